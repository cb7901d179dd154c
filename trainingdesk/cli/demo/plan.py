"""The whole plot of a demonstration before anything happens: a pure function of head count, seed, day and calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from trainingdesk.cli.demo.cast import WORKER, Casting, Member
from trainingdesk.cli.demo.classes import DemoClass, Fate, credit_code, hold_classes, seat_of, teaching_days
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.people import Role
from trainingdesk.domain.vocabulary import Item

_WORKERS_ONE_IN = 20
_FEWEST_WORKERS, _MOST_WORKERS = 3, 40
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class DemoBody:
    """Who assesses and issues; ``prefix`` are the first 13 characters of its certificate numbers."""

    name: str
    english_name: str
    credit_code: str
    prefix: str
    bank: str
    account: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who comes with a certificate in hand."""

    member: Member
    occupation_code: str
    occupation_name: str
    level_held: Level | None
    level: Level
    body: DemoBody
    number: str
    assessed_on: date
    issued_on: date


@dataclass(frozen=True, slots=True)
class DemoEmployer:
    """An employer that files for its own people."""

    name: str
    credit_code: str
    contact: str
    phone: str
    bank: str
    account: str
    workers: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class PaidBefore:
    """What another office paid a trainee for the same occupation and level."""

    member: Member
    item: Item
    occupation_code: str
    occupation_name: str
    level: Level
    certificate_no: str
    certificate_date: date
    award_date: date
    amount: Money


@dataclass(frozen=True, slots=True)
class DemoUser:
    """A login; ``institution`` is the credit code of the clerk's own institution."""

    login: str
    name: str
    identity_number: str
    role: Role
    institution: str | None = None


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """Everything that the story needs to know."""

    seed: int
    today: date
    people: int
    bodies: tuple[DemoBody, ...]
    classes: tuple[DemoClass, ...]
    employer: DemoEmployer
    walk_in: Holder
    paid_before: tuple[PaidBefore, ...]
    users: tuple[DemoUser, ...]


CITY_BODY = DemoBody(
    "嵩州市餐饮养老行业职业技能评价中心", "Songzhou Catering and Care Skill Assessment Centre",
    credit_code("51418100MJA023456"), "S000041000021", "嵩州银行东大街支行", "0099990000200000017",
)  # fmt: skip
TRADES_BODY = DemoBody(
    "嵩州市工业职业技能评价中心", "Songzhou Industrial Skill Assessment Centre",
    credit_code("51418100MJA034567"), "S000041000035", "嵩州农村商业银行城关支行", "0099990000200000025",
)  # fmt: skip
FACTORY_BODY = DemoBody(
    "嵩州市嵩岳电气设备有限公司技能评价站", "Songyue Electric Skill Assessment Station",
    credit_code("91418100MA9K45678"), "Y000041000066", "嵩州银行东大街支行", "0099990000300000016",
)  # fmt: skip
_EXAMINERS = {"JX": CITY_BODY, "YH": TRADES_BODY}
_STAFF = (
    ("admin", "何静", Role.ADMINISTRATOR, None),
    ("clerk-jx", "刘晓梅", Role.INSTITUTION_CLERK, 0),
    ("clerk-yh", "宋志强", Role.INSTITUTION_CLERK, 1),
    ("counter", "马玉兰", Role.COUNTER_CLERK, None),
    ("certs", "郭文静", Role.CERTIFICATE_OFFICER, None),
    ("hr", "周建华", Role.HR_REVIEWER, None),
    ("finance", "唐国栋", Role.FINANCE_REVIEWER, None),
    ("auditor", "孟海涛", Role.AUDITOR, None),
)


