"""What came of it: the totals in tables for people, and ``demo.json`` for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trainingdesk.cli.columns import table
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.demo.folder import DATABASE, RECORD
from trainingdesk.cli.demo.stage import Login, Printed
from trainingdesk.cli.records import document
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.money import Money, total
from trainingdesk.domain.reasons import Reason
from trainingdesk.domain.texts import message
from trainingdesk.domain.vocabulary import Fund
from trainingdesk.domain.workflow import ClaimSource, ClaimState, VoucherState
from trainingdesk.services.claim_records import ClaimRow
from trainingdesk.services.vouchers import VoucherRow

_SOURCES = {
    ClaimSource.CLASS: ("班级", "class"),
    ClaimSource.COUNTER: ("窗口", "counter"),
    ClaimSource.EMPLOYER: ("单位", "employer"),
}
_CLAIM_STATES = {ClaimState.SETTLED: ("财政已同意", "settled")}
_VOUCHER_STATES = {
    VoucherState.ISSUED: ("待财政复审", "waiting"),
    VoucherState.APPROVED: ("财政同意", "approved"),
    VoucherState.RETURNED: ("退回，作废", "returned, void"),
    VoucherState.REFUSED: ("不予拨付，作废", "refused, void"),
}
_KINDS = {
    "voucher": ("凭证", "vouchers"),
    "claim_form": ("申领表", "claim forms"),
    "roster": ("花名册", "rosters"),
    "certificate": ("证书", "certificates"),
    "incoming": ("来件（Excel、CSV）", "incoming workbooks"),
    "returned": ("退回的花名册（标出单元格并附说明）", "rosters sent back with remarks"),
    "evidence": ("申领附件", "evidence"),
}
_SHOWN_BY_NAME = ("voucher", "claim_form", "roster", "returned")


@dataclass(frozen=True, slots=True)
class RowFinding:
    """What an import said of a row: an error kept it out, a warning did not."""

    file: str
    finding: Finding

    @property
    def address(self) -> tuple[str, str | None, int | None]:
        """Which row of which file."""
        return self.file, self.finding.place.sheet, self.finding.place.row


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody on a claim who gets nothing: the policy's reason codes, and a reviewer's rule where one was cited."""

    claim: str
    position: int
    name: str
    reasons: tuple[str, ...]
    rule: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished demonstration."""

    folder: Path
    seed: int
    today: date
    people: int
    logins: tuple[Login, ...]
    claims: tuple[ClaimRow, ...]
    vouchers: tuple[VoucherRow, ...]
    found: tuple[RowFinding, ...]
    left_out: tuple[LeftOut, ...]
    files: tuple[Printed, ...]
    anchor: str  # twelve characters that stand for the audit chain at the end

    @property
    def refused(self) -> tuple[RowFinding, ...]:
        """What kept rows out."""
        return tuple(one for one in self.found if one.finding.severity is Severity.ERROR)

    @property
    def worth_a_look(self) -> tuple[RowFinding, ...]:
        """What was said of rows that were let in."""
        out = {one.address for one in self.refused}
        return tuple(one for one in self.found if one.address not in out)

    @property
    def approved(self) -> tuple[VoucherRow, ...]:
        """The vouchers that finance agreed to pay."""
        return tuple(voucher for voucher in self.vouchers if voucher.state is VoucherState.APPROVED)

    @property
    def paid(self) -> Money:
        """What finance agreed to pay in all."""
        return total(voucher.total for voucher in self.approved)


def demo_json(outcome: Outcome) -> str:
    """One document: users with roles and passwords, claims, vouchers, totals, refused rows, files by kind."""
    return document(
        complete=True,
        seed=outcome.seed,
        today=outcome.today,
        people=outcome.people,
        policy="henan-2022",
        database=str(outcome.folder / DATABASE),
        users=[
            {
                "login": login.user.login,
                "name": login.user.name,
                "role": login.user.role,
                "institution": login.user.institution,
                "password": login.password,
            }
            for login in outcome.logins
        ],
        claims=[_claim_part(outcome, claim) for claim in outcome.claims],
        vouchers=[_voucher_part(voucher) for voucher in outcome.vouchers],
        totals={
            "claims": len(outcome.claims),
            "claimed": total(claim.total for claim in outcome.claims),
            "vouchers_approved": len(outcome.approved),
            "approved": outcome.paid,
        },
        refused_rows=[_finding_part(row) for row in outcome.refused],
        excluded=[
            {"claim": one.claim, "position": one.position, "name": one.name, "reasons": one.reasons, "rule": one.rule}
            for one in outcome.left_out
        ],
        anchor=outcome.anchor,
        files={kind: [str(path) for path in paths] for kind, paths in _paths(outcome).items()},
    )  # fmt: skip


def _finding_part(row: RowFinding) -> dict[str, object]:
    place = row.finding.place
    return {
        "file": row.file,
        "row": place.row,
        "column": place.column,
        "code": row.finding.code,
        "value": row.finding.value,
    }


def _claim_part(outcome: Outcome, claim: ClaimRow) -> dict[str, object]:
    return {
        "number": claim.number,
        "source": claim.source,
        "applicant": claim.applicant,
        "class": claim.class_number,
        "state": claim.state,
        "heads": claim.heads,
        "total": claim.total,
        "vouchers": [voucher.number for voucher in outcome.vouchers if voucher.claim_number == claim.number],
    }


def _voucher_part(voucher: VoucherRow) -> dict[str, object]:
    return {
        "number": voucher.number,
        "claim": voucher.claim_number,
        "state": voucher.state,
        "payee": voucher.payee,
        "payee_name": voucher.payee_name,
        "fund": voucher.fund,
        "heads": voucher.heads,
        "total": voucher.total,
    }


def _paths(outcome: Outcome) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for file in sorted(outcome.files, key=lambda file: file.path):
        found.setdefault(file.kind, []).append(file.path)
    return dict(sorted(found.items(), key=lambda kind: list(_KINDS).index(kind[0])))


def summary(outcome: Outcome, counter: Counter) -> str:
    """Refused rows, claims, vouchers, totals and where everything lies, in the caller's language."""
    parts = (
        _found_text(outcome, counter),
        _claims_text(outcome.claims, counter),
        _left_out_text(outcome.left_out, counter),
        _vouchers_text(outcome.vouchers, counter),
        _totals_text(outcome, counter),
        _files_text(outcome, counter),
    )
    return "\n\n".join(parts)


