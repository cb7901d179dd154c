"""Colours, type, sizes and durations of the desk, read once from the tokens; light and dark switch while running."""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from trainingdesk import paths

# TTF files of the screen; the others are for paper
_SCREEN_FACES = (
    "NotoSansSC-Regular.ttf", "NotoSansSC-Medium.ttf", "NotoSansSC-Bold.ttf", "LXGWWenKai-Regular.ttf", "HanaMinB.ttf",
)  # fmt: skip
_DEMI = 600
_NARROW_MARKS = QFont.Tag("pwid")  # in a Han face quotation marks and points are as wide as a character


class Scheme(StrEnum):
    """Which set of colours is shown."""

    LIGHT = "light"
    DARK = "dark"


class Density(StrEnum):
    """How high a table's rows are."""

    COMPACT = "compact"
    DEFAULT = "default"
    COMFORTABLE = "comfortable"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The token file: colours by scheme as ``#RRGGBB`` or ``#RRGGBBAA``, the rest in logical pixels or milliseconds."""

    colors: Mapping[str, Mapping[str, str]]
    faces: tuple[str, ...]
    type: Mapping[str, Mapping[str, float]]
    sizes: Mapping[str, Mapping[str, Any]]


@cache
def tokens() -> Tokens:
    """The shipped tokens."""
    read = tomllib.loads((_folder() / "tokens.toml").read_text(encoding="utf-8"))
    faces = read["font"]["windows" if sys.platform == "win32" else "other"]
    sizes = {name: read[name] for name in ("space", "radius", "border", "height", "width", "icon", "motion")}
    return Tokens(colors=read["color"], faces=tuple(faces), type=read["type"], sizes=sizes)


def _folder() -> Path:
    return paths.resources() / "theme"


def size(group: str, name: str) -> int:
    """A size of the tokens in logical pixels: ``size("height", "button")``."""
    return int(tokens().sizes[group][name])


def font(role: str) -> QFont:
    """The face of a role of the type scale, ``body`` or ``page_title``; sizes in pixels, no hinting."""
    of = tokens().type[role]
    face = QFont(list(tokens().faces))
    face.setPixelSize(int(of["px"]))
    face.setWeight(QFont.Weight.Bold if of["weight"] >= _DEMI else QFont.Weight.Normal)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if theme.is_latin:
        face.setFeature(_NARROW_MARKS, 1)
    return face


def load_faces(folder: Path) -> None:
    """Make the shipped faces known to Qt; a missing file leaves the system's own."""
    for name in _SCREEN_FACES:
        if (folder / name).is_file():
            QFontDatabase.addApplicationFont(str(folder / name))


class Theme(QObject):
    """The colours in use. ``changed`` tells widgets that keep pictures of their own to draw them anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scheme = Scheme.LIGHT
        self._density = Density.DEFAULT
        self.is_latin = False  # whether the words are in Latin letters, whose quotation marks are narrow

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def density(self) -> Density:
        return self._density

    @property
    def row_height(self) -> int:
        """Logical pixels of one table row."""
        return size("height", f"row_{self._density}")

    def write(self, *, latin: bool) -> None:
        """Set words in Latin letters, or in Han characters, from now on."""
        self.is_latin = latin
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setFont(font("body"))

    def color(self, name: str) -> QColor:
        """A colour of the scheme in use."""
        return color_of(self._scheme, name)

    def use(self, scheme: Scheme, density: Density | None = None) -> None:
        """Dress the whole application; open windows follow at once."""
        self._scheme = scheme
        self._density = density or self._density
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(palette_of(scheme))
            application.setFont(font("body"))
            application.setStyleSheet(style_sheet(scheme))
        self.changed.emit()


theme = Theme()


def color_of(scheme: Scheme, name: str) -> QColor:
    """A colour by its token; KeyError for one that is not in the tokens."""
    text = tokens().colors[scheme][name]
    color = QColor(text[:7])
    if len(text) == len("#RRGGBBAA"):
        color.setAlpha(int(text[7:], 16))
    return color


def palette_of(scheme: Scheme) -> QPalette:
    """What Qt's own painting uses. The chosen row is painted by the style below the delegate, in every group."""
    palette = QPalette()
    role = QPalette.ColorRole
    colors = {
        role.Window: "bg", role.WindowText: "text", role.Base: "surface", role.AlternateBase: "surface_alt",
        role.Text: "text", role.Button: "surface", role.ButtonText: "text", role.BrightText: "on_accent",
        role.Highlight: "selection", role.HighlightedText: "text", role.Link: "accent", role.LinkVisited: "accent",
        role.ToolTipBase: "tooltip", role.ToolTipText: "on_tooltip", role.PlaceholderText: "text_tertiary",
        role.Light: "surface", role.Mid: "border", role.Dark: "control_border", role.Shadow: "shadow",
        role.Accent: "accent",
    }  # fmt: skip
    for one, name in colors.items():
        palette.setColor(one, color_of(scheme, name))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, color_of(scheme, "text_disabled"))
    return palette


def style_sheet(scheme: Scheme) -> str:
    """The one style sheet, its ``$names`` filled in from the tokens."""
    names = {name: _css(color_of(scheme, name)) for name in tokens().colors[scheme]}
    names |= {f"{group}_{name}": str(value) for group, of in tokens().sizes.items() for name, value in of.items()}
    names["icons"] = _coloured_icons(scheme).as_posix()
    return Template((_folder() / "desk.qss").read_text(encoding="utf-8")).substitute(names)


_picture_folder = Path(tempfile.mkdtemp(prefix="trainingdesk-"))  # style sheets take pictures from files only
atexit.register(shutil.rmtree, _picture_folder, ignore_errors=True)


def _coloured_icons(scheme: Scheme) -> Path:
    """The icons that the style sheet names, in the colours of a scheme."""
    folder = _picture_folder / scheme
    folder.mkdir(exist_ok=True)
    wanted = {
        "chevron_down": "text_secondary", "chevron_up": "text_secondary", "calendar": "text_secondary",
        "check": "accent",
    }  # fmt: skip
    for name, color in wanted.items():
        _write_icon(folder / f"{name}.svg", name, color_of(scheme, color))
    _write_icon(folder / "check_off.svg", "check", color_of(scheme, "text_disabled"))
    for name in ("check", "minus"):
        _write_icon(folder / f"{name}_on.svg", name, color_of(scheme, "on_accent"))
    return folder


def _write_icon(file: Path, name: str, color: QColor) -> None:
    drawn = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    text = drawn.replace("currentColor", color.name()).replace('stroke-width="1.5"', 'stroke-width="2.2"')
    file.write_text(text, encoding="utf-8")


def _css(color: QColor) -> str:
    return (
        color.name()
        if color.alpha() == 255
        else f"rgba({color.red()}, {color.green()}, {color.blue()}, {color.alpha()})"
    )


def icon_size(pixels: int = 16) -> QSize:
    """A square for an icon."""
    return QSize(pixels, pixels)
