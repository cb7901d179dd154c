"""The skill ladder: order by rank, names as certificates write them, and what people type."""

from __future__ import annotations

import pytest

from trainingdesk.domain.levels import Level, level_from_text

LADDER = ["6", "5", "4", "3", "2", "1", "0", "00"]


def test_the_ladder_goes_up_by_rank_not_by_digit() -> None:
    assert [level.value for level in sorted(Level, key=lambda level: level.rank)] == LADDER
    assert [level.rank for level in Level] == list(range(8))


def test_each_level_leads_to_the_next_and_the_top_to_none() -> None:
    steps = [Level.APPRENTICE]
    while (above := steps[-1].next) is not None:
        steps.append(above)
    assert [level.value for level in steps] == LADDER


def test_names_as_certificates_write_them() -> None:
    assert Level.ELEMENTARY.full_name == "五级/初级工"
    assert Level.SENIOR_TECHNICIAN.full_name == "一级/高级技师"
    assert Level.CHIEF_TECHNICIAN.full_name == "首席技师"
    assert Level.SPECIAL_GRADE_TECHNICIAN.ordinal_name == ""
    assert Level.TECHNICIAN.english_name == "Level 2 (technician)"
    assert len({level.english_name for level in Level}) == len({level.full_name for level in Level}) == 8


@pytest.mark.parametrize("level", Level)
def test_every_name_of_a_level_leads_back_to_it(level: Level) -> None:
    for name in filter(None, (level.value, level.full_name, level.grade_name, level.ordinal_name)):
        assert level_from_text(name) is level


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("４", Level.INTERMEDIATE),
        ("四级／中级工", Level.INTERMEDIATE),
        ("中级工（四级）", Level.INTERMEDIATE),
        ("中 级", Level.INTERMEDIATE),
        ("国家职业资格四级", Level.INTERMEDIATE),
        ("职业技能等级三级", Level.ADVANCED),
        ("5级", Level.ELEMENTARY),
        ("五级、初级工", Level.ELEMENTARY),
        ("高级", Level.ADVANCED),
        ("一级高级技师", Level.SENIOR_TECHNICIAN),
        ("特级", Level.SPECIAL_GRADE_TECHNICIAN),
        ("学徒", Level.APPRENTICE),
    ],
)
def test_levels_as_people_type_them(typed: str, level: Level) -> None:
    assert level_from_text(typed) is level


@pytest.mark.parametrize("typed", ["", " ", "级", "四级/高级工", "九级", "7", "专项", "合格"])
def test_what_names_no_level_or_two_is_none(typed: str) -> None:
    assert level_from_text(typed) is None