def _found_text(outcome: Outcome, counter: Counter) -> str:
    """Refused rows first, then what was let in and wants a look."""
    lines = [counter.choose("退回的行（未导入；原表标出单元格、加一列说明后退回）", "Rows sent back (not imported)")]
    lines += [_row_text(row, counter) for row in outcome.refused]
    looks = outcome.worth_a_look
    if looks:
        lines.append(counter.choose("已导入、需留意的行", "Rows let in that want a look"))
        lines += [_row_text(row, counter) for row in looks]
    return "\n".join(lines)


def _row_text(row: RowFinding, counter: Counter) -> str:
    place = row.finding.place
    at = counter.choose(f"第 {place.row} 行", f"row {place.row}") if place.row is not None else ""
    told = message(row.finding.code, counter.language, **row.finding.params)
    return "  " + "  ".join(part for part in (row.file, f"{at} {place.column or ''}".strip(), told) if part)


def _left_out_text(left_out: Sequence[LeftOut], counter: Counter) -> str:
    lines = [counter.choose("不予补贴的人员", "People who get nothing")]
    for one in left_out:
        why = one.rule or counter.choose("、", ", ").join(_reason_text(code, counter) for code in one.reasons)
        lines.append(f"  {one.claim}  {counter.choose('第', 'no.')} {one.position}  {one.name}  {why}")
    return "\n".join(lines)


def _reason_text(code: str, counter: Counter) -> str:
    known = next((reason for reason in Reason if reason == code), None)
    return code if known is None else counter.choose(known.zh, known.en)


def _claims_text(claims: Sequence[ClaimRow], counter: Counter) -> str:
    head = counter.choose(
        "申领单,来源,申请人,班级,人数,金额（元）,状态", "claim,source,applicant,class,people,yuan,state"
    )
    rows = [
        (
            claim.number, counter.choose(*_SOURCES[claim.source]), claim.applicant, claim.class_number or "—",
            str(claim.heads), str(claim.total), _state(claim, counter),
        )
        for claim in claims
    ]  # fmt: skip
    rows.append((counter.choose("合计", "total"), "", "", "", "", str(total(c.total for c in claims)), ""))
    return table(head.split(","), rows, right=(4, 5))


def _state(claim: ClaimRow, counter: Counter) -> str:
    shown = _CLAIM_STATES.get(claim.state)
    return counter.choose(*shown) if shown else counter.name(claim.state)


def _vouchers_text(vouchers: Sequence[VoucherRow], counter: Counter) -> str:
    head = counter.choose("凭证,申领单,收款人,资金,人数,金额（元）,状态", "voucher,claim,payee,fund,people,yuan,state")
    rows = [
        (
            voucher.number, voucher.claim_number, voucher.payee_name,
            counter.choose(Fund(voucher.fund).zh, Fund(voucher.fund).en), str(voucher.heads), str(voucher.total),
            counter.choose(*_VOUCHER_STATES[voucher.state]),
        )
        for voucher in vouchers
    ]  # fmt: skip
    return table(head.split(","), rows, right=(4, 5))


def _totals_text(outcome: Outcome, counter: Counter) -> str:
    void = len(outcome.vouchers) - len(outcome.approved)
    return counter.choose(
        f"财政同意拨付 {len(outcome.approved)} 张凭证，共 {outcome.paid} 元；作废 {void} 张。",
        f"Finance approved {len(outcome.approved)} vouchers, {outcome.paid} yuan in all; {void} void.",
    )


def _files_text(outcome: Outcome, counter: Counter) -> str:
    """Each document by its path; where there are many, their folder."""
    lines = [counter.choose("文件", "Files")]
    for kind, paths in _paths(outcome).items():
        lines.append(counter.choose(f"  {_KINDS[kind][0]}（{len(paths)}）", f"  {_KINDS[kind][1]} ({len(paths)})"))
        shown = [str(path) for path in paths] if kind in _SHOWN_BY_NAME else sorted({str(p.parent) for p in paths})
        lines.extend(f"    {path}" for path in shown)
    lines.append(f"  {counter.choose('用户与口令、全部数字', 'Users with passwords, all figures')}")
    lines.append(f"    {outcome.folder / RECORD}")
    lines.append(f"  {counter.choose('数据库（未加密）', 'Database (not encrypted)')}")
    lines.append(f"    {outcome.folder / DATABASE}")
    return "\n".join(lines)
