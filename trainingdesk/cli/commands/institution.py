"""``tdesk institution``: certified institutions with scope and account, and the employers and bodies beside them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from trainingdesk.cli.arguments import both, day, levels, one_of
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.employer_words import EMPLOYER_WORDS, add_employer_words
from trainingdesk.cli.listing import fields_text, rows_text
from trainingdesk.cli.output import answer
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import InstitutionKind
from trainingdesk.domain.workflow import InstitutionState
from trainingdesk.services.institution_lists import (
    InstitutionDetail,
    InstitutionRow,
    ListInstitutions,
    ShowInstitution,
    list_institutions,
    show_institution,
)
from trainingdesk.services.institutions import (
    CertifyScope,
    EditInstitution,
    MoveInstitution,
    RegisterInstitution,
    ScopeEntry,
    SetInstitutionAccount,
    certify_scope,
    edit_institution,
    register_institution,
    remove_institution,
    restore_institution,
    set_institution_account,
    suspend_institution,
)
from trainingdesk.services.records import Made

_ONE_DAY = timedelta(days=1)
_MOVES = {"suspend": suspend_institution, "restore": restore_institution, "remove": remove_institution}
_STATES_ZH = {
    InstitutionState.CERTIFIED: "定点",
    InstitutionState.SUSPENDED: "暂停",
    InstitutionState.REMOVED: "退出",
}
_EDITABLE = ("name", "kind", "grade", "region", "contact", "phone", "certified_from")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words below ``tdesk institution``."""
    words = parser.add_subparsers(dest="word", required=True, metavar="…")
    register = words.add_parser("register", help=both("登记定点培训机构", "enter a certified institution"))
    register.add_argument("credit_code", help=both("统一社会信用代码", "unified social credit code"))
    _add_facts(register, needed=True)
    edit = words.add_parser("edit", help=both("修改资料、续期", "correct, or certify for another span"))
    edit.add_argument("credit_code")
    _add_facts(edit, needed=False)
    _add_scope(words.add_parser("scope", help=both("登记资质范围", "certify occupations and levels")))
    account = words.add_parser("account", help=both("登记收款账户", "set the account money goes to"))
    account.add_argument("credit_code")
    account.add_argument("--name", required=True, help=both("账户名称", "name of the account"))
    account.add_argument("--bank", required=True, help=both("开户银行", "bank"))
    account.add_argument("--account", required=True, help=both("账号", "account number"))
    listing = words.add_parser("list", help=both("机构列表", "institutions by credit code"))
    listing.add_argument("--state", type=one_of(InstitutionState), help=", ".join(InstitutionState))
    words.add_parser("show", help=both("查看一家机构", "one institution")).add_argument("credit_code")
    for word, zh, en in (("suspend", "暂停", "suspend"), ("restore", "恢复", "restore"), ("remove", "退出", "remove")):
        move = words.add_parser(word, help=both(zh, en))
        move.add_argument("credit_code")
        move.add_argument("--reason", required=True, help=both("原因（记入审计）", "why; goes on record"))
    add_employer_words(words)


def _add_facts(parser: argparse.ArgumentParser, *, needed: bool) -> None:
    kinds = ", ".join(InstitutionKind)
    parser.add_argument("--name", required=needed, help=both("名称", "name"))
    parser.add_argument("--kind", required=needed, help=both(f"类型：{kinds}", f"kind: {kinds}"))
    parser.add_argument("--region", required=needed, help=both("行政区划代码，六位", "GB/T 2260, six digits"))
    parser.add_argument("--from", dest="certified_from", type=day, required=needed,
                        help=both("定点有效期首日", "first certified day"))  # fmt: skip
    parser.add_argument("--to", dest="last_day", type=day, required=needed,
                        help=both("定点有效期末日（含）", "last certified day, inclusive"))  # fmt: skip
    parser.add_argument("--grade", help=both("等级评定", "grade"))
    parser.add_argument("--contact", help=both("联系人", "contact"))
    parser.add_argument("--phone", help=both("联系电话", "telephone"))


