"""The roster of a class as it is printed: everybody, as the class stands, for the review copy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.fixtures.claims import FOUR, computed
from tests.fixtures.office import Room, copied, identity
from tests.fixtures.training import PREFIX, START, Trainee, certify, fill, open_cooks
from tests.fixtures.trials import trial
from trainingdesk.documents.views import RosterLine, RosterView
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import CertificateKind
from trainingdesk.domain.workflow import CertificateState, ClaimState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimLine
from trainingdesk.models.people import Person
from trainingdesk.models.training import Assessment, AttendanceDay, Enrolment, TrainingClass
from trainingdesk.services.class_papers import PrintRoster, _mark, _view, print_roster
from trainingdesk.services.papers import FetchPaper, print_paper

CLASS = "2026春-02"
FIVE = (*FOUR, Trainee("未考者", method=None))


@pytest.fixture(scope="module")
def taught(made_room: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Five in a class, four of them certified and claimed for."""
    with copied(made_room, tmp_path_factory.mktemp("papers")) as room:
        certify(room)
        open_cooks(room)
        fill(room, CLASS, FIVE)
        computed(room)
        yield room


@pytest.fixture
def session(taught: Room) -> Iterator[Session]:
    """A trial on the filing room that is taken back afterwards."""
    with trial(taught) as opened:
        yield opened


def roster(session: Session) -> RosterView:
    session.flush()
    session.expire_all()
    return _view(session, session.scalars(select(TrainingClass)).one())


def first(session: Session) -> RosterLine:
    return roster(session).lines[0]


def enrolment(session: Session, position: int = 1) -> Enrolment:
    return session.scalars(select(Enrolment).where(Enrolment.position == position)).one()


def test_everybody_stands_on_it_with_what_is_known_of_them(session: Session) -> None:
    view = roster(session)
    assert (view.class_number, view.claim_number) == (CLASS, "SL2026-000001")
    assert (view.institution, view.assessed_on) == ("嵩州市匠心职业技能培训学校", date(2026, 4, 18))
    assert [line.name for line in view.lines] == [one.name for one in FIVE]
    assert view.lines[1] == RosterLine(
        seq=2,
        name="欧阳𬭊",
        sex="女",
        age=40,
        id_number=identity("19850612", 2),
        person_group="农村劳动者",
        level_held=Level.ELEMENTARY,
        level=Level.INTERMEDIATE,
        certificate_number=f"{PREFIX}264000002",
        attendance="95%",
        theory="80",
        skill="86",
        level_text="",
        remark="",
    )


def strike(session: Session, position: int, *items: str) -> None:
    """These items of the person at this place of the class pay nothing."""
    person = enrolment(session, position).person_id
    for line in session.scalars(select(ClaimLine).where(ClaimLine.person_id == person, ClaimLine.item.in_(items))):
        line.status = "excluded"


def test_who_was_applied_for_in_vain_is_marked_and_who_was_not_is_not(session: Session) -> None:
    strike(session, 2, "training", "assessment")
    assert [line.remark for line in roster(session).lines] == ["", "不予拨付", "", "", ""]
    session.scalars(select(Claim)).one().computed = False
    assert {line.remark for line in roster(session).lines} == {""}


@pytest.mark.parametrize("state", [ClaimState.WITHDRAWN, ClaimState.REJECTED])
def test_a_claim_that_came_to_nothing_leaves_no_trace_on_it(session: Session, state: ClaimState) -> None:
    session.scalars(select(Claim)).one().state = state
    view = roster(session)
    assert (view.claim_number, {line.remark for line in view.lines}) == ("", {""})


def test_shares_of_hours_are_cut_to_whole_percent(session: Session) -> None:
    for day in session.scalars(select(AttendanceDay).where(AttendanceDay.enrolment_id == enrolment(session).id)):
        day.attended = 1599
    assert first(session).attendance == "79%"


def test_who_is_on_no_list_was_absent_and_a_class_without_lists_says_nothing(session: Session) -> None:
    """The claim is decided on 0 %; the roster beside it must not leave the question open."""
    for day in session.scalars(select(AttendanceDay).where(AttendanceDay.enrolment_id == enrolment(session).id)):
        session.delete(day)
    assert [line.attendance for line in roster(session).lines] == ["0%", "95%", "95%", "95%", "95%"]
    for day in session.scalars(select(AttendanceDay)):
        session.delete(day)
    assert {line.attendance for line in roster(session).lines} == {"—"}


def test_the_last_sitting_is_shown_passed_or_not(session: Session) -> None:
    place = enrolment(session)
    session.add(
        Assessment(
            enrolment_id=place.id, assessed_on=date(2026, 4, 25), method="exam", level=Level.ELEMENTARY, theory=5950,
            practice=None, review=None, passed=False,
        )
    )  # fmt: skip
    line = first(session)
    assert (line.theory, line.skill) == ("59.5", "—")
    assert roster(session).assessed_on == date(2026, 4, 25)


@pytest.mark.parametrize(
    ("hundredths", "shown"),
    [
        (None, "—"),
        (0, "0"),
        (6000, "60"),
        (5950, "59.5"),
        (5999, "59.99"),
        (6005, "60.05"),
        (10000, "100"),
        (50, "0.5"),
    ],
)
def test_marks_are_shown_exactly(hundredths: int | None, shown: str) -> None:
    assert _mark(hundredths) == shown


def test_a_void_certificate_is_not_on_it(session: Session) -> None:
    for certificate in session.scalars(select(Certificate)):
        certificate.state = CertificateState.VOID
    assert {line.certificate_number for line in roster(session).lines} == {""}


def test_ages_are_those_of_the_first_day(session: Session) -> None:
    person = session.scalars(select(Person).order_by(Person.id)).all()[0]
    for birth, age in ((date(1985, 3, 2), 41), (date(1985, 3, 3), 40), (None, None)):
        person.birth_date = birth
        assert first(session).age == age
    assert date(2026, 3, 2) == START


def test_classes_without_a_ladder_name_their_certificate(session: Session) -> None:
    session.scalars(select(TrainingClass)).one().certificate_kind = CertificateKind.SPECIAL
    enrolment(session).level_target = None
    assert (first(session).level, first(session).level_text) == (None, "专项职业能力证书")


def test_what_nobody_said_is_a_dash(session: Session) -> None:
    session.scalars(select(Person).order_by(Person.id)).all()[0].sex = None
    enrolment(session).group = None
    assert (first(session).sex, first(session).person_group) == ("—", "—")


def test_one_line_that_pays_keeps_a_person_on_the_list(session: Session) -> None:
    strike(session, 2, "training")
    assert {line.remark for line in roster(session).lines} == {""}


def test_each_print_is_a_document_of_its_own_and_both_are_kept(room: Room) -> None:
    certify(room)
    open_cooks(room)
    fill(room, CLASS, FOUR)
    before = room.call("clerk", print_roster, PrintRoster(CLASS))
    after = room.call("hr", print_roster, PrintRoster(f" {CLASS} "))
    assert (before.number, after.number) == (CLASS, CLASS)
    assert before.digest != after.digest  # the audit anchor went on
    assert room.call("clerk", print_paper, FetchPaper("roster", CLASS)).digest == after.digest
    with pytest.raises(Refused) as caught:
        room.call("clerk2", print_roster, PrintRoster(CLASS))
    assert caught.value.code == "class.unknown"
