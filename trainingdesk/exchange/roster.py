"""Rosters (花名册): read into records with addresses, and checked. A dry run and an import are this one code path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from trainingdesk.domain.contact import read_account, read_phone
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.identity import Identity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.masking import mask_account
from trainingdesk.domain.names import same_name
from trainingdesk.domain.occupations import Occupations
from trainingdesk.domain.regions import is_region_code
from trainingdesk.domain.spellings import groups_from_text
from trainingdesk.domain.vocabulary import PersonGroup, Sex
from trainingdesk.exchange.cell_text import plain, shown
from trainingdesk.exchange.class_facts import ClassFacts
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.lists import ColumnUse, RowRead, pointing, read_list, same_person_twice, twins
from trainingdesk.exchange.person_reader import read_person, read_stated
from trainingdesk.exchange.row_reader import RowReader
from trainingdesk.exchange.suggestions import groups_named
from trainingdesk.exchange.trade_reader import Trade, read_trade
from trainingdesk.exchange.workbook import ReadLimits, WorkbookRead, read_workbook

_MOST_MONTHS = 720


@dataclass(frozen=True, slots=True)
class GroupProof:
    """What proves the group, as the roster states it; the days are those written there, both inclusive."""

    name: str | None = None
    number: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """The trainee's own bank account; ``holder`` only where the roster has a column for it."""

    bank: str | None = None
    number: str | None = None
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """Employment; ``not_employed`` tells known-to-be-none from unknown."""

    employer_name: str | None = None
    employer_code: str | None = None
    employed_on: date | None = None
    not_employed: bool = False
    insured_months: int | None = None


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One trainee without an error; None where the roster does not say. ``row`` is the sheet's own number.

    ``holds_no_level`` tells known-to-be-none from unknown.
    """

    row: int
    sheet: str | None
    name: str
    identity: Identity
    sex: Sex | None = None
    birth_date: date | None = None
    phone: str | None = None
    groups: tuple[PersonGroup, ...] = ()
    proof: GroupProof = field(default_factory=GroupProof)
    level_held: Level | None = None
    holds_no_level: bool = False
    level_target: Level | None = None
    trade: Trade = field(default_factory=Trade)
    account: OwnAccount = field(default_factory=OwnAccount)
    work: Work = field(default_factory=Work)
    origin_region: str | None = None
    remarks: str | None = None


@dataclass(frozen=True, slots=True)
class RosterCheck:
    """A roster as checked: counts and findings of the outside contract, the clean rows, and what the file says itself.

    ``rows_read`` counts trainee rows, ``rows_clean`` those without an error; ``rows`` holds the clean ones. A file
    refused as a whole has one error without a row and no rows. ``digest`` is the file's SHA-256, empty when refused.
    """

    file: str
    rows_read: int
    rows_clean: int
    findings: tuple[Finding, ...]
    rows: tuple[RosterRow, ...]
    facts: ClassFacts
    columns: tuple[ColumnUse, ...]
    digest: str

    @property
    def has_errors(self) -> bool:
        return any(finding.severity == "error" for finding in self.findings)


def check_roster(
    path: Path, *, as_of: date, catalogue: Occupations | None = None, limits: ReadLimits = ReadLimits()
) -> RosterCheck:
    """Read and check a roster file. Unavailable when it cannot be opened at all; everything else is a finding."""
    return read_roster(read_workbook(path, limits), file=path.name, as_of=as_of, catalogue=catalogue)


def read_roster(
    read: WorkbookRead, *, as_of: date, catalogue: Occupations | None = None, file: str = ""
) -> RosterCheck:
    """The roster in a workbook that was read. ``catalogue``: occupations to look trades up in, None for no look-up."""
    found = read_list(read, FileKind.ROSTER, as_of, lambda row: _read_row(row, catalogue), _compare)
    return RosterCheck(
        file=file,
        rows_read=found.rows_read,
        rows_clean=len(found.records),
        findings=found.findings,
        rows=found.records,
        facts=found.facts,
        columns=found.columns,
        digest=found.digest,
    )


def _read_row(row: RowReader, catalogue: Occupations | None) -> RosterRow | None:
    """Every column is read, whatever is wrong with the others."""
    person = read_person(row)
    stated = read_stated(row, person.identity)
    phone, found = read_phone(plain(row.cell(Field.PHONE)), row.entry.place(Field.PHONE))
    row.take(found)
    groups, proof = _groups(row), _proof(row)
    held, target = _levels(row)
    trade = read_trade(row, catalogue)
    account = _account(row, person.name)
    work, region, remarks = _work(row), _region(row), row.remark()
    if person.name is None or person.identity is None:
        return None
    return RosterRow(
        row=row.entry.number,
        sheet=row.entry.sheet,
        name=person.name,
        identity=person.identity,
        sex=stated.sex or person.identity.sex,
        birth_date=stated.birth_date or person.identity.birth_date,
        phone=phone,
        groups=groups,
        proof=proof,
        level_held=held,
        holds_no_level=row.says_none(Field.LEVEL_HELD),
        level_target=target,
        trade=trade,
        account=account,
        work=work,
        origin_region=region,
        remarks=remarks,
    )


def _groups(row: RowReader) -> tuple[PersonGroup, ...]:
    read = groups_from_text(plain(row.cell(Field.GROUP)))
    for word in read.unknown:
        row.warning("import.group_unknown", Field.GROUP, shown(word))
        row.findings.suggest(groups_named(plain(row.cell(Field.GROUP)), word))
    return read.groups


def _proof(row: RowReader) -> GroupProof:
    proof = GroupProof(
        row.text(Field.GROUP_PROOF),
        row.code(Field.GROUP_PROOF_NUMBER),
        row.day(Field.GROUP_VALID_FROM),
        row.last_day(Field.GROUP_VALID_UNTIL),
    )
    if proof.valid_from is not None and proof.valid_until is not None and proof.valid_until < proof.valid_from:
        row.error("import.proof_span", Field.GROUP_VALID_UNTIL, proof.valid_until.isoformat())
    return proof


def _levels(row: RowReader) -> tuple[Level | None, Level | None]:
    held, target = row.level(Field.LEVEL_HELD), row.level(Field.LEVEL)
    if held is not None and target is not None and target.rank <= held.rank:
        names = {"target": target.full_name, "target_en": target.english_name}
        names |= {"held": held.full_name, "held_en": held.english_name}
        row.warning("import.level_not_higher", Field.LEVEL, target.full_name, **names)
    return held, target


def _account(row: RowReader, name: str | None) -> OwnAccount:
    """A number in a numeric cell is refused: cards have more digits than such a cell keeps."""
    bank, holder = row.text(Field.BANK_NAME), row.text(Field.ACCOUNT_NAME)
    text = row.code(Field.BANK_ACCOUNT, lost="import.account_numeric")
    if text is None:
        return OwnAccount(bank, None, holder)
    number, found = read_account(text, row.entry.place(Field.BANK_ACCOUNT))
    row.take(found)
    if holder is not None and name is not None and not same_name(holder, name):
        row.warning("import.account_not_own", Field.ACCOUNT_NAME, shown(holder), name=name)
    return OwnAccount(bank, number, holder)


def _work(row: RowReader) -> Work:
    return Work(
        row.text(Field.EMPLOYER_NAME),
        row.credit_code(Field.EMPLOYER_CODE),
        row.past_day(Field.EMPLOYED_ON),
        row.says_none(Field.EMPLOYED_ON),
        row.whole(Field.INSURED_MONTHS, most=_MOST_MONTHS),
    )


def _region(row: RowReader) -> str | None:
    text = plain(row.cell(Field.ORIGIN_REGION))
    if text and not is_region_code(text):
        row.warning("import.region_unreadable", Field.ORIGIN_REGION, shown(text))
        return None
    return text or None


def _compare(rows: Sequence[RowRead[RosterRow]]) -> Iterator[Finding]:
    """One person twice (15 and 18 digits are one number), and one account for two people."""
    yield from same_person_twice(rows, lambda record: record.identity, lambda record: record.name)
    for first, later in twins(rows, lambda record: record.account.number):
        yield pointing(
            "import.account_shared",
            Severity.WARNING,
            later,
            first,
            Field.BANK_ACCOUNT,
            value=mask_account(later.record.account.number or "") if later.record else None,
        )
