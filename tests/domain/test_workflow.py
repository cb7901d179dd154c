"""The transition tables: nothing but what they list ever happens, and only by those who may."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.people import NOBODY, PERMISSIONS, Actor, Permission, Role
from trainingdesk.domain.vocabulary import Term
from trainingdesk.domain.workflow import (
    CERTIFICATES,
    CLAIMS,
    CLASSES,
    INSTITUTIONS,
    VOUCHERS,
    CertificateEvent,
    CertificateState,
    ClaimEvent,
    ClaimState,
    ClassEvent,
    ClassState,
    InstitutionEvent,
    InstitutionState,
    VoucherEvent,
    VoucherState,
    Workflow,
)

TABLES: list[tuple[Workflow[Any, Any], type[Term], type[Term]]] = [
    (CLAIMS, ClaimState, ClaimEvent),
    (VOUCHERS, VoucherState, VoucherEvent),
    (CLASSES, ClassState, ClassEvent),
    (INSTITUTIONS, InstitutionState, InstitutionEvent),
    (CERTIFICATES, CertificateState, CertificateEvent),
]
ENDS: dict[type[Term], set[Term]] = {
    ClaimState: {ClaimState.SETTLED, ClaimState.REFUSED, ClaimState.REJECTED, ClaimState.WITHDRAWN},
    VoucherState: {VoucherState.APPROVED, VoucherState.RETURNED, VoucherState.REFUSED},
    ClassState: {ClassState.CLOSED, ClassState.CANCELLED},
    InstitutionState: {InstitutionState.REMOVED},
    CertificateState: {CertificateState.VOID, CertificateState.REGISTERED},
}


def actor(role: Role) -> Actor:
    return Actor(user_id=1, staff_id=1, login="somebody", name="某人", role=role)


@given(table=st.sampled_from(TABLES), steps=st.data(), roles=st.lists(st.sampled_from(Role), max_size=30))
def test_random_events_never_leave_the_table(
    table: tuple[Workflow[Any, Any], type[Term], type[Term]], steps: st.DataObject, roles: list[Role]
) -> None:
    workflow, states, events = table
    state = steps.draw(st.sampled_from(list(states)))
    for role in roles:
        event = steps.draw(st.sampled_from(list(events)))
        allowed = workflow.allowed(state, actor(role))
        if event in allowed:
            state = workflow.next_state(state, event, actor(role))
            assert state in states.__members__.values()
        else:
            with pytest.raises(Refused):
                workflow.next_state(state, event, actor(role))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table[1].__name__)
def test_every_state_can_be_left_but_the_ends(table: tuple[Workflow[Any, Any], type[Term], type[Term]]) -> None:
    workflow, states, _ = table
    left = {state for state, _ in workflow.steps}
    assert set(states) - left == ENDS[states]


def test_a_refusal_says_state_and_event_or_the_role_in_both_languages() -> None:
    with pytest.raises(Refused) as caught:
        CLAIMS.next_state(ClaimState.SETTLED, ClaimEvent.SUBMIT, actor(Role.INSTITUTION_CLERK))
    assert (caught.value.code, caught.value.params) == (
        "workflow.claim_state",
        {"state": "财政同意", "state_en": "Agreed by finance", "event": "提交", "event_en": "Submit"},
    )
    with pytest.raises(Refused) as caught:
        CLAIMS.next_state(ClaimState.DRAFT, ClaimEvent.SUBMIT, actor(Role.FINANCE_REVIEWER))
    assert (caught.value.code, caught.value.params["role"]) == ("workflow.role", "财政复审")


def test_no_role_both_files_reviews_and_decides() -> None:
    duties = {Permission.FILE_CLAIM, Permission.REVIEW_CLAIM, Permission.DECIDE_VOUCHER}
    for role in Role:
        assert len(PERMISSIONS[role] & duties) <= 1
    assert set(PERMISSIONS) == set(Role)


def test_the_administrator_touches_no_claim_and_no_money() -> None:
    admin = PERMISSIONS[Role.ADMINISTRATOR]
    assert admin == {Permission.ANYONE, Permission.SIGNED_IN, Permission.MANAGE_USERS}


def test_nobody_signed_in_is_no_natural_person() -> None:
    assert (NOBODY.staff_id, NOBODY.user_id) == (0, 0)
    assert NOBODY.may(Permission.ANYONE)


def test_changes_add_up() -> None:
    both = Changes.CLAIMS | Changes.AUDIT
    assert Changes.CLAIMS in both
    assert Changes.VOUCHERS not in both
    assert not Changes.NOTHING
