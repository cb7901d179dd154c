"""Lines: figures stand in columns, marks stand where they may, nothing is wider than its place, nothing gets lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.printing import shelf
from trainingdesk.documents.cells import Fit, fitted, fitted_within, spread
from trainingdesk.documents.fonts import Role
from trainingdesk.documents.sheet import MM
from trainingdesk.documents.typeset import CLOSING, HANG, HANGING, OPENING, Setter, Style
from trainingdesk.domain.errors import Refused

SETTER = Setter(shelf())
PRINTED = Style(Role.PRINTED, 9)
FACT = Style(Role.FACT, 9.5)

han = st.sampled_from("嵩州市匠心职业技能培训学校的人员，、。；：（）《》“”〔〕")
latin = st.sampled_from("abcXYZ019.-/ ")
texts = st.text(st.one_of(han, latin), min_size=1, max_size=60)


@pytest.mark.parametrize("role", [Role.PRINTED, Role.STRONG, Role.TITLE, Role.FACT, Role.TYPED])
def test_all_figures_are_as_wide_as_each_other(role: Role) -> None:
    style = Style(role, 9)
    assert len({round(SETTER.width(figure * 6, style), 3) for figure in "0123456789"}) == 1


def test_masked_and_whole_numbers_line_up() -> None:
    assert SETTER.width("418***********1239", PRINTED) == pytest.approx(SETTER.width("418101196407141239", PRINTED))


def test_two_marks_in_a_row_lose_half_an_em() -> None:
    apart = SETTER.width("）", PRINTED) + SETTER.width("，", PRINTED)
    assert SETTER.width("）", PRINTED) + SETTER.width("，", PRINTED) - SETTER.width("），", PRINTED) == pytest.approx(
        4.5
    )
    assert SETTER.width("好！，", PRINTED) > apart


def test_han_and_figures_stand_a_hair_apart() -> None:
    joined = SETTER.width("年", PRINTED) + SETTER.width("4", PRINTED)
    assert SETTER.width("年4", PRINTED) - joined == pytest.approx(0.09 * 9)


def test_tracking_stands_between_glyphs_and_not_after_the_last() -> None:
    style = FACT.tracked(1.0)
    assert SETTER.width("张伟", style) == pytest.approx(3 * 9.5)
    assert SETTER.line("张伟", style).altered
    assert not SETTER.line("张伟", FACT).altered


def test_a_character_without_a_glyph_stops_the_line() -> None:
    with pytest.raises(Refused) as refused:
        SETTER.line("王\ue000", FACT)
    assert refused.value.params == {"character": "\ue000", "point": "U+E000", "where": "王\ue000"}


@given(texts, st.floats(30, 300))
def test_broken_lines_join_to_the_text(text: str, room: float) -> None:
    assert "".join(SETTER.broken(text, PRINTED, room)) == text


@given(texts, st.floats(60, 300))
def test_a_broken_line_fits_and_only_its_last_mark_hangs(text: str, room: float) -> None:
    for line in SETTER.broken(text, PRINTED, room):
        shown = line.rstrip(" ")
        hang = HANG * 9 if shown and shown[-1] in HANGING else 0.0
        assert len(shown) == 1 or SETTER.width(shown, PRINTED) - hang <= room + 0.02 or _cannot_break(shown)


def _cannot_break(line: str) -> bool:
    """A run of marks that may neither end nor start a line may be longer than the line."""
    inner = line[1:]
    return all(character in CLOSING + OPENING + " " for character in inner)


@given(st.text(han, min_size=2, max_size=60), st.floats(90, 300))
def test_no_mark_stands_where_it_may_not(text: str, room: float) -> None:
    for before, line in pairwise(SETTER.broken(text, PRINTED, room)):
        starts_badly = line[0] in CLOSING
        ends_badly = before[-1] in OPENING
        assert not (starts_badly or ends_badly) or all(character in CLOSING + OPENING for character in before[1:])


def test_words_and_figures_are_not_torn() -> None:
    lines = SETTER.broken("标准包 henan-2022 第3版，按证书核发日选取。", PRINTED, 60)
    assert any("henan-2022" in line for line in lines)
    assert "".join(lines) == "标准包 henan-2022 第3版，按证书核发日选取。"


def test_a_word_longer_than_a_line_is_broken_rather_than_cut_off() -> None:
    lines = SETTER.broken("S000041000123265000211", PRINTED, 40)
    assert len(lines) > 2
    assert all(SETTER.width(line, PRINTED) <= 40 for line in lines)


@settings(max_examples=200)
@given(texts, st.floats(12, 80), st.sampled_from([Fit.TEXT, Fit.NUMBER]))
def test_whatever_is_fitted_is_no_wider_than_its_room(text: str, room: float, fit: Fit) -> None:
    words = fitted(SETTER, text, FACT, room, fit)
    hung = [
        SETTER.width(line, words.style) - (HANG * words.style.size if line[-1:] in HANGING else 0)
        for line in words.lines
        if line
    ]
    assert all(
        width / MM <= room + 0.05 or _cannot_break(line)
        for width, line in zip(hung, filter(None, words.lines), strict=True)
    )
    assert "".join(words.lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("张伟", ("张伟",)),
        ("欧阳𬭊", ("欧阳𬭊",)),
        ("买买提·阿不都热合曼", ("买买提·", "阿不都热合曼")),
        ("阿卜杜热合曼·阿卜杜克热木江·买买提吐尔逊", ("阿卜杜热合曼·", "阿卜杜克热木江·", "买买提吐尔逊")),
    ],
)
def test_names_break_after_the_interpunct(name: str, lines: tuple[str, ...]) -> None:
    words = fitted(SETTER, name, FACT, 18.5, Fit.NAME)
    assert words.lines == lines
    assert max(SETTER.width(line, words.style) for line in lines) / MM <= 18.5


def test_two_characters_are_spread_to_three_where_there_is_room() -> None:
    assert fitted(SETTER, "张伟", FACT, 17.0, Fit.NAME).style.tracking == 1.0
    assert fitted(SETTER, "张伟", FACT, 7.0, Fit.NAME).style.tracking == 0.0
    assert fitted(SETTER, "Li", FACT, 17.0, Fit.NAME).style.tracking == 0.0


def test_a_figure_is_never_broken() -> None:
    assert fitted(SETTER, "1,234,567,890.12", FACT, 14.0, Fit.NUMBER).lines == ("1,234,567,890.12",)


def test_lists_break_after_their_commas() -> None:
    levels = "五级/初级工、四级/中级工、三级/高级工"
    assert fitted(SETTER, levels, Style(Role.FACT, 10), 52.8).lines == ("五级/初级工、四级/中级工、", "三级/高级工")


def test_a_place_that_cannot_grow_gets_smaller_lines() -> None:
    words = fitted_within(SETTER, "嵩州市颍河经济技术开发区财政金融局国库支付中心综合业务科" * 3, PRINTED, 40.0, 7.0)
    assert words.height <= 7.0


@pytest.mark.parametrize(
    ("label", "tracking"), [("附件", 2.0), ("申请人", 0.5), ("资金账户", 0.0), ("年度备案序号", 0.0)]
)
def test_labels_are_spread_to_four_characters(label: str, tracking: float) -> None:
    assert spread(label, PRINTED).tracking == tracking
