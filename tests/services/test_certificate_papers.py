"""Sheets of certificates through their life: found in any spelling, void when void, and each print on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.fixtures.office import FIRST_SCHOOL, Room
from tests.fixtures.statements import statements
from tests.fixtures.training import BODY, ISSUED, PREFIX, Trainee, certify, fill, open_cooks
from tests.services.registers.stage import everything, expect_refusal, last_action
from trainingdesk.domain.errors import Conflict, Damaged, NotAllowed, Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.certificates import Certificate, CertificatePrint
from trainingdesk.models.files import StoredFile
from trainingdesk.models.training import Assessment, Enrolment, TrainingClass
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
from trainingdesk.services.employers import (
    EditAssessmentBody,
    RegisterAssessmentBody,
    edit_assessment_body,
    list_assessment_bodies,
)
from trainingdesk.services.papers import ComparePaper, FetchPaper, compare_paper, print_paper
from trainingdesk.services.records import Nothing, Paper

CLASS = "2026春-02"
ORDER = AllocateCertificates(CLASS, BODY, ISSUED)
THREE = (Trainee("张伟"), Trainee("欧阳𬭊"), Trainee("李娜", level=Level.ADVANCED))
FIRST_NUMBER = f"{PREFIX}264000001"


def passed(room: Room, trainees: tuple[Trainee, ...] = THREE) -> None:
    """A class that passed, before numbers are given out."""
    certify(room)
    open_cooks(room)
    fill(room, CLASS, trainees)
    with room.office.write() as session:
        for certificate in session.scalars(select(Certificate)):
            session.delete(certificate)


def numbered(room: Room) -> tuple[CertificateRow, ...]:
    passed(room)
    return room.call("papers", allocate_certificates, ORDER).rows


def printed(room: Room, *numbers: str, overlay: bool = False) -> tuple[Paper, ...]:
    return room.call("papers", print_certificates, PrintCertificates(numbers, overlay)).papers


def row(room: Room, number: str = FIRST_NUMBER) -> CertificateRow:
    return room.call("papers", list_certificates, WhichCertificates(number=number)).rows[0]


def made_void(room: Room, number: str = FIRST_NUMBER, reason: str = "姓名有误") -> None:
    room.call("papers", void_certificate, VoidCertificate(number, row(room, number).version, reason))


SPELLINGS: tuple[Callable[[str], str], ...] = (
    str.lower,
    lambda number: f" {number} ",
    lambda number: f"{number[:5]} {number[5:13]} {number[13:]}",
    lambda number: number.translate({ord(one): ord(one) + 0xFEE0 for one in number}),
    lambda number: f"'{number}",
)


def test_a_number_is_found_however_it_is_typed(room: Room) -> None:
    """“There is no such certificate” must not be the answer to a small letter."""
    numbered(room)
    [filed] = printed(room, FIRST_NUMBER)
    for spelled in SPELLINGS:
        number = spelled(FIRST_NUMBER)
        assert number != FIRST_NUMBER
        assert room.call("finance", verify_certificate, VerifyCertificate(number)).verdict == "true"
        assert row(room, number).number == FIRST_NUMBER
        assert printed(room, number) == (filed,)
    made_void(room, FIRST_NUMBER.lower())
    assert room.call("finance", verify_certificate, VerifyCertificate(FIRST_NUMBER)).verdict == "revoked"


def test_a_class_is_found_however_its_number_is_typed(room: Room) -> None:
    passed(room)
    written = " ２０２６ 春－０２"
    assert len(room.call("papers", allocate_certificates, replace(ORDER, class_number=written)).rows) == 3
    assert len(room.call("papers", list_certificates, WhichCertificates(class_number=written)).rows) == 3


def test_the_paper_of_a_void_certificate_is_genuine_and_worth_nothing(room: Room) -> None:
    numbered(room)
    [paper] = printed(room, FIRST_NUMBER)
    held = ComparePaper("certificate", paper.digest)
    assert room.call("papers", compare_paper, held).verdict == "true"
    made_void(room)
    verdict = room.call("papers", compare_paper, held)
    assert (verdict.verdict, verdict.number, verdict.differences) == ("revoked", FIRST_NUMBER, ("void",))
    by_number = room.call("papers", verify_certificate, VerifyCertificate(FIRST_NUMBER, paper.digest))
    assert (by_number.verdict, by_number.differences) == ("revoked", ("姓名有误",))


def test_every_sheet_ever_printed_of_a_certificate_is_true_and_any_other_is_altered(room: Room) -> None:
    numbered(room)
    [first] = printed(room, FIRST_NUMBER)
    order = ReissueCertificate(FIRST_NUMBER, row(room).version, "遗失")
    [second] = room.call("papers", reissue_certificate, order).papers
    assert first.content != second.content
    verdicts = [
        room.call("hr", verify_certificate, VerifyCertificate(FIRST_NUMBER, digest)).verdict
        for digest in (first.digest, second.digest, "0" * 64, None)
    ]
    assert verdicts == ["true", "true", "altered", "true"]
    by_bytes = [
        room.call("hr", compare_paper, ComparePaper("certificate", digest, (FIRST_NUMBER,))).verdict
        for digest in (first.digest, second.digest, "0" * 64)
    ]
    assert by_bytes == ["true", "true", "altered"]


def test_the_newest_sheet_is_the_one_that_is_handed_out_again(room: Room) -> None:
    numbered(room)
    printed(room, FIRST_NUMBER)
    [second] = room.call(
        "papers", reissue_certificate, ReissueCertificate(FIRST_NUMBER, row(room).version, "遗失")
    ).papers
    assert room.call("papers", print_paper, FetchPaper("certificate", FIRST_NUMBER)).digest == second.digest
    assert printed(room, FIRST_NUMBER)[0].digest == second.digest
    assert row(room).prints == 2


def test_each_sheet_has_a_serial_of_its_own_and_says_why_it_was_printed(room: Room) -> None:
    numbers = [each.number for each in numbered(room)]
    printed(room, *numbers)
    order = ReissueCertificate(FIRST_NUMBER, row(room).version, "遗失")
    room.call("papers", reissue_certificate, order)
    with room.office.read() as session:
        sheets = session.scalars(select(CertificatePrint).order_by(CertificatePrint.id)).all()
        assert [(sheet.serial, sheet.layout, sheet.reason) for sheet in sheets] == [
            ("0000001", "full", "首次打印"),
            ("0000002", "full", "首次打印"),
            ("0000003", "full", "首次打印"),
            ("0000004", "full", "遗失"),
        ]
        remarks = session.scalars(select(Certificate.remarks).where(Certificate.number == FIRST_NUMBER)).one()
    assert remarks == "补发：遗失（2026-05-28）"


def test_an_overlay_is_another_sheet_and_is_filed_like_any(room: Room) -> None:
    numbered(room)
    [overlay] = printed(room, FIRST_NUMBER, overlay=True)
    with room.office.read() as session:
        assert session.scalars(select(CertificatePrint.layout)).all() == ["overlay"]
    assert printed(room, FIRST_NUMBER)[0].content == overlay.content
    assert room.call("papers", verify_certificate, VerifyCertificate(FIRST_NUMBER, overlay.digest)).verdict == "true"


@pytest.mark.parametrize("numbers", [(), ("S000041000123264999999",), (FIRST_NUMBER, "S000041000123264999999")])
def test_a_print_is_all_or_none(room: Room, numbers: tuple[str, ...]) -> None:
    numbered(room)
    code = "certificate.unknown" if numbers else "certificate.none_named"
    with expect_refusal(room, "papers", code):
        printed(room, *numbers)


def test_the_same_number_twice_in_one_order_is_one_sheet(room: Room) -> None:
    numbered(room)
    first, second = printed(room, FIRST_NUMBER, FIRST_NUMBER)
    assert first == second
    assert row(room).prints == 1


def test_progress_is_told_for_each_sheet(room: Room) -> None:
    numbers = [each.number for each in numbered(room)]
    heard: list[tuple[int, int, str]] = []
    room.office.progress = lambda step: heard.append((step.done, step.total, step.what))
    printed(room, *numbers)
    assert heard == [(place, 3, number) for place, number in enumerate(numbers, start=1)]


@pytest.mark.parametrize(
    ("event", "reason", "code"),
    [
        ("void", " ", "certificate.reason_missing"),
        ("reissue", "", "certificate.reason_missing"),
        ("reissue", "遗失", "workflow.certificate_state"),  # never printed: there is no sheet to replace
    ],
)
def test_a_step_needs_its_reason_and_its_turn(room: Room, event: str, reason: str, code: str) -> None:
    numbered(room)
    version = row(room).version
    with expect_refusal(room, "papers", code):
        if event == "void":
            room.call("papers", void_certificate, VoidCertificate(FIRST_NUMBER, version, reason))
        else:
            room.call("papers", reissue_certificate, ReissueCertificate(FIRST_NUMBER, version, reason))


def test_what_somebody_else_printed_meanwhile_is_a_conflict(room: Room) -> None:
    numbered(room)
    seen = row(room).version
    printed(room, FIRST_NUMBER)
    with expect_refusal(room, "papers", "certificate.changed_meanwhile", Conflict):
        room.call("papers", void_certificate, VoidCertificate(FIRST_NUMBER, seen, "作废"))


def test_a_void_certificate_is_neither_printed_nor_reissued_nor_made_void_again(room: Room) -> None:
    numbered(room)
    printed(room, FIRST_NUMBER)
    made_void(room)
    seen = row(room).version
    for act in (
        lambda: printed(room, FIRST_NUMBER),
        lambda: room.call("papers", reissue_certificate, ReissueCertificate(FIRST_NUMBER, seen, "遗失")),
        lambda: room.call("papers", void_certificate, VoidCertificate(FIRST_NUMBER, seen, "作废")),
    ):
        with expect_refusal(room, "papers", "workflow.certificate_state"):
            act()


def test_who_lost_a_void_certificate_gets_a_new_number_and_the_old_one_is_never_used_again(room: Room) -> None:
    numbered(room)
    made_void(room)
    [anew] = room.call("papers", allocate_certificates, ORDER).rows
    assert anew.number == f"{PREFIX}264000003"
    assert row(room).state is CertificateState.VOID


def test_the_newest_pass_of_each_is_what_the_certificate_says(room: Room) -> None:
    passed(room)
    with room.office.write() as session:
        place = session.scalars(select(Enrolment).where(Enrolment.position == 1)).one()
        for day, verdict, level in (
            (date(2026, 4, 20), True, Level.ELEMENTARY),
            (date(2026, 4, 24), False, Level.ADVANCED),
        ):
            session.add(
                Assessment(
                    enrolment_id=place.id, assessed_on=day, method=AssessmentMethod.PROCESS, level=level,
                    theory=6000, practice=6000, review=None, passed=verdict,
                )
            )  # fmt: skip
    first = room.call("papers", allocate_certificates, ORDER).rows[0]
    assert (first.number, first.level) == (f"{PREFIX}265000001", Level.ELEMENTARY)
    with room.office.read() as session:
        kept = session.scalars(select(Certificate).where(Certificate.number == first.number)).one()
        assert (kept.assessed_on, kept.method) == (date(2026, 4, 20), AssessmentMethod.PROCESS)


def test_a_sitting_that_names_no_level_is_of_the_level_aimed_at(room: Room) -> None:
    passed(room, (Trainee("张伟", level=Level.ADVANCED),))
    with room.office.write() as session:
        session.scalars(select(Assessment)).one().level = None
    assert room.call("papers", allocate_certificates, ORDER).rows[0].level is Level.ADVANCED


def test_without_any_level_there_is_no_number(room: Room) -> None:
    passed(room, (Trainee("张伟"),))
    with room.office.write() as session:
        session.scalars(select(Assessment)).one().level = None
        session.scalars(select(Enrolment)).one().level_target = None
    with expect_refusal(room, "papers", "certificate.level_unknown") as refusal:
        room.call("papers", allocate_certificates, ORDER)
    assert refusal.value.params == {"name": "张伟"}


def test_classes_for_certificates_of_others_get_no_numbers_of_ours(room: Room) -> None:
    passed(room)
    with room.office.write() as session:
        session.scalars(select(TrainingClass)).one().certificate_kind = CertificateKind.SPECIAL
    with expect_refusal(room, "papers", "certificate.kind_not_ours"):
        room.call("papers", allocate_certificates, ORDER)


def test_numbers_begin_anew_with_the_year(room: Room) -> None:
    numbered(room)
    room.clock.now += timedelta(days=365)
    room.tokens.clear()
    open_cooks(room, "2026春-03")
    fill(room, "2026春-03", (Trainee("另一位"),), first=30)
    with room.office.write() as session:
        session.delete(session.scalars(select(Certificate).where(Certificate.number == f"{PREFIX}264000004")).one())
    order = AllocateCertificates("2026春-03", BODY, date(2027, 3, 1))
    assert [each.number for each in room.call("papers", allocate_certificates, order).rows] == [f"{PREFIX}274000001"]


def test_a_body_that_is_renamed_leaves_the_old_name_on_what_it_issued(room: Room) -> None:
    numbered(room)
    [body] = room.call("hr", list_assessment_bodies, Nothing()).rows
    facts = RegisterAssessmentBody(BODY, "嵩州市餐饮协会", PREFIX)
    room.call("hr", edit_assessment_body, EditAssessmentBody(body.version, facts))
    with room.office.read() as session:
        assert set(session.scalars(select(Certificate.issuer))) == {"嵩州市餐饮行业协会"}


def test_the_list_is_narrowed_by_what_is_asked(room: Room) -> None:
    numbered(room)
    for order, count in (
        (WhichCertificates(level=Level.ADVANCED), 1),
        (WhichCertificates(level=Level.TECHNICIAN), 0),
        (WhichCertificates(state=CertificateState.ALLOCATED), 3),
        (WhichCertificates(state=CertificateState.VOID), 0),
        (WhichCertificates(class_number="2026春-99"), 0),
        (WhichCertificates(class_number=CLASS, level=Level.INTERMEDIATE), 2),
        (WhichCertificates(number=FIRST_NUMBER, level=Level.ADVANCED), 0),
    ):
        rows = room.call("auditor", list_certificates, order).rows
        assert len(rows) == count, order
        assert [each.number for each in rows] == sorted(each.number for each in rows)


def test_a_page_of_certificates_says_where_the_next_begins(room: Room) -> None:
    numbered(room)
    whole = room.call("auditor", list_certificates, WhichCertificates())
    first = room.call("auditor", list_certificates, WhichCertificates(limit=2))
    rest = room.call("auditor", list_certificates, WhichCertificates(limit=2, after=first.next_after))
    assert (*first.rows, *rest.rows) == whole.rows
    assert (first.next_after, rest.next_after, whole.next_after) == (first.rows[1].number, None, None)


def test_a_text_finds_certificates_by_number_holder_and_occupation(room: Room) -> None:
    numbered(room)
    rows = room.call("auditor", list_certificates, WhichCertificates()).rows
    wanted = rows[0]
    for text in (wanted.number, wanted.number[:20].lower(), wanted.name, wanted.occupation[:2]):
        for login in ("auditor", "clerk"):
            found = room.call(login, list_certificates, WhichCertificates(text=text)).rows
            assert wanted in found, (text, login)
    assert room.call("clerk2", list_certificates, WhichCertificates(text=wanted.name)).rows == ()
    assert room.call("auditor", list_certificates, WhichCertificates(text="没有这个人")).rows == ()


def test_a_long_list_of_certificates_asks_no_more_than_a_short_one(room: Room) -> None:
    numbered(room)
    printed(room, FIRST_NUMBER)
    room.call("auditor", list_certificates, WhichCertificates())  # signed in
    with statements() as short:
        room.call("auditor", list_certificates, WhichCertificates(limit=1))
    with statements() as long:
        rows = room.call("auditor", list_certificates, WhichCertificates()).rows
    assert long == short
    assert {row.prints for row in rows} == {0, 1}


def test_lists_and_verdicts_hold_no_whole_identity_number(room: Room) -> None:
    numbered(room)
    listed = room.call("clerk", list_certificates, WhichCertificates())
    verdict = room.call("clerk2", verify_certificate, VerifyCertificate(FIRST_NUMBER))
    with room.office.read() as session:
        numbers = [each.person.id_number for each in session.scalars(select(Certificate))]
    for number in numbers:
        assert number not in repr(listed)
        assert number not in repr(verdict)


def test_a_class_sheet_of_certificates_is_the_bureaus_to_print(room: Room) -> None:
    numbered(room)
    [paper] = printed(room, FIRST_NUMBER)
    for login, may in (("papers", True), ("hr", True), ("auditor", True), ("clerk", False), ("clerk2", False)):
        if may:
            assert room.call(login, print_paper, FetchPaper("certificate", FIRST_NUMBER)).digest == paper.digest
            continue
        with pytest.raises(NotAllowed) as caught:
            room.call(login, print_paper, FetchPaper("certificate", FIRST_NUMBER))
        assert caught.value.code == "document.not_yours"


def test_who_printed_what_is_on_record(room: Room) -> None:
    numbered(room)
    [paper] = printed(room, FIRST_NUMBER)
    assert last_action(room) == ("certificate.printed", '{"count":1}')
    room.call("hr", print_paper, FetchPaper("certificate", FIRST_NUMBER))
    action, details = last_action(room)
    assert action == "document.printed"
    assert paper.digest in details


def test_bytes_that_were_altered_in_the_file_are_never_handed_out(room: Room) -> None:
    numbered(room)
    [paper] = printed(room, FIRST_NUMBER)
    with room.office.write() as session:
        raw = session.connection().connection.driver_connection
        assert raw is not None
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        content = session.get_one(StoredFile, paper.digest).content
        raw.execute(f"UPDATE {StoredFile.__tablename__} SET content = ? WHERE digest = ?", (content[:-1], paper.digest))
    before = everything(room)
    for act in (
        lambda: room.call("papers", print_paper, FetchPaper("certificate", FIRST_NUMBER)),
        lambda: printed(room, FIRST_NUMBER),
        lambda: room.call("papers", compare_paper, ComparePaper("certificate", paper.digest)),
    ):
        with pytest.raises(Damaged):
            act()
    assert everything(room) == before


def test_an_unknown_class_or_body_is_said_to_be_so(room: Room) -> None:
    passed(room)
    for order, code in (
        (replace(ORDER, class_number="2026春-99"), "class.unknown"),
        (replace(ORDER, body_code=FIRST_SCHOOL), "body.unknown"),
    ):
        with pytest.raises(Refused) as caught:
            room.call("papers", allocate_certificates, order)
        assert caught.value.code == code
