"""What a desk needs beside a claim: what registers say of its people, rules to cite, pieces handed in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.db.stored_files import fetch_file
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.workflow import ClaimEvent
from trainingdesk.models.accounts import Staff
from trainingdesk.models.claims import Claim
from trainingdesk.models.training import TrainingClass
from trainingdesk.services.claim_earlier import CLOSED
from trainingdesk.services.claim_facts import Facts, person_facts
from trainingdesk.services.claim_form_views import DECLARATION
from trainingdesk.services.claim_lines import rules_of_claim
from trainingdesk.services.claim_registers import Registers, registers_of
from trainingdesk.services.claim_steps import see_own
from trainingdesk.services.class_counts import counts_of
from trainingdesk.services.class_lists import class_row
from trainingdesk.services.class_records import ClassRow
from trainingdesk.services.duties import barred_events
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.records import Nothing


@dataclass(frozen=True, slots=True)
class PersonOnClaim:
    """One person of a claim as the decision saw them; ``attendance`` is decimal text, scores hundredths of a point."""

    position: int
    person_id: int
    level_held: Level | None
    attendance: str | None
    theory: int | None
    practice: int | None
    certificate_date: date | None


@dataclass(frozen=True, slots=True)
class CitedRule:
    """A rule of the packs that decided on the claim, which a reviewer may cite."""

    id: str
    zh: str
    en: str
    clause: str


@dataclass(frozen=True, slots=True)
class EvidencePiece:
    """One file handed in under an entry of the checklist."""

    id: int
    evidence: str
    name: str
    digest: str
    pages: int
    added_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class ClaimWork:
    """``barred``: events this person may not cause, having had another duty; ``declaration``: what a filer accepts."""

    number: str
    version: int
    people: tuple[PersonOnClaim, ...]
    rules: tuple[CitedRule, ...]
    pieces: tuple[EvidencePiece, ...]
    barred: tuple[ClaimEvent, ...]
    declaration: str


@dataclass(frozen=True, slots=True)
class WorkOnClaim:
    """Which claim, by its number."""

    number: str


@procedure(Permission.READ_CLAIMS)
def show_claim_work(office: Office, actor: Actor, order: WorkOnClaim) -> ClaimWork:
    """Refused ``claim.unknown``. Facts are those that were decided on; for people without a decision, today's."""
    with office.read() as session:
        claim = _own(session, actor, order.number)
        registers = registers_of(session, claim)
        decided = {line.subject_id: json.loads(line.facts) for line in claim.lines}
        return ClaimWork(
            number=claim.number,
            version=claim.version,
            people=_people(registers, claim, decided),
            rules=tuple(CitedRule(r.id, r.zh, r.en, r.clause) for r in rules_of_claim(office, claim).values()),
            pieces=_pieces(session, claim),
            barred=tuple(sorted(barred_events(session, actor, claim.id))),
            declaration=DECLARATION,
        )


def _own(session: Session, actor: Actor, number: str) -> Claim:
    claim = session.scalars(select(Claim).where(Claim.number == number)).first()
    if claim is None:
        raise Refused("claim.unknown", number=number)
    see_own(actor, claim)
    return claim


def _people(registers: Registers, claim: Claim, decided: Mapping[int, Facts]) -> tuple[PersonOnClaim, ...]:
    people = []
    for subject in claim.subjects:
        facts = decided.get(subject.id) or person_facts(registers, subject, claim.application_date)
        passed = registers.passed.get(subject.enrolment_id or 0)
        held, issued = facts.get("level_held", ""), facts.get("certificate_date", "")
        people.append(
            PersonOnClaim(
                position=subject.position,
                person_id=subject.person_id,
                level_held=Level(held) if held not in ("", "none") else None,
                attendance=facts.get("attendance") or None,
                theory=passed.theory if passed else None,
                practice=passed.practice if passed else None,
                certificate_date=date.fromisoformat(issued) if issued else None,
            )
        )
    return tuple(people)


def _pieces(session: Session, claim: Claim) -> tuple[EvidencePiece, ...]:
    people = {attachment.staff_id for attachment in claim.attachments}
    names = dict(session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(people))).all())
    return tuple(
        EvidencePiece(a.id, a.evidence, a.name, a.digest, a.pages, a.added_at, names[a.staff_id])
        for a in claim.attachments
    )


@dataclass(frozen=True, slots=True)
class FetchPiece:
    """A piece of evidence by its claim and digest."""

    number: str
    digest: str


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """The bytes as they were handed in."""

    name: str
    digest: str
    content: bytes


@procedure(Permission.READ_CLAIMS)
def fetch_piece(office: Office, actor: Actor, order: FetchPiece) -> EvidenceFile:
    """Refused ``claim.no_such_piece`` for a digest that is not on this claim."""
    with office.read() as session:
        claim = _own(session, actor, order.number)
        for attachment in claim.attachments:
            if attachment.digest == order.digest:
                return EvidenceFile(attachment.name, attachment.digest, fetch_file(session, attachment.digest))
    raise Refused("claim.no_such_piece", number=order.number)


@dataclass(frozen=True, slots=True)
class ClaimableClasses:
    """Classes by number, the newest last."""

    rows: tuple[ClassRow, ...]


@procedure(Permission.FILE_CLASS_CLAIM)
def list_claimable_classes(office: Office, actor: Actor, order: Nothing) -> ClaimableClasses:
    """Classes of the own institution with certificates and no claim under way."""
    with office.read() as session:
        claimed = select(Claim.class_id).where(Claim.class_id.is_not(None), Claim.state.not_in(CLOSED))
        classes = session.scalars(
            select(TrainingClass)
            .where(TrainingClass.institution_id == actor.institution_id, TrainingClass.id.not_in(claimed))
            .order_by(TrainingClass.number)
        ).all()
        counts = counts_of(session, [taught.id for taught in classes])
        rows = (class_row(taught, counts[taught.id]) for taught in classes)
        return ClaimableClasses(tuple(row for row in rows if row.counts.certificates))
