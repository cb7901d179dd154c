"""Rosters on the register: who gets in, who is kept out and why, and what is kept of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.fixtures.office import Room, identity
from tests.services.imports.files import Desk, codes, roster, told, trainee
from tests.services.registers.stage import certify, cooks, everything, expect_refusal, last_action, opened
from trainingdesk.domain.errors import Conflict, NotAllowed
from trainingdesk.domain.findings import Severity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import CertificateKind, PersonGroup
from trainingdesk.models.people import GroupMembership, Person, PersonAccount
from trainingdesk.models.training import Enrolment
from trainingdesk.services.class_lists import ShowClass, show_class
from trainingdesk.services.classes import CancelClass, EditClass, cancel_class, edit_class
from trainingdesk.services.import_records import Acceptance, CommitImport, RowAction, RowMark
from trainingdesk.services.trainees import ListTrainees, TraineeRow, list_trainees

ROW_OF_FIRST = 2


def on_roster(room: Room, number: str, login: str = "clerk") -> tuple[TraineeRow, ...]:
    return room.call(login, list_trainees, ListTrainees(number)).rows


def accounts(room: Room) -> list[tuple[str, bool]]:
    with room.office.read() as session:
        found = session.scalars(select(PersonAccount).order_by(PersonAccount.id)).all()
        return [(row.account, row.current) for row in found]


def test_a_clean_roster_is_shown_first_and_then_written_as_shown(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "花名册.xlsx", [trainee(n) for n in range(3)])
    before = everything(desk.room)
    preview = desk.preview(path, class_number)
    assert {table: rows for table, rows in everything(desk.room).items() if table != "audit_entry"} == {
        table: rows for table, rows in before.items() if table != "audit_entry"
    }
    assert (preview.rows_read, preview.importable, preview.listed) == (3, 3, 0)
    assert (preview.rows[0].mark, preview.rows[0].action) == (RowMark("Sheet1", ROW_OF_FIRST), RowAction.ADD)
    assert preview.rows[0].facts == ("五级/初级工", "四级/中级工", "农村劳动者", "**** 0000")
    result = desk.commit(path, class_number, digest=preview.digest)
    assert (result.imported, result.listed, result.skipped) == (3, 0, 0)
    rows = on_roster(desk.room, class_number)
    assert [(row.position, row.name) for row in rows] == [(n + 1, trainee(n).name) for n in range(3)]
    assert [(row.level_held, row.level_target) for row in rows] == [(Level.ELEMENTARY, Level.INTERMEDIATE)] * 3
    action, details = last_action(desk.room)
    assert action == "roster.imported"
    assert preview.file_digest in details
    assert preview.file_digest in [row[0] for row in everything(desk.room)["stored_file"]]


def test_no_identity_or_account_number_is_shown_or_logged(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "花名册.xlsx", [trainee(1), trainee(1, name="别人")])
    preview = desk.preview(path, class_number)
    assert trainee(1).id_number not in repr(preview)
    assert trainee(1).account not in repr(preview)
    desk.commit(path, class_number, Acceptance.CLEAN)
    assert trainee(1).id_number not in repr(everything(desk.room)["audit_entry"])


def test_what_the_file_says_of_a_person_is_kept(desk: Desk, class_number: str, tmp_path: Path) -> None:
    more = ("户籍地代码", "工作单位", "入职日期", "参保月数", "备注")
    one = trainee(4, phone="138 0013 8000", more=("411402", "嵩州饭店", date(2026, 1, 5), 14, "夜班"))
    desk.commit(roster(tmp_path / "r.xlsx", [one], more), class_number)
    with desk.room.office.read() as session:
        person = session.scalars(select(Person)).one()
        enrolment = session.scalars(select(Enrolment)).one()
    assert (person.name, person.id_number, person.id_reversed) == (one.name, one.id_number, one.id_number[::-1])
    assert (person.phone, person.origin_region) == ("13800138000", "411402")
    assert (person.sex, person.birth_date) == ("F" if int(one.id_number[16]) % 2 == 0 else "M", date(1980, 5, 5))
    assert (enrolment.employer_name, enrolment.employed_on) == ("嵩州饭店", date(2026, 1, 5))
    assert (enrolment.insured_months, enrolment.remarks, enrolment.group) == (14, "夜班", PersonGroup.RURAL_WORKER)
    assert (enrolment.level_held, enrolment.holds_no_level) == (Level.ELEMENTARY, False)


def test_known_to_hold_no_level_is_not_the_same_as_unknown(desk: Desk, class_number: str, tmp_path: Path) -> None:
    desk.commit(roster(tmp_path / "r.xlsx", [trainee(1, held="无"), trainee(2, held="")]), class_number)
    with desk.room.office.read() as session:
        known = session.scalars(select(Enrolment.holds_no_level).order_by(Enrolment.position)).all()
    assert known == [True, False]


def test_one_error_keeps_the_whole_file_out(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(1), trainee(2, name=""), trainee(3)])
    preview = desk.preview(path, class_number)
    with expect_refusal(desk.room, "clerk", "import.has_errors") as refusal:
        desk.commit(path, class_number, digest=preview.digest)
    assert [finding.code for finding in refusal.value.findings] == ["identity.name_missing"]


def test_clean_rows_go_in_when_that_is_accepted_and_every_row_is_accounted_for(
    desk: Desk, class_number: str, tmp_path: Path
) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(1), trainee(2, id_number="110105194912310021"), trainee(3)])
    result = desk.commit(path, class_number, Acceptance.CLEAN)
    assert (result.rows_read, result.imported, result.listed, result.skipped) == (3, 2, 1, 0)
    assert "identity.check_digit" in codes(result, 3)
    assert [row.position for row in on_roster(desk.room, class_number)] == [1, 2]


def test_the_mended_rest_follows_with_the_whole_workbook(desk: Desk, class_number: str, tmp_path: Path) -> None:
    """The clerk mends row three and hands in the same list again: forty are the same, one is new."""
    people = [trainee(1), trainee(2), trainee(3)]
    desk.commit(roster(tmp_path / "1.xlsx", [people[0], replace(people[1], name=""), people[2]]), class_number,
                Acceptance.CLEAN)  # fmt: skip
    preview = desk.preview(roster(tmp_path / "2.xlsx", people), class_number)
    assert [row.action for row in preview.rows] == [RowAction.SAME, RowAction.ADD, RowAction.SAME]
    result = desk.commit(tmp_path / "2.xlsx", class_number, digest=preview.digest)
    assert (result.imported, result.listed, result.skipped) == (1, 0, 2)
    assert [row.name for row in on_roster(desk.room, class_number)] == [people[0].name, people[2].name, people[1].name]


def test_the_same_roster_twice_adds_nothing_and_says_so(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(n) for n in range(5)])
    desk.commit(path, class_number)
    preview = desk.preview(path, class_number)
    before = everything(desk.room)
    result = desk.commit(path, class_number, digest=preview.digest)
    assert (result.imported, result.skipped) == (0, 5)
    assert codes(result) == ["roster.enrolled_already"] * 5
    assert everything(desk.room) == before


def test_chosen_rows_go_in_and_the_others_are_noted(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(1), trainee(2, name=""), trainee(3)])
    preview = desk.preview(path, class_number)

    def choose(row: int) -> CommitImport:
        file = desk.file(path, class_number)
        return CommitImport(file, preview.digest, Acceptance.CHOSEN, (RowMark("Sheet1", row),))

    with expect_refusal(desk.room, "clerk", "import.row_not_importable"):
        desk.room.call("clerk", desk.commit_with, choose(3))
    result = desk.room.call("clerk", desk.commit_with, choose(4))
    assert (result.imported, result.listed, result.skipped) == (1, 1, 1)
    assert codes(result, 2) == ["import.row_not_chosen"]


def test_what_changed_between_preview_and_import_is_a_conflict(desk: Desk, class_number: str, tmp_path: Path) -> None:
    first = roster(tmp_path / "1.xlsx", [trainee(1), trainee(2)])
    preview = desk.preview(first, class_number)
    desk.commit(roster(tmp_path / "2.xlsx", [trainee(2)]), class_number)
    with expect_refusal(desk.room, "clerk", "import.changed_meanwhile", Conflict):
        desk.commit(first, class_number, digest=preview.digest)


def test_another_file_under_a_previews_digest_is_a_conflict(desk: Desk, class_number: str, tmp_path: Path) -> None:
    preview = desk.preview(roster(tmp_path / "1.xlsx", [trainee(1)]), class_number)
    with expect_refusal(desk.room, "clerk", "import.changed_meanwhile", Conflict):
        desk.commit(roster(tmp_path / "2.xlsx", [trainee(2)]), class_number, digest=preview.digest)


def test_another_schools_clerk_learns_nothing_of_a_class(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(1)])
    preview = desk.preview(path, class_number)
    with expect_refusal(desk.room, "clerk2", "class.unknown"):
        desk.preview(path, class_number, "clerk2")
    desk.login = "clerk2"
    with expect_refusal(desk.room, "clerk2", "class.unknown"):
        desk.commit(path, class_number, digest=preview.digest)


def test_the_bureau_may_look_but_not_enrol(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(1)])
    preview = desk.preview(path, class_number, "hr")
    desk.login = "hr"
    with pytest.raises(NotAllowed):
        desk.commit(path, class_number, digest=preview.digest)


def test_a_cancelled_class_takes_nothing(desk: Desk, class_number: str, tmp_path: Path) -> None:
    desk.room.call("clerk", cancel_class, CancelClass(class_number, 1, "停办"))
    with expect_refusal(desk.room, "clerk", "class.not_open"):
        desk.preview(roster(tmp_path / "r.xlsx", [trainee(1)]), class_number)


def test_a_full_class_takes_no_more(school: Room, desk: Desk, tmp_path: Path) -> None:
    number = opened(school, cooks(heads=2))
    desk.commit(roster(tmp_path / "1.xlsx", [trainee(1)]), number)
    preview = desk.preview(
        roster(tmp_path / "2.xlsx", [trainee(1), trainee(2, name=""), trainee(3), trainee(4)]), number
    )
    assert [row.action for row in preview.rows] == [RowAction.SAME, RowAction.OUT, RowAction.ADD, RowAction.OUT]
    assert codes(preview, 5) == ["roster.class_full"]
    seen = school.call("clerk", show_class, ShowClass(number)).row
    school.call("clerk", edit_class, EditClass(seen.version, cooks(number, heads=4)))
    assert desk.preview(tmp_path / "2.xlsx", number).importable == 2


def test_what_trainees_enrolled_for_no_longer_changes(desk: Desk, class_number: str, tmp_path: Path) -> None:
    desk.commit(roster(tmp_path / "r.xlsx", [trainee(1)]), class_number)
    seen = desk.room.call("clerk", show_class, ShowClass(class_number)).row
    with expect_refusal(desk.room, "clerk", "class.has_trainees"):
        desk.room.call("clerk", edit_class, EditClass(seen.version, cooks(class_number, levels=(Level.ELEMENTARY,))))
    longer = EditClass(seen.version, cooks(class_number, end=date(2026, 3, 27)))
    assert desk.room.call("clerk", edit_class, longer).version == seen.version + 1


@pytest.mark.parametrize(
    ("levels", "target", "code"),
    [
        ((Level.INTERMEDIATE,), "三级", "roster.level_not_of_class"),
        ((Level.ELEMENTARY, Level.INTERMEDIATE), "", "roster.level_needed"),
    ],
)
def test_the_level_has_to_be_one_of_the_class(
    desk: Desk, tmp_path: Path, levels: tuple[Level, ...], target: str, code: str
) -> None:
    number = opened(desk.room, cooks(levels=levels))
    preview = desk.preview(roster(tmp_path / "r.xlsx", [trainee(1, held="无", target=target)]), number)
    assert codes(preview, ROW_OF_FIRST) == [code]


def test_the_only_level_of_a_class_need_not_be_repeated(desk: Desk, class_number: str, tmp_path: Path) -> None:
    desk.commit(roster(tmp_path / "r.xlsx", [trainee(1, target="")]), class_number)
    assert on_roster(desk.room, class_number)[0].level_target is Level.INTERMEDIATE


def test_a_class_without_levels_uses_none(school: Room, desk: Desk, tmp_path: Path) -> None:
    certify(school, levels=(None,))
    number = opened(school, cooks(levels=(), kind=CertificateKind.COMPLETION))
    path = roster(tmp_path / "r.xlsx", [trainee(1, held="四级", target="五级"), trainee(2, target="")])
    assert codes(desk.preview(path, number)) == ["roster.level_not_used"]
    desk.commit(path, number)
    assert [row.level_target for row in on_roster(school, number)] == [None, None]


def test_a_level_not_above_the_level_held_is_kept_out(desk: Desk, class_number: str, tmp_path: Path) -> None:
    preview = desk.preview(
        roster(tmp_path / "r.xlsx", [trainee(1, held="四级"), trainee(2, held="高级工")]), class_number
    )
    assert codes(preview) == ["roster.level_not_above", "roster.level_not_above"]
    assert told(preview)[0].place.header == "申报等级"
    assert told(preview)[1].params["held"] == "三级/高级工"


def test_the_number_of_somebody_registered_under_another_name_is_kept_out(
    desk: Desk, class_number: str, tmp_path: Path
) -> None:
    desk.commit(roster(tmp_path / "1.xlsx", [trainee(1, name="欧阳小红")]), class_number)
    other = roster(tmp_path / "2.xlsx", [trainee(1, name="欧阳大明")])
    second = opened(desk.room, cooks(), "clerk2")
    desk.login = "clerk2"
    preview = desk.preview(other, second)
    assert codes(preview) == ["roster.name_differs", "roster.in_other_class"]
    assert told(preview)[0].params["registered"] == "欧**红"
    assert told(desk.preview(other, second, "hr"))[0].params["registered"] == "欧阳小红"
    with expect_refusal(desk.room, "clerk2", "import.has_errors"):
        desk.commit(other, second, digest=preview.digest)


def test_a_name_in_another_writing_is_the_same_name(desk: Desk, class_number: str, tmp_path: Path) -> None:
    desk.commit(roster(tmp_path / "1.xlsx", [trainee(1, name="买买提·阿不都热合曼")]), class_number)
    preview = desk.preview(roster(tmp_path / "2.xlsx", [trainee(1, name="买买提•阿不都 热合曼")]), class_number)
    assert preview.rows[0].action is RowAction.SAME


def test_fifteen_and_eighteen_digits_are_one_person(desk: Desk, class_number: str, tmp_path: Path) -> None:
    long = identity("19690405", 123)
    short = long[:6] + long[8:17]
    desk.commit(roster(tmp_path / "1.xlsx", [trainee(1, id_number=short)]), class_number)
    preview = desk.preview(roster(tmp_path / "2.xlsx", [trainee(1, id_number=long)]), class_number)
    assert preview.rows[0].action is RowAction.SAME


def test_two_classes_on_the_same_days_are_seen_across_institutions(
    desk: Desk, class_number: str, tmp_path: Path
) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(1)])
    desk.commit(path, class_number)
    overlapping = opened(desk.room, cooks("远航-1", start=date(2026, 3, 20), end=date(2026, 4, 3)), "clerk2")
    later = opened(desk.room, cooks("远航-2", start=date(2026, 3, 21), end=date(2026, 4, 3)), "clerk2")
    desk.login = "clerk2"
    preview = desk.preview(path, overlapping)
    assert codes(preview) == ["roster.in_other_class"]
    assert class_number not in repr(preview)
    assert "匠心" not in repr(preview)
    named = told(desk.preview(path, overlapping, "hr"))[0]
    assert (named.code, named.params["other"]) == ("roster.in_other_class_named", class_number)
    assert named.params["institution"] == "嵩州市匠心职业技能培训学校"
    assert codes(desk.preview(path, later)) == []
    assert desk.commit(path, overlapping).imported == 1


def test_an_institution_is_told_of_its_own_other_class(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(1)])
    desk.commit(path, class_number)
    second = opened(desk.room, cooks())
    [finding] = told(desk.preview(path, second))
    assert (finding.code, finding.params["other"]) == ("roster.in_other_class_named", class_number)
    desk.room.call("clerk", cancel_class, CancelClass(class_number, 1, "停办"))
    assert codes(desk.preview(path, second)) == []


def test_a_new_account_takes_over_and_the_old_one_stays_on_record(
    desk: Desk, class_number: str, tmp_path: Path
) -> None:
    desk.commit(roster(tmp_path / "1.xlsx", [trainee(1, account="6228480012345678")]), class_number)
    changed = roster(tmp_path / "2.xlsx", [trainee(1, account="95588000111222")])
    preview = desk.preview(changed, class_number)
    assert codes(preview) == ["roster.account_changes", "roster.enrolment_changes"]
    assert told(preview)[1].params["fields"] == "银行卡号"
    assert preview.rows[0].action is RowAction.CHANGE
    desk.commit(changed, class_number)
    assert accounts(desk.room) == [("6228480012345678", False), ("95588000111222", True)]


def test_what_another_list_said_is_not_replaced_without_a_word(desk: Desk, class_number: str, tmp_path: Path) -> None:
    """The second school knows the person by another telephone number and another residence."""
    more = ("户籍地代码",)
    desk.commit(roster(tmp_path / "1.xlsx", [trainee(1, phone="13800138000", more=("411402",))], more), class_number)
    later = opened(desk.room, cooks(start=date(2026, 5, 4), end=date(2026, 5, 22)), "clerk2")
    desk.login = "clerk2"
    preview = desk.preview(
        roster(tmp_path / "2.xlsx", [trainee(1, phone="13900139000", more=("410102",))], more), later
    )
    assert codes(preview) == ["roster.phone_changes", "roster.origin_changes"]
    assert "13800138000" not in repr(preview)
    desk.commit(tmp_path / "2.xlsx", later)
    with desk.room.office.read() as session:
        person = session.scalars(select(Person)).one()
    assert (person.phone, person.origin_region) == ("13900139000", "410102")


def test_an_account_of_somebody_else_is_pointed_out(desk: Desk, class_number: str, tmp_path: Path) -> None:
    desk.commit(roster(tmp_path / "1.xlsx", [trainee(1)]), class_number)
    preview = desk.preview(roster(tmp_path / "2.xlsx", [trainee(2, account=trainee(1).account)]), class_number)
    assert codes(preview) == ["roster.account_of_another"]
    assert told(preview)[0].severity is Severity.WARNING


def test_a_changed_level_is_said_before_it_is_written(desk: Desk, class_number: str, tmp_path: Path) -> None:
    desk.commit(roster(tmp_path / "1.xlsx", [trainee(1, held="无", group="残疾人")]), class_number)
    again = roster(tmp_path / "2.xlsx", [trainee(1, held="五级", group="")])
    preview = desk.preview(again, class_number)
    assert [(f.code, f.params["fields"]) for f in told(preview)] == [("roster.enrolment_changes", "原技能等级")]
    assert desk.commit(again, class_number).imported == 1
    row = on_roster(desk.room, class_number)[0]
    assert (row.level_held, row.group) == (Level.ELEMENTARY, PersonGroup.DISABLED)


def test_groups_with_dated_proof_hold_for_those_days(desk: Desk, class_number: str, tmp_path: Path) -> None:
    more = ("证明材料", "证明编号", "证明生效日期", "证明失效日期")
    proven = trainee(
        1, group="登记失业人员", more=("就业创业证", "4101002026000123", date(2026, 1, 1), date(2026, 12, 31))
    )
    declared = trainee(2, group="农民工、就业困难人员", more=("", "", "", ""))
    desk.commit(roster(tmp_path / "r.xlsx", [proven, declared], more), class_number)
    with desk.room.office.read() as session:
        held = session.scalars(select(GroupMembership).order_by(GroupMembership.id)).all()
        shown = [(one.group, one.proof_number, one.valid_from, one.valid_until) for one in held]
    assert shown == [
        (PersonGroup.REGISTERED_UNEMPLOYED, "4101002026000123", date(2026, 1, 1), date(2027, 1, 1)),
        (PersonGroup.MIGRANT_WORKER, f"class:{class_number}", date(2026, 3, 2), date(2026, 3, 21)),
        (PersonGroup.HARDSHIP, f"class:{class_number}", date(2026, 3, 2), date(2026, 3, 21)),
    ]


def test_a_roster_of_another_class_is_questioned(desk: Desk, class_number: str, tmp_path: Path) -> None:
    above = ["培训学员花名册", "班级编号：2026春-77　培训时间：2026年4月1日至2026年4月20日"]
    preview = desk.preview(roster(tmp_path / "r.xlsx", [trainee(1)], above=above), class_number)
    questions = [finding for finding in told(preview) if finding.severity is Severity.WARNING]
    assert [f.code for f in questions] == [
        "import.other_class_number",
        "import.other_class_day",
        "import.other_class_day",
    ]
    assert preview.importable == 1


def test_another_occupation_than_the_classs_is_kept_out(desk: Desk, class_number: str, tmp_path: Path) -> None:
    rows = [trainee(1, more=("中式面点师",)), trainee(2, more=("中式烹调师",)), trainee(3, more=("炊事员",))]
    preview = desk.preview(roster(tmp_path / "r.xlsx", rows, ("职业",)), class_number)
    assert [row.action for row in preview.rows] == [RowAction.OUT, RowAction.ADD, RowAction.ADD]
    assert "roster.occupation_differs" in codes(preview, 2)
    assert "roster.occupation_unsure" in codes(preview, 4)


def test_a_file_that_is_no_workbook_is_refused_as_a_whole(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(b"%PDF-1.7 not a workbook")
    preview = desk.preview(path, class_number)
    assert (preview.rows_read, preview.has_errors, codes(preview)) == (0, True, ["import.is_pdf"])
    for accept in (Acceptance.WHOLE, Acceptance.CLEAN):
        with expect_refusal(desk.room, "clerk", "import.has_errors"):
            desk.commit(path, class_number, accept, preview.digest)


@pytest.mark.parametrize(
    ("written", "until"),
    [
        (date(9999, 12, 31), None),  # where spreadsheets put what never ends
        ("9999-12-31", None),
        ("长期", None),
        ("长期有效", None),
        (date(2026, 12, 31), date(2027, 1, 1)),
        ("2026.12.31", date(2027, 1, 1)),
    ],
)
def test_a_proof_without_an_end_holds_for_good(
    desk: Desk, class_number: str, tmp_path: Path, written: str | date, until: date | None
) -> None:
    more = ("证明材料", "证明编号", "证明有效期起", "证明有效期止")
    one = trainee(1, more=("残疾证", "41018500", date(2024, 1, 1), written))
    assert desk.commit(roster(tmp_path / "r.xlsx", [one], more), class_number).imported == 1
    with desk.room.office.read() as session:
        [kept] = session.scalars(select(GroupMembership)).all()
    assert (kept.proof, kept.valid_from, kept.valid_until) == ("残疾证", date(2024, 1, 1), until)


def test_a_group_declared_in_a_class_without_an_end_is_kept(school: Room, desk: Desk, tmp_path: Path) -> None:
    """The day after the last one of the calendar is not there to be written down."""
    number = opened(school, replace(cooks(), class_end=date.max))
    assert desk.commit(roster(tmp_path / "r.xlsx", [trainee(1)]), number).imported == 1
    with school.office.read() as session:
        assert session.scalars(select(GroupMembership.valid_until)).all() == [date.max]


@pytest.mark.parametrize("day", [date(2100, 1, 1), date(9999, 12, 31), date(1900, 2, 1)])
def test_a_day_that_no_trainee_lives_on_is_an_error_in_a_cell(
    desk: Desk, class_number: str, tmp_path: Path, day: date
) -> None:
    preview = desk.preview(roster(tmp_path / "r.xlsx", [trainee(1, more=(day,))], ("入职日期",)), class_number)
    assert {finding.code for finding in preview.findings if finding.severity is Severity.ERROR} <= {
        "import.date_unreadable",
        "import.date_early",
    }
    assert preview.listed == 1
