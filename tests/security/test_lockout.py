"""Back-off after wrong passwords: it comes after the fifth, ends by itself, and cannot be made to last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trainingdesk.security.lockout import BACK_OFF, FAILURES_ALLOWED, LockState, after_failure, after_success

NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)


def failed(times: int, state: LockState = LockState(), at: datetime = NOW) -> LockState:
    for _ in range(times):
        state = after_failure(state, at)
    return state


def test_four_slips_are_forgiven_by_the_right_password() -> None:
    state = failed(FAILURES_ALLOWED - 1)
    assert not state.is_locked(NOW)
    assert after_success() == LockState(0, None)


def test_the_fifth_wrong_password_starts_the_back_off() -> None:
    state = failed(FAILURES_ALLOWED)
    assert state.is_locked(NOW)
    assert state.is_locked(NOW + BACK_OFF - timedelta(microseconds=1))
    assert not state.is_locked(NOW + BACK_OFF)


def test_trying_during_the_back_off_does_not_extend_it() -> None:
    state = failed(FAILURES_ALLOWED)
    assert failed(50, state, NOW + timedelta(minutes=14)) == state


def test_after_the_back_off_five_more_tries_are_free() -> None:
    later = NOW + BACK_OFF
    state = failed(FAILURES_ALLOWED - 1, failed(FAILURES_ALLOWED), later)
    assert not state.is_locked(later)
    assert failed(1, state, later).is_locked(later)


@given(st.lists(st.timedeltas(timedelta(0), timedelta(hours=2)), max_size=60))
def test_no_attack_keeps_a_colleague_out_for_longer_than_one_back_off(pauses: list[timedelta]) -> None:
    state, now = LockState(), NOW
    for pause in pauses:
        now += pause
        state = after_failure(state, now)
        assert not state.is_locked(now + BACK_OFF)
        assert state.failures <= FAILURES_ALLOWED
