"""Whether a hand is still on the desk: the session is kept open while there is one, and locked when there is none."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from trainingdesk.services.presence import Presence, stay
from trainingdesk.services.records import Nothing
from trainingdesk.ui.desk import Desk

_LOOK = 1000  # ms between two looks
_SAY = timedelta(seconds=60)  # how often the office hears that somebody is there
_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
        QEvent.Type.Drop,
    }
)


class IdleWatch(QObject):
    """Hears every key and every movement of the hand where the system brings it: at the window that has the focus."""

    idled = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen = self._said = desk.now()
        self._limit: timedelta | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        desk.signed_in.connect(self._on_signed_in)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._on_focus_window)

    def look(self) -> None:
        """Lock when the time is up; tell the office when somebody worked here meanwhile."""
        now = self._desk.now()
        if not self._desk.is_signed_in or self._limit is None:
            return
        if now - self._seen >= self._limit:
            self.idled.emit()
        elif now - self._said >= _SAY and self._seen > self._said:
            self._say(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS:
            self._seen = self._desk.now()
        return False

    def _on_signed_in(self) -> None:
        self._seen = self._desk.now()
        self._timer.start()
        self._say(self._seen)

    def _on_focus_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _say(self, now: datetime) -> None:
        self._said = now
        self._desk.query(self, stay, Nothing(), self._on_said)

    def _on_said(self, presence: Presence) -> None:
        self._limit = timedelta(seconds=presence.idle_after)
