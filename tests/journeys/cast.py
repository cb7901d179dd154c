"""Who works and who learns in the stories: one natural person for each duty, two schools, one body, one employer."""

from __future__ import annotations

from tests.fixtures.office import FIRST_SCHOOL, SECOND_SCHOOL, identity
from tests.journeys.files import FIRST_DAY, FULL_HOURS, ISSUED, LAST_DAY, Held, Learner, learner, level_code
from tests.journeys.hands import Body, Colleague, Course, Firm, Hands, School

COOK = "4-03-02-01"
CATERING = Body("52418100MJA0123458", "嵩州市餐饮行业协会", "S000041000123", "6212261234567890128")
FIRM = Firm("91410100MA4000003W", "嵩州市嵩岳电气设备有限公司", "0099990000300000024")
FIRST = School(FIRST_SCHOOL, "嵩州市匠心职业技能培训学校", COOK, "0099990000100000018")
SECOND = School(SECOND_SCHOOL, "嵩州市远航职业技能培训中心", COOK, "0099990000100000026")
ADMIN = Colleague("admin", "管宁", "administrator", identity("19800101", 1))
COLLEAGUES = (
    Colleague("hr", "何俊", "hr_reviewer", identity("19800101", 2)),
    Colleague("hr2", "林静怡", "hr_reviewer", identity("19800101", 3)),
    Colleague("finance", "宋岩", "finance_reviewer", identity("19800101", 4)),
    Colleague("counter", "窦月", "counter_clerk", identity("19800101", 5)),
    Colleague("papers", "钟离", "certificate_officer", identity("19800101", 6)),
    Colleague("auditor", "段平", "auditor", identity("19800101", 7)),
)
CLERKS = (
    Colleague("clerk", "王敏", "institution_clerk", identity("19800101", 8), FIRST_SCHOOL),
    Colleague("clerk2", "赵航", "institution_clerk", identity("19800101", 9), SECOND_SCHOOL),
)

COOKS = Course("2026春-02", COOK, "5,4,3", FIRST_DAY, LAST_DAY, FULL_HOURS, 12)
LATE_COOKS = Course("2026春-04", COOK, "5,4,3", FIRST_DAY, LAST_DAY, FULL_HOURS, 6)
MORE_COOKS = Course("2026春-03", COOK, "5,4,3", FIRST_DAY, LAST_DAY, FULL_HOURS, 8)
FIVE, THREE = {"level": "五级/初级工", "held": "无"}, {"level": "三级/高级工", "held": "四级/中级工"}

OLD = learner("赵福", 15, "19620301")  # 64 on the first day: past the limit of age
FAILED = learner("李娜", 16, practice=48, **FIVE)
TAKEN_OFF = learner("何秀兰", 17)
NUMERIC = learner("赵敏", 19, **FIVE)
MISTYPED = learner("孙丽", 20)
TWICE = learner("李䶮", 12)
EMPLOYED = learner("王𠮷", 14, group="在职职工")
CLASS_PEOPLE = (
    learner("欧阳𬭊", 11, **FIVE),
    TWICE,
    learner("郑㛃", 13, method="直接认定", **THREE),
    EMPLOYED,
    OLD,
    FAILED,
    TAKEN_OFF,
    learner("买买提·阿不都热合曼", 18, missed=(3,), **THREE),
    NUMERIC,
    MISTYPED,
)
OTHER_PEOPLE = (
    learner("钱𬭊", 31, **FIVE),
    learner("周杰", 32),
    learner("吴磊", 33, group="登记失业人员"),
    learner("冯燕", 34, theory=55),
)
RESITTERS = (learner("冯㛃", 35, practice=41, **FIVE), learner("孙𠮷", 36, theory=52))
LATE_PEOPLE = (learner("陈欢", 37), learner("蒋𬭊", 38, **FIVE), *RESITTERS)


def numbered(body: Body, one: Learner, serial: int) -> str:
    """A certificate number as the body itself gives it."""
    return f"{body.prefix}{ISSUED:%y}{level_code(one)}{serial:06d}"


def certified(people: tuple[Learner, ...], first: int = 101) -> tuple[Learner, ...]:
    """The same people with the numbers that their body gave to whoever passed."""
    return tuple(
        one.with_certificate(numbered(CATERING, one, serial)) if one.passed else one
        for serial, one in enumerate(people, start=first)
    )


WALK_IN = Held(learner("𠮷野惠", 41, group="在职职工"), f"{CATERING.prefix}264000901")
WORKERS = tuple(
    Held(learner(name, 50 + place, group="在职职工", **more), f"{CATERING.prefix}26{level}0009{place:02d}")
    for place, (name, level, more) in enumerate((("丁㛃", "4", {}), ("石磊", "4", {}), ("陆䶮", "3", THREE)), start=11)
)


def open_the_office(hands: Hands) -> None:
    """From nothing to an office with its people, schools, body and employer."""
    hands.first_run(ADMIN)
    for one in COLLEAGUES:
        hands.add_colleague("admin", one)
    for school in (FIRST, SECOND):
        hands.certify("hr", school)
    for one in CLERKS:
        hands.add_colleague("admin", one)
    hands.enter_body("hr", CATERING)
    hands.enter_firm("hr", FIRM)
