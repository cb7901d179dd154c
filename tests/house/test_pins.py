"""Bounds, lock and licences: what is imported is declared, locked and installed, and nothing forbids its use."""

from __future__ import annotations

import ast
import configparser
import re
import sys
from collections.abc import Iterable
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.house.sources import ROOT, python_files, tree_of

SETUP = configparser.ConfigParser()
SETUP.read(ROOT / "setup.cfg", "utf-8")
LOCKED_LINE = re.compile(r"^([a-z0-9-]+)==(\S+) \\$", re.M)
COPYLEFT = re.compile(r"(?<![A-Za-z])A?GPL|Affero|(?<!Lesser )General Public License")
LICENCE_NOT_STATED = {"sqlcipher3": "zlib and BSD, in its source"}


def declared(*sections: str) -> list[Requirement]:
    return [Requirement(line) for section in sections for line in section.strip().splitlines()]


def runtime() -> list[Requirement]:
    return declared(SETUP["options"]["install_requires"])


def locked() -> dict[str, Version]:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    return {canonicalize_name(name): Version(version) for name, version in LOCKED_LINE.findall(text)}


def imported(trees: Iterable[ast.Module]) -> set[str]:
    """Top-level names of the modules that the files import, without our own and the standard library's."""
    names: set[str] = set()
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names.add(str(node.module).partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"trainingdesk", "tools", "tests"}


def undeclared(modules: set[str], requirements: list[Requirement]) -> set[str]:
    brought = metadata.packages_distributions()
    allowed = {canonicalize_name(one.name) for one in requirements}
    return {name for name in modules if not allowed & {canonicalize_name(dist) for dist in brought.get(name, [])}}


def needed_at_run_time() -> set[str]:
    """Names of all distributions that an installed program pulls in."""
    waiting = [canonicalize_name(one.name) for one in runtime()]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        below = [Requirement(line) for line in metadata.requires(name) or []]
        waiting += [
            canonicalize_name(one.name) for one in below if not one.marker or one.marker.evaluate({"extra": ""})
        ]
    return found


def licence_of(name: str) -> str:
    about = metadata.metadata(name)
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License")]
    stated = " ".join([about.get("License-Expression") or "", about.get("License") or "", *classifiers]).strip()
    return stated or LICENCE_NOT_STATED.get(name, "")


def only_copyleft(stated: str) -> bool:
    """Whether a licence would bind the whole program; a choice that holds a weaker one does not."""
    return bool(COPYLEFT.search(stated)) and "LGPL" not in stated and " OR " not in stated


def test_every_bound_is_met_by_the_lock() -> None:
    versions = locked()
    wanted = declared(SETUP["options"]["install_requires"], *SETUP["options.extras_require"].values())
    assert [str(one) for one in wanted if not one.specifier.contains(versions[canonicalize_name(one.name)])] == []


def test_the_lock_names_exact_versions_with_digests_and_no_host() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    blocks = re.split(r"\n(?=\S)", text.partition("\n")[2].strip())
    assert len(blocks) == len(locked()) > 60
    assert [
        block for block in blocks if not re.fullmatch(r"\S+==\S+(?: \\\n +--hash=sha256:[0-9a-f]{64})+", block)
    ] == []
    assert not re.search(r"https?:|--(?:index|find|extra|trusted)", text)


def test_what_is_installed_is_what_is_locked() -> None:
    differing = {name: (version, metadata.version(name)) for name, version in locked().items()}
    assert {name: both for name, both in differing.items() if str(both[0]) != both[1]} == {}


def test_qt_stays_below_the_release_that_loses_references() -> None:
    qt = next(one for one in runtime() if one.name == "PySide6-Essentials")
    assert qt.specifier.contains("6.11.3")
    assert not qt.specifier.contains("6.12.0")


def test_what_is_imported_is_declared() -> None:
    assert undeclared(imported(map(tree_of, python_files("trainingdesk"))), runtime()) == set()


def test_every_dependency_has_a_lower_bound() -> None:
    assert [
        str(one) for one in runtime() if not any(bound.operator in (">=", "==", "~=") for bound in one.specifier)
    ] == []


def test_no_licence_binds_the_program() -> None:
    stated = {name: licence_of(name) for name in needed_at_run_time()}
    assert [name for name, licence in stated.items() if not licence] == []
    assert [name for name, licence in stated.items() if only_copyleft(licence)] == []


def test_the_guards_see_what_is_planted() -> None:
    strangers = imported([ast.parse("import json\nimport sphinx.util\nfrom numpy import array\nfrom . import x")])
    assert strangers == {"sphinx", "numpy"}
    assert undeclared(strangers, [Requirement("numpy>=2")]) == {"sphinx"}
    assert only_copyleft("License :: OSI Approved :: GNU General Public License v3 (GPLv3)")
    assert only_copyleft("AGPL-3.0-or-later")
    assert not only_copyleft("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only")
    assert not only_copyleft("GNU Lesser General Public License v2 or later (LGPLv2+)")
