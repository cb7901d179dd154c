"""Buttons: one filled one a page, with icon, words and the key that does the same."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from trainingdesk.ui.icons import draw_icon, icon
from trainingdesk.ui.theme import font, theme

_ICON, _GAP, _HINT_GAP = 16, 6, 10
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# keys that the window hands to its page or its sheet: a button shows them and must not claim them as well
WINDOW_KEYS = frozenset({"Ctrl+Return", "Esc", "F9", "F5", "F4", "Ctrl+Z", "Ctrl+Y"})


def key_text(key: str) -> str:
    """A key as this system writes it, Enter and Shift by their signs; nothing for none."""
    said = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
    return said.replace("Return", "⏎").replace("Shift+", "⇧")


class ButtonKind(StrEnum):
    """How loud a button is."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    LINK = "link"
    DANGER = "danger"


def is_enter(event: QKeyEvent) -> bool:
    """Whether it is Enter and nothing else: it presses the button that has the focus, as Space does."""
    return event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


class PaintedButton(QAbstractButton):
    """A button that draws itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class Button(QPushButton):
    """A button that draws its icon, its words and its key hint; the frame comes from the style sheet."""

    def __init__(
        self,
        text: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        icon_name: str = "",
        key: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name, self._key = icon_name, key
        self._hint = key_text(key)
        self._kind = kind
        self._small = small
        self.setProperty("kind", str(kind))
        self.setProperty("small", small)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)  # Enter presses what has the focus
        if key and key not in WINDOW_KEYS:
            self.setShortcut(QKeySequence(key))

    def setText(self, text: str) -> None:
        """Other words, the same key: Qt takes a button's key away with its words."""
        key = self.shortcut()
        super().setText(text)
        self.setShortcut(key)
        self.updateGeometry()

    @property
    def kind(self) -> ButtonKind:
        return self._kind

    @property
    def icon_name(self) -> str:
        return self._icon_name

    @property
    def key(self) -> str:
        """The key that does the same, as it was given."""
        return self._key

    def show_icon(self, name: str) -> None:
        """Change the icon."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        base = super().sizeHint()
        frame = 2 * self._padding()
        return QSize(round(self._content_width()) + frame, base.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        self._draw_content(painter)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def _padding(self) -> int:
        return {ButtonKind.LINK: 6, ButtonKind.QUIET: 10}.get(self._kind, 10 if self._small else 14)

    def _words(self) -> str:
        return self.text().replace("&", "")

    def _text_role(self) -> str:
        if self._small or self._kind is ButtonKind.LINK:
            return "caption" if self._small else "body"
        return "body_strong" if self._kind is ButtonKind.PRIMARY else "body"

    def _content_width(self) -> float:
        metrics = QFontMetricsF(font(self._text_role()))
        width = metrics.horizontalAdvance(self._words())
        if self._icon_name:
            width += _ICON + (_GAP if self._words() else 0)
        if self._hint:
            width += _HINT_GAP + QFontMetricsF(font("caption")).horizontalAdvance(self._hint)
        return width

    def _colour(self) -> str:
        if not self.isEnabled():
            return "text_disabled"
        return {
            ButtonKind.PRIMARY: "on_accent", ButtonKind.LINK: "accent", ButtonKind.DANGER: "danger",
        }.get(self._kind, "text")  # fmt: skip

    def _draw_content(self, painter: QPainter) -> None:
        area = self.contentsRect()
        left = area.left() + (area.width() - self._content_width()) / 2
        color = theme.color(self._colour())
        if self._icon_name:
            top = area.center().y() + 1 - _ICON / 2
            draw_icon(painter, self._icon_name, QRectF(left, top, _ICON, _ICON), color)
            left += _ICON + (_GAP if self._words() else 0)
        painter.setPen(color)
        face = font(self._text_role())
        painter.setFont(face)
        width = QFontMetricsF(face).horizontalAdvance(self._words())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, area.top(), width + 1, area.height()), flags, self._words())
        if self._hint:
            left += width + _HINT_GAP
            hint = theme.color("text_tertiary" if self._kind is not ButtonKind.PRIMARY else self._colour())
            if self._kind is ButtonKind.PRIMARY:
                hint.setAlphaF(0.85)
            painter.setPen(hint)
            painter.setFont(font("caption"))
            painter.drawText(QRectF(left, area.top(), area.right() - left + 8, area.height()), flags, self._hint)


class IconButton(QToolButton):
    """A square button with an icon alone; its name is told to screen readers and as a tip."""

    def __init__(self, icon_name: str, name: str, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._badge = 0
        self._badge_tone = "danger"
        hint = key_text(key)
        self.setToolTip(f"{name}  {hint}".strip())
        self.setAccessibleName(name)
        self.setFixedSize(32, 32)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if key:
            self.setShortcut(QKeySequence(key))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def show_icon(self, name: str) -> None:
        """Change the icon."""
        self._icon_name = name
        self._on_theme_changed()

    def show_badge(self, count: int, tone: str = "danger") -> None:
        """A small number at the corner; none for 0."""
        self._badge, self._badge_tone = count, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._badge:
            painter = QPainter(self)
            draw_badge(painter, QRect(self.width() - 17, 1, 16, 16), str(self._badge), self._badge_tone)

    def _on_theme_changed(self) -> None:
        self.setIcon(icon(self._icon_name))


def draw_badge(painter: QPainter, area: QRect, text: str, tone: str) -> None:
    """A filled round badge with a number; it widens for more digits."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    face = font("caption_strong")
    width = max(area.width(), round(QFontMetricsF(face).horizontalAdvance(text)) + 8)
    area = QRect(area.right() - width + 1, area.top(), width, area.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(tone))
    painter.drawRoundedRect(area, 8, 8)
    painter.setPen(theme.color("on_accent"))
    painter.setFont(face)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
