"""What a file comes to, in large figures."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainingdesk.domain.findings import Severity
from trainingdesk.services.import_records import ImportPreview
from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.terms import digest_text
from trainingdesk.ui.theme import font, theme
from trainingdesk.ui.widgets.cell_paint import draw_text
from trainingdesk.ui.widgets.labels import Label


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
        self.mended = Figure("edit", "info")
        for figure in (self.read, self.ready, self.wrong, self.warned, self.same, self.mended):
            row.addWidget(figure)
        row.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._of_class = Label("", "caption", "secondary")
        self._digest = Label("", "caption", "secondary")
        words.addWidget(self._of_class)
        words.addWidget(self._digest)
        row.addLayout(words)

    def show_preview(self, preview: ImportPreview, mended: int) -> None:
        """The figures of a preview; ``mended`` cells were amended here."""
        warned = sum(finding.severity is Severity.WARNING for finding in preview.findings)
        self.read.say(preview.rows_read, self.tr("行读入"))
        self.ready.say(preview.importable, self.tr("行可导入"))
        self.wrong.say(preview.listed, self.tr("行需处理"))
        self.warned.say(warned, self.tr("处提醒"))
        self.same.say(preview.unchanged, self.tr("行无变化"))
        self.same.setVisible(preview.unchanged > 0)
        self.mended.say(mended, self.tr("处已改正"))
        self.mended.setVisible(mended > 0)
        of_class = self.tr("班级 {number}").format(number=preview.class_number) if preview.class_number else ""
        self._of_class.setText(of_class)
        self._digest.setText(self.tr("文件指纹 {digest}").format(digest=digest_text(preview.file_digest)))
