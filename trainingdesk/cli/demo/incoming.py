"""From the plot to the files that institutions send: rosters with their slips, attendance, results, earlier awards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trainingdesk.cli.demo.classes import MENDED_LATER, WRONG_ON_THE_ROSTER, DemoClass, Fate, Seat
from trainingdesk.cli.demo.plan import DemoPlan, body_of, certificate_number
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import AssessmentMethod, Scheme
from trainingdesk.exchange import demo_books
from trainingdesk.exchange.demo_books import AttendanceRow, AwardRow, CertifiedRow, ClassHeading, ResultRow, RosterRow

FORMAL_SCHOOL = "JX"


class FileKind(StrEnum):
    """What an incoming file holds."""

    ROSTER = "roster"
    MENDED_ROSTER = "mended_roster"
    ATTENDANCE = "attendance"
    RESULTS = "results"
    AWARDS = "awards"
    CERTIFICATES = "certificates"


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """One file as it arrives; ``class_number`` empty for a list that belongs to no class."""

    kind: FileKind
    name: str
    content: bytes
    class_number: str = ""


def incoming_files(plan: DemoPlan) -> tuple[IncomingFile, ...]:
    """Every file of the plot, class by class, in the order in which the office gets them."""
    files: list[IncomingFile] = []
    for index, taught in enumerate(plan.classes):
        files += _class_files(taught, delimited=index % 4 == 1)
    files.append(IncomingFile(FileKind.AWARDS, "外市已享受补贴名单.xlsx", _awards(plan)))
    files.append(IncomingFile(FileKind.CERTIFICATES, f"{plan.employer.name}-取证人员名单.xlsx", _certified(plan)))
    return tuple(files)


def enrolled(taught: DemoClass) -> tuple[Seat, ...]:
    """Who is on the register in the end: all but the one whose level was wrong in fact, not on paper."""
    return tuple(seat for seat in taught.seats if seat.fate is not Fate.NOT_HIGHER)


def _class_files(taught: DemoClass, *, delimited: bool) -> list[IncomingFile]:
    """One school fills in printed forms; the other exports, one of its classes as GB18030 text."""
    opening, closing = _heading(taught, taught.days[0]), _heading(taught, taught.days[-1])
    examined, present = _heading(taught, taught.assessed_on), enrolled(taught)
    rows = _roster_rows(taught)
    attendance, results = [_attendance_row(seat) for seat in present], _result_rows(taught, present)
    mended = [_row(seat) for seat in taught.seats if seat.fate in MENDED_LATER]
    hours = taught.hours_a_day
    if taught.institution.code == FORMAL_SCHOOL:
        contents = [
            (FileKind.ROSTER, "花名册.xlsx", demo_books.formal_roster(opening, rows)),
            (FileKind.ATTENDANCE, "考勤表.xlsx", demo_books.attendance_matrix(closing, taught.days, hours, attendance)),
            (FileKind.RESULTS, "成绩册.xlsx", demo_books.formal_results(examined, taught.assessed_on, results)),
        ]
    else:
        roster = (
            demo_books.exported_roster(rows) if delimited else demo_books.plain_roster(rows, taught.approval_number)
        )
        suffix = "csv" if delimited else "xlsx"
        contents = [
            (FileKind.ROSTER, f"花名册.{suffix}", roster),
            (FileKind.ATTENDANCE, "考勤明细.csv", demo_books.attendance_log(taught.days, hours, attendance)),
            (FileKind.RESULTS, "成绩与证书.xlsx", demo_books.exported_results(taught.assessed_on, results)),
        ]
    if mended:
        contents.insert(1, (FileKind.MENDED_ROSTER, "花名册（补报）.xlsx", demo_books.plain_roster(mended)))
    return [IncomingFile(kind, f"{taught.number}-{name}", content, taught.number) for kind, name, content in contents]


def _heading(taught: DemoClass, made_on: date) -> ClassHeading:
    return ClassHeading(
        institution=taught.institution.name,
        number=taught.number,
        name=taught.name,
        occupation=f"{taught.occupation_name}（{taught.occupation_code}）",
        first_day=taught.days[0],
        last_day=taught.days[-1],
        made_by=taught.institution.contact,
        made_on=made_on,
    )


def _roster_rows(taught: DemoClass) -> list[RosterRow]:
    """The roster as it comes in, its slips planted; on a form of the first school somebody stands there twice."""
    rows = [_planted(seat) for seat in taught.seats]
    if any(seat.fate is Fate.NUMERIC_ID for seat in taught.seats):
        rows.append(_row(repeated_seat(taught)))
    return rows


def repeated_seat(taught: DemoClass) -> Seat:
    """Whom the roster of the first class names twice: the first trainee with nothing else the matter."""
    return next(seat for seat in taught.seats if seat.fate is Fate.ORDINARY)


def _planted(seat: Seat) -> RosterRow:
    row = _row(seat)
    if seat.fate not in WRONG_ON_THE_ROSTER:
        return row
    number = _off_by_one(row.id_number) if seat.fate is Fate.BAD_CHECK_DIGIT else row.id_number
    return RosterRow(
        "" if seat.fate is Fate.NO_NAME else row.name, row.sex, number, row.phone, row.group, row.level_held,
        row.level, row.bank, row.account, numeric_id=seat.fate is Fate.NUMERIC_ID,
    )  # fmt: skip


def _off_by_one(number: str) -> str:
    digits = "10X98765432"
    return number[:-1] + digits[(digits.index(number[-1]) + 1) % len(digits)]


def _row(seat: Seat) -> RosterRow:
    member = seat.member
    return RosterRow(
        member.name, member.sex.zh, member.id_number, member.phone, member.group.zh, _level(seat.level_held),
        _level(seat.level), member.bank, member.account,
    )  # fmt: skip


def _level(level: Level | None) -> str:
    return level.full_name if level else "无"


def _attendance_row(seat: Seat) -> AttendanceRow:
    return AttendanceRow(seat.member.name, seat.member.id_number, seat.attended)


def _result_rows(taught: DemoClass, present: Sequence[Seat]) -> list[ResultRow]:
    """The first school's certificates are numbered by the office later; the other's come numbered."""
    numbered = taught.institution.code != FORMAL_SCHOOL
    rows = []
    for serial, seat in enumerate(present, start=1):
        number = certificate_number(body_of(taught), taught.issued_on, seat.level, _serial(taught, serial))
        with_number = numbered and seat.passed
        rows.append(
            ResultRow(
                seat.member.name, seat.member.id_number, seat.level.full_name, seat.method.zh, seat.theory,
                seat.practice, seat.passed, number if with_number else "", taught.issued_on if with_number else None,
            )
        )  # fmt: skip
    return rows


def _serial(taught: DemoClass, place: int) -> int:
    """Unique among the body's certificates: the class's own serial, then the place in it."""
    return int(taught.number.rsplit("-", 1)[1]) * 1000 + place


def _awards(plan: DemoPlan) -> bytes:
    return demo_books.award_list(
        [
            AwardRow(
                name=paid.member.name,
                id_number=paid.member.id_number,
                scheme=Scheme.TRAINING.zh,
                item=paid.item.zh,
                occupation_code=paid.occupation_code,
                occupation=paid.occupation_name,
                level=paid.level.full_name,
                certificate_no=paid.certificate_no,
                certificate_date=paid.certificate_date,
                award_date=paid.award_date,
                amount=paid.amount.yuan_text(),
            )
            for paid in plan.paid_before
        ]
    )


def _certified(plan: DemoPlan) -> bytes:
    return demo_books.certificate_list(
        [
            CertifiedRow(
                worker.member.name, worker.member.id_number, worker.occupation_code, worker.occupation_name,
                worker.level.full_name, AssessmentMethod.EXAM.zh, worker.assessed_on, worker.number, worker.issued_on,
                worker.body.name,
            )
            for worker in plan.employer.workers
        ]
    )  # fmt: skip
