"""``tdesk doctor``: whether this machine has what the program needs; changes nothing."""

from __future__ import annotations

import argparse
import platform
import shutil
import sys
from dataclasses import dataclass

from trainingdesk import paths
from trainingdesk.bootstrap import database_path, occupations, shipped_book, workdays
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer, table
from trainingdesk.documents.fonts import FontShelf
from trainingdesk.domain.errors import OfficeError

_LOW_DISK = 200 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``told`` says what was found."""

    name: str
    good: bool
    told: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No words of its own."""


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Exit 1 when something is missing."""
    checks = [_python(), _fonts(counter), _resources(counter), _disk(counter)]
    head = counter.choose("项目 结果 说明", "Check Result Found").split()
    good, bad = counter.choose("正常", "good"), counter.choose("异常", "bad")
    rows = [(check.name, good if check.good else bad, check.told) for check in checks]
    answer(counter, table(head, rows), checks=checks)
    return 0 if all(check.good for check in checks) else 1


def _python() -> Check:
    return Check("Python", sys.version_info >= (3, 11), platform.python_version())


def _fonts(counter: Counter) -> Check:
    try:
        FontShelf(paths.fonts())
    except OfficeError as error:
        return Check(counter.choose("字体", "Fonts"), False, counter.sentence(error.code, **error.params))
    return Check(counter.choose("字体", "Fonts"), True, str(paths.fonts()))


def _resources(counter: Counter) -> Check:
    name = counter.choose("政策与目录", "Policies and catalogues")
    try:
        told = f"{len(shipped_book().packs)} / {len(occupations())}"
        workdays()
    except OfficeError as error:
        return Check(name, False, counter.sentence(error.code, **error.params))
    return Check(name, True, told)


def _disk(counter: Counter) -> Check:
    folder = database_path(counter.database).parent
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    return Check(counter.choose("磁盘", "Disk"), free > _LOW_DISK, f"{folder} {free // (1024 * 1024)} MB")
