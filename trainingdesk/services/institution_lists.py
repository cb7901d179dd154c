"""Looking at institutions: lists by credit code, and one institution with its scope and its account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from trainingdesk.domain.levels import Level
from trainingdesk.domain.masking import mask_account
from trainingdesk.domain.occupations import Occupations
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.workflow import INSTITUTIONS, InstitutionEvent, InstitutionState
from trainingdesk.models.institutions import Institution, InstitutionAccount, InstitutionScope
from trainingdesk.services.bounds import institution_within_reach, is_bureau
from trainingdesk.services.known_occupations import occupations_on_record
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.register_fields import occupation_name

PAGE = 200


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    """One institution in a list; certified up to, not including, ``certified_until``."""

    id: int
    version: int
    credit_code: str
    name: str
    kind: str
    grade: str | None
    state: InstitutionState
    region: str
    contact: str | None
    phone: str | None
    certified_from: date
    certified_until: date


@dataclass(frozen=True, slots=True)
class ScopeView:
    """One occupation and level within the scope, with the name the catalogue has for it, and the days it holds."""

    occupation_code: str
    edition: int
    occupation_name: str
    level: Level | None
    valid_from: date
    valid_until: date


@dataclass(frozen=True, slots=True)
class AccountView:
    """A bank account as screens show it."""

    account_name: str
    bank: str
    account: str
    current: bool


@dataclass(frozen=True, slots=True)
class InstitutionDetail:
    """One institution with all that hangs on it, and what this actor may do with it now."""

    row: InstitutionRow
    scope: tuple[ScopeView, ...]
    accounts: tuple[AccountView, ...]
    allowed: tuple[InstitutionEvent, ...]


@dataclass(frozen=True, slots=True)
class ListInstitutions:
    """Institutions after a credit code, in its order; ``state`` narrows the list."""

    state: InstitutionState | None = None
    after: str = ""
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """A page of the list; ``next_after`` asks for the next one, None at the end."""

    rows: tuple[InstitutionRow, ...]
    next_after: str | None


@procedure(Permission.READ_REGISTERS)
def list_institutions(office: Office, actor: Actor, order: ListInstitutions) -> InstitutionPage:
    """A clerk of an institution gets that institution alone."""
    wanted = select(Institution).where(Institution.credit_code > order.after).order_by(Institution.credit_code)
    if order.state is not None:
        wanted = wanted.where(Institution.state == order.state)
    if not is_bureau(actor):
        wanted = wanted.where(Institution.id == actor.institution_id)
    with office.read() as session:
        found = session.scalars(wanted.limit(order.limit + 1)).all()
        rows = tuple(_row(institution) for institution in found[: order.limit])
    return InstitutionPage(rows, rows[-1].credit_code if len(found) > order.limit else None)


@dataclass(frozen=True, slots=True)
class ShowInstitution:
    """Which institution, by its credit code."""

    credit_code: str


@procedure(Permission.READ_REGISTERS)
def show_institution(office: Office, actor: Actor, order: ShowInstitution) -> InstitutionDetail:
    """Refused ``institution.unknown``, also for a clerk who asks for another institution than their own."""
    with office.read() as session:
        institution = institution_within_reach(session, actor, order.credit_code)
        scope = sorted(institution.scope, key=_scope_order)
        accounts = sorted(institution.accounts, key=lambda account: account.id, reverse=True)
        allowed = INSTITUTIONS.allowed(institution.state, actor)
        known = occupations_on_record(office, session)
        return InstitutionDetail(
            row=_row(institution),
            scope=tuple(_scope_view(known, entry) for entry in scope),
            accounts=tuple(_account_view(account) for account in accounts),
            allowed=tuple(event for event in InstitutionEvent if event in allowed),
        )


def _row(institution: Institution) -> InstitutionRow:
    return InstitutionRow(
        id=institution.id,
        version=institution.version,
        credit_code=institution.credit_code,
        name=institution.name,
        kind=institution.kind,
        grade=institution.grade,
        state=institution.state,
        region=institution.region,
        contact=institution.contact,
        phone=institution.phone,
        certified_from=institution.certified_from,
        certified_until=institution.certified_until,
    )


def _scope_order(entry: InstitutionScope) -> tuple[str, int, int, date]:
    return entry.occupation_code, entry.edition, -1 if entry.level is None else entry.level.rank, entry.valid_from


def _scope_view(known: Occupations, entry: InstitutionScope) -> ScopeView:
    return ScopeView(
        occupation_code=entry.occupation_code,
        edition=entry.edition,
        occupation_name=occupation_name(known, entry.occupation_code, entry.edition),
        level=entry.level,
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
    )


def _account_view(account: InstitutionAccount) -> AccountView:
    return AccountView(account.account_name, account.bank, mask_account(account.account), account.current)
