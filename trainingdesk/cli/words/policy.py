"""The words of ``tdesk policy``."""

from __future__ import annotations

import argparse

from trainingdesk.cli.arguments import both, place
from trainingdesk.cli.parser import said


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``list``, ``show ID``, ``check FILE…``."""
    words = parser.add_subparsers(dest="action", required=True)
    words.add_parser("list", help=both("随程序提供的政策包", "the packs that ship"))
    show = words.add_parser("show", help=both("一个政策包的内容", "one pack in words"))
    show.add_argument("id", type=said, metavar="ID_OR_PATH", help=both("代号或文件", "id or file"))
    show.add_argument("--version", help=both("版本，默认最新", "version, the latest by default"))
    check = words.add_parser("check", help=both("检查政策包并运行算例", "check packs and run their cases"))
    check.add_argument("files", nargs="*", type=place, metavar="FILE", help=both("文件或文件夹", "files or folders"))
