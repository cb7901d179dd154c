"""Why somebody gets what they get: the inspector of a claim, person by person and item by item."""

from __future__ import annotations

from PySide6.QtCore import Signal

from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.services.claim_records import ClaimLineView
from trainingdesk.ui.casework.columns import levels
from trainingdesk.ui.casework.people import ClaimPerson
from trainingdesk.ui.casework.sums import item_name
from trainingdesk.ui.widgets.columns import money_text
from trainingdesk.ui.widgets.explanation import Explanation
from trainingdesk.ui.widgets.inputs import Segment, Segments


class WhyPanel(Explanation):
    """Shows the very words that the office tells of a line. The item looked at stays when the person changes."""

    shown = Signal(object)  # ClaimLineView

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._person: ClaimPerson | None = None
        self._item = ""
        self._items: Segments | None = None
        self.tools.addStretch(1)

    def show_person(self, person: ClaimPerson) -> None:
        """The decision on the item looked at, else on the one that needs a look."""
        self._person = person
        line = self._line(person)
        if self._items is not None:
            self.tools.removeWidget(self._items)
            self._items.hide()
            self._items.deleteLater()
            self._items = None
        if len(person.lines) > 1:
            entries = [Segment(one.item, item_name(one.item, self._language)) for one in person.lines]
            self._items = Segments(entries, self.tr("项目"), self)
            self._items.choose(line.item if line else None)
            self._items.chosen.connect(self._on_item_chosen)
            self.tools.insertWidget(0, self._items)
        self._tell(person, line)

    def choose_item(self, item: str) -> None:
        """Look at an item of this person, and of those who come next."""
        self._item = item
        if self._person is not None:
            self.show_person(self._person)

    def _line(self, person: ClaimPerson) -> ClaimLineView | None:
        """The item looked at before, else the first refused, else what pays most."""
        same = next((line for line in person.lines if line.item == self._item), None)
        if same is not None:
            return same
        refused = next((line for line in person.lines if line.status is DecisionStatus.EXCLUDED), None)
        return refused or max(person.lines, key=lambda line: line.amount.fen, default=None)

    def _tell(self, person: ClaimPerson, line: ClaimLineView | None) -> None:
        who = self.tr("{name}·第 {position} 行·{levels}").format(
            name=person.subject.name, position=person.position, levels=levels(person, self._language).text
        )
        if line is None:
            words = person.reasons or (self.tr("尚未计算，没有依据可看。"),)
            self.show_decision(self._question(line), who, words)
            return
        words = line.explanation
        if person.subject.excluded_by is not None:
            words = (*words, self.tr("经办或审核已排除：{why}").format(why=person.reasons[0]))
        self.show_decision(self._question(line), who, words, line.remedies)
        self.shown.emit(line)

    def _question(self, line: ClaimLineView | None) -> str:
        if line is None or line.status is DecisionStatus.EXCLUDED:
            return self.tr("为什么不予补贴？")
        if line.status is DecisionStatus.PENDING:
            return self.tr("为什么还不能确定？")
        return self.tr("为什么是 {amount} 元？").format(amount=money_text(line.amount))

    def _on_item_chosen(self, item: object) -> None:
        self._item = str(item)
        if self._person is not None:
            self._tell(self._person, self._line(self._person))
