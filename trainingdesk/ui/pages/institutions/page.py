"""Institutions, employers and assessment bodies: one list at a time, entered and corrected in sheets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedLayout

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.people import Permission, Role
from trainingdesk.services.employers import (
    AssessmentBodyList,
    AssessmentBodyRow,
    EditAssessmentBody,
    EditEmployer,
    EmployerList,
    EmployerRow,
    edit_assessment_body,
    edit_employer,
    list_assessment_bodies,
    list_employers,
    register_assessment_body,
    register_employer,
)
from trainingdesk.services.institution_lists import (
    InstitutionPage,
    InstitutionRow,
    ListInstitutions,
    list_institutions,
)
from trainingdesk.services.institutions import register_institution
from trainingdesk.services.office import Procedure
from trainingdesk.services.records import Made, Nothing
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.drafting import draft_sheet
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.pages.institutions.columns import InstitutionColumns
from trainingdesk.ui.pages.institutions.sheets import BodySheet, EmployerSheet, InstitutionSheet
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.inputs import Segment, Segments
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_panel import RecordPanel
from trainingdesk.ui.widgets.sheet import Sheet

_INSTITUTIONS, _EMPLOYERS, _BODIES = "institutions", "employers", "bodies"
_MOST = 2000
_DAY = timedelta(days=1)


class InstitutionsPage(Page):
    """The registers of the parties that train, employ and assess."""

    concerns = Changes.INSTITUTIONS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._manages = desk.actor.may(Permission.MANAGE_INSTITUTIONS)
        self.registers = Segments(self._segments(), self.tr("登记簿"))
        self.registers.chosen.connect(self._on_register_chosen)
        self.add_button = Button(self.tr("登记…"), ButtonKind.PRIMARY, icon_name="plus", key="Ctrl+N")
        self.add_button.clicked.connect(self._on_add)
        self.header(Label(self.title(), "page_title"), self.registers, self.add_button)
        self.add_button.setVisible(self._manages)
        columns = InstitutionColumns(self)
        hint = self.tr("筛选：名称、代码、联系人")
        self.institutions: RecordPanel[InstitutionRow] = RecordPanel(
            columns.institutions(desk.language), lambda row: row.credit_code, self.tr("机构"), filter_hint=hint,
            empty=("building", self.tr("还没有登记机构"), "", ""),
        )  # fmt: skip
        self.employers: RecordPanel[EmployerRow] = RecordPanel(
            columns.employers(desk.language), lambda row: row.credit_code, self.tr("用人单位"), filter_hint=hint,
            empty=("briefcase", self.tr("还没有登记用人单位"), "", ""),
        )  # fmt: skip
        self.bodies: RecordPanel[AssessmentBodyRow] = RecordPanel(
            columns.bodies(), lambda row: row.credit_code, self.tr("评价机构"), filter_hint=hint,
            empty=("award", self.tr("还没有登记评价机构"), "", ""),
        )  # fmt: skip
        self._lists = QStackedLayout()
        self.column.addLayout(self._lists, 1)
        for panel in (self.institutions, self.employers, self.bodies):
            self._lists.addWidget(panel)
            panel.retried.connect(self.reload)
        self.institutions.table.opened.connect(lambda row: self.go.emit(Route("institution", row.credit_code)))
        self.employers.table.opened.connect(self._on_employer_opened)
        self.bodies.table.opened.connect(self._on_body_opened)

    def title(self) -> str:
        return self.tr("机构", "list")

    def open(self, key: str, part: str = "") -> None:
        if part:
            self.registers.choose(part)
        super().open(key, part)

    def reload(self) -> None:
        kind = self.registers.value()
        if kind == _EMPLOYERS:
            self._lists.setCurrentWidget(self.employers)
            self.employers.begin()
            self.desk.query(self, list_employers, Nothing(), self._on_employers, failed=self.show_error)
        elif kind == _BODIES:
            self._lists.setCurrentWidget(self.bodies)
            self.bodies.begin()
            self.desk.query(self, list_assessment_bodies, Nothing(), self._on_bodies, failed=self.show_error)
        else:
            self._lists.setCurrentWidget(self.institutions)
            self.institutions.begin()
            order = ListInstitutions(limit=_MOST)
            self.desk.query(self, list_institutions, order, self._on_institutions, failed=self.show_error)

    def primary(self) -> None:
        current = self.institutions.table.current()
        if self.registers.value() == _INSTITUTIONS and current is not None:
            self.go.emit(Route("institution", current.credit_code))

    # ---- lists ----

    def _segments(self) -> tuple[Segment, ...]:
        shown = [Segment(_INSTITUTIONS, self.tr("机构", "list"))]
        if self.desk.actor.role is not Role.INSTITUTION_CLERK:
            shown.append(Segment(_EMPLOYERS, self.tr("用人单位")))
        shown.append(Segment(_BODIES, self.tr("评价机构", "list")))
        return tuple(shown)

    def _on_register_chosen(self, _kind: object) -> None:
        self.reload()

    def _on_institutions(self, page: InstitutionPage) -> None:
        self.institutions.show_records(page.rows)
        if page.rows and self.institutions.table.current() is None:
            self.institutions.table.go_to(page.rows[0].credit_code)

    def _on_employers(self, found: EmployerList) -> None:
        self.employers.show_records(found.rows)

    def _on_bodies(self, found: AssessmentBodyList) -> None:
        self.bodies.show_records(found.rows)

    # ---- entering and correcting ----

    def _on_add(self) -> None:
        kind, region = self.registers.value(), self.desk.facts.region
        if kind == _EMPLOYERS:
            employer = EmployerSheet(self.tr("登记用人单位"), self.tr("登记"), self.desk.language, region)
            self._ask(employer, "employer", "", register_employer, employer.order)
        elif kind == _BODIES:
            body = BodySheet(self.tr("登记评价机构"), self.tr("登记"))
            self._ask(body, "body", "", register_assessment_body, body.order)
        else:
            institution = InstitutionSheet(self.tr("登记机构"), self.tr("登记"), self.desk.language, region)
            rows = self.institutions.table.records.records
            if rows:
                institution.show_days(rows[-1].certified_from, rows[-1].certified_until - _DAY)
            self._ask(institution, "institution", "", register_institution, institution.order)

    def _on_employer_opened(self, row: EmployerRow) -> None:
        if self._manages:
            sheet = EmployerSheet(self.tr("更正用人单位"), self.tr("保存"), self.desk.language, row.region)
            sheet.show_row(row)
            order = lambda: EditEmployer(row.version, sheet.order())  # noqa: E731
            self._ask(sheet, "employer", row.credit_code, edit_employer, order)

    def _on_body_opened(self, row: AssessmentBodyRow) -> None:
        if self._manages:
            sheet = BodySheet(self.tr("更正评价机构"), self.tr("保存"))
            sheet.show_row(row)
            order = lambda: EditAssessmentBody(row.version, sheet.order())  # noqa: E731
            self._ask(sheet, "body", row.credit_code, edit_assessment_body, order)

    def _ask(
        self, sheet: Sheet, place: str, key: str, procedure: Procedure[Any, Made], order: Callable[[], Any]
    ) -> None:
        """Show the sheet; what was typed is kept until the office has taken it."""

        def confirmed() -> None:
            sheet.set_busy(busy=True)
            then = partial(self._on_made, sheet)
            self.desk.act(self, procedure, order(), then, failed=partial(self._on_failed, sheet))

        sheet.confirmed.connect(confirmed)
        draft_sheet(self.desk, sheet, place, key)
        self.sheet_asked.emit(sheet)

    def _on_made(self, sheet: Sheet, made: Made) -> None:
        sheet.finish()
        self.told.emit("success", self.tr("已登记 {code}。").format(code=made.number))

    def _on_failed(self, sheet: Sheet, error: Exception) -> None:
        sheet.set_busy(busy=False)
        sheet.show_error(error, self.desk.language)
