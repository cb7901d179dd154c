"""The words of ``tdesk compute``."""

from __future__ import annotations

import argparse

from trainingdesk.cli.arguments import both, day, place
from trainingdesk.cli.parser import said


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the outside contract."""
    add = parser.add_argument
    packs = both("政策包代号、文件或文件夹", "ids, files or folders of policy packs")
    add("--policy", nargs="+", type=said, required=True, metavar="ID_OR_PATH", help=packs)
    lines = both("明细：CSV 或 Parquet", "lines: CSV or Parquet")
    add("--lines", required=True, type=place, metavar="FILE", help=lines)
    decisions = both("结果：CSV 或 Parquet", "decisions: CSV or Parquet")
    add("--out", required=True, type=place, metavar="FILE", help=decisions)
    add("--past", type=place, metavar="FILE", help=both("以往补贴", "awards paid or promised before"))
    as_of = both("计算日，默认各行申请日期", "day, else each line's application date")
    add("--as-of", type=day, metavar="DATE", help=as_of)
    add("--explain", action="store_true", help=both("加一列计算过程", "add a column with the trace"))
