"""Bank accounts and telephone numbers: brought to digits, checked as far as a number can be."""

from __future__ import annotations

import re

from stdnum import luhn

from trainingdesk.domain.findings import Finding, Findings, Place
from trainingdesk.domain.masking import mask_account, mask_phone
from trainingdesk.domain.plain_text import code_text

_SHORTEST, _LONGEST = 8, 30
_DIGITS = re.compile(r"\d+", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+", re.ASCII)
# only cards carry a check digit; account books and company accounts do not
_CARD = re.compile(r"[34569]\d{15,18}", re.ASCII)
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_LANDLINE = re.compile(r"0\d{9,11}|[2-8]\d{6,7}|400\d{7}", re.ASCII)
_MARKS = re.compile(r"[-()]")
_COUNTRY = re.compile(r"(\+86|0086)(?=1[3-9])", re.ASCII)


def read_account(text: str, place: Place = Place()) -> tuple[str | None, tuple[Finding, ...]]:
    """The account's digits, blanks and hyphens removed. None with an error: missing, digits lost, characters, length.

    A warning where a card number fails its check digit (Luhn); company accounts have none. Values are masked.
    """
    account = code_text(text).replace("-", "")
    findings = Findings()
    shown = mask_account(account)
    if not account:
        findings.error("identity.account_missing", place)
    elif _SCIENTIFIC.fullmatch(account):
        findings.error("identity.account_digits_lost", place, value=shown)
    elif not _DIGITS.fullmatch(account):
        findings.error("identity.account_characters", place, value=shown)
    elif not _SHORTEST <= len(account) <= _LONGEST:
        findings.error("identity.account_length", place, value=shown, length=str(len(account)))
    elif _CARD.fullmatch(account) and not luhn.is_valid(account):
        findings.warning("identity.account_check_digit", place, value=shown)
    return (None if findings.has_errors else account), findings.as_tuple()


def read_phone(text: str, place: Place = Place()) -> tuple[str | None, tuple[Finding, ...]]:
    """The telephone number's digits; None for an empty cell. A warning, never an error, where no pattern fits."""
    phone = _COUNTRY.sub("", _MARKS.sub("", code_text(text)))
    if not phone:
        return None, ()
    if _MOBILE.fullmatch(phone) or _LANDLINE.fullmatch(phone):
        return phone, ()
    findings = Findings()
    findings.warning("identity.phone_form", place, value=mask_phone(phone))
    return phone, findings.as_tuple()
