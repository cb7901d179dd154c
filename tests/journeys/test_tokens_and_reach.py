"""Tokens that no longer count, and how far a clerk's eye reaches into another school's work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.fixtures.claims import seen
from tests.fixtures.office import PASSWORD, Room
from tests.fixtures.training import PREFIX
from tests.journeys import ledger
from tests.journeys.stages import CLASS, NUMBER, office_in
from trainingdesk.domain.errors import NotAllowed, Refused
from trainingdesk.services.accounts import (
    CloseSignIn,
    SetDisabled,
    SetPassword,
    list_users,
    set_disabled,
    set_password,
    sign_out,
)
from trainingdesk.services.certificates import WhichCertificates, list_certificates
from trainingdesk.services.claim_reading import WhichClaims, list_claims
from trainingdesk.services.claim_review import ApproveClaim, approve_claim
from trainingdesk.services.class_lists import ListClasses, list_classes
from trainingdesk.services.institution_lists import ListInstitutions, list_institutions
from trainingdesk.services.papers import FetchPaper, print_paper
from trainingdesk.services.presence import stay
from trainingdesk.services.records import Nothing


@pytest.fixture
def office(states: Mapping[str, Path], tmp_path: Path) -> Iterator[Room]:
    """A class claim of the first school waits for review; everybody is signed in."""
    with office_in(states["submitted"], tmp_path / "office") as room:
        for login in ("hr", "admin", "clerk", "clerk2"):
            room.sign_in(login)
        yield room


def refused_as(room: Room, login: str) -> str:
    """What the reviewer of that token is told, who would have liked to approve."""
    at = ledger.rows(room.path, "SELECT id, version FROM claim WHERE number = ?", NUMBER)[0]
    before = ledger.fingerprint(room.path)
    with pytest.raises(NotAllowed) as caught:
        room.office.call(approve_claim, ApproveClaim(*at), room.tokens[login])
    assert ledger.fingerprint(room.path) == before
    return caught.value.code


def test_a_disabled_login_is_out_at_once_and_stays_out(office: Room) -> None:
    row = next(row for row in office.call("admin", list_users, Nothing()).rows if row.login == "hr")
    office.call("admin", set_disabled, SetDisabled("hr", disabled=True, seen_version=row.version))
    assert refused_as(office, "hr") == "session.ended"
    with pytest.raises(NotAllowed) as caught:
        office.sign_in("hr")
    assert caught.value.code == "account.wrong_password"
    row = next(row for row in office.call("admin", list_users, Nothing()).rows if row.login == "hr")
    office.call("admin", set_disabled, SetDisabled("hr", disabled=False, seen_version=row.version))
    assert refused_as(office, "hr") == "session.ended"


def test_a_token_ends_with_its_session(office: Room) -> None:
    office.call("hr", sign_out, CloseSignIn(office.tokens["hr"]))
    assert refused_as(office, "hr") == "session.ended"


def test_a_new_password_ends_every_session_of_the_login(office: Room) -> None:
    stolen = office.tokens["hr"]
    office.sign_in("hr")
    office.call("hr", set_password, SetPassword(PASSWORD, "另一片梧桐叶落在石阶上"))
    office.tokens["hr"] = stolen
    assert refused_as(office, "hr") == "session.ended"


def test_whoever_stays_at_the_desk_is_not_sent_out(office: Room) -> None:
    """Reading and typing ask the office nothing; the desk says meanwhile that its person is there."""
    assert office.call("clerk", stay, Nothing()).idle_after == 10 * 60
    for _ in range(5):
        office.clock.move(minutes=4)
        assert office.call("hr", stay, Nothing()).idle_after == 5 * 60


def test_nobody_ends_another_persons_session(office: Room) -> None:
    office.call("clerk", sign_out, CloseSignIn(office.tokens["hr"]))
    office.call("hr", list_claims, WhichClaims())
    office.call("hr", sign_out, CloseSignIn(office.tokens["hr"]))
    assert refused_as(office, "hr") == "session.ended"


def test_an_idle_reviewer_has_to_sign_in_again(office: Room) -> None:
    office.clock.move(minutes=5, seconds=1)
    assert refused_as(office, "hr") == "session.idle"


def test_nobody_works_on_a_mornings_token_in_the_evening(office: Room) -> None:
    """Ten hours are the end of it, however busy one was."""
    for _ in range(124):
        office.clock.move(minutes=4, seconds=50)
        office.call("hr", list_claims, WhichClaims())
    office.clock.move(minutes=4, seconds=50)
    assert refused_as(office, "hr") == "session.expired"


def test_another_schools_clerk_sees_nothing_of_it(office: Room) -> None:
    assert office.call("clerk2", list_claims, WhichClaims()).rows == ()
    assert office.call("clerk2", list_claims, WhichClaims(class_number=CLASS)).rows == ()
    assert office.call("clerk2", list_classes, ListClasses()).rows == ()
    assert office.call("clerk2", list_certificates, WhichCertificates()).rows == ()
    assert office.call("clerk2", list_certificates, WhichCertificates(number=f"{PREFIX}265000001")).rows == ()
    assert [row.name for row in office.call("clerk2", list_institutions, ListInstitutions()).rows] == [
        "嵩州市远航职业技能培训中心"
    ]


def test_another_schools_clerk_learns_nothing_from_the_refusals(office: Room) -> None:
    """What exists and what does not is told in the same words."""
    told = []
    for number in (NUMBER, "SL2026-000099"):
        with pytest.raises((NotAllowed, Refused)) as caught:
            office.call("clerk2", print_paper, FetchPaper("claim_form", number))
        told.append(type(caught.value))
    assert office.call("clerk", print_paper, FetchPaper("claim_form", NUMBER)).content.startswith(b"%PDF")
    with pytest.raises(NotAllowed):
        seen(office, NUMBER, "clerk2")
