"""The closed lists of words the office uses, by their outside codes, each with its Chinese and English name."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A code as files and the wire write it, with the names people read; members are declared (code, zh, en)."""

    zh: str
    en: str

    def __new__(cls, code: str, zh: str = "", en: str = "") -> Self:
        term = str.__new__(cls, code)
        term._value_ = code
        term.zh = zh
        term.en = en
        return term


class Sex(Term):
    """GB/T 2261.1 has more values; a subsidy rule only ever asks for these two."""

    MALE = "M", "男", "Male"
    FEMALE = "F", "女", "Female"


class PersonIdKind(Term):
    """The document that a person's number stands on."""

    RESIDENT = "resident", "居民身份证", "Resident identity card"
    HK_MACAU_TAIWAN = "hk_macau_taiwan", "港澳台居民居住证", "Hong Kong, Macau or Taiwan residence permit"
    FOREIGN_PERMANENT = "foreign_permanent", "外国人永久居留身份证", "Foreign permanent resident ID card"
    PASSPORT = "passport", "护照", "Passport"


class PersonGroup(Term):
    """Groups that rules ask for; a pack may add ``pack:…`` codes of its own."""

    EMPLOYED = "employed", "在职职工", "Employee"
    REGISTERED_UNEMPLOYED = "registered_unemployed", "登记失业人员", "Registered unemployed"
    FLEXIBLE = "flexible", "灵活就业人员", "Flexibly employed"
    RURAL_WORKER = "rural_worker", "农村劳动者", "Rural worker"
    MIGRANT_WORKER = "migrant_worker", "农民工", "Migrant worker"
    HARDSHIP = "hardship", "就业困难人员", "Person with difficulty finding work"
    AGE_4050 = "age_4050", "4050人员", "Unemployed woman over 40 or man over 50"
    ZERO_EMPLOYMENT_FAMILY = "zero_employment_family", "零就业家庭成员", "Member of a family with nobody in work"
    LOW_INCOME = "low_income", "最低生活保障家庭成员", "Member of a family on subsistence allowance"
    LAND_LOST = "land_lost", "失地农民", "Farmer whose land was taken"
    POVERTY_RELIEF = "poverty_relief", "脱贫人口", "Person lifted out of poverty"
    DISABLED = "disabled", "残疾人", "Person with a disability"
    VETERAN = "veteran", "退役军人", "Veteran"
    GRADUATE = "graduate", "毕业年度高校毕业生", "College graduate in the graduation year"
    FINAL_YEAR_STUDENT = "final_year_student", "毕业学年学生", "Student in the final school year"
    STUDENT = "student", "在校学生", "Full-time student"
    TWO_LATER = "two_later", "两后生", "School leaver who does not study on"
    PENSIONER = "pensioner", "已享受养老保险待遇人员", "Pensioner"
    RETIRED_WITHOUT_PENSION = "retired_without_pension", "超龄未领养老金人员", "Past retirement age without a pension"
    PUBLIC_PAYROLL = "public_payroll", "机关事业单位在编人员", "On the public payroll"
    NEW_HIRE = "new_hire", "新招用职工", "Newly hired employee"
    APPRENTICE = "apprentice", "学徒", "Apprentice"
    MASTER = "master", "带徒师傅", "Master who trains apprentices"
    PRISONER = "prisoner", "服刑人员", "Prisoner"


class Item(Term):
    """One subsidy that a pack may grant."""

    TRAINING = "training", "职业培训补贴", "Training subsidy"
    ASSESSMENT = "assessment", "评价补贴", "Assessment subsidy"
    LIVING = "living", "生活费补贴", "Living allowance"
    TRANSPORT = "transport", "交通费补贴", "Transport allowance"
    SPECIAL_OPERATION = "special_operation", "特种作业取证补贴", "Special-operation certificate subsidy"
    SPECIAL_OPERATION_RENEWAL = "special_operation_renewal", "特种作业复审补贴", "Special-operation renewal subsidy"
    TARGETED = "targeted", "定向就业培训补贴", "Targeted employment training subsidy"
    PROJECT = "project", "项目制培训补贴", "Project training subsidy"
    APPRENTICESHIP = "apprenticeship", "新型学徒制补贴", "Apprenticeship subsidy"
    MASTER = "master", "名师带徒补贴", "Master-and-apprentice subsidy"
    COMPETITION = "competition", "职业技能竞赛补贴", "Skill competition subsidy"
    INDUCTION = "induction", "岗前培训补贴", "Induction training subsidy"
    REWARD = "reward", "奖励", "Reward"


class Scheme(Term):
    """The fund rules under which an item is paid."""

    TRAINING = "training", "职业培训补贴", "Training subsidy scheme"
    UNEMPLOYMENT_INSURANCE = "unemployment_insurance", "失业保险技能提升补贴", "Unemployment-insurance skill scheme"


