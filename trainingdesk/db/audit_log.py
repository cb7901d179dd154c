"""Appending to the audit chain in the transaction that does the work, and checking the chain against its witnesses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import String, func, select, type_coerce
from sqlalchemy.orm import Session

from trainingdesk.domain.people import Actor
from trainingdesk.models.audit import AuditEntry, AuditHead
from trainingdesk.security.chain import (
    GENESIS,
    BrokenLink,
    ChainWalk,
    Head,
    Link,
    canonical_json,
    canonical_json_as_found,
    parse_anchor,
    plain_anchor,
    text_hash,
)

HEAD_IN_SESSION = "audit_head"  # where the session keeps the head it appended, for the desk to remember after commit
_NOBODY_ROLE = "-"
_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a walk over the whole chain found.

    ``anchored_to`` is the last entry that a witness outside the database vouches for (0: none); entries after it are
    only as true as the database. ``anchor_at`` is where the asked-for anchor was met. ``strays`` counts the witnesses
    that this history does not contain: with one, it is not the history that was witnessed.
    """

    entries: int
    head: Head
    broken: int
    breaks: tuple[BrokenLink, ...]
    head_agrees: bool
    anchored_to: int
    anchor_at: int | None
    strays: int

    @property
    def sound(self) -> bool:
        return not self.broken and self.head_agrees and not self.strays

    @property
    def unanchored(self) -> int:
        """How many entries at the end no witness vouches for."""
        return self.head.seq - self.anchored_to


def append_audit(
    session: Session,
    actor: Actor,
    action: str,
    *,
    kind: str,
    at: datetime,
    machine: str,
    object_id: int | None = None,
    number: str | None = None,
    details: Mapping[str, object] | None = None,
) -> Head:
    """Adds an entry to the chain, in the caller's transaction, and returns the new head.

    ``action`` is what happened (``claim.approved``), ``kind``, ``object_id`` and ``number`` say to what; ``details``
    hold what JSON holds, with identity and account numbers masked. ``at`` is an aware time.
    """
    head = _locked_head(session)
    entry = AuditEntry(
        seq=head.seq + 1,
        at=at,
        staff_id=actor.staff_id,
        user_id=actor.user_id,
        login=_storable(actor.login),
        role=actor.role.value if actor.user_id else _NOBODY_ROLE,
        machine=_storable(machine),
        action=action,
        object_kind=kind,
        object_id=object_id,
        object_number=None if number is None else _storable(number),
        details=_storable(canonical_json(details or {})),
        prev=head.hash,
    )
    entry.hash = text_hash(canonical_json({name: getattr(entry, name) for name in _HASHED} | {"at": _utc_text(at)}))
    session.add(entry)
    head.seq, head.hash = entry.seq, entry.hash
    session.flush()
    reached = Head(entry.seq, entry.hash)
    session.info[HEAD_IN_SESSION] = reached
    return reached


def chain_head(session: Session) -> Head:
    """Where the chain ends, as the head row says: the beginning for a chain without entries."""
    row = session.execute(select(AuditHead.seq, AuditHead.hash)).first()
    return Head(row.seq, row.hash) if row is not None else Head()


def holds(session: Session, witness: Head) -> bool:
    """Whether this history contains what a witness saw, and ends where it says it ends. Cheap: three rows are read."""
    head = chain_head(session)
    last = session.scalar(select(func.max(AuditEntry.seq))) or 0
    return (
        last == head.seq and _hash_at(session, head.seq) == head.hash and _hash_at(session, witness.seq) == witness.hash
    )


def _unheard(_done: int, _total: int) -> None:
    """Nobody listens."""


def verify_chain(
    session: Session,
    anchor: str | None = None,
    remembered: Head | None = None,
    walked: Callable[[int, int], None] = _unheard,
) -> ChainReport:
    """Walks every entry. ``anchor`` is a code from paper, ``remembered`` the head this desk saw last.

    ``walked`` hears from time to time how many entries of how many have been looked at.

    Raises Refused ``audit.anchor_unreadable`` for a code that cannot be one.
    """
    asked = parse_anchor(anchor) if anchor is not None else None
    walk = ChainWalk(wanted=frozenset() if asked is None else frozenset({asked}))
    walk.follow(_told(_links(session), chain_head(session).seq, walked))
    anchor_at = walk.seen.get(asked) if asked is not None else None
    remembered_holds = remembered is None or _hash_at(session, remembered.seq) == remembered.hash
    witnessed = [anchor_at or 0, remembered.seq if remembered is not None and remembered_holds else 0]
    return ChainReport(
        entries=walk.count,
        head=walk.head,
        broken=walk.broken,
        breaks=tuple(walk.breaks),
        head_agrees=chain_head(session) == walk.head,
        anchored_to=max(witnessed),
        anchor_at=anchor_at,
        strays=int(asked is not None and anchor_at is None) + int(not remembered_holds),
    )


def anchor_now(session: Session) -> str:
    """The anchor of the head as it stands, twelve characters, for a document about to be issued."""
    return plain_anchor(chain_head(session).hash)


def _locked_head(session: Session) -> AuditHead:
    """The head row, locked until the transaction ends. SQLite's write lock covers it; PostgreSQL locks the row."""
    asked = select(AuditHead).with_for_update().execution_options(populate_existing=True)
    head = session.scalars(asked).one_or_none()
    if head is None:
        head = AuditHead(id=1, seq=0, hash=GENESIS)
        session.add(head)
    return head


def _storable(text: str) -> str:
    """File names and terminals may hand over bytes that are no text; what they did is put on record all the same."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _hash_at(session: Session, seq: int) -> str | None:
    return GENESIS if seq == 0 else session.scalar(select(AuditEntry.hash).where(AuditEntry.seq == seq))


_HASHED = tuple(column.name for column in AuditEntry.__table__.columns if column.name != "hash")


def _links(session: Session) -> Iterator[Link]:
    columns = AuditEntry.__table__.columns
    # the instant as stored: a damaged one that no longer is a time must be told, not raised
    raw = [type_coerce(column, String) if column.name == "at" else column for column in columns]
    asked = select(*raw).order_by(columns.seq)
    names = tuple(column.name for column in columns)
    for row in session.execute(asked, execution_options={"yield_per": _BATCH}):
        values = dict(zip(names, row, strict=True))
        stored = values.pop("hash")
        values["at"] = _utc_text(values["at"])
        yield Link(values["seq"], values["prev"], stored, text_hash(canonical_json_as_found(values)))


def _told(links: Iterator[Link], total: int, walked: Callable[[int, int], None]) -> Iterator[Link]:
    for done, link in enumerate(links, start=1):
        if done % _BATCH == 0:
            walked(done, max(done, total))
        yield link


def _utc_text(value: object) -> str:
    """``2026-11-22T00:49:47.700101Z``, from a time or from the text SQLite keeps of one."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    return str(value).replace(" ", "T", 1) + "Z"
