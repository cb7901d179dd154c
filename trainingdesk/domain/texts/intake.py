"""Wording of what the filing room adds when a file comes in: rosters, attendance, results, past awards."""

from __future__ import annotations

from trainingdesk.domain.texts.handing_in import HANDING_IN_TEXTS
from trainingdesk.domain.texts.wording import Wording

_CHECK_DOCUMENT = ("请对照证件原件核对姓名和证件号码。", "Compare name and number with the identity document.")
_ROSTERS = {
    "roster.name_differs": Wording(
        "该证件号码已登记的姓名为“{registered}”，与“{name}”不一致。",
        "This identity number is registered under the name “{registered}”, not “{name}”.",
        *_CHECK_DOCUMENT,
    ),
    "roster.level_needed": Wording(
        "本班有多个申报等级（{levels}），此行没有写明。",
        "The class aims at several levels ({levels_en}); this row does not say which.",
        "请填写申报等级。",
        "Enter the level aimed at.",
    ),
    "roster.level_not_of_class": Wording(
        "申报等级“{level}”不是本班的申报等级（{levels}）。",
        "The level “{level_en}” is not one that the class aims at ({levels_en}).",
        "请核对等级，或将学员编入相应班级。",
        "Check the level, or enrol the trainee in a class that aims at it.",
    ),
    "roster.level_not_used": Wording(
        "本班所发证书不分等级，此行的申报等级不予采用。",
        "The certificate of this class has no levels; the level in this row is not used.",
    ),
    "roster.level_not_certified": Wording(
        "开班日 {start}，本机构没有本职业“{level}”的资质。",
        "On {start}, when the class starts, the institution is not certified for this occupation at “{level_en}”.",
        "只能申报资质范围内的等级。",
        "Only certified levels may be taught.",
    ),
    "roster.level_not_above": Wording(
        "申报等级“{target}”不高于现有等级“{held}”。",
        "The level aimed at ({target_en}) is not above the level held ({held_en}).",
        "请核对现有等级和申报等级。",
        "Check both levels.",
    ),
    "roster.level_not_above_certificate": Wording(
        "申报等级“{target}”不高于本职业已登记证书的等级“{held}”。",
        "The level aimed at ({target_en}) is not above a registered certificate of this occupation ({held_en}).",
        "该学员不能再参加此等级的补贴培训。",
        "The trainee cannot be trained for this level at public cost again.",
    ),
    "roster.occupation_differs": Wording(
        "此行的职业“{stated}”与本班的“{occupation}”（{number}）不同。",
        "The occupation in this row, “{stated}”, is not that of the class, “{occupation}” ({number}).",
        "请核对职业，或将学员编入相应班级。",
        "Check the occupation, or enrol the trainee in a class for it.",
    ),
    "roster.occupation_unsure": Wording(
        "此行的职业写作“{stated}”，本班为“{occupation}”（{number}），请确认是同一职业。",
        "This row calls the occupation “{stated}”, the class “{occupation}” ({number}); make sure they are the same.",
    ),
    "roster.in_other_class": Wording(
        "该学员同期已在其他培训机构的班级中。",
        "The trainee is enrolled in another institution's class on the same days.",
        "请向学员核实；同一时间只能参加一个班。",
        "Ask the trainee: nobody can sit in two classes at once.",
    ),
    "roster.in_other_class_named": Wording(
        "该学员同期已在“{institution}”的班级 {other} 中。",
        "The trainee is enrolled in class {other} of “{institution}” on the same days.",
        "请核实；同一时间只能参加一个班。",
        "Look into it: nobody can sit in two classes at once.",
    ),
    "roster.awarded_before": Wording(
        "该学员已享受或已申领“{occupation}”{level}的补贴。",
        "A subsidy for “{occupation}”, {level_en}, was already paid to or claimed for this trainee.",
        "同一职业同一等级一般只补贴一次，申领时可能被排除。",
        "The same occupation and level is usually paid once; the claim may leave the trainee out.",
    ),
    "roster.account_changes": Wording(
        "该学员登记的银行账户将改为此账户。",
        "This account will replace the one registered for the trainee.",
        "请确认是本人账户。",
        "Make sure that it is the trainee's own.",
    ),
    "roster.phone_changes": Wording(
        "该学员登记的联系电话将改为此号码。",
        "This number will replace the telephone number registered for the trainee.",
    ),
    "roster.origin_changes": Wording(
        "该学员登记的户籍地区划将改为此代码。",
        "This code will replace the registered residence of the trainee.",
        "户籍地可能影响补贴资格，请核对户口簿。",
        "It may decide on the subsidy; compare it with the household register.",
    ),
    "roster.account_promised": Wording(
        "有一笔正在办理的申领将拨付到此人登记的账户，办结前不能更改。",
        "A claim under way pays to the account registered for this person; it cannot change before that is decided.",
        "请删去此列，或待申领办结、退回后再更改。",
        "Leave the account out, or wait until the claim is decided or sent back.",
    ),
    "roster.account_of_another": Wording(
        "此银行账户已登记在另一人名下。",
        "This bank account is registered as another person's.",
        "补贴须发至本人账户，请核对。",
        "Subsidies go to the person's own account; check the number.",
    ),
    "roster.class_full": Wording(
        "本班计划 {heads} 人，已经满员。",
        "The class is planned for {heads} and is full.",
        "请先修改班级的计划人数，或编入其他班级。",
        "Change the planned heads of the class first, or use another class.",
    ),
    "roster.enrolled_already": Wording(
        "该学员已在本班，内容相同，不再写入。", "The trainee is already in the class with the same particulars."
    ),
    "roster.enrolment_changes": Wording(
        "该学员已在本班，将更新：{fields}。", "The trainee is already in the class; this will be updated: {fields}."
    ),
    "roster.enrolment_claimed": Wording(
        "该学员已在本班且已申领补贴，登记内容不能再改。",
        "The trainee is already in the class and claimed for; the particulars can no longer change.",
        "请先撤回申领单，或请初审退回。",
        "Withdraw the claim, or have it returned, first.",
    ),
}

