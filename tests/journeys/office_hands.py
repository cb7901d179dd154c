"""The acts of a working day through the office's one door."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pypdf import PdfReader

from tests.fixtures.office import PASSWORD, Room
from tests.journeys.files import Held, level_code
from tests.journeys.hands import (
    BUREAU,
    CITY,
    FINANCE_BUREAU,
    REGION,
    Body,
    Colleague,
    Course,
    Firm,
    Hands,
    Imported,
    Said,
    School,
    Told,
)
from trainingdesk.cli.output import document
from trainingdesk.domain.errors import OfficeError
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.people import Role
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind
from trainingdesk.domain.workflow import VoucherEvent
from trainingdesk.services.accounts import AddUser, FirstRun, add_user, first_run
from trainingdesk.services.attendance_import import commit_attendance, preview_attendance, remark_attendance
from trainingdesk.services.audit_review import VerifyAudit, verify_audit
from trainingdesk.services.awards_import import commit_awards, preview_awards, remark_awards
from trainingdesk.services.certificates import (
    AllocateCertificates,
    PrintCertificates,
    WhichCertificates,
    allocate_certificates,
    list_certificates,
    print_certificates,
)
from trainingdesk.services.certificates_import import commit_certificates, preview_certificates, remark_certificates
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
from trainingdesk.services.claim_review import (
    ApproveClaim,
    ExcludePerson,
    Remark,
    ReturnClaim,
    approve_claim,
    exclude_person,
    return_claim,
)
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.classes import ClassFacts, open_class
from trainingdesk.services.employers import (
    RegisterAssessmentBody,
    RegisterEmployer,
    register_assessment_body,
    register_employer,
)
from trainingdesk.services.import_records import Acceptance, CommitImport, ImportFile, RemarkFile
from trainingdesk.services.institutions import (
    CertifyScope,
    RegisterInstitution,
    ScopeEntry,
    SetInstitutionAccount,
    certify_scope,
    register_institution,
    set_institution_account,
)
from trainingdesk.services.office import Procedure
from trainingdesk.services.outside_certificates import CertificateEntry, RegisterCertificates, register_certificates
from trainingdesk.services.papers import ComparePaper, FetchPaper, compare_paper, print_paper
from trainingdesk.services.results_import import commit_results, preview_results, remark_results
from trainingdesk.services.roster_import import commit_roster, preview_roster, remark_roster
from trainingdesk.services.vouchers import DecideVoucher, WhichVouchers, decide_voucher, issue_vouchers, list_vouchers

OrderT = TypeVar("OrderT")
ResultT = TypeVar("ResultT")
SINCE, UNTIL = date(2025, 1, 1), date(2027, 1, 1)
LISTS: dict[str, tuple[Procedure[Any, Any], Procedure[Any, Any], Procedure[Any, Any]]] = {
    "roster": (preview_roster, commit_roster, remark_roster),
    "attendance": (preview_attendance, commit_attendance, remark_attendance),
    "results": (preview_results, commit_results, remark_results),
    "past": (preview_awards, commit_awards, remark_awards),
    "certificate": (preview_certificates, commit_certificates, remark_certificates),
}


def error_codes(findings: Sequence[Finding]) -> dict[int, tuple[str, ...]]:
    """Codes of errors by the row they stand in; row 0 is the file as a whole."""
    wrong: dict[int, tuple[str, ...]] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR:
            row = finding.place.row or 0
            wrong[row] = (*wrong.get(row, ()), finding.code)
    return wrong


class OfficeHands(Hands):
    """Every act is a procedure called with the token of whoever does it."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def do(self, login: str, procedure: Procedure[OrderT, ResultT], order: OrderT) -> ResultT:
        try:
            return self.room.call(login, procedure, order)
        except OfficeError as error:
            raise Said(error.code) from error

    def tell(self, login: str, procedure: Procedure[OrderT, ResultT], order: OrderT) -> Any:
        return json.loads(document(told=self.do(login, procedure, order)))["told"]

    def first_run(self, administrator: Colleague) -> None:
        self.room.office.call(
            first_run,
            FirstRun(BUREAU, FINANCE_BUREAU, REGION, CITY, administrator.login, administrator.name,
                     administrator.identity_number, PASSWORD),
        )  # fmt: skip

    def add_colleague(self, login: str, one: Colleague) -> None:
        order = AddUser(one.login, one.name, one.identity_number, Role(one.role), PASSWORD, one.school)
        self.do(login, add_user, order)

    def certify(self, login: str, school: School) -> None:
        facts = RegisterInstitution(school.code, school.name, "private_school", REGION, SINCE, UNTIL)
        made = self.do(login, register_institution, facts)
        entries = tuple(ScopeEntry(school.occupation, Level(level)) for level in "54321")
        made = self.do(login, certify_scope, CertifyScope(school.code, made.version, entries, SINCE, UNTIL))
        account = SetInstitutionAccount(school.code, made.version, school.name, "嵩州银行东大街支行", school.account)
        self.do(login, set_institution_account, account)

    def enter_body(self, login: str, body: Body) -> None:
        order = RegisterAssessmentBody(body.code, body.name, body.prefix, None, "嵩州银行东大街支行", body.account)
        self.do(login, register_assessment_body, order)

    def enter_firm(self, login: str, firm: Firm) -> None:
        self.do(
            login,
            register_employer,
            RegisterEmployer(firm.code, firm.name, REGION, "嵩州银行东大街支行", firm.account, None, None, None),
        )

    def open_class(self, login: str, course: Course) -> None:
        facts = ClassFacts(
            occupation_code=course.occupation,
            certificate_kind=CertificateKind.LEVEL,
            levels=tuple(Level(level) for level in course.levels.split(",")),
            class_start=course.start,
            class_end=course.end,
            hours_planned=course.hours,
            heads_planned=course.heads,
            number=course.number,
            hours_theory=0,
            hours_practice=course.hours,
            approval_number=f"KB-{course.number}",
        )
        self.do(login, open_class, facts)

    def bring_in(
        self, login: str, kind: str, path: Path, class_number: str = "", *, clean: bool = False,
        remarks: Path | None = None,
    ) -> Imported:  # fmt: skip
        preview_with, commit_with, remark_with = LISTS[kind]
        file = ImportFile(self.room.office.upload(path), class_number)
        preview = self.do(login, preview_with, file)
        wrong = error_codes(preview.findings)
        if remarks is not None:
            remarks.write_bytes(self.do(login, remark_with, RemarkFile(file)).content)
        if wrong and not clean:
            return Imported(preview.rows_read, 0, preview.listed, preview.unchanged, wrong)
        accept = Acceptance.CLEAN if clean else Acceptance.WHOLE
        done = self.do(login, commit_with, CommitImport(file, preview.digest, accept))
        return Imported(done.rows_read, done.imported, done.listed, done.skipped, error_codes(done.findings))

    def register(self, login: str, held: Held) -> None:
        person = held.person
        entry = CertificateEntry(
            name=person.name,
            identity_number=person.id_number,
            number=held.number,
            kind=CertificateKind.LEVEL,
            level=Level(level_code(person)),
            occupation_code=held.code,
            occupation_edition=2022,
            occupation_name=held.occupation,
            issued_on=held.issued,
            method=AssessmentMethod.EXAM,
            bank=person.bank,
            account=person.account,
        )
        self.do(login, register_certificates, RegisterCertificates((entry,)))

    def open_claim(self, login: str, class_number: str) -> Told:
        return self._told(login, open_class_claim, OpenClassClaim(str(uuid.uuid4()), class_number))

    def open_counter_claim(self, login: str, certificates: Sequence[str]) -> Told:
        return self._told(login, open_counter_claim, OpenCounterClaim(" ".join(certificates)[:64], tuple(certificates)))

    def open_employer_claim(self, login: str, firm: str, certificates: Sequence[str]) -> Told:
        return self._told(login, open_employer_claim, OpenEmployerClaim(firm, firm, tuple(certificates)))

    def compute(self, login: str, claim: str) -> Told:
        return self._told(login, compute_claim, self._seen(login, claim))

    def attach(self, login: str, claim: str, evidence: str, path: Path) -> Told:
        seen = self._seen(login, claim)
        order = AttachEvidence(seen.claim_id, seen.seen_version, evidence, self.room.office.upload(path))
        return self._told(login, attach_evidence, order)

    def submit(self, login: str, claim: str, form: Path) -> Told:
        seen = self._seen(login, claim)
        done = self._told(login, submit_claim, SubmitClaim(seen.claim_id, seen.seen_version, declared=True))
        form.write_bytes(self.do(login, print_paper, FetchPaper("claim_form", claim)).content)
        return done

    def show(self, login: str, claim: str) -> Told:
        return self._told(login, open_claim, WhichClaim(claim))

    def exclude(self, login: str, claim: str, position: int, rule: str, comment: str) -> None:
        seen = self._seen(login, claim)
        self.do(login, exclude_person, ExcludePerson(seen.claim_id, seen.seen_version, position, rule, comment))

    def send_back(self, login: str, claim: str, remarks: Mapping[int | None, str]) -> None:
        seen = self._seen(login, claim)
        pinned = tuple(Remark(position, text) for position, text in remarks.items())
        self.do(login, return_claim, ReturnClaim(seen.claim_id, seen.seen_version, pinned))

    def approve(self, login: str, claim: str) -> None:
        seen = self._seen(login, claim)
        self.do(login, approve_claim, ApproveClaim(seen.claim_id, seen.seen_version))

    def issue(self, login: str, claim: str) -> list[Told]:
        return list(self._told(login, issue_vouchers, self._seen(login, claim))["rows"])

    def decide(self, login: str, voucher: str, decision: str, comment: str = "") -> Told:
        [row] = self.do(login, list_vouchers, WhichVouchers(number=voucher)).rows
        order = DecideVoucher(row.id, row.version, VoucherEvent(decision), comment)
        return dict(self._told(login, decide_voucher, order)["rows"][0])

    def print_voucher(self, login: str, voucher: str, out: Path) -> Path:
        out.write_bytes(self.do(login, print_paper, FetchPaper("voucher", voucher)).content)
        return out

    def verify_voucher(self, login: str, path: Path) -> Told:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        stated = PdfReader(path).metadata
        numbers = (stated.subject,) if stated and stated.subject else ()
        return self._told(login, compare_paper, ComparePaper("voucher", digest, numbers))

    def allocate(self, login: str, class_number: str, body: str, day: date) -> list[Told]:
        order = AllocateCertificates(class_number, body, day)
        return list(self._told(login, allocate_certificates, order)["rows"])

    def print_certificates(self, login: str, class_number: str, folder: Path) -> dict[str, Path]:
        rows = self.do(login, list_certificates, WhichCertificates(class_number=class_number)).rows
        printed = self.do(login, print_certificates, PrintCertificates(tuple(row.number for row in rows)))
        folder.mkdir(parents=True, exist_ok=True)
        files = {paper.number: folder / f"{paper.number}.pdf" for paper in printed.papers}
        for paper in printed.papers:
            files[paper.number].write_bytes(paper.content)
        return files

    def verify_audit(self, login: str, anchor: str) -> Told:
        return self._told(login, verify_audit, VerifyAudit(anchor))

    def check_database(self) -> Told:
        report = self.room.office.database.check()
        return {"sound": report.sound, "rows": report.rows, "files": report.files}

    def _told(self, login: str, procedure: Procedure[OrderT, ResultT], order: OrderT) -> Told:
        told = self.tell(login, procedure, order)
        assert isinstance(told, dict)
        return told

    def _seen(self, login: str, claim: str) -> ClaimAsSeen:
        row = self.do(login, open_claim, WhichClaim(claim)).row
        return ClaimAsSeen(row.id, row.version)
