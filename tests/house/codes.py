"""Which codes the program gives to people, where and with which parameters, read from its source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.house.sources import Function, functions, tree_of

ERRORS = ("OfficeError", "Refused", "NotAllowed", "Conflict", "Unavailable", "Busy", "Damaged")
COLLECTING = {"error", "warning", "note"}
CARRIED = frozenset({"code", "place", "value", "severity", "other_row", "params"})
CODE = re.compile(r"[a-z_]+\.[a-z0-9_.]+")


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a code is given. ``given`` are the parameters' names; None when they cannot be read off."""

    code: str
    path: Path
    line: int
    given: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Giver:
    """A callable that takes a code: at which position, which keywords never reach the text, which it adds itself.

    ``adds`` is None for one that makes up the parameters in a way that cannot be read off.
    """

    place: int = 0
    carried: frozenset[str] = frozenset()
    adds: frozenset[str] | None = frozenset()


FIRST = {name: Giver(carried=frozenset({"findings"})) for name in ERRORS} | {"Finding": Giver(carried=CARRIED)}


def uses_in(paths: Iterable[Path]) -> list[Use]:
    """Every code given to an error, a finding, or a function that passes its ``code`` on to one."""
    trees = {path: tree_of(path) for path in paths}
    givers = givers_of(trees.values())
    return [use for path, tree in trees.items() for use in _uses(path, tree, givers)]


def givers_of(trees: Iterable[ast.Module]) -> dict[str, Giver]:
    """The errors, ``Finding``, and every function that hands its own ``code`` on to one of them."""
    givers = dict(FIRST)
    passing = {one: place for tree in trees for one in functions(tree) if (place := _position_of_code(one)) is not None}
    while True:
        found = {
            one.name: Giver(place, adds=_added(one, *told))
            for one, place in passing.items()
            if one.name not in givers and one.name not in COLLECTING
            if (told := _handed_on(one, givers)) is not None
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


def _handed_on(function: Function, givers: Mapping[str, Giver]) -> tuple[ast.Call, Giver] | None:
    """The call by which a function hands its ``code`` on, if it does."""
    for node in ast.walk(function):
        told = _told(node, givers)
        if told is not None and isinstance(told[0], ast.Name) and told[0].id == "code":
            return told[2], told[1]
    return None


def _added(function: Function, call: ast.Call, giver: Giver) -> frozenset[str] | None:
    """The parameters that a function adds to its caller's; ``**params`` and ``params`` of its own are the caller's."""
    own = function.args.kwarg.arg if function.args.kwarg else None
    spread = [one.value for one in call.keywords if one.arg is None] + [_params(call)]
    unread = [one for one in spread if one is not None and not (isinstance(one, ast.Name) and one.id == own)]
    if unread or giver.adds is None:
        return None
    return giver.adds | frozenset(one.arg for one in call.keywords if one.arg is not None) - giver.carried


def _params(call: ast.Call) -> ast.expr | None:
    """The mapping of parameters that a ``Finding`` is made with."""
    if getattr(call.func, "id", "") != "Finding":
        return None
    by_name = next((one.value for one in call.keywords if one.arg == "params"), None)
    return call.args[3] if len(call.args) > 3 else by_name


def _told(node: ast.AST, givers: Mapping[str, Giver]) -> tuple[ast.expr, Giver, ast.Call] | None:
    """What a call gives as its code, and to whom, if it is a call that gives one."""
    if not isinstance(node, ast.Call):
        return None
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    collects = isinstance(node.func, ast.Attribute) and name in COLLECTING
    giver = Giver(carried=CARRIED) if collects else givers.get(name)
    if giver is None:
        return None
    by_name = next((one.value for one in node.keywords if one.arg == "code"), None)
    told = node.args[giver.place] if giver.place < len(node.args) else by_name
    return None if told is None else (told, giver, node)


def _uses(path: Path, tree: ast.Module, givers: Mapping[str, Giver]) -> Iterator[Use]:
    tables = _tables(tree)
    for node in ast.walk(tree):
        if told := _told(node, givers):
            for code in sorted(_codes(told[0], tables)):
                yield Use(code, path, told[2].lineno, _given(told[2], told[1]))


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


def _given(call: ast.Call, giver: Giver) -> frozenset[str] | None:
    if giver.adds is None or any(one.arg is None for one in call.keywords):
        return None
    names = giver.adds | {str(one.arg) for one in call.keywords} - giver.carried
    params = _params(call)
    if params is None:
        return names
    if not isinstance(params, ast.Dict) or not all(isinstance(key, ast.Constant) for key in params.keys):
        return None
    return names | {str(key.value) for key in params.keys if isinstance(key, ast.Constant)}
