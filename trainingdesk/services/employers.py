"""Employers that file for their own people, and the bodies that assess: entered once, listed for the bureau."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.masking import mask_account
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.plain_text import code_text
from trainingdesk.models.institutions import AssessmentBody, Employer
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.bounds import as_seen, bureau_only
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.records import Made, Nothing
from trainingdesk.services.register_fields import (
    bank_account,
    credit_code,
    employer_kind,
    needed,
    optional,
    region_code,
)

_PREFIX = re.compile(r"[YS]\d{12}", re.ASCII)  # 人社鉴发〔2019〕2号: kind, 4 body, 2 province, 6 site
P = TypeVar("P", Employer, AssessmentBody)
_WRITTEN = Changes.INSTITUTIONS | Changes.AUDIT


@dataclass(frozen=True, slots=True)
class RegisterEmployer:
    """Enter an employer with the account that subsidies for its people go to."""

    credit_code: str
    name: str
    region: str
    bank: str
    account: str
    kind: str | None = None
    contact: str | None = None
    phone: str | None = None


@procedure(Permission.MANAGE_INSTITUTIONS)
def register_employer(office: Office, actor: Actor, order: RegisterEmployer) -> Made:
    """Refused for a faulty credit code or account, or an employer that is already registered."""
    employer = Employer(credit_code=credit_code(order.credit_code))
    _describe_employer(employer, order)
    with office.write() as session:
        if _by_code(session, Employer, employer.credit_code) is not None:
            raise Refused("employer.exists", credit_code=employer.credit_code)
        session.add(employer)
        session.flush()
        return _employer_made(office, session, actor, employer, "employer.registered")


@dataclass(frozen=True, slots=True)
class EditEmployer:
    """Everything about an employer but its code, as it shall be from now on."""

    seen_version: int
    facts: RegisterEmployer


@procedure(Permission.MANAGE_INSTITUTIONS)
def edit_employer(office: Office, actor: Actor, order: EditEmployer) -> Made:
    """Vouchers keep the account they were issued to; later ones take the new one."""
    with office.write() as session:
        employer = _by_code(session, Employer, code_text(order.facts.credit_code))
        if employer is None:
            raise Refused("employer.unknown", credit_code=order.facts.credit_code)
        as_seen(employer, order.seen_version, "employer.changed_meanwhile", employer.name)
        _describe_employer(employer, order.facts)
        session.flush()
        return _employer_made(office, session, actor, employer, "employer.edited")


def _describe_employer(employer: Employer, facts: RegisterEmployer) -> None:
    employer.name = needed("name", facts.name)
    employer.kind = employer_kind(facts.kind)
    employer.region = region_code(facts.region)
    employer.bank = needed("bank", facts.bank)
    employer.account = bank_account(facts.account)
    employer.contact = optional("contact", facts.contact)
    employer.phone = optional("phone", facts.phone)


def _employer_made(office: Office, session: Session, actor: Actor, employer: Employer, action: str) -> Made:
    subject = Subject("employer", employer.credit_code, employer.id)
    note(office, session, actor, action, subject, account_ends_with=employer.account[-4:])
    return Made(employer.id, employer.credit_code, employer.version, _WRITTEN)


@dataclass(frozen=True, slots=True)
class RegisterAssessmentBody:
    """Enter an assessment body; ``number_prefix`` is how the 22-character numbers it gives out begin."""

    credit_code: str
    name: str
    number_prefix: str
    english_name: str | None = None
    bank: str | None = None
    account: str | None = None


@procedure(Permission.MANAGE_INSTITUTIONS)
def register_assessment_body(office: Office, actor: Actor, order: RegisterAssessmentBody) -> Made:
    """Refused when the credit code or the prefix is faulty or already another body's."""
    body = AssessmentBody(credit_code=credit_code(order.credit_code))
    _describe_body(body, order)
    with office.write() as session:
        if _by_code(session, AssessmentBody, body.credit_code) is not None:
            raise Refused("body.exists", credit_code=body.credit_code)
        _prefix_is_free(session, body.number_prefix, body.credit_code)
        session.add(body)
        session.flush()
        return _body_made(office, session, actor, body, "body.registered")


