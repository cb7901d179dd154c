"""How the cells of a table look: one delegate for every kind, on the grid of the screen's own pixels."""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from trainingdesk.domain.money import Money
from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import font, size, theme
from trainingdesk.ui.widgets.columns import (
    RIGHT,
    Cell,
    CheckCell,
    ChipCell,
    Column,
    Group,
    MarkCell,
    RateCell,
    StepCell,
    ToneCell,
    money_text,
)
from trainingdesk.ui.widgets.labels import chip_width, draw_chip
from trainingdesk.ui.widgets.record_model import SHOWN_ROLE, RecordModel

_RATE_BAR = 36
_CENTRE = Qt.AlignmentFlag.AlignVCenter


class CellDelegate(QStyledItemDelegate):
    """Draws the row's ground, the cell, the bar of the current row and the ring of the focused cell."""

    def __init__(self, view: QTableView, *, has_checks: bool) -> None:
        super().__init__(view)
        self._view = view
        self._has_checks = has_checks
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, theme.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = self._view.model()
        assert isinstance(model, RecordModel)
        painter.save()
        area: QRect = option.rect
        group = model.group_at(index.row())
        if group is not None:
            self._draw_group(painter, area, group)
        else:
            state: QStyle.StateFlag = option.state
            self._draw_ground(painter, area, index, bool(state & QStyle.StateFlag.State_Selected))
            column = model.columns[index.column()]
            inner = QRectF(area.adjusted(12, 0, -12, 0))
            if self._has_checks and index.column() == 0:
                self._draw_check(painter, area, bool(state & QStyle.StateFlag.State_Selected))
                inner.setLeft(inner.left() + 28)
            self._draw_cell(painter, inner, column, model.data(index, SHOWN_ROLE))
            self._draw_ring(painter, area, index)
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(font("table"))
        editor.setFrame(False)
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        editor.setGeometry(area.adjusted(2, 0, -2, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A composing input method has first claim on the keys of an editor."""
        if event.type() is QEvent.Type.InputMethod:
            return False
        return super().eventFilter(watched, event)

    def _draw_ground(
        self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex, chosen: bool
    ) -> None:
        if chosen:
            painter.fillRect(area, theme.color("selection"))
        elif index.row() == self.hovered:
            painter.fillRect(area, theme.color("hover"))
        else:
            painter.fillRect(area, theme.color("surface"))
        hairline(painter, area.left(), area.right(), area.bottom())
        current = self._view.currentIndex()
        if chosen and current.row() == index.row() and self._view.horizontalHeader().visualIndex(index.column()) == 0:
            painter.fillRect(
                QRect(area.left(), area.top(), size("border", "current_row_bar"), area.height()), theme.color("accent")
            )

    def _draw_group(self, painter: QPainter, area: QRect, group: Group) -> None:
        painter.fillRect(area, theme.color("surface_alt"))
        hairline(painter, area.left(), area.right(), area.bottom())
        inner = QRectF(area.adjusted(12, 0, -12, 0))
        draw_icon(
            painter, "chevron_down", QRectF(inner.left(), inner.center().y() - 6, 12, 12), theme.color("text_secondary")
        )
        inner.setLeft(inner.left() + 20)
        draw_text(painter, inner, group.text, "body_strong", "text")
        taken = QFontMetricsF(font("body_strong")).horizontalAdvance(group.text) + 10
        draw_text(painter, inner.adjusted(taken, 0, 0, 0), group.note, "caption", "text_secondary")
        draw_text(painter, inner, group.value, "body_strong", "text", right=True)

    def _draw_check(self, painter: QPainter, area: QRect, chosen: bool) -> None:
        draw_check_box(painter, QRectF(area.left() + 12, area.center().y() - 7, 15, 15), "on" if chosen else "off")

    def _draw_ring(self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        if self._view.hasFocus() and self._view.currentIndex() == index and self._view.property("ring"):
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -2))

    def _draw_cell(self, painter: QPainter, area: QRectF, column: Column[Any], shown: Any) -> None:
        if isinstance(shown, ChipCell):
            if shown.text:
                height = size("height", "chip")
                width = min(chip_width(shown.text, shown.icon_name), area.width() + 4)
                chip = QRectF(area.left(), area.center().y() - height / 2, width, height)
                draw_chip(painter, chip, shown.text, shown.icon_name, shown.tone)
        elif isinstance(shown, RateCell):
            _draw_rate(painter, area, shown)
        elif isinstance(shown, MarkCell):
            _draw_mark(painter, area, shown)
        elif isinstance(shown, CheckCell):
            draw_check_box(painter, QRectF(area.left(), area.center().y() - 7, 15, 15), "on" if shown.is_on else "off")
        elif isinstance(shown, StepCell):
            _draw_step(painter, area, shown)
        elif isinstance(shown, ToneCell):
            draw_text(painter, area, shown.text, "table", shown.tone, right=column.kind in RIGHT)
        else:
            text = money_text(shown) if isinstance(shown, Money) else "" if shown is None else str(shown)
            role = "body_strong" if column.kind is Cell.STRONG else "table"
            tone = {Cell.QUIET: "text_secondary", Cell.LINK: "accent"}.get(column.kind, "text")
            draw_text(painter, area, text, role, tone, right=column.kind in RIGHT)


def draw_text(painter: QPainter, area: QRectF, text: str, role: str, tone: str, *, right: bool = False) -> None:
    """One line, ended by an ellipsis where there is no room; half a pixel up, where Han characters look centred."""
    face, metrics = _face(role)
    shown = text
    if metrics.horizontalAdvance(text) > area.width() + 0.5:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(face)
    painter.setPen(theme.color(tone))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area.translated(0, -0.5), side | _CENTRE | Qt.TextFlag.TextSingleLine, shown)


@cache
def _face(role: str) -> tuple[QFont, QFontMetricsF]:
    """A face with its measures; a frame of a table asks for them hundreds of times."""
    return font(role), QFontMetricsF(font(role))


def hairline(painter: QPainter, left: int, right: int, bottom: int, tone: str = "divider") -> None:
    """A line of whole device pixels along the lower edge."""
    painter.fillRect(QRect(left, bottom, right - left + 1, 1), theme.color(tone))


def draw_check_box(painter: QPainter, area: QRectF, state: str) -> None:
    """A check box that is ``on``, ``off`` or ``part``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = state != "off"
    painter.setPen(QPen(theme.color("accent" if filled else "control_border"), 1))
    painter.setBrush(theme.color("accent" if filled else "surface"))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if filled:
        name = "check" if state == "on" else "minus"
        draw_icon(painter, name, area.adjusted(1.5, 1.5, -1.5, -1.5), theme.color("on_accent"))
    painter.restore()


def _draw_rate(painter: QPainter, area: QRectF, rate: RateCell) -> None:
    if rate.parts is None:
        draw_text(painter, area, "—", "table", "text_secondary", right=True)
        return
    tone = "danger" if rate.is_low else "text"
    draw_text(painter, area.adjusted(0, 0, -(_RATE_BAR + 8), 0), rate.text, "table", tone, right=True)
    bar = QRectF(area.right() - _RATE_BAR, area.center().y() - 1.5, _RATE_BAR, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("divider"))
    painter.drawRoundedRect(bar, 2, 2)
    painter.setBrush(theme.color("danger" if rate.is_low else "rate_bar"))
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * min(rate.parts, 10_000) / 10_000, 4), 2, 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if rate.threshold is not None:
        at = bar.left() + bar.width() * rate.threshold / 10_000
        painter.fillRect(QRectF(at, bar.top() - 2, 1, 8), theme.color("text_tertiary"))


def _draw_mark(painter: QPainter, area: QRectF, mark: MarkCell) -> None:
    draw_icon(painter, mark.icon_name, QRectF(area.left(), area.center().y() - 8, 16, 16), theme.color(mark.tone))
    if mark.bare:
        return
    tone = mark.tone if mark.tone in ("danger", "warning", "info") else "text"
    draw_text(painter, area.adjusted(22, 0, 0, 0), mark.text, "table", tone)


def _draw_step(painter: QPainter, area: QRectF, step: StepCell) -> None:
    left = area.left()
    if step.before:
        draw_text(painter, area, step.before, "table", "text_secondary")
        left += QFontMetricsF(font("table")).horizontalAdvance(step.before) + 6
        draw_icon(painter, "arrow_right", QRectF(left, area.center().y() - 6, 12, 12), theme.color("text_secondary"))
        left += 18
    draw_text(painter, QRectF(left, area.top(), area.right() - left, area.height()), step.after, "table", "text")
