"""Back-off after wrong passwords: a pure function of state and time, never a permanent lock.

A lock that an administrator must lift would let anybody shut a colleague out by typing nonsense (ASVS 5.0, 6.1.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

FAILURES_ALLOWED = 5
BACK_OFF = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class LockState:
    """Wrong passwords in a row, and until when the login rests. Both are kept with the account."""

    failures: int = 0
    locked_until: datetime | None = None

    def is_locked(self, now: datetime) -> bool:
        return self.locked_until is not None and now < self.locked_until


def after_failure(state: LockState, now: datetime) -> LockState:
    """One more wrong password; the fifth in a row starts the back-off. Trying during it neither counts nor extends."""
    if state.is_locked(now):
        return state
    failures = 1 if state.locked_until is not None else state.failures + 1
    return LockState(failures, now + BACK_OFF if failures >= FAILURES_ALLOWED else None)


def after_success() -> LockState:
    """The right password wipes the count."""
    return LockState()
