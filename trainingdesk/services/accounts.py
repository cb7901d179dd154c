"""First run, sign-in with back-off, users and roles. There are no default passwords."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Conflict, NotAllowed, Refused
from trainingdesk.domain.identity import read_identity
from trainingdesk.domain.people import NOBODY, Actor, Permission, Role
from trainingdesk.domain.regions import is_region_code
from trainingdesk.models.accounts import Staff, UserAccount
from trainingdesk.models.institutions import Institution, OfficeProfile
from trainingdesk.security.lockout import LockState, after_failure, after_success
from trainingdesk.security.passwords import (
    decoy_hash,
    folded_login,
    hash_password,
    is_right_password,
    needs_rehash,
    password_faults,
)
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.records import Done, Made, Nothing
from trainingdesk.services.register_fields import needed
from trainingdesk.services.sessions import actor_from, end_all_sessions, end_session, open_session

_BOUND_ROLES = frozenset({Role.INSTITUTION_CLERK})


@dataclass(frozen=True, slots=True)
class FirstRun:
    """The office's names for printed pages, and its first administrator."""

    bureau: str
    finance_bureau: str
    region: str
    region_name: str
    login: str
    name: str
    identity_number: str
    password: str
    demo: bool = False


@procedure(Permission.ANYONE)
def first_run(office: Office, actor: Actor, order: FirstRun) -> Done:
    """Open a new office; refused for good once there is a user."""
    _check_names(order)
    administrator = AddUser(order.login, order.name, order.identity_number, Role.ADMINISTRATOR, order.password)
    hashed = _good_hash(office, administrator)
    with office.write() as session:
        if session.scalar(select(func.count()).select_from(UserAccount)):
            raise Refused("account.office_open_already")
        session.add(
            OfficeProfile(
                id=1,
                bureau=needed("name", order.bureau),
                finance_bureau=needed("name", order.finance_bureau),
                region=order.region,
                region_name=needed("name", order.region_name),
                demo=order.demo,
            )
        )
        account = _add_account(office, session, administrator, hashed)
        note(office, session, actor, "account.first_run", Subject("account", account.login, account.id))
    return Done(Changes.ACCOUNTS | Changes.AUDIT)


def _check_names(order: FirstRun) -> None:
    if not all(text.strip() for text in (order.bureau, order.finance_bureau, order.region_name)):
        raise Refused("account.office_names")
    if not is_region_code(order.region):
        raise Refused("account.region", region=order.region)


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """Whose office this is; ``is_open`` is false before the first run."""

    is_open: bool
    bureau: str = ""
    finance_bureau: str = ""
    region: str = ""
    region_name: str = ""
    demo: bool = False


@procedure(Permission.ANYONE)
def office_facts(office: Office, actor: Actor, order: Nothing) -> OfficeFacts:
    """What the sign-in page shows."""
    with office.read() as session:
        profile = session.get(OfficeProfile, 1)
        if profile is None:
            return OfficeFacts(is_open=False)
        return OfficeFacts(
            True, profile.bureau, profile.finance_bureau, profile.region, profile.region_name, profile.demo
        )


