"""Wording of the codes about imports: sheets, rows that were passed over, cells; whole files stand beside this."""

from __future__ import annotations

from trainingdesk.domain.texts.import_files import IMPORT_FILES_TEXTS
from trainingdesk.domain.texts.import_lists import IMPORT_LISTS_TEXTS
from trainingdesk.domain.texts.wording import Wording

_ASK_SENDER = ("请向提供文件的人重新索取。", "Ask for the file again where it came from.")
_TEXT_COLUMN = (
    "请先把整列设为“文本”格式，再对照原件重新录入；可从程序导出模板，其中的号码列已是文本格式。",
    "Set the whole column to text first, then enter the numbers again from the documents; "
    "the template that this program makes has them as text.",
)
_CHECK_CELL = ("请改正该单元格后重新导入。", "Put the cell right and import again.")
_SAVE_COMPUTED = (
    "请在 Excel 或 WPS 中打开，选中该列“复制—选择性粘贴—数值”，保存后重新导入。",
    "Open the file in Excel or WPS, copy the column and paste it back as values, save, and import again.",
)

_SHEETS = {
    "import.no_rows": Wording("文件里没有任何内容。", "There is nothing in the file.", *_ASK_SENDER),
    "import.no_header": Wording(
        "没有找到{kind}的表头。",
        "No header of a list of this kind ({kind_en}) was found.",
        "请保留“姓名”“身份证号”等列名所在的行，或使用程序导出的模板。",
        "Keep the row with the column titles, or use the template that this program makes.",
    ),
    "import.column_missing": Wording(
        "第 {rows} 行像是表头，但缺少这些列：{columns}。",
        "Row {rows} looks like the header but lacks these columns: “{columns}”.",
        "请补上缺少的列，或使用程序导出的模板。",
        "Add the missing columns, or use the template that this program makes.",
    ),
    "import.no_people": Wording(
        "表头下面没有学员。",
        "There is nobody below the header.",
        "请确认选对了文件，且名单没有被删除或移到别的工作表。",
        "Make sure that this is the right file and the list was not deleted or moved to another sheet.",
    ),
    "import.side_by_side": Wording(
        "“{column}”出现两次（{first} 列和 {second} 列）：一行里并排放了两个人，无法逐行核对。",
        "“{column}” appears twice (columns {first} and {second}): two people stand side by side in one row.",
        "请改成一人一行、一列一项后重新导入。",
        "Put each person in a row of their own and import again.",
    ),
    "import.column_twice": Wording(
        "“{column}”出现两次（{first} 列和 {second} 列），只采用 {first} 列。",
        "“{column}” appears twice (columns {first} and {second}); only column {first} is used.",
        "请删去或改名多余的一列。",
        "Delete or rename the other column.",
    ),
    "import.column_unused": Wording("“{column}”列没有采用。", "Column “{column}” is not used."),
    "import.sheet_skipped": Wording(
        "工作表“{sheet}”（{rows} 行）没有这种名单的表头，未读取。",
        "Sheet “{sheet}” ({rows} rows) has no header of such a list and was not read.",
    ),
    "import.sheet_hidden": Wording(
        "隐藏的工作表“{sheet}”里也有名单（{rows} 行），未读取。",
        "The hidden sheet “{sheet}” holds a list as well ({rows} rows); it was not read.",
        "如果这些人也要导入，请取消隐藏后重新导入；否则请删除该表。",
        "Show the sheet and import again if these people belong here; otherwise delete it.",
    ),
    "import.sheet_other_kind": Wording(
        "这张表更像{looks}，现按{read}读取。",
        "This sheet looks more like another kind of list ({looks_en}); it was read as asked ({read_en}).",
        "请确认没有选错文件。",
        "Make sure that this is the right file.",
    ),
}
_ROWS = {
    "import.row_above": Wording("表头上方的行，不是学员。", "A row above the header, not a person."),
    "import.row_header_again": Wording("重复的表头，已跳过。", "The header again; skipped."),
    "import.row_total": Wording("合计行，已跳过。", "A total; skipped."),
    "import.row_signature": Wording("签字盖章行，已跳过。", "A line for signatures; skipped."),
    "import.row_example": Wording("填写示例，已跳过。", "An example of how to fill in; skipped."),
    "import.row_numbered": Wording("只有序号、没有学员的行，已跳过。", "A numbered row without a person; skipped."),
    "import.row_text": Wording("说明文字，已跳过。", "A line of explanation; skipped."),
    "import.row_hidden": Wording(
        "这一行在表里是隐藏的（可能因筛选），照样读取。",
        "This row is hidden in the sheet, perhaps by a filter; it is read all the same.",
        "如果此人不该导入，请从表中删除这一行。",
        "Delete the row if the person does not belong here.",
    ),
    "import.cell_outside": Wording(
        "这一格在表头各列之外，没有采用。",
        "This cell lies outside the columns of the header and is not used.",
        "请确认没有填错列。",
        "Make sure that it is not in the wrong column.",
    ),
    "import.fields_shifted": Wording(
        "这一条比表头多出字段，各列可能已错位。",
        "This record has more fields than the header; its columns may have shifted.",
        "内容里若有逗号，请用英文双引号括起该字段，或改用 .xlsx。",
        "Put fields that hold a comma in double quotes, or use .xlsx.",
    ),
    "import.person_twice": Wording(
        "{name}的证件号码与第 {other} 行相同，是同一个人。",
        "{name} has the same identity number as row {other}: one person twice.",
        "请删去多余的一行。",
        "Delete one of the rows.",
    ),
    "import.id_of_another": Wording(
        "{name}的证件号码与第 {other} 行的{other_name}相同，必有一个是错的。",
        "{name} has the same identity number as {other_name} in row {other}; one of them is wrong.",
        "请对照两人的证件原件核对号码。",
        "Compare the numbers of both with their documents.",
    ),
    "import.id_also_of_another": Wording(
        "第 {other} 行的{other_name}也用了{name}的证件号码，必有一个是错的。",
        "{other_name} in row {other} has the identity number of {name} too; one of them is wrong.",
        "请对照两人的证件原件核对号码。",
        "Compare the numbers of both with their documents.",
    ),
    "import.account_shared": Wording(
        "银行账号与第 {other} 行另一人相同。",
        "The bank account is that of another person in row {other}.",
        "补贴只能付到本人账户，请核对两人的银行卡。",
        "Money goes to a person's own account only; check both cards.",
    ),
}
_CELLS = {
    "import.id_numeric": Wording(
        "证件号码是数字格式，Excel 只保留 15 位有效数字，末几位已经丢失，无法恢复。",
        "The identity number stands in a numeric cell; Excel keeps 15 digits of a number, so its last digits are lost.",
        *_TEXT_COLUMN,
    ),
    "import.account_numeric": Wording(
        "银行账号是数字格式，开头的 0 或末几位可能已经丢失。",
        "The bank account stands in a numeric cell; leading zeros or the last digits may be lost.",
        *_TEXT_COLUMN,
    ),
    "import.code_numeric": Wording(
        "编号是数字格式，开头的 0 或末几位可能已经丢失。",
        "The number stands in a numeric cell; leading zeros or the last digits may be lost.",
        *_TEXT_COLUMN,
    ),
    "import.code_tidied": Wording(
        "写法已统一（全角、空格、小写字母、引号）。",
        "Width, blanks, lower case or quotation marks were brought to one form.",
    ),
    "import.name_tidied": Wording(
        "姓名中的空格或不可见字符已去掉：{name}。", "Blanks or invisible characters in the name were removed: “{name}”."
    ),
    "import.name_mark": Wording(
        "间隔号写法已统一为“·”：{name}。", "The mark between the parts of the name is now “·”: “{name}”."
    ),
    "import.name_symbols": Wording(
        "姓名里有括号、斜线、星号等符号，不能照样印在证书上。",
        "The name holds brackets, slashes, stars or the like and could not be printed on a certificate.",
        "请只填与身份证一致的姓名，其余写到备注。",
        "Write the name alone, as on the identity card; put the rest into the remarks.",
    ),
    "import.cell_error": Wording("单元格是公式错误值。", "The cell shows a formula error.", *_CHECK_CELL),
    "import.formula_uncomputed": Wording(
        "单元格是公式，文件里没有保存它的结果。",
        "The cell is a formula whose result was not stored in the file.",
        *_SAVE_COMPUTED,
    ),
    "import.control_characters": Wording(
        "文字中有看不见的控制字符，可能改变显示的内容。",
        "The text holds invisible control characters, which may change how it reads.",
        "请重新手工录入，不要从网页复制。",
        "Type it again; do not copy it from a web page.",
    ),
    "import.text_long": Wording(
        "文字超过 {longest} 个字。", "The text is longer than {longest} characters.", *_CHECK_CELL
    ),
    "import.level_unreadable": Wording(
        "看不出是哪个技能等级。",
        "The skill level cannot be told.",
        "请写“五级”到“一级”、“初级工”到“高级技师”，或数字 5 到 1；没有等级的写“无”。",
        "Write 5 to 1 or the usual Chinese names, and “无” for none.",
    ),
    "import.level_not_higher": Wording(
        "申报等级（{target}）不高于现有等级（{held}），可能不能享受补贴。",
        "The level aimed at ({target_en}) is not above the level held ({held_en}); no subsidy may be due.",
        "请核对两个等级。",
        "Check both levels.",
    ),
    "import.date_unreadable": Wording(
        "看不出是哪一天。", "The day cannot be told.", "请写成 2026-03-02 这样的日期。", "Write it like 2026-03-02."
    ),
    "import.birth_unreadable": Wording(
        "看不出出生日期，按证件号码为准。",
        "The date of birth cannot be told; the identity number's is used.",
        "请写成 1990-03-02 这样的日期。",
        "Write it like 1990-03-02.",
    ),
    "import.date_future": Wording(
        "日期晚于检查日（{as_of}）。", "The day lies after the day of the check ({as_of}).", *_CHECK_CELL
    ),
    "import.date_early": Wording("日期早于 {earliest}，不合常理。", "The day lies before {earliest}.", *_CHECK_CELL),
    "import.number_unreadable": Wording("不是可用的数字。", "This is not a usable number.", *_CHECK_CELL),
    "import.number_range": Wording(
        "数字应在 {least} 到 {most} 之间。", "The number must lie between {least} and {most}.", *_CHECK_CELL
    ),
    "import.number_decimals": Wording("小数超过两位。", "There are more than two decimals.", *_CHECK_CELL),
    "import.id_kind_unknown": Wording(
        "认不出证件类型，按号码判断。",
        "The kind of document cannot be told; it was judged by the number.",
        "请填写居民身份证、港澳台居民居住证、外国人永久居留身份证或护照。",
        "State one of the four kinds of document.",
    ),
    "import.sex_unknown": Wording(
        "认不出性别，按证件号码为准。",
        "The sex cannot be told; the identity number's is used.",
        "请填写男或女。",
        "Write 男 or 女 (M or F).",
    ),
    "import.age_differs": Wording(
        "年龄与出生日期不符，应为 {age} 岁。",
        "The age does not agree with the date of birth; it should be {age}.",
        "请核对证件号码和年龄。",
        "Check the identity number and the age.",
    ),
    "import.group_unknown": Wording(
        "人员类别不在代码表中，未采用。",
        "This group of people is not on the list and was not used.",
        "请改用标准类别，如“登记失业人员”“农民工”“在职职工”。",
        "Use one of the standard groups.",
    ),
    "import.proof_span": Wording("证明的截止日期早于起始日期。", "The proof ends before it begins.", *_CHECK_CELL),
    "import.account_not_own": Wording(
        "账户户名与学员姓名（{name}）不同。",
        "The account holder is not the trainee ({name}).",
        "补贴只能付到本人账户，请核对。",
        "Money goes to a person's own account only; check it.",
    ),
    "import.region_unreadable": Wording(
        "户籍地应填六位行政区划代码，未采用。",
        "The place of registration must be a six-digit region code; it was not used.",
        "请填写如 410100 的六位代码。",
        "Write a six-digit code such as 410100.",
    ),
    "import.occupation_unlisted": Wording(
        "职业（工种）不在职业目录中；目录并不完整，不影响导入。",
        "The catalogue of occupations does not hold this one; it is partial, so the row is taken.",
        "请核对名称，最好同时填写职业编码；确有此职业的，可请主管部门登记。",
        "Check the name; better, state the code as well. The bureau can register an occupation that exists.",
    ),
    "import.occupation_ambiguous": Wording(
        "这个名称对应多个职业编码：{codes}。",
        "Several occupations have this name: {codes}.",
        "请填写职业编码。",
        "State the occupation's code.",
    ),
}

IMPORTS_TEXTS: dict[str, Wording] = {**IMPORT_FILES_TEXTS, **_SHEETS, **_ROWS, **_CELLS, **IMPORT_LISTS_TEXTS}
