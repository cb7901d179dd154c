"""Rates of every kind, factors in chain, rounding: what a line earns before anybody asks whether it may."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.policy.small import HEAD, LEVELS, Cells, book_of, decided, line, pack_text, reasons_of
from trainingdesk.policy.decisions import Decisions
from trainingdesk.policy.explain import explain

ITEM = '[items.training]\ncertificate_kinds = ["level"]\n'
RATE = ITEM + '[items.training.rates.r]\nrule = "S1"\n'


def earned(folder: Path, items: str, *lines: Cells, head: str = HEAD, more: str = "") -> Decisions:
    return decided(book_of(folder, pack_text(more, items=items, head=head)), lines)


def fen(decisions: Decisions) -> list[int]:
    return list(decisions.frame["amount_fen"])


BY_CATEGORY = RATE + 'kind = "category"\namounts = { A = "800", B = "700", C = "600.50" }\n'
BY_BOTH = RATE + 'kind = "category_level"\namounts = { A = { 5 = "300", 4 = "350" }, B = { 5 = "250", 4 = "——" } }\n'
BY_TRADE = (
    RATE
    + 'kind = "occupation_level"\nedition = "2015"\n'
    + 'amounts = { "6-18-01-01" = { 4 = "2850", 5 = "/" }, "6-18-01-02" = { 4 = "1" } }\n'
)
OTHER_TRADE = {"occupation_edition": "2015", "occupation_code": "1-01-01-01"}
NO_TRADE = {"occupation_edition": "2015", "occupation_code": ""}
TEN, SIX, FOUR = {"apprentices": "10"}, {"apprentices_passed": "6"}, {"apprentices_passed": "4"}
BY_TRADE_ONLY = RATE + 'kind = "occupation"\namounts = { "6-18-01-01" = "500" }\n'
BY_PROGRAMME = RATE + 'kind = "programme"\namounts = { "养老护理" = "500", "建筑工匠" = "196" }\n'
HOURLY = RATE + 'kind = "per_hour"\namount = "10"\nleast = "40"\ncap = "700"\n'
DAILY = RATE + 'kind = "per_day"\namount = "100"\nmost = "20"\n'
TIERED = RATE + 'kind = "per_day"\ntiers = [{ amount = "120", upto = "5" }, { amount = "80" }]\nmost = "20"\n'
YEARLY = RATE + 'kind = "per_year"\namounts = { 4 = "5000", 3 = "5500" }\n'
MASTER = RATE + 'kind = "per_full_period"\namount = "4000"\nmost = "3"\nshort_reason = "pack:full_period"\n'
QUARTERLY = RATE + 'kind = "per_full_period"\namount = "1000"\nmonths = 3\n'
SHARE = RATE + 'kind = "cost_share"\npercent = "95"\ncap = "800"\n'
HEADS = (
    RATE
    + 'kind = "headcount_share"\ntiers = [{ percent = "30", amount = "2000" }, { percent = "60", amount = "3000" }]\n'
)
PASSED = HEADS + "only_passed = true\n"

KINDS = [
    ("category A", BY_CATEGORY, {"category": "A"}, 80_000, ""),
    ("category C", BY_CATEGORY, {"category": "C"}, 60_050, ""),
    ("category unknown", BY_CATEGORY, {"category": ""}, 0, "fact_missing:category"),
    ("category and level", BY_BOTH, {"category": "A", "level": "4"}, 35_000, ""),
    ("a level that does not exist", BY_BOTH, {"category": "B", "level": "4"}, 0, "no_standard"),
    ("a level outside the table", BY_BOTH, {"category": "A", "level": "3"}, 0, "no_standard"),
    ("a category outside the table", BY_BOTH, {"category": "C", "level": "5"}, 0, "no_standard"),
    ("occupation and level", BY_TRADE, {"occupation_edition": "2015"}, 285_000, ""),
    ("a level nobody asks for", BY_TRADE, {"occupation_edition": "2015", "level": "5"}, 0, "no_standard"),
    ("an occupation outside the list", BY_TRADE, OTHER_TRADE, 0, "no_standard"),
    ("the code of another edition", BY_TRADE, {"occupation_edition": "2022"}, 0, "no_standard"),
    ("occupation unknown", BY_TRADE, NO_TRADE, 0, "fact_missing:occupation_code"),
    ("occupation without level", BY_TRADE_ONLY, {"level": ""}, 50_000, ""),
    ("programme", BY_PROGRAMME, {"programme": "建筑工匠"}, 19_600, ""),
    ("no such programme", BY_PROGRAMME, {"programme": "焊接"}, 0, "no_standard"),
    ("no level where the table is by level", LEVELS, {"level": ""}, 0, "no_standard"),
    ("39 hours", HOURLY, {"hours_attended": "39.999"}, 0, "hours"),
    ("40 hours", HOURLY, {"hours_attended": "40"}, 40_000, ""),
    ("parts of an hour", HOURLY, {"hours_attended": "40.55"}, 40_550, ""),
    ("80 hours, capped", HOURLY, {"hours_attended": "80"}, 70_000, ""),
    ("no hours known", HOURLY, {"hours_attended": ""}, 0, "fact_missing:hours_attended"),
    ("5 days", DAILY, {"days_attended": "5"}, 50_000, ""),
    ("25 days, 20 counted", DAILY, {"days_attended": "25"}, 200_000, ""),
    ("no day", DAILY, {"days_attended": "0"}, 0, "hours"),
    ("4 dear days", TIERED, {"days_attended": "4"}, 48_000, ""),
    ("5 dear days and 7 others", TIERED, {"days_attended": "12"}, 116_000, ""),
    ("half a day beyond the dear ones", TIERED, {"days_attended": "5.5"}, 64_000, ""),
    ("30 days in tiers, 20 counted", TIERED, {"days_attended": "30"}, 180_000, ""),
    ("two full years", YEARLY, {"months": "35", "level": "3"}, 1_100_000, ""),
    ("a year at a level without a rate", YEARLY, {"months": "12", "level": "5"}, 0, "no_standard"),
    ("eleven months", MASTER, {"months": "11"}, 0, "pack:full_period"),
    ("twelve months", MASTER, {"months": "12"}, 400_000, ""),
    ("48 months, 36 counted", MASTER, {"months": "48"}, 1_200_000, ""),
    ("quarters", QUARTERLY, {"months": "8"}, 200_000, ""),
    ("a share of the cost", SHARE, {"actual_cost": "700"}, 66_500, ""),
    ("a share, capped", SHARE, {"actual_cost": "1000"}, 80_000, ""),
    ("a share without a cap", SHARE.replace('cap = "800"', ""), {"actual_cost": "1000"}, 95_000, ""),
    ("no cost at all", SHARE, {"actual_cost": "0"}, 0, "no_standard"),
    ("cost unknown", SHARE, {"actual_cost": ""}, 0, "fact_missing:actual_cost"),
    ("60 % passed: all count at the higher rate", HEADS, TEN | SIX, 3_000_000, ""),
    ("40 % passed", HEADS, TEN | FOUR, 2_000_000, ""),
    ("29 % passed", HEADS, {"apprentices": "100", "apprentices_passed": "29"}, 0, "no_standard"),
    ("only those who passed", PASSED, TEN | SIX, 1_800_000, ""),
    ("nobody", HEADS, {"apprentices": "0", "apprentices_passed": "0"}, 0, "no_standard"),
    ("apprentices unknown", HEADS, {"apprentices": "", "apprentices_passed": "3"}, 0, "fact_missing:apprentices"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("items", "facts", "amount", "why"), [case[1:] for case in KINDS], ids=[case[0] for case in KINDS]
)
def test_a_kind_of_rate(tmp_path: Path, items: str, facts: Cells, amount: int, why: str) -> None:
    decisions = earned(tmp_path, items, line(**facts))
    assert (fen(decisions), reasons_of(decisions)) == ([amount], [why])
    assert explain(decisions, 0)


def test_rows_exclude_each_other_and_parts_are_summed(tmp_path: Path) -> None:
    items = (
        ITEM
        + '[items.training.rates.top]\nkind = "flat"\nrule = "S1"\namount = "900"\nwhen = { level = "3" }\n'
        + '[items.training.rates.rest]\nkind = "flat"\nrule = "S1"\namount = "500"\n'
        + '[items.training.rates.meals]\nkind = "per_day"\nrule = "S1"\namount = "30"\npart = "meals"\n'
    )
    decisions = earned(
        tmp_path, items, line(1, level="3", days_attended="2"), line(2, days_attended="3"), line(3, days_attended="")
    )
    assert fen(decisions) == [96_000, 59_000, 0]
    assert reasons_of(decisions)[2] == "fact_missing:days_attended"


def test_a_row_that_stays_open_keeps_later_rows_away(tmp_path: Path) -> None:
    items = (
        ITEM
        + '[items.training.rates.online]\nkind = "flat"\nrule = "S1"\namount = "300"\nwhen = { delivery = "online" }\n'
        + '[items.training.rates.rest]\nkind = "flat"\nrule = "S1"\namount = "500"\n'
    )
    decisions = earned(tmp_path, items, line(1, delivery=""), line(2, delivery="online"), line(3, delivery="onsite"))
    assert fen(decisions) == [0, 30_000, 50_000]
    assert reasons_of(decisions) == ["fact_missing:delivery", "", ""]


def factor(name: str, body: str) -> str:
    return f'[items.training.factors.{name}]\nzh = "系数"\nen = "factor"\nrule = "S1"\n{body}\n'


BASE = RATE + 'kind = "flat"\namount = "2850"\n'
SCARCE = factor(
    "scarce",
    'cases = [{ percent = "100", when = { shortage = "very_scarce" } }, '
    '{ percent = "90", when = { shortage = "scarce" } }, { percent = "80", when = { shortage = "general" } }]',
)
BLENDED = factor("blended", 'percent = "70"\nwhen = { delivery = "blended" }')


def test_a_chain_of_published_factors_is_exact(tmp_path: Path) -> None:
    lines = [
        line(1, shortage="very_scarce", delivery="onsite"),
        line(2, shortage="very_scarce", delivery="blended"),
        line(3, shortage="scarce", delivery="onsite"),
        line(4, shortage="scarce", delivery="blended"),
        line(5, shortage="general", delivery="onsite"),
        line(6, shortage="general", delivery="blended"),
        line(7, shortage="none", delivery="onsite"),
    ]
    decisions = earned(tmp_path, BASE + SCARCE + BLENDED, *lines)
    assert fen(decisions) == [285_000, 199_500, 256_500, 179_550, 228_000, 159_600, 285_000]


EFFECTS = [
    ("an uplift", factor("f", 'uplift = "30"'), 370_500),
    ("an amount instead", factor("f", 'replace = "1000"'), 100_000),
    ("a bonus", factor("f", 'add = "150.50"'), 300_050),
    ("a cap before an uplift", factor("a", 'cap = "2000"') + factor("b", 'uplift = "30"'), 260_000),
    ("a cap after an uplift", factor("b", 'uplift = "30"') + factor("a", 'cap = "2000"'), 200_000),
    ("a floor", factor("f", 'floor = "3000"'), 300_000),
    ("a floor below", factor("f", 'floor = "2000"'), 285_000),
    ("ten percent more each year since 2022", factor("f", 'yearly_rise = "10"\nbase_year = 2022'), 344_850),
    ("a rise that has not begun", factor("f", 'yearly_rise = "10"\nbase_year = 2024'), 285_000),
    ("a rise long gone is cut off", factor("f", 'yearly_rise = "0"\nbase_year = 1900'), 285_000),
]


@pytest.mark.parametrize(("chain", "amount"), [case[1:] for case in EFFECTS], ids=[case[0] for case in EFFECTS])
def test_an_effect(tmp_path: Path, chain: str, amount: int) -> None:
    decisions = earned(tmp_path, BASE + chain, line())
    assert fen(decisions) == [amount]
    assert explain(decisions, 0)


def test_a_needed_factor_without_a_fitting_case_has_no_standard(tmp_path: Path) -> None:
    needed = SCARCE.replace("cases", "needed = true\ncases")
    decisions = earned(tmp_path, BASE + needed, line(1, shortage="scarce"), line(2, shortage="none"))
    assert (fen(decisions), reasons_of(decisions)) == ([256_500, 0], ["", "no_standard"])


def test_an_open_factor_leaves_the_line_open(tmp_path: Path) -> None:
    assert reasons_of(earned(tmp_path, BASE + BLENDED, line(delivery=""))) == ["fact_missing:delivery"]


ROUNDINGS = [
    ("fen", "half_up", 100_01),
    ("fen", "down", 100_00),
    ("fen", "up", 100_01),
    ("jiao", "half_up", 100_00),
    ("jiao", "up", 100_10),
    ("yuan", "half_up", 100_00),
    ("yuan", "down", 100_00),
    ("yuan", "up", 101_00),
]


@pytest.mark.parametrize(("unit", "mode", "amount"), ROUNDINGS)
def test_rounding_is_the_packs_and_happens_once(tmp_path: Path, unit: str, mode: str, amount: int) -> None:
    head = HEAD + f'rounding = {{ unit = "{unit}", mode = "{mode}" }}\n'
    items = RATE + 'kind = "flat"\namount = "66.67"\n' + factor("f", 'percent = "150"') + factor("g", 'percent = "100"')
    decisions = earned(tmp_path, items, line(), head=head)  # 100.005 yuan exactly
    assert fen(decisions) == [amount]


def test_what_is_no_whole_fen_is_told_exactly(tmp_path: Path) -> None:
    items = RATE + 'kind = "flat"\namount = "66.67"\n' + factor("f", 'percent = "150"')
    assert "系数：150% → 100.005 元（S1 一）。" in explain(earned(tmp_path, items, line()), 0)


LISTS = """
[[shortage]]
occupation = "6-18-01-01"
word = "scarce"
from = 2024-01-01
until = 2025-01-01

