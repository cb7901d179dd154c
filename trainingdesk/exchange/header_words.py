"""The words that institutions put over their columns, for each kind of list; how they are matched is elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from trainingdesk.domain.vocabulary import Term


class FileKind(Term):
    """The kinds of lists that come in."""

    ROSTER = "roster", "花名册", "Roster"
    ATTENDANCE = "attendance", "考勤表", "Attendance"
    RESULTS = "results", "成绩册", "Results"
    PAST_AWARDS = "past_awards", "已享受补贴名单", "Past awards"


class Field(StrEnum):
    """What a column holds."""

    NAME = "name"
    ID_NUMBER = "id_number"
    ID_KIND = "id_kind"
    SEX = "sex"
    AGE = "age"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    GROUP = "group"
    GROUP_PROOF = "group_proof"
    GROUP_PROOF_NUMBER = "group_proof_number"
    GROUP_VALID_FROM = "group_valid_from"
    GROUP_VALID_UNTIL = "group_valid_until"
    LEVEL_HELD = "level_held"
    LEVEL = "level"
    OCCUPATION = "occupation"
    OCCUPATION_CODE = "occupation_code"
    DIRECTION = "direction"
    BANK_NAME = "bank_name"
    BANK_ACCOUNT = "bank_account"
    ACCOUNT_NAME = "account_name"
    EMPLOYER_NAME = "employer_name"
    EMPLOYER_CODE = "employer_code"
    EMPLOYED_ON = "employed_on"
    ORIGIN_REGION = "origin_region"
    INSURED_MONTHS = "insured_months"
    REMARKS = "remarks"
    DAY = "day"
    SESSION = "session"
    CHECK_IN = "check_in"
    CHECK_OUT = "check_out"
    MARK = "mark"
    HOURS_PLANNED = "hours_planned"
    HOURS_ATTENDED = "hours_attended"
    DAYS_PLANNED = "days_planned"
    DAYS_ATTENDED = "days_attended"
    RATE = "rate"
    THEORY = "theory"
    PRACTICE = "practice"
    REVIEW = "review"
    RESULT = "result"
    METHOD = "method"
    ASSESSED_ON = "assessed_on"
    CERTIFICATE_NO = "certificate_no"
    CERTIFICATE_DATE = "certificate_date"
    CERTIFICATE_KIND = "certificate_kind"
    ASSESSMENT_BODY = "assessment_body"
    SCHEME = "scheme"
    ITEM = "item"
    AWARD_DATE = "award_date"
    BASIS_DATE = "basis_date"
    AMOUNT = "amount"
    PAYER = "payer"
    REVOKED_ON = "revoked_on"


_PERSON = {
    Field.NAME: "姓名 名字 人员姓名 name full_name trainee",
    Field.ID_NUMBER: (
        "身份证号 身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 居民身份证号 居民身份证号码 身份号码 "
        "证件号 证件号码 身份证件号 身份证件号码 有效证件号 有效证件号码 有效身份证件号码 身份证明号码 社会保障号 "
        "社会保障号码 身份证/社会保障号码 idnumber id_number idno id person_id"
    ),
    Field.ID_KIND: "证件类型 证件类别 证件种类 身份证件类型 有效证件类型 idkind id_kind idtype person_id_kind",
}
_ABOUT = {
    Field.SEX: "性别 sex gender",
    Field.AGE: "年龄 周岁 age",
    Field.BIRTH_DATE: "出生日期 出生年月日 出生年月 生日 birth_date birthdate dateofbirth",
    Field.PHONE: (
        "手机 手机号 手机号码 联系电话 联系方式 电话 电话号码 移动电话 联系手机 联系电话手机 手机电话 本人电话 "
        "phone mobile"
    ),
}
_TRADE = {
    Field.OCCUPATION: (
        "职业 工种 职业工种 职业名称 工种名称 职业工种名称 培训职业 培训工种 培训职业工种 申报职业 申报工种 "
        "申报职业工种 鉴定职业 鉴定工种 认定职业 认定工种 培训专业 专业 培训项目 职业/工种 工种/职业 职业工种方向 "
        "评价职业 评价工种 考核职业 occupation"
    ),
    Field.OCCUPATION_CODE: (
        "职业编码 职业代码 工种编码 工种代码 职业工种代码 职业工种编码 occupation_code occupationcode"
    ),
    Field.DIRECTION: "职业方向 工种方向 工种职业方向 方向 专业方向 direction",
}
_PAPER = {
    Field.CERTIFICATE_NO: (
        "证书编号 证书号 证书号码 证书编码 等级证书编号 技能等级证书编号 职业技能等级证书编号 职业资格证书编号 "
        "资格证书编号 合格证书编号 结业证书编号 发证编号 certificate_no certificateno"
    ),
    Field.CERTIFICATE_DATE: (
        "发证日期 发证时间 证书日期 核发日期 发证年月日 颁证日期 证书发放日期 证书核发日期 证书签发日期 "
        "certificate_date"
    ),
    Field.CERTIFICATE_KIND: "证书类型 证书类别 证书种类 取得证书类型 certificate_kind",
}
_LEVEL = (
    "等级 级别 培训等级 培训级别 申报等级 申报级别 拟申报等级 鉴定等级 鉴定级别 认定等级 认定级别 考核等级 "
    "考核级别 评价等级 技能等级 职业等级 证书等级 职业技能等级 参加培训等级 报考等级 报考级别 申请等级 目标等级 "
    "取得等级 level"
)
_ROSTER = {
    **_PERSON,
    **_ABOUT,
    **_TRADE,
    Field.GROUP: (
        "人员类别 人员类型 类别 类型 人员性质 人员身份 身份类别 身份类型 对象类别 培训对象类别 培训对象类型 "
        "培训对象 群体类别 人群类别 学员类别 学员类型 享受补贴人员类别 补贴对象类别 补贴人员类别 劳动者类别 "
        "groups group person_groups"
    ),
    Field.GROUP_PROOF: "证明材料 身份证明 类别证明 人员类别证明 证明名称 证明类型 身份证明材料 group_proof",
    Field.GROUP_PROOF_NUMBER: (
        "证明编号 证明号码 就业创业证号 就业创业证编号 就业创业证号码 就业失业登记证号 就业失业登记证编号 "
        "失业证号 残疾证号 退役证号 低保证号 就业创业证 group_proof_number"
    ),
    Field.GROUP_VALID_FROM: "证明生效日期 证明起始日期 有效期起 证明有效期起 登记日期 失业登记日期 失业登记时间",
    Field.GROUP_VALID_UNTIL: "证明失效日期 证明截止日期 有效期止 证明有效期止 证明有效期至 证明有效期 有效期至",
    Field.LEVEL_HELD: (
        "现有等级 现等级 原等级 原技能等级 原级别 已有等级 已有技能等级 现有技能等级 原职业资格等级 原证书等级 "
        "已取得等级 现持证等级 持证等级 现技能等级 原有等级 原有技能等级 已获等级 原职业技能等级 已持证等级 "
        "现有职业技能等级 level_held"
    ),
    Field.LEVEL: _LEVEL,
    Field.BANK_NAME: (
        "开户银行 开户行 开户行名称 银行 银行名称 开户网点 开户支行 开户银行名称 开户行全称 所属银行 发卡银行 "
        "bank bank_name"
    ),
    Field.BANK_ACCOUNT: (
        "银行账号 银行帐号 银行卡号 账号 帐号 卡号 银行卡 个人账号 个人帐号 社保卡号 社会保障卡号 社保卡银行账号 "
        "银行账户 个人银行账号 银行卡账号 收款账号 本人银行账号 社保卡金融账号 社会保障卡银行账号 account "
        "bank_account"
    ),
    Field.ACCOUNT_NAME: "户名 开户名 账户名 账户名称 开户人 收款人 账户姓名 开户姓名 account_name",
    Field.EMPLOYER_NAME: (
        "工作单位 单位名称 用人单位 所在单位 单位 企业名称 就业单位 所在企业 用人单位名称 所属企业 工作单位名称 "
        "所在单位名称 现工作单位 公司名称 employer employer_name"
    ),
    Field.EMPLOYER_CODE: (
        "统一社会信用代码 单位统一社会信用代码 社会信用代码 信用代码 单位代码 企业统一社会信用代码 employer_code"
    ),
    Field.EMPLOYED_ON: "入职日期 入职时间 就业时间 就业日期 参加工作时间 合同起始日期 劳动合同起始日期 employed_on",
    Field.ORIGIN_REGION: (
        "户籍地代码 户籍行政区划 户籍区划代码 行政区划代码 户籍所在地代码 户籍地区划代码 origin_region"
    ),
    Field.INSURED_MONTHS: (
        "参保月数 失业保险缴费月数 缴费月数 累计参保月数 累计缴费月数 失业保险参保月数 insured_months"
    ),
    Field.REMARKS: "备注 说明 其他说明 remarks remark note",
}
_ATTENDANCE = {
    **_PERSON,
    Field.DAY: "日期 上课日期 考勤日期 培训日期 打卡日期 签到日期 date day",
    Field.SESSION: "时段 上下午 节次 班次 课次 session",
    Field.CHECK_IN: "签到时间 签到 上班打卡 上课签到 签到打卡 进入时间 打卡时间 上课打卡 check_in checkin",
    Field.CHECK_OUT: "签退时间 签退 下班打卡 下课签退 签退打卡 离开时间 下课打卡 check_out checkout",
    Field.MARK: "考勤 考勤结果 考勤状态 出勤情况 考勤情况 出勤状态 到课情况 出勤 mark status",
    Field.HOURS_PLANNED: (
        "应到学时 应出勤学时 计划学时 总学时 应修学时 课时 学时 总课时 应到课时 计划课时 hours_planned"
    ),
    Field.HOURS_ATTENDED: (
        "实到学时 实出勤学时 实际学时 出勤学时 已修学时 实修学时 实到课时 完成学时 有效学时 实际课时 出勤课时 "
        "实际出勤学时 hours_attended hours"
    ),
    Field.DAYS_PLANNED: "应到天数 应出勤天数 培训天数 应到次数 应到节数 总天数 days_planned",
    Field.DAYS_ATTENDED: "实到天数 出勤天数 实出勤天数 实际出勤天数 实到次数 出勤次数 days_attended",
    Field.RATE: "出勤率 到课率 到勤率 考勤率 出勤率% attendance_rate attendance rate",
    Field.REMARKS: _ROSTER[Field.REMARKS],
}
_RESULTS = {
    **_PERSON,
    Field.SEX: _ABOUT[Field.SEX],
    **_TRADE,
    **_PAPER,
    Field.LEVEL: _LEVEL,
    Field.THEORY: (
        "理论 理论成绩 理论分数 理论知识 理论知识成绩 理论考试成绩 理论得分 理论考核成绩 理论知识考试成绩 theory"
    ),
    Field.PRACTICE: (
        "实操 实操成绩 技能 技能成绩 操作技能 操作技能成绩 实操分数 实操得分 技能操作成绩 实践成绩 操作成绩 "
        "技能考核成绩 实操考核成绩 操作技能考核成绩 技能操作 实作成绩 实作 practice"
    ),
    Field.REVIEW: "综合评审 综合评审成绩 综合成绩 综合评审得分 论文答辩 答辩成绩 评审成绩 review",
    Field.RESULT: (
        "结果 考核结果 鉴定结果 认定结果 评价结果 成绩结论 是否合格 合格情况 评定结果 考试结果 评定结论 结论 "
        "是否通过 考核结论 总评 result"
    ),
    Field.METHOD: "认定方式 考核方式 鉴定方式 评价方式 取证方式 assessment_method method",
    Field.ASSESSED_ON: (
        "考核日期 鉴定日期 认定日期 考试日期 评价日期 考核时间 鉴定时间 认定时间 考试时间 assessment_date"
    ),
    Field.ASSESSMENT_BODY: (
        "评价机构 鉴定机构 认定机构 发证机构 发证机关 考核机构 评价机构名称 鉴定所站 发证单位 assessment_body"
    ),
    Field.REMARKS: _ROSTER[Field.REMARKS],
}
_PAST_AWARDS = {
    **_PERSON,
    **_TRADE,
    **_PAPER,
    Field.LEVEL: _LEVEL,
    Field.SCHEME: "资金类别 补贴政策 补贴类别 政策类别 资金渠道 补贴渠道 scheme",
    Field.ITEM: "补贴项目 补贴类型 补贴名称 补贴种类 享受补贴项目 享受补贴类型 item",
    Field.AWARD_DATE: (
        "补贴日期 发放日期 拨付日期 支付日期 享受日期 享受补贴日期 补贴时间 发放时间 享受时间 拨付时间 "
        "补贴发放日期 补贴发放时间 支付时间 award_date"
    ),
    Field.BASIS_DATE: "依据日期 计算依据日期 标准依据日期 basis_date",
    Field.AMOUNT: (
        "补贴金额 金额 享受金额 发放金额 补贴标准 拨付金额 享受补贴金额 已享受金额 补贴资金 补贴金额元 支付金额 "
        "实发金额 amount"
    ),
    Field.PAYER: "发放单位 拨付单位 发放部门 发放地 数据来源 来源 发放机构 支付单位 经办机构 经办地 payer source",
    Field.REVOKED_ON: "撤销日期 收回日期 追回日期 退回日期 作废日期 revoked_on",
    Field.REMARKS: _ROSTER[Field.REMARKS],
}
NEEDLESS = (
    "检查意见 "
    "上午 下午 晚上 晚间 全天 星期一 星期二 星期三 星期四 星期五 星期六 星期日 周一 周二 周三 周四 周五 周六 周日 "
    "序号 编号 号 no 序 学号 准考证号 民族 学历 文化程度 政治面貌 照片 相片 一寸照片 签名 签字 本人签字 本人签名 "
    "学员签字 学员签名 户籍 户籍地址 户籍所在地 家庭住址 家庭地址 住址 地址 现住址 通讯地址 毕业院校 毕业学校 "
    "所学专业 邮箱 婚姻状况 健康状况 籍贯 户口性质 户籍性质 户口类别 年级 班级 班级名称 班级编号 班号 培训机构 "
    "培训机构名称 培训单位 机构名称 开班日期 开班时间 结业日期 结业时间 培训时间 培训起止时间 培训课时 培训学时"
)
WORDS: Mapping[FileKind, Mapping[Field, str]] = {
    FileKind.ROSTER: _ROSTER,
    FileKind.ATTENDANCE: _ATTENDANCE,
    FileKind.RESULTS: _RESULTS,
    FileKind.PAST_AWARDS: _PAST_AWARDS,
}
