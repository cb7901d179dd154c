"""Claim forms: the fields that the form of the field asks for, in each of the three ways to file, and their sums."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.documents import samples
from tests.documents.printing import pages, shelf, squeezed, text_of
from trainingdesk.documents import claim_form
from trainingdesk.documents.views import ClaimFormView
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.money import ZERO, Money, total


def print_text(view: ClaimFormView) -> tuple[str, ...]:
    return text_of(claim_form.render(view, shelf()))


def lists_of(name: str) -> list[str]:
    return [page for page in pages(name) if "补贴申报人员名单" in page.splitlines()[1]]


@pytest.mark.parametrize(
    "field",
    [
        "单位名称嵩州市匠心职业技能培训学校",
        "信用代码52418100MJA0123458",
        "班期名称2026匠心中式烹调师02等级证",
        "职业名称中式烹调师（4-03-02-01）",
        "申报人数38人（另有2人不予申报，见名单）",
        "培训等级五级/初级工、四级/中级工、三级/高级工",
        "负责人吴建国",
        "联系电话138****1234",
        "学习形式全日制",
        "培训地点嵩州市颍河路18号实训楼2层",
        "开班时间2026年3月2日",
        "结课时间2026年4月10日",
        "培训课时120课时（理论24，实训96）",
        "开班备案号BA2026-0231",
        "备案时间2026年2月20日",
        "年度备案序号2026-017",
        "制表人：王敏",
        "填表时间：2026年5月8日",
        "系统确认2026-05-08 09:18",
        "（大写）人民币陆万玖仟陆佰肆拾元整（小写）¥69,640.00",
        "审核人签名",
        "（盖章）",
    ],
)
def test_a_class_form_has_every_field_of_the_form(field: str) -> None:
    assert squeezed(field) in squeezed(pages("claim")[0])


def test_fields_of_the_authority_stay_blank_until_it_fills_them() -> None:
    view = samples.claim_form(3)
    of = samples.CLASS
    blank = replace(
        of, filing_number="", filed_on=None, filing_sequence="", hours=40, theory_hours=None, practice_hours=None
    )
    front = squeezed(print_text(replace(view, training_class=blank))[0])
    assert "开班备案号备案时间年度备案序号" in front
    assert "培训课时40课时" in front


def test_one_person_at_the_counter_needs_one_page() -> None:
    (front,) = pages("claim-counter")
    told = squeezed(front)
    for part in ("姓名张伟", "证件类型居民身份证", "人员类别城镇登记失业人员", "收款对象个人", "发证日期2026年4月28日"):
        assert part in told
    assert f"证书编号{samples.certificate_number(1)}" in told
    assert "录入人：王敏" in told
    assert told.count("（盖章）") == 1


def test_several_certificates_at_the_counter_are_listed() -> None:
    view = replace(samples.claim_form(3), source=samples.ClaimSource.COUNTER, training_class=None)
    front, listed = print_text(view)
    assert "申报情况" in front
    assert "补贴申报人员名单" in listed


def test_an_employer_files_without_a_class() -> None:
    told = squeezed(pages("claim-employer")[0])
    assert "用人单位批量申领" in told
    assert "申报情况" in told
    assert "班期" not in told
    assert "负责人买买提·阿不都热合曼" in told


@pytest.mark.parametrize("item", samples.CHECKLIST)
def test_the_checklist_says_what_was_handed_in(item: samples.ChecklistItem) -> None:
    demand = "必交" if item.required else "选交"
    counted = f"{item.pieces}{item.pages}" if item.pieces else "——"
    remark = f"（{item.remark}）" if item.remark else ""
    assert f"{item.name}{remark}{demand}{counted}" in squeezed(pages("claim")[0])


def test_a_long_checklist_moves_behind_and_keeps_its_total() -> None:
    front, behind, *_ = pages("claim-long")
    assert "合计33种，343份515页，逐种见后附《申报材料清单》" in front
    assert behind.splitlines()[1] == "申报材料清单"
    assert "合计33种，343份515页" in behind
    assert behind.count("考勤记录") == 4


def test_a_form_without_evidence_says_so() -> None:
    assert "\n材料 无\n" in print_text(replace(samples.claim_form(3), checklist=()))[0]


def test_lists_carry_heads_and_sums_over() -> None:
    listed = lists_of("claim-200")
    carried = [re.findall(r"过次页 (.*)", page) for page in listed[:-1]]
    brought = [re.findall(r"承前页 (.*)", page) for page in listed[1:]]
    assert carried == brought
    whole = re.search(r"\n合计 (\d+)人 ([\d,.]+) ([\d,.]+) ([\d,.]+)\n", listed[-1])
    assert whole is not None
    assert whole.group(1) == "198"
    assert whole.group(4) == str(samples.claim_form(200).total)


def test_people_filed_but_not_applied_for_stand_with_their_reason() -> None:
    listed = lists_of("claim")[0]
    row = next(line for line in listed.splitlines() if line.startswith("7 "))
    assert "不予申报：已按月领取基本养老金（HN22-R02） 0.00" in row
    assert samples.certificate_number(7) not in row


@pytest.mark.parametrize("count", [1, 3, 4, 5])
def test_lists_cope_with_any_number_of_items(count: int) -> None:
    heads = tuple(samples.ItemHead(f"补贴{number}") for number in range(1, count + 1))
    amounts = tuple(Money(100_00 * number) for number in range(1, count + 1))
    line = replace(samples.claim_form(2).lines[1], amounts=amounts, total=total(amounts))
    sums = tuple(samples.ItemSum(1, amount, amount) for amount in amounts)
    row = samples.CalculationRow(line.level, "考核", sums, line.total)
    view = replace(samples.claim_form(2), items=heads, lines=(line,), rows=(row,), heads=1, total=line.total)
    front, *_, listed = print_text(view)
    assert all(head.name in front for head in heads)
    assert ("补贴2" in listed) == (1 < count < 5)
    assert listed.count(str(line.total)) >= 2


DIFFERENCES = {
    "total": lambda view: replace(view, total=view.total + Money(1)),
    "heads": lambda view: replace(view, heads=view.heads + 1),
    "lost line": lambda view: replace(view, lines=view.lines[:-1]),
    "line": lambda view: replace(view, lines=(replace(view.lines[0], total=ZERO + Money(5)), *view.lines[1:])),
    "refused and paid": lambda view: replace(view, lines=(replace(view.lines[0], refusal="x"), *view.lines[1:])),
}


@pytest.mark.parametrize("difference", DIFFERENCES)
def test_sums_that_differ_stop_the_print(difference: str) -> None:
    with pytest.raises(Refused) as refused:
        claim_form.render(DIFFERENCES[difference](samples.claim_form(9)), shelf())
    assert refused.value.code == "document.totals_differ"


def test_a_claim_over_nothing_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        claim_form.render(replace(samples.claim_form(1), total=ZERO), shelf())
    assert refused.value.code == "document.nothing_to_pay"


def test_a_line_that_neither_pays_nor_is_refused_is_a_bug() -> None:
    view = samples.claim_form(2)
    idle = replace(view.lines[1], amounts=(None, None), total=ZERO)
    with pytest.raises(ValueError, match="line 2 neither pays nor is refused"):
        claim_form.render(replace(view, lines=(view.lines[0], idle)), shelf())
