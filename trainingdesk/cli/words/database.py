"""The words of ``tdesk db``."""

from __future__ import annotations

import argparse

from trainingdesk.cli.arguments import both


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file itself; whoever holds it may, without signing in."""
    steps = parser.add_subparsers(dest="step", required=True)
    upgrade = both("升级到本程序的结构，没有则新建", "bring it up to date, or make it where there is none")
    steps.add_parser("upgrade", help=upgrade)
    steps.add_parser("info", help=both("基本信息，不作改动", "what it is and holds; changes nothing"))
    steps.add_parser("check", help=both("完整检查，不作改动", "the thorough check; changes nothing"))
