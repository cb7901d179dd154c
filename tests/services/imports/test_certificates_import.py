"""Lists of certificates earned elsewhere: put on the register with their holders, once, and without their faults."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.fixtures.office import FIRST_SCHOOL, Room
from tests.services.imports.files import Cell, Desk, Trainee, codes, roster, told, trainee, workbook
from tests.services.registers.stage import everything, expect_refusal, last_action
from trainingdesk.domain.errors import NotAllowed
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind, Sex
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.people import Person
from trainingdesk.services.certificates_import import commit_certificates, preview_certificates
from trainingdesk.services.employers import RegisterAssessmentBody, register_assessment_body
from trainingdesk.services.import_records import Acceptance, RowAction

HEADER = (
    "姓名",
    "身份证号",
    "职业编码",
    "职业名称",
    "等级",
    "证书类型",
    "证书编号",
    "发证日期",
    "评价机构",
    "考核日期",
    "考核结果",
)
KNOWN_PREFIX = "S000041000123"
BODY = "嵩州市餐饮行业协会"


def number(sequence: int, level: Level = Level.INTERMEDIATE) -> str:
    return f"{KNOWN_PREFIX}25{level}{sequence:06d}"


def held(one: int, **changes: Cell) -> tuple[Cell, ...]:
    """A row of the list; ``changes`` by title."""
    who: Trainee = trainee(one)
    cells: dict[str, Cell] = dict(zip(HEADER, (who.name, who.id_number, "4-03-02-01", "中式烹调师", "四级",
                                               "职业技能等级证书", number(one), date(2025, 6, 18), "某协会",
                                               date(2025, 6, 8), "合格"), strict=True))  # fmt: skip
    return tuple((cells | changes).values())


def listed(path: Path, *rows: tuple[Cell, ...]) -> Path:
    return workbook(path, HEADER, rows)


def on_register(room: Room) -> list[Certificate]:
    with room.office.read() as session:
        return list(session.scalars(select(Certificate).order_by(Certificate.id)))


@pytest.fixture
def certificates(room: Room) -> Desk:
    """Where the counter clerk hands in lists of certificates; one body is on the register."""
    facts = RegisterAssessmentBody("52418100MJA0123458", BODY, KNOWN_PREFIX)
    room.call("hr", register_assessment_body, facts)
    return Desk(room, preview_certificates, commit_certificates, "counter")


def test_a_list_puts_certificates_and_holders_on_the_register(certificates: Desk, tmp_path: Path) -> None:
    path = listed(tmp_path / "c.xlsx", held(1), held(2))
    preview = certificates.preview(path)
    assert [(row.action, row.name) for row in preview.rows] == [
        (RowAction.ADD, trainee(1).name),
        (RowAction.ADD, trainee(2).name),
    ]
    assert preview.rows[0].facts == ("四级/中级工", "中式烹调师", number(1), "2025-06-18")
    result = certificates.commit(path)
    assert (result.imported, codes(result)) == (2, [])
    first = on_register(certificates.room)[0]
    assert (first.number, first.kind, first.level) == (number(1), CertificateKind.LEVEL, Level.INTERMEDIATE)
    assert (first.occupation_code, first.occupation_edition, first.occupation_name) == (
        "4-03-02-01",
        2022,
        "中式烹调师",
    )
    assert (first.issued_on, first.assessed_on) == (date(2025, 6, 18), date(2025, 6, 8))
    assert (first.state, first.class_id) == (CertificateState.REGISTERED, None)
    assert last_action(certificates.room)[0] == "results.imported"


def test_holders_are_known_by_all_that_their_number_says(certificates: Desk, tmp_path: Path) -> None:
    """Ages and retirement are counted from these: a holder from a list is no less known than one at the counter."""
    certificates.commit(listed(tmp_path / "c.xlsx", held(1)))
    with certificates.room.office.read() as session:
        [person] = session.scalars(select(Person)).all()
    one = trainee(1).id_number
    assert person.birth_date == date(int(one[6:10]), int(one[10:12]), int(one[12:14]))
    assert person.sex is (Sex.MALE if int(one[16]) % 2 else Sex.FEMALE)


def test_the_body_is_told_by_the_number_and_not_by_what_the_list_calls_it(certificates: Desk, tmp_path: Path) -> None:
    others = "S000041000999254000001"
    path = listed(
        tmp_path / "c.xlsx", held(1), held(2, 证书编号=others), held(3, 证书编号=others[:-1] + "2", 评价机构="")
    )
    certificates.commit(path)
    assert [(one.issuer, one.body_id is not None) for one in on_register(certificates.room)] == [
        (BODY, True),
        ("某协会", False),
        ("—", False),
    ]


def test_the_same_list_twice_adds_nothing_and_says_so(certificates: Desk, tmp_path: Path) -> None:
    path = listed(tmp_path / "c.xlsx", held(1), held(2))
    certificates.commit(path)
    before = everything(certificates.room)
    again = certificates.commit(path)
    assert (again.imported, again.skipped, codes(again)) == (0, 2, ["certificates.known"] * 2)
    assert everything(certificates.room) == before


def test_one_person_may_bring_several_certificates(certificates: Desk, tmp_path: Path) -> None:
    higher = held(
        1, 等级="三级", 证书编号=number(1, Level.ADVANCED), 发证日期=date(2025, 9, 1), 考核日期=date(2025, 8, 20)
    )
    assert certificates.commit(listed(tmp_path / "c.xlsx", held(1), higher)).imported == 2
    with certificates.room.office.read() as session:
        assert len(session.scalars(select(Person)).all()) == 1
        assert len(set(session.scalars(select(Certificate.person_id)))) == 1


@pytest.mark.parametrize(
    ("changes", "code", "title"),
    [
        ({"证书编号": ""}, "certificates.number_missing", "证书编号"),
        ({"证书编号": "无"}, "certificates.number_missing", "证书编号"),
        ({"发证日期": None}, "certificates.date_missing", "发证日期"),
        ({"等级": ""}, "certificates.level_missing", "等级"),
        ({"职业编码": "", "职业名称": "拉面手艺"}, "certificates.occupation_missing", "职业名称"),
        ({"考核结果": "不合格"}, "import.failed_with_certificate", "证书编号"),
        ({"证书编号": "S00004100012325400000"}, "identity.certificate_form", "证书编号"),
        ({"等级": "三级"}, "identity.certificate_level_differs", "证书编号"),
        ({"发证日期": date(2026, 6, 30)}, "import.date_future", "发证日期"),
        ({"姓名": ""}, "identity.name_missing", "姓名"),
        ({"身份证号": "41812219850612"}, "identity.length", "身份证号"),
    ],
)
def test_a_row_with_a_fault_stays_out_and_is_named(
    certificates: Desk, tmp_path: Path, changes: dict[str, Cell], code: str, title: str
) -> None:
    path = listed(tmp_path / "c.xlsx", held(1), held(2, **changes))
    preview = certificates.preview(path)
    found = [finding for finding in told(preview) if finding.code == code]
    assert [(finding.place.row, finding.place.header) for finding in found] == [(3, title)]
    assert (preview.importable, preview.listed) == (1, 1)
    with expect_refusal(certificates.room, "counter", "import.has_errors"):
        certificates.commit(path)
    assert certificates.commit(path, accept=Acceptance.CLEAN).imported == 1


def test_everything_that_is_wrong_with_a_row_is_said_at_once(certificates: Desk, tmp_path: Path) -> None:
    wrong = held(1, 证书编号="", 发证日期=None, 等级="", 职业编码="", 职业名称="拉面手艺")
    assert sorted(
        set(codes(certificates.preview(listed(tmp_path / "c.xlsx", wrong)))) - {"import.occupation_unlisted"}
    ) == [
        "certificates.date_missing",
        "certificates.level_missing",
        "certificates.number_missing",
        "certificates.occupation_missing",
    ]


def test_kinds_without_a_ladder_need_no_level(certificates: Desk, tmp_path: Path) -> None:
    special = held(1, 证书类型="专项职业能力证书", 等级="", 证书编号="ZX-2025-0001")
    assert certificates.commit(listed(tmp_path / "c.xlsx", special)).imported == 1
    [kept] = on_register(certificates.room)
    assert (kept.kind, kept.level, kept.number) == (CertificateKind.SPECIAL, None, "ZX-2025-0001")


def test_somebody_elses_certificate_is_refused_whoever_it_is(certificates: Desk, tmp_path: Path) -> None:
    certificates.commit(listed(tmp_path / "1.xlsx", held(1)))
    for thief in (2, 3):
        preview = certificates.preview(listed(tmp_path / f"{thief}.xlsx", held(thief, 证书编号=number(1))))
        assert codes(preview) == ["certificate.other_holder"]
        assert preview.importable == 0


def test_a_number_of_somebody_with_another_name_is_kept_out(certificates: Desk, tmp_path: Path) -> None:
    certificates.commit(listed(tmp_path / "1.xlsx", held(1)))
    preview = certificates.preview(listed(tmp_path / "2.xlsx", held(1, 姓名="另一个人", 证书编号=number(9))))
    assert [(f.code, f.params) for f in told(preview)] == [
        ("roster.name_differs", {"name": "另一个人", "registered": trainee(1).name})
    ]


def test_one_number_for_two_people_of_one_list_is_an_error(certificates: Desk, tmp_path: Path) -> None:
    preview = certificates.preview(listed(tmp_path / "c.xlsx", held(1), held(2, 证书编号=number(1))))
    assert codes(preview) == ["import.certificate_twice"]
    assert (preview.importable, preview.listed) == (1, 1)


@pytest.mark.parametrize(
    ("written", "method"),
    [("考试考核", AssessmentMethod.EXAM), ("直接认定", AssessmentMethod.DIRECT), ("", None)],
)
def test_how_it_was_earned_is_kept_and_not_assumed(
    certificates: Desk, tmp_path: Path, written: str, method: AssessmentMethod | None
) -> None:
    """Direct recognition is paid half in places: a method that nobody stated is none."""
    path = workbook(tmp_path / "c.xlsx", (*HEADER, "评价方式"), [(*held(1), written)])
    certificates.commit(path)
    assert on_register(certificates.room)[0].method is method


def test_a_list_of_certificates_needs_no_class_and_binds_none(certificates: Desk, tmp_path: Path) -> None:
    preview = certificates.preview(listed(tmp_path / "c.xlsx", held(1)))
    assert preview.class_number == ""
    assert certificates.commit(listed(tmp_path / "c.xlsx", held(1)), class_number="2026春-99").class_number == ""


def test_only_the_counter_brings_such_lists(certificates: Desk, tmp_path: Path) -> None:
    path = listed(tmp_path / "c.xlsx", held(1))
    for login in ("clerk", "hr", "finance", "papers", "auditor"):
        with pytest.raises(NotAllowed):
            certificates.preview(path, login=login)
    assert on_register(certificates.room) == []


def test_a_roster_is_no_list_of_certificates(certificates: Desk, tmp_path: Path) -> None:
    preview = certificates.preview(roster(tmp_path / "r.xlsx", [trainee(1)]))
    assert preview.rows == ()
    assert preview.has_errors
    assert FIRST_SCHOOL not in repr(preview)
