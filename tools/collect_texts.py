"""Brings the translation files in line with the words in the window: new ones are added unfinished, old ones go.

Every ``self.tr("…")`` takes a literal. Words are grouped in one file a room: a page's folder, or ``desk`` for the rest.
"""

from __future__ import annotations

import ast
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UI = ROOT / "trainingdesk" / "ui"
TRANSLATIONS = ROOT / "resources" / "translations"
Key = tuple[str, str]  # source, comment


def rooms() -> dict[str, set[Key]]:
    """The words of each room."""
    found: dict[str, set[Key]] = {}
    for file in sorted(UI.rglob("*.py")):
        parts = file.relative_to(UI).parts
        room = parts[1] if parts[0] == "pages" and len(parts) > 2 else parts[0] if len(parts) > 1 else "desk"
        found.setdefault(room, set()).update(words_of(ast.parse(file.read_text(encoding="utf-8"))))
    return {room: words for room, words in found.items() if words}


def words_of(tree: ast.AST) -> Iterator[Key]:
    """What ``tr`` is asked for; ValueError for anything but literals, which nobody could translate."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
            texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if not node.args or len(texts) != len(node.args) or not all(isinstance(text, str) for text in texts):
                raise ValueError(f"line {node.lineno}: tr takes literals")
            yield str(texts[0]), str(texts[1]) if len(texts) > 1 else ""


def known(folder: Path) -> dict[Key, str]:
    """What a language says so far."""
    found: dict[Key, str] = {}
    for file in sorted(folder.glob("*.ts")):
        for message in ET.parse(file).iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None and translation.text:
                found[message.findtext("source", ""), message.findtext("comment", "")] = translation.text
    return found


def written(language: str, room: str, words: set[Key], said: dict[Key, str]) -> str:
    """One file, its messages in order of their source."""
    tree = ET.Element("TS", version="2.1", language=language, sourcelanguage="zh_CN")
    context = ET.SubElement(tree, "context")
    ET.SubElement(context, "name").text = room
    for source, comment in sorted(words):
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        if comment:
            ET.SubElement(message, "comment").text = comment
        translation = ET.SubElement(message, "translation")
        if (source, comment) in said:
            translation.text = said[source, comment]
        else:
            translation.set("type", "unfinished")
    ET.indent(tree)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(tree, encoding="unicode") + "\n"


def main() -> int:
    """Rewrite the files of every language; 1 when something has no translation yet."""
    open_ends = 0
    for folder in sorted(path for path in TRANSLATIONS.iterdir() if path.is_dir()):
        said = known(folder)
        now = rooms()
        for file in folder.glob("*.ts"):
            if file.stem not in now:
                file.unlink()
        for room, words in now.items():
            (folder / f"{room}.ts").write_text(written(folder.name, room, words, said), encoding="utf-8")
            missing = sorted(words - said.keys())
            open_ends += len(missing)
            for source, comment in missing:
                print(f"{folder.name}/{room}: {source}{f' ({comment})' if comment else ''}")
    return 1 if open_ends else 0


if __name__ == "__main__":
    sys.exit(main())
