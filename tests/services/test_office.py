"""The door of the office: files handed over, kept privately, swept away; papers shown to whose duty they are."""

from __future__ import annotations

import os
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fixtures.claims import class_of_four, submitted, vouchers
from tests.fixtures.office import Room
from trainingdesk.domain.errors import NotAllowed, Refused, Unavailable
from trainingdesk.services.claim_reading import WhichClaim, WhichClaims, list_claims, open_claim
from trainingdesk.services.office import KEPT_UPLOADS, LARGEST_UPLOAD, Upload
from trainingdesk.services.papers import ComparePaper, FetchPaper, compare_paper, print_paper


def a_file(tmp_path: Path, content: bytes = b"roster") -> Path:
    path = tmp_path / "花名册.XLSX"
    path.write_bytes(content)
    return path


def test_a_file_handed_over_is_kept_privately_under_its_digest(room: Room, tmp_path: Path) -> None:
    upload = room.office.upload(a_file(tmp_path))
    kept = room.office.uploaded(upload)
    assert kept.read_bytes() == b"roster"
    assert kept.suffix == ".xlsx"
    assert (upload.name, upload.size) == ("花名册.XLSX", 6)
    if os.name == "posix":
        assert kept.stat().st_mode & 0o077 == 0


def test_a_file_that_changed_or_went_away_is_not_taken_for_what_was_handed_over(room: Room, tmp_path: Path) -> None:
    upload = room.office.upload(a_file(tmp_path))
    room.office.uploaded(upload).write_bytes(b"another")
    for name in (upload.name, "other.xlsx"):
        with pytest.raises(Unavailable) as caught:
            room.office.uploaded(Upload(upload.digest, name, upload.size))
        assert caught.value.code == "office.upload_gone"


def test_a_file_that_is_not_there_or_too_large_is_refused_by_name(room: Room, tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        room.office.upload(tmp_path / "missing.xlsx")
    assert caught.value.params["name"] == "missing.xlsx"
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(LARGEST_UPLOAD + 1)
    with pytest.raises(Refused) as refused:
        room.office.upload(huge)
    assert refused.value.params == {"name": "huge.csv", "limit": "20"}


def test_copies_nobody_asked_for_in_a_day_are_swept(room: Room, tmp_path: Path) -> None:
    upload = room.office.upload(a_file(tmp_path))
    kept = room.office.uploaded(upload)
    fresh = room.clock().timestamp()
    os.utime(kept, (fresh, fresh))
    room.office.sweep_uploads()
    assert kept.exists()
    room.clock.now += timedelta(seconds=KEPT_UPLOADS + 1)
    room.office.sweep_uploads()
    assert not kept.exists()


@pytest.mark.parametrize(
    ("login", "claim_form", "voucher"),
    [
        ("clerk", True, False),
        ("clerk2", False, False),
        ("counter", False, False),
        ("hr", True, True),
        ("finance", True, True),
        ("auditor", True, True),
        ("papers", False, False),
        ("admin", False, False),
    ],
)
def test_papers_are_for_those_whose_duty_they_are(room: Room, login: str, claim_form: bool, voucher: bool) -> None:
    class_of_four(room)
    issued = vouchers(room)[0]
    for kind, number, may in (
        ("claim_form", issued.claim_number, claim_form),
        ("voucher", issued.number, voucher),
    ):
        if may:
            assert room.call(login, print_paper, FetchPaper(kind, number)).number == number
            continue
        with pytest.raises(NotAllowed) as caught:
            room.call(login, print_paper, FetchPaper(kind, number))
        assert caught.value.code == "document.not_yours"
    with nullcontext() if voucher else pytest.raises(NotAllowed):
        room.call(login, compare_paper, ComparePaper("voucher", issued.digest))


def test_a_paper_that_was_never_filed_is_said_to_be_so(room: Room) -> None:
    with pytest.raises(Refused) as caught:
        room.call("finance", print_paper, FetchPaper("voucher", "PZ2026-000099"))
    assert caught.value.code == "document.not_filed"


def test_the_counter_keeps_to_its_own_claims(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    assert room.call("counter", list_claims, WhichClaims()).rows == ()
    with pytest.raises(NotAllowed):
        room.call("counter", open_claim, WhichClaim(claim.number))
