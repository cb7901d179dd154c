"""Every test can fail: it asserts, expects an error, or hands over to a check that does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

from tests.house.sources import Function, dotted, functions, here, python_files, tree_of

JUDGES = re.compile(
    r"^(?:raises|warns|deprecated_call|fail|assert_\w+|check_\w+|verify_\w+|expect_\w+|waitUntil|waitSignal)$"
)


def judges(function: Function, others: frozenset[str] = frozenset()) -> bool:
    """Whether anything in it can fail on a wrong answer; ``others`` are functions of the tests that can."""
    called = {dotted(node.func).rpartition(".")[2] for node in ast.walk(function) if isinstance(node, ast.Call)}
    return any(isinstance(node, ast.Assert) for node in ast.walk(function)) or any(
        name in others or JUDGES.match(name) for name in called
    )


def judging(trees: Iterable[ast.Module]) -> frozenset[str]:
    """Names of the functions beside the tests that assert for them, directly or through one another."""
    beside = [one for tree in trees for one in functions(tree) if not one.name.startswith("test_")]
    found: frozenset[str] = frozenset()
    while (more := frozenset(one.name for one in beside if judges(one, found))) != found:
        found = more
    return found


def hollow_tests(tree: ast.Module, others: frozenset[str]) -> list[str]:
    return [one.name for one in functions(tree) if one.name.startswith("test_") and not judges(one, others)]


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
    others = judging(map(tree_of, python_files("tests")))
    found = {here(path): hollow_tests(tree_of(path), others) for path in python_files("tests")}
    assert {path: names for path, names in found.items() if names} == {}


def test_no_assertion_is_always_true() -> None:
    found = {here(path): asserted_truths(tree_of(path)) for path in python_files("tests")}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_test_files_are_found_by_the_runner() -> None:
    with_tests = [
        path for path in python_files("tests") if any(f.name.startswith("test_") for f in functions(tree_of(path)))
    ]
    assert [here(path) for path in with_tests if not path.name.startswith("test_")] == []


PLANTED = """
def refused(path):
    assert path
def outer(path):
    refused(path)
def test_hollow():
    run()
def test_expects():
    with raises(E):
        run()
def test_asserts():
    assert x
def test_hands_over():
    outer(path)
"""


def test_the_guards_see_a_hollow_test() -> None:
    planted = ast.parse(PLANTED)
    assert judging([planted]) == {"refused", "outer"}
    assert hollow_tests(planted, judging([planted])) == ["test_hollow"]
    assert asserted_truths(ast.parse("assert (x, 'why')\nassert True\nassert x")) == [1, 2]
