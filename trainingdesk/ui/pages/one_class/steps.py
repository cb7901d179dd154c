"""The steps of a class as its bar shows them, and what the next one is called on the button."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import ClaimState
from trainingdesk.services.class_records import ClassDetail
from trainingdesk.services.next_steps import ClaimedClass, NextStep
from trainingdesk.ui.terms import day_text, named
from trainingdesk.ui.widgets.step_bar import StepState, StepView

_ORDER = ("opened", "trainees", "attendance", "results", "certificates", "claims", "payment")
_STANDS_AT = {
    NextStep.IMPORT_ROSTER: 1,
    NextStep.IMPORT_ATTENDANCE: 2,
    NextStep.IMPORT_RESULTS: 3,
    NextStep.CERTIFY: 4,
    NextStep.OPEN_CLAIM: 5,
    NextStep.COMPUTE_CLAIM: 5,
    NextStep.SUBMIT_CLAIM: 5,
    NextStep.CORRECT_CLAIM: 5,
    NextStep.HR_REVIEWS: 5,
    NextStep.HR_ISSUES: 6,
    NextStep.FINANCE_DECIDES: 6,
    NextStep.NOTHING: 7,
}
IMPORTS = frozenset({NextStep.IMPORT_ROSTER, NextStep.IMPORT_ATTENDANCE, NextStep.IMPORT_RESULTS, NextStep.CERTIFY})
WITH_CLAIM = frozenset({NextStep.COMPUTE_CLAIM, NextStep.SUBMIT_CLAIM, NextStep.CORRECT_CLAIM})


class ClassSteps(QObject):
    """Words of the steps, in the language of the window."""

    def make(self, detail: ClassDetail, claimed: ClaimedClass, language: Language) -> tuple[StepView, ...]:
        """Seven steps: those before the next are done, those after it wait."""
        stands_at = _STANDS_AT[claimed.next_step]
        names = {
            "opened": self.tr("建班备案"), "trainees": self.tr("学员"), "attendance": self.tr("考勤"),
            "results": self.tr("考核"), "certificates": self.tr("证书"), "claims": self.tr("申领"),
            "payment": self.tr("支付"),
        }  # fmt: skip
        return tuple(
            StepView(key, names[key], self._note(key, detail, claimed, language), _state(place, stands_at))
            for place, key in enumerate(_ORDER)
        )

    def _note(self, key: str, detail: ClassDetail, claimed: ClaimedClass, language: Language) -> str:
        counts, row = detail.row.counts, detail.row
        state = named(claimed.claim_state, language)
        share = f"{counts.hours_attended * 100 // counts.hours_planned} %" if counts.hours_planned else ""
        notes = {
            "opened": detail.approval_number or self.tr("{day} 开班").format(day=day_text(row.class_start)),
            "trainees": self.tr("{count} / {planned} 人").format(count=counts.enrolled, planned=row.heads_planned),
            "attendance": self.tr("平均 {share}").format(share=share) if share else "",
            "results": self.tr("{passed} / {assessed} 合格").format(passed=counts.passed, assessed=counts.assessed)
            if counts.assessed
            else "",
            "certificates": self.tr("{count} 张").format(count=counts.certificates) if counts.certificates else "",
            "claims": state,
            "payment": state if claimed.claim_state is ClaimState.SETTLED else "",
        }
        return notes[key] or self.tr("未开始")

    def action(self, claimed: ClaimedClass, language: Language) -> str:
        """What the primary button says."""
        if claimed.next_step is NextStep.NOTHING:
            return ""
        if claimed.next_step in IMPORTS | WITH_CLAIM | {NextStep.OPEN_CLAIM}:
            return self.tr("下一步：{step}").format(step=named(claimed.next_step, language))
        return self.tr("查看申领单")


def _state(place: int, stands_at: int) -> StepState:
    if place < stands_at:
        return StepState.DONE
    return StepState.NEXT if place == stands_at else StepState.LATER
