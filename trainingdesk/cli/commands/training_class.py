"""``tdesk class``: open, correct, list, show, close and cancel classes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace

from trainingdesk.cli.arguments import both, day, levels, one_of
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.listing import fields_text, rows_text
from trainingdesk.cli.output import answer
from trainingdesk.domain.vocabulary import CertificateKind, Delivery
from trainingdesk.domain.workflow import ClassState
from trainingdesk.services.class_lists import ClassMark, ListClasses, ShowClass, list_classes, show_class
from trainingdesk.services.class_records import ClassDetail, ClassRow, TraineeRow
from trainingdesk.services.classes import (
    CancelClass,
    ClassFacts,
    CloseClass,
    EditClass,
    cancel_class,
    close_class,
    edit_class,
    open_class,
)
from trainingdesk.services.records import Made
from trainingdesk.services.trainees import ListTrainees, list_trainees

_STATES_ZH = {ClassState.OPEN: "在办", ClassState.CLOSED: "已结班", ClassState.CANCELLED: "已撤销"}
_EDITABLE = (
    "name", "levels", "class_start", "class_end", "hours_planned", "heads_planned", "occupation_name", "direction",
    "hours_theory", "hours_practice", "place", "region", "approval_number", "occupation_code", "occupation_edition",
    "certificate_kind", "delivery",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words below ``tdesk class``."""
    words = parser.add_subparsers(dest="word", required=True, metavar="…")
    opening = words.add_parser("open", help=both("开班", "open a class"))
    opening.add_argument("--number", default="", help=both("班级编号，空则自动编号", "number; the office's if empty"))
    _add_facts(opening, needed=True)
    editing = words.add_parser("edit", help=both("更正班级资料", "correct a class"))
    editing.add_argument("number")
    _add_facts(editing, needed=False)
    listing = words.add_parser("list", help=both("班级列表", "classes, latest first"))
    listing.add_argument("--state", type=one_of(ClassState), help=", ".join(ClassState))
    listing.add_argument("--institution", metavar="CODE", help=both("机构信用代码", "institution's credit code"))
    listing.add_argument("--occupation", metavar="CODE", help=both("职业编码", "occupation code"))
    listing.add_argument("--year", type=int, help=both("开班年份", "year of the first day"))
    show = words.add_parser("show", help=both("查看班级", "one class with its counts"))
    show.add_argument("number")
    show.add_argument("--trainees", action="store_true", help=both("列出学员", "with its trainees"))
    words.add_parser("close", help=both("结班", "close")).add_argument("number")
    cancel = words.add_parser("cancel", help=both("撤销", "cancel"))
    cancel.add_argument("number")
    cancel.add_argument("--reason", required=True, help=both("原因（记入审计）", "why; goes on record"))


