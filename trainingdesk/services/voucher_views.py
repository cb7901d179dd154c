"""A voucher as it will be printed: everything on it is gathered here, once, and kept with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainingdesk.documents.views import (
    AnnexLine,
    Exclusion,
    HeadCounts,
    ItemAmount,
    PayeeLine,
    PayeeParty,
    VoucherView,
)
from trainingdesk.domain.masking import mask_account_on_paper, mask_identity
from trainingdesk.domain.vocabulary import DecisionStatus, Fund, Payee
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimLine
from trainingdesk.models.institutions import OfficeProfile
from trainingdesk.models.training import Assessment, AttendanceDay, Enrolment, TrainingClass
from trainingdesk.models.vouchers import Voucher
from trainingdesk.policy.pack import Rule
from trainingdesk.services.claim_earlier import claims_before
from trainingdesk.services.claim_lines import rules_of_claim
from trainingdesk.services.claim_reading import applicant_name, occupation_of
from trainingdesk.services.claim_tables import (
    PersonLines,
    attachments_of,
    class_facts,
    item_heads,
    items_of,
    people_of,
    policy_basis,
    rows_of,
    stamps_of,
)
from trainingdesk.services.office import Office
from trainingdesk.services.payees import own_account
from trainingdesk.services.policy_facts import refusal_of


def voucher_view(
    office: Office, session: Session, claim: Claim, voucher: Voucher, lines: Sequence[ClaimLine]
) -> VoucherView:
    """The voucher's lines, and beside them whoever gets nothing of the same items, with the reason."""
    items = items_of(lines)
    chosen = {line.id for line in lines}
    shown = [
        line
        for line in claim.lines
        if line.id in chosen or (line.item in items and line.status is DecisionStatus.EXCLUDED)
    ]
    people = [person for person in people_of(session, claim, shown) if person.lines or person.subject.excluded_by]
    profile = session.get_one(OfficeProfile, 1)
    cited = rules_of_claim(office, claim)
    held = [person.certificate.issued_on for person in people if person.payable and person.certificate]
    payees = _payees(session, people) if voucher.payee is Payee.INDIVIDUAL else ()
    return VoucherView(
        number=voucher.number,
        office=profile.bureau,
        finance_office=profile.finance_bureau,
        issued_on=office.today(),
        fund_account=fund_account(voucher.fund),
        claim_number=claim.number,
        source=claim.source,
        applicant=applicant_name(session, claim),
        occupation=occupation_of(session, claim),
        payee_kind=voucher.payee,
        counts=_counts(session, claim, people),
        items=item_heads(items),
        rows=rows_of(people, items),
        total=voucher.total,
        policy=policy_basis(office, session, lines),
        attachments=attachments_of(office, session, claim),
        exclusions=tuple(exclusion for person in people for exclusion in _exclusions(person, cited)),
        stamps=stamps_of(session, claim),
        lines=tuple(_annex_line(person, items) for person in people),
        anchor=voucher.anchor,
        demo=profile.demo,
        payee=_party(voucher, payees),
        payees=payees if len(payees) > 1 else (),
        training_class=class_facts(session, claim),
        applied_on=claim.application_date,
        certified=(min(held), max(held)) if held else None,
        claimed_before=claims_before(session, claim, items),
    )


def fund_account(fund: str) -> str:
    """The account's name on paper; assumed wording, no official list of account names was found."""
    return f"{Fund(fund).zh}财政专户" if fund in Fund.__members__.values() else fund


def _party(voucher: Voucher, payees: Sequence[PayeeLine]) -> PayeeParty | None:
    if voucher.payee is Payee.INDIVIDUAL:
        if len(payees) != 1:
            return None
        only = payees[0]
        return PayeeParty(only.name, only.masked_id, only.bank, only.masked_account)
    return PayeeParty(
        name=voucher.payee_name,
        code=voucher.payee_code or "",
        bank=voucher.payee_bank or "",
        masked_account=mask_account_on_paper(voucher.payee_account or ""),
    )


def _payees(session: Session, people: Sequence[PersonLines]) -> tuple[PayeeLine, ...]:
    paid = [person for person in people if person.payable]
    lines = []
    for seq, person in enumerate(paid, start=1):
        account = own_account(session, person.subject.person)
        lines.append(
            PayeeLine(
                seq=seq,
                name=person.subject.person.name,
                masked_id=mask_identity(person.subject.person.id_number),
                bank=account.bank,
                masked_account=mask_account_on_paper(account.account),
                amount=person.amount,
            )
        )
    return tuple(lines)


def _annex_line(person: PersonLines, items: Sequence[str]) -> AnnexLine:
    steps = person.steps()
    return AnnexLine(
        seq=person.subject.position,
        name=person.subject.person.name,
        masked_id=mask_identity(person.subject.person.id_number),
        level=person.level,
        amounts=tuple(_item_amount(person, item) for item in items),
        total=person.amount,
        checks_passed=sum(step.checks_passed for step in steps.values()),
        checks_run=sum(step.checks_run for step in steps.values()),
        level_text=person.level_text,
        refusal=person.refusal,
    )


def _item_amount(person: PersonLines, item: str) -> ItemAmount | None:
    line = person.payable.get(item)
    if line is None:
        return None
    step = person.steps()[item]
    return ItemAmount(standard=step.standard, factor=step.factor, amount=line.amount)


def _exclusions(person: PersonLines, cited: Mapping[str, Rule]) -> list[Exclusion]:
    shared = (
        person.subject.position,
        person.subject.person.name,
        mask_identity(person.subject.person.id_number),
    )
    if person.subject.excluded_by is not None:
        rule = cited.get(person.subject.excluded_by)
        reason = person.subject.excluded_why or ""
        return [Exclusion(*shared, reason, rule.id if rule else "", rule.clause if rule else "")]
    refused = [refusal_of(line) for line in person.lines.values() if line.status is DecisionStatus.EXCLUDED]
    return [Exclusion(*shared, each.reason, each.rule, each.clause) for each in dict.fromkeys(refused)]


def _counts(session: Session, claim: Claim, people: Sequence[PersonLines]) -> HeadCounts:
    paid = sum(1 for person in people if person.payable)
    excluded = len(people) - paid
    if claim.class_id is None:
        return HeadCounts(None, None, None, len(people), len(people), excluded, paid)
    taught = session.get_one(TrainingClass, claim.class_id)
    enrolled = select(Enrolment.id).where(Enrolment.class_id == taught.id)
    return HeadCounts(
        filed=taught.heads_planned,
        trained=_distinct(session, AttendanceDay.enrolment_id, AttendanceDay.enrolment_id.in_(enrolled)),
        examined=_distinct(session, Assessment.enrolment_id, Assessment.enrolment_id.in_(enrolled)),
        certified=_distinct(
            session,
            Certificate.person_id,
            (Certificate.class_id == taught.id) & (Certificate.state != CertificateState.VOID),
        ),
        claimed=len(people),
        excluded=excluded,
        paid=paid,
    )


def _distinct(session: Session, column: object, condition: object) -> int:
    return session.scalar(select(func.count(func.distinct(column))).where(condition)) or 0  # type: ignore[arg-type]
