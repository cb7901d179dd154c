"""A pack's dated lists of occupations: what they say where a line does not say it itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from trainingdesk.domain.vocabulary import Shortage
from trainingdesk.policy.columns import UNKNOWN, day_number
from trainingdesk.policy.dates import Days
from trainingdesk.policy.facts import Column, Facts
from trainingdesk.policy.pack import ListedOccupation, Pack

TOLD, LISTED, DEFAULTED = 0, 1, 2
Origin = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Looked:
    """The facts with scarcity and category filled from the lists, and where each line's scarcity came from."""

    facts: Facts
    shortage_from: Origin


def look_up(pack: Pack, facts: Facts, day: Days) -> Looked:
    """What a line says stands above the list; an occupation that is on no list counts as not scarce."""
    shortage = facts.column("shortage")
    listed = _listed(pack.shortage, facts, day, shortage.spec.terms)
    told = shortage.known
    none = shortage.spec.terms.index(Shortage.NONE)
    values = np.where(told, shortage.values, np.where(listed >= 0, listed, none)).astype(np.int32)
    filled = facts.with_column("shortage", Column(shortage.spec, values, impossible=shortage.impossible))
    origin = np.where(told, TOLD, np.where(listed >= 0, LISTED, DEFAULTED)).astype(np.int8)
    if pack.catalogue:
        filled = filled.with_column("category", _category(pack, facts, day))
    return Looked(filled, origin)


def _category(pack: Pack, facts: Facts, day: Days) -> Column:
    category = facts.column("category")
    listed = _listed(pack.catalogue, facts, day, category.spec.terms)
    values = np.where(category.known, category.values, np.where(listed >= 0, listed, UNKNOWN)).astype(np.int32)
    return Column(category.spec, values, impossible=category.impossible)


def _listed(
    entries: Sequence[ListedOccupation], facts: Facts, day: Days, terms: Sequence[str]
) -> npt.NDArray[np.int32]:
    """The term that the list gives each line's occupation on its day, -1 for none."""
    found = np.full(len(facts), -1, dtype=np.int32)
    occupation, edition = facts.column("occupation_code"), facts.column("occupation_edition")
    for group in {(entry.edition, entry.span) for entry in entries}:
        words = {e.occupation: terms.index(e.word) for e in entries if (e.edition, e.span) == group}
        listed_at = occupation.words.get_indexer(pd.Index(list(words)))
        table = np.full(len(occupation.words) + 1, -1, dtype=np.int32)
        table[listed_at[listed_at >= 0]] = np.array(list(words.values()), dtype=np.int32)[listed_at >= 0]
        listed = table[np.maximum(occupation.values, -1)]
        fits = (edition.values == edition.spec.terms.index(group[0])) & (listed >= 0)
        if group[1] is not None:
            fits &= (day >= day_number(group[1].start)) & (day < day_number(group[1].end or date.max))
        found = np.where(fits, listed, found)
    return found
