"""What was done to a class, and which files and papers came of it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.services.class_history import HistoryEntry
from trainingdesk.ui.terms import instant_text, named
from trainingdesk.ui.widgets.columns import Cell, Column


class HistoryColumns(QObject):
    """The audit log of the class, in words; the same for its files and papers alone."""

    def make(self, language: Language) -> tuple[Column[HistoryEntry], ...]:
        return (
            Column("at", self.tr("时间"), lambda row: instant_text(row.at), 150, Cell.QUIET),
            Column("by", self.tr("经办"), lambda row: row.by, 110, Cell.STRONG),
            Column("role", self.tr("角色"), lambda row: named(row.role, language), 150, Cell.QUIET),
            Column("what", self.tr("事项"), lambda row: row.zh if language is Language.ZH else row.en, 420,
                   stretch=True),
            Column("number", self.tr("编号"), lambda row: row.object_number, 190, Cell.QUIET),
        )  # fmt: skip


def is_filed(entry: HistoryEntry) -> bool:
    """Whether the entry put a file or a paper on record."""
    return entry.action.endswith((".imported", ".attached", ".printed", ".issued"))
