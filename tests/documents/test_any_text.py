"""Whatever people write into a record, of whatever length, it is printed in its place and read back."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pypdfium2
import pytest

from tests.documents import samples
from tests.documents.printing import covered, crossed, page_drawn, shelf, squeezed, text_of
from trainingdesk.documents import certificate, claim_form, roster_sheet, voucher
from trainingdesk.domain.money import Money

SIGNS = "嵩州市匠心职业技能培训学校（产教融合实训基地）管理服务中心，第二分校·阿不都热合曼、A1b2-X 2026〔〕"
# numbers and codes have a length of their own
FIXED = {"anchor", "number", "claim_number", "masked_id", "id_number", "certificate_number", "masked_account", "code"}
FIXED |= {"factor", "attendance", "theory", "skill", "print_serial", "sex"}
PRINTERS: dict[str, tuple[Callable[[], Any], Callable[..., bytes]]] = {
    "voucher": (lambda: samples.voucher(30), voucher.render),
    "individuals": (lambda: samples.individuals_voucher(12), voucher.render),
    "claim": (lambda: samples.claim_form(25), claim_form.render),
    "counter": (samples.counter_claim_form, claim_form.render),
    "roster": (samples.roster, roster_sheet.render),
    "certificate": (samples.certificate, certificate.render),
}


def words(chance: random.Random) -> str:
    """A text of one to forty-five signs, marks at both ends included."""
    length = chance.choice([1, 2, 5, 12, 25, 45])
    return "".join(chance.choice(SIGNS) for _ in range(length)).strip() or "字"


def rewritten(value: Any, chance: random.Random) -> Any:
    """The record with every third of its texts replaced."""
    if isinstance(value, tuple):
        return tuple(rewritten(part, chance) for part in value)
    if not is_dataclass(value) or isinstance(value, Money):
        return value
    changes: dict[str, Any] = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if type(part) is str and part and field.name not in FIXED and chance.random() < 0.35:
            changes[field.name] = words(chance)
        elif isinstance(part, tuple) or is_dataclass(part):
            changes[field.name] = rewritten(part, chance)
    return replace(value, **changes)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", PRINTERS)
def test_any_text_keeps_to_its_place(kind: str, seed: int) -> None:
    sample, render = PRINTERS[kind]
    pdf = render(rewritten(sample(), random.Random(f"{kind} {seed}")), shelf())
    document = pypdfium2.PdfDocument(pdf)
    for page in map(page_drawn, document):
        assert covered(page.texts).max() <= 0.15
        assert not crossed(page.texts, page.rules).any()
        assert page.texts[:, 0].min() > 24
        assert page.texts[:, 2].max() < page.width - 24
    document.close()


@pytest.mark.parametrize("seed", range(4))
def test_any_name_copies_out_whole(seed: int) -> None:
    chance = random.Random(seed)
    view = samples.voucher(6)
    lines = tuple(replace(line, name=words(chance)) for line in view.lines)
    text = squeezed("".join(text_of(voucher.render(replace(view, lines=lines), shelf()))))
    assert [line.name for line in lines if squeezed(line.name) not in text] == []
