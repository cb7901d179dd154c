"""A new claim: for a class, for one person at the counter, for an employer's people."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.services.certificate_records import CertificateRow
from trainingdesk.services.class_records import ClassRow
from trainingdesk.services.employers import EmployerRow
from trainingdesk.ui.pages.claims.columns import CertificateColumns, ClassColumns
from trainingdesk.ui.widgets.inputs import Choice
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_panel import RecordPanel
from trainingdesk.ui.widgets.sheet import Sheet


class ClassClaimSheet(Sheet):
    """Choose one class; ``chosen`` tells its number."""

    chosen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__("", "", width=640)
        self.retitle(self.tr("为班级申领"))
        self.confirm_button.setText(self.tr("新建并计算"))
        self.panel: RecordPanel[ClassRow] = RecordPanel(
            ClassColumns().make(language),
            lambda row: row.number,
            self.tr("可申领的班级"),
            empty=(
                "class",
                self.tr("没有可申领的班级"),
                self.tr("有证书、且没有在办申领单的班级会出现在这里。"),
                "",
            ),
        )
        self.panel.setFixedHeight(320)
        self.panel.table.opened.connect(lambda _: self.confirm_button.click())
        self.add(self.panel)
        self.panel.begin()
        self.confirmed.connect(self._on_confirmed_class)

    def show_classes(self, rows: Sequence[ClassRow]) -> None:
        """The classes there are, the first chosen."""
        self.panel.show_records(rows)
        self.confirm_button.setEnabled(bool(rows))
        if rows:
            self.panel.table.go_to(rows[0].number)
            self.panel.table.setFocus()

    def _on_confirmed_class(self) -> None:
        current = self.panel.table.current()
        if current is not None:
            self.chosen.emit(current.number)


class CertificateClaimSheet(Sheet):
    """Choose certificates, for an employer too where there are employers; ``chosen`` tells numbers and credit code."""

    chosen = Signal(object, str)

    def __init__(self, language: Language, *, for_employer: bool) -> None:
        super().__init__("", "", width=860)
        self._for_employer = for_employer
        self.retitle(self.tr("用人单位批量申领") if for_employer else self.tr("窗口申领"))
        self.confirm_button.setText(self.tr("新建并计算"))
        self.employer = Choice()
        self.employer.setAccessibleName(self.tr("用人单位"))
        if for_employer:
            label = Label(self.tr("用人单位"), "body", "secondary")
            label.setBuddy(self.employer)
            self.add(label)
            self.add(self.employer)
        words = self.tr("勾选这些人的证书；可多选。") if for_employer else self.tr("勾选一人的一份或几份证书。")
        self.add(Label(words, "body", "secondary"))
        self.panel: RecordPanel[CertificateRow] = RecordPanel(
            CertificateColumns().make(language),
            lambda row: row.number,
            self.tr("已登记的证书"),
            filter_hint=self.tr("筛选：姓名、证书编号"),
            empty=("award", self.tr("没有已登记的证书"), self.tr("先导入或登记证书，再来申领。"), ""),
            has_checks=True,
        )
        self.panel.setFixedHeight(380)
        self.add(self.panel)
        self.panel.begin()
        self.panel.table.chosen_changed.connect(self._on_chosen_changed)
        self.confirmed.connect(self._on_confirmed_certificates)
        self._on_chosen_changed()

    def show_certificates(self, rows: Sequence[CertificateRow]) -> None:
        """Those that are not void, the latest first."""
        valid = [row for row in rows if row.state is not CertificateState.VOID]
        self.panel.show_records(sorted(valid, key=lambda row: (row.issued_on, row.number), reverse=True))
        self.panel.filter.setFocus()

    def show_employers(self, rows: Sequence[EmployerRow]) -> None:
        """The employers there are."""
        self.employer.show_entries([(f"{row.name}（{row.credit_code}）", row.credit_code) for row in rows])
        self._on_chosen_changed()

    def _on_chosen_changed(self) -> None:
        named = not self._for_employer or self.employer.value() is not None
        self.confirm_button.setEnabled(named and bool(self.panel.table.chosen()))

    def _on_confirmed_certificates(self) -> None:
        numbers = tuple(row.number for row in self.panel.table.chosen())
        self.chosen.emit(numbers, str(self.employer.value() or ""))
