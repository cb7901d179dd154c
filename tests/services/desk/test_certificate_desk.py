"""The certificate officer sees who waits, checks sheets before printing, and proofs that cannot pass for sheets."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tests.fixtures.office import Room, identity
from tests.fixtures.training import BODY, ISSUED, Trainee, certify, fill, open_cooks
from trainingdesk.domain.errors import NotAllowed, Refused
from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.certificates import Certificate
from trainingdesk.services.certificate_desk import (
    CertificateDesk,
    ProofSheet,
    SheetCheck,
    SheetChecks,
    WhichSheets,
    certificate_desk,
    check_sheets,
    proof_sheet,
)
from trainingdesk.services.certificates import (
    AllocateCertificates,
    PrintCertificates,
    VoidCertificate,
    allocate_certificates,
    print_certificates,
    void_certificate,
)
from trainingdesk.services.records import Nothing

CLASS = "2026春-02"
TWO = (Trainee("欧阳𬭊"), Trainee("李娜"))


@pytest.fixture
def waiting(room: Room) -> Room:
    """Two people who passed, before numbers are given out."""
    certify(room)
    open_cooks(room)
    fill(room, CLASS, TWO)
    with room.office.write() as session:
        for certificate in session.scalars(select(Certificate)):
            session.delete(certificate)
    return room


def desk(room: Room) -> CertificateDesk:
    return room.call("papers", certificate_desk, Nothing())


def numbered(room: Room) -> tuple[str, ...]:
    order = AllocateCertificates(CLASS, BODY, ISSUED)
    return tuple(row.number for row in room.call("papers", allocate_certificates, order).rows)


def checks(room: Room, *numbers: str) -> SheetChecks:
    return room.call("papers", check_sheets, WhichSheets(numbers))


def counted(room: Room, state: CertificateState) -> int:
    return next(one.count for one in desk(room).counts if one.state is state)


def test_whoever_passed_waits_until_numbered_and_again_after_a_void(waiting: Room) -> None:
    seen = desk(waiting)
    assert [(row.name, row.class_number, row.missing) for row in seen.waiting] == [
        ("欧阳𬭊", CLASS, ()),
        ("李娜", CLASS, ()),
    ]
    assert seen.today == date(2026, 5, 28)
    first, _ = numbered(waiting)
    assert (desk(waiting).waiting, counted(waiting, CertificateState.ALLOCATED)) == ((), 2)
    waiting.call("papers", void_certificate, VoidCertificate(first, 1, "姓名有误"))
    assert [row.name for row in desk(waiting).waiting] == ["欧阳𬭊"]


def test_checks_say_which_serials_first_prints_take(waiting: Room) -> None:
    first, second = numbered(waiting)
    found = checks(waiting, first, second)
    assert (found.good, found.first_prints, found.first_serial, found.last_serial) == (True, 2, "0000001", "0000002")
    waiting.call("papers", print_certificates, PrintCertificates((first,)))
    found = checks(waiting, first, second)
    assert (found.first_prints, found.reprints, found.first_serial) == (1, 1, "0000002")
    assert checks(waiting, first).last_serial == ""


def test_a_void_certificate_is_named_by_the_check_it_fails(waiting: Room) -> None:
    first, second = numbered(waiting)
    waiting.call("papers", void_certificate, VoidCertificate(first, 1, "姓名有误"))
    found = checks(waiting, first, second)
    assert not found.good
    assert [(row.check, row.passed, row.faults) for row in found.rows if row.faults] == [
        (SheetCheck.STATE, 1, (first,))
    ]
    with pytest.raises(Refused, match=r"certificate\.none_named"):
        checks(waiting)


@pytest.mark.parametrize("overlay", [False, True])
def test_a_proof_shows_no_whole_number_and_leaves_nothing_behind(waiting: Room, overlay: bool) -> None:
    first, _ = numbered(waiting)
    proof = waiting.call("papers", proof_sheet, ProofSheet(first, overlay))
    text = PdfReader(io.BytesIO(proof.content)).pages[0].extract_text()
    whole = identity("19850612", 1)
    assert mask_identity(whole) in text
    assert whole not in text
    assert checks(waiting, first).first_prints == 1


def test_the_desk_is_the_certificate_officers(waiting: Room) -> None:
    with pytest.raises(NotAllowed):
        waiting.call("clerk", certificate_desk, Nothing())
