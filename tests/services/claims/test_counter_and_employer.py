"""Claims without a class: one person at the counter, and an employer's people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests.fixtures.claims import decided, detail_of, seen, with_evidence
from tests.fixtures.office import Room, identity
from tests.fixtures.training import ACCOUNT, COOK, PREFIX, certify
from trainingdesk.domain.errors import Conflict, NotAllowed, Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind, Payee, PersonGroup
from trainingdesk.domain.workflow import ClaimState, VoucherEvent
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.people import Person
from trainingdesk.services.claim_filing import SubmitClaim, compute_claim, submit_claim
from trainingdesk.services.claim_opening import (
    OpenCounterClaim,
    OpenEmployerClaim,
    open_counter_claim,
    open_employer_claim,
)
from trainingdesk.services.claim_review import ApproveClaim, approve_claim
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.employers import RegisterEmployer, register_employer
from trainingdesk.services.outside_certificates import CertificateEntry, RegisterCertificates, register_certificates
from trainingdesk.services.vouchers import issue_vouchers

EMPLOYER = "91418100MA40000030"
ONE = CertificateEntry(
    name="窦𠮷祥",
    identity_number=identity("19880808", 801),
    number=f"{PREFIX}263000901",
    kind=CertificateKind.LEVEL,
    level=Level.ADVANCED,
    occupation_code=COOK,
    occupation_edition=2022,
    occupation_name="中式烹调师",
    issued_on=date(2026, 5, 8),
    method=AssessmentMethod.EXAM,
    assessed_on=date(2026, 4, 28),
    phone="13800001234",
    bank="嵩州银行",
    account=ACCOUNT,
    groups=(PersonGroup.FLEXIBLE,),
)


def another(sequence: int, **changed: object) -> CertificateEntry:
    facts = {
        "name": f"员工{'甲乙丙丁'[sequence]}",
        "identity_number": identity("19900909", 811 + 2 * sequence),
        "number": f"{PREFIX}263{910 + sequence:06d}",
        "groups": (PersonGroup.EMPLOYED,),
    }
    return replace(ONE, **(facts | changed))  # type: ignore[arg-type]


def register(room: Room, *entries: CertificateEntry) -> tuple[str, ...]:
    rows = room.call("counter", register_certificates, RegisterCertificates(entries)).rows
    return tuple(row.number for row in rows)


def test_a_person_at_the_counter_is_paid_on_the_own_account(room: Room) -> None:
    certify(room)
    order = OpenCounterClaim("counter-1", register(room, ONE))
    draft = room.call("counter", open_counter_claim, order)
    assert room.call("counter", open_counter_claim, order).number == draft.number
    claim = room.call("counter", compute_claim, ClaimAsSeen(draft.id, draft.version))
    assert claim.total.fen == 2_000_00
    claim = with_evidence(room, claim, "counter")
    claim = room.call("counter", submit_claim, SubmitClaim(claim.id, claim.version, declared=True))
    room.call("hr", approve_claim, ApproveClaim(claim.id, claim.version))
    [voucher] = room.call("hr", issue_vouchers, seen(room, claim.number)).rows
    assert (voucher.payee, voucher.heads, voucher.total.fen) == (Payee.INDIVIDUAL, 1, 2_000_00)
    decided(room, voucher, VoucherEvent.APPROVE)
    assert detail_of(room, claim.number).row.state is ClaimState.SETTLED


def test_an_employer_files_for_its_people_and_is_paid(room: Room) -> None:
    certify(room)
    employer = RegisterEmployer(EMPLOYER, "嵩州市百味餐饮有限公司", "410100", "嵩州银行", ACCOUNT, "enterprise")
    room.call("hr", register_employer, employer)
    numbers = register(room, another(0), another(1), another(2))
    draft = room.call("counter", open_employer_claim, OpenEmployerClaim("batch-1", EMPLOYER, numbers))
    claim = room.call("counter", compute_claim, ClaimAsSeen(draft.id, draft.version))
    assert (claim.payable_heads, claim.total.fen) == (3, 6_000_00)
    claim = with_evidence(room, claim, "counter")
    claim = room.call("counter", submit_claim, SubmitClaim(claim.id, claim.version, declared=True))
    room.call("hr", approve_claim, ApproveClaim(claim.id, claim.version))
    [voucher] = room.call("hr", issue_vouchers, seen(room, claim.number)).rows
    assert (voucher.payee, voucher.payee_name) == (Payee.EMPLOYER, "嵩州市百味餐饮有限公司")


def test_one_certificate_is_promised_once_even_from_two_drafts(room: Room) -> None:
    certify(room)
    numbers = register(room, ONE)
    drafts = [room.call("counter", open_counter_claim, OpenCounterClaim(f"draft-{n}", numbers)) for n in (1, 2)]
    ready = []
    for draft in drafts:
        claim = room.call("counter", compute_claim, ClaimAsSeen(draft.id, draft.version))
        ready.append(with_evidence(room, claim, "counter"))
    first, second = ready
    room.call("counter", submit_claim, SubmitClaim(first.id, first.version, declared=True))
    with pytest.raises(Conflict) as caught:
        room.call("counter", submit_claim, SubmitClaim(second.id, second.version, declared=True))
    assert caught.value.code == "claim.compute_again"
    again = room.call("counter", compute_claim, seen(room, second.number, "counter"))
    assert again.total.fen == 0
    assert "same_level_taken" in detail_of(room, second.number).lines[0].reasons


def test_a_counter_claim_is_for_one_person(room: Room) -> None:
    certify(room)
    numbers = register(room, another(0), another(1))
    with pytest.raises(Refused) as caught:
        room.call("counter", open_counter_claim, OpenCounterClaim("two", numbers))
    assert caught.value.code == "claim.one_person"
    with pytest.raises(Refused) as caught:
        room.call("counter", open_counter_claim, OpenCounterClaim("none", ("S000041000123263999999",)))
    assert caught.value.code == "certificate.unknown"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (replace(ONE, identity_number="418122198808088012"), "identity.check_digit"),
        (replace(ONE, number="S00004100012326300090"), "identity.certificate_form"),
        (replace(ONE, level=Level.INTERMEDIATE), "identity.certificate_level_differs"),
        (replace(ONE, issued_on=date(2026, 7, 1)), "certificate.issued_in_future"),
        (replace(ONE, assessed_on=date(2026, 5, 9)), "certificate.before_assessment"),
        (replace(ONE, occupation_code="4-03-02"), "identity.occupation_form"),
    ],
)
def test_a_faulty_certificate_is_named_and_nothing_is_registered(
    room: Room, entry: CertificateEntry, code: str
) -> None:
    with pytest.raises(Refused) as caught:
        register(room, another(0), entry)
    assert code in {finding.code for finding in caught.value.findings}
    with room.office.read() as session:
        assert not session.scalars(select(Certificate)).all()
        assert not session.scalars(select(Person)).all()


def test_another_persons_certificate_and_another_name_are_refused(room: Room) -> None:
    register(room, ONE)
    with pytest.raises(Refused) as caught:
        register(room, another(0, number=ONE.number))
    assert [finding.code for finding in caught.value.findings][-1] == "certificate.other_holder"
    with pytest.raises(Refused) as caught:
        register(room, replace(ONE, name="窦祥", number=f"{PREFIX}263000902"))
    assert "person.name_differs" in {finding.code for finding in caught.value.findings}


def test_the_counter_belongs_to_the_counter_clerk(room: Room) -> None:
    for login in ("clerk", "hr", "finance", "papers"):
        with pytest.raises(NotAllowed):
            room.call(login, register_certificates, RegisterCertificates((ONE,)))
