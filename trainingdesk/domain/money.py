"""Money in whole fen: exact, compared and added as integers, never meeting a float."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

_YUAN_TEXT = re.compile(r"[+-]?(\d+)(?:\.(\d{1,2}))?", re.ASCII)
FEN_PER_JIAO = 10
FEN_PER_YUAN = 100


class RoundingUnit(StrEnum):
    """The smallest unit an amount is rounded to."""

    FEN = "fen"
    JIAO = "jiao"
    YUAN = "yuan"

    @property
    def fen(self) -> int:
        """How many fen one unit holds."""
        return {RoundingUnit.FEN: 1, RoundingUnit.JIAO: FEN_PER_JIAO, RoundingUnit.YUAN: FEN_PER_YUAN}[self]


class RoundingMode(StrEnum):
    """What happens to the part below the unit."""

    HALF_UP = "half_up"
    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """A whole number of fen. ``Money(150050)`` is 1,500.50 yuan."""

    fen: int

    def __post_init__(self) -> None:
        if type(self.fen) is not int:
            raise TypeError("Money holds whole fen")

    @classmethod
    def from_yuan_text(cls, text: str) -> Money:
        """Read yuan written as decimal text with at most two decimals; ValueError otherwise."""
        match = _YUAN_TEXT.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not an amount in yuan with at most two decimals: {text!r}")
        whole, part = match.groups(default="")
        fen = int(whole) * FEN_PER_YUAN + int(part.ljust(2, "0"))
        return cls(-fen if text.strip().startswith("-") else fen)

    def yuan_text(self) -> str:
        """Plain yuan with two decimals, as files and the wire write it: ``1500.50``."""
        whole, part = divmod(abs(self.fen), FEN_PER_YUAN)
        return f"{'-' if self.fen < 0 else ''}{whole}.{part:02d}"

    def __str__(self) -> str:
        whole, part = divmod(abs(self.fen), FEN_PER_YUAN)
        return f"{'-' if self.fen < 0 else ''}{whole:,}.{part:02d}"

    def __add__(self, other: Money) -> Money:
        return Money(self.fen + other.fen)

    def __sub__(self, other: Money) -> Money:
        return Money(self.fen - other.fen)

    def __mul__(self, times: int) -> Money:
        return Money(self.fen * times)

    def __bool__(self) -> bool:
        return self.fen != 0


ZERO = Money(0)


def total(amounts: Iterable[Money]) -> Money:
    """The sum, zero for none."""
    return Money(sum(amount.fen for amount in amounts))


def rounded(fen: Fraction, unit: RoundingUnit, mode: RoundingMode) -> Money:
    """An exact amount in fen brought to a whole unit, once; half up and up go away from zero."""
    units = abs(fen) / unit.fen
    whole, rest = divmod(units.numerator, units.denominator)
    raises = {
        RoundingMode.HALF_UP: 2 * rest >= units.denominator,
        RoundingMode.DOWN: False,
        RoundingMode.UP: rest > 0,
    }
    whole += raises[mode]
    return Money(whole * unit.fen if fen >= 0 else -whole * unit.fen)


def split(amount: Money, weights: Sequence[int]) -> tuple[Money, ...]:
    """Parts in proportion to whole weights that sum to the amount to the fen (largest remainder, first wins ties)."""
    if not weights or min(weights) < 0 or sum(weights) == 0:
        raise ValueError("weights must be whole, not negative and not all zero")
    whole = sum(weights)
    parts = [abs(amount.fen) * weight // whole for weight in weights]
    remainders = [abs(amount.fen) * weight % whole for weight in weights]
    left = abs(amount.fen) - sum(parts)
    for index in sorted(range(len(weights)), key=lambda i: (-remainders[i], i))[:left]:
        parts[index] += 1
    sign = -1 if amount.fen < 0 else 1
    return tuple(Money(sign * part) for part in parts)
