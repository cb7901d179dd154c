"""The whole demonstration: what it pays is what the published rates say, what it refuses is what was planted."""

from __future__ import annotations

import shutil
import stat
from collections import Counter
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.demo.conftest import options, play
from tests.demo.reading import Show, fen_of, pages_text, show_in
from trainingdesk.bootstrap import open_office
from trainingdesk.cli.demo.cast import RARE_NAMES
from trainingdesk.cli.demo.classes import DemoClass, Fate, Seat
from trainingdesk.cli.demo.plan import DemoPlan, make_plan
from trainingdesk.domain.vocabulary import AssessmentMethod
from trainingdesk.services.accounts import OpenSignIn, sign_in

FRIDAY = date(2026, 11, 20)
TRAINING = {"5": 1200, "4": 1600, "3": 2000}  # 豫人社规〔2022〕2号
ASSESSMENT = {"5": 200, "4": 240, "3": 280}
NOT_PAID = {Fate.PENSIONER, Fate.OVER_AGE, Fate.PAID_BEFORE, Fate.FAILED, Fate.NOT_HIGHER}


def plan_of(show: Show, resources: Path) -> DemoPlan:
    """The plot by the shipped calendar of working days, read here with other code."""
    lines = (resources / "catalogue" / "workdays.csv").read_text(encoding="utf-8").splitlines()
    off = {line.split(",")[0] for line in lines if ",holiday," in line}
    return make_plan(
        show.record["people"],
        show.record["seed"],
        FRIDAY,
        lambda day: day.weekday() < 5 and day.isoformat() not in off,
    )


def paid(taught: DemoClass, seat: Seat, index: int) -> int:
    """What a seat brings in yuan by the published rates; who sat in two classes at once is paid for the first alone."""
    if seat.fate in NOT_PAID or (seat.fate is Fate.ELSEWHERE and index == 1):
        return 0
    half = 2 if seat.method is AssessmentMethod.DIRECT else 1
    return TRAINING[seat.level] + ASSESSMENT[seat.level] // half


def expected(plan: DemoPlan) -> dict[str | None, int]:
    """Yuan by class; under None what the counter and the employer bring: training alone."""
    totals: dict[str | None, int] = {
        taught.number: sum(paid(taught, seat, index) for seat in taught.seats)
        for index, taught in enumerate(plan.classes)
    }
    totals[None] = sum(TRAINING[holder.level] for holder in (*plan.employer.workers, plan.walk_in))
    return totals


@pytest.mark.parametrize("which", ["usual", "small"])
def test_every_claim_pays_what_the_published_rates_come_to(which, request, resources):
    show: Show = request.getfixturevalue(which)

    found: Counter[str | None] = Counter()
    for claim in show.record["claims"]:
        found[claim["class"]] += fen_of(claim["total"])

    assert found == {number: yuan * 100 for number, yuan in expected(plan_of(show, resources)).items()}


@pytest.mark.parametrize("which", ["usual", "small"])
def test_the_record_agrees_with_the_database_to_the_fen(which, request):
    show: Show = request.getfixturevalue(which)

    approved = show.fen("SELECT sum(total) FROM voucher WHERE state = 'approved'")
    lines = show.fen("SELECT sum(amount) FROM claim_line WHERE status = 'payable' AND live")

    assert approved == lines == show.fen("SELECT sum(total) FROM claim")
    assert approved == fen_of(show.record["totals"]["approved"])
    assert approved == sum(fen_of(v["total"]) for v in show.record["vouchers"] if v["state"] == "approved")
    assert {(c["number"], fen_of(c["total"])) for c in show.record["claims"]} == set(
        show.rows("SELECT number, total FROM claim")
    )


def test_each_voucher_is_the_sum_of_its_own_lines(usual):
    differing = usual.rows(
        "SELECT v.number FROM voucher v LEFT JOIN claim_line l ON l.voucher_id = v.id "
        "WHERE v.state = 'approved' GROUP BY v.id HAVING v.total <> coalesce(sum(l.amount), 0)"
    )

    assert differing == []


def test_all_three_sources_are_settled(usual):
    sources = Counter(claim["source"] for claim in usual.record["claims"])

    assert sources == {"class": 4, "counter": 1, "employer": 1}
    assert {claim["state"] for claim in usual.record["claims"]} == {"settled"}


def test_one_claim_went_back_to_its_filer_and_came_again(usual):
    events = [event for (event,) in usual.rows("SELECT event FROM claim_act WHERE claim_id = 1 ORDER BY id")]

    assert events.count("submit") == 2
    assert events.index("return") > events.index("submit")
    assert usual.rows("SELECT count(*) FROM claim_act WHERE event = 'return' AND subject_id IS NOT NULL") == [(1,)]


def test_finance_sent_one_voucher_back_and_another_number_took_its_place(usual):
    states = Counter(voucher["state"] for voucher in usual.record["vouchers"])
    void, instead = [v for v in usual.record["vouchers"] if v["claim"] == usual.record["vouchers"][-1]["claim"]][-2:]

    assert states["returned"] == 1
    assert set(states) == {"approved", "returned"}
    assert (void["state"], instead["state"]) == ("returned", "approved")
    assert void["number"] < instead["number"]
    assert (void["payee"], void["total"]) == (instead["payee"], instead["total"])


