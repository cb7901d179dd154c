"""Closed lists on the command line: chosen by code or by either name, told with both."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from trainingdesk.cli.arguments import both
from trainingdesk.cli.parser import unfit
from trainingdesk.domain.vocabulary import Term

T = TypeVar("T", bound=Term)


def chosen(terms: type[T]) -> Callable[[str], T]:
    """Reads a term by its code or by one of its names; argparse tells which codes there are."""

    def read(text: str) -> T:
        said = text.strip().casefold()
        for term in terms:
            if said in (term.value.casefold(), term.zh.casefold(), term.en.casefold()):
                return term
        raise unfit(f"没有“{text}”，可用 {', '.join(terms)}", f"there is no “{text}”, only {', '.join(terms)}")

    return read


def listed(zh: str, en: str, terms: type[Term]) -> str:
    """A help text that names every term: code with Chinese name, or code alone, which is English."""
    return both(f"{zh}：{'、'.join(f'{term} {term.zh}' for term in terms)}", f"{en}: {', '.join(terms)}")
