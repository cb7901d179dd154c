"""Which rows stand on which page: all of them, in order, and never more than fit."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.printing import shelf
from trainingdesk.documents.fonts import Role
from trainingdesk.documents.paging import LANDSCAPE, PORTRAIT, blank, flowed, justified, note_blocks, paginate
from trainingdesk.documents.sheet import MM
from trainingdesk.documents.typeset import Setter, Style

NOTE = Style(Role.PRINTED, 9)

heights = st.lists(st.sampled_from([6.4, 7.2, 9.9]), max_size=120)


@given(heights, st.floats(30, 200), st.floats(0, 100))
def test_every_row_stands_on_one_page_in_order(rows: list[float], room: float, closing: float) -> None:
    spans = paginate(rows, lambda place: room, lambda place: max(0.0, room - closing))
    assert list(chain.from_iterable(spans)) == list(range(len(rows)))


@given(heights, st.floats(30, 200), st.floats(0, 20))
def test_no_page_holds_more_than_fits(rows: list[float], room: float, closing: float) -> None:
    spans = paginate(rows, lambda place: room, lambda place: room - closing)
    for place, span in enumerate(spans):
        limit = room if place < len(spans) - 1 else room - closing
        assert len(span) == 1 or sum(rows[at] for at in span) <= limit + 1e-9


@pytest.mark.parametrize(
    ("count", "pages"), [(0, [0]), (1, [1]), (10, [10]), (11, [7, 4]), (13, [9, 4]), (20, [12, 8])]
)
def test_the_last_page_keeps_rows_with_what_closes_the_list(count: int, pages: list[int]) -> None:
    spans = paginate([1.0] * count, lambda place: 12.0, lambda place: 10.0)
    assert [len(span) for span in spans] == pages


def test_a_row_higher_than_a_page_still_gets_one() -> None:
    assert [len(span) for span in paginate([50.0, 5.0], lambda place: 20.0, lambda place: 10.0)] == [1, 1]


def test_margins_are_mirrored_and_landscape_heads_turn_to_the_bound_edge() -> None:
    assert [PORTRAIT.left(number) for number in (1, 2, 3)] == [25.0, 15.0, 25.0]
    assert PORTRAIT.width == 170.0
    assert [LANDSCAPE.head(number) for number in (1, 2)] == [22.0, 14.0]
    assert LANDSCAPE.width == 267.0


def test_blocks_flow_on_when_a_page_is_full() -> None:
    pages = flowed([blank(10)] * 7, lambda place: 30.0 if place else 20.0)
    assert [len(page) for page in pages] == [2, 3, 2]


def test_notes_are_one_block_a_line_and_full_lines_reach_the_edge() -> None:
    setter = Setter(shelf())
    note = (
        "申报40人，拨付38人，不予拨付2人（序号7、29）。规则检查共18项，逐项结果随申领单封存；任一项不符即列入不予拨付。"
    )
    assert len(note_blocks(setter, [note], 170.0)) == 3
    line = setter.broken(note, NOTE, 164.6 * MM)[0]
    hang = 0.45 * 9 if line[-1] in "，。；）" else 0.0
    assert setter.width(line, justified(setter, line, NOTE, 164.6)) == pytest.approx(164.6 * MM + hang)
