"""The decisions of HR review, each asked for with its sheet and sent with the version that was seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.people import Permission
from trainingdesk.services.claim_records import ClaimDetail, ClaimOutcome
from trainingdesk.services.claim_review import (
    ApproveClaim,
    ExcludePerson,
    RejectClaim,
    ReturnClaim,
    approve_claim,
    exclude_person,
    reject_claim,
    return_claim,
)
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.claim_work import ClaimWork
from trainingdesk.services.vouchers import VoucherRows, issue_vouchers
from trainingdesk.ui.casework.deciding import Deciding
from trainingdesk.ui.casework.people import ClaimPerson
from trainingdesk.ui.drafting import draft_sheet
from trainingdesk.ui.pages.review.sheets import ApproveSheet, ExcludeSheet, PinSheet, RejectSheet, ReturnSheet


class ReviewDecisions(Deciding):
    """What a reviewer may decide; whether it is open to them is the page's to know from the office."""

    def approve(self, detail: ClaimDetail, people: Sequence[ClaimPerson]) -> None:
        """Approve, and issue the vouchers in the same gesture unless the box is cleared."""
        may_issue = self.desk.actor.may(Permission.ISSUE_VOUCHER)
        sheet = ApproveSheet(detail, people, self.desk.language, may_issue=may_issue)
        order = ApproveClaim(detail.row.id, detail.row.version)

        def approved(outcome: ClaimOutcome) -> None:
            if sheet.issue.isChecked():
                self.issue(ClaimAsSeen(outcome.id, outcome.version))
            else:
                self.say(self.tr("{number} 已通过").format(number=outcome.number))

        self.ask(sheet, approve_claim, lambda: order, approved)

    def issue(self, seen: ClaimAsSeen) -> None:
        """One voucher for each payee and fund of an approved claim."""

        def issued(found: VoucherRows) -> None:
            self.say(self.tr("已出具凭证 {numbers}").format(numbers="、".join(row.number for row in found.rows)))

        self.desk.act(self, issue_vouchers, seen, issued, failed=self.refuse)

    def give_back(
        self, detail: ClaimDetail, pins: Mapping[int, str], people: Sequence[ClaimPerson], then: Callable[[], None]
    ) -> None:
        """Send the claim back with what was pinned and what is said of it as a whole."""
        names = {person.position: person.subject.name for person in people}
        sheet = ReturnSheet(detail, pins, names)

        def order() -> ReturnClaim | None:
            remarks = sheet.remarks()
            if remarks:
                return ReturnClaim(detail.row.id, detail.row.version, remarks)
            sheet.show_error(Refused("claim.remark_missing"), self.desk.language)
            return None

        def returned(_: object) -> None:
            self.say(self.tr("{number} 已退回补正").format(number=detail.row.number))
            then()

        self.ask(sheet, return_claim, order, returned, draft=("return", detail.row.number))

    def reject(self, detail: ClaimDetail, work: ClaimWork) -> None:
        """The end of the claim, by a rule."""
        sheet = RejectSheet(detail, work, self.desk.language)
        self.ask(
            sheet,
            reject_claim,
            lambda: RejectClaim(detail.row.id, detail.row.version, str(sheet.rule.value()), sheet.note.text()),
            lambda _: self.say(self.tr("{number} 不予通过").format(number=detail.row.number)),
            draft=("reject", detail.row.number),
        )

    def exclude(self, detail: ClaimDetail, work: ClaimWork, person: ClaimPerson) -> None:
        """Take one person off, by a rule."""
        sheet = ExcludeSheet(person, work, self.desk.language)
        row, position = detail.row, person.position
        self.ask(
            sheet,
            exclude_person,
            lambda: ExcludePerson(row.id, row.version, position, str(sheet.rule.value()), sheet.note.text()),
            lambda _: self.say(self.tr("已排除 {name}").format(name=person.subject.name)),
            draft=("exclude", f"{row.number}/{position}"),
        )

    def pin(self, number: str, person: ClaimPerson, text: str, then: Callable[[str], None]) -> None:
        """A remark that waits until the claim is returned; none for an empty text."""
        sheet = PinSheet(person, text)

        def pinned() -> None:
            sheet.finish()
            then(sheet.note.text())

        sheet.confirmed.connect(pinned)
        draft_sheet(self.desk, sheet, "pin", f"{number}/{person.position}")
        self.sheet_asked.emit(sheet)
