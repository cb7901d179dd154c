"""Days, months and ages over whole columns. Same counting as ``domain.period``, one array at a time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.int32]  # days since 1970-01-01
Mask = npt.NDArray[np.bool_]
_MONTHS = 12


def _as_days(days: Days) -> npt.NDArray[np.datetime64]:
    return days.astype("datetime64[D]")


def add_months(days: Days, months: int) -> Days:
    """The corresponding day of the nth month after each day, or that month's end where it has no such day."""
    whole = _as_days(days)
    month = whole.astype("datetime64[M]")
    into = whole - month.astype("datetime64[D]")
    target = month + np.timedelta64(months, "M")
    last = (target + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    landed: Days = np.minimum(target.astype("datetime64[D]") + into, last).astype(np.int32)
    return landed


def years(days: Days) -> npt.NDArray[np.int32]:
    """The calendar year of each day."""
    return (_as_days(days).astype("datetime64[Y]").astype(np.int32) + 1970).astype(np.int32)


def completed_years(births: Days, on: Days) -> npt.NDArray[np.int32]:
    """Age in completed years on each day; born on 29 February, a year is completed on 1 March of a short year."""
    older = years(on) - years(births)
    early = _day_in_year(on) < _day_in_year(births)
    return (older - early).astype(np.int32)


def _day_in_year(days: Days) -> npt.NDArray[np.int32]:
    """Month and day as one number that grows through the year, the same in long and short years."""
    whole = _as_days(days)
    month = whole.astype("datetime64[M]")
    into = (whole - month.astype("datetime64[D]")).astype(np.int32)
    numbered: npt.NDArray[np.int32] = (month.astype(np.int32) % _MONTHS * 32 + into).astype(np.int32)
    return numbered
