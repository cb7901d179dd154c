"""How dates, spans and sources are written on paper."""

from __future__ import annotations

from datetime import date

from trainingdesk.documents.views import AttachmentsSummary, ClassFacts, PolicyBasis
from trainingdesk.domain.vocabulary import Payee
from trainingdesk.domain.workflow import ClaimSource


def day(on: date) -> str:
    """``2026年5月28日``."""
    return f"{on.year}年{on.month}月{on.day}日"


def span(first: date, last: date) -> str:
    """``2026年3月2日至4月10日``; the year again only when it changes, one day once."""
    if first == last:
        return day(first)
    return f"{day(first)}至{day(last) if last.year != first.year else f'{last.month}月{last.day}日'}"


def hours(of: ClassFacts) -> str:
    """``120课时（理论24，实训96）``."""
    parts = [
        f"{name}{number}"
        for name, number in (("理论", of.theory_hours), ("实训", of.practice_hours))
        if number is not None
    ]
    return f"{of.hours}课时（{'，'.join(parts)}）" if parts else f"{of.hours}课时"


def applied(policy: PolicyBasis) -> str:
    """``2026年4月28日（证书核发）``."""
    return f"{day(policy.applied_on)}（{policy.applied_because}）"


def attached(attachments: AttachmentsSummary) -> str:
    """``7件96页：申请表、花名册``."""
    names = "、".join(attachments.names)
    return f"{attachments.pieces}件{attachments.pages}页" + (f"：{names}" if names else "")


def applicant_label(source: ClaimSource) -> str:
    """What the one who files is called."""
    return "申请人" if source is ClaimSource.COUNTER else "申报单位"


def payee_labels(kind: Payee) -> tuple[str, str]:
    """What the payee and its number are called."""
    return ("收款人", "证件号码") if kind is Payee.INDIVIDUAL else ("收款单位", "信用代码")
