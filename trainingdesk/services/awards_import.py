"""Awards paid earlier or elsewhere: the history that limits are counted on. The same list twice adds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.money import Money
from trainingdesk.domain.names import same_name
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import Item, Scheme
from trainingdesk.exchange.class_facts import ClassFacts
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.lists import ColumnUse
from trainingdesk.exchange.past_awards import PastAwardRow, read_past_awards
from trainingdesk.models.vouchers import Award
from trainingdesk.services.import_desk import (
    HandedOver,
    ImportKind,
    Intake,
    Places,
    Planned,
    RowPlan,
    commit_import,
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
    IdentityKey,
    KnownPerson,
    PersonChange,
    StatedPerson,
    change_of,
    insert_rows,
    keep_people,
    known_people,
    parts_of,
)

AwardKey = tuple[str, str, str, str, str, date]


@dataclass(frozen=True, slots=True)
class AwardFacts:
    """One award as it stands on record; empty text where the list says nothing."""

    scheme: str
    item: str
    occupation_code: str
    level: Level | None
    certificate_no: str
    award_date: date
    basis_date: date | None
    amount: Money
    payer: str | None
    revoked_on: date | None

    @property
    def key(self) -> AwardKey:
        """What tells one award of a person from another."""
        level = self.level.value if self.level else ""
        return self.scheme, self.item, self.occupation_code, level, self.certificate_no, self.award_date


@dataclass(frozen=True, slots=True)
class AwardWrite:
    """One row to be written: the person, and an award new or (``award_id``) revoked or completed."""

    person: PersonChange
    award: AwardFacts
    award_id: int | None


@dataclass(frozen=True, slots=True)
class AwardList:
    """A list of awards as the desk takes it; it says nothing of a class."""

    rows_read: int
    rows: tuple[PastAwardRow, ...]
    findings: tuple[Finding, ...]
    columns: tuple[ColumnUse, ...]
    facts: ClassFacts = field(default_factory=ClassFacts)


@dataclass(frozen=True, slots=True)
class _Register:
    """What the filing room knows of the list's people."""

    people: Mapping[IdentityKey, KnownPerson]
    awards: Mapping[tuple[int, AwardKey], tuple[int, AwardFacts]]
    places: Places


def _check(office: Office, handed: HandedOver) -> AwardList:
    read = read_past_awards(handed.read, as_of=office.today(), catalogue=handed.occupations)
    return AwardList(read.rows_read, read.rows, read.findings, read.columns)


def _plan(intake: Intake[PastAwardRow]) -> Planned[AwardWrite]:
    rows = intake.checked.rows
    people = known_people(intake.session, ((row.identity.kind, row.identity.number) for row in rows))
    awards = _awards(intake.session, [person.id for person in people.values()])
    register = _Register(people, awards, intake.places())
    plans = _each_once([_plan_row(row, register) for row in rows], register.places, rows)
    return Planned(list(plans), tuple(_about_file(intake)))


def _each_once(
    plans: Sequence[RowPlan[AwardWrite]], places: Places, rows: Sequence[PastAwardRow]
) -> Iterator[RowPlan[AwardWrite]]:
    """The same award with another amount: one of the two is wrong, and nobody here knows which."""
    first: dict[tuple[IdentityKey, AwardKey], PastAwardRow] = {}
    for plan, row in zip(plans, rows, strict=True):
        other = first.setdefault(((row.identity.kind, row.identity.number), _facts(row).key), row)
        if other is row:
            yield plan
            continue
        place, told = places.of(row, Field.AMOUNT), str(other.row)
        if other.sheet and other.sheet != row.sheet:
            told = f"{other.sheet} {told}"
        again = Finding("awards.again", Severity.ERROR, place, {"other": told}, row.amount.yuan_text(), other.row)
        yield replace(plan, findings=(*plan.findings, again))


def _awards(session: Session, people: Sequence[int]) -> dict[tuple[int, AwardKey], tuple[int, AwardFacts]]:
    found: dict[tuple[int, AwardKey], tuple[int, AwardFacts]] = {}
    for part in parts_of(people):
        for award in session.scalars(select(Award).where(Award.person_id.in_(part))):
            facts = AwardFacts(
                award.scheme, award.item, award.occupation_code, award.level, award.certificate_no, award.award_date,
                award.basis_date, award.amount, award.payer, award.revoked_on,
            )  # fmt: skip
            found[award.person_id, facts.key] = award.id, facts
    return found


def _about_file(intake: Intake[PastAwardRow]) -> Iterator[Finding]:
    """Limits count by scheme and item: what a list leaves unsaid is taken for the usual, and said."""
    told = {use.field for use in intake.checked.columns}
    if intake.checked.rows and Field.ITEM not in told:
        yield Finding("awards.item_assumed", Severity.WARNING, params={"item": Item.TRAINING.zh,
                                                                        "item_en": Item.TRAINING.en})  # fmt: skip
    if any(row.scheme is None for row in intake.checked.rows):
        yield Finding("awards.scheme_assumed", Severity.WARNING, params={"scheme": Scheme.TRAINING.zh,
                                                                          "scheme_en": Scheme.TRAINING.en})  # fmt: skip


