"""How this person likes the window: language, colours, density, widths of columns. Never anything about people."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from trainingdesk.domain.texts import Language
from trainingdesk.ui.theme import Density, Scheme


class Preferences:
    """Kept per user of this machine; a value that is damaged counts as not set."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings("TrainingDesk", "desk")

    @property
    def language(self) -> Language:
        kept = self._text("language")
        return Language(kept) if kept in set(Language) else Language.ZH

    @language.setter
    def language(self, value: Language) -> None:
        self._settings.setValue("language", value.value)

    @property
    def scheme(self) -> Scheme:
        kept = self._text("scheme")
        return Scheme(kept) if kept in set(Scheme) else Scheme.LIGHT

    @scheme.setter
    def scheme(self, value: Scheme) -> None:
        self._settings.setValue("scheme", value.value)

    @property
    def density(self) -> Density:
        kept = self._text("density")
        return Density(kept) if kept in set(Density) else Density.DEFAULT

    @density.setter
    def density(self, value: Density) -> None:
        self._settings.setValue("density", value.value)

    @property
    def last_login(self) -> str:
        return self._text("last_login")

    @last_login.setter
    def last_login(self, value: str) -> None:
        self._settings.setValue("last_login", value)

    def list_look(self, login: str, name: str) -> str:
        """How a login laid out a list, as it was written down; empty where it never did."""
        return self._text(f"lists/{login}/{name}")

    def keep_list_look(self, login: str, name: str, look: str) -> None:
        self._settings.setValue(f"lists/{login}/{name}", look)

    def list_views(self, login: str, name: str) -> str:
        """The views a login saved of a list, as they were written down."""
        return self._text(f"views/{login}/{name}")

    def keep_list_views(self, login: str, name: str, views: str) -> None:
        self._settings.setValue(f"views/{login}/{name}", views)

    def geometry(self) -> QByteArray:
        kept = self._settings.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_geometry(self, state: QByteArray) -> None:
        self._settings.setValue("geometry", state)

    def _text(self, name: str) -> str:
        value = self._settings.value(name, "")
        return value if isinstance(value, str) else ""
