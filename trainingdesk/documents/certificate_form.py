"""The blank of a certificate: where everything stands, the engraved frame, titles, labels and sentences.

Millimetres from the sheet's top left corner, the same for the full print and for the layer on blank forms.
"""

from __future__ import annotations

from trainingdesk.documents.fonts import Role
from trainingdesk.documents.guilloche import Braid, Rosette
from trainingdesk.documents.marks import QR_ON_CERTIFICATES
from trainingdesk.documents.paging import justified
from trainingdesk.documents.sheet import BLACK, HEAVY, MM, THIN, Align, Box, Ink, Sheet
from trainingdesk.documents.typeset import Setter, Style

RED: Ink = (110 / 255, 23 / 255, 23 / 255)
_TINT: Ink = (237 / 255, 226 / 255, 219 / 255)
_GREY: Ink = (0.62, 0.62, 0.62)
_PALE: Ink = (0.80, 0.80, 0.80)
_DARK_GREY: Ink = (0.45, 0.45, 0.45)
_DASH = (1.2, 1.6)

WIDTH, HEIGHT = 297.0, 210.0
PHOTO = Box(59, 66, 25, 35)
QR_PLACE = (31.0, 152.5)
RIGHT = 268.0
LABEL_LEFT = 132.0
LABEL_WIDTH = 27.0
VALUE_LEFT = 166.0
ISSUER_BASE = 160.0
DATE_BASE = 169.5
FINE_LEFT = 58.5  # beside the QR code
ANCHOR_BASE = 174.6
SERIAL_BASE = 183.6
VALUE_HEIGHT = 8.2
FIELDS = (
    ("姓名", "Name"),
    ("证件类型", "Type of ID"),
    ("证件号码", "ID No."),
    ("职业名称", "Occupation"),
    ("工种/职业方向", "Job Specialty"),
    ("职业技能等级", "Skill Level"),
    ("证书编号", "Certificate No."),
)
TITLE = "职业技能等级证书"
_TITLE_ENGLISH = "CERTIFICATE OF VOCATIONAL SKILL LEVEL"
_SITES = (("证书信息查询", "http://jndj.osta.org.cn", 156.5), ("机构信息查询", "http://pjjg.osta.org.cn", 165.6))
_FIRST_BASE = 74.0
_PITCH = 10.8
_RULE_DROP = 2.2
_FRAME = 9.0
_BAND = 9.5
_HAIRLINE_IN = 1.3
_INNER_FRAME_IN = 1.1
_SENTENCES = Box(31, 106.5, 81, 42.5)

_TITLE_STYLE = Style(Role.TITLE, 33, tracking=0.24)
_ENGLISH_TITLE = Style(Role.PRINTED, 10.5, tracking=0.14, gaps=False)
_LABEL = Style(Role.PRINTED, 11, gaps=False)
_ENGLISH_LABEL = Style(Role.PRINTED, 7)
_SENTENCE = Style(Role.PRINTED, 11)
_SENTENCE_ENGLISH = Style(Role.PRINTED, 8)
_FINE = Style(Role.PRINTED, 8.5)
_SMALL = Style(Role.PRINTED, 7.5)
_TINY = Style(Role.PRINTED, 6.5)


def field_base(place: int) -> float:
    """The baseline of a field's value."""
    return _FIRST_BASE + place * _PITCH


