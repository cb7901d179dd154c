"""Who acts: roles, permissions, and the actor a procedure is given. Duties are kept apart by person, not by login."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a login is for."""

    INSTITUTION_CLERK = "institution_clerk"  # 机构经办
    COUNTER_CLERK = "counter_clerk"  # 窗口经办
    HR_REVIEWER = "hr_reviewer"  # 人社初审
    FINANCE_REVIEWER = "finance_reviewer"  # 财政复审
    CERTIFICATE_OFFICER = "certificate_officer"  # 证书管理
    ADMINISTRATOR = "administrator"  # 系统管理
    AUDITOR = "auditor"  # 审计


class Permission(StrEnum):
    """What a procedure asks for before it starts."""

    ANYONE = "anyone"  # sign-in, first run
    SIGNED_IN = "signed_in"
    MANAGE_USERS = "manage_users"
    MANAGE_INSTITUTIONS = "manage_institutions"
    READ_REGISTERS = "read_registers"
    KEEP_CLASSES = "keep_classes"
    IMPORT_AWARDS = "import_awards"
    FILE_CLASS_CLAIM = "file_class_claim"
    FILE_COUNTER_CLAIM = "file_counter_claim"
    FILE_CLAIM = "file_claim"
    READ_CLAIMS = "read_claims"
    REVIEW_CLAIM = "review_claim"
    READ_VOUCHERS = "read_vouchers"
    ISSUE_VOUCHER = "issue_voucher"
    DECIDE_VOUCHER = "decide_voucher"
    KEEP_CERTIFICATES = "keep_certificates"
    READ_AUDIT = "read_audit"


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
