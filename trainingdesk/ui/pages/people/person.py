"""One person: levels held, classes sat in, money by year, accounts and groups, and what cannot be right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from trainingdesk.domain.changes import Changes
from trainingdesk.services.people_reading import ShowPerson, show_person
from trainingdesk.services.people_records import (
    AttendedClass,
    HeldLevel,
    PersonConflict,
    PersonDetail,
)
from trainingdesk.services.reveals import Revealed, RevealField, Secret, reveal_field
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.pages.people.columns import MoneyRow, PersonColumns
from trainingdesk.ui.terms import level_text, named
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.inputs import Segment, Segments
from trainingdesk.ui.widgets.labels import Chip, Label, card
from trainingdesk.ui.widgets.record_panel import RecordPanel

_FACTS = 5  # side by side above
_LEVELS, _CLASSES, _MONEY, _CONFLICTS = "levels", "classes", "money", "conflicts"


class PersonPage(Page):
    """Facts above, one list at a time below."""

    concerns = Changes.PEOPLE | Changes.CERTIFICATES | Changes.CLAIMS | Changes.AWARDS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: PersonDetail | None = None
        self._name = Label("", "page_title")
        self._level = Chip()
        self._conflict = Chip()
        row = self.header(self._name)
        row.insertWidget(1, self._level)
        row.insertWidget(2, self._conflict)
        frame = card()
        self._facts = QGridLayout(frame)
        self._facts.setContentsMargins(16, 12, 16, 12)
        self._facts.setHorizontalSpacing(6)
        self._facts.setVerticalSpacing(4)
        self.column.addWidget(frame)
        self.values: dict[Secret, Label] = {}
        self._build_lists()

    def _build_lists(self) -> None:
        self._columns = PersonColumns(self)
        language = self.desk.language
        self.parts = Segments(self._segments(), self.tr("内容"))
        self.parts.chosen.connect(lambda _: self._show_part())
        self.column.addWidget(self.parts)
        self.levels: RecordPanel[HeldLevel] = RecordPanel(
            self._columns.levels(language), lambda row: row.number, self.tr("等级证书"),
            empty=("award", self.tr("没有证书"), "", ""),
        )  # fmt: skip
        self.classes: RecordPanel[AttendedClass] = RecordPanel(
            self._columns.classes(language), lambda row: row.number, self.tr("班级"),
            empty=("class", self.tr("没有上过班"), "", ""),
        )  # fmt: skip
        self.money: RecordPanel[MoneyRow] = RecordPanel(
            self._columns.money(), lambda row: row.key, self.tr("补贴与申领"),
            empty=("yuan", self.tr("没有补贴和申领"), "", ""),
        )  # fmt: skip
        self.money.table.records.group_by(self._columns.year_of)
        self.conflicts: RecordPanel[PersonConflict] = RecordPanel(
            self._columns.conflicts(language), lambda row: (row.kind, row.other_id, row.subject), self.tr("冲突"),
            empty=("check", self.tr("没有发现冲突"), "", ""),
        )  # fmt: skip
        self._lists = QStackedLayout()
        self.column.addLayout(self._lists, 1)
        for panel in (self.levels, self.classes, self.money, self.conflicts):
            self._lists.addWidget(panel)
        self.levels.table.opened.connect(lambda row: self.go.emit(Route("certificates", row.number)))
        self.classes.table.opened.connect(lambda row: self.go.emit(Route("class", row.number)))
        self.money.table.opened.connect(self._on_money_opened)
        self.conflicts.table.opened.connect(self._on_conflict_opened)

    def title(self) -> str:
        return self._seen.row.name if self._seen is not None else self.tr("学员")

    def open(self, key: str, part: str = "") -> None:
        if part:
            self.parts.choose(part)
        super().open(key, part)

    def reload(self) -> None:
        if self.key.isdecimal():
            order = ShowPerson(int(self.key), self.desk.language)
            self.desk.query(self, show_person, order, self._on_shown, failed=self.show_error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space on the page shows the identity number, as it does in the list."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.reveal(Secret.PERSON_ID)
        else:
            super().keyPressEvent(event)

    # ---- showing ----

    def _segments(self) -> tuple[Segment, ...]:
        seen = self._seen
        money = sum(len(year.awards) + len(year.items) for year in seen.years) if seen is not None else None
        return (
            Segment(_LEVELS, self.tr("等级证书"), count=len(seen.levels) if seen else None),
            Segment(_CLASSES, self.tr("班级"), count=len(seen.classes) if seen else None),
            Segment(_MONEY, self.tr("补贴与申领"), count=money),
            Segment(_CONFLICTS, self.tr("冲突"), count=len(seen.conflicts) if seen else None),
        )

    def _on_shown(self, seen: PersonDetail) -> None:
        self._seen = seen
        row, language = seen.row, self.desk.language
        self.crumbs = ((self.tr("学员"), Route("people")), (row.name, None))
        self.titled.emit()
        self._name.setText(row.name)
        self._level.show_state(level_text(row.highest, language), "award", "info")
        self._level.setVisible(row.highest is not None)
        count = len(seen.conflicts)
        self._conflict.show_state(self.tr("{count} 项冲突").format(count=count), "warning", "warning")
        self._conflict.setVisible(count > 0)
        self._show_facts(seen)
        self.parts.show_segments(self._segments())
        self.levels.show_records(seen.levels)
        self.classes.show_records(seen.classes)
        self.money.show_records(self._columns.money_rows(seen, language))
        self.conflicts.show_records(seen.conflicts)
        self._show_part()

    def _show_part(self) -> None:
        parts: dict[str, QWidget] = {
            _LEVELS: self.levels,
            _CLASSES: self.classes,
            _MONEY: self.money,
            _CONFLICTS: self.conflicts,
        }
        self._lists.setCurrentWidget(parts[str(self.parts.value())])

    def _show_facts(self, seen: PersonDetail) -> None:
        while self._facts.count():
            item = self._facts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        row, language = seen.row, self.desk.language
        self.values = {}
        current = next((account for account in seen.accounts if account.current), None)
        self._add_secret(0, named(row.id_kind, language), row.masked_id, Secret.PERSON_ID)
        self._add_secret(1, self.tr("手机"), row.masked_phone, Secret.PHONE)
        bank = self.tr("银行账户") if current is None else current.bank
        self._add_secret(2, bank, row.masked_account, Secret.ACCOUNT)
        self._add_fact(3, self.tr("性别与年龄"), self._sex_and_age(seen))
        groups = [named(group.group, language) for group in seen.groups if group.holds]
        self._add_fact(4, self.tr("人员类别"), ("、" if language.value != "en" else ", ").join(groups) or "—")
        for place in range(_FACTS):
            self._facts.setColumnStretch(2 * place + 1, 1)

    def _sex_and_age(self, seen: PersonDetail) -> str:
        age = "" if seen.row.age is None else self.tr("{age} 岁").format(age=seen.row.age)
        return " ".join(filter(None, (named(seen.row.sex, self.desk.language), age))) or "—"

    def _add_fact(self, place: int, name: str, value: str) -> Label:
        shown = Label(value, "body_strong")
        self._facts.addWidget(Label(name, "caption", "secondary"), 0, 2 * place, 1, 2)
        self._facts.addWidget(shown, 1, 2 * place)
        return shown

    def _add_secret(self, place: int, name: str, masked: str | None, secret: Secret) -> None:
        self.values[secret] = self._add_fact(place, name, masked or "—")
        if masked:
            show = Button(self.tr("显示"), ButtonKind.LINK, icon_name="eye", small=True)
            show.setToolTip(self.tr("显示半分钟，记入日志"))
            show.clicked.connect(partial(self.reveal, secret))
            self._facts.addWidget(show, 1, 2 * place + 1, Qt.AlignmentFlag.AlignLeft)

    # ---- doing ----

    def reveal(self, secret: Secret, _checked: bool = False) -> None:
        """Show one value in full for half a minute; that is on record."""
        shown = self.values.get(secret)
        if shown is None:
            return
        masked = shown.text()

        def told(revealed: Revealed) -> None:
            shown.setText(revealed.value)
            QTimer.singleShot(revealed.shown_for * 1000, shown, lambda: shown.setText(masked))

        self.desk.act(self, reveal_field, RevealField(secret, self.key), told, failed=self.show_error)

    def _on_money_opened(self, row: MoneyRow) -> None:
        if row.claim:
            self.go.emit(Route("claim", row.claim))

    def _on_conflict_opened(self, row: PersonConflict) -> None:
        if row.other_id is not None:
            self.go.emit(Route("person", str(row.other_id)))
