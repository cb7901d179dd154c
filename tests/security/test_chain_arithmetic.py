"""The chain's arithmetic: whatever is changed in a log shows, in the walk or against a witness."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.db.parts import expect_code
from trainingdesk.domain.errors import Refused
from trainingdesk.security.chain import (
    BREAKS_KEPT,
    GENESIS,
    BrokenLink,
    ChainWalk,
    Fault,
    Head,
    Link,
    anchor_of,
    canonical_json,
    parse_anchor,
    plain_anchor,
    text_hash,
)


def body(seq: int, what: str, prev: str) -> str:
    return canonical_json({"seq": seq, "what": what, "prev": prev})


def chain(*happened: str) -> list[tuple[str, Link]]:
    """Entries with the text each was hashed from."""
    entries: list[tuple[str, Link]] = []
    prev = GENESIS
    for seq, what in enumerate(happened, 1):
        hashed = text_hash(body(seq, what, prev))
        entries.append((what, Link(seq, prev, hashed, hashed)))
        prev = hashed
    return entries


def as_stored(entries: Sequence[tuple[str, Link]]) -> list[Link]:
    """Links as a reader finds them: the hash of what now stands there."""
    return [link._replace(found=text_hash(body(link.seq, what, link.prev))) for what, link in entries]


def walked(links: Sequence[Link], *wanted: str) -> ChainWalk:
    walk = ChainWalk(wanted=frozenset(wanted))
    walk.follow(links)
    return walk


def test_a_sound_chain_has_no_breaks_and_ends_at_its_last_entry() -> None:
    entries = chain("created", "filed", "approved")
    walk = walked(as_stored(entries))
    assert walk.breaks == []
    assert walk.head == Head(3, entries[-1][1].hash)
    assert walk.count == 3


def test_an_empty_chain_ends_at_the_beginning() -> None:
    assert walked([]).head == Head(0, GENESIS)


def test_an_edited_entry_is_found_where_it_stands() -> None:
    entries = chain("created", "paid 1500", "approved")
    entries[1] = ("paid 9500", entries[1][1])
    assert walked(as_stored(entries)).breaks == [BrokenLink(2, Fault.CONTENT)]


def test_an_entry_edited_and_hashed_anew_no_longer_fits_the_next() -> None:
    entries = chain("created", "paid 1500", "approved")
    forged = text_hash(body(2, "paid 9500", entries[0][1].hash))
    entries[1] = ("paid 9500", entries[1][1]._replace(hash=forged))
    assert walked(as_stored(entries)).breaks == [BrokenLink(3, Fault.LINK)]


def test_a_missing_entry_leaves_a_gap_and_a_loose_end() -> None:
    entries = chain("created", "filed", "approved")
    del entries[1]
    assert walked(as_stored(entries)).breaks == [BrokenLink(3, Fault.GAP), BrokenLink(3, Fault.LINK)]


def test_two_entries_that_changed_places_fit_nowhere() -> None:
    entries = chain("created", "filed", "approved", "paid")
    (second, a), (third, b) = entries[1], entries[2]
    entries[1:3] = [(third, b._replace(seq=2)), (second, a._replace(seq=3))]
    assert {each.seq for each in walked(as_stored(entries)).breaks} >= {2, 3}


def test_a_cut_tail_and_a_full_rewrite_show_only_against_a_witness() -> None:
    honest = chain("created", "filed", "approved")
    witness = honest[-1][1].hash
    forged = chain("created", "filed", "rejected", "deleted")
    for history in (honest[:2], forged):
        walk = walked(as_stored(history), plain_anchor(witness))
        assert walk.breaks == []
        assert walk.seen == {}
    assert walked(as_stored(honest), plain_anchor(witness)).seen == {plain_anchor(witness): 3}


def test_the_beginning_can_be_witnessed_too() -> None:
    assert walked(as_stored(chain("created")), plain_anchor(GENESIS)).seen == {plain_anchor(GENESIS): 0}


def test_a_ruined_log_is_counted_whole_and_listed_in_part() -> None:
    links = [Link(seq, "x", "y", "z") for seq in range(2, BREAKS_KEPT + 2)]
    walk = walked(links)
    assert walk.broken > BREAKS_KEPT
    assert len(walk.breaks) == BREAKS_KEPT


@given(st.data(), st.lists(st.text(max_size=8), min_size=1, max_size=6))
def test_any_flipped_bit_is_found(draw: st.DataObject, happened: list[str]) -> None:
    entries = chain(*happened)
    place = draw.draw(st.integers(0, len(entries) - 1))
    what, link = entries[place]
    field = draw.draw(st.sampled_from(["what", "prev", "hash"]))
    flipped = flip(draw, what if field == "what" else getattr(link, field))
    entries[place] = (flipped, link) if field == "what" else (what, link._replace(**{field: flipped}))
    walk = walked(as_stored(entries))
    last_hash_flipped = field == "hash" and place == len(entries) - 1
    assert walk.breaks
    assert walk.head.hash == entries[-1][1].hash or last_hash_flipped


def flip(draw: st.DataObject, text: str) -> str:
    """The text with one bit of its UTF-8 other than it was, read back as a tolerant reader would."""
    raw = bytearray(text.encode("utf-8", "surrogatepass") or b"\0")
    bit = draw.draw(st.integers(0, len(raw) * 8 - 1))
    raw[bit // 8] ^= 1 << bit % 8
    return raw.decode("utf-8", "surrogateescape")


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.none() | st.booleans()))
def test_one_value_has_one_text(value: dict[str, object]) -> None:
    shuffled = dict(reversed(value.items()))
    assert canonical_json(shuffled) == canonical_json(value)


def test_canonical_text_keeps_characters_and_spares_blanks() -> None:
    assert canonical_json({"b": [1, None], "a": "𬭊"}) == '{"a":"𬭊","b":[1,null]}'
    with pytest.raises(TypeError):
        canonical_json({"a": object()})


def test_an_anchor_is_the_first_sixty_bits_in_twelve_characters() -> None:
    assert plain_anchor("f" * 64) == "ZZZZZZZZZZZZ"
    assert plain_anchor("0" * 15 + "f" * 49) == "000000000000"
    assert anchor_of("08" + "4" * 62) == "1124-8H24-8H24"


def test_a_damaged_hash_has_no_anchor() -> None:
    assert plain_anchor("no hash at all") == ""


@given(st.binary(min_size=32, max_size=32))
def test_an_anchor_read_from_paper_is_the_anchor(raw: bytes) -> None:
    code = anchor_of(raw.hex())
    for typed in (
        code,
        code.lower(),
        code.replace("-", ""),
        code.replace("-", " "),
        f" {code}\n",
        code.replace("-", "–"),
    ):
        assert parse_anchor(typed) == plain_anchor(raw.hex())
    misread = code.replace("0", "O").replace("1", "l")
    assert parse_anchor(misread) == plain_anchor(raw.hex())


def test_full_width_letters_of_an_input_method_are_read() -> None:
    assert parse_anchor("５Ｈ８Ｔ－Ｒ２ＶＸ－Ｋ０３Ｎ") == "5H8TR2VXK03N"


@pytest.mark.parametrize(
    "typed", ["", "5H8T-R2VX-K03", "5H8T-R2VX-K03N-1", "5H8T-R2VX-K0U3", "郑州市人社局职业培训补贴"]
)
def test_what_cannot_be_an_anchor_is_refused(typed: str) -> None:
    with expect_code(Refused, "audit.anchor_unreadable") as refusal:
        parse_anchor(typed)
    assert refusal.value.params["anchor"] == typed
