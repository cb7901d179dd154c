"""At 1280 × 720 every page has room for its words, in either language: nothing is cut that has no second place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from tests.ui.conftest import Sit
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.ui.main_window import MainWindow
from trainingdesk.ui.shell.bars import SearchButton
from trainingdesk.ui.theme import font
from trainingdesk.ui.widgets.buttons import Button
from trainingdesk.ui.widgets.inputs import Segments
from trainingdesk.ui.widgets.labels import Chip, ElidedLabel, Label
from trainingdesk.ui.widgets.record_table import RecordTable

WIDTH, HEIGHT = 1280, 720
LAYOUTS = 5  # turns of the loop until words that came last have moved their neighbours
PLACES = {
    Role.INSTITUTION_CLERK: (
        ("workbench", "", ""), ("classes", "", ""), ("class_new", "", "copy"), ("class", "JX2026-01", "trainees"),
        ("class", "JX2026-01", "attendance"), ("class", "JX2026-01", "results"), ("claims", "", ""),
        ("claim", "SL2026-000001", ""),
    ),
    Role.HR_REVIEWER: (
        ("review", "", ""), ("people", "", ""), ("person", "1", ""), ("printing", "", ""), ("institutions", "", ""),
    ),
    Role.FINANCE_REVIEWER: (("finance", "", ""),),
    Role.CERTIFICATE_OFFICER: (("certificates", "", ""),),
    Role.ADMINISTRATOR: (("users", "", ""),),
    Role.AUDITOR: (("policies", "", ""), ("audit", "", ""), ("settings", "", ""), ("help", "", "")),
}  # fmt: skip


def cut(window: MainWindow) -> Iterator[str]:
    """What has less room than its words take."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, Label) and not isinstance(widget, ElidedLabel) and not widget.wordWrap():
            lines = widget.text().split("\n")
            needed = max(QFontMetricsF(widget.font()).horizontalAdvance(line) for line in lines)
            if needed > widget.contentsRect().width() + 1:
                yield f"label {widget.text()}"
        elif isinstance(widget, Button | Chip | Segments | QCheckBox) and widget.width() < widget.sizeHint().width():
            yield f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()}"
        elif isinstance(widget, SearchButton):
            if QFontMetricsF(font("body")).horizontalAdvance(widget.text()) > widget.width() - 108:
                yield f"search {widget.text()}"
        elif isinstance(widget, RecordTable):
            yield from cut_titles(widget)


def cut_titles(table: RecordTable[object]) -> Iterator[str]:
    """Headings of columns that end in an ellipsis."""
    header = table.horizontalHeader()
    for number, column in enumerate(table.records.columns):
        room = header.sectionSize(number) - 24
        needed = QFontMetricsF(font("table_header")).horizontalAdvance(column.title)
        if header.isVisible() and not header.isSectionHidden(number) and column.title and needed > room + 0.5:
            yield f"heading {column.title}"


def wanted(window: MainWindow) -> int:
    """Logical pixels that the page shown takes at least, with what stands beside it."""
    beside = [window.rail.width()] + [window.inspector.width()] * window.inspector.isVisible()
    return window.page.minimumSizeHint().width() + sum(beside)


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_cut(sit: Sit, language: Language) -> None:
    sitting = sit(language)
    found: dict[str, list[str]] = {}
    for role, places in PLACES.items():
        window = sitting.sign_in(role)
        window.resize(WIDTH, HEIGHT)
        for page, key, part in places:
            sitting.go(page, key, part)
            for _ in range(LAYOUTS):
                QApplication.processEvents()
            words = list(cut(window))
            if wanted(window) > WIDTH:
                words.append(f"it wants {wanted(window)}")
            if words:
                found[f"{page} {part}".strip()] = words
        sitting.desk.leave()
        sitting.settle()
    assert found == {}
