"""职业技能等级证书 on A4 landscape: the full print, and the layer for blank forms (套打), on the same coordinates.

Fields, A4 single page, 小四 (12 pt), ``--`` for no direction and ``五级/初级工`` are the rule's (人社鉴发〔2021〕1号).
The sentence, the English labels and the arrangement are ours (unsourced), and 楷体 stands in for 仿宋.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.utils import ImageReader

from trainingdesk.documents.cells import draw_fitted, fitted_within
from trainingdesk.documents.certificate_form import (
    ANCHOR_BASE,
    DATE_BASE,
    FINE_LEFT,
    ISSUER_BASE,
    PHOTO,
    QR_PLACE,
    RIGHT,
    SERIAL_BASE,
    TITLE,
    VALUE_HEIGHT,
    VALUE_LEFT,
    draw_blank,
    draw_photo_place,
    draw_proof,
    draw_sentences,
    field_base,
)
from trainingdesk.documents.checks import check_glyphs
from trainingdesk.documents.digest import certificate_payload
from trainingdesk.documents.fonts import FontShelf, Role
from trainingdesk.documents.marks import QR_ON_CERTIFICATES, qr_code
from trainingdesk.documents.photo import read_photo
from trainingdesk.documents.sheet import BASELINE, DEMO_NOTE, MM, Align, Box, Imprint, Leaf, Sheet, bind
from trainingdesk.documents.typeset import Style
from trainingdesk.documents.views import CertificateView
from trainingdesk.documents.wording import day

_VALUE = Style(Role.FACT, 12)  # 小四
_SMALL = Style(Role.PRINTED, 7.5)
_ANCHOR = Style(Role.TYPED, 8)
_LIFT = 1.1  # of two lines above the rule
_NO_DIRECTION = "--"
_LEFT = 31.0


@dataclass(frozen=True, slots=True)
class Offset:
    """How far a printer sets its sheet, in mm to the right and down; kept for each printer."""

    across: float = 0.0
    down: float = 0.0


def render(view: CertificateView, fonts: FontShelf) -> bytes:
    """One certificate, frame and all; the same record gives the same bytes.

    Raises Refused: ``document.glyph_missing``, ``document.photo_unreadable``.
    """
    return render_all((view,), fonts)


def render_all(views: Sequence[CertificateView], fonts: FontShelf) -> bytes:
    """Several certificates, a page each, in one PDF. Raises as ``render`` does; ValueError for none."""
    return _bound(views, fonts, _full_page)


def render_overlay(
    views: Sequence[CertificateView], fonts: FontShelf, offset: Offset = Offset(), *, proof: bool = False
) -> bytes:
    """Only what goes on blank forms, in black, moved by the printer's offset.

    ``proof`` adds in grey the blank, crosses and rulers to hold against a form; it is not for printing on forms.
    """

    def page(view: CertificateView) -> Callable[[Sheet], None]:
        return _overlay_page(view, offset, proof=proof)

    return _bound(views, fonts, page)


def _bound(
    views: Sequence[CertificateView], fonts: FontShelf, page: Callable[[CertificateView], Callable[[Sheet], None]]
) -> bytes:
    if not views:
        raise ValueError("no certificate to print")
    check_glyphs(tuple(views), fonts)
    leaves = [Leaf(page(view), view.number if len(views) > 1 else "", landscape=True) for view in views]
    first = views[0]
    numbers = first.number if len(views) == 1 else f"{first.number} – {views[-1].number}"
    imprint = Imprint(f"{TITLE} {numbers}", first.issuer, numbers, first.anchor, any(view.demo for view in views))
    return bind(leaves, fonts, imprint)


def _full_page(view: CertificateView) -> Callable[[Sheet], None]:
    photo = _photo(view)

    def draw(sheet: Sheet) -> None:
        sheet.form("blank", lambda: draw_blank(sheet))
        if photo is None:
            draw_photo_place(sheet)
        draw_sentences(sheet, view.issuer, view.issuer_english)
        _draw_facts(sheet, view, photo)
        serial = f"印制流水号 {view.print_serial}" if view.print_serial else ""
        sheet.text(_LEFT, SERIAL_BASE, serial, _SMALL)
        if view.demo:
            sheet.text(RIGHT, SERIAL_BASE, f"{DEMO_NOTE}　SPECIMEN", _SMALL, Align.RIGHT)

    return draw


def _overlay_page(view: CertificateView, offset: Offset, *, proof: bool) -> Callable[[Sheet], None]:
    photo = _photo(view)

    def draw(sheet: Sheet) -> None:
        if proof:
            draw_proof(sheet, view.issuer, view.issuer_english, _proof_note(view, offset))
        with sheet.moved(offset.across, offset.down):
            _draw_facts(sheet, view, photo)

    return draw


def _proof_note(view: CertificateView, offset: Offset) -> str:
    parts = (
        "套打层校样：正式打印仅输出黑色内容，灰色底版、标尺与十字线不打印",
        f"打印机偏移　横向 {offset.across:.1f} mm　纵向 {offset.down:.1f} mm",
        f"印制流水号 {view.print_serial}" if view.print_serial else "",
        DEMO_NOTE if view.demo else "",
    )
    return "　　".join(filter(None, parts))


def _draw_facts(sheet: Sheet, view: CertificateView, photo: ImageReader | None) -> None:
    """All that differs from holder to holder."""
    if photo is not None:
        sheet.image(PHOTO, photo)
    values = (
        view.name,
        view.id_type,
        view.id_number,
        view.occupation,
        view.direction or _NO_DIRECTION,
        view.level.full_name,
        view.number,
    )
    for place, value in enumerate(values):
        _draw_value(sheet, field_base(place), value)
    _draw_value(sheet, ISSUER_BASE, view.issuer)
    _draw_value(sheet, DATE_BASE, day(view.issued_on))
    x, y = QR_PLACE
    qr_code(sheet, x, y, QR_ON_CERTIFICATES, certificate_payload(view))
    sheet.text(FINE_LEFT, ANCHOR_BASE, "审计锚", _SMALL)
    sheet.text(FINE_LEFT + 9, ANCHOR_BASE, view.anchor, _ANCHOR)
    if view.remark:
        box = Box(VALUE_LEFT, DATE_BASE + 3.4, RIGHT - VALUE_LEFT, 7)
        draw_fitted(
            sheet, box, fitted_within(sheet.setter, f"备注：{view.remark}", _SMALL, box.width, 7), Align.LEFT, 0
        )


def _draw_value(sheet: Sheet, base: float, value: str) -> None:
    room = RIGHT - VALUE_LEFT - 1
    words = fitted_within(sheet.setter, value, _VALUE, room, VALUE_HEIGHT)
    middle = base - BASELINE * _VALUE.size / MM - (_LIFT if len(words.lines) > 1 else 0.0)
    draw_fitted(sheet, Box(VALUE_LEFT, middle - 4, room, 8), words, Align.LEFT, 0)


def _photo(view: CertificateView) -> ImageReader | None:
    return None if view.photo is None else read_photo(view.photo, view.name)
