"""Classes are opened and their files come in: previewed, what is wrong sent back with remarks, the rest written."""

from __future__ import annotations

from dataclasses import dataclass

from trainingdesk.cli.demo.classes import DemoClass
from trainingdesk.cli.demo.incoming import FileKind, IncomingFile, incoming_files
from trainingdesk.cli.demo.plan import DemoUser
from trainingdesk.cli.demo.report import RowFinding
from trainingdesk.cli.demo.stage import INCOMING, RETURNED, Stage
from trainingdesk.domain.findings import Severity
from trainingdesk.domain.people import Role
from trainingdesk.domain.vocabulary import CertificateKind
from trainingdesk.services.attendance_import import commit_attendance, preview_attendance, remark_attendance
from trainingdesk.services.awards_import import commit_awards, preview_awards, remark_awards
from trainingdesk.services.certificates_import import commit_certificates, preview_certificates, remark_certificates
from trainingdesk.services.classes import ClassFacts, open_class
from trainingdesk.services.import_records import (
    Acceptance,
    CommitImport,
    ImportFile,
    ImportPreview,
    ImportResult,
    Remarked,
    RemarkFile,
)
from trainingdesk.services.office import Procedure
from trainingdesk.services.results_import import commit_results, preview_results, remark_results
from trainingdesk.services.roster_import import commit_roster, preview_roster, remark_roster


@dataclass(frozen=True, slots=True)
class _Desk:
    """The three things done with a file of one kind."""

    preview: Procedure[ImportFile, ImportPreview]
    commit: Procedure[CommitImport, ImportResult]
    remark: Procedure[RemarkFile, Remarked]


_ROSTERS = _Desk(preview_roster, commit_roster, remark_roster)
_DESKS = {
    FileKind.ROSTER: _ROSTERS,
    FileKind.MENDED_ROSTER: _ROSTERS,
    FileKind.ATTENDANCE: _Desk(preview_attendance, commit_attendance, remark_attendance),
    FileKind.RESULTS: _Desk(preview_results, commit_results, remark_results),
    FileKind.AWARDS: _Desk(preview_awards, commit_awards, remark_awards),
    FileKind.CERTIFICATES: _Desk(preview_certificates, commit_certificates, remark_certificates),
}
_MADE_UP_AREA = "identity.area_unknown"  # every number of the demonstration has it, on purpose


def teach_everything(stage: Stage, *, but_for: str = "") -> tuple[RowFinding, ...]:
    """All classes with all their files; what was found in their rows, errors and warnings, file by file.

    The files of the class ``but_for`` only lie there: nobody has opened that class yet.
    """
    found: list[RowFinding] = []
    files = incoming_files(stage.plan)
    for file in files:
        if not file.class_number:
            found += _bring_in(stage, stage.user_of(Role.COUNTER_CLERK), file)
    for taught in stage.plan.classes:
        if taught.number == but_for:
            for file in files:
                if file.class_number == but_for:
                    stage.keep_file(INCOMING, file.name, file.content)
            continue
        clerk = stage.user_of(Role.INSTITUTION_CLERK, taught.institution.credit_code)
        stage.do(clerk, open_class, _facts(taught))
        for file in files:
            if file.class_number == taught.number:
                found += _bring_in(stage, clerk, file)
    return tuple(found)


def _facts(taught: DemoClass) -> ClassFacts:
    return ClassFacts(
        occupation_code=taught.occupation_code,
        certificate_kind=CertificateKind.LEVEL,
        levels=taught.levels,
        class_start=taught.days[0],
        class_end=taught.days[-1],
        hours_planned=taught.hours,
        heads_planned=len(taught.seats),
        number=taught.number,
        name=taught.name,
        hours_theory=taught.theory_hours,
        hours_practice=taught.hours - taught.theory_hours,
        place=taught.place,
        approval_number=taught.approval_number,
    )


def _bring_in(stage: Stage, user: DemoUser, file: IncomingFile) -> list[RowFinding]:
    """Preview, send the workbook back where rows are wrong, import what is clean."""
    desk = _DESKS[file.kind]
    handed = ImportFile(stage.hand_over(INCOMING, file.name, file.content), file.class_number)
    preview = stage.do(user, desk.preview, handed)
    if preview.has_errors:
        back = stage.do(user, desk.remark, RemarkFile(handed, stage.language))
        stage.keep_file(RETURNED, back.name, back.content)
    result = stage.do(user, desk.commit, CommitImport(handed, preview.digest, Acceptance.CLEAN))
    stage.tell(
        f"导入 {file.name}：读到 {result.rows_read} 行，导入 {result.imported} 行，退回 {result.listed} 行",
        f"Imported {file.name}: rows read {result.rows_read}, imported {result.imported}, sent back {result.listed}",
    )
    told = (f for f in preview.findings if f.severity is not Severity.NOTE and f.code != _MADE_UP_AREA)
    return [RowFinding(file.name, finding) for finding in told]