def _plan_row(row: PastAwardRow, register: _Register) -> RowPlan[AwardWrite]:
    mark = RowMark(row.sheet, row.row)
    known = register.people.get((row.identity.kind, row.identity.number))
    award, person = _facts(row), change_of(_stated(row), known)
    found = register.awards.get((known.id, award.key)) if known else None
    findings = [*_about_person(row, known, register.places), *_about_trade(row, register.places)]
    merged = award if found is None else _merged(found[1], award)
    action = RowAction.ADD
    if found is not None:
        action = RowAction.SAME if merged == found[1] else RowAction.CHANGE
        findings += _about_known(row, found[1], merged, register.places)
    write = None if action is RowAction.SAME else AwardWrite(person, merged, found[0] if found else None)
    facts = (
        row.level.full_name if row.level else "", award.occupation_code, award.award_date.isoformat(),
        award.amount.yuan_text(),
    )  # fmt: skip
    shown = PlannedRow(mark, action, row.name, mask_identity(row.identity.number), facts)
    return RowPlan(shown, tuple(findings), write)


def _stated(row: PastAwardRow) -> StatedPerson:
    return StatedPerson(row.identity, row.name, row.identity.sex, row.identity.birth_date)


def _facts(row: PastAwardRow) -> AwardFacts:
    """Limits count on the certificate's day unless the list names another (outside contract, dates)."""
    return AwardFacts(
        scheme=(row.scheme or Scheme.TRAINING).value,
        item=(row.item or Item.TRAINING).value,
        occupation_code=row.trade.code.code if row.trade.code else "",
        level=row.level,
        certificate_no=row.certificate_no or "",
        award_date=row.award_date,
        basis_date=row.basis_date or row.certificate_date,
        amount=row.amount,
        payer=row.payer,
        revoked_on=row.revoked_on,
    )


def _merged(known: AwardFacts, stated: AwardFacts) -> AwardFacts:
    """What the list does not say stays; the amount never changes."""
    return AwardFacts(
        *known.key[:3], known.level, known.certificate_no, known.award_date,
        stated.basis_date or known.basis_date, known.amount, stated.payer or known.payer,
        stated.revoked_on or known.revoked_on,
    )  # fmt: skip


def _about_person(row: PastAwardRow, known: KnownPerson | None, places: Places) -> Iterator[Finding]:
    if known is not None and not same_name(known.name, row.name):
        params = {"name": row.name, "registered": known.name}
        yield Finding("roster.name_differs", Severity.ERROR, places.of(row, Field.NAME), params, row.name)


def _about_trade(row: PastAwardRow, places: Places) -> Iterator[Finding]:
    if row.trade.code is None:
        place = places.of(row, Field.OCCUPATION)
        yield Finding("awards.occupation_unknown", Severity.WARNING, place, value=row.trade.name)


def _about_known(row: PastAwardRow, known: AwardFacts, merged: AwardFacts, places: Places) -> Iterator[Finding]:
    place = places.of(row, Field.AMOUNT)
    if row.amount != known.amount:
        params = {"amount": str(row.amount), "known": str(known.amount)}
        yield Finding("awards.amount_differs", Severity.ERROR, place, params, row.amount.yuan_text())
    elif merged == known:
        yield Finding("awards.known", Severity.NOTE, places.of(row, Field.NAME), value=row.name)
    elif merged.revoked_on != known.revoked_on:
        params = {"day": merged.revoked_on.isoformat() if merged.revoked_on else ""}
        yield Finding("awards.revoked", Severity.WARNING, places.of(row, Field.REVOKED_ON), params)
    else:
        yield Finding("awards.completed", Severity.NOTE, places.of(row, Field.NAME), value=row.name)


def _write(intake: Intake[PastAwardRow], writes: Sequence[AwardWrite]) -> None:
    session = intake.session
    people = list({write.person.stated.key: write.person for write in writes}.values())
    owners = keep_people(session, people, intake.office.now())
    completed = {write.award_id: write.award for write in writes if write.award_id is not None}
    for part in parts_of(completed):
        for row in session.scalars(select(Award).where(Award.id.in_(part))):
            award = completed[row.id]
            row.basis_date, row.payer, row.revoked_on = award.basis_date, award.payer, award.revoked_on
    session.flush()
    new = [write for write in writes if write.award_id is None]
    insert_rows(session, Award, [_award_row(owners[write.person.stated.key], write.award, intake) for write in new])


def _award_row(person_id: int, award: AwardFacts, intake: Intake[PastAwardRow]) -> dict[str, object]:
    return {
        "person_id": person_id,
        "scheme": award.scheme,
        "item": award.item,
        "occupation_code": award.occupation_code,
        "level": award.level,
        "level_key": award.level.value if award.level else "",
        "certificate_no": award.certificate_no,
        "award_date": award.award_date,
        "basis_date": award.basis_date,
        "amount": award.amount,
        "payer": award.payer,
        "revoked_on": award.revoked_on,
        "source": intake.file_digest,
    }


AWARDS: ImportKind[PastAwardRow, AwardWrite] = ImportKind(
    FileKind.PAST_AWARDS,
    Changes.AWARDS | Changes.PEOPLE | Changes.AUDIT,
    _check,
    _plan,
    _write,
    of_class=False,
)


@procedure(Permission.IMPORT_AWARDS)
def preview_awards(office: Office, actor: Actor, order: ImportFile) -> ImportPreview:
    """What importing the list would do now; nothing is written."""
    return preview_import(AWARDS, office, actor, order)


@procedure(Permission.IMPORT_AWARDS)
def commit_awards(office: Office, actor: Actor, order: CommitImport) -> ImportResult:
    """Put the accepted awards on record; those already there are left as they are."""
    return commit_import(AWARDS, office, actor, order)


@procedure(Permission.IMPORT_AWARDS)
def remark_awards(office: Office, actor: Actor, order: RemarkFile) -> Remarked:
    """The clerk's own workbook back, with what a preview finds in its cells."""
    return remark_import(AWARDS, office, actor, order)
