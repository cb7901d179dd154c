"""To whom the money goes, and that nothing is handed in, or promised twice, for somebody who cannot be paid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.fixtures.claims import class_of_four, submitted
from tests.fixtures.office import FIRST_SCHOOL, Room, copied
from tests.fixtures.training import ACCOUNT, BODY, PREFIX
from tests.fixtures.trials import trial
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.vocabulary import DecisionStatus, Item, Payee
from trainingdesk.domain.workflow import ClaimSource, ClaimState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimLine
from trainingdesk.models.institutions import AssessmentBody, Employer, Institution, InstitutionAccount
from trainingdesk.models.people import Person, PersonAccount
from trainingdesk.models.vouchers import Award
from trainingdesk.services.claim_past import PAST_COLUMNS, past_of
from trainingdesk.services.claim_reading import applicant_name, occupation_of
from trainingdesk.services.payees import (
    Party,
    PayeeKey,
    check_payees,
    own_account,
    payee_key,
    payee_of,
    promised_people,
)

INSTITUTION = PayeeKey(Payee.INSTITUTION, "employment")
UNDER_WAY = {ClaimState.SUBMITTED, ClaimState.APPROVED, ClaimState.FINANCE_RETURNED}
EMPLOYER = Employer(
    credit_code="91418100MA40000030", name="嵩州市百味餐饮有限公司", region="410100", bank="嵩州银行", account=ACCOUNT
)


@pytest.fixture(scope="module")
def handed_in(made_room: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A claim for a class of four, handed in: training money for the school, assessment money for the body."""
    with copied(made_room, tmp_path_factory.mktemp("payees")) as room:
        class_of_four(room)
        submitted(room)
        yield room


@pytest.fixture
def session(handed_in: Room) -> Iterator[Session]:
    """A trial on the filing room that is taken back afterwards."""
    with trial(handed_in) as opened:
        yield opened


def the_claim(session: Session) -> Claim:
    session.flush()
    session.expire_all()
    return session.scalars(select(Claim).order_by(Claim.id)).all()[0]


def line(session: Session, item: Item, position: int = 1) -> ClaimLine:
    return session.scalars(
        select(ClaimLine).where(ClaimLine.item == item.value).order_by(ClaimLine.position)
    ).all()[position - 1]  # fmt: skip


def refused(session: Session) -> tuple[str, dict[str, str]]:
    """What the check of all payees says no to."""
    with pytest.raises(Refused) as caught:
        check_payees(session, the_claim(session))
    return caught.value.code, caught.value.params


def account_of_school(session: Session) -> InstitutionAccount:
    return session.scalars(select(InstitutionAccount).join(Institution).where(
        Institution.credit_code == FIRST_SCHOOL)).one()  # fmt: skip


def body(session: Session) -> AssessmentBody:
    return session.scalars(select(AssessmentBody).where(AssessmentBody.credit_code == BODY)).one()


def test_the_school_gets_the_training_money_and_the_body_that_for_assessment(session: Session) -> None:
    claim = the_claim(session)
    check_payees(session, claim)
    keys = {payee_key(session, claim, each) for each in claim.lines}
    assert keys == {INSTITUTION, PayeeKey(Payee.ASSESSMENT_BODY, "employment", body(session).id)}
    assert payee_of(session, claim, INSTITUTION) == Party(
        "嵩州市匠心职业技能培训学校", FIRST_SCHOOL, "嵩州农村商业银行颍河支行", ACCOUNT
    )


def test_a_school_without_a_current_account_is_named(session: Session) -> None:
    account_of_school(session).current = False
    assert refused(session) == ("voucher.no_account", {"name": "嵩州市匠心职业技能培训学校"})


def test_the_account_of_today_is_paid_and_not_the_first_one(session: Session) -> None:
    old = account_of_school(session)
    old.current = False
    session.flush()
    session.add(
        InstitutionAccount(institution_id=old.institution_id, account_name="x", bank="新银行", account="1" * 16)
    )
    party = payee_of(session, the_claim(session), INSTITUTION)
    assert (party.bank, party.account) == ("新银行", "1" * 16)


@pytest.mark.parametrize("missing", ["bank", "account"])
def test_a_body_without_bank_or_account_is_named(session: Session, missing: str) -> None:
    setattr(body(session), missing, None)
    assert refused(session) == ("voucher.no_account", {"name": "嵩州市餐饮行业协会"})


def test_a_body_registered_since_is_found_by_its_numbers(session: Session) -> None:
    for certificate in session.scalars(select(Certificate)):
        certificate.body_id = None
    claim = the_claim(session)
    check_payees(session, claim)
    key = payee_key(session, claim, line(session, Item.ASSESSMENT))
    assert key.body_id == body(session).id


