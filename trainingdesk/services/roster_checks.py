"""What only the filing room can say of a roster row, one check after the other; each gives findings, none raises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.levels import Level, level_list
from trainingdesk.domain.masking import mask_account, mask_identity, mask_phone, public_name
from trainingdesk.domain.names import same_name
from trainingdesk.domain.people import Actor
from trainingdesk.exchange.header_words import Field
from trainingdesk.exchange.roster import RosterRow
from trainingdesk.services.bounds import is_bureau
from trainingdesk.services.import_desk import Places
from trainingdesk.services.people import KnownPerson
from trainingdesk.services.roster_register import RosterRegister


@dataclass(frozen=True, slots=True)
class Candidate:
    """A roster row before the register: ``known`` is the person's row there, ``target`` the level it comes to."""

    row: RosterRow
    known: KnownPerson | None
    target: Level | None
    register: RosterRegister
    places: Places
    actor: Actor

    def finding(self, code: str, severity: Severity, field: Field, value: str | None = None, **params: str) -> Finding:
        """A finding at the row's cell of the field."""
        return Finding(code, severity, self.places.of(self.row, field), params, value)


def target_of(row: RosterRow, register: RosterRegister) -> Level | None:
    """The level aimed at: the row's, or the only one that the class has; none where the class has none."""
    if not register.levels:
        return None
    return row.level_target or (register.levels[0] if len(register.levels) == 1 else None)


def register_findings(candidate: Candidate) -> tuple[Finding, ...]:
    """All that is to be said, in the order of the checks."""
    return tuple(finding for check in _CHECKS for finding in check(candidate))


def _name_agrees(it: Candidate) -> Iterator[Finding]:
    """The number of somebody else, or a name misspelt: a certificate would carry the wrong name. Never overwritten."""
    if it.known is None or same_name(it.known.name, it.row.name):
        return
    registered = it.known.name if is_bureau(it.actor) or _own_trainee(it) else public_name(it.known.name)
    yield it.finding(
        "roster.name_differs", Severity.ERROR, Field.NAME, it.row.name, name=it.row.name, registered=registered
    )


def _own_trainee(it: Candidate) -> bool:
    """Whether the institution knows the person from this very class."""
    return it.known is not None and it.known.id in it.register.enrolled


def _level_of_class(it: Candidate) -> Iterator[Finding]:
    stated, levels = it.row.level_target, it.register.levels
    if not levels:
        if stated is not None:
            yield it.finding("roster.level_not_used", Severity.WARNING, Field.LEVEL, stated.full_name)
    elif it.target is None:
        yield it.finding("roster.level_needed", Severity.ERROR, Field.LEVEL, **level_list(levels))
    elif it.target not in levels:
        names = {"level": it.target.full_name, "level_en": it.target.english_name, **level_list(levels)}
        yield it.finding("roster.level_not_of_class", Severity.ERROR, Field.LEVEL, it.target.full_name, **names)


def _level_certified(it: Candidate) -> Iterator[Finding]:
    """The institution must have been certified for the level on the class's first day."""
    start = it.register.taught.class_start
    if it.register.levels and it.target not in it.register.levels:
        return
    if not any(span.contains(start) for span in it.register.spans.get(it.target, ())):
        named = it.target
        yield it.finding(
            "roster.level_not_certified",
            Severity.ERROR,
            Field.LEVEL,
            named.full_name if named else None,
            level=named.full_name if named else "-",
            level_en=named.english_name if named else "-",
            start=start.isoformat(),
        )


def _level_above(it: Candidate) -> Iterator[Finding]:
    """Above what the roster itself says is held, and above every registered certificate of the occupation."""
    held = [it.row.level_held] if it.row.level_held else []
    held += it.register.certified.get(it.known.id, ()) if it.known else ()
    highest = max(held, key=lambda level: level.rank, default=None)
    if it.target is None or highest is None or it.target.rank > highest.rank:
        return
    names = {"target": it.target.full_name, "target_en": it.target.english_name}
    names |= {"held": highest.full_name, "held_en": highest.english_name}
    code = "roster.level_not_above" if highest == it.row.level_held else "roster.level_not_above_certificate"
    yield it.finding(code, Severity.ERROR, Field.LEVEL, it.target.full_name, **names)


