"""What stands in rosters for the office's terms."""

from __future__ import annotations

import pytest

from trainingdesk.domain.spellings import (
    GroupsRead,
    _table,
    assessment_method_from_text,
    certificate_kind_from_text,
    delivery_from_text,
    groups_from_text,
    person_id_kind_from_text,
    sex_from_text,
    shortage_from_text,
)
from trainingdesk.domain.vocabulary import (
    AssessmentMethod,
    CertificateKind,
    Delivery,
    PersonGroup,
    PersonIdKind,
    Sex,
    Shortage,
)

G = PersonGroup


@pytest.mark.parametrize("group", G)
def test_every_group_is_known_by_its_name_and_its_code(group: PersonGroup) -> None:
    assert groups_from_text(group.zh) == GroupsRead((group,))
    assert groups_from_text(group.value) == GroupsRead((group,))


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("失业", G.REGISTERED_UNEMPLOYED),
        ("登记失业人员", G.REGISTERED_UNEMPLOYED),
        ("城镇失业人员", G.REGISTERED_UNEMPLOYED),
        ("农村劳动者", G.RURAL_WORKER),
        ("农村转移就业劳动者", G.MIGRANT_WORKER),
        ("就业困难", G.HARDSHIP),
        ("４０５０", G.AGE_4050),
        ("4050人员", G.AGE_4050),
        ("零就业家庭", G.ZERO_EMPLOYMENT_FAMILY),
        ("低保", G.LOW_INCOME),
        ("城乡低保家庭", G.LOW_INCOME),
        ("失地农民", G.LAND_LOST),
        ("被征地农民", G.LAND_LOST),
        ("脱贫劳动力", G.POVERTY_RELIEF),
        ("建档立卡贫困劳动力", G.POVERTY_RELIEF),
        ("残疾人员", G.DISABLED),
        ("退役士兵", G.VETERAN),
        ("毕业年度高校毕业生（2026届）", G.GRADUATE),
        ("毕业学年学生", G.FINAL_YEAR_STUDENT),
        ("在校生", G.STUDENT),
        ("两后生", G.TWO_LATER),
        ("企业在职职工", G.EMPLOYED),
        ("退休人员", G.PENSIONER),
        ("公务员", G.PUBLIC_PAYROLL),
    ],
)
def test_groups_as_clerks_write_them(written: str, group: PersonGroup) -> None:
    assert groups_from_text(written) == GroupsRead((group,))


def test_a_cell_may_name_several_groups_in_order_and_each_once() -> None:
    assert groups_from_text("农民工、就业困难人员（4050）；农民工") == GroupsRead(
        (G.MIGRANT_WORKER, G.HARDSHIP, G.AGE_4050)
    )
    assert groups_from_text("hardship;disabled") == GroupsRead((G.HARDSHIP, G.DISABLED))


def test_a_word_that_names_no_group_is_given_back_as_written() -> None:
    assert groups_from_text("非就业困难人员, 农民工") == GroupsRead((G.MIGRANT_WORKER,), ("非就业困难人员",))
    assert groups_from_text("其他（低保）") == GroupsRead((G.LOW_INCOME,), ("其他（低保）",))


@pytest.mark.parametrize("written", ["", " ", "无", "/", "—".replace("—", "--")])
def test_an_empty_cell_names_nothing(written: str) -> None:
    assert groups_from_text(written) == GroupsRead(())


@pytest.mark.parametrize(
    ("written", "sex"),
    [("男", Sex.MALE), (" 女 ", Sex.FEMALE), ("f", Sex.FEMALE), ("Male", Sex.MALE), ("2", Sex.FEMALE), ("未知", None)],
)
def test_sex(written: str, sex: Sex | None) -> None:
    assert sex_from_text(written) is sex


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("职业技能等级证书", CertificateKind.LEVEL),
        ("等级证", CertificateKind.LEVEL),
        ("资格证", CertificateKind.QUALIFICATION),
        ("国家职业资格证书", CertificateKind.QUALIFICATION),
        ("专项证", CertificateKind.SPECIAL),
        ("专项职业能力证书", CertificateKind.SPECIAL),
        ("结业证", CertificateKind.COMPLETION),
        ("培训包证", CertificateKind.COMPLETION),
        ("合格证书", CertificateKind.COMPLETION),
        ("特种作业操作证", CertificateKind.SPECIAL_OPERATION),
        ("特种作业操作证(初次)", CertificateKind.SPECIAL_OPERATION),
        ("特种作业操作证（复审）", CertificateKind.SPECIAL_OPERATION_RENEWAL),
        ("竞赛证书", CertificateKind.COMPETITION),
        ("无", CertificateKind.NONE),
        ("证书", None),
        ("驾驶证", None),
    ],
)
def test_certificate_kinds(written: str, kind: CertificateKind | None) -> None:
    assert certificate_kind_from_text(written) is kind


@pytest.mark.parametrize("kind", CertificateKind)
def test_every_certificate_kind_is_known_by_its_name_and_its_code(kind: CertificateKind) -> None:
    assert certificate_kind_from_text(kind.zh) is kind
    assert certificate_kind_from_text(kind.value) is kind


def test_the_other_lists() -> None:
    assert person_id_kind_from_text("港澳居民居住证") is PersonIdKind.HK_MACAU_TAIWAN
    assert person_id_kind_from_text("驾驶证") is None
    assert assessment_method_from_text("直接认定") is AssessmentMethod.DIRECT
    assert assessment_method_from_text("") is None
    assert delivery_from_text("线上+线下") is Delivery.BLENDED
    assert delivery_from_text("面授") is Delivery.ONSITE
    assert shortage_from_text("急需紧缺") is Shortage.SCARCE
    assert shortage_from_text("很多") is None


def test_one_spelling_cannot_stand_for_two_terms() -> None:
    with pytest.raises(ValueError, match="two terms"):
        _table({Sex.MALE: "人", Sex.FEMALE: "人"})
