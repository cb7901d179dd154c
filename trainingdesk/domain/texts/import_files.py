"""Wording of the codes about files that are refused as a whole, or cannot be read or written at all."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

_SAVE_AGAIN = (
    "请用 Excel 或 WPS 打开该文件，另存为“Excel 工作簿（.xlsx）”后重新导入。",
    "Open the file in Excel or WPS, save it as an Excel workbook (.xlsx) and import that.",
)
_ASK_SENDER = ("请向提供文件的人重新索取。", "Ask for the file again where it came from.")
_WRONG_FILE = ("请选择 .xlsx、.xls 或 .csv 格式的名单。", "Choose a list in .xlsx, .xls or .csv format.")

IMPORT_FILES_TEXTS: dict[str, Wording] = {
    "import.file_unreadable": Wording(
        "打不开文件“{file}”：{why}。",
        "The file {file} cannot be opened: {why}.",
        "请确认文件仍在原处、未被其他程序独占，再试一次。",
        "Make sure that the file is still there and not held by another program, then try again.",
    ),
    "import.no_reader": Wording(
        "读取文件的子进程无法启动：{why}。",
        "The process that reads files cannot be started: {why}.",
        "请关闭一些程序后再试；仍不行时请联系管理员。",
        "Close some programs and try again; if it still fails, tell the administrator.",
    ),
    "import.cannot_write": Wording(
        "文件“{file}”写不进去：{why}。原有文件未改动。",
        "The file {file} cannot be written: {why}. An existing file was left as it was.",
        "请检查磁盘空间和文件夹权限，关闭正打开该文件的程序，再试一次。",
        "Check disk space and folder rights, close programs that hold the file, and try again.",
    ),
    "import.too_big": Wording(
        "文件超过 {limit}，未读取。",
        "The file is larger than {limit} and was not read.",
        "请删去图片和无关工作表，或分成几个文件导入。",
        "Remove pictures and unrelated sheets, or import it in several files.",
    ),
    "import.empty_file": Wording("文件是空的。", "The file is empty.", *_ASK_SENDER),
    "import.is_pdf": Wording("这是 PDF 文件，不是表格。", "This is a PDF file, not a spreadsheet.", *_WRONG_FILE),
    "import.is_image": Wording("这是图片，不是表格。", "This is a picture, not a spreadsheet.", *_WRONG_FILE),
    "import.is_word": Wording(
        "这是 Word 文档，不是表格。", "This is a Word document, not a spreadsheet.", *_WRONG_FILE
    ),
    "import.is_slides": Wording("这是演示文稿，不是表格。", "This is a slide show, not a spreadsheet.", *_WRONG_FILE),
    "import.is_archive": Wording(
        "这是压缩包，不是表格。",
        "This is an archive, not a spreadsheet.",
        "请解压后选择其中的表格文件。",
        "Unpack it and choose the spreadsheet inside.",
    ),
    "import.is_open_document": Wording(
        "这是 OpenDocument 表格，程序不读这种格式。",
        "This is an OpenDocument spreadsheet, which is not read here.",
        *_SAVE_AGAIN,
    ),
    "import.is_xlsb": Wording(
        "这是二进制工作簿（.xlsb），程序不读这种格式。",
        "This is a binary workbook (.xlsb), which is not read here.",
        *_SAVE_AGAIN,
    ),
    "import.is_et": Wording(
        "这是 WPS 表格格式（.et），程序不读这种格式。",
        "This is a WPS file (.et), which is not read here.",
        *_SAVE_AGAIN,
    ),
    "import.is_web_page": Wording(
        "文件名像表格，内容其实是网页（某些系统导出的“.xls”就是网页）。",
        "The file is named like a spreadsheet but is a web page; some systems export these as .xls.",
        *_SAVE_AGAIN,
    ),
    "import.is_xml_sheet": Wording(
        "文件是“XML 表格 2003”格式，程序不读这种格式。",
        "The file is in the XML Spreadsheet 2003 format, which is not read here.",
        *_SAVE_AGAIN,
    ),
    "import.is_unknown": Wording("认不出这是什么文件。", "The kind of file cannot be told.", *_WRONG_FILE),
    "import.macros": Wording(
        "文件含有宏，不予读取。",
        "The file holds macros and was not read.",
        "请另存为不含宏的“Excel 工作簿（.xlsx）”后重新导入。",
        "Save it as a workbook without macros (.xlsx) and import that.",
    ),
    "import.encrypted": Wording(
        "文件设有打开密码，读不了。",
        "The file is protected by a password and cannot be read.",
        "请在 Excel 或 WPS 中取消打开密码，保存后重新导入。",
        "Remove the password in Excel or WPS, save, and import again.",
    ),
    "import.damaged": Wording(
        "文件已损坏，或不是由 Excel、WPS 正常保存的：内部内容自相矛盾，为免漏读，整份未读取。",
        "The file is damaged or was not saved by Excel or WPS: its parts contradict each other. "
        "So that nobody is lost, none of it was read.",
        *_SAVE_AGAIN,
    ),
    "import.reader_failed": Wording(
        "解析文件时出错，整份未读取。", "The file could not be parsed; none of it was read.", *_SAVE_AGAIN
    ),
    "import.too_heavy": Wording(
        "文件展开后超过内存限制（{limit}），未读取。",
        "The file needs more memory than the limit of {limit} and was not read.",
        "请删去多余的行列和工作表，或分成几个文件导入。",
        "Remove needless rows, columns and sheets, or import it in several files.",
    ),
    "import.too_slow": Wording(
        "文件在 {seconds} 秒内读不完，已停止。",
        "The file could not be read within {seconds} seconds; reading was stopped.",
        *_SAVE_AGAIN,
    ),
    "import.too_many_parts": Wording(
        "文件内部有 {parts} 个部件，超过 {limit} 个，不像正常的表格，未读取。",
        "The file holds {parts} parts, more than {limit}: no ordinary spreadsheet. It was not read.",
        *_SAVE_AGAIN,
    ),
    "import.bomb": Wording(
        "文件解压后大得异常（限 {limit}），可能是恶意文件，未读取。",
        "The file unpacks to an abnormal size (limit {limit}) and may be hostile; it was not read.",
        *_ASK_SENDER,
    ),
    "import.path_trick": Wording(
        "文件内部有指向别处的路径（{part}），可能是恶意文件，未读取。",
        "The file holds a path that points elsewhere ({part}) and may be hostile; it was not read.",
        *_ASK_SENDER,
    ),
    "import.document_type": Wording(
        "文件内部（{part}）带有文档类型定义，正常的表格没有，可能是恶意文件，未读取。",
        "The file carries a document type definition ({part}), which no ordinary spreadsheet does; "
        "it may be hostile and was not read.",
        *_ASK_SENDER,
    ),
    "import.markup_encoding": Wording(
        "文件内部（{part}）不是 UTF-8 编码，照读会漏行，未读取。",
        "The file's part {part} is not in UTF-8; rows would be lost, so it was not read.",
        *_SAVE_AGAIN,
    ),
    "import.far_cell": Wording(
        "单元格 {cell} 里还有内容，表格因此大得无法读取。",
        "There is still something in cell {cell}, which makes the sheet too large to read.",
        "请删除名单以外的空行空列（选中后“删除”，不是“清除内容”），保存后重新导入。",
        "Delete the empty rows and columns outside the list (delete, not clear), save, and import again.",
    ),
    "import.too_many_rows": Wording(
        "文件里有 {count} 行（或合并单元格），超过 {limit}，未读取。",
        "The file holds {count} rows or merged blocks, more than {limit}; it was not read.",
        "请分成几个文件导入。",
        "Import it in several files.",
    ),
    "import.csv_encoding": Wording(
        "第 {line} 行附近的文字既不是 UTF-8 也不是 GB18030 编码，读出来会是乱码。",
        "The text near line {line} is neither UTF-8 nor GB18030 and would come out garbled.",
        *_SAVE_AGAIN,
    ),
    "import.csv_mixed": Wording(
        "文件混用了两种编码（第 {utf8_line} 行是 UTF-8，第 {other_line} 行是 GB18030），必有一部分会成乱码。",
        "The file mixes two encodings (line {utf8_line} is UTF-8, line {other_line} is GB18030); "
        "part of it would come out garbled.",
        "请不要把不同来源的文本直接拼接；在 Excel 或 WPS 中合并后另存为 .xlsx 再导入。",
        "Do not paste texts of different origin together; merge them in Excel or WPS and save as .xlsx.",
    ),
    "import.csv_quotes": Wording(
        "第 {record} 条记录附近的引号不成对，后面的行会被并入同一格，整份未读取。",
        "A quotation mark near record {record} is not closed; the rows after it would run into one cell. "
        "None of the file was read.",
        *_SAVE_AGAIN,
    ),
}
