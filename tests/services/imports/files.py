"""Files as institutions send them, and the people in them: invented, with numbers that nobody has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import xlsxwriter

from tests.fixtures.office import Room, identity
from trainingdesk.domain.findings import Finding
from trainingdesk.services.import_records import Acceptance, CommitImport, ImportFile, ImportPreview, ImportResult
from trainingdesk.services.office import Procedure

Cell = str | int | float | date | None
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
ROSTER = ("姓名", "性别", "身份证号", "手机号", "人员类别", "原技能等级", "申报等级", "开户行", "银行卡号")


@dataclass(frozen=True)
class Trainee:
    """One row of a roster as a clerk writes it."""

    name: str
    id_number: str
    phone: str = ""
    group: str = "农村劳动者"
    held: str = "五级"
    target: str = "四级"
    bank: str = "农业银行嵩州支行"
    account: str = ""
    more: tuple[Cell, ...] = ()

    def cells(self) -> tuple[Cell, ...]:
        return (self.name, "", self.id_number, self.phone, self.group, self.held, self.target, self.bank,
                self.account, *self.more)  # fmt: skip


def trainee(number: int, **changes: object) -> Trainee:
    """The trainee of this number; always the same person."""
    day = f"19{80 + number // 250 % 20:02d}{1 + number % 12:02d}{1 + number % 28:02d}"
    name = SURNAMES[number % len(SURNAMES)] + "".join(chr(0x4E00 + 37 * (number // 7) % 9000 + step) for step in (1, 5))
    someone = Trainee(name, identity(day, 100 + number % 800), account=f"1013{number:08d}")
    return replace(someone, **changes)  # type: ignore[arg-type]


def workbook(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], above: Sequence[str] = ()) -> Path:
    """An .xlsx with lines above a header; text is written as text, numbers and days as such."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sheet1")
        day_look = book.add_format({"num_format": "yyyy-mm-dd"})
        lines = [*[(line,) for line in above], header, *rows]
        for at, cells in enumerate(lines):
            for column, value in enumerate(cells):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, day_look)
                elif isinstance(value, str) and value:
                    sheet.write_string(at, column, value)
                elif isinstance(value, int | float):
                    sheet.write_number(at, column, value)
    return path


def roster(path: Path, people: Iterable[Trainee], more: Sequence[str] = (), above: Sequence[str] = ()) -> Path:
    """A roster; its first trainee stands in the row after the header."""
    return workbook(path, (*ROSTER, *more), (person.cells() for person in people), above)


@dataclass
class Desk:
    """One kind of list at the counter of one login."""

    room: Room
    preview_with: Procedure[ImportFile, ImportPreview]
    commit_with: Procedure[CommitImport, ImportResult]
    login: str = "clerk"

    def file(self, path: Path, class_number: str = "") -> ImportFile:
        return ImportFile(self.room.office.upload(path), class_number)

    def preview(self, path: Path, class_number: str = "", login: str | None = None) -> ImportPreview:
        return self.room.call(login or self.login, self.preview_with, self.file(path, class_number))

    def commit(
        self, path: Path, class_number: str = "", accept: Acceptance = Acceptance.WHOLE, digest: str | None = None
    ) -> ImportResult:
        """Preview and import at once; a digest stands for an earlier preview."""
        seen = digest or self.preview(path, class_number).digest
        return self.room.call(self.login, self.commit_with, CommitImport(self.file(path, class_number), seen, accept))


def told(found: ImportPreview | ImportResult) -> list[Finding]:
    """The findings but those that every invented number gives (its area is nobody's) and the lines above a header."""
    return [finding for finding in found.findings if finding.code not in ("identity.area_unknown", "import.row_above")]


def codes(found: ImportPreview | ImportResult, row: int | None = None) -> list[str]:
    """The codes of these findings, of one row when asked."""
    return [finding.code for finding in told(found) if row is None or finding.place.row == row]
