"""Cells put right on the desk: checked as if they stood in the file, on record by address, and nowhere in full."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
from sqlalchemy import select

from tests.services.imports.files import ROSTER, Desk, Trainee, codes, roster, trainee, workbook
from tests.services.registers.stage import everything, expect_refusal
from trainingdesk.domain.errors import Conflict
from trainingdesk.exchange.corrections import LONGEST_AMENDMENT, MOST_AMENDMENTS, CellAmendment, CellMark
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.files import StoredFile
from trainingdesk.services.import_records import Acceptance, CommitImport, ImportFile, RemarkFile
from trainingdesk.services.import_source import MOST_CELLS, LookIntoFile, look_into_file
from trainingdesk.services.roster_import import remark_roster

ANNA, BERT = trainee(1), trainee(2, held="很高")


def amended(desk: Desk, path: Path, number: str, *cells: tuple[str, str]) -> ImportFile:
    """The file with cells of its first sheet written anew: (``D3``, text)."""
    sheet = "" if path.suffix == ".csv" else "Sheet1"
    amendments = (CellAmendment(CellMark(sheet, int(at[1:]), at[0]), text) for at, text in cells)
    return ImportFile(desk.room.office.upload(path), number, tuple(amendments))


def test_an_amended_cell_gets_the_same_checks_and_is_imported(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", [ANNA, BERT])
    assert codes(desk.preview(path, class_number)) == ["import.level_unreadable"]
    still_wrong = amended(desk, path, class_number, ("F3", "三级"))
    assert codes(desk.room.call("clerk", desk.preview_with, still_wrong)) == ["roster.level_not_above"]
    right = amended(desk, path, class_number, ("F3", "三级"), ("F3", "五级"))
    preview = desk.room.call("clerk", desk.preview_with, right)
    assert (codes(preview), preview.importable) == ([], 2)
    assert preview.digest != desk.preview(path, class_number).digest
    result = desk.room.call("clerk", desk.commit_with, CommitImport(right, preview.digest))
    assert result.imported == 2
    with desk.room.office.read() as session:
        assert path.read_bytes() in session.scalars(select(StoredFile.content)).all()
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "roster.imported")).one()
    details = json.loads(entry.details)
    assert (details["amended"], details["cells"]) == (1, "Sheet1!F3")


def test_no_amended_text_is_on_record(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(3, account="1")])
    file = amended(desk, path, class_number, ("I2", "10130077665544"), ("C2", ANNA.id_number), ("A2", ANNA.name))
    preview = desk.room.call("clerk", desk.preview_with, file)
    desk.room.call("clerk", desk.commit_with, CommitImport(file, preview.digest))
    logged = repr(everything(desk.room)["audit_entry"])
    assert "Sheet1!A2, Sheet1!C2, Sheet1!I2" in logged
    assert not any(secret in logged for secret in ("10130077665544", ANNA.id_number, ANNA.name))


def test_what_was_amended_after_the_check_is_not_written(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", [ANNA])
    digest = desk.preview(path, class_number).digest
    file = amended(desk, path, class_number, ("D2", "13800138000"))
    with expect_refusal(desk.room, "clerk", "import.changed_meanwhile", Conflict):
        desk.room.call("clerk", desk.commit_with, CommitImport(file, digest, Acceptance.CLEAN))


def test_a_cell_the_file_does_not_have_cannot_be_amended(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", [ANNA])
    endless = "长" * (LONGEST_AMENDMENT + 1)
    for cell, text, code in (("F9", "五级", "import.no_such_cell"), ("f2", "五级", "import.no_such_cell"),
                             ("F2", endless, "import.amendment_long")):  # fmt: skip
        with expect_refusal(desk.room, "clerk", code):
            desk.room.call("clerk", desk.preview_with, amended(desk, path, class_number, (cell, text)))
    many = amended(desk, path, class_number, *[("F2", "五级")] * (MOST_AMENDMENTS + 1))
    with expect_refusal(desk.room, "clerk", "import.too_many_amendments"):
        desk.room.call("clerk", desk.preview_with, many)


def test_the_workbook_comes_back_with_what_was_amended(desk: Desk, class_number: str, tmp_path: Path) -> None:
    """Also with a cell beyond the row's last one, a blanked one, and one that is still wrong."""
    path = roster(tmp_path / "r.xlsx", [ANNA, BERT])
    file = amended(desk, path, class_number, ("F3", "五级"), ("D2", "138"), ("H3", ""), ("M3", "备注"), ("D3", "&<"))
    remarked = desk.room.call("clerk", remark_roster, RemarkFile(file))
    page = openpyxl.load_workbook(io.BytesIO(remarked.content)).worksheets[0]
    assert [page[cell].value for cell in ("F3", "D2", "H3", "M3", "D3")] == ["五级", "138", None, "备注", "&<"]
    assert page["D2"].fill.fgColor.rgb == "FFFFEB9C"
    assert [page[cell].value for cell in ("A3", "C3")] == [BERT.name, BERT.id_number]


