"""``tdesk`` as scripts and people meet it: a process of its own, with its streams, its terminal and its signals."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fixtures.cli import CHECKOUT, Answer, Terminal, every_word, finished, spawn
from tests.fixtures.office import PASSWORD, Room
from trainingdesk.cli.main import COMMANDS

HEAVY = (
    "PySide6", "sqlalchemy", "pandas", "numpy", "pyarrow", "reportlab", "alembic", "python_calamine", "xlsxwriter",
    "trainingdesk.bootstrap", "trainingdesk.exchange", "trainingdesk.policy", "trainingdesk.services",
)  # fmt: skip
UNLOCK_TERMINAL, NUMBER_OF_TERMINAL = 0x40045431, 0x80045430  # TIOCSPTLCK, TIOCGPTN of Linux; termios has no names
LOADED_SO_FAR = """
import json, sys
from trainingdesk.cli.main import main
for words in json.loads(sys.argv[1]):
    main(words)
    print(json.dumps([words, list(sys.modules)]), file=sys.stderr)
"""
LOADED = "import sys; from trainingdesk.cli.main import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"


@pytest.fixture
def setting(tdesk: Terminal, room: Room) -> dict[str, str]:
    """The environment of a script that works for the clerk."""
    room.office.database.close()
    state = room.path.with_name("state of the process")
    return {**tdesk.setting, "TDESK_DB": tdesk.database, "TDESK_AS": "clerk", "TDESK_STATE_FOLDER": str(state)}


def terminal_pair() -> tuple[int, int]:
    """Both ends of a new terminal; where a bare room has no /dev/ptmx, by way of the mounted /dev/pts."""
    try:
        return os.openpty()
    except OSError:
        ours = os.open("/dev/pts/ptmx", os.O_RDWR | os.O_NOCTTY)
        fcntl.ioctl(ours, UNLOCK_TERMINAL, struct.pack("i", 0))
        number = struct.unpack("I", fcntl.ioctl(ours, NUMBER_OF_TERMINAL, struct.pack("I", 0)))[0]
        return ours, os.open(f"/dev/pts/{number}", os.O_RDWR | os.O_NOCTTY)


def run(*words: object, setting: dict[str, str]) -> Answer:
    return finished(spawn(*words, setting=setting))


def test_help_loads_nothing_heavy(capsys: pytest.CaptureFixture[str]) -> None:
    words = [["--version"], ["--help"]]
    words += [[*word, "--help"] for command in COMMANDS for word in every_word(capsys, command)]
    child = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOADED_SO_FAR, json.dumps(words)],
        capture_output=True, text=True, cwd=CHECKOUT, check=True,
    )  # fmt: skip
    told = [json.loads(line) for line in child.stderr.splitlines()]
    assert [asked for asked, _ in told] == words
    assert len(words) > 60
    assert [(asked, name) for asked, loaded in told for name in loaded if name.startswith(HEAVY)] == []
    assert all("argparse" in loaded for _, loaded in told)


def test_no_command_ever_loads_a_window(setting: dict[str, str]) -> None:
    child = subprocess.run(
        [sys.executable, "-c", LOADED, "claim", "list"], capture_output=True, text=True, cwd=CHECKOUT,
        env={**os.environ, **setting}, check=True,
    )  # fmt: skip
    loaded = child.stderr.split()
    assert "trainingdesk.services.claim_reading" in loaded
    assert [name for name in loaded if name.startswith(("PySide6", "shiboken6", "PyQt"))] == []


def test_data_and_talk_do_not_mix(setting: dict[str, str]) -> None:
    answer = run("claim", "list", "--json", setting=setting)
    assert (answer.code, json.loads(answer.out)) == (0, {"schema": 1, "claims": []})
    assert answer.err == "口令由他人设定，请尽快用 tdesk user password 修改。\n"


def test_exit_codes_reach_the_shell(setting: dict[str, str]) -> None:
    refused = run("claim", "show", "SL2026-000001", setting=setting)
    assert (refused.code, refused.out, "[claim.unknown]" in refused.err) == (1, "", True)
    misused = run("claim", "list", "--as", setting=setting)
    assert (misused.code, misused.out) == (2, "")
    denied = run("audit", "list", setting=setting)
    assert (denied.code, denied.out) == (5, "")


def test_output_is_utf_8_whatever_the_locale(setting: dict[str, str]) -> None:
    answer = run("claim", "list", setting={**setting, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert answer.out.startswith("单号  状态")


def test_a_name_that_is_no_text_is_told_all_the_same(setting: dict[str, str]) -> None:
    name = os.fsdecode(b"vouch\xe9r.pdf")
    answer = run("voucher", "verify", name, setting=setting)
    assert (answer.code, "vouch\\udce9r.pdf" in answer.err) == (1, True)


def test_without_a_terminal_no_password_is_asked_for(setting: dict[str, str]) -> None:
    del setting["TDESK_PASSWORD_FILE"]
    answer = finished(spawn("claim", "list", setting=setting | {"TDESK_PASSWORD_FILE": ""}))
    assert (answer.code, "[session.no_password]" in answer.err) == (5, True)


def typed(words: tuple[object, ...], setting: dict[str, str], *lines: str) -> Answer:
    """The command at a terminal of its own, with what somebody types there."""
    ours, theirs = terminal_pair()
    child = spawn(*words, setting=setting | {"TDESK_PASSWORD_FILE": ""}, given=theirs, alone=True)
    os.close(theirs)
    told = ""
    for line in lines:
        told += prompt_of(child)
        os.write(ours, f"{line}\n".encode())
    answer = finished(child)
    os.close(ours)
    return replace(answer, err=told + answer.err)


def prompt_of(child: subprocess.Popen[str]) -> str:
    """What the child says up to its next question; what is typed before that is thrown away."""
    assert child.stderr is not None
    told = ""
    while not told.endswith(("：", ": ")):
        letter = child.stderr.read(1)
        assert letter, told
        told += letter
    return told


def test_a_password_may_be_typed(setting: dict[str, str]) -> None:
    answer = typed(("claim", "list", "--json"), setting, PASSWORD)
    assert (answer.code, json.loads(answer.out)["claims"]) == (0, [])
    assert "clerk 的口令：" in answer.err
    assert PASSWORD not in answer.out + answer.err


def test_a_new_password_is_typed_twice(setting: dict[str, str]) -> None:
    answer = typed(("user", "password", "--lang", "en"), setting, PASSWORD, "东山上的两棵老梨树", "东山上的三棵老梨树")
    assert (answer.code, "[account.passwords_differ]" in answer.err) == (1, True)
    answer = typed(("user", "password"), setting, PASSWORD, "东山上的两棵老梨树", "东山上的两棵老梨树")
    assert (answer.code, answer.out) == (0, "口令已修改。\n")


def test_a_terminal_that_hangs_up_gives_no_password(setting: dict[str, str]) -> None:
    answer = typed(("claim", "list"), setting, "\x04")
    assert (answer.code, "[session.no_password]" in answer.err) == (5, True)


def test_ctrl_c_ends_with_130_and_one_sentence(setting: dict[str, str], tmp_path: Path) -> None:
    pipe = tmp_path / "password pipe"
    os.mkfifo(pipe, 0o600)
    child = spawn("claim", "list", "--json", setting=setting | {"TDESK_PASSWORD_FILE": str(pipe)})
    with pipe.open("w"):  # opens when the command begins to read its password
        child.send_signal(signal.SIGINT)
        answer = finished(child)
    assert (answer.code, json.loads(answer.out)["error"]["code"]) == (130, "cli.interrupted")
    assert answer.err == "已中断，未完成的步骤没有写入。 [cli.interrupted]\n"


def test_a_reader_who_went_away_is_no_reason_for_words(setting: dict[str, str]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    child = spawn("db", "info", setting=setting, out=theirs)
    os.close(theirs)
    answer = finished(child)
    assert (answer.code, answer.err) == (1, "")


@pytest.mark.parametrize("words", [("db", "info"), ("db", "info", "--json"), ("--help",), ("--version",)])
def test_a_disk_that_is_full_is_told_once(setting: dict[str, str], words: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        answer = finished(spawn(*words, setting=setting, out=full.fileno()))
    assert answer.code == 1
    assert answer.err.splitlines() == [
        "结果写不到标准输出：磁盘已满。请检查重定向的目标和磁盘空间，再办理或查看一次。 [cli.output]"
    ]


def closed(stream: str, *words: str, setting: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The command with a stream that its caller closed, as ``tdesk … 2>&-`` does."""
    command = ["sh", "-c", f'exec "$@" {stream}', "sh", sys.executable, "-m", "trainingdesk.cli.main", *words]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=CHECKOUT, env={**os.environ, **setting}, check=False
    )


