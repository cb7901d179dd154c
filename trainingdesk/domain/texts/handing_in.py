"""Wording of handing in a file as a whole, and of what is put right about trainees afterwards."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

_TRAINEES = {
    "trainee.not_usable": Wording(
        "有 {count} 处不能采用，没有写入任何内容。", "{count} of the values cannot be used; nothing was written."
    ),
    "trainee.group_unknown": Wording(
        "{name}的人员类别不在代码表中。",
        "The category entered for {name} is not on the list.",
        "请填写标准类别，如“登记失业人员”“农民工”“在职职工”。",
        "Use one of the standard groups.",
    ),
    "trainee.bank_missing": Wording(
        "{name}的账户没有写明开户行。",
        "The account of {name} lacks its bank.",
        "请连同开户行填写，如“农业银行嵩州支行 6228…”。",
        "Enter the bank before the number.",
    ),
    "trainee.account_promised": Wording(
        "{name}的补贴正在办理，付款账户暂不能改。",
        "Money is promised to the account of {name}: it cannot change until the claim is decided.",
        "请在申领办结后更正，或先撤回申领单。",
        "Correct it when the claim is decided, or withdraw the claim first.",
    ),
    "trainee.claimed": Wording(
        "{name}已列入提交的申领单，班级内的信息不能再改。",
        "A claim was handed in for {name}: what the class holds of them stays as it is.",
        "请先撤回申领单。",
        "Withdraw the claim first.",
    ),
    "trainee.changed_meanwhile": Wording(
        "{name}的{field}刚被别人改过，没有写入任何内容。",
        "Somebody has just changed the {field_en} of {name}; nothing was written.",
        "请重新读取后再改。",
        "Read it again first.",
    ),
    "trainee.gone": Wording(
        "有人已不在班级 {number}，没有写入任何内容。",
        "Somebody is no longer in class {number}; nothing was written.",
        "请重新读取。",
        "Read it again.",
    ),
    "trainee.how_many": Wording("一次可处理 1 至 {most} 人。", "Between 1 and {most} trainees are taken at once."),
    "trainee.reason_needed": Wording(
        "请写明移出的原因（不超过 {longest} 个字）。", "State why they leave, in at most {longest} characters."
    ),
    "trainee.has_records": Wording(
        "{name}在班级 {number} 已有考勤、成绩、证书或申领，不能移出。",
        "{name} has attendance, a result, a certificate or a claim in class {number} and cannot be removed.",
        "请在申领单中排除此人。",
        "Leave the person out of the claim instead.",
    ),
}
_FILES: dict[str, Wording] = {
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
    "import.no_such_cell": Wording(
        "文件里没有 {cell} 这一格，无法改正。",
        "The file has no cell {cell} that could be amended.",
        "请重新检查文件。",
        "Check the file again.",
    ),
    "import.undo_unknown": Wording(
        "班级 {number} 没有这次导入，或这次导入无法撤销。",
        "Class {number} has no such import, or it cannot be undone.",
        "请在班级的历史中选择一次导入。",
        "Choose an import in the history of the class.",
    ),
    "import.undone_already": Wording("“{file}”的导入已经撤销。", "The import of “{file}” was undone already."),
    "import.undo_claimed": Wording(
        "“{file}”导入的内容已列入申领单，不能撤销。",
        "A claim takes up what was imported from “{file}”: it cannot be undone.",
        "请先撤回申领单；只需更正个别内容的，请直接更正或重新导入。",
        "Withdraw the claim first; to correct a few things, correct them or import them anew.",
    ),
    "import.undo_changed": Wording(
        "“{file}”导入之后，其中的内容已被更改，不能整批撤销。",
        "Something that was imported from “{file}” has been changed since: it cannot be undone as a whole.",
        "请先撤销之后的导入，或直接更正。",
        "Undo the later import first, or correct what is wrong.",
    ),
    "import.undo_built_on": Wording(
        "“{file}”导入的学员已有考勤、成绩或证书，不能撤销。",
        "People imported from “{file}” have attendance, results or certificates by now: it cannot be undone.",
        "请先撤销之后的导入。",
        "Undo the later imports first.",
    ),
    "import.no_such_column": Wording(
        "对照的列（{count} 列）中有文件里不会有的列，或超过 {most} 列。",
        "Among the {count} columns named are some that no sheet has, or they are more than {most}.",
        "请重新对照。",
        "Name the columns again.",
    ),
    "import.amendment_long": Wording(
        "{cell} 的新内容超过 {longest} 个字。",
        "The new text of {cell} has more than {longest} characters.",
        "请缩短后再试。",
        "Shorten it.",
    ),
    "import.too_many_amendments": Wording(
        "一个文件最多就地改正 {most} 格，这里有 {count} 格。",
        "At most {most} cells of a file are amended on the desk; these are {count}.",
        "请在原文件中改好后重新导入。",
        "Correct them in the file itself and import it again.",
    ),
    "import.too_many_cells": Wording(
        "一次最多查看 {most} 格，这里有 {count} 格。",
        "At most {most} cells are looked at together; these are {count}.",
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

HANDING_IN_TEXTS: dict[str, Wording] = {**_FILES, **_TRAINEES}
