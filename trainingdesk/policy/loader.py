"""Pack files: read as TOML, children laid over their parents, digested, and made into records or findings."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Findings, Place
from trainingdesk.domain.system_reasons import system_reason
from trainingdesk.policy.pack import Pack
from trainingdesk.policy.reading import Source, read_pack
from trainingdesk.policy.shape import Raw, Section, nearest

_DAY = "$date"
_OWN_KEYS = ("parent", "parents", "removes")
_MOST_BYTES = 4_000_000
_AT = re.compile(r"\(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file's tables as written, before its parents are taken in."""

    name: str
    raw: Raw

    @property
    def id(self) -> str:
        return _word(self.raw, "id")

    @property
    def version(self) -> str:
        return _word(self.raw, "version")

    @property
    def parent(self) -> str:
        return _word(self.raw, "parent")


def _word(raw: Raw, key: str) -> str:
    value = raw.get(key, "")
    return value if isinstance(value, str) else ""


def read_file(path: Path, findings: Findings) -> PackFile | None:
    """A file's tables, or None with a finding that says why it cannot be read."""
    place = Place(sheet=path.name)
    try:
        if path.stat().st_size > _MOST_BYTES:
            findings.error("policy.file_too_big", place, name=path.name)
            return None
        text = path.read_text(encoding="utf-8-sig")
        return PackFile(path.name, tomllib.loads(text))
    except OSError as error:
        findings.error("policy.file_unreadable", place, name=path.name, why=system_reason(error))
    except UnicodeDecodeError:
        findings.error("policy.file_not_utf8", place, name=path.name)
    except tomllib.TOMLDecodeError as error:
        line, column = _where(str(error), text)
        findings.error("policy.toml_syntax", place, name=path.name, line=line, column=column)
    return None


def _where(said: str, text: str) -> tuple[str, str]:
    """Line and column that the parser names at the end of its sentence; else the end of the file."""
    named = _AT.search(said)
    if named is not None:
        return named[1], named[2]
    lines = text.split("\n")
    return str(len(lines)), str(len(lines[-1]) + 1)


def files_given(paths: Iterable[Path], findings: Findings) -> list[Path]:
    """The pack files of the paths, each once, with a finding for a folder that holds none."""
    found: dict[Path, Path] = {}
    for path in paths:
        files = files_of(path)
        if not files:
            findings.error("policy.folder_empty", Place(sheet=path.name), name=path.name)
        found.update({file.resolve(): file for file in files})
    return list(found.values())


def files_of(path: Path) -> tuple[Path, ...]:
    """A file as itself, a folder as its pack files in order of their names."""
    return tuple(sorted(path.glob("*.toml"))) if path.is_dir() else (path,)


