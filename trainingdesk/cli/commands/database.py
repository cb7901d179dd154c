"""``tdesk db``: upgrade, info and check of the database file itself; whoever holds the file may."""

from __future__ import annotations

import argparse

from trainingdesk.bootstrap import OfficeOptions, open_office
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer, table

_BROKEN = 6


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of ``tdesk db``."""
    steps = parser.add_subparsers(dest="step", required=True)
    steps.add_parser("upgrade", help="升级数据库结构 / bring the tables up to date")
    steps.add_parser("info", help="基本信息 / where it is and what is in it")
    steps.add_parser("check", help="完整检查 / the thorough check")


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Opening brings the tables up to date; exit 6 when the check finds damage."""
    office = open_office(OfficeOptions(database=counter.database))
    counter.at_close(office.database.close)
    if args.step == "check":
        report = office.database.check()
        zh = f"已核对 {report.rows} 行、{report.files} 份文件，发现 {len(report.findings)} 处问题。"
        en = f"{report.rows} rows and {report.files} files compared, {len(report.findings)} faults found."
        lines = [counter.choose(zh, en), *[counter.finding_line(finding) for finding in report.findings]]
        answer(counter, "\n".join(lines), sound=report.sound, rows=report.rows, files=report.files,
               findings=report.findings)  # fmt: skip
        return 0 if report.sound else _BROKEN
    info = office.database.info()
    head = counter.choose("表 行数", "Table Rows").split()
    text = [
        info.place,
        f"{info.engine} {info.engine_version} {info.journal}",
        counter.choose(f"结构 {info.revision}，{info.size} 字节", f"schema {info.revision}, {info.size} bytes"),
        table(head, [(each.table, str(each.rows)) for each in info.tables], right=(1,)),
    ]
    answer(counter, "\n".join(text), database=info)
    return 0
