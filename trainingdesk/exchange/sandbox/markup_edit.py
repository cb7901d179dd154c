"""Small cuts in a part's XML at byte positions given by a real parser; every other byte stays as it was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from trainingdesk.exchange.sandbox.refusal import damaged

_TAG = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag: its bytes, where they begin, its local name and namespace prefix (``x:`` or nothing)."""

    source: bytes
    start: int
    name: str
    prefix: str
    attributes: dict[str, str]

    @property
    def end(self) -> int:
        return self.start + len(self.source)

    @property
    def is_empty(self) -> bool:
        return self.source.endswith(b"/>")

    def with_attributes(self, **changes: str | None) -> bytes:
        """The tag with these attributes set; None takes one away."""
        source = self.source
        for name in changes:
            source = re.sub(rb"""\s%s\s*=\s*("[^"]*"|'[^']*')""" % name.encode(), b"", source)
        added = "".join(f' {name}="{escaped(value)}"' for name, value in changes.items() if value is not None)
        tail = b"/>" if self.is_empty else b">"
        return source[: -len(tail)].rstrip() + added.encode() + tail


class Cuts:
    """Replacements in one part, applied all at once so that positions stay those of the original."""

    def __init__(self, part: bytes) -> None:
        self._part = part
        self._cuts: list[tuple[int, int, int, bytes]] = []

    def replace(self, tag: Tag, replacement: bytes) -> None:
        self._cuts.append((tag.start, len(self._cuts), tag.end, replacement))

    def replace_to(self, tag: Tag, end: int, replacement: bytes) -> None:
        """The element that begins with the tag and ends before ``end``; damaged where a formula stands in it."""
        if _FORMULA.search(self._part, tag.end, end):
            raise damaged("a formula where text is to be written")
        self._cuts.append((tag.start, len(self._cuts), end, replacement))

    def insert(self, position: int, added: str) -> None:
        self._cuts.append((position, len(self._cuts), position, added.encode()))

    def applied(self) -> bytes:
        """The part with every cut made; several insertions at one place stand in the order they were asked for."""
        pieces: list[bytes] = []
        at = 0
        for start, _, end, replacement in sorted(self._cuts):
            pieces += [self._part[at:start], replacement]
            at = end
        return b"".join([*pieces, self._part[at:]])


def walk(part: bytes, opened: Callable[[Tag], None], closed: Callable[[str, int], None]) -> None:
    """Call ``opened`` for each start tag and ``closed`` (local name, position of the end tag) for each end."""
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        match = _TAG.match(part, parser.CurrentByteIndex)
        if match is None:
            raise damaged(f"xml: {name} has no tag")
        prefix, colon, local = name.rpartition(":")
        opened(Tag(match[0], match.start(), local, prefix + colon, attributes))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: closed(name.rpartition(":")[2], parser.CurrentByteIndex)
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise damaged(f"xml: {error}") from error


@dataclass(frozen=True, slots=True)
class Found:
    """The first element of a name: its tag, where its end tag begins, and the tags of its direct children."""

    tag: Tag
    end: int
    children: tuple[tuple[Tag, int], ...]


def find(part: bytes, wanted: str) -> Found | None:
    """The first element called ``wanted``, or None; children come with the position of their own end tag."""
    seeker = _Seeker(wanted)
    walk(part, seeker.opened, seeker.closed)
    return seeker.found


class _Seeker:
    def __init__(self, wanted: str) -> None:
        self.found: Found | None = None
        self._wanted = wanted
        self._tag: Tag | None = None
        self._open: list[Tag] = []
        self._children: list[tuple[Tag, int]] = []

    def opened(self, tag: Tag) -> None:
        if self._tag is not None:
            self._open.append(tag)
        elif self.found is None and tag.name == self._wanted:
            self._tag = tag

    def closed(self, name: str, position: int) -> None:
        if self._open:
            tag = self._open.pop()
            if not self._open:
                self._children.append((tag, position))
        elif self._tag is not None and name == self._wanted:
            self.found = Found(self._tag, position, tuple(self._children))
            self._tag = None


def escaped(text: str) -> str:
    """Text fit for element content and double-quoted attributes."""
    text = _NOT_XML.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")