def draw_blank(sheet: Sheet) -> None:
    """All that a printed blank form carries, the issuer's sentences excepted."""
    for radius, lines, depth, lobes in ((57, 10, 0.36, 12), (38, 8, 0.42, 12), (21, 6, 0.5, 8)):
        Rosette(WIDTH / 2, HEIGHT / 2 + 11, radius, lines, depth, lobes).draw(sheet, _TINT)
    _draw_frame(sheet)
    sheet.text(WIDTH / 2, 44, TITLE, _TITLE_STYLE, Align.CENTRE, ink=RED)
    sheet.text(WIDTH / 2, 53, _TITLE_ENGLISH, _ENGLISH_TITLE, Align.CENTRE)
    sheet.rule((122, 66), (122, 144), ink=RED)
    for place, (label, english) in enumerate(FIELDS):
        base = field_base(place)
        _label(sheet, base - 0.6, label, BLACK)
        sheet.text(LABEL_LEFT, base + 3.1, english, _ENGLISH_LABEL)
        sheet.across_rule(VALUE_LEFT - 2, base + _RULE_DROP, RIGHT - VALUE_LEFT + 2)
    for label, english, base in (
        ("评价机构（印章）", "Assessment Body (Seal)", ISSUER_BASE),
        ("发证日期", "Date of Issue", DATE_BASE),
    ):
        _closing_label(sheet, base, label, BLACK)
        sheet.text(LABEL_LEFT, base + 3.8, english, _ENGLISH_LABEL)
    for name, site, base in _SITES:
        sheet.text(FINE_LEFT, base, name, _FINE)
        sheet.text(FINE_LEFT, base + 3.7, site, _FINE)


def _label(sheet: Sheet, base: float, label: str, ink: Ink) -> None:
    """A label spread to the common measure."""
    natural = sheet.setter.width(label, _LABEL)
    tracking = (LABEL_WIDTH * MM - natural) / (len(label) - 1) / _LABEL.size
    sheet.text(LABEL_LEFT, base, label, _LABEL.tracked(tracking), ink=ink)


def _closing_label(sheet: Sheet, base: float, label: str, ink: Ink) -> None:
    room = (VALUE_LEFT - LABEL_LEFT - 5) * MM
    style = _LABEL.times(min(1.0, room / sheet.setter.width(label, _LABEL)))
    sheet.text(LABEL_LEFT, base, label, style, ink=ink)


def _draw_frame(sheet: Sheet) -> None:
    """Two double lines with braids between them and a rosette in each corner."""
    inner = _FRAME + _HAIRLINE_IN + _BAND
    for inset, weight in (
        (_FRAME, HEAVY),
        (_FRAME + _HAIRLINE_IN, THIN),
        (inner, THIN),
        (inner + _INNER_FRAME_IN, HEAVY),
    ):
        sheet.frame(Box(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset), weight, ink=RED)
    middle, half = _FRAME + _HAIRLINE_IN + _BAND / 2, _BAND / 2 * 0.86
    for y in (middle, HEIGHT - middle):
        Braid(inner, y, WIDTH - 2 * inner, half, 26).draw(sheet, RED)
    for x in (middle, WIDTH - middle):
        Braid(x, inner, HEIGHT - 2 * inner, half, 18, upright=True).draw(sheet, RED)
        for y in (middle, HEIGHT - middle):
            sheet.frame(Box(x - _BAND / 2, y - _BAND / 2, _BAND, _BAND), THIN, ink=RED)
            Rosette(x, y, _BAND * 0.45, 6, 0.55, 8).draw(sheet, RED)
            Rosette(x, y, _BAND * 0.2, 4, 0.6, 6).draw(sheet, RED)


def draw_photo_place(sheet: Sheet) -> None:
    """Where a photo is to be glued."""
    sheet.frame(PHOTO, THIN)
    sheet.text(PHOTO.x + PHOTO.width / 2, PHOTO.y + 16.5, "照片", _FINE.tracked(1.0), Align.CENTRE)
    sheet.text(PHOTO.x + PHOTO.width / 2, PHOTO.y + 21.5, "25 mm×35 mm", _ENGLISH_LABEL, Align.CENTRE)


def chinese_sentence(issuer: str) -> str:
    """Who issued it and what it says of the holder."""
    return f"本证书由{issuer}颁发，表明持证人通过本机构组织的职业技能等级认定，具备该职业（工种）相应技能等级水平。"


def english_sentence(issuer: str) -> str:
    """The same in English; a body without an English name is the one named on the certificate."""
    named = issuer or "the assessment body named hereon"
    return (
        f"This certificate is issued by {named} and certifies that the holder has passed the vocational skill level "
        "assessment organised by this body and is competent in this occupation at the level stated."
    )


