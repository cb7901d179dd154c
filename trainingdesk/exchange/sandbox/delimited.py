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
    """Two files pasted together: fields that can only be UTF-8 beside fields that cannot be.

    Nearly every byte pair is something in GB18030, so decoding alone would not notice.
    """
    utf8_line = other_line = 0
    for number, line in enumerate(content.split(b"\n"), start=1):
        for part in _FIELD_BREAK.split(line):
            if part.isascii():
                continue
            if _is_chinese_utf8(part):
                utf8_line = utf8_line or number
            elif not _is_utf8(part):
                other_line = other_line or number
    if utf8_line and other_line:
        raise FileRejected("import.csv_mixed", utf8_line=utf8_line, other_line=other_line)


def _is_utf8(part: bytes) -> bool:
    try:
        part.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_chinese_utf8(part: bytes) -> bool:
    """GB18030 text may by chance be valid UTF-8, but then as Latin or Greek letters, not as Chinese ones."""
    return _is_utf8(part) and any("\u3000" <= letter <= "\u9fff" for letter in part.decode("utf-8"))


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
