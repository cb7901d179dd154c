"""The child process: takes one job and one file from standard input, answers on standard output, and ends.

The first line of the input is the job as JSON, the rest is the file. The answer is one line of JSON, for an
annotated workbook followed by its bytes.
"""

from __future__ import annotations

import json
import re
import sys
from typing import TypedDict

from trainingdesk.exchange.sandbox.annotate import Remarks, annotate
from trainingdesk.exchange.sandbox.container import ZipLimits
from trainingdesk.exchange.sandbox.delimited import read_records
from trainingdesk.exchange.sandbox.refusal import FileRejected
from trainingdesk.exchange.sandbox.spreadsheet import Row, SheetContent, read_new_workbook, read_old_workbook

if sys.platform != "win32":
    import resource


_KEPT_TEXT = re.compile(r'="([^"]*)"')


class Job(TypedDict):
    """What the parent asks for; it wrote this itself, so it is not doubted here."""

    do: str  # read | annotate
    kind: str  # xlsx | xls | csv
    memory: int
    cpu: int
    area: int
    rows: int
    zip: dict[str, int]
    remarks: Remarks


def main() -> None:
    """Set the limits before a byte of the file is looked at."""
    job: Job = json.loads(sys.stdin.buffer.readline())
    _confine(job["memory"], job["cpu"])
    content = sys.stdin.buffer.read()
    answer, following = _answer(job, content)
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n" + following)
    sys.stdout.buffer.flush()


def _confine(memory: int, cpu: int) -> None:
    """Bytes of address space and seconds of processor time; the parent's own clock guards where there are no limits."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))


def _answer(job: Job, content: bytes) -> tuple[dict[str, object], bytes]:
    try:
        if job["do"] == "annotate":
            return {"done": True}, annotate(content, ZipLimits(**job["zip"]), job["remarks"])
        return {"sheets": _bounded(_sheets(job, content), job["rows"])}, b""
    except FileRejected as refusal:
        return {"refused": refusal.code, "params": refusal.params}, b""


def _bounded(sheets: list[SheetContent], limit: int) -> list[SheetContent]:
    for count in (sum(len(sheet["rows"]) for sheet in sheets), sum(len(sheet["merged"]) for sheet in sheets)):
        if count > limit:
            raise FileRejected("import.too_many_rows", count=count, limit=limit)
    return sheets


def _sheets(job: Job, content: bytes) -> list[SheetContent]:
    if job["kind"] == "csv":
        records = [(number, fields) for number, fields in read_records(content) if any(map(str.strip, fields))]
        rows: list[Row] = [(number, [_field(value) for value in fields]) for number, fields in records]
        return [{"name": "", "hidden": False, "rows": rows, "merged": [], "hidden_rows": []}]
    if job["kind"] == "xls":
        return read_old_workbook(content)
    return read_new_workbook(content, ZipLimits(**job["zip"]), job["area"])


def _field(value: str) -> str | None:
    """Exports write ``="0123"`` so that a spreadsheet keeps the text; blanks stand for nothing."""
    kept = _KEPT_TEXT.fullmatch(value.strip())
    text = kept[1] if kept else value
    return text if text.strip() else None
