"""No amount and no count on a page can be wrong alone: each is held against the others before a page is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import samples
from tests.documents.printing import shelf
from trainingdesk.documents.annex import calculation_ledger
from trainingdesk.documents.calculation import calculation
from trainingdesk.documents.checks import check_claim_form, check_glyphs, check_voucher
from trainingdesk.documents.claim_list import claim_ledger
from trainingdesk.documents.ledger import Ledger, Sums
from trainingdesk.documents.typeset import Setter
from trainingdesk.documents.views import ClaimFormView, ItemHead, VoucherView
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.money import ZERO, Money, total

SETTER = Setter(shelf())
THREE = (samples.TRAINING, samples.ASSESSMENT, samples.LIVING)
Path = tuple[str | int, ...]
VOUCHERS = {
    "forty": samples.voucher(),
    "one": samples.counter_voucher(),
    "one_item": samples.voucher(12, (samples.TRAINING,)),
    "three_items": samples.voucher(12, THREE),
    "individuals": samples.individuals_voucher(12),
    "refusals": samples.many_refusals_voucher(12),
}
FORMS = {
    "class": samples.claim_form(12),
    "counter": samples.counter_claim_form(),
    "employer": samples.employer_claim_form(12),
}
# what a person of the line was due before factors: the amount beside it is what is paid
UNSUMMED = ("standard",)


def amounts_in(value: object, path: Path = ()) -> Iterator[Path]:
    """Where in a record amounts and paid heads stand."""
    if isinstance(value, Money):
        yield path
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from amounts_in(part, (*path, place))
    elif is_dataclass(value):
        for field in fields(value):
            part = getattr(value, field.name)
            if field.name in ("heads", "paid") and isinstance(part, int):
                yield (*path, field.name)
            else:
                yield from amounts_in(part, (*path, field.name))


def changed(value: Any, path: Path, by: int) -> Any:
    """The record with one fen or one head more or less at a place."""
    if not path:
        return Money(value.fen + by) if isinstance(value, Money) else value + by
    step, *rest = path
    if isinstance(step, int):
        return (*value[:step], changed(value[step], tuple(rest), by), *value[step + 1 :])
    return replace(value, **{step: changed(getattr(value, step), tuple(rest), by)})


def passes(view: VoucherView | ClaimFormView) -> bool:
    check = check_voucher if isinstance(view, VoucherView) else check_claim_form
    try:
        check(view)  # type: ignore[arg-type]
    except (Refused, ValueError):
        return False
    return True


@pytest.mark.parametrize("view", [*VOUCHERS.values(), *FORMS.values()], ids=[*VOUCHERS, *FORMS])
def test_one_fen_or_one_head_anywhere_is_noticed(view: VoucherView | ClaimFormView) -> None:
    assert passes(view)
    places = [path for path in amounts_in(view) if not ("lines" in path and path[-1] in UNSUMMED)]
    assert len(places) > 5
    unnoticed = [(path, by) for path in places for by in (1, -1) if passes(changed(view, path, by))]
    assert unnoticed == []


@given(st.data())
@settings(max_examples=60)
def test_two_errors_that_cancel_out_in_the_total_are_noticed(data: st.DataObject) -> None:
    """A fen taken from one person and given to another leaves every total as it was, but not their own lines."""
    view = VOUCHERS["forty"]
    paid = [at for at, line in enumerate(view.lines) if not line.refusal]
    one, other = data.draw(st.lists(st.sampled_from(paid), min_size=2, max_size=2, unique=True))
    moved = changed(
        changed(view, ("lines", one, "amounts", 0, "amount"), 1), ("lines", other, "amounts", 0, "amount"), -1
    )
    assert not passes(moved)


def test_all_that_differs_is_told_at_once() -> None:
    view = VOUCHERS["forty"]
    wrong = changed(changed(view, ("lines", 0, "total"), 1), ("counts", "paid"), 1)
    with pytest.raises(Refused) as caught:
        check_voucher(wrong)
    assert [finding.params["what"] for finding in caught.value.findings] == ["序号1合计", "逐人计算表合计", "拨付人数"]


@pytest.mark.parametrize("fen", [0, -1])
def test_nothing_to_pay_is_no_voucher_and_no_form(fen: int) -> None:
    for view, check in ((VOUCHERS["forty"], check_voucher), (FORMS["class"], check_claim_form)):
        with pytest.raises(Refused) as caught:
            check(replace(view, total=Money(fen)))  # type: ignore[arg-type,type-var]
        assert (caught.value.code, caught.value.params) == ("document.nothing_to_pay", {"number": view.number})


def test_a_voucher_pays_one_party_or_a_list_and_not_both() -> None:
    listed, single = VOUCHERS["individuals"], VOUCHERS["forty"]
    for view in (replace(listed, payee=samples.SCHOOL_PAYEE), replace(single, payee=None)):
        with pytest.raises(ValueError, match="one party or a list"):
            check_voucher(view)


def test_who_is_refused_is_paid_nothing_and_who_is_not_is_paid_something() -> None:
    view = VOUCHERS["forty"]
    refused = next(at for at, line in enumerate(view.lines) if line.refusal)
    paid = next(at for at, line in enumerate(view.lines) if not line.refusal)
    assert not passes(changed(view, ("lines", refused, "total"), 100))
    lines = list(view.lines)
    lines[paid] = replace(lines[paid], total=ZERO, amounts=(None,) * len(view.items))
    with pytest.raises(ValueError, match="neither pays nor is refused"):
        check_voucher(replace(view, lines=tuple(lines)))


def ledger_sums(ledger: Ledger) -> Sums:
    whole = ledger.lines[0].sums
    for line in ledger.lines[1:]:
        whole = whole.plus(line.sums)
    return whole


@pytest.mark.parametrize("view", VOUCHERS.values(), ids=VOUCHERS)
def test_the_annex_adds_up_to_the_voucher(view: VoucherView) -> None:
    whole = ledger_sums(calculation_ledger(view, SETTER))
    assert (whole.heads, whole.amounts[-1]) == (view.counts.paid, view.total)
    for place in range(len(view.items)):
        assert whole.amounts[place] == total(part.subtotal for row in view.rows if (part := row.sums[place]))


@pytest.mark.parametrize("view", FORMS.values(), ids=FORMS)
def test_the_list_of_people_adds_up_to_the_form(view: ClaimFormView) -> None:
    whole = ledger_sums(claim_ledger(view, SETTER))
    assert (whole.heads, whole.amounts[-1]) == (view.heads, view.total)


@pytest.mark.parametrize("view", [*VOUCHERS.values()], ids=VOUCHERS)
def test_every_row_of_the_annex_fills_the_columns_of_its_table(view: VoucherView) -> None:
    """Refused people, people with one item of several, and the rows of sums are all as wide as the head."""
    ledger = calculation_ledger(view, SETTER)
    columns = len(ledger.face.grid.columns)
    rows = [row for line in ledger.lines for row in line.rows]
    rows.append(ledger.sum_row("合计", ledger_sums(ledger)))
    assert {sum(cell.span for cell in row) for row in rows} == {columns}
    assert ledger.face.grid.width == pytest.approx(170.0)


@pytest.mark.parametrize("view", [*FORMS.values()], ids=FORMS)
def test_every_row_of_the_list_fills_the_columns_of_its_table(view: ClaimFormView) -> None:
    ledger = claim_ledger(view, SETTER)
    columns = len(ledger.face.grid.columns)
    rows = [row for line in ledger.lines for row in line.rows]
    rows.append(ledger.sum_row("合计", ledger_sums(ledger)))
    assert {sum(cell.span for cell in row) for row in rows} == {columns}
    assert ledger.face.grid.width == pytest.approx(267.0)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_any_number_of_items_makes_a_table_of_one_width(count: int) -> None:
    items = (*THREE, ItemHead("交通费补贴"), ItemHead("奖励"))[:count]
    view = samples.voucher(6, items[:3])
    rows = tuple(replace(row, sums=(*row.sums, *[None] * (count - len(row.sums)))) for row in view.rows)
    table = calculation(items, rows, view.total)
    assert table.grid.width == pytest.approx(162.0)
    assert {sum(cell.span for cell in row) for row in (*table.rows, table.total, *table.item_totals)} == {
        len(table.grid.columns)
    }
    assert table.total[-1].text in (str(view.total), str(total(row.sums[0].subtotal for row in rows if row.sums[0])))
    assert calculation(items, rows, view.total, 100.0).grid.width == pytest.approx(100.0)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_a_claim_list_shows_each_item_while_there_is_room(count: int) -> None:
    view = FORMS["class"]
    items = (*THREE, ItemHead("交通费补贴"), ItemHead("奖励"))[:count]
    lines = tuple(
        replace(
            line, amounts=((*line.amounts, None, None, None)[:count]), total=total(filter(None, line.amounts[:count]))
        )
        for line in view.lines
    )
    ledger = claim_ledger(replace(view, items=items, lines=lines), SETTER)
    titles = [column.title for column in ledger.face.grid.columns]
    shown = [item.name for item in items] if 1 < count <= 4 else []
    assert titles[8:] == [*shown, "合计"]
    assert ledger.face.grid.width == pytest.approx(267.0)


def test_each_person_of_a_table_of_many_items_has_a_row_for_each_of_them() -> None:
    view = VOUCHERS["three_items"]
    ledger = calculation_ledger(view, SETTER)
    for line, shown in zip(view.lines, ledger.lines, strict=True):
        granted = [part for part in line.amounts if part]
        assert len(shown.rows) == (1 if line.refusal else len(granted))
        assert {row[1].text for row in shown.rows} == {line.name}
        assert shown.sums.heads == (0 if line.refusal else 1)


def test_every_character_without_a_glyph_is_told_with_where_it_stands() -> None:
    view = replace(VOUCHERS["one"], applicant="王\U00032000", occupation="电\U00032001工")
    with pytest.raises(Refused) as caught:
        check_glyphs(view, shelf())
    assert {(f.params["character"], f.params["where"]) for f in caught.value.findings} == {
        ("\U00032000", "王\U00032000"),
        ("\U00032001", "电\U00032001工"),
    }
    assert caught.value.params["point"].startswith("U+32000")


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1, max_size=30))
def test_sums_add_up_in_any_order(lines: list[tuple[int, int, int]]) -> None:
    sums = [Sums(heads, (Money(one), Money(other))) for heads, one, other in lines]

    def added(parts: list[Sums]) -> Sums:
        whole = parts[0]
        for part in parts[1:]:
            whole = whole.plus(part)
        return whole

    assert added(sums) == added(sums[::-1])
    assert added(sums).amounts[0].fen == sum(one for _, one, _ in lines)


def test_sums_of_different_items_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="zip"):
        Sums(1, (ZERO,)).plus(Sums(1, (ZERO, ZERO)))
