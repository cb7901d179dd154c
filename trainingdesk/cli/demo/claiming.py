"""Claims come in: opened from a class, at the counter or by an employer, computed, given evidence, handed in."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from trainingdesk.cli.demo.classes import DemoClass
from trainingdesk.cli.demo.evidence import scan
from trainingdesk.cli.demo.plan import DemoUser, Holder
from trainingdesk.cli.demo.stage import EVIDENCE, Stage
from trainingdesk.domain.people import Role
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind
from trainingdesk.services.claim_filing import AttachEvidence, SubmitClaim, attach_evidence, compute_claim, submit_claim
from trainingdesk.services.claim_opening import (
    OpenClassClaim,
    OpenCounterClaim,
    OpenEmployerClaim,
    open_class_claim,
    open_counter_claim,
    open_employer_claim,
)
from trainingdesk.services.claim_reading import WhichClaim, open_claim
from trainingdesk.services.claim_records import ClaimOutcome
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.office import Upload
from trainingdesk.services.outside_certificates import CertificateEntry, RegisterCertificates, register_certificates
from trainingdesk.services.papers import FetchPaper, print_paper

EDITION = 2022
LEDGER = "attendance"  # the checklist entry under which henan-2022 wants sign-in sheets
_ON_FILE = frozenset({"roster", LEDGER})  # lists that were imported


@dataclass(frozen=True, slots=True)
class _Filing:
    """For whom it is, in both languages."""

    zh: str
    en: str


def file_class_claim(stage: Stage, taught: DemoClass) -> ClaimOutcome:
    """The institution's clerk files for a class; who holds no certificate of it is named, not claimed for."""
    clerk = stage.user_of(Role.INSTITUTION_CLERK, taught.institution.credit_code)
    opened = stage.do(clerk, open_class_claim, OpenClassClaim(_order_id(), taught.number))
    return _hand_in(stage, clerk, opened, _Filing(f"班级 {taught.number}", f"class {taught.number}"))


def file_counter_claim(stage: Stage) -> ClaimOutcome:
    """Somebody walks in with a certificate: put on the register, then claimed for."""
    clerk = stage.user_of(Role.COUNTER_CLERK)
    holder = stage.plan.walk_in
    stage.do(clerk, register_certificates, RegisterCertificates((_entry(holder),)))
    opened = stage.do(clerk, open_counter_claim, OpenCounterClaim(_order_id(), (holder.number,)))
    return _hand_in(stage, clerk, opened, _Filing(f"窗口 {holder.member.name}", f"counter, {holder.member.name}"))


def file_employer_claim(stage: Stage) -> ClaimOutcome:
    """An employer's people with certificates of its own assessment, on the register since its list came in."""
    clerk = stage.user_of(Role.COUNTER_CLERK)
    employer = stage.plan.employer
    numbers = tuple(worker.number for worker in employer.workers)
    opened = stage.do(clerk, open_employer_claim, OpenEmployerClaim(_order_id(), employer.credit_code, numbers))
    return _hand_in(stage, clerk, opened, _Filing(f"单位 {employer.name}", f"employer, {employer.name}"))


def hand_in_again(stage: Stage, clerk: DemoUser, number: str, lacking: str) -> ClaimOutcome:
    """A returned claim put right: the piece that was asked for is added, everything computed anew, handed in."""
    detail = stage.do(clerk, open_claim, WhichClaim(number))
    order = AttachEvidence(detail.row.id, detail.row.version, LEDGER, _scanned(stage, number, lacking))
    added = stage.do(clerk, attach_evidence, order)
    return _submit(stage, clerk, stage.do(clerk, compute_claim, ClaimAsSeen(added.id, added.version)))


def lay_out_scans(stage: Stage, taught: DemoClass, like: str) -> None:
    """Scans for a class nobody has claimed for yet: those that an earlier claim of the same school was asked for."""
    clerk = stage.user_of(Role.INSTITUTION_CLERK, taught.institution.credit_code)
    for evidence in stage.do(clerk, open_claim, WhichClaim(like)).evidence:
        if evidence.required and evidence.code not in _ON_FILE:
            name = f"{taught.number}-{evidence.zh}.pdf".replace("/", "、")
            stage.keep_file(EVIDENCE, name, scan(stage.office.fonts, taught.number, evidence.zh))


def _order_id() -> str:
    """Made at the counter, so that a repeated order makes no second claim."""
    return uuid4().hex


def _entry(holder: Holder) -> CertificateEntry:
    member = holder.member
    return CertificateEntry(
        name=member.name,
        identity_number=member.id_number,
        number=holder.number,
        kind=CertificateKind.LEVEL,
        level=holder.level,
        occupation_code=holder.occupation_code,
        occupation_edition=EDITION,
        occupation_name=holder.occupation_name,
        issued_on=holder.issued_on,
        issuer=holder.body.name,
        method=AssessmentMethod.EXAM,
        assessed_on=holder.assessed_on,
        phone=member.phone,
        bank=member.bank,
        account=member.account,
        groups=(member.group,),
    )


def _hand_in(stage: Stage, clerk: DemoUser, opened: ClaimOutcome, filing: _Filing) -> ClaimOutcome:
    """Computed first, for the checklist follows from what was decided; then evidence under every required entry."""
    now = stage.do(clerk, compute_claim, ClaimAsSeen(opened.id, opened.version))
    for evidence in stage.do(clerk, open_claim, WhichClaim(opened.number)).evidence:
        if evidence.required and not evidence.pieces:
            upload = _scanned(stage, opened.number, evidence.zh)
            now = stage.do(clerk, attach_evidence, AttachEvidence(now.id, now.version, evidence.code, upload))
    handed_in = _submit(stage, clerk, now)
    left_out = "、".join(opened.left_out)
    stage.tell(
        f"申领 {handed_in.number}（{filing.zh}）：申领 {handed_in.payable_heads} 人 {handed_in.total} 元，"
        f"不予补贴 {handed_in.excluded_heads} 人" + (f"，无证书未列入：{left_out}" if left_out else ""),
        f"Claim {handed_in.number} ({filing.en}): people {handed_in.payable_heads}, {handed_in.total} yuan, "
        f"excluded {handed_in.excluded_heads}" + (f", without a certificate: {left_out}" if left_out else ""),
    )
    return handed_in


def _scanned(stage: Stage, number: str, what: str) -> Upload:
    name = f"{number}-{what}.pdf".replace("/", "、")
    return stage.hand_over(EVIDENCE, name, scan(stage.office.fonts, number, what))


def _submit(stage: Stage, clerk: DemoUser, computed: ClaimOutcome) -> ClaimOutcome:
    handed_in = stage.do(clerk, submit_claim, SubmitClaim(computed.id, computed.version, declared=True))
    paper = stage.do(clerk, print_paper, FetchPaper("claim_form", handed_in.number))
    stage.keep_paper(paper, f"申领表-{handed_in.number}.pdf")
    return handed_in
