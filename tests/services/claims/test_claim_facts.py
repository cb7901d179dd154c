"""From the registers to the engine: which facts a claim's people are decided on, and that none is better than it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.fixtures.claims import FOUR, opened
from tests.fixtures.office import FIRST_SCHOOL, Room, copied, identity
from tests.fixtures.training import COOK, ISSUED, PREFIX, START, Trainee, certify, fill, open_cooks
from tests.fixtures.trials import trial
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind, Delivery, PersonGroup, Sex
from trainingdesk.domain.workflow import CertificateState, InstitutionState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim
from trainingdesk.models.institutions import Institution, InstitutionScope
from trainingdesk.models.people import GroupMembership, Person
from trainingdesk.models.training import Assessment, AttendanceDay, Enrolment, TrainingClass
from trainingdesk.services.claim_facts import Facts, _hours_text, _share, facts_of
from trainingdesk.services.claim_registers import registers_of

CLASS = "2026春-02"
TODAY = date(2026, 5, 28)
BEFORE = ISSUED - timedelta(days=400)


@pytest.fixture(scope="module")
def taught(made_room: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A claim opened for a class of four who all attended and passed; made once, for nothing in it is kept."""
    with copied(made_room, tmp_path_factory.mktemp("facts")) as room:
        certify(room)
        open_cooks(room)
        fill(room, CLASS, FOUR)
        opened(room)
        open_cooks(room, "2026春-03")
        fill(room, "2026春-03", (Trainee("别的班"), Trainee("另一位")), first=20)
        yield room


@pytest.fixture
def session(taught: Room) -> Iterator[Session]:
    """A trial on the filing room that is taken back afterwards."""
    with trial(taught) as session:
        yield session


def facts(session: Session, position: int = 1, as_of: date = TODAY) -> Facts:
    """The facts of one person on the claim."""
    return all_facts(session, as_of)[f"{position:06d}"]


def the_claim(session: Session) -> Claim:
    return session.scalars(select(Claim)).one()


def all_facts(session: Session, as_of: date = TODAY) -> Mapping[str, Facts]:
    session.flush()
    session.expire_all()
    return {one["line_id"]: one for one in facts_of(session, the_claim(session), as_of)}


def person(session: Session, position: int = 1) -> Person:
    return session.scalars(select(Person).order_by(Person.id)).all()[position - 1]


def enrolment(session: Session, position: int = 1) -> Enrolment:
    return session.scalars(select(Enrolment).order_by(Enrolment.id)).all()[position - 1]


def earlier_certificate(person_id: int, level: Level, **changed: object) -> Certificate:
    """A certificate of the same trade that somebody brought along."""
    facts: dict[str, object] = {
        "number": f"{PREFIX}25{level}000777",
        "kind": CertificateKind.LEVEL,
        "person_id": person_id,
        "issuer": "—",
        "occupation_code": COOK,
        "occupation_edition": 2022,
        "occupation_name": "中式烹调师",
        "level": level,
        "issued_on": BEFORE,
        "state": CertificateState.REGISTERED,
    }
    return Certificate(**(facts | changed))


@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_a_share_is_cut_and_never_made_better(attended: int, planned: int) -> None:
    """79.9999996 % of the hours are not eighty."""
    told = Fraction(_share(attended, planned))
    assert Fraction(attended, planned) - Fraction(1, 10**6) < told <= Fraction(attended, planned)


@pytest.mark.parametrize(
    ("attended", "planned", "share"),
    [
        (0, 2000, "0.000000"),
        (1599_999, 2000_000, "0.799999"),
        (1_999_999_999, 2_500_000_000, "0.799999"),
        (1600, 2000, "0.800000"),
        (2, 3, "0.666666"),
        (2000, 2000, "1.000000"),
    ],
)
def test_shares_as_the_engine_reads_them(attended: int, planned: int, share: str) -> None:
    assert _share(attended, planned) == share


@pytest.mark.parametrize(
    ("hundredths", "text"), [(0, "0"), (100, "1"), (150, "1.50"), (12005, "120.05"), (12000, "120"), (99, "0.99")]
)
def test_hours_are_told_exactly(hundredths: int, text: str) -> None:
    assert _hours_text(hundredths) == text


@given(st.integers(0, 10**6))
def test_hours_come_back_as_they_were(hundredths: int) -> None:
    assert Fraction(_hours_text(hundredths)) * 100 == hundredths


