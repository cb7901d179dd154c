"""The main job for classes, from the first roster to the last decision of finance."""

from __future__ import annotations

import pytest

from tests.journeys import henan, ledger, papers
from tests.journeys.cast import (
    CATERING,
    CLASS_PEOPLE,
    EMPLOYED,
    FAILED,
    FIRST,
    OLD,
    OTHER_PEOPLE,
    SECOND,
    TAKEN_OFF,
    TWICE,
)
from tests.journeys.class_story import LACKING, UNTRUE, ClassStory
from tests.journeys.files import told_in_cells

PAID = tuple(one for one in CLASS_PEOPLE if one not in (OLD, FAILED, TAKEN_OFF))
OTHER_PAID = tuple(one for one in OTHER_PEOPLE if one.passed)
RARE = ("欧阳𬭊", "李䶮", "郑㛃", "王𠮷")


def test_rows_with_slips_are_told_and_nothing_is_written_for_them(class_story: ClassStory) -> None:
    asked = class_story.imports["roster as it came"]
    assert (asked.read, asked.imported, asked.listed, asked.skipped) == (11, 0, 3, 0)
    assert asked.wrong == {
        13: ("import.id_numeric",),
        14: ("identity.check_digit",),
        15: ("import.person_twice",),
    }


def test_clean_rows_come_in_and_the_mended_file_brings_the_rest(class_story: ClassStory) -> None:
    clean, mended = class_story.imports["roster, what was clean"], class_story.imports["roster, mended"]
    assert (clean.read, clean.imported, clean.listed, clean.skipped) == (11, 8, 3, 0)
    assert (mended.read, mended.imported, mended.listed, mended.skipped) == (10, 2, 0, 8)


def test_the_clerks_own_file_comes_back_with_remarks(class_story: ClassStory) -> None:
    told = told_in_cells(class_story.remarks)
    assert FIRST.name in told
    assert "末几位已经丢失" in told
    assert "校验位不符，至少有一位录错" in told
    assert f"{TWICE.name}的证件号码与第 6 行相同" in told


@pytest.mark.parametrize(
    ("name", "rows"),
    [("attendance", 10), ("results", 10), ("other roster", 4), ("other attendance", 60), ("other results", 4)],
)
def test_every_row_of_the_other_lists_is_imported(class_story: ClassStory, name: str, rows: int) -> None:
    came = class_story.imports[name]
    assert (came.read, came.imported, came.listed, came.skipped, came.wrong) == (rows, rows, 0, 0, {})


def test_who_holds_no_certificate_is_named_when_the_claim_is_opened(class_story: ClassStory) -> None:
    assert class_story.claims["opened"]["left_out"] == [FAILED.name]


def test_the_first_computation_pays_all_but_the_one_past_the_limit_of_age(class_story: ClassStory) -> None:
    handed_in = class_story.claims["handed in"]
    asked = (*PAID, TAKEN_OFF)
    assert handed_in["row"]["total"] == papers.yuan(henan.training(asked) + henan.assessment(asked))
    assert {line["subject_position"] for line in handed_in["lines"] if line["reasons"] == ["age"]} == {5}


def test_remarks_are_pinned_where_they_belong_and_the_rule_is_cited(class_story: ClassStory) -> None:
    sent_back = class_story.claims["sent back"]
    told = [(act["event"], act["subject_position"], act["rule"], act["comment"]) for act in sent_back["acts"]]
    assert ("exclude_line", 6, UNTRUE, "考勤材料不真实") in told
    assert ("return", 1, None, LACKING) in told
    assert ("return", None, None, "请一并加盖公章") in told
    assert sent_back["row"]["state"] == "returned"


def test_what_hr_took_off_stays_off_when_the_claim_comes_again(class_story: ClassStory) -> None:
    detail = class_story.claim(class_story.number)
    [taken_off] = [each for each in detail["subjects"] if each["name"] == TAKEN_OFF.name]
    assert (taken_off["excluded_by"], taken_off["total"]) == (UNTRUE, "0.00")
    assert detail["row"]["total"] == papers.yuan(henan.training(PAID) + henan.assessment(PAID))


def test_there_is_one_voucher_for_each_payee_and_fund(class_story: ClassStory) -> None:
    mine = [v for v in class_story.vouchers.values() if v["claim_number"] == class_story.number]
    own_fund = tuple(one for one in PAID if one is not EMPLOYED)
    assert sorted((v["payee"], v["payee_name"], v["fund"], v["total"], v["heads"], v["state"]) for v in mine) == sorted(
        [
            ("assessment_body", CATERING.name, "employment", papers.yuan(henan.assessment(PAID)), 7, "returned"),
            ("assessment_body", CATERING.name, "employment", papers.yuan(henan.assessment(PAID)), 7, "approved"),
            ("institution", FIRST.name, "employment", papers.yuan(henan.training(own_fund)), 6, "approved"),
            ("institution", FIRST.name, "skills_account", papers.yuan(henan.training([EMPLOYED])), 1, "approved"),
        ]
    )


