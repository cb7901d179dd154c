"""Examination results with certificates: scores, verdicts and numbers, and the stories that cannot be true."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.domain.spoken import spoken
from tests.exchange import books
from tests.exchange.accounts import left_out, wrong_rows
from tests.exchange.books import AS_OF, Value, id_of, one
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.exchange.results import CertificateStated, ResultsRead, Scores, read_results

WHO = ("姓名", "身份证号")
ZHANG, LI = ("张伟", id_of(1)), ("李娜", id_of(2))
NUMBER = "S000141000001264000001"  # 2026, level 4
QUALIFICATION = "1310012003500001"  # 2013, level 5


def results(
    header: str, *rows: Sequence[Value], title: str = "成绩册", kind: CertificateKind | None = None
) -> ResultsRead:
    read = books.laid([(title,), (*WHO, *header.split()), *rows], sheet="成绩册")
    found = read_results(read, as_of=AS_OF, kind=kind)
    spoken(found.findings)
    records = {(row.sheet, row.row) for row in found.rows}
    assert left_out(read, FileKind.RESULTS, records, found.findings, found.columns) == []
    assert found.rows_read == len(records) + len(wrong_rows(found.findings))
    return found


def said(found: ResultsRead) -> list[str]:
    ignored = ("import.row_above", "identity.area_unknown")
    return [f"{finding.severity} {finding.code}" for finding in found.findings if finding.code not in ignored]


def test_every_column_reaches_the_record() -> None:
    header = (
        "职业 职业编码 认定等级 认定方式 考核日期 理论成绩 实操成绩 综合评审 考核结果 "
        "证书类型 证书编号 发证日期 评价机构 备注"
    )
    found = results(
        header,
        (*ZHANG, "电工", "6-31-01-03", "四级", "考试考核", date(2026, 3, 21), 82.5, "90分", None, "合格",
         "职业技能等级证书", NUMBER, "2026-03-28", "郑州市某评价机构", "优秀"),
    )  # fmt: skip
    assert said(found) == []
    [row] = found.rows
    assert (row.row, row.name, row.level, row.passed) == (3, "张伟", Level.INTERMEDIATE, True)
    assert (row.trade.name, row.trade.code and row.trade.code.code) == ("电工", "6-31-01-03")
    assert row.scores == Scores(8250, 9000)
    assert (row.method, row.assessed_on) == (AssessmentMethod.EXAM, date(2026, 3, 21))
    assert row.certificate == CertificateStated(NUMBER, date(2026, 3, 28), CertificateKind.LEVEL, "郑州市某评价机构")
    assert row.remarks == "优秀"


@pytest.mark.parametrize(
    ("written", "passed"),
    [("合格", True), ("通过", True), ("优秀", True), ("√", True), ("不合格", False), ("未通过", False), ("补考", False),
     ("缺考", False), ("×", False), (None, None)],
)  # fmt: skip
def test_verdicts_in_any_words(written: Value, passed: bool | None) -> None:
    assert results("考核结果 考核日期", (*ZHANG, written, "2026-03-21")).rows[0].passed is passed


def test_a_verdict_that_cannot_be_told_is_an_error() -> None:
    found = results("考核结果", (*ZHANG, "还行"))
    assert (found.rows, said(found)) == ((), ["error import.verdict_unreadable"])


@pytest.mark.parametrize(
    ("theory", "practice", "scores"),
    [
        (60, 59.5, Scores(6000, 5950)), ("缺考", 80, Scores(None, 8000, missed=True)), ("免考", 80, Scores(None, 8000)),
        ("合格", "合格", Scores()), ("—", 80, Scores(None, 8000)), (0, 100, Scores(0, 10000)),
        ("85分", None, Scores(8500)),
    ],
)  # fmt: skip
def test_scores_and_the_words_in_their_place(theory: Value, practice: Value, scores: Scores) -> None:
    assert results("理论成绩 实操成绩", (*ZHANG, theory, practice)).rows[0].scores == scores


@pytest.mark.parametrize(
    ("score", "code"),
    [(101, "import.number_range"), (-1, "import.number_range"), ("八十", "import.number_unreadable"),
     (66.666, "import.number_decimals")],
)  # fmt: skip
def test_scores_that_cannot_be_are_errors(score: Value, code: str) -> None:
    assert said(results("理论成绩", (*ZHANG, score))) == [f"error {code}"]


@pytest.mark.parametrize(
    ("theory", "practice", "verdict", "code"),
    [
        (59.99, 90, "合格", "import.passed_below_mark"), ("缺考", 90, "合格", "import.passed_below_mark"),
        (60, 60, "不合格", "import.failed_above_mark"), (60, 60, "合格", None), (59, 90, "不合格", None),
        (90, None, "不合格", None), ("缺考", 80, "缺考", None),
    ],
)  # fmt: skip
def test_scores_that_speak_against_the_verdict_are_warnings(
    theory: Value, practice: Value, verdict: str, code: str | None
) -> None:
    found = results("理论成绩 实操成绩 考核结果", (*ZHANG, theory, practice, verdict))
    assert said(found) == ([f"warning {code}"] if code else [])
    assert len(found.rows) == 1


def test_somebody_who_missed_a_part_has_not_passed() -> None:
    assert results("理论成绩 实操成绩", (*ZHANG, "缺考", 80)).rows[0].passed is False


@pytest.mark.parametrize(
    ("level", "number", "issued", "severity", "code"),
    [
        ("三级", NUMBER, "2026-03-28", "error", "identity.certificate_level_differs"),
        ("四级", NUMBER, "2025-03-28", "error", "identity.certificate_year_differs"),
        ("四级", NUMBER.replace("26400", "25400"), "2026-01-08", "warning", "identity.certificate_year_before"),
        ("四级", "S0001", "2026-03-28", "error", "identity.certificate_form"),
        ("四级", 1310012003500001, "2026-03-28", "error", "import.code_numeric"),
        ("四级", "X" * 41, "2026-03-28", "error", "import.text_long"),
        ("五级", QUALIFICATION, "2013-05-08", "error", "identity.certificate_kind_differs"),
    ],
)
def test_a_number_that_contradicts_its_certificate(
    level: str, number: Value, issued: str, severity: str, code: str
) -> None:
    found = results("等级 证书编号 发证日期", (*ZHANG, level, number, issued), kind=CertificateKind.LEVEL)
    assert f"{severity} {code}" in said(found)


def test_without_the_kind_an_unknown_number_is_a_warning() -> None:
    found = results("证书编号 发证日期", (*ZHANG, "豫培2026-0001", "2026-03-28"))
    assert said(found) == ["warning identity.certificate_form"]
    assert found.rows[0].certificate.number == "豫培2026-0001"


def test_kinds_without_a_national_number_take_any() -> None:
    found = results("证书编号 发证日期", (*ZHANG, "豫专2026-0001", "2026-03-28"), kind=CertificateKind.SPECIAL)
    assert said(found) == []
    assert found.rows[0].certificate.kind is CertificateKind.SPECIAL


def test_the_number_tells_its_kind() -> None:
    found = results("证书编号 发证日期", (*ZHANG, QUALIFICATION, "2013-05-08"))
    assert found.rows[0].certificate.kind is CertificateKind.QUALIFICATION


@pytest.mark.parametrize("written", ["无", "-", "/", None])
def test_no_certificate_is_no_fault(written: Value) -> None:
    found = results("考核结果 证书编号 发证日期", (*ZHANG, "合格", written, None))
    assert (said(found), found.rows[0].certificate.number) == ([], None)


@pytest.mark.parametrize(
    ("values", "finding"),
    [
        (("不合格", NUMBER, "2026-03-28", "2026-03-21"), "error import.failed_with_certificate"),
        (("合格", NUMBER, None, "2026-03-21"), "warning import.certificate_date_missing"),
        (("合格", NUMBER, "2026-03-01", "2026-03-21"), "warning import.certificate_before_assessment"),
        (("合格", NUMBER, "2026-05-29", "2026-03-21"), "error import.date_future"),
        (("合格", NUMBER, "2026-03-28", "2026-05-29"), "error import.date_future"),
    ],
)
def test_stories_that_cannot_be_true(values: tuple[Value, ...], finding: str) -> None:
    assert said(results("考核结果 证书编号 发证日期 考核日期", (*ZHANG, *values)))[0] == finding


def test_one_number_for_two_people_names_the_other_row() -> None:
    found = results("证书编号 发证日期", (*ZHANG, NUMBER, "2026-03-28"), (*LI, NUMBER, "2026-03-28"))
    finding = one(found.findings, "import.certificate_twice")
    assert (finding.severity, finding.place.row, finding.other_row) == ("error", 4, 3)


def test_a_second_attempt_is_no_repetition_but_the_same_one_is() -> None:
    header = "等级 考核结果 考核日期"
    found = results(header, (*ZHANG, "四级", "不合格", "2026-03-21"), (*ZHANG, "四级", "合格", "2026-04-21"),
                    (*ZHANG, "四级", "合格", "2026-04-21"))  # fmt: skip
    finding = one(found.findings, "import.person_twice")
    assert (finding.place.row, finding.other_row, len(found.rows)) == (5, 4, 2)


def test_one_number_under_two_names_is_an_error() -> None:
    found = results("等级 考核结果", (*ZHANG, "四级", "合格"), ("李娜", id_of(1), "三级", "合格"))
    assert one(found.findings, "import.id_of_another").place.row == 4


def test_the_day_in_the_title_stands_for_rows_without_one() -> None:
    title = "班级编号：2026-01　考核日期：2026-03-21"
    found = results("考核结果 考核日期", (*ZHANG, "合格", None), (*LI, "合格", "2026-03-22"), title=title)
    assert [row.assessed_on for row in found.rows] == [date(2026, 3, 21), date(2026, 3, 22)]


@pytest.mark.parametrize(
    ("header", "value", "code"),
    [("认定方式", "抽签", "import.method_unknown"), ("证书类型", "奖状", "import.certificate_kind_unknown")],
)
def test_words_nobody_knows_are_warnings(header: str, value: str, code: str) -> None:
    found = results(f"考核结果 {header}", (*ZHANG, "合格", value))
    assert said(found) == [f"warning {code}"]


def test_summary_lines_below_results_are_noted() -> None:
    found = results("理论成绩 考核结果", (*ZHANG, 80, "合格"), ("平均分", None, 80), ("合格率", None, "100%"),
                    ("合计：1 人，合格 1 人",), ("考评员签字：",))  # fmt: skip
    assert found.rows_read == 1


def test_a_list_of_people_without_any_result_is_refused() -> None:
    found = results("备注", (*ZHANG, "x"))
    assert [finding.code for finding in found.findings if finding.severity == "error"] == ["import.column_missing"]
