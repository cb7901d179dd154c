"""Every paper on file: found by kind and number, looked at as filed, printed or saved again, compared with one held."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.vocabulary import VerdictWord
from trainingdesk.services.paper_lists import (
    ListPapers,
    LookAtPaper,
    PaperKind,
    PaperPage,
    PaperRow,
    list_papers,
    look_at_paper,
)
from trainingdesk.services.papers import READERS, FetchPaper, print_paper
from trainingdesk.services.records import Paper
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.page import Page
from trainingdesk.ui.pages.printing.columns import PaperColumns, digest_text
from trainingdesk.ui.pages.printing.comparing import Comparison
from trainingdesk.ui.terms import named
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.inputs import Segment, Segments
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.preview import Preview
from trainingdesk.ui.widgets.print_sheet import PrintSheet
from trainingdesk.ui.widgets.printing import PrintTarget
from trainingdesk.ui.widgets.record_panel import RecordPanel

_NARROWEST, _PREVIEW = 400, 520


class PrintingPage(Page):
    """The list at the left, the bytes at the right."""

    concerns = Changes.DOCUMENTS | Changes.VOUCHERS
    wants_room = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: tuple[PaperRow, ...] = ()
        self._next_before: int | None = None
        self._looked_at = 0
        self.comparison = Comparison(desk, self)
        self.comparison.judged.connect(self._on_judged)
        self.comparison.failed.connect(self.show_error)
        kinds = [kind for kind in PaperKind if desk.actor.may(READERS[kind])]
        segments = (Segment(None, self.tr("全部")), *(Segment(kind, named(kind, desk.language)) for kind in kinds))
        self.kinds = Segments(segments, self.tr("种类"))
        self.kinds.chosen.connect(lambda _: self.reload())
        compare = Button(self.tr("比对文件…"), icon_name="shield")
        compare.clicked.connect(self._on_compare)
        self.print_button = Button(self.tr("打印"), ButtonKind.PRIMARY, icon_name="printer", key="Ctrl+P")
        self.print_button.clicked.connect(self.primary)
        self.header(Label(self.title(), "page_title"), self.kinds, compare, self.print_button)
        self.panel: RecordPanel[PaperRow] = RecordPanel(
            PaperColumns(self).make(desk.language),
            lambda row: row.id,
            self.title(),
            filter_hint=self.tr("筛选：编号、经手人"),
            empty=("printer", self.tr("还没有存档的文件"), self.tr("提交申领、出具凭证或打印证书后会出现在这里。"), ""),
            has_checks=True,
        )
        self.more_button = Button(self.tr("更早的文件"), ButtonKind.LINK, small=True)
        self.more_button.clicked.connect(self._on_more)
        self.panel.add_footer_action(self.more_button)
        self.preview = Preview()
        self.preview.setMinimumWidth(_NARROWEST)
        self.preview.setMaximumWidth(_PREVIEW)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.panel, 3)
        row.addWidget(self.preview, 2)
        self.column.addLayout(row, 1)
        self._connect()

    def _connect(self) -> None:
        table = self.panel.table
        table.chosen_changed.connect(self._on_chosen)
        table.current_changed.connect(self._on_current)
        table.looked_at.connect(self.look_at)
        table.opened.connect(self.look_at)
        self.panel.retried.connect(self.reload)
        self._say_how()

    def title(self) -> str:
        return self.tr("打印中心")

    def open(self, key: str, part: str = "") -> None:
        """A key is the beginning of a number, a part a kind."""
        if key or part:
            self.kinds.choose(PaperKind(part) if part else None)
        super().open(key, part)

    def reload(self) -> None:
        self.panel.begin()
        self._ask(None)

    def primary(self) -> None:
        rows = self._printable()
        if not rows:
            return
        count = self.tr("{count} 份").format(count=len(rows))
        facts = [(self.tr("文件"), count if len(rows) > 1 else rows[0].number)]
        note = self.tr("取出的是存档的原文件，每次取出都记入日志。")
        sheet = PrintSheet(self.tr("打印存档文件"), self.tr("打印"), facts, note)
        sheet.confirmed.connect(partial(self._on_print_confirmed, sheet, rows))
        self.sheet_asked.emit(sheet)

    # ---- the list ----

    def _ask(self, before: int | None) -> None:
        kind = self.kinds.value()
        order = ListPapers(kind if isinstance(kind, PaperKind) else None, self.key, before)
        then = partial(self._on_listed, before)
        self.desk.query(self, list_papers, order, then, failed=self.show_error)

    def _on_listed(self, before: int | None, page: PaperPage) -> None:
        self._rows = page.rows if before is None else (*self._rows, *page.rows)
        self._next_before = page.next_before
        self.more_button.setVisible(page.next_before is not None)
        self.panel.show_records(self._rows)
        if self.key and page.rows and before is None:
            self.panel.table.go_to(page.rows[0].id)

    def _on_more(self) -> None:
        if self._next_before is not None:
            self._ask(self._next_before)

    def _printable(self) -> tuple[PaperRow, ...]:
        """Earlier versions are there to be looked at; what is handed out is the newest."""
        return tuple(row for row in self.panel.table.chosen() if row.newest)

    def _on_chosen(self) -> None:
        count = len(self._printable())
        self.print_button.setText(self.tr("打印 {count} 份").format(count=count) if count > 1 else self.tr("打印"))
        self.print_button.updateGeometry()
        self.print_button.setEnabled(count > 0)

    # ---- the bytes ----

    def look_at(self, row: PaperRow) -> None:
        """Show a paper's bytes; that is on record."""
        order = LookAtPaper(row.kind, row.number, row.digest)
        self.desk.query(self, look_at_paper, order, partial(self._on_looked, row), failed=self.show_error)

    def _on_looked(self, row: PaperRow, paper: Paper) -> None:
        self._looked_at = row.id
        self.preview.show_document(f"{row.number}·{digest_text(paper.digest)}", paper.content)

    def _on_current(self, row: PaperRow) -> None:
        if row.id != self._looked_at:
            self._looked_at = 0
            self._say_how()

    def _say_how(self) -> None:
        self.preview.say(self.tr("选一份文件，按空格预览"), self.tr("文件上有完整证件号码，预览记入日志。"), "eye")

    def _on_print_confirmed(self, sheet: PrintSheet, rows: tuple[PaperRow, ...]) -> None:
        target = sheet.target()
        sheet.dismiss()
        papers: list[Paper] = []
        for row in rows:
            then = partial(self._on_fetched, papers, len(rows), target)
            order = FetchPaper(row.kind.value, row.number)
            self.desk.act(self, print_paper, order, then, failed=self.show_error)

    def _on_fetched(self, papers: list[Paper], wanted: int, target: PrintTarget, paper: Paper) -> None:
        papers.append(paper)
        if len(papers) == wanted:
            self.put_out(papers, target, self.tr("打印 {count} 份文件").format(count=wanted))

    # ---- comparing ----

    def _on_compare(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("比对文件…"), "", "PDF (*.pdf)")
        if chosen:
            self.comparison.compare(Path(chosen))

    def _on_judged(self, kind: PaperKind | None, word: VerdictWord, number: str) -> None:
        what = f"{named(kind, self.desk.language)} {number}".strip()
        if word is VerdictWord.TRUE:
            self.banner.say("success", self.tr("与存档一致：{what}").format(what=what))
        elif word is VerdictWord.ALTERED:
            text = self.tr("与存档不符：{what}").format(what=what)
            self.banner.say("danger", text, self.tr("编号在本局存档，但这份文件与存档的字节不同，请以存档为准。"))
        elif word is VerdictWord.REVOKED:
            self.banner.say("danger", self.tr("已作废：{what}").format(what=what))
        else:
            self.banner.say("warning", self.tr("本局没有存档过这份文件。"))
