"""A stand-in for what people bring on paper: one page that says what would be scanned here."""

from __future__ import annotations

from trainingdesk.documents.fonts import FontShelf, Role
from trainingdesk.documents.sheet import Align, Box, Imprint, Leaf, Sheet, bind
from trainingdesk.documents.typeset import Style

_TITLE = Style(Role.TITLE, 20)
_LINE = Style(Role.PRINTED, 11)


def scan(shelf: FontShelf, claim_number: str, what: str) -> bytes:
    """A page named after the evidence it stands for; marked 演示 like everything else."""

    def draw(sheet: Sheet) -> None:
        middle = sheet.width / 2
        sheet.frame(Box(25, 25, sheet.width - 50, sheet.height - 50))
        sheet.text(middle, 110, what, _TITLE, Align.CENTRE)
        sheet.text(middle, 124, f"申领单 {claim_number} 的附件", _LINE, Align.CENTRE)
        sheet.text(middle, 134, "演示材料：实际办理时，此处为原件的扫描件", _LINE, Align.CENTRE)

    imprint = Imprint(title=what, author="演示", number=claim_number, anchor="", demo=True)
    return bind([Leaf(draw)], shelf, imprint)
