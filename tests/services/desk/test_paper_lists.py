"""The papers on file are listed for those who read them; a look at one gives its very bytes and is on record."""

from __future__ import annotations

import hashlib

import pytest

from tests.fixtures.claims import class_of_four, vouchers
from tests.fixtures.office import Room
from trainingdesk.domain.errors import NotAllowed, Refused
from trainingdesk.services.audit_review import WhichEntries, list_entries
from trainingdesk.services.class_papers import PrintRoster, print_roster
from trainingdesk.services.paper_lists import (
    ListPapers,
    LookAtPaper,
    PaperKind,
    PaperPage,
    list_papers,
    look_at_paper,
)

NUMBER, PZ = "2026春-02", "PZ2026-000001"


@pytest.fixture
def filed(room: Room) -> Room:
    """A class claimed, agreed to by HR, with its vouchers, and its roster printed twice."""
    class_of_four(room)
    vouchers(room)
    for _ in range(2):
        room.call("clerk", print_roster, PrintRoster(NUMBER))
    return room


def papers(room: Room, login: str, order: ListPapers = ListPapers()) -> PaperPage:
    return room.call(login, list_papers, order)


def test_everybody_sees_the_kinds_they_read(filed: Room) -> None:
    assert {row.kind for row in papers(filed, "auditor").rows} >= {
        PaperKind.CLAIM_FORM, PaperKind.VOUCHER, PaperKind.ROSTER,
    }  # fmt: skip
    assert {row.kind for row in papers(filed, "papers").rows} == {PaperKind.ROSTER}
    assert papers(filed, "admin").rows == ()
    assert papers(filed, "clerk2").rows == ()
    assert {row.kind for row in papers(filed, "clerk").rows} == {PaperKind.CLAIM_FORM, PaperKind.ROSTER}


def test_pages_follow_each_other_and_an_earlier_print_is_known_as_such(filed: Room) -> None:
    everything = papers(filed, "auditor").rows
    first = papers(filed, "auditor", ListPapers(limit=2))
    assert first.rows == everything[:2]
    assert papers(filed, "auditor", ListPapers(before=first.next_before)).rows == everything[2:]
    rosters = papers(filed, "auditor", ListPapers(PaperKind.ROSTER, "2026")).rows
    assert [row.newest for row in rosters] == [True, False]


def test_a_look_gives_the_bytes_of_the_digest_asked_for_and_is_on_record(filed: Room) -> None:
    older = papers(filed, "auditor", ListPapers(PaperKind.ROSTER)).rows[1]
    paper = filed.call("auditor", look_at_paper, LookAtPaper(PaperKind.ROSTER, NUMBER, older.digest))
    assert hashlib.sha256(paper.content).hexdigest() == older.digest == paper.digest
    assert len(paper.content) == older.size
    entry = filed.call("auditor", list_entries, WhichEntries(object_number=NUMBER)).rows[0]
    assert (entry.action, entry.login) == ("document.viewed", "auditor")


def test_nobody_looks_beyond_their_duty(filed: Room) -> None:
    with pytest.raises(NotAllowed, match=r"document\.not_yours"):
        filed.call("clerk", look_at_paper, LookAtPaper(PaperKind.VOUCHER, PZ))
    with pytest.raises(Refused, match=r"document\.not_filed"):
        filed.call("hr", look_at_paper, LookAtPaper(PaperKind.VOUCHER, "PZ2026-999999"))
