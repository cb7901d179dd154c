"""The drawer under the bell: what concerns this person since they last looked, each with the way to it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.texts import Language
from trainingdesk.services.notices import NoticeKind, NoticeRow, Notices, SeeNotices, list_notices, see_notices
from trainingdesk.services.office import OFFICE_ZONE
from trainingdesk.services.records import Nothing
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.page import Route
from trainingdesk.ui.terms import day_text, named
from trainingdesk.ui.theme import theme
from trainingdesk.ui.widgets.cell_paint import draw_text
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.states import EmptyState

_WIDTH, _ROW, _MOST_ROWS = 440, 62, 8
_FRESH = 60_000  # ms; who goes from page to page does not ask at every step
_CONCERNS = Changes.CLAIMS | Changes.VOUCHERS | Changes.INSTITUTIONS | Changes.CLASSES | Changes.CERTIFICATES
_LOOKS = {
    NoticeKind.RETURNED: ("return", "warning"),
    NoticeKind.REJECTED: ("forbidden", "danger"),
    NoticeKind.VOUCHER_RETURNED: ("return", "warning"),
    NoticeKind.VOUCHER_REFUSED: ("forbidden", "danger"),
    NoticeKind.CLAIM_DUE: ("clock", "warning"),
    NoticeKind.SCOPE_ENDS: ("calendar", "warning"),
    NoticeKind.CERTIFICATION_ENDS: ("calendar", "danger"),
    NoticeKind.POLICY: ("book", "info"),
}
_PAGES = {
    NoticeKind.RETURNED: "claim",
    NoticeKind.REJECTED: "claim",
    NoticeKind.VOUCHER_RETURNED: "review",
    NoticeKind.VOUCHER_REFUSED: "claim",
    NoticeKind.CLAIM_DUE: "class",
    NoticeKind.SCOPE_ENDS: "institution",
    NoticeKind.CERTIFICATION_ENDS: "institution",
    NoticeKind.POLICY: "policies",
}


class NoticeButton(QAbstractButton):
    """One notice: what, of what, who said what, and when; a dot where it is new."""

    def __init__(self, row: NoticeRow, said: str, language: Language) -> None:
        super().__init__()
        self.row = row
        subject = row.subject.zh if language is Language.ZH else row.subject.en
        self._kind, self._subject, self._said = named(row.kind, language), subject, said
        self._when = row.at.astimezone(OFFICE_ZONE).strftime("%m-%d %H:%M" if row.day is None else "%m-%d")
        state = self.tr("未读") if row.is_new else ""
        self.setAccessibleName(" ".join(filter(None, (state, self._kind, subject, said, self._when))))
        self.setToolTip("\n".join(filter(None, (subject, said))))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_ROW)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH - 2, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(16, self.height() - 1, self.width() - 32, 1), theme.color("divider"))
        area = QRectF(self.rect()).adjusted(6, 2, -6, -3)
        painter.setPen(QPen(theme.color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 6, 6)
        icon_name, tone = _LOOKS[self.row.kind]
        draw_icon(painter, icon_name, QRectF(16, 11, 18, 18), theme.color(tone))
        role = "body_strong" if self.row.is_new else "body"
        draw_text(painter, QRectF(46, 8, self.width() - 146, 22), self._kind, role, "text")
        right = QRectF(self.width() - 104, 8, 80, 22)
        draw_text(painter, right, self._when, "caption", "text_secondary", right=True)
        if self.row.is_new:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(QRectF(self.width() - 18, 15, 7, 7))
        words = f"{self._subject}　{self._said}" if self._said else self._subject
        draw_text(painter, QRectF(46, 32, self.width() - 62, 20), words, "caption", "text_secondary")


class NoticesDrawer(QFrame):
    """Asks again when something was written that it tells of, and when somebody goes on after a while; never by
    itself, for a question keeps the session open.
    """

    counted = Signal(int)
    went = Signal(object)  # Route
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setFixedWidth(_WIDTH)
        self._desk = desk
        self._rows: tuple[NoticeRow, ...] = ()
        self._asked = QElapsedTimer()
        self.setAccessibleName(self.tr("通知"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 6)
        column.setSpacing(4)
        head = Label(self.tr("通知"), "section")
        head.setContentsMargins(15, 0, 0, 4)
        column.addWidget(head)
        self.none = EmptyState("bell", self.tr("没有新通知"), self.tr("退回、到期和新政策会出现在这里。"))
        column.addWidget(self.none)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        content = QWidget()
        content.setObjectName("scrolled")
        content.setLayout(self._list)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        self._scroll.setAccessibleName(self.tr("通知"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its notices have it
        column.addWidget(self._scroll)
        desk.changed.connect(self._on_changed)
        self.hide()
        self.ask()

    def toggle(self) -> None:
        """Open the list, which is seen by that, or close it."""
        if self.isVisible():
            self.shut()
            return
        self._show_rows()
        self.show()
        self.place()
        self.raise_()
        self._focus_first()
        self._desk.query(self, list_notices, Nothing(), self._on_opened, failed=_unheard)

    def shut(self) -> None:
        """Close the list, and give the focus back."""
        self.hide()
        self.closed.emit()

    def refresh(self) -> None:
        """Somebody goes on working: ask again if the last answer is old."""
        if not self._asked.isValid() or self._asked.elapsed() > _FRESH:
            self.ask()

    def ask(self) -> None:
        """What is new now."""
        self._asked.start()
        self._desk.query(self, list_notices, Nothing(), self._on_listed, failed=_unheard)

    def buttons(self) -> list[NoticeButton]:
        """The notices shown."""
        places = (self._list.itemAt(place) for place in range(self._list.count()))
        widgets = [item.widget() for item in places if item is not None]
        return [widget for widget in widgets if isinstance(widget, NoticeButton)]

    def place(self) -> None:
        """Stand under the top bar, at the right."""
        parent = self.parentWidget()
        if parent is not None:
            rows = min(len(self._rows), _MOST_ROWS, max(1, (parent.height() - 160) // _ROW))
            self._scroll.setFixedHeight(rows * _ROW)
            self.adjustSize()
            self.move(parent.width() - _WIDTH - 16, 52)

    # ---- answers ----

    def _on_listed(self, found: Notices) -> None:
        self._rows = found.rows
        self.counted.emit(sum(row.is_new for row in found.rows))
        if self.isVisible():
            self._show_rows()
            self.place()

    def _on_opened(self, found: Notices) -> None:
        """What was new stays marked while the list is open."""
        changed = found.rows != self._rows
        self._rows = found.rows
        if changed and self.isVisible():
            self._show_rows()
            self.place()
            self._focus_first()
        self.counted.emit(0)
        if any(row.is_new for row in found.rows):
            self._desk.act(self, see_notices, SeeNotices(found.at), failed=_unheard)

    def _on_changed(self, changes: Changes) -> None:
        if changes & _CONCERNS and not self.isVisible():
            self.ask()

    # ---- showing ----

    def _focus_first(self) -> None:
        buttons = self.buttons()
        (buttons[0] if buttons else self).setFocus(Qt.FocusReason.PopupFocusReason)

    def _show_rows(self) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.none.setVisible(not any(row.is_new for row in self._rows))
        for row in self._rows:
            button = NoticeButton(row, self._said(row), self._desk.language)
            button.clicked.connect(lambda _=False, one=row: self._on_chosen(one))
            button.installEventFilter(self)
            self._list.addWidget(button)
        self._list.addStretch(1)
        self._scroll.setVisible(bool(self._rows))

    def _said(self, row: NoticeRow) -> str:
        if row.day is None:
            return row.said
        if row.kind is NoticeKind.POLICY:
            return self.tr("自 {day} 起").format(day=day_text(row.day))
        return self.tr("到 {day} 为止").format(day=day_text(row.day))

    def _on_chosen(self, row: NoticeRow) -> None:
        self.hide()
        self.went.emit(Route(_PAGES[row.kind], row.key))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The notice with the focus is in sight."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)


def _unheard(error: Exception) -> None:
    """The bell says nothing then; the next question may be answered."""
