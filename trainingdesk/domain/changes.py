"""What kinds of things a command touched, so that only the pages concerned reload."""

from __future__ import annotations

from enum import Flag, auto


class Changes(Flag):
    """Kinds of records; a procedure's result names those it wrote."""

    NOTHING = 0
    INSTITUTIONS = auto()
    PEOPLE = auto()
    CLASSES = auto()
    ROSTER = auto()
    ATTENDANCE = auto()
    ASSESSMENTS = auto()
    CERTIFICATES = auto()
    AWARDS = auto()
    CLAIMS = auto()
    ATTACHMENTS = auto()
    VOUCHERS = auto()
    DOCUMENTS = auto()
    ACCOUNTS = auto()
    POLICIES = auto()
    AUDIT = auto()
    OCCUPATIONS = auto()
