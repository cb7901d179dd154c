"""What no file of the house says: machine paths, registry hosts, open ends; and what no class is called."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.house.sources import here, python_files, text_files, tree_of

# Each pattern is written so that it does not match itself.
PLACES = re.compile(r"(?<![\w.])/(?:w[o]rk|r[o]ot|h[o]me|t[m]p|o[p]t)/\w|\.\./s[h]ared|clean[-]room", re.A)
HOSTS = re.compile(
    r"py[p]i\.(?:org|python)|pythonh[o]sted\.org|npm[j]s\.org|d[e]b\.debian\.org|deb[i]an\.net|(?:tuna|ustc|aliyun)[.]",
    re.I,
)
AUTHORS = re.compile(r"\b(?:A[I]|L[L]M|cl[a]ude|anthr[o]pic|chatg[p]t|cop[i]lot|codeg[e]n)\b", re.I)
OPEN_ENDS = re.compile(r"\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b|raise Not[I]mplementedError")
SKIPPED = re.compile(
    r"pytest\.s[k]ip|mark\.s[k]ip|mark\.x[f]ail|import[o]rskip|unittest\.m[o]ck|monkeypatch\.set[a]ttr\("
)
EMPTY_NAMES = {"Manager", "Helper", "Util", "Utils", "Handler", "Processor", "Data", "Info"}
EMPTY_MODULES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handlers"}
WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z][a-z0-9]*")


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{here(path)}:{number}: {line.strip()[:90]}"
        for path in paths
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def empty_class_names(tree: ast.Module) -> list[str]:
    return [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and EMPTY_NAMES.intersection(WORDS.findall(node.name))
    ]


@pytest.mark.parametrize("pattern", [PLACES, HOSTS, AUTHORS], ids=["places", "hosts", "authors"])
def test_nothing_points_outside_the_checkout(pattern: re.Pattern[str]) -> None:
    assert lines_with(pattern, text_files()) == []


def test_nothing_is_left_open() -> None:
    assert lines_with(OPEN_ENDS, python_files("trainingdesk", "tools", "tests")) == []


def test_no_test_is_skipped_or_mocked() -> None:
    assert lines_with(SKIPPED, python_files("tests")) == []


def test_a_class_is_named_for_what_it_is() -> None:
    found = {here(path): empty_class_names(tree_of(path)) for path in python_files("trainingdesk", "tools")}
    assert {path: names for path, names in found.items() if names} == {}
    assert [here(path) for path in python_files("trainingdesk", "tools") if path.stem in EMPTY_MODULES] == []


@pytest.mark.parametrize(
    ("pattern", "planted"),
    [
        (PLACES, "open('/w" + "ork/main/x')"),
        (PLACES, "see .." + "/shared/design"),
        (PLACES, "cd /r" + "oot/x && ls"),
        (PLACES, "Path('/t" + "mp/x')"),
        (HOSTS, "https://files.python" + "hosted.org/x"),
        (HOSTS, "--index-url https://py" + "pi.org/simple"),
        (AUTHORS, "written by an A" + "I"),
        (OPEN_ENDS, "# TO" + "DO: later"),
        (OPEN_ENDS, "raise Not" + "ImplementedError"),
        (SKIPPED, "@pytest.mark.s" + "kip"),
    ],
)
def test_the_patterns_find_what_is_planted(pattern: re.Pattern[str], planted: str) -> None:
    assert pattern.search(planted)


def test_the_patterns_leave_common_words_alone() -> None:
    assert not PLACES.search("homework/rooted, usr/share/fonts, build/demo, framework/main")
    assert not AUTHORS.search("aim, paid, main, email")


def test_the_name_guard_reads_whole_words() -> None:
    planted = ast.parse("class DataFrameLike: ...\nclass ClaimManager: ...\nclass Database: ...\nclass HTMLInfo: ...")
    assert empty_class_names(planted) == ["DataFrameLike", "ClaimManager", "HTMLInfo"]
