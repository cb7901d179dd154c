"""Words of ``tdesk institution`` about the parties beside institutions: employers and assessment bodies."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.listing import rows_text
from trainingdesk.cli.output import answer
from trainingdesk.services.employers import (
    RegisterAssessmentBody,
    RegisterEmployer,
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
    return _made(counter, counter.call(register_employer, order))


def _body(args: argparse.Namespace, counter: Counter) -> int:
    order = RegisterAssessmentBody(args.credit_code, args.name, args.prefix, args.english_name, args.bank, args.account)
    return _made(counter, counter.call(register_assessment_body, order))


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
