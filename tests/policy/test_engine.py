"""Which pack and version decides which line, what comes of lines nobody decides, and that order never matters."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pandas as pd
import pytest

from tests.policy.small import FLAT, HEAD, LEVELS, PAYEE, award, book_of, decided, line, pack_text, reasons_of, yuan_of
from trainingdesk.policy.book import Book, load_shipped
from trainingdesk.policy.decisions import DECISION_COLUMNS, Decisions
from trainingdesk.policy.engine import decide
from trainingdesk.policy.explain import explain
from trainingdesk.policy.trace import trace_from_json, trace_json, trace_of

NEXT = (
    HEAD.replace('version = "1"', 'version = "2"')
    .replace("from = 2024-01-01", "from = 2026-01-01")
    .replace("\nuntil = 2026-01-01", "")
)
DEARER = LEVELS.replace('"1500"', '"1700"')
CITY = 'id = "city"\nparent = "small-2024"\nregion = "410100"\n[items.training.rates.level.amounts]\n4 = "1800"\n'
YEARLY = """
[limits.yearly]
zh = "每年一次"
en = "once a year"
rule = "S1"
reason = "yearly_limit"
per = ["person"]
window = "calendar_year"
"""
BOTH = FLAT + FLAT.replace("training", "assessment").replace('["level", "special"]', '["level"]')


def rows(decisions: Decisions, *columns: str) -> list[tuple[object, ...]]:
    return list(decisions.frame[list(columns)].itertuples(index=False, name=None))


def test_the_certificates_day_picks_the_version(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(), pack_text(head=NEXT, items=DEARER))
    lines = [
        line(1, certificate_date="2025-12-31"),
        line(2, certificate_date="2026-01-01"),
        line(3, certificate_date="2023-12-31"),
        line(4, certificate_date=""),
    ]
    decisions = decided(book, lines)
    assert rows(decisions, "version", "amount_fen", "reasons") == [
        ("1", 150_000, ""),
        ("2", 170_000, ""),
        ("", 0, "no_policy_in_force"),
        ("", 0, "fact_missing:certificate_date"),
    ]
    assert "只在" in explain(decisions, 2)[0]


@pytest.mark.parametrize(
    ("basis", "column"),
    [
        ("class_start", "class_start"),
        ("class_end", "class_end"),
        ("assessment", "assessment_date"),
        ("application", "application_date"),
    ],
)
def test_another_day_may_pick_the_version(tmp_path: Path, basis: str, column: str) -> None:
    basis_line = f'version_basis = "{basis}"\n'
    book = book_of(tmp_path, pack_text(head=HEAD + basis_line), pack_text(head=NEXT + basis_line, items=DEARER))
    lines = [line(1, **{column: "2025-12-31"}), line(2, **{column: "2026-01-01"}), line(3, **{column: ""})]
    decisions = decided(book, lines)
    assert yuan_of(decisions) == [1500, 1700, 0]
    assert reasons_of(decisions)[2] == f"fact_missing:{column}"


def test_an_item_may_have_a_basis_of_its_own(tmp_path: Path) -> None:
    own = BOTH.replace("[items.assessment]", '[items.assessment]\nversion_basis = "assessment"')
    book = book_of(tmp_path, pack_text(items=own))
    decisions = decided(book, [line(item="", assessment_date="2026-06-01")])
    assert rows(decisions, "item", "reasons") == [("assessment", "no_policy_in_force"), ("training", "")]


def test_an_item_that_a_later_version_no_longer_grants_ends(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(items=BOTH), pack_text(head=NEXT, items=FLAT))
    lines = [line(1, item="assessment"), line(2, item="assessment", certificate_date="2026-06-30")]
    assert rows(decided(book, lines), "version", "reasons") == [("1", ""), ("", "no_policy_in_force")]


def test_limits_count_across_versions(tmp_path: Path) -> None:
    later = NEXT.replace("2026-01-01", "2025-07-01")
    first = HEAD.replace("until = 2026-01-01", "until = 2025-07-01")
    book = book_of(tmp_path, pack_text(YEARLY, head=first), pack_text(YEARLY, head=later))
    lines = [line(1, certificate_date="2025-06-30"), line(2, certificate_date="2025-07-01")]
    assert reasons_of(decided(book, lines)) == ["", "yearly_limit"]


def test_a_refused_december_line_does_not_bar_january(tmp_path: Path) -> None:
    same = (
        YEARLY.replace("yearly", "same")
        .replace('["person"]', '["person", "occupation", "level"]')
        .replace('window = "calendar_year"', "")
        .replace("same_limit", "same_level_taken")
    )
    book = book_of(tmp_path, pack_text(YEARLY, same))
    lines = [
        line(1, certificate_date="2024-05-01", level="5"),
        line(2, certificate_date="2024-12-15"),
        line(3, certificate_date="2025-01-15"),
        line(4, certificate_date="2025-02-15", level="5"),
    ]
    assert reasons_of(decided(book, lines)) == ["", "yearly_limit", "", "same_level_taken;yearly_limit"]


def test_limits_may_count_on_another_day(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(YEARLY, head=HEAD + 'limit_basis = "class_end"\n'))
    lines = [
        line(1, class_end="2024-12-30", certificate_date="2025-01-10"),
        line(2, class_end="2025-01-02", certificate_date="2025-01-11"),
        line(3, class_end="", certificate_date="2025-06-01"),
    ]
    decisions = decided(book, lines)
    assert reasons_of(decisions) == ["", "", "yearly_limit"]
    assert list(decisions.frame["basis_date"]) == ["2024-12-30", "2025-01-02", "2025-06-01"]


def test_a_limit_applies_to_some_items_and_lines(tmp_path: Path) -> None:
    picky = YEARLY + 'items = ["training"]\nwhen = { person_groups = "student" }\n'
    book = book_of(tmp_path, pack_text(picky, items=BOTH))
    lines = [line(1, item=""), line(2, item=""), line(3, item="", person_groups="student"), line(4, person_groups="")]
    assert rows(decided(book, lines), "line_id", "item", "reasons") == [
        ("1", "assessment", ""),
        ("1", "training", ""),
        ("2", "assessment", ""),
        ("2", "training", ""),
        ("3", "assessment", ""),
        ("3", "training", "yearly_limit"),
        ("4", "training", ""),
    ]


def test_the_region_and_the_scheme_pick_the_pack(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(), CITY)
    lines = [
        line(1, region="410105"),
        line(2, region="410300"),
        line(3, region=""),
        line(4, region="440100"),
        line(5, region="410300", scheme="unemployment_insurance"),
        line(6, region="410300", scheme="training"),
        line(7, region="410000"),
    ]
    assert rows(decided(book, lines), "line_id", "pack", "amount_fen", "reasons") == [
        ("1", "city", 180_000, ""),
        ("2", "small-2024", 150_000, ""),
        ("3", "city", 180_000, ""),
        ("4", "", 0, "no_policy_in_force"),
        ("5", "", 0, "no_policy_in_force"),
        ("6", "small-2024", 150_000, ""),
        ("7", "small-2024", 150_000, ""),
    ]


def test_a_parent_decides_while_its_child_is_not_in_force(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(), CITY.replace('region = "410100"', 'region = "410100"\nfrom = 2025-01-01'))
    lines = [
        line(1, region="410105"),
        line(2, region="410105", certificate_date="2025-02-01"),
        line(3, region="410105", certificate_date="2026-02-01"),
    ]
    assert rows(decided(book, lines), "pack", "reasons") == [
        ("small-2024", ""),
        ("city", ""),
        ("city", "no_policy_in_force"),
    ]


def test_packs_that_both_cover_a_line_decide_separately(resources: Path) -> None:
    book = load_shipped(resources / "policies").choose(["guangdong-2023", "guangdong-ui-2023", "national-2017"])
    decisions = decided(book, [line(region="440800", insured_months="12", shortage="none", level="3")])
    assert rows(decisions, "pack", "scheme", "fund", "amount_fen") == [
        ("guangdong-2023", "training", "employment", 200_000),
        ("guangdong-ui-2023", "unemployment_insurance", "unemployment", 200_000),
    ]


def test_no_item_means_every_item_for_the_kind_of_certificate(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(items=BOTH))
    lines = [
        line(1, item=""),
        line(2, item="", certificate_kind="special", person_id="P2"),
        line(3, item="", certificate_kind="master"),
        line(4, item="", certificate_kind=""),
        line(5, item="", certificate_kind="master", region="440100"),
        line(6, item="living"),
        line(7, item="assessment", region="440100"),
        line(8, item="lunch"),
    ]
    assert rows(decided(book, lines), "line_id", "item", "status", "reasons") == [
        ("1", "assessment", "payable", ""),
        ("1", "training", "payable", ""),
        ("2", "training", "payable", ""),
        ("3", "", "excluded", "no_standard"),
        ("4", "", "excluded", "fact_missing:certificate_kind"),
        ("5", "", "excluded", "no_policy_in_force"),
        ("6", "living", "not_applicable", ""),
        ("7", "assessment", "excluded", "no_policy_in_force"),
        ("8", "", "excluded", "impossible:item"),
    ]


def test_no_lines_no_decisions(tmp_path: Path) -> None:
    decisions = decide(pd.DataFrame([line()]).iloc[:0], None, book_of(tmp_path, pack_text(YEARLY)))
    assert (len(decisions), list(decisions.frame.columns)) == (0, list(DECISION_COLUMNS))
    assert (decisions.total_fen, decisions.has_gaps, decisions.counts()["payable"]) == (0, False, 0)


def test_a_book_without_packs_decides_nothing_but_loses_no_line() -> None:
    assert rows(decided(Book(()), [line(), line(2, item="")]), "status", "reasons") == [
        ("not_applicable", ""),
        ("excluded", "no_policy_in_force"),
    ]


INSTALMENTS = """
[[items.training.instalments]]
percent = 60

