"""``tdesk doctor``: whether this machine has what the program needs; changes nothing."""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from trainingdesk import __version__
from trainingdesk.bootstrap import database_path, deployment, occupations, shipped_book, workdays
from trainingdesk.cli.columns import table
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.desk import office_options
from trainingdesk.cli.output import answer
from trainingdesk.documents.fonts import FontShelf
from trainingdesk.domain.errors import OfficeError
from trainingdesk.domain.system_reasons import system_reason

_LOW_DISK = 200 * 1024 * 1024  # bytes
_NAME = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its code and name, whether it is as it should be, and what was found."""

    code: str
    name: str
    good: bool
    found: str


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Exit 1 when something is missing."""
    checks = [look(counter) for look in (_program, _packages, _fonts, _resources, _folder, _disk)]
    head = counter.choose("项目 结果 说明", "Check Result Found").split()
    results = (counter.choose("异常", "bad"), counter.choose("正常", "good"))
    rows = [(check.name, results[check.good], check.found) for check in checks]
    answer(counter, table(head, rows), good=all(check.good for check in checks), checks=checks)
    return 0 if all(check.good for check in checks) else 1


def _program(counter: Counter) -> Check:
    found = f"TrainingDesk {__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}"
    return Check("program", counter.choose("程序", "Program"), sys.version_info >= (3, 11), found)


def _packages(counter: Counter) -> Check:
    name = counter.choose("程序库", "Packages")
    lacking = sorted(package for package in _needed() if not _is_there(package))
    return Check("packages", name, not lacking, ", ".join(lacking) or counter.choose("齐全", "all there"))


def _needed() -> Iterator[str]:
    for requirement in metadata.requires("trainingdesk") or ():
        named = _NAME.match(requirement)
        if named is not None and "extra ==" not in requirement:
            yield named[0]


def _is_there(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def _fonts(counter: Counter) -> Check:
    def look() -> str:
        FontShelf(deployment().fonts)
        return str(deployment().fonts)

    return _loaded(counter, "fonts", counter.choose("字体", "Fonts"), look)


def _resources(counter: Counter) -> Check:
    def look() -> str:
        packs, listed, days = len(shipped_book().packs), len(occupations()), workdays()
        last = max(days.years)
        return counter.choose(
            f"政策包 {packs}，职业 {listed}，节假日到 {last} 年", f"{packs} packs, {listed} occupations, days to {last}"
        )

    return _loaded(counter, "resources", counter.choose("政策与目录", "Policies, catalogues"), look)


def _loaded(counter: Counter, code: str, name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(code, name, True, look())
    except OfficeError as error:
        return Check(code, name, False, counter.sentence(error.code, **error.params))
    except OSError as error:
        params = {"name": str(error.filename), "why": system_reason(error)}
        return Check(code, name, False, counter.sentence("office.upload_failed", **params))


def _folder(counter: Counter) -> Check:
    folder = _existing(counter)
    writable = os.access(folder, os.W_OK)
    told = counter.choose("可写", "can be written") if writable else counter.choose("不可写", "cannot be written")
    return Check("folder", counter.choose("数据文件夹", "Data folder"), writable, f"{folder} {told}")


def _disk(counter: Counter) -> Check:
    free = shutil.disk_usage(_existing(counter)).free
    found = counter.choose(f"剩余 {free // 2**20:,} MB", f"{free // 2**20:,} MB free")
    return Check("disk", counter.choose("磁盘", "Disk"), free > _LOW_DISK, found)


def _existing(counter: Counter) -> Path:
    """The database's folder, or the nearest above it that is there: it is made when an office is opened."""
    folder = database_path(office_options(counter).database).parent
    return next(place for place in (folder, *folder.parents) if place.is_dir())
