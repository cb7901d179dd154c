"""A harmless order for each procedure of the office: enough to see whether somebody gets past the door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from tests.fixtures.office import FIRST_SCHOOL, PASSWORD, identity
from tests.fixtures.training import BODY, COOK, PREFIX
from tests.journeys.stages import CLASS, NUMBER, Scene
from trainingdesk.domain.levels import Level
from trainingdesk.domain.people import Role
from trainingdesk.domain.vocabulary import CertificateKind
from trainingdesk.domain.workflow import VoucherEvent
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.services.accounts import AddUser, CloseSignIn, FirstRun, OpenSignIn, SetDisabled, SetPassword
from trainingdesk.services.attendance_reading import ShowAttendance
from trainingdesk.services.audit_review import VerifyAudit, WhichEntries
from trainingdesk.services.certificate_desk import ProofSheet, WhichSheets
from trainingdesk.services.certificates import (
    AllocateCertificates,
    PrintCertificates,
    ReissueCertificate,
    VerifyCertificate,
    VoidCertificate,
    WhichCertificates,
)
from trainingdesk.services.claim_filing import AttachEvidence, LeaveOut, SubmitClaim
from trainingdesk.services.claim_opening import OpenClassClaim, OpenCounterClaim, OpenEmployerClaim
from trainingdesk.services.claim_pieces import DetachEvidence, ReattachEvidence
from trainingdesk.services.claim_reading import WhichClaim, WhichClaims
from trainingdesk.services.claim_review import ApproveClaim, ExcludePerson, RejectClaim, Remark, ReturnClaim
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.claim_work import FetchPiece, WorkOnClaim
from trainingdesk.services.class_attachments import FetchEvidence, WhichEvidence
from trainingdesk.services.class_history import ShowHistory
from trainingdesk.services.class_lists import ListClasses, ShowClass
from trainingdesk.services.class_papers import PrintRoster
from trainingdesk.services.classes import CancelClass, ClassFacts, CloseClass, EditClass
from trainingdesk.services.drafts import DropDraft, KeepDraft, WhichDrafts
from trainingdesk.services.employers import (
    EditAssessmentBody,
    EditEmployer,
    RegisterAssessmentBody,
    RegisterEmployer,
)
from trainingdesk.services.import_records import CommitImport, ImportFile, RemarkFile
from trainingdesk.services.import_source import LookAtColumns, LookIntoFile
from trainingdesk.services.import_undo import WhichImport
from trainingdesk.services.institution_lists import ListInstitutions, ShowInstitution
from trainingdesk.services.institutions import (
    CertifyScope,
    EditInstitution,
    MoveInstitution,
    RegisterInstitution,
    SetInstitutionAccount,
)
from trainingdesk.services.notices import SeeNotices
from trainingdesk.services.occupations import (
    AddOccupation,
    AmendOccupation,
    ListOccupations,
    RestoreOccupation,
    RetireOccupation,
)
from trainingdesk.services.office import Upload
from trainingdesk.services.outside_certificates import RegisterCertificates
from trainingdesk.services.paper_lists import ListPapers, LookAtPaper, PaperKind
from trainingdesk.services.papers import ComparePaper, FetchPaper
from trainingdesk.services.people_reading import ListPeople, ShowPerson
from trainingdesk.services.policy_reading import WhichPack
from trainingdesk.services.recognition import RecogniseFiles
from trainingdesk.services.records import Nothing
from trainingdesk.services.reveals import RevealField, Secret
from trainingdesk.services.search import SearchOffice
from trainingdesk.services.trainee_changes import ChangeTrainees, RemoveTrainees
from trainingdesk.services.trainees import ListTrainees
from trainingdesk.services.vouchers import DecideVoucher, WhichVouchers
from trainingdesk.services.workbench import ShowWorkbench

STALE = 0  # a version that nothing has: whoever gets past the door is told that it changed
DAY = date(2026, 5, 1)
CERTIFICATE = f"{PREFIX}265000001"
Order = Callable[[Scene, str], Any]


def _facts(number: str) -> ClassFacts:
    return ClassFacts(COOK, CertificateKind.LEVEL, (Level("5"),), DAY, DAY, 8, 10, number)


def _institution(code: str) -> RegisterInstitution:
    return RegisterInstitution(code, "某校", "private_school", "410100", DAY, date(2027, 1, 1))


def _occupation() -> AddOccupation:
    return AddOccupation(COOK, "中式烹调师", "某文件")


def _file(class_number: str = CLASS) -> ImportFile:
    """A file that is not there any more: whoever gets past the door is told so, before anything is read."""
    return ImportFile(Upload("0" * 64, "名册.csv", 1), class_number)


def _scan(scene: Scene) -> Upload:
    path = scene.room.path.with_name("scan.pdf")
    path.write_bytes(b"%PDF-1.4 a scan")
    return scene.room.office.upload(path)


def _commit(scene: Scene, _: str) -> CommitImport:
    return CommitImport(_file(), "0" * 64)


def _seen(scene: Scene, _: str) -> ClaimAsSeen:
    return ClaimAsSeen(scene.claim_id, STALE)


def _moved(scene: Scene, _: str) -> MoveInstitution:
    return MoveInstitution(FIRST_SCHOOL, STALE, "试")


ORDERS: Mapping[str, Order] = {
    "attendance_reading.show_attendance": lambda s, login: ShowAttendance(CLASS),
    "certificate_desk.certificate_desk": lambda s, login: Nothing(),
    "certificate_desk.check_sheets": lambda s, login: WhichSheets((CERTIFICATE,)),
    "certificate_desk.proof_sheet": lambda s, login: ProofSheet(CERTIFICATE, overlay=False),
    "claim_work.fetch_piece": lambda s, login: FetchPiece(NUMBER, "0" * 64),
    "claim_work.list_claimable_classes": lambda s, login: Nothing(),
    "claim_work.show_claim_work": lambda s, login: WorkOnClaim(NUMBER),
    "class_attachments.fetch_evidence": lambda s, login: FetchEvidence(WhichEvidence(CLASS, NUMBER), "0" * 64),
    "class_attachments.list_evidence": lambda s, login: WhichEvidence(CLASS, NUMBER),
    "class_history.show_history": lambda s, login: ShowHistory(CLASS),
    "next_steps.follow_class": lambda s, login: ShowClass(CLASS),
    "paper_lists.list_papers": lambda s, login: ListPapers(),
    "paper_lists.look_at_paper": lambda s, login: LookAtPaper(PaperKind.CLAIM_FORM, NUMBER),
    "people_reading.list_people": lambda s, login: ListPeople(),
    "people_reading.show_person": lambda s, login: ShowPerson(1),
    "presence.stay": lambda s, login: Nothing(),
    "policy_reading.list_packs": lambda s, login: Nothing(),
    "policy_reading.show_pack": lambda s, login: WhichPack("henan-2022"),
    "recognition.recognise_files": lambda s, login: RecogniseFiles(()),
    "reveals.reveal_field": lambda s, login: RevealField(Secret.PERSON_ID, "1"),
    "search.search_office": lambda s, login: SearchOffice("JX"),
    "workbench.show_workbench": lambda s, login: ShowWorkbench(),
    "accounts.add_user": lambda s, login: AddUser("weak", "弱", identity("19800101", 99), Role.AUDITOR, "weak"),
    "accounts.first_run": lambda s, login: FirstRun(
        "甲", "乙", "410100", "丙", "root", "丁", identity("19800101", 98), PASSWORD
    ),
    "accounts.list_users": lambda s, login: Nothing(),
    "accounts.office_facts": lambda s, login: Nothing(),
    "accounts.set_disabled": lambda s, login: SetDisabled("clerk2", disabled=True, seen_version=STALE),
    "accounts.set_password": lambda s, login: SetPassword(PASSWORD, "weak"),
    "accounts.sign_in": lambda s, login: OpenSignIn(login, PASSWORD),
    "accounts.sign_out": lambda s, login: CloseSignIn("no such token"),
    "attendance_import.commit_attendance": _commit,
    "attendance_import.preview_attendance": lambda s, login: _file(),
    "attendance_import.remark_attendance": lambda s, login: RemarkFile(_file()),
    "audit_review.list_entries": lambda s, login: WhichEntries(),
    "audit_review.verify_audit": lambda s, login: VerifyAudit(),
    "awards_import.commit_awards": _commit,
    "awards_import.preview_awards": lambda s, login: _file(""),
    "awards_import.remark_awards": lambda s, login: RemarkFile(_file("")),
    "certificates.allocate_certificates": lambda s, login: AllocateCertificates(CLASS, BODY, DAY),
    "certificates.list_certificates": lambda s, login: WhichCertificates(),
    "certificates.print_certificates": lambda s, login: PrintCertificates((CERTIFICATE,)),
    "certificates.reissue_certificate": lambda s, login: ReissueCertificate(CERTIFICATE, STALE, "遗失"),
    "certificates.verify_certificate": lambda s, login: VerifyCertificate(CERTIFICATE),
    "certificates.void_certificate": lambda s, login: VoidCertificate(CERTIFICATE, STALE, "错误"),
    "certificates_import.commit_certificates": _commit,
    "certificates_import.preview_certificates": lambda s, login: _file(""),
    "certificates_import.remark_certificates": lambda s, login: RemarkFile(_file("")),
    "claim_filing.attach_evidence": lambda s, login: AttachEvidence(s.claim_id, STALE, "roster", _scan(s)),
    "claim_filing.compute_claim": _seen,
    "claim_filing.leave_out": lambda s, login: LeaveOut(s.claim_id, STALE, 1, "试"),
    "claim_filing.submit_claim": lambda s, login: SubmitClaim(s.claim_id, STALE, declared=True),
    "claim_filing.withdraw_claim": _seen,
    "claim_opening.open_class_claim": lambda s, login: OpenClassClaim("second", CLASS),
    "claim_opening.open_counter_claim": lambda s, login: OpenCounterClaim("third", ("none",)),
    "claim_opening.open_employer_claim": lambda s, login: OpenEmployerClaim("fourth", "none", ("none",)),
    "claim_pieces.detach_evidence": lambda s, login: DetachEvidence(s.claim_id, STALE, "roster", "0" * 64),
    "claim_pieces.reattach_evidence": lambda s, login: ReattachEvidence(s.claim_id, STALE, "roster", "0" * 64, "扫描"),
    "claim_reading.list_claims": lambda s, login: WhichClaims(),
    "claim_reading.open_claim": lambda s, login: WhichClaim(NUMBER),
    "claim_review.approve_claim": lambda s, login: ApproveClaim(s.claim_id, STALE),
    "claim_review.exclude_person": lambda s, login: ExcludePerson(s.claim_id, STALE, 1, "HN22-R10", "试"),
    "claim_review.reject_claim": lambda s, login: RejectClaim(s.claim_id, STALE, "HN22-R10", "试"),
    "claim_review.return_claim": lambda s, login: ReturnClaim(s.claim_id, STALE, (Remark(None, "试"),)),
    "class_lists.list_classes": lambda s, login: ListClasses(),
    "class_lists.show_class": lambda s, login: ShowClass(CLASS),
    "class_papers.print_roster": lambda s, login: PrintRoster(CLASS),
    "classes.cancel_class": lambda s, login: CancelClass(CLASS, STALE, "试"),
    "classes.close_class": lambda s, login: CloseClass(CLASS, STALE),
    "classes.edit_class": lambda s, login: EditClass(STALE, _facts(CLASS)),
    "classes.open_class": lambda s, login: _facts(CLASS),
    "drafts.drop_draft": lambda s, login: DropDraft("class_new", ""),
    "drafts.fetch_drafts": lambda s, login: WhichDrafts("class_new"),
    "drafts.keep_draft": lambda s, login: KeepDraft("class_new", "", {"name": "周末班"}),
    "employers.edit_assessment_body": lambda s, login: EditAssessmentBody(
        STALE, RegisterAssessmentBody(BODY, "某协会", PREFIX)
    ),
    "employers.edit_employer": lambda s, login: EditEmployer(
        STALE, RegisterEmployer("none", "某公司", "410100", "某行", "none")
    ),
    "employers.list_assessment_bodies": lambda s, login: Nothing(),
    "employers.list_employers": lambda s, login: Nothing(),
    "employers.register_assessment_body": lambda s, login: RegisterAssessmentBody("none", "某协会", "none"),
    "employers.register_employer": lambda s, login: RegisterEmployer("none", "某公司", "410100", "某行", "none"),
    "import_source.look_at_columns": lambda s, login: LookAtColumns(_file(), FileKind.ROSTER),
    "import_source.look_into_file": lambda s, login: LookIntoFile(_file(), FileKind.ROSTER, ()),
    "import_undo.look_at_undo": lambda s, login: WhichImport(CLASS, STALE),
    "import_undo.undo_import": lambda s, login: WhichImport(CLASS, STALE),
    "institution_lists.list_institutions": lambda s, login: ListInstitutions(),
    "institution_lists.show_institution": lambda s, login: ShowInstitution(FIRST_SCHOOL),
    "institutions.certify_scope": lambda s, login: CertifyScope(FIRST_SCHOOL, STALE, (), DAY, date(2027, 1, 1)),
    "institutions.edit_institution": lambda s, login: EditInstitution(STALE, _institution(FIRST_SCHOOL)),
    "institutions.register_institution": lambda s, login: _institution(FIRST_SCHOOL),
    "institutions.remove_institution": _moved,
    "institutions.restore_institution": _moved,
    "institutions.set_institution_account": lambda s, login: SetInstitutionAccount(
        FIRST_SCHOOL, STALE, "某校", "某行", "0099990000100000018"
    ),
    "institutions.suspend_institution": _moved,
    "notices.list_notices": lambda s, login: Nothing(),
    "notices.see_notices": lambda s, login: SeeNotices(datetime(2026, 5, 1, tzinfo=UTC)),
    "occupations.add_occupation": lambda s, login: _occupation(),
    "occupations.amend_occupation": lambda s, login: AmendOccupation(STALE, _occupation()),
    "occupations.list_occupations": lambda s, login: ListOccupations(),
    "occupations.restore_occupation": lambda s, login: RestoreOccupation(COOK, STALE, "试"),
    "occupations.retire_occupation": lambda s, login: RetireOccupation(COOK, STALE, "试"),
    "outside_certificates.register_certificates": lambda s, login: RegisterCertificates(()),
    "papers.compare_paper": lambda s, login: ComparePaper("voucher", s.vouchers[0].digest),
    "papers.print_paper": lambda s, login: FetchPaper("claim_form", NUMBER),
    "results_import.commit_results": _commit,
    "results_import.preview_results": lambda s, login: _file(),
    "results_import.remark_results": lambda s, login: RemarkFile(_file()),
    "roster_import.commit_roster": _commit,
    "roster_import.preview_roster": lambda s, login: _file(),
    "roster_import.remark_roster": lambda s, login: RemarkFile(_file()),
    "trainee_changes.change_trainees": lambda s, login: ChangeTrainees(CLASS, ()),
    "trainee_changes.remove_trainees": lambda s, login: RemoveTrainees(CLASS, (), "试"),
    "trainees.list_trainees": lambda s, login: ListTrainees(CLASS),
    "vouchers.decide_voucher": lambda s, login: DecideVoucher(s.vouchers[0].id, STALE, VoucherEvent.APPROVE),
    "vouchers.issue_vouchers": _seen,
    "vouchers.list_vouchers": lambda s, login: WhichVouchers(),
}