def test_a_stream_that_its_caller_closed_is_no_reason_to_stop(setting: dict[str, str]) -> None:
    silent = closed(">&-", "db", "info", setting=setting)
    assert (silent.returncode, silent.stdout, silent.stderr) == (0, "", "")
    refused = closed("2>&-", "claim", "show", "x", "--json", setting=setting)
    assert (refused.returncode, json.loads(refused.stdout)["error"]["code"]) == (1, "claim.unknown")
    asked = closed("<&-", "claim", "list", setting=setting | {"TDESK_PASSWORD_FILE": ""})
    assert (asked.returncode, "[session.no_password]" in asked.stderr) == (5, True)


def test_a_strangers_words_do_not_steer_the_terminal(setting: dict[str, str]) -> None:
    answer = run("policy", "show", "a\x1b[2J\x9b31m\u202eb", setting=setting)
    assert "a\\u001b[2J\\u009b31m\\u202eb" in answer.err
    answer = run("policy", "show", "a\x9b31m\u202eb", "--json", setting=setting)
    assert "\x9b" not in answer.out
    assert "a\x9b31m\u202eb" in json.loads(answer.out)["error"]["message"]


def test_the_database_of_a_user_lies_in_the_data_folder(tdesk: Terminal, tmp_path: Path) -> None:
    setting = {
        **tdesk.setting,
        "TDESK_DATA_FOLDER": str(tmp_path / "data" / "office"),
        "TDESK_STATE_FOLDER": str(tmp_path / "state"),
    }
    answer = run("claim", "list", "--as", "admin", setting=setting)
    assert (answer.code, "tdesk user first-run" in answer.err) == (1, True)
    assert not (tmp_path / "data").exists()
    words = ("--bureau", "局", "--finance", "财政局", "--region", "418122", "--region-name", "槐县", "--login", "admin")
    who = ("--name", "管宁", "--identity", "418122198001010010")
    answer = run("user", "first-run", *words, *who, setting=setting)
    assert (answer.code, answer.err) == (0, "")
    assert (tmp_path / "data" / "office" / "trainingdesk.db").is_file()
