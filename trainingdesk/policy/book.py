"""Packs chosen for use: which of them govern a line, or why none does, and what a claim under them needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Findings
from trainingdesk.domain.period import Span
from trainingdesk.policy.checks import check_packs
from trainingdesk.policy.loader import PackFile, Shelf, files_given, files_of, read_file
from trainingdesk.policy.pack import EvidenceItem, Pack, Rule
from trainingdesk.policy.shape import nearest
from trainingdesk.policy.windows import Window, windows_of


@dataclass(frozen=True, slots=True)
class Governing:
    """What the book says of one line: the pack versions that decide it, and the spans nearest when none does."""

    packs: tuple[Pack, ...]
    nearest: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """Chosen pack versions, sorted by id and start. Immutable; a change of policy makes a new book."""

    packs: tuple[Pack, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(pack.id for pack in self.packs))

    def versions(self, pack_id: str) -> tuple[Pack, ...]:
        """All versions of a pack, earliest first; empty when it is not in the book."""
        return tuple(pack for pack in self.packs if pack.id == pack_id)

    def pack(self, pack_id: str, version: str | None = None) -> Pack:
        """One pack, its latest version unless another is named. Refused ``policy.not_in_book``, or
        ``policy.version_unknown`` for another version of it.
        """
        versions = self.versions(pack_id)
        if not versions:
            raise Refused("policy.not_in_book", id=pack_id, nearest=nearest(pack_id, self.ids) or "—")
        found = [pack for pack in versions if version in (None, pack.version)]
        if not found:
            have = ", ".join(pack.version for pack in versions)
            raise Refused("policy.version_unknown", id=pack_id, version=version, versions=have)
        return found[-1]

    def by_digest(self, digest: str) -> Pack | None:
        """The pack with this content."""
        return next((pack for pack in self.packs if pack.digest == digest), None)

    def choose(self, ids: Iterable[str]) -> Book:
        """A smaller book with only these packs. Refused ``policy.not_in_book`` for one it does not hold."""
        chosen = set(ids)
        for pack_id in sorted(chosen):
            self.pack(pack_id)
        return Book(tuple(pack for pack in self.packs if pack.id in chosen))

    def covering(self, region: str = "", scheme: str = "") -> tuple[str, ...]:
        """Ids of packs that cover a line, whatever the day, parents included."""
        return tuple(dict.fromkeys(pack.id for pack in self.packs if pack.covers(region, scheme)))

    def governing(self, day: date, region: str = "", scheme: str = "") -> Governing:
        """The pack versions that decide a line on its day: all that cover it, a child in force for its parent."""
        covering = [pack for pack in self.packs if pack.covers(region, scheme)]
        in_force = [pack for pack in covering if pack.in_force(day)]
        replaced = {ancestor for pack in in_force for ancestor in pack.parents}
        packs = tuple(pack for pack in in_force if pack.id not in replaced)
        return Governing(packs, () if packs else nearest_spans([pack.span for pack in covering], day))

    def windows(self, scheme: str) -> tuple[Window, ...]:
        """The times within which any pack of a scheme wants to be asked."""
        return tuple(window for pack in self.packs if pack.scheme == scheme for window in windows_of(pack))

    def windows_on(self, day: date, region: str, scheme: str) -> tuple[Window, ...]:
        """Those of the packs that decide a line on its day."""
        return tuple(window for pack in self.governing(day, region, scheme).packs for window in windows_of(pack))

    def in_force_on(self, days: Iterable[date], region: str = "", scheme: str = "") -> Book:
        """A smaller book with only the packs that decide a line of the region on one of the days.

        A desk asks this before it decides a claim, so that notices long gone do not each add a refusal.
        """
        deciding = {pack.id for day in days for pack in self.governing(day, region, scheme).packs}
        return Book(tuple(pack for pack in self.packs if pack.id in deciding))

    def rules(self, pack_id: str) -> tuple[Rule, ...]:
        """The clauses that may be cited under a pack."""
        return self.pack(pack_id).rules

    def evidence_for(
        self, pack_id: str, channel: str, groups: Iterable[str] = (), items: Iterable[str] = ()
    ) -> tuple[EvidenceItem, ...]:
        """The papers a claim under the pack needs through a channel, for people of these groups and these items.

        An entry that names groups is needed when one of the people belongs to one; likewise for items.
        """
        have, asked = set(groups), set(items)
        return tuple(
            entry
            for entry in self.pack(pack_id).evidence
            if (not entry.channels or channel in entry.channels)
            and (not entry.groups or have & set(entry.groups))
            and (not entry.items or not asked or asked & set(entry.items))
        )


def nearest_spans(spans: Sequence[Span], day: date) -> tuple[Span, ...]:
    """The span that ended last before the day and the one that begins first after it."""
    ended = [span for span in spans if span.end is not None and span.end <= day]
    coming = [span for span in spans if span.start > day]
    before = max(ended, key=lambda span: span.end or date.max, default=None)
    after = min(coming, key=lambda span: span.start, default=None)
    return tuple(span for span in (before, after) if span is not None)


def _sorted_book(packs: Iterable[Pack]) -> Book:
    unique = {(pack.id, pack.version): pack for pack in packs}
    return Book(tuple(sorted(unique.values(), key=lambda pack: (pack.id, pack.span.start, pack.version))))


def _files(paths: Iterable[Path], findings: Findings) -> list[PackFile]:
    read = [read_file(path, findings) for path in paths]
    return [file for file in read if file is not None]


def load_book(chosen: Sequence[str], shipped: Path) -> Book:
    """A book of packs named by id, file or folder; ids are looked for in the files and folders first, then shipped.

    Refused ``policy.unreadable`` with every finding, or for an id found nowhere ``policy.not_shipped`` with the
    nearest one, ``policy.unknown`` when none is near.
    """
    findings = Findings()
    paths = [Path(word) for word in chosen if _is_path(word)]
    given = _files(files_given(paths, findings), findings)
    shelf = Shelf(given, _files(files_of(shipped), Findings()), findings)
    wanted: list[PackFile] = list(given)
    for word in chosen:
        if not _is_path(word):
            versions = shelf.versions(word)
            if not versions:
                raise _not_shipped(word, nearest(word, shelf.ids))
            wanted += [file for file in versions if file not in wanted]
    packs = shelf.packs(wanted)
    check_packs(packs, findings)
    if findings.has_errors or not packs:
        raise Refused("policy.unreadable", findings=findings)
    return _sorted_book(packs)


def _not_shipped(word: str, near: str | None) -> Refused:
    return Refused("policy.not_shipped", id=word, nearest=near) if near else Refused("policy.unknown", id=word)


def _is_path(word: str) -> bool:
    return word.endswith(".toml") or "/" in word or "\\" in word or Path(word).is_dir()


def load_shipped(shipped: Path) -> Book:
    """Every pack of the folder. Refused ``policy.unreadable`` with every finding."""
    return load_book([str(shipped)], shipped)
