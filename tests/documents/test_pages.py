"""Printed pages, read back: each text as it was written, each word in its place, no page without its number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from tests.documents import long_samples, samples
from tests.documents.printing import PRINTS, covered, crossed, drawn, pages, squeezed, texts_in
from trainingdesk.documents.sheet import MM
from trainingdesk.documents.views import CertificateView, ClaimFormView, RosterView, VoucherView

View = VoucherView | ClaimFormView | RosterView | CertificateView
VIEWS: dict[str, Callable[[], View]] = {
    "voucher": samples.voucher,
    "voucher-1": samples.counter_voucher,
    "voucher-200": samples.many_refusals_voucher,
    "voucher-727": lambda: samples.voucher(727),
    "voucher-individuals": samples.individuals_voucher,
    "voucher-three-items": lambda: samples.voucher(40, (samples.TRAINING, samples.ASSESSMENT, samples.LIVING)),
    "voucher-long": long_samples.long_voucher,
    "claim": samples.claim_form,
    "claim-counter": samples.counter_claim_form,
    "claim-employer": samples.employer_claim_form,
    "claim-long": long_samples.long_claim_form,
    "roster": samples.roster,
    "roster-727": lambda: samples.roster(727),
    "certificate": samples.certificate,
    "certificate-long": long_samples.long_certificate,
}
# what a refused line's row says instead, and what a person at the counter or an employer has no row for
UNPRINTED: dict[str, Callable[[View], View]] = {
    "claim-counter": lambda view: replace(view, applicant=replace(view.applicant, contact=""), lines=()),
    "claim-employer": lambda view: replace(view, applicant=replace(view.applicant, id_type="", person_group="")),
}
NUMBERED = [name for name in PRINTS if not name.startswith(("certificate", "overlay"))]


def printable(name: str) -> list[str]:
    """The texts of a sample's record that must stand on its pages."""
    view = UNPRINTED.get(name, lambda whole: whole)(VIEWS[name]())
    if isinstance(view, ClaimFormView):
        lines = tuple(replace(line, certificate_number="") if line.refusal else line for line in view.lines)
        view = replace(view, lines=lines)
    if isinstance(view, VoucherView) and view.training_class:
        kept = replace(view.training_class, study_mode="", place="", filing_number="", filing_sequence="")
        view = replace(view, training_class=kept, applicant="", occupation="")
    return list(dict.fromkeys(texts_in(view)))


@pytest.mark.parametrize("name", VIEWS)
def test_every_text_of_the_record_copies_out_as_it_was_written(name: str) -> None:
    printed = squeezed("".join(pages(name)))
    assert [text for text in printable(name) if squeezed(text) not in printed] == []


@pytest.mark.parametrize("name", ["voucher", "voucher-individuals", "claim", "roster"])
def test_names_copy_out_without_blanks_however_they_are_spread(name: str) -> None:
    printed = "".join(pages(name))
    people = [samples.name(seq) for seq in range(1, 41) if name != "voucher-individuals" or seq not in samples.REFUSED]
    assert [person for person in people if person not in printed] == []


def test_what_is_broken_into_lines_copies_out_as_one() -> None:
    assert "买买提·阿不都热合曼" in pages("voucher")[1]
    assert long_samples.LONG_NAME in pages("voucher-long")[0]
    assert long_samples.LONG_SCHOOL in pages("claim-long")[0]


@pytest.mark.parametrize("name", ["voucher-727", "voucher-individuals", "roster-727", "claim-200", "certificates"])
def test_rare_characters_come_out_as_themselves(name: str) -> None:
    printed = "".join(pages(name))
    listed = "voucher-individuals" not in name
    assert [person for person in samples.RARE_NAMES[: None if listed else 5] if person not in printed] == []
    assert "\ufffd" not in printed
    assert not any("\ue000" <= character <= "\uf8ff" for character in printed)


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("voucher", ("职业培训补贴资金拨付凭证", "职业培训补贴逐人计算表", "职业培训补贴逐人计算表（续）")),
        ("claim-counter", ("职业技能培训补贴申请表",)),
        ("roster", ("补贴人员花名册", "补贴人员花名册（续）")),
        ("certificate", ("职业技能等级证书",)),
    ],
)
def test_titles_set_wide_copy_out_whole(name: str, titles: tuple[str, ...]) -> None:
    assert all(title in page for title, page in zip(titles, pages(name), strict=True))


@pytest.mark.parametrize("name", NUMBERED)
def test_each_page_says_which_it_is_of_how_many(name: str) -> None:
    count = len(pages(name))
    assert [f"第 {number} 页 共 {count} 页" in page for number, page in enumerate(pages(name), 1)] == [True] * count


@pytest.mark.parametrize("name", NUMBERED)
def test_each_page_carries_number_and_anchor(name: str) -> None:
    view = samples.claim_form() if name.startswith(("claim", "roster")) else samples.voucher()
    assert all(f"{view.number} 审计锚 {view.anchor}" in page for page in pages(name))


@pytest.mark.parametrize("name", PRINTS)
def test_a_demonstration_says_so_on_each_page(name: str) -> None:
    assert all("演示" in page.splitlines()[0] for page in pages(name))
    if not name.startswith("overlay"):
        assert all("演示 内容均为虚构" in page for page in pages(name))


@pytest.mark.parametrize("name", PRINTS)
def test_no_text_covers_another(name: str) -> None:
    touching = [covered(page.texts).max(initial=0.0) for page in drawn(name)]
    assert max(touching) <= 0.12, touching


@pytest.mark.parametrize("name", PRINTS)
def test_no_rule_runs_through_a_text(name: str) -> None:
    through = [page.texts[crossed(page.texts, page.rules).any(axis=1)].tolist() for page in drawn(name)]
    assert [texts for texts in through if texts] == []


@pytest.mark.parametrize("name", PRINTS)
def test_nothing_leaves_the_page(name: str) -> None:
    side, foot = 9 * MM, 7 * MM
    for page in drawn(name):
        left, bottom, right, top = page.texts.T
        assert left.min() >= side
        assert right.max() <= page.width - side
        assert bottom.min() >= foot
        assert top.max() <= page.height - side


def test_the_layout_checks_find_what_is_planted() -> None:
    texts = np.array([[10.0, 10.0, 50.0, 20.0], [45.0, 12.0, 80.0, 22.0], [10.0, 40.0, 50.0, 50.0]])
    rules = np.array([[30.0, 0.0, 30.3, 30.0], [0.0, 45.0, 9.0, 45.3]])
    assert covered(texts).max() > 0.1
    assert crossed(texts, rules).tolist() == [[True, False], [False, False], [False, False]]
