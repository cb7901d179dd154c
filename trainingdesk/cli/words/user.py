"""The words of ``tdesk user``."""

from __future__ import annotations

import argparse

from trainingdesk.cli.arguments import both, place
from trainingdesk.cli.words.terms import chosen, listed
from trainingdesk.domain.people import Role

_LOGIN = both("登录名", "login")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """There is no option for a password: they come from files or a prompt."""
    steps = parser.add_subparsers(dest="step", required=True)
    first = steps.add_parser(
        "first-run", help=both("首次启用：单位与管理员", "open a new office with an administrator")
    )
    for name, metavar, told in (
        ("bureau", "NAME", both("人社部门全称", "the bureau's full name")),
        ("finance", "NAME", both("财政部门全称", "the finance bureau's full name")),
        ("region", "CODE", both("区划代码，六位", "region code, six digits")),
        ("region-name", "NAME", both("区划名称", "name of the region")),
    ):
        first.add_argument(f"--{name}", required=True, metavar=metavar, help=told)
    add = steps.add_parser("add", help=both("新增用户", "add a user"))
    add.add_argument("--role", required=True, type=chosen(Role), metavar="ROLE", help=listed("角色", "role", Role))
    add.add_argument("--institution", metavar="CODE", help=both("机构经办所属机构", "institution of its clerk"))
    for step in (first, add):
        step.add_argument("--login", required=True, metavar="LOGIN", help=_LOGIN)
        step.add_argument("--name", required=True, metavar="NAME", help=both("姓名", "name"))
        step.add_argument("--identity", required=True, metavar="ID", help=both("证件号码", "identity number"))
        _add_password(step)
    steps.add_parser("list", help=both("列表", "list"))
    for name, zh, en in (("disable", "停用", "disable"), ("enable", "启用", "enable")):
        steps.add_parser(name, help=both(zh, en)).add_argument("login", metavar="LOGIN", help=_LOGIN)
    _add_password(steps.add_parser("password", help=both("修改自己的口令", "change one's own password")))


def _add_password(step: argparse.ArgumentParser) -> None:
    told = both("新口令所在文件，只有本人可读；没有则询问", "file with the new password, private; else asked for")
    step.add_argument("--new-password-file", type=place, metavar="FILE", help=told)
