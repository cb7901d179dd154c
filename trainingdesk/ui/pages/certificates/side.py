"""Beside the list: giving out numbers, and the sheet as it will be or was printed with the checks before printing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.services.certificate_desk import SheetChecks, WaitingRow
from trainingdesk.services.employers import AssessmentBodyRow
from trainingdesk.ui.terms import named
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.form import Form
from trainingdesk.ui.widgets.inputs import Choice, DayField, Segment, Segments
from trainingdesk.ui.widgets.labels import Chip, Label, card, rule
from trainingdesk.ui.widgets.preview import Preview

_MARGIN = 16


class NumberingCard(QWidget):
    """Who gets numbers now, from which body, dated when."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = card()
        outer.addWidget(frame)
        outer.addStretch(1)
        column = QVBoxLayout(frame)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        column.addWidget(Label(self.tr("生成编号"), "section"))
        self._whom = Label("", "body", wrap=True)
        column.addWidget(self._whom)
        form = Form(columns=2)
        self.body = form.add(self.tr("评价机构"), Choice(), wide=True)
        self.issued_on = form.add(self.tr("发证日期"), DayField(), wide=True)
        column.addWidget(form)
        column.addWidget(rule())
        words = self.tr("编号按评价机构、年份和等级连续生成，整班一起编。生成后不能收回，只能作废。")
        column.addWidget(Label(words, "caption", "secondary", wrap=True))
        self.button = Button(self.tr("生成编号"), ButtonKind.PRIMARY, icon_name="award", key="Ctrl+Return")
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        column.addLayout(row)

    def show_bodies(self, bodies: Sequence[AssessmentBodyRow], today: date) -> None:
        """The bodies to choose from; the day of today unless somebody chose another."""
        self.body.show_entries([(body.name, body.credit_code) for body in bodies])
        if not self.issued_on.property("chosen"):
            self.issued_on.show_day(today)
            self.issued_on.setProperty("chosen", True)

    def show_chosen(self, rows: Sequence[WaitingRow], heads: int) -> None:
        """The classes that the chosen people sit in; whole classes are numbered."""
        classes = list(dict.fromkeys(row.class_number for row in rows))
        if not classes:
            self._whom.setText(self.tr("在左侧选择学员（Ctrl+A 全选），为其所在班级生成编号。"))
        else:
            self._whom.setText(
                self.tr("{classes}：共 {heads} 人待编号").format(classes="、".join(classes), heads=heads)
            )
        self.button.setEnabled(bool(classes) and self.body.count() > 0)


class _CheckLine(QWidget):
    """One check and how many pass it."""

    def __init__(self, text: str, count: int, faults: Sequence[str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(text, "body", wrap=True), 1)
        tone, icon_name = ("warning", "warning") if faults else ("success", "check")
        row.addWidget(Chip(f"{count}", icon_name, tone))
        self.setToolTip("\n".join(faults))
        self.setAccessibleName(f"{text} {count}")


class SheetCard(QWidget):
    """The sheet of the current certificate, the layout, the checks and the way to the printer."""

    asked = Signal()
    checked = Signal()
    layout_chosen = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.preview = Preview()
        self.preview.setMinimumHeight(320)
        column.addWidget(self.preview, 1)
        frame = card()
        column.addWidget(frame)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        inner.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("预检"), "section"))
        head.addStretch(1)
        self.kind = Segments((Segment(False, self.tr("全幅打印")), Segment(True, self.tr("套打"))), self.tr("打印方式"))
        self.kind.chosen.connect(lambda _: self.layout_chosen.emit())
        head.addWidget(self.kind)
        inner.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        inner.addLayout(self._lines)
        self._serials = Label("", "caption", "secondary", wrap=True)
        inner.addWidget(self._serials)
        row = QHBoxLayout()
        self.check_button = Button(self.tr("预检"), icon_name="checks", key="F9")
        self.check_button.clicked.connect(self.checked)
        self.print_button = Button(self.tr("打印"), ButtonKind.PRIMARY, icon_name="printer", key="Ctrl+Return")
        self.print_button.clicked.connect(self.asked)
        row.addWidget(self.check_button)
        row.addStretch(1)
        row.addWidget(self.print_button)
        inner.addLayout(row)
        self.forget_checks()

    @property
    def overlay(self) -> bool:
        """Whether facts alone are printed, onto blank forms."""
        return bool(self.kind.value())

    def show_count(self, count: int) -> None:
        """How many would be printed now."""
        self.print_button.setText(self.tr("打印 {count} 张").format(count=count) if count else self.tr("打印"))
        self.print_button.updateGeometry()
        self.print_button.setEnabled(count > 0)
        self.check_button.setEnabled(count > 0)

    def forget_checks(self) -> None:
        """Others are chosen: what was checked says nothing of them."""
        self._clear()
        self._serials.setText(self.tr("按 F9 检查所选证书的编号、等级和姓名字形。"))

    def show_checks(self, checks: SheetChecks) -> None:
        """What was found."""
        self._clear()
        for row in checks.rows:
            self._lines.addWidget(_CheckLine(named(row.check, self._language), row.passed, row.faults))
        parts = []
        if checks.first_prints:
            parts.append(
                self.tr("首次打印 {count} 张，印制流水号 {first} 至 {last}。").format(
                    count=checks.first_prints, first=checks.first_serial, last=checks.last_serial
                )
            )
        if checks.reprints:
            parts.append(self.tr("重印 {count} 张，用原存档文件。").format(count=checks.reprints))
        self._serials.setText("".join(parts) if self._language is Language.ZH else " ".join(parts))

    def _clear(self) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
