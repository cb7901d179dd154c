"""Until when a class may still be claimed for, where a notice sets a time: read from the packs that govern it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from trainingdesk.domain.people import Actor
from trainingdesk.domain.period import add_months
from trainingdesk.domain.vocabulary import Scheme
from trainingdesk.domain.workflow import CertificateState, ClaimState, ClassState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim
from trainingdesk.models.training import TrainingClass
from trainingdesk.services.bounds import within_reach
from trainingdesk.services.office import Office

_LOOKED_BACK = timedelta(days=3 * 366)  # no notice that ships gives longer than a year
_NOT_HANDED_IN = (ClaimState.DRAFT, ClaimState.WITHDRAWN, ClaimState.REJECTED, ClaimState.REFUSED)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which everybody of a class who holds a certificate can still be claimed for."""

    class_number: str
    class_name: str
    day: date


def deadlines(office: Office, session: Session, actor: Actor) -> tuple[Deadline, ...]:
    """Of every class within reach that gave certificates and was not claimed for yet, the nearest first.

    The earliest certificate of a class sets its day. One query, and none where no pack sets a time.
    """
    if not office.policies.windows(Scheme.TRAINING):
        return ()
    found = []
    for number, name, region, end, issued, assessed in session.execute(_waiting(office, actor)):
        days = {"certificate_date": issued, "class_end": end, "assessment_date": assessed or issued}
        windows = office.policies.windows_on(issued, region, Scheme.TRAINING)
        lasts = [add_months(days[window.of], window.months) for window in windows if window.of in days]
        if lasts:
            found.append(Deadline(number, name, min(lasts)))
    return tuple(sorted(found, key=lambda deadline: (deadline.day, deadline.class_number)))


def _waiting(office: Office, actor: Actor) -> Select[str, str, str, date, date, date | None]:
    """Classes with certificates, and none of whose claims was handed in."""
    claimed = select(Claim.id).where(Claim.class_id == TrainingClass.id, Claim.state.not_in(_NOT_HANDED_IN))
    bound = within_reach(actor)
    return (
        select(
            TrainingClass.number,
            TrainingClass.name,
            TrainingClass.region,
            TrainingClass.class_end,
            func.min(Certificate.issued_on),
            func.min(Certificate.assessed_on),
        )
        .join(Certificate, Certificate.class_id == TrainingClass.id)
        .where(
            TrainingClass.state != ClassState.CANCELLED,
            TrainingClass.class_end >= office.today() - _LOOKED_BACK,
            Certificate.state != CertificateState.VOID,
            ~claimed.exists(),
            *(() if bound is None else (bound,)),
        )
        .group_by(TrainingClass.id)
    )
