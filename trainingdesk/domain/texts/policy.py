"""Wording of the codes about policy: mistakes in packs and tables, with the steps of a decision beside them."""

from __future__ import annotations

from trainingdesk.domain.texts.policy_steps import STEP_TEXTS
from trainingdesk.domain.texts.wording import Wording

_MISTAKES: dict[str, Wording] = {
    "policy.unreadable": Wording(
        "政策包有错误，不能使用。",
        "The policy pack has mistakes and cannot be used.",
        "按下列各项改正后再检查一次。",
        "Mend each item below and check again.",
    ),
    "policy.file_unreadable": Wording(
        "文件 {name} 打不开：{why}。",
        "File {name} cannot be opened: {why}.",
        "检查路径和读取权限。",
        "Check the path and that you may read it.",
    ),
    "policy.file_too_big": Wording(
        "文件 {name} 超过 4 MB，不像政策包。",
        "File {name} is over 4 MB; that is no policy pack.",
        "检查是否选错文件。",
        "Check that it is the right file.",
    ),
    "policy.file_not_utf8": Wording(
        "文件 {name} 不是 UTF-8 文本。",
        "File {name} is not UTF-8 text.",
        "用编辑器另存为 UTF-8。",
        "Save it as UTF-8 in your editor.",
    ),
    "policy.toml_syntax": Wording(
        "文件 {name} 的 TOML 写法有误：{why}。",
        "File {name} is not well-formed TOML: {why}.",
        "看该行该列的引号、等号、括号。",
        "Look at the quotes, equals signs and brackets at that line and column.",
    ),
    "policy.unknown_key": Wording(
        "{key}：没有这个键。",
        "{key}: there is no such key.",
        "最接近的是 {nearest}；不需要就删去。",
        "The nearest one is {nearest}; remove it if it is not needed.",
    ),
    "policy.key_missing": Wording(
        "缺少 {key}。",
        "{key} is missing.",
        "补上这个键。",
        "Add the key.",
    ),
    "policy.text_empty": Wording(
        "{key} 是空的。",
        "{key} is empty.",
        "写上内容。",
        "Write something there.",
    ),
    "policy.wrong_type": Wording(
        "{key} 的值 {value} 类型不对。",
        "{key} has the wrong type: {value}.",
        "应写成 {expected} 这样。",
        "Write it like {expected}.",
    ),
    "policy.unknown_value": Wording(
        "{key} 的值“{value}”不在允许的范围内。",
        "{key}: “{value}” is not one of the values it may have.",
        "是否要写 {nearest}？",
        "Did you mean {nearest}?",
    ),
    "policy.key_unreadable": Wording(
        "{key}：“{value}”不是这一列可能出现的值。",
        "{key}: no line could ever hold “{value}” in this column.",
        "职业编码写成 6-04-01-01 这样。",
        "Write occupation codes like 6-04-01-01.",
    ),
    "policy.amount_not_text": Wording(
        "{key} 的金额或数值 {value} 没有加引号。",
        "{key}: the figure {value} is not text.",
        '写成 "{value}"：金额从不经过浮点数。',
        'Write "{value}": figures never pass through floating point.',
    ),
    "policy.amount_bad": Wording(
        "{key}：“{value}”不是金额或数值。",
        "{key}: “{value}” is not an amount or figure.",
        '写成不为负、金额最多两位小数的数，如 "1200"、"0.8"。',
        'Write a number that is not negative, amounts with at most two decimals, such as "1200" or "0.8".',
    ),
    "policy.table_empty": Wording(
        "{key} 里没有一个标准。",
        "{key} holds no amount.",
        "写上各级的标准。",
        "Write the amounts.",
    ),
    "policy.parameter_unknown": Wording(
        "{key} 引用的参数 @{value} 不存在。",
        "{key} refers to a parameter @{value} that does not exist.",
        "最接近的是 {nearest}；或在 [parameters] 里加上它。",
        "The nearest one is {nearest}; or add it to [parameters].",
    ),
    "policy.pattern_bad": Wording(
        "{key}：“{value}”不是正确的模式：{why}。",
        "{key}: “{value}” is not a valid pattern: {why}.",
        "按正则表达式的写法改正。",
        "Mend the regular expression.",
    ),
    "policy.reason_unknown": Wording(
        "{key}：没有“{value}”这个原因代码。",
        "{key}: there is no reason code “{value}”.",
        "用规定的代码，或自定 pack:词。",
        "Use a code of the list, or one of your own as pack:word.",
    ),
    "policy.effect_count": Wording(
        "{key}：一个系数要有且只有一种作用。",
        "{key}: a factor has exactly one effect.",
        "在 {known} 中留下一个。",
        "Keep one of {known}.",
    ),
    "policy.id_bad": Wording(
        "{key}：“{value}”不能作代号。",
        "{key}: “{value}” cannot be an id.",
        "只用小写字母、数字和连字符，如 henan-2022。",
        "Use only lower-case letters, digits and hyphens, such as henan-2022.",
    ),
    "policy.region_bad": Wording(
        "{key}：“{value}”不是六位行政区划代码。",
        "{key}: “{value}” is not a six-digit region code.",
        "写六位代码，如 410000；适用全国则留空。",
        "Write six digits, such as 410000; leave it empty for the whole country.",
    ),
    "policy.occupation_bad": Wording(
        "{key}：“{value}”不是职业编码。",
        "{key}: “{value}” is not an occupation code.",
        "写成 6-04-01-01 这样。",
        "Write it like 6-04-01-01.",
    ),
    "policy.item_unknown": Wording(
        "{key}：没有“{value}”这个补贴项目。",
        "{key}: there is no item “{value}”.",
        "可用的项目：{known}。",
        "The items are: {known}.",
    ),
    "policy.no_rates": Wording(
        "{key}：项目没有任何标准。",
        "{key}: the item has no rate.",
        "至少写一个 rates 表。",
        "Write at least one table of rates.",
    ),
    "policy.rate_unreachable": Wording(
        "{key}：前面已有同样条件或无条件的标准，这一行永远用不到。",
        "{key}: an earlier row has the same condition or none, so this one can never apply.",
        "给前面的行加上 when，或把这一行移到前面。",
        "Give the earlier row a when, or move this row above it.",
    ),
    "policy.condition_empty": Wording(
        "{key}：条件里没有写要查什么。",
        "{key}: the condition does not say what to ask.",
        "写上列名和允许的值，或一个 kind。",
        "Write columns with the words they may have, or a kind.",
    ),
    "policy.instalments_sum": Wording(
        "{key}：各期比例之和不是 100。",
        "{key}: the instalments do not add up to 100 percent.",
        "改正各期的 percent。",
        "Mend the percent of each instalment.",
    ),
    "policy.span_empty": Wording(
        "{key}：截止日 {value} 不晚于起始日 {start}。",
        "{key}: the end {value} is not after the start {start}.",
        "until 是失效的第一天，须晚于 from。",
        "until is the first day no longer in force; it must be after from.",
    ),
    "policy.span_overlap": Wording(
        "{id} 的两个版本有效期重叠：{first} 与 {second}。",
        "Two versions of {id} overlap: {first} and {second}.",
        "给较早的版本写上 until。",
        "Give the earlier version an until.",
    ),
    "policy.span_gap": Wording(
        "{id} 各版本之间有空档：{gap}。",
        "No version of {id} holds for {gap}.",
        "如确无政策则不必处理。",
        "Nothing to do if there really was none.",
    ),
    "policy.payee_missing": Wording(
        "{id}：项目 {item} 没有无条件的收款方，可能有人应付却无处可付。",
        "{id}: item {item} has no payee row without a when; a payable line could have nobody to pay.",
        "在 [payees] 最后加一行不带 when 的。",
        "Add a row without a when at the end of [payees].",
    ),
    "policy.payee_unreachable": Wording(
        "{id}：收款方 {row} 排在无条件的行之后，永远用不到。",
        "{id}: payee row {row} stands below one without a when and can never apply.",
        "把它移到前面。",
        "Move it above.",
    ),
    "policy.listed_twice": Wording(
        "{id}：{occupation} 在 {list} 中同一时间出现两次。",
        "{id}: {occupation} stands twice at a time in {list}.",
        "删去一条，或分开有效期。",
        "Remove one, or give them different spans.",
    ),
    "policy.duplicate_id": Wording(
        "{id} 版本 {version} 在 {other} 中已有。",
        "{id} version {version} also stands in {other}.",
        "改一个代号或版本。",
        "Change the id or version of one.",
    ),
    "policy.parent_unknown": Wording(
        "找不到上级政策包 {id}。",
        "The parent pack {id} is not at hand.",
        "最接近的是 {nearest}；或把它的文件一并给出。",
        "The nearest one is {nearest}; or hand over its file too.",
    ),
    "policy.parent_circle": Wording(
        "上级政策包 {id} 又回到自己。",
        "The parent pack {id} leads back to itself.",
        "改正 parent。",
        "Mend the parent.",
    ),
    "policy.removes_nothing": Wording(
        "{key}：上级政策包里没有“{value}”。",
        "{key}: the parent pack has no “{value}”.",
        "核对要去掉的键，如 limits.same_level。",
        "Check the key to remove, such as limits.same_level.",
    ),
    "policy.not_in_book": Wording(
        "没有选用政策包 {id}。",
        "The pack {id} is not in use.",
        "最接近的是 {nearest}。",
        "The nearest one is {nearest}.",
    ),
    "policy.not_shipped": Wording(
        "找不到政策包 {id}。",
        "There is no policy pack {id}.",
        "最接近的是 {nearest}；tdesk policy list 列出全部。",
        "The nearest one is {nearest}; tdesk policy list shows all.",
    ),
    "policy.cases_missing": Wording(
        "{id} 没有算例。",
        "{id} has no worked cases.",
        "在旁边的 cases 文件夹里放一个同名文件。",
        "Put a file of the same name into the folder cases beside it.",
    ),
    "policy.case_failed": Wording(
        "算例“{case}”：{field} 应为 {expected}，算得 {actual}。",
        "Case “{case}”: {field} should be {expected}, came out as {actual}.",
        "核对算例与政策包。",
        "Compare the case with the pack.",
    ),
    "policy.case_empty": Wording(
        "{name} 里没有算例。",
        "{name} holds no cases.",
        "写上 [[case]]。",
        "Write a [[case]].",
    ),
    "policy.past_unreadable": Wording(
        "以往补贴表有读不懂的内容，没有计算。",
        "The list of past awards holds cells that cannot be read; nothing was computed.",
        "改正下列各处：漏读一笔就可能重复支付。",
        "Mend each place below: an award that is misread could be paid twice.",
    ),
    "policy.past_value": Wording(
        "第 {line} 行的 {column} 读不懂。",
        "Row {line}: {column} cannot be read.",
        "日期写 2026-01-31，金额写 1200.00，等级写 5 至 00。",
        "Write dates as 2026-01-31, amounts as 1200.00, levels as 5 to 00.",
    ),
    "policy.past_column_missing": Wording(
        "以往补贴表缺少列 {columns}。",
        "The list of past awards lacks the column {columns}.",
        "补上这一列。",
        "Add the column.",
    ),
    "policy.lines_column_missing": Wording(
        "明细表缺少列 {columns}，所选政策要用到；没有写出结果。",
        "The lines lack the column {columns}, which the policies read; nothing was written.",
        "补上这些列；不知道的值留空。",
        "Add the columns; leave unknown values empty.",
    ),
    "policy.lines_column_unknown": Wording(
        "不认识的列，未使用：{columns}。",
        "Columns that mean nothing here, not used: {columns}.",
        "核对列名。",
        "Check their names.",
    ),
    "policy.table_unreadable": Wording(
        "表格 {name} 读不出来：{why}。",
        "The table {name} cannot be read: {why}.",
        "用 UTF-8 的 CSV 或 Parquet 文件，每行列数与表头一致。",
        "Use CSV in UTF-8 or Parquet, each row as wide as the header.",
    ),
    "policy.table_header": Wording(
        "表格 {name} 的列名重复或为空：{columns}。",
        "The table {name} has column names that are empty or stand twice: {columns}.",
        "每列一个不同的名字。",
        "Give each column a name of its own.",
    ),
    "policy.table_unopened": Wording(
        "表格 {name} 打不开：{why}。",
        "The table {name} cannot be opened: {why}.",
        "检查路径和读取权限。",
        "Check the path and that you may read it.",
    ),
    "policy.table_unwritable": Wording(
        "结果 {name} 写不出来：{why}。",
        "The result {name} cannot be written: {why}.",
        "检查文件夹、权限和磁盘空间。",
        "Check the folder, your rights and the disk.",
    ),
}

POLICY_TEXTS: dict[str, Wording] = {
    **_MISTAKES,
    **STEP_TEXTS,
}
