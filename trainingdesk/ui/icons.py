"""Our own stroke icons: drawn on a 20-unit grid, coloured from the theme, cached by name, size and colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from trainingdesk import paths
from trainingdesk.ui.theme import theme

_GRID, _STROKE = 20, 1.5


@lru_cache(maxsize=2048)
def _renderer(name: str, pixels: int, color: str) -> QSvgRenderer:
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    stroke = _STROKE * _GRID / pixels if pixels >= 14 else 1.3 * _GRID / pixels
    text = text.replace("currentColor", color).replace('stroke-width="1.5"', f'stroke-width="{stroke:.3f}"')
    return QSvgRenderer(QByteArray(text.encode()))


def draw_icon(painter: QPainter, name: str, area: QRectF, color: QColor) -> None:
    """Draw an icon into a square area; the stroke stays 1.5 pixels wide at every size."""
    painter.save()
    painter.setOpacity(painter.opacity() * color.alphaF())
    _renderer(name, max(1, round(area.width())), color.name()).render(painter, area)
    painter.restore()


def pixmap(name: str, color: QColor, pixels: int = 16) -> QPixmap:
    """An icon as a picture for the screen's own scale."""
    screen = QApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen is not None else 1.0
    picture = QPixmap(round(pixels * ratio), round(pixels * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_icon(painter, name, QRectF(0, 0, pixels, pixels), color)
    painter.end()
    return picture


def icon(name: str, color: str = "text_secondary", pixels: int = 16) -> QIcon:
    """An icon in a colour of the theme in use; ask again when the theme has changed."""
    made = QIcon(pixmap(name, theme.color(color), pixels))
    made.addPixmap(pixmap(name, theme.color("text_disabled"), pixels), QIcon.Mode.Disabled)
    return made
