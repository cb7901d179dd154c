"""Wording of the codes about registers: institutions, employers, assessment bodies, occupations, classes."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

_LOOK_AGAIN = ("请重新打开后再办理。", "Open it again and see what changed.")

_FIELDS = {
    "register.bureau_only": Wording(
        "这份名册含有其他单位提供给主管部门的信息，只供主管部门查看。",
        "This register holds what other parties gave to the bureau; only the bureau may see it.",
    ),
    "register.blank": Wording("没有填写{field}。", "The {field_en} is missing.", "请填写后再办理。", "Enter it."),
    "register.too_long": Wording(
        "{field}超过 {longest} 个字符。",
        "The {field_en} is longer than {longest} characters.",
        "请缩短后再办理。",
        "Shorten it.",
    ),
    "register.control_characters": Wording(
        "{field}含有看不见的控制字符。",
        "The {field_en} contains control characters that cannot be seen.",
        "请重新录入，不要从网页复制。",
        "Type it in again instead of copying it from a web page.",
    ),
    "register.region": Wording(
        "行政区划代码“{value}”不是六位数字。",
        "The region code “{value}” is not six digits.",
        "请按 GB/T 2260 填写，例如郑州市 410100。",
        "Use GB/T 2260, for example 410100 for Zhengzhou.",
    ),
    "register.edition": Wording(
        "没有 {value} 年版职业分类，已知版本：{known}。",
        "There is no occupation classification of {value}; the known editions are {known}.",
    ),
    "register.kind": Wording(
        "类型“{value}”不在已知类型之内：{known}。",
        "“{value}” is none of the known kinds: {known}.",
        "请选用其中之一，或使用政策包自定的 pack: 类型。",
        "Use one of them, or a kind of a policy pack's own, written pack:word.",
    ),
    "register.span_empty": Wording(
        "有效期从 {start} 起，却在 {until} 之前就已结束。",
        "The span starts on {start} but is over before {until}.",
        "请核对起止日期。",
        "Check both dates.",
    ),
}

_INSTITUTIONS = {
    "institution.unknown": Wording(
        "没有统一社会信用代码为“{credit_code}”的培训机构，或不在您的查看范围内。",
        "There is no training institution with the credit code “{credit_code}”, or it is not yours to see.",
        "请核对代码；可用机构列表查找。",
        "Check the code; the list of institutions shows those you may see.",
    ),
    "institution.exists": Wording(
        "统一社会信用代码 {credit_code} 的机构已经登记。",
        "An institution with the credit code {credit_code} is already registered.",
        "请修改已登记的机构，不要重复登记。",
        "Edit the registered institution instead.",
    ),
    "institution.changed_meanwhile": Wording(
        "“{what}”的资料已被他人修改。", "“{what}” was changed by somebody else meanwhile.", *_LOOK_AGAIN
    ),
    "institution.scope_empty": Wording(
        "没有列出任何职业和等级。", "No occupation and level is named.", "请至少列出一项。", "Name at least one."
    ),
    "institution.scope_overlaps": Wording(
        "职业 {occupation} {level} 已有 {since} 至 {until} 的资质，与新的有效期重叠。",
        "Occupation {occupation}, {level_en}, is already certified from {since} to {until}, which overlaps.",
        "请从原有效期结束的次日起登记。",
        "Let the new span begin on the day after.",
    ),
    "institution.suspended": Wording(
        "“{name}”目前处于暂停状态，不能开办补贴性培训班。",
        "“{name}” is suspended and may not open subsidised classes.",
        "请先由主管部门恢复其资格。",
        "The bureau has to restore it first.",
    ),
    "institution.removed": Wording(
        "“{name}”已退出定点培训机构名单，不能开办补贴性培训班。",
        "“{name}” has left the list of certified institutions and may not open subsidised classes.",
    ),
    "institution.certification_expired": Wording(
        "开班日 {start} 不在“{name}”的定点有效期（{since} 至 {until}）内。",
        "The class starts on {start}, outside the days on which “{name}” is certified ({since} to {until}).",
        "请核对开班日期，或先由主管部门续期。",
        "Check the date, or have the bureau renew the certification first.",
    ),
    "employer.exists": Wording(
        "统一社会信用代码 {credit_code} 的用人单位已经登记。",
        "An employer with the credit code {credit_code} is already registered.",
    ),
    "employer.changed_meanwhile": Wording(
        "“{what}”的资料已被他人修改。", "“{what}” was changed by somebody else meanwhile.", *_LOOK_AGAIN
    ),
    "body.changed_meanwhile": Wording(
        "“{what}”的资料已被他人修改。", "“{what}” was changed by somebody else meanwhile.", *_LOOK_AGAIN
    ),
    "body.exists": Wording(
        "统一社会信用代码 {credit_code} 的评价机构已经登记。",
        "An assessment body with the credit code {credit_code} is already registered.",
    ),
    "body.prefix_taken": Wording(
        "证书编号前缀 {prefix} 已属于“{name}”。",
        "The number prefix {prefix} already belongs to “{name}”.",
        "两个评价机构不能使用同一前缀，请核对。",
        "Two bodies cannot share a prefix; check it.",
    ),
    "body.prefix_faulty": Wording(
        "证书编号前缀“{prefix}”不是 13 位：Y 或 S，4 位机构，2 位省份，6 位站点。",
        "The prefix “{prefix}” is not 13 characters: Y or S, 4 for the body, 2 for the province, 6 for the site.",
        "请按人社鉴发〔2019〕2号填写。",
        "Write it as “人社鉴发〔2019〕2号” says.",
    ),
}

_OCCUPATIONS = {
    "occupation.shipped": Wording(
        "随附的职业目录（{edition} 年版）已有 {occupation}“{name}”。",
        "The shipped catalogue ({edition}) already holds {occupation} “{name}”.",
        "直接使用该编码即可，不必登记。",
        "Use the code as it is; it need not be entered.",
    ),
    "occupation.exists": Wording(
        "{occupation}（{edition} 年版）已登记为“{name}”。",
        "{occupation} (edition {edition}) is already registered as “{name}”.",
        "如有误请更正；如已停用请恢复。",
        "Amend it if it is wrong, restore it if it was retired.",
    ),
    "occupation.unknown": Wording(
        "职业登记中没有 {occupation}（{edition} 年版）。",
        "The register of occupations does not hold {occupation} (edition {edition}).",
        "请核对编码和版本；随附目录中的职业不在此更正或停用。",
        "Check code and edition; what ships with the program is not amended or retired here.",
    ),
    "occupation.changed_meanwhile": Wording(
        "“{what}”的登记已被他人修改。", "“{what}” was changed by somebody else meanwhile.", *_LOOK_AGAIN
    ),
    "occupation.retired_already": Wording(
        "“{name}”（{occupation}）已自 {day} 起停用。",
        "“{name}” ({occupation}) is retired as of {day} already.",
        "要改停用日期，请先恢复。",
        "To change the day, restore it first.",
    ),
    "occupation.not_retired": Wording(
        "“{name}”（{occupation}）没有停用，不必恢复。",
        "“{name}” ({occupation}) is not retired; there is nothing to restore.",
    ),
}

_CLASSES = {
    "class.unknown": Wording(
        "没有班级“{number}”，或不在您的查看范围内。",
        "There is no class “{number}”, or it is not yours to see.",
        "请核对班级编号；可用班级列表查找。",
        "Check the number; the list of classes shows those you may see.",
    ),
    "class.institution_needed": Wording(
        "班级由培训机构的经办人员开办，您的账号不属于任何培训机构。",
        "Classes are opened by clerks of training institutions; your login belongs to none.",
    ),
    "class.exists": Wording(
        "班级编号 {number} 已被使用。", "The class number {number} is already taken.", "请换一个编号。", "Use another."
    ),
    "class.number_form": Wording(
        "班级编号“{number}”不能使用：只能含字母、数字、汉字和 ( ) / . _ -，最长 40 个字符。",
        "“{number}” cannot be a class number: letters, digits, Chinese characters and ( ) / . _ -, at most 40.",
        "请换一个编号，或留空由系统编号。",
        "Use another, or leave it empty for a number of the office's own.",
    ),
    "class.changed_meanwhile": Wording(
        "班级 {what} 的资料已被他人修改。", "Class {what} was changed by somebody else meanwhile.", *_LOOK_AGAIN
    ),
    "class.ends_before_start": Wording(
        "结班日 {end} 早于开班日 {start}。", "The class ends on {end}, before it starts on {start}."
    ),
    "class.hours": Wording(
        "计划学时（{hours}）必须大于零，理论和实操学时不能为负。",
        "The planned hours ({hours}) must be above zero, hours of theory and practice not below it.",
    ),
    "class.hours_sum": Wording(
        "理论与实操学时合计 {parts}，超过计划学时 {hours}。",
        "Theory and practice add up to {parts} hours, more than the {hours} planned.",
    ),
    "class.heads": Wording("计划人数（{heads}）必须大于零。", "The planned heads ({heads}) must be above zero."),
    "class.measure": Wording(
        "“{value}”太大，计划学时和计划人数都不超过 {most}。",
        "{value} is too much: planned hours and planned heads are at most {most}.",
    ),
    "class.level_needed": Wording(
        "发{kind}的班级必须注明申报等级。",
        "A class for this kind of certificate ({kind_en}) has to name the level aimed at.",
    ),
    "class.occupation_name_needed": Wording(
        "职业目录（{edition} 年版）没有 {occupation}，无法得知职业名称。",
        "The occupation catalogue ({edition}) does not hold {occupation}, so its name is not known.",
        "请填写职业名称，或请主管部门先登记该职业。",
        "Enter the occupation's name, or have the bureau register the occupation first.",
    ),
    "class.outside_scope": Wording(
        "{occupation}（{number}，{edition} 年版）{level} 不在本机构的资质范围内。",
        "{occupation} ({number}, edition {edition}), {level_en}, is outside this institution's certified scope.",
        "只能开办资质范围内的职业和等级；如需增项，请先向主管部门备案。",
        "Only certified occupations and levels may be taught; have the bureau extend the scope first.",
    ),
    "class.scope_not_on_day": Wording(
        "开班日 {start} 不在 {occupation}（{number}，{edition} 年版）{level} 的资质有效期（{since} 至 {until}）内。",
        "On {start}, when the class starts, the certification for {occupation} ({number}, edition {edition}), "
        "{level_en}, is not in force ({since} to {until}).",
        "请核对开班日期，或先由主管部门续期。",
        "Check the date, or have the bureau renew the certification first.",
    ),
    "class.has_trainees": Wording(
        "班级 {number} 已有学员，职业、等级、证书类别和开班日不能再改。",
        "Class {number} has trainees: its occupation, levels, kind of certificate and first day can no longer change.",
        "请撤销该班并另开新班。",
        "Cancel it and open another.",
    ),
    "class.attended_after_end": Wording(
        "班级 {number} 在 {day} 已有考勤，结班日不能早于这一天。",
        "Class {number} has attendance on {day}; it cannot end before.",
    ),
    "class.not_ended": Wording(
        "班级 {number} 到 {end} 才结束，现在不能结班。", "Class {number} runs until {end} and cannot be closed yet."
    ),
    "class.claimed": Wording(
        "班级 {number} 的申领单 {claim} 已提交，班级资料不能再改。",
        "Claim {claim} for class {number} was handed in: the class can no longer be changed.",
        "如资料有误，请先撤回申领单，或请初审退回。",
        "If something is wrong, withdraw the claim, or have HR send it back, first.",
    ),
    "class.in_use": Wording(
        "班级 {number} 已发证或正在申领，不能撤销。",
        "Class {number} has given certificates or is being claimed for, and cannot be cancelled.",
        "请先撤回申领单；已发的证书请先作废。",
        "Withdraw the claim, or have the certificates voided, first.",
    ),
}

REGISTERS_TEXTS: dict[str, Wording] = {**_FIELDS, **_INSTITUTIONS, **_OCCUPATIONS, **_CLASSES}
