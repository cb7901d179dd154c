"""Codes in one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingdesk.domain.plain_text import code_text, has_control, has_han, visible


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        (" ab c\t", "ABC"),
        ("ＡＢＣ１２３", "ABC123"),
        ("（四级）", "(四级)"),
        ("'0123", "0123"),
        ("‘0123", "0123"),
        ("1\u00a02\u30003\u200b4\ufeff", "1234"),
        ("12\u202e3", "12\u202e3"),
    ],
)
def test_width_case_blanks_and_invisible_characters_do_not_matter(typed: str, plain: str) -> None:
    assert code_text(typed) == plain


@given(st.text())
def test_folding_twice_changes_nothing_for_what_codes_are_made_of(typed: str) -> None:
    once = "".join(letter for letter in code_text(typed) if letter.isascii())
    assert code_text(once) == once.lstrip("'`")


def test_what_nobody_sees_is_removed_and_the_rest_kept() -> None:
    assert visible("张\u200d伟\u00ad 2") == "张伟 2"


@pytest.mark.parametrize(("text", "found"), [("张\u202e伟", True), ("a\x07", True), ("a\tb", True), ("张伟 ab", False)])
def test_control_characters_are_seen(text: str, found: bool) -> None:
    assert has_control(text) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [("Li 李", True), ("𠮷", True), ("\ue000", True), ("\U0002ebf0", True), ("Li", False), ("", False)],
)
def test_chinese_characters_are_seen_even_the_private_and_the_newest(text: str, found: bool) -> None:
    assert has_han(text) is found
