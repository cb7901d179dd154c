"""``tdesk class``: open, correct, list, show, close and cancel classes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.listing import fields_text, rows_text
from trainingdesk.cli.output import answer
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

_EDITABLE = (
    "name", "levels", "class_start", "class_end", "hours_planned", "heads_planned", "occupation_name", "direction",
    "hours_theory", "hours_practice", "place", "region", "approval_number", "occupation_code", "occupation_edition",
    "certificate_kind", "delivery",
)  # fmt: skip


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
        counter.choose(row.state.zh, row.state.en),
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
                  _passed(counter, row), row.certificate_number) for row in trainees)  # fmt: skip
        text += f"\n\n{rows_text(header, cells)}"
    answer(counter, text, **{"class": detail}, attendance=detail.row.counts.attendance, trainees=trainees)
    return 0


def _passed(counter: Counter, row: TraineeRow) -> str:
    return "" if row.passed is None else counter.choose("是", "yes") if row.passed else counter.choose("否", "no")


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
        (counter.choose("状态", "state"), counter.choose(row.state.zh, row.state.en)),
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
