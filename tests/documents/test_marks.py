"""Codes that an office scanner reads from paper, and fingerprints that change with anything a document says."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from tests.documents import samples
from tests.documents.printing import codes_on
from trainingdesk.documents.digest import certificate_payload, claim_form_payload, content_digest, voucher_payload
from trainingdesk.documents.views import THIRD_COPY, VoucherView
from trainingdesk.domain.money import Money

PAYLOADS = {
    "voucher": lambda: voucher_payload(samples.voucher()),
    "voucher-1": lambda: voucher_payload(samples.counter_voucher()),
    "claim": lambda: claim_form_payload(samples.claim_form()),
    "certificate": lambda: certificate_payload(samples.certificate()),
    "overlay": lambda: certificate_payload(samples.certificate()),
}


@pytest.mark.parametrize("dots_per_inch", [110, 150, 300])
@pytest.mark.parametrize("name", PAYLOADS)
def test_the_code_reads_back_from_a_picture_of_the_page(name: str, dots_per_inch: int) -> None:
    assert codes_on(name, 0, dots_per_inch) == [PAYLOADS[name]()]


def test_a_voucher_code_says_number_amount_count_anchor_and_digest() -> None:
    view = samples.voucher()
    scheme, kind, number, amount, count, anchor, digest = voucher_payload(view).split(":")
    assert (scheme, kind, number, amount, count) == ("TD1", "V", "PZ2026-000186", "CNY69640.00", "38")
    assert anchor == "5H8TR2VXK03N"
    assert content_digest(view).upper().startswith(digest)
    assert len(digest) == 32


def test_a_certificate_code_says_nothing_of_the_person() -> None:
    payload = certificate_payload(samples.certificate())
    assert samples.name(2) not in payload
    assert samples.identity(2)[-4:] not in payload.split(":")[-1][:0] + payload.split(":")[3]


def test_the_digest_is_the_same_for_the_same_record() -> None:
    assert content_digest(samples.voucher()) == content_digest(samples.voucher())
    assert len(content_digest(samples.voucher())) == 64


def changed(view: VoucherView) -> dict[str, VoucherView]:
    """The record with one thing changed, by what was changed."""
    line = view.lines[0]
    return {
        "number": replace(view, number="PZ2026-000187"),
        "total": replace(view, total=view.total + Money(1)),
        "day": replace(view, issued_on=date(2026, 5, 29)),
        "payee": replace(view, payee=replace(samples.SCHOOL_PAYEE, masked_account="6209********5619")),
        "line": replace(view, lines=(replace(line, total=line.total + Money(1)), *view.lines[1:])),
        "order": replace(view, lines=view.lines[::-1]),
        "stamp": replace(view, stamps=view.stamps[:2]),
        "demo": replace(view, demo=False),
        "note": replace(view, notes=(*view.notes, "")),
        "class": replace(view, training_class=None),
    }


def test_whatever_a_document_says_changes_its_digest() -> None:
    view = samples.voucher()
    digests = {content_digest(view), *(content_digest(other) for other in changed(view).values())}
    assert len(digests) == 1 + len(changed(view))


def test_all_copies_say_the_same() -> None:
    view = samples.voucher()
    assert content_digest(replace(view, copy=THIRD_COPY)) == content_digest(view)
    assert "copy" in {field.name for field in fields(view)}


def test_a_photo_is_part_of_what_a_certificate_says() -> None:
    view = samples.certificate()
    assert content_digest(replace(view, photo=b"one")) != content_digest(replace(view, photo=b"two"))


@pytest.mark.parametrize("anchor", ["", "5H8TR2VXK03N", "5h8t-r2vx-k03n", "5H8T-R2VX-K03I", "5H8T-R2VX-K03N-AAAA"])
def test_an_anchor_has_twelve_letters_that_cannot_be_misread(anchor: str) -> None:
    with pytest.raises(ValueError, match="Crockford"):
        certificate_payload(replace(samples.certificate(), anchor=anchor))
