"""A row changed behind the program's back: nobody works on with the last day's, and the check finds any."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.db.parts import behind_the_back
from tests.fixtures.claims import class_of_four, submitted
from tests.fixtures.cli import Terminal
from tests.fixtures.office import Room

AMOUNT = "UPDATE claim_line SET amount = amount + 100 WHERE position = 1"
CHANGES = (
    AMOUNT,
    "UPDATE claim SET total = total + 100",
    "UPDATE person SET name = '张炜' WHERE name = '张伟'",
    "UPDATE person_account SET account = '6212261234567890136'",
    "UPDATE certificate SET level = '3' WHERE level = '4'",
)


@pytest.fixture
def claimed(room: Room) -> Path:
    """An office that was handed a claim this morning, closed."""
    class_of_four(room)
    submitted(room)
    room.office.database.close()
    return room.path


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_row_of_the_last_day_keeps_the_office_closed(claimed: Path, tdesk: Terminal, change: str) -> None:
    behind_the_back(claimed, change)
    before = claimed.read_bytes()
    answer = tdesk("claim", "list")
    assert (answer.code, answer.out) == (6, "")
    table = change.split()[1]
    assert f"{claimed} 中近日办理的记录（{table} 第 " in answer.err
    assert "tdesk db check" in answer.err
    assert answer.err.rstrip().endswith("[db.recent_row_altered]")
    assert tdesk.json("claim", "list").error["code"] == "db.recent_row_altered"
    assert claimed.read_bytes() == before
    english = tdesk("claim", "list", lang="en")
    assert f" of {table}) is not what was written" in english.err


def test_a_flipped_bit_in_an_amount_keeps_the_office_closed(claimed: Path, tdesk: Terminal) -> None:
    """No page check sees it: the page is as sound as before."""
    [(facts,)] = behind_the_back(claimed, "SELECT facts FROM claim_line WHERE position = 1")
    whole = bytearray(claimed.read_bytes())
    place = whole.index(str(facts).encode()[:60])
    whole[place + 20] ^= 1
    claimed.write_bytes(whole)
    assert behind_the_back(claimed, "PRAGMA integrity_check") == [("ok",)]
    assert tdesk.json("claim", "list").error["code"] == "db.recent_row_altered"


def test_an_older_row_is_found_by_the_check(claimed: Path, tdesk: Terminal, room: Room) -> None:
    """Two days later somebody signed in again; what was changed before is no longer read at each opening."""
    room.clock.move(days=2)
    assert tdesk("claim", "list").code == 0
    behind_the_back(claimed, AMOUNT)
    assert tdesk("claim", "list").code == 0
    told = tdesk.json("db", "check")
    assert (told.code, told.json["sound"]) == (6, False)
    assert [finding["code"] for finding in told.json["findings"]] == ["db.row_altered"]


def test_the_check_still_looks_at_an_office_that_does_not_open(claimed: Path, tdesk: Terminal) -> None:
    behind_the_back(claimed, AMOUNT)
    told = tdesk.json("db", "check")
    assert told.code == 6
    [finding] = told.json["findings"]
    assert finding["message"].startswith("claim_line 第 ")