@dataclass(frozen=True, slots=True)
class OpenSignIn:
    """A login and its password."""

    login: str
    password: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The token to show at every call, and whom it stands for."""

    token: str
    actor: Actor
    must_change: bool


@procedure(Permission.ANYONE)
def sign_in(office: Office, actor: Actor, order: OpenSignIn) -> SignedIn:
    """NotAllowed for a wrong password, an unknown or disabled login (not told apart), or during back-off."""
    now = office.now()
    stored = _stored_hash(office, order.login)
    right = is_right_password(stored, order.password)
    fresh = (
        hash_password(order.password, office.passwords) if right and needs_rehash(stored, office.passwords) else None
    )
    with office.write() as session:
        account = _account_by_login(session, order.login)
        lock = LockState(account.failures, account.locked_until) if account else LockState()
        good = right and account is not None and account.password_hash == stored and not account.disabled
        if account is None or lock.is_locked(now) or not good:
            refusal = _note_failure(office, session, account, order.login, lock)
        else:
            return _let_in(office, session, account, fresh)
    raise refusal


def _stored_hash(office: Office, login: str) -> str:
    """The hash to compare with; for an unknown login one that nobody has the password of. Comparing takes a third of
    a second, in which nobody else should wait for the write lock."""
    with office.read() as session:
        account = _account_by_login(session, login)
        return account.password_hash if account else decoy_hash(office.passwords)


def _note_failure(
    office: Office, session: Session, account: UserAccount | None, login: str, lock: LockState
) -> NotAllowed:
    """Counted and on record before the refusal is raised, outside this transaction."""
    now = office.now()
    if account is not None:
        state = after_failure(lock, now)
        account.failures, account.locked_until = state.failures, state.locked_until
    note(office, session, NOBODY, "account.sign_in_failed", Subject("account", login[:64]))
    if account is not None and account.locked_until is not None and account.locked_until > now:
        minutes = -(-int((account.locked_until - now).total_seconds()) // 60)
        return NotAllowed("account.locked", minutes=minutes)
    return NotAllowed("account.wrong_password")


def _let_in(office: Office, session: Session, account: UserAccount, fresh_hash: str | None) -> SignedIn:
    state = after_success()
    account.failures, account.locked_until = state.failures, state.locked_until
    if fresh_hash is not None:
        account.password_hash = fresh_hash
    token = open_session(session, account, office.machine, office.now())
    actor = actor_from(account)
    note(office, session, actor, "account.signed_in", Subject("account", account.login, account.id))
    return SignedIn(token, actor, account.must_change)


@dataclass(frozen=True, slots=True)
class CloseSignIn:
    """The token to end."""

    token: str


@procedure(Permission.SIGNED_IN)
def sign_out(office: Office, actor: Actor, order: CloseSignIn) -> Done:
    """End one's own session."""
    with office.write() as session:
        end_session(session, actor, order.token, office.now())
        note(office, session, actor, "account.signed_out", Subject("account", actor.login, actor.user_id))
    return Done(Changes.AUDIT)


@dataclass(frozen=True, slots=True)
class AddUser:
    """A login for a natural person; the identity number makes two logins of one person known as such."""

    login: str
    name: str
    identity_number: str
    role: Role
    password: str
    institution_code: str | None = None


@procedure(Permission.MANAGE_USERS)
def add_user(office: Office, actor: Actor, order: AddUser) -> Made:
    """The first password is the user's to change at the first sign-in."""
    hashed = _good_hash(office, order)
    with office.write() as session:
        account = _add_account(office, session, order, hashed)
        account.must_change = True
        note(office, session, actor, "account.added", Subject("account", account.login, account.id), role=order.role)
        return Made(account.id, account.login, account.version, Changes.ACCOUNTS | Changes.AUDIT)


def _good_hash(office: Office, order: AddUser) -> str:
    """The hash of a first password that is good enough; Refused naming everything that is wrong with it."""
    faults = password_faults(order.password, login=folded_login(order.login), name=order.name)
    if faults:
        raise Refused("account.password_weak", findings=faults)
    return hash_password(order.password, office.passwords)


def _add_account(office: Office, session: Session, order: AddUser, hashed: str) -> UserAccount:
    login = folded_login(order.login)
    if _account_by_login(session, login) is not None:
        raise Refused("account.login_taken", login=login)
    account = UserAccount(
        login=login,
        staff_id=_staff(office, session, order).id,
        role=order.role,
        institution_id=_institution_id(session, order),
        password_hash=hashed,
        password_set_at=office.now(),
        created_at=office.now(),
    )
    session.add(account)
    session.flush()
    return account


def _staff(office: Office, session: Session, order: AddUser) -> Staff:
    identity, findings = read_identity(order.identity_number, today=office.today())
    if identity is None:
        raise Refused("account.identity", findings=findings)
    name = needed("person_name", order.name)
    staff = session.scalars(select(Staff).where(Staff.identity_number == identity.number)).first()
    if staff is None:
        staff = Staff(identity_number=identity.number, name=name, created_at=office.now())
        session.add(staff)
        session.flush()
    elif staff.name != name:
        raise Refused("account.name_differs", name=name, known=staff.name)
    return staff