def _add_scope(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("credit_code")
    parser.add_argument("--occupation", required=True, action="append", dest="occupations",
                        help=both("职业编码，可多次给出", "occupation code; may be given more than once"))  # fmt: skip
    parser.add_argument("--edition", type=int, default=2022, help=both("职业分类版本", "edition of the classification"))
    parser.add_argument("--levels", type=levels, required=True, help=both("如 5,4,3；无等级写 none", "5,4,3 or none"))
    parser.add_argument("--from", dest="valid_from", type=day, required=True)
    parser.add_argument(
        "--to", dest="last_day", type=day, required=True, help=both("末日（含）", "last day, inclusive")
    )


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Carry out one of the words."""
    if args.word in _MOVES:
        seen = _seen(args, counter)
        order = MoveInstitution(seen.credit_code, seen.version, args.reason)
        return _made(counter, counter.call(_MOVES[args.word], order))
    return {**_WORDS, **EMPLOYER_WORDS}[args.word](args, counter)


def _register(args: argparse.Namespace, counter: Counter) -> int:
    facts = RegisterInstitution(
        credit_code=args.credit_code,
        name=args.name,
        kind=args.kind,
        region=args.region,
        certified_from=args.certified_from,
        certified_until=args.last_day + _ONE_DAY,
        grade=args.grade,
        contact=args.contact,
        phone=args.phone,
    )
    return _made(counter, counter.call(register_institution, facts))


def _edit(args: argparse.Namespace, counter: Counter) -> int:
    seen = _seen(args, counter)
    facts = RegisterInstitution(
        credit_code=seen.credit_code,
        name=seen.name,
        kind=seen.kind,
        region=seen.region,
        certified_from=seen.certified_from,
        certified_until=args.last_day + _ONE_DAY if args.last_day else seen.certified_until,
        grade=seen.grade,
        contact=seen.contact,
        phone=seen.phone,
    )
    changed = {name: getattr(args, name) for name in _EDITABLE if getattr(args, name) is not None}
    return _made(counter, counter.call(edit_institution, EditInstitution(seen.version, replace(facts, **changed))))


def _scope(args: argparse.Namespace, counter: Counter) -> int:
    seen = _seen(args, counter)
    aimed: tuple[Level | None, ...] = args.levels or (None,)
    entries = tuple(ScopeEntry(code, level, args.edition) for code in args.occupations for level in aimed)
    order = CertifyScope(seen.credit_code, seen.version, entries, args.valid_from, args.last_day + _ONE_DAY)
    return _made(counter, counter.call(certify_scope, order))


def _account(args: argparse.Namespace, counter: Counter) -> int:
    seen = _seen(args, counter)
    order = SetInstitutionAccount(seen.credit_code, seen.version, args.name, args.bank, args.account)
    return _made(counter, counter.call(set_institution_account, order))


def _seen(args: argparse.Namespace, counter: Counter) -> InstitutionRow:
    return counter.call(show_institution, ShowInstitution(args.credit_code)).row


def _made(counter: Counter, made: Made) -> int:
    answer(counter, made.number, id=made.id, credit_code=made.number, version=made.version)
    return 0


def _list(args: argparse.Namespace, counter: Counter) -> int:
    rows: list[InstitutionRow] = []
    after: str | None = ""
    while after is not None:
        page = counter.call(list_institutions, ListInstitutions(args.state, after))
        rows += page.rows
        after = page.next_after
    header = counter.choose("信用代码 名称 状态 有效期起 有效期止", "code name state from to")
    cells = ((row.credit_code, row.name, _state(counter, row), row.certified_from, row.certified_until - _ONE_DAY)
             for row in rows)  # fmt: skip
    answer(counter, rows_text(header, cells), institutions=rows)
    return 0


def _state(counter: Counter, row: InstitutionRow) -> str:
    return counter.choose(_STATES_ZH[row.state], row.state)


def _show(args: argparse.Namespace, counter: Counter) -> int:
    detail = counter.call(show_institution, ShowInstitution(args.credit_code))
    answer(counter, _told(detail, counter), institution=detail)
    return 0


def _told(detail: InstitutionDetail, counter: Counter) -> str:
    row = detail.row
    facts: list[tuple[str, object]] = [
        (counter.choose("信用代码", "code"), row.credit_code),
        (counter.choose("名称", "name"), row.name),
        (counter.choose("状态", "state"), _state(counter, row)),
        (counter.choose("类型", "kind"), row.kind),
        (counter.choose("等级评定", "grade"), row.grade),
        (counter.choose("区划", "region"), row.region),
        (counter.choose("有效期起", "certified from"), row.certified_from),
        (counter.choose("有效期止", "certified to"), row.certified_until - _ONE_DAY),
        (counter.choose("联系人", "contact"), row.contact),
        (counter.choose("电话", "telephone"), row.phone),
    ]
    for account in detail.accounts:
        used = ("收款账户", "account") if account.current else ("旧账户", "earlier account")
        facts.append((counter.choose(*used), f"{account.account_name} {account.bank} {account.account}"))
    header = counter.choose("职业编码 版本 职业 等级 自 至", "occupation edition name level from to")
    cells = ((entry.occupation_code, entry.edition, entry.occupation_name, entry.level,
              entry.valid_from, entry.valid_until - _ONE_DAY) for entry in detail.scope)  # fmt: skip
    return f"{fields_text(facts)}\n\n{rows_text(header, cells)}"


_WORDS: dict[str, Callable[[argparse.Namespace, Counter], int]] = {
    "register": _register,
    "edit": _edit,
    "scope": _scope,
    "account": _account,
    "list": _list,
    "show": _show,
}
