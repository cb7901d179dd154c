"""Settings take effect at once, a password is changed without losing the desk, help is at hand in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from tests.ui.conftest import Sit
from trainingdesk import paths
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.services.accounts import OpenSignIn
from trainingdesk.ui.pages.help.page import HelpPage, help_texts
from trainingdesk.ui.pages.settings.page import SettingsPage
from trainingdesk.ui.shell.rail import RailButton
from trainingdesk.ui.theme import Density, Scheme, theme

NEW = "旧书店门口的两级石阶"
ROOT = Path(__file__).resolve().parents[2]


def test_colours_rows_and_language_change_at_once(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.FINANCE_REVIEWER)
    page = sitting.go("settings")
    assert isinstance(page, SettingsPage)
    page.scheme.chosen.emit(Scheme.DARK)
    page.density.chosen.emit(Density.COMPACT)
    assert (theme.scheme, theme.density) == (Scheme.DARK, Density.COMPACT)
    theme.use(Scheme.LIGHT, Density.DEFAULT)
    page.language.chosen.emit(Language.EN)
    sitting.settle()
    assert sitting.go("settings").title() == "Settings"
    assert sitting.window.page.minimumSizeHint().width() <= 1280


def test_a_password_is_changed_and_the_desk_stays_open(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    login, old = sitting.city.login(Role.HR_REVIEWER)
    page = sitting.go("settings", part="password")
    assert isinstance(page, SettingsPage)
    assert page.focusProxy() is page.old
    page.old.setText("not this one, surely")
    page.new.setText(NEW)
    page.again.setText(NEW + "吗")
    page.primary()
    assert page.again.property("wrong")
    page.again.setText(NEW)
    page.primary()
    sitting.settle()
    assert page.old.property("wrong")
    page.old.setText(old)
    page.new.setText("123456")
    page.again.setText("123456")
    page.primary()
    sitting.settle()
    assert page.new.property("wrong")
    page.new.setText(NEW)
    page.again.setText(NEW)
    page.primary()
    sitting.settle()
    assert page.old.text() == ""
    assert not sitting.application.is_locked
    sitting.go("people")
    assert not sitting.window.page.banner.isVisible(), "the desk works on, with the new password"
    entered: list[str] = []
    page.desk.enter(
        page, OpenSignIn(login, NEW), lambda opened: entered.append(opened.actor.login), lambda error: entered.clear()
    )
    sitting.settle()
    assert entered == [login]


def test_help_opens_at_a_topic_and_leads_from_one_to_the_next(sit: Sit) -> None:
    sitting = sit(Language.EN)
    window = sitting.sign_in(Role.ADMINISTRATOR)
    page = sitting.go("help", "keys")
    assert isinstance(page, HelpPage)
    assert "Ctrl+K" in page.browser.toPlainText()
    page.topics.go_to("codes")
    assert "import." in page.browser.toPlainText()
    [button] = [one for one in window.rail.findChildren(RailButton) if one.entry.page == "help"]
    assert button.shortcut() == QKeySequence("F1")


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_the_same_topics(language: Language) -> None:
    texts = list(help_texts(paths.resources() / "help", language))
    assert [one.name for one in texts] == ["work", "keys", "findings", "glossary", "codes"]
    assert all(one.title and not one.title.startswith("#") for one in texts)


def test_the_bundled_glossary_is_the_one_of_the_documentation() -> None:
    kept = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    assert (paths.resources() / "help" / "glossary.md").read_text("utf-8") == kept


def test_help_opens_at_what_the_page_is_about(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK)
    for page, topic in (("settings", "按键"), ("import", "检查出的问题"), ("claims", "主要工作")):
        sitting.go(page, "[]" if page == "import" else "")
        sitting.window.rail.chosen.emit("help")
        sitting.settle()
        shown = sitting.window.page
        assert isinstance(shown, HelpPage)
        current = shown.topics.current()
        assert current is not None
        assert current.title == topic
