"""``tdesk user``: first run, add, list, disable, enable, change one's own password."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.desk import read_password
from trainingdesk.cli.output import answer, table
from trainingdesk.domain.errors import NotAllowed, Refused, Unavailable
from trainingdesk.domain.people import Role
from trainingdesk.services.accounts import (
    AddUser,
    FirstRun,
    SetDisabled,
    SetPassword,
    add_user,
    first_run,
    list_users,
    set_disabled,
    set_password,
)
from trainingdesk.services.records import Nothing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of ``tdesk user``."""
    steps = parser.add_subparsers(dest="step", required=True)
    first = steps.add_parser("first-run", help="首次启用：单位与管理员 / first run: the office and its administrator")
    for name, told in (
        ("bureau", "人社部门全称 / the bureau's full name"),
        ("finance", "财政部门全称 / the finance bureau's full name"),
        ("region", "区划代码六位 / region code, six digits"),
        ("region-name", "区划名称 / name of the region"),
    ):
        first.add_argument(f"--{name}", required=True, help=told)
    add = steps.add_parser("add", help="新增用户 / add a user")
    add.add_argument("--role", required=True, choices=[*Role])
    add.add_argument("--institution", metavar="CODE", help="机构信用代码 / credit code of the institution")
    for step in (first, add):
        step.add_argument("--login", required=True)
        step.add_argument("--name", required=True)
        step.add_argument("--identity", required=True, help="证件号码 / identity number")
        step.add_argument("--new-password-file", type=Path, help="初始口令所在文件 / file with the first password")
    steps.add_parser("list", help="列表 / list")
    for name, told in (("disable", "停用 / disable"), ("enable", "启用 / enable")):
        steps.add_parser(name, help=told).add_argument("login")
    password = steps.add_parser("password", help="修改自己的口令 / change one's own password")
    password.add_argument("--new-password-file", type=Path)


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Passwords come from files or a prompt, never from arguments."""
    steps = {"first-run": _first_run, "add": _add, "list": _list, "password": _password}
    return steps.get(args.step, _set_disabled)(args, counter)


def _first_run(args: argparse.Namespace, counter: Counter) -> int:
    order = FirstRun(
        bureau=args.bureau,
        finance_bureau=args.finance,
        region=args.region,
        region_name=args.region_name,
        login=args.login,
        name=args.name,
        identity_number=args.identity,
        password=_new_password(args, counter),
    )
    counter.call(first_run, order)
    answer(
        counter,
        counter.choose(f"已启用，管理员 {args.login}。", f"Open; administrator {args.login}."),
        login=args.login,
    )
    return 0


def _add(args: argparse.Namespace, counter: Counter) -> int:
    password = _new_password(args, counter)
    order = AddUser(args.login, args.name, args.identity, Role(args.role), password, args.institution)
    made = counter.call(add_user, order)
    answer(counter, counter.choose(f"已新增 {made.number}。", f"Added {made.number}."), login=made.number)
    return 0


def _list(args: argparse.Namespace, counter: Counter) -> int:
    rows = counter.call(list_users, Nothing()).rows
    head = counter.choose("登录名 姓名 角色 机构 状态", "Login Name Role Institution State").split()
    off, on = counter.choose("停用", "disabled"), counter.choose("启用", "enabled")
    cells = [(r.login, r.name, str(r.role), r.institution or "—", off if r.disabled else on) for r in rows]
    answer(counter, table(head, cells), users=rows)
    return 0


def _password(args: argparse.Namespace, counter: Counter) -> int:
    if counter.user is None:
        raise NotAllowed("session.no_user")
    old = read_password(counter, counter.user)
    counter.call(set_password, SetPassword(old, _new_password(args, counter)))
    answer(counter, counter.choose("口令已修改。", "Password changed."), login=counter.user)
    return 0


def _set_disabled(args: argparse.Namespace, counter: Counter) -> int:
    row = next((row for row in counter.call(list_users, Nothing()).rows if row.login == args.login), None)
    if row is None:
        raise Refused("account.unknown", login=args.login)
    counter.call(set_disabled, SetDisabled(row.login, args.step == "disable", row.version))
    answer(counter, counter.choose("已生效。", "Done."), login=row.login, disabled=args.step == "disable")
    return 0


def _new_password(args: argparse.Namespace, counter: Counter) -> str:
    if args.new_password_file is not None:
        try:
            return str(args.new_password_file.read_text(encoding="utf-8")).removesuffix("\n")
        except OSError as error:
            why = error.strerror or str(error)
            raise Unavailable("session.password_file", path=args.new_password_file, why=why) from error
    if not sys.stdin.isatty():
        raise NotAllowed("session.no_password")
    first = getpass.getpass(counter.choose("新口令：", "New password: "))
    if first != getpass.getpass(counter.choose("再输一次：", "Again: ")):
        raise Refused("account.passwords_differ")
    return first
