"""Who gets past the door of which procedure: all of them, for all roles, on another school's class and claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from tests.journeys import ledger
from tests.journeys.orders import ORDERS
from tests.journeys.stages import Scene, office_in, scene_of
from trainingdesk import services
from trainingdesk.bootstrap import procedures
from trainingdesk.domain.errors import NotAllowed, OfficeError
from trainingdesk.services.office import Procedure

EVERYBODY = frozenset({"clerk", "clerk2", "counter", "papers", "hr", "finance", "admin", "auditor"})
BUREAU = frozenset({"counter", "papers", "hr", "finance", "auditor"})
READERS = BUREAU | {"clerk", "clerk2"}
OF_THE_CLASS = BUREAU | {"clerk"}
COUNTER, HR, FINANCE, PAPERS, ADMIN, AUDITOR, CLERK = (
    frozenset({login}) for login in ("counter", "hr", "finance", "papers", "admin", "auditor", "clerk")
)
VOUCHER_READERS = frozenset({"hr", "finance", "auditor"})
CLAIM_READERS = VOUCHER_READERS | {"clerk"}
MAY: Mapping[str, frozenset[str]] = {
    "attendance_reading.show_attendance": OF_THE_CLASS,
    "certificate_desk.certificate_desk": PAPERS,
    "certificate_desk.check_sheets": PAPERS,
    "certificate_desk.proof_sheet": PAPERS,
    "claim_work.fetch_piece": CLAIM_READERS,
    "claim_work.list_claimable_classes": CLERK | {"clerk2"},
    "claim_work.show_claim_work": CLAIM_READERS,
    "class_attachments.fetch_evidence": CLAIM_READERS,
    "class_attachments.list_evidence": CLAIM_READERS,
    "class_history.show_history": OF_THE_CLASS,
    "import_source.look_at_columns": OF_THE_CLASS,
    "import_source.look_into_file": OF_THE_CLASS,
    "import_undo.look_at_undo": OF_THE_CLASS,
    "import_undo.undo_import": CLERK,
    "trainee_changes.change_trainees": CLERK,
    "trainee_changes.remove_trainees": CLERK,
    "next_steps.follow_class": OF_THE_CLASS,
    "paper_lists.list_papers": EVERYBODY,
    "paper_lists.look_at_paper": CLAIM_READERS,
    "people_reading.list_people": READERS,
    "presence.stay": EVERYBODY,
    "people_reading.show_person": OF_THE_CLASS,
    "policy_reading.list_packs": EVERYBODY,
    "policy_reading.show_pack": EVERYBODY,
    "recognition.recognise_files": READERS,
    "reveals.reveal_field": OF_THE_CLASS,
    "search.search_office": EVERYBODY,
    "workbench.show_workbench": EVERYBODY,
    "accounts.add_user": ADMIN,
    "accounts.first_run": frozenset(),
    "accounts.list_users": ADMIN,
    "accounts.office_facts": EVERYBODY,
    "accounts.set_disabled": ADMIN,
    "accounts.set_password": EVERYBODY,
    "accounts.sign_in": EVERYBODY,
    "accounts.sign_out": EVERYBODY,
    "attendance_import.commit_attendance": CLERK,
    "attendance_import.preview_attendance": OF_THE_CLASS,
    "attendance_import.remark_attendance": OF_THE_CLASS,
    "audit_review.list_entries": AUDITOR,
    "audit_review.verify_audit": AUDITOR,
    "awards_import.commit_awards": COUNTER | HR,
    "awards_import.preview_awards": COUNTER | HR,
    "awards_import.remark_awards": COUNTER | HR,
    "certificates.allocate_certificates": PAPERS,
    "certificates.list_certificates": READERS,
    "certificates.print_certificates": PAPERS,
    "certificates.reissue_certificate": PAPERS,
    "certificates.verify_certificate": EVERYBODY,
    "certificates.void_certificate": PAPERS,
    "certificates_import.commit_certificates": COUNTER,
    "certificates_import.preview_certificates": COUNTER,
    "certificates_import.remark_certificates": COUNTER,
    "claim_filing.attach_evidence": CLERK,
    "claim_filing.compute_claim": CLERK,
    "claim_filing.leave_out": CLERK,
    "claim_filing.submit_claim": CLERK,
    "claim_filing.withdraw_claim": CLERK,
    "claim_opening.open_class_claim": CLERK,
    "claim_opening.open_counter_claim": COUNTER,
    "claim_opening.open_employer_claim": COUNTER,
    "claim_pieces.detach_evidence": CLERK,
    "claim_pieces.reattach_evidence": CLERK,
    "claim_reading.list_claims": VOUCHER_READERS | {"clerk", "clerk2", "counter"},
    "claim_reading.open_claim": CLAIM_READERS,
    "claim_review.approve_claim": HR,
    "claim_review.exclude_person": HR,
    "claim_review.reject_claim": HR,
    "claim_review.return_claim": HR,
    "class_lists.list_classes": READERS,
    "class_lists.show_class": OF_THE_CLASS,
    "class_papers.print_roster": OF_THE_CLASS,
    "classes.cancel_class": CLERK,
    "classes.close_class": CLERK,
    "classes.edit_class": CLERK,
    "classes.open_class": CLERK | {"clerk2"},
    "drafts.drop_draft": EVERYBODY,
    "drafts.fetch_drafts": EVERYBODY,
    "drafts.keep_draft": EVERYBODY,
    "employers.edit_assessment_body": HR,
    "employers.edit_employer": HR,
    "employers.list_assessment_bodies": READERS,
    "employers.list_employers": BUREAU,
    "employers.register_assessment_body": HR,
    "employers.register_employer": HR,
    "institution_lists.list_institutions": READERS,
    "institution_lists.show_institution": OF_THE_CLASS,
    "institutions.certify_scope": HR,
    "institutions.edit_institution": HR,
    "institutions.register_institution": HR,
    "institutions.remove_institution": HR,
    "institutions.restore_institution": HR,
    "institutions.set_institution_account": HR,
    "institutions.suspend_institution": HR,
    "notices.list_notices": EVERYBODY,
    "notices.see_notices": EVERYBODY,
    "occupations.add_occupation": HR,
    "occupations.amend_occupation": HR,
    "occupations.list_occupations": READERS,
    "occupations.restore_occupation": HR,
    "occupations.retire_occupation": HR,
    "outside_certificates.register_certificates": COUNTER,
    "papers.compare_paper": VOUCHER_READERS,
    "papers.print_paper": CLAIM_READERS,
    "results_import.commit_results": CLERK,
    "results_import.preview_results": OF_THE_CLASS,
    "results_import.remark_results": OF_THE_CLASS,
    "roster_import.commit_roster": CLERK,
    "roster_import.preview_roster": OF_THE_CLASS,
    "roster_import.remark_roster": OF_THE_CLASS,
    "trainees.list_trainees": OF_THE_CLASS,
    "vouchers.decide_voucher": FINANCE,
    "vouchers.issue_vouchers": HR,
    "vouchers.list_vouchers": VOUCHER_READERS,
}
# another school's is unknown in the same words as one that does not exist
BEYOND_REACH = {"class.unknown", "person.unknown", "institution.unknown", "account.office_open_already"}


@pytest.fixture
def scene(states: Mapping[str, Path], tmp_path: Path) -> Iterator[Scene]:
    """A class claim of the first school with its vouchers before finance."""
    with office_in(states["issued"], tmp_path / "office") as room:
        yield scene_of(room)


def gets_in(scene: Scene, name: str, login: str) -> bool:
    """Whether the procedure looked at the order at all."""
    try:
        scene.room.call(login, procedures()[name], ORDERS[name](scene, login))
    except NotAllowed:
        return False
    except OfficeError as error:
        return error.code not in BEYOND_REACH
    return True


def wrong_doors(scene: Scene, names: Iterable[str], logins: Iterable[str], *, expected: bool) -> list[tuple[str, str]]:
    return [
        (name, login)
        for login in logins
        for name in names
        if (login in MAY[name]) is expected and gets_in(scene, name, login) is not expected
    ]


def test_the_table_names_every_procedure() -> None:
    assert sorted(MAY) == sorted(procedures())
    assert sorted(ORDERS) == sorted(MAY)


def test_every_procedure_of_the_services_is_in_the_rule_book() -> None:
    rooms = [import_module(f"{services.__name__}.{found.name}") for found in iter_modules(services.__path__)]
    made = {it.name for room in rooms for it in vars(room).values() if isinstance(it, Procedure)}
    assert sorted(made) == sorted(procedures())


def test_nobody_gets_where_the_table_does_not_list_them(scene: Scene) -> None:
    before = ledger.fingerprint(scene.room.path)
    assert wrong_doors(scene, MAY, sorted(EVERYBODY), expected=False) == []
    assert ledger.fingerprint(scene.room.path) == before


def test_everybody_gets_where_the_table_lists_them(scene: Scene) -> None:
    assert wrong_doors(scene, MAY, sorted(EVERYBODY), expected=True) == []


def test_without_a_token_only_sign_in_is_open(scene: Scene) -> None:
    before = ledger.fingerprint(scene.room.path)
    let_in = []
    for name, procedure in procedures().items():
        for token in (None, "", "0" * 43):
            try:
                scene.room.office.call(procedure, ORDERS[name](scene, "clerk"), token)
            except NotAllowed:
                continue
            except OfficeError as error:
                let_in.append((name, error.code))
            else:
                let_in.append((name, "done"))
    assert sorted(set(let_in)) == [
        ("accounts.first_run", "account.office_open_already"),
        ("accounts.office_facts", "done"),
        ("accounts.sign_in", "done"),
    ]
    assert ledger.fingerprint(scene.room.path) == before
