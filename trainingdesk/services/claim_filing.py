"""Filing a claim: computed, given its evidence, submitted, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from trainingdesk.db.stored_files import file_away
from trainingdesk.documents import claim_form
from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Conflict, Refused
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.domain.workflow import CLAIMS, ClaimEvent
from trainingdesk.models.claims import Attachment, Claim
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.claim_evidence import missing_evidence
from trainingdesk.services.claim_form_views import claim_form_view
from trainingdesk.services.claim_lines import decide_lines, outcome, same_as_stored, store_lines
from trainingdesk.services.claim_records import BY_FILER, ClaimOutcome
from trainingdesk.services.claim_steps import ClaimAsSeen, claim_as_seen, record_act, release_lines, subject_at
from trainingdesk.services.duties import keep_apart
from trainingdesk.services.office import Office, Upload, procedure
from trainingdesk.services.papers import NewPaper, file_document
from trainingdesk.services.payees import check_payees
from trainingdesk.services.records import Done
from trainingdesk.services.register_fields import optional

_MOST_PAGES = 9_999


@procedure(Permission.FILE_CLAIM)
def compute_claim(office: Office, actor: Actor, order: ClaimAsSeen) -> ClaimOutcome:
    """Decide every line by the policies in force, as of today."""
    with office.write() as session:
        claim = claim_as_seen(session, actor, order)
        claim.state = CLAIMS.next_state(claim.state, ClaimEvent.EDIT, actor)
        claim.application_date = office.today()
        store_lines(office, session, claim, decide_lines(office, session, claim))
        claim.computed = True
        record_act(office, session, actor, claim, ClaimEvent.EDIT)
        note(office, session, actor, "claim.computed", Subject("claim", claim.number, claim.id), total=claim.total)
        return outcome(session, claim)


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Leave a person out of the claim, or take them in again with an empty reason."""

    claim_id: int
    seen_version: int
    subject_position: int
    reason: str


@procedure(Permission.FILE_CLAIM)
def leave_out(office: Office, actor: Actor, order: LeaveOut) -> ClaimOutcome:
    """The filer's own decision not to claim for somebody; whom HR took off stays off. To be computed again."""
    with office.write() as session:
        claim = claim_as_seen(session, actor, ClaimAsSeen(order.claim_id, order.seen_version))
        claim.state = CLAIMS.next_state(claim.state, ClaimEvent.EDIT, actor)
        subject = subject_at(claim, order.subject_position)
        if subject.excluded_by not in (None, BY_FILER):
            raise Refused("claim.taken_off_by_review", number=claim.number, position=subject.position)
        reason = optional("reason", order.reason)
        subject.excluded_by = BY_FILER if reason else None
        subject.excluded_why = reason
        claim.computed = False
        record_act(office, session, actor, claim, ClaimEvent.EDIT, subject=subject, comment=reason)
        note(office, session, actor, "claim.left_out", Subject("claim", claim.number, claim.id),
             position=subject.position)  # fmt: skip
        return outcome(session, claim)


@dataclass(frozen=True, slots=True)
class AttachEvidence:
    """A file under an entry of the checklist."""

    claim_id: int
    seen_version: int
    evidence: str
    upload: Upload
    pages: int = 1


@procedure(Permission.FILE_CLAIM)
def attach_evidence(office: Office, actor: Actor, order: AttachEvidence) -> ClaimOutcome:
    """Keep the file with the claim; the same file under the same entry is kept once."""
    if not 1 <= order.pages <= _MOST_PAGES:
        raise Refused("claim.pages", pages=order.pages, most=_MOST_PAGES)
    content = office.uploaded(order.upload).read_bytes()
    with office.write() as session:
        claim = claim_as_seen(session, actor, ClaimAsSeen(order.claim_id, order.seen_version))
        claim.state = CLAIMS.next_state(claim.state, ClaimEvent.EDIT, actor)
        digest = file_away(session, content, "application/octet-stream", office.now())
        if any(a.evidence == order.evidence and a.digest == digest for a in claim.attachments):
            return outcome(session, claim)
        claim.attachments.append(
            Attachment(
                evidence=order.evidence, name=order.upload.name, digest=digest, pages=order.pages,
                added_at=office.now(), staff_id=actor.staff_id,
            )
        )  # fmt: skip
        record_act(office, session, actor, claim, ClaimEvent.EDIT)
        note(office, session, actor, "claim.attached", Subject("claim", claim.number, claim.id),
             evidence=order.evidence, digest=digest)  # fmt: skip
        return outcome(session, claim)


