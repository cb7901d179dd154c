"""What the driver and the disk report, in the office's own words: each of its own kind, and a bug as a bug."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from sqlcipher3 import dbapi2 as sqlite

from trainingdesk.db.failures import disk_told_plainly, office_error, told_plainly
from trainingdesk.domain.errors import Busy, Conflict, Damaged, OfficeError, Unavailable

PATH = Path("office.db")


class DriverError(sqlite.OperationalError):
    """An error of the driver with a result code of SQLite."""

    def __init__(self, code: int | None, name: str = "SQLITE_X", told: str = "told") -> None:
        super().__init__(told)
        if code is not None:
            self.sqlite_errorcode, self.sqlite_errorname = code, name


@pytest.mark.parametrize(
    ("code", "kind", "told"),
    [
        (5, Busy, "db.busy"),
        (5 | 2 << 8, Busy, "db.busy"),  # SQLITE_BUSY_SNAPSHOT
        (6, Busy, "db.busy"),
        (8, Unavailable, "db.read_only"),
        (8 | 4 << 8, Unavailable, "db.read_only"),  # SQLITE_READONLY_DBMOVED
        (10, Unavailable, "db.disk_error"),
        (10 | 13 << 8, Unavailable, "db.disk_error"),  # SQLITE_IOERR_ACCESS
        (11, Damaged, "db.damaged"),
        (13, Unavailable, "db.disk_full"),
        (14, Unavailable, "db.cannot_open"),
        (26, Damaged, "db.damaged"),
    ],
)
def test_each_result_code_is_an_error_of_its_kind(code: int, kind: type[OfficeError], told: str) -> None:
    raw = DriverError(code, "SQLITE_NAME")
    for error in (raw, OperationalError("SELECT 1", {}, raw)):
        found = office_error(error, PATH)
        assert type(found) is kind
        assert (found.code, found.params) == (told, {"path": "office.db", "detail": "SQLITE_NAME"})


@pytest.mark.parametrize("code", [1, 19, 20, 25, None])
def test_a_mistake_of_the_program_flies_as_it_is(code: int | None) -> None:
    """SQLITE_ERROR, _CONSTRAINT, _MISMATCH and _RANGE are ours to mend: no clerk can do anything about them."""
    raw = DriverError(code)
    assert office_error(raw, PATH) is None
    with pytest.raises(DriverError), told_plainly(PATH):
        raise raw
    with pytest.raises(IntegrityError), told_plainly(PATH):
        raise IntegrityError("INSERT", {}, raw)


def test_a_row_that_somebody_else_changed_is_a_conflict() -> None:
    with pytest.raises(Conflict) as caught, told_plainly(PATH):
        raise StaleDataError
    assert caught.value.code == "db.changed_meanwhile"


def test_text_that_is_none_is_damage_and_its_bytes_are_not_passed_on() -> None:
    found = office_error(DriverError(None, told="Could not decode to UTF-8 column 'name' with text '\\xff张'"), PATH)
    assert isinstance(found, Damaged)
    assert found.params == {"path": "office.db", "detail": "text"}


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), OSError(2, "x"), RuntimeError()])
def test_what_is_not_the_drivers_is_none_of_its_errors(error: Exception) -> None:
    assert office_error(error, PATH) is None
    with pytest.raises(type(error)), told_plainly(PATH):
        raise error


@pytest.mark.parametrize(
    ("error", "detail"),
    [
        (OSError(13, "Permission denied"), "EACCES"),
        (OSError("strange"), "EUNTOLD"),
        (FileNotFoundError(2, "none"), "ENOENT"),
    ],
)
def test_what_the_disk_says_is_passed_on(error: OSError, detail: str) -> None:
    with pytest.raises(Unavailable) as caught, disk_told_plainly(PATH):
        raise error
    assert (caught.value.code, caught.value.params) == ("db.cannot_open", {"path": "office.db", "detail": detail})
    assert caught.value.__cause__ is error


def test_a_block_that_goes_well_says_nothing() -> None:
    done = []
    with told_plainly(PATH), disk_told_plainly(PATH):
        done.append("done")
    assert done == ["done"]