def test_a_body_that_nobody_knows_is_said_with_the_line(session: Session) -> None:
    session.scalars(select(Certificate).order_by(Certificate.id)).all()[1].body_id = None
    body(session).number_prefix = f"{PREFIX[:-1]}9"
    code, params = refused(session)
    assert (code, params["number"]) == ("voucher.body_unknown", "SL2026-000001")
    assert params["position"] == str(line(session, Item.ASSESSMENT, 2).position)


@pytest.mark.parametrize("field", ["payee", "fund"])
def test_a_line_without_payee_or_fund_goes_on_no_voucher(session: Session, field: str) -> None:
    one = line(session, Item.TRAINING)
    setattr(one, field, None)
    assert refused(session) == ("voucher.payee_unknown", {"number": "SL2026-000001", "position": str(one.position)})


def test_lines_that_pay_nothing_ask_for_no_payee(session: Session) -> None:
    one = line(session, Item.TRAINING)
    one.live, one.status, one.payee, one.fund = False, DecisionStatus.EXCLUDED, None, None
    check_payees(session, the_claim(session))
    assert one.payee is None


@pytest.mark.parametrize(
    ("payee", "field", "code"),
    [
        (Payee.EMPLOYER, "employer_id", "voucher.no_employer"),
        (Payee.INSTITUTION, "institution_id", "voucher.no_institution"),
    ],
)
def test_a_claim_of_nobody_pays_no_employer_and_no_school(
    session: Session, payee: Payee, field: str, code: str
) -> None:
    setattr(the_claim(session), field, None)
    with pytest.raises(Refused) as caught:
        payee_of(session, the_claim(session), PayeeKey(payee, "employment"))
    assert caught.value.code == code


def an_employer(session: Session, **changed: str) -> Employer:
    facts = {name: getattr(EMPLOYER, name) for name in ("credit_code", "name", "region", "bank", "account")}
    employer = Employer(**(facts | changed))
    session.add(employer)
    session.flush()
    return employer


def test_an_employer_is_paid_on_its_own_account(session: Session) -> None:
    the_claim(session).employer_id = an_employer(session).id
    party = payee_of(session, the_claim(session), PayeeKey(Payee.EMPLOYER, "unemployment"))
    assert party == Party(EMPLOYER.name, EMPLOYER.credit_code, "嵩州银行", ACCOUNT)


def test_an_employer_with_a_blank_account_is_not_paid(session: Session) -> None:
    the_claim(session).employer_id = an_employer(session, account="").id
    with pytest.raises(Refused, match=r"voucher\.no_account"):
        payee_of(session, the_claim(session), PayeeKey(Payee.EMPLOYER, "unemployment"))


def to_individuals(session: Session) -> list[ClaimLine]:
    lines = list(session.scalars(select(ClaimLine).where(ClaimLine.item == Item.TRAINING.value)))
    for one in lines:
        one.payee = Payee.INDIVIDUAL
    session.flush()
    return lines


def test_individuals_share_one_voucher_and_each_needs_an_account(session: Session) -> None:
    first, *_ = to_individuals(session)
    claim = the_claim(session)
    check_payees(session, claim)
    assert payee_key(session, claim, first) == PayeeKey(Payee.INDIVIDUAL, "employment")
    assert payee_of(session, claim, PayeeKey(Payee.INDIVIDUAL, "employment")).account is None
    for account in session.scalars(select(PersonAccount).where(PersonAccount.person_id == first.person_id)):
        account.current = False
    assert refused(session) == ("voucher.no_account", {"name": first.person.name})


def test_the_own_account_is_the_current_one(session: Session) -> None:
    person = session.scalars(select(Person).order_by(Person.id)).first()
    assert person is not None
    person.accounts[0].current = False
    session.flush()
    when = datetime(2026, 5, 1, tzinfo=UTC)
    session.add(PersonAccount(person_id=person.id, account_name=person.name, bank="b", account="22", since=when))
    session.flush()
    assert own_account(session, person).account == "22"


@pytest.mark.parametrize("state", list(ClaimState))
def test_an_account_stays_what_was_reviewed_until_the_claim_is_decided(session: Session, state: ClaimState) -> None:
    lines = to_individuals(session)
    the_claim(session).state = state
    session.flush()
    people = {one.person_id for one in lines}
    assert promised_people(session, people) == (people if state in UNDER_WAY else set())


def test_only_lines_that_still_promise_bind_an_account(session: Session) -> None:
    people = {one.person_id for one in session.scalars(select(ClaimLine))}
    assert promised_people(session, people) == set()  # the school is paid, not they
    first, *rest = to_individuals(session)
    first.live = False
    session.flush()
    assert promised_people(session, people) == {one.person_id for one in rest}
    assert promised_people(session, []) == set()


