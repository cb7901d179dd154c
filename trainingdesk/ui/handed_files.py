"""Files on their way from one page to another: as uploads in the key of a route; and the dialogs that ask for files."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from trainingdesk.services.office import Upload

_pasted = TemporaryDirectory(prefix="trainingdesk-paste-")  # what was pasted is handed over as a file, like all else


def key_of(uploads: Sequence[Upload]) -> str:
    """Uploads as the key of a route."""
    return json.dumps([[one.digest, one.name, one.size] for one in uploads], ensure_ascii=False)


def uploads_of(key: str) -> tuple[Upload, ...]:
    """The uploads that a route's key names; none for another key."""
    return tuple(Upload(digest, name, size) for digest, name, size in json.loads(key)) if key.startswith("[") else ()


def local_files(content: QMimeData) -> tuple[Path, ...]:
    """The files that somebody dropped or copied."""
    paths = (Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.is_file())


def pasted_files(content: QMimeData, name: str) -> tuple[Path, ...]:
    """Copied files, or a copied piece of a sheet as a file of its own; none for anything else."""
    files = local_files(content)
    if files or not content.hasText() or "\t" not in content.text():
        return files
    path = Path(_pasted.name) / f"{name}.csv"
    path.write_text(content.text(), encoding="utf-8")
    return (path,)


class FileCatcher(QObject):
    """Lets files be dropped on a widget; ``hovered`` tells when some are over it."""

    dropped = Signal(object)  # tuple[Path, ...]
    hovered = Signal(bool)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and local_files(event.mimeData()):
            event.acceptProposedAction()
            self.hovered.emit(True)
            return True
        if event.type() is QEvent.Type.DragLeave:
            self.hovered.emit(False)
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            self.hovered.emit(False)
            event.acceptProposedAction()
            self.dropped.emit(local_files(event.mimeData()))
            return True
        return super().eventFilter(watched, event)


def ask_files(parent: QWidget, title: str, kinds: str, then: Callable[[tuple[Path, ...]], None]) -> None:
    """Let somebody choose files; nothing happens when they do not."""
    dialog = QFileDialog(parent, title, "", f"{kinds} (*.xlsx *.xlsm *.xls *.csv *.txt)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: then(tuple(Path(name) for name in names)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_place(parent: QWidget, title: str, name: str, then: Callable[[Path], None]) -> None:
    """Let somebody choose where a file is saved."""
    dialog = QFileDialog(parent, title, name, f"*{Path(name).suffix}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def write_file(path: Path, content: bytes) -> bool:
    """Whether the bytes could be written where somebody asked for them."""
    try:
        path.write_bytes(content)
    except OSError:
        return False
    return True
