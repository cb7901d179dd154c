"""The words of ``tdesk class``."""

from __future__ import annotations

import argparse

from trainingdesk.cli.arguments import both, day, levels
from trainingdesk.cli.words.terms import chosen, listed
from trainingdesk.domain.vocabulary import CertificateKind, Delivery
from trainingdesk.domain.workflow import ClassState

_NUMBER = both("班级编号", "class number")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Open, correct, look, close, cancel."""
    words = parser.add_subparsers(dest="word", required=True)
    opening = words.add_parser("open", help=both("开班", "open a class"))
    opening.add_argument(
        "--number", default="", metavar="NO", help=both("班级编号，空则自动编号", "number; else given")
    )
    _add_facts(opening, needed=True)
    editing = words.add_parser("edit", help=both("更正班级资料", "correct a class"))
    editing.add_argument("number", metavar="NO", help=_NUMBER)
    _add_facts(editing, needed=False)
    listing = words.add_parser("list", help=both("班级列表", "classes, latest first"))
    states = listed("状态", "state", ClassState)
    listing.add_argument("--state", type=chosen(ClassState), metavar="STATE", help=states)
    listing.add_argument("--institution", metavar="CODE", help=both("机构信用代码", "institution's credit code"))
    listing.add_argument("--occupation", metavar="CODE", help=both("职业编码", "occupation code"))
    listing.add_argument("--year", type=int, help=both("开班年份", "year of the first day"))
    show = words.add_parser("show", help=both("查看班级", "one class with its counts"))
    show.add_argument("number", metavar="NO", help=_NUMBER)
    show.add_argument("--trainees", action="store_true", help=both("列出学员", "with its trainees"))
    close = words.add_parser("close", help=both("结班，不再导入", "close: nothing more is imported"))
    close.add_argument("number", metavar="NO", help=_NUMBER)
    cancel = words.add_parser("cancel", help=both("撤销", "cancel"))
    cancel.add_argument("number", metavar="NO", help=_NUMBER)
    cancel.add_argument("--reason", required=True, help=both("原因，记入审计", "why; goes on record"))


def _add_facts(parser: argparse.ArgumentParser, *, needed: bool) -> None:
    occupation = both("职业编码，如 4-03-02-01", "occupation code, like 4-03-02-01")
    parser.add_argument("--occupation", dest="occupation_code", required=needed, metavar="CODE", help=occupation)
    parser.add_argument(
        "--kind", dest="certificate_kind", type=chosen(CertificateKind), metavar="KIND",
        default=CertificateKind.LEVEL if needed else None, help=listed("证书类别", "certificate", CertificateKind),
    )  # fmt: skip
    aimed = both("申报等级，如 4 或 5,4，无等级写 none", "levels aimed at: 4, or 5,4, or none")
    parser.add_argument("--levels", type=levels, required=needed, help=aimed)
    _add_measures(parser, needed=needed)
    parser.add_argument("--name", help=both("班级名称", "name"))
    edition = both("职业分类版本，默认 2022", "edition of the classification, 2022 by default")
    parser.add_argument("--edition", dest="occupation_edition", type=int, metavar="YEAR", help=edition)
    named = both("职业名称，目录没有时填写", "occupation's name, where the catalogue has none")
    parser.add_argument("--occupation-name", metavar="NAME", help=named)
    parser.add_argument("--direction", help=both("职业方向", "direction"))
    delivery = listed("授课方式", "delivery", Delivery)
    parser.add_argument("--delivery", type=chosen(Delivery), metavar="HOW", help=delivery)
    parser.add_argument("--place", help=both("培训地点", "place"))
    parser.add_argument("--region", help=both("行政区划代码，默认同机构", "region, the institution's by default"))
    approval = both("开班备案号", "approval number")
    parser.add_argument("--approval", dest="approval_number", metavar="NO", help=approval)


def _add_measures(parser: argparse.ArgumentParser, *, needed: bool) -> None:
    """Days, hours and heads."""
    first, last = both("开班日", "first day"), both("结班日（含）", "last day of teaching")
    parser.add_argument("--start", dest="class_start", type=day, required=needed, metavar="DAY", help=first)
    parser.add_argument("--end", dest="class_end", type=day, required=needed, metavar="DAY", help=last)
    hours = both("计划学时，每学时 45 分钟", "planned hours of 45 minutes")
    parser.add_argument("--hours", dest="hours_planned", type=int, required=needed, metavar="N", help=hours)
    heads = both("计划人数", "planned heads")
    parser.add_argument("--heads", dest="heads_planned", type=int, required=needed, metavar="N", help=heads)
    theory, practice = both("理论学时", "hours of theory"), both("实操学时", "hours of practice")
    parser.add_argument("--theory", dest="hours_theory", type=int, metavar="N", help=theory)
    parser.add_argument("--practice", dest="hours_practice", type=int, metavar="N", help=practice)
