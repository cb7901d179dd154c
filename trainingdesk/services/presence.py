"""Somebody is still at their desk: the session stays open, and the desk hears when it would lock."""

from __future__ import annotations

from dataclasses import dataclass

from trainingdesk.domain.people import Actor, Permission
from trainingdesk.security.sessions import idle_limit
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.records import Nothing


@dataclass(frozen=True, slots=True)
class Presence:
    """How long this person's desk may stand without a hand on it, in seconds."""

    idle_after: int


@procedure(Permission.SIGNED_IN)
def stay(office: Office, actor: Actor, order: Nothing) -> Presence:
    """Asked for while somebody reads or types and asks the office nothing else; being asked is what counts."""
    return Presence(int(idle_limit(actor.role).total_seconds()))
