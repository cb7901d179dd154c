"""Who acts: roles, permissions, and the actor a procedure is given. Duties are kept apart by person, not by login."""

from __future__ import annotations

from dataclasses import dataclass

from trainingdesk.domain.vocabulary import Term


class Role(Term):
    """What a login is for."""

    INSTITUTION_CLERK = "institution_clerk", "机构经办", "Institution clerk"
    COUNTER_CLERK = "counter_clerk", "窗口经办", "Counter clerk"
    HR_REVIEWER = "hr_reviewer", "人社初审", "HR reviewer"
    FINANCE_REVIEWER = "finance_reviewer", "财政复审", "Finance reviewer"
    CERTIFICATE_OFFICER = "certificate_officer", "证书管理", "Certificate officer"
    ADMINISTRATOR = "administrator", "系统管理", "Administrator"
    AUDITOR = "auditor", "审计", "Auditor"


class Permission(Term):
    """What a procedure asks for before it starts."""

    ANYONE = "anyone", "无需登录", "anybody"
    SIGNED_IN = "signed_in", "登录", "signing in"
    MANAGE_USERS = "manage_users", "管理用户", "managing users"
    MANAGE_INSTITUTIONS = "manage_institutions", "管理机构", "managing institutions"
    READ_REGISTERS = "read_registers", "查看名册", "reading registers"
    KEEP_CLASSES = "keep_classes", "办理班级", "keeping classes"
    IMPORT_AWARDS = "import_awards", "导入以往补贴", "importing past awards"
    FILE_CLASS_CLAIM = "file_class_claim", "班级申领", "filing class claims"
    FILE_COUNTER_CLAIM = "file_counter_claim", "窗口申领", "filing counter claims"
    FILE_CLAIM = "file_claim", "申领", "filing claims"
    READ_CLAIMS = "read_claims", "查看申领", "reading claims"
    REVIEW_CLAIM = "review_claim", "初审", "reviewing claims"
    READ_VOUCHERS = "read_vouchers", "查看凭证", "reading vouchers"
    ISSUE_VOUCHER = "issue_voucher", "出具凭证", "issuing vouchers"
    DECIDE_VOUCHER = "decide_voucher", "财政复审", "deciding on vouchers"
    KEEP_CERTIFICATES = "keep_certificates", "管理证书", "keeping certificates"
    READ_AUDIT = "read_audit", "查看审计", "reading the audit log"


_EVERY_ROLE = frozenset({Permission.ANYONE, Permission.SIGNED_IN})
PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.INSTITUTION_CLERK: _EVERY_ROLE
    | {
        Permission.READ_REGISTERS,
        Permission.KEEP_CLASSES,
        Permission.FILE_CLASS_CLAIM,
        Permission.FILE_CLAIM,
        Permission.READ_CLAIMS,
    },
    Role.COUNTER_CLERK: _EVERY_ROLE
    | {
        Permission.READ_REGISTERS,
        Permission.IMPORT_AWARDS,
        Permission.FILE_COUNTER_CLAIM,
        Permission.FILE_CLAIM,
        Permission.READ_CLAIMS,
    },
    Role.HR_REVIEWER: _EVERY_ROLE
    | {
        Permission.READ_REGISTERS,
        Permission.MANAGE_INSTITUTIONS,
        Permission.IMPORT_AWARDS,
        Permission.READ_CLAIMS,
        Permission.REVIEW_CLAIM,
        Permission.READ_VOUCHERS,
        Permission.ISSUE_VOUCHER,
    },
    Role.FINANCE_REVIEWER: _EVERY_ROLE
    | {
        Permission.READ_REGISTERS,
        Permission.READ_CLAIMS,
        Permission.READ_VOUCHERS,
        Permission.DECIDE_VOUCHER,
    },
    Role.CERTIFICATE_OFFICER: _EVERY_ROLE | {Permission.READ_REGISTERS, Permission.KEEP_CERTIFICATES},
    Role.ADMINISTRATOR: _EVERY_ROLE | {Permission.MANAGE_USERS},
    Role.AUDITOR: _EVERY_ROLE
    | {
        Permission.READ_REGISTERS,
        Permission.READ_CLAIMS,
        Permission.READ_VOUCHERS,
        Permission.READ_AUDIT,
    },
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in login and the natural person behind it. ``institution_id`` bounds what a clerk may see."""

    user_id: int
    staff_id: int
    login: str
    name: str
    role: Role
    institution_id: int | None = None

    def may(self, permission: Permission) -> bool:
        return permission in PERMISSIONS[self.role]


# before anyone has signed in: holds no role of its own and may only what ANYONE may
NOBODY = Actor(user_id=0, staff_id=0, login="-", name="-", role=Role.AUDITOR)
