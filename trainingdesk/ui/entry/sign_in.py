"""Signing in: login and password, the same words for an unknown login and a wrong password."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.services.accounts import OpenSignIn, SignedIn
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.entry.ladder import Ladder
from trainingdesk.ui.failures import told
from trainingdesk.ui.icons import pixmap
from trainingdesk.ui.theme import Scheme, size, theme
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.inputs import Choice, LineEdit
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.states import Banner


class SignIn(QWidget):
    """The first window of a day."""

    entered = Signal(object)  # SignedIn
    language_chosen = Signal(object)
    scheme_toggled = Signal()

    def __init__(self, desk: Desk, last_login: str = "") -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(self.tr("登录·培训台"))
        self.setMinimumSize(1024, 640)
        self._desk = desk
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Ladder(), 5)
        right = QWidget()
        whole.addWidget(right, 7)
        column = QVBoxLayout(right)
        column.setContentsMargins(40, 32, 40, 24)
        column.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._form(last_login))
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(3)
        column.addLayout(self._foot())
        (self.password if last_login else self.login).setFocus()

    def _form(self, last_login: str) -> QWidget:
        form = QWidget()
        form.setFixedWidth(size("width", "sign_in_form"))
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(self.tr("登录"), "key_figure"))
        column.addWidget(Label(self._desk.facts.bureau, "body", "secondary"))
        column.addSpacing(18)
        self.login = LineEdit(icon_name="person")
        self.password = LineEdit(icon_name="lock")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.login.setText(last_login)
        for text, field in ((self.tr("账号"), self.login), (self.tr("口令"), self.password)):
            label = Label(text)
            label.setBuddy(field)
            field.setAccessibleName(text)
            field.setProperty("tall", True)
            field.returnPressed.connect(self._on_asked)
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(8)
        self._caps = Label("", "caption", "warning")
        column.addWidget(self._caps)
        self._caps.hide()
        self.banner = Banner()
        column.addWidget(self.banner)
        column.addSpacing(4)
        self.button = Button(self.tr("登录"), ButtonKind.PRIMARY)
        self.button.setFixedWidth(size("width", "sign_in_form"))
        self.button.clicked.connect(self._on_asked)
        column.addWidget(self.button)
        return form

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.shield = Label("")
        row.addWidget(self.shield)
        row.addWidget(
            Label(self.tr("仅限授权人员使用。登录、查看证件号、打印均会记入审计日志。"), "caption", "secondary")
        )
        row.addStretch(1)
        self.scheme = Button("", ButtonKind.QUIET)
        self.scheme.clicked.connect(self.scheme_toggled)
        theme.changed.connect(self._show_scheme)
        self._show_scheme()
        language = Choice((("中文", Language.ZH), ("English", Language.EN)))
        language.setAccessibleName(self.tr("语言"))
        language.choose(self._desk.language)
        language.chosen.connect(self.language_chosen)
        row.addWidget(self.scheme)
        row.addWidget(language)
        return row

    def _show_scheme(self) -> None:
        """The button names the colours it leads to."""
        to_dark = theme.scheme is Scheme.LIGHT
        self.scheme.setText(self.tr("深色") if to_dark else self.tr("浅色"))
        self.scheme.show_icon("moon" if to_dark else "sun")
        self.shield.setPixmap(pixmap("shield", theme.color("text_secondary"), 14))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        shifted = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        if len(typed) == 1 and typed.isalpha() and typed.isascii():
            self._caps.setText(self.tr("大写锁定已打开") if typed.isupper() != shifted else "")
            self._caps.setVisible(bool(self._caps.text()))
        super().keyReleaseEvent(event)

    def _on_asked(self) -> None:
        login, password = self.login.text().strip(), self.password.text()
        if not (login and password):
            self.banner.say("warning", self.tr("请输入账号和口令。"))
            (self.login if not login else self.password).setFocus()
            return
        self.button.setEnabled(False)
        self._desk.enter(self, OpenSignIn(login, password), self._on_entered, self._on_failed)

    def _on_entered(self, opened: SignedIn) -> None:
        self.password.clear()
        self.entered.emit(opened)

    def _on_failed(self, error: Exception) -> None:
        self.button.setEnabled(True)
        words = told(error, self._desk.language)
        self.banner.say("danger", words.text, words.remedy)
        self.password.selectAll()
        self.password.setFocus()
