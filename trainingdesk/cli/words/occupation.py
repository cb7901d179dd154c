"""The words of ``tdesk occupation``."""

from __future__ import annotations

import argparse
from typing import Any

from trainingdesk.cli.arguments import both, day

_EDITION = both("职业分类版本，默认 2022", "edition of the classification, 2022 by default")
_SOURCE = both("依据：文件名称、文号与公布处", "the text that names it: title, number, where it is published")
_OTHER = both("其他名称或旧名，可多次给出", "another or former name; may be given more than once")
_ENGLISH = both("英文名称", "English name")
_NAME = both("职业名称", "name of the occupation")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Look one up; enter, amend, retire and restore what the shipped catalogue lacks."""
    words = parser.add_subparsers(dest="word", required=True)
    listing = words.add_parser("list", help=both("职业列表：随附目录与本局登记", "occupations, shipped and registered"))
    text = both("编码或名称的一部分", "part of a code or name")
    listing.add_argument("text", nargs="?", default="", metavar="TEXT", help=text)
    every = both("职业分类版本，默认全部", "edition of the classification, all by default")
    listing.add_argument("--edition", type=int, metavar="YEAR", help=every)
    listing.add_argument(
        "--registered", action="store_true", help=both("只看本局登记的", "only what was registered here")
    )
    _add_facts(_with_code(words, "add", "登记随附目录没有的职业", "enter one the shipped catalogue lacks"), needed=True)
    amend = _with_code(words, "amend", "更正登记，只给要改的", "correct an entry; only what changes is given")
    _add_facts(amend, needed=False)
    retire = _with_code(words, "retire", "停用登记的职业", "let an entry count no longer")
    first = both("停用首日，默认今天", "first day it counts no longer, today by default")
    retire.add_argument("--on", dest="retired_on", type=day, metavar="DAY", help=first)
    restore = _with_code(words, "restore", "恢复停用的职业", "let a retired entry count again")
    for word in (retire, restore):
        word.add_argument("--reason", required=True, help=both("原因，记入审计", "why; goes on record"))


def _with_code(words: Any, word: str, zh: str, en: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = words.add_parser(word, help=both(zh, en))
    parser.add_argument("code", metavar="CODE", help=both("职业编码，如 4-03-02-01", "code, such as 4-03-02-01"))
    parser.add_argument("--edition", type=int, default=2022, metavar="YEAR", help=_EDITION)
    return parser


def _add_facts(parser: argparse.ArgumentParser, *, needed: bool) -> None:
    parser.add_argument("--name", required=needed, help=_NAME)
    parser.add_argument("--source", required=needed, help=_SOURCE)
    parser.add_argument("--english-name", metavar="NAME", help=_ENGLISH)
    parser.add_argument("--other-name", action="append", dest="other_names", metavar="NAME", help=_OTHER)
