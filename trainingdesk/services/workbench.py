"""The home page (工作台): cards of what waits, the newest classes with their next step, coming days, half a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from trainingdesk.domain.money import ZERO, Money
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.period import add_months
from trainingdesk.domain.workflow import ClaimState, VoucherState
from trainingdesk.models.claims import Claim
from trainingdesk.models.vouchers import Voucher
from trainingdesk.services.bounds import claims_within_reach
from trainingdesk.services.claim_windows import deadlines
from trainingdesk.services.coming_dates import ComingDate, coming_dates
from trainingdesk.services.next_steps import ClaimedClass, recent_classes
from trainingdesk.services.office import OFFICE_ZONE, Office, procedure
from trainingdesk.services.workbench_cards import Card, cards_of

MONTHS_SHOWN = 6
CLASSES_SHOWN = 8
DATES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ShowWorkbench:
    """How much of it: the newest classes and the nearest days."""

    classes: int = CLASSES_SHOWN
    dates: int = DATES_SHOWN


@dataclass(frozen=True, slots=True)
class MonthSums:
    """One calendar month by its first day: what was handed in and not taken back, and what finance agreed to."""

    month: date
    claimed: Money
    agreed: Money


@dataclass(frozen=True, slots=True)
class StateSum:
    """How many of this year's claims stand in a state, and what they come to."""

    state: ClaimState
    claims: int
    total: Money


@dataclass(frozen=True, slots=True)
class Workbench:
    """The home page of one person. ``months`` are six, the current one last; ``states`` in the order claims take,
    states without a claim left out. Both are empty for those who read no claims.
    """

    cards: tuple[Card, ...]
    classes: tuple[ClaimedClass, ...]
    dates: tuple[ComingDate, ...]
    months: tuple[MonthSums, ...]
    states: tuple[StateSum, ...]
    at: datetime


@procedure(Permission.SIGNED_IN)
def show_workbench(office: Office, actor: Actor, order: ShowWorkbench) -> Workbench:
    """Everybody's own: cards by duty, classes and money as far as the actor's eye reaches."""
    with office.read() as session:
        late = deadlines(office, session, actor) if actor.may(Permission.KEEP_CLASSES) else ()
        reads_classes = actor.may(Permission.READ_REGISTERS)
        return Workbench(
            cards=cards_of(office, session, actor, late),
            classes=recent_classes(session, actor, order.classes) if reads_classes else (),
            dates=coming_dates(office, session, actor, late, order.dates),
            months=_months(office, session, actor) if actor.may(Permission.READ_CLAIMS) else (),
            states=_states(office, session, actor) if actor.may(Permission.READ_CLAIMS) else (),
            at=office.now(),
        )


def _months(office: Office, session: Session, actor: Actor) -> tuple[MonthSums, ...]:
    """Two queries: a sum for each month of the office's wall."""
    this = office.today().replace(day=1)
    firsts = [add_months(this, back) for back in range(1 - MONTHS_SHOWN, 2)]
    starts = [datetime(first.year, first.month, 1, tzinfo=OFFICE_ZONE) for first in firsts]
    reach = claims_within_reach(actor)
    claimed = select(*_sums(Claim.total, Claim.submitted_at, starts)).where(
        Claim.submitted_at >= starts[0], Claim.state != ClaimState.WITHDRAWN, *reach
    )
    agreed = (
        select(*_sums(Voucher.total, Voucher.decided_at, starts))
        .join(Claim, Claim.id == Voucher.claim_id)
        .where(Voucher.decided_at >= starts[0], Voucher.state == VoucherState.APPROVED, *reach)
    )
    rows = session.execute(claimed).one(), session.execute(agreed).one()
    return tuple(
        MonthSums(first, claimed_fen or ZERO, agreed_fen or ZERO)
        for first, claimed_fen, agreed_fen in zip(firsts, *rows, strict=False)
    )


def _states(office: Office, session: Session, actor: Actor) -> tuple[StateSum, ...]:
    """One query over the claims of the calendar year."""
    this = office.today()
    counted = (
        select(Claim.state, func.count(), func.sum(Claim.total))
        .where(
            Claim.application_date >= this.replace(month=1, day=1),
            Claim.application_date < this.replace(year=this.year + 1, month=1, day=1),
            *claims_within_reach(actor),
        )
        .group_by(Claim.state)
    )
    found = {state: StateSum(state, claims, total or ZERO) for state, claims, total in session.execute(counted)}
    return tuple(found[state] for state in ClaimState if state in found)


def _sums(
    amount: InstrumentedAttribute[Money], when: InstrumentedAttribute[datetime | None], starts: list[datetime]
) -> list[ColumnElement[Money]]:
    """The amount of each month, the last start being the end of the last one."""
    return [func.sum(case(((when >= start) & (when < end), amount), else_=None)) for start, end in pairwise(starts)]
