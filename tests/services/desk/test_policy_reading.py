"""Policy as a page draws it: tables with amounts, rules in both languages, and the clause of each."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.fixtures.office import Room
from tests.services.registers.stage import expect_refusal
from trainingdesk.domain.money import Money
from trainingdesk.domain.vocabulary import Item
from trainingdesk.services.policy_reading import WhichPack, list_packs, show_pack
from trainingdesk.services.policy_records import PackDetail, PackRow, Words
from trainingdesk.services.records import Nothing

HAN = re.compile(r"[\u3400-\u9fff]")


def packs(room: Room, login: str = "clerk") -> tuple[PackRow, ...]:
    return room.call(login, list_packs, Nothing()).rows


def pack(room: Room, pack_id: str, version: str | None = None) -> PackDetail:
    return room.call("clerk", show_pack, WhichPack(pack_id, version))


@pytest.mark.parametrize("login", ["clerk", "counter", "hr", "finance", "papers", "admin", "auditor"])
def test_everybody_reads_the_notices(room: Room, login: str) -> None:
    assert {row.id for row in packs(room, login)} == set(room.office.policies.ids)


def test_the_list_says_what_holds_where_and_since_when(room: Room) -> None:
    rows = {row.id: row for row in packs(room)}
    henan, guangdong = rows["henan-2022"], rows["guangdong-2023"]
    assert (henan.start, henan.last_day, henan.region) == (date(2022, 3, 31), None, "410000")
    assert (guangdong.last_day, guangdong.in_force) == (date(2025, 12, 31), False)
    assert {row.id for row in rows.values() if row.governs} == {"zhengzhou-2022", "national-2017"}
    assert Item.TRAINING in rows["zhengzhou-2022"].items
    assert rows["zhengzhou-2022"].parents == ("henan-2022",)


def test_a_table_has_an_amount_for_each_level_and_the_clause_it_rests_on(room: Room) -> None:
    henan = pack(room, "henan-2022")
    training = next(one for one in henan.items if one.item is Item.TRAINING)
    tariff = next(one for one in training.tariffs if one.rows and one.columns)
    assert tariff.columns == (Words("等级", "level"),) or tariff.columns[0].zh
    amounts = {row.keys[-1]: row.amount for row in tariff.rows}
    assert [amounts[level] for level in ("5", "4", "3")] == [Money(1_200_00), Money(1_600_00), Money(2_000_00)]
    assert tariff.rows[0].names[-1].zh != tariff.rows[0].names[-1].en
    assert tariff.cited.clause
    assert any(factor.cases and factor.title.zh for one in henan.items for factor in one.factors)


def test_rules_and_limits_are_told_in_both_languages(room: Room) -> None:
    for row in packs(room):
        found = pack(room, row.id, row.version)
        told = [one.title for one in (*found.conditions, *found.limits, *found.evidence, *found.figures)]
        told += [tariff.asked for item in found.items for tariff in item.tariffs]
        told += [words for item in found.items for tariff in item.tariffs for words in tariff.told]
        told += [words for item in found.items for factor in item.factors for words in factor.cases]
        assert [words for words in told if bool(words.zh) != bool(words.en)] == [], row.id
        assert [words.en for words in told if HAN.search(words.en)] == [], row.id
        assert all(tariff.rows or tariff.told for item in found.items for tariff in item.tariffs), row.id
        assert found.rules
        assert all(rule.clause and rule.title.zh for rule in found.rules), row.id


def test_an_unknown_pack_is_refused_with_the_nearest(room: Room) -> None:
    with expect_refusal(room, "clerk", "policy.not_in_book") as refusal:
        pack(room, "henan-2020")
    assert refusal.value.params["nearest"] == "henan-2022"
    with expect_refusal(room, "clerk", "policy.not_in_book"):
        pack(room, "henan-2022", "1900.1")
