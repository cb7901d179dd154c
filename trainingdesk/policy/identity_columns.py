"""Birth dates and sexes out of identity numbers, a whole column at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from trainingdesk.domain.vocabulary import Sex
from trainingdesk.policy.columns import UNKNOWN
from trainingdesk.policy.dates import Mask

_LONG, _SHORT = 18, 15
_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], dtype=np.int32)  # GB 11643-1999
_CHECKS = np.frombuffer(b"10X98765432", dtype=np.uint8).astype(np.int32) - ord("0")
_X = ord("X") - ord("0")
_SEXES = tuple(Sex)
Digits = npt.NDArray[np.int32]


def births_of(numbers: Sequence[str]) -> npt.NDArray[np.int32]:
    """Days since 1970 of each number's birth date; UNKNOWN where the number is no valid 18- or 15-digit one.

    Residence permits of Hong Kong, Macau and Taiwan residents and the 18-digit cards of foreign permanent residents
    are built alike (GB 11643-1999).
    """
    digits, long, short = _digits(numbers)
    found = np.full(len(numbers), UNKNOWN, dtype=np.int32)
    for rows, year, start in (
        (long, digits[:, 6] * 1000 + digits[:, 7] * 100 + digits[:, 8] * 10 + digits[:, 9], 10),
        (short, 1900 + digits[:, 6] * 10 + digits[:, 7], 8),
    ):
        month = digits[:, start] * 10 + digits[:, start + 1]
        day = digits[:, start + 2] * 10 + digits[:, start + 3]
        real, days = _days(year, month, day)
        found = np.where(rows & real, days, found)
    return found.astype(np.int32)


def sexes_of(numbers: Sequence[str]) -> npt.NDArray[np.int32]:
    """The index of each number's sex in ``Sex``; UNKNOWN where the number is no valid one."""
    digits, long, short = _digits(numbers)
    odd = np.where(long, digits[:, 16], digits[:, 14]) % 2 == 1
    told = np.where(odd, _SEXES.index(Sex.MALE), _SEXES.index(Sex.FEMALE))
    return np.where(long | short, told, UNKNOWN).astype(np.int32)


def _digits(numbers: Sequence[str]) -> tuple[Digits, Mask, Mask]:
    """Each number as 18 small integers, and which of them are whole 18- or 15-digit numbers."""
    lengths = np.fromiter((len(number) for number in numbers), dtype=np.int32, count=len(numbers))
    fitting = [number if len(number) in (_LONG, _SHORT) else "" for number in numbers]
    letters = np.array(fitting, dtype=f"U{_LONG}").view(np.uint32).reshape(len(numbers), _LONG)
    digits = letters.astype(np.int32) - ord("0")
    plain = (digits >= 0) & (digits <= 9)
    ends_well = plain[:, 17] | (digits[:, 17] == _X)
    checked = _CHECKS[np.where(plain, digits, 0)[:, :17] @ _WEIGHTS % 11] == digits[:, 17]
    long = (lengths == _LONG) & plain[:, :17].all(axis=1) & ends_well & checked
    short = (lengths == _SHORT) & plain[:, :_SHORT].all(axis=1)
    return digits, long, short


def _days(year: Digits, month: Digits, day: Digits) -> tuple[Mask, Digits]:
    """Which year, month and day make a real date, and its number of days since 1970."""
    shaped = (month >= 1) & (month <= 12) & (year >= 1900) & (year < 2200)
    months = ((np.where(shaped, year, 2000) - 1970) * 12 + np.where(shaped, month, 1) - 1).astype("datetime64[M]")
    first = months.astype("datetime64[D]").astype(np.int32)
    length = (months + np.timedelta64(1, "M")).astype("datetime64[D]").astype(np.int32) - first
    return shaped & (day >= 1) & (day <= length), first + day - 1
