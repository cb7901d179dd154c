"""What the audit log's actions are called; the log keeps their codes."""

from __future__ import annotations

DEEDS: dict[str, tuple[str, str]] = {
    "account.added": ("新增用户", "User added"),
    "account.disabled": ("停用用户", "User disabled"),
    "account.enabled": ("启用用户", "User enabled"),
    "account.first_run": ("首次启用", "First run"),
    "account.password_set": ("修改口令", "Password changed"),
    "account.sign_in_failed": ("登录失败", "Sign-in failed"),
    "account.signed_in": ("登录", "Signed in"),
    "account.signed_out": ("退出登录", "Signed out"),
    "attendance.imported": ("导入考勤", "Attendance imported"),
    "body.edited": ("更正评价机构", "Body corrected"),
    "body.registered": ("登记评价机构", "Body registered"),
    "certificate.allocated": ("证书编号", "Certificates numbered"),
    "certificate.printed": ("打印证书", "Certificates printed"),
    "certificate.registered": ("登记证书", "Certificate registered"),
    "certificate.reissued": ("补办证书", "Certificate reissued"),
    "certificate.voided": ("作废证书", "Certificate voided"),
    "claim.approved": ("初审通过", "Claim approved"),
    "claim.attached": ("添加附件", "Evidence attached"),
    "claim.computed": ("计算申领单", "Claim computed"),
    "claim.detached": ("取下附件", "Evidence taken off"),
    "claim.excluded": ("排除人员", "Person excluded"),
    "claim.left_out": ("调整申领人员", "Person left out or taken in"),
    "claim.opened": ("新建申领单", "Claim opened"),
    "claim.rejected": ("不予通过", "Claim rejected"),
    "claim.returned": ("退回补正", "Claim returned"),
    "claim.submitted": ("提交申领单", "Claim submitted"),
    "claim.withdrawn": ("撤回申领单", "Claim withdrawn"),
    "class.cancelled": ("撤销班级", "Class cancelled"),
    "class.closed": ("班级结业", "Class closed"),
    "class.edited": ("更正班级", "Class corrected"),
    "class.opened": ("开班", "Class opened"),
    "document.printed": ("取出文件", "Document printed"),
    "document.viewed": ("查看文件", "Document viewed"),
    "employer.edited": ("更正用人单位", "Employer corrected"),
    "employer.registered": ("登记用人单位", "Employer registered"),
    "evidence.opened": ("查看附件", "Attachment opened"),
    "import.undone": ("撤销导入", "Import undone"),
    "institution.account_set": ("登记收款账户", "Account set"),
    "institution.certified": ("恢复机构", "Institution restored"),
    "institution.edited": ("更正机构", "Institution corrected"),
    "institution.registered": ("登记机构", "Institution registered"),
    "institution.removed": ("机构退出", "Institution removed"),
    "institution.scope_certified": ("登记资质范围", "Scope certified"),
    "institution.suspended": ("暂停机构", "Institution suspended"),
    "occupation.added": ("登记职业", "Occupation registered"),
    "occupation.amended": ("更正职业", "Occupation amended"),
    "occupation.restored": ("恢复职业", "Occupation restored"),
    "occupation.retired": ("停用职业", "Occupation retired"),
    "office.denied": ("无权办理", "Not allowed"),
    "past_awards.imported": ("导入以往补贴", "Past awards imported"),
    "results.imported": ("导入成绩", "Results imported"),
    "roster.imported": ("导入花名册", "Roster imported"),
    "trainee.changed": ("更正学员", "Trainees corrected"),
    "trainee.removed": ("移出班级", "Trainees removed"),
    "value.reveal_alert": ("显示次数过多", "Too many reveals"),
    "value.revealed": ("显示完整信息", "Value revealed"),
    "voucher.approved": ("同意拨付", "Voucher approved"),
    "voucher.issued": ("出具凭证", "Voucher issued"),
    "voucher.refused": ("不予拨付", "Voucher refused"),
    "voucher.returned": ("财政退回", "Voucher returned"),
}


