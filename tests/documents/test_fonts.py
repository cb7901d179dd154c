"""Every character finds a glyph or stops the print, and what was drawn copies out as it was written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.printing import FONTS, shelf
from trainingdesk.documents.fonts import Face, FontShelf, Role, to_unicode_map
from trainingdesk.domain.errors import Unavailable

RARE = "𬭊䶮㛃𠮷𤨒𠅤"
# the specimen of GB 18030's extensions: the first and last of each block that HanaMinB is shipped for
EXTENSION_B = "𠀀𪛖"


def linked(folder: Path, *, without: str = "") -> Path:
    """The fonts in another folder, one of them left out."""
    for font in FONTS.glob("*.ttf"):
        if font.stem != without:
            (folder / font.name).symlink_to(font)
    return folder


@pytest.mark.parametrize("role", list(Role))
def test_each_role_holds_the_rare_characters_people_are_called(role: Role) -> None:
    assert [character for character in RARE + EXTENSION_B if shelf().chosen(character, role) is None] == []


@pytest.mark.parametrize(
    ("character", "role", "face"),
    [
        ("张", Role.PRINTED, Face.SERIF),
        ("张", Role.FACT, Face.KAI),
        ("7", Role.FACT, Face.SERIF),
        ("¥", Role.FACT, Face.SERIF),
        ("𤨒", Role.FACT, Face.SERIF),
        ("𪛖", Role.FACT, Face.RARE),
        ("张", Role.TITLE, Face.SERIF_BOLD),
        ("8", Role.TYPED, Face.SANS_MEDIUM),
        ("a", Role.DIGEST, Face.SANS),
    ],
)
def test_the_role_chooses_the_face_one_character_at_a_time(character: str, role: Role, face: Face) -> None:
    chosen = shelf().chosen(character, role)
    assert chosen is not None
    assert chosen.fontName == face


def test_characters_without_a_glyph_are_named_once_and_in_order() -> None:
    assert shelf().missing_glyphs("王\U000323af和\ue000、\U000323af") == ("\U000323af", "\ue000")
    assert shelf().missing_glyphs("买买提·阿不都热合曼 “引号”—…〔2022〕") == ()


@pytest.mark.parametrize("character", ["\n", "\t", "\u202e", "\x00"])
def test_what_steers_text_has_no_glyph(character: str) -> None:
    assert shelf().missing_glyphs(f"张{character}伟") == (character,)


def test_a_missing_font_is_named_before_anything_is_drawn(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as missing:
        FontShelf(linked(tmp_path, without="HanaMinB"))
    assert missing.value.code == "document.font_missing"
    assert missing.value.params["name"] == "HanaMinB"


def test_all_missing_fonts_are_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as missing:
        FontShelf(tmp_path)
    assert missing.value.params["name"].split("、") == [face.value for face in Face]


@pytest.mark.parametrize("damage", ["cut", "flipped", "text", "empty"])
def test_a_damaged_font_is_named_at_its_first_use(tmp_path: Path, damage: str) -> None:
    sound = (FONTS / "HanaMinB.ttf").read_bytes()
    flipped = bytearray(sound)
    flipped[len(sound) // 2] ^= 0xFF
    damaged = {"cut": sound[:100_000], "flipped": bytes(flipped), "text": b"<html>not found</html>", "empty": b""}
    (linked(tmp_path, without="HanaMinB") / "HanaMinB.ttf").write_bytes(damaged[damage])
    fonts = FontShelf(tmp_path)
    assert fonts.chosen("张", Role.PRINTED) is not None
    with pytest.raises(Unavailable) as broken:
        fonts.chosen("𪛖", Role.PRINTED)
    assert broken.value.code == "document.font_damaged"
    assert broken.value.params["name"] == "HanaMinB"


def read_map(text: str) -> dict[int, str]:
    """The code and text of each entry of a ToUnicode map, by the letter of the format."""
    found: dict[int, str] = {}
    for count, block in re.findall(r"(\d+) beginbfchar\n(.*?)endbfchar", text, re.DOTALL):
        rows = re.findall(r"<(\w\w)> <(\w+)>", block)
        assert len(rows) == int(count) <= 100
        found |= {int(code, 16): bytes.fromhex(point).decode("utf-16-be") for code, point in rows}
    return found


characters = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")


@given(st.lists(characters, max_size=256, unique=True))
def test_a_map_says_each_code_above_and_below_the_basic_plane(text: list[str]) -> None:
    said = read_map(to_unicode_map("AAAAAA+Face", map(ord, text)))
    assert said == dict(enumerate(text))


def test_faces_of_one_variable_font_keep_their_own_names() -> None:
    names = [shelf().font(face).face.name.decode() for face in Face]
    assert names == [face.value for face in Face]