def _trade_of_class(it: Candidate) -> Iterator[Finding]:
    taught, trade = it.register.taught, it.row.trade
    names = {"occupation": taught.occupation_name, "number": taught.occupation_code}
    if trade.code is not None and trade.code.code != taught.occupation_code:
        if trade.code.edition.value == str(taught.occupation_edition):
            stated = f"{trade.name or ''} {trade.code.code}".strip()
            yield it.finding(
                "roster.occupation_differs", Severity.ERROR, Field.OCCUPATION, stated, stated=stated, **names
            )
    elif trade.code is None and trade.name is not None and not same_name(trade.name, taught.occupation_name):
        yield it.finding(
            "roster.occupation_unsure", Severity.WARNING, Field.OCCUPATION, trade.name, stated=trade.name, **names
        )


def _sits_elsewhere(it: Candidate) -> Iterator[Finding]:
    """Nobody sits in two classes at once. Which one is for the bureau to see, and for the institution of both."""
    for other in it.register.elsewhere.get(it.known.id, ()) if it.known else ():
        shown = mask_identity(it.row.identity.number)
        if is_bureau(it.actor) or other.institution_id == it.actor.institution_id:
            yield it.finding(
                "roster.in_other_class_named", Severity.WARNING, Field.ID_NUMBER, shown,
                other=other.number, institution=other.institution,
            )  # fmt: skip
        else:
            yield it.finding("roster.in_other_class", Severity.WARNING, Field.ID_NUMBER, shown)


def _paid_elsewhere(it: Candidate) -> Iterator[Finding]:
    """The policy decides; but whoever was paid for this level or a higher one will most likely not be paid again."""
    awarded = it.register.awarded.get(it.known.id, ()) if it.known else ()
    barring = [level for level in awarded if _rank(level) >= _rank(it.target)]
    if barring:
        level = max(barring, key=_rank)
        yield it.finding(
            "roster.awarded_before",
            Severity.WARNING,
            Field.ID_NUMBER,
            mask_identity(it.row.identity.number),
            occupation=it.register.taught.occupation_name,
            level=level.full_name if level else "-",
            level_en=level.english_name if level else "-",
        )


def _rank(level: Level | None) -> int:
    return -1 if level is None else level.rank


def _account_is_own(it: Candidate) -> Iterator[Finding]:
    number = it.row.account.number
    if number is None:
        return
    known = it.known.account if it.known else None
    if known is not None and known.number != number:
        if it.known is not None and it.known.id in it.register.promised:
            yield it.finding("roster.account_promised", Severity.ERROR, Field.BANK_ACCOUNT, mask_account(number))
        else:
            yield it.finding("roster.account_changes", Severity.WARNING, Field.BANK_ACCOUNT, mask_account(number))
    others = it.register.holders.get(number, set()) - ({it.known.id} if it.known else set())
    if others:
        yield it.finding("roster.account_of_another", Severity.WARNING, Field.BANK_ACCOUNT, mask_account(number))


def _particulars_change(it: Candidate) -> Iterator[Finding]:
    """What is kept of a person is everybody's: nobody's list replaces it without a word."""
    known, row = it.known, it.row
    if known is None:
        return
    if row.phone is not None and known.phone not in (None, row.phone):
        yield it.finding("roster.phone_changes", Severity.NOTE, Field.PHONE, mask_phone(row.phone))
    if row.origin_region is not None and known.origin_region not in (None, row.origin_region):
        yield it.finding("roster.origin_changes", Severity.WARNING, Field.ORIGIN_REGION, row.origin_region)


_CHECKS: tuple[Callable[[Candidate], Iterator[Finding]], ...] = (
    _name_agrees,
    _level_of_class,
    _level_certified,
    _level_above,
    _trade_of_class,
    _sits_elsewhere,
    _paid_elsewhere,
    _account_is_own,
    _particulars_change,
)