def award(person: int, **changed: object) -> Award:
    facts: dict[str, object] = {
        "person_id": person, "scheme": "training", "item": "training", "occupation_code": "4-03-02-01",
        "level": Level.ELEMENTARY, "level_key": "5", "certificate_no": "S1", "award_date": date(2024, 8, 1),
        "basis_date": date(2024, 5, 6), "amount": Money(120050), "source": "ab" * 32,
    }  # fmt: skip
    return Award(**(facts | changed))


def test_an_earlier_award_stands_among_the_past_as_it_was_paid(session: Session) -> None:
    claim = the_claim(session)
    person = claim.subjects[0].person
    session.add_all([award(person.id), award(person.id, certificate_no="S2", revoked_on=date(2025, 2, 3))])
    session.flush()
    past = past_of(session, claim)
    assert tuple(past.columns) == PAST_COLUMNS
    assert [tuple(row) for row in past.itertuples(index=False)] == [
        (person.id_number, "training", "training", "4-03-02-01", "5", "S1", "2024-08-01", "2024-05-06", "1200.50", ""),
        (person.id_number, "training", "training", "4-03-02-01", "5", "S2", "2024-08-01", "2024-05-06", "1200.50",
         "2025-02-03"),
    ]  # fmt: skip


def test_awards_of_others_and_the_claims_own_lines_are_no_past(session: Session) -> None:
    claim = the_claim(session)
    stranger = Person(id_kind="resident", id_number="x", id_reversed="x", name="别人")
    session.add(stranger)
    session.flush()
    session.add(award(stranger.id))
    session.flush()
    assert past_of(session, claim).empty


def another_claim(session: Session, submitted_at: datetime | None = None) -> Claim:
    """A second claim for the same people, still without lines."""
    first = the_claim(session)
    other = Claim(
        number="SL2026-000002", order_id="other", source=ClaimSource.CLASS, region=first.region,
        application_date=first.application_date, state=ClaimState.DRAFT, total=Money(0), submitted_at=submitted_at,
    )  # fmt: skip
    session.add(other)
    session.flush()
    for subject in first.subjects:
        other.subjects.append(type(subject)(position=subject.position, person_id=subject.person_id))
    session.flush()
    return other


def test_what_another_claim_promises_counts_as_if_it_were_paid(session: Session) -> None:
    past = past_of(session, another_claim(session))
    assert sorted(zip(past["item"], past["amount"], strict=True)) == [
        ("assessment", "140.00"), ("assessment", "200.00"), ("assessment", "240.00"), ("assessment", "240.00"),
        ("training", "1200.00"), ("training", "1600.00"), ("training", "1600.00"), ("training", "2000.00"),
    ]  # fmt: skip
    assert set(past["occupation_code"]) == {"4-03-02-01"}
    assert set(past["award_date"]) == {"2026-05-28"}
    assert sorted(set(past["level"])) == ["3", "4", "5"]


@pytest.mark.parametrize(("minutes", "counted"), [(-1, 0), (0, 0), (1, 8)])
def test_only_what_was_promised_earlier_counts_against_a_reviewed_claim(
    session: Session, minutes: int, counted: int
) -> None:
    handed_in = the_claim(session).submitted_at
    assert handed_in is not None
    other = another_claim(session)
    assert len(past_of(session, other, handed_in + timedelta(minutes=minutes))) == counted


def test_a_promise_that_was_taken_back_counts_no_more(session: Session) -> None:
    for one in session.scalars(select(ClaimLine)):
        one.live = False
    session.flush()
    assert past_of(session, another_claim(session)).empty


def test_a_claim_is_called_after_whoever_files(session: Session) -> None:
    claim = the_claim(session)
    assert applicant_name(session, claim) == "嵩州市匠心职业技能培训学校"
    claim.source = ClaimSource.COUNTER
    assert applicant_name(session, claim) == "张伟"
    claim.source, claim.employer_id = ClaimSource.EMPLOYER, an_employer(session).id
    assert applicant_name(session, claim) == "嵩州市百味餐饮有限公司"


def test_a_claim_without_a_class_names_its_occupation_or_how_many(session: Session) -> None:
    claim = the_claim(session)
    assert occupation_of(session, claim) == "中式烹调师（4-03-02-01）"
    claim.class_id = None
    session.flush()
    assert occupation_of(session, claim) == "中式烹调师（4-03-02-01）"
    other = session.scalars(select(Certificate).order_by(Certificate.id.desc())).first()
    assert other is not None
    other.occupation_code, other.occupation_name = "4-03-02-02", "中式面点师"
    session.flush()
    assert occupation_of(session, claim) == "中式烹调师（4-03-02-01）等2个职业"
    for subject in claim.subjects:
        subject.certificate_id = None
    session.flush()
    assert occupation_of(session, claim) == "—"