def test_everything_the_registers_know_reaches_the_line(session: Session) -> None:
    assert facts(session, 2) == {
        "line_id": "000002",
        "region": "410100",
        "channel": "class",
        "application_date": "2026-05-28",
        "class_id": CLASS,
        "class_start": "2026-03-02",
        "class_end": "2026-04-10",
        "hours_planned": "120",
        "delivery": "onsite",
        "institution_code": FIRST_SCHOOL,
        "institution_kind": "private_school",
        "institution_grade": "",
        "institution_certified": "1",
        "class_approved": "1",
        "class_day_attendance_min": "0.950000",
        "person_id": identity("19850612", 2),
        "person_id_kind": "resident",
        "birth_date": "1985-06-12",
        "sex": "F",
        "origin_region": "410100",
        "person_groups": "rural_worker",
        "level_held": "5",
        "occupation_code": COOK,
        "occupation_edition": "2022",
        "certificate_kind": "level",
        "level": "4",
        "employed_on": "",
        "insured_months": "",
        "hours_attended": "114",
        "days_attended": "6",
        "attendance": "0.950000",
        "assessment_date": "2026-04-18",
        "assessment_method": "exam",
        "certificate_no": f"{PREFIX}264000002",
        "certificate_date": "2026-04-28",
    }


def test_a_day_of_the_claim_is_the_day_it_is_decided_on(session: Session) -> None:
    assert facts(session, as_of=date(2026, 12, 31))["application_date"] == "2026-12-31"


def test_what_nobody_said_is_blank_and_not_made_up(session: Session) -> None:
    one = person(session)
    one.sex, one.birth_date, one.origin_region = None, None, None
    enrolment(session).group = None
    told = facts(session)
    assert {told[name] for name in ("sex", "birth_date", "origin_region", "person_groups")} == {""}
    assert told["level_held"] == "none"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"employed_on": date(2026, 1, 5), "insured_months": 14},
            {"employed_on": "2026-01-05", "insured_months": "14"},
        ),
        ({"insured_months": 0}, {"insured_months": "0"}),
        ({"employer_code": "91418100MA40000030"}, {"employer_code": "91418100MA40000030"}),
        ({"level_held": Level.TECHNICIAN}, {"level_held": "2"}),
        ({"level_held": None, "holds_no_level": True}, {"level_held": "none"}),
        ({"level_held": None, "holds_no_level": False}, {"level_held": ""}),
        ({"group": PersonGroup.VETERAN}, {"person_groups": "veteran"}),
    ],
)
def test_what_the_roster_said_of_the_place_in_the_class(
    session: Session, changes: dict[str, object], told: dict[str, str]
) -> None:
    place = enrolment(session, 2)
    for name, value in changes.items():
        setattr(place, name, value)
    found = facts(session, 2)
    assert {name: found[name] for name in told} == told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"delivery": Delivery.BLENDED}, {"delivery": "blended"}),
        ({"approval_number": None}, {"class_approved": "0"}),
        ({"hours_planned": 80}, {"hours_planned": "80"}),
        ({"region": "410200"}, {"region": "410100"}),  # the claim keeps the region it was opened for
    ],
)
def test_what_is_written_of_the_class(session: Session, changes: dict[str, object], told: dict[str, str]) -> None:
    one = session.scalars(select(TrainingClass).where(TrainingClass.number == CLASS)).one()
    for name, value in changes.items():
        setattr(one, name, value)
    found = facts(session)
    assert {name: found[name] for name in told} == told


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        (None, None, True),
        (START, None, True),
        (None, START, False),  # lapsed on the very day: the end is half-open
        (None, START + timedelta(days=1), True),
        (START + timedelta(days=1), None, False),
        (date(2025, 1, 1), date(2026, 1, 1), False),
        (date(2026, 3, 1), date(2026, 3, 3), True),
    ],
)
def test_a_group_counts_while_its_proof_holds_on_the_first_day(
    session: Session, since: date | None, until: date | None, held: bool
) -> None:
    """A status obtained after the class is no reason to pay for it."""
    session.add(
        GroupMembership(
            person_id=person(session).id,
            group=PersonGroup.DISABLED,
            proof="残疾证",
            proof_number="4101",
            valid_from=since,
            valid_until=until,
        )
    )
    assert ("disabled" in facts(session)["person_groups"].split(";")) is held


