"""The times within which packs want to be asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trainingdesk.domain.reasons import Reason
from trainingdesk.policy.day_predicates import Within
from trainingdesk.policy.facts import AS_OF
from trainingdesk.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class Window:
    """A claim is in time up to so many months after a day: ``certificate_date``, ``class_end``, ``assessment_date``."""

    of: str
    months: int


def windows_of(pack: Pack) -> Iterator[Window]:
    """The times within which the pack wants to be asked."""
    for condition in pack.conditions:
        if condition.reason == Reason.WINDOW_EXPIRED:
            for leaf in condition.test.leaves():
                if isinstance(leaf, Within) and leaf.day == AS_OF:
                    yield Window(leaf.of[0], leaf.months)
