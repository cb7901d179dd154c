"""The engraver's pattern of a certificate: braids along the frame and rosettes, drawn as smooth curves.

Only one period of a braid and one petal line of a rosette is described; the rest are the same curve moved or turned,
which keeps the file small and every certificate's ground the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from trainingdesk.documents.sheet import MM, Ink, Sheet

_STRANDS = 8
_STEPS_A_PERIOD = 12
_STEPS_A_LOBE = 8
_STROKE = 0.35
_TINY = 1e-4

Curve = Callable[[float], tuple[float, float]]


def _bezier(curve: Curve, steps: int) -> str:
    """Path operators for a curve over 0…1: cubic pieces that share its points and tangents."""
    width = 1 / steps
    x, y = curve(0.0)
    parts = [f"{x:.2f} {y:.2f} m"]
    for step in range(steps):
        start, end = step * width, (step + 1) * width
        (x0, y0), (x1, y1) = curve(start), curve(end)
        (u0, v0), (u1, v1) = _tangent(curve, start), _tangent(curve, end)
        third = width / 3
        controls = (x0 + u0 * third, y0 + v0 * third, x1 - u1 * third, y1 - v1 * third, x1, y1)
        parts.append(" ".join(f"{value:.2f}" for value in controls) + " c")
    return " ".join(parts)


def _tangent(curve: Curve, at: float) -> tuple[float, float]:
    (x0, y0), (x1, y1) = curve(at - _TINY), curve(at + _TINY)
    return (x1 - x0) / (2 * _TINY), (y1 - y0) / (2 * _TINY)


def _stroke(ink: Ink) -> str:
    red, green, blue = ink
    return f"{_STROKE} w {red:.3f} {green:.3f} {blue:.3f} RG 0 J 1 j"


@dataclass(frozen=True, slots=True)
class Braid:
    """A band from (x, y) mm, ``length`` mm long and ``half`` mm to either side, of whole periods so that ends meet."""

    x: float
    y: float
    length: float
    half: float
    periods: int
    upright: bool = False

    def draw(self, sheet: Sheet, ink: Ink) -> None:
        """Interlaced strands, each a sine with its third harmonic."""
        period = self.length * MM / self.periods
        strands = " ".join(_bezier(self._strand(strand, period), _STEPS_A_PERIOD) for strand in range(_STRANDS))
        turn = "0 -1 1 0" if self.upright else "1 0 0 1"
        place = f"{turn} {sheet.across(self.x):.3f} {sheet.up(self.y):.3f} cm"
        unit = f"{strands} S 1 0 0 1 {period:.4f} 0 cm"
        sheet.literal(f"q {_stroke(ink)} {place} {' '.join([unit] * self.periods)} Q")

    def _strand(self, strand: int, period: float) -> Curve:
        phase = 2 * math.pi * strand / _STRANDS

        def curve(at: float) -> tuple[float, float]:
            angle = 2 * math.pi * at
            wave = 0.8 * math.sin(angle + phase) + 0.2 * math.sin(3 * angle + phase)
            return at * period, wave * self.half * MM

        return curve


@dataclass(frozen=True, slots=True)
class Rosette:
    """Waves around a circle of ``radius`` mm, ``lines`` of them turned against each other, ``depth`` of it deep."""

    x: float
    y: float
    radius: float
    lines: int
    depth: float
    lobes: int

    def draw(self, sheet: Sheet, ink: Ink) -> None:
        """The same line, turned."""
        line = _bezier(self._line, self.lobes * _STEPS_A_LOBE) + " s"
        angle = 2 * math.pi / self.lines / self.lobes
        turn = f"{math.cos(angle):.6f} {math.sin(angle):.6f} {-math.sin(angle):.6f} {math.cos(angle):.6f} 0 0 cm"
        place = f"1 0 0 1 {sheet.across(self.x):.3f} {sheet.up(self.y):.3f} cm"
        sheet.literal(f"q {_stroke(ink)} {place} {' '.join([f'{line} {turn}'] * self.lines)} Q")

    def _line(self, at: float) -> tuple[float, float]:
        angle = 2 * math.pi * at
        radius = self.radius * MM * (1 - self.depth * (0.5 + 0.5 * math.sin(self.lobes * angle)))
        return radius * math.cos(angle), radius * math.sin(angle)
