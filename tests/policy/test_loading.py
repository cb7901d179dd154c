"""Pack files on disk: parents, versions, digests, and packs out of their stored text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.policy.small import FLAT, HEAD, PAYEE, mistakes_in, pack_text, read_packs, shelf_of
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Findings
from trainingdesk.policy.book import load_book, load_shipped
from trainingdesk.policy.inspection import inspect
from trainingdesk.policy.loader import digest_of, files_of, pack_from_text, read_file

LIMIT = '\n[limits.once]\nzh = "一次"\nen = "once"\nrule = "S1"\nreason = "yearly_limit"\nper = ["person"]\n'
CHILD = """
id = "town-2024"
parent = "small-2024"
title = { zh = "某市", en = "Town" }
region = "410100"
[items.training.rates.level.amounts]
3 = "2600"
"""


def test_a_child_states_only_what_differs(tmp_path: Path) -> None:
    parent, child = read_packs(tmp_path, pack_text(LIMIT), CHILD)
    assert (child.id, child.region, child.parents) == ("town-2024", "410100", ("small-2024",))
    assert (child.document, child.span, child.limits) == (parent.document, parent.span, parent.limits)
    cells = {cell[0]: fen for cell, fen in child.items[0].rates[0].formula.cells}  # type: ignore[attr-defined]
    assert cells == {"5": 100_000, "4": 150_000, "3": 260_000}


def test_a_child_may_take_rules_away(tmp_path: Path) -> None:
    _, child = read_packs(tmp_path, pack_text(LIMIT), 'removes = ["limits.once"]\n' + CHILD)
    assert child.limits == ()
    _, child = read_packs(tmp_path, pack_text(LIMIT), 'removes = ["limits"]\n' + CHILD)
    assert child.limits == ()


@pytest.mark.parametrize("path", ["limits.twice", "lunch", "document.x"])
def test_taking_away_what_is_not_there_is_a_mistake(tmp_path: Path, path: str) -> None:
    [found] = mistakes_in(tmp_path, pack_text(LIMIT), f'removes = ["{path}"]\n' + CHILD)
    assert (found.code, found.params["value"]) == ("policy.removes_nothing", path)


def test_a_grandchild_knows_all_its_parents(tmp_path: Path) -> None:
    *_, grandchild = read_packs(
        tmp_path, pack_text(), CHILD, 'id = "county-2024"\nparent = "town-2024"\nregion = "410122"\n'
    )
    assert grandchild.parents == ("town-2024", "small-2024")
    assert grandchild.zh == "某市"


def test_an_unknown_parent_is_named_with_the_nearest(tmp_path: Path) -> None:
    [found] = mistakes_in(tmp_path, pack_text(), CHILD.replace('parent = "small-2024"', 'parent = "smal-2024"'))
    assert (found.code, found.params["nearest"]) == ("policy.parent_unknown", "small-2024")


def test_parents_in_a_circle_are_named(tmp_path: Path) -> None:
    found = mistakes_in(tmp_path, 'id = "a"\nparent = "b"\n', 'id = "b"\nparent = "a"\n')
    assert {one.code for one in found} == {"policy.parent_circle"}


def test_a_child_of_a_faulty_parent_does_not_stand(tmp_path: Path) -> None:
    shelf, files, findings = shelf_of(tmp_path, pack_text(head=HEAD.replace("410000", "41")), CHILD)
    packs = shelf.packs(files)
    assert [pack.id for pack in packs] == ["town-2024"]  # it states its own region, which was the mistake
    assert [one.place.sheet for one in findings] == ["pack-0.toml"]


def test_a_child_takes_the_parent_in_force_when_it_begins(tmp_path: Path) -> None:
    later = (
        HEAD.replace('version = "1"', 'version = "2"')
        .replace("2024-01-01", "2026-01-01")
        .replace("until = 2026-01-01", "")
    )
    child = CHILD.replace('region = "410100"', 'region = "410100"\nfrom = 2026-03-01')
    *_, pack = read_packs(tmp_path, pack_text(), pack_text(head=later, items=FLAT), child.split("[items")[0])
    assert pack.version == "2"
    assert pack.items[0].rates[0].kind == "flat"


def test_a_child_that_begins_when_no_parent_is_in_force_is_an_orphan(tmp_path: Path) -> None:
    later = (
        HEAD.replace('version = "1"', 'version = "2"')
        .replace("2024-01-01", "2027-01-01")
        .replace("until = 2026-01-01", "")
    )
    child = 'id = "town"\nparent = "small-2024"\nfrom = 2026-03-01\nregion = ""\n'
    found = mistakes_in(tmp_path, pack_text(), pack_text(head=later), child)
    assert [one.code for one in found] == ["policy.parent_unknown"]


def test_the_same_id_and_version_twice_is_a_mistake(tmp_path: Path) -> None:
    found = mistakes_in(tmp_path, pack_text(), pack_text())
    assert [(one.code, one.params["other"]) for one in found] == [("policy.duplicate_id", "pack-0.toml")]


def test_the_digest_does_not_see_comments_and_layout(tmp_path: Path) -> None:
    [plain] = read_packs(tmp_path, pack_text())
    [commented] = read_packs(tmp_path, "# a remark\n" + pack_text().replace(" = ", "  =  "))
    [changed] = read_packs(tmp_path, pack_text().replace('"1000"', '"1001"'))
    assert plain.digest == commented.digest == digest_of(plain.text)
    assert changed.digest != plain.digest


def test_a_parents_change_shows_in_the_childs_digest(tmp_path: Path) -> None:
    _, child = read_packs(tmp_path, pack_text(), CHILD)
    _, changed = read_packs(tmp_path, pack_text().replace('"1000"', '"1001"'), CHILD)
    assert child.digest != changed.digest


def test_a_pack_comes_back_from_its_stored_text(tmp_path: Path) -> None:
    for pack in read_packs(
        tmp_path, pack_text(LIMIT, PAYEE.replace("all", "first").replace("rule", 'when = { level = "4" }\nrule')), CHILD
    ):
        assert pack_from_text(pack.text) == pack


def test_every_shipped_pack_comes_back_from_its_stored_text(resources: Path) -> None:
    book = load_shipped(resources / "policies")
    assert [pack_from_text(pack.text) for pack in book.packs] == list(book.packs)


def test_a_stored_text_that_is_no_pack_is_refused() -> None:
    with pytest.raises(Refused, match=r"policy\.unreadable") as refused:
        pack_from_text('{"id": "x", "from": {"$date": "2024-01-01"}, "until": {"$other": "12:00:00"}}')
    assert {finding.code for finding in refused.value.findings} >= {"policy.key_missing", "policy.wrong_type"}


def test_a_time_of_day_in_a_pack_still_has_a_digest(tmp_path: Path) -> None:
    [found] = mistakes_in(tmp_path, pack_text(head=HEAD + "version_basis = 12:00:00\n"))
    assert found.code == "policy.wrong_type"


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    findings = Findings()
    (tmp_path / "gb.toml").write_bytes("id = '小办法规定'".encode("gb18030"))
    (tmp_path / "big.toml").write_bytes(b"#" * 4_000_001)
    (tmp_path / "bom.toml").write_bytes("﻿id = 'x'".encode())
    assert read_file(tmp_path / "none.toml", findings) is None
    assert read_file(tmp_path / "gb.toml", findings) is None
    assert read_file(tmp_path / "big.toml", findings) is None
    bom = read_file(tmp_path / "bom.toml", findings)
    assert bom is not None
    assert bom.id == "x"
    assert [one.code for one in findings] == [
        "policy.file_unreadable",
        "policy.file_not_utf8",
        "policy.file_too_big",
    ]


def test_ids_resolve_among_the_given_files_first(tmp_path: Path, resources: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(pack_text(head=HEAD.replace("small-2024", "henan-2022")), encoding="utf-8")
    shipped = resources / "policies"
    assert load_book(["henan-2022"], shipped).pack("henan-2022").document == "豫人社规〔2022〕2号"
    assert load_book([str(own), "henan-2022"], shipped).pack("henan-2022").document == "小人社〔2024〕1号"
    child = load_book([str(own), "zhengzhou-2022"], shipped).pack("zhengzhou-2022")
    assert child.document == "小人社〔2024〕1号"


def test_a_folder_gives_all_its_packs(tmp_path: Path, resources: Path) -> None:
    (tmp_path / "a.toml").write_text(pack_text(), encoding="utf-8")
    (tmp_path / "b.toml").write_text(CHILD, encoding="utf-8")
    (tmp_path / "cases").mkdir()
    assert load_book([str(tmp_path)], resources / "policies").ids == ("small-2024", "town-2024")
    assert files_of(tmp_path / "a.toml") == (tmp_path / "a.toml",)


def test_a_file_named_twice_counts_once(tmp_path: Path, resources: Path) -> None:
    (tmp_path / "a.toml").write_text(pack_text(), encoding="utf-8")
    book = load_book([str(tmp_path), str(tmp_path / "a.toml"), "small-2024", "small-2024"], resources / "policies")
    assert book.ids == ("small-2024",)


def test_an_id_found_nowhere_is_refused_with_the_nearest(resources: Path) -> None:
    with pytest.raises(Refused, match=r"policy\.not_shipped") as refused:
        load_book(["henan-2023"], resources / "policies")
    assert refused.value.params == {"id": "henan-2023", "nearest": "henan-2022"}
    with pytest.raises(Refused, match=r"policy\.unknown") as refused:
        load_book(["lines.csv"], resources / "policies")
    assert refused.value.params == {"id": "lines.csv"}


def test_a_folder_without_packs_is_named(tmp_path: Path, resources: Path) -> None:
    (tmp_path / "leer").mkdir()
    with pytest.raises(Refused, match=r"policy\.unreadable") as refused:
        load_book([str(tmp_path / "leer"), "henan-2022"], resources / "policies")
    [found] = refused.value.findings
    assert (found.code, found.place.sheet) == ("policy.folder_empty", "leer")
    assert not inspect([tmp_path / "leer"], resources / "policies").passed


def test_a_faulty_file_is_refused_with_every_finding(tmp_path: Path, resources: Path) -> None:
    faulty = tmp_path / "faulty.toml"
    faulty.write_text(pack_text(head=HEAD.replace("410000", "41"), payees=""), encoding="utf-8")
    with pytest.raises(Refused, match=r"policy\.unreadable") as refused:
        load_book([str(faulty)], resources / "policies")
    assert [finding.code for finding in refused.value.findings] == ["policy.region_bad"]


def test_an_empty_folder_is_no_book(tmp_path: Path, resources: Path) -> None:
    with pytest.raises(Refused, match=r"policy\.unreadable"):
        load_book([str(tmp_path)], resources / "policies")


def test_shipped_packs_read_without_a_word(resources: Path) -> None:
    book = load_shipped(resources / "policies")
    assert {pack.id: (pack.region, pack.scheme, pack.span.start) for pack in book.packs} == {
        "national-2017": ("", "unemployment_insurance", date(2017, 1, 1)),
        "henan-2022": ("410000", "training", date(2022, 3, 31)),
        "zhengzhou-2022": ("410100", "training", date(2022, 3, 31)),
        "zhengzhou-2013": ("410100", "training", date(2013, 1, 1)),
        "guangdong-2023": ("440000", "training", date(2023, 8, 15)),
        "jiangmen-2023": ("440700", "training", date(2023, 8, 15)),
        "guangdong-ui-2023": ("440000", "unemployment_insurance", date(2023, 1, 1)),
    }
