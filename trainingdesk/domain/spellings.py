"""What clerks write in rosters for the office's terms: each spelling and the term it stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from trainingdesk.domain.plain_text import code_text
from trainingdesk.domain.vocabulary import (
    AssessmentMethod,
    CertificateKind,
    Delivery,
    PersonGroup,
    PersonIdKind,
    Sex,
    Shortage,
    Term,
)

T = TypeVar("T", bound=Term)
_SEPARATORS = re.compile(r"[、,，;；/|+\n]")
_ASIDE = re.compile(r"\(([^()]*)\)?")
_GROUP_ENDINGS = re.compile(r"(人员|人群|对象|家庭成员|家庭|成员|群体|劳动者|劳动力)$")
_CERTIFICATE_ENDINGS = re.compile(r"(证书|证)$")
_DENYING = "非不无"
_NOTHING = frozenset({"", "无", "否", "-", "--", "/"})

_GROUPS = {
    PersonGroup.EMPLOYED: "在职 在职职工 企业职工 企业在职职工 职工 在岗职工 在岗 已就业",
    PersonGroup.REGISTERED_UNEMPLOYED: "失业 登记失业 城镇失业 城镇登记失业 下岗失业 下岗职工 未就业 城乡登记失业",
    PersonGroup.FLEXIBLE: "灵活就业 灵活从业 新就业形态",
    PersonGroup.RURAL_WORKER: "农村 农村居民 农村户籍 农业户籍",
    PersonGroup.MIGRANT_WORKER: "农民工 进城务工 外来务工 农村转移就业 农业转移 返乡农民工 农村转移 农村富余",
    PersonGroup.HARDSHIP: "就业困难 就业援助 城镇就业困难",
    PersonGroup.AGE_4050: "4050 大龄失业 大龄就业困难 就业困难4050",
    PersonGroup.ZERO_EMPLOYMENT_FAMILY: "零就业 零就业家庭",
    PersonGroup.LOW_INCOME: "低保 低保户 城乡低保 城市低保 农村低保 享受低保 最低生活保障 享受最低生活保障",
    PersonGroup.LAND_LOST: "失地 失地农民 被征地农民 征地农民 失地失业",
    PersonGroup.POVERTY_RELIEF: "脱贫 脱贫人口 脱贫户 建档立卡 建档立卡贫困 贫困 贫困户 贫困家庭子女 防止返贫监测 监测",
    PersonGroup.DISABLED: "残疾 残疾人 残障",
    PersonGroup.VETERAN: "退役军人 退役士兵 退伍军人 复员军人 转业军人 复转军人 军队退役 自主择业军转干部",
    PersonGroup.GRADUATE: "高校毕业生 毕业年度高校毕业生 应届高校毕业生 离校未就业高校毕业生 大学毕业生 应届毕业生",
    PersonGroup.FINAL_YEAR_STUDENT: "毕业学年学生 毕业学年高校毕业生 毕业学年 毕业学年高校学生 毕业年级学生 毕业班学生",
    PersonGroup.STUDENT: "在校学生 在校生 学生 全日制在校学生 全日制在校生 在校大学生",
    PersonGroup.TWO_LATER: "两后生 初高中毕业生 未继续升学初高中毕业生 未继续升学的应届初高中毕业生 未升学初高中毕业生",
    PersonGroup.PENSIONER: "退休 离退休 领取养老金 已享受养老保险待遇 享受养老保险待遇 已领养老金 领取基本养老金",
    PersonGroup.RETIRED_WITHOUT_PENSION: "超龄未领养老金 超龄未享受养老保险待遇 达到退休年龄未领取养老金",
    PersonGroup.PUBLIC_PAYROLL: "机关事业单位在编 在编 公务员 财政供养 事业编 机关事业单位 机关事业单位工作",
    PersonGroup.NEW_HIRE: "新招用职工 新招用 新录用 新录用职工 新入职 新入职职工 新招职工",
    PersonGroup.APPRENTICE: "学徒 学徒工 新型学徒 企业新型学徒",
    PersonGroup.MASTER: "带徒师傅 师傅 导师 名师",
    PersonGroup.PRISONER: "服刑 在押 戒毒 强制隔离戒毒 刑满释放前",
}
_SEXES = {Sex.MALE: "男 男性 男士 M MALE 1", Sex.FEMALE: "女 女性 女士 F FEMALE 2"}
_ID_KINDS = {
    PersonIdKind.RESIDENT: "居民身份证 身份证 二代身份证 第二代身份证 01",
    PersonIdKind.HK_MACAU_TAIWAN: "港澳台居民居住证 港澳居民居住证 台湾居民居住证 港澳台居住证 居住证",
    PersonIdKind.FOREIGN_PERMANENT: (
        "外国人永久居留身份证 外国人永久居留证 外国人永久居留 永久居留身份证 永久居留证 五星卡"
    ),
    PersonIdKind.PASSPORT: "护照 外国护照 普通护照 外国人护照",
}
_CERTIFICATE_KINDS = {
    CertificateKind.LEVEL: "职业技能等级 技能等级 等级 职业等级",
    CertificateKind.QUALIFICATION: "职业资格 资格 国家职业资格",
    CertificateKind.SPECIAL: "专项职业能力 专项能力 专项 专项职业能力考核",
    CertificateKind.COMPLETION: "培训合格 合格 结业 培训结业 培训 职业培训合格 培训包",
    CertificateKind.SPECIAL_OPERATION: "特种作业操作 特种作业 特种作业操作证初次 特种作业初次",
    CertificateKind.SPECIAL_OPERATION_RENEWAL: "特种作业操作复审 特种作业复审 特种作业操作证复审",
    CertificateKind.COMPETITION: "竞赛 技能竞赛 职业技能竞赛 竞赛获奖",
    CertificateKind.APPRENTICESHIP: "学徒制结业 新型学徒制 学徒制 企业新型学徒制",
    CertificateKind.MASTER: "名师带徒",
    CertificateKind.NONE: "无 无证书 NONE",
}
_METHODS = {
    AssessmentMethod.EXAM: "考试考核 考试 考核 理论和技能考核 鉴定 考核鉴定",
    AssessmentMethod.PROCESS: "过程评价 过程考核 过程化考核",
    AssessmentMethod.DIRECT: "直接认定 直接评定",
    AssessmentMethod.COMPETITION: "竞赛选拔 竞赛 竞赛评价 技能竞赛",
}
_DELIVERIES = {
    Delivery.ONSITE: "线下 集中 面授 线下集中 线下培训 集中培训 线下集中培训",
    Delivery.ONLINE: "线上 网络 线上培训 网络培训 远程",
    Delivery.BLENDED: "线上线下 线上线下相结合 线上线下结合 线上+线下 混合 混合式",
}
_SHORTAGES = {
    Shortage.GENERAL: "一般紧缺 一般",
    Shortage.SCARCE: "紧缺 急需紧缺 紧缺急需",
    Shortage.VERY_SCARCE: "非常紧缺 特别紧缺",
    Shortage.KEY: "重点 重点职业",
    Shortage.NONE: "不紧缺 非紧缺 无 否",
}


@dataclass(frozen=True, slots=True)
class GroupsRead:
    """Groups in the order written, each once, and the words that name none."""

    groups: tuple[PersonGroup, ...]
    unknown: tuple[str, ...] = ()


def groups_from_text(text: str) -> GroupsRead:
    """Every group in a cell such as ``农民工、就业困难人员（4050）``; ``pack:…`` codes are the caller's.

    A word must name a group as a whole (``非就业困难`` names none). What stands in brackets may name a further group;
    where it does not, it is an aside and nothing is said about it.
    """
    groups: dict[PersonGroup, None] = {}
    unknown: list[str] = []
    for word in _SEPARATORS.split(text):
        plain = code_text(word)
        named = _group(_ASIDE.sub("", plain))
        if named is None and _ASIDE.sub("", plain) not in _NOTHING:
            unknown.append(word.strip())
        asides = (_group(aside) for aside in _ASIDE.findall(plain))
        groups.update((group, None) for group in (named, *asides) if group is not None)
    return GroupsRead(tuple(groups), tuple(unknown))


def group_within(word: str) -> PersonGroup | None:
    """The one group whose spelling a longer word holds; None for none, for several, and for a word that denies it."""
    plain = code_text(word)
    if any(letter in plain for letter in _DENYING):
        return None
    held = [spelling for spelling in _GROUP_TABLE if len(spelling) > 1 and spelling in plain]
    widest = [one for one in held if not any(one != other and one in other for other in held)]
    groups = {_GROUP_TABLE[spelling] for spelling in widest}
    return groups.pop() if len(groups) == 1 else None


def sex_from_text(text: str) -> Sex | None:
    """男/女, M/F and the codes 1/2 of GB/T 2261.1."""
    return _SEX_TABLE.get(code_text(text))


def person_id_kind_from_text(text: str) -> PersonIdKind | None:
    """The kind of identity document, None when it is not one of ours."""
    return _ID_KIND_TABLE.get(code_text(text))


def certificate_kind_from_text(text: str) -> CertificateKind | None:
    """The kind of certificate, with or without 证书; None when it cannot be told."""
    plain = code_text(text).replace("(", "").replace(")", "")
    return _CERTIFICATE_TABLE.get(plain) or _CERTIFICATE_TABLE.get(_CERTIFICATE_ENDINGS.sub("", plain))


def assessment_method_from_text(text: str) -> AssessmentMethod | None:
    """How the certificate was earned, None when it cannot be told."""
    return _METHOD_TABLE.get(code_text(text))


def delivery_from_text(text: str) -> Delivery | None:
    """Where the teaching took place, None when it cannot be told."""
    return _DELIVERY_TABLE.get(code_text(text))


def shortage_from_text(text: str) -> Shortage | None:
    """How scarce a list calls an occupation, None when it cannot be told."""
    return _SHORTAGE_TABLE.get(code_text(text))


def _group(plain: str) -> PersonGroup | None:
    return _GROUP_TABLE.get(plain) or _GROUP_TABLE.get(_GROUP_ENDINGS.sub("", plain))


def _table(spellings: Mapping[T, str]) -> Mapping[str, T]:
    """Spelling → term, with each term's own code and Chinese name. A spelling of two terms is a bug."""
    table: dict[str, T] = {}
    for term, words in spellings.items():
        for word in (term.value, term.zh, *words.split()):
            if table.setdefault(code_text(word), term) is not term:
                raise ValueError(f"{word} stands for two terms")
    return table


_GROUP_TABLE = _table(_GROUPS)
_SEX_TABLE = _table(_SEXES)
_ID_KIND_TABLE = _table(_ID_KINDS)
_CERTIFICATE_TABLE = _table(_CERTIFICATE_KINDS)
_METHOD_TABLE = _table(_METHODS)
_DELIVERY_TABLE = _table(_DELIVERIES)
_SHORTAGE_TABLE = _table(_SHORTAGES)
