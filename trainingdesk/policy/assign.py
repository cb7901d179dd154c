"""Which packs decide which lines: by region, scheme and day, a child for its parent, each item by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from trainingdesk.policy.book import Book
from trainingdesk.policy.columns import UNKNOWN, day_number
from trainingdesk.policy.dates import Days, Mask
from trainingdesk.policy.facts import Facts
from trainingdesk.policy.pack import Item, Pack
from trainingdesk.policy.predicates import nowhere

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Share:
    """Lines that one item of one pack version decides; without a version, lines that no version reaches.

    ``undated`` then tells lines whose governing day is unknown from those whose day no version holds.
    """

    pack: Pack  # the version, or the latest one for lines that none reaches
    item: Item
    rows: Rows
    day: Days
    in_force: bool
    undated: bool = False


def shares(book: Book, facts: Facts) -> Iterator[Share]:
    """Every item of every pack with the lines it decides; a line may be in several, or in none."""
    covered = {pack_id: _covered(book.versions(pack_id), facts) for pack_id in book.ids}
    for pack_id in book.ids:
        versions = book.versions(pack_id)
        for code in dict.fromkeys(item.code for version in versions for item in version.items):
            asked = covered[pack_id] & _asked(versions, code, facts)
            asked &= ~_decided_by_kin(book, versions, code, facts, covered)
            yield from _by_version(versions, code, facts, asked)


def covered_at_all(book: Book, facts: Facts) -> Mask:
    """Lines that fall under some pack of the book, whatever the day and item."""
    rows = nowhere(len(facts))
    for pack_id in book.ids:
        rows |= _covered(book.versions(pack_id), facts)
    return rows


def _covered(versions: Sequence[Pack], facts: Facts) -> Mask:
    """Lines that fall under the pack by region and scheme; what a line leaves empty does not keep it out."""
    region, scheme = facts.column("region"), facts.column("scheme")
    rows = nowhere(len(facts))
    for pack in versions:
        inside = np.flatnonzero(region.words.str.startswith(pack.region_prefix))
        own = (scheme.spec.terms.index(pack.scheme), UNKNOWN)
        rows |= np.isin(region.values, [*inside, UNKNOWN]) & np.isin(scheme.values, own)
    return rows


def _asked(versions: Sequence[Pack], code: str, facts: Facts) -> Mask:
    """Lines that name the item, or name none and hold a certificate that it is for."""
    item, kind = facts.column("item"), facts.column("certificate_kind")
    kinds = {
        word for version in versions for one in version.items if one.code == code for word in one.certificate_kinds
    }
    fits = np.isin(kind.values, [kind.spec.terms.index(word) for word in sorted(kinds)])
    unnamed = ~item.known
    if item.impossible is not None:
        unnamed &= ~item.impossible
    return np.asarray((item.values == item.spec.terms.index(code)) | (unnamed & fits))


def _decided_by_kin(book: Book, versions: Sequence[Pack], code: str, facts: Facts, covered: dict[str, Mask]) -> Mask:
    """Lines that a child decides instead, or that are left to a parent because only the parent is in force that day."""
    own_id = versions[0].id
    own = _in_force(versions, code, facts)
    elsewhere = nowhere(len(facts))
    for other_id in book.ids:
        others = book.versions(other_id)
        if any(own_id in other.parents for other in others):
            elsewhere |= covered[other_id] & ~(own & ~_in_force(others, code, facts))
        elif any(other_id in version.parents for version in versions):
            elsewhere |= covered[other_id] & ~own & _in_force(others, code, facts)
    return elsewhere


def _day(pack: Pack, code: str, facts: Facts) -> Days:
    item = pack.item(code)
    return np.asarray(facts.column(item.version_basis if item else "certificate_date").values, dtype=np.int32)


def _within(pack: Pack, day: Days) -> Mask:
    inside = day >= day_number(pack.span.start)
    return inside if pack.span.end is None else inside & (day < day_number(pack.span.end))


def _in_force(versions: Sequence[Pack], code: str, facts: Facts) -> Mask:
    rows = nowhere(len(facts))
    for pack in versions:
        rows |= _within(pack, _day(pack, code, facts))
    return rows


def _by_version(versions: Sequence[Pack], code: str, facts: Facts, asked: Mask) -> Iterator[Share]:
    left = asked
    granting = [(pack, item) for pack in versions for item in (pack.item(code),) if item is not None]
    for pack, item in granting:
        day = _day(pack, code, facts)
        rows = np.flatnonzero(left & _within(pack, day))
        left = left & ~_within(pack, day)
        if len(rows):
            yield Share(pack, item, rows, day[rows], in_force=True)
    yield from _unreached(*granting[-1], facts, left)


def _unreached(pack: Pack, item: Item, facts: Facts, left: Mask) -> Iterator[Share]:
    day = _day(pack, item.code, facts)
    for undated, rows in ((True, left & (day == UNKNOWN)), (False, left & (day != UNKNOWN))):
        if rows.any():
            places = np.flatnonzero(rows)
            yield Share(pack, item, places, day[places], in_force=False, undated=undated)
