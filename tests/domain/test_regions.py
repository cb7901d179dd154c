"""Regions: what lies in what, what is gone, and what nobody knows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.domain.spoken import refusal, spoken
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.regions import Region, Regions, area_name, is_region_code, lies_in, regions_from_lines

CATALOGUE = Path(__file__).parents[2] / "resources" / "catalogue" / "regions.csv"
PROVINCES = [*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82]


@pytest.fixture(scope="module")
def shipped() -> Regions:
    return regions_from_lines(CATALOGUE.read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("410000", "河南省"),
        ("410100", "郑州市"),
        ("419001", "济源市"),
        ("440000", "广东省"),
        ("440700", "江门市"),
        ("440800", "湛江市"),
        ("440300", "深圳市"),
        ("330200", "宁波市"),
        ("330600", "绍兴市"),
        ("330100", "杭州市"),
        ("330122", "桐庐县"),
        ("330702", "婺城区"),
        ("120000", "天津市"),
    ],
)
def test_the_regions_of_the_packs_ship(shipped: Regions, code: str, name: str) -> None:
    region = shipped.find(code)
    assert region is not None
    assert region.name == name
    assert region.valid_on(date(2026, 11, 2))


def test_every_province_ships(shipped: Regions) -> None:
    assert all(shipped.find(f"{province}0000") for province in PROVINCES)
    assert len(shipped) > len(PROVINCES)


def test_a_region_is_found_by_its_name_with_or_without_what_it_lies_in(shipped: Regions) -> None:
    names = ["郑州市", "河南省郑州市", "410100", "金水区", "郑州市金水区", "河南省郑州市金水区", "河南省 济源市"]
    found = [region.code for name in names if (region := shipped.find(name))]
    assert found == ["410100", "410100", "410100", "410105", "410105", "410105", "419001"]
    assert shipped.find("嵩州市") is None


def test_a_name_that_several_regions_bear_finds_none() -> None:
    two = Regions([Region("110105", "朝阳区"), Region("220104", "朝阳区"), Region("110000", "北京市")])
    assert two.find("朝阳区") is None
    assert two.find("北京市朝阳区") == Region("110105", "朝阳区")


def test_a_code_that_is_gone_stays_known_and_names_its_successor(shipped: Regions) -> None:
    gone = shipped.find("330204")
    assert gone is not None
    assert (gone.name, gone.successor) == ("江东区", "330212")
    assert gone.valid_on(date(2010, 1, 1))
    assert not gone.valid_on(date(2026, 1, 1))
    assert shipped.find("江东区") is None


def test_a_code_that_came_later_is_not_valid_before() -> None:
    region = Region("330213", "奉化区", valid_from=date(2016, 1, 1))
    assert not region.valid_on(date(2015, 12, 31))
    assert region.valid_on(date(2016, 1, 1))


@pytest.mark.parametrize(
    ("code", "outer", "within"),
    [
        ("410100", "410000", True),
        ("410105", "410100", True),
        ("410000", "410100", False),
        ("410100", "410100", True),
        ("419001", "410000", True),
        ("419001", "410100", False),
        ("440700", "410000", False),
        ("330122", "330122", True),
        ("330100", "330122", False),
        ("", "410000", True),
        ("410100", "", True),
        ("", "", True),
    ],
)
def test_trailing_zeros_stand_for_everything_below(code: str, outer: str, within: bool) -> None:
    assert lies_in(code, outer) is within


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("410000", "河南省"),
        ("410100", "河南省郑州市"),
        ("330204", "浙江省江东区"),
        ("330213", "浙江省奉化区"),
        ("419001", "河南省济源市"),
        ("830000", "台湾省"),
        ("418101", None),
        ("990000", None),
        ("000000", None),
    ],
)
def test_the_area_of_an_identity_number_has_a_name_even_when_it_is_gone(code: str, name: str | None) -> None:
    assert area_name(code) == name


@pytest.mark.parametrize(
    ("text", "is_code"), [("410100", True), ("41010", False), ("４１０１００", False), ("", False)]
)
def test_a_region_code_is_six_digits(text: str, is_code: bool) -> None:
    assert is_region_code(text) is is_code


@pytest.mark.parametrize(
    "row", ["41010,郑州市,,,,", ",郑州市,,,,", "410100,,,,,", "410100,郑州市,,,4101,", "410100,x,去年,,,"]
)
def test_a_faulty_catalogue_is_refused(row: str) -> None:
    with pytest.raises(Refused) as refused:
        regions_from_lines(["code,name,from,until,successor,note", row])
    assert refusal(refused.value) == "catalogue.unreadable"
    assert spoken(refused.value.findings) == ["error catalogue.row"]
