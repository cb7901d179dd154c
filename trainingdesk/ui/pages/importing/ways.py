"""How each list goes into the office: which procedures preview, write and give it back, and in which order they go."""

from __future__ import annotations

from dataclasses import dataclass

from trainingdesk.exchange.known_files import ListKind
from trainingdesk.services.attendance_import import commit_attendance, preview_attendance, remark_attendance
from trainingdesk.services.awards_import import commit_awards, preview_awards, remark_awards
from trainingdesk.services.certificates_import import commit_certificates, preview_certificates, remark_certificates
from trainingdesk.services.import_records import (
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
class Way:
    """The three procedures of one kind of list."""

    preview: Procedure[ImportFile, ImportPreview]
    commit: Procedure[CommitImport, ImportResult]
    remark: Procedure[RemarkFile, Remarked]


_RESULTS = Way(preview_results, commit_results, remark_results)
# in the order in which a class is worked: nobody has attendance before they are on the roster
_OF_CLASS = {
    ListKind.ROSTER: Way(preview_roster, commit_roster, remark_roster),
    ListKind.ATTENDANCE: Way(preview_attendance, commit_attendance, remark_attendance),
    ListKind.RESULTS: _RESULTS,
    ListKind.CERTIFICATES: _RESULTS,
}
_OF_NO_CLASS = {
    ListKind.CERTIFICATES: Way(preview_certificates, commit_certificates, remark_certificates),
    ListKind.PAST_AWARDS: Way(preview_awards, commit_awards, remark_awards),
}
_ORDER = (*_OF_CLASS, ListKind.PAST_AWARDS)


def way_of(kind: ListKind, class_number: str) -> Way | None:
    """How a list is imported into a class, or into no class; None where that cannot be."""
    return (_OF_CLASS if class_number else _OF_NO_CLASS).get(kind)


def place_in_order(kind: ListKind) -> int:
    """Which comes first."""
    return _ORDER.index(kind)
