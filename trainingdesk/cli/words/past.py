"""The words of ``tdesk past``."""

from __future__ import annotations

import argparse

from trainingdesk.cli.words.lists import add_list_words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Check, import, template."""
    add_list_words(parser, of_class=False)
