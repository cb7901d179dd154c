"""Heads times standard, level by level: the table that adds up to what a claim or a voucher is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import ZERO, Money, total
from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import DecisionStatus, Fund, Item
from trainingdesk.services.claim_records import ClaimLineView
from trainingdesk.ui.terms import level_text, named
from trainingdesk.ui.theme import font, size
from trainingdesk.ui.widgets.cell_paint import draw_text, hairline
from trainingdesk.ui.widgets.columns import money_text

_ITEMS = {item.value: item for item in Item}
_FUNDS = {fund.value: fund for fund in Fund}


@dataclass(frozen=True, slots=True)
class LevelSum:
    """All who get the same amount of the same item from the same fund at a level."""

    level: Level | None
    item: str
    fund: str
    heads: int
    standard: Money

    @property
    def total(self) -> Money:
        return Money(self.heads * self.standard.fen)


def level_sums(lines: Iterable[ClaimLineView]) -> tuple[LevelSum, ...]:
    """Payable lines summed, the lowest level first."""
    counts: dict[tuple[int, str, str, int], tuple[Level | None, int]] = {}
    for line in lines:
        if line.status is DecisionStatus.PAYABLE:
            key = (-1 if line.level is None else line.level.rank, line.item, line.fund or "", line.amount.fen)
            counts[key] = (line.level, counts.get(key, (None, 0))[1] + 1)
    return tuple(
        LevelSum(level, item, fund, heads, Money(fen))
        for (_, item, fund, fen), (level, heads) in sorted(counts.items(), key=lambda each: _order(each[0]))
    )


def _order(key: tuple[int, str, str, int]) -> tuple[int, int, str, int]:
    order = list(_ITEMS)
    return key[0], order.index(key[1]) if key[1] in _ITEMS else len(order), key[2], key[3]


def item_name(item: str, language: Language) -> str:
    """An item by its name; a pack's own by its code."""
    return named(_ITEMS[item], language) if item in _ITEMS else item


def fund_name(fund: str, language: Language) -> str:
    """A fund by its name; a pack's own by its code."""
    return named(_FUNDS[fund], language) if fund in _FUNDS else fund


_FUND = 2  # the column
_LINE, _EDGE, _GAP = 33, 12.0, 12.0
_FIGURES = 3  # columns of figures, at the right
_CUT = slice(1, -_FIGURES)  # columns whose words may be cut: item and fund
_LEAST = 56.0  # to which they may be cut


class _Rows(QWidget):
    """Rows of cells; where the columns stand is said to all parts of the table alike."""

    def __init__(self, role: str, tone: str, *, is_last: bool = False) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._role, self._tone, self._is_last = role, tone, is_last
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._needs: tuple[float, ...] = ()

    def needs(self) -> list[float]:
        """What each column takes at least, in logical pixels."""
        metrics = QFontMetricsF(font(self._role))
        return [max(map(metrics.horizontalAdvance, column)) + 1 for column in zip(*self._rows, strict=True)]

    def stand(self, needs: Sequence[float]) -> None:
        """Where the columns of the whole table stand."""
        self._needs = tuple(needs)
        self.update()

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        self._rows = tuple(rows)
        self.setFixedHeight(_LINE * len(self._rows))
        self.setAccessibleName("\n".join(" ".join(filter(None, row)) for row in self._rows))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        places = places_in(self._needs, self.width())
        for number, row in enumerate(self._rows):
            top = number * _LINE
            for column, (text, (left, width)) in enumerate(zip(row, places, strict=True)):
                area = QRectF(left, top, width, _LINE - 1)
                draw_text(painter, area, text, self._role, self._tone, right=column >= len(row) - _FIGURES)
            if not self._is_last:
                hairline(painter, 0, self.width(), top + _LINE - 1)


def places_in(needs: Sequence[float], room: float) -> tuple[tuple[float, float], ...]:
    """Left edge and width of each column, alike far apart; where there is no room, words are cut and not figures."""
    gaps = len(needs) - 1
    over = sum(needs) + gaps * _GAP + 2 * _EDGE - room
    spare = [0.0] * len(needs)
    spare[_CUT] = [max(0.0, need - _LEAST) for need in needs[_CUT]]
    share = min(1.0, over / sum(spare)) if over > 0 and any(spare) else 0.0
    widths = [need - share * less for need, less in zip(needs, spare, strict=True)]
    gap = max(_GAP, (room - 2 * _EDGE - sum(widths)) / gaps)
    return tuple((_EDGE + sum(widths[:number]) + number * gap, width) for number, width in enumerate(widths))


class SumsTable(QFrame):
    """Level, item and fund, heads × standard = subtotal; heading and sum stay in view however many rows there are."""

    def __init__(self, language: Language, *, one_fund: bool = False, rows: int = 6) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(self.tr("按等级合计"))
        self._language, self._most, self._one_fund = language, rows, one_fund
        self.sums: tuple[LevelSum, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 2, 1, 2)
        column.setSpacing(0)
        self._heading, self._body, self._foot = (
            _Rows("table_header", "text_secondary"),
            _Rows("table", "text"),
            _Rows("body_strong", "text", is_last=True),
        )
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._body)
        self._edges = [QHBoxLayout(), QHBoxLayout()]
        for edge, part in zip(self._edges, (self._heading, self._foot), strict=True):
            edge.addWidget(part)
        column.addLayout(self._edges[0])
        column.addWidget(self._scroll)
        column.addLayout(self._edges[1])

    def show_sums(self, sums: Sequence[LevelSum], heads: int) -> None:
        """Replace the rows; ``heads`` are people, who may be paid several items."""
        self.sums = tuple(sums)
        heading = (
            self.tr("等级"), self.tr("项目"), self.tr("资金"),
            self.tr("人数"), self.tr("标准（元）"), self.tr("小计（元）"),
        )  # fmt: skip
        if self._one_fund:
            heading = (*heading[:4], self.tr("标准"), self.tr("小计"))
        self._heading.show_rows([self._row(heading)])
        self._body.show_rows([self._words(one) for one in self.sums])
        whole = total(one.total for one in self.sums) if self.sums else ZERO
        self._foot.show_rows([self._row((self.tr("合计"), "", "", str(heads), "", money_text(whole)))])
        parts = (self._heading, self._body, self._foot)
        needs = [max(column) for column in zip(*(part.needs() for part in parts if part.needs()), strict=True)]
        for part in parts:
            part.stand(needs)
        self.show_most(self._most)

    def show_most(self, rows: int) -> None:
        """Show so many rows at a time."""
        self._most = rows
        shown = max(1, min(len(self.sums), self._most))
        self._scroll.setFixedHeight(shown * _LINE)
        bar = size("width", "scroll_bar") if len(self.sums) > shown else 0
        for edge in self._edges:
            edge.setContentsMargins(0, 0, bar, 0)
        self.setFixedHeight((shown + 2) * _LINE + 4)

    def _row(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Without the fund where there is but one."""
        return (*words[:_FUND], *words[_FUND + 1 :]) if self._one_fund else words

    def _words(self, one: LevelSum) -> tuple[str, ...]:
        return self._row((
            level_text(one.level, self._language), item_name(one.item, self._language),
            fund_name(one.fund, self._language), str(one.heads), money_text(one.standard), money_text(one.total),
        ))  # fmt: skip
