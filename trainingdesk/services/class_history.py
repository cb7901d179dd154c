"""What happened to a class, its claims and their papers, from the audit log, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from string import Formatter

from sqlalchemy import ColumnElement, Select, and_, or_, select

from trainingdesk.domain.deeds import evidence_name
from trainingdesk.domain.people import Actor, Permission, Role
from trainingdesk.domain.texts import TEXTS, Language, message
from trainingdesk.models.accounts import Staff
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim
from trainingdesk.models.training import TrainingClass
from trainingdesk.models.vouchers import Voucher
from trainingdesk.services.bounds import claims_within_reach, class_within_reach
from trainingdesk.services.office import Office, procedure

PAGE = 50
_UNKNOWN = "—"
_NOBODY = "-"
Numbers = Select[str]


@dataclass(frozen=True, slots=True)
class ShowHistory:
    """Which class, by its number, and entries before a sequence number."""

    number: str
    before: int | None = None
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Something that was done: by whom in which role (None: nobody had signed in), to what, in both languages."""

    seq: int
    at: datetime
    by: str
    role: Role | None
    object_kind: str
    object_number: str
    action: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page, newest first; ``next_before`` asks for the next one, None at the end."""

    rows: tuple[HistoryEntry, ...]
    next_before: int | None


@dataclass(frozen=True, slots=True)
class _Entry:
    entry: AuditEntry
    by: str


@procedure(Permission.READ_REGISTERS)
def show_history(office: Office, actor: Actor, order: ShowHistory) -> HistoryPage:
    """Refused ``class.unknown``, also for another institution's class. Claims are for those who read claims."""
    with office.read() as session:
        taught = class_within_reach(session, actor, order.number)
        wanted = (
            select(AuditEntry, Staff.name)
            .outerjoin(Staff, Staff.id == AuditEntry.staff_id)
            .where(or_(*_about(actor, taught)))
            .order_by(AuditEntry.seq.desc())
            .limit(order.limit + 1)
        )
        if order.before is not None:
            wanted = wanted.where(AuditEntry.seq < order.before)
        found = [_Entry(entry, name or _UNKNOWN) for entry, name in session.execute(wanted)]
        rows = tuple(_told(each) for each in found[: order.limit])
    return HistoryPage(rows, rows[-1].seq if len(found) > order.limit else None)


def _about(actor: Actor, taught: TrainingClass) -> list[ColumnElement[bool]]:
    """The class itself, its roster, its certificates, and, for those who read claims, claims with all papers."""
    certificates = select(Certificate.number).where(Certificate.class_id == taught.id)
    about = [
        and_(_of("class", taught.number), AuditEntry.object_id == taught.id),
        _of("roster", taught.number),
        _among("certificate", certificates),
    ]
    if actor.may(Permission.READ_CLAIMS):
        claims = select(Claim.number).where(Claim.class_id == taught.id, *claims_within_reach(actor))
        vouchers = (
            select(Voucher.number)
            .join(Claim, Claim.id == Voucher.claim_id)
            .where(Claim.class_id == taught.id, *claims_within_reach(actor))
        )
        about += [_among("claim", claims), _among("claim_form", claims), _among("voucher", vouchers)]
    return about


def _of(kind: str, number: str) -> ColumnElement[bool]:
    return and_(AuditEntry.object_kind == kind, AuditEntry.object_number == number)


def _among(kind: str, numbers: Numbers) -> ColumnElement[bool]:
    return and_(AuditEntry.object_kind == kind, AuditEntry.object_number.in_(numbers))


def _told(each: _Entry) -> HistoryEntry:
    entry = each.entry
    details: Mapping[str, object] = json.loads(entry.details)
    facts = {"number": entry.object_number or _UNKNOWN, "action": entry.action, **details}
    return HistoryEntry(
        seq=entry.seq,
        at=entry.at,
        by=each.by,
        role=None if entry.role == _NOBODY else Role(entry.role),
        object_kind=entry.object_kind,
        object_number=entry.object_number or "",
        action=entry.action,
        zh=history_words(entry.action, facts, Language.ZH),
        en=history_words(entry.action, facts, Language.EN),
    )


def history_words(action: str, facts: Mapping[str, object], language: Language) -> str:
    """An entry as a sentence; what an older entry does not hold is a dash, an action without a sentence its code."""
    code = f"history.{action}"
    if code not in TEXTS:
        code = "history.other"
    if f"{code}.whole" in TEXTS and not facts.get("listed") and not facts.get("unchanged"):
        code = f"{code}.whole"  # a file without a row left over
    if isinstance(facts.get("evidence"), str):
        named = evidence_name(str(facts["evidence"]), chinese=language is Language.ZH)
        facts = {**facts, "evidence": named}
    wanted = {name for _, name, _, _ in Formatter().parse(TEXTS[code].zh) if name}
    return message(code, language, **{name: facts.get(name, _UNKNOWN) for name in wanted})
