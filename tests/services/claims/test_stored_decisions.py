"""Decisions as they are kept: explained from their own trace and pack, and made again to the same fen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.fixtures.claims import class_of_four, submitted
from tests.fixtures.office import Room, copied
from tests.fixtures.trials import trial
from trainingdesk.domain.errors import Damaged
from trainingdesk.domain.money import Money, RoundingMode, RoundingUnit
from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import DecisionStatus, Item, Payee
from trainingdesk.models.claims import Claim, ClaimLine
from trainingdesk.models.vouchers import StoredPack
from trainingdesk.policy.book import Book
from trainingdesk.policy.trace import Step
from trainingdesk.services.claim_lines import decide_lines, outcome, recomputes, rule_of_claim, same_as_stored
from trainingdesk.services.claim_tables import items_of, people_of, rows_of
from trainingdesk.services.policy_facts import (
    _MODES,
    _UNITS,
    LineSteps,
    _factor,
    _standard,
    _version_date,
    explained,
    pack_of,
    refusal_of,
    rounding_words,
    steps_of,
    stored_book,
    told_reasons,
    told_remedies,
)


@pytest.fixture(scope="module")
def handed_in(made_room: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A claim for a class of four, handed in: 1200, 1600, 2000 and 1600 yuan, the third by direct recognition."""
    with copied(made_room, tmp_path_factory.mktemp("decisions")) as room:
        class_of_four(room)
        submitted(room)
        yield room


@pytest.fixture
def session(handed_in: Room) -> Iterator[Session]:
    """A trial on the filing room that is taken back afterwards."""
    with trial(handed_in) as opened:
        yield opened


def the_claim(session: Session) -> Claim:
    session.flush()
    session.expire_all()
    return session.scalars(select(Claim)).one()


def lines(session: Session, item: Item = Item.TRAINING) -> list[ClaimLine]:
    return list(
        session.scalars(select(ClaimLine).where(ClaimLine.item == item.value).order_by(ClaimLine.position))
    )  # fmt: skip


def test_deciding_again_gives_what_is_stored(handed_in: Room, session: Session) -> None:
    claim = the_claim(session)
    decided = decide_lines(handed_in.office, session, claim)
    assert same_as_stored(claim, decided)
    assert recomputes(handed_in.office, session, claim) == ()
    assert not same_as_stored(claim, decided[:-1])
    assert not same_as_stored(claim, [*decided, decided[0]])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", Money(160_001)), ("amount", Money(159_999)), ("payee", Payee.INDIVIDUAL), ("fund", "unemployment"),
        ("reasons", "too_young"), ("instalment_no", 2), ("item", "living"), ("scheme", "unemployment_insurance"),
    ],
)  # fmt: skip
def test_a_line_that_no_longer_comes_out_is_named_by_its_position(
    handed_in: Room, session: Session, field: str, value: object
) -> None:
    line = lines(session)[1]
    position = line.position
    setattr(line, field, value)
    assert recomputes(handed_in.office, session, the_claim(session)) == (position,)


@pytest.mark.parametrize(
    ("fact", "value"),
    [("level", "3"), ("certificate_date", "2025-04-28"), ("class_approved", "0"), ("institution_certified", "0")],
)
def test_facts_changed_behind_a_decision_do_not_carry_its_amount(
    handed_in: Room, session: Session, fact: str, value: str
) -> None:
    """The stored facts are what the amount is recomputed from: neither may be exchanged alone."""
    changed = []
    for each in lines(session)[1], lines(session, Item.ASSESSMENT)[1]:
        facts = json.loads(each.facts)
        facts[fact] = value
        each.facts = json.dumps(facts, ensure_ascii=False, sort_keys=True)
        changed.append(each.position)
    found = recomputes(handed_in.office, session, the_claim(session))
    assert found
    assert set(found) <= set(changed)