def make_plan(people: int, seed: int, today: date, is_working_day: Callable[[date], bool]) -> DemoPlan:
    """``people`` from 24 on, fewer would leave parts of the plot unplayed; the same arguments give the same plan."""
    random = Random(f"plan {seed}")
    casting = Casting(seed, today)
    workers = min(_MOST_WORKERS, max(_FEWEST_WORKERS, people // _WORKERS_ONE_IN))
    classes = hold_classes(people - workers - 1, casting, today, seed, is_working_day)
    return DemoPlan(
        seed=seed,
        today=today,
        people=people,
        bodies=(CITY_BODY, TRADES_BODY, FACTORY_BODY),
        classes=classes,
        employer=_employer(casting, workers, today, random, is_working_day),
        walk_in=_walk_in(casting, today, is_working_day),
        paid_before=_paid_before(classes, today),
        users=_users(casting, classes),
    )


def body_of(taught: DemoClass) -> DemoBody:
    """Who examines the class."""
    return _EXAMINERS[taught.institution.code]


def certificate_number(body: DemoBody, issued_on: date, level: Level, serial: int) -> str:
    """22 characters: the body's 13, year, level, serial (人社鉴发〔2019〕2号)."""
    return f"{body.prefix}{issued_on:%y}{level}{serial:06d}"


def _employer(
    casting: Casting, workers: int, today: date, random: Random, is_working_day: Callable[[date], bool]
) -> DemoEmployer:
    assessed_on = teaching_days(today - 8 * _WEEK, 1, is_working_day)[0]
    issued_on = teaching_days(assessed_on + 2 * _WEEK, 1, is_working_day)[0]
    holders = []
    for serial in range(1, workers + 1):
        level = random.choice((Level.INTERMEDIATE, Level.INTERMEDIATE, Level.ADVANCED))
        holders.append(
            Holder(
                casting.play(WORKER), "6-31-01-03", "电工",
                Level.ELEMENTARY if level is Level.INTERMEDIATE else Level.INTERMEDIATE, level, FACTORY_BODY,
                certificate_number(FACTORY_BODY, issued_on, level, serial), assessed_on, issued_on,
            )
        )  # fmt: skip
    return DemoEmployer(
        "嵩州市嵩岳电气设备有限公司", FACTORY_BODY.credit_code, "邓国庆", "15410000003",
        "嵩州银行东大街支行", "0099990000300000024", tuple(holders),
    )  # fmt: skip


def _walk_in(casting: Casting, today: date, is_working_day: Callable[[date], bool]) -> Holder:
    assessed_on = teaching_days(today - 7 * _WEEK, 1, is_working_day)[0]
    issued_on = teaching_days(assessed_on + 2 * _WEEK, 1, is_working_day)[0]
    number = certificate_number(TRADES_BODY, issued_on, Level.ADVANCED, 900001)
    return Holder(
        casting.play(WORKER), "4-12-01-01", "汽车维修工", Level.INTERMEDIATE, Level.ADVANCED, TRADES_BODY,
        number, assessed_on, issued_on,
    )  # fmt: skip


def _paid_before(classes: tuple[DemoClass, ...], today: date) -> tuple[PaidBefore, ...]:
    """Training and assessment, two summers ago, at the rates of then: so neither is granted again."""
    taught = classes[1]
    seat = seat_of(taught, Fate.PAID_BEFORE)
    certified = date(today.year - 2, 5, 20)
    return tuple(
        PaidBefore(
            member=seat.member,
            item=item,
            occupation_code=taught.occupation_code,
            occupation_name=taught.occupation_name,
            level=seat.level,
            certificate_no=f"S000041000118{certified:%y}{seat.level}000377",
            certificate_date=certified,
            award_date=date(today.year - 2, 9, 11),
            amount=amount,
        )
        for item, amount in ((Item.TRAINING, Money(160_000)), (Item.ASSESSMENT, Money(24_000)))
    )


def _users(casting: Casting, classes: tuple[DemoClass, ...]) -> tuple[DemoUser, ...]:
    """One natural person for each role: duties are kept apart by person."""
    schools = tuple(dict.fromkeys(taught.institution.credit_code for taught in classes))
    return tuple(
        DemoUser(login, name, casting.play(WORKER).id_number, role, None if school is None else schools[school])
        for login, name, role, school in _STAFF
    )
