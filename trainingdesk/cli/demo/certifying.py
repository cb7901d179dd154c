"""Certificates: numbered for the classes whose results came without numbers, and printed; and each class's roster."""

from __future__ import annotations

from collections.abc import Collection

from trainingdesk.cli.demo.incoming import FORMAL_SCHOOL
from trainingdesk.cli.demo.plan import body_of
from trainingdesk.cli.demo.stage import CERTIFICATES, Stage
from trainingdesk.domain.people import Role
from trainingdesk.services.certificates import (
    AllocateCertificates,
    PrintCertificates,
    allocate_certificates,
    print_certificates,
)
from trainingdesk.services.class_papers import PrintRoster, print_roster


def issue_certificates(stage: Stage, *, but_for: Collection[str] = ()) -> None:
    """Everybody who passed in those classes gets a number and a sheet; the classes ``but_for`` have to wait."""
    officer = stage.user_of(Role.CERTIFICATE_OFFICER)
    for taught in stage.plan.classes:
        if taught.institution.code != FORMAL_SCHOOL or taught.number in but_for:
            continue
        body = body_of(taught)
        order = AllocateCertificates(taught.number, body.credit_code, taught.issued_on)
        rows = stage.do(officer, allocate_certificates, order).rows
        names = {row.number: row.name for row in rows}
        for paper in stage.do(officer, print_certificates, PrintCertificates(tuple(names))).papers:
            stage.keep_paper(paper, f"{paper.number}-{names[paper.number]}.pdf", f"{CERTIFICATES}/{taught.number}")
        stage.tell(
            f"证书 {taught.number}：编号并打印 {len(rows)} 本（{rows[0].number} 起）",
            f"Certificates {taught.number}: {len(rows)} numbered and printed, from {rows[0].number}",
        )


def print_rosters(stage: Stage) -> None:
    """The review copy of every class as it stands at the end."""
    for taught in stage.plan.classes:
        clerk = stage.user_of(Role.INSTITUTION_CLERK, taught.institution.credit_code)
        paper = stage.do(clerk, print_roster, PrintRoster(taught.number))
        stage.keep_paper(paper, f"花名册-{taught.number}.pdf")
