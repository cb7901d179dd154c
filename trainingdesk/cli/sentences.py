"""Codes as sentences for people, and findings as lines: what is said of many rows alike is said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.texts import Language, message, remedy

_SEVERITIES = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.NOTE: ("提示", "note"),
}
_WORST_FIRST = tuple(_SEVERITIES)


def sentence(code: str, language: Language, /, **params: str) -> str:
    """The wording of a code with what to do about it."""
    apart = "" if language is Language.ZH else " "
    return f"{message(code, language, **params)}{apart}{remedy(code, language, **params)}".strip()


def finding_lines(findings: Iterable[Finding], language: Language) -> list[str]:
    """Errors first; one line for all findings that say the same of one column, with every row and how many they are."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        place = finding.place
        told = sentence(finding.code, language, **finding.params)
        key = (finding.severity, place.sheet, place.column, place.row is None, told)
        alike.setdefault(key, []).append(finding)
    ordered = sorted(alike.items(), key=lambda each: _WORST_FIRST.index(each[1][0].severity))
    return [_line(group, str(key[-1]), language) for key, group in ordered]


def _line(group: Sequence[Finding], told: str, language: Language) -> str:
    place, zh = group[0].place, language is Language.ZH
    rows = [finding.place.row for finding in group if finding.place.row is not None]
    address = " ".join(part for part in (place.sheet, rows_told(rows, language), place.column) if part)
    if len(group) > 1:
        address += f"（{len(group)} 处）" if zh else f" ({len(group)} times)"
    severity = _SEVERITIES[group[0].severity][0 if zh else 1]
    return f"[{severity}] {address}{': ' if address else ''}{told}"


def rows_told(rows: Iterable[int], language: Language) -> str:
    """``第 5–44、46 行``, ``rows 5–44, 46``; nothing for no row."""
    spans: list[list[int]] = []
    for row in sorted(set(rows)):
        if spans and row == spans[-1][-1] + 1:
            spans[-1][1:] = [row]
        else:
            spans.append([row])
    if not spans:
        return ""
    zh = language is Language.ZH
    told = ("、" if zh else ", ").join("–".join(map(str, span)) for span in spans)
    is_one = len(spans) == len(spans[0]) == 1
    return f"第 {told} 行" if zh else f"{'row' if is_one else 'rows'} {told}"
