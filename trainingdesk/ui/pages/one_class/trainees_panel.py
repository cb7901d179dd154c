"""The trainees of a class: problems first, put right in the row, opened as people, chosen for what is to be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from trainingdesk.domain.texts import Language
from trainingdesk.services.class_records import TraineeRow
from trainingdesk.services.reveals import Secret
from trainingdesk.services.trainee_changes import TraineeChange, TraineeField
from trainingdesk.ui.pages.one_class.columns import TraineeColumns
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.inputs import Segment
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_panel import RecordPanel

_SECRETS = {TraineeField.PHONE: Secret.PHONE, TraineeField.ACCOUNT: Secret.ACCOUNT}


class TraineesPanel(RecordPanel[TraineeRow]):
    """Tells what is to be done; the page does it."""

    revealed = Signal(object, object)  # TraineeRow, Secret
    changed = Signal(object)  # tuple[TraineeChange, ...]
    removal_asked = Signal(object)  # tuple[TraineeRow, ...]
    paste_asked = Signal()
    opened = Signal(object)  # TraineeRow

    def __init__(self, words: TraineeColumns, language: Language, name: str, empty: tuple[str, str, str, str]) -> None:
        super().__init__(words.make(language), lambda row: row.enrolment_id, name, empty=empty, has_checks=True)
        self.setObjectName("bare")
        self._words = words
        self.states = self.add_segments(self._segments(()), self.tr("检查结果"))
        self.states.chosen.connect(self._on_state_chosen)
        self.paste = Button(self.tr("粘贴学员"), ButtonKind.QUIET, icon_name="clipboard", key="Ctrl+V")
        self.paste.clicked.connect(self.paste_asked)
        self.add_tool(self.paste)
        self._build_actions()
        table = self.table
        table.opened.connect(self.opened)
        table.looked_at.connect(self._on_looked_at)
        table.records.edited.connect(self._on_edited)
        table.chosen_changed.connect(self._on_choice)
        fill = QShortcut(QKeySequence("Ctrl+D"), self, self._on_fill_down)
        fill.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.allow(may_edit=False)

    def _build_actions(self) -> None:
        self.group = Button(self.tr("设人员类别"), ButtonKind.LINK, icon_name="people", small=True)
        self.copy = Button(self.tr("复制（掩码）"), ButtonKind.LINK, icon_name="copy", small=True)
        self.remove = Button(self.tr("移出班级…"), ButtonKind.LINK, icon_name="cross", small=True)
        self.group.clicked.connect(self._on_group)
        self.copy.clicked.connect(self._on_copy)
        self.remove.clicked.connect(lambda: self.removal_asked.emit(self.table.chosen()))
        for button in (self.group, self.copy, self.remove):
            self.add_footer_action(button)
        self.hint = Label("", "caption", "secondary")
        self.add_footer_action(self.hint)

    def allow(self, *, may_edit: bool) -> None:
        """Whether this person may put something right in the class now."""
        self._words.may_edit = may_edit
        self.paste.setVisible(may_edit)
        edit = self.tr("F2 修改，Ctrl+D 向下填充，空格显示完整号码（记入日志）")
        self.hint.setText(edit if may_edit else self.tr("按空格显示证件号，会记入日志"))
        self._on_choice()

    def show_trainees(self, rows: tuple[TraineeRow, ...]) -> None:
        """Problems first."""
        ordered = self._words.worst_first(rows)
        self.states.show_segments(self._segments(ordered))
        self.show_records(ordered)

    def _segments(self, rows: tuple[TraineeRow, ...]) -> tuple[Segment, ...]:
        tones = [self._words.tone(row) for row in rows]
        return (
            Segment(None, self.tr("全部"), count=len(rows)),
            Segment("danger", self.tr("需处理"), "error", "danger", tones.count("danger")),
            Segment("warning", self.tr("提醒"), "warning", "warning", tones.count("warning")),
        )

    # ---- what happens ----

    def _on_state_chosen(self, tone: object) -> None:
        self.narrow(None if tone is None else lambda row: self._words.tone(row) == tone)

    def _on_choice(self) -> None:
        chosen = bool(self.table.chosen())
        self.copy.setVisible(chosen)
        for button in (self.group, self.remove):
            button.setVisible(chosen and self._words.may_edit)

    def _field(self) -> TraineeField | None:
        """The field of the current cell."""
        column = self.table.currentIndex().column()
        key = self.table.records.columns[column].key if column >= 0 else ""
        return TraineeField(key) if key in [field.value for field in TraineeField] else None

    def _on_looked_at(self, row: TraineeRow) -> None:
        field = self._field()
        self.revealed.emit(row, _SECRETS.get(field, Secret.PERSON_ID) if field else Secret.PERSON_ID)

    def _on_edited(self, row: TraineeRow, key: str, text: str) -> None:
        self.changed.emit((change_of(row, TraineeField(key), text),))

    def _on_fill_down(self) -> None:
        """The first chosen row's category for the others: the one thing that many people have in common."""
        chosen = self.table.chosen()
        first = chosen[0] if chosen else None
        if first is None or first.group is None or not self._words.may_edit:
            return
        group = first.group
        changes = tuple(change_of(row, TraineeField.GROUP, group.zh) for row in chosen[1:] if row.group is not group)
        if changes:
            self.changed.emit(changes)

    def _on_group(self) -> None:
        """Edit the category of the first chosen row; Ctrl+D carries it down."""
        chosen = self.table.chosen()
        if chosen:
            records = self.table.records
            at = records.index(records.row_of(chosen[0].enrolment_id), records.column_of(TraineeField.GROUP.value))
            flags = self.table.selectionModel().SelectionFlag.NoUpdate
            self.table.selectionModel().setCurrentIndex(at, flags)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.edit(at)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.table.copied_text())


def change_of(row: TraineeRow, field: TraineeField, text: str) -> TraineeChange:
    """The change to a field as the list showed it."""
    seen = {
        TraineeField.PHONE: row.masked_phone or "",
        TraineeField.ACCOUNT: row.masked_account or "",
        TraineeField.GROUP: row.group.value if row.group else "",
    }
    return TraineeChange(row.enrolment_id, field, text, seen[field])
