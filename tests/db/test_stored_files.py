"""Filed bytes: kept once, handed out unchanged or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.db.parts import DIGEST, NOW, behind_the_back, expect_code
from trainingdesk.db.engine import EmbeddedDatabase, open_database
from trainingdesk.db.stored_files import fetch_file, file_away
from trainingdesk.domain.errors import Damaged
from trainingdesk.models.files import StoredFile

PDF = b"%PDF-1.7 voucher PZ2026-000001"
NAME = hashlib.sha256(PDF).hexdigest()


def test_the_same_bytes_are_kept_once_and_come_back(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        assert file_away(session, PDF, "application/pdf", NOW) == NAME
        assert file_away(session, PDF, "application/pdf", NOW) == NAME
        assert file_away(session, b"", "text/plain", NOW) == hashlib.sha256(b"").hexdigest()
    with database.read() as session:
        assert fetch_file(session, NAME) == PDF
        assert session.scalar(select(func.count()).select_from(StoredFile)) == 2
        assert session.get_one(StoredFile, NAME).size == len(PDF)


def test_a_document_nobody_filed(database: EmbeddedDatabase) -> None:
    with expect_code(Damaged, "db.file_missing"), database.read() as session:
        fetch_file(session, DIGEST)


@pytest.mark.parametrize(
    "change",
    [
        "SET content = CAST('%PDF-1.7 voucher PZ2026-000009' AS BLOB)",
        "SET content = CAST(content AS TEXT)",
        "SET content = substr(content, 2)",
    ],
)
def test_altered_bytes_are_never_handed_out(path: Path, change: str) -> None:
    database = open_database(path)
    with database.write() as session:
        file_away(session, PDF, "application/pdf", NOW)
    database.close()
    behind_the_back(path, f"UPDATE stored_file {change}")
    database = open_database(path)
    with expect_code(Damaged, "db.file_altered"), database.read() as session:
        fetch_file(session, NAME)
    report = database.check()
    assert [finding.code for finding in report.findings] == ["db.file_altered"]
    assert report.findings[0].params == {"digest": NAME}
    database.close()


def test_a_wrong_size_is_found_too(path: Path) -> None:
    database = open_database(path)
    with database.write() as session:
        file_away(session, PDF, "application/pdf", NOW)
    database.close()
    behind_the_back(path, "UPDATE stored_file SET size = 1")
    database = open_database(path)
    assert [finding.code for finding in database.check().findings] == ["db.file_altered"]
    database.close()
