"""What a claim comes to: the amount, who gets it, who does not, and what still has to be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainingdesk.services.claim_records import ClaimDetail
from trainingdesk.ui.casework.people import ClaimPerson, checks_of
from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import theme
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.columns import money_text
from trainingdesk.ui.widgets.labels import Label, rule


class _Icon(QWidget):
    """A small icon in a tone."""

    def __init__(self, icon_name: str, tone: str) -> None:
        super().__init__()
        self._icon_name, self._tone = icon_name, tone
        self.setFixedSize(22, 24)

    def show_icon(self, icon_name: str, tone: str) -> None:
        self._icon_name, self._tone = icon_name, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), self._icon_name, QRectF(0, 4, 16, 16), theme.color(self._tone))


class _Fact(QWidget):
    """An icon, a sentence, and a link at the right where there is one."""

    def __init__(self, link: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._icon = _Icon("dot", "text_tertiary")
        self._text = Label()
        self.link = Button(link, ButtonKind.LINK, small=True)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.link)
        self.link.setVisible(bool(link))

    def say(self, icon_name: str, tone: str, text: str, *, linked: bool = False) -> None:
        self._icon.show_icon(icon_name, tone)
        self._text.setText(text)
        self.link.setVisible(linked)


class Summary(QFrame):
    """The card beside the level table."""

    reasons_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(272)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(4)
        self._title = Label(self.tr("应申领"), "body", "secondary")
        column.addWidget(self._title)
        amount = QHBoxLayout()
        amount.setSpacing(6)
        amount.addWidget(Label("¥", "page_title", "secondary"), 0, Qt.AlignmentFlag.AlignBottom)
        self.amount = Label("", "key_figure")
        amount.addWidget(self.amount)
        amount.addStretch(1)
        column.addLayout(amount)
        column.addWidget(rule())
        self._paid, self._excluded, self._checks = _Fact(), _Fact(self.tr("看原因")), _Fact()
        self._excluded.link.clicked.connect(self.reasons_asked)
        for fact in (self._paid, self._excluded, self._checks):
            column.addWidget(fact)
        column.addStretch(1)

    def show_claim(self, detail: ClaimDetail, people: Sequence[ClaimPerson]) -> None:
        """What the claim comes to as it was last computed."""
        paid = sum(person.is_paid for person in people)
        pending = sum(person.is_pending for person in people)
        rest = len(people) - paid - pending
        self.amount.setText(money_text(detail.row.total))
        if not detail.lines:
            self._paid.say("circle", "text_tertiary", self.tr("{count} 人待计算").format(count=len(people)))
            self._excluded.say("circle", "text_tertiary", self.tr("排除与原因在计算后列出"))
        else:
            self._paid.say("check", "success", self.tr("{count} 人应领").format(count=paid))
            text = self.tr("{count} 人排除").format(count=rest)
            if pending:
                text += self.tr("，{count} 人待定").format(count=pending)
            self._excluded.say("excluded", "danger" if rest else "text_tertiary", text, linked=bool(rest))
        passed, failed = checks_of(detail)
        if not detail.computed:
            self._checks.say("warning", "warning", self.tr("改动后未计算，请按 F9"))
        elif failed:
            self._checks.say("warning", "warning", self.tr("{count} 项检查未通过").format(count=failed))
        else:
            self._checks.say("shield", "success", self.tr("{count} 项检查通过").format(count=passed))
