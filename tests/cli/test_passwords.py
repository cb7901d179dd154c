"""Passwords come from a private file or a prompt, once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.passwords import new_password, password_in, read_password
from trainingdesk.domain.errors import NotAllowed, Unavailable


def private(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    path.chmod(0o600)
    return path


@pytest.mark.parametrize(
    "content",
    ["七只蓝瓷碗", "七只蓝瓷碗\n", "七只蓝瓷碗\r\n", "\ufeff七只蓝瓷碗\r\n"],
    ids=["bare", "lf", "crlf", "bom"],
)
def test_the_file_s_line_is_the_password(content: str, tmp_path: Path) -> None:
    assert password_in(private(tmp_path / "p", content.encode())) == "七只蓝瓷碗"


def test_blanks_belong_to_a_password(tmp_path: Path) -> None:
    assert password_in(private(tmp_path / "p", b" a b \n")) == " a b "


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666, 0o610])
def test_a_file_that_others_may_read_is_refused(mode: int, tmp_path: Path) -> None:
    path = private(tmp_path / "p", b"secret")
    path.chmod(mode)
    with pytest.raises(NotAllowed) as caught:
        password_in(path)
    assert caught.value.code == "session.password_file_open"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    for path in (tmp_path / "none", tmp_path, private(tmp_path / "p", b"\xff\xfe")):
        with pytest.raises(Unavailable) as caught:
            password_in(path)
        assert caught.value.code == "session.password_file"


def test_it_is_read_once(tmp_path: Path) -> None:
    path = private(tmp_path / "p", "七只蓝瓷碗".encode())
    counter = Counter(password_file=path)
    assert read_password(counter, "wang") == "七只蓝瓷碗"
    path.unlink()
    assert read_password(counter, "wang") == "七只蓝瓷碗"
    assert "七只" not in repr(counter)


def test_without_a_terminal_nobody_is_asked() -> None:
    asked: list[Callable[[], str]] = [lambda: read_password(Counter(), "wang"), lambda: new_password(Counter(), None)]
    for ask in asked:
        with pytest.raises(NotAllowed) as caught:
            ask()
        assert caught.value.code == "session.no_password"
