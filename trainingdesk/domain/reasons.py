"""Why a line is excluded: the closed list of reason codes, two of them with the column they speak of."""

from __future__ import annotations

from trainingdesk.domain.vocabulary import Term

PACK_PREFIX = "pack:"


class Reason(Term):
    """Reason codes of a decision; packs add ``pack:<word>``."""

    NO_POLICY_IN_FORCE = "no_policy_in_force", "当日没有生效的政策", "No policy in force on the day"
    NO_STANDARD = "no_standard", "政策未规定补贴标准", "The policy sets no standard"
    FACT_MISSING = "fact_missing", "缺少所需信息", "A needed fact is missing"
    IMPOSSIBLE = "impossible", "信息不合常理", "A fact cannot be true"
    WINDOW_EXPIRED = "window_expired", "超过申领期限", "Past the application window"
    CERTIFICATE_BEFORE_CLASS = "certificate_before_class", "证书早于培训", "Certificate issued before the class"
    AGE = "age", "年龄不符合规定", "Age outside the limits"
    GROUP_EXCLUDED = "group_excluded", "属于不予补贴人员", "Group is excluded"
    GROUP_NOT_COVERED = "group_not_covered", "不属于补贴对象", "Group is not covered"
    PROOF_EXPIRED = "proof_expired", "人员类别证明已失效", "Proof of group has expired"
    ORIGIN = "origin", "户籍不符合规定", "Registered residence does not qualify"
    HOURS = "hours", "学时不足", "Too few hours"
    ATTENDANCE = "attendance", "出勤率不足", "Attendance too low"
    CLASS_ATTENDANCE = "class_attendance", "班级当日出勤率不足", "Class attendance on a day too low"
    LEVEL_NOT_HIGHER = "level_not_higher", "未高于已有等级", "Level not above the level held"
    PREVIOUS_LEVEL_MISSING = "previous_level_missing", "缺少上一等级证书", "Previous level is missing"
    SAME_LEVEL_TAKEN = "same_level_taken", "同一职业同一等级已享受", "Same occupation and level already paid"
    HIGHER_LEVEL_TAKEN = "higher_level_taken", "已享受高等级补贴", "A higher level was already paid"
    YEARLY_LIMIT = "yearly_limit", "超过年度次数", "Over the yearly limit"
    LIFETIME_LIMIT = "lifetime_limit", "超过累计次数", "Over the lifetime limit"
    INTERVAL = "interval", "距上次补贴间隔不足", "Too soon after the last award"
    CERTIFICATE_USED = "certificate_used", "证书已用于申领", "Certificate already used"
    OTHER_SCHEME_TAKEN = "other_scheme_taken", "已享受其他渠道补贴", "Paid under another scheme"
    INSTITUTION_NOT_CERTIFIED = "institution_not_certified", "机构未获该职业等级资质", "Institution lacks the scope"
    CLASS_NOT_APPROVED = "class_not_approved", "班级未获批准", "Class not approved"
    INSURED_MONTHS = "insured_months", "失业保险缴费月数不足", "Too few insured months"
    NOT_EMPLOYED = "not_employed", "未在规定期限内就业", "No job within the time set"
    CERTIFICATE_NUMBER = "certificate_number", "证书编号不符合规则", "Certificate number does not fit the pattern"
    MIXED_CERTIFICATE_KINDS = "mixed_certificate_kinds", "同班证书类别不一致", "Mixed certificate kinds in one class"


def fact_missing(column: str) -> str:
    """``fact_missing:<column>``: a fact that a rate, factor or condition reads is unknown."""
    return f"{Reason.FACT_MISSING}:{column}"


def impossible(column: str) -> str:
    """``impossible:<column>``: a fact that cannot be true excludes its line alone."""
    return f"{Reason.IMPOSSIBLE}:{column}"


def is_reason(code: str) -> bool:
    """Whether the code is one of the list, with a column where it needs one, or a pack's own ``pack:<word>``."""
    name, colon, rest = code.partition(":")
    if name in (Reason.FACT_MISSING, Reason.IMPOSSIBLE, PACK_PREFIX.removesuffix(":")):
        return bool(rest)
    return not colon and name in Reason.__members__.values()
