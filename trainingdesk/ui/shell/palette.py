"""The palette: one field that finds commands, pages and records, by Chinese, pinyin or initials."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import VoucherState
from trainingdesk.services.search import Found, Hit, HitKind, SearchOffice, search_office
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.page import Route
from trainingdesk.ui.shell.palette_list import PaletteEntry, PaletteGroup, PaletteList, draw_cap
from trainingdesk.ui.shell.palette_match import match
from trainingdesk.ui.shell.rail import RailEntry
from trainingdesk.ui.terms import named
from trainingdesk.ui.theme import font, size, theme
from trainingdesk.ui.widgets.cell_paint import draw_text
from trainingdesk.ui.widgets.inputs import LineEdit
from trainingdesk.ui.widgets.labels import Label, rule

_SETTLE = 150  # ms without a key before the office is asked
_HEIGHT = 560
_MOST = 5  # hits of a kind
_ICONS = {
    HitKind.PERSON: "person",
    HitKind.CLASS: "class",
    HitKind.CLAIM: "claim",
    HitKind.VOUCHER: "yuan",
    HitKind.CERTIFICATE: "award",
    HitKind.INSTITUTION: "building",
}
_PAGES = {
    HitKind.PERSON: "person",
    HitKind.CLASS: "class",
    HitKind.CLAIM: "claim",
    HitKind.VOUCHER: "printing",
    HitKind.CERTIFICATE: "certificates",
    HitKind.INSTITUTION: "institution",
}


class _KeyLine(QWidget):
    """What the keys do here."""

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = tuple(keys)
        self.setFixedHeight(28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 8.0
        for key, words in self._keys:
            cap = QFontMetricsF(font("caption")).horizontalAdvance(key) + 12
            draw_cap(painter, key, left + cap, self.height() / 2)
            width = QFontMetricsF(font("caption")).horizontalAdvance(words)
            area = QRectF(left + cap + 8, 0, width + 2, self.height())
            draw_text(painter, area, words, "caption", "text_secondary")
            left += cap + width + 24


class Palette(QWidget):
    """Covers the window while open; Enter goes, Tab leads to the next group, Esc closes."""

    went = Signal(object)

    def __init__(
        self,
        desk: Desk,
        entries: Sequence[RailEntry],
        parent: QWidget,
        commands: Callable[[], Sequence[PaletteEntry]] = tuple,
        pages: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self._desk, self._entries = desk, tuple(entries)
        self._commands, self._pages = commands, pages
        self._found = Found(())
        self._offered: tuple[PaletteEntry, ...] = ()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SETTLE)
        self._wait.timeout.connect(self._on_settled)
        self._frame = QFrame(self)
        self._frame.setObjectName("sheet")
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(8, 4, 8, 6)
        column.setSpacing(4)
        self.field = LineEdit(self.tr("搜索学员、班级、申领单，或输入命令"), icon_name="search", hint="Esc")
        self.field.setProperty("bare", True)
        self.field.setAccessibleName(self.tr("搜索"))
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.list = PaletteList()
        self.list.setAccessibleName(self.tr("搜索结果"))
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemClicked.connect(self._on_activated)
        self._count = Label("", "caption", "secondary")
        foot = QHBoxLayout()
        keys = (("↑↓", self.tr("选择")), ("⏎", self.tr("执行")), ("Tab", self.tr("下一组")), ("Esc", self.tr("关闭")))
        foot.addWidget(_KeyLine(keys), 1)
        foot.addWidget(self._count)
        for part in (self.field, rule(), self.list, rule()):
            column.addWidget(part)
        column.addLayout(foot)
        self.hide()

    def ask(self) -> None:
        """Open with an empty field."""
        self._offered = tuple(self._commands())
        self._found = Found(())
        self.field.clear()
        self._show_all()
        self.place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def settle(self) -> None:
        """Ask the office now, without waiting for another key."""
        self._wait.stop()
        self._on_settled()

    def place(self) -> None:
        """Cover the window."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
            width = min(size("width", "palette"), self.width() - 48)
            height = min(_HEIGHT, self.height() - 144)
            self._frame.setGeometry((self.width() - width) // 2, 96, width, height)

    # ---- Qt's side ----

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("scrim"))
        painter.setPen(Qt.PenStyle.NoPen)
        shadow = theme.color("shadow")
        shadow.setAlpha(4)
        painter.setBrush(shadow)
        area = QRectF(self._frame.geometry()).translated(0, 8)
        for ring in range(14, 0, -1):
            painter.drawRoundedRect(area.adjusted(-ring, -ring, ring, ring), 12 + ring, 12 + ring)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps: dict[int, Callable[[], None]] = {
                Qt.Key.Key_Down: partial(self.list.step, 1),
                Qt.Key.Key_Up: partial(self.list.step, -1),
                Qt.Key.Key_Tab: self.list.next_group,
                Qt.Key.Key_Return: self._choose_current,
                Qt.Key.Key_Enter: self._choose_current,
                Qt.Key.Key_Escape: self.hide,
            }
            act = steps.get(event.key())
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    # ---- what is found ----

    def _on_text_changed(self) -> None:
        self._found = Found(())
        self.list.forget_move()
        self._wait.start()
        self._show_all()

    def _on_settled(self) -> None:
        text = self.field.text().strip()
        if text and self.isVisible():
            order = SearchOffice(text, _MOST)
            self._desk.query(self, search_office, order, partial(self._on_found, text), failed=self._on_failed)

    def _on_found(self, text: str, found: Found) -> None:
        if text == self.field.text().strip():
            self._found = found
            self._show_all()

    def _on_failed(self, _error: Exception) -> None:
        """Pages and commands are still there; the search can be typed again."""
        self._found = Found(())

    def _show_all(self) -> None:
        typed = self.field.text().strip()
        groups = [
            PaletteGroup(self.tr("命令"), _matching(self._offered, typed)),
            PaletteGroup(self.tr("页面"), _matching(self._places(), typed)),
        ]
        groups += [self._group(group.kind, group.hits, typed) for group in self._found.groups]
        if typed and "people" in self._pages:
            groups.append(PaletteGroup(self.tr("全部数据"), (self._everybody(typed),)))
        self.list.show_groups(tuple(groups))
        count = sum(len(group.entries) for group in groups)
        self._count.setText(self.tr("{count} 条结果").format(count=count))

    def _places(self) -> tuple[PaletteEntry, ...]:
        return tuple(
            PaletteEntry(entry.text, entry.icon_name, partial(self.went.emit, Route(entry.page)), key=entry.key)
            for entry in self._entries
        )

    def _group(self, kind: HitKind, hits: Sequence[Hit], typed: str) -> PaletteGroup:
        entries = tuple(self._hit(kind, hit, typed) for hit in hits) if _PAGES[kind] in self._pages else ()
        return PaletteGroup(named(kind, self._desk.language), entries)

    def _hit(self, kind: HitKind, hit: Hit, typed: str) -> PaletteEntry:
        state = hit.state_zh if self._desk.language is Language.ZH else hit.state_en
        route = Route(_PAGES[kind], hit.key, "voucher" if kind is HitKind.VOUCHER else "")
        if kind is HitKind.VOUCHER and hit.state_zh == VoucherState.ISSUED.zh and "finance" in self._pages:
            route = Route("finance", hit.key)  # it waits for this person's decision
        return PaletteEntry(
            hit.title,
            _ICONS[kind],
            partial(self.went.emit, route),
            note="·".join(filter(None, (hit.subtitle, state))),
            marked=match(hit.title, typed) or (0, 0),
        )

    def _everybody(self, typed: str) -> PaletteEntry:
        text = self.tr("在全部学员中搜索“{text}”").format(text=typed)
        return PaletteEntry(text, "search", partial(self.went.emit, Route("people", typed)))

    # ---- choosing ----

    def _choose_current(self) -> None:
        entry = self.list.entry()
        if entry is not None and entry.enabled:
            self.hide()
            entry.act()

    def _on_activated(self, item: QListWidgetItem) -> None:
        entry = self.list.entry_of(item)
        if entry is not None and entry.enabled:
            self.hide()
            entry.act()


def _matching(entries: Sequence[PaletteEntry], typed: str) -> tuple[PaletteEntry, ...]:
    found = ((entry, match(entry.text, typed)) for entry in entries)
    return tuple(replace(entry, marked=at) for entry, at in found if at is not None)
