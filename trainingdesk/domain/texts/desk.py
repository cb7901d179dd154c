"""Wording of what the desk says of its own: files recognised, values revealed, drafts kept."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

_RECOGNISED = {
    "recognition.kind_unknown": Wording(
        "认不出这是哪一种名单：没有找到花名册、考勤、成绩、证书或已享受补贴的列。",
        "No roster, attendance, results, certificates or past awards can be told from its columns.",
        "请核对表头，或改用模板。",
        "Check the header, or use the template.",
    ),
    "recognition.same_file": Wording(
        "与“{other}”内容完全相同，只需导入一次。",
        "The same content as “{other}”; importing it once is enough.",
    ),
    "recognition.too_many": Wording(
        "一次最多识别 {most} 个文件，这里有 {count} 个。",
        "At most {most} files are recognised at once; these are {count}.",
        "请分批拖入。",
        "Hand them over in parts.",
    ),
    "recognition.class_unknown": Wording(
        "文件写明班级 {number}，但没有这个班级。",
        "The file names class {number}, and there is no such class.",
        "请先开班，或选择已有班级。",
        "Open the class first, or choose one.",
    ),
    "recognition.other_institution": Wording(
        "文件写明机构“{stated}”，与本机构“{name}”不同。",
        "The file names institution “{stated}”, not “{name}”.",
        "请核对是否拿错了文件。",
        "Check that it is the right file.",
    ),
}
_PEOPLE = {
    "person.unknown": Wording(
        "没有这名学员（{person}）。",
        "There is no such person ({person}).",
        "请从列表或搜索中选择。",
        "Choose from a list or a search.",
    ),
}
_REVEALED = {
    "reveal.nothing": Wording(
        "没有登记{field}。",
        "No {field_en} is registered.",
    ),
    "reveal.too_many": Wording(
        "一小时内已显示 {count} 项完整信息，超过 {most} 项；已记入审计并提示核查。",
        "{count} values were shown in full within an hour, more than {most}; it is on record and will be looked at.",
        "请只在核对需要时显示。",
        "Reveal only what has to be compared.",
    ),
}
_EVIDENCE = {
    "evidence.unknown": Wording(
        "{number} 没有这份附件。",
        "{number} has no such attachment.",
        "请刷新后从附件列表中选择。",
        "Reload and choose from the list.",
    ),
}
_DRAFTS = {
    "draft.too_large": Wording(
        "草稿超过 {limit} KB，没有保存。",
        "The draft is larger than {limit} KB and was not kept.",
        "请缩短文字，或先提交一部分。",
        "Shorten the text, or hand in a part of it first.",
    ),
    "draft.secret": Wording(
        "草稿中不保存口令。",
        "Passwords are not kept in drafts.",
    ),
}
DESK_TEXTS: dict[str, Wording] = {**_RECOGNISED, **_PEOPLE, **_REVEALED, **_EVIDENCE, **_DRAFTS}
