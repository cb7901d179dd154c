"""How a command ends: its exit code, one sentence on standard error, one document where asked for."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.certified import passed
from tests.fixtures.claims import class_of_four, computed, with_evidence
from tests.fixtures.cli import Terminal
from tests.fixtures.office import MORNING, Room
from tests.fixtures.training import BODY
from trainingdesk.cli.counter import Counter
from trainingdesk.models.people import Person

DONE, FAILED, FINDINGS, AGAIN, NOT_ALLOWED, ALTERED, INTERRUPTED = 0, 1, 3, 4, 5, 6, 130


def test_done(tdesk: Terminal) -> None:
    answer = tdesk("claim", "list", "--quiet")
    assert (answer.code, answer.err) == (DONE, "")
    assert tdesk.json("claim", "list").json == {"schema": 1, "claims": []}


def test_a_rule_says_no(tdesk: Terminal) -> None:
    answer = tdesk("claim", "show", "SL2026-000009", "--quiet")
    assert (answer.code, answer.out) == (FAILED, "")
    assert answer.err == "没有申领单 SL2026-000009。请核对单号。 [claim.unknown]\n"
    answer = tdesk("claim", "show", "SL2026-000009", "--quiet", lang="en")
    assert answer.err == "There is no claim SL2026-000009. Check the number. [claim.unknown]\n"


def test_a_refusal_as_a_document(tdesk: Terminal) -> None:
    answer = tdesk.json("claim", "show", "SL2026-000009", "--quiet")
    assert answer.code == FAILED
    assert answer.error == {
        "code": "claim.unknown",
        "message": "没有申领单 SL2026-000009。",
        "remedy": "请核对单号。",
        "findings": [],
    }
    assert "[claim.unknown]" in answer.err


def test_findings_in_what_was_given(tdesk: Terminal) -> None:
    words = ("user", "add", "--login", "li", "--name", "李四", "--role", "auditor", "--identity", "110101199001011234",
             "--new-password-file", tdesk.secret("东山上的两棵老梨树"))  # fmt: skip
    answer = tdesk.json(*words, login="admin")
    assert answer.code == FINDINGS
    [finding] = answer.error["findings"]
    assert (finding["severity"], finding["code"]) == ("error", "identity.check_digit")
    assert "110101199001011234" not in answer.out + answer.err
    assert "  [错误] " in answer.err


def test_what_was_computed_no_longer_holds(room: Room, tdesk: Terminal) -> None:
    class_of_four(room)
    claim = with_evidence(room, computed(room))
    with room.office.write() as session:
        for person in session.query(Person):
            person.birth_date = person.birth_date.replace(year=1950)
    answer = tdesk.json("claim", "submit", claim.number, "--declare")
    assert (answer.code, answer.error["code"]) == (AGAIN, "claim.compute_again")


def test_somebody_else_is_writing(room: Room, tdesk: Terminal) -> None:
    with room.office.write():
        answer = tdesk.json("claim", "list")
    assert (answer.code, answer.error["code"]) == (AGAIN, "db.busy")


def test_a_wrong_password_and_a_duty_of_others(tdesk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (tdesk("review", "queue").code, tdesk("review", "approve", "SL1", login="finance").code) == (DONE, FAILED)
    answer = tdesk.json("user", "list", login="hr")
    assert (answer.code, answer.error["code"]) == (NOT_ALLOWED, "office.not_allowed")
    monkeypatch.setenv("TDESK_PASSWORD_FILE", str(tdesk.secret("不是这个口令")))
    answer = tdesk.json("claim", "list")
    assert (answer.code, answer.error["code"]) == (NOT_ALLOWED, "account.wrong_password")
    answer = tdesk.bare("claim", "list", "--db", tdesk.database)
    assert (answer.code, "[session.no_user]" in answer.err) == (NOT_ALLOWED, True)


def test_a_damaged_file_is_not_worked_with(room: Room, tdesk: Terminal) -> None:
    room.office.database.close()
    content = bytearray(room.path.read_bytes())
    content[100:4096] = bytes(3996)
    room.path.write_bytes(content)
    answer = tdesk.json("claim", "list")
    assert (answer.code, answer.error["code"]) == (ALTERED, "db.damaged")


def test_a_database_that_is_not_there_is_not_made(tdesk: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "typo.db"
    answer = tdesk.bare("claim", "list", "--as", "clerk", "--db", f"sqlite:///{place}")
    assert (answer.code, place.exists()) == (FAILED, False)
    assert "tdesk user first-run" in answer.err
    answer = tdesk.bare("claim", "list", "--as", "clerk", "--db", "postgresql://office")
    assert (answer.code, "[office.database_url]" in answer.err) == (FAILED, True)
    shared = tdesk.bare("claim", "list", "--as", "clerk", "--db", r"sqlite:///\\server\share\office.db")
    assert (shared.code, "[db.network_folder]" in shared.err) == (FAILED, True)


@pytest.mark.parametrize("password", ["geheim", "ge/he@im"])
def test_a_password_in_an_address_is_not_repeated(tdesk: Terminal, password: str) -> None:
    answer = tdesk.bare("claim", "list", "--json", "--db", f"postgresql://office:{password}@host/db")
    assert "geheim" not in answer.out + answer.err
    assert "he@im" not in answer.out + answer.err
    assert "“postgresql://office:***@host/db”" in answer.error["message"]


def test_the_place_the_user_and_the_password_may_come_from_the_environment(
    tdesk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TDESK_DB", "sqlite:///nowhere/at/all.db")
    monkeypatch.setenv("TDESK_AS", "clerk")
    assert "nowhere" in tdesk.bare("claim", "list").err
    assert tdesk.bare("claim", "list", "--db", tdesk.database).code == DONE


def test_a_mistake_of_the_program_says_where_and_not_whom(tdesk: Terminal) -> None:
    def broken() -> datetime:
        raise ZeroDivisionError("110101199003070012")

    answer = tdesk.with_clock(broken).json("claim", "list")
    assert (answer.code, answer.error["code"]) == (FAILED, "cli.mistake")
    assert re.search(r"（ZeroDivisionError，\w+\.py:\d+）", answer.error["message"])
    assert "110101199003070012" not in answer.out + answer.err
    assert "Traceback" not in answer.err
    assert "Traceback" in tdesk.with_clock(broken)("claim", "list", "-v").err


def test_an_interrupted_command_says_so(tdesk: Terminal) -> None:
    def interrupted() -> datetime:
        raise KeyboardInterrupt

    answer = tdesk.with_clock(interrupted).json("claim", "list")
    assert (answer.code, answer.error["code"]) == (INTERRUPTED, "cli.interrupted")
    assert "没有写入" in answer.err


def test_what_is_done_stays_done_when_the_door_sticks(desk: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "voucher.pdf"

    def sticking() -> datetime:
        if out.exists():
            raise RuntimeError("the clock stopped")
        return MORNING

    answer = desk.with_clock(sticking).json("voucher", "print", "PZ2026-000001", out, login="hr")
    assert (answer.code, answer.json["file"]) == (DONE, str(out))
    assert "[cli.mistake]" in answer.err


def test_quiet_keeps_talk_back_and_not_complaints(tdesk: Terminal) -> None:
    assert "口令由他人设定" in tdesk("claim", "list").err
    assert tdesk("claim", "list", "--quiet").err == ""
    assert tdesk("claim", "show", "SL1", "--quiet").err != ""


def test_verbose_tells_how_far_long_work_has_come(room: Room, tdesk: Terminal, tmp_path: Path) -> None:
    passed(room)
    day = ("--issued-on", "2026-04-28")
    tdesk("certificate", "allocate", "--class", "2026春-02", "--body", BODY, *day, login="papers")
    words = ("certificate", "print", "--class", "2026春-02", "--out", tmp_path / "out")
    assert "2/2 S0000" in tdesk(*words, "-v", login="papers").err
    assert "2/2" not in tdesk(*words, login="papers").err


def test_a_counter_without_an_office_is_a_mistake() -> None:
    with pytest.raises(RuntimeError, match="no office"):
        Counter().desk()