[[items.training.instalments]]
percent = 40
when = { test = "in_work" }
months = 6
of = "certificate_date"

[tests.in_work]
kind = "within"
day = "employed_on"
of = "certificate_date"
months = 6
"""


def test_instalments_sum_to_the_whole_and_wait_for_their_condition(tmp_path: Path) -> None:
    items = LEVELS.replace('"1500"', '"1500.01"')
    book = book_of(tmp_path, pack_text(INSTALMENTS, items=items))
    lines = [
        line(1, employed_on="2024-08-01"),
        line(2, employed_on="", person_id="P2"),
        line(3, employed_on="none", person_id="P3"),
        line(4, level="2", employed_on=""),
    ]
    decisions = decided(book, lines)
    assert rows(decisions, "line_id", "instalment_no", "status", "amount_fen", "due_on", "reasons") == [
        ("1", 1, "payable", 90_000, "", ""),
        ("1", 2, "payable", 60_001, "", ""),
        ("2", 1, "payable", 90_000, "", ""),
        ("2", 2, "pending", 60_001, "2024-12-30", ""),
        ("3", 1, "payable", 90_000, "", ""),
        ("3", 2, "excluded", 0, "", "not_employed"),
        ("4", 1, "excluded", 0, "", "no_standard"),
    ]
    assert decisions.counts() == {"payable": 4, "pending": 1, "excluded": 2, "not_applicable": 0}
    assert decisions.total_fen == 330_001
    assert explain(decisions, 3)[-1] == "结果：第 2 期 600.01 元，待满足条件，至 2024-12-30。"


def test_an_instalment_due_after_an_unknown_day_has_none(tmp_path: Path) -> None:
    late = INSTALMENTS.replace('months = 6\nof = "certificate_date"\n\n', 'months = 6\nof = "class_end"\n\n')
    decisions = decided(book_of(tmp_path, pack_text(late)), [line(employed_on="", class_end="")])
    assert rows(decisions, "status", "due_on") == [("payable", ""), ("pending", "")]


def test_a_batch_of_excluded_lines_has_one_row_each(tmp_path: Path) -> None:
    decisions = decided(book_of(tmp_path, pack_text(INSTALMENTS)), [line(level="2", employed_on="")])
    assert rows(decisions, "instalment_no", "status") == [(1, "excluded")]


def test_the_first_payee_row_that_fits_decides(tmp_path: Path) -> None:
    first = PAYEE.replace("all]", 'staff]\nwhen = { person_groups = "employed" }').replace("individual", "employer")
    other = PAYEE.replace("all]", 'other]\nitems = ["assessment"]').replace('"employment"', '"city_fund"')
    book = book_of(tmp_path, pack_text(items=BOTH, payees=other + first + PAYEE))
    lines = [
        line(1, item=""),
        line(2, person_groups="veteran", person_id="P2"),
        line(3, person_groups="", person_id="P3"),
    ]
    decisions = decided(book, lines)
    assert rows(decisions, "item", "payee", "fund") == [
        ("assessment", "individual", "city_fund"),
        ("training", "employer", "employment"),
        ("training", "individual", "employment"),
        ("training", "individual", "employment"),
    ]
    assert "支付：个人，city_fund" in "\n".join(explain(decisions, 0))


def many_lines(count: int, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A lively batch: few people, trades and days, so that limits meet; some facts open, some impossible."""
    chance = random.Random(seed)
    lines = [
        line(
            f"L{number:04d}",
            person_id=chance.choice([f"P{one}" for one in range(count // 4)]),
            item=chance.choice(["", "training", "assessment", "living"]),
            certificate_kind=chance.choice(["level", "level", "special", "completion", ""]),
            level=chance.choice(["5", "4", "3", "2", ""]),
            occupation_code=chance.choice(["6-18-01-01", "6-18-01-02", ""]),
            certificate_date=chance.choice(["2023-12-31", "2024-06-30", "2024-12-31", "2025-01-31", "", "2024-02-30"]),
            certificate_no=chance.choice(["C1", "C2", ""]),
            hours_attended=chance.choice(["36", "40", "80.5", "", "x"]),
            assessment_method=chance.choice(["exam", "direct", ""]),
            birth_date=chance.choice(["1990-05-01", "1950-01-01", ""]),
            person_groups=chance.choice(["employed", "retired_without_pension", "public_payroll;veteran", ""]),
            region=chance.choice(["410100", "410300", "440100", ""]),
            shortage=chance.choice(["scarce", "none", ""]),
            sex=chance.choice(["M", "F", ""]),
            insured_months=chance.choice(["12", "40", ""]),
        )
        for number in range(count)
    ]
    past = [award(person_id=f"P{number % 7}", level=chance.choice(["5", "4", "3"])) for number in range(12)]
    return pd.DataFrame(lines), pd.DataFrame(past)


@pytest.fixture(scope="module")
def shipped(resources: Path) -> Book:
    return load_shipped(resources / "policies")


def test_the_order_of_rows_does_not_matter(shipped: Book) -> None:
    lines, past = many_lines(300, seed=7)
    plain = decide(lines, past, shipped)
    for seed in range(3):
        mixed = decide(lines.sample(frac=1, random_state=seed), past.sample(frac=1, random_state=seed), shipped)
        pd.testing.assert_frame_equal(mixed.frame, plain.frame)
        told = [trace_json(trace_of(mixed, row)) for row in range(0, len(mixed), 17)]
        assert told == [trace_json(trace_of(plain, row)) for row in range(0, len(plain), 17)]


def test_chunks_by_person_decide_as_the_whole(shipped: Book) -> None:
    lines, past = many_lines(300, seed=11)
    whole = decide(lines, past, shipped, trace=False)
    parts = lines["person_id"].str[1:].astype(int) % 3
    chunks = [decide(lines[parts == part], past, shipped, trace=False).frame for part in range(3)]
    keys = ["line_id", "item", "pack", "instalment_no"]
    joined = pd.concat(chunks).sort_values(keys).reset_index(drop=True)
    pd.testing.assert_frame_equal(joined, whole.frame.sort_values(keys).reset_index(drop=True))


def test_every_line_is_answered_and_every_answer_is_of_a_known_shape(shipped: Book) -> None:
    lines, past = many_lines(300, seed=13)
    decisions = decide(lines, past, shipped)
    assert set(decisions.frame["line_id"]) == set(lines["line_id"])
    for row in decisions.frame.itertuples():
        assert (row.status == "payable") == (row.amount_fen > 0)
        assert (row.status == "excluded") == bool(row.reasons)
        assert row.reasons.split(";") == sorted(set(row.reasons.split(";")))
        assert bool(row.payee) == bool(row.fund) == (row.status == "payable")
        assert bool(row.version) == bool(row.pack_digest)
    assert decisions.frame["amount_fen"].dtype == "int64"


def test_every_decision_can_be_told_from_its_stored_trace(shipped: Book) -> None:
    lines, past = many_lines(120, seed=17)
    decisions = decide(lines, past, shipped)
    for row in range(len(decisions)):
        stored = trace_json(trace_of(decisions, row))
        assert trace_json(trace_from_json(stored)) == stored
        told = json.loads(stored)
        assert told["status"] == decisions.frame["status"][row]
        assert "P1" not in stored
        assert explain(decisions, row)


def test_without_a_trace_nothing_can_be_told(tmp_path: Path) -> None:
    decisions = decide(pd.DataFrame([line()]), None, book_of(tmp_path, pack_text()), trace=False)
    assert yuan_of(decisions) == [1500]
    with pytest.raises(ValueError, match="without a trace"):
        trace_of(decisions, 0)


def test_more_reasons_than_bits(tmp_path: Path) -> None:
    condition = '[conditions.c{0}]\nzh = "c"\nen = "c"\nrule = "S1"\nreason = "pack:r{0:03d}"\nlevel = "5"\n'
    text = pack_text(*(condition.format(number) for number in range(70)))
    decisions = decided(book_of(tmp_path, text), [line(1), line(2, level="5")])
    assert reasons_of(decisions) == [";".join(f"pack:r{number:03d}" for number in range(70)), ""]
