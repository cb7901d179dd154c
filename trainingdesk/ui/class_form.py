"""The facts of a class as a form: what the institution may teach as choices, the rest with what is usual."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from trainingdesk.domain.levels import Level
from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import CertificateKind, Delivery
from trainingdesk.services.class_proposals import NewClass
from trainingdesk.services.class_records import ClassDetail
from trainingdesk.services.classes import ClassFacts
from trainingdesk.services.institution_lists import ScopeView
from trainingdesk.ui.terms import level_text, named
from trainingdesk.ui.widgets.draft_fields import Field, fields_of
from trainingdesk.ui.widgets.form import Form
from trainingdesk.ui.widgets.inputs import Choice, DayField, LineEdit
from trainingdesk.ui.widgets.labels import Label

Trade = tuple[str, int, str]  # code, edition, name


class LevelBoxes(QWidget):
    """One box a level that is within the scope."""

    changed = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 4, 0, 4)
        self._row.setSpacing(16)
        self._boxes = {
            level: QCheckBox(level_text(level, language)) for level in sorted(Level, key=lambda one: one.rank)
        }
        for box in self._boxes.values():
            box.toggled.connect(self.changed)
            self._row.addWidget(box)
        self._row.addStretch(1)
        self._offered: tuple[Level, ...] = ()
        self.show_levels(())

    def show_levels(self, levels: Sequence[Level]) -> None:
        """Offer these; what was chosen and is still offered stays chosen."""
        self._offered = tuple(level for level in self._boxes if level in levels)
        for level, box in self._boxes.items():
            box.setVisible(level in levels)
            box.setChecked(box.isChecked() and level in levels)
        self.setFocusProxy(self._boxes[self._offered[0]] if self._offered else next(iter(self._boxes.values())))

    def choose(self, levels: Sequence[Level]) -> None:
        """Check these and no others; a level outside the scope is offered all the same, for the office to refuse."""
        self.show_levels((*self._offered, *levels))
        for level, box in self._boxes.items():
            box.setChecked(level in levels)

    def levels(self) -> tuple[Level, ...]:
        return tuple(level for level, box in self._boxes.items() if box.isChecked())

    def draft_text(self) -> str:
        """The levels chosen, as a draft of the form keeps them."""
        return ",".join(level.value for level in self.levels())

    def show_draft_text(self, text: str) -> None:
        """Choose what a draft kept; ValueError for what is no level."""
        self.choose([Level(value) for value in text.split(",") if value])


class ClassForm(QWidget):
    """Reads and shows the facts of a class; what may not be changed any more is shown and cannot be."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._scope: tuple[ScopeView, ...] = ()
        self._direction: str | None = None  # of the class it was filled in from; not shown, and kept
        self._region = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._trade_form(column)
        self._time_form(column)
        self._place_form(column)
        self.trade.chosen.connect(self._on_trade_chosen)
        self.start.dateChanged.connect(self._on_trade_chosen)

    def show_scope(self, scope: Sequence[ScopeView]) -> None:
        """What the institution may teach."""
        self._scope = tuple(scope)
        trades = dict.fromkeys((one.occupation_code, one.edition, one.occupation_name) for one in scope)
        self.trade.show_entries([(trade_text(trade), trade) for trade in trades])
        self._on_trade_chosen()

    def show_scope_again(self) -> None:
        """Choose among the levels again, all that are certified: the first day has changed."""
        self.levels.choose(())
        self._on_trade_chosen()

    def show_facts(self, facts: ClassFacts, *, is_open: bool = False) -> None:
        """Fill in; ``is_open`` when the class exists and its number cannot change."""
        self._direction, self._region = facts.direction, facts.region
        trade: Trade = (facts.occupation_code, facts.occupation_edition, facts.occupation_name)
        known = [self.trade.itemData(row) for row in range(self.trade.count())]
        same = next((one for one in known if one[:2] == trade[:2]), None)
        if same is None and facts.occupation_code:
            self.trade.addItem(trade_text(trade), trade)
        if facts.occupation_code:
            self.trade.choose(same or trade)
        self.kind.choose(facts.certificate_kind)
        self.show_days(facts.class_start, facts.class_end)
        self._on_trade_chosen()
        self.levels.choose(facts.levels)
        for field, value in ((self.hours, facts.hours_planned), (self.theory, facts.hours_theory),
                             (self.practice, facts.hours_practice), (self.heads, facts.heads_planned)):  # fmt: skip
            field.setValue(value)
        self.number.setText(facts.number)
        self.number.setEnabled(not is_open)
        self.name.setText(facts.name)
        self.delivery.choose(facts.delivery)
        self.place.setText(facts.place or "")
        self.approval.setText(facts.approval_number or "")

    def clear(self) -> None:
        """Nothing of the class before."""
        self._direction, self._region = None, ""
        for field in (self.number, self.name, self.place, self.approval):
            field.clear()

    def lock_core(self) -> None:
        """What trainees were enrolled for cannot change any more."""
        for field in (self.trade, self.kind, self.levels, self.start):
            field.setEnabled(False)

    def show_days(self, start: date, end: date) -> None:
        """First and last day."""
        self.start.show_day(start)
        self.end.show_day(end)

    def facts(self) -> ClassFacts:
        """What is filled in now; what the form does not show stays as it was."""
        trade = self.trade.value()
        code, edition, name = trade if isinstance(trade, tuple) else ("", 2022, "")
        return ClassFacts(
            occupation_code=code,
            certificate_kind=CertificateKind(str(self.kind.value())),
            levels=self.levels.levels(),
            class_start=self.start.day(),
            class_end=self.end.day(),
            hours_planned=self.hours.value(),
            heads_planned=self.heads.value(),
            number=self.number.text().strip(),
            name=self.name.text().strip(),
            occupation_edition=edition,
            occupation_name=name,
            direction=self._direction,
            hours_theory=self.theory.value(),
            hours_practice=self.practice.value(),
            delivery=Delivery(str(self.delivery.value())),
            place=self.place.text().strip() or None,
            region=self._region,
            approval_number=self.approval.text().strip() or None,
        )

    def draft_fields(self) -> tuple[Field, ...]:
        """What a draft of it is made of, with what the form holds and does not show."""
        besides = Field("besides", self, self._besides, self._show_besides, self.trade.currentIndexChanged)
        return (*fields_of(self), besides)

    def _besides(self) -> str:
        return f"{self._region}/{self._direction or ''}"

    def _show_besides(self, text: str) -> None:
        self._region, _, direction = text.partition("/")
        self._direction = direction or None

    # ---- parts ----

    def _trade_form(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(self.tr("教什么"), "section"))
        form = Form(columns=2)
        self.trade = form.add(self.tr("工种"), Choice())
        kinds = [(named(kind, self._language), kind) for kind in CertificateKind]
        self.kind = form.add(self.tr("证书种类"), Choice(kinds))
        self.levels = form.add(self.tr("等级"), LevelBoxes(self._language), wide=True)
        column.addWidget(form)
        column.addSpacing(12)

    def _time_form(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(self.tr("时间与规模"), "section"))
        form = Form(columns=4)
        self.start = form.add(self.tr("开班"), DayField())
        self.end = form.add(self.tr("最后一天"), DayField())
        self.heads = form.add(self.tr("计划人数"), number_field(1, 500, 40))
        self.hours = form.add(self.tr("总学时"), number_field(1, 2000, 80))
        self.theory = form.add(self.tr("其中理论"), number_field(0, 2000, 0))
        self.practice = form.add(self.tr("其中实操"), number_field(0, 2000, 0))
        column.addWidget(form)
        column.addSpacing(12)

    def _place_form(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(self.tr("名称与地点"), "section"))
        form = Form(columns=2)
        self.number = form.add(self.tr("班号"), LineEdit(self.tr("留空则由系统编号")))
        self.name = form.add(self.tr("班级名称"), LineEdit(self.tr("留空则按年度、工种和等级取名")))
        deliveries = [(named(one, self._language), one) for one in Delivery]
        self.delivery = form.add(self.tr("授课方式"), Choice(deliveries))
        self.place = form.add(self.tr("地点"), LineEdit())
        self.approval = form.add(self.tr("备案号"), LineEdit(self.tr("没有备案号，培训补贴不予发放")))
        column.addWidget(form)

    def _on_trade_chosen(self) -> None:
        """Offer the levels certified for the occupation on the first day."""
        trade = self.trade.value()
        if not isinstance(trade, tuple):
            return
        day = self.start.day()
        held = {
            one.level
            for one in self._scope
            if (one.occupation_code, one.edition) == trade[:2] and one.valid_from <= day < one.valid_until
        }
        chosen = self.levels.levels()
        self.levels.show_levels([level for level in held if level is not None])
        if not self.levels.levels():
            self.levels.choose([level for level in chosen if level in held] or [one for one in held if one is not None])


