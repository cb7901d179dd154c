"""``tdesk user``: first run, add, list, disable, enable, change one's own password."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from trainingdesk.cli.columns import table
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer
from trainingdesk.cli.passwords import new_password, read_password
from trainingdesk.domain.errors import NotAllowed, Refused
from trainingdesk.security.passwords import folded_login
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


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Passwords come from files or a prompt, never from arguments."""
    _STEPS[args.step](args, counter)
    return 0


def _first_run(args: argparse.Namespace, counter: Counter) -> None:
    """Nobody can sign in yet: the password file of the caller is the new administrator's."""
    counter.may_create = True
    order = FirstRun(
        bureau=args.bureau,
        finance_bureau=args.finance,
        region=args.region,
        region_name=args.region_name,
        login=args.login,
        name=args.name,
        identity_number=args.identity,
        password=new_password(counter, args.new_password_file or counter.password_file),
    )
    counter.call(first_run, order)
    text = counter.choose(f"已启用，管理员 {args.login}。", f"Open; the administrator is {args.login}.")
    answer(counter, text, login=args.login)


def _add(args: argparse.Namespace, counter: Counter) -> None:
    password = new_password(counter, args.new_password_file)
    order = AddUser(args.login, args.name, args.identity, args.role, password, args.institution)
    made = counter.call(add_user, order)
    text = counter.choose(f"已新增 {made.number}（{args.role.zh}）。", f"Added {made.number} ({args.role.en}).")
    answer(counter, text, login=made.number)


def _list(args: argparse.Namespace, counter: Counter) -> None:
    rows = counter.call(list_users, Nothing()).rows
    head = counter.choose("登录名 姓名 角色 机构 状态", "Login Name Role Institution State").split()
    states = (counter.choose("启用", "enabled"), counter.choose("停用", "disabled"))
    cells = [(row.login, row.name, counter.name(row.role), row.institution or "", states[row.disabled]) for row in rows]
    answer(counter, table(head, cells), users=rows)


def _password(args: argparse.Namespace, counter: Counter) -> None:
    if counter.user is None:
        raise NotAllowed("session.no_user")
    old = read_password(counter, counter.user)
    counter.call(set_password, SetPassword(old, new_password(counter, args.new_password_file)))
    answer(counter, counter.choose("口令已修改。", "Password changed."), login=counter.user)


def _set_disabled(args: argparse.Namespace, counter: Counter) -> None:
    disabled = args.step == "disable"
    rows = counter.call(list_users, Nothing()).rows
    row = next((row for row in rows if row.login == folded_login(args.login)), None)
    if row is None:
        raise Refused("account.unknown", login=args.login)
    counter.call(set_disabled, SetDisabled(row.login, disabled, row.version))
    zh, en = ("已停用", "disabled") if disabled else ("已启用", "enabled")
    answer(counter, counter.choose(f"{row.login} {zh}。", f"{row.login} {en}."), login=row.login, disabled=disabled)


_STEPS: dict[str, Callable[[argparse.Namespace, Counter], None]] = {
    "first-run": _first_run,
    "add": _add,
    "list": _list,
    "password": _password,
    "disable": _set_disabled,
    "enable": _set_disabled,
}
