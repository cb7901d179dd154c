"""What a document must satisfy before a page of it is drawn: its sums agree and each character has a glyph.

A printed total that is not the sum of the printed lines must not leave the office, whatever made it so; all that
differs is told at once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from trainingdesk.documents.fonts import FontShelf
from trainingdesk.documents.views import AnnexLine, CalculationRow, ClaimFormView, ClaimLine, ItemSum, VoucherView
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Findings
from trainingdesk.domain.money import ZERO, Money, total

_TOTALS = "document.totals_differ"
_GLYPH = "document.glyph_missing"


class _Agreement:
    """Collects what does not agree."""

    def __init__(self) -> None:
        self.findings = Findings()

    def same(self, what: str, printed: object, summed: object) -> None:
        if printed != summed:
            self.findings.error(_TOTALS, what=what, printed=str(printed), summed=str(summed))

    def settle(self) -> None:
        found = self.findings.as_tuple()
        if found:
            raise Refused(_TOTALS, findings=found, **found[0].params)


def check_voucher(view: VoucherView) -> None:
    """Rows, annex lines and payees each sum to the total, item by item, and the heads agree.

    Raises Refused ``document.totals_differ`` with a finding for each difference, ``document.nothing_to_pay`` for a
    total that is not above zero; ValueError when the record contradicts its own shape.
    """
    if view.total.fen <= 0:
        raise Refused("document.nothing_to_pay", number=view.number)
    if (view.payee is None) == (not view.payees):
        raise ValueError("a voucher pays one party or a list")
    agreement = _Agreement()
    paid = [line for line in view.lines if not line.refusal]
    _check_rows(agreement, view.rows, len(view.items), view.total)
    for place, item in enumerate(view.items):
        parts = [part for line in view.lines if (part := line.amounts[place])]
        agreement.same(f"逐人计算表{item.name}", _item_total(view.rows, place), total(part.amount for part in parts))
        agreement.same(f"{item.name}人数", _item_heads(view.rows, place), len(parts))
    for line in view.lines:
        agreement.same(f"序号{line.seq}合计", line.total, total(part.amount for part in line.amounts if part))
        _check_refusal(agreement, line)
    agreement.same("逐人计算表合计", view.total, total(line.total for line in view.lines))
    agreement.same("拨付人数", view.counts.paid, len(paid))
    if view.payees:
        agreement.same("收款名单", view.total, total(payee.amount for payee in view.payees))
    agreement.settle()


def check_claim_form(view: ClaimFormView) -> None:
    """Rows and the list of people each sum to the total; raises as ``check_voucher`` does."""
    if view.total.fen <= 0:
        raise Refused("document.nothing_to_pay", number=view.number)
    agreement = _Agreement()
    _check_rows(agreement, view.rows, len(view.items), view.total)
    for place, item in enumerate(view.items):
        amounts = [amount for line in view.lines if (amount := line.amounts[place]) is not None]
        agreement.same(f"人员名单{item.name}", _item_total(view.rows, place), total(amounts))
        agreement.same(f"{item.name}人数", _item_heads(view.rows, place), len(amounts))
    for line in view.lines:
        agreement.same(f"序号{line.seq}合计", line.total, total(filter(None, line.amounts)))
        _check_refusal(agreement, line)
    agreement.same("人员名单合计", view.total, total(line.total for line in view.lines))
    agreement.same("申报人数", view.heads, sum(not line.refusal for line in view.lines))
    agreement.settle()


def _check_rows(agreement: _Agreement, rows: Sequence[CalculationRow], items: int, whole: Money) -> None:
    for number, row in enumerate(rows, start=1):
        if len(row.sums) != items:
            raise ValueError("a calculation row has one entry an item")
        for part in filter(None, row.sums):
            _check_product(agreement, number, part)
        agreement.same(f"补贴计算第{number}行", row.total, total(part.subtotal for part in row.sums if part))
    agreement.same("补贴计算合计", whole, total(row.total for row in rows))


def _check_product(agreement: _Agreement, number: int, part: ItemSum) -> None:
    if part.standard is not None:
        agreement.same(f"补贴计算第{number}行人数×标准", part.subtotal, part.standard * part.heads)


def _item_total(rows: Sequence[CalculationRow], place: int) -> Money:
    return total(part.subtotal for row in rows if (part := row.sums[place]))


def _item_heads(rows: Sequence[CalculationRow], place: int) -> int:
    return sum(part.heads for row in rows if (part := row.sums[place]))


def _check_refusal(agreement: _Agreement, line: AnnexLine | ClaimLine) -> None:
    """A refused line pays nothing; any other pays something."""
    if line.refusal:
        agreement.same(f"序号{line.seq}不予拨付", ZERO, line.total)
    elif line.total.fen <= 0:
        raise ValueError(f"line {line.seq} neither pays nor is refused")


def check_glyphs(view: object, shelf: FontShelf) -> None:
    """Each character of each text in the record has a glyph.

    Raises Refused ``document.glyph_missing`` (character, point, the text it stands in) with a finding for each text.
    """
    findings = Findings()
    for text in dict.fromkeys(_texts(view)):
        for character in shelf.missing_glyphs(text):
            findings.error(_GLYPH, character=character, point=_named(character), where=text)
    found = findings.as_tuple()
    if found:
        raise Refused(_GLYPH, findings=found, **found[0].params)


def _named(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
