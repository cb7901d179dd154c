"""Every word of the outside contract is in the office's lists, under the code that files carry."""

from __future__ import annotations

import copy
import pickle

import pytest

from trainingdesk.domain.reasons import Reason, fact_missing, impossible, is_reason
from trainingdesk.domain.vocabulary import (
    AssessmentMethod,
    CertificateKind,
    DecisionStatus,
    Delivery,
    EmployerKind,
    Fund,
    InstitutionKind,
    Item,
    Payee,
    PersonGroup,
    PersonIdKind,
    Scheme,
    Sex,
    Shortage,
    Term,
    TradeCategory,
)

ALL = (AssessmentMethod, CertificateKind, DecisionStatus, Delivery, EmployerKind, Fund, InstitutionKind, Item, Payee)
ALL += (PersonGroup, PersonIdKind, Reason, Scheme, Sex, Shortage, TradeCategory)

CONTRACT: list[tuple[type[Term], str]] = [
    (PersonIdKind, "resident hk_macau_taiwan foreign_permanent passport"),
    (Sex, "M F"),
    (
        PersonGroup,
        "employed registered_unemployed flexible rural_worker migrant_worker hardship age_4050 "
        "zero_employment_family low_income land_lost poverty_relief disabled veteran graduate final_year_student "
        "student two_later pensioner retired_without_pension public_payroll new_hire apprentice master prisoner",
    ),
    (
        Item,
        "training assessment living transport special_operation special_operation_renewal targeted project "
        "apprenticeship master competition induction reward",
    ),
    (Scheme, "training unemployment_insurance"),
    (
        CertificateKind,
        "level qualification special completion special_operation special_operation_renewal competition "
        "apprenticeship master none",
    ),
    (AssessmentMethod, "exam process direct competition"),
    (Delivery, "onsite online blended"),
    (Shortage, "general scarce very_scarce key none"),
    (TradeCategory, "A B C"),
    (Payee, "individual employer institution assessment_body"),
    (Fund, "employment unemployment skills_account education_levy"),
    (DecisionStatus, "payable pending excluded not_applicable"),
    (
        Reason,
        "no_policy_in_force no_standard fact_missing impossible window_expired certificate_before_class age "
        "group_excluded group_not_covered proof_expired origin hours attendance class_attendance level_not_higher "
        "previous_level_missing same_level_taken higher_level_taken yearly_limit lifetime_limit interval "
        "certificate_used other_scheme_taken institution_not_certified class_not_approved insured_months "
        "not_employed certificate_number mixed_certificate_kinds",
    ),
]


@pytest.mark.parametrize(("terms", "codes"), CONTRACT, ids=[terms.__name__ for terms, _ in CONTRACT])
def test_lists_hold_exactly_the_codes_of_the_contract_in_its_order(terms: type[Term], codes: str) -> None:
    assert [term.value for term in terms] == codes.split()


@pytest.mark.parametrize("terms", ALL, ids=lambda terms: terms.__name__)
def test_every_term_has_both_names_and_no_two_share_one(terms: type[Term]) -> None:
    assert all(term.zh and term.en for term in terms)
    assert len({term.zh for term in terms}) == len({term.en for term in terms}) == len(list(terms))


def test_a_term_is_its_code_wherever_text_is_wanted() -> None:
    assert PersonGroup("hardship") is PersonGroup.HARDSHIP
    assert f"{PersonGroup.HARDSHIP}" == "hardship"
    assert PersonGroup.HARDSHIP.zh == "就业困难人员"
    assert pickle.loads(pickle.dumps(Item.LIVING)) is copy.deepcopy(Item.LIVING) is Item.LIVING


def test_reasons_that_speak_of_a_column_name_it() -> None:
    assert fact_missing("class_start") == "fact_missing:class_start"
    assert impossible("birth_date") == "impossible:birth_date"


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("age", True),
        ("fact_missing:hours_attended", True),
        ("impossible:level", True),
        ("pack:no_demand", True),
        ("fact_missing", False),
        ("fact_missing:", False),
        ("pack:", False),
        ("age:60", False),
        ("too_old", False),
        ("", False),
    ],
)
def test_only_codes_of_the_list_or_of_a_pack_are_reasons(code: str, known: bool) -> None:
    assert is_reason(code) is known
