"""Occupation codes, their editions, and the partial catalogue that ships."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.domain.spoken import refusal, spoken
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.occupations import (
    Edition,
    Occupation,
    OccupationCode,
    Occupations,
    check_occupation,
    direction_text,
    occupations_from_lines,
    read_occupation_code,
)

CATALOGUE = Path(__file__).parents[2] / "resources" / "catalogue" / "occupations.csv"
COOK = OccupationCode("4-03-02-01")


@pytest.fixture(scope="module")
def shipped() -> Iterator[Occupations]:
    with CATALOGUE.open(encoding="utf-8") as lines:
        yield occupations_from_lines(lines)


@pytest.mark.parametrize("typed", ["4-03-02-01", " 4—03—02—01 ", "４－０３－０２－０１", "4-03-02-01\n", "4‑03–02−01"])
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    code, findings = read_occupation_code(typed)
    assert (code, findings) == (COOK, ())
    assert str(code) == "4-03-02-01"


def test_the_edition_belongs_to_the_code(shipped: Occupations) -> None:
    old, _ = read_occupation_code("4-03-02-01", edition=Edition.OF_1999)
    assert old != COOK
    assert old is not None
    western, chinese = shipped.find(old), shipped.find(COOK)
    assert western is not None
    assert chinese is not None
    assert (western.name, chinese.name) == ("西式烹调师", "中式烹调师")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "error identity.occupation_missing"),
        ("4-3-2-1", "error identity.occupation_form"),
        ("9-03-02-01", "error identity.occupation_form"),
        ("中式烹调师", "error identity.occupation_form"),
    ],
)
def test_what_is_no_code_is_refused(text: str, said: str) -> None:
    code, findings = read_occupation_code(text)
    assert code is None
    assert spoken(findings) == [said]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("4-03-02-01", "中式烹调师"),
        ("4-03-02-07", "茶艺师"),
        ("4-10-01-02", "育婴员"),
        ("4-10-01-03", "保育师"),
        ("4-10-01-05", "养老护理员"),
        ("4-10-03-01", "美容师"),
        ("4-10-03-02", "美发师"),
        ("6-18-01-01", "车工"),
        ("6-18-02-04", "焊工"),
        ("6-20-01-01", "钳工"),
        ("6-31-01-03", "电工"),
        *(
            (f"4-02-07-{number:02d}", name)
            for number, name in enumerate(["邮政营业员", "邮件分拣员", "邮件转运员", "邮政投递员"], start=1)
        ),
        ("4-02-07-08", "快递员"),
        ("4-02-07-09", "快件处理员"),
    ],
)
def test_the_shipped_catalogue_holds_what_the_packs_and_the_demo_need(
    shipped: Occupations, code: str, name: str
) -> None:
    occupation = shipped.find(OccupationCode(code))
    assert occupation is not None
    assert occupation.name == name
    assert check_occupation(occupation.code, shipped, name=name) == ()


def test_the_shipped_catalogue_says_that_it_is_partial_and_what_it_assumes(shipped: Occupations) -> None:
    assert "不完整" in CATALOGUE.read_text("utf-8").splitlines()[0]
    assert all(occupation.source for occupation in shipped)
    assert {occupation.assumed for occupation in shipped} == {True, False}
    assert len(shipped) > 200


def test_an_unknown_occupation_is_a_remark(shipped: Occupations) -> None:
    findings = check_occupation(OccupationCode("6-99-99-99"), shipped, name="星际领航员")
    assert spoken(findings) == ["warning identity.occupation_unknown"]


def test_another_name_than_the_catalogues_is_a_remark(shipped: Occupations) -> None:
    assert spoken(check_occupation(COOK, shipped, name="西式面点师")) == ["warning identity.occupation_name_differs"]
    assert check_occupation(COOK, shipped) == ()
    assert check_occupation(OccupationCode("4-10-01-03"), shipped, name="保育员") == ()


def test_a_name_leads_to_its_codes_in_every_edition(shipped: Occupations) -> None:
    welders = shipped.named(" 焊工 ")
    assert {(welder.code.code, welder.code.edition) for welder in welders} == {
        ("6-04-02-05", Edition.OF_1999),
        ("6-18-02-04", Edition.OF_2015),
        ("6-18-02-04", Edition.OF_2022),
    }
    assert [found.code.code for found in shipped.named("焊工", Edition.OF_1999)] == ["6-04-02-05"]
    assert shipped.named("星际领航员") == ()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("", "--"), (" - ", "--"), ("—", "--"), ("/", "--"), ("无", "--"), (" 数控车工 ", "数控车工")],
)
def test_an_empty_direction_is_two_dashes(typed: str, printed: str) -> None:
    assert direction_text(typed) == printed


@pytest.mark.parametrize(
    "row",
    [
        "4-3-2-1,2022,中式烹调师,,x,0",
        "4-03-02-01,2020,中式烹调师,,x,0",
        "4-03-02-01,2022,,,x,0",
        "4-03-02-01,2022,中式烹调师,,x,maybe",
    ],
)
def test_a_faulty_catalogue_is_refused(row: str) -> None:
    with pytest.raises(Refused) as refused:
        occupations_from_lines(["code,edition,name,other_names,source,assumed", row])
    assert refusal(refused.value) == "catalogue.unreadable"
    assert spoken(refused.value.findings) == ["error catalogue.row"]


def test_a_catalogue_of_ones_own() -> None:
    cook = Occupation(COOK, "中式烹调师", ("厨师（中式）",), "本局")
    catalogue = Occupations([cook])
    assert list(catalogue) == [cook]
    assert catalogue.named("厨师(中式)") == (cook,)


def test_catalogues_are_joined_and_the_later_entry_stands() -> None:
    cook, tea = Occupation(COOK, "中式烹调师"), Occupation(OccupationCode("4-03-02-07"), "茶艺师")
    ours = Occupation(COOK, "烹调师（中式）")
    both = Occupations([cook]).joined_by([ours, tea])
    assert (both.find(COOK), both.find(tea.code), len(both)) == (ours, tea, 2)
