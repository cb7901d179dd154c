"""People by name, in pages of any length; typing looks through the whole office: name, sound, initials, last digits."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer

from trainingdesk.domain.changes import Changes
from trainingdesk.services.people_reading import PAGE, ListPeople, PersonPage, list_people
from trainingdesk.services.people_records import PersonRow
from trainingdesk.services.person_search import PersonMark
from trainingdesk.services.reveals import Revealed, RevealField, Secret, reveal_field
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.pages.people.columns import PeopleColumns
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_pages import RecordPages
from trainingdesk.ui.widgets.record_panel import RecordPanel


class PeoplePage(Page):
    """The list; Enter opens a person, Space shows the number for half a minute."""

    concerns = Changes.PEOPLE | Changes.ROSTER

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown: dict[int, str] = {}
        self._count = Label("", "body", "secondary")
        hint = Label(self.tr("按空格显示证件号半分钟，会记入日志"), "caption", "secondary")
        self.header(Label(self.title(), "page_title"), hint).insertWidget(1, self._count)
        self.panel: RecordPanel[PersonRow] = RecordPanel(
            PeopleColumns(self).make(desk.language),
            lambda row: row.id,
            self.title(),
            filter_hint=self.tr("筛选：姓名、拼音首字母、证件号后几位"),
            empty=("people", self.tr("还没有学员"), self.tr("导入花名册后会出现在这里。"), ""),
            searches=True,
        )
        self.pages: RecordPages[PersonRow] = RecordPages(self.panel, PAGE)
        self.pages.wanted.connect(self._on_wanted)
        self.panel.searched.connect(self.pages.begin)
        self.panel.retried.connect(self.reload)
        table = self.panel.table
        table.opened.connect(lambda row: self.go.emit(Route("person", str(row.id))))
        table.looked_at.connect(self._on_looked_at)
        self.column.addWidget(self.panel, 1)

    def title(self) -> str:
        return self.tr("学员")

    def open(self, key: str, part: str = "") -> None:
        """A key is what to look for."""
        if key:
            self.panel.filter.setText(key)
        super().open(key, part)

    def reload(self) -> None:
        self.pages.begin_again()

    def primary(self) -> None:
        row = self.panel.table.current()
        if row is not None:
            self.go.emit(Route("person", str(row.id)))

    def _on_wanted(self, after: PersonMark | None, count: int) -> None:
        order = ListPeople(self.panel.filter.text().strip(), after, count)
        self.desk.query(self, list_people, order, partial(self._on_listed, after), failed=self._on_failed)

    def _on_listed(self, after: PersonMark | None, page: PersonPage) -> None:
        self.pages.take(page.rows, page.next_after, page.total)
        self._show_rows()
        if page.total is not None:
            self._count.setText(self.tr("共 {count} 人").format(count=page.total))
        elif after is None:
            self._count.setText("")
        if after is None and page.rows and self.panel.table.current() is None:
            self.panel.table.go_to(page.rows[0].id)

    def _on_failed(self, error: Exception) -> None:
        self.pages.give_up()
        self.show_error(error)

    def _show_rows(self) -> None:
        self.panel.show_records(
            [replace(row, masked_id=self._shown[row.id]) if row.id in self._shown else row for row in self.pages.rows]
        )

    def _on_looked_at(self, row: PersonRow) -> None:
        if row.id in self._shown:
            self._hide(row.id)
            return
        order = RevealField(Secret.PERSON_ID, str(row.id))
        self.desk.act(self, reveal_field, order, partial(self._on_revealed, row.id), failed=self.show_error)

    def _on_revealed(self, person_id: int, revealed: Revealed) -> None:
        self._shown[person_id] = revealed.value
        self._show_rows()
        QTimer.singleShot(revealed.shown_for * 1000, self, partial(self._hide, person_id))

    def _hide(self, person_id: int) -> None:
        if self._shown.pop(person_id, None) is not None:
            self._show_rows()
