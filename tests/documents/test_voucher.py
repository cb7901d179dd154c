"""Vouchers: sums that agree or no page at all, sums carried from page to page, nothing dropped when it gets long."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from tests.documents import samples
from tests.documents.printing import pages, shelf, squeezed, text_of
from trainingdesk.documents import voucher
from trainingdesk.documents.views import SECOND_COPY, Duty, ItemHead, Stamp, VoucherView
from trainingdesk.domain.amount_words import capital_amount
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.money import ZERO, Money, total

AMOUNT = re.compile(r"[\d,]+\.\d\d")


def print_text(view: VoucherView) -> tuple[str, ...]:
    return text_of(voucher.render(view, shelf()))


def sums(page: str, label: str) -> list[Money]:
    """The amounts on the row that carries sums under this label."""
    row = next(line for line in page.splitlines() if line.startswith(label) and "人" in line)
    return [Money.from_yuan_text(amount.replace(",", "")) for amount in AMOUNT.findall(row)]


def heads(page: str, label: str) -> int:
    row = next(line for line in page.splitlines() if line.startswith(label) and "人" in line)
    return int(re.findall(r"(\d+) ?人", row)[0])


def annex(name: str) -> list[str]:
    return [page for page in pages(name) if "逐人计算表" in page.splitlines()[1]]


def test_the_amount_stands_in_words_and_figures() -> None:
    front = pages("voucher")[0]
    assert "人民币陆万玖仟陆佰肆拾元整" in front
    assert "¥69,640.00" in front


def test_the_front_says_what_an_auditor_compares() -> None:
    front = squeezed(pages("voucher")[0])
    for part in ("备案42", "参训41", "考核40", "取证40", "申报40", "不予拨付2", "拨付38"):
        assert part in front


def test_unknown_counts_are_dashes() -> None:
    front = squeezed(pages("voucher-1")[0])
    assert "备案—参训—考核—取证—申报1不予拨付0拨付1" in front


@pytest.mark.parametrize(("name", "count"), [("voucher-1", 1), ("voucher-22", 1), ("voucher", 2), ("voucher-727", 26)])
def test_pages_needed_by_the_number_of_people(name: str, count: int) -> None:
    assert len(annex(name)) == count


@pytest.mark.parametrize("name", ["voucher", "voucher-727", "voucher-200", "voucher-one-item", "voucher-three-items"])
def test_each_page_brings_over_what_the_page_before_handed_on(name: str) -> None:
    listed = annex(name)
    for before, page in pairwise(listed):
        assert sums(page, "承前页") == sums(before, "过次页")
        assert heads(page, "承前页") == heads(before, "过次页")


@pytest.mark.parametrize("name", ["voucher", "voucher-727", "voucher-200", "voucher-three-items"])
def test_page_totals_add_up_to_the_whole(name: str) -> None:
    listed = annex(name)
    added = [sums(page, "本页小计") for page in listed]
    assert [total(column) for column in zip(*added, strict=True)] == sums(listed[-1], "合计")
    assert sum(heads(page, "本页小计") for page in listed) == heads(listed[-1], "合计")


def test_the_annex_ends_on_the_total_of_the_front() -> None:
    assert sums(annex("voucher-727")[-1], "合计")[-1] == samples.voucher(727).total
    assert str(samples.voucher(727).total) in pages("voucher-727")[0]


def test_a_list_of_one_page_has_a_total_and_nothing_brought_over() -> None:
    page = annex("voucher-1")[0]
    assert "合计" in page
    assert "本页小计" not in page
    assert "承前页" not in page


def test_refused_people_stand_in_the_annex_with_their_reason_and_pay_nothing() -> None:
    lines = annex("voucher")[0].splitlines()
    row = next(line for line in lines if line.startswith("7 "))
    assert "不予拨付：已按月领取基本养老金（HN22-R02）" in row
    assert AMOUNT.findall(row) == ["0.00"]


def test_many_refusals_move_behind_and_none_is_dropped() -> None:
    front, *behind = pages("voucher-200")
    assert "共30条" in front
    listed = "".join(page for page in behind if "不予拨付明细表" in page.splitlines()[1])
    assert [seq for seq in range(1, 31) if not re.search(rf"^{seq} ", listed, re.MULTILINE)] == []


def test_without_refusals_the_form_says_none() -> None:
    view = replace(samples.voucher(5), exclusions=())
    assert "\n不予拨付\n无\n" in print_text(view)[0]


def test_many_levels_move_behind_with_their_total() -> None:
    view = samples.voucher(40, (samples.TRAINING, samples.ASSESSMENT, samples.LIVING))
    front, detail, *_ = pages("voucher-three-items")
    assert "逐级明细见后附" in front
    assert "职业培训补贴计算明细表" in detail
    assert str(view.total) in detail
    assert detail.count("生活费补贴（2080799）") == len(view.rows)


def test_three_items_stand_one_below_the_other_and_still_sum_to_the_line() -> None:
    page = annex("voucher-three-items")[0]
    rows = [line for line in page.splitlines() if line.startswith("1 ")]
    assert [AMOUNT.findall(row)[-1] for row in rows] == ["1,200.00", "200.00", "300.00"]


def test_one_item_needs_no_total_beside_it() -> None:
    head = annex("voucher-one-item")[0].partition("\n1 ")[0]
    assert "培训补贴" in head
    assert "评价补贴" not in head
    assert sums(annex("voucher-one-item")[-1], "合计") == [Money(6_080_000)]


def test_individuals_get_a_list_of_accounts_that_sums_to_the_total() -> None:
    front, first, second, *_ = pages("voucher-individuals")
    assert "收款人" in front
    assert "职业培训补贴收款名单" in front
    assert "本页小计" in first
    assert second.splitlines()[1] == "职业培训补贴收款名单（续）"
    assert "38笔" in second.replace(" ", "")
    assert "69,640.00" in second


def test_one_person_is_paid_on_the_front_itself() -> None:
    front = squeezed(pages("voucher-1")[0])
    assert "收款人张伟" in front
    assert "银行账号6217********0372" in front
    assert "申请人张伟" in front


def test_a_level_may_be_no_level() -> None:
    view = samples.voucher(1)
    line = replace(view.lines[0], level=None, level_text="专项职业能力")
    row = replace(view.rows[0], level=None, level_text="专项职业能力")
    text = "".join(print_text(replace(view, lines=(line,), rows=(row,))))
    assert squeezed(text).count("专项职业能力") == 2


def test_amounts_that_differ_from_head_to_head_have_no_standard() -> None:
    view = samples.voucher(1)
    row = replace(view.rows[0], sums=tuple(part and replace(part, standard=None) for part in view.rows[0].sums))
    assert "1,200.00" in print_text(replace(view, rows=(row,)))[0]


def test_a_step_done_before_the_voucher_is_stamped_and_the_others_are_blank() -> None:
    front = pages("voucher")[0]
    assert "系统确认 王敏" in front
    assert "2026-05-08 09:18" in front
    assert front.count("系统确认") == 3


def test_a_late_stamp_stands_with_its_seal() -> None:
    approved = Stamp(Duty.APPROVE, "马俊", samples.STAMPS[0].at)
    assert "系统确认 马俊" in print_text(replace(samples.voucher(3), stamps=(approved,)))[0]


def test_copies_differ_in_nothing_but_their_name() -> None:
    second = print_text(replace(samples.voucher(), copy=SECOND_COPY))
    assert second[0].replace("第二联", "第一联").replace("人社部门留存", "财政部门留存") == pages("voucher")[0]
    assert second[1:] == pages("voucher")[1:]


def test_without_demo_nothing_says_demo() -> None:
    assert not any("演示" in page for page in print_text(replace(samples.voucher(3), demo=False)))


def test_long_notes_go_on_where_they_no_longer_fit() -> None:
    notes = tuple(f"第{number}条说明：{samples.NOTES[0]}" for number in range(1, 61))
    text = print_text(replace(samples.voucher(3), notes=notes))
    assert len(text) > 4
    assert all(squeezed(note) in squeezed("".join(text)) for note in notes)


def test_the_largest_amounts_fit_in_words_and_figures() -> None:
    much = Money(98_765_432_19)
    view = samples.voucher(1)
    item = view.lines[0].amounts[0]
    assert item is not None
    line = replace(view.lines[0], amounts=(replace(item, standard=much, amount=much), None), total=much)
    part = view.rows[0].sums[0]
    assert part is not None
    row = replace(view.rows[0], sums=(replace(part, standard=much, subtotal=much), None), total=much)
    front = print_text(replace(view, lines=(line,), rows=(row,), total=much))[0]
    assert squeezed(capital_amount(much)) in squeezed(front)
    assert "¥98,765,432.19" in front


DIFFERENCES = {
    "total": lambda view: replace(view, total=view.total + Money(1)),
    "row": lambda view: replace(
        view, rows=(replace(view.rows[0], total=view.rows[0].total + Money(1)), *view.rows[1:])
    ),
    "line": lambda view: replace(
        view, lines=(replace(view.lines[0], total=view.lines[0].total + Money(1)), *view.lines[1:])
    ),
    "lost line": lambda view: replace(view, lines=view.lines[1:]),
    "heads": lambda view: replace(view, counts=replace(view.counts, paid=view.counts.paid + 1)),
    "standard": lambda view: replace(view, rows=(samples.with_standard(view.rows[0], Money(1)), *view.rows[1:])),
    "refused and paid": lambda view: replace(view, lines=(replace(view.lines[0], refusal="x"), *view.lines[1:])),
}


@pytest.mark.parametrize("difference", DIFFERENCES)
def test_sums_that_differ_stop_the_print(difference: str) -> None:
    with pytest.raises(Refused) as refused:
        voucher.render(DIFFERENCES[difference](samples.voucher()), shelf())
    assert refused.value.code == "document.totals_differ"
    assert set(refused.value.params) == {"what", "printed", "summed"}
    assert {finding.code for finding in refused.value.findings} == {"document.totals_differ"}


def test_all_differences_are_told_at_once() -> None:
    view = samples.individuals_voucher()
    short = replace(view, total=view.total + Money(100))
    with pytest.raises(Refused) as refused:
        voucher.render(short, shelf())
    assert [finding.params["what"] for finding in refused.value.findings] == [
        "补贴计算合计",
        "逐人计算表合计",
        "收款名单",
    ]
    assert refused.value.findings[0].params == {"what": "补贴计算合计", "printed": "69,641.00", "summed": "69,640.00"}


def test_a_payee_list_that_does_not_sum_to_the_total_is_refused() -> None:
    view = samples.individuals_voucher(3)
    with pytest.raises(Refused) as refused:
        voucher.render(replace(view, payees=view.payees[1:]), shelf())
    assert refused.value.params["what"] == "收款名单"


def test_a_voucher_over_nothing_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        voucher.render(replace(samples.voucher(1), total=ZERO), shelf())
    assert refused.value.code == "document.nothing_to_pay"


def test_a_name_no_font_holds_stops_the_voucher_with_all_such_names() -> None:
    view = samples.voucher(3)
    lines = (replace(view.lines[0], name="王\U00030000"), replace(view.lines[1], name="李\ue001"), view.lines[2])
    with pytest.raises(Refused) as refused:
        voucher.render(replace(view, lines=lines), shelf())
    assert refused.value.code == "document.glyph_missing"
    assert refused.value.params["character"] == "\U00030000"
    assert refused.value.params["point"] == "U+30000 CJK UNIFIED IDEOGRAPH-30000"
    assert refused.value.params["where"] == "王\U00030000"
    assert [finding.params["where"] for finding in refused.value.findings] == ["王\U00030000", "李\ue001"]


def test_a_record_that_contradicts_itself_is_a_bug() -> None:
    view = samples.voucher(1)
    with pytest.raises(ValueError, match="one party or a list"):
        voucher.render(replace(view, payee=None), shelf())
    with pytest.raises(ValueError, match="one entry an item"):
        voucher.render(replace(view, items=(*view.items, ItemHead("奖励"))), shelf())
    with pytest.raises(ValueError, match="anchor"):
        voucher.render(replace(view, anchor="5H8T-R2VX-K03U"), shelf())


def test_a_form_too_high_for_one_page_goes_on_to_a_second_like_it() -> None:
    view = samples.voucher(40)
    names = tuple(f"第{number}类证明材料及其复印件和情况说明" for number in range(1, 61))
    text = print_text(replace(view, attachments=replace(view.attachments, names=names)))
    assert all(name in squeezed(text[0]) for name in names)
    assert text[1].splitlines()[1] == "职业培训补贴资金拨付凭证（续）"
    assert "负责人签名" in text[1]
    assert "负责人签名" not in text[0]
    assert "逐人计算表" in text[-1]


def test_without_notes_the_annex_ends_with_signatures() -> None:
    text = print_text(replace(samples.voucher(3), notes=()))
    assert "计算说明" not in text[1]
    assert "制表" in text[1]
