"""The words of ``tdesk audit``."""

from __future__ import annotations

import argparse

from trainingdesk.cli.arguments import both


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether the log still holds, and what is in it."""
    steps = parser.add_subparsers(dest="step", required=True)
    verify = steps.add_parser("verify", help=both("核验整条审计链", "walk the whole chain"))
    anchor = both("纸面上的十二位审计锚", "the twelve characters from a printed page")
    verify.add_argument("--anchor", metavar="CODE", help=anchor)
    listing = steps.add_parser("list", help=both("日志，新的在前，每次 200 条", "entries, newest first, 200 at a time"))
    listing.add_argument("--object", metavar="NO", help=both("所办事项的编号", "number of what was done to"))
    listing.add_argument(
        "--before", type=int, metavar="SEQ", help=both("只看此序号之前的", "only those before this one")
    )
