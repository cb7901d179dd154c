"""What somebody had and asked for, year by year: earlier awards and the lines of claims."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from trainingdesk.domain.money import total
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.texts import Language
from trainingdesk.models.claims import Claim, ClaimLine
from trainingdesk.models.vouchers import Award, Voucher
from trainingdesk.services.bounds import claims_within_reach, is_bureau
from trainingdesk.services.people_records import ClaimedItem, PastAward, YearOfMoney
from trainingdesk.services.policy_facts import told_reasons


def years_of(session: Session, actor: Actor, person_id: int, language: Language) -> tuple[YearOfMoney, ...]:
    """Each calendar year with an award or a line, the latest first."""
    awards = _awards(session, person_id) if is_bureau(actor) else []
    lines = _lines(session, actor, person_id) if actor.may(Permission.READ_CLAIMS) else []
    items = [(line.live, _item(line, voucher, language)) for line, voucher in lines]
    years = sorted({a.award_date.year for a in awards} | {item.day.year for _, item in items}, reverse=True)
    return tuple(_year(year, awards, items) for year in years)


def _year(year: int, awards: list[PastAward], items: list[tuple[bool, ClaimedItem]]) -> YearOfMoney:
    own = tuple(award for award in awards if award.award_date.year == year)
    asked = [(live, item) for live, item in items if item.day.year == year]
    standing = [award.amount for award in own if award.revoked_on is None]
    standing += [item.amount for live, item in asked if live]
    return YearOfMoney(year, total(standing), own, tuple(item for _, item in asked))


def _awards(session: Session, person_id: int) -> list[PastAward]:
    found = session.scalars(
        select(Award).where(Award.person_id == person_id).order_by(Award.award_date.desc(), Award.id.desc())
    )
    return [
        PastAward(
            award_date=one.award_date,
            scheme=one.scheme,
            item=one.item,
            occupation_code=one.occupation_code,
            level=one.level,
            certificate_no=one.certificate_no,
            amount=one.amount,
            payer=one.payer,
            revoked_on=one.revoked_on,
        )
        for one in found
    ]


def _lines(session: Session, actor: Actor, person_id: int) -> list[tuple[ClaimLine, Voucher | None]]:
    found = session.execute(
        select(ClaimLine, Voucher)
        .join(Claim, Claim.id == ClaimLine.claim_id)
        .outerjoin(Voucher, Voucher.id == ClaimLine.voucher_id)
        .where(ClaimLine.person_id == person_id, *claims_within_reach(actor))
        .options(joinedload(ClaimLine.claim))
        .order_by(Claim.id.desc(), ClaimLine.position)
    )
    return [(line, voucher) for line, voucher in found]


def _item(line: ClaimLine, voucher: Voucher | None, language: Language) -> ClaimedItem:
    return ClaimedItem(
        claim_number=line.claim.number,
        claim_state=line.claim.state,
        day=line.basis_date or line.claim.application_date,
        scheme=line.scheme,
        item=line.item,
        level=line.level,
        status=line.status,
        amount=line.amount,
        told=told_reasons(line, language),
        voucher_number=voucher.number if voucher else None,
        voucher_state=voucher.state if voucher else None,
    )
