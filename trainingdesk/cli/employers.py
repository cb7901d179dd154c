"""Words of ``tdesk institution`` about the parties beside institutions: employers and assessment bodies."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.listing import rows_text
from trainingdesk.cli.output import answer
from trainingdesk.domain.plain_text import code_text
from trainingdesk.services.employers import (
    AssessmentBodyRow,
    EditAssessmentBody,
    EditEmployer,
    EmployerRow,
    RegisterAssessmentBody,
    RegisterEmployer,
    edit_assessment_body,
    edit_employer,
    list_assessment_bodies,
    list_employers,
    register_assessment_body,
    register_employer,
)
from trainingdesk.services.records import Made, Nothing


def _employer(args: argparse.Namespace, counter: Counter) -> int:
    order = RegisterEmployer(
        args.credit_code, args.name, args.region, args.bank, args.account, args.kind, args.contact, args.phone
    )
    if not args.correct:
        return _made(counter, counter.call(register_employer, order))
    rows = counter.call(list_employers, Nothing()).rows
    return _made(counter, counter.call(edit_employer, EditEmployer(_version(rows, args.credit_code), order)))


def _body(args: argparse.Namespace, counter: Counter) -> int:
    order = RegisterAssessmentBody(args.credit_code, args.name, args.prefix, args.english_name, args.bank, args.account)
    if not args.correct:
        return _made(counter, counter.call(register_assessment_body, order))
    rows = counter.call(list_assessment_bodies, Nothing()).rows
    corrected = EditAssessmentBody(_version(rows, args.credit_code), order)
    return _made(counter, counter.call(edit_assessment_body, corrected))


def _version(rows: Iterable[EmployerRow | AssessmentBodyRow], code: str) -> int:
    """The version just seen; 0 for one that is not on the register, which the procedure says in its own words."""
    return next((row.version for row in rows if row.credit_code == code_text(code)), 0)


def _made(counter: Counter, made: Made) -> int:
    answer(counter, made.number, id=made.id, credit_code=made.number, version=made.version)
    return 0


def _employers(args: argparse.Namespace, counter: Counter) -> int:
    rows = counter.call(list_employers, Nothing()).rows
    header = counter.choose("信用代码 名称 区划 开户银行 账号", "code name region bank account")
    cells = ((row.credit_code, row.name, row.region, row.bank, row.account) for row in rows)
    answer(counter, rows_text(header, cells), employers=rows)
    return 0


def _bodies(args: argparse.Namespace, counter: Counter) -> int:
    rows = counter.call(list_assessment_bodies, Nothing()).rows
    header = counter.choose("编号前缀 信用代码 名称", "prefix code name")
    cells = ((row.number_prefix, row.credit_code, row.name) for row in rows)
    answer(counter, rows_text(header, cells), assessment_bodies=rows)
    return 0


EMPLOYER_WORDS: dict[str, Callable[[argparse.Namespace, Counter], int]] = {
    "employer": _employer,
    "body": _body,
    "employers": _employers,
    "bodies": _bodies,
}
