"""The list of classes: where each stands, and the way into it."""

from __future__ import annotations

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.people import Permission
from trainingdesk.domain.workflow import ClassState
from trainingdesk.services.class_lists import ClassPage, ListClasses, list_classes
from trainingdesk.services.class_records import ClassRow
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.pages.classes.columns import ClassColumns
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.inputs import Segment
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_panel import RecordPanel

_MOST = 500


class ClassesPage(Page):
    """All classes within reach, newest first."""

    concerns = Changes.CLASSES | Changes.ROSTER | Changes.ATTENDANCE | Changes.ASSESSMENTS | Changes.CERTIFICATES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.new = Button(self.tr("新建班级"), ButtonKind.PRIMARY, icon_name="plus", key="Ctrl+N")
        self.new.clicked.connect(self._on_new)
        self.header(Label(self.title(), "page_title"), self.new)
        self.new.setVisible(desk.actor.may(Permission.KEEP_CLASSES))
        self.panel: RecordPanel[ClassRow] = RecordPanel(
            ClassColumns(self).make(desk.language, own=desk.actor.institution_id is not None),
            lambda row: row.id,
            self.title(),
            filter_hint=self.tr("筛选：班号、工种、机构"),
            empty=("class", self.tr("还没有班级"), self.tr("把花名册拖到工作台，或新建一个班级。"), ""),
        )
        self.states = self.panel.add_segments(self._segments(()), self.tr("状态"))
        self.states.chosen.connect(self._on_state_chosen)
        self.panel.table.opened.connect(self._on_opened)
        self.panel.retried.connect(self.reload)
        self.column.addWidget(self.panel, 1)

    def title(self) -> str:
        return self.tr("班级")

    def reload(self) -> None:
        self.panel.begin()
        self.desk.query(self, list_classes, ListClasses(limit=_MOST), self._on_listed, failed=self.show_error)

    def primary(self) -> None:
        current = self.panel.table.current()
        if current is not None:
            self._on_opened(current)

    def _segments(self, rows: tuple[ClassRow, ...]) -> tuple[Segment, ...]:
        def count(*states: ClassState) -> int:
            return sum(row.state in states for row in rows)

        return (
            Segment(None, self.tr("全部"), count=len(rows)),
            Segment(ClassState.OPEN, self.tr("在办"), count=count(ClassState.OPEN)),
            Segment(ClassState.CLOSED, self.tr("已结班"), count=count(ClassState.CLOSED)),
        )

    def _on_listed(self, page: ClassPage) -> None:
        self.states.show_segments(self._segments(page.rows))
        self.panel.show_records(page.rows)

    def _on_state_chosen(self, state: object) -> None:
        self.panel.narrow(None if state is None else lambda row: row.state == state)

    def _on_opened(self, row: ClassRow) -> None:
        self.go.emit(Route("class", row.number))

    def _on_new(self) -> None:
        self.go.emit(Route("class_new"))
