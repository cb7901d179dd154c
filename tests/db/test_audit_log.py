"""The audit log in the database: appended with the work, and every way of falsifying it is found."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.db.parts import CLERK, NOW, behind_the_back, expect_code, fill, note
from trainingdesk.db.audit_log import ChainReport, anchor_now, append_audit, chain_head, holds, verify_chain
from trainingdesk.db.engine import EmbeddedDatabase, open_database
from trainingdesk.db.remembered import HeadMemory
from trainingdesk.domain.errors import Damaged, Refused
from trainingdesk.domain.people import NOBODY
from trainingdesk.models.audit import AuditEntry, AuditHead
from trainingdesk.security.chain import GENESIS, BrokenLink, Fault, Head, anchor_of, canonical_json, text_hash


def report_on(path: Path, anchor: str | None = None, remembered: Head | None = None) -> ChainReport:
    database = open_database(path, inspect_only=True)
    with database.inspect() as session:
        report = verify_chain(session, anchor, remembered)
    database.close()
    return report


def rehashed(path: Path, change: Callable[[dict[str, object]], None], start: int) -> None:
    """What a forger with the file and our source can do: change an entry, then hash all after it anew."""
    database = open_database(path)
    with database.read() as session:
        entries = [
            {column.name: getattr(entry, column.name) for column in AuditEntry.__table__.columns}
            for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.seq))
        ]
    database.close()
    change(entries[start - 1])
    prev = entries[start - 1]["prev"]
    statements = []
    for entry in entries[start - 1 :]:
        entry["prev"] = prev
        body = {name: value for name, value in entry.items() if name != "hash"}
        body["at"] = entry["at"].strftime("%Y-%m-%dT%H:%M:%S.%fZ")  # type: ignore[attr-defined]
        prev = text_hash(canonical_json(body))
        statements.append(
            f"UPDATE audit_entry SET login = '{entry['login']}', details = '{entry['details']}', "
            f"prev = '{entry['prev']}', hash = '{prev}' WHERE seq = {entry['seq']}"
        )
    behind_the_back(path, *statements, f"UPDATE audit_head SET hash = '{prev}'")


def test_an_entry_says_who_did_what_to_what_when_and_where(database: EmbeddedDatabase) -> None:
    beijing = timezone(timedelta(hours=8))
    with database.write() as session:
        head = append_audit(
            session, CLERK, "claim.approved", kind="claim", object_id=5, number="SL2026-000312",
            details={"total": 150000, "remark": "同意\n下一行"}, at=NOW.astimezone(beijing), machine="desk-1",
        )  # fmt: skip
    with database.read() as session:
        entry = session.scalars(select(AuditEntry)).one()
        assert (entry.seq, entry.at, entry.login, entry.role) == (1, NOW, "wang", "counter_clerk")
        assert (entry.staff_id, entry.user_id, entry.machine) == (CLERK.staff_id, CLERK.user_id, "desk-1")
        assert (entry.action, entry.object_kind, entry.object_id) == ("claim.approved", "claim", 5)
        assert entry.details == '{"remark":"同意\\n下一行","total":150000}'
        assert (entry.prev, entry.hash) == (GENESIS, head.hash)
        assert chain_head(session) == head == Head(1, entry.hash)


def test_nobody_has_no_role(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        append_audit(session, NOBODY, "account.sign_in_failed", kind="account", at=NOW, machine="-")
    with database.read() as session:
        assert session.scalars(select(AuditEntry.role)).one() == "-"


def test_what_a_terminal_mangled_is_on_record_all_the_same(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        append_audit(
            session,
            CLERK,
            "file.added",
            kind="file",
            number="名\udcff.xlsx",
            details={"n": "\ud800"},
            at=NOW,
            machine="m\udc80",
        )
    with database.read() as session:
        assert session.scalars(select(AuditEntry.object_number)).one() == "名\\udcff.xlsx"
        assert verify_chain(session).sound


def test_an_entry_goes_with_the_work_it_speaks_of(database: EmbeddedDatabase) -> None:
    with pytest.raises(KeyError), database.write() as session:
        {}[note(session)]
    with database.write() as session:
        assert note(session).seq == 1
        assert note(session).seq == 2
    with database.read() as session:
        assert verify_chain(session).entries == 2


def test_an_empty_log_is_sound(database: EmbeddedDatabase) -> None:
    with database.read() as session:
        assert chain_head(session) == Head()
        assert anchor_now(session) == "0" * 12
        report = verify_chain(session)
    assert (report.sound, report.entries, report.unanchored) == (True, 0, 0)


def test_a_sound_log_and_its_anchors(filled: Path) -> None:
    database = open_database(filled)
    with database.read() as session:
        hashes = session.scalars(select(AuditEntry.hash).order_by(AuditEntry.seq)).all()
    with database.write() as session:
        before = anchor_now(session)
        note(session, "voucher.issued")
    with database.read() as session:
        remembered = Head(1, hashes[0])
        plain = verify_chain(session)
        paper = verify_chain(session, anchor_of(hashes[1]).lower(), remembered)
        latest = verify_chain(session, before)
    database.close()
    assert (plain.sound, plain.entries, plain.anchored_to, plain.unanchored) == (True, 4, 0, 4)
    assert (paper.sound, paper.anchor_at, paper.anchored_to, paper.unanchored) == (True, 2, 2, 2)
    assert (latest.sound, latest.anchor_at, latest.unanchored) == (True, 3, 1)


def test_an_anchor_that_is_none_and_one_of_another_history(filled: Path) -> None:
    with expect_code(Refused, "audit.anchor_unreadable"):
        report_on(filled, anchor="PZ2026-0001867")
    report = report_on(filled, anchor="5H8T-R2VX-K03N")
    assert (report.sound, report.anchor_at, report.strays) == (False, None, 1)


@pytest.mark.parametrize(
    ("change", "breaks"),
    [
        ("UPDATE audit_entry SET details = '{}' WHERE seq = 2", [BrokenLink(2, Fault.CONTENT)]),
        ("UPDATE audit_entry SET at = '2026-11-03 09:30:00.000001' WHERE seq = 2", [BrokenLink(2, Fault.CONTENT)]),
        ("UPDATE audit_entry SET at = 'long ago' WHERE seq = 2", [BrokenLink(2, Fault.CONTENT)]),
        ("UPDATE audit_entry SET staff_id = 4 WHERE seq = 2", [BrokenLink(2, Fault.CONTENT)]),
        ("UPDATE audit_entry SET object_id = 1 WHERE seq = 2", [BrokenLink(2, Fault.CONTENT)]),
        ("UPDATE audit_entry SET object_number = NULL WHERE seq = 2", [BrokenLink(2, Fault.CONTENT)]),
        ("UPDATE audit_entry SET login = CAST(login AS BLOB) WHERE seq = 2", [BrokenLink(2, Fault.CONTENT)]),
        ("UPDATE audit_entry SET machine = CAST(x'ff' AS TEXT) WHERE seq = 2", [BrokenLink(2, Fault.CONTENT)]),
        (
            "UPDATE audit_entry SET hash = upper(hash) WHERE seq = 2",
            [BrokenLink(2, Fault.CONTENT), BrokenLink(3, Fault.LINK)],
        ),
        (
            "UPDATE audit_entry SET prev = hash WHERE seq = 2",
            [BrokenLink(2, Fault.LINK), BrokenLink(2, Fault.CONTENT)],
        ),
        ("DELETE FROM audit_entry WHERE seq = 2", [BrokenLink(3, Fault.GAP), BrokenLink(3, Fault.LINK)]),
        ("DELETE FROM audit_entry WHERE seq = 1", [BrokenLink(2, Fault.GAP), BrokenLink(2, Fault.LINK)]),
    ],
)
def test_a_changed_or_missing_entry_is_found_where_it_is(filled: Path, change: str, breaks: list[BrokenLink]) -> None:
    behind_the_back(filled, change)
    report = report_on(filled)
    assert list(report.breaks) == breaks
    assert not report.sound
    database = open_database(filled, inspect_only=True)
    codes = [finding.code for finding in database.check().findings]
    assert codes
    assert all(code.startswith("audit.") for code in codes)
    database.close()


def test_two_entries_that_changed_places(filled: Path) -> None:
    behind_the_back(
        filled,
        "UPDATE audit_entry SET seq = 99 WHERE seq = 2",
        "UPDATE audit_entry SET seq = 2 WHERE seq = 3",
        "UPDATE audit_entry SET seq = 3 WHERE seq = 99",
    )
    report = report_on(filled)
    assert {each.seq for each in report.breaks} == {2, 3}
    assert not report.head_agrees


def test_a_cut_tail_disagrees_with_the_head(filled: Path) -> None:
    behind_the_back(filled, "DELETE FROM audit_entry WHERE seq = 3")
    with expect_code(Damaged, "db.other_history"):
        open_database(filled)


def test_a_cut_tail_with_the_head_set_back_is_known_by_the_desk(filled: Path, state: Path) -> None:
    open_database(filled, state_folder=state).close()
    behind_the_back(
        filled,
        "DELETE FROM audit_entry WHERE seq = 3",
        "UPDATE audit_head SET seq = 2, hash = (SELECT hash FROM audit_entry WHERE seq = 2)",
    )
    assert report_on(filled).sound  # nothing inside the database can tell
    with expect_code(Damaged, "db.other_history") as told:
        open_database(filled, state_folder=state)
    assert told.value.params["seq"] == "3"


@pytest.mark.parametrize("start", [1, 2, 3])
def test_a_rewritten_and_rehashed_history_is_known_by_desk_and_paper(filled: Path, state: Path, start: int) -> None:
    database = open_database(filled, state_folder=state)
    with database.read() as session:
        witnessed = chain_head(session)
    database.close()
    rehashed(filled, lambda entry: entry.update(login="somebody"), start)
    assert report_on(filled).sound  # nothing inside the database can tell
    on_paper = report_on(filled, anchor=anchor_of(witnessed.hash))
    assert (on_paper.sound, on_paper.strays) == (False, 1)
    by_desk = report_on(filled, remembered=witnessed)
    assert (by_desk.sound, by_desk.strays, by_desk.anchored_to) == (False, 1, 0)
    with expect_code(Damaged, "db.other_history"):
        open_database(filled, state_folder=state)


def test_an_emptied_log_is_not_a_sound_one(filled: Path, state: Path) -> None:
    open_database(filled, state_folder=state).close()
    behind_the_back(filled, "DELETE FROM audit_entry", "DELETE FROM audit_head")
    assert report_on(filled).sound
    with expect_code(Damaged, "db.other_history"):
        open_database(filled, state_folder=state)


def test_a_log_whose_tables_are_gone_is_not_a_new_database(filled: Path, state: Path) -> None:
    open_database(filled, state_folder=state).close()
    behind_the_back(filled, "DROP TABLE audit_entry", "DROP TABLE audit_head", "DROP TABLE alembic_version")
    with expect_code(Damaged, "db.other_history"):
        open_database(filled, state_folder=state)


def test_a_check_holds_what_the_desk_remembers_against_the_log(filled: Path, state: Path) -> None:
    database = open_database(filled, state_folder=state)
    behind_the_back(filled, "UPDATE audit_entry SET hash = 'x' WHERE seq = 3")
    codes = {finding.code for finding in database.check().findings}
    assert codes == {"audit.entry_altered", "audit.head_differs", "audit.other_history"}
    database.close()


def test_a_witness_is_looked_up_without_a_walk(filled: Path) -> None:
    database = open_database(filled)
    with database.read() as session:
        second = session.scalars(select(AuditEntry.hash).where(AuditEntry.seq == 2)).one()
        assert holds(session, Head())
        assert holds(session, Head(2, second))
        assert not holds(session, Head(3, second))
        assert not holds(session, Head(4, second))
        assert session.scalars(select(AuditHead.seq)).one() == 3
    database.close()


def test_the_desk_keeps_the_later_head(tmp_path: Path) -> None:
    memory = HeadMemory(tmp_path / "state", tmp_path / "office.db")
    assert memory.recall() is None
    memory.remember(Head(5, "five"))
    memory.remember(Head(4, "four"))
    assert memory.recall() == Head(5, "five")
    assert HeadMemory(tmp_path / "state", tmp_path / "other.db").recall() is None
    memory.forget()
    memory.forget()
    assert memory.recall() is None


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"seq": 1}', '{"seq": "many", "hash": "x"}', "null"])
def test_a_memory_that_cannot_be_read_is_none(tmp_path: Path, kept: str) -> None:
    memory = HeadMemory(tmp_path, tmp_path / "office.db")
    memory.file.write_text(kept)
    assert memory.recall() is None
    memory.remember(Head(1, "one"))
    assert memory.recall() == Head(1, "one")


def test_a_state_folder_that_cannot_be_made_does_not_undo_the_work(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    database = open_database(filled, state_folder=tmp_path / "state")
    with database.write() as session:
        note(session)
    assert database.info().head.seq == 4
    database.close()


def test_a_database_made_anew_starts_a_new_memory(filled: Path, state: Path) -> None:
    open_database(filled, state_folder=state).close()
    shutil.move(filled, filled.with_suffix(".aside"))
    database = open_database(filled, create=True, state_folder=state)
    assert HeadMemory(state, filled).recall() is None
    database.close()


@pytest.mark.proof
def test_ten_thousand_entries_are_walked(path: Path) -> None:
    database = open_database(path)
    with database.write() as session:
        for number in range(10_000):
            note(session, number=str(number))
    fill(database, people=1)
    with database.read() as session:
        assert verify_chain(session).entries == 10_001
    database.close()