def test_three_duties_on_a_claim_are_three_people(usual):
    duties = {"edit": "file", "submit": "file", "exclude_line": "review", "return": "review", "approve": "review",
              "issue_voucher": "review", "finance_return": "finance", "finance_settle": "finance"}  # fmt: skip
    hands: dict[tuple[int, str], set[int]] = {}
    for claim, event, staff in usual.rows("SELECT claim_id, event, staff_id FROM claim_act"):
        hands.setdefault((claim, duties[event]), set()).add(staff)

    for claim in {claim for claim, _ in hands}:
        file, review, finance = (hands[claim, duty] for duty in ("file", "review", "finance"))
        assert file.isdisjoint(review)
        assert finance.isdisjoint(file | review)


def test_nobody_gets_anything_but_those_whom_the_plot_pays(usual, resources):
    plan = plan_of(usual, resources)
    seats = [(index, taught, seat) for index, taught in enumerate(plan.classes) for seat in taught.seats]
    unpaid = {
        (taught.number, seat.member.name)
        for index, taught, seat in seats
        if paid(taught, seat, index) == 0 and seat.passed and seat.fate is not Fate.NOT_HIGHER
    }
    classes = {claim["number"]: claim["class"] for claim in usual.record["claims"]}

    assert {(classes[one["claim"]], one["name"]) for one in usual.record["excluded"]} == unpaid


def test_a_reviewer_cited_a_rule_for_the_one_in_two_classes(usual, resources):
    plan = plan_of(usual, resources)
    [twice] = [seat.member.name for seat in plan.classes[1].seats if seat.fate is Fate.ELSEWHERE]

    [cited] = [one for one in usual.record["excluded"] if one["rule"]]

    assert cited["name"] == twice
    assert cited["rule"].startswith("HN22-R10 ")


def row_of(show: Show, taught: DemoClass, column: int, wanted: str, *, last: bool = False) -> int:
    """The sheet's own number of the row that holds a text: read with another library than the program's."""
    [path] = [path for path in show.files("incoming") if path.stem == f"{taught.number}-花名册"]
    if path.suffix == ".csv":
        table = [line.split(",") for line in path.read_text(encoding="gb18030").splitlines()]
    else:
        table = [list(row) for row in load_workbook(BytesIO(path.read_bytes())).active.values]
    texts = [str(int(row[column]) if isinstance(row[column], float) else row[column]) for row in table]
    found = [number for number, text in enumerate(texts, start=1) if text.startswith(wanted)]
    return found[-1 if last else 0]


@pytest.mark.parametrize("which", ["usual", "small"])
def test_the_rows_refused_are_exactly_those_that_were_planted(which, request, resources):
    show: Show = request.getfixturevalue(which)
    first, second, third, fourth = plan_of(show, resources).classes

    def number(taught: DemoClass, fate: Fate) -> str:
        return next(seat.member.id_number for seat in taught.seats if seat.fate is fate)

    repeated = next(seat.member.id_number for seat in first.seats if seat.fate is Fate.ORDINARY)
    planted = {
        (f"{first.number}-花名册.xlsx", row_of(show, first, 4, number(first, Fate.NUMERIC_ID)[:15]), "E",
         "import.id_numeric"),
        (f"{first.number}-花名册.xlsx", row_of(show, first, 4, repeated, last=True), "E", "import.person_twice"),
        (f"{second.number}-花名册.csv", row_of(show, second, 2, number(second, Fate.BAD_CHECK_DIGIT)[:17]), "C",
         "identity.check_digit"),
        (f"{third.number}-花名册.xlsx", row_of(show, third, 4, number(third, Fate.NO_NAME)), "B",
         "identity.name_missing"),
        (f"{fourth.number}-花名册.xlsx", row_of(show, fourth, 2, number(fourth, Fate.NOT_HIGHER)), "G",
         "roster.level_not_above"),
    }  # fmt: skip
    refused = {(row["file"], row["row"], row["column"], row["code"]) for row in show.record["refused_rows"]}

    assert refused == planted
    assert len(show.record["refused_rows"]) == len(planted)


def test_no_refused_row_shows_a_whole_identity_number(usual):
    assert not any(str(row["value"]).isdigit() for row in usual.record["refused_rows"] if row["value"])


def test_each_wrong_roster_comes_back_as_a_workbook_that_says_why(usual):
    for path, row in zip(usual.files("returned"), (9, 35, 18, 5), strict=True):
        sheet = load_workbook(path).worksheets[0]
        assert any("【错误】" in str(cell.value) for line in sheet.iter_rows() for cell in line), (path, row)


def test_everybody_else_was_let_in(usual, resources):
    plan = plan_of(usual, resources)
    enrolled = dict(
        usual.rows("SELECT c.number, count(*) FROM enrolment e JOIN training_class c ON c.id = e.class_id GROUP BY 1")
    )

    assert enrolled == {
        taught.number: sum(seat.fate is not Fate.NOT_HIGHER for seat in taught.seats) for taught in plan.classes
    }


