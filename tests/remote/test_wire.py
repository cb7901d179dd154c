"""Every order and every result of every procedure goes over the wire and comes back the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainingdesk.bootstrap import procedures
from trainingdesk.domain.errors import Busy, Conflict, Damaged, NotAllowed, OfficeError, Refused, Unavailable
from trainingdesk.domain.findings import Finding, Place, Severity
from trainingdesk.domain.money import Money
from trainingdesk.remote.wire import error_from_wire, error_to_wire, from_wire, to_wire
from trainingdesk.services.office import Procedure

st.register_type_strategy(Money, st.builds(Money, st.integers(-(10**15), 10**15)))
st.register_type_strategy(Mapping, st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2))
EVERY = sorted(procedures().values(), key=lambda procedure: procedure.name)


def test_the_rule_book_is_not_empty_and_names_are_unique() -> None:
    assert len(EVERY) >= 30
    assert len({procedure.name for procedure in EVERY}) == len(EVERY)


@pytest.mark.parametrize("procedure", EVERY, ids=lambda procedure: procedure.name)
@given(chosen=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.data_too_large])  # a whole pack is a large answer
def test_orders_and_results_come_back_as_they_went(procedure: Procedure[Any, Any], chosen: st.DataObject) -> None:
    for kind in procedure.record_types():
        record = chosen.draw(st.from_type(kind))
        assert from_wire(to_wire(record), kind) == record


@pytest.mark.parametrize("kind", [Refused, NotAllowed, Conflict, Unavailable, Busy, Damaged])
def test_an_error_comes_back_as_its_own_kind_with_its_findings(kind: type[OfficeError]) -> None:
    finding = Finding("import.id_numeric", Severity.ERROR, Place("花名册", 6, "C"), {"digits": "18"}, "510***1234", 3)
    back = error_from_wire(error_to_wire(kind("claim.unknown", findings=[finding], number="SL2026-000001")))
    assert type(back) is kind
    assert (back.code, back.params) == ("claim.unknown", {"number": "SL2026-000001"})
    assert back.findings == (finding,)


def test_what_does_not_fit_the_order_is_refused_with_the_place() -> None:
    order, _ = procedures()["claim_review.approve_claim"].record_types()
    with pytest.raises(Refused) as caught:
        from_wire(b'{"claim_id": "seven", "seen_version": 1}', order)
    assert caught.value.code == "wire.unreadable"
    assert "claim_id" in caught.value.params["why"]