def test_a_declared_group_with_a_lapsed_proof_is_not_held(session: Session) -> None:
    session.add(
        GroupMembership(
            person_id=person(session).id,
            group=PersonGroup.RURAL_WORKER,
            proof="证明",
            proof_number="1",
            valid_from=None,
            valid_until=START,
        )
    )
    assert facts(session)["person_groups"] == ""
    assert facts(session, 2)["person_groups"] == "rural_worker"


def test_several_groups_stand_in_one_order(session: Session) -> None:
    for group in (PersonGroup.VETERAN, PersonGroup.DISABLED, PersonGroup.RURAL_WORKER):
        session.add(GroupMembership(person_id=person(session).id, group=group, proof_number=""))
    assert facts(session)["person_groups"] == "disabled;rural_worker;veteran"


@pytest.mark.parametrize(
    ("level", "changed", "held"),
    [
        (Level.ADVANCED, {}, "3"),  # higher than declared: the certificate speaks
        (Level.ELEMENTARY, {}, "5"),
        (Level.APPRENTICE, {}, "5"),  # lower than declared
        (Level.CHIEF_TECHNICIAN, {}, "00"),  # above by rank, though its code is shorter of digits
        (Level.ADVANCED, {"occupation_code": "4-03-02-02"}, "5"),
        (Level.ADVANCED, {"issued_on": ISSUED}, "5"),  # not before this upgrade
        (Level.ADVANCED, {"issued_on": ISSUED + timedelta(days=1)}, "5"),
        (Level.ADVANCED, {"state": CertificateState.VOID}, "5"),
    ],
)
def test_the_highest_level_shown_before_this_upgrade(
    session: Session, level: Level, changed: dict[str, object], held: str
) -> None:
    """Who already holds the level or a higher one is not paid for it."""
    session.add(earlier_certificate(person(session, 2).id, level, **changed))
    assert facts(session, 2)["level_held"] == held


def test_a_certificate_shows_a_level_where_the_roster_says_there_is_none(session: Session) -> None:
    session.add(earlier_certificate(person(session).id, Level.INTERMEDIATE))
    assert facts(session)["level_held"] == "4"


def test_a_certificate_of_somebody_else_shows_nothing(session: Session) -> None:
    session.add(earlier_certificate(person(session, 3).id, Level.TECHNICIAN))
    assert facts(session, 2)["level_held"] == "5"


@pytest.mark.parametrize(
    ("state", "certified"),
    [(InstitutionState.CERTIFIED, "1"), (InstitutionState.SUSPENDED, "1"), (InstitutionState.REMOVED, "0")],
)
def test_running_classes_of_a_suspended_school_count_those_of_a_removed_one_do_not(
    session: Session, state: InstitutionState, certified: str
) -> None:
    session.scalars(select(Institution).where(Institution.credit_code == FIRST_SCHOOL)).one().state = state
    assert facts(session)["institution_certified"] == certified


@pytest.mark.parametrize(
    ("since", "until", "certified"),
    [
        (date(2026, 3, 2), date(2027, 1, 1), "1"),
        (date(2026, 3, 3), date(2027, 1, 1), "0"),
        (date(2025, 1, 1), date(2026, 3, 2), "0"),
        (date(2025, 1, 1), date(2026, 3, 3), "1"),
    ],
)
def test_the_school_is_certified_on_the_classs_first_day(
    session: Session, since: date, until: date, certified: str
) -> None:
    school = session.scalars(select(Institution).where(Institution.credit_code == FIRST_SCHOOL)).one()
    school.certified_from, school.certified_until = since, until
    assert facts(session)["institution_certified"] == certified


@pytest.mark.parametrize(
    ("changes", "certified"),
    [
        ({"valid_until": date(2026, 3, 2)}, "0"),
        ({"valid_until": date(2026, 3, 3)}, "1"),
        ({"valid_from": date(2026, 3, 3)}, "0"),
        ({"edition": 2015}, "0"),
        ({"occupation_code": "4-03-02-02"}, "0"),
    ],
)
def test_the_scope_covers_occupation_edition_and_day(
    session: Session, changes: dict[str, object], certified: str
) -> None:
    for entry in session.scalars(select(InstitutionScope)):
        for name, value in changes.items():
            setattr(entry, name, value)
    assert facts(session)["institution_certified"] == certified


def test_certification_is_asked_for_the_level_that_was_reached(session: Session) -> None:
    """The class aimed at level 4; the third trainee's certificate says 3, which the school may not teach."""
    session.delete(session.scalars(select(InstitutionScope).where(InstitutionScope.level == Level.ADVANCED)).one())
    enrolment(session, 3).level_target = Level.INTERMEDIATE
    assert [facts(session, n)["institution_certified"] for n in (1, 2, 3, 4)] == ["1", "1", "0", "1"]


