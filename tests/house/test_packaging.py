"""What an installed program needs is inside its package: every module, and every shipped resource."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE, RESOURCES, ROOT, here


def outside_packages(package: Path) -> list[Path]:
    """Folders with modules that an installer would leave out, for want of an ``__init__.py``."""
    folders = {path.parent for path in package.rglob("*.py") if "__pycache__" not in path.parts}
    return sorted(folder for folder in folders if not (folder / "__init__.py").is_file())


def test_every_module_is_in_a_package() -> None:
    assert outside_packages(PACKAGE) == []


def test_only_modules_lie_among_modules() -> None:
    others = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}]
    assert [here(path) for path in others] == [], "other files belong in resources/, from where they are shipped"


@pytest.mark.parametrize("folder", ["policies", "catalogue", "fonts"])
def test_what_the_office_opens_with_is_there(folder: str) -> None:
    assert any(path.is_file() for path in (RESOURCES / folder).rglob("*"))


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", text) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_guards_named_to_contributors_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = re.findall(r"tests/house/test_\w+\.py", text)
    assert len(named) >= 7
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_both_readmes_show_the_same_commands() -> None:
    shown = [
        [line.split("#")[0].replace("花名册", "roster").split() for line in block.splitlines()]
        for name in ("README.md", "README.zh-CN.md")
        for block in re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text("utf-8"), re.S)
    ]
    half = len(shown) // 2
    assert half >= 2
    assert shown[:half] == shown[half:]


def test_the_guard_sees_a_folder_left_out(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").touch()
    (tmp_path / "versions").mkdir()
    (tmp_path / "versions" / "first.py").touch()
    assert outside_packages(tmp_path) == [tmp_path / "versions"]
