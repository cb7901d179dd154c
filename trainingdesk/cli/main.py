"""``tdesk``: reads the options, finds the one command asked for, and turns its outcome into an exit code."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from trainingdesk import __version__
from trainingdesk.cli.counter import Counter, Desk
from trainingdesk.cli.parser import Misused, Parser, words_of
from trainingdesk.cli.streams import flush_data, open_streams, write_talk
from trainingdesk.domain.errors import Busy, Conflict, Damaged, NotAllowed, OfficeError, Unavailable
from trainingdesk.domain.texts import Language

if TYPE_CHECKING:
    from trainingdesk.bootstrap import OfficeOptions


@dataclass(frozen=True, slots=True)
class Command:
    """Its one line of help, and the name of the module of its words and of its deeds: apart, so that help is quick."""

    zh: str
    en: str
    name: str

    @property
    def words(self) -> str:
        """What the command understands, told without anything that carries it out."""
        return f"trainingdesk.cli.words.{self.name}"

    @property
    def deeds(self) -> str:
        """What carries it out."""
        return f"trainingdesk.cli.commands.{self.name}"


COMMANDS: dict[str, Command] = {
    "demo": Command("用演示资料把主要业务走一遍", "the main job, whole, on demo data", "demo"),
    "user": Command("首次启用、用户与口令", "first run, users and passwords", "user"),
    "institution": Command("机构、用人单位、评价机构", "institutions, employers, bodies", "institution"),
    "occupation": Command("职业登记", "the register of occupations", "occupation"),
    "class": Command("班级", "classes", "training_class"),
    "roster": Command("花名册：检查、导入、模板", "rosters: check, import, template", "roster"),
    "attendance": Command("考勤：检查、导入、模板", "attendance: check, import, template", "attendance"),
    "results": Command("成绩与证书：检查、导入、模板", "results: check, import, template", "results"),
    "past": Command("以往补贴：检查、导入、模板", "past awards: check, import, template", "past"),
    "certificate": Command(
        "证书：编号、打印、登记、核验", "certificates: number, print, register, verify", "certificate"
    ),
    "claim": Command("申领：新建、计算、附件、提交", "claims: new, compute, attach, submit", "claim"),
    "review": Command("初审：通过、退回、排除、不予通过", "HR review: approve, return, exclude, reject", "review"),
    "voucher": Command("凭证：出具、打印、财政决定、核对", "vouchers: issue, print, decide, verify", "voucher"),
    "policy": Command("政策包：列表、查看、检查", "policy packs: list, show, check", "policy"),
    "compute": Command("按政策计算一份明细，不用数据库", "decide lines of a file, no database", "compute"),
    "audit": Command("审计日志：核验、查看", "the audit log: verify, list", "audit"),
    "db": Command("数据库：升级、信息、检查", "the database: upgrade, info, check", "database"),
    "doctor": Command("检查本机环境", "check this machine", "doctor"),
}
_EXIT_CODES: tuple[tuple[type[OfficeError], int], ...] = (
    (Misused, 2), (NotAllowed, 5), (Conflict, 4), (Busy, 4), (Damaged, 6),
)  # fmt: skip
_FAILED, _FINDINGS, _INTERRUPTED = 1, 3, 130


def main(argv: Sequence[str] | None = None, *, options: OfficeOptions | None = None) -> int:
    """Run one command; the exit codes are those of the outside contract. ``options`` say how an office is opened."""
    given = list(sys.argv[1:] if argv is None else argv)
    open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    counter = Counter(language=_language(given), json="--json" in given, options=options, open_desk=_open_desk)
    code = _outcome(counter, partial(_carry_out, given, counter))
    _outcome(counter, counter.close)  # what was done stays done, whatever happens at the door
    return code


def _carry_out(given: Sequence[str], counter: Counter) -> int:
    args = _parser(counter.language).parse_args(given)
    _take(counter, args)
    code: int = importlib.import_module(COMMANDS[args.command].deeds).run(args, counter)
    return code


def _parser(language: Language) -> Parser:
    """All commands by name; what each understands is loaded when it is the one asked for."""
    zh = language is Language.ZH
    parser = Parser(
        "tdesk", language=language, description="培训补贴业务台（命令行）" if zh else "TrainingDesk on the command line"
    )
    told = "显示版本" if zh else "show the version"
    parser.add_argument("--version", action="version", version=f"tdesk {__version__}", help=told)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        line = command.zh if zh else command.en
        commands.add_parser(name, help=line, description=line, fill=partial(_fill, command))
    return parser


def _fill(command: Command, parser: argparse.ArgumentParser) -> None:
    importlib.import_module(command.words).add_arguments(parser)


def _language(given: Sequence[str]) -> Language:
    asked = words_of("--lang", given) or os.environ.get("TDESK_LANG") or Language.ZH
    return Language.EN if asked.startswith("en") else Language.ZH


def _take(counter: Counter, args: argparse.Namespace) -> None:
    """Flags first, then the environment."""
    flags = vars(args)
    counter.json = flags.get("json", False)
    counter.quiet = flags.get("quiet", False)
    counter.verbose = flags.get("verbose", False)
    counter.database = flags.get("db") or os.environ.get("TDESK_DB")
    counter.user = flags.get("user") or os.environ.get("TDESK_AS")
    file = os.environ.get("TDESK_PASSWORD_FILE")
    counter.password_file = Path(file) if file else None


def _open_desk(counter: Counter) -> Desk:
    """The office behind the counter takes a second to load: only commands that call it pay for that."""
    opened: Desk = importlib.import_module("trainingdesk.cli.desk").open_desk(counter)
    return opened


def _outcome(counter: Counter, work: Callable[[], int | None]) -> int:
    """Do the work and see it off; a reader of the output who went away is no reason for more words."""
    try:
        code = _judged(counter, work)
        flush_data()
        return code
    except BrokenPipeError:
        return _FAILED
    except Unavailable as error:
        counter.complain(error)
        return _FAILED


def _judged(counter: Counter, work: Callable[[], int | None]) -> int:
    try:
        return work() or 0
    except SystemExit as leaving:  # argparse, after --help and --version
        return leaving.code if isinstance(leaving.code, int) else 0
    except OfficeError as error:
        return _complained(counter, error)
    except KeyboardInterrupt:
        counter.complain(OfficeError("cli.interrupted"))
        return _INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - nobody at a counter can do anything with a traceback
        return _confessed(counter, error)


def _complained(counter: Counter, error: OfficeError) -> int:
    if isinstance(error, Misused) and error.usage:
        write_talk(error.usage)
    counter.complain(error)
    for kind, code in _EXIT_CODES:
        if isinstance(error, kind):
            return code
    return _FINDINGS if error.findings else _FAILED


def _confessed(counter: Counter, error: Exception) -> int:
    """A mistake of the program: where it happened, and not its words, which may quote people's data."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "trainingdesk" in frame.filename] or list(frames)
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
    if counter.verbose:
        traceback.print_exception(error)
    counter.complain(OfficeError("cli.mistake", kind=type(error).__name__, place=place))
    return _FAILED


if __name__ == "__main__":
    sys.exit(main())
