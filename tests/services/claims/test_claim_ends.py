"""However finance and review take turns on a claim, it ends when nothing on it waits any more, and not before."""

from __future__ import annotations

import random
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.fixtures.claims import class_of_four, decided, detail_of, seen, vouchers
from tests.fixtures.office import FIRST_SCHOOL, Clock, Room, open_room
from tests.fixtures.training import COOK, Trainee, certify, fill, open_cooks
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.vocabulary import CertificateKind, PersonGroup
from trainingdesk.domain.workflow import ClaimState, VoucherEvent, VoucherState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimLine
from trainingdesk.models.training import TrainingClass
from trainingdesk.models.vouchers import Voucher
from trainingdesk.services.claim_records import ClaimOutcome
from trainingdesk.services.claim_review import (
    ApproveClaim,
    ExcludePerson,
    RejectClaim,
    Remark,
    ReturnClaim,
    approve_claim,
    exclude_person,
    reject_claim,
    return_claim,
)
from trainingdesk.services.institution_lists import ShowInstitution, show_institution
from trainingdesk.services.institutions import CertifyScope, ScopeEntry, certify_scope
from trainingdesk.services.vouchers import VoucherRow, WhichVouchers, issue_vouchers, list_vouchers

CLASS, CERTIFIED = "2026春-02", (date(2025, 1, 1), date(2027, 1, 1))
NUMBER, RULE = "SL2026-000001", "HN22-R10"
WAITING = {ClaimState.APPROVED, ClaimState.FINANCE_RETURNED}
Step = Callable[[Room], object]


def class_of_two(room: Room) -> None:
    """Two people of a class that ends with a certificate of completion, paid from two funds: a voucher for each."""
    certify(room)
    version = room.call("hr", show_institution, ShowInstitution(FIRST_SCHOOL)).row.version
    room.call("hr", certify_scope, CertifyScope(FIRST_SCHOOL, version, (ScopeEntry(COOK, None),), *CERTIFIED))
    open_cooks(room)
    fill(room, CLASS, (Trainee("陆䶮", group=PersonGroup.EMPLOYED), Trainee("石磊")))
    with room.office.write() as session:
        session.scalars(select(TrainingClass)).one().certificate_kind = CertificateKind.COMPLETION
        for certificate in session.scalars(select(Certificate)):
            certificate.kind, certificate.level = CertificateKind.COMPLETION, None
    vouchers(room)


def standing(room: Room) -> list[VoucherRow]:
    return list(room.call("finance", list_vouchers, WhichVouchers(NUMBER)).rows)


def state_of(room: Room) -> ClaimState:
    return detail_of(room, NUMBER).row.state


def take_off(room: Room, position: int) -> ClaimOutcome:
    at = seen(room, NUMBER)
    return room.call("hr", exclude_person, ExcludePerson(at.claim_id, at.seen_version, position, RULE, "材料不实"))


def approve_again(room: Room) -> ClaimOutcome:
    at = seen(room, NUMBER)
    return room.call("hr", approve_claim, ApproveClaim(at.claim_id, at.seen_version))


def issue_again(room: Room) -> None:
    room.call("hr", issue_vouchers, seen(room, NUMBER))


def finance(room: Room, place: int, decision: VoucherEvent) -> None:
    decided(room, standing(room)[place], decision, "见意见")


def test_the_last_person_of_a_returned_voucher_taken_off_settles_what_finance_agreed_to(room: Room) -> None:
    class_of_two(room)
    finance(room, 0, VoucherEvent.APPROVE)
    finance(room, 1, VoucherEvent.RETURN)
    paid = standing(room)[0]
    assert take_off(room, 1).state is ClaimState.SETTLED
    assert detail_of(room, NUMBER).row.total == paid.total


def test_the_last_voucher_settles_a_claim_whose_returned_people_were_taken_off(room: Room) -> None:
    class_of_two(room)
    finance(room, 1, VoucherEvent.RETURN)
    assert take_off(room, 1).state is ClaimState.FINANCE_RETURNED
    finance(room, 0, VoucherEvent.APPROVE)
    assert state_of(room) is ClaimState.SETTLED


def test_nothing_but_refusals_and_people_taken_off_is_refused(room: Room) -> None:
    class_of_two(room)
    finance(room, 1, VoucherEvent.RETURN)
    finance(room, 0, VoucherEvent.REFUSE)
    assert take_off(room, 1).state is ClaimState.REFUSED


def test_everybody_taken_off_without_a_word_of_finance_is_rejected(room: Room) -> None:
    class_of_two(room)
    finance(room, 0, VoucherEvent.RETURN)
    finance(room, 1, VoucherEvent.RETURN)
    assert take_off(room, 1).state is ClaimState.FINANCE_RETURNED
    assert take_off(room, 2).state is ClaimState.REJECTED


