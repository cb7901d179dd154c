"""The words that all lists share: check a file, import it, get a template to fill in."""

from __future__ import annotations

import argparse

from trainingdesk.cli.arguments import both, day, place
from trainingdesk.cli.words.claim import add_force


def add_list_words(parser: argparse.ArgumentParser, *, of_class: bool = True, by_day: bool = False) -> None:
    """``check``, ``import`` and ``template``; lists of a class ask for it, those by day have a column for each."""
    words = parser.add_subparsers(dest="word", required=True)
    check = words.add_parser("check", help=both("检查文件，不用数据库", "check a file, no database"))
    check.add_argument(
        "file", type=place, metavar="FILE", help=both("xlsx、xls 或 csv 文件", "an xlsx, xls or csv file")
    )
    add_import_words(words.add_parser("import", help=both("导入", "import")), of_class=of_class)
    form = words.add_parser("template", help=both("空白模板", "a template to fill in"))
    form.add_argument("out", type=place, metavar="OUT.xlsx", help=both("保存到", "where to"))
    if by_day:
        form.add_argument("--start", type=day, required=True, metavar="DAY", help=both("开班日", "first day"))
        form.add_argument("--end", type=day, required=True, metavar="DAY", help=both("结班日（含）", "last day"))
    add_force(form)


def add_import_words(bring: argparse.ArgumentParser, *, of_class: bool) -> None:
    """The file, what is accepted of it, and where the remarks go."""
    bring.add_argument(
        "file", type=place, metavar="FILE", help=both("xlsx、xls 或 csv 文件", "an xlsx, xls or csv file")
    )
    if of_class:
        number = both("班级编号", "class number")
        bring.add_argument("--class", dest="class_number", required=True, metavar="NO", help=number)
    clean = both("只导入没有错误的行", "import the rows without errors")
    bring.add_argument("--accept-clean", action="store_true", help=clean)
    bring.add_argument("--dry-run", action="store_true", help=both("只看结果，不写入", "show only, write nothing"))
    remarks = both("将意见写入原表，另存到", "save the workbook with remarks in it")
    bring.add_argument("--remarks", type=place, metavar="OUT.xlsx", help=remarks)
    add_force(bring)
