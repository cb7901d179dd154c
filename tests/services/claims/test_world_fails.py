"""When the disk is full, a font is gone or two desks are at it: everything or nothing, and a plain sentence."""

from __future__ import annotations

import multiprocessing
import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from tests.fixtures.claims import approved, class_of_four, computed, detail_of, seen, submitted, with_evidence
from tests.fixtures.office import Clock, Room, open_room
from trainingdesk.documents.fonts import FontShelf
from trainingdesk.domain.errors import Conflict, OfficeError, Refused, Unavailable
from trainingdesk.domain.workflow import ClaimState
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.base import Base
from trainingdesk.models.files import NumberSequence
from trainingdesk.models.people import Person
from trainingdesk.models.vouchers import Voucher
from trainingdesk.services.audit_review import VerifyAudit, verify_audit
from trainingdesk.services.claim_filing import SubmitClaim, submit_claim
from trainingdesk.services.vouchers import issue_vouchers


def counts(room: Room) -> dict[str, int]:
    """Rows of every table: what a refused step must leave as it was."""
    with room.office.read() as session:
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
            if name not in ("audit_entry", "audit_head", "sign_in")
        }


def test_a_full_disk_leaves_no_voucher_no_number_and_no_entry(room: Room) -> None:
    class_of_four(room)
    claim = approved(room)
    before = counts(room)
    order = seen(room, claim.number)
    with room.office.write() as session:
        pages = session.scalar(text("PRAGMA page_count"))
        session.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
    with pytest.raises(Unavailable) as caught:
        room.call("hr", issue_vouchers, order)
    assert caught.value.code == "db.disk_full"
    assert counts(room) == before
    with room.office.write() as session:
        session.execute(text("PRAGMA max_page_count = 1000000"))
    issued = room.call("hr", issue_vouchers, order).rows
    assert issued[0].number == "PZ2026-000001"


def test_a_missing_font_is_named_and_nothing_is_issued(room: Room, tmp_path: Path, resources: Path) -> None:
    class_of_four(room)
    claim = approved(room)
    before = counts(room)
    folder = tmp_path / "fonts"
    shutil.copytree(resources / "fonts", folder)
    (folder / "HanaMinB.ttf").unlink()
    with pytest.raises(Unavailable) as caught:
        FontShelf(folder)
    assert caught.value.params["name"] == "HanaMinB"
    (folder / "HanaMinB.ttf").write_bytes(b"not a font at all")
    for face in folder.glob("Noto*.ttf"):
        face.write_bytes(b"not a font at all")
    room.office.fonts = FontShelf(folder)
    with pytest.raises(Unavailable) as caught:
        room.call("hr", issue_vouchers, seen(room, claim.number))
    assert caught.value.code == "document.font_damaged"
    assert counts(room) == before


def test_a_name_no_font_holds_stops_the_submission_and_says_where(room: Room) -> None:
    class_of_four(room)
    with room.office.write() as session:
        person = session.scalars(select(Person)).first()
        assert person is not None
        person.name = "王\U00032000"
    claim = with_evidence(room, computed(room))
    before = counts(room)
    with pytest.raises(Refused) as caught:
        room.call("clerk", submit_claim, SubmitClaim(claim.id, claim.version, declared=True))
    assert caught.value.code == "document.glyph_missing"
    assert counts(room) == before
    assert detail_of(room, claim.number, "clerk").row.state is ClaimState.DRAFT


def _submit(path: Path, claim_id: int, version: int, answers: multiprocessing.SimpleQueue[str]) -> None:
    room = open_room(path, Clock())
    try:
        answers.put(str(room.call("clerk", submit_claim, SubmitClaim(claim_id, version, declared=True)).state))
    except OfficeError as error:
        answers.put(error.code)
    finally:
        room.office.database.close()


def test_two_desks_submit_the_same_claim_and_one_is_told(room: Room) -> None:
    class_of_four(room)
    claim = with_evidence(room, computed(room))
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.SimpleQueue[str] = context.SimpleQueue()
    desks = [context.Process(target=_submit, args=(room.path, claim.id, claim.version, answers)) for _ in range(2)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join(60)
    told = sorted(answers.get() for _ in desks)
    assert told == ["claim.changed_meanwhile", "submitted"]


def test_the_whole_way_leaves_a_sound_chain_that_holds_the_anchors_on_paper(room: Room) -> None:
    class_of_four(room)
    claim = approved(room)
    issued = room.call("hr", issue_vouchers, seen(room, claim.number)).rows
    with room.office.read() as session:
        anchor = session.scalars(select(Voucher.anchor).where(Voucher.number == issued[0].number)).one()
    verdict = room.call("auditor", verify_audit, VerifyAudit(anchor))
    assert verdict.sound
    assert verdict.anchor_at is not None
    assert not room.call("auditor", verify_audit, VerifyAudit("1234-5678-9ABC")).sound
    assert room.office.database.check().sound


def test_an_altered_amount_is_found_by_the_check(room: Room) -> None:
    class_of_four(room)
    submitted(room)
    with room.office.write() as session:
        session.execute(text("UPDATE claim_line SET amount = amount + 1 WHERE position = 1"))
    report = room.office.database.check()
    assert {finding.code for finding in report.findings} == {"db.row_altered"}


def test_numbers_have_no_gap_after_refusals(room: Room) -> None:
    class_of_four(room)
    claim = approved(room)
    with pytest.raises(Conflict):
        room.call("hr", issue_vouchers, type(seen(room, claim.number))(claim.id, claim.version - 1))
    room.call("hr", issue_vouchers, seen(room, claim.number))
    with room.office.read() as session:
        last = session.scalars(select(NumberSequence.last).where(NumberSequence.kind == "PZ")).one()
        assert last == session.scalar(select(func.count(Voucher.id)))
        entries = session.scalars(select(AuditEntry.action).where(AuditEntry.action == "voucher.issued")).all()
    assert len(entries) == last
