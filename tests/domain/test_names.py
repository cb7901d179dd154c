"""Names: kept character by character, cleaned of what keyboards and spreadsheets add."""

from __future__ import annotations

import pytest

from tests.domain.spoken import spoken
from trainingdesk.domain.findings import Place
from trainingdesk.domain.names import clean_name, read_name, same_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" 张　伟 ", "张伟"),
        ("张 三丰", "张三丰"),
        ("买买提 • 阿不都热合曼", "买买提·阿不都热合曼"),
        ("买买提．阿不都", "买买提·阿不都"),
        ("买买提.阿不都", "买买提·阿不都"),
        ("John  A.  Smith", "John A. Smith"),
        ("王\u200b明\ufeff", "王明"),
        ("䶮㛃𬭊", "䶮㛃𬭊"),
        ("𠮷 野", "𠮷野"),
        ("葛\U000e0100明", "葛\U000e0100明"),
    ],
)
def test_a_name_is_cleaned_and_no_character_exchanged(typed: str, name: str) -> None:
    assert clean_name(typed) == name
    assert read_name(typed) == (name, ())


def test_spellings_of_one_name_are_the_same() -> None:
    assert same_name("张 伟", "张伟")
    assert same_name("买买提·阿不都", "买买提阿不都")
    assert same_name("ＪＯＨＮ Smith", "John smith")
    assert not same_name("张伟", "张玮")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ["error identity.name_missing"]),
        (" \u200b ", ["error identity.name_missing"]),
        ("张\ufffd", ["error identity.name_damaged"]),
        ("张?", ["error identity.name_damaged"]),
        ("张？伟", ["error identity.name_damaged"]),
        ("张伟2", ["error identity.name_characters"]),
        ("张\u202e伟", ["error identity.name_characters"]),
        ("张" * 51, ["error identity.name_long"]),
        ("?1", ["error identity.name_damaged", "error identity.name_characters"]),
    ],
)
def test_what_is_no_name_is_refused(typed: str, said: list[str]) -> None:
    name, findings = read_name(typed)
    assert name is None
    assert spoken(findings) == said


def test_what_is_shown_of_a_name_with_controls_cannot_turn_the_line() -> None:
    _, (finding,) = read_name("张\u202e伟", Place(row=7))
    assert finding.value == "张\ufffd伟"
    assert finding.place.row == 7


def test_a_private_character_is_kept_with_a_warning() -> None:
    name, findings = read_name("王\ue123")
    assert name == "王\ue123"
    assert spoken(findings) == ["warning identity.name_private_use"]
