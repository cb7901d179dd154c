"""Wording of the codes about documents."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

DOCUMENTS_TEXTS: dict[str, Wording] = {
    "document.font_missing": Wording(
        "字体文件夹“{folder}”中缺少打印所需的字体：{name}，文件不能生成。",
        "The fonts {name} needed for printing are not in “{folder}”, so no document can be made.",
        "请重新安装本程序，或重新执行安装步骤以生成字体。",
        "Install the program again, or repeat the set-up step that builds the fonts.",
    ),
    "document.font_damaged": Wording(
        "字体文件夹“{folder}”中的字体{name}已损坏，无法读取，文件不能生成。",
        "The font {name} in “{folder}” is damaged and cannot be read, so no document can be made.",
        "请重新安装本程序，或删除该字体后重新执行安装步骤。",
        "Install the program again, or delete the font and repeat the set-up step.",
    ),
    "document.glyph_missing": Wording(
        "“{where}”中的“{character}”（{point}）在所有打印字体中都没有字形，不能打印，以免印成空白或方框。",
        "No printing font holds the character “{character}” ({point}) in “{where}”: it would print as a blank.",
        "请核对该字是否录入有误；确为生僻字的，请联系管理员补充字体后再签发。",
        "Check that the character was entered rightly; if it is, ask the administrator to add a font that holds it.",
    ),
    "document.totals_differ": Wording(
        "“{what}”不一致：应为 {printed}，逐项相加为 {summed}，已停止生成文件。",
        "“{what}” does not agree: {printed} is stated, the parts add up to {summed}; no document was made.",
        "请重新计算申领单后再签发；仍不一致的，请联系管理员。",
        "Compute the claim again before issuing; if it still differs, ask the administrator.",
    ),
    "document.nothing_to_pay": Wording(
        "{number}的金额不大于零，没有可以打印的补贴。",
        "{number} does not come to more than zero, so there is no subsidy to print.",
        "请检查申领单的人员和不予补贴的原因。",
        "Check the people on the claim and why they are refused.",
    ),
    "document.photo_unreadable": Wording(
        "“{name}”的照片不是可读取的 JPEG 或 PNG 图片，证书不能打印。",
        "The photo of “{name}” is not a readable JPEG or PNG picture, so the certificate cannot be printed.",
        "请重新上传一寸照片（25 mm×35 mm），或不带照片打印。",
        "Upload the photo (25 mm × 35 mm) again, or print without it.",
    ),
    "document.printer_missing": Wording(
        "找不到打印机“{name}”，没有打印。",
        "The printer “{name}” is not there; nothing was printed.",
        "请检查打印机是否已连接，或另选打印机，也可以保存为 PDF 文件。",
        "Check that it is connected, choose another, or save PDF files.",
    ),
}
