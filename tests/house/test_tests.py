"""Every test can fail: it asserts, expects an error, or hands over to a check that does."""

from __future__ import annotations

import ast
import re

from tests.house.sources import Function, dotted, functions, here, python_files, tree_of

JUDGES = re.compile(
    r"^(?:raises|warns|deprecated_call|fail|assert_\w+|check_\w+|verify_\w+|expect_\w+|waitUntil|waitSignal)$"
)


def judges(test: Function) -> bool:
    """Whether anything in the test can make it fail on a wrong answer."""
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Call) and JUDGES.match(dotted(node.func).rpartition(".")[2]))
        for node in ast.walk(test)
    )


def hollow_tests(tree: ast.Module) -> list[str]:
    return [one.name for one in functions(tree) if one.name.startswith("test_") and not judges(one)]


def asserted_truths(tree: ast.Module) -> list[int]:
    """Assertions that hold whatever happens: a constant, or a tuple that is never empty."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Assert)
        and (
            (isinstance(node.test, ast.Constant) and node.test.value)
            or (isinstance(node.test, ast.Tuple) and node.test.elts)
        )
    ]


def test_every_test_asserts_something() -> None:
    found = {here(path): hollow_tests(tree_of(path)) for path in python_files("tests")}
    assert {path: names for path, names in found.items() if names} == {}


def test_no_assertion_is_always_true() -> None:
    found = {here(path): asserted_truths(tree_of(path)) for path in python_files("tests")}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_test_files_are_found_by_the_runner() -> None:
    with_tests = [
        path for path in python_files("tests") if any(f.name.startswith("test_") for f in functions(tree_of(path)))
    ]
    assert [here(path) for path in with_tests if not path.name.startswith("test_")] == []


def test_the_guards_see_a_hollow_test() -> None:
    planted = ast.parse(
        "def test_a():\n    run()\ndef test_b():\n    with raises(E):\n        run()\ndef test_c():\n    assert x"
    )
    assert hollow_tests(planted) == ["test_a"]
    assert asserted_truths(ast.parse("assert (x, 'why')\nassert True\nassert x")) == [1, 2]
