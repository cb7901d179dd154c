"""Certified training institutions: who they are, what they may teach and until when, where their money goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.period import Span
from trainingdesk.domain.workflow import INSTITUTIONS, InstitutionEvent
from trainingdesk.models.institutions import Institution, InstitutionAccount, InstitutionScope
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.bounds import as_seen, institution_within_reach
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.records import Made
from trainingdesk.services.register_fields import (
    bank_account,
    credit_code,
    institution_kind,
    needed,
    occupation,
    optional,
    region_code,
    span,
)
from trainingdesk.services.scopes import NO_LEVEL, ONE_DAY

_WRITTEN = Changes.INSTITUTIONS | Changes.AUDIT


@dataclass(frozen=True, slots=True)
class RegisterInstitution:
    """Enter a certified institution; ``certified_until`` is the first day on which it is certified no longer."""

    credit_code: str
    name: str
    kind: str
    region: str
    certified_from: date
    certified_until: date
    grade: str | None = None
    contact: str | None = None
    phone: str | None = None


@procedure(Permission.MANAGE_INSTITUTIONS)
def register_institution(office: Office, actor: Actor, order: RegisterInstitution) -> Made:
    """Refused for a faulty credit code, an empty span, or an institution that is already registered."""
    code = credit_code(order.credit_code)
    with office.write() as session:
        if session.scalars(select(Institution.id).where(Institution.credit_code == code)).first() is not None:
            raise Refused("institution.exists", credit_code=code)
        institution = Institution(credit_code=code)
        _describe(institution, order)
        session.add(institution)
        session.flush()
        _note(office, session, actor, institution, "institution.registered", **_certified(institution))
        return _made(institution)


@dataclass(frozen=True, slots=True)
class EditInstitution:
    """Everything about an institution but its code and state, as it shall be from now on."""

    seen_version: int
    facts: RegisterInstitution


@procedure(Permission.MANAGE_INSTITUTIONS)
def edit_institution(office: Office, actor: Actor, order: EditInstitution) -> Made:
    """Correct what is written of an institution, or certify it for another span."""
    with office.write() as session:
        institution = _seen(session, actor, order.facts.credit_code, order.seen_version)
        institution.state = INSTITUTIONS.next_state(institution.state, InstitutionEvent.EDIT, actor)
        before = _certified(institution)
        _describe(institution, order.facts)
        session.flush()
        was = {f"{name}_before": value for name, value in before.items()}
        _note(office, session, actor, institution, "institution.edited", **_certified(institution), **was)
        return _made(institution)


def _describe(institution: Institution, facts: RegisterInstitution) -> None:
    certified = span(facts.certified_from, facts.certified_until)
    institution.name = needed("name", facts.name)
    institution.kind = institution_kind(facts.kind)
    institution.grade = optional("grade", facts.grade)
    institution.region = region_code(facts.region)
    institution.contact = optional("contact", facts.contact)
    institution.phone = optional("phone", facts.phone)
    institution.certified_from = certified.start
    institution.certified_until = facts.certified_until


def _certified(institution: Institution) -> dict[str, object]:
    return {"certified_from": institution.certified_from, "certified_until": institution.certified_until}


@dataclass(frozen=True, slots=True)
class ScopeEntry:
    """One occupation of the named edition and one level; no level for certificate kinds that have none."""

    occupation_code: str
    level: Level | None
    edition: int = 2022


@dataclass(frozen=True, slots=True)
class CertifyScope:
    """What an institution may teach at public cost from one day up to, not including, another."""

    credit_code: str
    seen_version: int
    entries: tuple[ScopeEntry, ...]
    valid_from: date
    valid_until: date


@procedure(Permission.MANAGE_INSTITUTIONS)
def certify_scope(office: Office, actor: Actor, order: CertifyScope) -> Made:
    """Enter many entries at once, or none: Refused names the first that an entry in force already covers in part."""
    valid = span(order.valid_from, order.valid_until)
    if not order.entries:
        raise Refused("institution.scope_empty")
    with office.write() as session:
        institution = _seen(session, actor, order.credit_code, order.seen_version)
        institution.state = INSTITUTIONS.next_state(institution.state, InstitutionEvent.EDIT, actor)
        entered = [_enter(institution, entry, valid) for entry in dict.fromkeys(order.entries)]
        _count_up(session, institution)
        _note(office, session, actor, institution, "institution.scope_certified",
              entries=";".join(f"{e.occupation_code}/{e.edition}/{e.level or '-'}" for e in entered),
              valid_from=order.valid_from, valid_until=order.valid_until)  # fmt: skip
        return _made(institution)


def _enter(institution: Institution, entry: ScopeEntry, valid: Span) -> InstitutionScope:
    code = occupation(entry.occupation_code, entry.edition).code
    for known in institution.scope:
        same = (known.occupation_code, known.edition, known.level) == (code, entry.edition, entry.level)
        if same and Span(known.valid_from, known.valid_until).overlaps(valid):
            raise Refused(
                "institution.scope_overlaps",
                occupation=code,
                level=entry.level.full_name if entry.level else NO_LEVEL,
                level_en=entry.level.english_name if entry.level else NO_LEVEL,
                since=known.valid_from,
                until=known.valid_until - ONE_DAY,
            )
    entered = InstitutionScope(
        occupation_code=code, edition=entry.edition, level=entry.level, valid_from=valid.start, valid_until=valid.end
    )  # fmt: skip
    institution.scope.append(entered)
    return entered


@dataclass(frozen=True, slots=True)
class SetInstitutionAccount:
    """Where the institution's money goes from now on."""

    credit_code: str
    seen_version: int
    account_name: str
    bank: str
    account: str


