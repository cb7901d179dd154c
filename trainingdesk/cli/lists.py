"""What all lists have in common at the counter: checked, imported, given as a template."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from trainingdesk.bootstrap import occupations, wall_clock
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer
from trainingdesk.cli.parser import Misused
from trainingdesk.cli.records import ToldFinding, told_finding
from trainingdesk.cli.saving import save
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.occupations import Occupations
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.exchange.templates import template
from trainingdesk.exchange.workbook import WorkbookRead, read_workbook
from trainingdesk.services.import_records import (
    Acceptance,
    CommitImport,
    ImportFile,
    ImportPreview,
    ImportResult,
    Remarked,
    RemarkFile,
)
from trainingdesk.services.office import OFFICE_ZONE, Procedure

_FINDINGS = 3
_ONE_DAY = timedelta(days=1)
_MOST_DAYS = 366  # a column for each


class CheckedList(Protocol):
    """What a reader says of a file."""

    @property
    def rows_read(self) -> int: ...

    @property
    def rows(self) -> tuple[object, ...]: ...

    @property
    def findings(self) -> tuple[Finding, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWords:
    """The procedures that import one kind of list."""

    preview: Procedure[ImportFile, ImportPreview]
    commit: Procedure[CommitImport, ImportResult]
    remark: Procedure[RemarkFile, Remarked]
    of_class: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords(ImportWords):
    """One kind of list that can also be checked without an office, and has a template."""

    kind: FileKind
    check: Callable[[WorkbookRead, date, Occupations], CheckedList]


def run_word(args: argparse.Namespace, counter: Counter, words: ListWords) -> int:
    """Carry out one of them."""
    if args.word == "check":
        return _check(args.file, counter, words)
    if args.word == "template":
        return _template(args, counter, words)
    return import_list(args, counter, words)


def _check(path: Path, counter: Counter, words: ListWords) -> int:
    today = wall_clock().astimezone(OFFICE_ZONE).date()
    checked = words.check(read_workbook(path), today, occupations())
    clean = counter.choose(f"读到 {checked.rows_read} 行，无错误 {len(checked.rows)} 行",
                           f"{checked.rows_read} rows read, {len(checked.rows)} without errors")  # fmt: skip
    text = "\n".join([clean, *counter.finding_lines(checked.findings)])
    answer(counter, text, rows_read=checked.rows_read, rows_clean=len(checked.rows),
           findings=told(counter, checked.findings))  # fmt: skip
    return _code(checked.findings)


def told(counter: Counter, findings: tuple[Finding, ...]) -> list[ToldFinding]:
    """Findings with their sentences in the caller's language."""
    return [told_finding(finding, counter.language) for finding in findings]


def _code(findings: tuple[Finding, ...]) -> int:
    return _FINDINGS if any(finding.severity is Severity.ERROR for finding in findings) else 0


def _template(args: argparse.Namespace, counter: Counter, words: ListWords) -> int:
    days: list[date] = []
    if words.kind is FileKind.ATTENDANCE:
        count = (args.end - args.start).days + 1
        if not 1 <= count <= _MOST_DAYS:
            zh, en = f"--start 至 --end 应为 1 至 {_MOST_DAYS} 天", f"--start to --end has to be 1 to {_MOST_DAYS} days"
            raise Misused(counter.choose(zh, en), "tdesk attendance template")
        days = [args.start + index * _ONE_DAY for index in range(count)]
    save(args.out, template(words.kind, days=days), force=args.force)
    answer(counter, str(args.out), file=str(args.out))
    return 0


def import_list(args: argparse.Namespace, counter: Counter, words: ImportWords) -> int:
    """Preview first; the remarks are of what the preview said, whether or not anything is then written."""
    file = ImportFile(counter.upload(args.file), args.class_number if words.of_class else "")
    preview = counter.call(words.preview, file)
    if args.remarks is not None:
        remarked = counter.call(words.remark, RemarkFile(file, counter.language))
        save(args.remarks, remarked.content, force=args.force)
        counter.say(counter.choose(f"意见已写入 {args.remarks}", f"Remarks written to {args.remarks}"))
    if args.dry_run or (preview.has_errors and not args.accept_clean):
        return _nothing_written(counter, preview)
    accept = Acceptance.CLEAN if args.accept_clean else Acceptance.WHOLE
    result = counter.call(words.commit, CommitImport(file, preview.digest, accept))
    text = counter.choose(
        f"读到 {result.rows_read} 行：导入 {result.imported}，未导入 {result.listed}，无需写入 {result.skipped}",
        f"{result.rows_read} rows read: {result.imported} imported, {result.listed} listed, {result.skipped} skipped",
    )
    lines = counter.finding_lines(_worth_telling(result.findings, counter))
    answer(counter, "\n".join([text, *lines]), class_number=result.class_number, rows_read=result.rows_read,
           imported=result.imported, listed=result.listed, skipped=result.skipped,
           findings=told(counter, result.findings))  # fmt: skip
    return _FINDINGS if result.listed and not result.imported else 0


def _nothing_written(counter: Counter, preview: ImportPreview) -> int:
    text = counter.choose(
        f"没有写入。读到 {preview.rows_read} 行：可导入 {preview.importable}，有错误 {preview.listed}，"
        f"无新内容 {preview.unchanged}",
        f"Nothing was written. {preview.rows_read} rows read: {preview.importable} importable, "
        f"{preview.listed} with errors, {preview.unchanged} with nothing new",
    )
    lines = counter.finding_lines(_worth_telling(preview.findings, counter))
    answer(counter, "\n".join([text, *lines]), class_number=preview.class_number, rows_read=preview.rows_read,
           imported=0, importable=preview.importable, listed=preview.listed, skipped=preview.unchanged,
           findings=told(counter, preview.findings))  # fmt: skip
    return _code(preview.findings)


def _worth_telling(findings: tuple[Finding, ...], counter: Counter) -> list[Finding]:
    """Notes are for those who ask for more."""
    return [finding for finding in findings if counter.verbose or finding.severity is not Severity.NOTE]
