"""Examination results with certificates: scores, verdict, number, dates, checked against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from trainingdesk.domain.certificate_numbers import CertificateNumber, compare_certificate, read_certificate_number
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.identity import Identity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.occupations import Occupations
from trainingdesk.domain.plain_text import code_text
from trainingdesk.domain.spellings import assessment_method_from_text, certificate_kind_from_text
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind
from trainingdesk.exchange.cell_text import decimal_in, plain, shown
from trainingdesk.exchange.class_facts import ClassFacts
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.lists import ColumnUse, RowRead, pointing, read_list, same_person_twice, twins
from trainingdesk.exchange.person_reader import read_person
from trainingdesk.exchange.row_reader import RowReader
from trainingdesk.exchange.trade_reader import Trade, read_trade
from trainingdesk.exchange.workbook import WorkbookRead

PASS_MARK = 6000  # hundredths of a point, in each part
_HIGHEST = 100
_LONGEST_NUMBER = 40
_NUMBERED_KINDS = (CertificateKind.LEVEL, CertificateKind.QUALIFICATION)
_PASSED = frozenset("合格 通过 及格 优秀 优 良好 良 中等 已通过 取证 是 √ ✓ ✔ PASS PASSED Y 1".split())  # noqa: SIM905
_FAILED = frozenset("不合格 未通过 不及格 未取证 否 × ✕ ✗ 补考 FAIL FAILED N 0".split())  # noqa: SIM905
_MISSED = frozenset({"缺考", "未考", "缺", "弃考", "ABSENT"})
_EXEMPT = frozenset({"免考", "免试", "免", "/", "-", "--", "—", "无"})


@dataclass(frozen=True, slots=True)
class Scores:
    """Hundredths of a point, None where there is none; ``missed`` when the person did not sit a part."""

    theory: int | None = None
    practice: int | None = None
    review: int | None = None
    missed: bool = False

    def all_given(self) -> tuple[int, ...]:
        return tuple(score for score in (self.theory, self.practice, self.review) if score is not None)


@dataclass(frozen=True, slots=True)
class CertificateStated:
    """A certificate as the list states it; ``kind`` also where its number tells it."""

    number: str | None = None
    issued_on: date | None = None
    kind: CertificateKind | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One person's result without an error; ``passed`` None where the list gives no verdict."""

    row: int
    sheet: str | None
    name: str
    identity: Identity
    level: Level | None
    trade: Trade
    scores: Scores
    passed: bool | None
    method: AssessmentMethod | None
    assessed_on: date | None
    certificate: CertificateStated
    remarks: str | None


@dataclass(frozen=True, slots=True)
class ResultsRead:
    """Results as read; a day in the title stands for rows without one of their own."""

    rows_read: int
    rows: tuple[ResultRow, ...]
    findings: tuple[Finding, ...]
    facts: ClassFacts
    columns: tuple[ColumnUse, ...]
    digest: str


def read_results(
    read: WorkbookRead,
    *,
    as_of: date,
    kind: CertificateKind | None = None,
    catalogue: Occupations | None = None,
) -> ResultsRead:
    """Results with certificates. ``kind``: the certificate kind that the class leads to, None when it is not known.

    A number that fits no known pattern is an error for level and qualification certificates, a warning where the kind
    is not known, and nothing for the kinds that have no national number.
    """
    found = read_list(read, FileKind.RESULTS, as_of, lambda row: _read_row(row, kind, catalogue), _compare)
    day = found.facts.assessed_on
    return ResultsRead(
        rows_read=found.rows_read,
        rows=tuple(record if record.assessed_on else replace(record, assessed_on=day) for record in found.records),
        findings=found.findings,
        facts=found.facts,
        columns=found.columns,
        digest=found.digest,
    )


def _read_row(row: RowReader, kind: CertificateKind | None, catalogue: Occupations | None) -> ResultRow | None:
    person = read_person(row)
    level, trade, scores = row.level(Field.LEVEL), read_trade(row, catalogue), _scores(row)
    passed = _verdict(row, scores)
    method = row.term(Field.METHOD, assessment_method_from_text, "import.method_unknown")
    assessed_on = row.past_day(Field.ASSESSED_ON)
    certificate = _certificate(row, level, kind)
    _check_story(row, passed, assessed_on, certificate)
    remarks = row.remark()
    if person.name is None or person.identity is None:
        return None
    return ResultRow(
        row=row.entry.number,
        sheet=row.entry.sheet,
        name=person.name,
        identity=person.identity,
        level=level,
        trade=trade,
        scores=scores,
        passed=passed,
        method=method,
        assessed_on=assessed_on,
        certificate=certificate,
        remarks=remarks,
    )


