"""The arithmetic of the audit chain: canonical text, hashes, links, and the short anchors printed on paper.

The chain is not keyed: whoever can rewrite the database can also re-hash it. It is the witnesses outside (the head a
desk remembers, the anchor on a voucher) that make a rewrite visible.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from trainingdesk.domain.errors import Refused

GENESIS = "0" * 64
BREAKS_KEPT = 1_000
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_READER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr)
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_ANCHOR_LENGTH = 12  # five bits each: the first 60 bits of the hash
_ANCHOR_BITS = 60
_HASH_BITS = 256


def canonical_json(value: object) -> str:
    """One text for one value: sorted keys, no spaces, characters as themselves. TypeError for what JSON lacks."""
    return _ENCODER.encode(value)


def canonical_json_as_found(value: object) -> str:
    """The same text for a sound value, and some text for what damage has made of one, where the other raises."""
    return _READER.encode(value)


def text_hash(text: str) -> str:
    """SHA-256 of the UTF-8 text, in hexadecimal. Lone surrogates, all that a damaged row may leave, hash too."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends: the number of its last entry and that entry's hash."""

    seq: int = 0
    hash: str = GENESIS


class Link(NamedTuple):
    """One entry as stored, and ``found``: the hash its content has now. A tuple, since millions stream by."""

    seq: int
    prev: str
    hash: str
    found: str


class Fault(StrEnum):
    """What is wrong at a link."""

    CONTENT = "content"  # the entry's content is not what was hashed
    LINK = "link"  # it does not follow the entry before it
    GAP = "gap"  # entries before it are missing, or stand twice


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The entry at which a chain stops agreeing with itself, and how."""

    seq: int
    fault: Fault


@dataclass(slots=True)
class ChainWalk:
    """Checks links as they stream by, oldest first, and looks out for witnesses on the way.

    ``wanted`` are anchors (twelve characters); ``seen`` says at which entry each was met. At most ``BREAKS_KEPT``
    broken links are listed; ``broken`` counts them all.
    """

    head: Head = field(default_factory=Head)
    wanted: frozenset[str] = frozenset()
    count: int = 0
    broken: int = 0
    breaks: list[BrokenLink] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._look(self.head.seq, self.head.hash)

    def follow(self, links: Iterable[Link]) -> None:
        """After a broken link the walk goes on from what is stored there, so that one fault is told once."""
        seq, prev = self.head.seq, self.head.hash
        for link in links:
            if link.seq != seq + 1 or link.prev != prev or link.hash != link.found:
                self._note(link, Head(seq, prev))
            seq, prev = link.seq, link.hash
            self.count += 1
            if self.wanted:
                self._look(seq, prev)
        self.head = Head(seq, prev)

    def _note(self, link: Link, before: Head) -> None:
        faults = {
            Fault.GAP: link.seq != before.seq + 1,
            Fault.LINK: link.prev != before.hash,
            Fault.CONTENT: link.hash != link.found,
        }
        found = [BrokenLink(link.seq, fault) for fault, is_there in faults.items() if is_there]
        self.broken += len(found)
        self.breaks += found[: BREAKS_KEPT - len(self.breaks)]

    def _look(self, seq: int, hash_text: str) -> None:
        anchor = plain_anchor(hash_text) if self.wanted else ""
        if anchor in self.wanted:
            self.seen[anchor] = seq


def plain_anchor(hash_text: str) -> str:
    """The first 60 bits of a hash as twelve characters. A damaged hash has no anchor: empty."""
    try:
        bits = int(hash_text, 16) >> (_HASH_BITS - _ANCHOR_BITS)
    except ValueError:
        return ""
    return "".join(_CROCKFORD[bits >> 5 * place & 31] for place in reversed(range(_ANCHOR_LENGTH)))


def anchor_of(hash_text: str) -> str:
    """As paper shows it, in groups of four: ``5H8T-R2VX-K03N``."""
    plain = plain_anchor(hash_text)
    return "-".join(plain[start : start + 4] for start in range(0, _ANCHOR_LENGTH, 4))


def parse_anchor(text: str) -> str:
    """The twelve characters of an anchor typed by a person: any case, spaces, dashes, O for 0, I or L for 1.

    Raises Refused ``audit.anchor_unreadable``.
    """
    folded = unicodedata.normalize("NFKC", text).upper().translate(_LOOKALIKES)
    plain = "".join(character for character in folded if not character.isspace() and character not in "-‐‑–—−")
    if len(plain) != _ANCHOR_LENGTH or any(character not in _CROCKFORD for character in plain):
        raise Refused("audit.anchor_unreadable", anchor=text)
    return plain
