"""The pages of the desk: one line each, with who sees it. A page in no rail is reached from another."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from trainingdesk.domain.people import Actor, Permission, Role
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.page import Page
from trainingdesk.ui.shell.rail import RailEntry

_PAGES = "trainingdesk.ui.pages."


@dataclass(frozen=True, slots=True)
class Place:
    """A page: its id, where its class lies, what it asks for, and its words and icon in the rail."""

    page: str
    where: str  # module and class, loaded at first use: the first window does not wait for the last page
    asks: frozenset[Permission]
    text: str = ""
    icon_name: str = ""
    below: bool = False

    def open_to(self, actor: Actor) -> bool:
        """Whether this role sees the page."""
        return not self.asks or any(actor.may(permission) for permission in self.asks)


class Navigation(QObject):
    """All places; the rail shows those with words, in this order."""

    def places(self) -> tuple[Place, ...]:
        every: frozenset[Permission] = frozenset()
        registers = frozenset({Permission.READ_REGISTERS})
        claims = frozenset({Permission.READ_CLAIMS})
        review = frozenset({Permission.REVIEW_CLAIM})
        finance = frozenset({Permission.DECIDE_VOUCHER})
        printing = frozenset({Permission.READ_CLAIMS, Permission.KEEP_CERTIFICATES})
        users = frozenset({Permission.MANAGE_USERS})
        audit = frozenset({Permission.READ_AUDIT})
        firms = _PAGES + "institutions."
        return (
            Place("workbench", _PAGES + "workbench.page.WorkbenchPage", every, self.tr("工作台"), "home"),
            Place("review", _PAGES + "review.page.ReviewPage", review, self.tr("初审"), "inbox"),
            Place("finance", _PAGES + "finance.page.FinancePage", finance, self.tr("财政复审"), "yuan"),
            Place("classes", _PAGES + "classes.page.ClassesPage", registers, self.tr("班级"), "class"),
            Place("people", _PAGES + "people.page.PeoplePage", registers, self.tr("学员"), "person"),
            Place("claims", _PAGES + "claims.page.ClaimsPage", claims, self.tr("申领"), "claim"),
            Place("certificates", _PAGES + "certificates.page.CertificatesPage", registers, self.tr("证书"), "award"),
            Place("printing", _PAGES + "printing.page.PrintingPage", printing, self.tr("打印"), "printer"),
            Place("institutions", firms + "page.InstitutionsPage", registers, self.tr("机构", "list"), "building"),
            Place("policies", _PAGES + "policies.page.PoliciesPage", every, self.tr("政策"), "book"),
            Place("users", _PAGES + "users.page.UsersPage", users, self.tr("用户与角色"), "people"),
            Place("audit", _PAGES + "audit.page.AuditPage", audit, self.tr("审计"), "shield"),
            Place("help", _PAGES + "help.page.HelpPage", every, self.tr("帮助"), "help", below=True),
            Place("settings", _PAGES + "settings.page.SettingsPage", every, self.tr("设置"), "settings", below=True),
            Place("claim", _PAGES + "claim.page.ClaimPage", claims),
            Place("import", _PAGES + "importing.page.ImportPage", registers),
            Place("class", _PAGES + "one_class.page.ClassPage", registers),
            Place("class_new", _PAGES + "class_new.page.ClassNewPage", frozenset({Permission.KEEP_CLASSES})),
            Place("institution", firms + "detail.InstitutionPage", registers),
            Place("person", _PAGES + "people.person.PersonPage", registers),
        )

    def home(self, actor: Actor) -> str:
        """Where somebody starts: reviewers at their queue, everybody else at the workbench."""
        wanted = {Role.HR_REVIEWER: "review", Role.FINANCE_REVIEWER: "finance"}.get(actor.role, "workbench")
        open_to = [place.page for place in self.places() if place.open_to(actor)]
        return wanted if wanted in open_to else open_to[0]

    def rail(self, actor: Actor) -> tuple[RailEntry, ...]:
        """The entries of this role, the first nine with a key."""
        shown = [place for place in self.places() if place.text and place.open_to(actor)]
        keys = {place.page: f"Alt+{number}" for number, place in enumerate(_above(shown), 1) if number < 10}
        keys["help"], keys["settings"] = "F1", "Ctrl+,"
        return tuple(
            RailEntry(place.page, place.text, place.icon_name, keys.get(place.page, ""), place.below) for place in shown
        )

    def load(self) -> None:
        """Load the modules of all pages; they hold classes alone, so that any thread may."""
        for place in self.places():
            importlib.import_module(place.where.rpartition(".")[0])

    def make(self, page: str, desk: Desk) -> Page:
        """Build a page; KeyError for one that does not exist, which is a mistake of the program."""
        place = next(one for one in self.places() if one.page == page)
        module, _, name = place.where.rpartition(".")
        build: Callable[[Desk], Any] = getattr(importlib.import_module(module), name)
        made: Page = build(desk)
        return made


def _above(places: Sequence[Place]) -> list[Place]:
    return [place for place in places if not place.below]
