"""Certificate numbers: the patterns in use, read into parts and built from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Finding, Findings, Place
from trainingdesk.domain.levels import Level
from trainingdesk.domain.plain_text import code_text
from trainingdesk.domain.vocabulary import CertificateKind

_NUMBERED_LEVELS = "54321"
_LARGEST_SEQUENCE = 999_999
# qualification certificates began in 1994; two-digit years from here on belong to the last century
_FIRST_YEAR_OF_THE_1900S = 90


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """One way of numbering. ``form`` names its parts: issuer, body, province, city, site, year, level, sequence.

    A part that the form does not name stays unknown. ``level_letters`` says which level a letter in the level's
    place means; a letter it does not hold leaves the level unknown. ``prefix`` is put before numbers written short.
    """

    name: str
    kind: CertificateKind
    form: str
    level_letters: Mapping[str, Level] = field(default_factory=dict)
    prefix: str = ""


# 人社鉴发〔2019〕2号: Y employer or S social body; then digits: 4 body (0000 when filed provincially),
# 2 province (GB/T 2260), 6 site, 2 year, 1 level, 6 sequence
SKILL_LEVEL = NumberPattern(
    "skill_level_22",
    CertificateKind.LEVEL,
    r"(?P<issuer>[YS])(?P<body>\d{4})(?P<province>\d{2})(?P<site>\d{6})(?P<year>\d{2})(?P<level>[1-5])"
    r"(?P<sequence>\d{6})",
)
# 特级技师: two letters and twenty digits, so the level is a letter; which one was not found in any published text
SPECIAL_GRADE = NumberPattern(
    "skill_level_special_grade",
    CertificateKind.LEVEL,
    r"(?P<issuer>[YS])(?P<body>\d{4})(?P<province>\d{2})(?P<site>\d{6})(?P<year>\d{2})(?P<level>[A-Z])"
    r"(?P<sequence>\d{6})",
)
# Shanghai's own 13 digits, which get 000 in front where 16 are wanted; what they mean was not found
SHANGHAI = NumberPattern(
    "qualification_shanghai", CertificateKind.QUALIFICATION, r"(?P<prefix>000)?\d{13}", prefix="000"
)
# 职业技能鉴定编码规则: 2 year, 2 province or sector (OSTA's own table), 2 city, 1 kind of body, 3 body, 1 level,
# 5 sequence
QUALIFICATION = NumberPattern(
    "qualification_16",
    CertificateKind.QUALIFICATION,
    r"(?P<year>\d{2})(?P<province>\d{2})(?P<city>\d{2})(?P<issuer>[0-4])(?P<body>\d{3})(?P<level>[1-5])"
    r"(?P<sequence>\d{5})",
)
PATTERNS = (SKILL_LEVEL, SPECIAL_GRADE, SHANGHAI, QUALIFICATION)


@dataclass(frozen=True, slots=True)
class CertificateNumber:
    """A number and what it says; a part that its pattern does not hold is None."""

    number: str
    kind: CertificateKind
    pattern: str
    year: int | None
    level: Level | None
    issuer: str | None
    body: str | None
    province: str | None
    city: str | None
    site: str | None
    sequence: int | None


def read_certificate_number(
    text: str, place: Place = Place(), *, patterns: Iterable[NumberPattern] = PATTERNS
) -> tuple[CertificateNumber | None, tuple[Finding, ...]]:
    """The first pattern that fits, read into parts. None with an error when the cell is empty or none fits.

    A note says that a letter stands for the level and which level it means is not known.
    """
    number = code_text(text).replace("-", "")
    findings = Findings()
    if not number:
        findings.error("identity.certificate_missing", place)
        return None, findings.as_tuple()
    for pattern in patterns:
        match = re.fullmatch(pattern.form, number, re.ASCII)
        if match is not None:
            read = _certificate_number(number, pattern, match.groupdict())
            if read.level is None and match.groupdict().get("level"):
                findings.note("identity.certificate_level_unknown", place, value=number, letter=match["level"])
            return read, findings.as_tuple()
    findings.error("identity.certificate_form", place, value=number, length=str(len(number)))
    return None, findings.as_tuple()


def compare_certificate(
    number: CertificateNumber,
    *,
    level: Level | None = None,
    issued_on: date | None = None,
    kind: CertificateKind | None = None,
    place: Place = Place(),
) -> tuple[Finding, ...]:
    """What the number says against the certificate's other facts; what either does not know is not compared.

    Errors: another level, another kind, a year after the date of issue or more than one before it. Warning: the year
    before, as when somebody assessed in December is issued the certificate in January.
    """
    findings = Findings()
    if kind is not None and kind is not number.kind:
        names = {"stated": kind.zh, "stated_en": kind.en, "found": number.kind.zh, "found_en": number.kind.en}
        findings.error("identity.certificate_kind_differs", place, value=number.number, **names)
    if level is not None and number.level is not None and level is not number.level:
        names = {"stated": level.full_name, "stated_en": level.english_name}
        names |= {"found": number.level.full_name, "found_en": number.level.english_name}
        findings.error("identity.certificate_level_differs", place, value=number.number, **names)
    if issued_on is not None and number.year is not None and issued_on.year != number.year:
        years = {"year": str(number.year), "issued": str(issued_on.year)}
        if issued_on.year == number.year + 1:
            findings.warning("identity.certificate_year_before", place, value=number.number, **years)
        else:
            findings.error("identity.certificate_year_differs", place, value=number.number, **years)
    return findings.as_tuple()


def skill_level_number(
    issuer: str,
    body: str,
    province: str,
    site: str,
    *,
    year: int,
    level: Level,
    sequence: int,
    pattern: NumberPattern = SKILL_LEVEL,
) -> str:
    """The 22 characters of a skill-level certificate; ValueError for parts that the pattern does not allow.

    Refused ``identity.certificate_level_without_digit`` for a level that the scheme gives no digit (below 五级, above
    一级) and no letter of the pattern; ``identity.certificate_numbers_used_up`` past 999,999.
    """
    if sequence > _LARGEST_SEQUENCE:
        raise Refused("identity.certificate_numbers_used_up", level=level.full_name, level_en=level.english_name)
    letters = {known: letter for letter, known in pattern.level_letters.items()}
    mark = level.value if level.value in _NUMBERED_LEVELS else letters.get(level)
    if mark is None:
        raise Refused("identity.certificate_level_without_digit", level=level.full_name, level_en=level.english_name)
    number = f"{issuer}{body}{province}{site}{year % 100:02d}{mark}{sequence:06d}"
    if re.fullmatch(pattern.form, number, re.ASCII) is None:
        raise ValueError(f"not a number of the pattern {pattern.name}: {number}")
    return number


def _certificate_number(number: str, pattern: NumberPattern, parts: Mapping[str, str]) -> CertificateNumber:
    sequence = parts.get("sequence")
    return CertificateNumber(
        number=number if parts.get("prefix") else pattern.prefix + number,
        kind=pattern.kind,
        pattern=pattern.name,
        year=_year(parts.get("year")),
        level=_level(parts.get("level"), pattern),
        issuer=parts.get("issuer"),
        body=parts.get("body"),
        province=parts.get("province"),
        city=parts.get("city"),
        site=parts.get("site"),
        sequence=None if sequence is None else int(sequence),
    )


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) + (1900 if int(digits) >= _FIRST_YEAR_OF_THE_1900S else 2000)


def _level(mark: str | None, pattern: NumberPattern) -> Level | None:
    if mark is None:
        return None
    return Level(mark) if mark in _NUMBERED_LEVELS else pattern.level_letters.get(mark)
