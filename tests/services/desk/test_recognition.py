"""Files dropped together: each known for what it is, and tied to the class it is for, known or new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.exchange.compounds import compound
from tests.fixtures.office import FIRST_SCHOOL, SECOND_SCHOOL, Room
from tests.journeys.cast import CLASS_PEOPLE, FIRST, WALK_IN, WORKERS, certified
from tests.journeys.files import (
    FIRST_DAY,
    LAST_DAY,
    attendance_book,
    attendance_log,
    award_list,
    certificate_list,
    plain_roster,
    results_book,
    roster_book,
)
from tests.services.imports.files import Desk
from tests.services.registers.stage import certify, cooks, everything, expect_refusal, opened
from trainingdesk.domain.errors import NotAllowed
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import CertificateKind
from trainingdesk.exchange.known_files import Certainty, ListKind
from trainingdesk.services.class_proposals import FoundBy
from trainingdesk.services.classes import CancelClass, cancel_class
from trainingdesk.services.recognition import MOST_FILES, RecognisedFiles, RecogniseFiles, recognise_files
from trainingdesk.services.roster_import import commit_roster, preview_roster

PEOPLE = tuple(one for one in CLASS_PEOPLE[:6])
NUMBER = "2026春-02"


@pytest.fixture
def school(room: Room) -> Room:
    """Two schools certified to teach cooks."""
    for code in (FIRST_SCHOOL, SECOND_SCHOOL):
        certify(room, code, (Level.ELEMENTARY, Level.INTERMEDIATE, Level.ADVANCED))
    return room


def recognised(room: Room, paths: Sequence[Path], login: str = "clerk") -> RecognisedFiles:
    uploads = tuple(room.office.upload(path) for path in paths)
    return room.call(login, recognise_files, RecogniseFiles(uploads))


def three_files(folder: Path, number: str = NUMBER) -> list[Path]:
    """Attendance first, for the order of a drop says nothing."""
    return [
        attendance_book(folder / "a.xlsx", FIRST.name, number, PEOPLE),
        results_book(folder / "b.xlsx", number, certified(PEOPLE), "嵩州市餐饮行业协会"),
        roster_book(folder / "c.xlsx", FIRST.name, number, PEOPLE),
    ]


def codes(found: RecognisedFiles, place: int) -> list[str]:
    return [finding.code for finding in found.files[place].findings]


def test_three_files_of_a_class_that_is_not_open_yet_make_one_proposal(school: Room, tmp_path: Path) -> None:
    school.sign_in("clerk")
    before = everything(school)
    found = recognised(school, three_files(tmp_path))
    assert everything(school) == before
    assert [file.kind for file in found.files] == [ListKind.ATTENDANCE, ListKind.RESULTS, ListKind.ROSTER]
    assert {file.certainty for file in found.files} == {Certainty.CERTAIN}
    assert [(file.rows, file.proposal) for file in found.files] == [(6, 0), (6, 0), (6, 0)]
    assert [file.found_by for file in found.files] == [FoundBy.TOGETHER, FoundBy.TOGETHER, FoundBy.NEW]
    assert all(file.readable for file in found.files)
    (proposal,) = found.proposals
    assert proposal.number is None
    assert proposal.new is not None
    new = proposal.new
    assert (new.number, new.class_start, new.class_end) == (NUMBER, FIRST_DAY, LAST_DAY)
    assert new.levels == (Level.ELEMENTARY, Level.INTERMEDIATE, Level.ADVANCED)
    assert (new.hours_planned, new.heads_planned) == (120, 6)
    assert (new.occupation_code, new.occupation_name) == ("4-03-02-01", "中式烹调师")
    assert new.lacking == ()


def test_an_occupation_is_proposed_only_where_one_alone_can_be_meant(school: Room, tmp_path: Path) -> None:
    levels = (Level.ELEMENTARY, Level.INTERMEDIATE, Level.ADVANCED)
    certify(school, FIRST_SCHOOL, levels[:1], occupation="6-31-01-03")
    (proposal,) = recognised(school, three_files(tmp_path)).proposals
    assert proposal.new is not None
    assert proposal.new.occupation_name == "中式烹调师", "electricians may be taught at one of the levels only"
    certify(school, FIRST_SCHOOL, levels[1:], occupation="6-31-01-03")
    (proposal,) = recognised(school, three_files(tmp_path)).proposals
    assert proposal.new is not None
    assert proposal.new.lacking == ("occupation_code",)


def test_a_school_goes_on_counting_its_own_classes(school: Room, tmp_path: Path) -> None:
    paths = [plain_roster(tmp_path / "r.csv", PEOPLE), attendance_log(tmp_path / "log.csv", PEOPLE)]
    opened(school, cooks("QM2026-07"))
    (proposal,) = recognised(school, paths).proposals
    assert proposal.new is not None
    assert proposal.new.number == "QM2026-08"
    opened(school, cooks("QM2026-08", end=date(2026, 3, 3)))
    opened(school, cooks("QM2026-07b"))
    (proposal,) = recognised(school, paths).proposals
    assert proposal.new is not None
    assert proposal.new.number == "", "the last one is no number that could be counted on"


def test_an_earlier_class_fills_what_the_files_do_not_say(school: Room, tmp_path: Path) -> None:
    opened(school, cooks("2025秋-01", start=date(2025, 9, 1), end=date(2025, 9, 19)))
    (proposal,) = recognised(school, three_files(tmp_path)).proposals
    assert proposal.new is not None
    new = proposal.new
    assert (new.like, new.occupation_code, new.occupation_name) == ("2025秋-01", "4-03-02-01", "中式烹调师")
    assert (new.certificate_kind, new.lacking) == (CertificateKind.LEVEL, ())
    assert (new.hours_planned, new.hours_theory) == (120, 0)


def test_the_number_above_the_table_finds_the_class(school: Room, tmp_path: Path) -> None:
    opened(school, cooks(NUMBER, start=FIRST_DAY, end=LAST_DAY))
    found = recognised(school, three_files(tmp_path))
    assert [(one.number, one.new) for one in found.proposals] == [(NUMBER, None)]
    assert {(file.proposal, file.found_by) for file in found.files} == {(0, FoundBy.NUMBER)}


def test_a_bare_list_is_known_by_its_people(school: Room, tmp_path: Path) -> None:
    levels = (Level.ELEMENTARY, Level.INTERMEDIATE, Level.ADVANCED)
    opened(school, cooks(NUMBER, levels, FIRST_DAY, LAST_DAY))
    opened(school, cooks("2026春-09", levels, FIRST_DAY, LAST_DAY))
    Desk(school, preview_roster, commit_roster).commit(plain_roster(tmp_path / "r.csv", PEOPLE), NUMBER)
    found = recognised(school, [attendance_log(tmp_path / "log.csv", PEOPLE)])
    assert (found.files[0].kind, found.files[0].found_by) == (ListKind.ATTENDANCE, FoundBy.PEOPLE)
    assert found.proposals[found.files[0].proposal or 0].number == NUMBER


def test_a_machines_log_goes_with_the_roster_it_came_with(school: Room, tmp_path: Path) -> None:
    paths = [attendance_log(tmp_path / "log.csv", PEOPLE), plain_roster(tmp_path / "r.csv", PEOPLE)]
    found = recognised(school, paths)
    assert [file.found_by for file in found.files] == [FoundBy.TOGETHER, FoundBy.NEW]
    (proposal,) = found.proposals
    assert proposal.new is not None
    assert (proposal.new.class_start, proposal.new.class_end) == (FIRST_DAY, LAST_DAY)
    assert (proposal.new.hours_planned, proposal.new.number) == (120, "")


def test_a_list_without_a_number_goes_with_the_known_class_of_the_roster_it_came_with(
    school: Room, tmp_path: Path
) -> None:
    """The class was opened by hand, and nobody is enrolled in it yet."""
    opened(school, cooks(NUMBER, start=FIRST_DAY, end=LAST_DAY))
    roster = roster_book(tmp_path / "c.xlsx", FIRST.name, NUMBER, PEOPLE[:3])
    log = attendance_log(tmp_path / "log.csv", PEOPLE[:3])
    found = recognised(school, [log, roster])
    assert [(one.number, one.new) for one in found.proposals] == [(NUMBER, None)]
    assert [file.found_by for file in found.files] == [FoundBy.TOGETHER, FoundBy.NUMBER]
    strangers = recognised(school, [attendance_log(tmp_path / "other.csv", PEOPLE[3:]), roster])
    assert strangers.files[0].found_by is FoundBy.NEW


def test_the_bureaus_number_above_a_list_finds_the_class_or_comes_with_the_new_one(
    school: Room, tmp_path: Path
) -> None:
    path = roster_book(tmp_path / "c.xlsx", FIRST.name, "嵩培备2026-017", PEOPLE)
    swap_label(path)
    (proposal,) = recognised(school, [path]).proposals
    assert proposal.new is not None
    assert (proposal.new.number, proposal.new.approval_number) == ("", "嵩培备2026-017")
    opened(school, replace(cooks(NUMBER, start=FIRST_DAY, end=LAST_DAY), approval_number="嵩培备2026-017"))
    found = recognised(school, [path])
    assert [(one.number, file.found_by) for one, file in zip(found.proposals, found.files, strict=True)] == [
        (NUMBER, FoundBy.NUMBER)
    ]


def swap_label(path: Path) -> None:
    """The number above the table is the bureau's, not the school's own."""
    book = load_workbook(path)
    for row in book.active.iter_rows(max_row=6):
        for cell in row:
            if isinstance(cell.value, str) and "班级编号" in cell.value:
                cell.value = cell.value.replace("班级编号", "开班备案号")
    book.save(path)


def test_lists_of_other_people_are_for_other_classes(school: Room, tmp_path: Path) -> None:
    paths = [plain_roster(tmp_path / "1.csv", PEOPLE[:3]), plain_roster(tmp_path / "2.csv", PEOPLE[3:])]
    assert [file.proposal for file in recognised(school, paths).files] == [0, 1]


def test_lists_that_belong_to_no_class_have_none(school: Room, tmp_path: Path) -> None:
    paths = [
        certificate_list(tmp_path / "证书.xlsx", (WALK_IN, *WORKERS), "嵩州市餐饮行业协会"),
        award_list(tmp_path / "补贴.xlsx", ()),
    ]
    found = recognised(school, paths, "counter")
    assert [(file.kind, file.proposal) for file in found.files] == [
        (ListKind.CERTIFICATES, None),
        (ListKind.PAST_AWARDS, None),
    ]
    assert (found.files[0].rows, found.proposals) == (4, ())
    assert codes(found, 1) == ["import.no_people"]


def test_what_cannot_be_read_says_why_and_keeps_nobody_else_out(school: Room, tmp_path: Path) -> None:
    (tmp_path / "锁.xlsx").write_bytes(compound({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}))
    (tmp_path / "扫描.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "通讯录.csv").write_text("甲,乙\n1,2\n", "utf-8")
    paths = [tmp_path / name for name in ("锁.xlsx", "扫描.pdf", "通讯录.csv")]
    found = recognised(school, [*paths, plain_roster(tmp_path / "r.csv", PEOPLE)])
    assert [codes(found, place) for place in range(3)] == [
        ["import.encrypted"],
        ["import.is_pdf"],
        ["recognition.kind_unknown"],
    ]
    assert [file.readable for file in found.files] == [False, False, False, True]
    assert {file.certainty for file in found.files[:3]} == {Certainty.NONE}


def test_a_copy_that_is_gone_and_a_file_twice_are_told(school: Room, tmp_path: Path) -> None:
    path = plain_roster(tmp_path / "r.csv", PEOPLE)
    first, gone = school.office.upload(path), school.office.upload(roster_book(tmp_path / "x.xlsx", "", "", PEOPLE))
    school.office.uploaded(gone).unlink()
    found = school.call("clerk", recognise_files, RecogniseFiles((first, gone, first)))
    assert [codes(found, place) for place in range(3)] == [[], ["office.upload_gone"], ["recognition.same_file"]]


def test_what_does_not_fit_is_said(school: Room, tmp_path: Path) -> None:
    opened(school, cooks(NUMBER, start=FIRST_DAY, end=LAST_DAY))
    school.call("clerk", cancel_class, CancelClass(NUMBER, 1, "生源不足"))
    found = recognised(school, [roster_book(tmp_path / "c.xlsx", FIRST.name, NUMBER, PEOPLE)])
    assert codes(found, 0) == ["class.not_open"]
    assert not found.files[0].readable
    other = recognised(school, [attendance_book(tmp_path / "a.xlsx", FIRST.name, "2026春-77", PEOPLE)], "hr")
    assert codes(other, 0) == ["recognition.class_unknown"]
    assert other.proposals == ()


def test_another_schools_class_is_not_proposed(school: Room, tmp_path: Path) -> None:
    opened(school, cooks(NUMBER, start=FIRST_DAY, end=LAST_DAY))
    found = recognised(school, three_files(tmp_path), "clerk2")
    assert [one.number for one in found.proposals] == [None]
    assert recognised(school, three_files(tmp_path), "auditor").proposals[0].number == NUMBER


def test_too_many_files_at_once_are_refused(school: Room, tmp_path: Path) -> None:
    path = plain_roster(tmp_path / "r.csv", PEOPLE)
    order = RecogniseFiles((school.office.upload(path),) * (MOST_FILES + 1))
    with expect_refusal(school, "clerk", "recognition.too_many"):
        school.call("clerk", recognise_files, order)
    with pytest.raises(NotAllowed):
        school.call("admin", recognise_files, RecogniseFiles(()))
