"""The people of a claim, each with their decisions, what the registers say of them, and what was remarked on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainingdesk.domain.money import Money, total
from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.domain.workflow import ClaimEvent
from trainingdesk.services.claim_records import (
    BY_FILER,
    ActView,
    ClaimDetail,
    ClaimLineView,
    SubjectView,
)
from trainingdesk.services.claim_work import ClaimWork, PersonOnClaim

_ROUND = frozenset({ClaimEvent.SUBMIT, ClaimEvent.FINANCE_RETURN})


@dataclass(frozen=True, slots=True)
class ClaimPerson:
    """One row of a claim's table."""

    subject: SubjectView
    lines: tuple[ClaimLineView, ...]
    facts: PersonOnClaim
    remarks: tuple[ActView, ...] = ()
    draft: str = ""  # a remark that waits for the claim to be returned

    @property
    def position(self) -> int:
        return self.subject.position

    @property
    def paid(self) -> tuple[ClaimLineView, ...]:
        """Lines that pay something."""
        return tuple(line for line in self.lines if line.status is DecisionStatus.PAYABLE)

    @property
    def is_paid(self) -> bool:
        return bool(self.paid)

    @property
    def is_pending(self) -> bool:
        return not self.is_paid and any(line.status is DecisionStatus.PENDING for line in self.lines)

    @property
    def amount(self) -> Money:
        return total(line.amount for line in self.paid)

    @property
    def is_left_out(self) -> bool:
        """Whether the filer left them out, and may take them in again."""
        return self.subject.excluded_by == BY_FILER

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why something, or everything, is not paid: what a person decided first, then the policy's reasons."""
        if self.subject.excluded_by is not None:
            cited = "" if self.is_left_out else f"（{self.subject.excluded_by}）"
            return (f"{self.subject.excluded_why or ''}{cited}",)
        return tuple(dict.fromkeys(reason for line in self.lines for reason in line.told))


def people_of(detail: ClaimDetail, work: ClaimWork) -> tuple[ClaimPerson, ...]:
    """Everybody on the claim, who gets nothing first, then in the claim's order."""
    facts = {one.position: one for one in work.people}
    lines: dict[int, list[ClaimLineView]] = {}
    for line in detail.lines:
        lines.setdefault(line.subject_position, []).append(line)
    pinned = remarks_on(detail.acts)
    people = [
        ClaimPerson(
            subject,
            tuple(lines.get(subject.position, ())),
            facts[subject.position],
            tuple(act for act in pinned if act.subject_position == subject.position),
        )
        for subject in detail.subjects
    ]
    return tuple(sorted(people, key=lambda person: (person.is_paid, person.position)))


@dataclass(frozen=True, slots=True)
class CommonRefusal:
    """An item that many on the claim do not get for the same reason: what nobody looks for row by row."""

    item: str
    reason: str
    remedy: str
    heads: int


def common_refusals(people: Sequence[ClaimPerson]) -> tuple[CommonRefusal, ...]:
    """Reasons that keep an item from half of the people or more; who was left out by hand does not count."""
    counts: dict[tuple[str, str, str], int] = {}
    asked = [person for person in people if person.subject.excluded_by is None]
    for person in asked:
        refused = [line for line in person.lines if line.status is DecisionStatus.EXCLUDED and line.told]
        for key in {(line.item, line.told[0], next(iter(line.remedies), "")) for line in refused}:
            counts[key] = counts.get(key, 0) + 1
    least = max(2, -(-len(asked) // 2))
    return tuple(CommonRefusal(*key, heads) for key, heads in counts.items() if heads >= least)


def remarks_on(acts: Iterable[ActView]) -> tuple[ActView, ...]:
    """What the last return asked for: the remarks since the claim was last handed in or sent back by finance."""
    latest: list[ActView] = []
    fresh = True
    for act in acts:
        if act.event in _ROUND:
            fresh = True
        elif act.event is ClaimEvent.RETURN:
            latest = [act] if fresh else [*latest, act]
            fresh = False
    return tuple(latest)


def last_act(acts: Sequence[ActView], event: ClaimEvent) -> ActView | None:
    """The newest act of a kind."""
    return next((act for act in reversed(acts) if act.event is event), None)


def checks_of(detail: ClaimDetail) -> tuple[int, int]:
    """How many checks were passed and failed, over all lines that the claim is paid for."""
    paid = [line for line in detail.lines if line.status is DecisionStatus.PAYABLE]
    marks = [step[:1] for line in paid for step in line.explanation]
    return marks.count("✓"), marks.count("✗")
