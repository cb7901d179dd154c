"""Which codes the program gives to people, where and with which parameters, read from its source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.house.sources import Function, functions, tree_of

ERRORS = {"OfficeError": 0, "Refused": 0, "NotAllowed": 0, "Conflict": 0, "Unavailable": 0, "Busy": 0, "Damaged": 0}
COLLECTING = {"error", "warning", "note"}
CARRIED = {"findings", "place", "value", "severity", "other_row", "params"}
CODE = re.compile(r"[a-z_]+\.[a-z0-9_.]+")


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a code is given. ``given`` are the parameters' names; None when they cannot be read off."""

    code: str
    path: Path
    line: int
    given: frozenset[str] | None


def uses_in(paths: Iterable[Path]) -> list[Use]:
    """Every code given to an error, a finding, or a function that passes its ``code`` on to one."""
    trees = {path: tree_of(path) for path in paths}
    givers = givers_of(trees.values())
    return [use for path, tree in trees.items() for use in _uses(path, tree, givers)]


def givers_of(trees: Iterable[ast.Module]) -> dict[str, int]:
    """Callables that take a code, with the code's position: the errors, ``Finding``, and what hands on to them."""
    givers = {**ERRORS, "Finding": 0}
    passing = {one: place for tree in trees for one in functions(tree) if (place := _position_of_code(one)) is not None}
    while True:
        found = {
            one.name: place
            for one, place in passing.items()
            if one.name not in givers and one.name not in COLLECTING and _hands_on(one, givers)
        }
        if not found:
            return givers
        givers |= found


def constants_in(tree: ast.Module) -> Iterator[str]:
    """Every literal text of a file; a formatted one with a wildcard (``*``) for each field."""
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)


def _position_of_code(function: Function) -> int | None:
    names = [one.arg for one in function.args.posonlyargs + function.args.args if one.arg not in ("self", "cls")]
    return names.index("code") if "code" in names else None


def _hands_on(function: Function, givers: Mapping[str, int]) -> bool:
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(isinstance(told := _told(call, givers), ast.Name) and told.id == "code" for call in calls)


def _told(call: ast.Call, givers: Mapping[str, int]) -> ast.expr | None:
    """The expression that a call gives as its code, if it is a call that gives one."""
    if isinstance(call.func, ast.Attribute) and call.func.attr in COLLECTING:
        place = 0
    else:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name not in givers:
            return None
        place = givers[name]
    by_name = next((one.value for one in call.keywords if one.arg == "code"), None)
    return call.args[place] if place < len(call.args) else by_name


def _uses(path: Path, tree: ast.Module, givers: Mapping[str, int]) -> Iterator[Use]:
    tables = _tables(tree)
    for call in ast.walk(tree):
        told = _told(call, givers) if isinstance(call, ast.Call) else None
        if isinstance(call, ast.Call) and told is not None:
            for code in sorted(_codes(told, tables)):
                yield Use(code, path, call.lineno, _given(call))


def _tables(tree: ast.Module) -> dict[str, ast.expr]:
    """Names of the module that hold codes: constants and tables."""
    return {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }


def _codes(told: ast.expr, tables: Mapping[str, ast.expr]) -> set[str]:
    """The codes an expression may stand for, through conditions and through the module's tables."""
    found: set[str] = set()
    for node in ast.walk(told):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            found.add(node.value)
        elif isinstance(node, ast.Name) and node.id in tables:
            found |= _codes(tables[node.id], {})
    return found


def _given(call: ast.Call) -> frozenset[str] | None:
    names: set[str] = set()
    for one in call.keywords:
        if one.arg is None:
            return None
        names.add(one.arg)
    params = next((one.value for one in call.keywords if one.arg == "params"), None)
    if params is None and isinstance(call.func, ast.Name) and call.func.id == "Finding" and len(call.args) > 3:
        params = call.args[3]
    if params is not None:
        if not isinstance(params, ast.Dict) or not all(isinstance(key, ast.Constant) for key in params.keys):
            return None
        names |= {str(key.value) for key in params.keys if isinstance(key, ast.Constant)}
    return frozenset(names - CARRIED - {"code"} | ({"code"} & names))
