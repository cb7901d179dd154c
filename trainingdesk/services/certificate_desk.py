"""The certificate officer's desk: who waits for a number, whether sheets can be printed, and how one will look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from trainingdesk.documents import certificate as certificate_paper
from trainingdesk.domain.certificate_numbers import read_certificate_number
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import CertificateKind, Term
from trainingdesk.domain.workflow import CERTIFICATES, CertificateEvent, CertificateState, ClassState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.files import NumberSequence
from trainingdesk.models.training import Assessment, Enrolment, TrainingClass
from trainingdesk.services.certificates import SHEET_SERIALS, certificate_by_number, certificate_view
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.records import Nothing, Paper


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Somebody who passed and holds no certificate of the class; ``missing``: characters that no font can print."""

    enrolment_id: int
    class_number: str
    class_name: str
    institution_name: str
    name: str
    masked_id: str
    occupation: str
    level: Level | None
    assessed_on: date
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many certificates are in a state."""

    state: CertificateState
    count: int


@dataclass(frozen=True, slots=True)
class CertificateDesk:
    """Who waits, by class, and how many certificates stand where; ``today`` is the office's day."""

    waiting: tuple[WaitingRow, ...]
    counts: tuple[StateCount, ...]
    today: date


@procedure(Permission.KEEP_CERTIFICATES)
def certificate_desk(office: Office, actor: Actor, order: Nothing) -> CertificateDesk:
    """Classes whose certificates are ours to number, the newest first, people in roster order."""
    with office.read() as session:
        counted = session.execute(select(Certificate.state, func.count()).group_by(Certificate.state))
        counts = dict(counted.all())
        return CertificateDesk(
            waiting=tuple(_waiting_row(office, sitting) for sitting in _waiting(session)),
            counts=tuple(StateCount(state, counts.get(state, 0)) for state in CertificateState),
            today=office.today(),
        )


def _waiting(session: Session) -> Sequence[Assessment]:
    held = (
        select(Certificate.id)
        .where(
            Certificate.class_id == Enrolment.class_id,
            Certificate.person_id == Enrolment.person_id,
            Certificate.state != CertificateState.VOID,
        )
        .exists()
    )
    sittings = session.scalars(
        select(Assessment)
        .join(Assessment.enrolment)
        .join(Enrolment.training_class)
        .where(
            Assessment.passed,
            TrainingClass.certificate_kind == CertificateKind.LEVEL,
            TrainingClass.state != ClassState.CANCELLED,
            ~held,
        )
        .options(
            contains_eager(Assessment.enrolment).options(
                joinedload(Enrolment.person),
                contains_eager(Enrolment.training_class).joinedload(TrainingClass.institution),
            )
        )
        .order_by(TrainingClass.class_end.desc(), TrainingClass.id, Enrolment.position, Assessment.assessed_on.desc())
    )
    newest: dict[int, Assessment] = {}
    for sitting in sittings:
        newest.setdefault(sitting.enrolment_id, sitting)
    return list(newest.values())


def _waiting_row(office: Office, sitting: Assessment) -> WaitingRow:
    enrolment = sitting.enrolment
    taught, person = enrolment.training_class, enrolment.person
    return WaitingRow(
        enrolment_id=enrolment.id,
        class_number=taught.number,
        class_name=taught.name,
        institution_name=taught.institution.name,
        name=person.name,
        masked_id=mask_identity(person.id_number),
        occupation=taught.occupation_name,
        level=sitting.level or enrolment.level_target,
        assessed_on=sitting.assessed_on,
        missing=office.fonts.missing_glyphs(person.name),
    )


class SheetCheck(Term):
    """What is looked at before sheets are printed."""

    STATE = "state", "证书有效，可以打印", "In force and ours to print"
    NUMBER = "number", "编号格式正确", "Numbers well formed"
    LEVEL = "level", "等级明确", "Level known"
    GLYPHS = "glyphs", "姓名字形齐全", "Every character of the names can be printed"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check: how many certificates pass, and the numbers of those that do not."""

    check: SheetCheck
    passed: int
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhichSheets:
    """The certificates about to be printed, by number."""

    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetChecks:
    """What the checks found. First prints take serials from ``first_serial`` on; reprints take none."""

    rows: tuple[CheckRow, ...]
    first_prints: int
    reprints: int
    first_serial: str
    last_serial: str

    @property
    def good(self) -> bool:
        return not any(row.faults for row in self.rows)


@procedure(Permission.KEEP_CERTIFICATES)
def check_sheets(office: Office, actor: Actor, order: WhichSheets) -> SheetChecks:
    """Looks alone: printing checks everything again, and gives out serials as they stand then."""
    if not order.numbers:
        raise Refused("certificate.none_named")
    with office.read() as session:
        chosen = [certificate_by_number(session, number) for number in order.numbers]
        tests: dict[SheetCheck, Callable[[Certificate], bool]] = {
            SheetCheck.STATE: lambda one: CertificateEvent.PRINT in CERTIFICATES.allowed(one.state, actor),
            SheetCheck.NUMBER: lambda one: read_certificate_number(one.number)[0] is not None,
            SheetCheck.LEVEL: lambda one: one.level is not None,
            SheetCheck.GLYPHS: lambda one: not office.fonts.missing_glyphs(one.person.name),
        }
        rows = tuple(_checked(check, test, chosen) for check, test in tests.items())
        first_prints = sum(one.document is None for one in chosen)
        last = session.get(NumberSequence, (SHEET_SERIALS, 0))
        taken = last.last if last is not None else 0
    return SheetChecks(
        rows=rows,
        first_prints=first_prints,
        reprints=len(chosen) - first_prints,
        first_serial=f"{taken + 1:07d}" if first_prints else "",
        last_serial=f"{taken + first_prints:07d}" if first_prints else "",
    )


def _checked(check: SheetCheck, test: Callable[[Certificate], bool], chosen: Sequence[Certificate]) -> CheckRow:
    faults = tuple(one.number for one in chosen if not test(one))
    return CheckRow(check, len(chosen) - len(faults), faults)


@dataclass(frozen=True, slots=True)
class ProofSheet:
    """How a certificate will look: ``overlay`` shows the facts over a grey blank with rulers."""

    number: str
    overlay: bool = False


@procedure(Permission.KEEP_CERTIFICATES)
def proof_sheet(office: Office, actor: Actor, order: ProofSheet) -> Paper:
    """A proof has no serial, bears the holder's number masked, and is filed nowhere: it cannot pass for a sheet."""
    with office.read() as session:
        certificate = certificate_by_number(session, order.number)
        view = certificate_view(session, certificate, "")
        view = replace(view, id_number=mask_identity(view.id_number))
    if order.overlay:
        content = certificate_paper.render_overlay([view], office.fonts, proof=True)
    else:
        content = certificate_paper.render(view, office.fonts)
    return Paper("certificate_proof", certificate.number, "", content)
