"""Employers that file for their own people, and the bodies that assess: entered once, listed for the bureau."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.masking import mask_account
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.plain_text import code_text
from trainingdesk.models.institutions import AssessmentBody, Employer
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.bounds import bureau_only
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
    employer = Employer(
        credit_code=credit_code(order.credit_code),
        name=needed("name", order.name),
        kind=employer_kind(order.kind),
        region=region_code(order.region),
        bank=needed("bank", order.bank),
        account=bank_account(order.account),
        contact=optional("contact", order.contact),
        phone=optional("phone", order.phone),
    )
    with office.write() as session:
        if _taken(session, Employer, employer.credit_code):
            raise Refused("employer.exists", credit_code=employer.credit_code)
        session.add(employer)
        session.flush()
        note(office, session, actor, "employer.registered", Subject("employer", employer.credit_code, employer.id),
             account_ends_with=employer.account[-4:])  # fmt: skip
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
    body = AssessmentBody(
        credit_code=credit_code(order.credit_code),
        name=needed("name", order.name),
        english_name=optional("english_name", order.english_name),
        number_prefix=_prefix(order.number_prefix),
        bank=optional("bank", order.bank),
        account=bank_account(order.account) if order.account else None,
    )
    with office.write() as session:
        if _taken(session, AssessmentBody, body.credit_code):
            raise Refused("body.exists", credit_code=body.credit_code)
        other = session.scalars(select(AssessmentBody).where(AssessmentBody.number_prefix == body.number_prefix))
        for holder in other:
            raise Refused("body.prefix_taken", prefix=body.number_prefix, name=holder.name)
        session.add(body)
        session.flush()
        note(office, session, actor, "body.registered", Subject("assessment_body", body.credit_code, body.id),
             number_prefix=body.number_prefix)  # fmt: skip
        return Made(body.id, body.credit_code, body.version, _WRITTEN)


def _prefix(text: str) -> str:
    prefix = code_text(text)
    if not _PREFIX.fullmatch(prefix):
        raise Refused("body.prefix_faulty", prefix=text)
    return prefix


def _taken(session: Session, register: type[Employer] | type[AssessmentBody], code: str) -> bool:
    return session.scalars(select(register.id).where(register.credit_code == code)).first() is not None


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
