"""How this person likes the window, their password, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from trainingdesk import __version__
from trainingdesk.domain.texts import Language
from trainingdesk.services.accounts import OpenSignIn, SetPassword, SignedIn, set_password
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.failures import finding_text, told
from trainingdesk.ui.page import Page
from trainingdesk.ui.terms import named
from trainingdesk.ui.theme import Density, Scheme, theme
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.form import Form
from trainingdesk.ui.widgets.inputs import LineEdit, Segment, Segments
from trainingdesk.ui.widgets.labels import Label, card

_WIDEST, _LABEL = 1240, 96  # of the cards, and where their values begin


class SettingsPage(Page):
    """Everything takes effect at once; only the password has a button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header(Label(self.title(), "page_title"))
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        outer = QHBoxLayout(scrolled)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setAlignment(Qt.AlignmentFlag.AlignLeft)
        holder = QWidget()
        holder.setMaximumWidth(_WIDEST)
        columns = QHBoxLayout(holder)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(12)
            columns.addLayout(column, 1)
        outer.addWidget(holder, 1)
        self._add_look()
        theme.changed.connect(self.reload)
        self._add_password()
        self._add_place()
        for column in (self._left, self._right):
            column.addStretch(1)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(scrolled)
        self.column.addWidget(area, 1)

    def title(self) -> str:
        return self.tr("设置")

    def open(self, key: str, part: str = "") -> None:
        """``password`` puts the hand on the password."""
        super().open(key, part)
        self.setFocusProxy(self.old if part == "password" else self.language)

    def reload(self) -> None:
        self.scheme.choose(theme.scheme)
        self.density.choose(theme.density)

    def primary(self) -> None:
        self._on_password()

    # ---- building ----

    def _card(self, title: str, where: QVBoxLayout) -> QVBoxLayout:
        frame = card()
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addWidget(Label(title, "section"))
        where.addWidget(frame)
        return column

    def _add_look(self) -> None:
        column = self._card(self.tr("外观"), self._left)
        languages = (Segment(Language.ZH, "中文"), Segment(Language.EN, "English"))
        schemes = (Segment(Scheme.LIGHT, self.tr("浅色"), "sun"), Segment(Scheme.DARK, self.tr("深色"), "moon"))
        densities = (
            Segment(Density.COMPACT, self.tr("紧凑")),
            Segment(Density.DEFAULT, self.tr("标准")),
            Segment(Density.COMFORTABLE, self.tr("宽松")),
        )
        self.language = Segments(languages, self.tr("语言"))
        self.scheme = Segments(schemes, self.tr("颜色"))
        self.density = Segments(densities, self.tr("行距"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, _LABEL)
        for number, choice in enumerate((self.language, self.scheme, self.density)):
            grid.addWidget(Label(choice.accessibleName(), "body", "secondary"), number, 0)
            grid.addWidget(choice, number, 1, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(grid)
        self.language.choose(self.desk.language)
        for choice in (self.language, self.scheme, self.density):
            choice.chosen.connect(self.preferred)
        words = self.tr("行距也可按 Ctrl+1、Ctrl+2、Ctrl+3 切换。这些设置只保存在本机当前用户名下。")
        column.addWidget(Label(words, "caption", "secondary", wrap=True))

    def _add_password(self) -> None:
        column = self._card(self.tr("修改口令"), self._right)
        self._form = Form()
        self.old = self._form.add(self.tr("现口令"), _password_field())
        self.new = self._form.add(self.tr("新口令"), _password_field())
        self.again = self._form.add(self.tr("再输一次"), _password_field())
        self.again.returnPressed.connect(self._on_password)
        column.addWidget(self._form)
        words = self.tr("用一句只有自己知道的话最好记；不含登录名和姓名。修改后其他地方的登录全部退出。")
        column.addWidget(Label(words, "caption", "secondary", wrap=True))
        self.change_button = Button(self.tr("修改口令"), ButtonKind.PRIMARY, icon_name="key", key="Ctrl+Return")
        self.change_button.clicked.connect(self._on_password)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.change_button)
        column.addLayout(row)

    def _add_place(self) -> None:
        column = self._card(self.tr("关于"), self._left)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, _LABEL)
        actor, facts = self.desk.actor, self.desk.facts
        lines = (
            (self.tr("用户"), f"{actor.name}·{actor.login}·{named(actor.role, self.desk.language)}"),
            (self.tr("单位"), facts.bureau),
            (self.tr("数据所在文件夹"), str(self.desk.place.parent)),
            (self.tr("版本"), f"TrainingDesk {__version__}"),
            (self.tr("许可"), "MIT"),
        )
        for number, (name, value) in enumerate(lines):
            grid.addWidget(Label(name, "body", "secondary"), number, 0, Qt.AlignmentFlag.AlignTop)
            shown = Label(value, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setMinimumSize(QSize(200, 20))
            grid.addWidget(shown, number, 1)
        column.addLayout(grid)

    # ---- the password ----

    def _on_password(self) -> None:
        self._form.clear_faults()
        self.banner.hide()
        if not self.old.text():
            self._form.say_fault(self.old, self.tr("请输入现口令。"))
        elif not self.new.text():
            self._form.say_fault(self.new, self.tr("请输入新口令。"))
        elif self.new.text() != self.again.text():
            self._form.say_fault(self.again, self.tr("两次输入的新口令不同。"))
        else:
            self.change_button.setEnabled(False)
            order = SetPassword(self.old.text(), self.new.text())
            self.desk.act(self, set_password, order, self._on_changed, failed=self._on_failed)

    def _on_changed(self, _done: object) -> None:
        """Every session of the login ended with the old password, this one too: come in again at once."""
        order = OpenSignIn(self.desk.actor.login, self.new.text())
        self.desk.enter(self, order, self._on_entered, self._on_failed)

    def _on_entered(self, _opened: SignedIn) -> None:
        self.change_button.setEnabled(True)
        for field in (self.old, self.new, self.again):
            field.clear()
        self.told.emit("success", self.tr("口令已修改。"))

    def _on_failed(self, error: Exception) -> None:
        self.change_button.setEnabled(True)
        words = told(error, self.desk.language)
        if words.code == "account.wrong_password":
            self._form.say_fault(self.old, words.text)
            return
        faults = [finding_text(finding, self.desk.language) for finding in words.findings]
        self._form.say_fault(self.new, "\n".join(faults) or words.text)


def _password_field() -> LineEdit:
    field = LineEdit(icon_name="lock")
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