def _scores(row: RowReader) -> Scores:
    texts = [code_text(plain(row.entry.cell(where))) for where in (Field.THEORY, Field.PRACTICE, Field.REVIEW)]
    return Scores(
        _score(row, Field.THEORY),
        _score(row, Field.PRACTICE),
        _score(row, Field.REVIEW),
        any(text in _MISSED for text in texts),
    )


def _score(row: RowReader, where: Field) -> int | None:
    """Points out of a hundred; words such as 缺考, 免考 and 合格 are no score and no fault."""
    cell = row.cell(where)
    text = code_text(plain(cell))
    if decimal_in(cell) is None and (text in _MISSED or text in _EXEMPT or text in _PASSED or text in _FAILED):
        return None
    return row.hundredths(where, most=_HIGHEST)


def _verdict(row: RowReader, scores: Scores) -> bool | None:
    """Whether it was passed; scores that speak against the verdict are a warning."""
    cell = row.cell(Field.RESULT)
    text = code_text(plain(cell))
    given = scores.all_given()
    if not text:
        return False if scores.missed else None
    if text not in _PASSED | _FAILED | _MISSED:
        row.error("import.verdict_unreadable", Field.RESULT, shown(cell))
        return None
    passed = text in _PASSED
    if passed and (scores.missed or any(score < PASS_MARK for score in given)):
        row.warning("import.passed_below_mark", Field.RESULT, shown(cell), mark=str(PASS_MARK // 100))
    elif text in _FAILED and len(given) > 1 and min(given) >= PASS_MARK:
        row.warning("import.failed_above_mark", Field.RESULT, shown(cell), mark=str(PASS_MARK // 100))
    return passed


def _certificate(row: RowReader, level: Level | None, kind: CertificateKind | None) -> CertificateStated:
    stated = row.term(Field.CERTIFICATE_KIND, certificate_kind_from_text, "import.certificate_kind_unknown") or kind
    issued_on = row.past_day(Field.CERTIFICATE_DATE)
    body = row.text(Field.ASSESSMENT_BODY)
    text = None if row.says_none(Field.CERTIFICATE_NO) else row.code(Field.CERTIFICATE_NO)
    number = _number(row, text, stated) if text else None
    if number is not None:
        place = row.entry.place(Field.CERTIFICATE_NO)
        row.take(compare_certificate(number, level=level, issued_on=issued_on, kind=stated, place=place))
    found = number.number if number is not None else code_text(text) if text else None
    return CertificateStated(found, issued_on, stated or (number.kind if number is not None else None), body)


def _number(row: RowReader, text: str, kind: CertificateKind | None) -> CertificateNumber | None:
    if len(text) > _LONGEST_NUMBER:
        row.error("import.text_long", Field.CERTIFICATE_NO, shown(text), longest=str(_LONGEST_NUMBER))
        return None
    if kind is not None and kind not in _NUMBERED_KINDS:
        return None
    number, found = read_certificate_number(text, row.entry.place(Field.CERTIFICATE_NO))
    row.take(found if kind is not None else tuple(_softened(finding) for finding in found))
    return number


def _softened(finding: Finding) -> Finding:
    """Without the kind of certificate nobody can say that its number must fit a pattern."""
    return replace(finding, severity=Severity.WARNING) if finding.severity is Severity.ERROR else finding


def _check_story(row: RowReader, passed: bool | None, assessed_on: date | None, certificate: CertificateStated) -> None:
    if certificate.number is not None and passed is False:
        row.error("import.failed_with_certificate", Field.CERTIFICATE_NO, certificate.number)
    if certificate.number is not None and certificate.issued_on is None and row.has(Field.CERTIFICATE_DATE):
        row.warning("import.certificate_date_missing", Field.CERTIFICATE_DATE)
    if certificate.issued_on is not None and assessed_on is not None and certificate.issued_on < assessed_on:
        row.warning("import.certificate_before_assessment", Field.CERTIFICATE_DATE, certificate.issued_on.isoformat())


def _compare(rows: Sequence[RowRead[ResultRow]]) -> Iterator[Finding]:
    """A person may have several results, but not twice the same; a certificate number is one person's once."""
    yield from same_person_twice(
        rows,
        lambda record: record.identity,
        lambda record: record.name,
        lambda record: (record.trade, record.level, record.assessed_on),
    )
    for first, later in twins(rows, lambda record: record.certificate.number):
        number = later.record.certificate.number if later.record else None
        yield pointing("import.certificate_twice", Severity.ERROR, later, first, Field.CERTIFICATE_NO, value=number)
