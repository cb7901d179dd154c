"""An occupation that the shipped catalogue lacks: pointed out, entered, and then on every paper of the class."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.fixtures.cli import Terminal, tdesk
from tests.fixtures.office import FIRST_SCHOOL, Room
from tests.fixtures.training import certify
from tests.journeys import files
from tests.journeys.cast import CATERING, FIRST, certified
from tests.journeys.class_story import hand_in
from tests.journeys.files import FIRST_DAY, FULL_HOURS, LAST_DAY, learner
from tests.journeys.office_hands import OfficeHands
from tests.journeys.papers import text_of
from tests.services.imports.files import workbook
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import CertificateKind
from trainingdesk.services.class_papers import PrintRoster, print_roster
from trainingdesk.services.classes import ClassFacts, EditClass, edit_class, open_class
from trainingdesk.services.institution_lists import ShowInstitution, show_institution
from trainingdesk.services.institutions import CertifyScope, ScopeEntry, certify_scope

__all__ = ["tdesk"]
GUIDE, NAME, NUMBER = "4-13-01-99", "灯影讲解员", "2026春-09"
PEOPLE = tuple(learner(name, place) for place, name in enumerate(("唐雨", "江月", "欧阳𬭊"), start=61))


def may_teach(room: Room) -> None:
    """The school's scope takes in the new occupation before anybody thought of the catalogue."""
    certify(room)
    version = room.call("hr", show_institution, ShowInstitution(FIRST_SCHOOL)).row.version
    entries = (ScopeEntry(GUIDE, Level.INTERMEDIATE),)
    scope = CertifyScope(FIRST_SCHOOL, version, entries, date(2026, 1, 1), date(2027, 1, 1))
    room.call("hr", certify_scope, scope)


def facts(name: str = "") -> ClassFacts:
    return ClassFacts(GUIDE, CertificateKind.LEVEL, (Level.INTERMEDIATE,), FIRST_DAY, LAST_DAY, FULL_HOURS, 12, NUMBER,
                      occupation_name=name, approval_number="KB-9")  # fmt: skip


def roster_of_guides(path: Path) -> Path:
    header = ("姓名", "身份证号", "人员类别", "原技能等级", "申报等级", "职业（工种）", "开户行", "银行卡号")
    rows = ((p.name, p.id_number, p.group, p.held, p.level, NAME, p.bank, p.account) for p in PEOPLE)
    return workbook(path, header, rows)


def unlisted(tdesk: Terminal, path: Path) -> list[int]:
    """The rows whose occupation nobody knows."""
    answer = tdesk.json("roster", "import", path, "--class", NUMBER, "--dry-run")
    assert answer.code == 0
    return [found["row"] for found in answer.json["findings"] if found["code"] == "import.occupation_unlisted"]


def test_an_occupation_is_entered_and_stands_on_roster_form_and_voucher(
    room: Room, tdesk: Terminal, tmp_path: Path
) -> None:
    may_teach(room)
    hands = OfficeHands(room)
    opened = room.call("clerk", open_class, facts("讲解员"))
    roster = roster_of_guides(tmp_path / "花名册.xlsx")
    assert unlisted(tdesk, roster) == [2, 3, 4]

    added = tdesk("occupation", "add", GUIDE, "--name", NAME, "--source", "嵩人社发〔2026〕7号，局网站", login="hr")
    assert added.code == 0
    assert unlisted(tdesk, roster) == []

    room.call("clerk", edit_class, EditClass(opened.version, facts()))
    assert hands.bring_in("clerk", "roster", roster, NUMBER).imported == 3
    printed = tmp_path / "名册.pdf"
    printed.write_bytes(room.call("clerk", print_roster, PrintRoster(NUMBER)).content)
    assert NAME in text_of(printed)

    sheet = files.attendance_book(tmp_path / "考勤表.xlsx", FIRST.name, NUMBER, PEOPLE)
    hands.bring_in("clerk", "attendance", sheet, NUMBER)
    results = files.results_book(tmp_path / "成绩册.xlsx", NUMBER, certified(PEOPLE), CATERING.name)
    hands.bring_in("clerk", "results", results, NUMBER)
    claim = hands.open_claim("clerk", NUMBER)["number"]
    assert NAME in text_of(hand_in(hands, "clerk", claim, tmp_path))
    hands.approve("hr", claim)
    numbers = [voucher["number"] for voucher in hands.issue("hr", claim)]
    papers = [hands.print_voucher("hr", number, tmp_path / f"{number}.pdf") for number in numbers]
    assert [NAME in text_of(paper) for paper in papers] == [True, True]
