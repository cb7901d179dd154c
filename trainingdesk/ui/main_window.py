"""The window: rail, top bar, the page, inspector and status bar. It knows where pages stand and nothing they do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import OfficeError
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.kept_lists import KeptLists
from trainingdesk.ui.navigation import Navigation
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.preferences import Preferences
from trainingdesk.ui.shell.bars import StatusBar, TopBar
from trainingdesk.ui.shell.inspector import Inspector
from trainingdesk.ui.shell.jobs import JobsDrawer
from trainingdesk.ui.shell.notice import Notice
from trainingdesk.ui.shell.notices import NoticesDrawer
from trainingdesk.ui.shell.palette import Palette
from trainingdesk.ui.shell.palette_commands import PaletteCommands
from trainingdesk.ui.shell.rail import Rail
from trainingdesk.ui.theme import Density, theme
from trainingdesk.ui.widgets.sheet import Sheet

_NARROW, _ROOMY = 1440, 1600
_HELP = {"import": "findings", "settings": "keys"}  # topics of pages that are about something of their own
_AHEAD, _PAUSE = ("class", "claim", "import", "people"), 150  # pages of many parts; ms between two of them
_DENSITIES = (Density.COMPACT, Density.DEFAULT, Density.COMFORTABLE)


class PageStack(QStackedWidget):
    """The pages, one over the other: the window must be as wide as the one shown, not as the widest ever opened."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()


