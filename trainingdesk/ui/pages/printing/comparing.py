"""Whether a file somebody holds is what was filed here: its digest and the numbers it bears, against every kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from trainingdesk.domain.vocabulary import VerdictWord
from trainingdesk.exchange.held_files import CERTIFICATE_NUMBER, CLAIM_NUMBER, VOUCHER_NUMBER, HeldFile, held_file
from trainingdesk.services.certificates import CertificateVerdict, VerifyCertificate, verify_certificate
from trainingdesk.services.paper_lists import PaperKind
from trainingdesk.services.papers import ComparePaper, Verdict, compare_paper
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.tasks import Lane, Outcome

_PATTERNS = {
    PaperKind.CERTIFICATE: CERTIFICATE_NUMBER,
    PaperKind.VOUCHER: VOUCHER_NUMBER,
    PaperKind.CLAIM_FORM: CLAIM_NUMBER,
    PaperKind.ROSTER: CLAIM_NUMBER,  # a roster may name the claim it was printed for; its own bytes decide
}


class Comparison(QObject):
    """One file at a time; ``judged`` tells kind (None: of no kind known here), verdict and number."""

    judged = Signal(object, object, str)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def compare(self, path: Path) -> None:
        """Read the file off this thread, then ask for each kind until one knows it."""
        work = partial(_held_by_kind, path)
        self._desk.tasks.run(self, Lane.READ, work, self._on_read)

    def _on_read(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            self.failed.emit(outcome.error)
        else:
            self._ask(outcome.result, tuple(_PATTERNS))

    def _ask(self, held: dict[PaperKind, HeldFile], kinds: tuple[PaperKind, ...]) -> None:
        if not kinds:
            self.judged.emit(None, VerdictWord.UNKNOWN, "")
            return
        kind, rest = kinds[0], kinds[1:]
        if kind is PaperKind.CERTIFICATE:
            if not held[kind].numbers:
                self._ask(held, rest)
                return
            order = VerifyCertificate(held[kind].numbers[0], held[kind].digest)
            then: Callable[[CertificateVerdict | Verdict], None] = partial(self._on_verdict, held, kind, rest)
            self._desk.query(self, verify_certificate, order, then, failed=self.failed.emit)
            return
        numbers = held[kind].numbers if kind is not PaperKind.ROSTER else ()
        asked = ComparePaper(kind.value, held[kind].digest, numbers)
        self._desk.query(
            self, compare_paper, asked, partial(self._on_verdict, held, kind, rest), failed=self.failed.emit
        )

    def _on_verdict(
        self,
        held: dict[PaperKind, HeldFile],
        kind: PaperKind,
        rest: tuple[PaperKind, ...],
        verdict: CertificateVerdict | Verdict,
    ) -> None:
        word = VerdictWord(verdict.verdict)
        if word is VerdictWord.UNKNOWN:
            self._ask(held, rest)
        elif word is VerdictWord.ALTERED and PaperKind.ROSTER in rest:
            self._after_altered(held, kind, verdict.number)
        else:
            self.judged.emit(kind, word, verdict.number)

    def _after_altered(self, held: dict[PaperKind, HeldFile], kind: PaperKind, number: str) -> None:
        """The number is another paper's; a roster bears its claim's number and may be true all the same."""

        def settle(verdict: Verdict) -> None:
            if verdict.verdict == VerdictWord.TRUE:
                self.judged.emit(PaperKind.ROSTER, VerdictWord.TRUE, verdict.number)
            else:
                self.judged.emit(kind, VerdictWord.ALTERED, number)

        asked = ComparePaper(PaperKind.ROSTER.value, held[kind].digest)
        self._desk.query(self, compare_paper, asked, settle, failed=self.failed.emit)


def _held_by_kind(path: Path) -> dict[PaperKind, HeldFile]:
    return {kind: held_file(path, pattern) for kind, pattern in _PATTERNS.items()}
