"""Whether a certificate that somebody holds is true: by its number, or by the very file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import VerdictWord
from trainingdesk.services.certificate_records import CertificateRow
from trainingdesk.services.certificates import CertificateVerdict
from trainingdesk.ui.terms import chip, day_text, level_text
from trainingdesk.ui.widgets.buttons import Button
from trainingdesk.ui.widgets.inputs import LineEdit
from trainingdesk.ui.widgets.labels import Chip, Label, rule
from trainingdesk.ui.widgets.sheet import Sheet


class VerifySheet(Sheet):
    """Takes a number, typed or scanned, or a PDF file; shows the verdict with the facts on file."""

    file_chosen = Signal(object)  # Path

    def __init__(self, title: str, confirm: str, language: Language) -> None:
        super().__init__(title, confirm)
        self._language = language
        self.number = LineEdit(self.tr("证书编号，可扫码录入"), icon_name="qr")
        self.number.setAccessibleName(self.tr("证书编号"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.number, 1)
        choose = Button(self.tr("选择 PDF 文件…"), icon_name="file")
        choose.clicked.connect(self._on_file_asked)
        row.addWidget(choose)
        self.body.addLayout(row)
        self._first = self.number
        self._found = QWidget()
        self._column = QVBoxLayout(self._found)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.chip = Chip()
        self._said = Label("", "body", wrap=True)
        self._column.addWidget(rule())
        self._column.addWidget(self.chip)
        self._column.addWidget(self._said)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(6)
        self._column.addLayout(self._facts)
        self._found.hide()
        self.add(self._found)

    def show_verdict(self, verdict: CertificateVerdict) -> None:
        """The verdict as a chip, what it means, and what is on file."""
        self.set_busy(busy=False)
        word = VerdictWord(verdict.verdict)
        look = chip(word, self._language)
        self.chip.show_state(look.text, look.icon_name, look.tone)
        self._said.setText(self._meaning(word, verdict))
        while self._facts.count():
            item = self._facts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for name, value in self._lines(verdict.facts):
            self._facts.addWidget(_Fact(name, value))
        self._found.show()
        self._place()
        self.number.selectAll()

    def _meaning(self, word: VerdictWord, verdict: CertificateVerdict) -> str:
        if word is VerdictWord.TRUE:
            return self.tr("{number} 在本局存档，现行有效。").format(number=verdict.number)
        if word is VerdictWord.ALTERED:
            return self.tr("{number} 在本局存档，但这份文件与打印时的不同。").format(number=verdict.number)
        if word is VerdictWord.REVOKED:
            reason = "、".join(filter(None, verdict.differences))
            return self.tr("{number} 已作废：{reason}").format(number=verdict.number, reason=reason)
        return self.tr("本局没有这个编号的证书。请核对编号，或到国家职业技能等级证书查询系统查验。")

    def _lines(self, row: CertificateRow | None) -> tuple[tuple[str, str], ...]:
        if row is None:
            return ()
        return (
            (self.tr("姓名"), row.name),
            (self.tr("证件号"), row.masked_id),
            (self.tr("工种与等级"), f"{row.occupation} {level_text(row.level, self._language)}"),
            (self.tr("发证日期"), day_text(row.issued_on)),
            (self.tr("评价机构"), row.issuer),
        )

    def _on_file_asked(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("选择 PDF 文件…"), "", "PDF (*.pdf)")
        if chosen:
            self.file_chosen.emit(Path(chosen))


class _Fact(QWidget):
    """A name at the left and what is on file at the right."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(name, "body", "secondary"))
        row.addStretch(1)
        row.addWidget(Label(value, "body_strong"))
