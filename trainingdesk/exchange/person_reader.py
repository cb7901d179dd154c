"""The person in a row: name, identity number, and what the row says of them, read alike in every kind of list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from trainingdesk.domain.identity import Identity, compare_identity, read_identity
from trainingdesk.domain.names import clean_name, read_name
from trainingdesk.domain.period import completed_years
from trainingdesk.domain.plain_text import code_text, has_han
from trainingdesk.domain.spellings import person_id_kind_from_text, sex_from_text
from trainingdesk.domain.vocabulary import Sex
from trainingdesk.exchange.cell_text import day_in, decimal_in, is_number, plain, shown, shown_number
from trainingdesk.exchange.header_words import Field
from trainingdesk.exchange.row_reader import RowReader
from trainingdesk.exchange.suggestions import name_alone

# what stands beside a name when more than the name was written: 张三（班长）, 张三/李四, 张*三
_NO_NAME = re.compile(r"[()（）\[\]【】<>《》/\\、,，;；:：*＊|_+=#@!！]")
_AGE_TOLERANCE = 1  # nominal years (虚岁) count one more


@dataclass(frozen=True, slots=True)
class PersonRead:
    """Name and identity of a row; None where they cannot be used."""

    name: str | None
    identity: Identity | None


def read_person(row: RowReader) -> PersonRead:
    """Name and identity number, with every finding about them."""
    return PersonRead(read_own_name(row), read_own_identity(row))


def read_own_name(row: RowReader) -> str | None:
    """The trainee's name. Notes where blanks, invisible characters or marks were brought to one writing."""
    text = plain(row.cell(Field.NAME))
    if row.is_faulty(Field.NAME):
        return None
    name, found = read_name(text, row.entry.place(Field.NAME))
    # an identity number that slipped into this column must not be shown whole
    row.take(tuple(replace(finding, value=shown(finding.value) or None) for finding in found))
    if name is not None and has_han(name) and _NO_NAME.search(name):
        row.error("import.name_symbols", Field.NAME, shown(text))
        row.findings.suggest(name_alone(text))
        return None
    if name is not None and name != text:
        marks = name.count("·") != text.count("·")
        row.note("import.name_mark" if marks else "import.name_tidied", Field.NAME, shown(text), name=clean_name(text))
    return name


def read_own_identity(row: RowReader) -> Identity | None:
    """The identity; a number in a numeric cell is refused even where its check digit passes: 15 digits were kept."""
    cell = row.cell(Field.ID_NUMBER)
    if row.is_faulty(Field.ID_NUMBER):
        return None
    if is_number(cell):
        row.error("import.id_numeric", Field.ID_NUMBER, shown_number(cell))
        return None
    kind = row.term(Field.ID_KIND, person_id_kind_from_text, "import.id_kind_unknown")
    place = row.entry.place(Field.ID_NUMBER)
    identity, found = read_identity(plain(cell), today=row.as_of, kind=kind, place=place)
    row.take(found)
    if identity is not None and code_text(plain(cell)) != plain(cell):
        row.note("import.code_tidied", Field.ID_NUMBER, shown(identity.number))
    return identity


@dataclass(frozen=True, slots=True)
class Stated:
    """What the row says beside the number; None where it says nothing."""

    birth_date: date | None
    sex: Sex | None


def read_stated(row: RowReader, identity: Identity | None) -> Stated:
    """Birth date, sex and age as stated, compared with what the number says; a difference is a warning."""
    stated = Stated(_birth_date(row, identity), _sex(row, identity))
    if identity is not None:
        birth = compare_identity(identity, birth_date=stated.birth_date, place=row.entry.place(Field.BIRTH_DATE))
        row.take(tuple(replace(finding, suggestion=_birth_of(identity)) for finding in birth))
        sex = compare_identity(identity, sex=stated.sex, place=row.entry.place(Field.SEX))
        row.take(tuple(replace(finding, suggestion=_sex_of(identity)) for finding in sex))
    _compare_age(row, stated.birth_date or (identity.birth_date if identity else None))
    return stated


def _sex_of(identity: Identity | None) -> str | None:
    return identity.sex.zh if identity and identity.sex else None


def _birth_of(identity: Identity | None) -> str | None:
    return identity.birth_date.isoformat() if identity and identity.birth_date else None


def _sex(row: RowReader, identity: Identity | None) -> Sex | None:
    before = len(row.findings)
    sex = row.term(Field.SEX, sex_from_text, "import.sex_unknown")
    if len(row.findings) > before:
        row.findings.suggest(_sex_of(identity))
    return sex


def _birth_date(row: RowReader, identity: Identity | None) -> date | None:
    """Month and year alone, as many forms ask for, say nothing that the number does not."""
    cell = row.cell(Field.BIRTH_DATE)
    if not plain(cell):
        return None
    day = day_in(cell)
    if day is None:
        row.warning("import.birth_unreadable", Field.BIRTH_DATE, shown(cell))
        row.findings.suggest(_birth_of(identity))
    elif day > row.as_of:
        row.error("import.date_future", Field.BIRTH_DATE, day.isoformat(), as_of=row.as_of.isoformat())
        return None
    return day


def _compare_age(row: RowReader, birth_date: date | None) -> None:
    stated = decimal_in(plain(row.cell(Field.AGE)).removesuffix("岁"))
    if stated is None or birth_date is None:
        return
    age = completed_years(birth_date, row.as_of)
    if abs(stated - age) > _AGE_TOLERANCE:
        row.warning("import.age_differs", Field.AGE, shown(row.entry.cell(Field.AGE)), age=str(age))
        row.findings.suggest(str(age))
