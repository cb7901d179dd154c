"""The bar above, with where you are, search and who you are, and the bar below, with the state of the office."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from trainingdesk.domain.people import Actor
from trainingdesk.domain.texts import Language
from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.page import Route
from trainingdesk.ui.theme import font, size, theme
from trainingdesk.ui.widgets.buttons import Button, ButtonKind, IconButton, PaintedButton
from trainingdesk.ui.widgets.cell_paint import draw_text
from trainingdesk.ui.widgets.labels import Label

_CRUMB = 6  # what a step of the way has at either side, link or not
_MOST_STEPS = 4  # back from where we are


class SearchButton(PaintedButton):
    """Looks like a search field; a click or Ctrl+K opens the palette."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setFixedHeight(size("height", "input"))
        self.setMinimumWidth(260)
        self.setMaximumWidth(size("width", "search"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setShortcut("Ctrl+K")

    def sizeHint(self) -> QSize:
        return QSize(size("width", "search"), size("height", "input"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.color("control_border") if self.underMouse() else theme.color("button_border"))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            area = area.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(theme.color("bg"))
        painter.drawRoundedRect(area, 6, 6)
        draw_icon(painter, "search", QRectF(11, self.height() / 2 - 8, 16, 16), theme.color("text_secondary"))
        draw_text(painter, QRectF(36, 0, self.width() - 108, self.height()), self.text(), "body", "text_tertiary")
        hint = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        draw_key(painter, hint, self.width() - 8, self.height())


def draw_key(painter: QPainter, text: str, right: float, height: float) -> None:
    """A key cap that ends at ``right``."""
    width = QFontMetricsF(font("caption")).horizontalAdvance(text) + 12
    cap = QRectF(right - width, height / 2 - 9, width, 18)
    painter.setPen(theme.color("button_border"))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    draw_text(painter, cap.adjusted(6, 0, -6, 0), text, "caption", "text_secondary")


class PersonButton(PaintedButton):
    """Who is signed in, and as what."""

    def __init__(self, actor: Actor, language: Language) -> None:
        super().__init__()
        self._actor = actor
        role = actor.role.zh if language is Language.ZH else actor.role.en
        self.setText(f"{actor.name}·{role}")
        self.setAccessibleName(self.text())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(font("body")).horizontalAdvance(self.text())) + 52, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover" if self.underMouse() else "neutral_tint"))
        painter.drawRoundedRect(area, 16, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(QRectF(4, 4, 24, 24))
        painter.setPen(theme.color("on_accent"))
        painter.setFont(font("caption_strong"))
        painter.drawText(QRectF(4, 4, 24, 24), Qt.AlignmentFlag.AlignCenter, self._actor.name[:1])
        draw_text(painter, QRectF(36, 0, self.width() - 44, self.height()), self.text(), "body", "text")


class TopBar(QFrame):
    """Where you are, what you look for, what waits, who you are."""

    searched = Signal()
    jobs_asked = Signal()
    notices_asked = Signal()
    went = Signal(object)
    locked = Signal()
    left = Signal()
    password_asked = Signal()

    def __init__(self, actor: Actor, language: Language) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setFixedHeight(size("height", "top_bar"))
        row = QHBoxLayout(self)
        row.setContentsMargins(24 - _CRUMB, 0, 16, 0)
        row.setSpacing(6)
        self._crumbs = QHBoxLayout()
        self._crumbs.setSpacing(0)
        self._steps = tuple(Button("", ButtonKind.LINK, parent=self) for _ in range(_MOST_STEPS))
        self._routes: list[Route] = []
        for number, step in enumerate(self._steps):  # made once: Tab comes to them in the bar's order
            step.clicked.connect(lambda _=False, at=number: self.went.emit(self._routes[at]))
            step.hide()
        row.addLayout(self._crumbs, 3)
        search = SearchButton(self.tr("搜索学员、班级、申领单，或输入命令"))
        search.clicked.connect(self.searched)
        row.addWidget(search, 4)
        row.addStretch(2)
        self.notices = IconButton("bell", self.tr("通知"), key="Ctrl+B")
        self.jobs = IconButton("activity", self.tr("任务"), key="Ctrl+J")
        self.notices.clicked.connect(self.notices_asked)
        self.jobs.clicked.connect(self.jobs_asked)
        self._person = PersonButton(actor, language)
        self._person.clicked.connect(self._on_person_clicked)
        for widget in (self.notices, self.jobs, self._person):
            row.addWidget(widget)

    def show_place(self, crumbs: Sequence[tuple[str, Route | None]]) -> None:
        """Where the page stands; earlier steps lead back."""
        while self._crumbs.count():
            item = self._crumbs.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()  # it goes with the next turn of the loop, and may not be seen beside the new ones
                if widget not in self._steps:
                    widget.deleteLater()
        self._routes = []
        last = len(crumbs) - 1
        for number, (text, route) in enumerate(crumbs):
            if number == last or route is None:
                here = Label(text, "body_strong" if number == last else "body")
                here.setContentsMargins(_CRUMB, 0, _CRUMB, 0)
                self._crumbs.addWidget(here)
            else:
                step = self._steps[len(self._routes)]
                self._routes.append(route)
                step.setText(text)
                self._crumbs.addWidget(step)
                step.show()
            if number != last:
                self._crumbs.addWidget(Label("›", "body", "tertiary"))
        self._crumbs.addStretch(1)

    def _on_person_clicked(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("修改口令…"), self.password_asked.emit)
        menu.addAction(self.tr("锁定"), self.locked.emit).setShortcut("Ctrl+L")
        menu.addSeparator()
        menu.addAction(self.tr("退出登录"), self.left.emit)
        menu.popup(self._person.mapToGlobal(self._person.rect().bottomLeft()))


class _State(QWidget):
    """An icon and a few words in the bar below."""

    def __init__(self, icon_name: str, text: str, tone: str) -> None:
        super().__init__()
        self._icon_name, self._text, self._tone = icon_name, text, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(font("caption")).horizontalAdvance(self._text)) + 32, 20)

    def say(self, icon_name: str, text: str, tone: str) -> None:
        self._icon_name, self._text, self._tone = icon_name, text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, self._icon_name, QRectF(2, 3, 14, 14), theme.color(self._tone))
        draw_text(painter, QRectF(22, 0, self.width() - 22, self.height()), self._text, "caption", "text_secondary")


class StatusBar(QFrame):
    """Where the data lie, whether the audit chain holds, what the keys of this page do."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setFixedHeight(size("height", "status_bar"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(_State("database", place, "success"))
        self._audit = _State("shield", self.tr("审计链未核验"), "neutral")
        row.addWidget(self._audit)
        row.addStretch(1)
        self._hint = Label("", "caption", "secondary")
        self._demo = Label("", "caption", "secondary")
        row.addWidget(self._hint)
        row.addWidget(self._demo)

    def show_audit(self, text: str, tone: str) -> None:
        """What is known of the audit chain."""
        self._audit.say("shield", text, tone)

    @property
    def audit_text(self) -> str:
        return self._audit.accessibleName()

    def show_hint(self, text: str) -> None:
        """What the keys do here."""
        self._hint.setText(text)

    def show_demo(self, text: str) -> None:
        """That the data are invented."""
        self._demo.setText(text)
