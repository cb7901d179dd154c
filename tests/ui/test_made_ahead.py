"""Pages of many parts are made in idle moments, as if somebody had opened them, and nothing is asked for them."""

from __future__ import annotations

from tests.ui.conftest import PATIENCE, Sit
from trainingdesk.domain.people import Role


def test_pages_are_made_ahead_and_ask_the_office_nothing(sit: Sit) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.FINANCE_REVIEWER)
    steps = sitting.desk.trail.steps
    window.make_ahead()
    sitting.qtbot.waitUntil(lambda: {"class", "claim", "import", "people"} <= window._pages.keys(), timeout=PATIENCE)
    assert sitting.desk.trail.steps == steps
    assert window.page is window._pages["finance"]
    made = window._pages["people"]
    assert sitting.go("people") is made


def test_no_page_is_made_for_those_who_may_not_see_it(sit: Sit) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.ADMINISTRATOR)
    window.make_ahead()
    sitting.qtbot.wait(600)
    assert "class" not in window._pages
    assert "claim" not in window._pages
