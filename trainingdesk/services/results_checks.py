"""What only the filing room can say of a result, one check after the other; each gives its findings, none raises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.levels import Level, level_list
from trainingdesk.domain.vocabulary import AssessmentMethod
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.exchange.header_words import Field
from trainingdesk.exchange.results import PASS_MARK, ResultRow
from trainingdesk.services.class_people import ClassMember, trade_findings
from trainingdesk.services.import_desk import Places
from trainingdesk.services.results_register import HeldCertificate, ResultsRegister, Sitting

_PARTS = 2  # theory and practice: with fewer nobody can say from the scores that it was passed


@dataclass(frozen=True, slots=True)
class Result:
    """A row of results before the register: the member it is about, and what it comes to."""

    row: ResultRow
    member: ClassMember
    register: ResultsRegister
    places: Places
    level: Level | None
    assessed_on: date | None
    passed: bool | None

    def finding(self, code: str, severity: Severity, field: Field, value: str | None = None, **params: str) -> Finding:
        """A finding at the row's cell of the field."""
        return Finding(code, severity, self.places.of(self.row, field), params, value)

    @property
    def known_sitting(self) -> Sitting | None:
        """The sitting of the same day that is on record."""
        if self.assessed_on is None:
            return None
        return self.register.sittings.get((self.member.enrolment_id, self.assessed_on))

    @property
    def known_certificate(self) -> HeldCertificate | None:
        """The certificate of the same number that is on record."""
        number = self.row.certificate.number
        return self.register.certificates.get(number) if number else None

    def sitting(self) -> Sitting | None:
        """The sitting as it would be on record; None while an error keeps it out."""
        if self.assessed_on is None or self.passed is None:
            return None
        scores = self.row.scores
        method = self.row.method or AssessmentMethod.EXAM
        return Sitting(self.assessed_on, method, self.level, scores.theory, scores.practice, scores.review, self.passed)


def result_of(row: ResultRow, member: ClassMember, register: ResultsRegister, places: Places) -> Result:
    """What the row comes to: the target level where it names none, the certificate's day where it has no other."""
    level = row.level or member.level_target if register.levels else None
    return Result(row, member, register, places, level, row.assessed_on or row.certificate.issued_on, _passed(row))


def _passed(row: ResultRow) -> bool | None:
    """The verdict; a certificate is one, and so are theory and practice together, by the pass mark."""
    if row.passed is not None:
        return row.passed
    if row.certificate.number is not None:
        return True
    given = row.scores.all_given()
    if any(score < PASS_MARK for score in given):
        return False
    return True if len(given) >= _PARTS else None


def register_findings(result: Result) -> tuple[Finding, ...]:
    """All that is to be said, in the order of the checks."""
    return tuple(finding for check in _CHECKS for finding in check(result))


def _is_complete(it: Result) -> Iterator[Finding]:
    if it.assessed_on is None:
        yield it.finding("results.day_missing", Severity.ERROR, Field.ASSESSED_ON)
    elif it.row.assessed_on is None:
        day = it.assessed_on.isoformat()
        yield it.finding("results.day_assumed", Severity.WARNING, Field.ASSESSED_ON, day=day)
    if it.passed is None:
        yield it.finding("results.verdict_missing", Severity.ERROR, Field.RESULT)
    if it.row.certificate.number is not None and it.row.certificate.issued_on is None:
        number = it.row.certificate.number
        yield it.finding("results.certificate_day_missing", Severity.ERROR, Field.CERTIFICATE_DATE, number)


def _is_of_class(it: Result) -> Iterator[Finding]:
    taught, trade = it.register.taught, it.row.trade
    if trade.code is not None:
        yield from trade_findings(taught, it.row, trade.code.code, trade.code.edition.value, it.places)
    if it.register.levels and it.level is not None and it.level not in it.register.levels:
        names = {"level": it.level.full_name, "level_en": it.level.english_name, **level_list(it.register.levels)}
        yield it.finding("roster.level_not_of_class", Severity.ERROR, Field.LEVEL, it.level.full_name, **names)
    elif it.row.level is not None and it.member.level_target not in (None, it.row.level):
        target = it.member.level_target
        names = {"level": it.row.level.full_name, "level_en": it.row.level.english_name}
        names |= {"target": target.full_name, "target_en": target.english_name} if target else {}
        yield it.finding("results.level_not_target", Severity.WARNING, Field.LEVEL, it.row.level.full_name, **names)
    kind = it.row.certificate.kind
    if kind is not None and kind is not taught.certificate_kind:
        names = {"kind": kind.zh, "kind_en": kind.en}
        names |= {"of_class": taught.certificate_kind.zh, "of_class_en": taught.certificate_kind.en}
        yield it.finding("results.kind_differs", Severity.ERROR, Field.CERTIFICATE_KIND, kind.zh, **names)


def _comes_after_teaching(it: Result) -> Iterator[Finding]:
    start, shown = it.register.taught.class_start, it.register.taught.class_start.isoformat()
    if it.assessed_on is not None and it.assessed_on < start:
        day = it.assessed_on.isoformat()
        yield it.finding("results.before_class", Severity.WARNING, Field.ASSESSED_ON, day, day=day, start=shown)
    issued = it.row.certificate.issued_on
    if issued is not None and issued < start:
        day = issued.isoformat()
        yield it.finding("results.before_class", Severity.WARNING, Field.CERTIFICATE_DATE, day, day=day, start=shown)
    if it.member.enrolment_id not in it.register.attended:
        yield it.finding("results.no_attendance", Severity.WARNING, Field.NAME, it.row.name)


def _certificate_is_theirs(it: Result) -> Iterator[Finding]:
    known, stated = it.known_certificate, it.row.certificate
    number = stated.number
    if number is None:
        return
    held = it.register.of_class.get(it.member.person_id)
    if known is None and held is not None:
        yield it.finding("results.certificate_second", Severity.ERROR, Field.CERTIFICATE_NO, number, held=held.number)
    elif known is not None and known.person_id != it.member.person_id:
        yield it.finding("results.certificate_of_another", Severity.ERROR, Field.CERTIFICATE_NO, number)
    elif known is not None and known.state is CertificateState.VOID:
        yield it.finding("results.certificate_void", Severity.ERROR, Field.CERTIFICATE_NO, number)
    elif known is not None and _other_facts(known, it):
        yield it.finding("results.certificate_differs", Severity.ERROR, Field.CERTIFICATE_NO, number)


def _other_facts(known: HeldCertificate, it: Result) -> bool:
    taught = it.register.taught
    return (known.class_id, known.level, known.issued_on) != (taught.id, it.level, it.row.certificate.issued_on)


def _replaces_nothing_claimed(it: Result) -> Iterator[Finding]:
    """A sitting on record may be corrected until a claim was handed in on it."""
    known, news = it.known_sitting, it.sitting()
    if news is None or known == news:
        return
    if it.member.claimed:
        yield it.finding("results.claimed", Severity.ERROR, Field.NAME, it.row.name)
    elif known is not None:
        day = known.assessed_on.isoformat()
        yield it.finding("results.sitting_changes", Severity.WARNING, Field.RESULT, it.row.name, day=day)


_CHECKS: tuple[Callable[[Result], Iterator[Finding]], ...] = (
    _is_complete,
    _is_of_class,
    _comes_after_teaching,
    _certificate_is_theirs,
    _replaces_nothing_claimed,
)
