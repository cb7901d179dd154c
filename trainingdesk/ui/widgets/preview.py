"""A document beside a list: what it is, which page is shown, how large, and the very bytes below."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from trainingdesk.ui.widgets.buttons import IconButton
from trainingdesk.ui.widgets.inputs import Choice
from trainingdesk.ui.widgets.labels import ElidedLabel, Label
from trainingdesk.ui.widgets.pdf_view import PdfView
from trainingdesk.ui.widgets.states import EmptyState


class Preview(QFrame):
    """Shows a document, or says why there is none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(12, 6, 8, 6)
        self.tools.setSpacing(4)
        self._title = ElidedLabel("", "body_strong")
        self.tools.addWidget(self._title, 1)
        self._back = IconButton("chevron_left", self.tr("上一页"))
        self._page = Label("", "caption", "secondary")
        self._on = IconButton("chevron_right", self.tr("下一页"))
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self._zoom = Choice(((self.tr("适合宽度"), 0.0), ("100 %", 1.0), ("150 %", 1.5)))
        self._zoom.setAccessibleName(self.tr("显示比例"))
        self._zoom.chosen.connect(self._on_zoom_chosen)
        for part in (self._back, self._page, self._on, self._zoom):
            self.tools.addWidget(part)
        column.addLayout(self.tools)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        self.view = PdfView()
        self.view.page_changed.connect(self._on_page_changed)
        self._state = EmptyState("file", "")
        self._stack.addWidget(self._state)
        self._stack.addWidget(self.view)
        self._here = 0
        self.say("")

    @property
    def content(self) -> bytes:
        """The bytes shown; none while there is only a sentence."""
        return self.view.content

    def show_document(self, title: str, content: bytes) -> None:
        """The document's own bytes from its first page."""
        self._title.setText(title)
        self.view.show_document(content)
        self._stack.setCurrentWidget(self.view)
        self._show_tools(shown=True)

    def say(self, title: str, text: str = "", icon_name: str = "file") -> None:
        """No document, and why."""
        self._title.setText("")
        self.view.show_document(b"")
        self._state.say(icon_name, title, text)
        self._stack.setCurrentWidget(self._state)
        self._show_tools(shown=False)

    def _show_tools(self, *, shown: bool) -> None:
        for part in (self._back, self._page, self._on, self._zoom):
            part.setVisible(shown)

    def _on_zoom_chosen(self, factor: float) -> None:
        self.view.zoom(factor)

    def _turn(self, by: int) -> None:
        self.view.go_to(max(0, self._here - 1 + by))

    def _on_page_changed(self, here: int, count: int) -> None:
        self._here = here
        self._page.setText(f"{here} / {count}" if count else "")
        self._back.setEnabled(here > 1)
        self._on.setEnabled(here < count)
