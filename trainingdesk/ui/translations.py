"""Chinese is what the program is written in; other languages are read from Qt's own ``.ts`` files, as they are."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from trainingdesk import paths
from trainingdesk.domain.texts import Language
from trainingdesk.ui.theme import theme

_CHINA = QLocale(QLocale.Language.Chinese, QLocale.Country.China)


class TsTranslator(QTranslator):
    """Answers from the messages of a folder of ``.ts`` files, so that no compiler stands between text and window."""

    def __init__(self, messages: Mapping[tuple[str, str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages

    def isEmpty(self) -> bool:
        return not self._messages

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:  # pragma: no cover - called by Qt
        return self._messages.get((sourceText, disambiguation or ""))


def messages_of(folder: Path) -> dict[tuple[str, str], str]:
    """(source, comment) to translation of every finished message in a folder's ``.ts`` files."""
    found: dict[tuple[str, str], str] = {}
    for file in sorted(folder.glob("*.ts")):
        for message in ET.parse(file).iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None and translation.text:
                found[message.findtext("source", ""), message.findtext("comment", "")] = translation.text
    return found


def speak(language: Language, owner: QObject) -> QTranslator | None:
    """Install the language's translator for the running application; None for Chinese."""
    theme.write(latin=language is not Language.ZH)
    QLocale.setDefault(_CHINA if language is Language.ZH else QLocale(QLocale.Language.English))
    if language is Language.ZH:
        return None
    translator = TsTranslator(messages_of(paths.resources() / "translations" / language.value), owner)
    QCoreApplication.installTranslator(translator)
    return translator
