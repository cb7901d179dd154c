"""The words of ``tdesk claim``."""

from __future__ import annotations

import argparse

from trainingdesk.cli.arguments import both, place
from trainingdesk.cli.words.terms import chosen, listed
from trainingdesk.domain.workflow import ClaimState


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """From the draft to the form: ``new``, ``add``, ``compute``, ``submit``, and what lies beside the way."""
    steps = parser.add_subparsers(dest="step", required=True)
    _add_new(steps.add_parser("new", help=both("新建", "open a draft")))
    _add_evidence(steps)
    add_claim_word(steps, "compute", "计算", "compute")
    _add_persons(steps)
    _add_submit(steps)
    listing = steps.add_parser("list", help=both("列表", "list"))
    listing.add_argument("--state", type=chosen(ClaimState), metavar="STATE", help=listed("状态", "state", ClaimState))
    listing.add_argument("--class", dest="class_number", metavar="NO", help=both("班级编号", "of a class"))
    show = add_claim_word(steps, "show", "查看", "show")
    add_explain(show)
    form = add_claim_word(steps, "form", "保存已存档的申请表", "save the filed claim form")
    form.add_argument("out", type=place, metavar="OUT.pdf", help=both("保存到", "where to"))
    add_force(form)
    add_claim_word(steps, "withdraw", "撤回", "withdraw")


def add_claim_word(
    steps: argparse._SubParsersAction[argparse.ArgumentParser], name: str, zh: str, en: str
) -> argparse.ArgumentParser:
    """A word about one claim."""
    word = steps.add_parser(name, help=both(zh, en))
    word.add_argument("number", metavar="NO", help=both("申领单号，如 SL2026-000001", "number, like SL2026-000001"))
    return word


def add_explain(word: argparse.ArgumentParser) -> None:
    """The steps of each decision."""
    word.add_argument(
        "--explain", action="store_true", help=both("列出每项的计算过程", "with the steps of each decision")
    )


def add_force(word: argparse.ArgumentParser) -> None:
    """Leave to overwrite."""
    word.add_argument(
        "--force", action="store_true", help=both("覆盖内容不同的已有文件", "overwrite a file with other content")
    )


def _add_new(new: argparse.ArgumentParser) -> None:
    source = new.add_mutually_exclusive_group(required=True)
    source.add_argument("--class", dest="class_number", metavar="NO", help=both("班级编号", "class number"))
    source.add_argument("--counter", action="store_true", help=both("窗口申领，一人", "one person at the counter"))
    source.add_argument("--employer", metavar="CODE", help=both("用人单位的信用代码", "employer's credit code"))
    new.add_argument(
        "--certificate", dest="certificates", action="append", default=[], metavar="NO",
        help=both("证书编号，可多次给出", "certificate number; may be given more than once"),
    )  # fmt: skip
    new.add_argument(
        "--order-id", metavar="ID", help=both("同一标识重复执行只建一单", "the same id again makes no second claim")
    )


def _add_evidence(steps: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    add = add_claim_word(steps, "add", "添加附件", "attach evidence")
    add.add_argument("files", nargs="+", type=place, metavar="FILE", help=both("文件，可多个", "files"))
    add.add_argument(
        "--evidence", required=True, metavar="CODE", help=both("材料代码，见查看", "entry of the checklist: see show")
    )
    add.add_argument("--pages", type=int, default=1, metavar="N", help=both("每个文件的页数", "pages of each file"))


def _add_persons(steps: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    out = add_claim_word(steps, "leave-out", "不为某人申领", "leave a person out")
    back = add_claim_word(steps, "take-in", "恢复为某人申领", "take a person in again")
    for word in (out, back):
        word.add_argument("--person", type=int, required=True, metavar="N", help=both("序号", "position on the claim"))
    out.add_argument("--reason", required=True, metavar="TEXT", help=both("原因", "why"))


def _add_submit(steps: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    submit = add_claim_word(steps, "submit", "提交", "submit")
    submit.add_argument(
        "--declare", action="store_true", help=both("已阅读并同意申请表上的承诺", "the form's declaration is accepted")
    )
    submit.add_argument("--form", type=place, metavar="OUT.pdf", help=both("申请表保存到", "save the claim form"))
    add_force(submit)
