"""Worked cases: the shipped ones hold, and one that does not is named with what was wanted and what came out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.policy.small import pack_text
from trainingdesk.domain.findings import Findings
from trainingdesk.domain.texts import Language
from trainingdesk.policy.book import load_book, load_shipped
from trainingdesk.policy.cases import cases_path, read_cases
from trainingdesk.policy.describe import describe
from trainingdesk.policy.inspection import Inspection, inspect

COMMON = """
[common]
person_id = "P1"
certificate_kind = "level"
certificate_date = 2024-06-30
item = "training"
class_approved = true
person_groups = ["employed", "veteran"]
"""
FOUR = COMMON + '[[case]]\nname = "四级"\nfacts = { level = "4" }\n'
TWO = COMMON + '[[case]]\nname = "两行"\nlines = [{ level = "4" }, { level = "5" }]\n'
GOOD = FOUR + 'source = "第一条"\nexpect = { status = "payable", amount = "1500.00" }\n'
BAD = [
    ("amount", FOUR + 'expect = { amount = "1600.00" }\n', "policy.case_failed"),
    ("words", FOUR + 'expect = { says = "上浮" }\n', "policy.case_failed"),
    ("item", FOUR + 'expect = { item = "living" }\n', "policy.case_failed"),
    ("one too few", TWO + 'expect = [{ line_id = "1" }]\n', "policy.case_failed"),
    ("no expectation", FOUR, "policy.key_missing"),
    ("no cases", COMMON, "policy.case_empty"),
    ("an unknown column", FOUR.replace("level =", "levl =") + 'expect = { item = "training" }\n', "policy.unknown_key"),
    ("not toml", "[[case", "policy.toml_syntax"),
]  # fmt: skip


def inspected(folder: Path, cases: str | None, text: str = "") -> Inspection:
    pack = folder / "small.toml"
    pack.write_text(text or pack_text(), encoding="utf-8")
    if cases is not None:
        cases_path(pack).parent.mkdir(exist_ok=True)
        cases_path(pack).write_text(cases, encoding="utf-8")
    return inspect([pack], folder / "none")


def test_every_shipped_pack_and_all_its_cases_hold(resources: Path) -> None:
    found = inspect([resources / "policies"], resources / "policies")
    assert found.findings == ()
    assert (len(found.packs), found.passed) == (7, True)
    assert found.cases >= 60


def test_every_shipped_pack_has_cases(resources: Path) -> None:
    folder = resources / "policies"
    packs = {path.name for path in folder.glob("*.toml")}
    assert packs == {path.name for path in (folder / "cases").glob("*.toml")}


def test_a_case_that_holds_says_nothing(tmp_path: Path) -> None:
    found = inspected(tmp_path, GOOD)
    assert (found.findings, found.cases, found.passed) == ((), 1, True)


@pytest.mark.parametrize(("cases", "code"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_case_that_does_not_hold_is_named(tmp_path: Path, cases: str, code: str) -> None:
    found = inspected(tmp_path, cases)
    assert code in [finding.code for finding in found.findings]
    assert not found.passed
    assert all(finding.place.sheet in ("cases/small.toml", "small.toml") for finding in found.findings)


def test_a_failed_case_says_what_was_wanted_and_what_came_out(tmp_path: Path) -> None:
    [finding] = inspected(tmp_path, BAD[0][1]).findings
    assert finding.params == {"case": "四级", "field": "amount", "expected": "1600.00", "actual": "1500.00"}
    [finding] = inspected(tmp_path, BAD[3][1]).findings
    assert finding.params["actual"] == "2/training: payable "


def test_past_awards_and_the_day_may_be_part_of_a_case(tmp_path: Path) -> None:
    limit = '[limits.l]\nzh = "次"\nen = "l"\nrule = "S1"\nreason = "lifetime_limit"\nper = "person"\n'
    within = 'kind = "within"\nof = "certificate_date"\nmonths = 1\n'
    window = f'[conditions.c]\nzh = "期"\nen = "w"\nrule = "S1"\nreason = "window_expired"\n{within}'
    award = 'person_id = "P1", scheme = "training", item = "training", level = "5", award_date = 2024-01-01'
    past = f"past = [{{ {award} }}]\n"
    case = '[[case]]\nname = "以往"\nas_of = 2024-08-01\nfacts = { level = "4" }\n' + past
    wanted = 'expect = { reasons = "lifetime_limit;window_expired" }\n'
    assert inspected(tmp_path, COMMON + case + wanted, pack_text(limit, window)).findings == ()


def test_a_pack_without_cases_is_warned_of(tmp_path: Path) -> None:
    found = inspected(tmp_path, None)
    assert [f"{one.severity} {one.code}" for one in found.findings] == ["warning policy.cases_missing"]
    assert found.passed


def test_a_faulty_pack_runs_no_cases(tmp_path: Path) -> None:
    found = inspected(tmp_path, GOOD, pack_text().replace("410000", "41"))
    assert (found.cases, found.passed, found.packs) == (0, False, ())


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    found = inspect([tmp_path / "none.toml"], tmp_path)
    assert [one.code for one in found.findings] == ["policy.file_unreadable"]


def test_parents_of_a_checked_file_may_be_those_shipped(tmp_path: Path, resources: Path) -> None:
    child = tmp_path / "town.toml"
    child.write_text('id = "town"\nparent = "henan-2022"\nregion = "410122"\n', encoding="utf-8")
    found = inspect([child], resources / "policies")
    assert [pack.parents for pack in found.packs] == [("henan-2022",)]


def test_cells_may_be_written_as_dates_words_and_yes_or_no(tmp_path: Path) -> None:
    path = tmp_path / "cases.toml"
    path.write_text(GOOD, encoding="utf-8")
    [case] = read_cases(path, Findings())
    assert case.lines[0] == {
        "line_id": "1",
        "person_id": "P1",
        "certificate_kind": "level",
        "certificate_date": "2024-06-30",
        "item": "training",
        "class_approved": "1",
        "person_groups": "employed;veteran",
        "level": "4",
    }


def test_a_pack_is_described_whole_in_both_languages(resources: Path) -> None:
    for pack in load_shipped(resources / "policies").packs:
        for language in Language:
            chapters = describe(pack, language)
            text = "\n".join(line for chapter in chapters for line in chapter.lines)
            assert all(chapter.heading and chapter.lines for chapter in chapters)
            assert all(rule.id in text for rule in pack.rules)
            assert pack.document in text


EVERY_KIND = """
[items.training]
certificate_kinds = ["level"]
rates.a = { kind = "category", rule = "S1", part = "a", amounts = { A = "1", B = "/" } }
rates.b = { kind = "per_day", rule = "S1", part = "b", tiers = [{ amount = "2", upto = "3" }, { amount = "1" }] }
rates.c = { kind = "cost_share", rule = "S1", part = "c", percent = "95", cap = "800" }
rates.d = { kind = "headcount_share", rule = "S1", part = "d", tiers = [{ percent = "60", amount = "3000" }] }
rates.e = { kind = "per_year", rule = "S1", part = "e", amounts = { 4 = "5000" } }
factors.f = { zh = "系数", en = "factor", rule = "S1", uplift = "30", when = { not = { shortage = "none" } } }
factors.g = { zh = "递增", en = "rise", rule = "S1", yearly_rise = "5", base_year = 2020, when = { class_id = "*" } }
factors.h = { zh = "封顶", en = "cap", rule = "S1", cap = "9000" }
"""


def test_every_kind_of_rate_can_be_described(tmp_path: Path, resources: Path) -> None:
    path = tmp_path / "kinds.toml"
    path.write_text(pack_text(items=EVERY_KIND), encoding="utf-8")
    [pack] = load_book([str(path)], resources / "policies").packs
    told = "\n".join(line for chapter in describe(pack, Language.EN) for line in chapter.lines)
    for words in (
        "Category A 1.00 yuan",
        "Category B —",
        "2.00 yuan a day (up to unit 3), 1.00 yuan a day",
        "95 % of the real cost, capped at 800.00 yuan",
        "60%:3000.00",
        "Level 4 (intermediate) 5000.00 yuan",
        "factor, not “Not scarce”, raised by 30 %",
        "rise, 5 % more each year, since 2020",
        "cap, at most 9000.00 yuan",
    ):
        assert words in told
