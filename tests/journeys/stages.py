"""One claim in each of its states, as the people whose duty it is bring it there, and everybody who might step in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.fixtures.claims import class_of_four, computed, decided, detail_of, seen, with_evidence
from tests.fixtures.office import PASSWORD, Clock, Room, identity, open_room
from trainingdesk.bootstrap import deployment
from trainingdesk.documents.fonts import FontShelf
from trainingdesk.domain.people import PERMISSIONS, Permission, Role
from trainingdesk.domain.workflow import VoucherEvent
from trainingdesk.services.accounts import AddUser, add_user
from trainingdesk.services.claim_filing import SubmitClaim, submit_claim, withdraw_claim
from trainingdesk.services.claim_review import (
    ApproveClaim,
    RejectClaim,
    Remark,
    ReturnClaim,
    approve_claim,
    reject_claim,
    return_claim,
)
from trainingdesk.services.vouchers import VoucherRow, WhichVouchers, issue_vouchers, list_vouchers

NUMBER, CLASS = "SL2026-000001", "2026春-02"
# a second login of somebody who has another duty already: 王敏 files, 何俊 reviews, 宋岩 decides as finance
TWO_HATS = (
    ("clerk-hr", "王敏", Role.HR_REVIEWER, 8),
    ("hr-finance", "何俊", Role.FINANCE_REVIEWER, 2),
    ("finance-hr", "宋岩", Role.HR_REVIEWER, 4),
)
ROLES = {
    "clerk": Role.INSTITUTION_CLERK,
    "clerk2": Role.INSTITUTION_CLERK,
    "counter": Role.COUNTER_CLERK,
    "papers": Role.CERTIFICATE_OFFICER,
    "hr": Role.HR_REVIEWER,
    "hr2": Role.HR_REVIEWER,
    "finance": Role.FINANCE_REVIEWER,
    "admin": Role.ADMINISTRATOR,
    "auditor": Role.AUDITOR,
} | {login: role for login, _, role, _ in TWO_HATS}


@dataclass(frozen=True)
class Scene:
    """An office with one claim, and where it stands."""

    room: Room
    claim_id: int
    version: int
    vouchers: tuple[VoucherRow, ...]


def scene_of(room: Room) -> Scene:
    """The claim as it stands now."""
    row = detail_of(room, NUMBER, "auditor").row
    vouchers = room.call("auditor", list_vouchers, WhichVouchers()).rows
    return Scene(room, row.id, row.version, vouchers)


def has_duty(login: str, duty: Permission) -> bool:
    """Whether the login's role is asked further than the door."""
    return duty in PERMISSIONS[ROLES[login]]


def people_with_two_hats(room: Room) -> None:
    for login, name, role, sequence in TWO_HATS:
        room.call("admin", add_user, AddUser(login, name, identity("19800101", sequence), role, PASSWORD))


def _submit(room: Room) -> None:
    at = seen(room, NUMBER, "clerk")
    room.call("clerk", submit_claim, SubmitClaim(at.claim_id, at.seen_version, declared=True))


def _send_back(room: Room) -> None:
    at = seen(room, NUMBER)
    room.call("hr", return_claim, ReturnClaim(at.claim_id, at.seen_version, (Remark(1, "请补正"),)))


def _approve(room: Room) -> None:
    at = seen(room, NUMBER)
    room.call("hr", approve_claim, ApproveClaim(at.claim_id, at.seen_version))


def _reject(room: Room) -> None:
    at = seen(room, NUMBER)
    room.call("hr", reject_claim, RejectClaim(at.claim_id, at.seen_version, "HN22-R10", "材料不真实"))


def _withdraw(room: Room) -> None:
    room.call("clerk", withdraw_claim, seen(room, NUMBER, "clerk"))


def _issue(room: Room) -> None:
    room.call("hr", issue_vouchers, seen(room, NUMBER))


def _finance(decision: VoucherEvent) -> Callable[[Room], None]:
    def decide_all(room: Room) -> None:
        for voucher in room.call("finance", list_vouchers, WhichVouchers()).rows:
            decided(room, voucher, decision, "见意见")

    return decide_all


# each state from which other, by which step
STEPS: Mapping[str, tuple[str, Callable[[Room], None]]] = {
    "submitted": ("draft", _submit),
    "returned": ("submitted", _send_back),
    "withdrawn": ("submitted", _withdraw),
    "rejected": ("submitted", _reject),
    "approved": ("submitted", _approve),
    "issued": ("approved", _issue),
    "finance_returned": ("issued", _finance(VoucherEvent.RETURN)),
    "settled": ("issued", _finance(VoucherEvent.APPROVE)),
    "refused": ("issued", _finance(VoucherEvent.REFUSE)),
}
STATES = ("draft", *STEPS)


def build_states(made_room: Path, folder: Path) -> dict[str, Path]:
    """A folder for each state, with an office whose one claim stands there and everybody signed in before."""
    folders = {"draft": folder / "draft"}
    with office_in(made_room, folders["draft"]) as room:
        people_with_two_hats(room)
        class_of_four(room)
        with_evidence(room, computed(room))
    for state, (before, step) in STEPS.items():
        folders[state] = folder / state
        with office_in(folders[before], folders[state]) as room:
            step(room)
    return folders


@cache
def shelf() -> FontShelf:
    """The faces, read once for all offices of these tests."""
    return FontShelf(deployment().fonts)


@contextmanager
def office_in(source: Path, target: Path) -> Iterator[Room]:
    """A copy of an office, opened."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.state"))
    room = open_room(target / "office.db", Clock())
    room.office.fonts = shelf()
    try:
        yield room
    finally:
        room.office.database.close()