def test_a_formula_that_was_amended_makes_the_workbook_new(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", [ANNA])
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["F2"] = '="五"&"级"'
    book.save(path)
    file = amended(desk, path, class_number, ("F2", "五级"))
    assert desk.room.call("clerk", desk.preview_with, file).importable == 1
    page = openpyxl.load_workbook(io.BytesIO(desk.room.call("clerk", remark_roster, RemarkFile(file)).content)).active
    assert page is not None
    assert page["F2"].value == "五级"


def as_csv(path: Path, people: list[Trainee]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([ROSTER, *(person.cells() for person in people)])
    return path


def test_delimited_text_is_amended_too(desk: Desk, class_number: str, tmp_path: Path) -> None:
    file = amended(desk, as_csv(tmp_path / "r.csv", [ANNA, BERT]), class_number, ("F3", "五级"))
    assert desk.room.call("clerk", desk.preview_with, file).importable == 2
    remarked = desk.room.call("clerk", remark_roster, RemarkFile(file))
    assert openpyxl.load_workbook(io.BytesIO(remarked.content)).worksheets[0]["F3"].value == "五级"


def test_who_handed_the_file_in_sees_the_cell_in_full_and_the_rest_masked(
    desk: Desk, class_number: str, tmp_path: Path
) -> None:
    people = [trainee(n, phone=f"1380013800{n}", account="62284800012345") for n in range(6)]
    file = amended(
        desk, roster(tmp_path / "r.xlsx", people), class_number, ("A5", "王小明"), ("C5", "１１０１０１１９９０")
    )
    marks = tuple(CellMark("Sheet1", row, column) for row, column in ((5, "A"), (5, "C"), (5, "D"), (99, "A")))
    look = desk.room.call("clerk", look_into_file, LookIntoFile(file, FileKind.ROSTER, marks))
    assert [each.text for each in look.texts] == [people[3].name, people[3].id_number, "13800138003"]
    assert look.texts[1].masked == f"{people[3].id_number[:3]}***********{people[3].id_number[-4:]}"
    (sheet,) = look.sheets
    assert sheet.titles is not None
    assert sheet.titles.cells[:3] == ("姓名", "性别", "身份证号")
    assert [row.number for row in sheet.rows] == [3, 4, 5, 6, 7]
    assert sheet.letters == tuple("ABCDEFGHI")
    assert sheet.rows[2].cells[0] == "王小明"
    assert "1101011990" not in repr(look)
    around = repr(look.sheets)
    assert not any(secret in around for one in people for secret in (one.id_number, one.phone, one.account))


def test_looking_into_a_file_has_its_bounds(desk: Desk, class_number: str, tmp_path: Path) -> None:
    file = ImportFile(
        desk.room.office.upload(workbook(tmp_path / "x.xlsx", ("甲", "乙"), [("１３８００１３８０００", 5)]))
    )
    look = desk.room.call("clerk", look_into_file, LookIntoFile(file, FileKind.ROSTER, (CellMark("Sheet1", 2, "A"),)))
    assert look.sheets[0].titles is None
    assert look.texts[0].masked == "138****8000"
    many = (CellMark("Sheet1", 2, "A"),) * (MOST_CELLS + 1)
    with expect_refusal(desk.room, "clerk", "import.too_many_cells"):
        desk.room.call("clerk", look_into_file, LookIntoFile(file, FileKind.ROSTER, many))
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4")
    scan = ImportFile(desk.room.office.upload(tmp_path / "scan.pdf"), class_number)
    assert desk.room.call("clerk", look_into_file, LookIntoFile(scan, FileKind.ROSTER, ())).sheets == ()
    with expect_refusal(desk.room, "clerk2", "class.unknown"):
        desk.room.call("clerk2", look_into_file, LookIntoFile(scan, FileKind.ROSTER, ()))
