"""What a register takes into a field: each check gives the value back in its one spelling, or Refused says why not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from trainingdesk.domain.contact import read_account
from trainingdesk.domain.credit_code import read_credit_code
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.occupations import Edition, OccupationCode, Occupations, read_occupation_code
from trainingdesk.domain.period import Span
from trainingdesk.domain.plain_text import code_text, has_control, visible
from trainingdesk.domain.regions import is_region_code
from trainingdesk.domain.vocabulary import EmployerKind, InstitutionKind

_PACK_WORD = re.compile(r"pack:[a-z][a-z0-9_]*", re.ASCII)
_LONGEST = 200
_FIELDS = {
    "name": ("名称", "name"), "person_name": ("姓名", "name"),
    "english_name": ("英文名称", "English name"), "grade": ("等级评定", "grade"),
    "contact": ("联系人", "contact"), "phone": ("联系电话", "telephone number"), "bank": ("开户银行", "bank"),
    "account_name": ("账户名称", "account name"), "reason": ("原因", "reason"), "direction": ("职业方向", "direction"),
    "place": ("培训地点", "place"), "approval_number": ("开班备案号", "approval number"),
    "occupation_name": ("职业名称", "occupation's name"), "other_name": ("其他名称", "other name"),
    "source": ("依据", "source"),
}  # fmt: skip


def needed(field: str, text: str) -> str:
    """Text that must be there; Refused ``register.blank``, ``register.too_long`` or ``register.control_characters``."""
    kept = " ".join(visible(text).split())
    named, named_en = _FIELDS[field]
    if not kept:
        raise Refused("register.blank", field=named, field_en=named_en)
    if len(kept) > _LONGEST:
        raise Refused("register.too_long", field=named, field_en=named_en, longest=_LONGEST)
    if has_control(kept):
        raise Refused("register.control_characters", field=named, field_en=named_en)
    return kept


def optional(field: str, text: str | None) -> str | None:
    """Text that may be absent; blank counts as absent."""
    return needed(field, text) if text and text.strip() else None


def credit_code(text: str) -> str:
    """A unified social credit code with its check digit right; Refused with the ``identity.credit_code_…`` code."""
    read, findings = read_credit_code(text)
    if read is None:
        raise _refusal(findings)
    return read.number


def bank_account(text: str) -> str:
    """A bank account's digits; Refused with the ``identity.account_…`` code."""
    account, findings = read_account(text)
    if account is None:
        raise _refusal(findings)
    return account


def _refusal(findings: Iterable[Finding]) -> Refused:
    """The first error as a refusal: a form has one field where a file has many rows."""
    first = next(finding for finding in findings if finding.severity is Severity.ERROR)
    params: dict[str, Any] = {"value": first.value or "", **first.params}
    return Refused(first.code, **params)


def region_code(text: str) -> str:
    """A region of GB/T 2260 by its form; one that no table holds is not refused, for codes come and go."""
    code = code_text(text)
    if not is_region_code(code):
        raise Refused("register.region", value=text)
    return code


def occupation(text: str, edition: int) -> OccupationCode:
    """An occupation code ``d-dd-dd-dd`` of a known edition, by its form."""
    if str(edition) not in list(Edition):
        raise Refused("register.edition", value=edition, known=", ".join(Edition))
    code, findings = read_occupation_code(text, edition=Edition(str(edition)))
    if code is None:
        raise _refusal(findings)
    return code


def occupation_name(catalogue: Occupations, code: str, edition: int) -> str:
    """The name the catalogue has for an occupation; empty where it holds none."""
    found = catalogue.find(OccupationCode(code, Edition(str(edition))))
    return found.name if found else ""


def institution_kind(text: str) -> str:
    """A known kind of institution, or a pack's own ``pack:<word>``."""
    return _kind(text, InstitutionKind)


def employer_kind(text: str | None) -> str | None:
    """A known kind of employer, a pack's own ``pack:<word>``, or None where it is not known."""
    return _kind(text, EmployerKind) if text else None


def _kind(text: str, known: type[InstitutionKind] | type[EmployerKind]) -> str:
    if text in list(known) or _PACK_WORD.fullmatch(text):
        return text
    raise Refused("register.kind", value=text, known=", ".join(known))


def span(start: date, until: date) -> Span:
    """Days from ``start`` up to, not including, ``until``; Refused when there is none."""
    if until <= start:
        raise Refused("register.span_empty", start=start, until=until)
    return Span(start, until)
