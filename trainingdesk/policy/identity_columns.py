"""Birth dates and sexes out of identity numbers, a whole column at a time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from trainingdesk.domain.vocabulary import Sex
from trainingdesk.policy.columns import UNKNOWN, Words
from trainingdesk.policy.dates import Mask

_LONG, _SHORT = 18, 15
_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], dtype=np.int32)  # GB 11643-1999
_CHECKS = np.frombuffer(b"10X98765432", dtype=np.uint8).astype(np.int32) - ord("0")
_SEXES = tuple(Sex)
Digits = npt.NDArray[np.int32]
Told = npt.NDArray[np.int32]


def told_by(numbers: Words) -> tuple[Told, Told]:
    """Days since 1970 of each number's birth date, and the index of its sex in ``Sex``.

    UNKNOWN where the number is no valid 18- or 15-digit one. Residence permits of Hong Kong, Macau and Taiwan
    residents and the 18-digit cards of foreign permanent residents are built alike (GB 11643-1999).
    """
    births, sexes = (np.full(len(numbers), UNKNOWN, dtype=np.int32) for _ in range(2))
    lengths = numbers.str.len().to_numpy()
    for length, read in ((_LONG, _read_long), (_SHORT, _read_short)):
        rows = np.flatnonzero(lengths == length)
        if len(rows):
            births[rows], sexes[rows] = read(_digits(numbers[rows], length))
    return births, sexes


def _digits(numbers: Words, length: int) -> Digits:
    """Each number as so many small integers; what is no digit is out of their range."""
    letters = np.array(numbers.tolist(), dtype=f"U{length}").view(np.uint32).reshape(len(numbers), length)
    return letters.astype(np.int32) - ord("0")


def _read_long(digits: Digits) -> tuple[Told, Told]:
    plain = (digits >= 0) & (digits <= 9)
    checked = _CHECKS[np.where(plain, digits, 0)[:, :17] @ _WEIGHTS % 11] == digits[:, 17]
    year = digits[:, 6] * 1000 + digits[:, 7] * 100 + digits[:, 8] * 10 + digits[:, 9]
    return _told(np.asarray(plain[:, :17].all(axis=1) & checked), year, digits[:, 10:14], digits[:, 16])


def _read_short(digits: Digits) -> tuple[Told, Told]:
    plain = np.asarray(((digits >= 0) & (digits <= 9)).all(axis=1))
    return _told(plain, 1900 + digits[:, 6] * 10 + digits[:, 7], digits[:, 8:12], digits[:, 14])


def _told(whole: Mask, year: Digits, day: Digits, order: Digits) -> tuple[Told, Told]:
    real, days = _days(year, day[:, 0] * 10 + day[:, 1], day[:, 2] * 10 + day[:, 3])
    sex = np.where(order % 2 == 1, _SEXES.index(Sex.MALE), _SEXES.index(Sex.FEMALE))
    births = np.where(whole & real, days, UNKNOWN).astype(np.int32)
    return births, np.where(whole, sex, UNKNOWN).astype(np.int32)


def _days(year: Digits, month: Digits, day: Digits) -> tuple[Mask, Digits]:
    """Which year, month and day make a real date, and its number of days since 1970."""
    shaped = (month >= 1) & (month <= 12) & (year >= 1900) & (year < 2200)
    months = ((np.where(shaped, year, 2000) - 1970) * 12 + np.where(shaped, month, 1) - 1).astype("datetime64[M]")
    first = months.astype("datetime64[D]").astype(np.int32)
    length = (months + np.timedelta64(1, "M")).astype("datetime64[D]").astype(np.int32) - first
    return shaped & (day >= 1) & (day <= length), first + day - 1
