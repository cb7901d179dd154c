"""Resources are found in a checkout and in an installed package; a deployment may place its folders elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingdesk import paths
from trainingdesk.settings import Settings, settings_from

DEFAULTS = Settings(Path("/defaults/data"), Path("/defaults/state"), Path("/defaults/resources"))
FOLDERS = st.text("abc数据 _-", min_size=1, max_size=12).filter(lambda name: name.strip() == name)


def test_a_checkout_shows_its_own_resources(resources: Path) -> None:
    assert paths.resources() == resources
    assert paths.fonts() == resources / "fonts"


def test_an_installed_package_carries_its_resources(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "trainingdesk"
    (package / "resources" / "policies").mkdir(parents=True)
    assert paths.resources_beside(package) == package / "resources"


def test_a_stranger_called_resources_beside_an_installed_package_is_left_alone(tmp_path: Path) -> None:
    package = tmp_path / "trainingdesk"
    package.mkdir()
    (tmp_path / "resources").mkdir()
    assert paths.resources_beside(package) == package / "resources"


def test_the_users_folders_lie_in_the_users_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert tmp_path in paths.user_data_folder().parents
    assert tmp_path in paths.user_state_folder().parents
    assert paths.user_data_folder() != paths.user_state_folder()
    assert list(tmp_path.iterdir()) == [], "asking where a folder lies must not make it"


def test_without_variables_the_defaults_hold() -> None:
    assert settings_from({}, DEFAULTS) == DEFAULTS
    assert settings_from({"TDESK_RESOURCES": " "}, DEFAULTS) == DEFAULTS


@given(data=FOLDERS, state=FOLDERS, resources=FOLDERS)
def test_each_variable_moves_its_own_folder(data: str, state: str, resources: str) -> None:
    given_folders = {"TDESK_DATA_FOLDER": data, "TDESK_STATE_FOLDER": state, "TDESK_RESOURCES": f"/{resources}"}
    settings = settings_from(given_folders, DEFAULTS)
    assert (settings.data_folder, settings.state_folder) == (Path.cwd() / data, Path.cwd() / state)
    assert settings.fonts == Path(f"/{resources}") / "fonts"


def test_a_variable_may_start_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/people/zhang")
    assert settings_from({"TDESK_DATA_FOLDER": "~/desk"}, DEFAULTS).data_folder == Path("/people/zhang/desk")
