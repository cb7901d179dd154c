"""Claims as lists show them: applicant, occupation, heads and how long they have stood, in a few queries for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.domain.workflow import ClaimEvent, ClaimSource
from trainingdesk.models.accounts import Staff
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimAct, ClaimLine, ClaimSubject
from trainingdesk.models.institutions import Employer, Institution
from trainingdesk.models.people import Person
from trainingdesk.models.training import TrainingClass
from trainingdesk.services.claim_records import ClaimRow
from trainingdesk.services.office import OFFICE_ZONE, Office
from trainingdesk.services.people import parts_of

_MOVING = (
    ClaimEvent.SUBMIT, ClaimEvent.WITHDRAW, ClaimEvent.APPROVE, ClaimEvent.RETURN, ClaimEvent.REJECT,
    ClaimEvent.FINANCE_RETURN, ClaimEvent.FINANCE_SETTLE, ClaimEvent.FINANCE_REFUSE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Acts:
    """Since when a claim stands as it does, who handed it in (or opened it), and how many remarks it was given."""

    since: datetime | None = None
    filer: str = ""
    remarks: int = 0


def days_since(office: Office, instant: datetime | None) -> int | None:
    """Whole days on the office's wall since then."""
    return None if instant is None else (office.today() - instant.astimezone(OFFICE_ZONE).date()).days


def claim_rows(office: Office, session: Session, claims: Sequence[Claim]) -> tuple[ClaimRow, ...]:
    """The claims in their order; heads are people with something payable. As many queries for one as for hundreds."""
    classes = _classes(session, claims)
    applicants, occupations = applicants_of(session, claims), occupations_of(session, claims)
    heads, acts = _heads(session, claims), _acts(session, claims)
    return tuple(
        ClaimRow(
            id=claim.id,
            number=claim.number,
            version=claim.version,
            source=claim.source,
            state=claim.state,
            applicant=applicants[claim.id],
            class_number=classes[claim.class_id].number if claim.class_id is not None else None,
            occupation=occupations[claim.id],
            heads=heads.get(claim.id, 0),
            total=claim.total,
            application_date=claim.application_date,
            submitted_at=claim.submitted_at,
            days_in_state=days_since(office, acts[claim.id].since),
            filer=acts[claim.id].filer,
            remarks=acts[claim.id].remarks,
        )
        for claim in claims
    )


def _ids(claims: Sequence[Claim]) -> list[list[int]]:
    return list(parts_of(claim.id for claim in claims))


def _classes(session: Session, claims: Sequence[Claim]) -> dict[int, TrainingClass]:
    wanted = parts_of(claim.class_id for claim in claims if claim.class_id is not None)
    return {
        taught.id: taught
        for part in wanted
        for taught in session.scalars(select(TrainingClass).where(TrainingClass.id.in_(part)))
    }


def applicants_of(session: Session, claims: Sequence[Claim]) -> dict[int, str]:
    """Who files each: the institution, the employer, or the person."""
    institutions = _names(session, Institution, (claim.institution_id for claim in claims))
    employers = _names(session, Employer, (claim.employer_id for claim in claims))
    named: dict[int, str] = {}
    for claim in claims:
        if claim.source is ClaimSource.CLASS and claim.institution_id is not None:
            named[claim.id] = institutions[claim.institution_id]
        elif claim.source is ClaimSource.EMPLOYER and claim.employer_id is not None:
            named[claim.id] = employers[claim.employer_id]
    for part in _ids([claim for claim in claims if claim.id not in named]):
        for claim_id, name in session.execute(
            select(ClaimSubject.claim_id, Person.name)
            .join(Person, Person.id == ClaimSubject.person_id)
            .where(ClaimSubject.claim_id.in_(part))
            .order_by(ClaimSubject.position)
        ):
            named.setdefault(claim_id, name)
    return named


def _names(session: Session, party: type[Institution] | type[Employer], wanted: Iterable[int | None]) -> dict[int, str]:
    ids = (one for one in wanted if one is not None)
    found = (session.execute(select(party.id, party.name).where(party.id.in_(part))) for part in parts_of(ids))
    return {party_id: name for rows in found for party_id, name in rows}


def occupations_of(session: Session, claims: Sequence[Claim]) -> dict[int, str]:
    """The occupation of each with its code, or how many there are."""
    classes = _classes(session, claims)
    told = {
        claim.id: f"{taught.occupation_name}（{taught.occupation_code}）"
        for claim in claims
        if claim.class_id is not None and (taught := classes[claim.class_id])
    }
    held: dict[int, list[str]] = {}
    for part in _ids([claim for claim in claims if claim.id not in told]):
        for claim_id, name, code in session.execute(
            select(ClaimSubject.claim_id, Certificate.occupation_name, Certificate.occupation_code)
            .join(Certificate, Certificate.id == ClaimSubject.certificate_id)
            .where(ClaimSubject.claim_id.in_(part))
            .distinct()
            .order_by(Certificate.occupation_code)
        ):
            held.setdefault(claim_id, []).append(f"{name}（{code}）")
    return {claim.id: told.get(claim.id) or _several(held.get(claim.id, [])) for claim in claims}


def _several(names: list[str]) -> str:
    if not names:
        return "—"
    return names[0] if len(names) == 1 else f"{names[0]}等{len(names)}个职业"


def _heads(session: Session, claims: Sequence[Claim]) -> dict[int, int]:
    found = (
        session.execute(
            select(ClaimLine.claim_id, func.count(ClaimLine.subject_id.distinct()))
            .where(ClaimLine.claim_id.in_(part), ClaimLine.status == DecisionStatus.PAYABLE)
            .group_by(ClaimLine.claim_id)
        )
        for part in _ids(claims)
    )
    return {claim_id: heads for rows in found for claim_id, heads in rows}


def _acts(session: Session, claims: Sequence[Claim]) -> dict[int, _Acts]:
    found = {claim.id: _Acts() for claim in claims}
    for part in _ids(claims):
        rows = session.execute(
            select(
                ClaimAct.claim_id,
                func.max(ClaimAct.at).filter(ClaimAct.event.in_(_MOVING)),
                func.min(ClaimAct.at),
                func.max(ClaimAct.id).filter(ClaimAct.event == ClaimEvent.SUBMIT),
                func.min(ClaimAct.id),
                func.count().filter(ClaimAct.event == ClaimEvent.RETURN),
            )
            .where(ClaimAct.claim_id.in_(part))
            .group_by(ClaimAct.claim_id)
        ).all()
        by = _hands(session, [handed_in or opened for _, _, _, handed_in, opened, _ in rows])
        for claim_id, moved, opened_at, handed_in, opened, remarks in rows:
            found[claim_id] = _Acts(moved or opened_at, by[handed_in or opened], remarks)
    return found


def _hands(session: Session, acts: list[int]) -> dict[int, str]:
    """The name of the person behind each act."""
    rows = session.execute(
        select(ClaimAct.id, Staff.name).join(Staff, Staff.id == ClaimAct.staff_id).where(ClaimAct.id.in_(acts))
    )
    return dict(rows.all())
