"""Files and functions stay small, each file says what lives in it, and no import hides in a function."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.sources import functions, here, python_files, tree_of

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
NAMES_BY_TABLE = ("trainingdesk/bootstrap.py", "trainingdesk/cli/main.py", "trainingdesk/ui/navigation.py")
OURS = python_files("trainingdesk", "tools")
ALL = python_files("trainingdesk", "tools", "tests")


def long_functions(tree: ast.Module) -> list[str]:
    sizes = {one.name: (one.end_lineno or one.lineno) - one.lineno + 1 for one in functions(tree)}
    return [f"{name}: {size} lines" for name, size in sizes.items() if size > LONGEST_FUNCTION]


def hidden_imports(tree: ast.Module) -> list[int]:
    return [
        node.lineno
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def imports_by_name(tree: ast.Module) -> list[int]:
    """Calls that import at run time: ``import_module`` and ``__import__``."""
    asked = {"import_module", "__import__"}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")) in asked
    ]


def says_something(tree: ast.Module) -> bool:
    return len(ast.get_docstring(tree) or "") >= 12


def is_migration(path: Path) -> bool:
    return "versions" in path.parts


def test_a_file_fits_in_the_head() -> None:
    sizes = {here(path): path.read_text("utf-8").count("\n") for path in OURS if not is_migration(path)}
    assert {path: lines for path, lines in sizes.items() if lines > LONGEST_FILE} == {}


def test_a_function_fits_on_a_screen() -> None:
    found = {here(path): long_functions(tree_of(path)) for path in ALL if not is_migration(path)}
    assert {path: long for path, long in found.items() if long} == {}


def test_a_file_says_what_lives_in_it() -> None:
    assert [here(path) for path in ALL if not says_something(tree_of(path))] == []


def test_no_import_hides_in_a_function() -> None:
    found = {here(path): hidden_imports(tree_of(path)) for path in ALL}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_only_three_tables_of_names_import_at_run_time() -> None:
    allowed = [path for path in OURS if here(path) in NAMES_BY_TABLE]
    others = {here(path): imports_by_name(tree_of(path)) for path in OURS if path not in allowed}
    assert {path: lines for path, lines in others.items() if lines} == {}


def test_the_guards_see_what_they_look_for() -> None:
    long = ast.parse("def long():\n" + "    pass\n" * LONGEST_FUNCTION)
    hidden = ast.parse("class A:\n    def b(self):\n        from os import path\n")
    by_name = ast.parse("import importlib\nx = importlib.import_module('os')\ny = __import__('os')")
    assert long_functions(long) == ["long: 51 lines"]
    assert hidden_imports(hidden) == [3]
    assert imports_by_name(by_name) == [2, 3]
    assert not says_something(ast.parse("import os"))
    assert says_something(ast.parse('"""Money in whole fen."""'))
