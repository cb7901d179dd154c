"""The office's people for tests of procedures."""

from tests.fixtures.office import made_room, room

__all__ = ["made_room", "room"]
