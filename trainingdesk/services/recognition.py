"""Files handed over together: which list each is, and which class it is for. Nothing is written."""

from __future__ import annotations

from dataclasses import dataclass

from trainingdesk.domain.errors import Refused, Unavailable
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.exchange.class_facts import ClassFacts
from trainingdesk.exchange.known_files import Certainty, KnownFile, ListKind, known_file
from trainingdesk.exchange.workbook import WorkbookRead, read_workbook
from trainingdesk.services.class_proposals import FoundBy, ProposedClass, propose
from trainingdesk.services.known_occupations import occupations_in_force
from trainingdesk.services.office import Office, Progress, Upload, procedure

MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class RecogniseFiles:
    """Files of one drop; the office's copies are kept for a day, to be imported from."""

    uploads: tuple[Upload, ...]


@dataclass(frozen=True, slots=True)
class RecognisedFile:
    """One file. ``rows`` counts people's rows; ``proposal`` is a place in the answer's ``proposals``, None without one.

    ``findings`` concern the file as a whole: why it cannot be read, or what does not fit the class.
    """

    upload: Upload
    kind: ListKind | None
    certainty: Certainty
    rows: int
    facts: ClassFacts
    proposal: int | None
    found_by: FoundBy | None
    findings: tuple[Finding, ...]

    @property
    def readable(self) -> bool:
        """Whether an import of it can be previewed."""
        return self.kind is not None and all(finding.severity is not Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class RecognisedFiles:
    """Every file in the order handed over, and the classes they are for, each once."""

    files: tuple[RecognisedFile, ...]
    proposals: tuple[ProposedClass, ...]


@procedure(Permission.READ_REGISTERS)
def recognise_files(office: Office, actor: Actor, order: RecogniseFiles) -> RecognisedFiles:
    """Look into every file; one that cannot be read does not keep the others from being recognised."""
    if len(order.uploads) > MOST_FILES:
        raise Refused("recognition.too_many", most=MOST_FILES, count=len(order.uploads))
    known: list[KnownFile] = []
    with office.read() as session:
        catalogue = occupations_in_force(office, session)
    for done, upload in enumerate(order.uploads, start=1):
        known.append(known_file(_read(office, upload), as_of=office.today(), catalogue=catalogue))
        office.progress(Progress(done, len(order.uploads), upload.name))
    with office.read() as session:
        proposed = propose(office, session, actor, known)
    first = {upload.digest: upload.name for upload in reversed(order.uploads)}
    files = [
        RecognisedFile(
            upload=upload,
            kind=file.kind,
            certainty=file.certainty,
            rows=file.rows,
            facts=file.facts,
            proposal=match.proposal,
            found_by=match.found_by,
            findings=(*file.findings, *match.findings, *_twice(order.uploads[:place], upload, first)),
        )
        for place, (upload, file, match) in enumerate(zip(order.uploads, known, proposed.matches, strict=True))
    ]
    return RecognisedFiles(tuple(files), proposed.classes)


def _read(office: Office, upload: Upload) -> WorkbookRead:
    try:
        return read_workbook(office.uploaded(upload))
    except Unavailable as gone:
        return WorkbookRead(None, (Finding(gone.code, Severity.ERROR, params=gone.params),))


def _twice(before: tuple[Upload, ...], upload: Upload, first: dict[str, str]) -> tuple[Finding, ...]:
    if all(other.digest != upload.digest for other in before):
        return ()
    params = {"other": first[upload.digest]}
    return (Finding("recognition.same_file", Severity.NOTE, params=params),)
