"""Institutions on the register: who may teach what and until when, where their money goes, who may look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.fixtures.office import FIRST_SCHOOL, SECOND_SCHOOL, Room
from tests.services.registers.stage import COOK, certify, everything, expect_refusal, institution, last_action
from trainingdesk.domain.errors import Conflict, NotAllowed, Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.workflow import InstitutionEvent, InstitutionState
from trainingdesk.models.institutions import InstitutionAccount
from trainingdesk.services.institution_lists import (
    ListInstitutions,
    ShowInstitution,
    list_institutions,
    show_institution,
)
from trainingdesk.services.institutions import (
    CertifyScope,
    EditInstitution,
    MoveInstitution,
    RegisterInstitution,
    ScopeEntry,
    SetInstitutionAccount,
    certify_scope,
    edit_institution,
    register_institution,
    remove_institution,
    restore_institution,
    set_institution_account,
    suspend_institution,
)

NEW_SCHOOL = RegisterInstitution(
    credit_code="91350100M000100Y43",
    name="嵩州市 新程 职业培训学校",
    kind="private_school",
    region="410100",
    certified_from=date(2026, 1, 1),
    certified_until=date(2027, 1, 1),
)


def account(room: Room, number: str, code: str = FIRST_SCHOOL) -> SetInstitutionAccount:
    return SetInstitutionAccount(code, institution(room, code).row.version, "匠心学校", "中国银行嵩州支行", number)


def test_a_new_school_is_registered_with_its_code_checked_and_goes_on_record(room: Room) -> None:
    made = room.call("hr", register_institution, replace(NEW_SCHOOL, credit_code=" 91350100m000100y43 "))
    assert made.number == "91350100M000100Y43"
    assert institution(room, made.number).row.name == "嵩州市 新程 职业培训学校"
    assert last_action(room)[0] == "institution.registered"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"credit_code": "91350100M000100Y44"}, "identity.credit_code_check_digit"),
        ({"credit_code": "9135"}, "identity.credit_code_length"),
        ({"credit_code": FIRST_SCHOOL}, "institution.exists"),
        ({"name": " \u3000 "}, "register.blank"),
        ({"name": "校" * 201}, "register.too_long"),
        ({"name": "新程\u202e校学"}, "register.control_characters"),
        ({"kind": "privat_school"}, "register.kind"),
        ({"region": "郑州"}, "register.region"),
        ({"certified_until": date(2026, 1, 1)}, "register.span_empty"),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_is_kept(room: Room, change: dict[str, str], code: str) -> None:
    with expect_refusal(room, "hr", code):
        room.call("hr", register_institution, replace(NEW_SCHOOL, **change))


def test_a_pack_may_name_a_kind_of_its_own(room: Room) -> None:
    made = room.call("hr", register_institution, replace(NEW_SCHOOL, kind="pack:village_school"))
    assert institution(room, made.number).row.kind == "pack:village_school"


@pytest.mark.parametrize("login", ["clerk", "counter", "finance", "papers", "auditor"])
def test_only_those_who_manage_institutions_may_register_one(room: Room, login: str) -> None:
    with pytest.raises(NotAllowed):
        room.call(login, register_institution, NEW_SCHOOL)


def test_a_renewal_changes_the_span_and_keeps_both_on_record(room: Room) -> None:
    seen = institution(room).row
    facts = RegisterInstitution(
        seen.credit_code, seen.name, seen.kind, seen.region, seen.certified_from, date(2029, 1, 1), grade="A"
    )
    room.call("hr", edit_institution, EditInstitution(seen.version, facts))
    assert institution(room).row.certified_until == date(2029, 1, 1)
    assert institution(room).row.grade == "A"
    action, details = last_action(room)
    assert action == "institution.edited"
    assert "2027-01-01" in details
    assert "2029-01-01" in details


def test_what_somebody_else_changed_meanwhile_is_a_conflict(room: Room) -> None:
    seen = institution(room).row
    room.call("hr2", set_institution_account, account(room, "6222020200112233"))
    order = MoveInstitution(FIRST_SCHOOL, seen.version, "投诉")
    with expect_refusal(room, "hr", "institution.changed_meanwhile", Conflict):
        room.call("hr", suspend_institution, order)
    assert institution(room).row.state is InstitutionState.CERTIFIED


def test_scope_is_certified_for_many_levels_at_once_and_named_from_the_catalogue(room: Room) -> None:
    certify(room, FIRST_SCHOOL, (Level.INTERMEDIATE, Level.ELEMENTARY, None))
    shown = institution(room).scope
    assert [entry.level for entry in shown] == [None, Level.ELEMENTARY, Level.INTERMEDIATE]
    assert {entry.occupation_name for entry in shown} == {"中式烹调师"}
    assert {(entry.valid_from, entry.valid_until) for entry in shown} == {(date(2025, 1, 1), date(2027, 1, 1))}


def test_scope_follows_on_but_does_not_overlap(room: Room) -> None:
    certify(room)
    certify(room, since=date(2027, 1, 1), until=date(2028, 1, 1))
    with expect_refusal(room, "hr", "institution.scope_overlaps") as refusal:
        certify(room, levels=(Level.ADVANCED, Level.INTERMEDIATE), since=date(2026, 12, 31), until=date(2029, 1, 1))
    assert refusal.value.params["until"] == "2026-12-31"


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ((), "institution.scope_empty"),
        ((ScopeEntry("4-3-2-1", Level.ADVANCED),), "identity.occupation_form"),
        ((ScopeEntry(COOK, Level.ADVANCED, edition=2016),), "register.edition"),
    ],
)
def test_a_scope_that_cannot_be_is_refused(room: Room, entries: tuple[ScopeEntry, ...], code: str) -> None:
    version = institution(room).row.version
    order = CertifyScope(FIRST_SCHOOL, version, entries, date(2026, 1, 1), date(2027, 1, 1))
    with expect_refusal(room, "hr", code):
        room.call("hr", certify_scope, order)


def test_a_new_account_is_current_and_the_old_one_stays(room: Room) -> None:
    room.call("hr", set_institution_account, account(room, "6222 0202 0011 2233"))
    room.call("hr", set_institution_account, account(room, "4100-1234-5678"))
    shown = institution(room).accounts
    assert [(each.account, each.current) for each in shown] == [("**** 5678", True), ("**** 2233", False)]
    kept = everything(room)[InstitutionAccount.__tablename__]
    assert len(kept) == 2


def test_no_account_number_gets_into_the_audit_log(room: Room) -> None:
    room.call("hr", set_institution_account, account(room, "6222020200112233"))
    assert "622202020011" not in repr(everything(room)["audit_entry"])


def test_an_account_that_is_none_is_refused(room: Room) -> None:
    with expect_refusal(room, "hr", "identity.account_characters"):
        room.call("hr", set_institution_account, account(room, "账号待定"))


def test_an_institution_is_suspended_restored_and_removed_with_reasons(room: Room) -> None:
    def move() -> MoveInstitution:
        return MoveInstitution(FIRST_SCHOOL, institution(room).row.version, "班额超限，限期整改")

    assert institution(room).allowed == (InstitutionEvent.EDIT, InstitutionEvent.SUSPEND, InstitutionEvent.REMOVE)
    room.call("hr", suspend_institution, move())
    assert institution(room).row.state is InstitutionState.SUSPENDED
    assert "班额超限" in last_action(room)[1]
    room.call("hr", restore_institution, move())
    with expect_refusal(room, "hr", "workflow.institution_state"):
        room.call("hr", restore_institution, move())
    room.call("hr", remove_institution, move())
    with expect_refusal(room, "hr", "workflow.institution_state"):
        room.call("hr", restore_institution, move())


def test_a_move_needs_a_reason(room: Room) -> None:
    with expect_refusal(room, "hr", "register.blank"):
        room.call("hr", suspend_institution, MoveInstitution(FIRST_SCHOOL, institution(room).row.version, " "))


def test_the_bureau_lists_all_page_by_page_and_a_clerk_the_own_school_alone(room: Room) -> None:
    first = room.call("auditor", list_institutions, ListInstitutions(limit=1))
    second = room.call("auditor", list_institutions, ListInstitutions(after=first.next_after or "", limit=1))
    assert [row.credit_code for row in (*first.rows, *second.rows)] == [FIRST_SCHOOL, SECOND_SCHOOL]
    assert second.next_after is None
    own = room.call("clerk2", list_institutions, ListInstitutions())
    assert [row.credit_code for row in own.rows] == [SECOND_SCHOOL]
    suspended = room.call("hr", list_institutions, ListInstitutions(state=InstitutionState.SUSPENDED))
    assert suspended.rows == ()


def test_another_school_is_as_unknown_to_a_clerk_as_one_that_does_not_exist(room: Room) -> None:
    def told(code: str) -> tuple[str, set[str]]:
        with pytest.raises(Refused) as refusal:
            room.call("clerk", show_institution, ShowInstitution(code))
        return refusal.value.code, set(refusal.value.params)

    assert told(SECOND_SCHOOL) == told("91350100M000100Y43") == ("institution.unknown", {"credit_code"})
    own = room.call("clerk", show_institution, ShowInstitution(FIRST_SCHOOL))
    assert own.allowed == ()