def test_hours_in_the_register_are_the_hours_of_the_plot(usual, resources):
    hours = sum(
        sum(seat.attended)
        for taught in plan_of(usual, resources).classes
        for seat in taught.seats
        if seat.fate is not Fate.NOT_HIGHER
    )

    assert usual.fen("SELECT sum(attended) FROM attendance_day") == hours * 100


def test_documents_carry_their_numbers_and_say_that_they_are_a_demonstration(usual):
    numbers = {"voucher": usual.record["vouchers"], "claim_form": usual.record["claims"]}
    for kind, entries in numbers.items():
        texts = {path.stem.split("-", 1)[1]: pages_text(path) for path in usual.files(kind)}
        assert set(texts) == {entry["number"] for entry in entries}
        for number, text in texts.items():
            assert number in text
            assert "演示" in text
    for path in usual.files("roster"):
        text = pages_text(path)
        assert "演示" in text
        assert path.stem.split("-", 1)[1] in text


def test_rare_names_print_and_copy_out_as_themselves(usual):
    printed = {path.stem.split("-", 1)[1]: path for path in usual.files("certificate")}
    rosters = "".join(pages_text(path) for path in usual.files("roster"))

    for name, _ in RARE_NAMES:
        assert name in rosters
        if name in printed:
            assert name in pages_text(printed[name])
    assert any(name in printed for name, _ in RARE_NAMES)


def test_there_is_a_certificate_for_everybody_of_the_first_school_who_passed(usual, resources):
    passed = {
        seat.member.name
        for taught in plan_of(usual, resources).classes
        if taught.institution.code == "JX"
        for seat in taught.seats
        if seat.passed
    }

    assert {path.stem.split("-", 1)[1] for path in usual.files("certificate")} == passed


def test_every_file_of_the_record_is_there_and_lies_in_the_folder(usual):
    for paths in usual.record["files"].values():
        for path in map(Path, paths):
            assert path.is_file()
            assert usual.folder in path.parents


def test_only_the_owner_reads_the_passwords_and_they_open_the_office(usual, tmp_path):
    assert stat.S_IMODE((usual.folder / "demo.json").stat().st_mode) == 0o600
    office = open_office(replace_database(tmp_path, usual))
    try:
        for user in usual.record["users"]:
            opened = office.call(sign_in, OpenSignIn(user["login"], user["password"]))
            assert opened.actor.role == user["role"]
    finally:
        office.database.close()


def replace_database(place: Path, show: Show):
    """Options that open a copy: the demonstration's own file stays as it was."""
    copy = place / "demo.db"
    copy.write_bytes((show.folder / "demo.db").read_bytes())
    plain = options(place / "state")
    return type(plain)(f"sqlite:///{copy}", plain.clock, plain.passwords, plain.state)


def test_what_is_printed_names_totals_vouchers_rows_and_files(usual):
    printed = usual.printed
    total = fen_of(usual.record["totals"]["approved"])

    assert f"{total // 100:,}.{total % 100:02d} 元" in printed
    for claim in usual.record["claims"]:
        assert claim["number"] in printed
    for row in usual.record["refused_rows"]:
        assert f"{row['file']}  第 {row['row']} 行 {row['column']}" in printed
    for path in (*usual.files("voucher"), *usual.files("claim_form"), *usual.files("returned")):
        assert str(path) in printed
    assert str(usual.folder / "demo.json") in printed


def test_english_is_english(small):
    assert "Finance approved" in small.printed
    assert "Rows sent back" in small.printed
    assert "Age outside the limits" in small.printed
    assert "财政" not in small.printed


def test_again_into_the_same_folder_gives_the_same_workbooks_and_totals(small, tmp_path):
    """A second demonstration clears what the first one made, and nothing else."""
    folder = tmp_path / "small"
    shutil.copytree(small.folder, folder)
    old = (folder / "demo.json").read_text(encoding="utf-8").replace(str(small.folder), str(folder))
    (folder / "demo.json").write_text(old, encoding="utf-8")
    for ours in map(Path, small.record["files"]["evidence"]):
        (folder / "evidence" / ours.name).write_bytes(b"stale")
    (folder / "mine.txt").write_text("keep", encoding="utf-8")

    code, data, talk = play(folder, "--people", "40", "--seed", "7", "--quiet", "--json")

    again = show_in(folder)
    assert (code, talk) == (0, "")
    assert data == (folder / "demo.json").read_text(encoding="utf-8")
    assert {p.name: p.read_bytes() for p in again.files("incoming")} == {
        p.name: p.read_bytes() for p in small.files("incoming")
    }
    assert again.record["totals"] == small.record["totals"]
    assert [u["password"] for u in again.record["users"]] != [u["password"] for u in small.record["users"]]
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "keep"
    assert {path.name for path in folder.rglob("*.pdf")} == {path.name for path in small.folder.rglob("*.pdf")}
    assert not any(path.read_bytes() == b"stale" for path in folder.rglob("*.pdf"))
