"""The words of ``tdesk certificate``."""

from __future__ import annotations

import argparse

from trainingdesk.cli.arguments import both, day, place
from trainingdesk.cli.parser import unfit
from trainingdesk.cli.words.claim import add_force
from trainingdesk.cli.words.lists import add_import_words
from trainingdesk.cli.words.terms import chosen, listed
from trainingdesk.domain.levels import Level, level_from_text
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind, PersonGroup
from trainingdesk.domain.workflow import CertificateState

_NUMBER = both("证书编号", "certificate number")
_CLASS = both("班级编号", "class number")
_OUT = both("保存到的文件夹", "folder to save to")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Numbers and sheets of our own, others' put on the register, and any of them verified."""
    steps = parser.add_subparsers(dest="step", required=True)
    allocate = steps.add_parser("allocate", help=both("为合格学员编号", "number those who passed"))
    allocate.add_argument("--class", dest="class_number", required=True, metavar="NO", help=_CLASS)
    body = both("评价机构的信用代码", "credit code of the assessment body")
    allocate.add_argument("--body", required=True, metavar="CODE", help=body)
    allocate.add_argument(
        "--issued-on", required=True, type=day, metavar="DATE", help=both("发证日期", "date of issue")
    )
    _add_list(steps)
    _add_sheets(steps)
    void = steps.add_parser("void", help=both("作废", "declare void"))
    void.add_argument("number", metavar="NO", help=_NUMBER)
    void.add_argument("--reason", required=True, metavar="TEXT", help=both("原因", "why"))
    _add_register(steps.add_parser("register", help=both("登记外来证书", "register a certificate from elsewhere")))
    many = both("导入外来证书清单", "import a list of certificates from elsewhere")
    add_import_words(steps.add_parser("import", help=many), of_class=False)
    verify = steps.add_parser("verify", help=both("核验文件或编号", "verify a file or a number"))
    what = both("持有的文件，或证书编号", "the file somebody holds, or a certificate number")
    verify.add_argument("what", metavar="FILE_OR_NO", help=what)


def _add_list(steps: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    listing = steps.add_parser("list", help=both("台账", "the register"))
    listing.add_argument("--class", dest="class_number", metavar="NO", help=_CLASS)
    states = listed("状态", "state", CertificateState)
    listing.add_argument("--state", type=chosen(CertificateState), metavar="STATE", help=states)
    listing.add_argument("--level", type=_level, metavar="LEVEL", help=both("等级，如 4 或 四级", "level, like 4"))
    listing.add_argument("--number", metavar="NO", help=_NUMBER)


def _add_sheets(steps: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    printing = steps.add_parser("print", help=both("打印", "print"))
    printing.add_argument("numbers", nargs="*", metavar="NO", help=_NUMBER)
    printing.add_argument("--class", dest="class_number", metavar="NO", help=both("全班", "the whole class"))
    printing.add_argument("--overlay", action="store_true", help=both("套打在空白证书上", "for blank forms"))
    again = steps.add_parser("reissue", help=both("补办", "print a new sheet for a lost one"))
    again.add_argument("number", metavar="NO", help=_NUMBER)
    again.add_argument("--reason", required=True, metavar="TEXT", help=both("原因", "why"))
    for word in (printing, again):
        word.add_argument("--out", type=place, required=True, metavar="DIR", help=_OUT)
        add_force(word)


def _add_register(word: argparse.ArgumentParser) -> None:
    """One person and one certificate, as shown at the counter."""
    add = word.add_argument
    add("number", metavar="NO", help=_NUMBER)
    add("--name", required=True, metavar="NAME", help=both("持证人姓名", "holder's name"))
    add("--identity", required=True, metavar="ID", help=both("证件号码", "identity number"))
    add("--occupation", required=True, metavar="CODE", help=both("职业编码", "occupation code"))
    add("--occupation-name", metavar="NAME", help=both("目录没有时填写", "where the catalogue has none"))
    add("--edition", type=int, default=2022, metavar="YEAR", help=both("职业分类版本", "edition of the classification"))
    add("--issued-on", required=True, type=day, metavar="DATE", help=both("发证日期", "date of issue"))
    kinds = listed("类别", "kind", CertificateKind)
    add("--kind", type=chosen(CertificateKind), default=CertificateKind.LEVEL, metavar="KIND", help=kinds)
    add("--level", type=_level, metavar="LEVEL", help=both("等级，如 4 或 四级", "level, like 4"))
    add(
        "--issuer", default="", metavar="NAME", help=both("发证单位，已登记的可省略", "issuer, unless it is registered")
    )
    methods = listed("评价方式", "assessment", AssessmentMethod)
    add("--method", type=chosen(AssessmentMethod), metavar="METHOD", help=methods)
    add("--assessed-on", type=day, metavar="DATE", help=both("考核日期", "date of assessment"))
    add("--phone", default="", metavar="NO", help=both("联系电话", "telephone"))
    add("--bank", default="", metavar="NAME", help=both("开户银行", "bank"))
    add("--account", default="", metavar="NO", help=both("银行账号", "account number"))
    groups = listed("人员类别，可多次给出", "group, repeatable", PersonGroup)
    add("--group", dest="groups", type=chosen(PersonGroup), action="append", default=[], metavar="GROUP", help=groups)


def _level(text: str) -> Level:
    level = level_from_text(text)
    if level is None:
        raise unfit(
            f"没有等级“{text}”，可用 {', '.join(Level)}", f"there is no level “{text}”, only {', '.join(Level)}"
        )
    return level