@dataclass(frozen=True, slots=True)
class EditAssessmentBody:
    """Everything about an assessment body but its code, as it shall be from now on."""

    seen_version: int
    facts: RegisterAssessmentBody


@procedure(Permission.MANAGE_INSTITUTIONS)
def edit_assessment_body(office: Office, actor: Actor, order: EditAssessmentBody) -> Made:
    """Certificates keep the number and name they were issued with."""
    with office.write() as session:
        body = _by_code(session, AssessmentBody, code_text(order.facts.credit_code))
        if body is None:
            raise Refused("body.unknown", credit_code=order.facts.credit_code)
        as_seen(body, order.seen_version, "body.changed_meanwhile", body.name)
        _prefix_is_free(session, _prefix(order.facts.number_prefix), body.credit_code)
        _describe_body(body, order.facts)
        session.flush()
        return _body_made(office, session, actor, body, "body.edited")


def _describe_body(body: AssessmentBody, facts: RegisterAssessmentBody) -> None:
    body.name = needed("name", facts.name)
    body.english_name = optional("english_name", facts.english_name)
    body.number_prefix = _prefix(facts.number_prefix)
    body.bank = optional("bank", facts.bank)
    body.account = bank_account(facts.account) if facts.account else None


def _body_made(office: Office, session: Session, actor: Actor, body: AssessmentBody, action: str) -> Made:
    subject = Subject("assessment_body", body.credit_code, body.id)
    note(office, session, actor, action, subject, number_prefix=body.number_prefix)
    return Made(body.id, body.credit_code, body.version, _WRITTEN)


def _prefix_is_free(session: Session, prefix: str, own_code: str) -> None:
    holder = session.scalars(select(AssessmentBody).where(AssessmentBody.number_prefix == prefix)).first()
    if holder is not None and holder.credit_code != own_code:
        raise Refused("body.prefix_taken", prefix=prefix, name=holder.name)


def _prefix(text: str) -> str:
    prefix = code_text(text)
    if not _PREFIX.fullmatch(prefix):
        raise Refused("body.prefix_faulty", prefix=text)
    return prefix


def _by_code(session: Session, register: type[P], code: str) -> P | None:
    return session.scalars(select(register).where(register.credit_code == code)).first()


@dataclass(frozen=True, slots=True)
class EmployerRow:
    """One employer in a list, its account masked."""

    id: int
    version: int
    credit_code: str
    name: str
    kind: str | None
    region: str
    bank: str
    account: str
    contact: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class EmployerList:
    """All employers by credit code."""

    rows: tuple[EmployerRow, ...]


@procedure(Permission.READ_REGISTERS)
def list_employers(office: Office, actor: Actor, order: Nothing) -> EmployerList:
    """For the bureau alone."""
    bureau_only(actor)
    with office.read() as session:
        found = session.scalars(select(Employer).order_by(Employer.credit_code))
        return EmployerList(tuple(_employer_row(employer) for employer in found))


def _employer_row(employer: Employer) -> EmployerRow:
    return EmployerRow(
        id=employer.id,
        version=employer.version,
        credit_code=employer.credit_code,
        name=employer.name,
        kind=employer.kind,
        region=employer.region,
        bank=employer.bank,
        account=mask_account(employer.account),
        contact=employer.contact,
        phone=employer.phone,
    )


@dataclass(frozen=True, slots=True)
class AssessmentBodyRow:
    """One assessment body in a list."""

    id: int
    version: int
    credit_code: str
    name: str
    english_name: str | None
    number_prefix: str


@dataclass(frozen=True, slots=True)
class AssessmentBodyList:
    """All assessment bodies by number prefix."""

    rows: tuple[AssessmentBodyRow, ...]


@procedure(Permission.READ_REGISTERS)
def list_assessment_bodies(office: Office, actor: Actor, order: Nothing) -> AssessmentBodyList:
    """Names and prefixes are on every certificate: anyone who reads registers may see them."""
    with office.read() as session:
        found = session.scalars(select(AssessmentBody).order_by(AssessmentBody.number_prefix))
        return AssessmentBodyList(
            tuple(
                AssessmentBodyRow(b.id, b.version, b.credit_code, b.name, b.english_name, b.number_prefix)
                for b in found
            )
        )
