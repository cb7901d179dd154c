"""The process's three streams: there even where a caller closed them, and what becomes of text they do not take."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from trainingdesk.domain.errors import Unavailable
from trainingdesk.domain.system_reasons import system_reason

# what steers a terminal or turns the order of letters round, as JSON writes it: names in files are strangers' words
_STEERING = (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_VISIBLE = {code: f"\\u{code:04x}" for code in _STEERING}


def open_streams() -> None:
    """Put the null device where a caller closed a stream: the next file opened would take its number and its text."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open as long as the process


def write_data(text: str) -> None:
    """A line on standard output. BrokenPipeError for a reader who went away, Unavailable ``cli.output`` otherwise."""
    try:
        print(text.translate(_VISIBLE), file=sys.stdout)
    except OSError as error:
        raise _lost(error) from error


def flush_data() -> None:
    """Hand over what is still held back; raises as ``write_data`` does."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise _lost(error) from error


def write_talk(text: str) -> None:
    """A line on standard error; there is nobody to tell that it cannot be written."""
    with suppress(OSError):
        print(text.translate(_VISIBLE), file=sys.stderr)


def _lost(error: OSError) -> Exception:
    """The rest goes nowhere, or Python would try it again at its end and say so in words of its own."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return error if isinstance(error, BrokenPipeError) else Unavailable("cli.output", why=system_reason(error))