@dataclass(frozen=True, slots=True)
class SubmitClaim:
    """Hand the claim in as computed; ``declared`` says that the declaration was read and accepted."""

    claim_id: int
    seen_version: int
    declared: bool


@procedure(Permission.FILE_CLAIM)
def submit_claim(office: Office, actor: Actor, order: SubmitClaim) -> ClaimOutcome:
    """Everything is decided once more under the lock; only what still comes out the same is handed in."""
    with office.write() as session:
        claim = claim_as_seen(session, actor, ClaimAsSeen(order.claim_id, order.seen_version))
        claim.state = CLAIMS.next_state(claim.state, ClaimEvent.SUBMIT, actor)
        keep_apart(session, actor, claim.id, claim.number, ClaimEvent.SUBMIT)
        _ready(office, session, claim, order)
        claim.application_date = office.today()
        decided = decide_lines(office, session, claim)
        if not same_as_stored(claim, decided):
            raise Conflict("claim.compute_again", number=claim.number)
        check_payees(session, claim)
        _make_live(session, claim)
        claim.submitted_at = office.now()
        record_act(office, session, actor, claim, ClaimEvent.SUBMIT)
        form = claim_form.render(claim_form_view(office, session, claim, actor), office.fonts)
        paper = NewPaper("claim_form", claim.number, form, claim.filer_institution_id)
        claim.claim_form = file_document(office, session, actor, paper)
        note(office, session, actor, "claim.submitted", Subject("claim", claim.number, claim.id), total=claim.total,
             form=claim.claim_form)  # fmt: skip
        return outcome(session, claim)


def _ready(office: Office, session: Session, claim: Claim, order: SubmitClaim) -> None:
    if not order.declared:
        raise Refused("claim.not_declared", number=claim.number)
    if not claim.computed:
        raise Refused("claim.not_computed", number=claim.number)
    if not any(line.status is DecisionStatus.PAYABLE for line in claim.lines):
        raise Refused("claim.nothing_payable", number=claim.number)
    lacking = missing_evidence(office, session, claim)
    if lacking:
        raise Refused("claim.evidence_missing", number=claim.number, names="、".join(item.zh for item in lacking))


def _make_live(session: Session, claim: Claim) -> None:
    """From here on nobody else can be promised the same award: the index refuses the second."""
    for line in claim.lines:
        line.live = line.status is DecisionStatus.PAYABLE
    try:
        session.flush()
    except IntegrityError as error:
        if "paid_once" not in str(error.orig) and "UNIQUE" not in str(error.orig):
            raise
        raise Refused("claim.paid_once", number=claim.number) from error


@procedure(Permission.FILE_CLAIM)
def withdraw_claim(office: Office, actor: Actor, order: ClaimAsSeen) -> Done:
    """Take the claim back before it is approved; its lines are free to be claimed anew."""
    with office.write() as session:
        claim = claim_as_seen(session, actor, order)
        claim.state = CLAIMS.next_state(claim.state, ClaimEvent.WITHDRAW, actor)
        release_lines(claim)
        record_act(office, session, actor, claim, ClaimEvent.WITHDRAW)
        note(office, session, actor, "claim.withdrawn", Subject("claim", claim.number, claim.id))
    return Done(Changes.CLAIMS | Changes.AUDIT)
