"""Awards paid earlier or elsewhere: taken in once, revoked when taken back, seen when people are enrolled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from sqlalchemy import select

from tests.fixtures.office import Room
from tests.services.imports.files import Cell, Desk, Trainee, codes, roster, told, trainee, workbook
from tests.services.registers.stage import everything, expect_refusal, last_action
from trainingdesk.domain.errors import NotAllowed
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.models.people import Person
from trainingdesk.models.vouchers import Award
from trainingdesk.services.import_records import Acceptance, RowAction

HEADER = (
    "姓名",
    "身份证号",
    "补贴项目",
    "职业编码",
    "等级",
    "证书编号",
    "发证日期",
    "补贴日期",
    "补贴金额",
    "资金渠道",
    "收回日期",
)


def award(one: Trainee, **changes: Cell) -> tuple[Cell, ...]:
    cells: dict[str, Cell] = dict(zip(HEADER, (one.name, one.id_number, "职业培训补贴", "4-03-02-01", "四级",
                                               "S000141000001244000007", date(2024, 5, 6), date(2024, 8, 1), "1600.00",
                                               "就业补助资金", None), strict=True))  # fmt: skip
    return tuple((cells | changes).values())


def listed(path: Path, rows: list[tuple[Cell, ...]]) -> Path:
    return workbook(path, HEADER, rows)


def on_record(room: Room) -> list[Award]:
    with room.office.read() as session:
        return list(session.scalars(select(Award).order_by(Award.id)))


def test_a_list_is_taken_in_with_its_people(awards: Desk, tmp_path: Path) -> None:
    result = awards.commit(listed(tmp_path / "a.xlsx", [award(trainee(1)), award(trainee(2), 等级="五级")]))
    assert (result.imported, codes(result)) == (2, [])
    first = on_record(awards.room)[0]
    assert (first.scheme, first.item, first.occupation_code, first.level) == (
        "training",
        "training",
        "4-03-02-01",
        Level.INTERMEDIATE,
    )
    assert (first.amount, first.award_date, first.basis_date) == (Money(160000), date(2024, 8, 1), date(2024, 5, 6))
    assert (first.level_key, first.source) == ("4", awards.preview(tmp_path / "a.xlsx").file_digest)
    with awards.room.office.read() as session:
        assert session.scalars(select(Person.name).order_by(Person.id)).all() == [trainee(1).name, trainee(2).name]
    assert last_action(awards.room)[0] == "past_awards.imported"


def test_the_same_list_twice_adds_nothing_and_says_so(awards: Desk, tmp_path: Path) -> None:
    path = listed(tmp_path / "a.xlsx", [award(trainee(1)), award(trainee(1), 补贴日期=date(2025, 8, 1), 等级="三级")])
    assert awards.commit(path).imported == 2
    before = everything(awards.room)
    again = awards.commit(path)
    assert (again.imported, again.skipped, codes(again)) == (0, 2, ["awards.known"] * 2)
    assert everything(awards.room) == before


def test_a_longer_list_adds_what_is_new(awards: Desk, tmp_path: Path) -> None:
    awards.commit(listed(tmp_path / "1.xlsx", [award(trainee(1))]))
    preview = awards.preview(listed(tmp_path / "2.xlsx", [award(trainee(1)), award(trainee(2))]))
    assert [row.action for row in preview.rows] == [RowAction.SAME, RowAction.ADD]
    awards.commit(tmp_path / "2.xlsx")
    assert len(on_record(awards.room)) == 2


def test_an_award_that_was_taken_back_is_marked(awards: Desk, tmp_path: Path) -> None:
    awards.commit(listed(tmp_path / "1.xlsx", [award(trainee(1))]))
    taken_back = listed(tmp_path / "2.xlsx", [award(trainee(1), 收回日期=date(2025, 2, 3))])
    preview = awards.preview(taken_back)
    assert (preview.rows[0].action, codes(preview)) == (RowAction.CHANGE, ["awards.revoked"])
    awards.commit(taken_back)
    assert [(one.amount, one.revoked_on) for one in on_record(awards.room)] == [(Money(160000), date(2025, 2, 3))]


def test_two_amounts_for_one_award_are_for_people_to_settle(awards: Desk, tmp_path: Path) -> None:
    both = awards.preview(listed(tmp_path / "1.xlsx", [award(trainee(1)), award(trainee(1), 补贴金额="1500")]))
    assert codes(both, 3) == ["awards.again"]
    awards.commit(listed(tmp_path / "2.xlsx", [award(trainee(1))]))
    other = awards.preview(listed(tmp_path / "3.xlsx", [award(trainee(1), 补贴金额="1500")]))
    assert [(f.code, f.params) for f in told(other)] == [
        ("awards.amount_differs", {"amount": "1,500.00", "known": "1,600.00"})
    ]


def test_what_the_list_leaves_unsaid_is_assumed_aloud(awards: Desk, tmp_path: Path) -> None:
    header = ("姓名", "身份证号", "职业名称", "等级", "补贴日期", "补贴金额")
    row = (trainee(1).name, trainee(1).id_number, "拉面手艺", "四级", date(2024, 8, 1), 1600)
    preview = awards.preview(workbook(tmp_path / "a.xlsx", header, [row]))
    said = codes(preview)
    assert said[:2] == ["awards.item_assumed", "awards.scheme_assumed"]
    assert "awards.occupation_unknown" in said
    assert preview.importable == 1


def test_a_name_that_is_not_the_registered_one_is_kept_out(
    awards: Desk, desk: Desk, class_number: str, tmp_path: Path
) -> None:
    desk.commit(roster(tmp_path / "r.xlsx", [trainee(1)]), class_number)
    preview = awards.preview(listed(tmp_path / "a.xlsx", [award(trainee(1, name="另一个人"))]))
    assert codes(preview) == ["roster.name_differs"]
    with expect_refusal(awards.room, "counter", "import.has_errors"):
        awards.commit(tmp_path / "a.xlsx")


def test_an_award_elsewhere_is_pointed_out_when_somebody_enrols(
    awards: Desk, desk: Desk, class_number: str, tmp_path: Path
) -> None:
    revoked = award(trainee(2), 收回日期=date(2025, 2, 3))
    other_level = award(trainee(3), 等级="五级")
    awards.commit(listed(tmp_path / "a.xlsx", [award(trainee(1)), revoked, other_level]))
    higher = award(trainee(4), 等级="三级", 证书编号="S000141000001243000008")
    awards.commit(listed(tmp_path / "b.xlsx", [higher]))
    preview = desk.preview(roster(tmp_path / "r.xlsx", [trainee(n) for n in (1, 2, 3, 4)]), class_number)
    assert [(f.code, f.place.row, f.params["level"]) for f in told(preview)] == [
        ("roster.awarded_before", 2, "四级/中级工"),
        ("roster.awarded_before", 5, "三级/高级工"),
    ]
    assert preview.importable == 4


def test_lists_of_awards_are_the_bureaus_business(awards: Desk, tmp_path: Path) -> None:
    path = listed(tmp_path / "a.xlsx", [award(trainee(1))])
    for login in ("clerk", "finance", "auditor"):
        with pytest.raises(NotAllowed):
            awards.preview(path, login=login)


def on_sheets(path: Path, sheets: dict[str, list[tuple[Cell, ...]]]) -> Path:
    """A workbook with a list on each sheet, as offices keep one a month."""
    with xlsxwriter.Workbook(path) as book:
        look = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for at, cells in enumerate((HEADER, *rows)):
                for column, value in enumerate(cells):
                    if isinstance(value, date):
                        page.write_datetime(at, column, value, look)
                    elif value is not None:
                        page.write_string(at, column, str(value))
    return path


def test_one_person_may_stand_in_the_same_row_of_two_sheets(awards: Desk, tmp_path: Path) -> None:
    """A list a month: whoever comes first in May may come first in June with another award."""
    later = award(trainee(1), 补贴日期=date(2024, 9, 2), 等级="三级", 证书编号="S000141000001243000009")
    path = on_sheets(tmp_path / "a.xlsx", {"五月": [award(trainee(1))], "六月": [later]})
    result = awards.commit(path)
    assert (result.imported, codes(result)) == (2, [])
    assert [one.award_date for one in on_record(awards.room)] == [date(2024, 8, 1), date(2024, 9, 2)]


def test_one_award_with_two_amounts_on_two_sheets_is_for_people_to_settle(awards: Desk, tmp_path: Path) -> None:
    path = on_sheets(
        tmp_path / "a.xlsx", {"五月": [award(trainee(1))], "六月": [award(trainee(1), 补贴金额="1500.00")]}
    )
    preview = awards.preview(path)
    assert [(f.code, f.place.sheet, f.place.row, f.params["other"]) for f in told(preview)] == [
        ("awards.again", "六月", 2, "五月 2")
    ]
    with expect_refusal(awards.room, "counter", "import.has_errors"):
        awards.commit(path)
    assert awards.commit(path, accept=Acceptance.CLEAN).imported == 1
    assert [one.amount for one in on_record(awards.room)] == [Money(160000)]


def test_one_award_written_twice_on_two_sheets_is_taken_once(awards: Desk, tmp_path: Path) -> None:
    path = on_sheets(tmp_path / "a.xlsx", {"五月": [award(trainee(1))], "六月": [award(trainee(1))]})
    assert codes(awards.preview(path)) == ["import.award_twice"]
    assert awards.commit(path, accept=Acceptance.CLEAN).imported == 1


def test_what_an_award_lacked_is_completed_and_never_replaced(awards: Desk, tmp_path: Path) -> None:
    awards.commit(listed(tmp_path / "1.xlsx", [award(trainee(1), 发证日期=None)]))
    assert on_record(awards.room)[0].basis_date is None
    fuller = listed(tmp_path / "2.xlsx", [award(trainee(1))])
    assert codes(awards.preview(fuller)) == ["awards.completed"]
    awards.commit(fuller)
    assert on_record(awards.room)[0].basis_date == date(2024, 5, 6)
    poorer = listed(tmp_path / "3.xlsx", [award(trainee(1), 发证日期=None)])
    assert codes(awards.preview(poorer)) == ["awards.known"]
    awards.commit(poorer)
    assert on_record(awards.room)[0].basis_date == date(2024, 5, 6)


def test_a_revocation_once_known_is_not_taken_back_by_a_list_that_does_not_say_so(awards: Desk, tmp_path: Path) -> None:
    awards.commit(listed(tmp_path / "1.xlsx", [award(trainee(1), 收回日期=date(2025, 2, 3))]))
    awards.commit(listed(tmp_path / "2.xlsx", [award(trainee(1))]))
    assert on_record(awards.room)[0].revoked_on == date(2025, 2, 3)
