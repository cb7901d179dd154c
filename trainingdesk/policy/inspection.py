"""Checking pack files as their authors do: read, compared with each other, and run through their worked cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trainingdesk.domain.findings import Finding, Findings, Place
from trainingdesk.policy.cases import cases_path, read_cases, run_cases
from trainingdesk.policy.checks import check_packs
from trainingdesk.policy.loader import PackFile, Shelf, files_given, files_of, read_file
from trainingdesk.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a check found, the packs that read well, and how many worked cases ran."""

    packs: tuple[Pack, ...]
    cases: int
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        return not any(finding.severity == "error" for finding in self.findings)


def inspect(paths: Sequence[Path], shipped: Path) -> Inspection:
    """Check files and folders of packs; parents may be among them or among those shipped."""
    findings = Findings()
    read = [(path, read_file(path, findings)) for path in files_given(paths, findings)]
    given_files = [(path, file) for path, file in read if file is not None]
    shelf = Shelf([file for _, file in given_files], _shipped(shipped), findings)
    packs: list[Pack] = []
    ran = 0
    for path, file in given_files:
        for pack in shelf.packs([file]):
            packs.append(pack)
            ran += _run(pack, path, findings)
    check_packs(packs, findings)
    return Inspection(tuple(packs), ran, findings.as_tuple())


def _shipped(folder: Path) -> list[PackFile]:
    """What ships is checked where it is made; here it only serves as parents."""
    files = [read_file(path, Findings()) for path in files_of(folder)]
    return [file for file in files if file is not None]


def _run(pack: Pack, path: Path, findings: Findings) -> int:
    beside = cases_path(path)
    if not beside.is_file():
        findings.warning("policy.cases_missing", Place(sheet=path.name), id=pack.id)
        return 0
    cases = read_cases(beside, findings)
    run_cases(pack, cases, beside.name, findings)
    return len(cases)
