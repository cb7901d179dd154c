"""One masked value in full, for whoever has to compare it: each time on record, and too often an alert."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import Term
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.institutions import InstitutionAccount
from trainingdesk.models.people import Person, PersonAccount
from trainingdesk.services.audit import Subject, last_entry_before, note
from trainingdesk.services.bounds import institution_within_reach
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.people_reading import person_within_reach

SHOWN_FOR = 30  # seconds (trust: one field at a time, hidden again by itself)
MOST_AN_HOUR = 60
_HOUR = timedelta(hours=1)
_LONGEST_ID = 18  # digits; what is longer is no row's id
_REVEALED, _ALERT = "value.revealed", "value.reveal_alert"


class Secret(Term):
    """What may be shown in full."""

    PERSON_ID = "person_id", "证件号码", "identity number"
    PHONE = "phone", "手机号码", "telephone number"
    ACCOUNT = "account", "银行账号", "bank account"
    INSTITUTION_ACCOUNT = "institution_account", "机构银行账号", "institution's bank account"


@dataclass(frozen=True, slots=True)
class RevealField:
    """One field of one party: ``key`` is a person's id as text, or an institution's credit code."""

    field: Secret
    key: str


@dataclass(frozen=True, slots=True)
class Revealed:
    """The value in full, to be hidden again after ``shown_for`` seconds; ``this_hour`` counts this person's reveals.

    ``findings`` warn when they are more than sixty; the value is given all the same, and the alert is on record.
    """

    value: str
    shown_for: int
    this_hour: int
    findings: tuple[Finding, ...]
    changes: Changes = Changes.AUDIT


@dataclass(frozen=True, slots=True)
class _Owned:
    """A value and whose it is."""

    value: str | None
    subject: Subject


@procedure(Permission.READ_REGISTERS)
def reveal_field(office: Office, actor: Actor, order: RevealField) -> Revealed:
    """Who saw which field of whom is written down before anybody sees it. Refused for what lies beyond one's reach."""
    with office.write() as session:
        owned = _owned(session, actor, order)
        if owned.value is None:
            raise Refused("reveal.nothing", field=order.field.zh, field_en=order.field.en)
        note(office, session, actor, _REVEALED, owned.subject, field=order.field)
        since = last_entry_before(session, office.now() - _HOUR)
        count = _count(session, actor, _REVEALED, since)
        if count > MOST_AN_HOUR and not _count(session, actor, _ALERT, since):
            note(office, session, actor, _ALERT, Subject("staff", actor.login, actor.staff_id), count=count)
    return Revealed(owned.value, SHOWN_FOR, count, _warned(count))


def _warned(count: int) -> tuple[Finding, ...]:
    if count <= MOST_AN_HOUR:
        return ()
    params = {"count": str(count), "most": str(MOST_AN_HOUR)}
    return (Finding("reveal.too_many", Severity.WARNING, params=params),)


def _owned(session: Session, actor: Actor, order: RevealField) -> _Owned:
    if order.field is Secret.INSTITUTION_ACCOUNT:
        institution = institution_within_reach(session, actor, order.key)
        account = session.scalar(
            select(InstitutionAccount.account).where(
                InstitutionAccount.institution_id == institution.id, InstitutionAccount.current
            )
        )
        return _Owned(account, Subject("institution", institution.credit_code, institution.id))
    if not order.key.isdecimal() or len(order.key) > _LONGEST_ID:
        raise Refused("person.unknown", person=order.key)
    person = person_within_reach(session, actor, int(order.key))
    subject = Subject("person", mask_identity(person.id_number), person.id)
    return _Owned(_of_person(session, person, order.field), subject)


def _of_person(session: Session, person: Person, field: Secret) -> str | None:
    if field is Secret.PERSON_ID:
        return person.id_number
    if field is Secret.PHONE:
        return person.phone
    return session.scalar(
        select(PersonAccount.account).where(PersonAccount.person_id == person.id, PersonAccount.current)
    )


def _count(session: Session, actor: Actor, action: str, since: int) -> int:
    """How often this natural person, under whatever login, did so since an entry of the log."""
    return (
        session.scalar(
            select(func.count())
            .select_from(AuditEntry)
            .where(AuditEntry.seq > since, AuditEntry.action == action, AuditEntry.staff_id == actor.staff_id)
        )
        or 0
    )
