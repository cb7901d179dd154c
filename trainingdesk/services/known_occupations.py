"""The occupations an office knows: what ships with the program and what stands on its own register, as one catalogue.

Read in the caller's transaction every time, so that an entry counts from the next look on, whoever made it.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.occupations import NAMES_APART, Edition, Occupation, OccupationCode, Occupations
from trainingdesk.models.occupations import RegisteredOccupation
from trainingdesk.services.office import Office


def occupations_in_force(office: Office, session: Session) -> Occupations:
    """What may be taught and written today. The office's own entry stands above one that ships with the same code."""
    return office.shipped_occupations.joined_by(_registered(office, session, retired=False))


def occupations_on_record(office: Office, session: Session) -> Occupations:
    """The same with what the office has retired: scopes and classes of earlier years keep its name."""
    retired = Occupations(_registered(office, session, retired=True))
    return retired.joined_by(occupations_in_force(office, session))


def occupation_of(row: RegisteredOccupation) -> Occupation:
    """The entry as lists and checks see it."""
    code = OccupationCode(row.occupation_code, Edition(str(row.edition)))
    return Occupation(code, row.name, tuple(row.other_names.split(NAMES_APART)) if row.other_names else (), row.source)


def _registered(office: Office, session: Session, *, retired: bool) -> list[Occupation]:
    today = office.today()
    rows = session.scalars(select(RegisteredOccupation).order_by(RegisteredOccupation.id))
    return [occupation_of(row) for row in rows if row.is_retired(today) is retired]
