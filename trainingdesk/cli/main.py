"""``tdesk``: reads the options, finds the one command asked for, and turns its outcome into an exit code."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from trainingdesk import __version__
from trainingdesk.cli.counter import Counter, Desk
from trainingdesk.domain.errors import Busy, Conflict, Damaged, NotAllowed, OfficeError
from trainingdesk.domain.texts import Language


class CommandModule(Protocol):
    """What a module under ``cli/commands`` offers."""

    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Counter], int]


@dataclass(frozen=True, slots=True)
class Command:
    """Where a command lives and its one line of help."""

    module: str
    zh: str
    en: str


_HERE = "trainingdesk.cli.commands."
COMMANDS: dict[str, Command] = {
    "demo": Command(_HERE + "demo", "用演示资料把主要业务走一遍", "the main job, whole, on demo data"),
    "roster": Command(_HERE + "roster", "花名册：检查、导入、模板", "rosters: check, import, template"),
    "attendance": Command(_HERE + "attendance", "考勤：导入", "attendance: import"),
    "results": Command(_HERE + "results", "成绩与证书：导入", "results with certificates: import"),
    "past": Command(_HERE + "past", "以往补贴：导入", "awards paid earlier or elsewhere: import"),
    "institution": Command(_HERE + "institution", "定点培训机构与资质范围", "certified institutions and their scope"),
    "class": Command(_HERE + "training_class", "班级：新建、查看、列表", "classes: new, show, list"),
    "user": Command(_HERE + "user", "首次启用、用户与角色", "first run, users and roles"),
    "claim": Command(
        _HERE + "claim", "申领：新建、计算、附件、提交、撤回", "claims: new, compute, attach, submit, withdraw"
    ),
    "review": Command(
        _HERE + "review", "初审：队列、通过、退回、排除、不予通过", "HR review: queue, approve, return, exclude, reject"
    ),
    "voucher": Command(_HERE + "voucher", "凭证：出具、打印、财政决定、核对", "vouchers: issue, print, decide, verify"),
    "certificate": Command(
        _HERE + "certificate",
        "证书：编号、打印、作废、补办、核验",
        "certificates: allocate, print, void, reissue, verify",
    ),
    "policy": Command(_HERE + "policy", "政策包：列表、查看、检查", "policy packs: list, show, check"),
    "compute": Command(_HERE + "compute", "按政策计算一份明细（不用数据库）", "decide lines from a file, no database"),
    "audit": Command(_HERE + "audit", "审计链：核验", "audit chain: verify"),
    "db": Command(_HERE + "database", "数据库：升级、信息、检查", "database: upgrade, info, check"),
    "doctor": Command(_HERE + "doctor", "检查本机环境", "check this machine"),
}
_EXIT_CODES: tuple[tuple[type[OfficeError], int], ...] = ((NotAllowed, 5), (Conflict, 4), (Busy, 4), (Damaged, 6))
_FAILED, _USAGE, _FINDINGS, _INTERRUPTED = 1, 2, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit codes are those of the outside contract."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    language = _language_of(words)
    parser, modules = _parser(words, language)
    args = parser.parse_args(words)
    if args.command is None:
        parser.print_help()
        return _USAGE
    counter = _counter(args, language)
    return _run(modules[args.command], args, counter)


def _run(module: CommandModule, args: argparse.Namespace, counter: Counter) -> int:
    try:
        return module.run(args, counter)
    except OfficeError as error:
        counter.complain(error)
        if error.findings:
            return _FINDINGS
        return next((code for kind, code in _EXIT_CODES if isinstance(error, kind)), _FAILED)
    except KeyboardInterrupt:
        counter.say(counter.choose("已中断，未完成的步骤没有写入。", "Interrupted; nothing unfinished was written."))
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FAILED
    finally:
        counter.close()


def _open_desk(counter: Counter) -> Desk:
    """The office behind the counter takes a second to load: only commands that call it pay for that."""
    opened: Desk = importlib.import_module("trainingdesk.cli.desk").open_desk(counter)
    return opened


def _language_of(words: Sequence[str]) -> Language:
    asked = os.environ.get("TDESK_LANG", Language.ZH)
    for here, word in enumerate(words):
        if word == "--lang" and here + 1 < len(words):
            asked = words[here + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return Language.EN if asked.startswith("en") else Language.ZH


def _global_options(language: Language) -> argparse.ArgumentParser:
    zh = language is Language.ZH
    options = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = options.add_argument_group("通用选项" if zh else "global options")
    group.add_argument("--db", metavar="URL", help="sqlite:///路径" if zh else "sqlite:///PATH")
    group.add_argument("--as", dest="user", metavar="USER", help="以谁的身份" if zh else "who is acting")
    group.add_argument("--json", action="store_true", help="输出一个 JSON 文档" if zh else "print one JSON document")
    group.add_argument("--lang", choices=[*Language], help="语言" if zh else "language")
    group.add_argument("--quiet", action="store_true", help="不说话，只给数据" if zh else "data only, no talk")
    group.add_argument("-v", "--verbose", action="store_true", help="多说一些" if zh else "say more")
    return options


def _parser(words: Sequence[str], language: Language) -> tuple[argparse.ArgumentParser, dict[str, CommandModule]]:
    """All commands by name; only the one asked for is imported, so that help stays quick."""
    shared = _global_options(language)
    zh = language is Language.ZH
    parser = argparse.ArgumentParser(
        "tdesk",
        description="培训补贴业务台（命令行）" if zh else "TrainingDesk on the command line",
        parents=[shared],
    )
    parser.add_argument("--version", action="version", version=f"tdesk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="命令" if zh else "COMMAND")
    modules: dict[str, CommandModule] = {}
    asked = next((word for word in words if word in COMMANDS), None)
    for name, command in COMMANDS.items():
        told = command.zh if zh else command.en
        if name != asked:
            commands.add_parser(name, help=told)
            continue
        modules[name] = cast(CommandModule, importlib.import_module(command.module))
        below = commands.add_parser(name, help=told, description=told, parents=[shared])
        modules[name].add_arguments(below)
        _give_everywhere(below, shared)
        _speak(below, language)
    return parser, modules


def _speak(parser: argparse.ArgumentParser, language: Language) -> None:
    """Commands write their help as “中文 / English”; the caller reads one of the two."""
    part = 0 if language is Language.ZH else -1
    for action in parser._actions:
        listed = action._choices_actions if isinstance(action, argparse._SubParsersAction) else []
        for told in (action, *listed):
            if told.help:
                told.help = told.help.split(" / ")[part]
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                _speak(below, language)


def _give_everywhere(parser: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    """Global options may stand before or after any word of the command."""
    for action in parser._subparsers._group_actions if parser._subparsers else ():
        for below in cast(dict[str, argparse.ArgumentParser], action.choices or {}).values():
            below._add_container_actions(shared)
            _give_everywhere(below, shared)


def _counter(args: argparse.Namespace, language: Language) -> Counter:
    given = vars(args)
    password_file = os.environ.get("TDESK_PASSWORD_FILE")
    return Counter(
        language=language,
        json=given.get("json", False),
        quiet=given.get("quiet", False),
        verbose=given.get("verbose", False),
        database=given.get("db") or os.environ.get("TDESK_DB"),
        user=given.get("user") or os.environ.get("TDESK_AS"),
        password_file=Path(password_file) if password_file else None,
        open_desk=_open_desk,
    )


if __name__ == "__main__":
    sys.exit(main())