def test_a_returned_voucher_is_void_and_its_number_is_not_used_again(class_story: ClassStory) -> None:
    assert class_story.vouchers[class_story.void]["state"] == "returned"
    assert class_story.instead > class_story.void
    assert len(set(class_story.vouchers)) == len(class_story.vouchers)
    path = class_story.place("office.db")
    assert ledger.one(path, "SELECT COUNT(*) FROM claim_line l JOIN voucher v ON v.id = l.voucher_id "
                            "WHERE v.number = ?", class_story.void) == 0  # fmt: skip


def test_each_claim_ends_where_finance_left_it(class_story: ClassStory) -> None:
    assert class_story.claim(class_story.number)["row"]["state"] == "settled"
    assert class_story.claim(class_story.other_number)["row"]["state"] == "settled"
    assert class_story.vouchers[class_story.refused]["total"] == papers.yuan(henan.training(OTHER_PAID))


def test_the_books_add_up_without_the_program(class_story: ClassStory) -> None:
    path = class_story.place("office.db")
    ledger.check_sums(path)
    due = henan.training(PAID) + henan.assessment(PAID) + henan.assessment(OTHER_PAID)
    assert ledger.approved_total(path) == due
    approved = [v["total"] for v in class_story.vouchers.values() if v["state"] == "approved"]
    assert sum(int(total.replace(".", "")) for total in approved) == due


def test_a_voucher_says_its_number_payee_sum_in_words_and_in_its_code(class_story: ClassStory) -> None:
    for number, voucher in class_story.vouchers.items():
        text, fen = papers.text_of(class_story.paper[number]), int(voucher["total"].replace(".", ""))
        assert number in text
        assert voucher["payee_name"] in text
        assert f"人民币{papers.spoken(fen)}" in text
        assert f"¥{fen // 100:,}.{fen % 100:02d}" in text
        scheme, kind, coded, amount, heads, *_ = papers.code_on(class_story.paper[number]).split(":")
        assert (scheme, kind, coded, amount) == ("TD1", "V", number, f"CNY{papers.yuan(fen)}")
        assert heads == str(voucher["heads"])


def test_rare_names_stand_on_the_papers_as_they_are(class_story: ClassStory) -> None:
    form, annex = (papers.text_of(class_story.paper[name]) for name in ("form", class_story.instead))
    assert [name for name in RARE if name not in form or name not in annex] == []


def test_the_claim_form_asks_for_what_was_handed_in(class_story: ClassStory) -> None:
    text, fen = papers.text_of(class_story.paper["form"]), henan.training(PAID) + henan.assessment(PAID)
    assert class_story.number in text
    assert f"人民币{papers.spoken(fen)}" in text
    assert f"{TAKEN_OFF.name}" in text
    assert "申领材料不齐或不真实" in text


def test_certificates_are_numbered_without_a_gap_and_name_their_holders(class_story: ClassStory) -> None:
    numbers = sorted(number for number in class_story.paper if number.startswith(CATERING.prefix))
    assert numbers == [f"{CATERING.prefix}26{place}" for place in ("4000001", "4000002", "5000001")]
    holders = dict(ledger.rows(class_story.place("office.db"), "SELECT c.number, p.name FROM certificate c "
                                                               "JOIN person p ON p.id = c.person_id"))  # fmt: skip
    for number in numbers:
        text = papers.text_of(class_story.paper[number])
        assert number in text
        assert holders[number] in text
    assert "钱𬭊" in papers.text_of(class_story.paper[f"{CATERING.prefix}265000001"])


def test_no_paper_but_a_certificate_shows_a_whole_identity_number(class_story: ClassStory) -> None:
    whole = [one.id_number for one in (*CLASS_PEOPLE, *OTHER_PEOPLE)]
    accounts = [one.account for one in (*CLASS_PEOPLE, *OTHER_PEOPLE)] + [FIRST.account, SECOND.account]
    for name, path in class_story.paper.items():
        text = papers.text_of(path)
        assert [account for account in accounts if account in text] == []
        if not name.startswith(CATERING.prefix):
            assert [number for number in whole if number in text] == []


def test_a_voucher_is_known_again_by_its_bytes_and_a_changed_one_is_not(class_story: ClassStory) -> None:
    genuine = class_story.paper[class_story.instead]
    assert class_story.hands.verify_voucher("finance", genuine)["verdict"] == "true"
    changed = class_story.place("改过.pdf")
    changed.write_bytes(genuine.read_bytes() + b"\n%")
    assert class_story.hands.verify_voucher("finance", changed)["verdict"] == "altered"
    void = class_story.paper[class_story.void]
    assert class_story.hands.verify_voucher("finance", void)["verdict"] == "revoked"
    stranger = class_story.place("别处.pdf")
    stranger.write_bytes(class_story.paper["form"].read_bytes())
    assert class_story.hands.verify_voucher("finance", stranger)["verdict"] == "unknown"


def test_the_anchors_on_paper_stand_in_the_audit_chain(class_story: ClassStory) -> None:
    for name, path in class_story.paper.items():
        verdict = class_story.hands.verify_audit("auditor", papers.anchor_on(path))
        assert (verdict["sound"], verdict["broken"]) == (True, 0), name
        assert verdict["anchor_at"] is not None, name
    assert not class_story.hands.verify_audit("auditor", "0123-4567-89AB")["sound"]


def test_the_database_is_sound_at_the_end(class_story: ClassStory) -> None:
    assert class_story.hands.check_database()["sound"]
