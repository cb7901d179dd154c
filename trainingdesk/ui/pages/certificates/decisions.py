"""The sheets over the page of certificates, and what is done once they are confirmed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from trainingdesk.domain.errors import OfficeError
from trainingdesk.exchange.held_files import CERTIFICATE_NUMBER, HeldFile, held_file
from trainingdesk.services.certificate_desk import SheetChecks, WhichSheets, check_sheets
from trainingdesk.services.certificate_records import CertificateRow
from trainingdesk.services.certificates import (
    CertificateVerdict,
    Papers,
    PrintCertificates,
    ReissueCertificate,
    VerifyCertificate,
    VoidCertificate,
    print_certificates,
    reissue_certificate,
    verify_certificate,
    void_certificate,
)
from trainingdesk.ui.drafting import draft_sheet
from trainingdesk.ui.page import Page
from trainingdesk.ui.pages.certificates.sheets import VerifySheet
from trainingdesk.ui.tasks import Lane, Outcome
from trainingdesk.ui.terms import level_text
from trainingdesk.ui.widgets.buttons import ButtonKind
from trainingdesk.ui.widgets.print_sheet import PrintSheet
from trainingdesk.ui.widgets.reason_sheet import ReasonSheet
from trainingdesk.ui.widgets.sheet import Sheet

_MOST_NAMED = 5


class Decisions(QObject):
    """Belongs to its page, and speaks through it."""

    def __init__(self, page: Page, printed: Callable[[Papers], None]) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self._printed = printed

    # ---- printing ----

    def print_sheets(self, numbers: tuple[str, ...], *, overlay: bool) -> None:
        """Check, then ask for the printer; nothing is numbered or filed before the confirmation."""
        then = partial(self._on_checked, numbers, overlay=overlay)
        self._desk.query(self._page, check_sheets, WhichSheets(numbers), then, failed=self._page.show_error)

    def _on_checked(self, numbers: tuple[str, ...], checks: SheetChecks, *, overlay: bool) -> None:
        if not checks.good:
            faults = list(dict.fromkeys(number for row in checks.rows for number in row.faults))
            named = "、".join(faults[:_MOST_NAMED])
            text = self.tr("有 {count} 张不能打印，请先处理或不选。").format(count=len(faults))
            self._page.banner.say("warning", text, named)
            return
        note = self.tr("打印的就是存档的文件；首次打印存档并编印制流水号，重印取原文件。")
        count = self.tr("{count} 张").format(count=len(numbers))
        facts = [(self.tr("证书"), count)]
        if checks.first_prints:
            facts.append((self.tr("打印方式"), self.tr("套打") if overlay else self.tr("全幅打印")))
            facts.append((self.tr("印制流水号"), f"{checks.first_serial} – {checks.last_serial}"))
        if checks.reprints:
            facts.append((self.tr("重印"), self.tr("{count} 张").format(count=checks.reprints)))
        confirm = self.tr("打印 {count} 张").format(count=len(numbers))
        sheet = PrintSheet(self.tr("打印证书"), confirm, facts, note)
        sheet.confirmed.connect(partial(self._on_print_confirmed, sheet, PrintCertificates(numbers, overlay)))
        self._page.sheet_asked.emit(sheet)

    def _on_print_confirmed(self, sheet: PrintSheet, order: PrintCertificates) -> None:
        sheet.set_busy(busy=True)
        self._desk.act(
            self._page,
            print_certificates,
            order,
            partial(self._on_printed, sheet),
            failed=partial(self._on_failed, sheet),
            title=self.tr("生成 {count} 张证书").format(count=len(order.numbers)),
        )

    def _on_printed(self, sheet: PrintSheet, papers: Papers) -> None:
        target = sheet.target()
        sheet.dismiss()
        self._page.put_out(papers.papers, target, self.tr("打印 {count} 张证书").format(count=len(papers.papers)))
        self._printed(papers)

    # ---- void and reissue ----

    def void(self, row: CertificateRow) -> None:
        """Ask for the reason, then declare it void."""
        note = self.tr("编号不再使用，作废后不能恢复。申领单已用到的证书不能作废。")
        sheet = ReasonSheet(
            self.tr("作废证书"), self.tr("作废"), self.tr("作废原因"), self._facts(row), note, kind=ButtonKind.DANGER
        )
        sheet.confirmed.connect(partial(self._on_void_confirmed, sheet, row))
        draft_sheet(self._desk, sheet, "void", row.number)
        self._page.sheet_asked.emit(sheet)

    def _on_void_confirmed(self, sheet: ReasonSheet, row: CertificateRow) -> None:
        sheet.set_busy(busy=True)
        order = VoidCertificate(row.number, row.version, sheet.reason)
        told = self.tr("{number} 已作废。").format(number=row.number)
        then = partial(self._on_done, sheet, told)
        self._desk.act(self._page, void_certificate, order, then, failed=partial(self._on_failed, sheet))

    def reissue(self, row: CertificateRow) -> None:
        """Ask for the reason, then for the printer at once: a reissue is a print."""
        note = self.tr("沿用原编号，取新的印制流水号，证书上注明补发。原纸面由此作废。")
        sheet = ReasonSheet(self.tr("补发证书"), self.tr("补发"), self.tr("补发原因"), self._facts(row), note)
        sheet.confirmed.connect(partial(self._on_reissue_confirmed, sheet, row))
        draft_sheet(self._desk, sheet, "reissue", row.number)
        self._page.sheet_asked.emit(sheet)

    def _on_reissue_confirmed(self, sheet: ReasonSheet, row: CertificateRow) -> None:
        sheet.set_busy(busy=True)
        order = ReissueCertificate(row.number, row.version, sheet.reason)
        then = partial(self._on_reissued, sheet)
        self._desk.act(self._page, reissue_certificate, order, then, failed=partial(self._on_failed, sheet))

    def _on_reissued(self, sheet: ReasonSheet, papers: Papers) -> None:
        sheet.finish()
        self._printed(papers)
        note = self.tr("补发的证书已存档，可在打印中心再次取出。")
        facts = [(self.tr("证书编号"), papers.papers[0].number)]
        out = PrintSheet(self.tr("打印补发的证书"), self.tr("打印"), facts, note)

        def put_out() -> None:
            target = out.target()
            out.dismiss()
            self._page.put_out(papers.papers, target, self.tr("打印 {count} 张证书").format(count=1))

        out.confirmed.connect(put_out)
        self._page.sheet_asked.emit(out)

    def _facts(self, row: CertificateRow) -> tuple[tuple[str, str], ...]:
        occupation = f"{row.occupation} {level_text(row.level, self._desk.language)}"
        return (
            (self.tr("证书编号"), row.number),
            (self.tr("姓名"), f"{row.name}·{row.masked_id}"),
            (self.tr("工种与等级"), occupation),
        )

    # ---- verification ----

    def verify(self) -> None:
        """Ask for a number or a file, any number of times."""
        sheet = VerifySheet(self.tr("验证证书"), self.tr("验证"), self._desk.language)
        sheet.confirmed.connect(partial(self._on_verify_confirmed, sheet))
        sheet.file_chosen.connect(partial(self._on_file_chosen, sheet))
        self._page.sheet_asked.emit(sheet)

    def _on_verify_confirmed(self, sheet: VerifySheet) -> None:
        number = sheet.number.text().strip().upper()
        if number:
            self._ask(sheet, VerifyCertificate(number))

    def _on_file_chosen(self, sheet: VerifySheet, path: Path) -> None:
        """The file is read off this thread: it may lie far away."""
        sheet.set_busy(busy=True)
        work = partial(held_file, path, CERTIFICATE_NUMBER)
        self._desk.tasks.run(sheet, Lane.READ, work, partial(self._on_file_read, sheet))

    def _on_file_read(self, sheet: VerifySheet, outcome: Outcome) -> None:
        if isinstance(outcome.error, OfficeError):
            self._on_failed(sheet, outcome.error)
            return
        if outcome.error is not None:
            self._desk.failed.emit(self._page, outcome.error)
            return
        held: HeldFile = outcome.result
        if held.numbers:
            sheet.number.setText(held.numbers[0])
            self._ask(sheet, VerifyCertificate(held.numbers[0], held.digest))
        else:
            sheet.show_verdict(CertificateVerdict("unknown", ""))

    def _ask(self, sheet: VerifySheet, order: VerifyCertificate) -> None:
        sheet.set_busy(busy=True)
        self._desk.query(sheet, verify_certificate, order, sheet.show_verdict, failed=partial(self._on_failed, sheet))

    # ---- common ----

    def _on_done(self, sheet: Sheet, told: str, _result: object) -> None:
        sheet.finish()
        self._page.told.emit("success", told)

    def _on_failed(self, sheet: Sheet, error: Exception) -> None:
        sheet.set_busy(busy=False)
        sheet.show_error(error, self._desk.language)
