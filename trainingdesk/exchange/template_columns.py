"""The columns of the templates: titles, what may stand in them, and what to write there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import (
    AssessmentMethod,
    CertificateKind,
    Item,
    PersonGroup,
    PersonIdKind,
    Scheme,
    Sex,
)
from trainingdesk.exchange.header_words import Field, FileKind


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """One column: title, help, an invented example, a list to choose from; ``day`` and ``number`` set its format."""

    field: Field
    title: str
    width: int
    help: str
    example: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    day: bool = False
    number: bool = False


_LEVELS = tuple(level.full_name for level in Level)
_NAME = TemplateColumn(Field.NAME, "姓名", 12, "与身份证一致；少数民族姓名的间隔号写“·”。", "示例甲", required=True)
_ID = TemplateColumn(
    Field.ID_NUMBER, "身份证号码", 22,
    "18 位；本列已设为文本，请直接录入，不要从数字列粘贴，否则末几位会丢失。", "410101199001010008", required=True,
)  # fmt: skip
_ID_KIND = TemplateColumn(
    Field.ID_KIND, "证件类型", 18, "不填按居民身份证。", "居民身份证", tuple(kind.zh for kind in PersonIdKind)
)
_OCCUPATION = TemplateColumn(Field.OCCUPATION, "职业（工种）", 16, "职业分类大典中的名称。", "中式烹调师")
_CODE = TemplateColumn(Field.OCCUPATION_CODE, "职业编码", 14, "如 4-03-02-01；不知道可不填。", "4-03-02-01")
_CERTIFICATE_NO = TemplateColumn(
    Field.CERTIFICATE_NO, "证书编号", 26, "照证书抄录；本列已设为文本。", "S000141000001265000001"
)
_CERTIFICATE_DATE = TemplateColumn(Field.CERTIFICATE_DATE, "发证日期", 12, "如 2026-03-02。", "2026-03-28", day=True)
_REMARKS = TemplateColumn(Field.REMARKS, "备注", 20, "可不填。")

COLUMNS: Mapping[FileKind, tuple[TemplateColumn, ...]] = {
    FileKind.ROSTER: (
        _NAME,
        _ID,
        _ID_KIND,
        TemplateColumn(Field.SEX, "性别", 6, "男或女；不填按证件号码。", "女", tuple(sex.zh for sex in Sex)),
        TemplateColumn(Field.PHONE, "手机号码", 14, "本人的手机号码。", "13800000000"),
        TemplateColumn(
            Field.GROUP, "人员类别", 22, "从列表选择；兼有几种的用顿号隔开。", "登记失业人员",
            tuple(group.zh for group in PersonGroup),
        ),
        TemplateColumn(Field.GROUP_PROOF, "证明材料", 16, "证明类别的材料名称。", "就业创业证"),
        TemplateColumn(Field.GROUP_PROOF_NUMBER, "证明编号", 20, "材料上的编号；本列已设为文本。", "4101000000000000"),
        TemplateColumn(Field.GROUP_VALID_FROM, "证明有效期起", 13, "如 2026-01-01。", "2026-01-01", day=True),
        TemplateColumn(Field.GROUP_VALID_UNTIL, "证明有效期止", 13, "最后有效的一天。", "2026-12-31", day=True),
        TemplateColumn(Field.LEVEL_HELD, "现有等级", 16, "没有的写“无”，不清楚的留空。", "无", ("无", *_LEVELS)),
        TemplateColumn(Field.LEVEL, "申报等级", 16, "从列表选择。", "五级/初级工", _LEVELS),
        _OCCUPATION,
        _CODE,
        TemplateColumn(Field.BANK_NAME, "开户银行", 22, "写到支行。", "示例银行某某支行"),
        TemplateColumn(Field.BANK_ACCOUNT, "银行账号", 24, "本人账户；本列已设为文本。", "1013000000000001"),
        TemplateColumn(Field.EMPLOYER_NAME, "工作单位", 22, "在职人员填写。"),
        TemplateColumn(Field.EMPLOYER_CODE, "统一社会信用代码", 22, "工作单位的 18 位代码。"),
        TemplateColumn(Field.EMPLOYED_ON, "入职日期", 12, "如 2026-03-02。", day=True),
        TemplateColumn(Field.ORIGIN_REGION, "户籍地代码", 12, "六位行政区划代码。", "410100"),
        TemplateColumn(Field.INSURED_MONTHS, "参保月数", 10, "失业保险累计缴费月数。", number=True),
        _REMARKS,
    ),
    FileKind.ATTENDANCE: (
        _NAME,
        _ID,
        TemplateColumn(Field.HOURS_PLANNED, "应到学时", 10, "整个班的学时。", "80", number=True),
        TemplateColumn(Field.HOURS_ATTENDED, "实到学时", 10, "本人实际参加的学时。", "76", number=True),
        _REMARKS,
    ),
    FileKind.RESULTS: (
        _NAME,
        _ID,
        _OCCUPATION,
        _CODE,
        TemplateColumn(Field.LEVEL, "认定等级", 16, "从列表选择。", "五级/初级工", _LEVELS),
        TemplateColumn(
            Field.METHOD, "认定方式", 12, "从列表选择。", "考试考核", tuple(method.zh for method in AssessmentMethod)
        ),
        TemplateColumn(Field.ASSESSED_ON, "考核日期", 12, "如 2026-03-02。", "2026-03-21", day=True),
        TemplateColumn(Field.THEORY, "理论成绩", 10, "百分制；缺考写“缺考”，免考写“免考”。", "82", number=True),
        TemplateColumn(Field.PRACTICE, "实操成绩", 10, "百分制。", "90", number=True),
        TemplateColumn(Field.REVIEW, "综合评审", 10, "二级、一级填写。", number=True),
        TemplateColumn(Field.RESULT, "考核结果", 10, "合格、不合格或缺考。", "合格", ("合格", "不合格", "缺考")),
        TemplateColumn(
            Field.CERTIFICATE_KIND, "证书类型", 20, "从列表选择。", CertificateKind.LEVEL.zh,
            tuple(kind.zh for kind in CertificateKind),
        ),
        _CERTIFICATE_NO,
        _CERTIFICATE_DATE,
        TemplateColumn(Field.ASSESSMENT_BODY, "评价机构", 24, "发证的机构。", "示例评价机构"),
        _REMARKS,
    ),
    FileKind.PAST_AWARDS: (
        _NAME,
        _ID,
        TemplateColumn(
            Field.SCHEME, "资金类别", 22, "从列表选择。", Scheme.TRAINING.zh, tuple(scheme.zh for scheme in Scheme)
        ),
        TemplateColumn(Field.ITEM, "补贴项目", 20, "从列表选择。", Item.TRAINING.zh, tuple(item.zh for item in Item)),
        _OCCUPATION,
        _CODE,
        TemplateColumn(Field.LEVEL, "等级", 16, "从列表选择。", "五级/初级工", _LEVELS),
        _CERTIFICATE_NO,
        _CERTIFICATE_DATE,
        TemplateColumn(
            Field.AWARD_DATE, "补贴日期", 12, "批准或发放的日期。", "2026-05-08", required=True, day=True
        ),
        TemplateColumn(Field.AMOUNT, "补贴金额", 12, "元，最多两位小数。", "1200.00", required=True, number=True),
        TemplateColumn(Field.PAYER, "发放单位", 22, "发放补贴的单位。", "示例区人社局"),
        TemplateColumn(Field.REVOKED_ON, "撤销日期", 12, "已追回的才填。", day=True),
        _REMARKS,
    ),
}  # fmt: skip
