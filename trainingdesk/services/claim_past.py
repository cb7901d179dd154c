"""What a claim's people were granted before: imported awards, and promises on other claims that still stand."""

from __future__ import annotations

import json
from datetime import datetime

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.models.claims import Claim, ClaimLine
from trainingdesk.models.people import Person
from trainingdesk.models.vouchers import Award

PAST_COLUMNS = (
    "person_id", "scheme", "item", "occupation_code", "level", "certificate_no",
    "award_date", "basis_date", "amount", "revoked_on",
)  # fmt: skip


def past_of(session: Session, claim: Claim, before: datetime | None = None) -> pd.DataFrame:
    """Awards of the claim's people: imported ones, and live lines of other claims, paid or still promised.

    With ``before``, only what was promised earlier. One text column for each of PAST_COLUMNS; amounts in yuan.
    """
    people = {subject.person_id for subject in claim.subjects}
    numbers = dict(session.execute(select(Person.id, Person.id_number).where(Person.id.in_(people))).all())
    rows = [_award_row(numbers[award.person_id], award) for award in session.scalars(
        select(Award).where(Award.person_id.in_(people)))]  # fmt: skip
    live = session.scalars(
        select(ClaimLine)
        .where(
            ClaimLine.person_id.in_(people),
            ClaimLine.live,
            ClaimLine.claim_id != claim.id,
            ClaimLine.status == DecisionStatus.PAYABLE,
        )
        .options(selectinload(ClaimLine.claim))
    )
    rows += [_line_row(numbers[line.person_id], line) for line in live if _promised(line, before)]
    return pd.DataFrame(rows, columns=list(PAST_COLUMNS), dtype="str")


def _promised(line: ClaimLine, before: datetime | None) -> bool:
    submitted = line.claim.submitted_at
    return before is None or (submitted is not None and submitted < before)


def _award_row(number: str, award: Award) -> tuple[str, ...]:
    return (
        number,
        award.scheme,
        award.item,
        award.occupation_code,
        award.level_key,
        award.certificate_no,
        award.award_date.isoformat(),
        award.basis_date.isoformat() if award.basis_date else "",
        award.amount.yuan_text(),
        award.revoked_on.isoformat() if award.revoked_on else "",
    )


def _line_row(number: str, line: ClaimLine) -> tuple[str, ...]:
    facts: dict[str, str] = json.loads(line.facts)
    return (
        number,
        line.scheme,
        line.item,
        facts.get("occupation_code", ""),
        facts.get("level", ""),
        facts.get("certificate_no", ""),
        line.claim.application_date.isoformat(),
        line.basis_date.isoformat() if line.basis_date else "",
        line.amount.yuan_text(),
        "",
    )
