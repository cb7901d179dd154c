"""The grammar of the command line in two languages: argparse with its own words, and with columns for wide characters.

Help texts are written “中文 / English”; whoever calls reads one of the two. Global options may stand before or after
any word, and what a command understands is loaded only when the command is named.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any, NoReturn

from trainingdesk.cli.argparse_words import in_chinese
from trainingdesk.cli.columns import wrapped
from trainingdesk.cli.streams import write_data
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.texts import Language

EVERYWHERE = frozenset({"help", "db", "user", "json", "lang", "quiet", "verbose"})  # what the global options set
_APART = " / "
_NEVER_TYPED = "\0"  # no argument of a process can hold it
_USAGE = "usage: "
_HEADING = re.compile(r"^(\w+):$", re.MULTILINE)


class Misused(Refused):
    """The command line is none that ``tdesk`` understands; ``usage`` shows how it would be, if that helps."""

    def __init__(self, told: str, command: str, usage: str = "") -> None:
        super().__init__("cli.misused", told=told, command=command)
        self.usage = usage


def spoken(text: str, language: Language) -> str:
    """One of the two languages of a “中文 / English” text; a text in no language is both."""
    parts = text.split(_APART)
    return text if len(parts) != 2 else parts[0 if language is Language.ZH else 1]


class Layout(argparse.HelpFormatter):
    """Help in one language, wrapped by the columns that characters take; global options are not in the usage line."""

    def __init__(self, prog: str, language: Language) -> None:
        super().__init__(prog, max_help_position=28)
        self._language = language

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The usage line without what may stand anywhere."""
        own = [action for action in actions if action.dest not in EVERYWHERE]
        super().add_usage(usage, own, groups, _USAGE if prefix is None else prefix)

    def format_help(self) -> str:
        """As argparse; in Chinese with a usage line as wide, and the colons of Chinese."""
        text = super().format_help()
        if self._language is Language.EN:
            return text
        return _HEADING.sub(r"\1：", re.sub(f"^{_USAGE}", "用法： ", text))

    def _format_action(self, action: argparse.Action) -> str:
        if isinstance(action, argparse._SubParsersAction):
            return "".join(self._format_action(word) for word in action._get_subactions())
        return super()._format_action(action)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return spoken(action.help, self._language) if action.help else action.help

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrapped(text, width - len(indent)))


class Parser(argparse.ArgumentParser):
    """A command, or a word below one; ``fill`` adds what it understands, once, when it is first asked to read."""

    def __init__(
        self,
        prog: str | None = None,
        *,
        language: Language,
        description: str | None = None,
        fill: Callable[[Parser], None] | None = None,
        **argparse_options: Any,
    ) -> None:
        super().__init__(
            prog,
            description=description,
            add_help=False,
            allow_abbrev=False,  # a short form that is clear today is not when an option is added
            formatter_class=partial(Layout, language=language),
            **argparse_options,
        )
        self.language = language
        self._fill = fill
        self._asks = ""
        self._positionals.title = self._told("参数 / arguments")
        self._optionals.title = self._told("选项 / options")
        self._everywhere = self.add_argument_group(self._told("通用选项 / global options"))
        self._add_everywhere()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse, after the command's own words were added."""
        if self._fill is not None:
            fill, self._fill = self._fill, None
            fill(self)
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            near = get_close_matches(unknown[0], self._option_string_actions, n=1) if unknown[0].startswith("-") else []
            hint = self._told("，是否指 {near} / , perhaps {near}").format(near=near[0]) if near else ""
            self.error(f"unrecognized arguments: {' '.join(unknown)}{hint}")
        if self._asks and getattr(found, self._asks, None) is None:
            told = self._told("须指明要做什么 / Say what is to be done")
            raise Misused(told, self.prog, self.format_help().rstrip())
        return found, unknown

    def format_help(self) -> str:
        """As argparse, the global options last."""
        self._action_groups.sort(key=lambda group: group is self._everywhere)
        return super().format_help()

    def add_subparsers(self, **options: Any) -> Any:
        """The words below this one speak the same language; one of them has to be said."""
        self._asks = options["dest"]
        told = {"title": self._told("命令 / commands"), "metavar": self._told("命令 / COMMAND")}
        below = partial(type(self), language=self.language)
        return super().add_subparsers(**{**options, **told, "required": False, "parser_class": below})

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong as one sentence, instead of leaving the program."""
        heard = _heard(message, self.language)
        told = in_chinese(heard) if self.language is Language.ZH else heard[:1].upper() + heard[1:]
        raise Misused(told, self.prog, self.format_usage().rstrip())

    def _print_message(self, message: str, file: Any = None) -> None:
        """Help and version are data; argparse would keep quiet about a disk that is full."""
        write_data(message.rstrip("\n"))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """A word that is none of the choices: name the nearest, or all of them."""
        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        near = get_close_matches(str(value), choices, n=1)
        hint = near[0] if near else ", ".join(choices)
        asked = "没有“{value}”，是否指 {hint} / there is no “{value}”, perhaps {hint}"
        offered = "没有“{value}”，可用 {hint} / there is no “{value}”, only {hint}"
        raise argparse.ArgumentError(None, self._told(asked if near else offered).format(value=value, hint=hint))

    def _told(self, text: str) -> str:
        return spoken(text, self.language)

    def _add_everywhere(self) -> None:
        """Absent options set nothing, so that a word does not undo what was given before it."""
        add = partial(self._everywhere.add_argument, default=argparse.SUPPRESS)
        add("-h", "--help", action="help", help="显示本帮助 / show this help")
        add("--db", type=said, metavar="URL", help="数据库：sqlite:///路径 / database: sqlite:///PATH")
        add("--as", type=said, dest="user", metavar="LOGIN", help="以谁的身份办理 / who is acting")
        add(
            "--json",
            action="store_true",
            help="输出一个 JSON 文档；出错时为其中的 error / print one JSON document; a failure is its “error”",
        )
        add("--lang", choices=[*Language], metavar="LANG", help="语言：zh_CN 或 en / language: zh_CN or en")
        add("--quiet", action="store_true", help="只给数据，不说话 / data only, no talk")
        add("-v", "--verbose", action="store_true", help="多说一些 / say more")


def unfit(zh: str, en: str) -> argparse.ArgumentTypeError:
    """Why a value will not do, said in both languages by a reader of values that knows neither."""
    return argparse.ArgumentTypeError(f"{zh}{_NEVER_TYPED}{en}")


def said(text: str) -> str:
    """A text that is not empty."""
    if not text.strip():
        raise unfit("内容是空的", "it is empty")
    return text


def _heard(message: str, language: Language) -> str:
    """One language of what a reader of values said; argparse has put the option's name before it."""
    said, apart, english = message.partition(_NEVER_TYPED)
    if not apart or language is Language.ZH:
        return said
    named = re.match(r"argument \S+: ", said)
    return (named[0] if named else "") + english


def words_of(option: str, given: Sequence[str]) -> str | None:
    """The last value given to a long option, read before the grammar is known."""
    found = None
    for here, word in enumerate(given):
        if word == option and here + 1 < len(given):
            found = given[here + 1]
        elif word.startswith(f"{option}="):
            found = word.removeprefix(f"{option}=")
    return found
