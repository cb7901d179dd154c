"""A claim form as it will be printed at submission."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.db.audit_log import chain_head
from trainingdesk.documents.views import Applicant, ChecklistItem, ClaimFormView, ClaimLine
from trainingdesk.domain.levels import Level
from trainingdesk.domain.masking import mask_account_on_paper, mask_identity, mask_phone
from trainingdesk.domain.people import Actor
from trainingdesk.domain.vocabulary import DecisionStatus, Payee, PersonGroup
from trainingdesk.domain.workflow import ClaimSource
from trainingdesk.models.claims import Claim
from trainingdesk.models.institutions import Employer, Institution, InstitutionAccount, OfficeProfile
from trainingdesk.models.people import PersonAccount
from trainingdesk.security.chain import anchor_of
from trainingdesk.services.claim_evidence import evidence_of
from trainingdesk.services.claim_facts import subject_day
from trainingdesk.services.claim_reading import occupation_of
from trainingdesk.services.claim_registers import Registers, registers_of
from trainingdesk.services.claim_tables import (
    PersonLines,
    class_facts,
    item_heads,
    items_of,
    people_of,
    policy_basis,
    rows_of,
    stamps_of,
)
from trainingdesk.services.office import Office

DECLARATION = (
    "本单位（人）承诺：所报人员、学时、考核与证书信息真实、完整、有效，未就同一证书重复申领补贴；"
    "如有虚假，愿退回全部补贴资金并承担相应责任。"
)
_PAYEES = {
    ClaimSource.CLASS: Payee.INSTITUTION,
    ClaimSource.COUNTER: Payee.INDIVIDUAL,
    ClaimSource.EMPLOYER: Payee.EMPLOYER,
}


def claim_form_view(office: Office, session: Session, claim: Claim, actor: Actor) -> ClaimFormView:
    """Lists everybody: those applied for with their amounts, those not with the reason."""
    profile = session.get_one(OfficeProfile, 1)
    registers = registers_of(session, claim)
    payable = [line for line in claim.lines if line.status is DecisionStatus.PAYABLE]
    items = items_of(payable)
    people = people_of(session, claim, [line for line in claim.lines if line.item in items])
    return ClaimFormView(
        number=claim.number,
        source=claim.source,
        office=profile.bureau,
        applicant=_applicant(session, claim, registers),
        payee_kind=_PAYEES[claim.source],
        occupation=occupation_of(session, claim),
        level_names="、".join(_level_names(people)),
        items=item_heads(items),
        rows=rows_of(people, items),
        heads=sum(1 for person in people if person.payable),
        total=claim.total,
        policy=policy_basis(office, session, payable),
        declaration=DECLARATION,
        checklist=tuple(
            ChecklistItem(entry.zh, entry.required, entry.pieces, entry.pages)
            for entry in evidence_of(office, session, claim)
        ),
        prepared_by=actor.name,
        filled_on=office.today(),
        stamps=stamps_of(session, claim),
        lines=tuple(_line(registers, claim, person, items) for person in people),
        anchor=anchor_of(chain_head(session).hash),
        demo=profile.demo,
        training_class=class_facts(session, claim),
    )


def _level_names(people: list[PersonLines]) -> list[str]:
    levels: set[Level] = {person.level for person in people if person.level is not None}
    names = [level.full_name for level in sorted(levels, key=lambda level: level.rank)]
    return names + sorted({person.level_text for person in people if person.level_text})


def _applicant(session: Session, claim: Claim, registers: Registers) -> Applicant:
    if claim.source is ClaimSource.EMPLOYER and claim.employer_id is not None:
        employer = session.get_one(Employer, claim.employer_id)
        return Applicant(
            name=employer.name,
            code=employer.credit_code,
            contact=employer.contact or "",
            phone=employer.phone or "",
            bank=employer.bank,
            masked_account=mask_account_on_paper(employer.account),
        )
    if claim.source is ClaimSource.CLASS and claim.institution_id is not None:
        return _institution(session, session.get_one(Institution, claim.institution_id))
    return _person(session, claim, registers)


def _institution(session: Session, institution: Institution) -> Applicant:
    account = session.scalars(
        select(InstitutionAccount).where(
            InstitutionAccount.institution_id == institution.id, InstitutionAccount.current
        )
    ).first()
    return Applicant(
        name=institution.name,
        code=institution.credit_code,
        contact=institution.contact or "",
        phone=institution.phone or "",
        bank=account.bank if account else "",
        masked_account=mask_account_on_paper(account.account) if account else "",
    )


def _person(session: Session, claim: Claim, registers: Registers) -> Applicant:
    person = claim.subjects[0].person
    account = session.scalars(
        select(PersonAccount).where(PersonAccount.person_id == person.id, PersonAccount.current)
    ).first()
    groups = registers.groups_on(person.id, subject_day(registers, claim.subjects[0], claim.application_date), None)
    return Applicant(
        name=person.name,
        code=mask_identity(person.id_number),
        contact="",
        phone=mask_phone(person.phone) if person.phone else "",
        bank=account.bank if account else "",
        masked_account=mask_account_on_paper(account.account) if account else "",
        person_group="、".join(PersonGroup(group).zh for group in groups),
        id_type=person.id_kind.zh,
    )


def _line(registers: Registers, claim: Claim, person: PersonLines, items: tuple[str, ...]) -> ClaimLine:
    holder = person.subject.person
    held = person.certificate
    day = subject_day(registers, person.subject, claim.application_date)
    groups = registers.groups_on(holder.id, day, registers.enrolments.get(person.subject.enrolment_id or 0))
    return ClaimLine(
        seq=person.subject.position,
        name=holder.name,
        masked_id=mask_identity(holder.id_number),
        person_group="、".join(PersonGroup(group).zh for group in groups) or "—",
        occupation=held.occupation_name if held else "—",
        level=person.level,
        certificate_number=held.number if held else "",
        certificate_date=held.issued_on if held else None,
        amounts=tuple(person.payable[item].amount if item in person.payable else None for item in items),
        total=person.amount,
        level_text=person.level_text,
        refusal=person.refusal,
    )