def test_a_person_whose_other_line_finance_refused_can_be_taken_off(room: Room) -> None:
    """The refused voucher is void: it holds nobody on the claim."""
    class_of_four(room)
    first, second = vouchers(room)
    decided(room, first, VoucherEvent.REFUSE, "预算不足")
    decided(room, second, VoucherEvent.RETURN, "请核实")
    for position in (1, 2, 3):
        assert take_off(room, position).state is ClaimState.FINANCE_RETURNED
    assert take_off(room, 4).state is ClaimState.REFUSED


def steps_now(room: Room) -> Iterator[tuple[str, Step]]:
    """Whatever finance and review might do next, allowed or not."""
    for place, voucher in enumerate(standing(room)):
        if voucher.state is VoucherState.ISSUED:
            for decision in VoucherEvent:
                yield f"{voucher.fund} {decision}", partial(finance, place=place, decision=decision)
    for position in (1, 2):
        yield f"take off {position}", partial(take_off, position=position)
    yield "approve", approve_again
    yield "issue", issue_again
    yield "send back", send_back
    yield "reject", reject


def send_back(room: Room) -> None:
    at = seen(room, NUMBER)
    room.call("hr", return_claim, ReturnClaim(at.claim_id, at.seen_version, (Remark(None, "请补正"),)))


def reject(room: Room) -> None:
    at = seen(room, NUMBER)
    room.call("hr", reject_claim, RejectClaim(at.claim_id, at.seen_version, RULE, "材料不实"))


def stand(room: Room) -> tuple[object, ...]:
    """Where the claim is: its state, each line's, and what finance has said so far; how often it said so is one."""
    with room.office.read() as session:
        claim = session.scalars(select(Claim)).one()
        states = dict(session.execute(select(Voucher.id, Voucher.state)).all())
        lines = session.scalars(select(ClaimLine).order_by(ClaimLine.position)).all()
        return (
            claim.state,
            tuple((line.status, line.live, states.get(line.voucher_id or 0)) for line in lines),
            frozenset(states.values()),
        )


def check_end(room: Room, way: tuple[str, ...]) -> None:
    """A claim stands open exactly as long as a voucher is undecided or a line waits for one."""
    with room.office.read() as session:
        claim = session.scalars(select(Claim)).one()
        decisions = set(session.scalars(select(Voucher.state)))
        live = session.scalars(select(ClaimLine).where(ClaimLine.live)).all()
    waits = VoucherState.ISSUED in decisions or any(line.voucher_id is None for line in live)
    assert (claim.state in WAITING) == waits, way
    assert (claim.state is ClaimState.SETTLED) == (VoucherState.APPROVED in decisions and not waits), way
    if claim.state in (ClaimState.REFUSED, ClaimState.REJECTED, ClaimState.RETURNED):
        assert not live, way


@contextmanager
def branch(source: Path, target: Path) -> Iterator[Room]:
    """The office on a copy, everybody signed in as before."""
    shutil.copytree(source, target)
    room = open_room(target / "office.db", Clock())
    try:
        yield room
    finally:
        room.office.database.close()


@pytest.fixture
def issued(room: Room) -> Path:
    """An office whose claim is with finance."""
    class_of_two(room)
    room.office.database.close()
    return room.path.parent


def taken(room: Room, name: str) -> bool:
    """Whether the step was allowed; one that was not changed nothing."""
    before = stand(room)
    try:
        dict(steps_now(room))[name](room)
    except Refused:
        assert stand(room) == before
        return False
    return True


@pytest.mark.parametrize("seed", range(4))
def test_random_orders_of_decisions_end_where_nothing_waits(issued: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with branch(issued, tmp_path / "walk") as room:
        way: tuple[str, ...] = ()
        while state_of(room) in WAITING and len(way) < 20:
            way += (chance.choice([name for name, _ in steps_now(room)]),)
            taken(room, way[-1])
            check_end(room, way)


@pytest.mark.proof
def test_every_order_of_decisions_ends_where_nothing_waits(issued: Path, tmp_path: Path) -> None:
    """All that two vouchers and two people can go through, each standing once."""
    known: set[tuple[object, ...]] = set()
    ahead: list[tuple[Path, tuple[str, ...]]] = [(issued, ())]
    while ahead:
        source, way = ahead.pop()
        for target, name, reached in neighbours(source, tmp_path, way):
            if reached in known:
                shutil.rmtree(target)
            else:
                known.add(reached)
                ahead.append((target, (*way, name)))
    assert {state for state, *_ in known} >= {ClaimState.SETTLED, ClaimState.REFUSED, ClaimState.REJECTED, *WAITING}


def neighbours(source: Path, folder: Path, way: tuple[str, ...]) -> Iterator[tuple[Path, str, tuple[object, ...]]]:
    """Each step that is allowed from here, on a copy of its own, with where it leads."""
    with branch(source, folder / f"look-{len(way)}") as room:
        names = [name for name, _ in steps_now(room)]
    shutil.rmtree(folder / f"look-{len(way)}")
    for name in names:
        target = folder / uuid.uuid4().hex
        with branch(source, target) as room:
            allowed = taken(room, name)
            check_end(room, (*way, name))
            reached = stand(room)
        if allowed:
            yield target, name, reached
        else:
            shutil.rmtree(target)
