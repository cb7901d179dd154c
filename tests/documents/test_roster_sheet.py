"""Rosters: whole numbers for review only, counts that agree, and white for a seal under the last row."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.documents import samples
from tests.documents.printing import drawn, pages, shelf, text_of
from trainingdesk.documents import roster_sheet
from trainingdesk.documents.sheet import MM
from trainingdesk.documents.views import RosterView
from trainingdesk.domain.errors import Refused


def print_text(view: RosterView) -> tuple[str, ...]:
    return text_of(roster_sheet.render(view, shelf()))


def seqs(page: str) -> list[int]:
    """The numbers of the rows on a page."""
    return [int(seq) for seq in re.findall(r"^(\d+) ", page, re.MULTILINE)]


def test_forty_people_stand_on_two_pages_with_room_for_a_seal() -> None:
    assert [len(seqs(page)) for page in pages("roster")] == [22, 18]


@pytest.mark.parametrize(("name", "count"), [("roster-1", 1), ("roster", 40), ("roster-727", 727)])
def test_every_trainee_stands_in_the_roster_once(name: str, count: int) -> None:
    assert [seq for page in pages(name) for seq in seqs(page)] == list(range(1, count + 1))


@pytest.mark.parametrize("count", [15, 16, 17, 18, 21, 22, 23, 38, 39, 40, 41, 44, 45, 46])
def test_no_number_of_people_stamps_the_last_rows(count: int) -> None:
    text = print_text(samples.roster(count))
    assert sum(len(seqs(page)) for page in text) == count
    assert all(seqs(page) for page in text)


@pytest.mark.parametrize("name", ["roster", "roster-1", "roster-727"])
def test_44_mm_stay_white_below_the_last_row(name: str) -> None:
    page = drawn(name)[-1]
    seal_left = page.width - (15 + 22 + 21) * MM
    corners = [rule for rule in page.rules if rule[0] >= seal_left - 1 and rule[3] < 58 * MM]
    table = [rule for rule in page.rules if rule[2] - rule[0] > 260 * MM and rule[3] - rule[1] < 4]
    assert len(corners) >= 8
    assert min(rule[1] for rule in table) - max(rule[3] for rule in corners) > 0
    assert min(rule[1] for rule in table) >= (9.5 + 44) * MM


def test_numbers_are_whole_and_each_page_warns_of_them() -> None:
    first, second = pages("roster")
    assert samples.identity(1) in first
    assert samples.identity(40) in second
    assert all("审核用 含个人信息，不得公开或转发" in page for page in (first, second))
    assert "*" not in first


def test_each_page_counts_its_people_and_the_last_all_of_them() -> None:
    first, second = pages("roster")
    assert "本页22人：五级9人，四级13人；其中不予拨付1人（序号7）。" in first
    assert "转下页" in first
    assert "全册40人：五级9人，四级23人，三级8人；其中不予拨付2人（序号7、29）。" in second
    assert "序号36、39为直接认定，无考核成绩。" in second


def test_many_refused_are_counted_not_listed() -> None:
    view = samples.roster(20)
    refused = tuple(replace(line, remark="不予拨付") for line in view.lines)
    text = "".join(print_text(replace(view, lines=refused)))
    assert "其中不予拨付20人。" in text


def test_what_is_not_known_is_a_dash() -> None:
    view = samples.roster(1)
    unknown = replace(
        view.lines[0], age=None, certificate_number="", attendance="", theory="", skill="", level=None, level_text=""
    )
    (page,) = print_text(replace(view, lines=(unknown,)))
    assert "1 张伟 男 — 418102197507141377 农村转移就业劳动者 — — — — — —" in page.replace(
        samples.identity(1), "418102197507141377"
    )


def test_a_roster_before_the_claim_has_neither_number_nor_day() -> None:
    view = replace(samples.roster(2), claim_number="", assessed_on=None)
    (page,) = print_text(view)
    assert "申领单号" not in page
    assert "考核日期" not in page
    assert "2026春-02 审计锚 R7QD-4MXA-9E2C" in page


def test_long_notes_push_the_last_rows_up() -> None:
    notes = tuple(f"说明{number}：{samples.NOTES[2]}" for number in range(1, 6))
    text = print_text(replace(samples.roster(40), notes=notes))
    assert all(f"说明{number}：" in text[-1] for number in range(1, 6))
    assert sum(len(seqs(page)) for page in text) == 40


def test_a_roster_without_people_still_prints() -> None:
    (page,) = print_text(replace(samples.roster(1), lines=()))
    assert "全册0人。" in page


def test_a_name_no_font_holds_stops_the_roster() -> None:
    view = samples.roster(2)
    with pytest.raises(Refused) as refused:
        roster_sheet.render(replace(view, lines=(replace(view.lines[0], name="张\ue123"),)), shelf())
    assert refused.value.params["where"] == "张\ue123"
