"""Rosters: who is enrolled in a class. People are known by their number; what changes about them is said first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from sqlalchemy import ColumnElement, func, select

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.masking import mask_account, mask_identity
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.period import day_after
from trainingdesk.domain.vocabulary import PersonGroup
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.roster import RosterCheck, RosterRow, read_roster
from trainingdesk.models.people import GroupMembership, Person, PersonAccount
from trainingdesk.models.training import Enrolment, TrainingClass
from trainingdesk.services.import_desk import (
    HandedOver,
    ImportKind,
    Intake,
    Planned,
    RowPlan,
    commit_import,
    has_error,
    preview_import,
    remark_import,
)
from trainingdesk.services.import_records import (
    CommitImport,
    ImportFile,
    ImportPreview,
    ImportResult,
    PlannedRow,
    Remarked,
    RemarkFile,
    RowAction,
    RowMark,
)
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.people import (
    BankAccount,
    KnownPerson,
    Membership,
    PersonChange,
    StatedPerson,
    change_of,
    insert_rows,
    keep_people,
    parts_of,
)
from trainingdesk.services.roster_checks import Candidate, register_findings, target_of
from trainingdesk.services.roster_register import look_up

_BANK_UNKNOWN = "—"
_DECLARED = "class:"  # marks a group that a roster declares for its own class alone


@dataclass(frozen=True, slots=True)
class EnrolmentFacts:
    """What a roster says of somebody's place in the class."""

    level_held: Level | None
    holds_no_level: bool
    level_target: Level | None
    group: PersonGroup | None
    employer_name: str | None
    employer_code: str | None
    employed_on: date | None
    insured_months: int | None
    remarks: str | None


@dataclass(frozen=True, slots=True)
class RosterWrite:
    """One row to be written: the person, and the place in the class, new or changed."""

    person: PersonChange
    facts: EnrolmentFacts
    enrolment_id: int | None


def _check(office: Office, handed: HandedOver) -> RosterCheck:
    name = handed.file.upload.name
    return read_roster(handed.read, as_of=office.today(), catalogue=handed.occupations, file=name)


def _plan(intake: Intake[RosterRow]) -> Planned[RosterWrite]:
    return Planned(list(_row_plans(intake)))


def _row_plans(intake: Intake[RosterRow]) -> Iterator[RowPlan[RosterWrite]]:
    register = look_up(intake.session, intake.of_class(), intake.checked.rows)
    places = intake.places()
    free = register.taught.heads_planned - len(register.enrolled)
    for row in intake.checked.rows:
        candidate = Candidate(row, register.person(row), target_of(row, register), register, places, intake.actor)
        plan = _plan_row(candidate)
        if plan.shown.action is RowAction.ADD and not has_error(plan.findings):
            free -= 1
            if free < 0:
                heads = str(register.taught.heads_planned)
                full = candidate.finding("roster.class_full", Severity.ERROR, Field.NAME, row.name, heads=heads)
                plan = replace(plan, findings=(*plan.findings, full))
        yield plan


def _plan_row(it: Candidate) -> RowPlan[RosterWrite]:
    findings = list(register_findings(it))
    person = change_of(_stated_person(it), it.known)
    enrolment = it.register.enrolled.get(it.known.id) if it.known else None
    facts = _stated_facts(it)
    if enrolment is None:
        return RowPlan(_shown(it, RowAction.ADD), tuple(findings), RosterWrite(person, facts, None))
    stored = _stored_facts(enrolment)
    merged = _merged(stored, facts)
    changed = [name.name for name in fields(EnrolmentFacts) if getattr(stored, name.name) != getattr(merged, name.name)]
    if not changed and person.empty:
        if not has_error(findings):
            findings.append(it.finding("roster.enrolled_already", Severity.NOTE, Field.NAME, it.row.name))
        return RowPlan(_shown(it, RowAction.SAME), tuple(findings))
    findings.extend(_about_change(it, enrolment, changed, person))
    return RowPlan(_shown(it, RowAction.CHANGE), tuple(findings), RosterWrite(person, merged, enrolment.id))


