"""Where the guards of the house find what they read: parsed Python files and plain texts of the checkout."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "trainingdesk"
TESTS = ROOT / "tests"
RESOURCES = ROOT / "resources"
ROOMS = ("trainingdesk", "tools", "tests", "resources", "docs", ".ci")
TEXT_SUFFIXES = {".py", ".md", ".toml", ".cfg", ".txt", ".csv", ".json", ".ts", ".qss", ".svg", ".in", ".lock"}
TEXT_NAMES = {"Makefile", "LICENSE", ".gitignore", "run", "setup"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*rooms: str) -> list[Path]:
    """Every Python file of the named top folders, in order."""
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py") if "__pycache__" not in path.parts)


def text_files() -> list[Path]:
    """Everything people read or write in the checkout; what is built or fetched is left out."""
    loose = [path for path in ROOT.iterdir() if path.is_file()]
    kept = [path for room in ROOMS for path in (ROOT / room).rglob("*") if "__pycache__" not in path.parts]
    return sorted(path for path in loose + kept if path.is_file() and is_text(path))


def is_text(path: Path) -> bool:
    return path.suffix in TEXT_SUFFIXES or path.name in TEXT_NAMES


@cache
def tree_of(path: Path) -> ast.Module:
    """The file, parsed once for all guards."""
    return ast.parse(path.read_text("utf-8"), str(path))


def here(path: Path, node: ast.AST | None = None) -> str:
    """Where a guard points at."""
    line = f":{node.lineno}" if isinstance(node, ast.expr | ast.stmt) else ""
    return f"{path.relative_to(ROOT)}{line}"


def functions(tree: ast.AST) -> Iterator[Function]:
    """All functions and methods, nested ones included."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def dotted(node: ast.expr) -> str:
    """``a.b.c`` of names and attributes; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        front = dotted(node.value)
        return f"{front}.{node.attr}" if front else node.attr
    return ""
