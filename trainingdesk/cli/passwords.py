"""Passwords at the counter: from a file that nobody else may read, or from a prompt; never an argument."""

from __future__ import annotations

import getpass
import os
import stat
import sys
from pathlib import Path

from trainingdesk.cli.counter import Counter
from trainingdesk.domain.errors import NotAllowed, Refused, Unavailable
from trainingdesk.domain.system_reasons import system_reason


def read_password(counter: Counter, user: str) -> str:
    """The password of whoever acts, asked for once; NotAllowed without a file and without a terminal."""
    if counter.password is None:
        if counter.password_file is not None:
            counter.password = password_in(counter.password_file)
        else:
            counter.password = _asked(counter.choose(f"{user} 的口令：", f"Password of {user}: "))
    return counter.password


def new_password(counter: Counter, file: Path | None) -> str:
    """A password to be set: from a file, or typed twice."""
    if file is not None:
        return password_in(file)
    first = _asked(counter.choose("新口令：", "New password: "))
    if first != _asked(counter.choose("再输一次：", "Again: ")):
        raise Refused("account.passwords_differ")
    return first


def password_in(path: Path) -> str:
    """The file's only line; NotAllowed when others may read it, Unavailable when it cannot be read."""
    try:
        if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise NotAllowed("session.password_file_open", path=path)
        return path.read_text(encoding="utf-8-sig").rstrip("\r\n")
    except OSError as error:
        raise Unavailable("session.password_file", path=path, why=system_reason(error)) from error
    except UnicodeDecodeError as error:
        raise Unavailable("session.password_file", path=path, why="UTF-8") from error


def _asked(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise NotAllowed("session.no_password")
    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise NotAllowed("session.no_password") from None