def deed_name(action: str, *, chinese: bool) -> str:
    """The action's name; its code where an older or newer program wrote another."""
    if action not in DEEDS:
        return action
    zh, en = DEEDS[action]
    return zh if chinese else en


NAMES: dict[str, tuple[str, str]] = {
    "account_ends_with": ("账号尾号", "account ends with"),
    "amended": ("改正单元格", "cells amended"),
    "before": ("原状态", "before"),
    "cells": ("单元格", "cells"),
    "certified_from": ("认定起", "certified from"),
    "certified_until": ("认定止", "certified until"),
    "claim": ("申领单", "claim"),
    "columns": ("列对照", "columns named"),
    "count": ("数量", "count"),
    "digest": ("指纹", "fingerprint"),
    "document": ("文件", "document"),
    "ends": ("结束", "ends"),
    "ends_with": ("尾号", "ends with"),
    "entries": ("范围", "scope"),
    "entry": ("日志序号", "entry"),
    "evidence": ("附件", "evidence"),
    "field": ("字段", "field"),
    "file": ("文件", "file"),
    "first": ("首个", "first"),
    "form": ("申请表", "form"),
    "heads": ("人数", "heads"),
    "imported": ("导入", "imported"),
    "last": ("末个", "last"),
    "levels": ("等级", "levels"),
    "listed": ("列出", "listed"),
    "minutes": ("分钟", "minutes"),
    "name": ("名称", "name"),
    "number_prefix": ("编号前缀", "number prefix"),
    "occupation": ("工种", "occupation"),
    "people": ("人数", "people"),
    "position": ("序号", "position"),
    "reason": ("原因", "reason"),
    "remarks": ("意见", "remarks"),
    "removed": ("撤去", "removed"),
    "restored": ("恢复", "restored"),
    "role": ("角色", "role"),
    "rule": ("规则", "rule"),
    "source": ("来源", "source"),
    "starts": ("开始", "starts"),
    "total": ("金额", "total"),
    "undo": ("撤销依据", "kept for undoing"),
    "unchanged": ("未变", "unchanged"),
    "valid_from": ("有效起", "valid from"),
    "valid_until": ("有效止", "valid until"),
}


def name_of(key: str, *, chinese: bool) -> str:
    """What a detail of an entry is called; its own key where nobody named it."""
    if key not in NAMES:
        return key
    zh, en = NAMES[key]
    return zh if chinese else en


EVIDENCE: dict[str, tuple[str, str]] = {
    "agency_agreement": ("代为申请协议", "agreement to apply on behalf"),
    "application_form": ("补贴申请表", "application form"),
    "attendance": ("培训台账", "training ledger"),
    "bank_account": ("收款账户信息", "bank account"),
    "certificate": ("证书复印件或查询结果", "certificates"),
    "fee_receipt": ("收费票据", "fee receipt"),
    "identity": ("身份证明", "identity documents"),
    "labour_contract": ("劳动合同或社会保险缴费证明", "labour contract or proof of social insurance"),
    "low_income_proof": ("最低生活保障证明", "proof of subsistence allowance"),
    "no_pension_statement": ("未领取养老金的说明", "statement that no pension is drawn"),
    "proof_of_job": ("培训后就业证明", "proof of work after the training"),
    "residence_proof": ("户籍、参保或失业登记证明", "proof of registration or insurance"),
    "roster": ("花名册", "roster"),
    "student_proof": ("学生证或毕业证", "student card or diploma"),
    "unemployment_registration": ("失业登记证明", "proof of unemployment registration"),
}


def evidence_name(code: str, *, chinese: bool) -> str:
    """What a piece of evidence is called without its pack; the code of a pack that names others."""
    zh, en = EVIDENCE.get(code, (code, code))
    return zh if chinese else en
