"""Where things lie on this machine: what ships with the program, and the folders that belong to its user."""

from __future__ import annotations

from pathlib import Path

import platformdirs

APP = "TrainingDesk"
_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of policies, catalogues and fonts: the checkout's while working in one, else inside the package."""
    return resources_beside(_PACKAGE)


def resources_beside(package: Path) -> Path:
    """The same for a package that lies at ``package``. An editable install does not map the checkout's folder."""
    checkout = package.parent
    if (checkout / "setup.cfg").is_file() and (checkout / "resources").is_dir():
        return checkout / "resources"
    return package / "resources"


def fonts() -> Path:
    """The folder of font files, built by ``make setup`` and shipped in the wheel."""
    return resources() / "fonts"


def user_data_folder() -> Path:
    """Where this user's database lies unless another is named; not made here."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def user_state_folder() -> Path:
    """Where the program remembers things about this machine, apart from the database; not made here."""
    return Path(platformdirs.user_state_dir(APP, appauthor=False))
