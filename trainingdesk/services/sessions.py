"""Who holds a token: looked up at every call, so that a disabled login or an ended session stops at once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.db.audit_log import append_audit
from trainingdesk.db.database import Database
from trainingdesk.domain.errors import NotAllowed
from trainingdesk.domain.people import Actor
from trainingdesk.models.accounts import SignIn, UserAccount
from trainingdesk.security.sessions import SessionState, SessionTimes, expires_at, new_token, session_state, token_hash


def open_session(session: Session, account: UserAccount, machine: str, now: datetime) -> str:
    """A new sign-in of an account; the token itself is given out once and kept nowhere."""
    token = new_token()
    session.add(
        SignIn(
            token_hash=token_hash(token),
            user_id=account.id,
            machine=machine,
            created_at=now,
            last_seen_at=now,
            expires_at=expires_at(now),
        )
    )
    return token


def actor_of(database: Database, token: str, now: datetime) -> Actor:
    """The actor behind a token; NotAllowed when it is unknown, ended, idle too long, expired, or disabled."""
    with database.read() as session:
        sign_in = _sign_in(session, token)
        if sign_in is None or sign_in.ended_at is not None or sign_in.account.disabled:
            raise NotAllowed("session.ended")
        times = SessionTimes(sign_in.created_at, sign_in.last_seen_at)
        state = session_state(times, sign_in.account.role, now)
        actor = actor_from(sign_in.account)
        seen_ago = (now - sign_in.last_seen_at).total_seconds()
    if state is not SessionState.OPEN:
        raise NotAllowed("session.idle" if state is SessionState.IDLE else "session.expired")
    if seen_ago >= 60:  # a minute's grain spares most calls the write
        _touch(database, token, now)
    return actor


def actor_from(account: UserAccount) -> Actor:
    """The actor that an account acts as."""
    return Actor(
        user_id=account.id,
        staff_id=account.staff_id,
        login=account.login,
        name=account.staff.name,
        role=account.role,
        institution_id=account.institution_id,
    )


def end_session(session: Session, actor: Actor, token: str, now: datetime) -> None:
    """Close one of the actor's own sign-ins; closing a closed one, or another person's, changes nothing."""
    sign_in = _sign_in(session, token)
    if sign_in is not None and sign_in.user_id == actor.user_id and sign_in.ended_at is None:
        sign_in.ended_at = now


def end_all_sessions(session: Session, user_id: int, now: datetime) -> None:
    """Close every sign-in of an account."""
    for sign_in in session.scalars(select(SignIn).where(SignIn.user_id == user_id, SignIn.ended_at.is_(None))):
        sign_in.ended_at = now


def note_denial(database: Database, actor: Actor, procedure: str, now: datetime, machine: str) -> None:
    """A refusal for want of permission is itself on record."""
    with database.write() as session:
        append_audit(
            session,
            actor,
            "office.denied",
            kind="procedure",
            number=procedure,
            at=now,
            machine=machine,
        )


def _sign_in(session: Session, token: str) -> SignIn | None:
    return session.scalars(select(SignIn).where(SignIn.token_hash == token_hash(token))).first()


def _touch(database: Database, token: str, now: datetime) -> None:
    with database.write() as session:
        sign_in = _sign_in(session, token)
        if sign_in is not None:
            sign_in.last_seen_at = now
