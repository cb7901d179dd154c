"""What people are told when something did not go through: what, which, why, what to do, and the code at the end."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trainingdesk.domain.errors import Conflict, OfficeError, Unavailable
from trainingdesk.domain.findings import Finding
from trainingdesk.domain.texts import Language, message, remedy


class Kind(StrEnum):
    """How a failure is shown: a bar, an offer to reload, an offer to try again, or a report."""

    REFUSED = "refused"
    CONFLICT = "conflict"
    UNAVAILABLE = "unavailable"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True)
class Told:
    """A failure in words: the sentence, what helps, and the code people can quote."""

    kind: Kind
    text: str
    remedy: str
    code: str
    findings: tuple[Finding, ...] = ()


def told(error: Exception, language: Language) -> Told:
    """An error in the words of a language. Of a mistake of the program only the place is told: its words may quote."""
    if isinstance(error, OfficeError):
        kind = Kind.REFUSED
        if isinstance(error, Conflict):
            kind = Kind.CONFLICT
        elif isinstance(error, Unavailable):
            kind = Kind.UNAVAILABLE
        params = dict(error.params)
        return Told(
            kind,
            message(error.code, language, **params),
            remedy(error.code, language, **params),
            error.code,
            error.findings,
        )
    params = {"kind": type(error).__name__, "place": place_of(error)}
    return Told(
        Kind.MISTAKE, message("cli.mistake", language, **params), remedy("cli.mistake", language, **params), "mistake"
    )


def mistake_text(error: BaseException, language: Language) -> str:
    """What is said of a mistake of the program, of whatever kind."""
    return told(error if isinstance(error, Exception) else RuntimeError(), language).text


def place_of(error: BaseException) -> str:
    """File and line of the program where an error came from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "trainingdesk" in frame.filename] or list(frames)
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"


def finding_text(finding: Finding, language: Language) -> str:
    """A finding's sentence with what to do about it."""
    params = dict(finding.params)
    gap = "" if language is Language.ZH else " "
    return f"{message(finding.code, language, **params)}{gap}{remedy(finding.code, language, **params)}".strip()
