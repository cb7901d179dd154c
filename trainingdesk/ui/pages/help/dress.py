"""How a text from Markdown looks: headings and tables in the type and colours of the theme."""

from __future__ import annotations

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from trainingdesk.ui.theme import font, theme

_LINE = 125  # per cent
_ROLES = {1: "page_title", 2: "section"}
_BIGGER = int(QTextFormat.Property.FontSizeAdjustment.value)
_INDENT = 20.0  # of a list


def dress(document: QTextDocument) -> None:
    """Give every heading, paragraph, key and table its look."""
    document.setIndentWidth(_INDENT)
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        level = block.blockFormat().headingLevel()
        shape = QTextBlockFormat()
        if cursor.currentTable() is None:
            shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if level:
            shape.setTopMargin(0 if level == 1 else 20)
            shape.setBottomMargin(8)
        QTextCursor(block).mergeBlockFormat(shape)
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            face = font(_ROLES.get(level, "body_strong" if fragment.charFormat().fontWeight() > 500 else "body"))
            look = QTextCharFormat(fragment.charFormat())
            look.clearProperty(_BIGGER)  # what Markdown adds to headings, beyond the scale of the theme
            look.setFont(face)
            if fragment.charFormat().fontFixedPitch():
                look.setFontFixedPitch(False)
                look.setBackground(theme.color("neutral_tint"))
            cursor = QTextCursor(document)
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)
            iterator += 1
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            frame.setFormat(_table())


def _table() -> QTextTableFormat:
    shape = QTextTableFormat()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(theme.color("divider"))
    shape.setBorderCollapse(True)
    shape.setCellPadding(7)
    shape.setCellSpacing(0)
    shape.setHeaderRowCount(1)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return shape
