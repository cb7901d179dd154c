"""What commands answer with: a document or a text, and the tables and documents these are made of."""

from __future__ import annotations

from trainingdesk.cli.columns import table
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.records import document

__all__ = ["answer", "document", "table"]


def answer(counter: Counter, text: str, **parts: object) -> None:
    """The JSON document when asked for, else the text."""
    counter.show(document(**parts) if counter.json else text)
