"""Delimited text: which encoding, which delimiter, and records counted as a person counts them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from trainingdesk.exchange.sandbox.refusal import FileRejected

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_FIELD_BREAK = re.compile(rb"[,;\t\r\n]")
_DELIMITERS = ",\t;，"
_LOOKED_AT = 40  # lines, to find the delimiter
_FIELD_LIMIT = 1 << 15


def read_records(content: bytes) -> list[tuple[int, list[str]]]:
    """(number, fields) of each record; blank ones and the header count. FileRejected when it cannot be trusted."""
    text = _decoded(content)
    if "\0" in text:
        raise FileRejected("import.is_unknown")
    csv.field_size_limit(_FIELD_LIMIT)
    delimiter = _delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[tuple[int, list[str]]] = []
    widest = 0
    try:
        for number, fields in enumerate(reader, start=1):
            widest = max(widest, len(fields))
            _check_quotes(number, fields, delimiter, widest)
            records.append((number, fields))
    except csv.Error as error:
        raise FileRejected("import.csv_quotes", record=len(records) + 1) from error
    return records


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_mixed(content)
        return _strictly(content, "gb18030")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileRejected("import.csv_encoding", line=line) from error


def _refuse_mixed(content: bytes) -> None:
    """Two files pasted together: lines that read better as UTF-8 beside fields that cannot be that.

    Nearly every byte pair is something in GB18030, so decoding alone would not notice. One field alone may be valid
    UTF-8 by chance, so that a line which also holds other text must give two common characters to count.
    """
    utf8_line = other_line = 0
    for number, line in enumerate(content.split(b"\n"), start=1):
        parts = [part for part in _FIELD_BREAK.split(line) if not part.isascii()]
        utf8 = [part for part in parts if _is_utf8(part)]
        enough = 1 if len(utf8) == len(parts) else 2
        if any(_common_as_utf8(part) >= enough for part in utf8):
            utf8_line = utf8_line or number
        if len(utf8) < len(parts):
            other_line = other_line or number
    if utf8_line and other_line:
        raise FileRejected("import.csv_mixed", utf8_line=utf8_line, other_line=other_line)


def _is_utf8(part: bytes) -> bool:
    return _reads_as(part, "utf-8") is not None


def _reads_as(part: bytes, encoding: str) -> str | None:
    try:
        return part.decode(encoding)
    except UnicodeDecodeError:
        return None


def _common_as_utf8(part: bytes) -> int:
    """How many Chinese characters of GB 2312 the UTF-8 reading holds; none where GB 2312 itself explains the bytes."""
    if _reads_as(part, "gb2312") is not None:
        return 0
    common = part.decode("utf-8").encode("gb2312", "ignore").decode("gb2312")
    return sum("\u3000" <= letter <= "\u9fff" for letter in common)


def _delimiter_of(text: str) -> str:
    """The mark that cuts most of the first lines into the same number of fields, more than one."""
    lines = [line for line in text.split("\n")[:_LOOKED_AT] if line.strip()]

    def weight(mark: str) -> tuple[int, int]:
        counts = Counter(line.count(mark) for line in lines if mark in line)
        fields, agreeing = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        return agreeing, fields

    return max(_DELIMITERS, key=weight)


def _check_quotes(number: int, fields: list[str], delimiter: str, widest: int) -> None:
    """A quote that is never closed swallows the following records into one field."""
    for value in fields:
        if any(line.count(delimiter) >= max(2, widest // 2) for line in value.split("\n")[1:]):
            raise FileRejected("import.csv_quotes", record=number)
