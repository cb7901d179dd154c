"""``tdesk institution``: certified institutions with scope and account, and the employers and bodies beside them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.employers import EMPLOYER_WORDS
from trainingdesk.cli.listing import fields_text, rows_text
from trainingdesk.cli.output import answer
from trainingdesk.domain.levels import Level
from trainingdesk.domain.period import day_after
from trainingdesk.domain.vocabulary import InstitutionKind
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
_EDITABLE = ("name", "kind", "grade", "region", "contact", "phone", "certified_from")


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
        certified_until=day_after(args.last_day),
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
        certified_until=day_after(args.last_day) if args.last_day else seen.certified_until,
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
    order = CertifyScope(seen.credit_code, seen.version, entries, args.valid_from, day_after(args.last_day))
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
    return counter.choose(row.state.zh, row.state.en)


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
        (counter.choose("类型", "kind"), counter.named(row.kind, InstitutionKind)),
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
