"""A city of any number of trainees, made in a minute: the demonstration at midday, and a crowd written in bulk.

Names are drawn from common characters, numbers are well formed, every row carries its hash: what the office reads is
what it would read after years of work.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import select

from trainingdesk.bootstrap import OfficeOptions, open_office
from trainingdesk.cli.main import main as tdesk
from trainingdesk.domain.identity import with_check_digit
from trainingdesk.domain.levels import Level
from trainingdesk.domain.people import Role
from trainingdesk.domain.vocabulary import CertificateKind, PersonIdKind, Sex
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.institutions import Institution
from trainingdesk.models.people import Person, PersonAccount
from trainingdesk.models.training import Enrolment, TrainingClass
from trainingdesk.security.passwords import PasswordProfile
from trainingdesk.services.office import Office
from trainingdesk.services.people import insert_rows

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # nine o'clock in the office
QUICK = PasswordProfile(time_cost=1, memory=8, parallelism=1)
SEATS = 40
_PART = 5_000
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏"
    "韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂红玲华建文辉力国庆志新海波宁贵福生元全胜学祥才发成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚裕"
    "河哲江轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘"
)


@dataclass(frozen=True, slots=True)
class Crowd:
    """Where the city lies and who may come in, by role."""

    database: Path
    state: Path
    logins: dict[str, tuple[str, str]]

    def open(self) -> Office:
        """The office on its database."""
        return open_office(OfficeOptions(f"sqlite:///{self.database}", lambda: FRIDAY, QUICK, self.state))

    def login(self, role: Role) -> tuple[str, str]:
        """Login and password of somebody with the role."""
        return self.logins[role.value]


def city(folder: Path, people: int) -> Crowd:
    """The city in a folder, made where it is not there yet."""
    crowd_in = folder / f"city-{people}"
    ready = crowd_in / "ready"
    if not ready.exists():
        _play(crowd_in)
        _fill(_city_in(crowd_in).open(), people)
        ready.touch()
    return _city_in(crowd_in)


def _play(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    talk = io.StringIO()
    options = OfficeOptions(clock=lambda: FRIDAY, passwords=QUICK, state=folder / "state")
    with redirect_stdout(talk), redirect_stderr(talk):
        code = tdesk(["demo", "--out", str(folder / "demo"), "--midday"], options=options)
    if code:
        raise SystemExit(talk.getvalue())


def _city_in(folder: Path) -> Crowd:
    told = json.loads((folder / "demo" / "demo.json").read_text("utf-8"))
    logins = {user["role"]: (user["login"], user["password"]) for user in told["users"]}
    return Crowd(folder / "demo" / "demo.db", folder / "state", logins)


def _fill(office: Office, people: int) -> None:
    """In one transaction, as an import would; classes are like the demonstration's first one."""
    random = Random(people)
    with office.write() as session:
        pattern = session.scalars(select(TrainingClass).order_by(TrainingClass.id)).first()
        assert pattern is not None
        numbers = [_identity(place, random) for place in range(people)]
        for start in range(0, people, _PART):
            insert_rows(session, Person, [_person(number, random) for number in numbers[start : start + _PART]])
        known = dict(session.execute(select(Person.id_number, Person.id)).all())
        ids = [known[number] for number in numbers]
        schools = list(session.scalars(select(Institution.id).order_by(Institution.id)))
        classes = [_class(pattern, place, schools[place % len(schools)]) for place in range(-(-people // SEATS))]
        session.add_all(classes)
        session.flush()
        seats: list[dict[str, object]] = [
            {"class_id": classes[place // SEATS].id, "person_id": one, "position": place % SEATS + 1}
            for place, one in enumerate(ids)
        ]
        for start in range(0, people, _PART):
            part = ids[start : start + _PART]
            insert_rows(session, PersonAccount, [_account(one, place + start) for place, one in enumerate(part)])
            insert_rows(session, Enrolment, seats[start : start + _PART])
            insert_rows(
                session,
                Certificate,
                [_certificate(pattern, seat, start + place) for place, seat in enumerate(seats[start : start + _PART])],
            )
    office.database.close()


def _identity(place: int, random: Random) -> str:
    born = date(1960, 1, 1) + timedelta(days=random.randrange(16_000))
    return with_check_digit(f"{411_300 + place % 100:06d}{born:%Y%m%d}{place // 100 % 1000:03d}")


def _person(number: str, random: Random) -> dict[str, object]:
    given = "".join(random.sample(_GIVEN, random.choice((1, 2, 2, 2))))
    return {
        "id_kind": PersonIdKind.RESIDENT,
        "id_number": number,
        "id_reversed": number[::-1],
        "name": random.choice(_SURNAMES) + given,
        "sex": Sex.MALE if int(number[16]) % 2 else Sex.FEMALE,
        "birth_date": date(int(number[6:10]), int(number[10:12]), int(number[12:14])),
        "phone": f"139{random.randrange(10**8):08d}",
        "origin_region": number[:6],
    }


def _account(person: int, place: int) -> dict[str, object]:
    return {
        "person_id": person,
        "account_name": "本人",
        "bank": "嵩州农商银行",
        "account": f"62170000{place:011d}",
        "current": True,
        "since": FRIDAY,
    }


def _class(pattern: TrainingClass, place: int, school: int) -> TrainingClass:
    alike = {
        column.name: getattr(pattern, column.key)
        for column in TrainingClass.__table__.columns
        if column.name not in ("id", "version", "number", "name", "institution_id")
    }
    return TrainingClass(**alike, institution_id=school, number=f"BM2026-{place + 1:04d}", name=f"第{place + 1}期")


def _certificate(pattern: TrainingClass, seat: Mapping[str, object], place: int) -> dict[str, object]:
    return {
        "number": f"S000041010001264{place:06d}",
        "kind": CertificateKind.LEVEL,
        "person_id": seat["person_id"],
        "class_id": seat["class_id"],
        "issuer": "嵩州市技能人才评价中心",
        "occupation_code": pattern.occupation_code,
        "occupation_edition": pattern.occupation_edition,
        "occupation_name": pattern.occupation_name,
        "level": Level.INTERMEDIATE,
        "issued_on": date(2026, 10, 20),
        "state": CertificateState.ALLOCATED,
    }
