"""Amounts of money in a column, exact until they are rounded once: whole numerators over one shared denominator."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from trainingdesk.domain.money import FEN_PER_YUAN, RoundingMode, RoundingUnit
from trainingdesk.policy.dates import Mask

Whole = npt.NDArray[Any]  # int64, or Python's own integers once a figure would not fit
_SAFE = 2**62


@dataclass(frozen=True, slots=True)
class Amounts:
    """``numerators / denominator`` fen in each row. No operation loses anything; only ``rounded`` does, once."""

    numerators: Whole
    denominator: int = 1

    @classmethod
    def of(cls, fen: npt.NDArray[np.int64]) -> Amounts:
        return cls(fen)

    def __len__(self) -> int:
        return len(self.numerators)

    def _grown(self, factor: int) -> Whole:
        """The numerators, in a type that holds them times the factor."""
        if self.numerators.dtype == object or not len(self.numerators):
            return self.numerators
        if int(np.abs(self.numerators).max()) * factor < _SAFE:
            return self.numerators
        return self.numerators.astype(object)

    def times(self, rows: Mask, factor: Fraction) -> Amounts:
        """The rows chosen, multiplied; the others as they were."""
        top, bottom = factor.numerator, factor.denominator
        numerators = self._grown(max(top, bottom))
        return Amounts(np.where(rows, numerators * top, numerators * bottom), self.denominator * bottom)

    def times_column(self, column: npt.NDArray[np.int64], scale: int) -> Amounts:
        """Each row multiplied by its own ``column / scale``."""
        most = int(column.max(initial=1))
        return Amounts(self._grown(max(most, 1)) * column, self.denominator * scale)

    def _scaled(self, fen: int) -> int:
        return fen * self.denominator

    def _roomy(self, fen: int) -> Whole:
        return self.numerators.astype(object) if self._scaled(fen) >= _SAFE else self.numerators

    def replaced(self, rows: Mask, fen: int) -> Amounts:
        """The rows chosen, set to a whole amount."""
        return Amounts(np.where(rows, self._scaled(fen), self._roomy(fen)), self.denominator)

    def plus(self, rows: Mask, fen: int) -> Amounts:
        """The rows chosen, with a whole amount added."""
        return Amounts(np.where(rows, self._roomy(fen) + self._scaled(fen), self.numerators), self.denominator)

    def at_most(self, rows: Mask, fen: int) -> Amounts:
        """The rows chosen, cut to a whole amount."""
        numerators = self._roomy(fen)
        return Amounts(
            np.where(rows & (numerators > self._scaled(fen)), self._scaled(fen), numerators), self.denominator
        )

    def at_least(self, rows: Mask, fen: int) -> Amounts:
        """The rows chosen, raised to a whole amount."""
        numerators = self._roomy(fen)
        return Amounts(
            np.where(rows & (numerators < self._scaled(fen)), self._scaled(fen), numerators), self.denominator
        )

    def joined(self, rows: Mask, other: Amounts) -> Amounts:
        """The rows chosen taken from the other column."""
        mine = self._grown(other.denominator) * other.denominator
        theirs = other._grown(self.denominator) * self.denominator
        return Amounts(np.where(rows, theirs, mine), self.denominator * other.denominator)

    def added(self, other: Amounts) -> Amounts:
        """Row by row the sum of both columns."""
        mine = self._grown(2 * other.denominator) * other.denominator
        theirs = other._grown(2 * self.denominator) * self.denominator
        return Amounts(mine + theirs, self.denominator * other.denominator)

    def rounded(self, unit: RoundingUnit, mode: RoundingMode) -> npt.NDArray[np.int64]:
        """Whole fen, each row brought to the unit; amounts are never negative, so half up goes away from zero."""
        step = self.denominator * unit.fen
        numerators = self._grown(2)
        if step >= _SAFE:
            numerators = numerators.astype(object)
        whole = numerators // step
        rest = numerators - whole * step
        raises = {RoundingMode.HALF_UP: 2 * rest >= step, RoundingMode.DOWN: rest < 0, RoundingMode.UP: rest > 0}[mode]
        fen: npt.NDArray[np.int64] = ((whole + raises) * unit.fen).astype(np.int64)
        return fen

    def fraction(self, row: int) -> Fraction:
        """The exact amount of one row in fen."""
        return Fraction(int(self.numerators[row]), self.denominator)


def decimal_text(number: Fraction, places: int = 0) -> str:
    """An exact number as decimal text with at least so many places, or as ``100/3`` where no decimal is exact."""
    for wide in range(places, places + 13):
        scaled = number * 10**wide
        if scaled.denominator == 1:
            whole, part = divmod(abs(scaled.numerator), 10**wide)
            return f"{'-' if number < 0 else ''}{whole}" + (f".{part:0{wide}d}" if wide else "")
    return f"{number.numerator}/{number.denominator}"


def exact_yuan(fen: Fraction) -> str:
    """An exact amount in yuan as people write it: ``1795.50``, ``100/3``."""
    return decimal_text(fen / FEN_PER_YUAN, 2)
