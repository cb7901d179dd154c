"""Unified social credit codes of institutions and employers (GB 32100-2015)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdnum.cn import uscc

from trainingdesk.domain.findings import Finding, Findings, Place
from trainingdesk.domain.plain_text import code_text

_LENGTH = 18
# no I O S V Z; the library's own pattern wants a digit first and so refuses authority Y
_FORM = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}", re.ASCII)


@dataclass(frozen=True, slots=True)
class CreditCode:
    """The code in upper case, with its parts: registering authority, kind of body, region, organisation code."""

    number: str
    authority: str
    kind: str
    area: str
    organisation: str


def read_credit_code(text: str, place: Place = Place()) -> tuple[CreditCode | None, tuple[Finding, ...]]:
    """The credit code, or None with the error that names why: missing, length, characters, check digit."""
    number = code_text(text).replace("-", "")
    findings = Findings()
    if not number:
        findings.error("identity.credit_code_missing", place)
    elif len(number) != _LENGTH:
        findings.error("identity.credit_code_length", place, value=number, length=str(len(number)))
    elif not _FORM.fullmatch(number):
        findings.error("identity.credit_code_characters", place, value=number)
    elif uscc.calc_check_digit(number) != number[-1]:
        findings.error("identity.credit_code_check_digit", place, value=number)
    if findings.has_errors:
        return None, findings.as_tuple()
    return CreditCode(number, number[0], number[1], number[2:8], number[8:17]), ()
