"""Certificates shown at the counter: what must be on them, and what becomes of the person who shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests.fixtures.office import Room, identity
from tests.fixtures.training import ACCOUNT, COOK, PREFIX
from tests.services.registers.stage import expect_refusal, last_action
from trainingdesk.domain.findings import Severity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind, PersonGroup, Sex
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.people import GroupMembership, Person, PersonAccount
from trainingdesk.services.certificate_records import CertificateRow
from trainingdesk.services.outside_certificates import CertificateEntry, RegisterCertificates, register_certificates

ENTRY = CertificateEntry(
    name="窦𠮷祥",
    identity_number=identity("19880808", 801),
    number=f"{PREFIX}263000901",
    kind=CertificateKind.LEVEL,
    level=Level.ADVANCED,
    occupation_code=COOK,
    occupation_edition=2022,
    occupation_name="",
    issued_on=date(2026, 5, 8),
    method=AssessmentMethod.EXAM,
    assessed_on=date(2026, 4, 28),
)
SPECIAL = replace(ENTRY, kind=CertificateKind.SPECIAL, level=None, number="ZX-2026-0001")


def register(room: Room, *entries: CertificateEntry) -> tuple[CertificateRow, ...]:
    return room.call("counter", register_certificates, RegisterCertificates(entries)).rows


def holder(room: Room) -> Person:
    with room.office.read() as session:
        return session.scalars(select(Person)).one()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"level": None}, "certificates.level_missing"),
        ({"number": ""}, "identity.certificate_missing"),
        ({"number": "S0000"}, "identity.certificate_form"),
        ({"kind": CertificateKind.QUALIFICATION}, "identity.certificate_kind_differs"),
        ({"issued_on": date(2025, 5, 8), "assessed_on": None}, "identity.certificate_year_differs"),
        ({"occupation_edition": 1888}, "register.edition"),
        ({"occupation_code": "4-99-99-99"}, "class.occupation_name_needed"),
        ({"name": " "}, "identity.name_missing"),
        ({"identity_number": ""}, "identity.missing"),
        ({"account": "123"}, "identity.account_length"),
    ],
)
def test_a_certificate_that_cannot_be_right_is_refused_and_nobody_is_kept(
    room: Room, change: dict[str, object], code: str
) -> None:
    with expect_refusal(room, "counter", "certificate.entries_wrong") as refusal:
        register(room, replace(ENTRY, **change))  # type: ignore[arg-type]
    assert code in {finding.code for finding in refusal.value.findings if finding.severity is Severity.ERROR}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("", "certificates.number_missing"),
        ("  ", "certificates.number_missing"),
        ("\u200b", "certificates.number_missing"),
        ("ZX\x07", "certificate.number_faulty"),
        ("ZX\u202e1", "certificate.number_faulty"),
        ("X" * 41, "certificate.number_faulty"),
    ],
)
def test_kinds_without_a_national_number_still_need_one_that_can_be_read(room: Room, number: str, code: str) -> None:
    """Two certificates without a number would be one, and the second holder's the first one's."""
    with expect_refusal(room, "counter", "certificate.entries_wrong") as refusal:
        register(room, replace(SPECIAL, number=number))
    errors = [finding for finding in refusal.value.findings if finding.severity is Severity.ERROR]
    assert [(finding.code, finding.place.row) for finding in errors] == [(code, 1)]


@pytest.mark.parametrize("written", ["zx-2026-0001", " ZX-2026-0001 ", "ＺＸ－2026－0001"])
def test_such_a_number_is_one_however_it_is_written(room: Room, written: str) -> None:
    [first] = register(room, SPECIAL)
    [again] = register(room, replace(SPECIAL, number=written))
    assert (again.id, again.number) == (first.id, "ZX-2026-0001")
    with room.office.read() as session:
        assert len(session.scalars(select(Certificate)).all()) == 1


def test_all_or_none_and_each_fault_has_its_place(room: Room) -> None:
    faulty = replace(ENTRY, number=f"{PREFIX}263000902", issued_on=date(2026, 6, 30), name="")
    with expect_refusal(room, "counter", "certificate.entries_wrong") as refusal:
        register(room, ENTRY, faulty, replace(ENTRY, level=None))
    errors = [(f.place.row, f.code) for f in refusal.value.findings if f.severity is Severity.ERROR]
    assert errors == [
        (2, "identity.name_missing"),
        (2, "certificate.issued_in_future"),
        (3, "certificates.level_missing"),
    ]


def test_nothing_at_all_is_refused(room: Room) -> None:
    with expect_refusal(room, "counter", "certificate.entries_wrong"):
        register(room)


def test_what_the_number_says_of_the_holder_is_kept(room: Room) -> None:
    register(room, replace(ENTRY, phone="138 0000 1234", bank=" 嵩州银行 ", account=ACCOUNT))
    person = holder(room)
    assert (person.name, person.birth_date, person.sex) == ("窦𠮷祥", date(1988, 8, 8), Sex.MALE)
    assert (person.phone, person.id_reversed) == ("13800001234", person.id_number[::-1])
    with room.office.read() as session:
        account = session.scalars(select(PersonAccount)).one()
        assert (account.account_name, account.bank, account.account, account.current) == (
            "窦𠮷祥",
            "嵩州银行",
            ACCOUNT,
            True,
        )


def test_the_catalogue_names_the_occupation_and_the_prefix_the_body(room: Room) -> None:
    [row] = register(room, ENTRY)
    assert row.issuer == "—"
    with room.office.read() as session:
        kept = session.scalars(select(Certificate)).one()
        assert (kept.occupation_name, kept.body_id) == ("中式烹调师", None)
    [other] = register(room, replace(ENTRY, number=f"{PREFIX}263000902", occupation_name="炒菜", issuer=" 某协会 "))
    assert other.issuer == "某协会"


def test_a_certificate_that_is_known_is_left_as_it_is(room: Room) -> None:
    [first] = register(room, ENTRY)
    [again] = register(room, replace(ENTRY, issuer="别的机构", occupation_name="别的职业"))
    assert again == first


def test_a_new_account_takes_the_place_of_the_old_and_the_same_one_of_none(room: Room) -> None:
    other = "6212261234567890136"
    for account in (ACCOUNT, ACCOUNT, other):
        register(room, replace(ENTRY, account=account, bank="嵩州银行"))
    with room.office.read() as session:
        kept = session.scalars(select(PersonAccount).order_by(PersonAccount.id)).all()
        assert [(one.account, one.current) for one in kept] == [(ACCOUNT, False), (other, True)]


def test_groups_are_added_once_and_never_taken_away(room: Room) -> None:
    register(room, replace(ENTRY, groups=(PersonGroup.FLEXIBLE, PersonGroup.VETERAN)))
    register(room, replace(ENTRY, groups=(PersonGroup.VETERAN,)))
    register(room, ENTRY)
    with room.office.read() as session:
        assert sorted(session.scalars(select(GroupMembership.group))) == ["flexible", "veteran"]


def test_a_number_nobody_typed_leaves_the_old_one(room: Room) -> None:
    register(room, replace(ENTRY, phone="13800001234"))
    register(room, ENTRY)
    assert holder(room).phone == "13800001234"


def test_two_people_of_one_order_and_their_count_on_record(room: Room) -> None:
    second = replace(
        ENTRY,
        name="员工乙",
        identity_number=identity("19900909", 813),
        number=f"{PREFIX}263000902",
        level=Level.ADVANCED,
    )
    assert [row.name for row in register(room, ENTRY, second)] == ["窦𠮷祥", "员工乙"]
    assert last_action(room) == ("certificate.registered", '{"count":2}')
