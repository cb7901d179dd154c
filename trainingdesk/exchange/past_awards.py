"""Subsidies that were paid earlier or elsewhere: the history that limits are counted on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.identity import Identity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.occupations import Occupations
from trainingdesk.domain.plain_text import code_text
from trainingdesk.domain.vocabulary import Item, Scheme
from trainingdesk.exchange.cell_text import plain
from trainingdesk.exchange.class_facts import ClassFacts
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.lists import ColumnUse, RowRead, pointing, read_list, same_person_twice, twins
from trainingdesk.exchange.person_reader import read_person
from trainingdesk.exchange.row_reader import RowReader
from trainingdesk.exchange.trade_reader import Trade, read_trade
from trainingdesk.exchange.workbook import WorkbookRead

_UNEMPLOYMENT = "失业保险技能提升补贴 技能提升补贴 失业保险技能提升 参保职工技能提升补贴"
_ITEM_WORDS: Mapping[Item, str] = {
    Item.TRAINING: f"培训补贴 职业技能培训补贴 技能培训补贴 就业技能培训补贴 创业培训补贴 {_UNEMPLOYMENT}",
    Item.ASSESSMENT: (
        "评价补贴 鉴定补贴 职业技能鉴定补贴 技能鉴定补贴 职业技能评价补贴 职业技能等级认定补贴 认定补贴 考核补贴"
    ),
    Item.LIVING: "生活费 生活补贴 生活费补助 培训生活费补贴",
    Item.TRANSPORT: "交通费 交通补贴 交通食宿补贴",
    Item.SPECIAL_OPERATION: "特种作业补贴 特种作业培训补贴",
    Item.SPECIAL_OPERATION_RENEWAL: "特种作业复审",
    Item.TARGETED: "定向培训补贴 定向就业补贴",
    Item.PROJECT: "项目制补贴 项目制培训",
    Item.APPRENTICESHIP: "学徒制补贴 新型学徒制培训补贴 企业新型学徒制补贴 学徒培训补贴",
    Item.MASTER: "名师带徒 带徒补贴",
    Item.COMPETITION: "竞赛补贴 竞赛奖励",
    Item.INDUCTION: "岗前补贴 岗前培训 岗前技能培训补贴",
    Item.REWARD: "奖励补贴 一次性奖励",
}
_SCHEME_WORDS: Mapping[Scheme, str] = {
    Scheme.TRAINING: "培训补贴 职业技能培训补贴 就业补助资金 就业专项资金 就业资金 职业技能提升行动专账资金 专账资金",
    Scheme.UNEMPLOYMENT_INSURANCE: f"失业保险 失业保险基金 失业基金 {_UNEMPLOYMENT}",
}
_ITEMS = {
    code_text(word): item for item, words in _ITEM_WORDS.items() for word in (item.value, item.zh, *words.split())
}
_SCHEMES = {
    code_text(word): scheme
    for scheme, words in _SCHEME_WORDS.items()
    for word in (scheme.value, scheme.zh, *words.split())
}


@dataclass(frozen=True, slots=True)
class PastAwardRow:
    """One award without an error. ``scheme`` and ``item`` are None where the list has no such column."""

    row: int
    sheet: str | None
    name: str
    identity: Identity
    scheme: Scheme | None
    item: Item | None
    trade: Trade
    level: Level | None
    certificate_no: str | None
    certificate_date: date | None
    award_date: date
    basis_date: date | None
    amount: Money
    payer: str | None
    revoked_on: date | None
    remarks: str | None


@dataclass(frozen=True, slots=True)
class PastAwardsRead:
    """A list of earlier awards as read."""

    rows_read: int
    rows: tuple[PastAwardRow, ...]
    findings: tuple[Finding, ...]
    facts: ClassFacts
    columns: tuple[ColumnUse, ...]
    digest: str


def read_past_awards(read: WorkbookRead, *, as_of: date, catalogue: Occupations | None = None) -> PastAwardsRead:
    """Awards with item, level, certificate, day and amount; what cannot be told for certain is an error."""
    found = read_list(read, FileKind.PAST_AWARDS, as_of, lambda row: _read_row(row, catalogue), _compare)
    return PastAwardsRead(found.rows_read, found.records, found.findings, found.facts, found.columns, found.digest)


def _read_row(row: RowReader, catalogue: Occupations | None) -> PastAwardRow | None:
    person = read_person(row)
    item, scheme = _item(row), _scheme(row)
    trade, level = read_trade(row, catalogue), row.level(Field.LEVEL)
    number = None if row.says_none(Field.CERTIFICATE_NO) else row.code(Field.CERTIFICATE_NO)
    certificate_date, basis = row.past_day(Field.CERTIFICATE_DATE), row.past_day(Field.BASIS_DATE)
    awarded, amount = _required_day(row), _amount(row)
    payer, revoked, remarks = row.text(Field.PAYER), row.past_day(Field.REVOKED_ON), row.remark()
    if revoked is not None and awarded is not None and revoked < awarded:
        row.error("import.revoked_early", Field.REVOKED_ON, revoked.isoformat())
    if person.name is None or person.identity is None or awarded is None or amount is None:
        return None
    return PastAwardRow(
        row=row.entry.number,
        sheet=row.entry.sheet,
        name=person.name,
        identity=person.identity,
        scheme=scheme,
        item=item,
        trade=trade,
        level=level,
        certificate_no=code_text(number) if number else None,
        certificate_date=certificate_date,
        award_date=awarded,
        basis_date=basis,
        amount=amount,
        payer=payer,
        revoked_on=revoked,
        remarks=remarks,
    )


def _item(row: RowReader) -> Item | None:
    """Limits count by item, so a word that names none is an error."""
    text = plain(row.cell(Field.ITEM))
    item = _ITEMS.get(code_text(text))
    if text and item is None:
        row.error("import.item_unknown", Field.ITEM, text[:40])
    return item


def _scheme(row: RowReader) -> Scheme | None:
    """The scheme as stated, else as the item's name tells it."""
    text = plain(row.cell(Field.SCHEME))
    if not text:
        return _SCHEMES.get(code_text(plain(row.entry.cell(Field.ITEM))))
    scheme = _SCHEMES.get(code_text(text))
    if scheme is None:
        row.error("import.scheme_unknown", Field.SCHEME, text[:40])
    return scheme


def _required_day(row: RowReader) -> date | None:
    day = row.past_day(Field.AWARD_DATE)
    if row.is_blank(Field.AWARD_DATE):
        row.error("import.day_missing", Field.AWARD_DATE)
    return day


def _amount(row: RowReader) -> Money | None:
    amount = row.money(Field.AMOUNT)
    if row.is_blank(Field.AMOUNT):
        row.error("import.amount_missing", Field.AMOUNT)
    return amount


def _compare(rows: Sequence[RowRead[PastAwardRow]]) -> Iterator[Finding]:
    """The same award twice; one number under two names."""
    yield from same_person_twice(
        rows, lambda record: record.identity, lambda record: record.name, lambda record: (record.sheet, record.row)
    )
    for first, later in twins(rows, _award):
        shown = later.record.amount.yuan_text() if later.record else None
        yield pointing("import.award_twice", Severity.ERROR, later, first, Field.AMOUNT, value=shown)


def _award(record: PastAwardRow) -> tuple[object, ...]:
    return (
        record.identity.number, record.scheme, record.item, record.trade, record.level, record.certificate_no,
        record.award_date, record.amount,
    )  # fmt: skip
