"""Reading policy: which notices there are and since when, and one of them with its tables, rules and clauses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import select

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.money import Money
from trainingdesk.domain.occupations import Edition, OccupationCode, Occupations
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.texts import Language, message
from trainingdesk.domain.vocabulary import Item as ItemTerm
from trainingdesk.domain.vocabulary import Payee, Scheme
from trainingdesk.models.institutions import OfficeProfile
from trainingdesk.policy.describe import asked_words, effect_words, formula_words
from trainingdesk.policy.explain import fact_name, fact_value
from trainingdesk.policy.factors import Factor
from trainingdesk.policy.formulas import Flat, Table
from trainingdesk.policy.pack import Item, Pack, Rate
from trainingdesk.policy.predicates import Question
from trainingdesk.services.known_occupations import occupations_on_record
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.policy_records import (
    Cited,
    FactorView,
    GrantedItem,
    NamedFigure,
    PackDetail,
    PackRow,
    PaidTo,
    PaperAsked,
    RuleOfPack,
    Tariff,
    TariffRow,
    Words,
)
from trainingdesk.services.records import Nothing

_OCCUPATION = "occupation_code"


@dataclass(frozen=True, slots=True)
class PackRows:
    """Every version of every pack, by id and start."""

    rows: tuple[PackRow, ...]


@procedure(Permission.SIGNED_IN)
def list_packs(office: Office, actor: Actor, order: Nothing) -> PackRows:
    """Notices are public: whoever signs in reads them."""
    governing = _governing(office)
    return PackRows(tuple(_row(office, pack, governing) for pack in office.policies.packs))


@dataclass(frozen=True, slots=True)
class WhichPack:
    """A pack by its id; without a version, the latest."""

    id: str
    version: str | None = None


@procedure(Permission.SIGNED_IN)
def show_pack(office: Office, actor: Actor, order: WhichPack) -> PackDetail:
    """Refused ``policy.not_in_book``, with the id that is most alike."""
    if order.version is not None and order.version not in {one.version for one in office.policies.versions(order.id)}:
        raise Refused("policy.not_in_book", id=f"{order.id} {order.version}", nearest=order.id)
    pack = office.policies.pack(order.id, order.version)
    with office.read() as session:
        known = occupations_on_record(office, session)
    return PackDetail(
        row=_row(office, pack, _governing(office)),
        citation=pack.citation,
        items=tuple(_item(pack, item, known) for item in pack.items),
        conditions=tuple(
            RuleOfPack(one.id, Words(one.zh, one.en), _items(one.items), _cited(pack, one.rule), one.assumed)
            for one in pack.conditions
        ),
        limits=tuple(
            RuleOfPack(one.id, Words(one.zh, one.en), _items(one.items), _cited(pack, one.rule), one.assumed)
            for one in pack.limits
        ),
        payees=tuple(
            PaidTo(Payee(one.payee), one.fund, _items(one.items), _asked(one.when), _cited(pack, one.rule))
            for one in pack.payees
        ),
        figures=tuple(
            NamedFigure(one.id, Words(one.zh, one.en), one.value, one.ceiling, one.found) for one in pack.parameters
        ),
        evidence=tuple(
            PaperAsked(
                one.code, Words(one.zh, one.en), one.channels, one.groups, _items(one.items),
                one.required,
            )
            for one in pack.evidence
        ),
        rules=tuple(_cited(pack, rule.id) for rule in pack.rules),
        assumed=pack.assumed,
        not_found=pack.not_found,
    )  # fmt: skip


def _governing(office: Office) -> frozenset[str]:
    """Digests of the packs that decide on a claim of this office today."""
    with office.read() as session:
        region = session.scalar(select(OfficeProfile.region)) or ""
    return frozenset(pack.digest for pack in office.policies.governing(office.today(), region).packs)


def _row(office: Office, pack: Pack, governing: frozenset[str]) -> PackRow:
    return PackRow(
        id=pack.id,
        version=pack.version,
        title=Words(pack.zh, pack.en),
        document=pack.document,
        region=pack.region,
        scheme=Scheme(pack.scheme),
        start=pack.span.start,
        last_day=pack.span.last_day,
        parents=pack.parents,
        items=_items(item.code for item in pack.items),
        draft=pack.draft,
        in_force=pack.in_force(office.today()),
        governs=pack.digest in governing,
        digest=pack.digest,
    )


def _items(codes: Iterable[str]) -> tuple[ItemTerm, ...]:
    return tuple(map(ItemTerm, codes))


def _both(tell: Callable[[Language], str]) -> Words:
    return Words(tell(Language.ZH), tell(Language.EN))


def _asked(question: Question) -> Words:
    return _both(lambda language: asked_words(question, language))


def _cited(pack: Pack, rule_id: str) -> Cited:
    rule = pack.rule(rule_id)
    return Cited(rule.id, Words(rule.zh, rule.en), rule.clause) if rule else Cited("", Words("", ""), "")


def _item(pack: Pack, item: Item, catalogue: Occupations) -> GrantedItem:
    return GrantedItem(
        item=ItemTerm(item.code),
        version_basis=item.version_basis,
        tariffs=tuple(_tariff(pack, rate, catalogue) for rate in item.rates),
        factors=tuple(
            FactorView(one.id, Words(one.zh, one.en), _cases(one), _cited(pack, one.rule)) for one in item.factors
        ),
    )


def _tariff(pack: Pack, rate: Rate, catalogue: Occupations) -> Tariff:
    formula = rate.formula
    table = formula if isinstance(formula, Table) else None
    drawn = isinstance(formula, Table | Flat)
    return Tariff(
        id=rate.id,
        part=rate.part,
        kind=rate.kind,
        asked=_asked(rate.when),
        columns=tuple(_column(name) for name in table.names) if table else (),
        rows=tuple(_rows(table, catalogue)) if table else _flat(formula),
        told=() if drawn else _told(rate),
        cited=_cited(pack, rate.rule),
        ceiling=rate.ceiling,
        assumed=rate.assumed,
    )


def _column(name: str) -> Words:
    return _both(lambda language: fact_name(name, language))


def _flat(formula: object) -> tuple[TariffRow, ...]:
    return (TariffRow((), (), Money(formula.fen)),) if isinstance(formula, Flat) else ()


def _rows(table: Table, catalogue: Occupations) -> Iterable[TariffRow]:
    for keys, fen in table.cells:
        names = tuple(_name(table, name, key, catalogue) for name, key in zip(table.names, keys, strict=True))
        yield TariffRow(keys, names, None if fen is None else Money(fen))


def _name(table: Table, column: str, key: str, catalogue: Occupations) -> Words:
    """What people call the key; an occupation by its name in the catalogue, where that holds it."""
    if column == _OCCUPATION:
        known = catalogue.find(OccupationCode(key, Edition(table.edition)))
        return Words(known.name, known.name) if known else Words(key, key)
    return _both(lambda language: fact_value(column, key, language))


def _told(rate: Rate) -> tuple[Words, ...]:
    told = [tuple(formula_words(rate.formula, rate.kind, language)) for language in (Language.ZH, Language.EN)]
    return tuple(Words(zh, en) for zh, en in zip(*told, strict=True))


def _cases(factor: Factor) -> tuple[Words, ...]:
    def tell(case: int, language: Language) -> str:
        one = factor.cases[case]
        effects = [effect_words(name, figure, language) for name, figure in one.effect.tell()]
        words = (asked_words(one.when, language), *effects)
        return message("explain.list", language).join(word for word in words if word)

    return tuple(Words(tell(case, Language.ZH), tell(case, Language.EN)) for case in range(len(factor.cases)))
