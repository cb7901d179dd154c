"""What documents and the window rest on is there: fonts with every character people are called, and their licences."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.house.sources import RESOURCES
from tools import build_fonts
from tools.build_fonts import FACES, Face, SourceMissing, build, copy, source_of, stale, write_stamp

FONTS = RESOURCES / "fonts"
NAMED = [
    "HanaMinB",
    "LXGWWenKai-Regular",
    "NotoSansSC-Bold",
    "NotoSansSC-Medium",
    "NotoSansSC-Regular",
    "NotoSerifSC-Bold",
    "NotoSerifSC-Regular",
    "NotoSerifSC-SemiBold",
]
NOTO = [name for name in NAMED if name.startswith("Noto")]
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
COMMON_HAN = [chr(code) for code in range(0x4E00, 0x9FA6)]
EXTENSION_A = [chr(code) for code in range(0x3400, 0x4DB6)]
OFFICIAL_BEYOND_THE_PLANE = "𬭊𬭎𬬻𬭚𬬭𫓧𫟹𫗧𬶍𬴊𫠊𬸚𫚕𬕂𫘬𬳵"  # of the 196 in 通用规范汉字表 above U+FFFF
RARE_IN_NAMES = "㛃䶮𠮷𤨒𠅤"
FIGURES_AND_MARKS = "0123456789¥%*.,-()（）、。；：《》〔〕“”·—…　×ABCXYZabcxyz"


@cache
def characters(name: str) -> frozenset[str]:
    with TTFont(FONTS / f"{name}.ttf", lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def test_the_eight_faces_are_built_and_no_other() -> None:
    assert sorted(path.stem for path in FONTS.glob("*.ttf")) == NAMED
    assert sorted(face.name for face in FACES) == NAMED


@pytest.mark.parametrize("name", NAMED)
def test_outlines_can_be_embedded(name: str) -> None:
    """The PDF library takes quadratic outlines of one weight, and the font's owner must not forbid embedding."""
    with TTFont(FONTS / f"{name}.ttf", lazy=True) as font:
        assert "glyf" in font
        assert "fvar" not in font
        assert font["OS/2"].fsType == 0


@pytest.mark.parametrize("name", NOTO)
def test_each_noto_face_has_every_common_character(name: str) -> None:
    wanted = [*COMMON_HAN, *EXTENSION_A, *OFFICIAL_BEYOND_THE_PLANE, *FIGURES_AND_MARKS]
    assert [character for character in wanted if character not in characters(name)] == []


@pytest.mark.parametrize("name", NOTO)
def test_each_noto_face_says_its_family_and_weight(name: str) -> None:
    family, _, style = name.partition("-")
    with TTFont(FONTS / f"{name}.ttf", lazy=True) as font:
        assert font["OS/2"].usWeightClass == WEIGHTS[style]
        assert (
            font["name"].getBestFamilyName() == {"NotoSansSC": "Noto Sans SC", "NotoSerifSC": "Noto Serif SC"}[family]
        )
        assert font["name"].getDebugName(6) == name


def test_rare_names_are_covered_together() -> None:
    together = characters("NotoSerifSC-Regular") | characters("LXGWWenKai-Regular") | characters("HanaMinB")
    assert [character for character in RARE_IN_NAMES if character not in together] == []
    assert len([character for character in characters("HanaMinB") if 0x20000 <= ord(character) <= 0x2A6DF]) > 42_000


def test_filled_in_facts_stay_in_one_face() -> None:
    wanted = [*COMMON_HAN, *FIGURES_AND_MARKS]
    assert [character for character in wanted if character not in characters("LXGWWenKai-Regular")] == []


def test_each_font_travels_with_its_licence() -> None:
    notice = (FONTS / "NOTICE.md").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL-1.1.txt").read_text("utf-8")
    assert "Hanazono Font License" in (FONTS / "Hanazono.txt").read_text("utf-8")
    assert [name for name in NAMED if name.partition("-")[0] not in notice] == []


def test_building_again_does_nothing() -> None:
    assert stale(FONTS) == []


def test_a_font_cut_short_is_built_again(tmp_path: Path) -> None:
    for name in NAMED:
        (tmp_path / f"{name}.ttf").write_bytes(b"font")
    write_stamp(tmp_path)
    assert stale(tmp_path) == []
    (tmp_path / "HanaMinB.ttf").write_bytes(b"fo")
    assert [face.name for face in stale(tmp_path)] == ["HanaMinB"]


def test_a_new_recipe_builds_everything_again(tmp_path: Path) -> None:
    write_stamp(tmp_path)
    stamp = tmp_path / build_fonts.STAMP
    stamp.write_text(stamp.read_text("utf-8").replace(build_fonts.recipe(), "another recipe"), "utf-8")
    assert len(stale(tmp_path)) == len(NAMED)
    stamp.unlink()
    assert len(stale(tmp_path)) == len(NAMED)


def test_a_half_written_font_never_takes_the_name(tmp_path: Path) -> None:
    def breaks_off(source: Path, target: Path, face: Face) -> None:
        target.write_bytes(b"half")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        build(Face("HanaMinB", __file__, "this test", breaks_off), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_source_names_the_package_that_brings_it() -> None:
    with pytest.raises(SourceMissing, match="fonts-nowhere"):
        source_of(Face("Nowhere", "nowhere.ttf", "fonts-nowhere", copy))
