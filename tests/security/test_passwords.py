"""Passwords: what is refused and why, how they are kept, and that a damaged hash lets nobody in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.db.parts import expect_code
from trainingdesk.domain.errors import Damaged, Refused
from trainingdesk.domain.texts import message
from trainingdesk.security.passwords import (
    MAX_LENGTH,
    OFFICE_PROFILE,
    PasswordProfile,
    decoy_hash,
    folded_login,
    hash_password,
    is_right_password,
    needs_rehash,
    password_faults,
)

QUICK = PasswordProfile(time_cost=1, memory=64, parallelism=1)
GOOD = "correct horse battery"


def codes(password: str, login: str = "zhangsan", name: str = "张三丰") -> list[str]:
    return [
        fault.code.removeprefix("security.password_") for fault in password_faults(password, login=login, name=name)
    ]


@pytest.mark.parametrize(
    "password", [GOOD, "紫色水獭爱吃面", "月落乌啼霜满天", "kV9-mm2-Tq4z", "trainingdesk-purple-otter"]
)
def test_a_good_password_has_no_faults(password: str) -> None:
    assert codes(password) == []


@pytest.mark.parametrize(
    "password",
    [
        "Password123456",
        "P@ssw0rd2026!",
        "zhengzhou2026!",
        "郑州人社局培训",
        "qwertyuiop12",
        "1qaz2wsx3edc",
        "Rensheju@2026!",
        "woaini1314520",
        "123456789012",
        "abcdefghijklmn",
        "TrainingDesk2026",
        "ｐａｓｓｗｏｒｄ１２３４５６",
    ],
)
def test_what_anybody_would_try_first_is_refused(password: str) -> None:
    assert codes(password) == ["common"]


@pytest.mark.parametrize("password", ["aaaaaaaaaaaaaa", "abababababab", "kv9tq4kv9tq4", "水獭吃水獭吃水獭吃"])
def test_repetition_is_no_length(password: str) -> None:
    assert codes(password) == ["repetitive"]


def test_length_counts_a_chinese_character_twice() -> None:
    assert codes("kV9-mm2-Tq4") == ["short"]
    assert codes("水獭爱吃面") == ["short"]
    assert codes("水獭爱吃面条") == []


def test_every_fault_is_told_at_once() -> None:
    assert codes("zhangsan") == ["short", "holds_login"]
    assert codes("") == ["short", "repetitive"]


def test_login_and_name_do_not_belong_in_a_password() -> None:
    assert codes("ZhangSan-and-otters") == ["holds_login"]
    assert codes("张三丰和紫色水獭") == ["holds_login"]
    assert codes(GOOD, login="", name="  ") == []


def test_a_password_without_end_is_refused_before_it_is_looked_at() -> None:
    assert codes("x" * (MAX_LENGTH + 1)) == ["long"]


def test_each_fault_can_be_told_and_never_quotes_the_password() -> None:
    for password in ("zhangsan", "x" * 300, "123456789012", "aaaaaaaaaaaa"):
        for fault in password_faults(password, login="zhangsan"):
            assert password not in message(fault.code, **fault.params)
            assert fault.value is None


def test_the_right_password_and_no_other_opens() -> None:
    stored = hash_password(GOOD, QUICK)
    assert is_right_password(stored, GOOD)
    assert not is_right_password(stored, GOOD + " ")
    assert stored != hash_password(GOOD, QUICK)
    assert stored.startswith("$argon2id$")


def test_a_full_width_keyboard_types_the_same_password() -> None:
    assert is_right_password(hash_password("ｋＶ９－ｍｍ２－Ｔｑ４ｚ", QUICK), "kV9-mm2-Tq4z")


@given(st.text(alphabet=st.characters(codec=None), max_size=40))
def test_whatever_a_terminal_hands_over_can_be_hashed(password: str) -> None:
    assert is_right_password(hash_password(password, QUICK), password)


def test_undecodable_input_is_a_password_like_any_other() -> None:
    assert is_right_password(hash_password("otter\udcff\ud800", QUICK), "otter\udcff\ud800")


@pytest.mark.parametrize(
    "stored", ["", "no hash", "$argon2id$v=19$m=64,t=1,p=1$AAAA$", "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$!!"]
)
def test_a_damaged_hash_lets_nobody_in(stored: str) -> None:
    with expect_code(Damaged, "security.hash_damaged"):
        is_right_password(stored, GOOD)


def test_a_hash_of_another_cost_is_made_anew() -> None:
    stored = hash_password(GOOD, QUICK)
    assert not needs_rehash(stored, QUICK)
    assert needs_rehash(stored, PasswordProfile(time_cost=2, memory=64, parallelism=1))
    assert needs_rehash(stored, OFFICE_PROFILE)


def test_an_unknown_login_is_compared_with_a_decoy() -> None:
    decoy = decoy_hash(QUICK)
    assert decoy == decoy_hash(QUICK)
    assert not needs_rehash(decoy, QUICK)
    assert not is_right_password(decoy, GOOD)


def test_a_login_has_one_form() -> None:
    assert folded_login(" WangXM ") == folded_login("ｗａｎｇｘｍ") == "wangxm"
    assert folded_login("王小明") == "王小明"
    assert folded_login("w.x-m_1@rsj") == "w.x-m_1@rsj"


@pytest.mark.parametrize(
    "login", ["", " ", "wang xm", "-wang", "wang.", "王\u202e明", "a\nb", "a" * 65, "wang/../root"]
)
def test_a_login_that_could_be_misread_is_refused(login: str) -> None:
    with expect_code(Refused, "security.login_unusable"):
        folded_login(login)
