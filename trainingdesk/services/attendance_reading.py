"""The attendance of a class as a grid: everybody on every day the class was held, and the lists it was taken from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import Term
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.models.people import Person
from trainingdesk.models.training import AttendanceDay, Enrolment, TrainingClass
from trainingdesk.services.bounds import class_within_reach
from trainingdesk.services.class_records import share_text
from trainingdesk.services.imported_lists import ImportedList, lists_imported
from trainingdesk.services.office import Office, procedure

Hours = Mapping[tuple[int, date], tuple[int, int]]


class DayMark(Term):
    """What came of a day for one trainee. Why somebody was away, no register keeps: leave counts as absence."""

    FULL = "full", "全勤", "Whole day"
    PART = "part", "部分", "Part of the day"
    ABSENT = "absent", "缺勤", "Absent"
    UNLISTED = "unlisted", "未列入，按缺勤", "On no list: absent"


@dataclass(frozen=True, slots=True)
class DayCell:
    """One trainee on one day; hours in hundredths of a teaching hour."""

    mark: DayMark
    attended: int
    held: int


@dataclass(frozen=True, slots=True)
class HeldDay:
    """One day of the class: hours held, hours attended by everybody together, how many came at all, the day's share."""

    day: date
    held: int
    attended: int
    present: int
    share: str | None


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """One trainee's days in the order of the grid's ``days``; the share is of all hours the class was held."""

    enrolment_id: int
    position: int
    name: str
    masked_id: str
    cells: tuple[DayCell, ...]
    attended: int
    share: str | None


@dataclass(frozen=True, slots=True)
class ShowAttendance:
    """Which class, by its number."""

    number: str


@dataclass(frozen=True, slots=True)
class AttendanceGrid:
    """Days and trainees; ``held`` are all hours the class was held, shares are decimal text cut to four places."""

    number: str
    hours_planned: int
    held: int
    days: tuple[HeldDay, ...]
    lines: tuple[AttendanceLine, ...]
    share: str | None
    sources: tuple[ImportedList, ...]


@procedure(Permission.READ_REGISTERS)
def show_attendance(office: Office, actor: Actor, order: ShowAttendance) -> AttendanceGrid:
    """Refused ``class.unknown``, also for another institution's class. Counted as claims count it."""
    with office.read() as session:
        taught = class_within_reach(session, actor, order.number)
        people = session.execute(
            select(Enrolment.id, Enrolment.position, Person.name, Person.id_number)
            .join(Person, Person.id == Enrolment.person_id)
            .where(Enrolment.class_id == taught.id)
            .order_by(Enrolment.position)
        ).all()
        hours = _hours(session, taught)
        sources = lists_imported(session, taught, FileKind.ATTENDANCE)
        planned = taught.hours_planned * 100
    held = _held(hours)
    lines = tuple(_line(one, held, hours) for one in people)
    days = tuple(_day(day, held[day], place, lines) for place, day in enumerate(held))
    total = sum(held.values())
    attended = sum(line.attended for line in lines)
    return AttendanceGrid(order.number, planned, total, days, lines, share_text(attended, total * len(lines)), sources)


def _hours(session: Session, taught: TrainingClass) -> Hours:
    rows = session.execute(
        select(AttendanceDay.enrolment_id, AttendanceDay.day, AttendanceDay.planned, AttendanceDay.attended)
        .join(Enrolment, Enrolment.id == AttendanceDay.enrolment_id)
        .where(Enrolment.class_id == taught.id)
    )
    return {(enrolment, day): (planned, attended) for enrolment, day, planned, attended in rows}


def _held(hours: Hours) -> dict[date, int]:
    """What each day was held for: the most that anybody's list says of it."""
    held: dict[date, int] = {}
    for (_, day), (planned, _) in sorted(hours.items(), key=lambda each: each[0][1]):
        held[day] = max(held.get(day, 0), planned)
    return held


def _line(one: Row[int, int, str, str], held: Mapping[date, int], hours: Hours) -> AttendanceLine:
    enrolment, position, name, number = one
    cells = tuple(_cell(whole, hours.get((enrolment, day))) for day, whole in held.items())
    attended = sum(cell.attended for cell in cells)
    share = share_text(attended, sum(held.values()))
    return AttendanceLine(enrolment, position, name, mask_identity(number), cells, attended, share)


def _cell(held: int, stored: tuple[int, int] | None) -> DayCell:
    if stored is None:
        return DayCell(DayMark.UNLISTED, 0, held)
    attended = stored[1]
    if not attended:
        return DayCell(DayMark.ABSENT, 0, held)
    return DayCell(DayMark.FULL if attended >= held else DayMark.PART, attended, held)


def _day(day: date, held: int, place: int, lines: Sequence[AttendanceLine]) -> HeldDay:
    attended = [line.cells[place].attended for line in lines]
    present = sum(hours > 0 for hours in attended)
    return HeldDay(day, held, sum(attended), present, share_text(sum(attended), held * len(lines)))
