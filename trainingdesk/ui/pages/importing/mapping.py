"""Which column holds what: every column with its title and samples, taken for a field that the clerk may change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.exchange.corrections import ColumnChoice
from trainingdesk.exchange.header_words import Field
from trainingdesk.services.import_source import ColumnLook, ColumnsOfSheet, SourceColumn
from trainingdesk.ui.widgets.inputs import Choice
from trainingdesk.ui.widgets.labels import ElidedLabel, Label


class MappingPanel(QFrame):
    """The columns of a file's sheets; ``settled`` tells whether all that is needed has a column now."""

    settled = Signal(bool)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language = language
        self._look: ColumnLook | None = None
        self._sheet: ColumnsOfSheet | None = None
        self._choices: dict[str, dict[str, Field | None]] = {}  # by sheet, then by column
        self.fields: dict[str, Choice] = {}  # of the sheet shown
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        self._said = Label("", "body_strong")
        self.sheets = Choice()
        self.sheets.setAccessibleName(self.tr("工作表"))
        self.sheets.chosen.connect(self._on_sheet_chosen)
        head.addWidget(self._said)
        head.addStretch(1)
        head.addWidget(self.sheets)
        column.addLayout(head)
        self.lacking = Label("", "body", "danger", wrap=True)
        column.addWidget(self.lacking)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        column.addWidget(self._area, 1)

    def show_look(self, look: ColumnLook) -> None:
        """The columns as they are read now."""
        self._look = look
        self._choices = {sheet.name: {each.letters: each.field for each in sheet.columns} for sheet in look.sheets}
        self.sheets.show_entries([(sheet.name or self.tr("文本"), sheet.name) for sheet in look.sheets])
        self.sheets.setVisible(len(look.sheets) > 1)
        if look.sheets:
            best = max(look.sheets, key=lambda sheet: sum(each.field is not None for each in sheet.columns))
            self.sheets.choose(best.name)
            self._show_sheet(best)

    def choices(self) -> tuple[ColumnChoice, ...]:
        """The columns of sheets on which something is read otherwise than by its title."""
        sheets = self._look.sheets if self._look else ()
        return tuple(
            ColumnChoice(sheet.name, letters, field)
            for sheet in sheets
            if any(each.field != self._choices[sheet.name][each.letters] for each in sheet.columns)
            for letters, field in self._choices[sheet.name].items()
        )

    # ---- building ----

    def _show_sheet(self, sheet: ColumnsOfSheet) -> None:
        self._sheet = sheet
        at = self.tr("表头在第 {row} 行").format(row=sheet.header_row)
        self._said.setText(at if sheet.header_row else self.tr("没有表头，请逐列指定"))
        self.fields = {}
        inner = QWidget()
        inner.setObjectName("scrolled")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for place, text in enumerate((self.tr("列"), self.tr("表头"), self.tr("对应为"), self.tr("样例"))):
            grid.addWidget(Label(text, "caption", "secondary"), 0, place)
        for row, each in enumerate(sheet.columns, 1):
            self._add_column(grid, row, each)
        grid.setColumnMinimumWidth(1, 160)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(len(sheet.columns) + 1, 1)
        self._area.setWidget(inner)
        self._tell()

    def _add_column(self, grid: QGridLayout, row: int, column: SourceColumn) -> None:
        grid.addWidget(Label(column.letters, "body", "secondary"), row, 0)
        title = Label(column.title, "body_strong")
        grid.addWidget(title, row, 1)
        comma = "、" if self._language is Language.ZH else ", "
        grid.addWidget(ElidedLabel(comma.join(column.samples) or "—", "body", "secondary"), row, 3)
        field = Choice([(self.tr("不采用"), ""), *self._names()])
        field.choose(self._now(column.letters) or "")
        field.setAccessibleName(f"{column.letters} {column.title}")
        field.setMinimumWidth(200)
        field.chosen.connect(lambda value, letters=column.letters: self._on_chosen(letters, value))
        title.setBuddy(field)
        self.fields[column.letters] = field
        grid.addWidget(field, row, 2)

    def _names(self) -> list[tuple[str, object]]:
        """Fields in the language of the window; Qt keeps them as their codes."""
        fields = self._look.fields if self._look else ()
        return [(each.zh if self._language is Language.ZH else each.en, each.field.value) for each in fields]

    def _now(self, letters: str) -> Field | None:
        return self._choices[self._sheet.name][letters] if self._sheet else None

    # ---- what happens ----

    def _on_sheet_chosen(self, name: object) -> None:
        sheet = next((each for each in self._look.sheets if each.name == name), None) if self._look else None
        if sheet is not None:
            self._show_sheet(sheet)

    def _on_chosen(self, letters: str, value: object) -> None:
        """A field has one column: another one that had it has none."""
        if self._sheet is None:
            return
        mine = self._choices[self._sheet.name]
        field = Field(str(value)) if value else None
        for other, taken in mine.items():
            if field is not None and taken is field and other != letters:
                mine[other] = None
                self.fields[other].choose("")
        mine[letters] = field
        self._tell()

    def _tell(self) -> None:
        """What is needed and has no column yet on the sheet."""
        if self._look is None or self._sheet is None:
            return
        names = {code: name for name, code in self._names()}
        told = set(self._choices[self._sheet.name].values())
        lacking = ["/".join(names[f.value] for f in choice if f.value in names) for choice in self._look.needed
                   if not told & set(choice)]  # fmt: skip
        comma = "、" if self._language is Language.ZH else ", "
        self.lacking.setText(self.tr("还缺：{fields}").format(fields=comma.join(lacking)))
        self.lacking.setVisible(bool(lacking))
        self.settled.emit(not lacking)
