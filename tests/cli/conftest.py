"""The office's people at the command line, and an office whose claim already has its vouchers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.claims import class_of_four, vouchers
from tests.fixtures.cli import Terminal, open_terminal, tdesk
from tests.fixtures.office import Clock, Room, made_room, open_room, room

__all__ = ["made_room", "room", "tdesk"]


@pytest.fixture(scope="session")
def made_vouchers(made_room: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an office whose first claim is approved and has its two vouchers."""
    folder = tmp_path_factory.mktemp("vouchers") / "office"
    shutil.copytree(made_room, folder, ignore=shutil.ignore_patterns("*.state"))
    made = open_room(folder / "office.db", Clock())
    class_of_four(made)
    vouchers(made)
    made.office.database.close()
    return folder


@pytest.fixture
def issued(made_vouchers: Path, tmp_path: Path) -> Iterator[Room]:
    """That office, one's own: claim SL2026-000001, vouchers PZ2026-000001 and PZ2026-000002."""
    shutil.copytree(made_vouchers, tmp_path / "issued", ignore=shutil.ignore_patterns("*.state"))
    opened = open_room(tmp_path / "issued" / "office.db", Clock())
    yield opened
    opened.office.database.close()


@pytest.fixture
def desk(issued: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """The command line of that office."""
    terminal = open_terminal(issued, tmp_path, capsys)
    for name, value in terminal.setting.items():
        monkeypatch.setenv(name, value)
    return terminal
