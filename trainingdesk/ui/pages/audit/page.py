"""The audit log for those who check it: who did what to which, and whether chain and paper agree."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.texts import Language
from trainingdesk.services.audit_review import (
    AuditVerdict,
    EntryRow,
    EntryRows,
    VerifyAudit,
    WhichEntries,
    list_entries,
    verify_audit,
)
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.page import Page
from trainingdesk.ui.pages.audit.columns import EntryColumns, is_of_kind
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.inputs import LineEdit, Segment
from trainingdesk.ui.widgets.labels import Chip, Label, card
from trainingdesk.ui.widgets.record_panel import RecordPanel


class AuditPage(Page):
    """The chain above, the entries below."""

    concerns = Changes.NOTHING  # entries come with every act; F5 reads them

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: tuple[EntryRow, ...] = ()
        self.header(Label(self.title(), "page_title"))
        self._build_chain()
        self._build_list()

    def title(self) -> str:
        return self.tr("审计")

    def reload(self) -> None:
        self.panel.begin()
        self._ask(None)

    def primary(self) -> None:
        self.compute()

    def compute(self) -> None:
        self._verify(None)

    # ---- building ----

    def _build_chain(self) -> None:
        frame = card()
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(self.tr("审计链"), "section"))
        self.chip = Chip(self.tr("未核验"), "clock", "neutral")
        head.addWidget(self.chip)
        head.addStretch(1)
        words.addLayout(head)
        self._said = Label(
            self.tr("从第一条核验到最后一条；手上有纸面文件时，可录入其审计锚。"),
            "body",
            "secondary",
            wrap=True,
        )
        words.addWidget(self._said)
        row.addLayout(words, 1)
        self.anchor = LineEdit(self.tr("纸面审计锚，如 7QXK-91FD-0TRA"), icon_name="qr")
        self.anchor.setMinimumWidth(316)
        self.anchor.setAccessibleName(self.tr("与纸面锚核对"))
        self.anchor.returnPressed.connect(self._on_anchor)
        row.addWidget(self.anchor)
        check = Button(self.tr("与纸面锚核对"))
        check.clicked.connect(self._on_anchor)
        row.addWidget(check)
        self.verify_button = Button(self.tr("核验审计链"), ButtonKind.PRIMARY, icon_name="shield", key="F9")
        self.verify_button.clicked.connect(self.compute)
        row.addWidget(self.verify_button)
        self.column.addWidget(frame)

    def _build_list(self) -> None:
        self.panel: RecordPanel[EntryRow] = RecordPanel(
            EntryColumns(self).make(self.desk.language),
            lambda row: row.seq,
            self.title(),
            filter_hint=self.tr("筛选：登录名、对象、办理"),
            empty=("shield", self.tr("没有记录"), "", ""),
        )
        segments = (
            Segment(None, self.tr("全部")),
            Segment("work", self.tr("业务")),
            Segment("accounts", self.tr("账户")),
            Segment("looks", self.tr("查看与取出")),
            Segment("denied", self.tr("拒绝"), "warning", "warning"),
        )
        self.kinds = self.panel.add_segments(segments, self.tr("种类"))
        self.kinds.chosen.connect(self._on_kind_chosen)
        self.more_button = Button(self.tr("更早的记录"), ButtonKind.LINK, small=True)
        self.more_button.clicked.connect(self._on_more)
        self.panel.add_footer_action(self.more_button)
        self.panel.retried.connect(self.reload)
        self.column.addWidget(self.panel, 1)

    # ---- entries ----

    def _ask(self, before: int | None) -> None:
        order = WhichEntries(before=before, object_number=self.key or None)
        self.desk.query(self, list_entries, order, partial(self._on_listed, before), failed=self.show_error)

    def _on_listed(self, before: int | None, found: EntryRows) -> None:
        self._rows = found.rows if before is None else (*self._rows, *found.rows)
        self.more_button.setVisible(bool(found.rows) and found.rows[-1].seq > 1 and not self.key)
        self.panel.show_records(self._rows)

    def _on_more(self) -> None:
        self._ask(self._rows[-1].seq if self._rows else None)

    def _on_kind_chosen(self, kind: object) -> None:
        self.panel.narrow(None if kind is None else lambda row: is_of_kind(row, str(kind)))

    # ---- the chain ----

    def _on_anchor(self) -> None:
        anchor = self.anchor.text().strip()
        if anchor:
            self._verify(anchor)
        else:
            self.anchor.setFocus()

    def _verify(self, anchor: str | None) -> None:
        self.banner.hide()
        self.verify_button.setEnabled(False)
        self.chip.show_state(self.tr("正在核验"), "clock", "info")
        self.desk.query(
            self,
            verify_audit,
            VerifyAudit(anchor),
            partial(self._on_verified, anchor),
            failed=self._on_failed,
            title=self.tr("核验审计链"),
        )

    def _on_verified(self, anchor: str | None, verdict: AuditVerdict) -> None:
        self.verify_button.setEnabled(True)
        if verdict.broken:
            text = self.tr("断裂 {count} 处，首处在第 {seq} 条").format(count=verdict.broken, seq=verdict.first_broken)
        elif anchor is not None and verdict.anchor_at is None:
            text = self.tr("链完整，但所录审计锚不在其中：这不是出具纸面时的记录")
        elif anchor is not None:
            text = self.tr("完整，审计锚在第 {seq} 条").format(seq=verdict.anchor_at)
        else:
            text = self.tr("完整") if verdict.sound else self.tr("与留存的见证不符")
        tone, icon_name = ("success", "check") if verdict.sound else ("danger", "error")
        self.chip.show_state(self.tr("完整") if verdict.sound else self.tr("有问题"), icon_name, tone)
        now = self.tr("共 {count} 条，当前审计锚 {anchor}").format(count=verdict.entries, anchor=verdict.anchor)
        self._said.setText(f"{text}。{now}" if self.desk.language is Language.ZH else f"{text}. {now}")
        self.audited.emit(self.tr("审计链：{text}").format(text=text), tone)

    def _on_failed(self, error: Exception) -> None:
        self.verify_button.setEnabled(True)
        self.chip.show_state(self.tr("未核验"), "clock", "neutral")
        self.show_error(error)