@procedure(Permission.MANAGE_INSTITUTIONS)
def set_institution_account(office: Office, actor: Actor, order: SetInstitutionAccount) -> Made:
    """A new row beside the old ones: what was paid earlier keeps the account it was paid to."""
    number = bank_account(order.account)
    with office.write() as session:
        institution = _seen(session, actor, order.credit_code, order.seen_version)
        institution.state = INSTITUTIONS.next_state(institution.state, InstitutionEvent.EDIT, actor)
        for old in institution.accounts:
            old.current = False
        session.flush()  # the index allows one current account: the old one goes first
        institution.accounts.append(
            InstitutionAccount(
                account_name=needed("account_name", order.account_name), bank=needed("bank", order.bank),
                account=number, current=True,
            )
        )  # fmt: skip
        _count_up(session, institution)
        _note(office, session, actor, institution, "institution.account_set", ends_with=number[-4:])
        return _made(institution)


@dataclass(frozen=True, slots=True)
class MoveInstitution:
    """Suspend, restore or remove an institution, and why."""

    credit_code: str
    seen_version: int
    reason: str


@procedure(Permission.MANAGE_INSTITUTIONS)
def suspend_institution(office: Office, actor: Actor, order: MoveInstitution) -> Made:
    """No new subsidised class from now on; running ones go on."""
    return _move(office, actor, order, InstitutionEvent.SUSPEND)


@procedure(Permission.MANAGE_INSTITUTIONS)
def restore_institution(office: Office, actor: Actor, order: MoveInstitution) -> Made:
    """A suspended institution may open classes again."""
    return _move(office, actor, order, InstitutionEvent.RESTORE)


@procedure(Permission.MANAGE_INSTITUTIONS)
def remove_institution(office: Office, actor: Actor, order: MoveInstitution) -> Made:
    """The institution leaves the list for good; its records stay."""
    return _move(office, actor, order, InstitutionEvent.REMOVE)


def _move(office: Office, actor: Actor, order: MoveInstitution, event: InstitutionEvent) -> Made:
    reason = needed("reason", order.reason)
    with office.write() as session:
        institution = _seen(session, actor, order.credit_code, order.seen_version)
        before = institution.state
        institution.state = INSTITUTIONS.next_state(before, event, actor)
        session.flush()
        _note(office, session, actor, institution, f"institution.{institution.state}", before=before, reason=reason)
        return _made(institution)


def _seen(session: Session, actor: Actor, code: str, seen_version: int) -> Institution:
    institution = institution_within_reach(session, actor, code)
    as_seen(institution, seen_version, "institution.changed_meanwhile", institution.name)
    return institution


def _count_up(session: Session, institution: Institution) -> None:
    """What hangs on the institution changed: whoever looked at it before has to look again."""
    flag_modified(institution, "name")
    session.flush()


def _note(
    office: Office, session: Session, actor: Actor, institution: Institution, action: str, **details: object
) -> None:
    note(office, session, actor, action, Subject("institution", institution.credit_code, institution.id), **details)


def _made(institution: Institution) -> Made:
    return Made(institution.id, institution.credit_code, institution.version, _WRITTEN)