_LISTS = {
    "list.not_enrolled": Wording(
        "“{name}”不在本班。",
        "“{name}” is not enrolled in the class.",
        "请核对证件号码和班级。",
        "Check number and class.",
    ),
    "list.name_differs": Wording(
        "本班该证件号码的学员是“{registered}”，不是“{name}”。",
        "In this class the identity number belongs to “{registered}”, not “{name}”.",
        *_CHECK_DOCUMENT,
    ),
    "list.name_ambiguous": Wording(
        "本班有几位“{name}”，只凭姓名无法区分。",
        "Several trainees of the class are called “{name}”; the name alone does not tell which is meant.",
        "请补填证件号码。",
        "Add the identity number.",
    ),
}
_ATTENDANCE = {
    "attendance.totals_only": Wording(
        "表中只有合计学时，没有逐日考勤。",
        "The sheet has totals only, no attendance day by day.",
        "请提供逐日考勤表；可使用模板。",
        "Send attendance day by day; there is a template.",
    ),
    "attendance.hours_unknown": Wording(
        "表中没有学时；按本班剩余学时分摊到 {days} 天，每天 {hours} 学时，不合常理。",
        "The sheet states no hours; the hours the class has left, shared among {days} days, come to {hours} a day, "
        "which cannot be right.",
        "请在表头上方写明“每日计划 N 学时”，或在格内填写学时。",
        "State the hours planned a day above the header (每日计划 N 学时), or fill in hours.",
    ),
    "attendance.more_than_planned": Wording(
        "各天计划学时合计 {total}，超过本班计划的 {planned} 学时。",
        "The hours planned for all days come to {total}, more than the {planned} of the class.",
        "请核对学时和日期。",
        "Check hours and days.",
    ),
    "attendance.not_in_file": Wording(
        "有 {count} 名学员没有出现在此文件中：{names}。",
        "{count} trainees of the class are not in this file: {names}.",
        "缺少考勤的学员不能计算出勤率，请补报。",
        "Without attendance their rate cannot be told; send it in.",
    ),
    "attendance.outside_class": Wording(
        "{day} 不在本班的培训日期（{start} 至 {end}）内。",
        "{day} is not a day of the class ({start} to {end}).",
        "请核对日期，或先修改班级的起止日期。",
        "Check the day, or change the days of the class first.",
    ),
    "attendance.not_yet": Wording(
        "{day} 还没有到，不能有考勤。", "{day} has not come yet, and cannot have been attended."
    ),
    "attendance.over_planned": Wording(
        "{day} 实到 {attended} 学时，超过当天计划的 {planned} 学时。",
        "{attended} hours were attended on {day}, more than the {planned} planned.",
        "请核对当天的学时。",
        "Check the hours of the day.",
    ),
    "attendance.claimed": Wording(
        "该学员已申领补贴，{day} 的考勤不能再改。",
        "The trainee was claimed for; attendance on {day} can no longer change.",
        "请先撤回申领单，或请初审退回。",
        "Withdraw the claim, or have it returned, first.",
    ),
    "attendance.changes": Wording(
        "{day} 的考勤将由 {before} 学时改为 {after} 学时。",
        "Attendance on {day} will change from {before} to {after} hours.",
        "修改会记入审计。",
        "The change goes on record.",
    ),
    "attendance.late_counted": Wording(
        "迟到或早退 {count} 次，表中没有学时，按出勤计。",
        "Late or gone early {count} times; the sheet states no hours, so these count as attended.",
    ),
    "attendance.silent_days": Wording(
        "以下日期没有该学员的记录，按缺勤计：{days}。",
        "Nothing is said of the trainee on these days, which count as absent: {days}.",
        "如实际到课，请补填后重新导入。",
        "If the trainee was there, fill it in and import again.",
    ),
    "attendance.known": Wording("此行的考勤已登记，内容相同，不再写入。", "This attendance is already on record."),
}
_RESULTS = {
    "results.method_assumed": Wording(
        "表中没有认定方式，按“{method}”登记。", "The list has no method; “{method_en}” is recorded."
    ),
    "results.day_missing": Wording(
        "没有考核日期。",
        "The day of the assessment is missing.",
        "请填写，或写在表头上方。",
        "Enter it here or above the header.",
    ),
    "results.day_assumed": Wording(
        "没有考核日期，按发证日期 {day} 登记。",
        "The day of the assessment is missing; that of the certificate, {day}, is taken.",
    ),
    "results.verdict_missing": Wording(
        "没有考核结果，凭成绩也无法判断是否合格。",
        "There is no verdict, and the scores do not tell whether it was passed.",
        "请填写合格或不合格。",
        "Enter whether it was passed.",
    ),
    "results.certificate_day_missing": Wording(
        "有证书编号但没有发证日期。",
        "There is a certificate number but no date of issue.",
        "请填写发证日期。",
        "Enter it.",
    ),
    "results.level_not_target": Wording(
        "考核等级“{level}”与花名册的申报等级“{target}”不同。",
        "The level assessed, “{level_en}”, is not the one aimed at on the roster, “{target_en}”.",
        "请核对等级。",
        "Check the level.",
    ),
    "results.kind_differs": Wording(
        "证书类别“{kind}”与本班的“{of_class}”不同。",
        "The kind of certificate, “{kind_en}”, is not that of the class, “{of_class_en}”.",
        "不同类别的证书不能在同一班级申报。",
        "Different kinds of certificates cannot be claimed for in one class.",
    ),
    "results.before_class": Wording(
        "{day} 早于开班日 {start}。", "{day} is before the class starts on {start}.", "请核对日期。", "Check the date."
    ),
    "results.no_attendance": Wording(
        "该学员在本班没有出勤记录。",
        "The trainee has no attendance in this class.",
        "请先导入考勤；没有出勤的学员可能不予补贴。",
        "Import attendance first; without it the claim may leave the trainee out.",
    ),
    "results.certificate_second": Wording(
        "该学员在本班已有证书 {held}。",
        "The trainee already has certificate {held} of this class.",
        "一个班级一人只发一张证书，请核对编号。",
        "A class leads to one certificate a person; check the number.",
    ),
    "results.certificate_of_another": Wording(
        "该证书编号已登记在另一人名下。",
        "This certificate number is registered for another person.",
        "请对照证书核对编号。",
        "Compare the number with the certificate.",
    ),
    "results.certificate_void": Wording(
        "该证书已作废。",
        "This certificate was declared void.",
        "请对照证书核对编号。",
        "Compare the number with the certificate.",
    ),
    "results.certificate_differs": Wording(
        "该证书已登记，但班级、等级或发证日期与此行不同。",
        "This certificate is on the register with another class, level or date of issue.",
        "请对照证书核对。",
        "Compare it with the certificate.",
    ),
    "results.claimed": Wording(
        "该学员已申领补贴，成绩不能再改。",
        "The trainee was claimed for; the result can no longer change.",
        "请先撤回申领单，或请初审退回。",
        "Withdraw the claim, or have it returned, first.",
    ),
    "results.sitting_changes": Wording(
        "{day} 的成绩已登记，将按此行更正。",
        "A result of {day} is on record and will be corrected by this row.",
        "更正会记入审计。",
        "The correction goes on record.",
    ),
    "results.known": Wording("此行的成绩已登记，内容相同，不再写入。", "This result is already on record."),
}
_AWARDS = {
    "awards.item_assumed": Wording(
        "表中没有补贴项目，按“{item}”登记。",
        "The list does not name the subsidy; “{item_en}” is recorded.",
        "如为其他项目，请加“补贴项目”一列。",
        "If it is another, add a column for it.",
    ),
    "awards.scheme_assumed": Wording(
        "部分补贴没有写明资金渠道，按“{scheme}”登记。",
        "Some awards do not name their scheme; “{scheme_en}” is recorded.",
        "如出自失业保险基金，请加“资金渠道”一列。",
        "If they were paid from unemployment insurance, add a column for it.",
    ),
    "awards.occupation_unknown": Wording(
        "没有职业编码，凭名称也无法确定；同一职业同一等级的限制将查不到这笔补贴。",
        "The occupation has no code and no certain name; limits by occupation and level will not see this award.",
        "请填写职业编码。",
        "Enter the occupation code.",
    ),
    "awards.amount_differs": Wording(
        "此笔补贴已登记为 {known} 元，此处为 {amount} 元。",
        "This award is on record with {known} yuan, here with {amount}.",
        "请向发放单位核实金额。",
        "Ask the payer for the right amount.",
    ),
    "awards.again": Wording(
        "与第 {other} 行是同一笔补贴，金额却不同。",
        "This is the same award as in row {other}, with another amount.",
        "请核实后只保留一行。",
        "Find out which is right and keep that row.",
    ),
    "awards.known": Wording("此笔补贴已登记，不再写入。", "This award is already on record."),
    "awards.completed": Wording(
        "此笔补贴已登记，将补充依据日期或发放单位。",
        "This award is on record; its basis date or payer will be completed.",
    ),
    "awards.revoked": Wording(
        "此笔补贴已登记，将注明于 {day} 收回。", "This award is on record and will be marked as taken back on {day}."
    ),
}

INTAKE_TEXTS: dict[str, Wording] = {
    **HANDING_IN_TEXTS,
    **_LISTS,
    **_ROSTERS,
    **_ATTENDANCE,
    **_RESULTS,
    **_AWARDS,
}
