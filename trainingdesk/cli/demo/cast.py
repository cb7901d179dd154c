"""The invented people of the demonstration: nobody who could exist, yet everything about them checks.

Identity numbers use the unassigned area 4181xx, telephone numbers the unassigned range 154, bank cards a made-up
issuer. The same seed and day give the same people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random

from stdnum import luhn
from stdnum.cn import ric

from trainingdesk.domain.vocabulary import PersonGroup, Sex

AREAS = ("418101", "418102", "418121", "418122", "418123")
BANKS = ("嵩州农村商业银行颍河支行", "嵩州农村商业银行城关支行", "嵩州银行东大街支行", "嵩州村镇银行汝阳路支行")
RARE_NAMES = (
    ("欧阳𬭊", Sex.MALE),
    ("李䶮", Sex.MALE),
    ("郑㛃", Sex.FEMALE),
    ("王𠮷", Sex.MALE),
    ("买买提·阿不都热合曼", Sex.MALE),
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_MALE_WORDS = "伟强磊军洋勇杰涛明超刚辉建国志波宇海文斌鹏飞鑫浩亮东林峰坤彬"
_FEMALE_WORDS = "芳娜秀英敏静丽艳娟霞兰萍燕红梅玲云春桂婷雪琴晶洁莉颖倩蕾欣怡"
_SHORT_NAME_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Member:
    """One invented person with what a roster asks about them."""

    name: str
    sex: Sex
    birth_date: date
    id_number: str
    phone: str
    bank: str
    account: str
    group: PersonGroup


@dataclass(frozen=True, slots=True)
class Part:
    """What a role demands of whoever plays it: group, age in completed years (first and last), sex where it matters."""

    group: PersonGroup
    youngest: int
    oldest: int
    sex: Sex | None = None


# nobody of 53 or above, so that no ordinary part comes near a limit of age
ORDINARY_PARTS = (
    Part(PersonGroup.RURAL_WORKER, 22, 52),
    Part(PersonGroup.MIGRANT_WORKER, 20, 52),
    Part(PersonGroup.REGISTERED_UNEMPLOYED, 20, 50),
    Part(PersonGroup.EMPLOYED, 21, 52),
    Part(PersonGroup.FLEXIBLE, 20, 50),
    Part(PersonGroup.HARDSHIP, 41, 52),
    Part(PersonGroup.POVERTY_RELIEF, 25, 52),
    Part(PersonGroup.VETERAN, 22, 40, Sex.MALE),
    Part(PersonGroup.GRADUATE, 21, 24),
)
ORDINARY_WEIGHTS = (30, 22, 14, 14, 8, 4, 4, 2, 2)
WORKER = Part(PersonGroup.EMPLOYED, 23, 50)
PENSIONER = Part(PersonGroup.PENSIONER, 62, 64, Sex.FEMALE)
OVER_AGE = Part(PersonGroup.RURAL_WORKER, 62, 66)
NO_PENSION = Part(PersonGroup.RETIRED_WITHOUT_PENSION, 61, 63, Sex.MALE)


class Casting:
    """Hands out people, none twice."""

    def __init__(self, seed: int, today: date) -> None:
        self._random = Random(f"cast {seed}")
        self._today = today
        self._rare = iter(RARE_NAMES)
        self._names: set[str] = {name for name, _ in RARE_NAMES}
        self._numbers: set[str] = set()
        self._serial = count(1)

    def ordinary(self) -> Member:
        """Somebody whom no rule keeps out."""
        return self.play(self._ordinary_part())

    def remarkable(self) -> Member:
        """The same, with a rare name as long as there are any left."""
        rare = next(self._rare, None)
        if rare is None:
            return self.ordinary()
        name, sex = rare
        part = self._ordinary_part()
        return self._member(name, sex, part if part.sex in (None, sex) else ORDINARY_PARTS[0])

    def _ordinary_part(self) -> Part:
        return self._random.choices(ORDINARY_PARTS, ORDINARY_WEIGHTS)[0]

    def play(self, part: Part) -> Member:
        """Somebody who fits the part."""
        sex = part.sex or self._random.choice((Sex.MALE, Sex.FEMALE))
        return self._member(self._name(sex), sex, part)

    def _member(self, name: str, sex: Sex, part: Part) -> Member:
        born = self._birth_date(part)
        serial = next(self._serial)
        return Member(
            name=name,
            sex=sex,
            birth_date=born,
            id_number=self._id_number(born, sex),
            phone=f"154{serial:08d}",
            bank=self._random.choice(BANKS),
            account=bank_card(serial, self._random),
            group=part.group,
        )

    def _name(self, sex: Sex) -> str:
        words = _MALE_WORDS if sex is Sex.MALE else _FEMALE_WORDS
        while True:
            length = 1 if self._random.random() < _SHORT_NAME_SHARE else 2
            name = self._random.choice(_SURNAMES) + "".join(self._random.sample(words, length))
            if name not in self._names:
                self._names.add(name)
                return name

    def _birth_date(self, part: Part) -> date:
        """Any day of the year; today the person has completed the part's years, a class ago perhaps one less."""
        age = self._random.randint(part.youngest, part.oldest)
        return self._today - timedelta(days=int(age * 365.25) + self._random.randint(1, 364))

    def _id_number(self, born: date, sex: Sex) -> str:
        """Never one that ends in 000: imports take that for digits a spreadsheet has lost."""
        while True:
            serial = self._random.randrange(10, 980, 2) + (1 if sex is Sex.MALE else 0)
            stem = f"{self._random.choice(AREAS)}{born:%Y%m%d}{serial:03d}"
            number = stem + ric.calc_check_digit(f"{stem}0")  # it wants the place of the check digit filled
            if number not in self._numbers and not number.endswith("000"):
                self._numbers.add(number)
                return number


def bank_card(serial: int, random: Random) -> str:
    """A 19-digit card number of an issuer that does not exist, with its Luhn digit."""
    stem = f"629999{random.randrange(10**6):06d}{serial:06d}"
    return stem + luhn.calc_check_digit(stem)
