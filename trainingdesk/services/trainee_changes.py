"""What is put right about trainees of a class after the roster went in: telephone, category, account; or they leave it.

What a claim was handed in on stays as it is; of a person's own particulars, the account stays while money is promised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session, joinedload

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.contact import read_account, read_phone
from trainingdesk.domain.errors import Conflict, Refused
from trainingdesk.domain.findings import Finding, Place, Severity
from trainingdesk.domain.identity import Identity
from trainingdesk.domain.masking import mask_account, mask_phone
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.spellings import groups_from_text
from trainingdesk.domain.vocabulary import Term
from trainingdesk.domain.workflow import CLASSES, ClassEvent
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import ClaimSubject
from trainingdesk.models.people import GroupMembership, Person, PersonAccount
from trainingdesk.models.training import Assessment, AttendanceDay, Enrolment, TrainingClass
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.bounds import class_within_reach
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.payees import promised_people
from trainingdesk.services.people import BankAccount, PersonChange, StatedPerson, keep_people
from trainingdesk.services.roster_import import class_proof, declared_for
from trainingdesk.services.roster_register import claimed_enrolments

MOST = 500  # of one order
_LONGEST_REASON = 200


class TraineeField(Term):
    """What may be put right in the list of a class."""

    PHONE = "phone", "手机", "Phone"
    GROUP = "group", "人员类别", "Category"
    ACCOUNT = "account", "银行账户", "Bank account"


@dataclass(frozen=True, slots=True)
class TraineeChange:
    """A new value for one field of one trainee; ``seen`` is what the list showed, numbers masked."""

    enrolment_id: int
    field: TraineeField
    text: str
    seen: str = ""


@dataclass(frozen=True, slots=True)
class ChangeTrainees:
    """Changes to trainees of one class: all of them, or none."""

    number: str
    changes: tuple[TraineeChange, ...]


@dataclass(frozen=True, slots=True)
class RemoveTrainees:
    """Trainees who leave the class, and why."""

    number: str
    enrolment_ids: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class TraineesChanged:
    """How many trainees it came to."""

    count: int
    findings: tuple[Finding, ...] = ()
    changes: Changes = Changes.ROSTER | Changes.PEOPLE | Changes.CLASSES | Changes.AUDIT


@dataclass(frozen=True, slots=True)
class _Ledger:
    """The class, those of its trainees whom an order names, and what of them may no longer change."""

    taught: TrainingClass
    trainees: Mapping[int, Enrolment]
    accounts: Mapping[int, PersonAccount]
    claimed: frozenset[int]
    promised: frozenset[int]


@procedure(Permission.KEEP_CLASSES)
def change_trainees(office: Office, actor: Actor, order: ChangeTrainees) -> TraineesChanged:
    """Checked as a roster's cells are. Conflict where the list showed something else than there is now."""
    with office.write() as session:
        ledger = _ledger(session, actor, order.number, [change.enrolment_id for change in order.changes])
        found: list[Finding] = []
        news: dict[int, PersonChange] = {}
        for change in order.changes:
            _change(session, ledger, change, _Outcome(news, found))
        errors = [finding for finding in found if finding.severity is Severity.ERROR]
        if errors:
            raise Refused("trainee.not_usable", findings=errors, count=len(errors))
        keep_people(session, list(news.values()), office.now())
        session.flush()
        counts = Counter(change.field for change in order.changes)
        fields = ", ".join(f"{field.value} {count}" for field, count in sorted(counts.items()))
        count = len({change.enrolment_id for change in order.changes})
        taught = ledger.taught
        note(office, session, actor, "trainee.changed", Subject("class", taught.number, taught.id), people=count,
             field=fields)  # fmt: skip
    return TraineesChanged(count, tuple(found))


@procedure(Permission.KEEP_CLASSES)
def remove_trainees(office: Office, actor: Actor, order: RemoveTrainees) -> TraineesChanged:
    """Take people off the roster who have nothing in the class yet; Refused, with the first, where one has."""
    reason = " ".join(order.reason.split())
    if not reason or len(reason) > _LONGEST_REASON:
        raise Refused("trainee.reason_needed", longest=_LONGEST_REASON)
    with office.write() as session:
        ledger = _ledger(session, actor, order.number, order.enrolment_ids)
        for enrolment in ledger.trainees.values():
            if _has_records(session, enrolment):
                raise Refused("trainee.has_records", name=enrolment.person.name, number=order.number)
        people = [enrolment.person_id for enrolment in ledger.trainees.values()]
        proof = class_proof(ledger.taught)
        session.execute(delete(GroupMembership).where(
            GroupMembership.person_id.in_(people), GroupMembership.proof_number == proof))  # fmt: skip
        positions = ", ".join(str(enrolment.position) for enrolment in ledger.trainees.values())
        for enrolment in ledger.trainees.values():
            session.delete(enrolment)
        session.flush()
        taught = ledger.taught
        note(office, session, actor, "trainee.removed", Subject("class", taught.number, taught.id), people=len(people),
             position=positions, reason=reason)  # fmt: skip
    return TraineesChanged(len(people))


