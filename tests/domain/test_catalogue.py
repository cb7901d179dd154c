"""Catalogues come as lines of text; every faulty line is named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from tests.domain.spoken import refusal, spoken
from trainingdesk.domain.catalogue import optional_date, read_catalogue
from trainingdesk.domain.errors import Refused


def _number(row: Mapping[str, str]) -> tuple[str, int]:
    return row["name"], int(row["count"])


def _read(lines: list[str]) -> tuple[tuple[str, int], ...]:
    return read_catalogue(lines, ("name", "count"), _number, name="counts")


def test_comment_blank_lines_a_byte_order_mark_and_further_columns_do_not_matter() -> None:
    lines = ["\ufeff# a comment\n", "\n", "count,name,more\n", '3, "a, b" ,x\n'.replace(' "', '"'), "4,c,\n"]
    assert _read(lines) == (("a, b", 3), ("c", 4))


def test_every_faulty_line_is_named_by_its_number() -> None:
    with pytest.raises(Refused) as refused:
        _read(["# counts", "name,count", "a,1", "b,many", "c", "d,2,3"])
    assert refusal(refused.value) == "catalogue.unreadable"
    assert spoken(refused.value.findings) == ["error catalogue.row"] * 3
    assert [finding.place.row for finding in refused.value.findings] == [4, 5, 6]


@pytest.mark.parametrize("lines", [[], ["# nothing"], ["name"], ["name;count"]])
def test_a_catalogue_without_its_columns_is_refused(lines: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        _read(lines)
    assert spoken(refused.value.findings) == ["error catalogue.column_missing"]


def test_a_catalogue_may_be_empty() -> None:
    assert _read(["name,count"]) == ()


def test_an_empty_cell_is_no_date() -> None:
    assert optional_date("") is None
    assert optional_date("2026-11-02") == date(2026, 11, 2)
