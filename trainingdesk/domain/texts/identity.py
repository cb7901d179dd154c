"""Wording of the codes about identity: people, bodies, accounts, certificates, occupations, catalogues, calendars."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

_COPY_REMEDY = ("请对照证件原件重新录入。", "Enter it again from the document itself.")
_TEXT_CELL_REMEDY = (
    "请先把该列设为“文本”格式，再对照原件重新录入，不要从数字列复制。",
    "Set the column to text first, then enter it again from the document; do not copy it from a number column.",
)

_PEOPLE = {
    "identity.missing": Wording("没有填写证件号码。", "The identity number is missing.", *_COPY_REMEDY),
    "identity.digits_lost": Wording(
        "证件号码的末几位已在电子表格中丢失（按数字保存，只留 15 位有效数字）。",
        "The last digits of the identity number were lost in a spreadsheet, which keeps 15 digits of a number.",
        *_TEXT_CELL_REMEDY,
    ),
    "identity.digits_maybe_lost": Wording(
        "证件号码以 000 结尾，可能是电子表格丢失了末三位后的巧合。",
        "The identity number ends in 000; a spreadsheet may have replaced its last three digits.",
        "请对照证件原件核对末三位。",
        "Compare the last three digits with the document.",
    ),
    "identity.characters": Wording(
        "证件号码含有不应出现的字符。",
        "The identity number contains characters that no such number has.",
        "居民身份证号码为 17 位数字加 1 位数字或 X；持护照的请注明证件类型。请对照原件重新录入。",
        "A resident number is 17 digits and a digit or X; for a passport, state the kind of document. "
        "Enter it again from the document.",
    ),
    "identity.length": Wording(
        "证件号码为 {length} 位，应为 18 位（一代证 15 位）。",
        "The identity number has {length} characters; it must have 18 (15 on first-generation cards).",
        *_COPY_REMEDY,
    ),
    "identity.first_digit": Wording(
        "证件号码的首位不可能出现。", "No identity number starts with this digit.", *_COPY_REMEDY
    ),
    "identity.check_digit": Wording(
        "证件号码的校验位不符，至少有一位录错。",
        "The check digit of the identity number does not fit: at least one digit is wrong.",
        *_COPY_REMEDY,
    ),
    "identity.birth_impossible": Wording(
        "证件号码中的出生日期不存在。", "The identity number holds a birth date that no calendar has.", *_COPY_REMEDY
    ),
    "identity.birth_future": Wording(
        "证件号码中的出生日期晚于今天。", "The identity number holds a birth date in the future.", *_COPY_REMEDY
    ),
    "identity.birth_early": Wording(
        "证件号码中的出生日期早于 {year} 年。", "The identity number holds a birth date before {year}.", *_COPY_REMEDY
    ),
    "identity.area_unknown": Wording(
        "证件号码的前六位不在已知的行政区划代码（含已撤销代码）中。",
        "The first six digits of the identity number are no known area code, present or past.",
        "仅此一项不影响办理；如有疑问请核对原件。",
        "This alone does not stop anything; when in doubt, compare with the document.",
    ),
    "identity.fifteen_digits": Wording(
        "这是 15 位的一代证号码，没有校验位，已按 18 位 {number} 处理。",
        "This is a 15-digit number without a check digit; it was taken as the 18-digit number {number}.",
        "请核对二代身份证上的 18 位号码。",
        "Compare it with the 18 digits on the present card.",
    ),
    "identity.cut_to_fifteen": Wording(
        "这 15 位数字像是 2000 年以后出生者 18 位号码的前 15 位。",
        "These 15 digits look like the beginning of the 18-digit number of somebody born after 2000.",
        *_COPY_REMEDY,
    ),
    "identity.kind_assumed": Wording(
        "未注明证件类型，按护照号码处理。",
        "The kind of document is not stated; the number was taken for a passport's.",
        "请注明证件类型。",
        "State the kind of document.",
    ),
    "identity.kind_differs": Wording(
        "证件类型填写为“{stated}”，号码却是“{found}”的号码，按后者处理。",
        "The document is stated to be: {stated_en}; its number is that of: {found_en}, which was taken.",
        "请核对证件类型。",
        "Check the kind of document.",
    ),
    "identity.passport_form": Wording(
        "护照号码应为 5 至 12 位字母和数字，且含有数字。",
        "A passport number has 5 to 12 letters and digits, with a digit among them.",
        *_COPY_REMEDY,
    ),
    "identity.birth_differs": Wording(
        "填写的出生日期与证件号码不一致，以填写的为准。",
        "The stated birth date differs from the identity number; the stated one stands.",
        "请核对出生日期和证件号码。",
        "Check the birth date and the number.",
    ),
    "identity.sex_differs": Wording(
        "填写的性别与证件号码不一致，以填写的为准。",
        "The stated sex differs from the identity number; the stated one stands.",
        "请核对性别和证件号码。",
        "Check the sex and the number.",
    ),
    "identity.name_missing": Wording("没有填写姓名。", "The name is missing.", "请填写姓名。", "Enter the name."),
    "identity.name_damaged": Wording(
        "姓名中有无法识别的字符，多因文件编码错误造成。",
        "The name holds characters that were lost, most likely by a wrong file encoding.",
        "请用原文件重新导出，或手工更正姓名。",
        "Export the file again or correct the name by hand.",
    ),
    "identity.name_characters": Wording(
        "姓名中有数字或控制字符。",
        "The name holds digits or control characters.",
        "请删去不属于姓名的字符。",
        "Remove what does not belong to the name.",
    ),
    "identity.name_long": Wording(
        "姓名超过 {longest} 个字符。",
        "The name has more than {longest} characters.",
        "请检查该单元格是否填入了其他内容。",
        "Check whether something else was entered in this cell.",
    ),
    "identity.name_private_use": Wording(
        "姓名中有自造字（造字区字符），换一台电脑便无法显示和打印。",
        "The name holds a private-use character, which other computers cannot show or print.",
        "请改用该字的标准编码（GB 18030）重新录入。",
        "Enter the character again by its standard code (GB 18030).",
    ),
}

_BODIES_AND_ACCOUNTS = {
    "identity.credit_code_missing": Wording(
        "没有填写统一社会信用代码。",
        "The unified social credit code is missing.",
        "请按营业执照或登记证书填写。",
        "Enter it from the licence or registration certificate.",
    ),
    "identity.credit_code_length": Wording(
        "统一社会信用代码为 {length} 位，应为 18 位。",
        "The unified social credit code has {length} characters; it must have 18.",
        *_COPY_REMEDY,
    ),
    "identity.credit_code_characters": Wording(
        "统一社会信用代码含有不应出现的字符（不使用 I、O、S、V、Z）。",
        "The unified social credit code holds characters it cannot have (I, O, S, V and Z are not used).",
        "请注意区分 1 与 I、0 与 O，对照原件重新录入。",
        "Mind 1 and I, 0 and O; enter it again from the document.",
    ),
    "identity.credit_code_check_digit": Wording(
        "统一社会信用代码的校验位不符，至少有一位录错。",
        "The check digit of the unified social credit code does not fit: at least one character is wrong.",
        *_COPY_REMEDY,
    ),
    "identity.account_missing": Wording(
        "没有填写银行账号。", "The bank account is missing.", "请填写银行账号。", "Enter the bank account."
    ),
    "identity.account_digits_lost": Wording(
        "银行账号的末几位已在电子表格中丢失（按数字保存）。",
        "The last digits of the bank account were lost in a spreadsheet that kept it as a number.",
        *_TEXT_CELL_REMEDY,
    ),
    "identity.account_characters": Wording(
        "银行账号含有数字以外的字符。",
        "The bank account holds characters other than digits.",
        "请只填写数字。",
        "Enter digits only.",
    ),
    "identity.account_length": Wording(
        "银行账号为 {length} 位，应为 8 至 30 位。",
        "The bank account has {length} digits; it must have 8 to 30.",
        "请对照银行卡或开户许可证核对。",
        "Compare it with the card or the account permit.",
    ),
    "identity.account_check_digit": Wording(
        "银行卡号的校验位不符，可能录错。",
        "The check digit of the card number does not fit; a digit may be wrong.",
        "请对照银行卡核对；单位账户没有校验位，可不处理。",
        "Compare it with the card; company accounts have no check digit and may stay.",
    ),
    "identity.phone_form": Wording(
        "电话号码不像手机号或固定电话号码。",
        "The telephone number looks like neither a mobile nor a landline number.",
        "请核对电话号码。",
        "Check the telephone number.",
    ),
}

_CERTIFICATES = {
    "identity.certificate_missing": Wording(
        "没有填写证书编号。",
        "The certificate number is missing.",
        "请按证书填写编号。",
        "Enter it from the certificate.",
    ),
    "identity.certificate_form": Wording(
        "证书编号（{length} 位）不符合任何已知规则。",
        "The certificate number ({length} characters) fits no known pattern.",
        "请对照证书核对；技能等级证书为 22 位，职业资格证书为 16 位。",
        "Compare it with the certificate: skill level certificates have 22 characters, qualifications 16.",
    ),
    "identity.certificate_level_unknown": Wording(
        "证书编号以字母 {letter} 表示等级，其含义未见公布，等级以证书所载为准。",
        "The certificate number gives the level by the letter {letter}, whose meaning is not published; "
        "the level on the certificate stands.",
    ),
    "identity.certificate_kind_differs": Wording(
        "证书类别填写为“{stated}”，编号却是“{found}”的编号。",
        "The certificate is stated to be: {stated_en}; its number is that of: {found_en}.",
        "请核对证书类别和编号。",
        "Check the kind and the number of the certificate.",
    ),
    "identity.certificate_level_differs": Wording(
        "填写的等级为“{stated}”，证书编号中的等级为“{found}”。",
        "The stated level is: {stated_en}; the certificate number says: {found_en}.",
        "请对照证书核对等级和编号。",
        "Compare level and number with the certificate.",
    ),
    "identity.certificate_year_differs": Wording(
        "证书编号中的年份为 {year} 年，发证日期却在 {issued} 年。",
        "The certificate number says {year}, but the date of issue is in {issued}.",
        "请对照证书核对编号和发证日期。",
        "Compare number and date of issue with the certificate.",
    ),
    "identity.certificate_year_before": Wording(
        "证书编号中的年份为 {year} 年，发证日期在次年（{issued} 年）。",
        "The certificate number says {year}; the date of issue is in the year after ({issued}).",
        "年底评价、年初发证时属正常；否则请核对。",
        "That is usual after an assessment at the year's end; otherwise check it.",
    ),
    "identity.certificate_level_without_digit": Wording(
        "“{level}”在编号规则中没有对应的等级代码，不能编号。",
        "The numbering has no mark for this level ({level_en}), so no number can be built.",
        "请先在编号规则中设置该等级的字母。",
        "Set the letter for this level in the number pattern first.",
    ),
    "identity.certificate_numbers_used_up": Wording(
        "该站点本年度“{level}”的六位流水号已用完。",
        "The six-digit sequence of this site, year and level ({level_en}) is used up.",
        "请启用新的站点代码。",
        "Start another site code.",
    ),
}

_CATALOGUES = {
    "identity.occupation_missing": Wording(
        "没有填写职业编码。", "The occupation code is missing.", "请填写职业编码。", "Enter the occupation code."
    ),
    "identity.occupation_form": Wording(
        "职业编码应写作 d-dd-dd-dd（如 4-03-02-01）。",
        "An occupation code is written d-dd-dd-dd (such as 4-03-02-01).",
        "请按职业分类大典填写编码。",
        "Enter the code from the occupation classification.",
    ),
    "identity.occupation_unknown": Wording(
        "职业编码不在本目录（{edition} 年版，不完整）中。",
        "The catalogue (edition {edition}, partial) does not hold this occupation code.",
        "请核对编码；确有此职业的，不影响办理，可请主管部门登记。",
        "Check the code; an occupation that exists may go on, and the bureau can register it.",
    ),
    "identity.occupation_name_differs": Wording(
        "填写的职业为“{stated}”，该编码在目录中是“{name}”。",
        "The stated occupation is {stated}; the catalogue names this code {name}.",
        "请核对职业名称、编码和所用版本。",
        "Check name, code and the edition in use.",
    ),
    "catalogue.unreadable": Wording(
        "目录文件“{name}”无法读取，未作任何更改。",
        "The catalogue {name} cannot be read; nothing was changed.",
        "请按所列各行更正后重新载入。",
        "Correct the lines named and load it again.",
    ),
    "catalogue.column_missing": Wording(
        "目录文件缺少列：{columns}。",
        "The catalogue lacks the columns: {columns}.",
        "请补上这些列，首行应为列名。",
        "Add them; the first line holds the column names.",
    ),
    "catalogue.row": Wording(
        "目录文件第 {line} 行有误：{fault}。",
        "Line {line} of the catalogue is faulty: {fault}.",
        "请更正该行。",
        "Correct the line.",
    ),
    "calendar.year_unknown": Wording(
        "没有 {year} 年的放假安排，按周一至周五计算工作日。",
        "No holiday calendar for {year}: Monday to Friday were counted.",
        "放假通知公布后请载入该年的日历，并复核期限。",
        "Load the year's calendar once it is published and check the deadline again.",
    ),
}

IDENTITY_TEXTS: dict[str, Wording] = {**_PEOPLE, **_BODIES_AND_ACCOUNTS, **_CERTIFICATES, **_CATALOGUES}
