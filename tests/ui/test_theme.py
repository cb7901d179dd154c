"""Colours: every text and edge that meets a ground has the contrast that WCAG asks for, in both schemes."""

from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette

from tests.house.sources import PACKAGE, RESOURCES, here
from trainingdesk.ui.theme import Scheme, color_of, font, palette_of, style_sheet, tokens

TEXT, EDGE = 4.5, 3.0
GROUNDS = ("surface", "bg", "rail", "surface_alt", "hover")
WORDS = ("text", "text_secondary", "text_tertiary", "accent", "danger", "warning", "success", "info")


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21.0)


def too_faint(scheme: Scheme, pairs: list[tuple[str, str]], least: float) -> list[tuple[str, str, float]]:
    found = [(over, under, contrast(color_of(scheme, over), color_of(scheme, under))) for over, under in pairs]
    return [(over, under, round(ratio, 2)) for over, under, ratio in found if ratio < least]


@pytest.mark.parametrize("scheme", list(Scheme))
def test_words_can_be_read_on_every_ground(scheme: Scheme) -> None:
    pairs = list(product(WORDS, GROUNDS))
    pairs += [(word, "selection") for word in ("text", "text_secondary", "accent", "danger", "warning", "success")]
    pairs += [(tone, f"{tone}_tint") for tone in ("danger", "warning", "success", "info", "neutral")]
    pairs += [("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_tooltip", "tooltip")]
    assert too_faint(scheme, pairs, TEXT) == []


@pytest.mark.parametrize("scheme", list(Scheme))
def test_edges_of_controls_can_be_seen(scheme: Scheme) -> None:
    edges = ("control_border", "focus", "heat_half", "heat_absent", "heat_leave", "chart_second_edge")
    assert too_faint(scheme, [(edge, "surface") for edge in edges], EDGE) == []
    assert too_faint(scheme, [("focus", "selection"), ("control_border", "bg")], EDGE) == []


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_style_sheet_has_no_name_left(scheme: Scheme) -> None:
    assert "$" not in style_sheet(scheme).partition("*/")[2]


def test_both_schemes_name_the_same_colours() -> None:
    assert tokens().colors["light"].keys() == tokens().colors["dark"].keys()


@pytest.mark.parametrize("scheme", list(Scheme))
def test_a_chosen_row_looks_the_same_in_a_window_behind(scheme: Scheme) -> None:
    palette = palette_of(scheme)
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
    chosen = {palette.color(group, QPalette.ColorRole.Highlight).name() for group in groups}
    assert chosen == {color_of(scheme, "selection").name()}


def test_nothing_is_smaller_than_twelve_pixels() -> None:
    assert min(font(role).pixelSize() for role in tokens().type) >= 12


def test_only_the_tokens_name_colours() -> None:
    """One picture has colours of its own, the same in both schemes; it says so."""
    found = {here(path) for path in (PACKAGE / "ui").rglob("*.py") if re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text())}
    assert found == {"trainingdesk/ui/entry/ladder.py"}
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b", re.sub(r"#\w+\b(?=\[|\s*\{|,| >)", "", qss()))


def qss() -> str:
    return (RESOURCES / "theme" / "desk.qss").read_text("utf-8")
