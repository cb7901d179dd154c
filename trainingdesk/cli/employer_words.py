"""Words of ``tdesk institution`` about the parties beside institutions: employers and assessment bodies."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from trainingdesk.cli.arguments import both
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.listing import rows_text
from trainingdesk.cli.output import answer
from trainingdesk.domain.vocabulary import EmployerKind
from trainingdesk.services.employers import (
    RegisterAssessmentBody,
    RegisterEmployer,
    list_assessment_bodies,
    list_employers,
    register_assessment_body,
    register_employer,
)
from trainingdesk.services.records import Made, Nothing


def add_employer_words(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``employer``, ``employers``, ``body``, ``bodies``."""
    kinds = ", ".join(EmployerKind)
    employer = words.add_parser("employer", help=both("登记用人单位", "enter an employer"))
    employer.add_argument("credit_code", help=both("统一社会信用代码", "unified social credit code"))
    employer.add_argument("--name", required=True)
    employer.add_argument("--region", required=True, help=both("行政区划代码，六位", "GB/T 2260, six digits"))
    employer.add_argument("--bank", required=True, help=both("开户银行", "bank"))
    employer.add_argument("--account", required=True, help=both("账号", "account number"))
    employer.add_argument("--kind", help=both(f"类型：{kinds}", f"kind: {kinds}"))
    employer.add_argument("--contact")
    employer.add_argument("--phone")
    body = words.add_parser("body", help=both("登记评价机构", "enter an assessment body"))
    body.add_argument("credit_code", help=both("统一社会信用代码", "unified social credit code"))
    body.add_argument("--name", required=True)
    body.add_argument("--prefix", required=True, help=both("证书编号前 13 位", "first 13 characters of its numbers"))
    body.add_argument("--english-name")
    body.add_argument("--bank")
    body.add_argument("--account")
    words.add_parser("employers", help=both("用人单位列表", "employers by credit code"))
    words.add_parser("bodies", help=both("评价机构列表", "assessment bodies by number prefix"))


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