def draw_sentences(sheet: Sheet, issuer: str, issuer_english: str, *, ink: Ink = BLACK) -> None:
    """Both sentences, small enough for their place whatever the issuer is called."""
    chinese, english, factor = _fitting_sentences(sheet.setter, issuer, issuer_english)
    style, pitch = _SENTENCE.times(factor), 6.53 * factor
    base = _SENTENCES.y + 5.5 * factor
    indent = 2 * style.size / MM
    for place, line in enumerate(chinese):
        room = _SENTENCES.width - (0 if place else indent)
        tight = style if line is chinese[-1] else justified(sheet.setter, line, style, room)
        sheet.text(_SENTENCES.x + (0 if place else indent), base, line, tight, ink=ink)
        base += pitch
    base += factor
    for line in english:
        sheet.text(_SENTENCES.x, base, line, _SENTENCE_ENGLISH.times(factor), ink=ink)
        base += 4.1 * factor


def _fitting_sentences(
    setter: Setter, issuer: str, issuer_english: str
) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    factor = 1.0
    while True:
        style = _SENTENCE.times(factor)
        room = _SENTENCES.width * MM
        chinese = setter.broken(chinese_sentence(issuer), style, room, first_room=room - 2 * style.size)
        words = setter.broken(english_sentence(issuer_english), _SENTENCE_ENGLISH.times(factor), room)
        english = tuple(line.rstrip(" ") for line in words)
        if (len(chinese) * 6.53 + len(english) * 4.1 + 1) * factor <= _SENTENCES.height:
            return chinese, english, factor
        factor *= 0.95


def draw_proof(sheet: Sheet, issuer: str, issuer_english: str, note: str) -> None:
    """What is not sent to the printer: the blank in grey, crosses and rulers in steps of 10 mm, and a note."""
    sheet.frame(Box(19, 19, WIDTH - 38, HEIGHT - 38), THIN, ink=_PALE, dash=_DASH)
    sheet.text(WIDTH / 2, 44, TITLE, _TITLE_STYLE, Align.CENTRE, ink=_PALE)
    sheet.frame(PHOTO, THIN, ink=_GREY, dash=_DASH)
    sheet.text(PHOTO.x + PHOTO.width / 2, 84, "照片", _FINE, Align.CENTRE, ink=_GREY)
    sheet.frame(Box(*QR_PLACE, QR_ON_CERTIFICATES, QR_ON_CERTIFICATES), THIN, ink=_GREY, dash=_DASH)
    for place, (label, _) in enumerate(FIELDS):
        base = field_base(place)
        _label(sheet, base - 0.6, label, _GREY)
        box = Box(VALUE_LEFT - 2, base - 6, RIGHT - VALUE_LEFT + 2, VALUE_HEIGHT)
        sheet.frame(box, THIN, ink=_GREY, dash=_DASH)
    _closing_label(sheet, ISSUER_BASE, "评价机构（印章）", _GREY)
    _closing_label(sheet, DATE_BASE, "发证日期", _GREY)
    draw_sentences(sheet, issuer, issuer_english, ink=_PALE)
    _draw_rulers(sheet)
    sheet.text(WIDTH / 2, 196.6, note, _SMALL, Align.CENTRE, ink=_DARK_GREY)


def _draw_rulers(sheet: Sheet) -> None:
    for x in (10.0, WIDTH - 10):
        for y in (10.0, HEIGHT - 10):
            sheet.rule((x - 4, y), (x + 4, y), ink=_GREY)
            sheet.rule((x, y - 4), (x, y + 4), ink=_GREY)
    for at in range(20, 280, 10):
        length = 2.2 if at % 50 else 3.4
        sheet.rule((at, 10 - length), (at, 10), ink=_GREY)
        if at % 50 == 0:
            sheet.text(at, 14.2, str(at), _TINY, Align.CENTRE, ink=_GREY)
    for at in range(20, 195, 10):
        length = 2.2 if at % 50 else 3.4
        sheet.rule((10 - length, at), (10, at), ink=_GREY)
        if at % 50 == 0:
            sheet.text(14.5, at + 0.8, str(at), _TINY, Align.CENTRE, ink=_GREY)
