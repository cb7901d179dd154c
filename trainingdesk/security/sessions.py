"""Sessions: random tokens, hashed where they are kept, that end when idle and at the end of a working day."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from trainingdesk.domain.people import Role

ABSOLUTE = timedelta(hours=10)
IDLE = timedelta(minutes=10)
IDLE_REVIEWER = timedelta(minutes=5)  # who decides about money leaves a desk open for less long
_REVIEWERS = frozenset({Role.HR_REVIEWER, Role.FINANCE_REVIEWER})
_TOKEN_BYTES = 32


class SessionState(StrEnum):
    """Whether a session still holds."""

    OPEN = "open"
    IDLE = "idle"  # asks for the password again
    EXPIRED = "expired"  # asks for a new sign-in


@dataclass(frozen=True, slots=True)
class SessionTimes:
    """When a session began and when its user was last seen."""

    created_at: datetime
    last_seen_at: datetime


def new_token() -> str:
    """256 random bits, safe in a URL or a file."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def token_hash(token: str) -> str:
    """What is stored. The token is random, so a plain SHA-256 cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


def idle_limit(role: Role) -> timedelta:
    return IDLE_REVIEWER if role in _REVIEWERS else IDLE


def expires_at(created_at: datetime) -> datetime:
    """The moment at which the session ends however busy its user is."""
    return created_at + ABSOLUTE


def session_state(times: SessionTimes, role: Role, now: datetime) -> SessionState:
    """A clock that went back behind the session's own start is no reason to keep it open: EXPIRED."""
    if now >= expires_at(times.created_at) or now < times.created_at:
        return SessionState.EXPIRED
    return SessionState.IDLE if now - times.last_seen_at >= idle_limit(role) else SessionState.OPEN
