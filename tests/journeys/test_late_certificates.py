"""A class in two parts: those who passed at once, and those whose certificates came late."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys import henan, ledger, papers
from tests.journeys.cast import LATE_PEOPLE, RESITTERS
from tests.journeys.conftest import NewOffice
from tests.journeys.late_story import PASSED_LATE, LateStory, tell_late_story

AT_ONCE = tuple(one for one in LATE_PEOPLE if one not in RESITTERS)


@pytest.fixture(scope="module")
def late_story(new_office: NewOffice) -> Iterator[LateStory]:
    with new_office() as (hands, folder):
        yield tell_late_story(hands, folder)


def test_another_claim_is_refused_while_one_is_open_and_when_nobody_is_left(late_story: LateStory) -> None:
    assert late_story.said == ["claim.class_has_one", "claim.nobody_left", "claim.nobody_left"]


def test_each_claim_names_whom_it_does_not_take(late_story: LateStory) -> None:
    first, second = late_story.opened
    assert (first["left_out"], first["decided_before"]) == ([one.name for one in RESITTERS], [])
    assert (second["left_out"], second["decided_before"]) == ([], [one.name for one in AT_ONCE])


def test_late_results_come_in_beside_the_old_ones(late_story: LateStory) -> None:
    came = late_story.imported
    assert (came.read, came.imported, came.listed, came.skipped, came.wrong) == (2, 2, 0, 0, {})


def test_each_part_is_paid_for_its_own_people(late_story: LateStory) -> None:
    for opened, rows, people in zip(late_story.opened, late_story.vouchers, (AT_ONCE, PASSED_LATE), strict=True):
        detail = late_story.hands.show("auditor", opened["number"])
        assert [subject["name"] for subject in detail["subjects"]] == [one.name for one in people]
        assert detail["row"]["state"] == "settled"
        due = {papers.yuan(henan.training(people)), papers.yuan(henan.assessment(people))}
        assert {(v["total"], v["heads"], v["state"]) for v in rows} == {(fen, 2, "approved") for fen in due}


def test_the_counts_on_paper_tell_of_the_other_part(late_story: LateStory) -> None:
    first, second = map(papers.text_of, late_story.paper)
    assert "备案6参训4考核4取证2申报2不予拨付0拨付2" in first
    assert "备案6参训4考核4取证4申报2不予拨付0拨付2" in second
    assert "此前申领" not in first
    assert f"此前申领{late_story.opened[0]['number']}申报2人、拨付2人" in second


def test_nothing_is_promised_twice_and_the_books_add_up(late_story: LateStory) -> None:
    path = late_story.folder / "office.db"
    ledger.check_sums(path)
    people = (*AT_ONCE, *PASSED_LATE)
    assert ledger.approved_total(path) == henan.training(people) + henan.assessment(people)
    twice = ledger.rows(path, "SELECT certificate_id, item FROM claim_line WHERE live "
                              "GROUP BY scheme, item, certificate_id, instalment_no HAVING COUNT(*) > 1")  # fmt: skip
    assert twice == []
    assert late_story.hands.check_database()["sound"]
