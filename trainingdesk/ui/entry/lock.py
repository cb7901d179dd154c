"""The lock: the window stays as it was, covered, until its person shows the password again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from trainingdesk.services.accounts import OpenSignIn, SignedIn
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.failures import told
from trainingdesk.ui.theme import theme
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.inputs import LineEdit
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.states import Banner


class Cover:
    """A window's contents put out of sight and out of reach of every key, and brought back as they were.

    What is hidden loses the focus, so that whatever keeps what is being typed keeps it now.
    """

    def __init__(self, window: QWidget) -> None:
        self._focus = window.focusWidget()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for dialog in window.findChildren(QDialog):
            dialog.reject()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        inside = window.findChildren(QWidget, options=direct)
        self._hidden = [part for part in inside if not part.isWindow() and not part.isHidden()]
        self._keys: list[QShortcut] = [key for key in window.findChildren(QShortcut) if key.isEnabled()]
        for part in self._hidden:
            part.hide()
        for key in self._keys:
            key.setEnabled(False)

    def lift(self) -> None:
        """Bring back what is still there."""
        for part in filter(isValid, self._hidden):
            part.show()
        for key in filter(isValid, self._keys):
            key.setEnabled(True)
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)


class Lock(QWidget):
    """Covers a window. Nothing of it can be seen or reached meanwhile."""

    opened = Signal()
    left = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._cover = Cover(window)
        self._desk = desk
        self._login = desk.actor.login
        frame = QFrame(self)
        frame.setObjectName("sheet")
        frame.setFixedWidth(400)
        column = QVBoxLayout(frame)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(10)
        column.addWidget(Label(self.tr("已锁定"), "page_title"))
        column.addWidget(Label(f"{desk.actor.name}·{self._login}", "body", "secondary"))
        label = Label(self.tr("口令"))
        self.password = LineEdit(icon_name="lock")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(label.text())
        self.password.returnPressed.connect(self._on_asked)
        label.setBuddy(self.password)
        column.addWidget(label)
        column.addWidget(self.password)
        self.banner = Banner()
        column.addWidget(self.banner)
        column.addWidget(Label(self.tr("没有提交的草稿都已保存。"), "caption", "secondary"))
        row = QHBoxLayout()
        leave = Button(self.tr("退出登录"))
        leave.clicked.connect(self.left)
        self.button = Button(self.tr("解锁"), ButtonKind.PRIMARY)
        self.button.clicked.connect(self._on_asked)
        row.addWidget(leave)
        row.addStretch(1)
        row.addWidget(self.button)
        column.addLayout(row)
        self._frame = frame
        window.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("bg"))

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
            self._frame.adjustSize()
            self._frame.move((self.width() - self._frame.width()) // 2, (self.height() - self._frame.height()) * 2 // 5)

    def _on_asked(self) -> None:
        self.button.setEnabled(False)
        order = OpenSignIn(self._login, self.password.text())
        self._desk.enter(self, order, self._on_entered, self._on_failed)

    def _on_entered(self, opened: SignedIn) -> None:
        self.hide()
        self._cover.lift()
        self.opened.emit()
        self.deleteLater()

    def _on_failed(self, error: Exception) -> None:
        self.button.setEnabled(True)
        words = told(error, self._desk.language)
        self.banner.say("danger", words.text, words.remedy)
        self._place()
        self.password.selectAll()
        self.password.setFocus()
