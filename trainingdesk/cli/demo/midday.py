"""The same city at midday: work on every desk, so that each page of the window has something to show and to do."""

from __future__ import annotations

from trainingdesk.cli.demo.certifying import issue_certificates
from trainingdesk.cli.demo.claiming import (
    file_class_claim,
    file_counter_claim,
    file_employer_claim,
    lay_out_scans,
)
from trainingdesk.cli.demo.deciding import approve_one, return_with_remark
from trainingdesk.cli.demo.opening import open_the_office
from trainingdesk.cli.demo.report import Outcome
from trainingdesk.cli.demo.stage import Stage
from trainingdesk.cli.demo.story import told_of
from trainingdesk.cli.demo.teaching import teach_everything


def play_until_midday(stage: Stage) -> Outcome:
    """One class waits for HR, one for its certificates, one came back, one only lies there as files.

    The counter claim waits for HR, the employer's vouchers wait for finance.
    """
    first, second, third, fourth, *more = stage.plan.classes  # of a larger city more wait for their certificates
    open_the_office(stage)
    found = teach_everything(stage, but_for=fourth.number)
    issue_certificates(stage, but_for={one.number for one in (third, *more)})
    file_class_claim(stage, first)
    returned = file_class_claim(stage, second)
    return_with_remark(stage, returned)
    lay_out_scans(stage, fourth, returned.number)
    file_counter_claim(stage)
    approve_one(stage, file_employer_claim(stage).number)
    return told_of(stage, found)