class Shelf:
    """Pack files at hand. Those given stand before those shipped: an id is looked for among the former first."""

    def __init__(self, given: Sequence[PackFile], shipped: Sequence[PackFile], findings: Findings) -> None:
        self.findings = findings
        own = {file.id for file in given}
        self._all = (*given, *(file for file in shipped if file.id not in own))
        self._complain_of_twins()

    def _complain_of_twins(self) -> None:
        seen: dict[tuple[str, str], str] = {}
        for file in self._all:
            key = (file.id, file.version)
            if file.id and key in seen:
                place = Place(sheet=file.name, header="id")
                self.findings.error("policy.duplicate_id", place, id=file.id, version=file.version, other=seen[key])
            seen.setdefault(key, file.name)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(file.id for file in self._all if file.id))

    def packs(self, files: Iterable[PackFile]) -> tuple[Pack, ...]:
        """The packs of these files, without those that have mistakes."""
        found = [self._made(file) for file in files]
        return tuple(pack for pack in found if pack is not None)

    def versions(self, pack_id: str) -> tuple[PackFile, ...]:
        """Every version of a pack at hand."""
        return tuple(file for file in self._all if file.id == pack_id)

    def _made(self, file: PackFile) -> Pack | None:
        merged = self._merged(file, ())
        if merged is None:
            return None
        own = Findings()
        parents = list(self._ancestors(file))
        pack = pack_of({**merged, "parents": parents} if parents else merged, file.name, own)
        self.findings.extend(own)
        return None if own.has_errors else pack

    def _merged(self, file: PackFile, below: tuple[str, ...]) -> Raw | None:
        """The file's tables laid over its parent's; None when the parents are missing or run in a circle."""
        if not file.parent:
            return {key: value for key, value in file.raw.items() if key not in _OWN_KEYS}
        place = Place(sheet=file.name, header="parent")
        if file.parent in (*below, file.id):
            self.findings.error("policy.parent_circle", place, id=file.parent)
            return None
        parent = self._parent(file)
        if parent is None:
            near = nearest(file.parent, self.ids)
            self.findings.error("policy.parent_unknown", place, id=file.parent, nearest=near or "—")
            return None
        above = self._merged(parent, (*below, file.id))
        return None if above is None else self._laid_over(file, above)

    def _ancestors(self, file: PackFile) -> tuple[str, ...]:
        parent = self._parent(file) if file.parent else None
        return (parent.id, *self._ancestors(parent)) if parent else ()

    def _parent(self, file: PackFile) -> PackFile | None:
        """The parent's version in force when the child begins; the only one, when there is but one."""
        versions = self.versions(file.parent)
        start = file.raw.get("from")
        if len(versions) > 1 and isinstance(start, date):
            fitting = [one for one in versions if _in_force(one.raw, start)]
            return fitting[-1] if fitting else None
        return versions[-1] if versions else None

    def _laid_over(self, file: PackFile, above: Raw) -> Raw:
        without = dict(above)
        section = Section(file.raw, self.findings, file=file.name)
        for path in section.words("removes"):
            trimmed = _without(without, path.split("."))
            if trimmed is None:
                section.complain("policy.removes_nothing", "removes", value=path)
            else:
                without = dict(trimmed)
        own = {key: value for key, value in file.raw.items() if key not in _OWN_KEYS}
        return _merge(without, own)


def _in_force(raw: Raw, day: date) -> bool:
    start, end = raw.get("from"), raw.get("until")
    return isinstance(start, date) and start <= day and not (isinstance(end, date) and end <= day)


def _merge(above: Raw, own: Raw) -> dict[str, object]:
    """Tables are joined key by key, anything else is replaced; the parent's order stays, new keys follow."""
    merged = dict(above)
    for key, value in own.items():
        inherited = merged.get(key)
        both = isinstance(value, dict) and isinstance(inherited, dict)
        merged[key] = _merge(inherited, value) if both else value  # type: ignore[arg-type]
    return merged


def _without(raw: Raw, path: Sequence[str]) -> Raw | None:
    """The tables without the one at the path; None when there is nothing at it."""
    name, rest = path[0], path[1:]
    if name not in raw:
        return None
    if not rest:
        return {key: value for key, value in raw.items() if key != name}
    below = raw[name]
    trimmed = _without(below, rest) if isinstance(below, dict) else None
    return None if trimmed is None else {**raw, name: trimmed}


def _as_json(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    return {"$other": str(value)}


def _from_json(table: dict[str, object]) -> object:
    return date.fromisoformat(str(table[_DAY])) if set(table) == {_DAY} else table


def canonical(raw: Raw) -> str:
    """A pack's content in one way of writing: comments, blanks and the split over files and parents do not matter."""
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"), default=_as_json)


def digest_of(text: str) -> str:
    """SHA-256 of canonical content, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def pack_of(raw: Raw, name: str, findings: Findings) -> Pack:
    """The record of merged tables; unusable when the findings gained errors."""
    text = canonical(raw)
    return read_pack(Source(Section(raw, findings, file=name), digest_of(text), text))


def pack_from_text(text: str) -> Pack:
    """A pack out of its canonical content, as kept with the claims it decided. Refused when it is no whole pack."""
    raw: Mapping[str, object] = json.loads(text, object_hook=_from_json)
    findings = Findings()
    pack = pack_of(raw, digest_of(text)[:12], findings)
    if findings.has_errors:
        raise Refused("policy.unreadable", findings=findings)
    return pack
