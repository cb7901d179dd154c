"""The words of ``tdesk demo``."""

from __future__ import annotations

import argparse

from trainingdesk.cli.arguments import both, place
from trainingdesk.cli.parser import unfit

FEWEST_PEOPLE, MOST_PEOPLE, USUAL_PEOPLE = 24, 2000, 160
_USUAL_SEED = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``tdesk demo``."""
    parser.add_argument(
        "--out", required=True, type=place, metavar="DIR", help=both("输出文件夹", "folder to write to")
    )
    span = f"{FEWEST_PEOPLE}-{MOST_PEOPLE}"
    parser.add_argument(
        "--people",
        type=_people,
        default=USUAL_PEOPLE,
        metavar="N",
        help=both(f"人数 {span}", f"how many people, {span}"),
    )
    parser.add_argument(
        "--seed", type=int, default=_USUAL_SEED, metavar="S",
        help=both("种子：同日同种子，资料相同", "same seed on the same day, same data"),
    )  # fmt: skip
    parser.add_argument(
        "--midday",
        action="store_true",
        help=both(
            "只走到一半：每张桌上都留着活，供试用窗口", "stop half-way, work on every desk, to try the window on"
        ),
    )


def _people(text: str) -> int:
    if not (text.isdecimal() and FEWEST_PEOPLE <= int(text) <= MOST_PEOPLE):
        span = f"{FEWEST_PEOPLE}-{MOST_PEOPLE}"
        raise unfit(f"“{text}”不在 {span} 之内", f"“{text}” is not within {span}")
    return int(text)
