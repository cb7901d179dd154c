"""A decision over the page: what will happen, with totals, and two buttons. The page stays visible behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.ui.failures import finding_text, told
from trainingdesk.ui.theme import theme
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.states import Banner


class Sheet(QWidget):
    """Covers the window while open. Esc cancels, Ctrl+Enter confirms; it stays until the work behind has answered."""

    confirmed = Signal()
    finished = Signal()  # its order went through
    closed = Signal()

    def __init__(self, title: str, confirm: str, *, kind: ButtonKind = ButtonKind.PRIMARY, width: int = 560) -> None:
        super().__init__()
        self.setObjectName("scrim")
        self.setAccessibleName(title)
        self._frame = QFrame(self)
        self._frame.setObjectName("sheet")
        self._frame.setFixedWidth(width)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        self._title = Label(title, "page_title", wrap=True)
        column.addWidget(self._title)
        self.banner = Banner()
        column.addWidget(self.banner)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column.addLayout(self.body)
        row = self._buttons = QHBoxLayout()
        row.addStretch(1)
        self.cancel_button = Button(self.tr("取消"), key="Esc")
        self.confirm_button = Button(confirm, kind, key="Ctrl+Return")
        self.cancel_button.clicked.connect(self.dismiss)
        self.confirm_button.clicked.connect(self._on_confirmed)
        row.addWidget(self.cancel_button)
        row.addWidget(self.confirm_button)
        column.addSpacing(4)
        column.addLayout(row)
        self._first: QWidget = self.confirm_button

    def retitle(self, title: str) -> None:
        """Say what is decided, where that is known only inside the sheet."""
        self._title.setText(title)
        self.setAccessibleName(title)

    @property
    def title(self) -> str:
        return self._title.text()

    def add(self, widget: QWidget, *, first: bool = False) -> None:
        """Put something into the sheet; ``first`` gets the focus."""
        self.body.addWidget(widget)
        if first:
            self._first = widget

    def add_foot(self, widget: QWidget) -> None:
        """Something quiet at the left of the buttons, with all the room there is."""
        self._buttons.setStretch(self._buttons.count() - 3, 0)
        self._buttons.insertWidget(0, widget, 1)

    def add_action(self, button: QWidget) -> None:
        """Something else to do, at the left of the buttons."""
        self._buttons.insertWidget(self._buttons.count() - 3, button)

    def add_fact(self, name: str, value: str, role: str = "body_strong") -> None:
        """A line with a name at the left and a value at the right."""
        row = QHBoxLayout()
        row.addWidget(Label(name, "body", "secondary"))
        row.addStretch(1)
        row.addWidget(Label(value, role))
        self.body.addLayout(row)

    def show_over(self, window: QWidget) -> None:
        """Open over a window."""
        self.setParent(window)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()
        self._place()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Put the sheet away."""
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def finish(self) -> None:
        """Its order went through: put it away, and what was typed with it."""
        self.finished.emit()
        self.dismiss()

    def set_busy(self, *, busy: bool) -> None:
        """While the work runs nothing can be pressed twice."""
        self.confirm_button.setEnabled(not busy)

    def show_error(self, error: Exception, language: Language) -> None:
        """Say in the sheet what did not go through; what was typed stays."""
        words = told(error, language)
        more = [words.remedy, *(finding_text(finding, language) for finding in words.findings[:5])]
        self.banner.say("warning", f"{words.text} [{words.code}]", "\n".join(line for line in more if line))
        self.set_busy(busy=False)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm_button.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The focus stays within the sheet."""
        moved = super().focusNextPrevChild(forward)
        inside = self.focusWidget()
        if inside is None or not self._frame.isAncestorOf(inside):
            self._first.setFocus(Qt.FocusReason.TabFocusReason)
        return moved

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("scrim"))
        painter.setPen(Qt.PenStyle.NoPen)
        shadow = theme.color("shadow")
        area = QRectF(self._frame.geometry()).translated(0, 8)
        for ring in range(14, 0, -1):
            shadow.setAlpha(4)
            painter.setBrush(shadow)
            painter.drawRoundedRect(area.adjusted(-ring, -ring, ring, ring), 12 + ring, 12 + ring)

    def _place(self) -> None:
        self._frame.adjustSize()
        left = (self.width() - self._frame.width()) // 2
        self._frame.move(left, max(24, (self.height() - self._frame.height()) * 2 // 5))

    def _on_confirmed(self) -> None:
        self.confirmed.emit()