def trade_text(trade: Trade) -> str:
    """An occupation by name and code."""
    return f"{trade[2]} {trade[0]}"


def number_field(least: int, most: int, value: int) -> QSpinBox:
    """A field for a whole number."""
    field = QSpinBox()
    field.setRange(least, most)
    field.setValue(value)
    field.lineEdit().setTextMargins(8, 0, 0, 0)
    return field


def facts_of_proposal(new: NewClass) -> ClassFacts:
    """A proposed class as the order that opens it; what it lacks is left for the office to ask for."""
    nowhere = date.min
    return ClassFacts(
        occupation_code=new.occupation_code or "",
        certificate_kind=new.certificate_kind or CertificateKind.LEVEL,
        levels=new.levels,
        class_start=new.class_start or nowhere,
        class_end=new.class_end or new.class_start or nowhere,
        hours_planned=new.hours_planned or 0,
        heads_planned=new.heads_planned or 0,
        number=new.number,
        name=new.name,
        occupation_edition=new.occupation_edition or 2022,
        occupation_name=new.occupation_name,
        hours_theory=new.hours_theory,
        hours_practice=new.hours_practice,
        delivery=new.delivery,
        place=new.place,
        approval_number=new.approval_number,
    )


def facts_of_class(detail: ClassDetail) -> ClassFacts:
    """A class as the order that would write it the same."""
    row = detail.row
    return ClassFacts(
        occupation_code=row.occupation_code,
        certificate_kind=row.certificate_kind,
        levels=row.levels,
        class_start=row.class_start,
        class_end=row.class_end,
        hours_planned=detail.hours_planned,
        heads_planned=row.heads_planned,
        number=row.number,
        name=row.name,
        occupation_edition=row.occupation_edition,
        occupation_name=row.occupation_name,
        direction=detail.direction,
        hours_theory=detail.hours_theory,
        hours_practice=detail.hours_practice,
        delivery=detail.delivery,
        place=detail.place,
        region=detail.region,
        approval_number=detail.approval_number,
    )
