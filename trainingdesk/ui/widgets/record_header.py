"""The head of a list: titles in the caption face, the arrow of an order, the box that chooses all."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import size, theme
from trainingdesk.ui.widgets.cell_paint import draw_check_box, draw_text
from trainingdesk.ui.widgets.columns import RIGHT
from trainingdesk.ui.widgets.record_model import RecordModel

CHECK_WIDTH = 28


class Headed(Protocol):
    """What the head asks of its table."""

    has_checks: bool

    @property
    def records(self) -> RecordModel[Any]: ...

    def check_state(self) -> str: ...


class HeaderView(QHeaderView):
    """Titles in the caption face, aligned as their column; an arrow shows the order."""

    def __init__(self, table: Headed, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        self.pressed_at = 0  # where a hand came down last, from the left
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setAccessibleName(self.tr("表头"))

    def mousePressEvent(self, e: QMouseEvent) -> None:
        self.pressed_at = round(e.position().x())
        super().mousePressEvent(e)

    def sizeHint(self) -> QSize:
        return QSize(0, size("height", "table_header"))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("border"))
        model = self._table.records
        column = model.columns[logicalIndex]
        area = QRectF(rect.adjusted(12, 0, -12, 0))
        if self._table.has_checks and logicalIndex == 0:
            draw_check_box(painter, QRectF(area.left(), area.center().y() - 7, 15, 15), self._table.check_state())
            area.setLeft(area.left() + CHECK_WIDTH)
        order = [number for number, _ in model.order]
        if logicalIndex in order:
            descending = dict(model.order)[logicalIndex]
            name = "chevron_down" if descending else "chevron_up"
            draw_icon(
                painter, name, QRectF(area.right() - 10, area.center().y() - 6, 12, 12), theme.color("text_secondary")
            )
            area.setRight(area.right() - 14)
        role = "caption_strong" if logicalIndex in order else "table_header"
        draw_text(painter, area, column.title, role, "text_secondary", right=column.kind in RIGHT)
        painter.restore()
