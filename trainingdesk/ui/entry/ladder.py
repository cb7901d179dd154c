"""The picture beside the sign-in form: five steps, the five skill levels."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainingdesk import __version__
from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import font

_TOP, _FOOT = QColor("#123A73"), QColor("#1557B0")  # a picture of its own: the same in both schemes
_WHITE = QColor("#FFFFFF")
_TOP_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


class Ladder(QWidget):
    """Name, promise and ladder on a blue ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(380)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._levels = (self.tr("五级"), self.tr("四级"), self.tr("三级"), self.tr("二级"), self.tr("一级"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QLinearGradient(QPointF(0, 0), QPointF(0, self.height()))
        ground.setColorAt(0, _TOP)
        ground.setColorAt(1, _FOOT)
        painter.fillRect(self.rect(), ground)
        left, right = 56.0, self.width() - 56.0
        self._draw_name(painter, left)
        self._draw_steps(painter, left, right)
        painter.setPen(_faint(0.8))
        painter.setFont(font("caption"))
        painter.drawText(QPointF(left, self.height() - 40), self.tr("版本 {version}").format(version=__version__))

    def _draw_name(self, painter: QPainter, left: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_WHITE)
        painter.drawRoundedRect(QRectF(left, 56, 40, 40), 10, 10)
        draw_icon(painter, "mark", QRectF(left + 7, 62, 26, 26), _FOOT)
        painter.setPen(_WHITE)
        painter.setFont(font("page_title"))
        painter.drawText(QPointF(left + 56, 76), self.tr("培训台"))
        painter.setFont(font("body"))
        painter.setPen(_faint(0.85))
        painter.drawText(QPointF(left + 56, 95), "TrainingDesk" if self.tr("培训台") != "TrainingDesk" else "培训台")
        painter.setPen(_WHITE)
        painter.setFont(font("key_figure"))
        painter.drawText(QRectF(left, 148, self.width() - 2 * left, 48), self.tr("从花名册到补贴到账"))
        painter.setFont(font("body"))
        painter.setPen(_faint(0.9))
        words = QRectF(left, 200, self.width() - 2 * left, 56)
        painter.drawText(words, int(Qt.TextFlag.TextWordWrap), self.tr("每一笔金额都说得清依据，每一步都有据可查。"))

    def _draw_steps(self, painter: QPainter, left: float, right: float) -> None:
        gap, count = 12.0, len(self._levels)
        width = (right - left - gap * (count - 1)) / count
        foot = self.height() - 96.0
        tallest = min(250.0, max(120.0, self.height() - 430.0))
        for number, level in enumerate(self._levels):
            height = tallest * (0.24 + 0.19 * number)
            area = QRectF(left + number * (width + gap), foot - height, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_faint(0.12 + 0.05 * number))
            painter.drawRoundedRect(area, 8, 8)
            painter.setPen(_WHITE)
            painter.setFont(font("body_strong"))
            painter.drawText(area.adjusted(0, 10, 0, 0), _TOP_CENTRE, level)
        painter.fillRect(QRectF(left, foot + 12, right - left, 2), _faint(0.5))


def _faint(share: float) -> QColor:
    color = QColor(_WHITE)
    color.setAlphaF(share)
    return color
