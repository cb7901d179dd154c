"""Wording of what happened to a class, its claims and their vouchers, as the audit log has it."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

_IMPORTED = (
    "写入 {imported} 行，未列入 {listed} 行，未变 {unchanged} 行",
    ("{imported} rows written, {listed} listed, {unchanged} unchanged"),
)
_CLASSES = {
    "history.class.opened": Wording("开班：{starts} 至 {ends}", "Class opened: {starts} to {ends}"),
    "history.class.edited": Wording(
        "修改班级：{starts} 至 {ends}，计划 {heads} 人", "Class edited: {starts} to {ends}, {heads} people planned"
    ),
    "history.class.closed": Wording("班级结业", "Class closed"),
    "history.class.cancelled": Wording("撤销班级：{reason}", "Class cancelled: {reason}"),
    "history.import.undone": Wording(
        "撤销导入“{name}”：撤去 {removed} 项，恢复 {restored} 项",
        "Import of “{name}” undone: {removed} rows taken out, {restored} put back",
    ),
    "history.trainee.changed": Wording("更正学员 {people} 人：{field}", "{people} trainees corrected: {field}"),
    "history.trainee.removed": Wording(
        "移出学员 {people} 人（序号 {position}）：{reason}", "{people} trainees removed (no. {position}): {reason}"
    ),
    "history.roster.imported": Wording(
        f"导入花名册“{{name}}”：{_IMPORTED[0]}", f"Roster “{{name}}” imported: {_IMPORTED[1]}"
    ),
    "history.attendance.imported": Wording(
        f"导入考勤“{{name}}”：{_IMPORTED[0]}", f"Attendance “{{name}}” imported: {_IMPORTED[1]}"
    ),
    "history.results.imported": Wording(
        f"导入成绩“{{name}}”：{_IMPORTED[0]}", f"Results “{{name}}” imported: {_IMPORTED[1]}"
    ),
    "history.roster.imported.whole": Wording(
        "导入花名册“{name}”：写入 {imported} 行", "Roster “{name}” imported: {imported} rows written"
    ),
    "history.attendance.imported.whole": Wording(
        "导入考勤“{name}”：写入 {imported} 行", "Attendance “{name}” imported: {imported} rows written"
    ),
    "history.results.imported.whole": Wording(
        "导入成绩“{name}”：写入 {imported} 行", "Results “{name}” imported: {imported} rows written"
    ),
    "history.certificate.allocated": Wording(
        "生成证书编号 {count} 个：{first} 至 {last}", "{count} certificates numbered: {first} to {last}"
    ),
    "history.certificate.printed": Wording("打印证书 {count} 份", "{count} certificates printed"),
    "history.certificate.voided": Wording("证书 {number} 作废：{reason}", "Certificate {number} voided: {reason}"),
    "history.certificate.reissued": Wording("证书 {number} 补办：{reason}", "Certificate {number} reissued: {reason}"),
}
_CLAIMS = {
    "history.claim.opened": Wording("建立申领单 {number}：{people} 人", "Claim {number} opened for {people} people"),
    "history.claim.computed": Wording("计算申领单 {number}：{total} 元", "Claim {number} computed: {total} yuan"),
    "history.claim.left_out": Wording(
        "申领单 {number} 调整第 {position} 人的申领", "Position {position} of claim {number} left out or taken in"
    ),
    "history.claim.attached": Wording("申领单 {number} 添加附件：{evidence}", "Attached to claim {number}: {evidence}"),
    "history.claim.detached": Wording("申领单 {number} 取下附件", "A file taken off claim {number}"),
    "history.claim.submitted": Wording("提交申领单 {number}：{total} 元", "Claim {number} submitted: {total} yuan"),
    "history.claim.withdrawn": Wording("撤回申领单 {number}", "Claim {number} withdrawn"),
    "history.claim.excluded": Wording(
        "初审排除申领单 {number} 第 {position} 人（{rule}）", "HR took position {position} off claim {number} ({rule})"
    ),
    "history.claim.returned": Wording(
        "申领单 {number} 退回补正：{remarks} 条意见", "Claim {number} returned with {remarks} remarks"
    ),
    "history.claim.approved": Wording("申领单 {number} 初审通过：{total} 元", "Claim {number} approved: {total} yuan"),
    "history.claim.rejected": Wording("申领单 {number} 不予通过（{rule}）", "Claim {number} rejected ({rule})"),
    "history.voucher.issued": Wording(
        "出具凭证 {number}：{heads} 人，{total} 元", "Voucher {number} issued: {heads} people, {total} yuan"
    ),
    "history.voucher.approved": Wording(
        "财政同意凭证 {number}：{total} 元", "Finance agreed to voucher {number}: {total} yuan"
    ),
    "history.voucher.returned": Wording("财政退回凭证 {number}", "Finance returned voucher {number}"),
    "history.voucher.refused": Wording("财政不予拨付凭证 {number}", "Finance refused voucher {number}"),
    "history.evidence.opened": Wording("查看附件“{name}”", "Attachment “{name}” opened"),
    "history.document.printed": Wording("打印 {number}", "{number} printed"),
}
HISTORY_TEXTS: dict[str, Wording] = {
    **_CLASSES,
    **_CLAIMS,
    "history.other": Wording("{number}：{action}", "{number}: {action}"),
}
