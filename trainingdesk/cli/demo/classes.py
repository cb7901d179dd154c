"""The invented institutions and their classes: who sits where, on which days, and how the examination went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from stdnum.cn import uscc

from trainingdesk.cli.demo.cast import NO_PENSION, OVER_AGE, PENSIONER, Casting, Member
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import AssessmentMethod, InstitutionKind

CITY = "嵩州市"
REGION = "418100"  # nobody's: under Henan (41), and in no edition of GB/T 2260
LARGEST_CLASS = 50
PASS_MARK = 60
_SATURDAY = 5
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)


class Fate(StrEnum):
    """What the plot has in store for a seat."""

    ORDINARY = "ordinary"
    PENSIONER = "pensioner"  # past the age limit and drawing a pension: excluded
    OVER_AGE = "over_age"  # past the limit, and nothing said of a missing pension
    NO_PENSION = "no_pension"  # past retirement without a pension: paid all the same
    PAID_BEFORE = "paid_before"  # the same occupation and level was paid earlier, elsewhere
    FAILED = "failed"  # no certificate, so nothing to claim
    DIRECT = "direct"  # direct recognition: half the assessment amount
    ELSEWHERE = "elsewhere"  # sits in an overlapping class of the other institution as well
    NUMERIC_ID = "numeric_id"  # the roster holds the identity number in a numeric cell
    NO_NAME = "no_name"
    BAD_CHECK_DIGIT = "bad_check_digit"
    NOT_HIGHER = "not_higher"  # the level aimed at is not above the level held


_PARTS = {Fate.PENSIONER: PENSIONER, Fate.OVER_AGE: OVER_AGE, Fate.NO_PENSION: NO_PENSION}
WRONG_ON_THE_ROSTER = frozenset({Fate.NUMERIC_ID, Fate.NO_NAME, Fate.BAD_CHECK_DIGIT, Fate.NOT_HIGHER})
MENDED_LATER = WRONG_ON_THE_ROSTER - {Fate.NOT_HIGHER}


@dataclass(frozen=True, slots=True)
class DemoInstitution:
    """A training institution as the bureau registers it; ``code`` heads its class numbers."""

    code: str
    name: str
    short_name: str
    credit_code: str
    kind: InstitutionKind
    contact: str
    phone: str
    bank: str
    account: str


@dataclass(frozen=True, slots=True)
class Seat:
    """One trainee in one class. ``attended`` are teaching hours a day; marks None where nobody examined."""

    member: Member
    fate: Fate
    level_held: Level | None
    level: Level
    attended: tuple[int, ...]
    method: AssessmentMethod
    theory: int | None
    practice: int | None

    @property
    def passed(self) -> bool:
        marks = (self.theory, self.practice)
        return self.method is AssessmentMethod.DIRECT or all(mark is not None and mark >= PASS_MARK for mark in marks)


@dataclass(frozen=True, slots=True)
class DemoClass:
    """A class with its teaching days; ``issued_on`` is the day on its certificates."""

    institution: DemoInstitution
    number: str
    approval_number: str
    name: str
    occupation_code: str
    occupation_name: str
    place: str
    days: tuple[date, ...]
    hours_a_day: int
    theory_hours: int
    assessed_on: date
    issued_on: date
    seats: tuple[Seat, ...]

    @property
    def hours(self) -> int:
        return len(self.days) * self.hours_a_day

    @property
    def levels(self) -> tuple[Level, ...]:
        return tuple(sorted({seat.level for seat in self.seats}, key=lambda level: level.rank))


@dataclass(frozen=True, slots=True)
class _Course:
    """What an institution teaches: levels with their shares, weeks before today, days, and its part in the plot."""

    institution: int
    occupation_code: str
    occupation_name: str
    place: str
    levels: tuple[tuple[Level, int], ...]
    weeks_ago: int
    days: int
    hours_a_day: int
    theory_hours: int
    share: int
    fates: tuple[Fate, ...]


_COURSES = (
    _Course(
        0, "4-03-02-01", "中式烹调师", "匠心校区实训楼二层",
        ((Level.ELEMENTARY, 6), (Level.INTERMEDIATE, 4)), 14, 15, 8, 40, 44,
        (Fate.ELSEWHERE, Fate.OVER_AGE, Fate.NUMERIC_ID, Fate.FAILED),
    ),
    _Course(
        1, "6-31-01-03", "电工", "颍河校区电工实训室",
        ((Level.INTERMEDIATE, 6), (Level.ADVANCED, 4)), 13, 15, 8, 48, 40,
        (Fate.PAID_BEFORE, Fate.BAD_CHECK_DIGIT, Fate.FAILED),
    ),
    _Course(
        0, "4-10-01-05", "养老护理员", "匠心校区护理实训室",
        ((Level.ELEMENTARY, 7), (Level.INTERMEDIATE, 3)), 11, 12, 8, 32, 34,
        (Fate.PENSIONER, Fate.NO_PENSION, Fate.NO_NAME),
    ),
    _Course(
        1, "6-18-02-04", "焊工", "颍河校区焊接车间",
        ((Level.ELEMENTARY, 4), (Level.INTERMEDIATE, 4), (Level.ADVANCED, 2)), 9, 10, 8, 24, 32,
        (Fate.DIRECT, Fate.DIRECT, Fate.NOT_HIGHER),
    ),
)  # fmt: skip


def credit_code(stem: str) -> str:
    """A unified social credit code with its check digit."""
    return str(stem + uscc.calc_check_digit(stem))


INSTITUTIONS = (
    DemoInstitution(
        "JX", f"{CITY}匠心职业技能培训学校", "匠心", credit_code("52418100MJA012345"),
        InstitutionKind.PRIVATE_SCHOOL, "范文博", "15410000001", "嵩州农村商业银行颍河支行", "0099990000100000018",
    ),
    DemoInstitution(
        "YH", f"{CITY}颍河技工学校", "颍河", credit_code("12418100415678901"),
        InstitutionKind.SKILL_SCHOOL, "石永刚", "15410000002", "嵩州银行东大街支行", "0099990000100000026",
    ),
)  # fmt: skip


def hold_classes(
    heads: int, casting: Casting, today: date, seed: int, is_working_day: Callable[[date], bool]
) -> tuple[DemoClass, ...]:
    """Classes for ``heads`` people, one of whom sits in two of them; four classes, or more when four overflow."""
    random = Random(f"classes {seed}")
    classes: list[DemoClass] = []
    for index, size in enumerate(_sizes(heads)):
        course = _COURSES[index % len(_COURSES)]
        fates = course.fates if index < len(_COURSES) else ()
        cast = _people(size, fates, casting)
        if index == 1:
            cast.append((seat_of(classes[0], Fate.ELSEWHERE).member, Fate.ELSEWHERE))
        days = teaching_days(_monday_weeks_before(today, course.weeks_ago), course.days, is_working_day)
        shuffled = random.sample(cast, len(cast))
        seats = tuple(_seat(member, fate, course, random) for member, fate in shuffled)
        classes.append(_class(course, index, days, seats, is_working_day))
    return tuple(classes)


def seat_of(taught: DemoClass, fate: Fate) -> Seat:
    """The first seat of a class with this fate; StopIteration when the plot has none there."""
    return next(seat for seat in taught.seats if seat.fate is fate)


def teaching_days(start: date, count: int, is_working_day: Callable[[date], bool]) -> tuple[date, ...]:
    """The first ``count`` working days from ``start`` on, none at a weekend."""
    days: list[date] = []
    day = start
    while len(days) < count:
        if day.weekday() < _SATURDAY and is_working_day(day):  # an exchanged Saturday is lawful and looks like a slip
            days.append(day)
        day += _DAY
    return tuple(days)


def _monday_weeks_before(today: date, weeks: int) -> date:
    return today - today.weekday() * _DAY - weeks * _WEEK


def _sizes(heads: int) -> list[int]:
    """Class sizes that sum to ``heads``, in the courses' proportions, each within the cap."""
    number = len(_COURSES)
    while True:
        shares = [_COURSES[index % len(_COURSES)].share for index in range(number)]
        sizes = [heads * share // sum(shares) for share in shares]
        for index in range(heads - sum(sizes)):
            sizes[index] += 1
        if max(sizes) < LARGEST_CLASS:
            return sizes
        number += 1


def _people(size: int, fates: Sequence[Fate], casting: Casting) -> list[tuple[Member, Fate]]:
    """``size`` people: those of the plot first, then ordinary ones."""
    cast = [(_player(fate, casting), fate) for fate in fates]
    return cast + [(casting.remarkable(), Fate.ORDINARY) for _ in range(size - len(cast))]


def _player(fate: Fate, casting: Casting) -> Member:
    """Somebody for a part of the plot; a number that ends in X cannot stand in a numeric cell."""
    if fate in _PARTS:
        return casting.play(_PARTS[fate])
    member = casting.ordinary()
    while fate is Fate.NUMERIC_ID and member.id_number.endswith("X"):
        member = casting.ordinary()
    return member


def _seat(member: Member, fate: Fate, course: _Course, random: Random) -> Seat:
    levels, weights = zip(*course.levels, strict=True)
    level: Level = random.choices(levels, weights)[0]
    if fate in (Fate.PAID_BEFORE, Fate.NOT_HIGHER):
        level = Level.INTERMEDIATE
    held = Level.ADVANCED if fate is Fate.NOT_HIGHER else _below(level)
    direct = fate is Fate.DIRECT
    theory, practice = random.randint(PASS_MARK + 3, 94), random.randint(PASS_MARK + 6, 96)
    if fate is Fate.FAILED:
        practice = random.randint(PASS_MARK - 14, PASS_MARK - 3)
    return Seat(
        member=member,
        fate=fate,
        level_held=held,
        level=level,
        attended=_attended(course, random),
        method=AssessmentMethod.DIRECT if direct else AssessmentMethod.EXAM,
        theory=None if direct else theory,
        practice=None if direct else practice,
    )


def _below(level: Level) -> Level | None:
    """The level that leads to this one; trainees for 五级 hold none."""
    return next((held for held in Level if held.next is level and held is not Level.APPRENTICE), None)


def _attended(course: _Course, random: Random) -> tuple[int, ...]:
    """Hours a day: mostly there, at times half a day or a whole one away, never below 80 % in all."""
    hours = [course.hours_a_day] * course.days
    for day in random.sample(range(course.days), random.choices((0, 1, 2), (5, 3, 2))[0]):
        hours[day] = random.choice((0, course.hours_a_day // 2))
    return tuple(hours)


def _class(
    course: _Course, index: int, days: tuple[date, ...], seats: tuple[Seat, ...], is_working_day: Callable[[date], bool]
) -> DemoClass:
    institution = INSTITUTIONS[course.institution]
    serial = index // len(INSTITUTIONS) + 1
    assessed_on = teaching_days(days[-1] + 6 * _DAY, 1, is_working_day)[0]
    return DemoClass(
        institution=institution,
        number=f"{institution.code}{days[0].year}-{serial:02d}",
        approval_number=f"嵩培备{days[0].year}-{index + 1:03d}",
        name=f"{days[0].year}{institution.short_name}{course.occupation_name}{serial:02d}等级证",
        occupation_code=course.occupation_code,
        occupation_name=course.occupation_name,
        place=course.place,
        days=days,
        hours_a_day=course.hours_a_day,
        theory_hours=course.theory_hours,
        assessed_on=assessed_on,
        issued_on=teaching_days(assessed_on + 12 * _DAY, 1, is_working_day)[0],
        seats=seats,
    )
