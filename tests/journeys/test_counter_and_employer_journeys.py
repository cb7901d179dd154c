"""The main job for whoever comes without a class: one person at the counter, an employer with a list."""

from __future__ import annotations

from tests.journeys import henan, ledger, papers
from tests.journeys.cast import CATERING, FIRM, WALK_IN, WORKERS
from tests.journeys.single_stories import SingleStory


def test_a_person_is_paid_to_the_own_account(counter_story: SingleStory) -> None:
    fen = henan.training([WALK_IN.person])
    voucher = counter_story.voucher
    assert (voucher["payee"], voucher["fund"], voucher["heads"], voucher["total"], voucher["state"]) == (
        "individual",
        "employment",
        1,
        papers.yuan(fen),
        "approved",
    )
    text = papers.text_of(counter_story.paper)
    assert f"人民币{papers.spoken(fen)}" in text
    assert WALK_IN.person.name in text
    assert WALK_IN.person.account[-4:] in text
    assert WALK_IN.person.account not in text
    assert WALK_IN.person.id_number not in text


def test_nothing_is_handed_in_for_somebody_without_an_account(counter_story: SingleStory) -> None:
    assert counter_story.imported.imported == 1
    assert counter_story.said == "voucher.no_account"


def test_what_goes_to_the_body_is_not_the_persons_to_claim(counter_story: SingleStory) -> None:
    detail = counter_story.hands.show("auditor", counter_story.number)
    assert [line["item"] for line in detail["lines"] if line["status"] == "payable"] == ["training"]
    assert detail["row"]["state"] == "settled"


def test_an_employer_is_paid_for_its_people(employer_story: SingleStory) -> None:
    people = [worker.person for worker in WORKERS]
    voucher = employer_story.voucher
    assert (voucher["payee"], voucher["payee_name"], voucher["fund"], voucher["heads"], voucher["total"]) == (
        "employer",
        FIRM.name,
        "skills_account",
        len(people),
        papers.yuan(henan.training(people)),
    )
    text = papers.text_of(employer_story.paper)
    assert FIRM.code in text
    assert [person.name for person in people if person.name not in text] == []
    assert papers.code_on(employer_story.paper).split(":")[3] == f"CNY{voucher['total']}"


def test_every_row_of_the_employers_list_is_imported(employer_story: SingleStory) -> None:
    came = employer_story.imported
    assert (came.read, came.imported, came.listed, came.skipped, came.wrong) == (len(WORKERS), len(WORKERS), 0, 0, {})
    issuers = ledger.rows(employer_story.folder / "office.db", "SELECT DISTINCT issuer FROM certificate")
    assert issuers == [(CATERING.name,)]


def test_the_forms_name_who_applies(counter_story: SingleStory, employer_story: SingleStory) -> None:
    assert WALK_IN.person.name in papers.text_of(counter_story.form)
    assert FIRM.name in papers.text_of(employer_story.form)


def test_the_books_of_both_add_up(counter_story: SingleStory, employer_story: SingleStory) -> None:
    for story, people in ((counter_story, [WALK_IN]), (employer_story, WORKERS)):
        path = story.folder / "office.db"
        ledger.check_sums(path)
        assert ledger.approved_total(path) == henan.training(held.person for held in people)
        assert story.hands.check_database()["sound"]
        assert story.hands.verify_audit("auditor", papers.anchor_on(story.paper))["sound"]
