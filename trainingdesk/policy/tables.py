"""Lines, past awards and decisions as CSV or Parquet files: text in, text out, the whole file or none of it."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
import pyarrow.csv as pacsv  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from trainingdesk.domain.errors import Unavailable
from trainingdesk.domain.money import Money
from trainingdesk.domain.system_reasons import system_reason
from trainingdesk.policy.columns import COLUMNS
from trainingdesk.policy.decisions import Decisions
from trainingdesk.policy.table_faults import csv_refused, whole_refused
from trainingdesk.policy.trace import trace_json, trace_of

OUT_COLUMNS = (
    "line_id", "item", "status", "amount", "payee", "fund", "instalment_no", "due_on", "pack", "version", "reasons",
)  # fmt: skip
_PARQUET = ".parquet"


def read_table(path: Path) -> pd.DataFrame:
    """A CSV (UTF-8 with a header) or Parquet file, as text wherever a number could lose digits.

    Unavailable when it cannot be opened; Refused ``policy.table_unreadable`` with every row that is not as wide as the
    header, ``policy.csv_not_utf8``, ``policy.csv_empty`` or ``policy.not_parquet`` for another kind of file, and
    ``policy.table_header`` for names that are empty or stand twice.
    """
    try:
        return _read_parquet(path) if path.suffix.lower() == _PARQUET else _read_csv(path)
    except OSError as error:
        raise Unavailable("policy.table_unopened", name=path.name, why=system_reason(error)) from error
    except (pa.ArrowInvalid, UnicodeDecodeError, csv.Error) as error:
        is_parquet = path.suffix.lower() == _PARQUET
        raise (whole_refused("policy.not_parquet", path) if is_parquet else csv_refused(path)) from error


def _check_header(names: Iterable[str], path: Path) -> None:
    listed = list(names)
    faulty = sorted({name or "“”" for name in listed if not name.strip() or listed.count(name) > 1})
    if faulty:
        raise whole_refused("policy.table_header", path, columns=", ".join(faulty))


def _read_csv(path: Path) -> pd.DataFrame:
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file), [])
    if not header:
        raise whole_refused("policy.csv_empty", path)
    _check_header(header, path)
    table = pacsv.read_csv(
        path,
        parse_options=pacsv.ParseOptions(newlines_in_values=True),
        convert_options=pacsv.ConvertOptions(
            column_types=dict.fromkeys(header, pa.string()), strings_can_be_null=False
        ),
    )
    return _as_frame(table)


def _read_parquet(path: Path) -> pd.DataFrame:
    with path.open("rb") as file:
        table = pq.read_table(file)
    _check_header(table.column_names, path)
    return _as_frame(table)


def _as_frame(table: Any) -> pd.DataFrame:
    columns = {name: _as_text(column) for name, column in zip(table.column_names, table.columns, strict=True)}
    frame: pd.DataFrame = pa.table(columns).to_pandas()
    return frame


def _as_text(column: Any) -> Any:
    """Whole numbers, decimals, days and lists as text: pandas would put whole numbers with gaps through floats."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _as_text(column.cast(kind.value_type))
    if pa.types.is_boolean(kind):
        return column.cast(pa.int8()).cast(pa.string())
    if pa.types.is_list(kind):
        return pc.binary_join(column.cast(pa.list_(pa.string())), ";")
    if pa.types.is_integer(kind) or pa.types.is_decimal(kind) or pa.types.is_date(kind) or pa.types.is_null(kind):
        return column.cast(pa.string())
    return column


def unknown_columns(frame: pd.DataFrame) -> tuple[str, ...]:
    """Columns of a table of lines that mean nothing to the engine."""
    return tuple(str(name) for name in frame.columns if name not in COLUMNS)


def write_decisions(decisions: Decisions, path: Path, *, explain: bool = False) -> None:
    """Decisions as the outside contract lays them out; Parquet by the file's ending, else CSV, UTF-8, LF.

    With ``explain`` a last column holds each decision's trace as JSON. The file appears whole or not at all;
    Unavailable when it cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        _write(decisions, part, explain=explain, parquet=path.suffix.lower() == _PARQUET)
        os.replace(part, path)
    except OSError as error:
        raise Unavailable("policy.table_unwritable", name=path.name, why=system_reason(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write(decisions: Decisions, path: Path, *, explain: bool, parquet: bool) -> None:
    header = [*OUT_COLUMNS, *(["trace"] if explain else [])]
    if parquet:
        rows = list(_rows(decisions, explain=explain))
        columns = list(zip(*rows, strict=True)) if rows else [() for _ in header]
        pq.write_table(
            pa.table({name: pa.array(one, pa.string()) for name, one in zip(header, columns, strict=True)}), path
        )
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(_rows(decisions, explain=explain))


def _rows(decisions: Decisions, *, explain: bool) -> Iterator[tuple[str, ...]]:
    frame = decisions.frame
    fen = frame["amount_fen"]
    written = {value: Money(int(value)).yuan_text() for value in fen.unique()}
    told = frame.assign(amount=[written[value] for value in fen], instalment_no=frame["instalment_no"].astype(str))
    rows = zip(*(told[name] for name in OUT_COLUMNS), strict=True)
    if not explain:
        yield from rows
        return
    for row, same in groupby(enumerate(rows), itemgetter(1)):
        # lines without an id of their own can be told apart by their traces alone
        yield from ((*row, trace) for trace in sorted(trace_json(trace_of(decisions, number)) for number, _ in same))
