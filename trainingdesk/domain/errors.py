"""The three errors that are not bugs: a rule says no, somebody was faster, the world failed."""

from __future__ import annotations

from collections.abc import Iterable

from trainingdesk.domain.findings import Finding


class OfficeError(Exception):
    """Carries a code that has a text in both languages, and the text's parameters."""

    def __init__(self, code: str, /, *, findings: Iterable[Finding] = (), **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = {name: str(value) for name, value in params.items()}
        self.findings = tuple(findings)


class Refused(OfficeError):
    """A rule says no. Asking again the same way will be refused again."""


class NotAllowed(Refused):
    """This person may not do this, or has not shown who they are."""


class Conflict(OfficeError):
    """Somebody else changed the record since it was read: reload and look."""


class Unavailable(OfficeError):
    """The world failed (disk, network, file); the same call may go through later."""


class Busy(Unavailable):
    """Somebody else holds the lock; try again shortly."""


class Damaged(Unavailable):
    """Stored data do not agree with their own checks; nothing is shown that cannot be trusted."""
