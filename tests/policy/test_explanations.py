"""Decisions in words: the clause, the figures, the facts, the arithmetic; and what would mend a refusal, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.policy.small import FLAT, HEAD, award, book_of, decided, line, pack_text
from trainingdesk.domain.identity import with_check_digit
from trainingdesk.domain.texts import Language
from trainingdesk.policy.book import Book, load_shipped
from trainingdesk.policy.explain import explain, explain_trace, fact_name, fact_value, reason_words
from trainingdesk.policy.trace import Step, trace_of


@pytest.fixture
def shipped(resources: Path) -> Book:
    return load_shipped(resources / "policies")


def limit(**figures: object) -> str:
    told = {"zh": "次数", "en": "limit", "rule": "S1", "reason": "yearly_limit", "per": "person"} | figures
    lines = [f"{name} = {str(v).lower() if isinstance(v, bool | int) else repr(v)}" for name, v in told.items()]
    return "\n[limits.l]\n" + "\n".join(lines) + "\n"


def told(book: Book, facts: dict[str, str], *past: dict[str, str], language: Language = Language.ZH) -> tuple[str, ...]:
    return explain(decided(book, [facts], past), 0, language)


def test_a_whole_explanation_in_chinese(shipped: Book) -> None:
    facts = line(level="3", shortage="scarce", sex="F", birth_date="1985-03-02", certificate_date="2024-01-15")
    assert told(shipped.choose(["guangdong-2023"]), facts) == (
        "依据 粤人社规〔2023〕13号（guangdong-2023 第 1 版，2023-08-15 至 2025-12-31），按证书日期 2024-01-15 判定。",
        "标准：证书类别 职业技能等级证书、等级 三级/高级工，2,000.00 元（GD23-R05 一（一）3）。",
        "急需紧缺职业上浮：上浮 30% → 2,600.00 元（GD23-R05 一（一）3），公布的是上限，按上限计。",
        "取整：到分，四舍五入 → 2,600.00 元。",
        "✓ 年满 16 周岁，男不超过 60 周岁，女不超过 55 周岁：符合（38 周岁，要求 16 周岁以上、男不超过 60 周岁、"
        "女不超过 55 周岁）（GD23-R01 一（一）1）。",
        "✓ 不属于除外人员：符合（人员类别 在职职工（不得为 机关事业单位在编人员、在校学生、"
        "已享受养老保险待遇人员））（GD23-R03 一（一）1）。",
        "✓ 证书核发之日起 12 个月内申领：符合（申请日期 2024-07-15、证书日期 2024-01-15，12 个月内，"
        "至 2025-01-15）（GD23-R06 一（一）4）。",
        "✓ 同一职业同一等级只补一次：已有 0 次，限 1 次（GD23-R08 监督管理），政策原文未载明，为假定。",
        "✓ 已享受高等级的不再补低等级：已享受的最高等级 无（GD23-R07 一（一）6）。",
        "✓ 同一职业同一等级未享受失业保险技能提升补贴：已有 0 次，限 1 次（GD23-R08 监督管理），"
        "政策原文未载明，为假定。",
        "支付：个人，就业补助资金（GD23-R09 一（一）5）。",
        "结果：应付 2,600.00 元。",
    )


def test_the_same_in_english(shipped: Book) -> None:
    facts = line(level="3", shortage="scarce", certificate_date="2024-01-15")
    words = told(shipped.choose(["guangdong-2023"]), facts, language=Language.EN)
    assert words[1] == (
        "Rate: certificate kind Skill level certificate, level Level 3 (advanced), 2,000.00 yuan (GD23-R05 一（一）3)."
    )
    assert words[2].endswith(
        "raised by 30 % → 2,600.00 yuan (GD23-R05 一（一）3), only a ceiling is published; the ceiling is used."
    )
    assert words[-2] == "Paid to: Individual, Employment subsidy fund (GD23-R09 一（一）5)."
    assert words[-1] == "Result: 2,600.00 yuan payable."


def test_too_few_hours_says_how_many_are_short(shipped: Book) -> None:
    henan = shipped.choose(["henan-2022"])
    special = line(certificate_kind="special", level="", hours_attended="36", hours_planned="40")
    assert told(henan, special)[-2:] == (
        "结果：不予补贴。原因：学时不足。",
        "怎样才能补贴：实际学时还差 4。",
    )
    completion = line(certificate_kind="completion", level="", hours_attended="36")
    assert told(henan, completion, language=Language.EN)[-1] == "What would make it payable: 4 more of hours attended."


def test_a_full_year_says_when_the_next_begins(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(limit(window="calendar_year")))
    assert told(book, line(certificate_date="2024-12-31"), award(award_date="2024-03-01"))[-3:] == (
        "✗ 次数：已有 1 次，限 1 次：2024-03-01 已支付 1,500.00 元（S1 一）。",
        "结果：不予补贴。原因：超过年度次数。",
        "怎样才能补贴：2025-01-01 起取得的证书可申领。",
    )


def test_a_rolling_window_says_when_it_has_passed(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(limit(window="rolling_months", months=12, count=2, reason="interval")))
    past = [award(award_date="2023-08-31"), award(award_date="2024-01-31", amount=""), award(award_date="2022-01-01")]
    words = told(book, line(certificate_date="2024-06-30"), *past)
    assert words[-3:] == (
        "✗ 次数：已有 2 次，限 2 次：2023-08-31 已支付 1,500.00 元、2024-01-31（S1 一）。",
        "结果：不予补贴。原因：距上次补贴间隔不足。",
        "怎样才能补贴：2024-09-01 起取得的证书可申领。",
    )


def test_lines_of_the_same_batch_are_named(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(limit(reason="lifetime_limit")))
    lines = [line("A", certificate_date="2024-03-01"), line("B"), line("C", certificate_date="2024-08-01")]
    decisions = decided(book, lines)
    assert explain(decisions, 1)[-2] == "✗ 次数：已有 1 次，限 1 次：2024-03-01 本批 A（S1 一）。"
    assert explain(decisions, 2, Language.EN)[-2].startswith("✗ limit: 1 so far, 1 allowed: 2024-03-01 line A here")


def test_a_higher_level_taken_is_named(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(limit(bars="lower", reason="higher_level_taken")))
    past = [award(level="3", award_date="2025-06-01"), award(level="5")]
    assert (
        told(book, line(), *past)[-2]
        == "✗ 次数：已享受的最高等级 三级/高级工：2025-06-01 已支付 1,500.00 元（S1 一）。"
    )
    decisions = decided(book, [line(1, level="3", certificate_date="2024-02-01"), line(2)])
    assert "2024-02-01 本批 1" in explain(decisions, 1)[-2]


def test_a_window_that_has_closed_cannot_be_mended(shipped: Book) -> None:
    words = told(shipped.choose(["guangdong-2023"]), line(shortage="none", application_date="2025-07-01"))
    assert words[-2:] == ("结果：不予补贴。原因：超过申领期限。", "此项不能补正：期限已于 2025-06-30 届满。")


def test_missing_and_impossible_facts_are_asked_for(shipped: Book) -> None:
    guangdong = shipped.choose(["guangdong-2023"])
    words = told(guangdong, line(shortage="none", birth_date="", person_groups="", hours_attended="x"))
    assert words[-3:] == (
        "结果：不予补贴。原因：缺少所需信息（出生日期）、缺少所需信息（人员类别）、信息不合常理（实际学时）。",
        "怎样才能补贴：补上 出生日期、人员类别。",
        "怎样才能补贴：更正 实际学时。",
    )
    assert any(text.startswith("? 不属于除外人员：缺少信息，不能判定（人员类别 未知") for text in words)


def test_what_differs_from_the_identity_number_is_remarked(tmp_path: Path) -> None:
    number = with_check_digit("41010519900501003")
    words = told(book_of(tmp_path, pack_text()), line(person_id=number, birth_date="1991-05-01", sex="F"))
    assert words[1:3] == (
        "说明：出生日期 1991-05-01 与证件号码不一致，以所填为准。",
        "说明：性别 女 与证件号码不一致，以所填为准。",
    )


def test_a_factor_that_does_not_apply_says_so(tmp_path: Path) -> None:
    effect = 'percent = "70"\nassumed = true\nwhen = { delivery = "online" }\n'
    factor = f'[items.training.factors.f]\nzh = "线上"\nen = "online"\nrule = "S1"\n{effect}'
    book = book_of(tmp_path, pack_text(factor, items=FLAT))
    assert "线上：不适用（培训形式 线下）（S1 一）。" in told(book, line(delivery="onsite"))
    assert "线上：70% → 700.00 元（S1 一），政策原文未载明，为假定。" in told(book, line(delivery="online"))


def test_a_pack_may_give_a_reason_of_its_own(tmp_path: Path) -> None:
    condition = (
        '[conditions.c]\nzh = "本市户籍"\nen = "local people"\nrule = "S1"\nreason = "pack:local"\nregion = "410100"\n'
    )
    book = book_of(tmp_path, pack_text(condition))
    assert told(book, line(region="410300"))[-1] == "结果：不予补贴。原因：本市户籍。"
    assert told(book, line(region="410300"), language=Language.EN)[-1] == "Result: excluded. Why: local people."
    assert reason_words("pack:unheard") == "pack:unheard"


def test_no_pack_no_steps(shipped: Book) -> None:
    assert told(shipped, line(item="living", region="410100")) == ("结果：所选政策没有这个项目。",)
    assert told(shipped, line(item="", region="990000", scheme="training"))[-1] == (
        "结果：不予补贴。原因：当日没有生效的政策。"
    )


def test_a_stored_trace_is_told_without_its_pack(shipped: Book) -> None:
    decisions = decided(shipped.choose(["henan-2022"]), [line(region="410300")])
    assert explain_trace(trace_of(decisions, 0)) == explain(decisions, 0)


@pytest.mark.parametrize(
    ("column", "word", "zh", "en"),
    [
        ("level", "0", "特级技师", "Special-grade technician"),
        ("level_held", "none", "无", "none"),
        ("level", "", "未知", "unknown"),
        ("level", "9", "9", "9"),
        ("person_groups", "employed;pack:x", "在职职工、pack:x", "Employee, pack:x"),
        ("certificate_kind", "none", "无证书", "No certificate"),
        ("class_approved", "1", "是", "yes"),
        ("class_approved", "0", "否", "no"),
        ("institution_grade", "A+", "A+", "A+"),
    ],
)
def test_facts_are_called_what_people_call_them(column: str, word: str, zh: str, en: str) -> None:
    assert (fact_value(column, word, Language.ZH), fact_value(column, word, Language.EN)) == (zh, en)


def test_names_of_facts() -> None:
    assert fact_name("hours_attended", Language.ZH) == "实际学时"
    assert fact_name("unheard", Language.EN) == "unheard"
    assert reason_words("pack:x", Language.EN, [Step("condition", reason="pack:x", zh="某", en="some")]) == "some"


def test_another_rounding_is_told(tmp_path: Path) -> None:
    head = HEAD + 'rounding = { unit = "yuan", mode = "down" }\n'
    assert told(book_of(tmp_path, pack_text(head=head)), line())[2] == "取整：到元，舍去尾数 → 1,500.00 元。"
