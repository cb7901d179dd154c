"""What may be said to ``tdesk``: help in one language, options anywhere, mistakes answered with the nearest word."""

from __future__ import annotations

import argparse
import inspect
import json
import re

import pytest

from tests.fixtures.cli import every_word
from trainingdesk import __version__
from trainingdesk.cli.argparse_words import CHINESE, in_chinese
from trainingdesk.cli.main import COMMANDS, main
from trainingdesk.cli.parser import Parser, spoken, unfit
from trainingdesk.domain.texts import Language

HAN = re.compile(r"[\u3400-\u9fff]")
ENGLISH_SENTENCE = re.compile(r"(?:\b[a-z]{2,}\b[ ,]+){3}")
Said = tuple[int, str, str]


def say(capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    code = main(list(words))
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_speaks_one_language(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    for words in every_word(capsys, command) if command else [()]:
        code, chinese, complaint = say(capsys, *words, "--help")
        assert (code, complaint) == (0, "")
        assert HAN.search(chinese)
        assert ENGLISH_SENTENCE.search(without_codes(chinese)) is None, chinese
        code, english, complaint = say(capsys, *words, "--help", "--lang", "en")
        assert (code, complaint) == (0, "")
        assert HAN.search(english) is None, english


def without_codes(text: str) -> str:
    """Help without the usage line and the lists of codes, which are in no language."""
    _, _, rest = text.partition("\n\n")
    return re.sub(r"[a-z_]+(?:, [a-z_]+)+", "", rest)


def test_help_names_every_command_and_says_what_the_options_do(capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = say(capsys, "--help")
    assert code == 0
    assert [name for name in COMMANDS if f"  {name} " not in told] == []
    assert told.startswith("用法： tdesk [--version] 命令 ...\n")
    assert told.index("命令：") < told.index("通用选项：") < told.index("--json")


def test_the_language_comes_from_the_flag_then_the_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TDESK_LANG", "en_US.UTF-8")
    assert "global options:" in say(capsys, "--help")[1]
    assert "通用选项" in say(capsys, "--lang=zh_CN", "--help")[1]
    assert "没有“fr”" in say(capsys, "--lang", "fr", "doctor", "--lang", "zh_CN")[2]


def test_global_options_stand_before_and_after_any_word(capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = say(capsys, "--quiet", "claim", "--lang", "en", "show", "--json", "--help")
    assert (code, told.startswith("usage: tdesk claim show [--explain] NO\n")) == (0, True)


def test_a_value_that_is_a_command_s_name_is_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = say(capsys, "--as", "user", "--db", "demo", "claim", "list", "--help")
    assert (code, "tdesk claim list" in told) == (0, True)


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert say(capsys, "--version") == (0, f"tdesk {__version__}\n", "")


MISTAKES = [
    (("clam",), "没有“clam”，是否指 claim。", "There is no “clam”, perhaps claim."),
    (("frobnicate",), "没有“frobnicate”，可用 demo,", "There is no “frobnicate”, only demo,"),
    (("claim", "shw"), "没有“shw”，是否指 show。", "There is no “shw”, perhaps show."),
    (("claim", "show"), "还须给出：NO。", "The following arguments are required: NO."),
    (("claim", "show", "1", "2"), "不认识：2。", "Unrecognized arguments: 2."),
    (("claim", "list", "--stat", "x"), "不认识：--stat x，是否指 --state。",
     "Unrecognized arguments: --stat x, perhaps --state."),
    (("claim", "list", "--state", "x"), "--state：没有“x”，可用 draft,",
     "Argument --state: there is no “x”, only draft,"),
    (("claim", "new"), "须给出其中之一：--class --counter --employer。",
     "One of the arguments --class --counter --employer is required."),
    (("claim", "new", "--class", "1", "--counter"), "--counter：不能与 --class 同时使用。",
     "Argument --counter: not allowed with argument --class."),
    (("claim", "new", "--class"), "--class：缺少内容。", "Argument --class: expected one argument."),
    (("claim", "add", "1", "f", "--evidence", "x", "--pages", "two"), "--pages：不是整数：'two'。",
     "Argument --pages: invalid int value: 'two'."),
    (("claim", "show", "1", "--explain=yes"), "--explain：不带内容，却给了 'yes'。",
     "Argument --explain: ignored explicit argument 'yes'."),
    (("certificate", "register", "1", "--level", "9"), "--level：没有等级“9”，可用 6, 5,",
     "Argument --level: there is no level “9”, only 6, 5,"),
    (("roster", "check", ""), "FILE：内容是空的。", "Argument FILE: it is empty."),
    (("demo", "--out", " "), "--out：内容是空的。", "Argument --out: it is empty."),
    (("claim", "list", "--db", ""), "--db：内容是空的。", "Argument --db: it is empty."),
    (("compute", "--policy", "", "--lines", "x", "--out", "y"), "--policy：内容是空的。",
     "Argument --policy: it is empty."),
    (("review",), "须指明要做什么。", "Say what is to be done."),
    ((), "须指明要做什么。", "Say what is to be done."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "zh", "en"), MISTAKES, ids=[" ".join(words) or "-" for words, _, _ in MISTAKES])
def test_a_mistake_is_told_in_either_language(
    words: tuple[str, ...], zh: str, en: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, told = say(capsys, *words)
    assert (code, out) == (2, "")
    assert told.startswith("用法： tdesk")
    assert zh in told.splitlines()[-1]
    assert told.rstrip().endswith("--help。 [cli.misused]")
    code, out, told = say(capsys, *words, "--lang", "en")
    assert (code, out) == (2, "")
    assert en in told.splitlines()[-1]


def test_words_without_a_deed_are_answered_with_help(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, told = say(capsys, "voucher")
    assert (code, out) == (2, "")
    assert "  verify " in told
    assert say(capsys, "voucher", "--quiet")[2] == told


def test_a_mistake_asked_for_as_a_document_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, told = say(capsys, "claim", "shw", "--json")
    error = json.loads(out)["error"]
    assert (code, error["code"], error["message"]) == (2, "cli.misused", "没有“shw”，是否指 show。")
    assert error["remedy"] == "用法见 tdesk claim --help。"
    assert error["findings"] == []
    assert "shw" in told


def test_a_short_form_of_an_option_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert say(capsys, "claim", "list", "--sta", "draft")[0] == 2


def test_there_is_no_option_for_a_password(capsys: pytest.CaptureFixture[str]) -> None:
    options = {
        option
        for command in COMMANDS
        for words in every_word(capsys, command)
        for option in re.findall(r"--[a-z-]*pass[a-z-]*", say(capsys, *words, "--help")[1])
    }
    assert options == {"--new-password-file"}


def test_argparse_still_says_what_is_translated() -> None:
    source = inspect.getsource(argparse).replace("'\n", "").replace("\n", " ")
    assert [told for told in CHINESE if f"'{told}'" not in source and told != "invalid int value: %(value)r"] == []


def test_what_argparse_does_not_say_stays_as_it_is() -> None:
    assert in_chinese("something else") == "something else"
    assert in_chinese("argument --x: something: else") == "--x：something: else"
    assert in_chinese("invalid day value: 'a\nb'") == "内容不合要求：'a\nb'"


def test_a_text_in_two_languages_is_heard_in_one() -> None:
    assert spoken("中文 / English", Language.ZH) == "中文"
    assert spoken("中文 / English", Language.EN) == "English"
    assert spoken("CODE", Language.ZH) == spoken("CODE", Language.EN) == "CODE"
    assert spoken("a / b / c", Language.EN) == "a / b / c"


def test_a_value_with_a_stroke_in_it_is_told_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert "不认识：a / b。" in say(capsys, "claim", "show", "1", "a / b")[2]
    assert "'a / b'" in say(capsys, "claim", "add", "1", "f", "--evidence", "x", "--pages", "a / b")[2]


def test_a_word_is_filled_once_and_only_when_it_is_asked_for() -> None:
    filled: list[str] = []
    parser = Parser("x", language=Language.ZH)
    below = parser.add_subparsers(dest="word")
    for name in ("one", "two"):
        below.add_parser(name, fill=lambda word: filled.append(word.prog))
    parser.parse_args(["one"])
    parser.parse_args(["one"])
    assert filled == ["x one"]


def test_a_reader_of_values_speaks_both_languages() -> None:
    assert str(unfit("不行", "no good")).split("\0") == ["不行", "no good"]
