"""The check of one file: how many rows go in, the problems with cause and remedy, and the current row in full."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainingdesk.domain.findings import Severity
from trainingdesk.domain.texts import Language
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.services.import_records import ImportPreview
from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.pages.importing.columns import CheckColumns, CheckRow, helps, rows_of, said
from trainingdesk.ui.terms import digest_text
from trainingdesk.ui.theme import font, theme
from trainingdesk.ui.widgets.buttons import Button, IconButton
from trainingdesk.ui.widgets.cell_paint import draw_text
from trainingdesk.ui.widgets.inputs import Segment
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_panel import RecordPanel

_PROBLEMS = frozenset({Severity.ERROR, Severity.WARNING})


class Figure(QWidget):
    """A large number with its words beside it, and a sign before it."""

    def __init__(self, icon_name: str, tone: str) -> None:
        super().__init__()
        self._icon_name, self._tone = icon_name, tone
        self._number, self._text = "0", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, number: int, text: str) -> None:
        """Change the number; a figure that is nought is quiet."""
        self._number, self._text = str(number), text
        self.setAccessibleName(f"{number} {text}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font("page_title")).horizontalAdvance(self._number)
        width += QFontMetricsF(font("body")).horizontalAdvance(self._text) + 8
        return QSize(round(width) + (26 if self._icon_name else 2), 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0.0
        tone = self._tone if self._number != "0" else "text_secondary"
        if self._icon_name:
            draw_icon(painter, self._icon_name, QRectF(0, 7, 18, 18), theme.color(tone))
            left = 26
        area = QRectF(left, 0, self.width() - left, 32)
        draw_text(painter, area, self._number, "page_title", tone if self._tone != "text" else "text")
        left += QFontMetricsF(font("page_title")).horizontalAdvance(self._number) + 8
        draw_text(painter, QRectF(left, 2, self.width() - left, 32), self._text, "body", "text_secondary")


class CountsCard(QFrame):
    """What the file comes to, and which file and class it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(28)
        self.read = Figure("", "text")
        self.ready = Figure("check", "success")
        self.wrong = Figure("error", "danger")
        self.warned = Figure("warning", "warning")
        self.same = Figure("minus", "text_secondary")
        for figure in (self.read, self.ready, self.wrong, self.warned, self.same):
            row.addWidget(figure)
        row.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._of_class = Label("", "caption", "secondary")
        self._digest = Label("", "caption", "secondary")
        words.addWidget(self._of_class)
        words.addWidget(self._digest)
        row.addLayout(words)

    def show_preview(self, preview: ImportPreview) -> None:
        """The figures of a preview."""
        warned = sum(finding.severity is Severity.WARNING for finding in preview.findings)
        self.read.say(preview.rows_read, self.tr("行读入"))
        self.ready.say(preview.importable, self.tr("行可导入"))
        self.wrong.say(preview.listed, self.tr("行需处理"))
        self.warned.say(warned, self.tr("处提醒"))
        self.same.say(preview.unchanged, self.tr("行无变化"))
        self.same.setVisible(preview.unchanged > 0)
        of_class = self.tr("班级 {number}").format(number=preview.class_number) if preview.class_number else ""
        self._of_class.setText(of_class)
        self._digest.setText(self.tr("文件指纹 {digest}").format(digest=digest_text(preview.file_digest)))