def _ledger(session: Session, actor: Actor, number: str, wanted: Sequence[int]) -> _Ledger:
    taught = class_within_reach(session, actor, number)
    CLASSES.next_state(taught.state, ClassEvent.EDIT, actor)
    if not wanted or len(wanted) > MOST:
        raise Refused("trainee.how_many", most=MOST)
    found = session.scalars(
        select(Enrolment)
        .where(Enrolment.class_id == taught.id, Enrolment.id.in_(wanted))
        .options(joinedload(Enrolment.person))
        .order_by(Enrolment.position)
    )
    trainees = {enrolment.id: enrolment for enrolment in found}
    if len(trainees) != len(set(wanted)):
        raise Conflict("trainee.gone", number=taught.number)
    people = [enrolment.person_id for enrolment in trainees.values()]
    accounts = session.scalars(select(PersonAccount).where(PersonAccount.person_id.in_(people), PersonAccount.current))
    return _Ledger(
        taught,
        trainees,
        {account.person_id: account for account in accounts},
        claimed_enrolments(session, taught),
        promised_people(session, people),
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What is to be written about people, each once, and what is to be said."""

    news: dict[int, PersonChange]
    found: list[Finding]

    def about(self, person: Person) -> PersonChange:
        """The change to a person so far."""
        identity = Identity(person.id_number, person.id_kind, person.birth_date, person.sex, None)
        return self.news.get(person.id, PersonChange(StatedPerson(identity, person.name), person.id))


def _change(session: Session, ledger: _Ledger, change: TraineeChange, outcome: _Outcome) -> None:
    enrolment = ledger.trainees[change.enrolment_id]
    person, place = enrolment.person, Place(row=enrolment.position)
    if _shown(ledger, enrolment, change.field) != change.seen:
        raise Conflict("trainee.changed_meanwhile", name=person.name, field=change.field.zh, field_en=change.field.en)
    if change.field is TraineeField.PHONE:
        phone, said = read_phone(change.text, place)
        outcome.found.extend(said)
        outcome.news[person.id] = replace(outcome.about(person), phone=phone)
    elif change.field is TraineeField.ACCOUNT:
        if person.id in ledger.promised:
            raise Refused("trainee.account_promised", name=person.name)
        account = _account(person, change.text, place, outcome.found)
        outcome.news[person.id] = replace(outcome.about(person), account=account)
    elif enrolment.id in ledger.claimed:
        raise Refused("trainee.claimed", name=person.name)
    else:
        _regroup(session, ledger.taught, enrolment, change.text, outcome.found)


def _shown(ledger: _Ledger, enrolment: Enrolment, field: TraineeField) -> str:
    """What a list shows of a field."""
    if field is TraineeField.GROUP:
        return enrolment.group.value if enrolment.group else ""
    if field is TraineeField.PHONE:
        return mask_phone(enrolment.person.phone) if enrolment.person.phone else ""
    account = ledger.accounts.get(enrolment.person_id)
    return mask_account(account.account) if account else ""


def _account(person: Person, text: str, place: Place, found: list[Finding]) -> BankAccount | None:
    """``农业银行嵩州支行 6228…``: the bank in words and the number; a new number alone says nothing of its bank."""
    words = text.split()
    number = "".join(word for word in words if word[:1].isdigit())
    bank = " ".join(word for word in words if not word[:1].isdigit())
    account, said = read_account(number, place)
    found.extend(said)
    if not bank:
        found.append(Finding("trainee.bank_missing", Severity.ERROR, place, {"name": person.name}))
    return None if account is None or not bank else BankAccount(person.name, bank, account)


def _regroup(session: Session, taught: TrainingClass, enrolment: Enrolment, text: str, found: list[Finding]) -> None:
    """Another category, or several; what was declared for this class alone goes with the old one."""
    read = groups_from_text(text)
    if read.unknown or not read.groups:
        place = Place(row=enrolment.position)
        found.append(
            Finding("trainee.group_unknown", Severity.ERROR, place, {"name": enrolment.person.name}, text[:40])
        )
        return
    session.execute(delete(GroupMembership).where(
        GroupMembership.person_id == enrolment.person_id, GroupMembership.proof_number == class_proof(taught))
    )  # fmt: skip
    enrolment.group = read.groups[0]
    for group in read.groups:
        one = declared_for(taught, group)
        session.add(GroupMembership(person_id=enrolment.person_id, group=group, proof=one.proof,
                                    proof_number=one.proof_number, valid_from=one.valid_from,
                                    valid_until=one.valid_until))  # fmt: skip


def _has_records(session: Session, enrolment: Enrolment) -> bool:
    """Whether attendance, a result, a certificate or a claim rests on the place in the class."""
    rests: Iterable[bool | None] = (
        session.scalar(select(exists().where(AttendanceDay.enrolment_id == enrolment.id))),
        session.scalar(select(exists().where(Assessment.enrolment_id == enrolment.id))),
        session.scalar(select(exists().where(ClaimSubject.enrolment_id == enrolment.id))),
        session.scalar(select(exists().where(
            Certificate.class_id == enrolment.class_id, Certificate.person_id == enrolment.person_id))),
    )  # fmt: skip
    return any(rests)
