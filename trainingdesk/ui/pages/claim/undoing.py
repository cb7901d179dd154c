"""Undo and redo of what a filer decided on a draft claim: each step back is an act of its own, and on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from trainingdesk.services.claim_filing import AttachEvidence, LeaveOut, attach_evidence, leave_out
from trainingdesk.services.claim_pieces import (
    DetachEvidence,
    ReattachEvidence,
    detach_evidence,
    reattach_evidence,
)
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.claim_work import EvidencePiece
from trainingdesk.services.office import Procedure, Upload
from trainingdesk.ui.desk import Desk

MOST_STEPS = 200
Act = Callable[[ClaimAsSeen], tuple[Procedure[Any, Any], Any]]


@dataclass(frozen=True, slots=True)
class ClaimStep:
    """What was done, in words, and how it is done and taken back on the claim as it stands then."""

    said: str
    forward: Act
    backward: Act


class ClaimUndo(QObject):
    """The steps of one claim in this sitting. A refusal or a conflict leaves them as they are."""

    changed = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject, seen: Callable[[], ClaimAsSeen | None]) -> None:
        super().__init__(parent)
        self._desk, self._seen = desk, seen
        self._stepped_from: ClaimAsSeen | None = None
        self._done: list[ClaimStep] = []
        self._undone: list[ClaimStep] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def forget(self) -> None:
        """Another claim, or this one is out of its filer's hands."""
        self._done, self._undone = [], []
        self.changed.emit()

    def did(self, step: ClaimStep) -> None:
        """A step was taken; what was undone before it cannot be redone any more."""
        self._done, self._undone = [*self._done, step][-MOST_STEPS:], []
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back, and say so."""
        if self._done:
            step = self._done[-1]
            said = self.tr("已撤销：{step}").format(step=step.said)
            self._act(step.backward, lambda: self._move(self._done, self._undone), said)

    def redo(self) -> None:
        """Take the last step again, and say so."""
        if self._undone:
            step = self._undone[-1]
            said = self.tr("已重做：{step}").format(step=step.said)
            self._act(step.forward, lambda: self._move(self._undone, self._done), said)

    def _act(self, act: Act, then: Callable[[], None], said: str) -> None:
        """Not twice from the same version: the second step waits until the first was read."""
        seen = self._seen()
        if seen is None or seen == self._stepped_from:
            return
        self._stepped_from = seen

        def done(_: object) -> None:
            then()
            self.told.emit(said)

        def failed(error: Exception) -> None:
            self._stepped_from = None
            self.failed.emit(error)

        self._desk.act(self, *act(seen), done, failed=failed)

    def _move(self, source: list[ClaimStep], target: list[ClaimStep]) -> None:
        target.append(source.pop())
        self.changed.emit()

    # ---- the steps there are ----

    def left_out(self, name: str, position: int, before: str, after: str) -> None:
        """Somebody was left out, or taken in again; the reason is empty for who is in."""

        def act(reason: str) -> Act:
            return lambda seen: (leave_out, LeaveOut(seen.claim_id, seen.seen_version, position, reason))

        words = self.tr("不为 {name} 申领") if after else self.tr("恢复 {name} 的申领")
        self.did(ClaimStep(words.format(name=name), act(after), act(before)))

    def attached(self, evidence: str, upload: Upload, pages: int) -> None:
        """A file was handed in."""
        said = self.tr("添加附件 {name}").format(name=upload.name)

        def forward(seen: ClaimAsSeen) -> tuple[Procedure[Any, Any], Any]:
            return attach_evidence, AttachEvidence(seen.claim_id, seen.seen_version, evidence, upload, pages)

        self.did(ClaimStep(said, forward, _taking_off(evidence, upload.digest)))

    def detached(self, piece: EvidencePiece) -> None:
        """A file was taken off."""
        said = self.tr("取下附件 {name}").format(name=piece.name)

        def backward(seen: ClaimAsSeen) -> tuple[Procedure[Any, Any], Any]:
            order = ReattachEvidence(seen.claim_id, seen.seen_version, piece.evidence, piece.digest, piece.name)
            return reattach_evidence, order

        self.did(ClaimStep(said, _taking_off(piece.evidence, piece.digest), backward))


def _taking_off(evidence: str, digest: str) -> Act:
    return lambda seen: (detach_evidence, DetachEvidence(seen.claim_id, seen.seen_version, evidence, digest))
