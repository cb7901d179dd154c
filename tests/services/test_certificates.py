"""Certificates of our own: numbered, printed, voided, reissued, verified."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tests.fixtures.claims import class_of_four, submitted
from tests.fixtures.office import Room
from tests.fixtures.training import BODY, ISSUED, PREFIX, Trainee, certify, fill, open_cooks
from trainingdesk.domain.errors import Conflict, NotAllowed, Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.certificates import Certificate, CertificatePrint
from trainingdesk.services.certificate_records import CertificateRow
from trainingdesk.services.certificates import (
    AllocateCertificates,
    PrintCertificates,
    ReissueCertificate,
    VerifyCertificate,
    VoidCertificate,
    WhichCertificates,
    allocate_certificates,
    list_certificates,
    print_certificates,
    reissue_certificate,
    verify_certificate,
    void_certificate,
)

CLASS = "2026春-02"
RARE = (Trainee("欧阳𬭊"), Trainee("龚䶮", level=Level.ADVANCED), Trainee("㛃小雨"), Trainee("𠮷田川"))


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def passed_without_certificates(room: Room, trainees: tuple[Trainee, ...] = RARE) -> None:
    """A class that passed, as it stands before numbers are given out."""
    certify(room)
    open_cooks(room)
    fill(room, CLASS, trainees)
    with room.office.write() as session:
        for certificate in session.scalars(select(Certificate)):
            session.delete(certificate)


def allocated(room: Room, issued_on: date = ISSUED) -> tuple[CertificateRow, ...]:
    return room.call("papers", allocate_certificates, AllocateCertificates(CLASS, BODY, issued_on)).rows


def row(room: Room, number: str) -> CertificateRow:
    return room.call("papers", list_certificates, WhichCertificates(number=number)).rows[0]


def test_numbers_run_within_body_year_and_level_in_roster_order(room: Room) -> None:
    passed_without_certificates(room)
    assert [each.number for each in allocated(room)] == [
        f"{PREFIX}264000001",
        f"{PREFIX}263000001",
        f"{PREFIX}264000002",
        f"{PREFIX}264000003",
    ]
    assert all(each.state is CertificateState.ALLOCATED for each in allocated_rows(room))


def allocated_rows(room: Room) -> tuple[CertificateRow, ...]:
    return room.call("papers", list_certificates, WhichCertificates(class_number=CLASS)).rows


def test_who_has_a_certificate_gets_no_second_one(room: Room) -> None:
    passed_without_certificates(room)
    allocated(room)
    with pytest.raises(Refused) as caught:
        allocated(room)
    assert caught.value.code == "certificate.nobody_waiting"


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (AllocateCertificates("no such class", BODY, ISSUED), "class.unknown"),
        (AllocateCertificates(CLASS, "91410100MA4000001N", ISSUED), "body.unknown"),
        (AllocateCertificates(CLASS, BODY, date(2026, 6, 1)), "certificate.issued_in_future"),
        (AllocateCertificates(CLASS, BODY, ISSUED - timedelta(days=30)), "certificate.before_assessment"),
    ],
)
def test_what_cannot_be_allocated_leaves_no_gap_in_the_numbers(
    room: Room, order: AllocateCertificates, code: str
) -> None:
    passed_without_certificates(room)
    with pytest.raises(Refused) as caught:
        room.call("papers", allocate_certificates, order)
    assert caught.value.code == code
    assert allocated(room)[0].number.endswith("000001")


def test_rare_names_print_and_copy_out_as_they_are(room: Room) -> None:
    passed_without_certificates(room)
    numbers = tuple(each.number for each in allocated(room))
    papers = room.call("papers", print_certificates, PrintCertificates(numbers)).papers
    for trainee, paper in zip(RARE, papers, strict=True):
        assert trainee.name in text_of(paper.content)
        assert paper.number in text_of(paper.content)


def test_a_second_print_is_the_same_sheet(room: Room) -> None:
    passed_without_certificates(room)
    number = allocated(room)[0].number
    first = room.call("papers", print_certificates, PrintCertificates((number,))).papers[0]
    second = room.call("papers", print_certificates, PrintCertificates((number,))).papers[0]
    assert first.content == second.content
    assert row(room, number).prints == 1


def test_a_name_no_font_holds_stops_the_whole_print_and_says_which(room: Room) -> None:
    passed_without_certificates(room, (Trainee("张伟"), Trainee("王\U00032000")))
    numbers = tuple(each.number for each in allocated(room))
    with pytest.raises(Refused) as caught:
        room.call("papers", print_certificates, PrintCertificates(numbers))
    assert caught.value.code == "document.glyph_missing"
    with room.office.read() as session:
        assert not session.scalars(select(CertificatePrint)).all()
    assert row(room, numbers[0]).state is CertificateState.ALLOCATED


def test_a_reissue_keeps_the_number_and_says_so_on_a_new_sheet(room: Room) -> None:
    passed_without_certificates(room)
    number = allocated(room)[0].number
    old = room.call("papers", print_certificates, PrintCertificates((number,))).papers[0]
    with pytest.raises(Refused) as caught:
        room.call("papers", reissue_certificate, ReissueCertificate(number, row(room, number).version, " "))
    assert caught.value.code == "certificate.reason_missing"
    order = ReissueCertificate(number, row(room, number).version, "原件遗失")
    new = room.call("papers", reissue_certificate, order).papers[0]
    assert new.number == number
    assert new.digest != old.digest
    assert "补发" in text_of(new.content)
    with room.office.read() as session:
        assert [sheet.serial for sheet in session.scalars(select(CertificatePrint))] == ["0000001", "0000002"]
    for digest in (old.digest, new.digest):
        assert room.call("papers", verify_certificate, VerifyCertificate(number, digest)).verdict == "true"


def test_a_void_certificate_is_revoked_for_good(room: Room) -> None:
    passed_without_certificates(room)
    number = allocated(room)[0].number
    version = row(room, number).version
    with pytest.raises(Conflict):
        room.call("papers", void_certificate, VoidCertificate(number, version + 1, "印错"))
    room.call("papers", void_certificate, VoidCertificate(number, version, "印错"))
    verdict = room.call("papers", verify_certificate, VerifyCertificate(number))
    assert (verdict.verdict, verdict.differences) == ("revoked", ("印错",))
    with pytest.raises(Refused) as caught:
        room.call("papers", print_certificates, PrintCertificates((number,)))
    assert caught.value.code == "workflow.certificate_state"
    assert allocated(room)[0].number == f"{PREFIX}264000004"


def test_a_certificate_in_a_claim_is_not_voided(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    with room.office.write() as session:
        certificate = session.scalars(select(Certificate)).first()
        assert certificate is not None
        certificate.state = CertificateState.PRINTED
        number = certificate.number
    with pytest.raises(Refused) as caught:
        room.call("papers", void_certificate, VoidCertificate(number, row(room, number).version, "印错"))
    assert (caught.value.code, caught.value.params["claim"]) == ("certificate.in_claim", claim.number)


def test_altered_and_unknown_papers_are_told_apart(room: Room) -> None:
    passed_without_certificates(room)
    number = allocated(room)[0].number
    room.call("papers", print_certificates, PrintCertificates((number,)))
    assert room.call("clerk", verify_certificate, VerifyCertificate(number, "f" * 64)).verdict == "altered"
    assert room.call("clerk", verify_certificate, VerifyCertificate("S" + "0" * 21)).verdict == "unknown"


def test_certificates_are_the_officers(room: Room) -> None:
    passed_without_certificates(room)
    for login in ("clerk", "hr", "finance", "counter", "admin"):
        with pytest.raises(NotAllowed):
            room.call(login, allocate_certificates, AllocateCertificates(CLASS, BODY, ISSUED))


def test_a_clerk_lists_the_own_schools_certificates_alone(room: Room) -> None:
    passed_without_certificates(room)
    allocated(room)
    assert len(room.call("clerk", list_certificates, WhichCertificates()).rows) == 4
    assert room.call("clerk2", list_certificates, WhichCertificates()).rows == ()
