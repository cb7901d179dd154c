"""Results on the register: sittings, verdicts and certificates, each against what is known already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.fixtures.office import Room
from tests.services.imports.files import Cell, Desk, Trainee, codes, roster, told, trainee, workbook
from tests.services.registers.stage import cooks, expect_refusal, last_action, opened
from trainingdesk.domain.certificate_numbers import skill_level_number
from trainingdesk.domain.findings import Severity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.training import Assessment
from trainingdesk.services.class_lists import ShowClass, show_class
from trainingdesk.services.classes import CancelClass, cancel_class
from trainingdesk.services.employers import RegisterAssessmentBody, register_assessment_body
from trainingdesk.services.import_records import Acceptance, RowAction

HEADER = (
    "姓名",
    "身份证号",
    "认定等级",
    "认定方式",
    "考核日期",
    "理论成绩",
    "实操成绩",
    "考核结果",
    "证书编号",
    "发证日期",
)
EXAM_DAY, ISSUED = date(2026, 3, 25), date(2026, 4, 10)
PEOPLE = [trainee(1), trainee(2)]


def number(sequence: int, level: Level = Level.INTERMEDIATE, body: str = "0001") -> str:
    return skill_level_number("S", body, "41", "000001", year=2026, level=level, sequence=sequence)


def result(one: Trainee, certificate: str = "", **changes: Cell) -> tuple[Cell, ...]:
    """A row of somebody who passed with 82 and 91.5; columns by their titles."""
    cells: dict[str, Cell] = dict(zip(HEADER, (one.name, one.id_number, "四级", "考试", EXAM_DAY, 82, 91.5, "合格",
                                               certificate, ISSUED if certificate else None), strict=True))  # fmt: skip
    return tuple((cells | changes).values())


def listed(path: Path, rows: list[tuple[Cell, ...]], header: tuple[str, ...] = HEADER) -> Path:
    return workbook(path, header, rows)


@pytest.fixture
def taught(desk: Desk, class_number: str, attendance: Desk, tmp_path: Path) -> str:
    """The class with two trainees who attended."""
    desk.commit(roster(tmp_path / "花名册.xlsx", PEOPLE), class_number)
    header = ("姓名", "身份证号", "2026-03-02")
    attendance.commit(
        workbook(tmp_path / "考勤.xlsx", header, [(one.name, one.id_number, 8) for one in PEOPLE]), class_number
    )
    return class_number


def certificates(room: Room) -> list[Certificate]:
    with room.office.read() as session:
        return list(session.scalars(select(Certificate).order_by(Certificate.number)))


def sittings(room: Room) -> list[Assessment]:
    with room.office.read() as session:
        return list(session.scalars(select(Assessment).order_by(Assessment.enrolment_id, Assessment.assessed_on)))


def test_sittings_and_certificates_are_put_on_record(results: Desk, taught: str, tmp_path: Path) -> None:
    body = RegisterAssessmentBody("91350100M000100Y43", "嵩州市技能评价中心", "S000141000001")
    results.room.call("hr", register_assessment_body, body)
    failed = result(PEOPLE[1], 理论成绩=55, 考核结果="不合格")
    outcome = results.commit(listed(tmp_path / "r.xlsx", [result(PEOPLE[0], number(1)), failed]), taught)
    assert (outcome.imported, codes(outcome)) == (2, [])
    first, second = sittings(results.room)
    assert (first.theory, first.practice, first.review, first.passed) == (8200, 9150, None, True)
    assert (second.theory, second.passed, second.assessed_on, second.method) == (5500, False, EXAM_DAY, "exam")
    [kept] = certificates(results.room)
    assert (kept.number, kept.level, kept.issued_on) == (number(1), Level.INTERMEDIATE, ISSUED)
    assert (kept.kind, kept.state) == (CertificateKind.LEVEL, CertificateState.REGISTERED)
    assert (kept.issuer, kept.body_id, kept.occupation_name) == ("嵩州市技能评价中心", 1, "中式烹调师")
    counts = results.room.call("clerk", show_class, ShowClass(taught)).row.counts
    assert (counts.enrolled, counts.assessed, counts.passed, counts.certificates) == (2, 2, 1, 1)
    assert last_action(results.room)[0] == "results.imported"


def test_a_body_nobody_knows_is_kept_by_the_lists_own_word(results: Desk, taught: str, tmp_path: Path) -> None:
    header = (*HEADER, "评价机构")
    rows = [(*result(PEOPLE[0], number(1)), "外市评价机构"), (*result(PEOPLE[1], number(2)), "")]
    results.commit(listed(tmp_path / "r.xlsx", rows, header), taught)
    assert [(one.issuer, one.body_id) for one in certificates(results.room)] == [("外市评价机构", None), ("—", None)]


def test_certificates_may_follow_the_results(results: Desk, taught: str, tmp_path: Path) -> None:
    results.commit(listed(tmp_path / "1.xlsx", [result(one) for one in PEOPLE]), taught)
    later = listed(tmp_path / "2.xlsx", [result(PEOPLE[0], number(1)), result(PEOPLE[1])])
    preview = results.preview(later, taught)
    assert [row.action for row in preview.rows] == [RowAction.ADD, RowAction.SAME]
    results.commit(later, taught)
    assert len(sittings(results.room)) == 2
    assert [one.number for one in certificates(results.room)] == [number(1)]


def test_the_same_results_twice_add_nothing(results: Desk, taught: str, tmp_path: Path) -> None:
    path = listed(tmp_path / "r.xlsx", [result(PEOPLE[0], number(1)), result(PEOPLE[1])])
    results.commit(path, taught)
    again = results.commit(path, taught)
    assert (again.imported, again.skipped, codes(again)) == (0, 2, ["results.known"] * 2)


def test_a_second_sitting_is_another_day(results: Desk, taught: str, tmp_path: Path) -> None:
    results.commit(listed(tmp_path / "1.xlsx", [result(PEOPLE[0], 考核结果="不合格", 实操成绩=40)]), taught)
    results.commit(listed(tmp_path / "2.xlsx", [result(PEOPLE[0], number(1), 考核日期=date(2026, 4, 8))]), taught)
    assert [(one.assessed_on, one.passed) for one in sittings(results.room)] == [
        (EXAM_DAY, False),
        (date(2026, 4, 8), True),
    ]


def test_a_corrected_sitting_is_said_before_it_is_written(results: Desk, taught: str, tmp_path: Path) -> None:
    results.commit(listed(tmp_path / "1.xlsx", [result(PEOPLE[0])]), taught)
    mended = listed(tmp_path / "2.xlsx", [result(PEOPLE[0], 理论成绩=84)])
    preview = results.preview(mended, taught)
    assert codes(preview) == ["results.sitting_changes"]
    assert preview.rows[0].action is RowAction.CHANGE
    results.commit(mended, taught)
    assert [one.theory for one in sittings(results.room)] == [8400]


def test_somebody_not_enrolled_has_no_result_here(results: Desk, taught: str, tmp_path: Path) -> None:
    preview = results.preview(listed(tmp_path / "r.xlsx", [result(trainee(9), number(1))]), taught)
    assert codes(preview) == ["list.not_enrolled"]
    outcome = results.commit(tmp_path / "r.xlsx", taught, Acceptance.CLEAN)
    assert (outcome.imported, outcome.listed, certificates(results.room)) == (0, 1, [])


def test_results_without_attendance_are_pointed_out(results: Desk, school: Room, desk: Desk, tmp_path: Path) -> None:
    empty = opened(school, cooks())
    desk.commit(roster(tmp_path / "r.xlsx", PEOPLE), empty)
    preview = results.preview(listed(tmp_path / "s.xlsx", [result(PEOPLE[0], number(1))]), empty)
    assert [(f.code, f.severity) for f in told(preview)] == [("results.no_attendance", Severity.WARNING)]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"考核结果": "", "理论成绩": None}, "results.verdict_missing"),
        ({"考核日期": None}, "results.day_missing"),
        ({"认定等级": "五级"}, "roster.level_not_of_class"),
        ({"证书编号": number(1), "发证日期": None}, "results.certificate_day_missing"),
    ],
)
def test_what_a_result_needs(results: Desk, taught: str, tmp_path: Path, changes: dict[str, Cell], code: str) -> None:
    preview = results.preview(listed(tmp_path / "r.xlsx", [result(PEOPLE[0], **changes)]), taught)
    assert code in codes(preview, 2)
    assert preview.rows[0].action is RowAction.OUT


def test_scores_speak_where_the_verdict_is_missing(results: Desk, taught: str, tmp_path: Path) -> None:
    rows = [result(PEOPLE[0], 考核结果=""), result(PEOPLE[1], 考核结果="", 实操成绩=59.5)]
    results.commit(listed(tmp_path / "r.xlsx", rows), taught)
    assert [one.passed for one in sittings(results.room)] == [True, False]


def test_a_list_of_certificates_alone_stands_for_having_passed(results: Desk, taught: str, tmp_path: Path) -> None:
    header = ("姓名", "身份证号", "证书编号", "发证日期")
    rows = [(PEOPLE[0].name, PEOPLE[0].id_number, number(1), ISSUED)]
    preview = results.preview(listed(tmp_path / "r.xlsx", rows, header), taught)
    assert codes(preview) == ["results.method_assumed", "results.day_assumed"]
    results.commit(tmp_path / "r.xlsx", taught)
    [sitting] = sittings(results.room)
    assert (sitting.assessed_on, sitting.passed, sitting.method) == (ISSUED, True, AssessmentMethod.EXAM)
    assert certificates(results.room)[0].level is Level.INTERMEDIATE


def test_direct_recognition_is_kept_as_such(results: Desk, taught: str, tmp_path: Path) -> None:
    row = result(PEOPLE[0], number(1), 认定方式="直接认定", 理论成绩=None, 实操成绩=None)
    results.commit(listed(tmp_path / "r.xlsx", [row]), taught)
    assert sittings(results.room)[0].method is AssessmentMethod.DIRECT
    assert certificates(results.room)[0].method is AssessmentMethod.DIRECT


def test_a_number_registered_for_somebody_else_is_kept_out(results: Desk, taught: str, tmp_path: Path) -> None:
    results.commit(listed(tmp_path / "1.xlsx", [result(PEOPLE[0], number(1))]), taught)
    preview = results.preview(listed(tmp_path / "2.xlsx", [result(PEOPLE[1], number(1))]), taught)
    assert codes(preview) == ["results.certificate_of_another"]
    assert PEOPLE[0].name not in repr(preview)


def test_a_known_number_with_other_facts_is_kept_out(results: Desk, taught: str, tmp_path: Path) -> None:
    results.commit(listed(tmp_path / "1.xlsx", [result(PEOPLE[0], number(1))]), taught)
    other = listed(tmp_path / "2.xlsx", [result(PEOPLE[0], number(1), 发证日期=date(2026, 4, 11))])
    assert codes(results.preview(other, taught)) == ["results.certificate_differs"]


def test_a_class_leads_to_one_certificate_each(results: Desk, taught: str, tmp_path: Path) -> None:
    twice = [result(PEOPLE[0], number(1)), result(PEOPLE[0], number(2), 考核日期=date(2026, 4, 8))]
    preview = results.preview(listed(tmp_path / "1.xlsx", twice), taught)
    assert codes(preview, 3) == ["results.certificate_second"]
    results.commit(tmp_path / "1.xlsx", taught, Acceptance.CLEAN)
    again = results.preview(listed(tmp_path / "2.xlsx", [result(PEOPLE[0], number(3))]), taught)
    assert codes(again) == ["results.certificate_second"]
    assert told(again)[0].params["held"] == number(1)


def test_a_level_other_than_the_one_aimed_at_is_questioned(
    school: Room, results: Desk, desk: Desk, tmp_path: Path
) -> None:
    both = opened(school, cooks(levels=(Level.ELEMENTARY, Level.INTERMEDIATE)))
    desk.commit(roster(tmp_path / "r.xlsx", PEOPLE), both)
    row = result(PEOPLE[0], number(1, Level.ELEMENTARY), 认定等级="五级")
    preview = results.preview(listed(tmp_path / "s.xlsx", [row]), both)
    assert codes(preview) == ["results.no_attendance", "results.level_not_target"]


def test_results_of_another_occupation_are_for_another_class(results: Desk, taught: str, tmp_path: Path) -> None:
    header = (*HEADER, "职业编码")
    rows = [(*result(PEOPLE[0]), "4-03-02-02"), (*result(PEOPLE[1]), "4-03-02-01")]
    preview = results.preview(listed(tmp_path / "r.xlsx", rows, header), taught)
    assert [row.action for row in preview.rows] == [RowAction.OUT, RowAction.ADD]
    assert "roster.occupation_differs" in codes(preview, 2)


def test_another_name_for_a_number_has_no_result(results: Desk, taught: str, tmp_path: Path) -> None:
    preview = results.preview(listed(tmp_path / "r.xlsx", [result(trainee(1, name="不是此人"))]), taught)
    assert codes(preview) == ["list.name_differs"]


def test_days_before_the_class_are_questioned(results: Desk, taught: str, tmp_path: Path) -> None:
    row = result(PEOPLE[0], number(1), 考核日期=date(2026, 1, 15), 发证日期=date(2026, 1, 20))
    preview = results.preview(listed(tmp_path / "r.xlsx", [row]), taught)
    assert codes(preview) == ["results.before_class"] * 2


def test_another_kind_of_certificate_is_for_another_class(results: Desk, taught: str, tmp_path: Path) -> None:
    header = (*HEADER, "证书类别")
    rows = [(*result(PEOPLE[0], "2026-嵩-0007"), "专项职业能力证书")]
    preview = results.preview(listed(tmp_path / "r.xlsx", rows, header), taught)
    assert "results.kind_differs" in codes(preview)


def test_a_held_certificate_bars_the_same_level_and_lower(
    school: Room, results: Desk, desk: Desk, taught: str, tmp_path: Path
) -> None:
    """Whoever holds level four of the occupation is not enrolled for level four or five again, by any school."""
    results.commit(listed(tmp_path / "r.xlsx", [result(PEOPLE[0], number(1))]), taught)
    second = opened(school, cooks(levels=(Level.ELEMENTARY,), start=date(2026, 5, 4), end=date(2026, 5, 22)), "clerk2")
    again = roster(tmp_path / "again.xlsx", [replace(PEOPLE[0], held="无", target="五级")])
    desk.login = "clerk2"
    preview = desk.preview(again, second)
    assert codes(preview) == ["roster.level_not_above_certificate"]
    assert told(preview)[0].params["held"] == "四级/中级工"
    assert number(1) not in repr(preview)
    with expect_refusal(school, "clerk2", "import.has_errors"):
        desk.commit(again, second, digest=preview.digest)


def test_a_class_with_certificates_is_not_cancelled(results: Desk, taught: str, tmp_path: Path) -> None:
    results.commit(listed(tmp_path / "r.xlsx", [result(PEOPLE[0], number(1))]), taught)
    with expect_refusal(results.room, "clerk", "class.in_use"):
        results.room.call("clerk", cancel_class, CancelClass(taught, 1, "停办"))
