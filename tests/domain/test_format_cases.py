"""Every published or derived case of format_cases.csv, whatever its kind; a kind nobody knows fails."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from trainingdesk.domain.amount_words import amount_from_capitals, capital_amount, capital_month_day
from trainingdesk.domain.appraisal_body import appraisal_body
from trainingdesk.domain.certificate_numbers import read_certificate_number
from trainingdesk.domain.credit_code import read_credit_code
from trainingdesk.domain.identity import read_identity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.vocabulary import CertificateKind, PersonIdKind

TODAY = date(2026, 11, 2)
FILE = Path(__file__).parents[1] / "data" / "format_cases.csv"


def _cases() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _amount(case: dict[str, str]) -> None:
    writings = case["expected"].split("|")
    amount = Money.from_yuan_text(case["input"])
    assert capital_amount(amount) in writings
    assert {amount_from_capitals(writing) for writing in writings} == {amount}


def _day(case: dict[str, str]) -> None:
    month, day = map(int, case["input"].split("-"))
    assert capital_month_day(month, day) == case["expected"]


def _resident(case: dict[str, str]) -> None:
    identity, findings = read_identity(case["input"], today=TODAY)
    codes = {finding.code for finding in findings}
    assert (identity is not None) is (case["expected"] == "valid")
    assert ("identity.check_digit" in codes) is (case["expected"] == "invalid")
    assert ("identity.birth_early" in codes) is ("1880年出生" in case["note"])
    if identity is not None:
        permit = case["input"][:6] in {"810000", "820000", "830000"}
        assert identity.kind is (PersonIdKind.HK_MACAU_TAIWAN if permit else PersonIdKind.RESIDENT)
        assert "identity.area_unknown" not in codes


def _foreigner(case: dict[str, str]) -> None:
    identity, findings = read_identity(case["input"], today=TODAY)
    assert findings == ()
    assert identity is not None
    assert identity.kind is PersonIdKind.FOREIGN_PERMANENT


def _body(case: dict[str, str]) -> None:
    credit_code, findings = read_credit_code(case["input"])
    assert (credit_code is not None) is (case["expected"] == "valid")
    assert bool(findings) is (case["expected"] == "invalid")


def _skill_level(case: dict[str, str]) -> None:
    number, findings = read_certificate_number(case["input"])
    assert findings == ()
    assert number is not None
    assert number.kind is CertificateKind.LEVEL
    assert (number.issuer, number.body, number.province, number.site) == ("Y", "0001", "23", "000001")
    assert (number.year, number.level, number.sequence) == (2019, Level.ELEMENTARY, 1)


def _qualification(case: dict[str, str]) -> None:
    number, findings = read_certificate_number(case["input"])
    assert findings == ()
    assert number is not None
    assert number.kind is CertificateKind.QUALIFICATION
    assert (number.province, number.city, number.issuer, number.body) == ("10", "01", "2", "003")
    assert (number.year, number.level, number.sequence) == (2013, Level.ELEMENTARY, 1)


def _appraisal_body(case: dict[str, str]) -> None:
    body = appraisal_body(case["input"])
    assert body is not None
    assert body.description == case["expected"]


CHECKS: dict[str, Callable[[dict[str, str]], None]] = {
    "rmb_upper": _amount,
    "rmb_date": _day,
    "cn_id18": _resident,
    "frp_id18": _foreigner,
    "uscc18": _body,
    "cert_skill22": _skill_level,
    "cert_qual16": _qualification,
    "org_appraisal8": _appraisal_body,
}


def check_case(case: dict[str, str]) -> None:
    CHECKS[case["kind"]](case)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case['kind']}-{case['input']}")
def test_the_office_reads_and_writes_as_the_source_says(case: dict[str, str]) -> None:
    check_case(case)


def test_a_case_of_an_unknown_kind_fails() -> None:
    with pytest.raises(KeyError):
        check_case({"kind": "cn_id99", "input": "", "expected": "", "note": ""})


def test_every_kind_has_cases() -> None:
    assert {case["kind"] for case in _cases()} == set(CHECKS)