class CertificateKind(Term):
    """What a trainee holds at the end."""

    LEVEL = "level", "职业技能等级证书", "Skill level certificate"
    QUALIFICATION = "qualification", "职业资格证书", "Vocational qualification certificate"
    SPECIAL = "special", "专项职业能力证书", "Special ability certificate"
    COMPLETION = "completion", "培训合格证书", "Training completion certificate"
    SPECIAL_OPERATION = "special_operation", "特种作业操作证（初次）", "Special-operation licence, first"
    SPECIAL_OPERATION_RENEWAL = "special_operation_renewal", "特种作业操作证（复审）", "Special-operation renewal"
    COMPETITION = "competition", "竞赛证书", "Competition certificate"
    APPRENTICESHIP = "apprenticeship", "学徒制结业", "Apprenticeship completion"
    MASTER = "master", "名师带徒", "Master-and-apprentice agreement"
    NONE = "none", "无证书", "No certificate"


class AssessmentMethod(Term):
    """How the certificate was earned."""

    EXAM = "exam", "考试考核", "Examination"
    PROCESS = "process", "过程评价", "Assessment in the course of work"
    DIRECT = "direct", "直接认定", "Direct recognition"
    COMPETITION = "competition", "竞赛选拔", "Competition"


class Delivery(Term):
    """Where the teaching took place."""

    ONSITE = "onsite", "线下", "On site"
    ONLINE = "online", "线上", "Online"
    BLENDED = "blended", "线上线下相结合", "Blended"


class Shortage(Term):
    """How scarce the occupation is on the dated list."""

    GENERAL = "general", "一般紧缺", "Somewhat scarce"
    SCARCE = "scarce", "紧缺", "Scarce"
    VERY_SCARCE = "very_scarce", "非常紧缺", "Very scarce"
    KEY = "key", "重点", "Key occupation"
    NONE = "none", "不紧缺", "Not scarce"


class TradeCategory(Term):
    """The class of trade that some tariffs are cut by."""

    A = "A", "A类", "Category A"
    B = "B", "B类", "Category B"
    C = "C", "C类", "Category C"


class Payee(Term):
    """The kind of party the money goes to."""

    INDIVIDUAL = "individual", "个人", "Individual"
    EMPLOYER = "employer", "用人单位", "Employer"
    INSTITUTION = "institution", "培训机构", "Training institution"
    ASSESSMENT_BODY = "assessment_body", "评价机构", "Assessment body"


class Fund(Term):
    """The account the money comes from; a pack may name others."""

    EMPLOYMENT = "employment", "就业补助资金", "Employment subsidy fund"
    UNEMPLOYMENT = "unemployment", "失业保险基金", "Unemployment insurance fund"
    SKILLS_ACCOUNT = "skills_account", "职业技能提升行动专账资金", "Skills action special account"
    EDUCATION_LEVY = "education_levy", "地方教育附加专项资金", "Local education levy"


class DecisionStatus(Term):
    """What came of one line and item."""

    PAYABLE = "payable", "应付", "Payable"
    PENDING = "pending", "待满足条件", "Pending"
    EXCLUDED = "excluded", "不予补贴", "Excluded"
    NOT_APPLICABLE = "not_applicable", "不适用", "Not applicable"


class InstitutionKind(Term):
    """What kind of body trains; the outside contract leaves the list open, so other codes may occur in files."""

    SKILL_SCHOOL = "skill_school", "技工院校", "Skilled-worker school"
    VOCATIONAL_SCHOOL = "vocational_school", "职业院校", "Vocational school"
    PRIVATE_SCHOOL = "private_school", "民办职业培训学校", "Private training school"
    COMPANY_CENTRE = "company_centre", "企业培训中心", "Company training centre"
    PUBLIC_CENTRE = "public_centre", "公共实训基地", "Public training base"
    OTHER = "other", "其他", "Other"


class EmployerKind(Term):
    """What kind of employer; the outside contract leaves the list open, so other codes may occur in files."""

    ENTERPRISE = "enterprise", "企业", "Enterprise"
    KEY_ENTERPRISE = "key_enterprise", "产业链重点企业", "Key enterprise of an industry chain"
    SMALL_ENTERPRISE = "small_enterprise", "小微企业", "Small or micro enterprise"
    SOLE_TRADER = "sole_trader", "个体工商户", "Sole trader"
    SOCIAL_ORGANISATION = "social_organisation", "社会组织", "Social organisation"
    PUBLIC_INSTITUTION = "public_institution", "机关事业单位", "Public body"


class VerdictWord(Term):
    """What came of comparing with what was filed."""

    TRUE = "true", "与存档一致", "As filed"
    ALTERED = "altered", "与存档不符", "Altered"
    UNKNOWN = "unknown", "无此存档", "Unknown"
    REVOKED = "revoked", "已作废", "Void"
