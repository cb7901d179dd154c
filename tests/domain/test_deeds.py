"""What the audit log's codes are called."""

from __future__ import annotations

import tomllib

from tests.house.sources import RESOURCES
from trainingdesk.domain.deeds import EVIDENCE, evidence_name


def test_every_piece_that_shipped_packs_ask_for_has_a_name() -> None:
    packs = [tomllib.loads(file.read_text(encoding="utf-8")) for file in (RESOURCES / "policies").glob("*.toml")]
    asked = {code for pack in packs for code in pack.get("evidence", {})}
    assert asked
    assert asked <= set(EVIDENCE)


def test_a_piece_is_named_in_either_language_and_a_strange_one_by_its_code() -> None:
    assert evidence_name("roster", chinese=True) == "花名册"
    assert evidence_name("roster", chinese=False) == "roster"
    assert evidence_name("dance_card", chinese=True) == "dance_card"
