"""``tdesk db``: upgrade, info and check of the database file itself; whoever holds the file may."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from trainingdesk.bootstrap import database_path, inspected_database, upgraded_database
from trainingdesk.cli.columns import pairs, table
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.desk import office_options, upgrade_told
from trainingdesk.cli.output import answer
from trainingdesk.cli.records import told_finding

_BROKEN = 6


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Exit 6 when the check finds damage."""
    return _STEPS[args.step](counter)


def _upgrade(counter: Counter) -> int:
    """Says from where to where, and where the copy of before lies; made anew where there was no file."""
    counter.may_create = True
    options = office_options(counter)
    place = database_path(options.database)
    database, upgraded = upgraded_database(options)
    database.close()
    if upgraded.before is None:
        text = counter.choose(f"已新建 {place}，结构 {upgraded.after}。", f"Made {place}, schema {upgraded.after}.")
    elif upgraded.changed:
        text = upgrade_told(counter, upgraded.before, upgraded.after, upgraded.copy)
    else:
        text = counter.choose(f"结构已是最新（{upgraded.after}）。", f"Up to date (schema {upgraded.after}).")
    answer(counter, text, database=place, before=upgraded.before, after=upgraded.after,
           changed=upgraded.changed, copy=upgraded.copy)  # fmt: skip
    return 0


def _info(counter: Counter) -> int:
    database = inspected_database(office_options(counter))
    counter.at_close(database.close)
    info = database.info()
    current = info.schema == info.schema_known
    state = counter.choose("最新", "up to date") if current else counter.choose("可升级", "can be upgraded")
    encrypted = counter.choose("是", "yes") if info.encrypted else counter.choose("否", "no")
    facts = pairs(
        (
            (counter.choose("位置", "Place"), info.place),
            (counter.choose("引擎", "Engine"), f"{info.engine} {info.engine_version}  {info.journal}"),
            (counter.choose("加密", "Encrypted"), encrypted),
            (counter.choose("结构", "Schema"), f"{info.revision or '—'}  {state}"),
            (counter.choose("大小", "Size"), counter.choose(f"{info.size:,} 字节", f"{info.size:,} bytes")),
            (counter.choose("审计记录", "Audit log"), f"{info.head.seq:,}"),
        )
    )
    head = counter.choose("表 行数", "Table Rows").split()
    rows = table(head, [(each.table, f"{each.rows:,}") for each in info.tables], right=(1,))
    answer(counter, f"{facts}\n\n{rows}", database=info)
    return 0


def _check(counter: Counter) -> int:
    database = inspected_database(office_options(counter))
    counter.at_close(database.close)
    report = database.check()
    zh = f"已核对 {report.rows:,} 行、{report.files:,} 份文件，发现 {len(report.findings)} 处问题。"
    en = f"{report.rows:,} rows and {report.files:,} files compared, {len(report.findings)} faults found."
    lines = [counter.choose(zh, en), *counter.finding_lines(report.findings)]
    findings = [told_finding(finding, counter.language) for finding in report.findings]
    answer(counter, "\n".join(lines), sound=report.sound, rows=report.rows, files=report.files, findings=findings)
    return 0 if report.sound else _BROKEN


_STEPS: dict[str, Callable[[Counter], int]] = {"upgrade": _upgrade, "info": _info, "check": _check}
