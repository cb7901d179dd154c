"""What one table alone cannot show: gaps and overlaps between versions, payees that miss a line, clauses never used."""

from __future__ import annotations

from collections.abc import Iterable

from trainingdesk.domain.findings import Findings, Place
from trainingdesk.domain.period import Span, gaps, overlapping
from trainingdesk.policy.conditions import ALWAYS
from trainingdesk.policy.pack import Pack


def check_packs(packs: Iterable[Pack], findings: Findings) -> None:
    """Add what is wrong with packs that read well one by one."""
    by_id: dict[str, list[Pack]] = {}
    for pack in packs:
        by_id.setdefault(pack.id, []).append(pack)
        _check_payees(pack, findings)
        _check_lists(pack, findings)
    for pack_id, versions in by_id.items():
        _check_spans(pack_id, [version.span for version in versions], findings)


def _check_spans(pack_id: str, spans: list[Span], findings: Findings) -> None:
    place = Place(sheet=pack_id, header="from")
    for earlier, later in overlapping(spans):
        findings.error("policy.span_overlap", place, id=pack_id, first=_words(earlier), second=_words(later))
    ends = [span.end for span in spans if span.end is not None]
    whole = Span(min(span.start for span in spans), max(ends) if len(ends) == len(spans) else None)
    for gap in gaps(spans, whole):
        findings.warning("policy.span_gap", place, id=pack_id, gap=_words(gap))


def _words(span: Span) -> str:
    return f"{span.start} – {span.last_day or '…'}"


def _check_payees(pack: Pack, findings: Findings) -> None:
    """Each item needs a row without a ``when``, or a payable line could have nobody to pay; below it none is read."""
    reached: set[str] = set()
    for item in pack.items:
        rows = [row for row in pack.payees if not row.items or item.code in row.items]
        plain = [number for number, row in enumerate(rows) if row.when == ALWAYS]
        reached |= {row.id for row in (rows[: plain[0] + 1] if plain else rows)}
        if not plain:
            findings.error("policy.payee_missing", Place(sheet=pack.id, header="payees"), id=pack.id, item=item.code)
    for row in pack.payees:
        if row.id not in reached:
            place = Place(sheet=pack.id, header=f"payees.{row.id}")
            findings.error("policy.payee_unreachable", place, id=pack.id, row=row.id)


def _check_lists(pack: Pack, findings: Findings) -> None:
    """An occupation may stand on a list only once at a time."""
    for key, entries in (("shortage", pack.shortage), ("catalogue", pack.catalogue)):
        for number, entry in enumerate(entries):
            for other in entries[:number]:
                same = (entry.occupation, entry.edition) == (other.occupation, other.edition)
                if same and (entry.span is None or other.span is None or entry.span.overlaps(other.span)):
                    place = Place(sheet=pack.id, header=key)
                    findings.error("policy.listed_twice", place, id=pack.id, list=key, occupation=entry.occupation)
