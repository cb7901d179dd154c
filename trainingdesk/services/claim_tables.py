"""What claim forms and vouchers both tabulate: people, amounts by item, rows by level and method, policy basis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.documents.views import (
    AttachmentsSummary,
    CalculationRow,
    ClassFacts,
    ItemHead,
    ItemSum,
    PolicyBasis,
    Stamp,
)
from trainingdesk.documents.views import Duty as PaperDuty
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money, total
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind, DecisionStatus, Item
from trainingdesk.domain.workflow import ClaimEvent
from trainingdesk.models.accounts import Staff
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimAct, ClaimLine, ClaimSubject
from trainingdesk.models.training import TrainingClass
from trainingdesk.services.claim_evidence import evidence_of
from trainingdesk.services.claim_records import BY_FILER
from trainingdesk.services.office import OFFICE_ZONE, Office
from trainingdesk.services.policy_facts import LineSteps, basis_words, pack_of, refusal_of, rounding_words, steps_of

# as tables head them; an item without an entry goes by its full name
_SHORT_NAMES = {Item.TRAINING: "培训补贴", Item.ASSESSMENT: "评价补贴"}
_METHODS = {
    AssessmentMethod.EXAM: "考核",
    AssessmentMethod.PROCESS: "过程评价",
    AssessmentMethod.DIRECT: "直接认定",
    AssessmentMethod.COMPETITION: "竞赛",
}
_DUTIES = (
    (ClaimEvent.SUBMIT, PaperDuty.PREPARE),
    (ClaimEvent.APPROVE, PaperDuty.FIRST_REVIEW),
)


@dataclass(slots=True)
class PersonLines:
    """One person of a claim with the lines that a document is about, by item."""

    subject: ClaimSubject
    certificate: Certificate | None
    lines: dict[str, ClaimLine] = field(default_factory=dict)

    @property
    def payable(self) -> dict[str, ClaimLine]:
        return {item: line for item, line in self.lines.items() if line.status is DecisionStatus.PAYABLE}

    @property
    def amount(self) -> Money:
        return total(line.amount for line in self.payable.values())

    @property
    def level(self) -> Level | None:
        return self.certificate.level if self.certificate else None

    @property
    def level_text(self) -> str:
        """What stands where there is no level."""
        if self.level is not None or self.certificate is None:
            return ""
        return _KINDS_ON_PAPER.get(self.certificate.kind, self.certificate.kind.zh)

    @property
    def method(self) -> str:
        method = self.certificate.method if self.certificate else None
        return _METHODS[method] if method else "—"

    def steps(self) -> dict[str, LineSteps]:
        return {item: steps_of(line) for item, line in self.lines.items()}

    @property
    def refusal(self) -> str:
        """Why nothing is paid to this person; empty when something is."""
        if self.payable:
            return ""
        if self.subject.excluded_by is not None:
            cited = "" if self.subject.excluded_by == BY_FILER else f"（{self.subject.excluded_by}）"
            return f"{self.subject.excluded_why}{cited}"
        found = [refusal_of(line) for line in self.lines.values()]
        return found[0].reason + (f"（{found[0].rule}）" if found[0].rule else "") if found else "未计算"


_KINDS_ON_PAPER = {CertificateKind.SPECIAL: "专项职业能力", CertificateKind.COMPLETION: "合格证"}


def people_of(session: Session, claim: Claim, lines: Iterable[ClaimLine]) -> list[PersonLines]:
    """Everybody on the claim, in its order, each with those of the lines that are theirs."""
    certificates = {
        certificate.id: certificate
        for certificate in session.scalars(
            select(Certificate).where(Certificate.id.in_({s.certificate_id for s in claim.subjects}))
        )
    }
    people = {
        subject.id: PersonLines(subject, certificates.get(subject.certificate_id or 0)) for subject in claim.subjects
    }
    for line in lines:
        people[line.subject_id].lines[line.item] = line
    return list(people.values())


def items_of(lines: Iterable[ClaimLine]) -> tuple[str, ...]:
    """The items, in the order of the vocabulary."""
    order = [str(item) for item in Item]
    return tuple(sorted({line.item for line in lines}, key=lambda item: (order.index(item), item)))


def item_heads(items: Sequence[str]) -> tuple[ItemHead, ...]:
    """Items as tables head them."""
    return tuple(ItemHead(_SHORT_NAMES.get(Item(item), Item(item).zh)) for item in items)


def rows_of(people: Sequence[PersonLines], items: Sequence[str]) -> tuple[CalculationRow, ...]:
    """One row a level and method, lowest level first; a row's standard is what each head of it gets."""
    groups: dict[tuple[int, str, str], list[PersonLines]] = {}
    for person in people:
        if person.payable:
            rank = person.level.rank if person.level else -1
            groups.setdefault((rank, person.level_text, person.method), []).append(person)
    return tuple(_row(groups[key], items) for key in sorted(groups))


