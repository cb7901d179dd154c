"""Officials write packs: every mistake is named with its file, its key and what to do, all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.policy.small import FLAT, HEAD, LEVELS, PAYEE, RULES, mistakes_in, pack_text, read_packs
from trainingdesk.domain.texts import Language, message, remedy

CONDITION = '\n[conditions.c]\nzh = "条"\nen = "c"\nrule = "S1"\nreason = "hours"\n'
LIMIT = '\n[limits.l]\nzh = "次"\nen = "l"\nrule = "S1"\nreason = "yearly_limit"\nper = ["person"]\n'
FACTOR = '\n[items.training.factors.f]\nzh = "系"\nen = "f"\nrule = "S1"\n'

# (what is wrong, the code that names it, the key it stands at, the file)
MISTAKES = [
    ("a key nobody knows", "policy.unknown_key", "documnet", pack_text(head=HEAD + 'documnet = "x"\n')),
    ("a missing key", "policy.key_missing", "citation", pack_text(head=HEAD.replace("citation", "document2"))),
    ("no region", "policy.key_missing", "region", pack_text(head=HEAD.replace('region = "410000"', ""))),
    ("a region too short", "policy.region_bad", "region", pack_text(head=HEAD.replace("410000", "4100"))),
    ("an empty text", "policy.text_empty", "document", pack_text(head=HEAD.replace("小人社〔2024〕1号", " "))),
    ("an id in capitals", "policy.id_bad", "id", pack_text(head=HEAD.replace("small-2024", "Small_2024"))),
    ("an end before its start", "policy.span_empty", "until", pack_text(head=HEAD.replace("2026-01-01", "2024-01-01"))),
    ("a date as text", "policy.wrong_type", "from", pack_text(head=HEAD.replace("from = 2024-01-01", 'from = "2024"'))),
    (
        "a date with a time",
        "policy.wrong_type",
        "from",
        pack_text(head=HEAD.replace("from = 2024-01-01", "from = 2024-01-01T08:00:00")),
    ),
    ("no title", "policy.key_missing", "title", pack_text(head=HEAD.replace("title", "titel"))),
    ("a wrong scheme", "policy.unknown_value", "scheme", pack_text(head=HEAD.replace('"training"', '"trainings"'))),
    ("a wrong rounding", "policy.unknown_value", "rounding.unit", pack_text(head=HEAD + 'rounding.unit = "cent"\n')),
    (
        "an amount that is a number",
        "policy.amount_not_text",
        "items.training.rates.level.amounts.5",
        pack_text(items=LEVELS.replace('"1000"', "1000")),
    ),
    (
        "an amount with three decimals",
        "policy.amount_bad",
        "items.training.rates.level.amounts.5",
        pack_text(items=LEVELS.replace('"1000"', '"1000.005"')),
    ),
    (
        "a negative amount",
        "policy.amount_bad",
        "items.training.rates.level.amounts.5",
        pack_text(items=LEVELS.replace('"1000"', '"-1"')),
    ),
    (
        "a level that is none",
        "policy.unknown_value",
        "items.training.rates.level.amounts.7",
        pack_text(items=LEVELS.replace("5 =", "7 =")),
    ),
    (
        "a table without amounts",
        "policy.table_empty",
        "items.training.rates.level.amounts",
        pack_text(items=LEVELS.replace('5 = "1000", 4 = "1500", 3 = "2000"', "")),
    ),
    (
        "no table of amounts",
        "policy.key_missing",
        "items.training.rates.level.amounts",
        pack_text(items=LEVELS.replace("amounts", "amount")),
    ),
    (
        "an amount where a table belongs",
        "policy.wrong_type",
        "items.training.rates.level.amounts.A",
        pack_text(items=LEVELS.replace('"level"\nrule', '"category_level"\nrule').replace("5 =", "A =")),
    ),
    (
        "an occupation that is none",
        "policy.key_unreadable",
        "items.training.rates.level.amounts.焊工",
        pack_text(items=LEVELS.replace('"level"\nrule', '"occupation"\nrule').replace("5 =", '"焊工" =')),
    ),
    (
        "an unknown kind of rate",
        "policy.unknown_value",
        "items.training.rates.level.kind",
        pack_text(items=LEVELS.replace('kind = "level"', 'kind = "levels"')),
    ),
    (
        "an item that is none",
        "policy.item_unknown",
        "items.lunch",
        pack_text(items=LEVELS.replace("training", "lunch")),
    ),
    (
        "an item without rates",
        "policy.no_rates",
        "items.living.rates",
        pack_text('[items.living]\ncertificate_kinds = ["level"]\n'),
    ),
    (
        "a row that can never apply",
        "policy.rate_unreachable",
        "items.training.rates.more",
        pack_text('[items.training.rates.more]\nkind = "flat"\nrule = "S1"\namount = "1"\n'),
    ),
    (
        "a clause that is not listed",
        "policy.unknown_value",
        "items.training.rates.level.rule",
        pack_text(items=LEVELS.replace('"S1"', '"S2"')),
    ),
    (
        "a table where a text belongs",
        "policy.wrong_type",
        "citation",
        pack_text(head=HEAD.replace('"小办法全文"', "{}")),
    ),
    (
        "a text where a table belongs",
        "policy.wrong_type",
        "rules.S2",
        pack_text().replace("[rules.S1]", '[rules]\nS2 = "x"\n[rules.S1]'),
    ),
    ("an unknown column", "policy.unknown_key", "conditions.c.hour", pack_text(CONDITION + 'hour = "40"\n')),
    ("a condition that asks nothing", "policy.condition_empty", "conditions.c", pack_text(CONDITION)),
    (
        "an unknown kind of question",
        "policy.unknown_value",
        "conditions.c.kind",
        pack_text(CONDITION + 'kind = "at_lest"\n'),
    ),
    (
        "a word the column never holds",
        "policy.unknown_value",
        "conditions.c.person_groups",
        pack_text(CONDITION + 'person_groups = ["employd"]\n'),
    ),
    (
        "a reason that is none",
        "policy.reason_unknown",
        "conditions.c.reason",
        pack_text(CONDITION.replace("hours", "too_short") + 'level = "4"\n'),
    ),
    (
        "a reason only the engine may give",
        "policy.reason_unknown",
        "conditions.c.reason",
        pack_text(CONDITION.replace("hours", "fact_missing:hours") + 'level = "4"\n'),
    ),
    (
        "a figure that is a number",
        "policy.amount_not_text",
        "conditions.c.figure",
        pack_text(CONDITION + 'kind = "at_least"\ncolumn = "hours_attended"\nfigure = 40\n'),
    ),
    (
        "a figure that is none",
        "policy.amount_bad",
        "conditions.c.figure",
        pack_text(CONDITION + 'kind = "at_least"\ncolumn = "hours_attended"\nfigure = "forty"\n'),
    ),
    (
        "a pattern that is none",
        "policy.pattern_bad",
        "conditions.c.patterns",
        pack_text(CONDITION + 'kind = "matches"\ncolumn = "certificate_no"\npatterns = ["("]\n'),
    ),
    (
        "a named question that does not exist",
        "policy.unknown_value",
        "conditions.c.test",
        pack_text(CONDITION + 'test = "young"\n'),
    ),
    (
        "a parameter that does not exist",
        "policy.parameter_unknown",
        "items.training.factors.f.percent",
        pack_text(FACTOR + 'percent = "@uplfit"\n'),
    ),
    ("a factor that does nothing", "policy.effect_count", "items.training.factors.f.percent", pack_text(FACTOR)),
    (
        "a factor that does two things",
        "policy.effect_count",
        "items.training.factors.f.cap",
        pack_text(FACTOR + 'percent = "90"\ncap = "800"\n'),
    ),
    (
        "cases that are no list",
        "policy.wrong_type",
        "items.training.factors.f.cases",
        pack_text(FACTOR + 'cases = "all"\n'),
    ),
    (
        "a case that is no table",
        "policy.wrong_type",
        "items.training.factors.f.cases[1]",
        pack_text(FACTOR + 'cases = ["all"]\n'),
    ),
    (
        "instalments that leave something over",
        "policy.instalments_sum",
        "items.training.instalments",
        pack_text("[[items.training.instalments]]\npercent = 60\n"),
    ),
    ("a scope that is none", "policy.unknown_value", "limits.l.per", pack_text(LIMIT.replace('"person"', '"persons"'))),
    (
        "a rolling window without months",
        "policy.key_missing",
        "limits.l.months",
        pack_text(LIMIT + 'window = "rolling_months"\n'),
    ),
    ("a count below zero", "policy.wrong_type", "limits.l.count", pack_text(LIMIT + "count = -1\n")),
    ("a count that is true", "policy.wrong_type", "limits.l.count", pack_text(LIMIT + "count = true\n")),
    ("an item it does not grant", "policy.unknown_value", "limits.l.items", pack_text(LIMIT + 'items = ["living"]\n')),
    ("words that are no text", "policy.wrong_type", "limits.l.items", pack_text(LIMIT + "items = [1]\n")),
    (
        "a fund in capitals",
        "policy.id_bad",
        "payees.all.fund",
        pack_text(payees=PAYEE.replace('"employment"', '"Fund A"')),
    ),
    (
        "an occupation on the list that is none",
        "policy.occupation_bad",
        "shortage[1].occupation",
        pack_text('[[shortage]]\noccupation = "welder"\nword = "scarce"\n'),
    ),
    (
        "a citation only in the wrong place",
        "policy.unknown_key",
        "rules.S1.citation",
        pack_text().replace('clause = "一"', 'clause = "一"\ncitation = "x"'),
    ),
]


@pytest.mark.parametrize(("code", "key", "text"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES])
def test_a_mistake_is_named_with_file_key_and_remedy(tmp_path: Path, code: str, key: str, text: str) -> None:
    found = [one for one in mistakes_in(tmp_path, text) if one.code == code and one.place.header == key]
    assert found, [f"{one.code} {one.place.header}" for one in mistakes_in(tmp_path, text)]
    for language in Language:
        assert key in message(code, language, **found[0].params)
        assert remedy(code, language, **found[0].params)
    assert found[0].place.sheet == "pack-0.toml"


def test_the_small_pack_itself_is_sound(tmp_path: Path) -> None:
    assert mistakes_in(tmp_path, pack_text(), pack_text(items=FLAT, head=HEAD.replace("small", "other"))) == []


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    text = pack_text(
        CONDITION + 'person_groups = ["employd"]\n',
        LIMIT + "count = -1\n",
        head=HEAD.replace("410000", "41") + 'documnet = "x"\n',
        items=LEVELS.replace('"1000"', "1000").replace("4 =", "8 ="),
    )
    found = {(one.code, one.place.header) for one in mistakes_in(tmp_path, text)}
    assert found == {
        ("policy.unknown_key", "documnet"),
        ("policy.region_bad", "region"),
        ("policy.amount_not_text", "items.training.rates.level.amounts.5"),
        ("policy.unknown_value", "items.training.rates.level.amounts.8"),
        ("policy.unknown_value", "conditions.c.person_groups"),
        ("policy.wrong_type", "limits.l.count"),
    }


def test_a_misspelt_key_is_told_the_one_it_could_have_been(tmp_path: Path) -> None:
    [found] = mistakes_in(tmp_path, pack_text(head=HEAD + 'roundng = "fen"\n'))
    assert found.params["nearest"] == "rounding"
    [found] = mistakes_in(tmp_path, pack_text(CONDITION + 'certificate_kinds = "level"\nlevel = "4"\n'))
    assert found.params["nearest"] == "certificate_kind"
    [found] = mistakes_in(tmp_path, pack_text(head=HEAD + "zzz = 1\n"))
    assert found.params["nearest"] == "—"


def test_toml_that_is_none_is_named_with_its_place(tmp_path: Path) -> None:
    [found] = mistakes_in(tmp_path, "id =\nversion = 1\n")
    assert found.code == "policy.toml_syntax"
    assert (found.params["line"], found.params["column"]) == ("1", "5")
    [found] = mistakes_in(tmp_path, "[[item")
    assert (found.params["line"], found.params["column"]) == ("1", "7")


def test_the_same_key_twice_is_a_mistake(tmp_path: Path) -> None:
    [found] = mistakes_in(tmp_path, HEAD + 'id = "again"\n')
    assert found.code == "policy.toml_syntax"


def test_a_rule_table_is_needed_for_the_rules_it_cites(tmp_path: Path) -> None:
    found = mistakes_in(tmp_path, pack_text().replace(RULES, ""))
    assert {one.code for one in found} == {"policy.unknown_value"}


def test_a_words_value_may_be_one_text(tmp_path: Path) -> None:
    [pack] = read_packs(tmp_path, pack_text(LIMIT.replace('["person"]', '"person"')))
    assert pack.limits[0].per == ("person",)
