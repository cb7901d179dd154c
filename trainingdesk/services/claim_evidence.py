"""The evidence checklist of a claim: asked of the packs that decide on it, filled by what was attached."""

from __future__ import annotations

from sqlalchemy.orm import Session

from trainingdesk.domain.people import Actor
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.models.claims import Attachment, Claim
from trainingdesk.models.training import TrainingClass
from trainingdesk.policy.pack import EvidenceItem
from trainingdesk.services.claim_facts import subject_day
from trainingdesk.services.claim_records import EvidenceView
from trainingdesk.services.claim_registers import registers_of
from trainingdesk.services.imported_lists import lists_imported
from trainingdesk.services.office import Office

OWN_FORM = "application_form"
_LISTS = {"roster": FileKind.ROSTER, "attendance": FileKind.ATTENDANCE}


def evidence_of(office: Office, session: Session, claim: Claim) -> tuple[EvidenceView, ...]:
    """Every entry that the packs ask for, and any other paper that was handed in."""
    asked = {entry.code: entry for entry in _asked(office, session, claim)}
    given: dict[str, list[int]] = {}
    for attachment in claim.attachments:
        given.setdefault(attachment.evidence, []).append(attachment.pages)
    views = [
        EvidenceView(entry.code, entry.zh, entry.en, _is_required(entry), len(pages), sum(pages))
        for entry in asked.values()
        for pages in [given.pop(entry.code, [])]
    ]
    others = [EvidenceView(code, code, code, False, len(pages), sum(pages)) for code, pages in sorted(given.items())]
    return tuple(views + others)


def take_lists(office: Office, session: Session, actor: Actor, claim: Claim, taught: TrainingClass) -> None:
    """Put the lists that a class was taught and marked by under the entries that ask for them: they are on file."""
    asked = {entry.code for entry in _asked(office, session, claim)}
    for code, kind in _LISTS.items():
        if code in asked:
            lists = {one.digest: one for one in reversed(lists_imported(session, taught, kind))}
            claim.attachments.extend(
                Attachment(evidence=code, name=one.name, digest=one.digest, pages=1, added_at=office.now(),
                           staff_id=actor.staff_id)
                for one in lists.values()
            )  # fmt: skip


def _is_required(entry: EvidenceItem) -> bool:
    """The application form is printed at submission: a sealed scan may be attached, but cannot be asked for before."""
    return entry.required and entry.code != OWN_FORM


def missing_evidence(office: Office, session: Session, claim: Claim) -> tuple[EvidenceView, ...]:
    """Required entries under which nothing was handed in."""
    return tuple(entry for entry in evidence_of(office, session, claim) if entry.required and not entry.pieces)


def _asked(office: Office, session: Session, claim: Claim) -> list[EvidenceItem]:
    packs = list(dict.fromkeys(line.pack for line in claim.lines if line.pack in office.policies.ids))
    if not packs:
        packs = [pack.id for pack in office.policies.governing(claim.application_date, claim.region).packs]
    groups = _groups(session, claim)
    items = {line.item for line in claim.lines}
    return [entry for pack in packs for entry in office.policies.evidence_for(pack, claim.source, groups, items)]


def _groups(session: Session, claim: Claim) -> set[str]:
    registers = registers_of(session, claim)
    return {
        group
        for subject in claim.subjects
        for group in registers.groups_on(
            subject.person_id,
            subject_day(registers, subject, claim.application_date),
            registers.enrolments.get(subject.enrolment_id or 0),
        )
    }
