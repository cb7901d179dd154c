"""To whom a line's money goes: the payee kind is the policy's, the party is found in the registers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.vocabulary import DecisionStatus, Payee
from trainingdesk.domain.workflow import ClaimState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimLine
from trainingdesk.models.institutions import AssessmentBody, Employer, Institution, InstitutionAccount
from trainingdesk.models.people import Person, PersonAccount
from trainingdesk.services.people import parts_of

_UNDER_WAY = (ClaimState.SUBMITTED, ClaimState.APPROVED, ClaimState.FINANCE_RETURNED)
PREFIX_LENGTH = 13  # letter, 4 body, 2 province, 6 site of a 22-character number


@dataclass(frozen=True, slots=True, order=True)
class PayeeKey:
    """What one voucher is for: payee kind, fund, and the assessment body where there may be several."""

    kind: Payee
    fund: str
    body_id: int = 0


@dataclass(frozen=True, slots=True)
class Party:
    """Who is paid, with the whole account; ``account`` None for a list of individuals."""

    name: str
    code: str | None = None
    bank: str | None = None
    account: str | None = None


def payee_key(session: Session, claim: Claim, line: ClaimLine) -> PayeeKey:
    """The voucher a line belongs on."""
    if line.payee is None or line.fund is None:
        raise Refused("voucher.payee_unknown", number=claim.number, position=line.position)
    if line.payee is not Payee.ASSESSMENT_BODY:
        return PayeeKey(line.payee, line.fund)
    certificate = session.get(Certificate, line.certificate_id) if line.certificate_id else None
    body_id = _body_of(session, certificate) if certificate is not None else None
    if body_id is None:
        raise Refused("voucher.body_unknown", number=claim.number, position=line.position)
    return PayeeKey(line.payee, line.fund, body_id)


def _body_of(session: Session, certificate: Certificate) -> int | None:
    """The body on the certificate, or the one its number begins with, which may have been registered since."""
    if certificate.body_id is not None:
        return certificate.body_id
    prefix = certificate.number[:PREFIX_LENGTH]
    return session.scalars(select(AssessmentBody.id).where(AssessmentBody.number_prefix == prefix)).first()


def check_payees(session: Session, claim: Claim) -> None:
    """Refused, naming whoever has no account to pay to, before anybody reviews the claim."""
    keys = {payee_key(session, claim, line) for line in claim.lines if line.status is DecisionStatus.PAYABLE}
    for key in keys:
        payee_of(session, claim, key)
    for line in claim.lines:
        if line.status is DecisionStatus.PAYABLE and line.payee is Payee.INDIVIDUAL:
            own_account(session, line.person)


def payee_of(session: Session, claim: Claim, key: PayeeKey) -> Party:
    """The party with its account; Refused when there is none to pay to."""
    if key.kind is Payee.INDIVIDUAL:
        return Party(name="个人（见收款人清单）")
    if key.kind is Payee.ASSESSMENT_BODY:
        body = session.get_one(AssessmentBody, key.body_id)
        return _with_account(Party(body.name, body.credit_code, body.bank, body.account))
    if key.kind is Payee.EMPLOYER:
        if claim.employer_id is None:
            raise Refused("voucher.no_employer", number=claim.number)
        employer = session.get_one(Employer, claim.employer_id)
        return _with_account(Party(employer.name, employer.credit_code, employer.bank, employer.account))
    if claim.institution_id is None:
        raise Refused("voucher.no_institution", number=claim.number)
    institution = session.get_one(Institution, claim.institution_id)
    account = session.scalars(
        select(InstitutionAccount).where(
            InstitutionAccount.institution_id == institution.id, InstitutionAccount.current
        )
    ).first()
    if account is None:
        raise Refused("voucher.no_account", name=institution.name)
    return Party(institution.name, institution.credit_code, account.bank, account.account)


def _with_account(party: Party) -> Party:
    if not party.bank or not party.account:
        raise Refused("voucher.no_account", name=party.name)
    return party


def promised_people(session: Session, people: Iterable[int]) -> frozenset[int]:
    """Those to whose own account a claim under way would pay: it stays what was reviewed until the claim is decided."""
    found: set[int] = set()
    for part in parts_of(people):
        found |= set(
            session.scalars(
                select(ClaimLine.person_id)
                .join(Claim, Claim.id == ClaimLine.claim_id)
                .where(
                    ClaimLine.person_id.in_(part),
                    ClaimLine.live,
                    ClaimLine.payee == Payee.INDIVIDUAL,
                    Claim.state.in_(_UNDER_WAY),
                )
            )
        )
    return frozenset(found)


def own_account(session: Session, person: Person) -> PersonAccount:
    """A person's current account; Refused when there is none."""
    account = session.scalars(
        select(PersonAccount).where(PersonAccount.person_id == person.id, PersonAccount.current)
    ).first()
    if account is None:
        raise Refused("voucher.no_account", name=person.name)
    return account
