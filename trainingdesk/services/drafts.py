"""Drafts of forms: what somebody has filled in and not handed over, for them alone, while it is of use.

They hold names and numbers, so they lie in the office's database and nowhere else. They are no facts: nothing of
them enters the audit log, nobody but the login that made them gets them back, and after a month they are gone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.models.base import CODE_LENGTH
from trainingdesk.models.drafts import Draft
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.records import Done

KEPT = timedelta(days=30)
MOST_DRAFTS = 200  # of one login; the oldest give way
LARGEST_DRAFT = 64  # KiB of its fields as JSON
_LONGEST_KEY = 200
_SECRETS = ("password", "token")


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """The fields of the form ``place`` about ``key``, replacing what was kept of it before.

    ``onto`` that, field by field, when whoever keeps them has not seen it yet.
    """

    place: str
    key: str
    fields: Mapping[str, str]
    onto: bool = False


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """When it was kept."""

    at: datetime


@dataclass(frozen=True, slots=True)
class WhichDrafts:
    """All drafts of one form, or the one about ``key``."""

    place: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class DraftView:
    """One draft as it was left."""

    key: str
    fields: Mapping[str, str]
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class DraftViews:
    """Drafts, the latest first."""

    rows: tuple[DraftView, ...]


@dataclass(frozen=True, slots=True)
class DropDraft:
    """The draft that is not wanted any more, or has become an order."""

    place: str
    key: str


@procedure(Permission.SIGNED_IN)
def keep_draft(office: Office, actor: Actor, order: KeepDraft) -> KeptDraft:
    """Refused for a draft that is too large, or that holds a password: those are never stored in clear."""
    if len(order.place) > CODE_LENGTH or len(order.key) > _LONGEST_KEY:
        raise Refused("draft.too_large", limit=LARGEST_DRAFT)
    if any(secret in name.lower() for name in order.fields for secret in _SECRETS):
        raise Refused("draft.secret")
    now = office.now()
    with office.write() as session:
        kept = session.get(Draft, (actor.user_id, order.place, order.key))
        before = json.loads(kept.body) if kept is not None and order.onto else {}
        body = json.dumps(before | dict(order.fields), ensure_ascii=False, sort_keys=True)
        if len(body.encode()) > LARGEST_DRAFT * 1024:
            raise Refused("draft.too_large", limit=LARGEST_DRAFT)
        if kept is None:
            session.add(Draft(user_id=actor.user_id, place=order.place, key=order.key, body=body, kept_at=now))
        else:
            kept.body, kept.kept_at = body, now
        session.flush()
        _clear(session, actor, now)
    return KeptDraft(now)


def _clear(session: Session, actor: Actor, now: datetime) -> None:
    """What nobody came back for, and what is too much of one login."""
    session.execute(delete(Draft).where(Draft.kept_at < now - KEPT))
    own = select(Draft).where(Draft.user_id == actor.user_id)
    for old in session.scalars(own.order_by(Draft.kept_at.desc(), Draft.place, Draft.key).offset(MOST_DRAFTS)):
        session.delete(old)


@procedure(Permission.SIGNED_IN)
def fetch_drafts(office: Office, actor: Actor, order: WhichDrafts) -> DraftViews:
    """One's own, none older than a month."""
    wanted = select(Draft).where(
        Draft.user_id == actor.user_id, Draft.place == order.place, Draft.kept_at >= office.now() - KEPT
    )
    if order.key is not None:
        wanted = wanted.where(Draft.key == order.key)
    with office.read() as session:
        found = session.scalars(wanted.order_by(Draft.kept_at.desc(), Draft.key))
        return DraftViews(tuple(DraftView(row.key, json.loads(row.body), row.kept_at) for row in found))


@procedure(Permission.SIGNED_IN)
def drop_draft(office: Office, actor: Actor, order: DropDraft) -> Done:
    """Dropping what is not there changes nothing."""
    with office.write() as session:
        session.execute(
            delete(Draft).where(Draft.user_id == actor.user_id, Draft.place == order.place, Draft.key == order.key)
        )
    return Done()
