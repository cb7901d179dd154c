"""One flipped bit anywhere in the file: what a clerk sees is right, or the check says that it is not."""

from __future__ import annotations

import random
import secrets
from pathlib import Path

import pytest
from sqlalchemy import Column, select
from sqlalchemy.exc import StatementError

from tests.db.parts import NOW, fill
from trainingdesk.db.engine import open_database
from trainingdesk.db.schema import TABLES
from trainingdesk.db.stored_files import file_away
from trainingdesk.domain.errors import Damaged, OfficeError

GUARDED = ("person", "award", "audit_entry", "audit_head", "stored_file")


def columns(table: str) -> list[Column[object]]:
    return [column for column in TABLES[table].columns if column.name not in {"version", "row_hash"}]


def seen(path: Path) -> object:
    """Every guarded row as the program reads it; what cannot be read is seen as nothing, and by everybody."""
    database = open_database(path, inspect_only=True)
    try:
        with database.read() as session:
            return [session.execute(select(*columns(table)).order_by(columns(table)[0])).all() for table in GUARDED]
    except (OfficeError, StatementError, ValueError, TypeError, LookupError):
        return "unreadable"
    finally:
        database.close()


def is_told(path: Path) -> bool:
    """Whether opening refuses the file or the check finds something."""
    try:
        database = open_database(path)
    except OfficeError as refusal:
        return isinstance(refusal, Damaged) or refusal.code.startswith("db.")
    try:
        return not database.check().sound
    finally:
        database.close()


def flips_missed(whole: Path, flips: int, seed: int) -> tuple[int, list[int]]:
    """How many flips were told, and the bits whose flip changed what is seen without being told."""
    chance, clean, content = random.Random(seed), seen(whole), whole.read_bytes()
    flipped, told, missed = whole.with_name("flipped.db"), 0, []
    for _ in range(flips):
        bit = chance.randrange(len(content) * 8)
        damaged = bytearray(content)
        damaged[bit // 8] ^= 1 << bit % 8
        flipped.write_bytes(damaged)
        if is_told(flipped):
            told += 1
        elif seen(flipped) != clean:
            missed.append(bit)
        for left in whole.parent.glob("flipped.db-*"):
            left.unlink()
    return told, missed


@pytest.fixture
def full(path: Path) -> Path:
    """A file with many rows, some filed paper, and a log."""
    database = open_database(path)
    fill(database, people=60)
    with database.write() as session:
        file_away(session, b"%PDF voucher" * 2_000, "application/pdf", NOW)
    database.close()
    return path


def test_no_flip_changes_what_is_seen_untold(full: Path) -> None:
    told, missed = flips_missed(full, flips=80, seed=5)
    assert missed == []
    assert told > 0


def test_every_bit_of_an_amount_and_of_a_name_is_watched(filled: Path) -> None:
    """Aimed: flips inside the very bytes of money and identity, where a page check is blind."""
    content = filled.read_bytes()
    flipped = filled.with_name("flipped.db")
    for needle in (b"41010119900101", "欧阳".encode(), (100_001).to_bytes(3, "big"), b"award.imported"):
        start = content.index(needle)
        for bit in range(0, len(needle) * 8, 5):
            damaged = bytearray(content)
            damaged[start + bit // 8] ^= 1 << bit % 8
            flipped.write_bytes(damaged)
            assert is_told(flipped), (needle, bit)


@pytest.mark.proof
def test_thousands_of_flips(full: Path) -> None:
    seed = secrets.randbits(32)
    told, missed = flips_missed(full, flips=3_000, seed=seed)
    print(f"seed {seed}: 3000 flips, {told} told, {len(missed)} missed")
    assert missed == []


def test_filling_and_seeing_agree(path: Path) -> None:
    database = open_database(path)
    fill(database, people=1)
    database.close()
    assert seen(path) != "unreadable"
