"""Every word of the window has an English twin, the same one wherever it stands, with the same fields."""

from __future__ import annotations

import ast
import re

import pytest

from tools.collect_texts import TRANSLATIONS, known, rooms, words_of

LANGUAGES = sorted(path.name for path in TRANSLATIONS.iterdir() if path.is_dir())
HAN = re.compile(r"[\u4e00-\u9fff]")
FIELD = re.compile(r"\{[a-z_]*\}")


def test_english_is_there() -> None:
    assert "en" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_said_and_nothing_old_is_left(language: str) -> None:
    said, asked = known(TRANSLATIONS / language), set().union(*rooms().values())
    assert sorted(asked - said.keys()) == [], "run tools/collect_texts.py and translate what it lists"
    assert sorted(said.keys() - asked) == [], "run tools/collect_texts.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_are_the_same_and_no_chinese_is_left(language: str) -> None:
    said = known(TRANSLATIONS / language)
    assert [key for key, text in said.items() if sorted(FIELD.findall(key[0])) != sorted(FIELD.findall(text))] == []
    assert [text for text in said.values() if HAN.search(text)] == []


def test_the_guard_refuses_what_nobody_could_translate() -> None:
    with pytest.raises(ValueError, match="line 2"):
        list(words_of(ast.parse("self.tr('好')\nself.tr(f'{name}')")))
