"""Whether the rows of money and identity that the last day's work was about are still what was written.

The audit log says what the work was about. The last day ends with the newest entry, not today, so that a long weekend
hides nothing. However much was done, only so many rows are read, money first and the newest of each table first:
whoever opens the office must not wait for it. The rest is left to the thorough check.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Row, Select, String, or_, select, type_coerce
from sqlalchemy.orm import Session

from trainingdesk.db.row_hash import AlteredRow, RowReport, verify_chosen
from trainingdesk.db.schema import TABLES
from trainingdesk.models.audit import AuditEntry

MOST_ROWS = 1_500
_MOST_ENTRIES = 2_000
_DAY = timedelta(days=1)
_ORDER = (
    "claim_line", "voucher", "claim", "award", "person_account", "institution_account", "employer", "certificate",
    "person", "institution", "user_account", "staff", "group_membership", "enrolment", "assessment", "attendance_day",
)  # fmt: skip
Names = frozenset[int | str]
Conditions = Mapping[str, ColumnElement[bool]]
_LINE, _VOUCHER, _ENROLMENT, _CERTIFICATE = (
    TABLES[name].c for name in ("claim_line", "voucher", "enrolment", "certificate")
)


def verify_recent(session: Session, most: int = MOST_ROWS) -> RowReport:
    """Compares no more than ``most`` rows with their hashes; only for a database of this program's own schema."""
    chosen: dict[str, list[ColumnElement[bool]]] = defaultdict(list)
    for kind, names in _last_day(session).items():
        for table, condition in _ABOUT[kind](names).items():
            chosen[table].append(condition)
    rows = 0
    altered: list[AlteredRow] = []
    for table in _ORDER:
        if table in chosen and rows < most:
            report = verify_chosen(session, TABLES[table], or_(*chosen[table]), most - rows)
            rows += report.rows
            altered += report.altered
    return RowReport(rows, tuple(altered))


def _last_day(session: Session) -> dict[str, Names]:
    """What the entries of the last day are about: by kind the ids, or what the entry names it by."""
    columns = AuditEntry.__table__.columns
    entries = session.execute(
        select(type_coerce(columns.at, String), columns.object_kind, columns.object_id, columns.object_number,
               columns.details).order_by(columns.seq.desc()).limit(_MOST_ENTRIES)
    ).all()  # fmt: skip
    times = [_time(entry.at) for entry in entries]
    newest = max(filter(None, times), default=None)
    about: dict[str, set[int | str]] = defaultdict(set)
    for entry, time in zip(entries, times, strict=True):
        # what is no time any more was damaged, and no reason to look away
        recent = time is None or newest is None or time >= newest - _DAY
        if recent and entry.object_kind in _ABOUT:
            about[entry.object_kind].add(_name(entry))
    return {kind: frozenset(names) for kind, names in about.items()}


def _time(stored: object) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(str(stored))
    return None


def _name(entry: Row[tuple[str, str, int | None, str | None, str]]) -> int | str:
    if entry.object_kind == "file":  # a list goes by the digest of its bytes, which its rows carry
        with suppress(ValueError):
            return str(json.loads(entry.details).get("file", ""))
    return entry.object_number or "" if entry.object_id is None else entry.object_id


def _claims(names: Names) -> Conditions:
    return _lines(_LINE.claim_id.in_(names)) | {
        "claim": TABLES["claim"].c.id.in_(names),
        "voucher": _VOUCHER.claim_id.in_(names),
    }


def _vouchers(names: Names) -> Conditions:
    return _lines(_LINE.voucher_id.in_(names)) | {
        "claim": TABLES["claim"].c.id.in_(select(_VOUCHER.claim_id).where(_VOUCHER.id.in_(names))),
        "voucher": _VOUCHER.id.in_(names),
    }


def _lines(lines: ColumnElement[bool]) -> dict[str, ColumnElement[bool]]:
    """Lines, the certificates they rest on and the people they are for."""
    return _people(select(_LINE.person_id).where(lines)) | {
        "claim_line": lines,
        "certificate": _CERTIFICATE.id.in_(select(_LINE.certificate_id).where(lines)),
    }


def _people(people: Select[tuple[int]]) -> dict[str, ColumnElement[bool]]:
    return {
        "person": TABLES["person"].c.id.in_(people),
        "person_account": TABLES["person_account"].c.person_id.in_(people),
        "group_membership": TABLES["group_membership"].c.person_id.in_(people),
    }


def _classes(names: Names) -> Conditions:
    enrolled = _ENROLMENT.class_id.in_(names)
    enrolments = select(_ENROLMENT.id).where(enrolled)
    return _people(select(_ENROLMENT.person_id).where(enrolled)) | {
        "enrolment": enrolled,
        "certificate": _CERTIFICATE.class_id.in_(names),
        "assessment": TABLES["assessment"].c.enrolment_id.in_(enrolments),
        "attendance_day": TABLES["attendance_day"].c.enrolment_id.in_(enrolments),
    }


def _certificates(names: Names) -> Conditions:
    held = or_(_CERTIFICATE.id.in_(names), _CERTIFICATE.number.in_(names))
    return _people(select(_CERTIFICATE.person_id).where(held)) | {"certificate": held}


def _institutions(names: Names) -> Conditions:
    return {
        "institution": TABLES["institution"].c.id.in_(names),
        "institution_account": TABLES["institution_account"].c.institution_id.in_(names),
    }


def _accounts(names: Names) -> Conditions:
    account = TABLES["user_account"].c
    return {
        "user_account": account.id.in_(names),
        "staff": TABLES["staff"].c.id.in_(select(account.staff_id).where(account.id.in_(names))),
    }


_ABOUT: Mapping[str, Callable[[Names], Conditions]] = {
    "account": _accounts,
    "certificate": _certificates,
    "claim": _claims,
    "class": _classes,
    "employer": lambda names: {"employer": TABLES["employer"].c.id.in_(names)},
    "file": lambda names: {"award": TABLES["award"].c.source.in_(names)},
    "institution": _institutions,
    "voucher": _vouchers,
}
