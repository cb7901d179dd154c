"""Identity numbers of people: read, check, bring to one form, so that one person is one number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from stdnum.cn import ric

from trainingdesk.domain.findings import Finding, Findings, Place
from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.plain_text import code_text
from trainingdesk.domain.regions import area_name
from trainingdesk.domain.vocabulary import PersonIdKind, Sex

_EIGHTEEN = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
_FIFTEEN = re.compile(r"[1-8]\d{14}", re.ASCII)
# the foreigner's card before 2023-12-01: three letters of nationality and twelve digits
_OLD_CARD = re.compile(r"[A-Z]{3}\d{12}", re.ASCII)
_PASSPORT = re.compile(r"(?=[A-Z]*\d)[A-Z0-9]{5,12}", re.ASCII)
_PASSPORT_UNTOLD = re.compile(r"[A-Z]{1,2}\d{6,8}", re.ASCII)
_ALMOST_A_NUMBER = re.compile(r"\d+X?", re.ASCII)
_LENGTHS = (15, 18)
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+", re.ASCII)
_PERMIT_AREAS = frozenset({"810000", "820000", "830000"})
_FOREIGN_MARK = "9"
# sequence numbers of the 15-digit form kept for people over a hundred, born in the 1800s
_CENTENARIANS = frozenset({"996", "997", "998", "999"})
_EARLIEST_BIRTH = date(1900, 1, 1)
# fifteen digits survive a spreadsheet's number format, the last three become zeros
_CUT_SHORT = "000"
# where the 15-digit form holds the year of birth; no such number was given to a child of the 2000s
_BORN_20 = "20"


@dataclass(frozen=True, slots=True)
class Identity:
    """One person's number in its one form: 15-digit numbers are converted, x is X, blanks are gone.

    Birth date and sex are what the number itself says, None where it does not; ``area`` is its first six digits.
    """

    number: str
    kind: PersonIdKind
    birth_date: date | None
    sex: Sex | None
    area: str | None


def read_identity(
    text: str, *, today: date, kind: PersonIdKind | None = None, place: Place = Place()
) -> tuple[Identity | None, tuple[Finding, ...]]:
    """The identity a number stands for, and everything to say about it; ``kind`` is what the source states, if it does.

    Errors, and no identity: nothing there, digits lost in a spreadsheet, wrong characters or length, wrong check digit
    (GB 11643, MOD 11-2), a birth date that no calendar holds, 15 digits that read as born in 1920 (far more often they
    begin an 18-digit number from the 2000s). Errors with an identity: born after ``today`` or before 1900. Warnings:
    15-digit form, an area code that no table holds (codes vanish, so it never refuses), another kind than stated, no
    kind stated for a passport, final zeros. Values in findings are masked.
    """
    reading = _Reading(code_text(text), today, place)
    identity = reading.identity(kind)
    if identity is not None and kind is not None and identity.kind is not kind:
        reading.warning(
            "identity.kind_differs",
            stated=kind.zh,
            found=identity.kind.zh,
            stated_en=kind.en,
            found_en=identity.kind.en,
        )
    return identity, reading.findings.as_tuple()


def compare_identity(
    identity: Identity, *, birth_date: date | None = None, sex: Sex | None = None, place: Place = Place()
) -> tuple[Finding, ...]:
    """Warnings where a stated birth date or sex differs from the number's; what is stated stands."""
    findings = Findings()
    shown = mask_identity(identity.number)
    if None not in (birth_date, identity.birth_date) and birth_date != identity.birth_date:
        findings.warning("identity.birth_differs", place, value=shown)
    if None not in (sex, identity.sex) and sex is not identity.sex:
        findings.warning("identity.sex_differs", place, value=shown)
    return findings.as_tuple()


def eighteen_digits(fifteen: str) -> str:
    """The 18-digit form of a 15-digit number: the century, then the check digit; the 1800s for sequences 996–999."""
    century = "18" if fifteen[12:] in _CENTENARIANS else "19"
    return with_check_digit(fifteen[:6] + century + fifteen[6:])


def with_check_digit(seventeen: str) -> str:
    """Seventeen digits and the check digit that belongs to them (GB 11643, MOD 11-2)."""
    return seventeen + ric.calc_check_digit(seventeen + "0")


