"""What holds for every list: formats, sheets, remarks, all or nothing, one of two at once, and no number leaks."""

from __future__ import annotations

import csv
import threading
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlwt
from sqlalchemy import select, text

from tests.fixtures.office import Room
from tests.services.imports.files import ROSTER, Desk, Trainee, codes, roster, trainee, workbook
from tests.services.registers.stage import cooks, everything, expect_refusal, opened
from trainingdesk.domain.errors import Conflict, OfficeError, Refused
from trainingdesk.domain.findings import Severity
from trainingdesk.domain.texts import Language, message, remedy
from trainingdesk.exchange.workbook import read_content
from trainingdesk.models.files import StoredFile
from trainingdesk.services.attendance_import import remark_attendance
from trainingdesk.services.awards_import import remark_awards
from trainingdesk.services.import_records import CommitImport, ImportFile, ImportResult, RemarkFile, RowAction, RowMark
from trainingdesk.services.results_import import remark_results
from trainingdesk.services.roster_import import remark_roster

CANARY = trainee(77, name="金丝雀")


def as_csv(path: Path, people: list[Trainee]) -> Path:
    """The roster as older software writes it."""
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(ROSTER)
        writer.writerows(person.cells() for person in people)
    return path


def as_xls(path: Path, people: list[Trainee]) -> Path:
    """The roster as a workbook of the nineties."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("花名册")
    for at, cells in enumerate([ROSTER, *[person.cells() for person in people]]):
        for column, value in enumerate(cells):
            sheet.write(at, column, value)
    book.save(str(path))
    return path


@pytest.mark.parametrize(
    ("make", "name", "media"),
    [
        (as_csv, "花名册.csv", "text/csv"),
        (as_xls, "花名册.xls", "application/vnd.ms-excel"),
        (roster, "花名册.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)  # fmt: skip
def test_each_format_comes_in_and_its_bytes_are_kept(
    desk: Desk, class_number: str, tmp_path: Path, *, make: object, name: str, media: str
) -> None:
    path = make(tmp_path / name, [trainee(1), trainee(2)])  # type: ignore[operator]
    assert desk.commit(path, class_number).imported == 2
    with desk.room.office.read() as session:
        kept = session.scalars(select(StoredFile).where(StoredFile.media_type == media)).one()
        assert (kept.media_type, kept.content) == (media, path.read_bytes())


def test_people_of_several_sheets_keep_the_order_of_the_workbook(desk: Desk, class_number: str, tmp_path: Path) -> None:
    """Sheets are read as they stand, not by their names; a row number alone does not tell two rows apart."""
    book = openpyxl.Workbook()
    for name, people in (("乙组", [trainee(1), trainee(2)]), ("甲组", [trainee(3), trainee(4, name="")])):
        sheet = book.create_sheet(name)
        for cells in (ROSTER, *[person.cells() for person in people]):
            sheet.append(list(cells))
    del book["Sheet"]
    book.save(tmp_path / "r.xlsx")
    preview = desk.preview(tmp_path / "r.xlsx", class_number)
    assert [(row.mark, row.action) for row in preview.rows] == [
        (RowMark("乙组", 2), RowAction.ADD),
        (RowMark("乙组", 3), RowAction.ADD),
        (RowMark("甲组", 2), RowAction.ADD),
        (RowMark("甲组", 3), RowAction.OUT),
    ]


def test_the_same_file_has_the_same_digest_until_something_changes(
    desk: Desk, class_number: str, tmp_path: Path
) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(1), trainee(2)])
    first = desk.preview(path, class_number)
    assert desk.preview(path, class_number).digest == first.digest
    other = opened(desk.room, cooks(start=date(2026, 4, 1), end=date(2026, 4, 20)))
    assert desk.preview(path, other).digest != first.digest
    assert desk.preview(path, class_number).digest == first.digest
    desk.commit(roster(tmp_path / "2.xlsx", [trainee(2)]), other)
    assert desk.preview(path, class_number).digest != first.digest


def test_a_failure_at_the_last_moment_leaves_nothing_behind(desk: Desk, class_number: str, tmp_path: Path) -> None:
    """The audit entry is the last thing written; without it there is no import."""
    path = roster(tmp_path / "r.xlsx", [trainee(n) for n in range(20)])
    digest = desk.preview(path, class_number).digest
    with desk.room.office.write() as session:
        session.execute(
            text(
                "CREATE TRIGGER no_more_entries BEFORE INSERT ON audit_entry WHEN NEW.action = 'roster.imported' "
                "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
            )
        )
    before = everything(desk.room)
    with pytest.raises(Exception, match="the disk is full"):
        desk.commit(path, class_number, digest=digest)
    assert everything(desk.room) == before


def test_of_two_who_import_the_same_at_once_one_is_told_to_look_again(
    desk: Desk, class_number: str, tmp_path: Path
) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(n) for n in range(30)])
    order = CommitImport(desk.file(path, class_number), desk.preview(path, class_number).digest)
    room, outcomes = desk.room, list[ImportResult | OfficeError]()
    start = threading.Barrier(2)

    def hand_in() -> None:
        start.wait()
        try:
            outcomes.append(room.call("clerk", desk.commit_with, order))
        except OfficeError as error:
            outcomes.append(error)

    desks = [threading.Thread(target=hand_in) for _ in range(2)]
    for one in desks:
        one.start()
    for one in desks:
        one.join()
    done = [outcome for outcome in outcomes if isinstance(outcome, ImportResult)]
    told = [outcome for outcome in outcomes if isinstance(outcome, Conflict)]
    assert ([outcome.imported for outcome in done], len(told)) == ([30], 1)
    assert len(everything(room)["enrolment"]) == 30


def test_an_altered_upload_is_not_imported(desk: Desk, class_number: str, tmp_path: Path) -> None:
    file = desk.file(roster(tmp_path / "r.xlsx", [trainee(1)]), class_number)
    digest = desk.room.call("clerk", desk.preview_with, file).digest
    for kept in desk.room.office.uploads.iterdir():
        kept.write_bytes(roster(tmp_path / "2.xlsx", [trainee(2)]).read_bytes())
    with pytest.raises(OfficeError) as refusal:
        desk.room.call("clerk", desk.commit_with, CommitImport(file, digest))
    assert refusal.value.code == "office.upload_gone"


def test_the_workbook_comes_back_with_what_the_register_knows(desk: Desk, class_number: str, tmp_path: Path) -> None:
    desk.commit(roster(tmp_path / "1.xlsx", [trainee(1, name="欧阳小红")]), class_number)
    path = roster(tmp_path / "花名册.xlsx", [trainee(1, name="欧阳大明"), trainee(2)])
    order = RemarkFile(desk.file(path, class_number), Language.EN)
    remarked = desk.room.call("clerk", remark_roster, order)
    assert (remarked.name, remarked.rows_read, remarked.listed) == ("花名册-remarks.xlsx", 2, 1)
    book = read_content(remarked.content, remarked.name).workbook
    assert book is not None
    rows = {row.number: [str(cell) for cell in row.cells if cell is not None] for row in book.sheets[0].rows}
    assert any("This identity number is registered under the name" in cell for cell in rows[2])
    assert not any("Error" in cell for cell in rows[3])
    assert book.sheets[0].rows[0].cells[: len(ROSTER)] == ROSTER


def test_remarks_of_another_schools_class_are_not_given(desk: Desk, class_number: str, tmp_path: Path) -> None:
    file = desk.file(roster(tmp_path / "r.xlsx", [trainee(1)]), class_number)
    for procedure in (remark_roster, remark_attendance, remark_results):
        with expect_refusal(desk.room, "clerk2", "class.unknown"):
            desk.room.call("clerk2", procedure, RemarkFile(file))


def test_a_class_that_does_not_exist_takes_no_file(desk: Desk, tmp_path: Path) -> None:
    with expect_refusal(desk.room, "clerk", "class.unknown"):
        desk.preview(roster(tmp_path / "r.xlsx", [trainee(1)]), "2026-099")


def lists_of_the_canary(room: Room, class_number: str, folder: Path) -> list[tuple[str, object, ImportFile]]:
    """A list of each kind that names one person, each with something wrong, and the procedure that remarks on it."""
    who = (CANARY.name, CANARY.id_number)
    other = ("另一个人", CANARY.id_number)
    made = [
        ("clerk", remark_roster, roster(folder / "r.xlsx", [CANARY, trainee(77, name="另一个人")])),
        ("clerk", remark_attendance, workbook(folder / "a.xlsx", ("姓名", "身份证号", "2026-02-02"), [(*other, 8)])),
        ("clerk", remark_results, workbook(folder / "s.xlsx", ("姓名", "身份证号", "考核结果"), [(*other, "合格")])),
        ("counter", remark_awards, workbook(folder / "p.xlsx", ("姓名", "身份证号", "补贴日期", "补贴金额"),
                                            [(*who, "2024-01-01", 5), (*other, "2024-01-02", -1)])),
    ]  # fmt: skip
    return [
        (login, procedure, ImportFile(room.office.upload(path), "" if login == "counter" else class_number))
        for login, procedure, path in made
    ]


def test_no_identity_or_account_number_is_in_a_finding_a_sentence_or_the_log(
    desk: Desk, attendance: Desk, results: Desk, *, awards: Desk, class_number: str, tmp_path: Path
) -> None:
    desk.commit(roster(tmp_path / "1.xlsx", [CANARY]), class_number)
    desks = (desk, attendance, results, awards)
    for (login, _, file), at in zip(lists_of_the_canary(desk.room, class_number, tmp_path), desks, strict=True):
        preview = at.room.call(login, at.preview_with, file)
        said = [
            told(finding.code, language, **finding.params)
            for finding in preview.findings
            for language in Language
            for told in (message, remedy)
        ]
        assert any(finding.severity is Severity.ERROR for finding in preview.findings)
        for secret in (CANARY.id_number, CANARY.account):
            assert secret not in repr(preview) + repr(said)
    assert CANARY.id_number not in repr(everything(desk.room)["audit_entry"])


def test_a_refusal_carries_the_findings_that_caused_it(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(1, name=""), trainee(2, held="三级"), trainee(3)])
    with pytest.raises(Refused) as refusal:
        desk.commit(path, class_number)
    assert (refusal.value.params["count"], refusal.value.params["file"]) == ("2", "r.xlsx")
    assert [finding.code for finding in refusal.value.findings] == ["identity.name_missing", "roster.level_not_above"]
    assert codes(desk.preview(path, class_number)) == [finding.code for finding in refusal.value.findings]
