"""A class whose trainees passed and have no certificates yet."""

from __future__ import annotations

from sqlalchemy import select

from tests.fixtures.office import Room
from tests.fixtures.training import Trainee, certify, fill, open_cooks
from trainingdesk.models.certificates import Certificate

CLASS = "2026春-02"
TWO = (Trainee("欧阳𬭊"), Trainee("龚䶮"))


def passed(room: Room, trainees: tuple[Trainee, ...] = TWO) -> None:
    """The class before numbers are given out."""
    certify(room)
    open_cooks(room, CLASS)
    fill(room, CLASS, trainees)
    with room.office.write() as session:
        for certificate in session.scalars(select(Certificate)):
            session.delete(certificate)
