"""Whatever the program says to people has a wording in Chinese and English, and the wording gets what it asks for."""

from __future__ import annotations

import ast
import fnmatch
import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

from tests.house.codes import CODE, FIRST, Giver, Use, constants_in, givers_of, uses_in
from tests.house.sources import PACKAGE, here, python_files, tree_of
from trainingdesk.domain.texts import TEXTS
from trainingdesk.domain.texts.wording import Wording

PROGRAM = [path for path in python_files("trainingdesk") if PACKAGE / "domain" / "texts" not in path.parents]
HAN = re.compile(r"[\u3400-\u9fff]")


def fields(text: str) -> frozenset[str]:
    """The named fields of a wording; ``x_zh`` and ``x_en`` are one field said in two languages."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def meant(text: str) -> frozenset[str]:
    return frozenset(name.removesuffix("_zh").removesuffix("_en") for name in fields(text))


def unlike(wording: Wording) -> bool:
    """Whether the two languages ask for different facts, or only one of them says what to do."""
    return (
        meant(wording.zh) != meant(wording.en)
        or meant(wording.remedy_zh) != meant(wording.remedy_en)
        or bool(wording.remedy_zh) != bool(wording.remedy_en)
    )


def needed(wording: Wording) -> frozenset[str]:
    return fields(wording.zh) | fields(wording.en) | fields(wording.remedy_zh) | fields(wording.remedy_en)


def lacking(use: Use, texts: Mapping[str, Wording] = TEXTS) -> list[str]:
    """The fields that a wording asks for and a call does not give; filling it would fail in front of people."""
    return [] if use.given is None or use.code not in texts else sorted(needed(texts[use.code]) - use.given)


def unspoken(codes: set[str], said: set[str]) -> list[str]:
    """Wordings whose code stands nowhere in the program, not even with a part filled in at run time."""
    patterns = [text for text in said if "*" in text and text.index("*") > 2]
    return sorted(code for code in codes - said if not any(fnmatch.fnmatchcase(code, pattern) for pattern in patterns))


def test_every_code_given_has_a_wording() -> None:
    mute = [f"{here(use.path)}:{use.line} {use.code}" for use in uses_in(PROGRAM) if use.code not in TEXTS]
    assert mute == []


def test_every_wording_gets_the_facts_it_asks_for() -> None:
    found = [(use, lacking(use)) for use in uses_in(PROGRAM)]
    assert [f"{here(use.path)}:{use.line} {use.code} lacks {names}" for use, names in found if names] == []


def test_every_wording_is_said_somewhere() -> None:
    said = {text for path in PROGRAM for text in constants_in(tree_of(path))}
    assert unspoken(set(TEXTS), said) == []


def test_both_languages_say_the_same() -> None:
    assert [code for code, wording in TEXTS.items() if unlike(wording)] == []


def test_each_language_is_its_own() -> None:
    words = {code: re.sub(r"{\w*}", "", wording.zh) for code, wording in TEXTS.items()}
    assert [code for code, text in words.items() if re.search(r"[A-Za-z]{2}", text) and not HAN.search(text)] == []
    assert [code for code, wording in TEXTS.items() if HAN.search(re.sub("[“「(（].*?[”」)）]", "", wording.en))] == []


def test_a_code_is_a_room_and_a_name() -> None:
    assert [code for code in TEXTS if not CODE.fullmatch(code)] == []


def test_no_code_is_worded_twice() -> None:
    tables = [tree_of(path) for path in sorted((PACKAGE / "domain" / "texts").glob("*.py"))]
    keys = [
        key.value
        for tree in tables
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    ]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


PLANTED = """
FULL = "class.full"
WHY = {"a": "claim.late", "b": "claim.early"}

def refuse(office, code, **params):
    raise Refused(code, office=office, **params)

def complain(findings, code, key, **params):
    told = {"key": key, **params}
    findings.add(Finding(code, Severity.ERROR, Place(), told))

def check(findings, late):
    complain(findings, "policy.unknown_key", "rates")
    refuse(office, "claim.handed_on", number=1)
    findings.error("import.id_numeric", Place(), value="1", header="x")
    raise Refused(FULL if late else "class.closed", findings=findings, value="n") from None

def table(key):
    raise Conflict(WHY[key])

def found():
    return Finding("import.blank", Severity.ERROR, Place(), {"header": "x"}, "v")

note(office, session, "claim.opened")
"""


def test_the_guard_finds_codes_however_they_are_given(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(PLANTED, "utf-8")
    found = {use.code: use.given for use in uses_in([planted])}
    assert found == {
        "policy.unknown_key": None,
        "claim.handed_on": frozenset({"number", "office"}),
        "import.id_numeric": frozenset({"header"}),
        "class.full": frozenset({"value"}),
        "class.closed": frozenset({"value"}),
        "claim.late": frozenset(),
        "claim.early": frozenset(),
        "import.blank": frozenset({"header"}),
    }
    assert givers_of([tree_of(planted)]) == {
        **FIRST,
        "refuse": Giver(1, adds=frozenset({"office"})),
        "complain": Giver(1, adds=None),
    }


def test_the_guard_sees_languages_that_differ() -> None:
    assert unlike(Wording("第 {row} 行", "row"))
    assert unlike(Wording("一", "one", "改", ""))
    assert not unlike(Wording("{kind}", "{kind_en}", "改", "mend"))
    assert unspoken({"a.used", "a.built_up", "a.idle"}, {"a.used", "a.built_*"}) == ["a.idle"]
    assert lacking(Use("a.b", Path(), 1, frozenset({"x"})), {"a.b": Wording("{x}", "{x}", "{y}", "{y}")}) == ["y"]
