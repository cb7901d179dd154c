"""补贴人员花名册: a class on landscape sheets for review, with whole numbers; a seal fits below the last row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from trainingdesk.documents.calculation import NOTHING, grade
from trainingdesk.documents.cells import Fit, draw_within
from trainingdesk.documents.checks import check_glyphs
from trainingdesk.documents.fonts import FontShelf, Role
from trainingdesk.documents.lists import ListFace
from trainingdesk.documents.marks import seal_place, signature
from trainingdesk.documents.paging import LANDSCAPE, paginate
from trainingdesk.documents.sheet import MM, Align, Box, Imprint, Leaf, Sheet, bind
from trainingdesk.documents.tables import Cell, Column, Grid, Row
from trainingdesk.documents.typeset import Setter, Style
from trainingdesk.documents.views import RosterLine, RosterView
from trainingdesk.documents.wording import day

_TITLE = Style(Role.TITLE, 17, tracking=0.16)
_NOTE = Style(Role.PRINTED, 9)
_WARNING = Style(Role.STRONG, 8)
_FIGURE = Style(Role.PRINTED, 9)
_FACT = Style(Role.FACT, 9.5)
_NAME = Style(Role.FACT, 10)
_REMARK = Style(Role.PRINTED, 8)
_FOR_REVIEW = "审核用　含个人信息，不得公开或转发"
_LAST_ROW = 152.4  # mm from the top: below it seal, summary and signatures
_SEAL_FROM_RIGHT = 22.0
_SEAL_MIDDLE = 174.6
_SUMMARY_DROP = 5.0
_SUMMARY_PITCH = 5.8
_SIGNATURES = 183.0
_MOST_NUMBERS = 12  # told by number; more of them are found in the rows


def render(view: RosterView, fonts: FontShelf) -> bytes:
    """The roster as a PDF; the same record gives the same bytes. Raises Refused ``document.glyph_missing``."""
    check_glyphs(view, fonts)
    setter = Setter(fonts)
    number = view.claim_number or view.class_number
    imprint = Imprint(f"补贴人员花名册 {number}", view.institution, number, view.anchor, view.demo)
    face = _face(view)
    rows = [_row(line) for line in view.lines]
    spans = paginate(
        [face.grid.height(setter, row) for row in rows],
        lambda place: _area(face, place, LANDSCAPE.limit),
        lambda place: _area(face, place, _LAST_ROW - _notes_height(setter, view)),
    )
    leaves = [_leaf(view, face, rows, span, imprint) for span in spans]
    return bind(leaves, fonts, imprint)


def _area(face: ListFace, place: int, limit: float) -> float:
    return limit - LANDSCAPE.table_top(place + 1) - face.grid.head_height


def _notes_height(setter: Setter, view: RosterView) -> float:
    """What more the summary takes than the four lines there is room for."""
    return max(0, len(_summary(setter, view)) - 4) * _SUMMARY_PITCH


def _face(view: RosterView) -> ListFace:
    assessed = f"　　考核日期：{day(view.assessed_on)}" if view.assessed_on else ""
    claim = f"申领单号：{view.claim_number}" if view.claim_number else ""
    return ListFace(
        title="补贴人员花名册",
        title_style=_TITLE,
        left_note=f"培训机构：{view.institution}　　班级：{view.class_number}（{view.class_name}）",
        right_note=f"{claim}{assessed}".strip("　"),
        grid=Grid(_columns(), 6.4, 7.5),
        shape=LANDSCAPE,
        note_style=_NOTE,
    )


def _columns() -> tuple[Column, ...]:
    def figure(title: str, width: float) -> Column:
        return Column(title, width, _FIGURE, pad=0.6, fit=Fit.NUMBER)

    def mark(title: str, width: float) -> Column:
        return Column(title, width, _FIGURE, Align.RIGHT, 2.4, Fit.NUMBER)

    return (
        Column("序号", 9, _FIGURE, pad=0.3, fit=Fit.NUMBER),
        Column("姓名", 25, _NAME, Align.LEFT, fit=Fit.NAME),
        Column("性别", 9, _FACT, pad=0.4),
        figure("年龄", 9),
        figure("证件号码", 40),
        Column("人员类别", 35, _FACT, Align.LEFT, 1.0),
        Column("原等级", 13, _FACT, pad=0.4),
        Column("申报等级", 25, _FACT, pad=0.4),
        figure("证书编号", 44),
        mark("出勤率", 13),
        mark("理论", 11),
        mark("技能", 11),
        Column("本人签名", 23, _REMARK, pad=0.6),
    )


def _row(line: RosterLine) -> Row:
    held = grade(line.level_held, "", short=True)
    return (
        Cell(str(line.seq)),
        Cell(line.name),
        Cell(line.sex),
        Cell(NOTHING if line.age is None else str(line.age)),
        Cell(line.id_number),
        Cell(line.person_group),
        Cell(held),
        Cell(grade(line.level, line.level_text)),
        Cell(line.certificate_number or NOTHING),
        Cell(line.attendance or NOTHING),
        Cell(line.theory or NOTHING),
        Cell(line.skill or NOTHING),
        Cell(line.remark),
    )


def _leaf(view: RosterView, face: ListFace, rows: Sequence[Row], span: range, imprint: Imprint) -> Leaf:
    is_last = span.stop == len(rows)

    def draw(sheet: Sheet) -> None:
        left, right = LANDSCAPE.left(sheet.number), LANDSCAPE.left(sheet.number) + LANDSCAPE.width
        face.draw_head(sheet, continued=span.start > 0)
        sheet.text(right, LANDSCAPE.head(sheet.number) + 1, _FOR_REVIEW, _WARNING, Align.RIGHT)
        bottom = face.draw_table(sheet, (rows[span.start : span.stop],))
        if is_last:
            _draw_closing(sheet, view, left, bottom)
        else:
            page = view.lines[span.start : span.stop]
            place = Box(left, bottom + _SUMMARY_DROP - 4.6, LANDSCAPE.width - 16, 7)
            draw_within(sheet, place, f"本页{_told(page)}", _NOTE, Align.LEFT)
            sheet.text(right, bottom + _SUMMARY_DROP, "转下页", _NOTE, Align.RIGHT)
        sheet.foot(imprint, left, right)

    return Leaf(draw, "" if span.start else face.title, landscape=True)


def _told(lines: Sequence[RosterLine]) -> str:
    """``22人：五级9人，四级13人；其中不予拨付1人（序号7）。``"""
    levels = Counter(grade(line.level, line.level_text, short=True) for line in lines)
    told = "，".join(f"{name}{heads}人" for name, heads in levels.items())
    text = f"{len(lines)}人" + (f"：{told}" if told else "")
    remarks = Counter(line.remark for line in lines if line.remark)
    for remark, heads in remarks.items():
        numbers = "、".join(str(line.seq) for line in lines if line.remark == remark)
        text += f"；其中{remark}{heads}人" + (f"（序号{numbers}）" if heads <= _MOST_NUMBERS else "")
    return f"{text}。"


def _summary(setter: Setter, view: RosterView) -> list[str]:
    room = (LANDSCAPE.width - 2 * _SEAL_FROM_RIGHT - 6) * MM
    return [line for note in (f"全册{_told(view.lines)}", *view.notes) for line in setter.broken(note, _NOTE, room)]


def _draw_closing(sheet: Sheet, view: RosterView, left: float, bottom: float) -> None:
    """Summary and notes, three signatures, and the institution's seal clear of the last row."""
    for place, line in enumerate(_summary(sheet.setter, view)):
        sheet.text(left, bottom + _SUMMARY_DROP + 0.6 + place * _SUMMARY_PITCH, line, _NOTE)
    for place, signer in enumerate(("班主任签名", "填表人签名", "审核人签名")):
        signature(sheet, left + place * 62, _SIGNATURES, signer, style=_NOTE, length=34)
    seal_place(sheet, left + LANDSCAPE.width - _SEAL_FROM_RIGHT, _SEAL_MIDDLE, view.institution)
