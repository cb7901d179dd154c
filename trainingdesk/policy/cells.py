"""From the cells of a frame to numbers: every distinct cell is read once, and none of them by a loop over rows."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from trainingdesk.policy.columns import (
    NONE_WORD,
    NOTHING,
    PACK_GROUP,
    UNKNOWN,
    ColumnSpec,
    Shape,
    Words,
    as_text,
)
from trainingdesk.policy.dates import Mask

Codes = npt.NDArray[np.int32]
Values = npt.NDArray[np.int64] | npt.NDArray[np.int32]
_NO_WORDS: Words = pd.Index([], dtype="str")
_TERM_LIMIT = 62


def no_words() -> Words:
    """What a column that holds no text has for words."""
    return _NO_WORDS


def distinct(series: pd.Series[str]) -> tuple[Codes, Words]:
    """Each row's code and the cleaned distinct texts; -1 for empty cells."""
    codes, uniques = pd.factorize(series)
    before = pd.Index(uniques)
    return _merged(codes.astype(np.int32), before, _texts(before))


def _texts(uniques: pd.Index[str]) -> Words:
    if pd.api.types.infer_dtype(uniques) == "string":
        stripped: Words = uniques.astype("str").str.strip()
        return stripped
    return pd.Index([as_text(value) for value in uniques], dtype="str")


def _merged(codes: Codes, before: pd.Index[str], texts: Words) -> tuple[Codes, Words]:
    """Texts that cleaning has made alike come under one code, empty ones under none."""
    empty = np.asarray(texts == "", dtype=np.bool_)
    if not empty.any() and before.dtype == texts.dtype and bool((before == texts).all()):
        return codes, texts
    again, words = pd.factorize(texts[~empty])
    table = np.full(len(texts) + 1, -1, dtype=np.int32)
    table[np.flatnonzero(~empty)] = again
    return table[codes], pd.Index(words)


def read_text(spec: ColumnSpec, series: pd.Series[str]) -> tuple[Values, Words, Mask | None]:
    """A column of free text: codes of its words, the words, and the rows whose text cannot be."""
    codes, words = distinct(series)
    if spec.fold is not None:
        codes, words = _merged(codes, words, spec.fold(words))
    table = np.append(np.arange(len(words), dtype=np.int32), np.int32(UNKNOWN))
    if spec.none:
        table[np.flatnonzero(words.str.lower() == NONE_WORD)] = NOTHING
    if not spec.pattern:
        return table[codes], words, None
    bad = np.append(~words.str.fullmatch(spec.pattern).astype(bool), False)
    table[bad] = UNKNOWN
    return table[codes], words, bad[codes] if bad.any() else None


def read_coded(spec: ColumnSpec, series: pd.Series[str]) -> tuple[Values, tuple[str, ...], Mask | None]:
    """A column of anything else: its numbers, the words of bits where it holds groups, the rows that cannot be."""
    codes, words = distinct(series)
    texts = words.tolist()
    bits = _bit_words(spec, texts)
    table = np.full(len(texts) + 1, default_of(spec), dtype=np.int64)
    bad = np.zeros(len(texts) + 1, dtype=np.bool_)
    for code, text in enumerate(texts):
        try:
            table[code] = _read_one(spec, text, bits)
        except ValueError:
            table[code], bad[code] = UNKNOWN, True
    narrow = spec.shape not in (Shape.NUMBER, Shape.GROUPS)
    values = table.astype(np.int32) if narrow else table
    return values[codes], bits, bad[codes] if bad.any() else None


def default_of(spec: ColumnSpec) -> int:
    """What an empty cell, or an absent column, stands for."""
    return _read_one(spec, spec.default) if spec.default else UNKNOWN


def _bit_words(spec: ColumnSpec, texts: list[str]) -> tuple[str, ...]:
    """For groups: the words of the bits, those of packs after the office's own, in the order of their names."""
    if spec.shape is not Shape.GROUPS:
        return ()
    own = {word.strip() for text in texts for word in text.split(";") if word.strip().startswith(PACK_GROUP)}
    return (*spec.terms, *sorted(own))[:_TERM_LIMIT]


def _read_one(spec: ColumnSpec, text: str, bits: tuple[str, ...] = ()) -> int:
    if text.casefold() == NONE_WORD and spec.none:
        return NOTHING
    value = spec.read(text)
    for word in text.split(";") if spec.shape is Shape.GROUPS else ():
        if word.strip().startswith(PACK_GROUP):
            value |= 1 << bits.index(word.strip())
    return value


def text_rank(codes: Values, words: Words) -> npt.NDArray[np.int64]:
    """Each row's place when its texts are sorted by code points; -1 for an empty cell."""
    order = pd.factorize(words, sort=True)[0]
    rank = np.append(order.astype(np.int64), -1)
    return rank[np.maximum(codes, -1)]
