"""The office's people for whole journeys."""

from tests.fixtures.office import made_room, room

__all__ = ["made_room", "room"]