class _Reading:
    """One number being read: its findings share place and masked value."""

    def __init__(self, number: str, today: date, place: Place) -> None:
        self.number = number
        self.today = today
        self.place = place
        self.findings = Findings()

    def error(self, code: str, **params: str) -> None:
        self.findings.error(code, self.place, value=mask_identity(self.number), **params)

    def warning(self, code: str, **params: str) -> None:
        self.findings.warning(code, self.place, value=mask_identity(self.number), **params)

    def identity(self, stated: PersonIdKind | None) -> Identity | None:
        if _EIGHTEEN.fullmatch(self.number):
            return self._eighteen()
        if _FIFTEEN.fullmatch(self.number):
            return self._fifteen()
        if _OLD_CARD.fullmatch(self.number):
            return self._bare(PersonIdKind.FOREIGN_PERMANENT)
        if stated is PersonIdKind.PASSPORT and _PASSPORT.fullmatch(self.number):
            return self._bare(PersonIdKind.PASSPORT)
        if stated is None and _PASSPORT_UNTOLD.fullmatch(self.number):
            self.warning("identity.kind_assumed")
            return self._bare(PersonIdKind.PASSPORT)
        self._say_what_is_wrong(stated)
        return None

    def _bare(self, kind: PersonIdKind) -> Identity:
        return Identity(self.number, kind, None, None, None)

    def _say_what_is_wrong(self, stated: PersonIdKind | None) -> None:
        if not self.number:
            self.findings.error("identity.missing", self.place)
        elif _SCIENTIFIC.fullmatch(self.number):
            self.error("identity.digits_lost")
        elif stated is PersonIdKind.PASSPORT:
            self.error("identity.passport_form")
        elif _ALMOST_A_NUMBER.fullmatch(self.number) and len(self.number) in _LENGTHS:
            self.error("identity.first_digit")
        elif _ALMOST_A_NUMBER.fullmatch(self.number):
            self.error("identity.length", length=str(len(self.number)))
        else:
            self.error("identity.characters")

    def _fifteen(self) -> Identity | None:
        number = eighteen_digits(self.number)
        birth = _calendar_day(number[6:14])
        self._check_area(number[:6])
        if birth is None or self.number[6:8] == _BORN_20:
            self.error("identity.birth_impossible" if birth is None else "identity.cut_to_fifteen")
            return None
        self.warning("identity.fifteen_digits", number=mask_identity(number))
        self._check_birth(birth)
        return Identity(number, PersonIdKind.RESIDENT, birth, _sex(number), number[:6])

    def _eighteen(self) -> Identity | None:
        number = self.number
        if number.startswith(_FOREIGN_MARK):
            return self._foreign() if self._check_digit() else None
        area, birth = number[:6], _calendar_day(number[6:14])
        kind = PersonIdKind.HK_MACAU_TAIWAN if area in _PERMIT_AREAS else PersonIdKind.RESIDENT
        sound = self._check_digit()
        self._check_area(area)
        if birth is None:
            self.error("identity.birth_impossible")
            return None
        self._check_birth(birth)
        return Identity(number, kind, birth, _sex(number), area) if sound else None

    def _foreign(self) -> Identity:
        """Only mark, length and check digit are certain; that digits 7 to 14 hold the birth date is general knowledge.

        So a plausible date there is taken, and any other says nothing.
        """
        birth = _calendar_day(self.number[6:14])
        if birth is not None and not _EARLIEST_BIRTH <= birth <= self.today:
            birth = None
        return Identity(self.number, PersonIdKind.FOREIGN_PERMANENT, birth, None, None)

    def _check_digit(self) -> bool:
        cut_short = self.number.endswith(_CUT_SHORT)
        if ric.calc_check_digit(self.number) == self.number[-1]:
            if cut_short:
                self.warning("identity.digits_maybe_lost")
            return True
        self.error("identity.digits_lost" if cut_short else "identity.check_digit")
        return False

    def _check_area(self, area: str) -> None:
        if area not in _PERMIT_AREAS and area_name(area) is None:
            self.warning("identity.area_unknown")

    def _check_birth(self, birth: date) -> None:
        if birth > self.today:
            self.error("identity.birth_future")
        elif birth < _EARLIEST_BIRTH:
            self.error("identity.birth_early", year=str(_EARLIEST_BIRTH.year))


def _calendar_day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _sex(number: str) -> Sex:
    return Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
