"""One person's groups, accounts, classes and certificates, as far as the actor's eye reaches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from trainingdesk.domain.masking import mask_account, mask_identity
from trainingdesk.domain.people import Actor
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.people import GroupMembership, PersonAccount
from trainingdesk.models.training import Assessment, AttendanceDay, Enrolment, TrainingClass
from trainingdesk.services.bounds import is_bureau, within_reach
from trainingdesk.services.class_counts import hours_of
from trainingdesk.services.class_records import share_text
from trainingdesk.services.people_records import AttendedClass, HeldGroup, HeldLevel, OwnAccount

_ONE_DAY = timedelta(days=1)


def groups_of(session: Session, person_id: int, today: date) -> tuple[HeldGroup, ...]:
    """Groups with the proof that shows them; those that hold today first."""
    found = session.scalars(select(GroupMembership).where(GroupMembership.person_id == person_id))
    groups = [_group(membership, today) for membership in found]
    return tuple(sorted(groups, key=lambda one: (not one.holds, one.group, one.valid_from or date.min)))


def _group(membership: GroupMembership, today: date) -> HeldGroup:
    since, until = membership.valid_from, membership.valid_until
    return HeldGroup(
        group=membership.group,
        proof=membership.proof,
        masked_number=mask_identity(membership.proof_number),
        valid_from=since,
        last_day=until - _ONE_DAY if until else None,
        holds=(since is None or since <= today) and (until is None or today < until),
    )


def accounts_of(session: Session, person_id: int) -> tuple[OwnAccount, ...]:
    """The current account first, then earlier ones."""
    found = session.scalars(
        select(PersonAccount).where(PersonAccount.person_id == person_id).order_by(PersonAccount.id.desc())
    )
    kept = [OwnAccount(a.account_name, a.bank, mask_account(a.account), a.current, a.since) for a in found]
    return tuple(sorted(kept, key=lambda one: not one.current))


def classes_of(session: Session, actor: Actor, person_id: int) -> tuple[AttendedClass, ...]:
    """Classes, the newest first, with hours, last sitting and certificate of each."""
    bound = within_reach(actor)
    wanted = (
        select(Enrolment)
        .join(TrainingClass, TrainingClass.id == Enrolment.class_id)
        .where(Enrolment.person_id == person_id, *(() if bound is None else (bound,)))
        .options(joinedload(Enrolment.training_class).joinedload(TrainingClass.institution))
        .order_by(TrainingClass.class_start.desc(), TrainingClass.id.desc())
    )
    enrolments = session.scalars(wanted).all()
    ids, classes = [one.id for one in enrolments], [one.class_id for one in enrolments]
    attended, held = hours_of(session, ids), _hours_held(session, classes)
    sittings = {
        sitting.enrolment_id: sitting
        for sitting in session.scalars(
            select(Assessment).where(Assessment.enrolment_id.in_(ids)).order_by(Assessment.assessed_on)
        )
    }
    numbers = dict(
        session.execute(
            select(Certificate.class_id, Certificate.number).where(
                Certificate.person_id == person_id,
                Certificate.class_id.in_(classes),
                Certificate.state != CertificateState.VOID,
            )
        ).all()
    )
    return tuple(
        _attended(
            one,
            share_text(attended.get(one.id, (0, 0))[1], held.get(one.class_id, 0)),
            sittings.get(one.id),
            numbers.get(one.class_id),
        )
        for one in enrolments
    )


def _hours_held(session: Session, classes: Sequence[int]) -> dict[int, int]:
    """Hundredths of an hour that each class was held, on the days for which it has attendance."""
    days = (
        select(Enrolment.class_id, func.max(AttendanceDay.planned).label("planned"))
        .join(Enrolment, Enrolment.id == AttendanceDay.enrolment_id)
        .where(Enrolment.class_id.in_(classes))
        .group_by(Enrolment.class_id, AttendanceDay.day)
        .subquery()
    )
    return dict(session.execute(select(days.c.class_id, func.sum(days.c.planned)).group_by(days.c.class_id)).all())


def _attended(
    enrolment: Enrolment, share: str | None, sitting: Assessment | None, certificate: str | None
) -> AttendedClass:
    taught = enrolment.training_class
    return AttendedClass(
        number=taught.number,
        name=taught.name,
        institution_name=taught.institution.name,
        occupation_name=taught.occupation_name,
        level_held=enrolment.level_held,
        level_target=enrolment.level_target,
        class_start=taught.class_start,
        class_end=taught.class_end,
        state=taught.state,
        share=share,
        assessed_on=sitting.assessed_on if sitting else None,
        passed=sitting.passed if sitting else None,
        certificate_number=certificate,
    )


def levels_held(session: Session, actor: Actor, person_id: int) -> tuple[HeldLevel, ...]:
    """Certificates, the newest first, void ones too; to a clerk those of the own classes."""
    wanted = select(Certificate).where(Certificate.person_id == person_id)
    if not is_bureau(actor):
        wanted = wanted.join(TrainingClass, TrainingClass.id == Certificate.class_id).where(
            TrainingClass.institution_id == actor.institution_id
        )
    return tuple(
        HeldLevel(
            number=one.number,
            kind=one.kind,
            occupation_name=one.occupation_name,
            level=one.level,
            issued_on=one.issued_on,
            issuer=one.issuer,
            state=one.state,
        )
        for one in session.scalars(wanted.order_by(Certificate.issued_on.desc(), Certificate.id.desc()))
    )
