"""The fingerprint of what a document says, and the line its QR code carries.

The digest covers the record a document was made from, so paper and database can be compared without the PDF. All
characters of a payload are of the QR alphabet of capitals and figures wherever the numbers are, which keeps the code
coarse enough for an office scanner.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from trainingdesk.documents.views import CertificateView, ClaimFormView, RosterView, VoucherView
from trainingdesk.domain.money import Money

Document = VoucherView | ClaimFormView | RosterView | CertificateView

_SCHEME = "TD1"
_SHOWN_DIGITS = 32  # 128 bits of the digest
_ANCHOR = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}", re.ASCII)
_NOT_ATTESTED = frozenset({"copy"})  # all copies of a voucher say the same


def content_digest(view: Document) -> str:
    """SHA-256, in lower-case hexadecimal, of the record's canonical JSON: names sorted, no blanks, amounts in fen,
    dates ISO, enumerations by value, bytes by their own SHA-256."""
    text = json.dumps(_plain(view), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Money) or not is_dataclass(value):
        return _plain_fact(value)
    kept = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in _NOT_ATTESTED}
    return {"record": type(value).__name__, **{name: _plain(part) for name, part in kept.items()}}


def _plain_fact(value: object) -> object:
    if isinstance(value, Money):
        return value.fen
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value


def voucher_payload(view: VoucherView) -> str:
    """``TD1:V:number:CNYamount:heads paid:anchor:digest``."""
    return _payload("V", view.number, f"CNY{view.total.yuan_text()}", str(view.counts.paid), view=view)


def claim_form_payload(view: ClaimFormView) -> str:
    """``TD1:A:number:CNYamount:heads:anchor:digest``."""
    return _payload("A", view.number, f"CNY{view.total.yuan_text()}", str(view.heads), view=view)


def certificate_payload(view: CertificateView) -> str:
    """``TD1:C:number:date of issue:anchor:digest``; nothing personal for a passer-by to scan."""
    return _payload("C", view.number, f"{view.issued_on:%Y%m%d}", view=view)


def _payload(kind: str, *parts: str, view: Document) -> str:
    if not _ANCHOR.fullmatch(view.anchor):
        raise ValueError("an anchor is twelve Crockford base-32 characters in three groups")
    digest = content_digest(view)[:_SHOWN_DIGITS].upper()
    return ":".join((_SCHEME, kind, *parts, view.anchor.replace("-", ""), digest))
