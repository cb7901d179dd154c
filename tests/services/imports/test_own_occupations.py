"""Lists are read with the occupations the office entered itself, as they stand when the list is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.fixtures.office import FIRST_SCHOOL, Room, identity
from tests.fixtures.training import PREFIX, school_id
from tests.services.imports.files import ROSTER, Desk, codes, roster, trainee, workbook
from tests.services.registers.stage import certify, cooks, expect_refusal, opened
from trainingdesk.domain.errors import Conflict
from trainingdesk.domain.levels import Level
from trainingdesk.domain.people import Actor, Role
from trainingdesk.domain.vocabulary import CertificateKind
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.vouchers import Award
from trainingdesk.services.certificates_import import commit_certificates, preview_certificates
from trainingdesk.services.import_desk import HandedOver, preview_import
from trainingdesk.services.occupations import AddOccupation, RetireOccupation, add_occupation, retire_occupation
from trainingdesk.services.office import Office
from trainingdesk.services.outside_certificates import CertificateEntry, RegisterCertificates, register_certificates
from trainingdesk.services.roster_import import ROSTERS, RosterCheck

GUIDE, NAME = "4-13-01-99", "灯影讲解员"


def enter(room: Room) -> None:
    room.call("hr", add_occupation, AddOccupation(GUIDE, NAME, "嵩人社发〔2026〕7号", other_names=("讲灯人",)))


@pytest.fixture
def guides(school: Room) -> str:
    """A class for an occupation that nobody has entered yet."""
    certify(school, FIRST_SCHOOL, occupation=GUIDE)
    return opened(school, replace(cooks(), occupation_code=GUIDE, occupation_name=NAME))


def guides_roster(path: Path, stated: str = NAME) -> Path:
    return roster(path, [trainee(1, more=(stated,))], ("职业（工种）",))


def test_a_roster_is_read_with_what_the_office_entered(desk: Desk, guides: str, tmp_path: Path) -> None:
    path = guides_roster(tmp_path / "r.xlsx")
    first = desk.preview(path, guides)
    assert codes(first) == ["import.occupation_unlisted"]
    enter(desk.room)
    with expect_refusal(desk.room, "clerk", "import.changed_meanwhile", Conflict):
        desk.commit(path, guides, digest=first.digest)
    assert codes(desk.preview(path, guides)) == []
    assert codes(desk.preview(guides_roster(tmp_path / "other.xlsx", "讲灯人"), guides)) == []
    assert desk.commit(path, guides).imported == 1


def test_a_code_under_another_name_is_pointed_out(desk: Desk, guides: str, tmp_path: Path) -> None:
    header = (*ROSTER, "职业（工种）", "职业编码")
    path = workbook(tmp_path / "r.xlsx", header, [trainee(1, more=("灯具工", GUIDE)).cells()])
    assert codes(desk.preview(path, guides)) == ["identity.occupation_unknown"]
    enter(desk.room)
    assert codes(desk.preview(path, guides)) == ["identity.occupation_name_differs"]
    desk.room.call("hr", retire_occupation, RetireOccupation(GUIDE, 1, "不再培训"))
    assert codes(desk.preview(path, guides)) == ["identity.occupation_unknown"]


def test_what_is_entered_while_a_file_is_read_makes_it_be_read_again(desk: Desk, guides: str, tmp_path: Path) -> None:
    room, file = desk.room, desk.file(guides_roster(tmp_path / "r.xlsx"), guides)
    clerk = Actor(9, 9, "clerk", "王敏", Role.INSTITUTION_CLERK, school_id(room))

    def read_slowly(office: Office, handed: HandedOver) -> RosterCheck:
        enter(room)
        return ROSTERS.check(office, handed)

    with pytest.raises(Conflict) as conflict:
        preview_import(replace(ROSTERS, check=read_slowly), room.office, clerk, file)
    assert conflict.value.code == "import.changed_meanwhile"
    assert codes(preview_import(ROSTERS, room.office, clerk, file)) == []


def test_a_name_on_a_list_of_awards_leads_to_the_code(awards: Desk, tmp_path: Path) -> None:
    header = ("姓名", "身份证号", "补贴项目", "职业名称", "等级", "补贴日期", "补贴金额")
    row = (trainee(1).name, trainee(1).id_number, "职业培训补贴", "讲灯人", "四级", date(2024, 8, 1), 1600)
    path = workbook(tmp_path / "a.xlsx", header, [row])
    assert "awards.occupation_unknown" in codes(awards.preview(path))
    enter(awards.room)
    assert "awards.occupation_unknown" not in codes(awards.preview(path))
    awards.commit(path)
    with awards.room.office.read() as session:
        assert session.scalars(select(Award.occupation_code)).all() == [GUIDE]


def test_results_and_certificates_are_read_with_it(
    school: Room, results: Desk, desk: Desk, guides: str, tmp_path: Path
) -> None:
    desk.commit(guides_roster(tmp_path / "r.xlsx"), guides)
    one = trainee(1)
    header = ("姓名", "身份证号", "职业编码", "等级", "考核日期", "考核结果", "证书编号", "发证日期", "发证机构")
    row = (
        one.name,
        one.id_number,
        GUIDE,
        "四级",
        date(2026, 3, 25),
        "合格",
        f"{PREFIX}264000301",
        date(2026, 4, 1),
        "协会",
    )
    path = workbook(tmp_path / "s.xlsx", header, [row])
    counter = Desk(school, preview_certificates, commit_certificates, "counter")
    assert "identity.occupation_unknown" in codes(results.preview(path, guides))
    assert "identity.occupation_unknown" in codes(counter.preview(path))
    enter(school)
    assert "identity.occupation_unknown" not in codes(results.preview(path, guides))
    assert "identity.occupation_unknown" not in codes(counter.preview(path))


def test_a_certificate_at_the_counter_takes_the_name_from_the_register(room: Room) -> None:
    entry = CertificateEntry("窦𠮷祥", identity("19880808", 801), f"{PREFIX}263000901", CertificateKind.LEVEL,
                             Level.ADVANCED, GUIDE, 2022, "", date(2026, 5, 8), "嵩州市餐饮行业协会")  # fmt: skip
    with expect_refusal(room, "counter", "certificate.entries_wrong") as refusal:
        room.call("counter", register_certificates, RegisterCertificates((entry,)))
    assert "class.occupation_name_needed" in {finding.code for finding in refusal.value.findings}
    enter(room)
    room.call("counter", register_certificates, RegisterCertificates((entry,)))
    with room.office.read() as session:
        assert session.scalars(select(Certificate.occupation_name)).all() == [NAME]
