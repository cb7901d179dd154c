"""What a deployment may place elsewhere: the folders for data, state and resources, from variables over defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Absolute folders. ``resources`` holds policies, catalogues and, in ``fonts``, the font files."""

    data_folder: Path
    state_folder: Path
    resources: Path

    @property
    def fonts(self) -> Path:
        """The folder of font files."""
        return self.resources / "fonts"


def settings_from(environ: Mapping[str, str], defaults: Settings) -> Settings:
    """``TDESK_DATA_FOLDER``, ``TDESK_STATE_FOLDER`` and ``TDESK_RESOURCES`` over the defaults; empty is not set."""
    return Settings(
        data_folder=_folder(environ, "TDESK_DATA_FOLDER", defaults.data_folder),
        state_folder=_folder(environ, "TDESK_STATE_FOLDER", defaults.state_folder),
        resources=_folder(environ, "TDESK_RESOURCES", defaults.resources),
    )


def _folder(environ: Mapping[str, str], name: str, default: Path) -> Path:
    given = environ.get(name, "").strip()
    return Path(given).expanduser().absolute() if given else default