def _institution_id(session: Session, order: AddUser) -> int | None:
    if order.role not in _BOUND_ROLES:
        if order.institution_code:
            raise Refused("account.not_bound", role=order.role.zh, role_en=order.role.en)
        return None
    institution = session.scalars(
        select(Institution).where(Institution.credit_code == (order.institution_code or ""))
    ).first()
    if institution is None:
        raise Refused("institution.unknown", credit_code=order.institution_code or "—")
    return institution.id


@dataclass(frozen=True, slots=True)
class SetPassword:
    """One's own new password; the old one is asked for again."""

    old: str
    new: str


@procedure(Permission.SIGNED_IN)
def set_password(office: Office, actor: Actor, order: SetPassword) -> Done:
    """Change one's own password; all other sessions of the login end."""
    stored = _stored_hash(office, actor.login)
    if not is_right_password(stored, order.old):
        raise NotAllowed("account.wrong_password")
    faults = password_faults(order.new, login=actor.login, name=actor.name)
    if faults:
        raise Refused("account.password_weak", findings=faults)
    hashed = hash_password(order.new, office.passwords)
    with office.write() as session:
        account = session.get_one(UserAccount, actor.user_id)
        if account.password_hash != stored:
            raise NotAllowed("account.wrong_password")
        account.password_hash = hashed
        account.password_set_at, account.must_change = office.now(), False
        end_all_sessions(session, account.id, office.now())
        note(office, session, actor, "account.password_set", Subject("account", account.login, account.id))
    return Done(Changes.ACCOUNTS | Changes.AUDIT)


@dataclass(frozen=True, slots=True)
class SetDisabled:
    """Shut a login out, or let it in again."""

    login: str
    disabled: bool
    seen_version: int


@procedure(Permission.MANAGE_USERS)
def set_disabled(office: Office, actor: Actor, order: SetDisabled) -> Done:
    """A disabled login's sessions end at once; nobody shuts out their own."""
    with office.write() as session:
        account = _account_by_login(session, order.login)
        if account is None:
            raise Refused("account.unknown", login=order.login)
        if account.version != order.seen_version:
            raise Conflict("account.changed_meanwhile", login=account.login)
        if account.id == actor.user_id:
            raise Refused("account.own_login")
        account.disabled = order.disabled
        if order.disabled:
            end_all_sessions(session, account.id, office.now())
        action = "account.disabled" if order.disabled else "account.enabled"
        note(office, session, actor, action, Subject("account", account.login, account.id))
    return Done(Changes.ACCOUNTS | Changes.AUDIT)


@dataclass(frozen=True, slots=True)
class UserRow:
    """One login in the list."""

    login: str
    name: str
    role: Role
    institution: str | None
    disabled: bool
    locked_until: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class UserRows:
    """All logins, by login."""

    rows: tuple[UserRow, ...]


@procedure(Permission.MANAGE_USERS)
def list_users(office: Office, actor: Actor, order: Nothing) -> UserRows:
    """Every login with its person and role."""
    with office.read() as session:
        names = dict(session.execute(select(Institution.id, Institution.name)).all())
        accounts = session.scalars(select(UserAccount).order_by(UserAccount.login))
        return UserRows(
            tuple(
                UserRow(
                    login=account.login,
                    name=account.staff.name,
                    role=account.role,
                    institution=names.get(account.institution_id) if account.institution_id else None,
                    disabled=account.disabled,
                    locked_until=account.locked_until,
                    version=account.version,
                )
                for account in accounts
            )
        )


def _account_by_login(session: Session, login: str) -> UserAccount | None:
    try:
        folded = folded_login(login)
    except Refused:
        return None
    return session.scalars(select(UserAccount).where(UserAccount.login == folded)).first()
