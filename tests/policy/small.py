"""A small pack to stand rules on, and short ways to decide a few lines by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from trainingdesk.domain.findings import Finding, Findings
from trainingdesk.policy.book import Book
from trainingdesk.policy.decisions import Decisions
from trainingdesk.policy.engine import decide
from trainingdesk.policy.loader import PackFile, Shelf, read_file
from trainingdesk.policy.pack import Pack

Cells = dict[str, str]

HEAD = """
id = "small-2024"
version = "1"
title = { zh = "小办法", en = "Small notice" }
document = "小人社〔2024〕1号"
citation = "小办法全文"
region = "410000"
scheme = "training"
from = 2024-01-01
until = 2026-01-01
"""
RULES = """
[rules.S1]
zh = "条款一"
en = "Clause one"
clause = "一"
"""
LEVELS = """
[items.training]
certificate_kinds = ["level"]
[items.training.rates.level]
kind = "level"
rule = "S1"
amounts = { 5 = "1000", 4 = "1500", 3 = "2000" }
"""
FLAT = """
[items.training]
certificate_kinds = ["level", "special"]
[items.training.rates.flat]
kind = "flat"
rule = "S1"
amount = "1000"
"""
PAYEE = """
[payees.all]
payee = "individual"
fund = "employment"
rule = "S1"
"""


def pack_text(*parts: str, head: str = HEAD, items: str = LEVELS, payees: str = PAYEE) -> str:
    """A whole pack file: its head, one clause, its items, whatever else, and somebody to pay."""
    return "\n".join((head, RULES, items, *parts, payees))


def shelf_of(folder: Path, *texts: str) -> tuple[Shelf, tuple[PackFile, ...], Findings]:
    """Pack files written into a folder and read back."""
    findings = Findings()
    files: list[PackFile] = []
    for number, text in enumerate(texts):
        path = folder / f"pack-{number}.toml"
        path.write_text(text, encoding="utf-8")
        file = read_file(path, findings)
        if file is not None:
            files.append(file)
    return Shelf(files, [], findings), tuple(files), findings


def mistakes_in(folder: Path, *texts: str) -> list[Finding]:
    """Everything said about some pack files."""
    shelf, files, findings = shelf_of(folder, *texts)
    shelf.packs(files)
    return list(findings)


def read_packs(folder: Path, *texts: str) -> tuple[Pack, ...]:
    """The packs of some files, which must be without mistakes."""
    shelf, files, findings = shelf_of(folder, *texts)
    packs = shelf.packs(files)
    assert [finding for finding in findings if finding.severity == "error"] == []
    return packs


def book_of(folder: Path, *texts: str) -> Book:
    """A book of the packs of some files."""
    return Book(tuple(sorted(read_packs(folder, *texts), key=lambda pack: (pack.id, pack.span.start))))


def line(number: object = 1, **facts: str) -> Cells:
    """One line with what most rules ask for."""
    told = {
        "line_id": str(number),
        "person_id": "P1",
        "birth_date": "1990-05-01",
        "sex": "M",
        "person_groups": "employed",
        "item": "training",
        "certificate_kind": "level",
        "level": "4",
        "occupation_code": "6-18-01-01",
        "certificate_date": "2024-06-30",
        "application_date": "2024-07-15",
    }
    return told | facts


def award(**facts: str) -> Cells:
    """One award of the past."""
    told = {
        "person_id": "P1",
        "scheme": "training",
        "item": "training",
        "occupation_code": "6-18-01-01",
        "level": "4",
        "certificate_no": "",
        "award_date": "2024-03-01",
        "amount": "1500.00",
    }
    return told | facts


def decided(book: Book, lines: Iterable[Mapping[str, object]], past: Iterable[Mapping[str, object]] = ()) -> Decisions:
    """The decisions on some lines, each without the columns it does not name left empty."""
    before = pd.DataFrame(list(past)).fillna("") if past else None
    return decide(pd.DataFrame(list(lines)).fillna(""), before, book)


def reasons_of(decisions: Decisions) -> list[str]:
    return list(decisions.frame["reasons"])


def yuan_of(decisions: Decisions) -> list[int]:
    """Amounts in whole yuan; the test's amounts have no fen."""
    return [int(fen) // 100 for fen in decisions.frame["amount_fen"]]