def _add_facts(parser: argparse.ArgumentParser, *, needed: bool) -> None:
    kinds = ", ".join(CertificateKind)
    parser.add_argument("--occupation", dest="occupation_code", required=needed, help=both("职业编码", "d-dd-dd-dd"))
    parser.add_argument("--kind", dest="certificate_kind", type=one_of(CertificateKind),
                        default=CertificateKind.LEVEL if needed else None,
                        help=both(f"证书类别：{kinds}", f"certificate: {kinds}"))  # fmt: skip
    parser.add_argument("--levels", type=levels, required=needed, help=both("申报等级，如 4 或 5,4；无写 none", "5,4"))
    parser.add_argument("--start", dest="class_start", type=day, required=needed, help=both("开班日", "first day"))
    parser.add_argument("--end", dest="class_end", type=day, required=needed, help=both("结班日（含）", "last day"))
    parser.add_argument("--hours", dest="hours_planned", type=int, required=needed,
                        help=both("计划学时（45 分钟）", "planned hours of 45 minutes"))  # fmt: skip
    parser.add_argument("--heads", dest="heads_planned", type=int, required=needed, help=both("计划人数", "heads"))
    parser.add_argument("--name", help=both("班级名称", "name"))
    parser.add_argument("--edition", dest="occupation_edition", type=int, help=both("职业分类版本，默认 2022", "2022"))
    parser.add_argument("--occupation-name", help=both("目录没有时填写", "where the catalogue has none"))
    parser.add_argument("--direction", help=both("职业方向", "direction"))
    parser.add_argument("--theory", dest="hours_theory", type=int, help=both("理论学时", "hours of theory"))
    parser.add_argument("--practice", dest="hours_practice", type=int, help=both("实操学时", "hours of practice"))
    parser.add_argument("--delivery", type=one_of(Delivery), help=", ".join(Delivery))
    parser.add_argument("--place", help=both("培训地点", "place"))
    parser.add_argument("--region", help=both("行政区划代码，空则同机构", "the institution's if empty"))
    parser.add_argument("--approval", dest="approval_number", help=both("开班备案号", "approval number"))


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Carry out one of the words."""
    return _WORDS[args.word](args, counter)


def _open(args: argparse.Namespace, counter: Counter) -> int:
    facts = ClassFacts(
        occupation_code=args.occupation_code,
        certificate_kind=args.certificate_kind,
        levels=args.levels,
        class_start=args.class_start,
        class_end=args.class_end,
        hours_planned=args.hours_planned,
        heads_planned=args.heads_planned,
        number=args.number,
    )
    return _made(counter, counter.call(open_class, _with_given(facts, args)))


def _with_given(facts: ClassFacts, args: argparse.Namespace) -> ClassFacts:
    """The facts with what was given on the command line in their place."""
    given = {name: getattr(args, name) for name in _EDITABLE if getattr(args, name) is not None}
    return replace(facts, **given)


def _edit(args: argparse.Namespace, counter: Counter) -> int:
    seen = _detail(args, counter)
    row = seen.row
    facts = ClassFacts(
        occupation_code=row.occupation_code,
        certificate_kind=row.certificate_kind,
        levels=row.levels,
        class_start=row.class_start,
        class_end=row.class_end,
        hours_planned=seen.hours_planned,
        heads_planned=row.heads_planned,
        number=row.number,
        name=row.name,
        occupation_edition=row.occupation_edition,
        occupation_name=row.occupation_name,
        direction=seen.direction,
        hours_theory=seen.hours_theory,
        hours_practice=seen.hours_practice,
        delivery=seen.delivery,
        place=seen.place,
        region=seen.region,
        approval_number=seen.approval_number,
    )
    return _made(counter, counter.call(edit_class, EditClass(row.version, _with_given(facts, args))))


def _close(args: argparse.Namespace, counter: Counter) -> int:
    row = _detail(args, counter).row
    return _made(counter, counter.call(close_class, CloseClass(row.number, row.version)))


def _cancel(args: argparse.Namespace, counter: Counter) -> int:
    row = _detail(args, counter).row
    return _made(counter, counter.call(cancel_class, CancelClass(row.number, row.version, args.reason)))


def _made(counter: Counter, made: Made) -> int:
    answer(counter, made.number, id=made.id, number=made.number, version=made.version)
    return 0


def _list(args: argparse.Namespace, counter: Counter) -> int:
    asked = ListClasses(args.state, args.institution, args.occupation, args.year)
    rows: list[ClassRow] = []
    mark: ClassMark | None = None
    while True:
        page = counter.call(list_classes, replace(asked, after=mark))
        rows += page.rows
        mark = page.next_after
        if mark is None:
            break
    header = counter.choose(
        "班号 机构 职业 等级 开班 结班 人数 出勤率 考核 合格 证书 状态",
        "number institution occupation levels start end heads attendance assessed passed certificates state",
    )
    answer(counter, rows_text(header, (_cells(counter, row) for row in rows)), classes=rows)
    return 0


def _cells(counter: Counter, row: ClassRow) -> tuple[object, ...]:
    counts = row.counts
    return (
        row.number, row.institution_name, row.occupation_name, row.levels, row.class_start, row.class_end,
        counts.enrolled, counts.attendance, counts.assessed, counts.passed, counts.certificates,
        counter.choose(_STATES_ZH[row.state], row.state),
    )  # fmt: skip


def _show(args: argparse.Namespace, counter: Counter) -> int:
    detail = _detail(args, counter)
    trainees = _trainees(args.number, counter) if args.trainees else []
    text = fields_text(_facts(detail, counter))
    if trainees:
        header = counter.choose(
            "序 姓名 证件号 原等级 申报等级 考核日 合格 证书编号",
            "no name id held target assessed passed certificate",
        )
        cells = ((row.position, row.name, row.masked_id, row.level_held, row.level_target, row.assessed_on,
                  row.passed, row.certificate_number) for row in trainees)  # fmt: skip
        text += f"\n\n{rows_text(header, cells)}"
    answer(counter, text, **{"class": detail}, attendance=detail.row.counts.attendance, trainees=trainees)
    return 0


def _facts(detail: ClassDetail, counter: Counter) -> list[tuple[str, object]]:
    row = detail.row
    kind = counter.choose(row.certificate_kind.zh, row.certificate_kind.en)
    return [
        (counter.choose("班号", "number"), row.number),
        (counter.choose("名称", "name"), row.name),
        (counter.choose("机构", "institution"), row.institution_name),
        (counter.choose("职业", "occupation"), f"{row.occupation_name} {row.occupation_code}"),
        (counter.choose("证书类别", "certificate"), kind),
        (counter.choose("申报等级", "levels"), row.levels),
        (counter.choose("起止", "days"), (row.class_start, row.class_end)),
        (counter.choose("学时", "hours"), detail.hours_planned),
        (counter.choose("状态", "state"), counter.choose(_STATES_ZH[row.state], row.state)),
        (counter.choose("学员", "trainees"), f"{row.counts.enrolled}/{row.heads_planned}"),
        (counter.choose("出勤率", "attendance"), row.counts.attendance),
        (counter.choose("参加考核", "assessed"), row.counts.assessed),
        (counter.choose("合格", "passed"), row.counts.passed),
        (counter.choose("证书", "certificates"), row.counts.certificates),
    ]


def _detail(args: argparse.Namespace, counter: Counter) -> ClassDetail:
    return counter.call(show_class, ShowClass(args.number))


def _trainees(number: str, counter: Counter) -> list[TraineeRow]:
    rows: list[TraineeRow] = []
    after: int | None = 0
    while after is not None:
        page = counter.call(list_trainees, ListTrainees(number, after))
        rows += page.rows
        after = page.next_after
    return rows


_WORDS: dict[str, Callable[[argparse.Namespace, Counter], int]] = {
    "open": _open,
    "edit": _edit,
    "close": _close,
    "cancel": _cancel,
    "list": _list,
    "show": _show,
}
