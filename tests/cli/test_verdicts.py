"""The numbers a held file bears are found without parsing it, in its properties, its title and its name."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from trainingdesk.cli.verdicts import VERDICT_CODES
from trainingdesk.domain.errors import Unavailable
from trainingdesk.domain.vocabulary import VerdictWord
from trainingdesk.exchange.held_files import CERTIFICATE_NUMBER, VOUCHER_NUMBER, held_file

CERTIFICATE = "S000041000123265000001"


def held(tmp_path: Path, content: bytes, name: str = "x.pdf") -> tuple[str, ...]:
    path = tmp_path / name
    path.write_bytes(content)
    found = held_file(path, VOUCHER_NUMBER)
    assert found.digest == hashlib.sha256(content).hexdigest()
    return found.numbers


def test_a_number_is_found_in_every_spelling_of_a_pdf(tmp_path: Path) -> None:
    assert held(tmp_path, b"/Subject (PZ2026-000001) /Trapped") == ("PZ2026-000001",)
    title = "凭证 PZ2026-000002".encode("utf-16-be")
    assert held(tmp_path, b"/Title (\xfe\xff" + title + b")") == ("PZ2026-000002",)
    octal = b"".join(b"\\000" + bytes([letter]) for letter in b"PZ2026-000003")
    assert held(tmp_path, b"/Title (\\376\\377" + octal + b")") == ("PZ2026-000003",)


def test_the_name_of_the_file_is_the_last_witness(tmp_path: Path) -> None:
    assert held(tmp_path, b"PZ2026-000001", "凭证 PZ2026-000009.pdf") == ("PZ2026-000001", "PZ2026-000009")
    assert held(tmp_path, b"nothing") == ()


def test_a_file_stuffed_with_numbers_asks_few_questions(tmp_path: Path) -> None:
    assert len(held(tmp_path, b" ".join(b"PZ2026-%06d" % number for number in range(1000)))) == 8


def test_certificate_numbers_are_whole(tmp_path: Path) -> None:
    path = tmp_path / f"{CERTIFICATE}.pdf"
    path.write_bytes(f"X{CERTIFICATE} {CERTIFICATE}9 ({CERTIFICATE})".encode())
    assert held_file(path, CERTIFICATE_NUMBER).numbers == (CERTIFICATE,)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        held_file(tmp_path, VOUCHER_NUMBER)
    assert caught.value.code == "office.upload_failed"


def test_the_exits_are_those_of_the_contract() -> None:
    assert {word.value: VERDICT_CODES[word] for word in VerdictWord} == {
        "true": 0, "altered": 6, "unknown": 3, "revoked": 3,
    }  # fmt: skip