def test_the_worst_day_is_the_classs_and_not_a_trainees(session: Session) -> None:
    """A class day below 80 % fails the class (Tianjin manual): the day counts over all heads."""
    for day in session.scalars(select(AttendanceDay).where(AttendanceDay.day == START)):
        day.attended = 0 if day.enrolment_id == enrolment(session).id else 2000
    told = all_facts(session)
    assert {one["class_day_attendance_min"] for one in told.values()} == {"0.750000"}
    assert told["000001"]["attendance"] == "0.791666"
    assert told["000002"]["attendance"] == "0.958333"


def test_a_day_without_hours_is_no_day_of_the_class(session: Session) -> None:
    for number in (1, 2):
        session.add(
            AttendanceDay(enrolment_id=enrolment(session, number).id, day=date(2026, 4, 1), planned=0, attended=0)
        )
    assert facts(session)["class_day_attendance_min"] == "0.950000"
    assert facts(session)["attendance"] == "0.950000"
    assert facts(session)["days_attended"] == "6"


def test_longer_days_of_one_trainee_are_the_classs_length(session: Session) -> None:
    """Who was there for two hours of a day of eight was absent for six of them."""
    short = session.scalars(
        select(AttendanceDay).where(AttendanceDay.day == START, AttendanceDay.enrolment_id == enrolment(session).id)
    ).one()
    short.planned, short.attended = 500, 500
    assert facts(session)["hours_attended"] == "100"
    assert facts(session)["attendance"] == "0.833333"


def test_a_class_without_attendance_says_nothing_of_it(session: Session) -> None:
    for day in session.scalars(select(AttendanceDay)):
        session.delete(day)
    told = facts(session)
    assert told["class_day_attendance_min"] == ""
    assert not {"attendance", "hours_attended", "days_attended"} & told.keys()


def test_a_trainee_on_no_list_was_absent(session: Session) -> None:
    for day in session.scalars(select(AttendanceDay).where(AttendanceDay.enrolment_id == enrolment(session).id)):
        session.delete(day)
    told = facts(session)
    assert (told["attendance"], told["hours_attended"], told["days_attended"]) == ("0.000000", "0", "0")


def test_the_newest_pass_counts_and_a_failure_does_not(session: Session) -> None:
    place = enrolment(session)
    for certificate in session.scalars(select(Certificate)):
        certificate.assessed_on, certificate.method = None, None
    for day, passed in ((date(2026, 4, 20), True), (date(2026, 4, 22), False)):
        session.add(
            Assessment(
                enrolment_id=place.id, assessed_on=day, method=AssessmentMethod.PROCESS, level=place.level_target,
                theory=None, practice=None, review=None, passed=passed,
            )
        )  # fmt: skip
    told = facts(session)
    assert (told["assessment_date"], told["assessment_method"]) == ("2026-04-20", "process")


def test_the_certificates_own_day_and_method_go_before_the_sitting(session: Session) -> None:
    certificate = session.scalars(select(Certificate).order_by(Certificate.id)).first()
    assert certificate is not None
    certificate.assessed_on, certificate.method = date(2026, 4, 25), AssessmentMethod.DIRECT
    told = facts(session)
    assert (told["assessment_date"], told["assessment_method"]) == ("2026-04-25", "direct")


def test_a_void_certificate_is_no_fact_at_all(session: Session) -> None:
    certificate = session.scalars(select(Certificate).order_by(Certificate.id)).first()
    assert certificate is not None
    certificate.state = CertificateState.VOID
    told = facts(session)
    assert not {"certificate_no", "certificate_date"} & told.keys()
    assert told["level"] == "5"


def test_who_is_left_out_is_not_decided_on(session: Session) -> None:
    the_claim(session).subjects[1].excluded_by = "filer"
    assert list(all_facts(session)) == ["000001", "000003", "000004"]


def test_sex_is_told_by_the_code_of_the_contract(session: Session) -> None:
    person(session).sex = Sex.MALE
    assert facts(session)["sex"] == "M"


def test_the_registers_are_looked_up_for_the_claims_people_alone(session: Session) -> None:
    registers = registers_of(session, the_claim(session))
    assert sorted(one.name for one in registers.people.values()) == sorted(one.name for one in FOUR)
    assert len(registers.enrolments) == len(registers.hours) == len(registers.passed) == 4
    assert len(registers.certificates) == 4
