"""One TOML table being read: typed values out, every mistake collected with its key and the remedy, none thrown."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import TypeVar

from trainingdesk.domain.findings import Finding, Findings, Place, Severity
from trainingdesk.domain.money import Money

T = TypeVar("T")
Raw = Mapping[str, object]
_DECIMAL = re.compile(r"\d+(\.\d+)?", re.ASCII)
_LEAST_ALIKE = 0.55


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure that a pack names once and its children may replace; written ``"@name"`` where it is used."""

    id: str
    value: str
    zh: str
    en: str
    ceiling: bool = False
    found: bool = True  # false: the notice leaves it to the city and no figure was found; the desk asks


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or empty when none is alike."""
    alike = difflib.get_close_matches(word, list(known), n=1, cutoff=_LEAST_ALIKE)
    return alike[0] if alike else ""


class Section:
    """A table of a pack file. ``done`` names the keys nobody asked for, each with the one it could have been."""

    def __init__(
        self,
        raw: Raw,
        findings: Findings,
        *,
        file: str,
        path: str = "",
        parameters: Mapping[str, Parameter] | None = None,
        rules: Sequence[str] = (),
    ) -> None:
        self.raw = raw
        self.findings = findings
        self.file = file
        self.path = path
        self.parameters = parameters or {}
        self.rules = rules
        self.ceilings: set[str] = set()  # keys whose value is a parameter that is only a published maximum
        self._asked: list[str] = []
        self._possible: list[str] = []

    def has(self, key: str) -> bool:
        return key in self.raw

    def key(self, key: str) -> str:
        """The whole key, as findings write it."""
        return ".".join(part for part in (self.path, key) if part)

    def complain(self, code: str, key: str, /, **params: str) -> None:
        """An error at a key of this table."""
        told = {"key": self.key(key), **params}
        place = Place(sheet=self.file, header=self.key(key))
        self.findings.add(Finding(code, Severity.ERROR, place, told, params.get("value")))

    def below(self, key: str, raw: Raw) -> Section:
        """A table within this one."""
        return Section(
            raw, self.findings, file=self.file, path=self.key(key), parameters=self.parameters, rules=self.rules
        )

    def touch(self, key: str) -> None:
        """A key that the reader has dealt with by itself."""
        self._asked.append(key)

    def suggest(self, keys: Iterable[str]) -> None:
        """Keys that could stand here too, for the advice on a misspelt one."""
        self._possible.extend(keys)

    def done(self) -> None:
        """Say which keys mean nothing here."""
        for key in self.raw:
            if key not in self._asked:
                near = nearest(key, [*self._asked, *self._possible])
                self.complain("policy.unknown_key", key, nearest=near or "—")

    def _get(self, key: str, *, required: bool) -> object:
        self._asked.append(key)
        if key not in self.raw:
            if required:
                self.complain("policy.key_missing", key)
            return None
        value = self.raw[key]
        return self._parameter(key, value) if isinstance(value, str) and value.startswith("@") else value

    def _parameter(self, key: str, value: str) -> object:
        name = value.removeprefix("@")
        found = self.parameters.get(name)
        if found is None:
            self.complain("policy.parameter_unknown", key, value=name, nearest=nearest(name, self.parameters) or "—")
            return None
        if found.ceiling:
            self.ceilings.add(key)
        return found.value

    def _typed(self, key: str, kind: type[T], expected: str, *, required: bool) -> T | None:
        value = self._get(key, required=required)
        if value is None:
            return None
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.complain("policy.wrong_type", key, value=repr(value), expected=expected)
            return None
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Text; required when no default is given."""
        value = self._typed(key, str, "“…”", required=default is None)
        if value is not None and not value.strip() and default is None:
            self.complain("policy.text_empty", key)
        return (default or "") if value is None else value

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number, not negative; required when no default is given."""
        value = self._typed(key, int, "12", required=default is None)
        if value is not None and value < 0:
            self.complain("policy.wrong_type", key, value=str(value), expected="0, 1, 2 …")
        return (default or 0) if value is None else value

    def flag(self, key: str, *, default: bool) -> bool:
        """true or false."""
        value = self._typed(key, bool, "true / false", required=False)
        return default if value is None else value

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A TOML date without a time."""
        value = self._typed(key, date, "2026-01-31", required=required)
        if isinstance(value, datetime):
            self.complain("policy.wrong_type", key, value=str(value), expected="2026-01-31")
            return None
        return value

    def choice(self, key: str, known: Iterable[str], default: str | None = None) -> str:
        """One of the known words; required when no default is given."""
        value = self.text(key, default)
        return self._known(key, value, known) if value else value

    def _known(self, key: str, value: str, known: Iterable[str]) -> str:
        words = list(known)
        if value not in words:
            near = nearest(value, words)
            self.complain("policy.unknown_value", key, value=value, nearest=near or " / ".join(words[:12]))
        return value

    def rule(self) -> str:
        """The id of the clause that this table rests on."""
        return self.choice("rule", self.rules)

    def words(
        self, key: str, known: Iterable[str] | None = None, *, required: bool = False, free: str = " "
    ) -> tuple[str, ...]:
        """A text or a list of texts, each one of the known words when those are given, or with the free beginning."""
        value = self._get(key, required=required)
        if value is None:
            return ()
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
            self.complain("policy.wrong_type", key, value=repr(value), expected="[“…”, “…”]")
            return ()
        words = tuple(str(word) for word in listed)
        if known is not None:
            allowed = list(known)
            for word in words:
                if not word.startswith(free):
                    self._known(key, word, allowed)
        return words

    def yuan(self, key: str, *, required: bool = False) -> int | None:
        """An amount in yuan written as text, in fen; a TOML number is refused, for it would have met a float."""
        return self._amount(key, self._get(key, required=required))

    def _amount(self, key: str, value: object) -> int | None:
        if value is None:
            return None
        if not isinstance(value, str):
            self.complain("policy.amount_not_text", key, value=str(value))
            return None
        try:
            fen = Money.from_yuan_text(value).fen
        except ValueError:
            fen = -1
        if fen < 0:
            self.complain("policy.amount_bad", key, value=value)
            return None
        return fen

    def fraction(self, key: str, *, required: bool = False) -> Fraction | None:
        """An exact number written as text: ``"30"``, ``"0.8"``."""
        value = self._get(key, required=required)
        if value is None:
            return None
        if not isinstance(value, str):
            self.complain("policy.amount_not_text", key, value=str(value))
            return None
        if not _DECIMAL.fullmatch(value):
            self.complain("policy.amount_bad", key, value=value)
            return None
        return Fraction(value)

    def section(self, key: str, *, required: bool = False) -> Section | None:
        """A table within this one."""
        value = self._typed(key, dict, "{ … }", required=required)
        return None if value is None else self.below(key, value)

    def named(self, key: str) -> list[tuple[str, Section]]:
        """Tables within a table, each under its name, in the order of the file."""
        group = self.section(key)
        if group is None:
            return []
        found: list[tuple[str, Section]] = []
        for name, raw in group.raw.items():
            if isinstance(raw, dict):
                found.append((name, group.below(name, raw)))
            else:
                group.complain("policy.wrong_type", name, value=repr(raw), expected="{ … }")
        return found

    def listed(self, key: str, *, required: bool = False) -> list[Section]:
        """A list of tables."""
        value = self._typed(key, list, "[{ … }, { … }]", required=required)
        found: list[Section] = []
        for number, raw in enumerate(value or (), start=1):
            if isinstance(raw, dict):
                found.append(self.below(f"{key}[{number}]", raw))
            else:
                self.complain("policy.wrong_type", f"{key}[{number}]", value=repr(raw), expected="{ … }")
        return found

    def known_key(self, word: str, known: Iterable[str]) -> None:
        """Complain of a key of this table that is none of the known words."""
        self._asked.append(word)
        self._known(word, word, known)

    def readable_key(self, word: str, read: Callable[[str], int]) -> None:
        """Complain of a key of this table that a column of facts could never hold."""
        self._asked.append(word)
        try:
            read(word)
        except ValueError:
            self.complain("policy.key_unreadable", word, value=word)


def read_each(sections: Sequence[tuple[str, Section]], read: Callable[[str, Section], T]) -> tuple[T, ...]:
    """Read named tables one by one, and say of each which keys it should not have."""
    records: list[T] = []
    for name, section in sections:
        records.append(read(name, section))
        section.done()
    return tuple(records)
