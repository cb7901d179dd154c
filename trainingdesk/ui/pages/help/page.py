"""Short pages that come with the program: what to do by role, keys, what findings mean, words of the field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser

from trainingdesk import paths
from trainingdesk.domain.texts import TEXTS, Language
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.page import Page
from trainingdesk.ui.pages.help.dress import dress
from trainingdesk.ui.theme import font, theme
from trainingdesk.ui.widgets.columns import Column
from trainingdesk.ui.widgets.labels import Label, card
from trainingdesk.ui.widgets.record_table import RecordTable

_SIDE = 240
_FIELD = re.compile(r"\{[a-z_]+\}")
_FOUND_IN_FILES = ("import.", "identity.", "roster.", "attendance.", "results.", "awards.", "certificate.", "claim.")


@dataclass(frozen=True, slots=True)
class HelpText:
    """One page: its name, heading and Markdown."""

    name: str
    title: str
    text: str


class HelpPage(Page):
    """Topics at the left, the text at the right; nothing is fetched from anywhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header(Label(self.title(), "page_title"))
        columns: tuple[Column[HelpText], ...] = (
            Column("title", self.tr("主题"), lambda row: row.title, 200, stretch=True),
        )
        self.topics: RecordTable[HelpText] = RecordTable(columns, lambda row: row.name, self.tr("主题"))
        self.topics.horizontalHeader().hide()
        self.topics.current_changed.connect(self._on_chosen)
        self.browser = QTextBrowser()
        self.browser.setAccessibleName(self.tr("帮助内容"))
        self.browser.setOpenLinks(False)
        self.browser.anchorClicked.connect(self._on_link)
        self.browser.setFont(font("body"))
        self.browser.document().setDocumentMargin(0)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(_framed(self.topics, _SIDE, 4))
        row.addWidget(_framed(self.browser, 0, 20), 1)
        self.column.addLayout(row, 1)
        theme.changed.connect(self._on_theme_changed)

    def title(self) -> str:
        return self.tr("帮助")

    def reload(self) -> None:
        """The topics of the language; a key opens one of them."""
        self.topics.show_records(tuple(help_texts(paths.resources() / "help", self.desk.language)))
        self.topics.go_to(self.key or self.topics.current_key() or self.topics.records.records[0].name)
        self.topics.setFocus()

    def _on_chosen(self, topic: HelpText) -> None:
        self.browser.setMarkdown(topic.text)
        dress(self.browser.document())
        self.browser.verticalScrollBar().setValue(0)

    def _on_link(self, url: QUrl) -> None:
        """A name leads to another topic; anything else is the browser's."""
        name = url.path().removesuffix(".md")
        if self.topics.records.row_of(name) >= 0:
            self.topics.go_to(name)
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)

    def _on_theme_changed(self) -> None:
        topic = self.topics.current()
        if topic is not None:
            self._on_chosen(topic)


def help_texts(folder: Path, language: Language) -> Iterator[HelpText]:
    """The pages of a language in the order of their file names, then every code with what it says and what helps."""
    for file in sorted((folder / language.value).glob("*.md")):
        text = file.read_text(encoding="utf-8")
        yield HelpText(file.stem.partition("-")[2], text.lstrip("# ").split("\n", maxsplit=1)[0], text)
    glossary = (folder / "glossary.md").read_text(encoding="utf-8")
    title = "术语表" if language is Language.ZH else "Glossary"
    yield HelpText("glossary", title, glossary.replace("# Glossary · 术语表", f"# {title}"))
    title = "问题代码" if language is Language.ZH else "Codes"
    yield HelpText("codes", title, f"# {title}\n\n" + "\n\n".join(_codes(language)))


def _codes(language: Language) -> Iterator[str]:
    for code, wording in sorted(TEXTS.items()):
        if code.startswith(_FOUND_IN_FILES):
            text, remedy = (
                (wording.zh, wording.remedy_zh) if language is Language.ZH else (wording.en, wording.remedy_en)
            )
            yield f"**{code}**  \n{_plain(text)} {_plain(remedy)}".rstrip()


def _plain(text: str) -> str:
    return _FIELD.sub("…", text).replace("*", "\\*").replace("<", "&lt;")


def _framed(widget: QTextBrowser | RecordTable[HelpText], width: int, margin: int) -> QFrame:
    frame = card()
    if width:
        frame.setFixedWidth(width)
    row = QHBoxLayout(frame)
    row.setContentsMargins(max(1, margin if width == 0 else 1), margin, 1, margin)
    row.addWidget(widget)
    return frame