def test_people_taken_off_are_not_computed_again(handed_in: Room, session: Session) -> None:
    claim = the_claim(session)
    claim.subjects[1].excluded_by = "rule"
    lines(session)[1].amount = Money(1)
    assert recomputes(handed_in.office, session, the_claim(session)) == ()


def test_a_pack_that_left_the_book_still_decides_what_it_decided(handed_in: Room, session: Session) -> None:
    """In five years the notice is history; the amount is explained by the very text that made it."""
    line = lines(session)[0]
    office = handed_in.office
    known, office.policies = office.policies, Book(())
    try:
        assert pack_of(office, session, line).id == line.pack
        assert recomputes(office, session, the_claim(session)) == ()
    finally:
        office.policies = known
    assert pack_of(office, session, line).version == line.pack_version


def test_a_stored_pack_that_was_altered_decides_nothing(handed_in: Room, session: Session) -> None:
    line = lines(session)[0]
    stored = session.get_one(StoredPack, line.pack_digest)
    altered = StoredPack(
        digest="0" * 64, pack=stored.pack, version=stored.version, content=stored.content, stored_at=stored.stored_at
    )
    session.add(altered)
    session.flush()
    with pytest.raises(Damaged) as caught:
        stored_book(session, ["0" * 64])
    assert caught.value.params == {"pack": line.pack, "digest": "0" * 12}
    assert [pack.id for pack in stored_book(session, [line.pack_digest]).packs] == [line.pack]
    assert stored_book(session, []).packs == ()


def test_a_decision_in_short_says_standard_share_and_checks(session: Session) -> None:
    training, assessment = lines(session)[1], lines(session, Item.ASSESSMENT)[2]
    assert steps_of(training).standard == Money(160_000)
    assert steps_of(training).factor == "100%"
    assert (steps_of(assessment).standard, steps_of(assessment).factor) == (Money(28_000), "50%")
    short = steps_of(training)
    assert short.checks_passed == short.checks_run > 3
    assert isinstance(short, LineSteps)
    assert short.version_date is not None


@pytest.mark.parametrize(
    ("amount", "standard", "factor"),
    [
        (0, 160_000, "0%"), (160_000, 160_000, "100%"), (80_000, 160_000, "50%"), (179_550, 285_000, "63%"),
        (100_000, 300_000, "33.33%"), (200_000, 300_000, "66.67%"), (1, 1_000_000, "0%"), (260_000, 200_000, "130%"),
        (100, 0, "—"), (100, None, "—"),
    ],
)  # fmt: skip
def test_the_share_of_the_standard_is_told_to_a_hundredth_of_a_percent(
    amount: int, standard: int | None, factor: str
) -> None:
    """2,850 x 90 % x 70 % = 1,795.50 is 63 % of its standard."""
    assert _factor(Money(amount), None if standard is None else Money(standard)) == factor


@pytest.mark.parametrize(
    ("rates", "standard"),
    [((), None), (("1200",), Money(120_000)), (("1000", "1300"), Money(130_000)), (("33.333",), None), (("",), None)],
)
def test_the_standard_is_the_last_rate_with_an_amount_in_fen(rates: tuple[str, ...], standard: Money | None) -> None:
    steps = [Step("version"), *(Step("rate", amount=rate) for rate in rates), Step("rounding", amount="7")]
    assert _standard(steps) == standard


def test_a_trace_without_a_version_tells_no_day() -> None:
    assert _version_date([Step("rate")]) is None
    assert _version_date([Step("version", facts=(("certificate_date", ""),))]) is None
    assert _version_date([Step("version", facts=(("certificate_date", "2026-04-28"),))]) == date(2026, 4, 28)


def test_every_decision_is_explained_in_both_languages(session: Session) -> None:
    for line in (*lines(session), *lines(session, Item.ASSESSMENT)):
        chinese, english = explained(line, Language.ZH), explained(line, Language.EN)
        assert len(chinese) == len(english) > 2
        assert any(line.amount.yuan_text().removesuffix(".00") in told.replace(",", "") for told in chinese)
        assert chinese != english