def _row(people: Sequence[PersonLines], items: Sequence[str]) -> CalculationRow:
    sums = tuple(_item_sum(people, item) for item in items)
    return CalculationRow(
        level=people[0].level,
        method=people[0].method,
        sums=sums,
        total=total(person.amount for person in people),
        level_text=people[0].level_text,
    )


def _item_sum(people: Sequence[PersonLines], item: str) -> ItemSum | None:
    amounts = [person.payable[item].amount for person in people if item in person.payable]
    if not amounts:
        return None
    standard = amounts[0] if len(set(amounts)) == 1 else None
    return ItemSum(len(amounts), standard, total(amounts))


def policy_basis(office: Office, session: Session, lines: Sequence[ClaimLine]) -> PolicyBasis:
    """What the amounts rest on; where several days chose the version, the latest."""
    line = max(lines, key=lambda each: (steps_of(each).version_date or date.min, each.position))
    pack = pack_of(office, session, line)
    return PolicyBasis(
        document=pack.document,
        pack=pack.id,
        version=f"第{pack.version}版",
        rounding=rounding_words(pack),
        applied_on=steps_of(line).version_date or line.claim.application_date,
        applied_because=basis_words(pack, line.item),
    )


def class_facts(session: Session, claim: Claim) -> ClassFacts | None:
    """The class as forms show it."""
    if claim.class_id is None:
        return None
    taught = session.get_one(TrainingClass, claim.class_id)
    return ClassFacts(
        number=taught.number,
        name=taught.name,
        occupation=f"{taught.occupation_name}（{taught.occupation_code}）",
        starts_on=taught.class_start,
        ends_on=taught.class_end,
        hours=taught.hours_planned,
        theory_hours=taught.hours_theory,
        practice_hours=taught.hours_practice,
        study_mode=taught.delivery.zh,
        place=taught.place or "",
        filing_number=taught.approval_number or "",
    )


def attachments_of(office: Office, session: Session, claim: Claim) -> AttachmentsSummary:
    """Pieces and pages of evidence, with the names of the checklist."""
    given = [entry for entry in evidence_of(office, session, claim) if entry.pieces]
    return AttachmentsSummary(
        pieces=sum(entry.pieces for entry in given),
        pages=sum(entry.pages for entry in given),
        names=tuple(entry.zh for entry in given),
    )


def stamps_of(session: Session, claim: Claim) -> tuple[Stamp, ...]:
    """The system's record of each duty done so far, the latest of each."""
    stamps = []
    for event, duty in _DUTIES:
        act = session.execute(
            select(ClaimAct.at, Staff.name)
            .join(Staff, Staff.id == ClaimAct.staff_id)
            .where(ClaimAct.claim_id == claim.id, ClaimAct.event == event)
            .order_by(ClaimAct.id.desc())
        ).first()
        if act is not None:
            stamps.append(Stamp(duty, act.name, act.at.astimezone(OFFICE_ZONE)))
    return tuple(stamps)
