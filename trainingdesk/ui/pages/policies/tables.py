"""The tables of one pack: standards by level, conditions and limits with clause, papers asked for."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Qt

from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import Item
from trainingdesk.services.policy_records import GrantedItem, PackDetail, Tariff, Words
from trainingdesk.ui.terms import level_text, named
from trainingdesk.ui.theme import size, theme
from trainingdesk.ui.widgets.columns import Cell, ChipCell, Column
from trainingdesk.ui.widgets.record_table import RecordTable

R = TypeVar("R")
_LEVEL = "等级"  # what the column of levels is called in packs
_MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class TariffLine:
    """One row: for whom, the amount at each level or one for all, unit prices in words, and the clause."""

    key: int
    whom: str
    by_level: tuple[tuple[str, Money | None], ...]
    amount: Money | None
    told: str
    clause: str

    def at(self, level: str) -> Money | None:
        return dict(self.by_level).get(level)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A condition, limit, factor or payee in words."""

    key: str
    kind: ChipCell
    text: str
    items: str
    clause: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper that claims need."""

    code: str
    text: str
    need: ChipCell


def said(words: Words, language: Language) -> str:
    """The words of a language."""
    return words.zh if language is Language.ZH else words.en


class PackTables(QObject):
    """Turns records of a pack into tables; the height of each is that of its rows, up to a dozen."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language

    # ---- standards ----

    def tariff(self, item: GrantedItem) -> RecordTable[TariffLine]:
        """Standards of one item: levels across, groups down."""
        lines, levels = self._lines(item)
        columns: list[Column[TariffLine]] = [
            Column(
                "whom", self.tr("适用"), lambda row: row.whom, 236, Cell.STRONG, stretch=True, tip=lambda row: row.whom
            )
        ]
        columns += [_level_column(code, name) for code, name in levels.items()]
        if any(line.amount is not None or line.told for line in lines):
            title = self.tr("统一标准")
            columns.append(Column("plain", title, self._plain_text, 120, tip=self._plain_text))
        if len(self.clauses(item)) > 1:
            title = self.tr("依据")
            columns.append(Column("clause", title, lambda row: row.clause, 110, Cell.QUIET, tip=lambda row: row.clause))
        return self._table(columns, lambda row: row.key, named(item.item, self._language), lines)

    def clauses(self, item: GrantedItem) -> tuple[str, ...]:
        """What the standards of an item rest on, each once; one alone stands above the table, not in every row."""
        return tuple(dict.fromkeys(tariff.cited.clause for tariff in item.tariffs))

    def _lines(self, item: GrantedItem) -> tuple[list[TariffLine], dict[str, str]]:
        levels: dict[str, str] = {}
        lines: list[TariffLine] = []
        for tariff in item.tariffs:
            place = next((n for n, column in enumerate(tariff.columns) if column.zh == _LEVEL), None)
            if place is None:
                lines += self._plain(tariff, len(lines))
                continue
            grouped: dict[str, list[tuple[str, Money | None]]] = {}
            for row in tariff.rows:
                others = [said(name, self._language) for n, name in enumerate(row.names) if n != place]
                levels.setdefault(row.keys[place], self._level(row.keys[place], row.names[place]))
                grouped.setdefault(" ".join(others), []).append((row.keys[place], row.amount))
            for others_text, cells in grouped.items():
                lines.append(self._line(tariff, len(lines), others_text, by_level=tuple(cells)))
        return lines, dict(sorted(levels.items(), reverse=True))

    def _level(self, code: str, words: Words) -> str:
        return level_text(Level(code), self._language) if code in set(Level) else said(words, self._language)

    def _plain_text(self, line: TariffLine) -> str:
        amount = "" if line.amount is None else self.tr("{amount} 元").format(amount=line.amount)
        return " ".join(filter(None, (amount, line.told)))

    def _plain(self, tariff: Tariff, start: int) -> list[TariffLine]:
        if not tariff.rows:
            return [self._line(tariff, start, "")]
        return [
            self._line(tariff, start + n, " ".join(said(name, self._language) for name in row.names), amount=row.amount)
            for n, row in enumerate(tariff.rows)
        ]

    def _line(
        self,
        tariff: Tariff,
        key: int,
        beside: str,
        *,
        by_level: tuple[tuple[str, Money | None], ...] = (),
        amount: Money | None = None,
    ) -> TariffLine:
        whom = " · ".join(filter(None, (said(tariff.asked, self._language), beside))) or self.tr("所有人员")
        told = "；".join(said(words, self._language) for words in tariff.told)
        if tariff.ceiling:
            told = self.tr("上限") if not told else f"{self.tr('上限')} {told}"
        return TariffLine(key, whom, by_level, amount, told, tariff.cited.clause)

    # ---- rules and papers ----

    def rules(self, seen: PackDetail) -> RecordTable[RuleLine]:
        """Conditions, limits, factors and payees in one list."""
        columns: list[Column[RuleLine]] = [
            Column("kind", self.tr("种类"), lambda row: row.kind, 104, Cell.CHIP),
            Column("text", self.tr("规定"), lambda row: row.text, 320, stretch=True, tip=lambda row: row.text),
            Column("items", self.tr("适用项目"), lambda row: row.items, 180, Cell.QUIET),
            Column("clause", self.tr("依据"), lambda row: row.clause, 190, Cell.QUIET, tip=lambda row: row.clause),
        ]
        return self._table(columns, lambda row: row.key, self.tr("条件与限次"), self._rule_lines(seen))

    def _rule_lines(self, seen: PackDetail) -> list[RuleLine]:
        language = self._language
        condition = ChipCell(self.tr("条件"), "check", "info")
        limit = ChipCell(self.tr("限次"), "lock", "warning")
        factor = ChipCell(self.tr("系数"), "chart", "neutral")
        payee = ChipCell(self.tr("收款"), "yuan", "success")
        lines = [
            RuleLine(f"c{one.id}", condition, said(one.title, language), self._items(one.items), one.cited.clause)
            for one in seen.conditions
        ]
        lines += [
            RuleLine(f"l{one.id}", limit, said(one.title, language), self._items(one.items), one.cited.clause)
            for one in seen.limits
        ]
        for item in seen.items:
            for one in item.factors:
                cases = "；".join(said(case, language) for case in one.cases)
                text = f"{said(one.title, language)}：{cases}" if cases else said(one.title, language)
                lines.append(
                    RuleLine(f"f{item.item}{one.id}", factor, text, self._items((item.item,)), one.cited.clause)
                )
        for number, paid in enumerate(seen.payees):
            text = " ".join(filter(None, (named(paid.payee, language), said(paid.asked, language))))
            lines.append(RuleLine(f"p{number}", payee, text, self._items(paid.items), paid.cited.clause))
        return lines

    def papers(self, seen: PackDetail) -> RecordTable[PaperLine]:
        """What a claim has to bring."""
        required = ChipCell(self.tr("必需"), "check", "info")
        wanted = ChipCell(self.tr("视情况"), "circle", "neutral")
        lines = [
            PaperLine(one.code, said(one.title, self._language), required if one.required else wanted)
            for one in seen.evidence
        ]
        columns: list[Column[PaperLine]] = [
            Column("text", self.tr("材料"), lambda row: row.text, 320, stretch=True),
            Column("need", self.tr("要求"), lambda row: row.need, 110, Cell.CHIP),
        ]
        return self._table(columns, lambda row: row.code, self.tr("申领材料"), lines)

    def _items(self, items: Sequence[Item]) -> str:
        gap = "、" if self._language is Language.ZH else ", "
        return gap.join(named(item, self._language) for item in items) or self.tr("全部项目")

    def _table(self, columns: Sequence[Column[R]], key: object, name: str, lines: Sequence[R]) -> RecordTable[R]:
        assert callable(key)
        made: RecordTable[R] = RecordTable(columns, lambda row: _hashable(key(row)), name)
        made.show_records(lines)
        made.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if len(lines) <= _MOST_ROWS else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        rows = max(1, min(len(lines), _MOST_ROWS))
        made.setFixedHeight(size("height", "table_header") + rows * theme.row_height + 2)
        return made


def _hashable(value: object) -> Hashable:
    return str(value)


def _level_column(code: str, name: str) -> Column[TariffLine]:
    return Column(f"level{code}", name, lambda row: row.at(code), 84, Cell.MONEY)
