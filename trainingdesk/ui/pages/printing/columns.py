"""What the list of papers on file shows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.services.paper_lists import PaperKind, PaperRow
from trainingdesk.ui.terms import instant_text, named
from trainingdesk.ui.widgets.columns import Cell, ChipCell, Column

_ICONS = {
    PaperKind.CLAIM_FORM: ("claim", "info"),
    PaperKind.VOUCHER: ("yuan", "success"),
    PaperKind.ROSTER: ("class", "neutral"),
    PaperKind.CERTIFICATE: ("award", "warning"),
}


class PaperColumns(QObject):
    """Papers, the newest first."""

    def make(self, language: Language) -> tuple[Column[PaperRow], ...]:
        return (
            Column("number", self.tr("编号"), lambda row: row.number, 204, Cell.STRONG),
            Column("kind", self.tr("种类"), lambda row: kind_chip(row.kind, language), 104, Cell.CHIP),
            Column("at", self.tr("存档时间"), lambda row: instant_text(row.at), 140, Cell.QUIET),
            Column("by", self.tr("经手人"), lambda row: row.by, 84, stretch=True),
            Column(
                "digest", self.tr("文件指纹"), lambda row: digest_text(row.digest), 110, Cell.QUIET,
                hidden=True,
            ),
            Column("size", self.tr("大小"), size_text, 80, Cell.NUMBER, lambda row: row.size, hidden=True),
            Column("newest", self.tr("版本"), self._version, 68),
        )  # fmt: skip

    def _version(self, row: PaperRow) -> str:
        return self.tr("最新") if row.newest else self.tr("较早")


def kind_chip(kind: PaperKind, language: Language) -> ChipCell:
    """What a paper is, with its icon."""
    icon_name, tone = _ICONS[kind]
    return ChipCell(named(kind, language), icon_name, tone)


def digest_text(digest: str) -> str:
    """The beginning of a digest, in two groups, as people compare it."""
    return f"{digest[:4]}-{digest[4:8]}".upper()


def size_text(row: PaperRow) -> str:
    """Kilobytes, at least one."""
    return f"{max(1, row.size // 1024)} KB"
