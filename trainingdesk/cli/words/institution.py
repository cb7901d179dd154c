"""The words of ``tdesk institution``, with those about employers and assessment bodies."""

from __future__ import annotations

import argparse
from typing import Any

from trainingdesk.cli.arguments import both, day, levels
from trainingdesk.cli.words.terms import chosen, listed
from trainingdesk.domain.vocabulary import EmployerKind, InstitutionKind
from trainingdesk.domain.workflow import InstitutionState

_CODE = both("统一社会信用代码", "unified social credit code")
_REGION = both("行政区划代码，六位", "GB/T 2260, six digits")
_ACCOUNT = both("账号", "account number")
_BANK = both("开户银行", "bank")
_PHONE = both("联系电话", "telephone")
_CONTACT = both("联系人", "contact")
_CORRECT = both("更正已登记的内容，各项须重新给出", "correct what is registered; everything is given again")
_LAST_DAY = both("有效期末日（含）", "last day, inclusive")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Register, certify, look, suspend; then the parties beside institutions."""
    words = parser.add_subparsers(dest="word", required=True)
    register = _with_code(words, "register", "登记定点培训机构", "enter a certified institution")
    _add_facts(register, needed=True)
    _add_facts(_with_code(words, "edit", "更正资料、续期", "correct, or certify for another span"), needed=False)
    _add_scope(_with_code(words, "scope", "登记资质范围", "certify occupations and levels"))
    account = _with_code(words, "account", "登记收款账户", "set the account money goes to")
    account.add_argument("--name", required=True, help=both("账户名称", "name of the account"))
    account.add_argument("--bank", required=True, help=_BANK)
    account.add_argument("--account", required=True, help=_ACCOUNT)
    listing = words.add_parser("list", help=both("机构列表", "institutions by credit code"))
    states = listed("状态", "state", InstitutionState)
    listing.add_argument("--state", type=chosen(InstitutionState), metavar="STATE", help=states)
    _with_code(words, "show", "查看一家机构", "one institution")
    for word, zh, en in (("suspend", "暂停", "suspend"), ("restore", "恢复", "restore"), ("remove", "退出", "remove")):
        reason = both("原因，记入审计", "why; goes on record")
        _with_code(words, word, zh, en).add_argument("--reason", required=True, help=reason)
    _add_employer(_with_code(words, "employer", "登记用人单位", "enter an employer"))
    _add_body(_with_code(words, "body", "登记评价机构", "enter an assessment body"))
    words.add_parser("employers", help=both("用人单位列表", "employers by credit code"))
    words.add_parser("bodies", help=both("评价机构列表", "assessment bodies by number prefix"))


def _with_code(words: Any, word: str, zh: str, en: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = words.add_parser(word, help=both(zh, en))
    parser.add_argument("credit_code", metavar="CODE", help=_CODE)
    return parser


def _add_facts(parser: argparse.ArgumentParser, *, needed: bool) -> None:
    parser.add_argument("--name", required=needed, help=both("名称", "name"))
    parser.add_argument("--kind", required=needed, help=listed("类型", "kind", InstitutionKind))
    parser.add_argument("--region", required=needed, help=_REGION)
    first = both("定点有效期首日", "first certified day")
    parser.add_argument("--from", dest="certified_from", type=day, required=needed, metavar="DAY", help=first)
    parser.add_argument("--to", dest="last_day", type=day, required=needed, metavar="DAY", help=_LAST_DAY)
    parser.add_argument("--grade", help=both("等级评定", "grade"))
    parser.add_argument("--contact", help=_CONTACT)
    parser.add_argument("--phone", help=_PHONE)


def _add_scope(parser: argparse.ArgumentParser) -> None:
    occupation = both("职业编码，可多次给出", "occupation code; may be given more than once")
    parser.add_argument(
        "--occupation", required=True, action="append", dest="occupations", metavar="CODE", help=occupation
    )
    edition = both("职业分类版本", "edition of the classification")
    parser.add_argument("--edition", type=int, default=2022, metavar="YEAR", help=edition)
    parser.add_argument("--levels", type=levels, required=True, help=both("如 5,4,3，无等级写 none", "5,4,3 or none"))
    first = both("有效期首日", "first day")
    parser.add_argument("--from", dest="valid_from", type=day, required=True, metavar="DAY", help=first)
    parser.add_argument("--to", dest="last_day", type=day, required=True, metavar="DAY", help=_LAST_DAY)


def _add_employer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--correct", action="store_true", help=_CORRECT)
    parser.add_argument("--name", required=True, help=both("名称", "name"))
    parser.add_argument("--region", required=True, help=_REGION)
    parser.add_argument("--bank", required=True, help=_BANK)
    parser.add_argument("--account", required=True, help=_ACCOUNT)
    parser.add_argument("--kind", help=listed("类型", "kind", EmployerKind))
    parser.add_argument("--contact", help=_CONTACT)
    parser.add_argument("--phone", help=_PHONE)


def _add_body(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--correct", action="store_true", help=_CORRECT)
    parser.add_argument("--name", required=True, help=both("名称", "name"))
    prefix = both("证书编号前 13 位", "first 13 characters of its numbers")
    parser.add_argument("--prefix", required=True, help=prefix)
    parser.add_argument("--english-name", help=both("英文名称，印在证书上", "English name, for certificates"))
    parser.add_argument("--bank", help=_BANK)
    parser.add_argument("--account", help=_ACCOUNT)
