"""Columns named by hand: read as the clerk says, whatever stands over them, and on record."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from tests.services.imports.files import ROSTER, Desk, codes, roster, trainee, workbook
from tests.services.registers.stage import expect_refusal
from trainingdesk.exchange.corrections import ColumnChoice
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.models.audit import AuditEntry
from trainingdesk.services.import_records import CommitImport, ImportFile
from trainingdesk.services.import_source import LookAtColumns, look_at_columns

PEOPLE = [trainee(1, phone="13800138001"), trainee(2, phone="13800138002")]


def handed(desk: Desk, path: Path, number: str, **fields: Field | None) -> ImportFile:
    choices = tuple(ColumnChoice("Sheet1", letters, field) for letters, field in fields.items())
    return ImportFile(desk.room.office.upload(path), number, (), choices)


def test_a_title_nobody_knows_is_named_and_the_people_go_in(desk: Desk, class_number: str, tmp_path: Path) -> None:
    header = [*ROSTER[:2], "号", *ROSTER[3:]]
    path = workbook(tmp_path / "r.xlsx", header, [person.cells() for person in PEOPLE])
    assert codes(desk.preview(path, class_number)) == ["import.column_missing"]
    file = handed(desk, path, class_number, C=Field.ID_NUMBER)
    preview = desk.room.call("clerk", desk.preview_with, file)
    assert preview.importable == 2
    desk.room.call("clerk", desk.commit_with, CommitImport(file, preview.digest))
    with desk.room.office.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "roster.imported")).one()
    assert '"columns":"C=id_number"' in entry.details


def test_rows_without_any_titles_are_read_by_the_columns_named(desk: Desk, class_number: str, tmp_path: Path) -> None:
    first, *others = [person.cells() for person in PEOPLE]
    path = workbook(tmp_path / "r.xlsx", [str(cell) for cell in first], others)
    assert codes(desk.preview(path, class_number)) == ["import.no_header"]
    file = handed(desk, path, class_number, A=Field.NAME, C=Field.ID_NUMBER, F=Field.LEVEL_HELD, G=Field.LEVEL)
    preview = desk.room.call("clerk", desk.preview_with, file)
    assert [row.name for row in preview.rows] == [person.name for person in PEOPLE]


def test_a_field_named_by_hand_is_no_other_columns_and_a_column_may_be_left(
    desk: Desk, class_number: str, tmp_path: Path
) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(1, more=("13900139000",))], more=("备用电话",))
    assert desk.room.call("clerk", desk.preview_with, handed(desk, path, class_number, J=Field.PHONE)).importable == 1
    file = handed(desk, path, class_number, J=Field.PHONE, E=None)
    look = desk.room.call("clerk", look_at_columns, LookAtColumns(file, FileKind.ROSTER))
    (sheet,) = look.sheets
    read = {column.letters: column.field for column in sheet.columns}
    assert (read["D"], read["E"], read["J"]) == (None, None, Field.PHONE)


def test_columns_are_shown_with_masked_samples(desk: Desk, class_number: str, tmp_path: Path) -> None:
    file = ImportFile(desk.room.office.upload(roster(tmp_path / "r.xlsx", PEOPLE)), class_number)
    look = desk.room.call("clerk", look_at_columns, LookAtColumns(file, FileKind.ROSTER))
    (sheet,) = look.sheets
    assert (sheet.name, sheet.header_row) == ("Sheet1", 1)
    phone = next(column for column in sheet.columns if column.letters == "D")
    assert (phone.title, phone.field, phone.samples) == ("手机号", Field.PHONE, ("138****8001", "138****8002"))
    names = {each.field: (each.zh, each.en) for each in look.fields}
    assert names[Field.ID_NUMBER] == ("身份证号", "ID number")
    assert look.needed == ((Field.NAME,), (Field.ID_NUMBER,))
    assert not any(person.id_number in repr(look) or person.account in repr(look) for person in PEOPLE)


def test_a_column_that_no_sheet_has_is_refused(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", PEOPLE)
    with expect_refusal(desk.room, "clerk", "import.no_such_column"):
        desk.room.call("clerk", desk.preview_with, handed(desk, path, class_number, ZZZZ=Field.PHONE))