def test_reasons_and_remedies_are_told_of_what_pays_nothing(handed_in: Room, session: Session) -> None:
    paid = lines(session)[0]
    assert (told_reasons(paid, Language.ZH), told_remedies(paid, Language.ZH)) == ((), ())
    struck = lines(session)[1]
    struck.live, struck.status, struck.reasons = False, DecisionStatus.EXCLUDED, "pack:HN-3;too_young"
    told = told_reasons(struck, Language.EN)
    assert told[0] == "HN-3"
    assert len(told) == 2
    assert refusal_of(struck).reason
    struck.reasons = ""
    assert told_reasons(struck, Language.ZH) == ()


def test_every_rounding_has_words(handed_in: Room) -> None:
    """No rounding rule was found in any notice: it is a setting, and stands on the voucher."""
    assert set(_UNITS) == set(RoundingUnit)
    assert set(_MODES) == set(RoundingMode)
    assert all(rounding_words(pack) for pack in handed_in.office.policies.packs)


def test_a_rule_is_cited_as_the_pack_has_it_or_not_at_all(handed_in: Room, session: Session) -> None:
    claim = the_claim(session)
    known = handed_in.office.policies.rules(claim.lines[0].pack)
    for rule in known:
        assert rule_of_claim(handed_in.office, claim, rule.id).zh == rule.zh
    assert len({rule.id for rule in known}) == len(known)


def test_rows_of_a_paper_are_by_level_and_method(session: Session) -> None:
    claim = the_claim(session)
    payable = [line for line in claim.lines if line.status is DecisionStatus.PAYABLE]
    items = items_of(payable)
    assert items == ("training", "assessment")
    rows = rows_of(people_of(session, claim, payable), items)
    assert [(row.level.value if row.level else "", row.method, row.total.fen) for row in rows] == [
        ("5", "考核", 1_400_00),
        ("4", "考核", 2 * 1_840_00),
        ("3", "直接认定", 2_140_00),
    ]
    assert [[part.heads if part else 0 for part in row.sums] for row in rows] == [[1, 1], [2, 2], [1, 1]]


def test_heads_of_a_row_that_get_different_amounts_have_no_standard(session: Session) -> None:
    lines(session)[3].amount = Money(100_000)
    claim = the_claim(session)
    rows = rows_of(people_of(session, claim, claim.lines), ("training",))
    [pair] = [row.sums[0] for row in rows if row.sums[0] and row.sums[0].heads == 2]
    assert pair is not None
    assert (pair.standard, pair.subtotal) == (None, Money(260_000))


def test_who_gets_nothing_is_shown_with_the_first_reason(session: Session) -> None:
    for line in (lines(session)[1], lines(session, Item.ASSESSMENT)[1]):
        line.live, line.status, line.reasons = False, DecisionStatus.EXCLUDED, "too_young"
    claim = the_claim(session)
    people = people_of(session, claim, claim.lines)
    assert people[1].refusal
    assert (people[1].amount, people[0].refusal) == (Money(0), "")
    claim.subjects[1].excluded_by, claim.subjects[1].excluded_why = "HN-3", "不符合条件"
    assert people_of(session, claim, claim.lines)[1].refusal == "不符合条件（HN-3）"
    claim.subjects[1].excluded_by, claim.subjects[1].excluded_why = "filer", "本人放弃"
    assert people_of(session, claim, claim.lines)[1].refusal == "本人放弃"
    assert people_of(session, claim, [])[0].refusal == "未计算"


def test_heads_of_an_outcome_are_people_and_not_lines(session: Session) -> None:
    struck = (lines(session)[0], lines(session)[1], lines(session, Item.ASSESSMENT)[1])
    for line in struck:
        line.live, line.status = False, DecisionStatus.EXCLUDED
    came = outcome(session, the_claim(session))
    assert (came.payable_heads, came.excluded_heads) == (3, 1)
