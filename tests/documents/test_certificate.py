"""Certificates: every field that the rule names, the same places on blank forms, nothing on the layer but the facts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import numpy as np
import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import samples
from tests.documents.printing import codes_on, drawn, pages, printed, shelf, text_of
from trainingdesk.documents import certificate
from trainingdesk.documents.certificate import Offset
from trainingdesk.documents.guilloche import Braid, Rosette
from trainingdesk.documents.sheet import MM
from trainingdesk.documents.views import CertificateView
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.levels import Level

RED = (1, 0, 0)


def picture(kind: str = "PNG", size: tuple[int, int] = (295, 413)) -> bytes:
    """A plain photo, written by the library that renders pages."""
    bitmap = pypdfium2.PdfBitmap.new_native(*size, pypdfium2.raw.FPDFBitmap_BGR)
    bitmap.fill_rect((200, 30, 30, 255), 0, 0, *size)
    written = BytesIO()
    bitmap.to_pil().save(written, kind)
    return written.getvalue()


def rendered(pdf: bytes, scale: float = 1.0) -> np.ndarray:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=scale).to_numpy().copy()
    finally:
        document.close()


@pytest.mark.parametrize(
    "field",
    [
        "职业技能等级证书",
        "CERTIFICATE OF VOCATIONAL SKILL LEVEL",
        "欧阳𬭊",
        "居民身份证",
        samples.identity(2),
        "中式烹调师",
        "--",
        "五级/初级工",
        samples.certificate_number(2),
        "嵩州市餐饮行业协会",
        "2026年4月28日",
        "http://jndj.osta.org.cn",
        "http://pjjg.osta.org.cn",
        "印制流水号 0012608",
        "审计锚",
        "2JM9-W6TC-VD84",
        "工种/职业方向",
        "Assessment Body (Seal)",
        "SPECIMEN",
    ],
)
def test_the_certificate_holds_every_field_of_the_rule(field: str) -> None:
    assert field in pages("certificate")[0]


def test_the_sentence_names_the_issuer_in_both_languages() -> None:
    text = pages("certificate")[0].replace("\n", "").replace(" ", "")
    assert "本证书由嵩州市餐饮行业协会颁发，表明持证人通过本机构组织的职业技能等级认定" in text
    assert "issuedbySongzhouCateringIndustryAssociationandcertifies" in text


def test_a_body_without_an_english_name_is_the_one_named_hereon() -> None:
    text = text_of(certificate.render(replace(samples.certificate(), issuer_english=""), shelf()))[0]
    assert "the assessment body named hereon" in text.replace("\n", " ")


@pytest.mark.parametrize("level", list(Level))
def test_levels_stand_as_the_rule_writes_them(level: Level) -> None:
    text = text_of(certificate.render(replace(samples.certificate(), level=level), shelf()))[0]
    assert level.full_name in text


def test_a_direction_stands_where_there_is_one() -> None:
    text = text_of(certificate.render(replace(samples.certificate(), direction="数控车工"), shelf()))[0]
    assert "数控车工" in text
    assert "--" not in text


def test_a_reissue_says_so() -> None:
    assert "备注：原证书遗失，按原编号补发，原印制流水号 0012001 作废。" in pages("certificate-long")[0]


def test_several_certificates_stand_in_one_file_each_with_its_own_code() -> None:
    assert len(pages("certificates")) == 7
    for place, seq in enumerate((1, 2, 5, 6, 9, 13, 41)):
        assert samples.certificate_number(seq) in pages("certificates")[place]
        assert codes_on("certificates", place)[0].startswith(f"TD1:C:{samples.certificate_number(seq)}:20260428:")


def test_the_frame_is_stored_once_however_many_certificates() -> None:
    many = certificate.render_all([samples.certificate(seq) for seq in range(1, 31)], shelf())
    assert len(many) < 3 * len(printed("certificates"))
    forms = {str(page["/Resources"].get_object()["/XObject"]) for page in pypdf.PdfReader(BytesIO(many)).pages}
    assert len(forms) == 1


def test_nothing_to_print_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no certificate"):
        certificate.render_all([], shelf())


def test_the_layer_holds_facts_and_nothing_of_the_blank() -> None:
    layer = pages("overlay")[0]
    for fact in ("欧阳𬭊", samples.identity(2), "--", "五级/初级工", "嵩州市餐饮行业协会", "2026年4月28日"):
        assert fact in layer
    for blank in ("职业技能等级证书", "Name", "证件号码", "jndj", "印制流水号", "颁发"):
        assert blank not in layer
    assert len(drawn("overlay")[0].rules) == 0


def test_facts_stand_at_the_same_places_on_the_layer() -> None:
    full = {tuple(np.round(box, 1)) for box in drawn("certificate")[0].texts}
    layer = {tuple(np.round(box, 1)) for box in drawn("overlay")[0].texts}
    assert layer <= full


def test_an_offset_moves_all_facts_alike() -> None:
    moved = certificate.render_overlay([samples.certificate()], shelf(), Offset(across=1.5, down=-2.0))
    plain = rendered(printed("overlay"), 4)
    shifted = rendered(moved, 4)
    right, up = round(1.5 * MM * 4), round(2.0 * MM * 4)
    dark = np.argwhere(plain[:, :, 0] < 100)
    dark_moved = np.argwhere(shifted[:, :, 0] < 100)
    assert dark_moved[:, 0].min() - dark[:, 0].min() == pytest.approx(-up, abs=2)
    assert dark_moved[:, 1].min() - dark[:, 1].min() == pytest.approx(right, abs=2)


def test_a_proof_says_that_it_is_one_and_by_how_much_the_printer_is_off() -> None:
    proof = certificate.render_overlay([samples.certificate()], shelf(), Offset(0.5, -1.0), proof=True)
    text = text_of(proof)[0]
    assert "套打层校样" in text
    assert "横向 0.5 mm 纵向 -1.0 mm" in text
    assert "印制流水号 0012608" in text


def test_grey_is_all_that_a_proof_adds() -> None:
    plain, proof = rendered(printed("overlay"), 2), rendered(printed("overlay-proof"), 2)
    assert not np.any((plain > 200) & (proof < 90))
    assert np.all(proof[plain < 90] < 90)


def test_without_demo_a_certificate_is_no_specimen() -> None:
    text = text_of(certificate.render(replace(samples.certificate(), demo=False), shelf()))[0]
    assert "SPECIMEN" not in text
    assert "演示" not in text


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_photo_stands_in_its_frame(kind: str) -> None:
    view = replace(samples.certificate(), photo=picture(kind))
    page = rendered(certificate.render(view, shelf()), 2)
    inside = page[round(80 * MM * 2), round(71 * MM * 2)]
    assert int(inside.max()) - int(inside.min()) > 100
    assert "25 mm×35 mm" not in text_of(certificate.render(view, shelf()))[0]
    assert certificate.render(view, shelf()) == certificate.render(view, shelf())


@pytest.mark.parametrize(
    "photo",
    [
        b"",
        b"GIF89a" + bytes(40),
        picture()[:200],
        picture("JPEG")[:300],
        b"\xff\xd8\x00\x00",
        b"\xff\xd8\xff\xe0\x00\x04\x00\x00",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        picture().replace((295).to_bytes(4, "big") + (413).to_bytes(4, "big"), (60_000).to_bytes(4, "big") * 2, 1),
    ],
    ids=["empty", "gif", "cut png", "cut jpeg", "no marker", "no frame", "nothing", "half a marker", "huge"],
)
def test_a_photo_that_cannot_be_read_is_refused_with_the_name(photo: bytes) -> None:
    with pytest.raises(Refused) as refused:
        certificate.render(replace(samples.certificate(), photo=photo), shelf())
    assert refused.value.code == "document.photo_unreadable"
    assert refused.value.params == {"name": "欧阳𬭊"}


issuers = st.text(st.sampled_from("嵩州市职业技能评价指导中心（第二分部）"), min_size=1, max_size=60)


@settings(max_examples=20, deadline=None)
@given(issuers)
def test_sentences_stay_above_the_code_whatever_the_issuer_is_called(issuer: str) -> None:
    view: CertificateView = replace(samples.certificate(), issuer=issuer, issuer_english=issuer.encode().hex()[:90])
    document = pypdfium2.PdfDocument(certificate.render(view, shelf()))
    texts = [item.get_bounds() for item in document[0].get_objects(max_depth=3) if item.type == 1]
    left = [box for box in texts if box[2] < 122 * MM and box[1] > (210 - 152) * MM and box[3] < (210 - 104) * MM]
    document.close()
    assert left
    assert min(box[1] for box in left) > (210 - 151) * MM
    assert max(box[2] for box in left) < 114 * MM


def test_the_pattern_is_whole_periods_so_that_ends_meet() -> None:
    braid = Braid(0, 0, 100, 4, 10)
    start, end = braid._strand(3, 10.0)(0.0), braid._strand(3, 10.0)(1.0)
    assert start[1] == pytest.approx(end[1])
    rosette = Rosette(0, 0, 20, 8, 0.4, 12)
    assert rosette._line(0.0) == pytest.approx(rosette._line(1.0))