def _about_change(
    it: Candidate, enrolment: Enrolment, changed: Sequence[str], person: PersonChange
) -> Iterator[Finding]:
    """What a claim was handed in on stays as it is; anything else is shown before it changes."""
    if changed and enrolment.id in it.register.claimed:
        yield it.finding("roster.enrolment_claimed", Severity.ERROR, Field.NAME, it.row.name)
    else:
        places = [_FIELDS[name] for name in changed] + [
            where for name, where in _PERSONAL.items() if getattr(person, name)
        ]
        names = ", ".join(dict.fromkeys(it.places.of(it.row, place).header or place for place in places))
        yield it.finding("roster.enrolment_changes", Severity.WARNING, places[0], it.row.name, fields=names)


_FIELDS = {
    "level_held": Field.LEVEL_HELD,
    "holds_no_level": Field.LEVEL_HELD,
    "level_target": Field.LEVEL,
    "group": Field.GROUP,
    "employer_name": Field.EMPLOYER_NAME,
    "employer_code": Field.EMPLOYER_CODE,
    "employed_on": Field.EMPLOYED_ON,
    "insured_months": Field.INSURED_MONTHS,
    "remarks": Field.REMARKS,
}
_PERSONAL = {
    "phone": Field.PHONE,
    "origin_region": Field.ORIGIN_REGION,
    "sex": Field.SEX,
    "birth_date": Field.BIRTH_DATE,
    "account": Field.BANK_ACCOUNT,
    "memberships": Field.GROUP,
}


def _shown(it: Candidate, action: RowAction) -> PlannedRow:
    row = it.row
    facts = (
        row.level_held.full_name if row.level_held else "",
        it.target.full_name if it.target else "",
        ", ".join(group.zh for group in row.groups),
        mask_account(row.account.number) if row.account.number else "",
    )
    return PlannedRow(RowMark(row.sheet, row.row), action, row.name, mask_identity(row.identity.number), facts)


def _stated_person(it: Candidate) -> StatedPerson:
    row = it.row
    account = None
    if row.account.number is not None:
        account = BankAccount(row.account.holder or row.name, row.account.bank or _BANK_UNKNOWN, row.account.number)
    return StatedPerson(
        row.identity, row.name, row.sex, row.birth_date, row.phone, row.origin_region, account,
        tuple(_memberships(it.register.taught, row, it.known)),
    )  # fmt: skip


def _memberships(taught: TrainingClass, row: RosterRow, known: KnownPerson | None) -> Iterator[Membership]:
    """A dated proof holds for its days; a group without one is declared for this class and no longer.

    Where the register has a proof of the group, a mere declaration does not stand in its way.
    """
    proof = row.proof
    dated = proof.valid_from is not None or proof.valid_until is not None
    for group in row.groups:
        if dated:
            until = day_after(proof.valid_until) if proof.valid_until else None
            yield Membership(group, proof.name, proof.number or "", proof.valid_from, until)
        elif not any(held.group is group and not _declared(held) for held in (known.memberships if known else ())):
            name = " ".join(part for part in (proof.name, proof.number) if part) or None
            yield declared_for(taught, group, name)


def class_proof(taught: TrainingClass) -> str:
    """What stands for the proof of a group that is declared for the class alone."""
    return f"{_DECLARED}{taught.number}"


def declared_for(taught: TrainingClass, group: PersonGroup, proof: str | None = None) -> Membership:
    """A group as it is declared for the days of the class."""
    return Membership(group, proof, class_proof(taught), taught.class_start, day_after(taught.class_end))


def _declared(membership: Membership) -> bool:
    return membership.proof_number.startswith(_DECLARED)


