"""Which packs govern a line, or why none; what a claim under them needs; what is wrong between packs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.policy.small import HEAD, LEVELS, PAYEE, book_of, pack_text, read_packs
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Findings
from trainingdesk.domain.period import Span
from trainingdesk.domain.texts import Language
from trainingdesk.policy.book import Book, load_shipped
from trainingdesk.policy.checks import check_packs

DAY = date(2024, 6, 1)
CITY = 'id = "city"\nparent = "small-2024"\nregion = "410100"\n'
NEXT = (
    HEAD.replace('version = "1"', 'version = "2"')
    .replace("from = 2024-01-01", "from = 2026-07-01")
    .replace("until = 2026-01-01", "")
)


@pytest.fixture
def shipped(resources: Path) -> Book:
    return load_shipped(resources / "policies")


@pytest.mark.parametrize(
    ("region", "day", "governing"),
    [
        ("411000", DAY, ["henan-2022"]),
        ("419001", DAY, ["henan-2022"]),
        ("410105", DAY, ["zhengzhou-2022"]),
        ("410000", DAY, ["henan-2022"]),
        ("410100", date(2015, 1, 1), ["zhengzhou-2013"]),
        ("440703", DAY, ["jiangmen-2023"]),
        ("440100", DAY, ["guangdong-2023"]),
        ("110000", DAY, []),
        ("440100", date(2026, 1, 1), []),
    ],
)
def test_the_region_and_the_day_pick_the_packs(shipped: Book, region: str, day: date, governing: list[str]) -> None:
    assert [pack.id for pack in shipped.governing(day, region, "training").packs] == governing


def test_an_empty_region_is_covered_and_a_child_stands_for_its_parent(shipped: Book) -> None:
    chosen = shipped.choose(["guangdong-2023", "jiangmen-2023"])
    assert [pack.id for pack in chosen.governing(DAY).packs] == ["jiangmen-2023"]


def test_any_scheme_means_every_scheme(shipped: Book) -> None:
    assert [pack.id for pack in shipped.governing(DAY, "440100").packs] == ["guangdong-2023", "guangdong-ui-2023"]
    assert shipped.covering("440100", "unemployment_insurance") == ("guangdong-ui-2023", "national-2017")


def test_when_none_governs_the_nearest_spans_are_named(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(), pack_text(head=NEXT))
    assert book.governing(date(2026, 3, 1)).nearest == (
        Span(date(2024, 1, 1), date(2026, 1, 1)),
        Span(date(2026, 7, 1)),
    )
    assert book.governing(date(2023, 3, 1)).nearest == (Span(date(2024, 1, 1), date(2026, 1, 1)),)
    assert book.governing(DAY).nearest == ()


def test_a_parent_governs_while_its_child_is_not_in_force(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(), CITY + "from = 2025-01-01\n")
    assert [pack.id for pack in book.governing(DAY, "410105").packs] == ["small-2024"]
    assert [pack.id for pack in book.governing(date(2025, 1, 1), "410105").packs] == ["city"]


def test_versions_are_told_apart(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(head=NEXT), pack_text())
    assert [pack.version for pack in book.versions("small-2024")] == ["1", "2"]
    assert book.pack("small-2024").version == "2"
    assert book.pack("small-2024", "1").version == "1"
    assert book.by_digest(book.pack("small-2024", "1").digest) == book.pack("small-2024", "1")
    assert book.by_digest("0" * 64) is None


def test_a_pack_that_is_not_in_the_book_is_refused(shipped: Book) -> None:
    with pytest.raises(Refused, match=r"policy\.not_in_book") as refused:
        shipped.choose(["henan-2021"])
    assert refused.value.params["nearest"] == "henan-2022"
    with pytest.raises(Refused, match=r"policy\.version_unknown") as refused:
        shipped.pack("henan-2022", "9")
    assert refused.value.params == {"id": "henan-2022", "version": "9", "versions": "1"}


def test_a_desk_leaves_out_notices_long_gone(shipped: Book) -> None:
    assert shipped.in_force_on([DAY, date(2024, 7, 1)], "410105", "training").ids == ("zhengzhou-2022",)
    assert shipped.in_force_on([DAY, date(2015, 7, 1)], "410105", "training").ids == (
        "zhengzhou-2013",
        "zhengzhou-2022",
    )


def test_evidence_depends_on_channel_groups_and_items(shipped: Book) -> None:
    def asked(channel: str, groups: tuple[str, ...] = (), items: tuple[str, ...] = ()) -> set[str]:
        return {entry.code for entry in shipped.evidence_for("henan-2022", channel, groups, items)}

    assert {"roster", "attendance", "agency_agreement"} <= asked("class")
    assert not {"roster", "attendance", "agency_agreement"} & asked("counter")
    assert "labour_contract" in asked("employer")
    assert "low_income_proof" not in asked("counter", ("employed",))
    assert "low_income_proof" in asked("counter", ("employed", "low_income"))
    assert "fee_receipt" in asked("counter", (), ("training",))
    assert "fee_receipt" not in asked("counter", (), ("assessment",))
    receipt = next(entry for entry in shipped.evidence_for("henan-2022", "counter") if entry.code == "fee_receipt")
    assert not receipt.required
    assert (receipt.title(Language.ZH), receipt.title(Language.EN)) == (
        "培训机构收费票据",
        "The institution's fee receipt",
    )


def test_every_shipped_pack_asks_for_papers_and_names_its_rules(shipped: Book) -> None:
    for pack in shipped.packs:
        for channel in ("class", "counter", "employer"):
            assert any(entry.required for entry in shipped.evidence_for(pack.id, channel))
        assert len(shipped.rules(pack.id)) >= 2
        assert all(rule.clause and rule.title(Language.ZH) and rule.title(Language.EN) for rule in pack.rules)


def test_a_rule_and_an_item_are_found_by_name(shipped: Book) -> None:
    pack = shipped.pack("henan-2022")
    rule = pack.rule("HN22-R06")
    assert rule is not None
    assert rule.title(Language.ZH).startswith("同一人员")
    assert pack.rule("HN22-R99") is None
    assert pack.item("living") is None
    assert (pack.title(Language.ZH)[:3], pack.title(Language.EN)[:5]) == ("河南省", "Henan")


def codes(*packs: object) -> list[str]:
    findings = Findings()
    check_packs(packs, findings)  # type: ignore[arg-type]
    return [f"{one.severity} {one.code}" for one in findings]


def test_versions_that_overlap_are_a_mistake_and_a_gap_is_a_warning(tmp_path: Path) -> None:
    overlapping = pack_text(head=NEXT.replace("2026-07-01", "2025-07-01"))
    assert codes(*read_packs(tmp_path, pack_text(), overlapping)) == ["error policy.span_overlap"]
    assert codes(*read_packs(tmp_path, pack_text(), pack_text(head=NEXT))) == ["warning policy.span_gap"]
    ended = pack_text(head=NEXT.replace("2026-07-01", "2026-01-01\nuntil = 2027-01-01"))
    assert codes(*read_packs(tmp_path, pack_text(), ended)) == []


def test_every_item_needs_somebody_to_pay(tmp_path: Path) -> None:
    only_some = PAYEE.replace("rule", 'when = { level = "4" }\nrule')
    assert codes(*read_packs(tmp_path, pack_text(payees=only_some))) == ["error policy.payee_missing"]
    assert codes(*read_packs(tmp_path, pack_text(payees=""))) == ["error policy.payee_missing"]
    other = PAYEE.replace("all]", 'all]\nitems = ["living"]')
    living = LEVELS.replace("training", "living")
    assert codes(*read_packs(tmp_path, pack_text(living, payees=other))) == ["error policy.payee_missing"]


def test_a_payee_row_below_one_for_everybody_is_never_read(tmp_path: Path) -> None:
    below = PAYEE.replace("payees.all", "payees.later")
    assert codes(*read_packs(tmp_path, pack_text(payees=PAYEE + below))) == ["error policy.payee_unreachable"]


def test_an_occupation_stands_on_a_list_once_at_a_time(tmp_path: Path) -> None:
    entry = '[[shortage]]\noccupation = "6-18-01-01"\nword = "scarce"\n'
    assert codes(*read_packs(tmp_path, pack_text(entry + entry))) == ["error policy.listed_twice"]
    first, second = entry + "until = 2025-01-01\nfrom = 2024-01-01\n", entry + "from = 2025-01-01\n"
    assert codes(*read_packs(tmp_path, pack_text(first + second))) == []
    assert codes(*read_packs(tmp_path, pack_text(entry + second))) == ["error policy.listed_twice"]
    assert codes(*read_packs(tmp_path, pack_text(entry + entry.replace("01-01", "01-02")))) == []
    edition = entry + 'edition = "2015"\n'
    assert codes(*read_packs(tmp_path, pack_text(entry + edition))) == []
