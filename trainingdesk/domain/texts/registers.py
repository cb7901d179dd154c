"""Wording of the codes about registers: institutions, employers, assessment bodies, classes."""

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
    "class.level_needed": Wording(
        "发{kind}的班级必须注明申报等级。",
        "A class for this kind of certificate ({kind_en}) has to name the level aimed at.",
    ),
    "class.occupation_name_needed": Wording(
        "职业目录（{edition} 年版）没有 {occupation}，无法得知职业名称。",
        "The occupation catalogue ({edition}) does not hold {occupation}, so its name is not known.",
        "请填写职业名称。",
        "Enter the occupation's name.",
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
    "class.in_use": Wording(
        "班级 {number} 已发证或正在申领，不能撤销。",
        "Class {number} has given certificates or is being claimed for, and cannot be cancelled.",
        "请先撤回申领单；已发的证书请先作废。",
        "Withdraw the claim, or have the certificates voided, first.",
    ),
}

_FILES = {
    "class.not_open": Wording(
        "班级 {number} 已结班或已撤销，不能再导入。",
        "Class {number} is closed or cancelled; nothing more can be imported into it.",
    ),
    "import.changed_meanwhile": Wording(
        "检查“{file}”之后，登记库已有变动，导入结果将与刚才所见不同，因此没有写入。",
        "Since “{file}” was checked, the register has changed, and importing would no longer do what was shown; "
        "nothing was written.",
        "请重新检查后再导入。",
        "Check the file again, then import it.",
    ),
    "import.has_errors": Wording(
        "“{file}”有 {count} 处错误，没有写入任何内容。",
        "“{file}” has {count} errors; nothing was written.",
        "请改正后重新导入，或只导入没有错误的行。",
        "Correct them and import again, or import the rows without errors only.",
    ),
    "import.row_not_importable": Wording(
        "“{file}”第 {row} 行有错误或没有新内容，不能导入；没有写入任何内容。",
        "Row {row} of “{file}” has an error or nothing new and cannot be imported; nothing was written.",
        "请只选择可导入的行。",
        "Choose importable rows only.",
    ),
    "import.row_not_chosen": Wording("未选择导入此行。", "This row was not chosen for import."),
    "import.other_class_number": Wording(
        "文件上写的班级编号是“{stated}”，而要导入的班级是 {number}。",
        "The file says class “{stated}”, but is to be imported into class {number}.",
        "请确认没有选错班级或文件。",
        "Make sure that neither the class nor the file is the wrong one.",
    ),
    "import.other_class_day": Wording(
        "文件上写的培训日期 {stated} 与班级 {number} 登记的 {day} 不一致。",
        "The file says {stated} where class {number} is registered with {day}.",
        "请确认没有选错班级或文件。",
        "Make sure that neither the class nor the file is the wrong one.",
    ),
}

_CHECK_DOCUMENT = ("请对照证件原件核对姓名和证件号码。", "Compare name and number with the identity document.")
_ROSTERS = {
    "roster.name_differs": Wording(
        "该证件号码已登记的姓名为“{registered}”，与“{name}”不一致。",
        "This identity number is registered under the name “{registered}”, not “{name}”.",
        *_CHECK_DOCUMENT,
    ),
    "roster.level_needed": Wording(
        "本班有多个申报等级（{levels}），此行没有写明。",
        "The class aims at several levels ({levels}); this row does not say which.",
        "请填写申报等级。",
        "Enter the level aimed at.",
    ),
    "roster.level_not_of_class": Wording(
        "申报等级“{level}”不是本班的申报等级（{levels}）。",
        "The level “{level_en}” is not one that the class aims at ({levels}).",
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

REGISTERS_TEXTS: dict[str, Wording] = {**_FIELDS, **_INSTITUTIONS, **_CLASSES, **_FILES, **_ROSTERS}