def _stated_facts(it: Candidate) -> EnrolmentFacts:
    row = it.row
    return EnrolmentFacts(
        level_held=row.level_held,
        holds_no_level=row.holds_no_level,
        level_target=it.target,
        group=row.groups[0] if row.groups else None,
        employer_name=row.work.employer_name,
        employer_code=row.work.employer_code,
        employed_on=row.work.employed_on,
        insured_months=row.work.insured_months,
        remarks=row.remarks,
    )


def _stored_facts(enrolment: Enrolment) -> EnrolmentFacts:
    return EnrolmentFacts(**{name.name: getattr(enrolment, name.name) for name in fields(EnrolmentFacts)})


def _merged(stored: EnrolmentFacts, stated: EnrolmentFacts) -> EnrolmentFacts:
    """What the roster does not say stays as it was."""
    said = {name.name: value for name in fields(stated) if (value := getattr(stated, name.name)) is not None}
    if stated.level_held is None and not stated.holds_no_level:
        said["holds_no_level"] = stored.holds_no_level
    elif stated.holds_no_level:
        said["level_held"] = None
    return replace(stored, **said)


def _write(intake: Intake[RosterRow], writes: Sequence[RosterWrite]) -> None:
    session, taught = intake.session, intake.of_class()
    owners = keep_people(session, [write.person for write in writes], intake.office.now())
    last = session.scalar(select(func.max(Enrolment.position)).where(Enrolment.class_id == taught.id)) or 0
    new = [write for write in writes if write.enrolment_id is None]
    insert_rows(
        session,
        Enrolment,
        [
            {"class_id": taught.id, "person_id": owners[write.person.stated.key], "position": position}
            | _columns(write.facts)
            for position, write in enumerate(new, start=last + 1)
        ],
    )
    changed = {write.enrolment_id: write.facts for write in writes if write.enrolment_id is not None}
    for part in parts_of(changed):
        for enrolment in session.scalars(select(Enrolment).where(Enrolment.id.in_(part))):
            for name, value in _columns(changed[enrolment.id]).items():
                setattr(enrolment, name, value)
    session.flush()


def _columns(facts: EnrolmentFacts) -> dict[str, object]:
    return {name.name: getattr(facts, name.name) for name in fields(facts)}


def _touched(intake: Intake[RosterRow], writes: Sequence[RosterWrite]) -> dict[str, ColumnElement[bool]]:
    """Places in the class, and what is kept of the people who were known before."""
    known = {write.person.known_id for write in writes if write.person.known_id is not None}
    return {
        "person": Person.id.in_(known),
        "person_account": PersonAccount.person_id.in_(known),
        "group_membership": GroupMembership.person_id.in_(known),
        "enrolment": Enrolment.class_id == intake.of_class().id,
    }


ROSTERS: ImportKind[RosterRow, RosterWrite] = ImportKind(
    FileKind.ROSTER,
    Changes.ROSTER | Changes.PEOPLE | Changes.CLASSES | Changes.AUDIT,
    _check,
    _plan,
    _write,
    said_again=frozenset({"import.level_not_higher"}),
    touched=_touched,
)


@procedure(Permission.READ_REGISTERS)
def preview_roster(office: Office, actor: Actor, order: ImportFile) -> ImportPreview:
    """What importing the roster into the class would do now; nothing is written."""
    return preview_import(ROSTERS, office, actor, order)


@procedure(Permission.KEEP_CLASSES)
def commit_roster(office: Office, actor: Actor, order: CommitImport) -> ImportResult:
    """Enrol the accepted rows: all of them, the original file and the audit entry, or nothing."""
    return commit_import(ROSTERS, office, actor, order)


@procedure(Permission.READ_REGISTERS)
def remark_roster(office: Office, actor: Actor, order: RemarkFile) -> Remarked:
    """The clerk's own workbook back, with what a preview finds in its cells."""
    return remark_import(ROSTERS, office, actor, order)
