"""Words of the field as they stand on the desk: states as chips, levels, days and instants, in either language."""

from __future__ import annotations

from datetime import date, datetime

from trainingdesk.domain.levels import Level
from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import Term, VerdictWord
from trainingdesk.domain.workflow import CertificateState, ClaimState, ClassState, InstitutionState, VoucherState
from trainingdesk.services.class_records import ClassCounts
from trainingdesk.services.office import OFFICE_ZONE
from trainingdesk.ui.widgets.columns import ChipCell, RateCell

LEAST_ATTENDANCE = 8000  # of 10,000: four fifths, what packs ask for; where the red begins, no decision

_CHIPS: dict[Term, tuple[str, str]] = {
    ClaimState.DRAFT: ("edit", "neutral"),
    ClaimState.SUBMITTED: ("send", "info"),
    ClaimState.RETURNED: ("return", "warning"),
    ClaimState.APPROVED: ("check", "success"),
    ClaimState.FINANCE_RETURNED: ("return", "warning"),
    ClaimState.SETTLED: ("checks", "success"),
    ClaimState.REFUSED: ("cross", "danger"),
    ClaimState.REJECTED: ("cross", "danger"),
    ClaimState.WITHDRAWN: ("undo", "neutral"),
    VoucherState.ISSUED: ("clock", "info"),
    VoucherState.APPROVED: ("checks", "success"),
    VoucherState.RETURNED: ("return", "warning"),
    VoucherState.REFUSED: ("cross", "danger"),
    ClassState.OPEN: ("edit", "info"),
    ClassState.CLOSED: ("archive", "neutral"),
    ClassState.CANCELLED: ("cross", "danger"),
    InstitutionState.CERTIFIED: ("check", "success"),
    InstitutionState.SUSPENDED: ("clock", "warning"),
    InstitutionState.REMOVED: ("cross", "danger"),
    CertificateState.REGISTERED: ("circle", "neutral"),
    CertificateState.ALLOCATED: ("edit", "info"),
    CertificateState.PRINTED: ("printer", "success"),
    CertificateState.VOID: ("cross", "danger"),
    VerdictWord.TRUE: ("check", "success"),
    VerdictWord.ALTERED: ("error", "danger"),
    VerdictWord.REVOKED: ("cross", "danger"),
    VerdictWord.UNKNOWN: ("warning", "warning"),
}


def named(term: Term | None, language: Language) -> str:
    """What people call a term; nothing for none."""
    if term is None:
        return ""
    return term.zh if language is Language.ZH else term.en


def chip(state: Term | None, language: Language) -> ChipCell:
    """A state as a chip; an empty one for none."""
    if state is None:
        return ChipCell("")
    icon_name, tone = _CHIPS.get(state, ("dot", "neutral"))
    return ChipCell(named(state, language), icon_name, tone)


def level_text(level: Level | None, language: Language) -> str:
    """The short name of a level: 四级 or L4; a dash for none."""
    if level is None:
        return "—"
    if language is Language.ZH:
        return level.ordinal_name or level.grade_name
    return f"L{level.value}" if level.value.strip("0") else level.english_name


def levels_text(levels: tuple[Level, ...], language: Language) -> str:
    """Several levels in a row."""
    return ("、" if language is Language.ZH else ", ").join(level_text(level, language) for level in levels)


def day_text(day: date | None) -> str:
    """A day as year-month-day."""
    return "" if day is None else day.isoformat()


def instant_text(at: datetime | None) -> str:
    """An instant on the office's wall, to the minute."""
    return "" if at is None else at.astimezone(OFFICE_ZONE).strftime("%Y-%m-%d %H:%M")


def attendance_rate(counts: ClassCounts) -> RateCell:
    """The share of a class's hours that were attended."""
    parts = counts.hours_attended * 10_000 // counts.hours_planned if counts.hours_planned else None
    return RateCell(parts, LEAST_ATTENDANCE)


def passed_text(counts: ClassCounts) -> str:
    """Passed of assessed; a dash before any assessment."""
    return f"{counts.passed} / {counts.assessed}" if counts.assessed else "—"


def digest_text(digest: str) -> str:
    """The first twelve characters of a digest, as people compare them."""
    return "-".join(digest[at : at + 4].upper() for at in (0, 4, 8))