class RowPanel(QFrame):
    """The current row: the whole sentence, what helps, and what would be written."""

    stepped = Signal(int)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language = language
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        self._place = Label("", "body_strong")
        self._code = Label("", "caption", "tertiary")
        head.addWidget(self._place)
        head.addWidget(self._code)
        head.addStretch(1)
        for icon_name, name, by in (("chevron_left", self.tr("上一行"), -1), ("chevron_right", self.tr("下一行"), 1)):
            button = IconButton(icon_name, name)
            button.clicked.connect(lambda _=False, by=by: self.stepped.emit(by))
            head.addWidget(button)
        column.addLayout(head)
        self._said = Label("", "body", wrap=True)
        self._helps = Label("", "body", "secondary", wrap=True)
        self._facts = Label("", "caption", "secondary", wrap=True)
        for label in (self._said, self._helps, self._facts):
            column.addWidget(label)

    def show_row(self, row: CheckRow | None, kind: FileKind) -> None:
        """One row, or nothing."""
        self.setVisible(row is not None)
        if row is None:
            return
        finding = row.finding
        place = self.tr("整个文件") if row.mark is None else self.tr("原表第 {row} 行").format(row=row.mark.row)
        if finding is not None and finding.place.header:
            place += self.tr("，{column} 列“{header}”").format(
                column=finding.place.column or "", header=finding.place.header
            )
        self._place.setText(place)
        self._code.setText(finding.code if finding else "")
        self._said.setText(said(row, self._language) or self.tr("没有问题。"))
        self._helps.setText(helps(row, self._language))
        self._helps.setVisible(bool(self._helps.text()))
        facts = self._facts_of(row, kind)
        self._facts.setText("　".join(facts))
        self._facts.setVisible(bool(facts))

    def _facts_of(self, row: CheckRow, kind: FileKind) -> list[str]:
        """What would be written of the row, each with its name."""
        if row.planned is None:
            return []
        names = {
            FileKind.ROSTER: (self.tr("现等级"), self.tr("申报等级"), self.tr("人员类别"), self.tr("银行账户")),
            FileKind.ATTENDANCE: (self.tr("天数"), self.tr("实到学时")),
            FileKind.RESULTS: (self.tr("等级"), self.tr("考核日期"), self.tr("考核"), self.tr("证书编号")),
        }.get(kind, ())
        values = [(self.tr("姓名"), row.planned.name), (self.tr("证件号"), row.planned.masked_id)]
        values += list(zip(names, row.planned.facts, strict=False))
        return [f"{name} {value}" for name, value in values if value]


class CheckPanel(QWidget):
    """Counts, problems and the current row of one file."""

    retried = Signal()
    remark_asked = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = FileKind.ROSTER
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.counts = CountsCard()
        column.addWidget(self.counts)
        self.panel: RecordPanel[CheckRow] = RecordPanel(
            CheckColumns(self).make(language),
            lambda row: row.key,
            self.tr("检查结果"),
            empty=("check", self.tr("没有问题"), self.tr("所有行都可以导入。"), ""),
        )
        self.states = self.panel.add_segments(self._segments(()), self.tr("检查结果"))
        self.states.chosen.connect(self._on_state_chosen)
        self.remark = Button(self.tr("退回带批注的工作簿"), icon_name="download")
        self.remark.clicked.connect(self.remark_asked)
        self.panel.add_tool(self.remark)
        self.panel.retried.connect(self.retried)
        column.addWidget(self.panel, 1)
        self.row = RowPanel(language)
        self.row.stepped.connect(self.panel.table.step)
        self.row.hide()
        column.addWidget(self.row)
        self.panel.table.current_changed.connect(lambda row: self.row.show_row(row, self._kind))

    def show_preview(self, preview: ImportPreview) -> None:
        """Show a preview, at the gravest there is."""
        self._kind = preview.kind
        self.counts.show_preview(preview)
        rows = rows_of(preview)
        self.states.show_segments(self._segments(rows))
        self.panel.show_records(rows)
        worst = next((key for key in ("error", "problems") if any(_fits(row, key) for row in rows)), "all")
        self.states.choose(worst)
        self._on_state_chosen(worst)
        self.remark.setEnabled(any(row.finding for row in rows))

    def _segments(self, rows: tuple[CheckRow, ...]) -> tuple[Segment, ...]:
        def count(key: str) -> int:
            return sum(_fits(row, key) for row in rows)

        return (
            Segment("problems", self.tr("有问题"), count=count("problems")),
            Segment("error", self.tr("错误"), "error", "danger", count("error")),
            Segment("warning", self.tr("提醒"), "warning", "warning", count("warning")),
            Segment("all", self.tr("全部"), count=count("all")),
        )

    def _on_state_chosen(self, key: object) -> None:
        self.panel.narrow(None if key == "all" else lambda row: _fits(row, str(key)))
        shown = self.panel.table.records.shown
        current = self.panel.table.current() or (shown[0] if shown else None)
        if current is not None:
            self.panel.table.go_to(current.key)
        self.row.show_row(current, self._kind)


def _fits(row: CheckRow, key: str) -> bool:
    if key == "all":
        return True
    return row.severity in _PROBLEMS if key == "problems" else row.severity == key
