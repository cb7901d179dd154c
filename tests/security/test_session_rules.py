"""Sessions end when nobody is at the desk and when the day is over; their tokens cannot be guessed or read back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from trainingdesk.domain.people import Role
from trainingdesk.security.sessions import (
    ABSOLUTE,
    SessionState,
    SessionTimes,
    expires_at,
    idle_limit,
    new_token,
    session_state,
    token_hash,
)

START = datetime(2026, 11, 3, 1, 0, tzinfo=UTC)
TICK = timedelta(microseconds=1)


def state_after(
    idle: timedelta, role: Role = Role.COUNTER_CLERK, *, since_start: timedelta = timedelta(hours=1)
) -> SessionState:
    now = START + since_start
    return session_state(SessionTimes(START, now - idle), role, now)


@pytest.mark.parametrize(
    ("role", "minutes"),
    [(Role.COUNTER_CLERK, 10), (Role.ADMINISTRATOR, 10), (Role.HR_REVIEWER, 5), (Role.FINANCE_REVIEWER, 5)],
)
def test_a_desk_left_alone_locks(role: Role, minutes: int) -> None:
    limit = timedelta(minutes=minutes)
    assert idle_limit(role) == limit
    assert state_after(limit - TICK, role) is SessionState.OPEN
    assert state_after(limit, role) is SessionState.IDLE


def test_ten_hours_are_enough_for_anybody() -> None:
    assert state_after(timedelta(0), since_start=ABSOLUTE - TICK) is SessionState.OPEN
    assert state_after(timedelta(0), since_start=ABSOLUTE) is SessionState.EXPIRED
    assert expires_at(START) == START + timedelta(hours=10)


def test_a_clock_set_back_does_not_lengthen_the_day() -> None:
    assert session_state(SessionTimes(START, START), Role.AUDITOR, START - TICK) is SessionState.EXPIRED


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert min(map(len, tokens)) >= 43


def test_what_is_stored_is_not_the_token() -> None:
    token = new_token()
    assert token_hash(token) == token_hash(token)
    assert len(token_hash(token)) == 64
    assert token not in token_hash(token)