[[shortage]]
occupation = "6-18-01-01"
word = "general"
from = 2025-01-01

[[shortage]]
occupation = "6-18-01-02"
edition = "2015"
word = "very_scarce"

[[catalogue]]
occupation = "6-18-01-01"
word = "A"
"""


def test_the_packs_dated_list_decides_where_the_line_does_not_say(tmp_path: Path) -> None:
    lines = [
        line(1, shortage=""),
        line(2, shortage="", certificate_date="2025-03-01"),
        line(3, shortage="none"),
        line(4, shortage="", occupation_code="6-18-01-02"),
        line(5, shortage="", occupation_code="6-18-01-02", occupation_edition="2015"),
        line(6, shortage="", occupation_code=""),
        line(7, shortage="", certificate_date="2025-01-01"),
    ]
    decisions = earned(tmp_path, BASE + SCARCE, *lines, more=LISTS)
    assert fen(decisions) == [256_500, 228_000, 285_000, 285_000, 285_000, 285_000, 228_000]
    told = ["\n".join(explain(decisions, row)) for row in range(6)]
    assert ["按政策包的紧缺清单" in text for text in told] == [True, True, False, False, True, False]
    assert ["未列入紧缺清单" in text for text in told] == [False, False, False, True, False, True]


def test_the_packs_catalogue_gives_the_category(tmp_path: Path) -> None:
    lines = [line(1, category=""), line(2, category="B"), line(3, category="", occupation_code="6-18-01-09")]
    decisions = earned(tmp_path, BY_CATEGORY, *lines, more=LISTS)
    assert fen(decisions) == [80_000, 70_000, 0]
    assert reasons_of(decisions)[2] == "fact_missing:category"


def test_a_ceiling_is_told(tmp_path: Path) -> None:
    parameter = '[parameters.uplift]\nzh = "上浮"\nen = "uplift"\nvalue = "30"\nceiling = true\n'
    decisions = earned(tmp_path, BASE + factor("f", 'uplift = "@uplift"'), line(), more=parameter)
    assert fen(decisions) == [370_500]
    assert any("按上限计" in text for text in explain(decisions, 0))
    decisions = earned(
        tmp_path, RATE + 'kind = "flat"\namount = "@rate"\n', line(), more=parameter.replace("uplift", "rate")
    )
    assert any("按上限计" in text for text in explain(decisions, 0))
