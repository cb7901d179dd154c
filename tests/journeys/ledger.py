"""The books added up again: plain SQL on the database file, with nothing of the program between."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

NOT_BOOKS = frozenset({"audit_entry", "audit_head", "sign_in", "sqlite_sequence"})


@contextlib.contextmanager
def books(path: Path) -> Iterator[Any]:
    """A connection that can only read."""
    connection = sqlite.connect(f"file:{path}?mode=ro", uri=True)
    try:
        yield connection
    finally:
        connection.close()


def rows(path: Path, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """The answer to one statement."""
    with books(path) as connection:
        return list(connection.execute(statement, values).fetchall())


def one(path: Path, statement: str, *values: object) -> Any:
    """The only value of the only row."""
    [(value,)] = rows(path, statement, *values)
    return value


def fingerprint(path: Path) -> str:
    """A digest of every row of every table but the audit log and the sign-ins."""
    digest = hashlib.sha256()
    with books(path) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in sorted(set(names) - NOT_BOOKS):
            digest.update(name.encode())
            for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1'):
                digest.update(repr(row).encode())
    return digest.hexdigest()


def check_sums(path: Path) -> None:
    """Lines add up to vouchers and claims, approved vouchers are covered line by line, numbers have no gap."""
    differing = rows(
        path,
        "SELECT v.number, v.total, v.heads, SUM(l.amount), COUNT(DISTINCT l.person_id) FROM voucher v "
        "LEFT JOIN claim_line l ON l.voucher_id = v.id WHERE v.state IN ('issued', 'approved') "
        "GROUP BY v.id HAVING v.total IS NOT SUM(l.amount) OR v.heads IS NOT COUNT(DISTINCT l.person_id)",
    )
    assert differing == []
    claims = rows(
        path,
        "SELECT c.number, c.total, SUM(l.amount) FROM claim c JOIN claim_line l ON l.claim_id = c.id "
        "WHERE l.status = 'payable' GROUP BY c.id HAVING c.total IS NOT SUM(l.amount)",
    )
    assert claims == []
    assert rows(path, "SELECT number FROM claim_line l JOIN claim c ON c.id = l.claim_id "
                      "WHERE l.status <> 'payable' AND (l.amount <> 0 OR l.live)") == []  # fmt: skip
    for table, kind in (("claim", "SL"), ("voucher", "PZ")):
        numbers = [number for (number,) in rows(path, f"SELECT number FROM {table} ORDER BY number")]
        assert numbers == [f"{kind}2026-{place:06d}" for place in range(1, len(numbers) + 1)]


def approved_total(path: Path) -> int:
    """Fen that finance agreed to, from the lines themselves."""
    found = one(path, "SELECT SUM(l.amount) FROM claim_line l JOIN voucher v ON v.id = l.voucher_id "
                      "WHERE v.state = 'approved' AND l.live AND l.status = 'payable'")  # fmt: skip
    return int(found or 0)
