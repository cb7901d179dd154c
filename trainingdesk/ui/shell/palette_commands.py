"""The commands the palette offers: what the page's buttons do, and what the window itself can."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.ui.page import Page
from trainingdesk.ui.shell.palette_list import PaletteEntry
from trainingdesk.ui.theme import Scheme, theme
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.states import Banner, EmptyState


class PaletteCommands(QObject):
    """Asks for the page anew each time: its buttons come and go with what is shown."""

    def __init__(
        self,
        page: Callable[[], Page],
        preferred: Callable[[object], None],
        window: Sequence[tuple[str, str, str, Callable[[], object]]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page, self._preferred, self._window = page, preferred, tuple(window)

    def entries(self) -> tuple[PaletteEntry, ...]:
        """The page's commands first, those that cannot be given now with the reason."""
        return (*self._of_page(), *self._of_window())

    def _of_page(self) -> tuple[PaletteEntry, ...]:
        page = self._page()
        found = []
        for button in page.findChildren(Button):
            text = button.text().replace("&", "")
            if text and button.kind is not ButtonKind.LINK and button.isVisibleTo(page) and not _is_aside(button):
                note = page.title() if button.isEnabled() else self.tr("现在不可用")
                found.append(
                    PaletteEntry(text, button.icon_name or "play", button.click, note, button.key, button.isEnabled())
                )
        return tuple(found)

    def _of_window(self) -> tuple[PaletteEntry, ...]:
        dark = theme.scheme is Scheme.DARK
        scheme = Scheme.LIGHT if dark else Scheme.DARK
        look = self.tr("浅色") if dark else self.tr("深色")
        entries = [PaletteEntry(text, icon_name, act, key=key) for text, icon_name, key, act in self._window]
        entries.append(PaletteEntry(look, "sun" if dark else "moon", partial(self._preferred, scheme)))
        for text, language in (("中文", Language.ZH), ("English", Language.EN)):
            entries.append(PaletteEntry(text, "globe", partial(self._preferred, language)))
        return tuple(entries)


def _is_aside(button: Button) -> bool:
    """Buttons of bars and empty lists answer what stands beside them, which the palette hides."""
    parent = button.parentWidget()
    while parent is not None and not isinstance(parent, Page):
        if isinstance(parent, Banner | EmptyState):
            return True
        parent = parent.parentWidget()
    return False