class MainWindow(QMainWindow):
    """One person's desk, from sign-in to sign-out."""

    closed = Signal()
    lock_asked = Signal()
    preferred = Signal(object)  # a Language or a Scheme
    mistaken = Signal(object)  # an error nobody foresaw

    def __init__(self, desk: Desk, preferences: Preferences, navigation: Navigation) -> None:
        super().__init__()
        self.desk, self._preferences, self._navigation = desk, preferences, navigation
        self._lists = KeptLists(preferences, desk.actor.login, self)
        self._pages: dict[str, Page] = {}
        self._past: list[Route] = []
        self._here = Route("")
        self._sheet: Sheet | None = None
        self.setWindowTitle(self.tr("培训台"))
        self.setMinimumSize(1024, 640)
        self._build()
        self._connect()
        self._add_keys()
        self.go(Route(navigation.home(desk.actor)))

    # ---- where we are ----

    @property
    def page(self) -> Page:
        """The page shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @property
    def here(self) -> Route:
        """Where we are."""
        return self._here

    def go(self, route: Route, *, remember: bool = True) -> None:
        """Show a page; the place left is kept for Back."""
        if remember and self._here.page:
            self._past.append(self._here)
        self._here = route
        page = self._pages.get(route.page)
        returning = not remember and page is not None and page.key == route.key
        if page is None:
            page = self._make(route.page)
        before = page.focusWidget()
        self.inspector.show_content(None)
        self._stack.setCurrentWidget(page)
        if returning:
            page.come_back()
        else:
            page.open(route.key, route.part)
        self.notices.refresh()
        self.rail.show_current(route.page if route.page in self._entries else self._parent_of(page))
        self._fit_rail()
        self._on_titled()
        self._fit_rail()
        (before if returning and before is not None else page).setFocus(Qt.FocusReason.OtherFocusReason)

    def make_ahead(self) -> None:
        """Make a page that takes its time before somebody goes there; one at a time, so that nobody waits for it."""
        open_here = {place.page for place in self._navigation.places() if place.open_to(self.desk.actor)}
        waiting = [page for page in _AHEAD if page in open_here and page not in self._pages]
        if waiting:
            made = self._make(waiting[0])
            QTimer.singleShot(_PAUSE, made, lambda: self._dress(made))

    def _dress(self, page: Page) -> None:
        """Give the parts of a page their look before they are seen, then go on to the next page."""
        for part in page.findChildren(QWidget):
            part.ensurePolished()
        QTimer.singleShot(_PAUSE, self, self.make_ahead)

    def _make(self, name: str) -> Page:
        page = self._pages[name] = self._adopt(self._navigation.make(name, self.desk))
        self._lists.adopt(name, page)
        return page

    def back(self) -> None:
        """Return to the place before, as it was left."""
        if self._past:
            self.go(self._past.pop(), remember=False)

    def show_sheet(self, sheet: Sheet) -> None:
        """Put a decision over the page; one at a time, whatever key was pressed below it."""
        if self._sheet is not None:
            sheet.deleteLater()
            return
        self._sheet = sheet
        sheet.closed.connect(self._on_sheet_closed)
        sheet.show_over(self)

    def _adopt(self, page: Page) -> Page:
        self._stack.addWidget(page)
        page.go.connect(self.go)
        page.titled.connect(self._on_titled)
        page.inspected.connect(self._on_inspected)
        page.sheet_asked.connect(self.show_sheet)
        page.told.connect(self.notice.say)
        page.audited.connect(self.status.show_audit)
        page.preferred.connect(self._on_preferred)
        return page

    def _parent_of(self, page: Page) -> str:
        return next((route.page for _, route in page.crumbs if route is not None), "")

    # ---- building ----

    def _build(self) -> None:
        actor, facts = self.desk.actor, self.desk.facts
        entries = self._navigation.rail(actor)
        self._entries = {entry.page for entry in entries}
        wide = self.desk.language.value == "en"
        self.rail = Rail(entries, self.tr("培训台"), facts.bureau or self.tr("未启用"), wide=wide)
        self.top = TopBar(actor, self.desk.language)
        self.status = StatusBar(self.tr("本机数据库"))
        self.status.show_demo(self.tr("演示数据") if facts.demo else "")
        self.inspector = Inspector()
        self._stack = PageStack()
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.top)
        content = QHBoxLayout()
        content.setSpacing(0)
        content.addWidget(self._stack, 1)
        content.addWidget(self.inspector)
        middle.addLayout(content, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(middle, 1)
        whole = QWidget()
        whole.setObjectName("window")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self.notice = Notice(whole)
        self.jobs = JobsDrawer(self.desk.tasks, whole)
        self.notices = NoticesDrawer(self.desk, whole)
        commands = PaletteCommands(lambda: self.page, self._on_preferred, self._commands(), self)
        pages = frozenset(place.page for place in self._navigation.places() if place.open_to(actor))
        self.palette_ = Palette(self.desk, entries, whole, commands.entries, pages)

    def _commands(self) -> tuple[tuple[str, str, str, Callable[[], object]], ...]:
        """What the window itself can do: words, icon, key."""
        return (
            (self.tr("锁定"), "lock", "Ctrl+L", self.lock_asked.emit),
            (self.tr("修改口令"), "key", "", lambda: self.go(Route("settings", part="password"))),
            (self.tr("退出登录"), "logout", "", self.desk.leave),
        )

    def _connect(self) -> None:
        self.rail.chosen.connect(self._on_rail_chosen)
        self.top.went.connect(self.go)
        self.top.searched.connect(self.palette_.ask)
        self.top.jobs_asked.connect(self.jobs.toggle)
        self.top.notices_asked.connect(self.notices.toggle)
        self.notices.went.connect(self.go)
        self.notices.closed.connect(self._on_sheet_closed)
        self.notices.counted.connect(self.top.notices.show_badge)
        self.top.locked.connect(self.lock_asked)
        self.top.left.connect(self.desk.leave)
        self.top.password_asked.connect(lambda: self.go(Route("settings", part="password")))
        self.palette_.went.connect(self.go)
        self.jobs.counted.connect(lambda count: self.top.jobs.show_badge(count, "accent"))
        self.desk.changed.connect(self._on_changed)
        self.desk.failed.connect(self._on_failed)

    def _add_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+Return": self._on_primary,
            "F9": self._on_compute,
            "F5": self._on_reload,
            "F4": self.inspector.toggle,
            "Ctrl+L": self.lock_asked.emit,
            "Alt+Left": self.back,
            "Escape": self._on_escape,
        }
        for number, density in enumerate(_DENSITIES, 1):
            keys[f"Ctrl+{number}"] = partial(self._use_density, density)
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act)

    # ---- what happens ----

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()
        self.notice.place()
        self.jobs.place()
        self.notices.place()
        self.palette_.place()

    def _fit_rail(self) -> None:
        page = self._stack.currentWidget()
        crowded = self.inspector.isVisible() or (isinstance(page, Page) and page.wants_room)
        self.rail.collapse(collapsed=self.width() < _NARROW - 1 or (crowded and self.width() < _ROOMY))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.keep_geometry(self.saveGeometry())
        self.closed.emit()
        super().closeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._lists.keep()
        super().hideEvent(event)

    def _on_primary(self) -> None:
        if self._sheet is not None:
            self._sheet.confirm_button.click()
        else:
            self.page.primary()

    def _on_compute(self) -> None:
        if self._sheet is None:
            self.page.compute()

    def _on_reload(self) -> None:
        self.page.reload()

    def _use_density(self, density: Density) -> None:
        self._preferences.density = density
        theme.use(theme.scheme, density)

    def _on_preferred(self, wish: object) -> None:
        if isinstance(wish, Density):
            self._use_density(wish)
        else:
            self.preferred.emit(wish)

    def _on_sheet_closed(self) -> None:
        self._sheet = None
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_rail_chosen(self, page: str) -> None:
        """Help opens at what the page before is about."""
        self.go(Route(page, _HELP.get(self._here.page, "work") if page == "help" else ""))

    def _on_escape(self) -> None:
        if self.palette_.isVisible():
            self.palette_.hide()
        elif self._sheet is not None:
            self._sheet.dismiss()
        elif self.notices.isVisible():
            self.notices.shut()
        elif self.page.banner.isVisible():
            self.page.banner.hide()
        else:
            self.back()

    def _on_titled(self) -> None:
        page = self.page
        self.top.show_place(page.crumbs or ((page.title(), None),))

    def _on_inspected(self, widget: QWidget | None) -> None:
        self.inspector.show_content(widget)
        self._fit_rail()

    def _on_changed(self, changes: Changes) -> None:
        if self.page.concerns & changes:
            self.page.reload()

    def _on_failed(self, owner: QObject, error: Exception) -> None:
        if isinstance(error, OfficeError):
            self.page.show_error(error)
            return
        if self._sheet is not None:
            self._sheet.set_busy(busy=False)  # its work is over, whatever came of it
        self.mistaken.emit(error)
