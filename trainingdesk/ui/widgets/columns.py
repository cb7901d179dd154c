"""What a table shows: columns over frozen records, and the few kinds of cells there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.money import Money

R = TypeVar("R")
SortKey = str | int


class Cell(Enum):
    """How a cell is drawn, and which side it stands on."""

    TEXT = auto()
    STRONG = auto()
    QUIET = auto()  # identity numbers, dates beside the main thing
    NUMBER = auto()
    MONEY = auto()
    CHIP = auto()
    RATE = auto()
    MARK = auto()
    LINK = auto()


RIGHT = frozenset({Cell.NUMBER, Cell.MONEY, Cell.RATE})
# keys of columns whose words many records share
_SHARED = frozenset({"by", "deed", "grade", "group", "institution", "issuer", "kind", "level", "levels", "login"}) | {
    "newest", "occupation", "passed", "role", "sex", "source"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChipCell:
    """A state: word, icon and tone."""

    text: str
    icon_name: str = ""
    tone: str = "neutral"


@dataclass(frozen=True, slots=True)
class RateCell:
    """A share in hundredths of a per cent with the threshold it is held to; below it is red, with the sign."""

    parts: int | None  # of 10,000
    threshold: int | None = None

    @property
    def text(self) -> str:
        return "—" if self.parts is None else f"{self.parts // 100} %"

    @property
    def is_low(self) -> bool:
        return self.parts is not None and self.threshold is not None and self.parts < self.threshold


@dataclass(frozen=True, slots=True)
class MarkCell:
    """An icon that says how it is, and the words for it."""

    text: str
    icon_name: str
    tone: str
    bare: bool = False  # the icon alone is drawn; the words are for tips, copies and screen readers


@dataclass(frozen=True, slots=True)
class CheckCell:
    """A box that is on or off; the words say which, for tips, copies and screen readers."""

    text: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class ToneCell:
    """Words in a tone, on the side of their column: a reason where an amount would stand."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class StepCell:
    """From one thing to the next; ``before`` may be empty."""

    before: str
    after: str

    @property
    def text(self) -> str:
        return f"{self.before} → {self.after}" if self.before else self.after


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: ``show`` gives what the kind draws; ``sort`` an int or a text to order by, by default what is shown.

    ``edit`` gives the text an editor opens with; None where this row's cell cannot be changed here. ``masked`` columns
    show numbers that may be seen in full for a moment: what leaves the list by copy or file is masked all the same.
    """

    key: str
    title: str
    show: Callable[[R], Any]
    width: int
    kind: Cell = Cell.TEXT
    sort: Callable[[R], SortKey] | None = None
    edit: Callable[[R], str | None] | None = None
    tip: Callable[[R], str] | None = None
    hidden: bool = False
    stretch: bool = False
    masked: bool = False

    @property
    def groups(self) -> bool:
        """Whether a list may be grouped by it: what many records share, never what tells one from another."""
        return bool(self.title) and (self.kind in (Cell.CHIP, Cell.MARK) or self.key in _SHARED)

    def text(self, record: R) -> str:
        """The cell in words: for copying, searching and screen readers."""
        return cell_text(self.show(record))

    def outgoing(self, record: R) -> str | int | Money:
        """The cell as it leaves the list: amounts and whole numbers as such, all else in words, masked."""
        shown = self.show(record)
        if isinstance(shown, Money) or (isinstance(shown, int) and not isinstance(shown, bool)):
            return shown
        text = cell_text(shown)
        return mask_identity(text) if self.masked and "*" not in text else text

    def sort_key(self, record: R) -> SortKey:
        """What the column orders by."""
        if self.sort is not None:
            return self.sort(record)
        shown = self.show(record)
        if isinstance(shown, Money):
            return shown.fen
        if isinstance(shown, RateCell):
            return -1 if shown.parts is None else shown.parts
        return shown if isinstance(shown, int) else cell_text(shown)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading among the rows."""

    key: str
    text: str
    note: str = ""
    value: str = ""

    @property
    def said(self) -> str:
        """The heading in words, for screen readers."""
        return "　".join(part for part in (self.text, self.note, self.value) if part)


def cell_text(shown: Any) -> str:
    """What a cell says."""
    if isinstance(shown, ChipCell | RateCell | MarkCell | ToneCell | StepCell | CheckCell):
        return shown.text
    if isinstance(shown, Money):
        return money_text(shown)
    return "" if shown is None else str(shown)


def total_of(column: Column[R], records: Iterable[R]) -> Money:
    """What a column of amounts comes to; cells without an amount count nothing."""
    amounts = [column.show(record) for record in records]
    return Money(sum(amount.fen for amount in amounts if isinstance(amount, Money)))


def value_text(value: str | int | Money) -> str:
    """What leaves a list, as text."""
    return money_text(value) if isinstance(value, Money) else str(value)


def money_text(amount: Money) -> str:
    """Yuan with two decimals and separators, as on paper: ``54,000.00``."""
    whole, part = divmod(abs(amount.fen), 100)
    return f"{'−' if amount.fen < 0 else ''}{whole:,}.{part:02d}"
