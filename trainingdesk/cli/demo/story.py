"""The main job from the first run to the approved vouchers, each step by somebody with that duty."""

from __future__ import annotations

from trainingdesk.cli.demo.certifying import issue_certificates, print_rosters
from trainingdesk.cli.demo.claiming import file_class_claim, file_counter_claim, file_employer_claim
from trainingdesk.cli.demo.classes import Fate, seat_of
from trainingdesk.cli.demo.deciding import (
    approve_everything,
    decide_everything,
    exclude_from,
    print_vouchers,
    return_and_mend,
)
from trainingdesk.cli.demo.opening import open_the_office
from trainingdesk.cli.demo.report import LeftOut, Outcome, RowFinding
from trainingdesk.cli.demo.stage import Stage
from trainingdesk.cli.demo.teaching import teach_everything
from trainingdesk.domain.people import Role
from trainingdesk.services.audit_review import VerifyAudit, verify_audit
from trainingdesk.services.claim_reading import WhichClaim, WhichClaims, list_claims, open_claim
from trainingdesk.services.vouchers import WhichVouchers, list_vouchers

_UNTRUE = "HN22-R10"  # the rule of henan-2022 on evidence that is missing or untrue


def play(stage: Stage) -> Outcome:
    """The whole story; what was made lies in the stage's folder."""
    open_the_office(stage)
    found = teach_everything(stage)
    issue_certificates(stage)
    _claim_and_decide(stage)
    print_rosters(stage)
    return told_of(stage, found)


def told_of(stage: Stage, found: tuple[RowFinding, ...]) -> Outcome:
    """What has come of it so far, as the auditor sees it."""
    auditor = stage.user_of(Role.AUDITOR)
    plan = stage.plan
    claims = stage.do(auditor, list_claims, WhichClaims()).rows
    verdict = stage.do(auditor, verify_audit, VerifyAudit())
    stage.tell(
        f"审计链核验：{verdict.entries} 条，{'完好' if verdict.sound else '有损'}，锚 {verdict.anchor}",
        f"Audit chain: {verdict.entries} entries, {'sound' if verdict.sound else 'broken'}, anchor {verdict.anchor}",
    )
    return Outcome(
        folder=stage.folder,
        seed=plan.seed,
        today=plan.today,
        people=plan.people,
        logins=tuple(stage.logins.values()),
        claims=claims,
        left_out=tuple(person for claim in claims for person in _left_out(stage, claim.number)),
        vouchers=stage.do(auditor, list_vouchers, WhichVouchers()).rows,
        found=found,
        files=tuple(stage.printed),
        anchor=verdict.anchor,
    )


def _claim_and_decide(stage: Stage) -> None:
    """The first class's claim goes back once; in the second somebody is taken off who sat in both classes at once."""
    claims = [file_class_claim(stage, taught) for taught in stage.plan.classes]
    file_counter_claim(stage)
    file_employer_claim(stage)
    first, second = stage.plan.classes[:2]
    return_and_mend(stage, claims[0], stage.user_of(Role.INSTITUTION_CLERK, first.institution.credit_code))
    twice = seat_of(second, Fate.ELSEWHERE).member.name
    exclude_from(stage, claims[1], twice, _UNTRUE, f"与 {first.number} 班同日同时段考勤重叠，考勤材料不真实")
    approve_everything(stage)
    decide_everything(stage)
    print_vouchers(stage)


def _left_out(stage: Stage, number: str) -> list[LeftOut]:
    """Who gets nothing on a claim: by a reviewer's rule, or by the reasons that the policy gives."""
    detail = stage.do(stage.user_of(Role.AUDITOR), open_claim, WhichClaim(number, stage.language))
    reasons: dict[int, set[str]] = {}
    for line in detail.lines:
        reasons.setdefault(line.subject_position, set()).update(line.reasons)
    return [
        LeftOut(
            claim=number,
            position=subject.position,
            name=subject.name,
            reasons=tuple(sorted(reasons.get(subject.position, ()))),
            rule=f"{subject.excluded_by} {subject.excluded_why}" if subject.excluded_by else None,
        )
        for subject in detail.subjects
        if not subject.total
    ]
