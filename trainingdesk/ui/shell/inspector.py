"""The panel at the right: the story behind what is current in the page. F4 shows and hides it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainingdesk.ui.theme import size


class Inspector(QFrame):
    """Holds what the page gave it; hidden when that is nothing or when somebody put it away."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setFixedWidth(size("width", "inspector"))
        self._wanted = True
        self._content: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = column
        self.hide()

    def show_content(self, widget: QWidget | None) -> None:
        """Show a page's widget, or nothing."""
        if self._content is not None and self._content is not widget:
            self._column.removeWidget(self._content)
            self._content.hide()
        self._content = widget
        if widget is not None:
            self._column.addWidget(widget)
            widget.show()
        self.setVisible(self._wanted and widget is not None)

    def toggle(self) -> None:
        """Show or hide."""
        self._wanted = not self._wanted
        self.setVisible(self._wanted and self._content is not None)
