"""``tdesk certificate``: numbers and sheets of our own, others' put on the register, all of them verified."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.certified import CLASS, passed
from tests.fixtures.cli import Answer, Terminal
from tests.fixtures.office import Room, identity
from tests.fixtures.training import BODY, COOK, PREFIX, certify
from trainingdesk.models.people import Person

FIRST, SECOND = f"{PREFIX}264000001", f"{PREFIX}264000002"
OUTSIDE = f"{PREFIX}263000901"
HOLDER = identity("19880808", 801)


def done(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


@pytest.fixture
def officer(room: Room, tdesk: Terminal) -> Terminal:
    """The certificate officer, and a class of two who passed."""
    passed(room)
    tdesk.login = "papers"
    return tdesk


def allocated(officer: Terminal) -> Terminal:
    done(officer("certificate", "allocate", "--class", CLASS, "--body", BODY, "--issued-on", "2026-04-28"))
    return officer


def printed(officer: Terminal, folder: Path) -> Path:
    """The first certificate's sheet."""
    done(allocated(officer)("certificate", "print", "--class", CLASS, "--out", folder))
    return folder / f"{FIRST}.pdf"


def test_numbers_are_given_to_those_who_passed(officer: Terminal) -> None:
    words = ("certificate", "allocate", "--class", CLASS, "--body", BODY, "--issued-on")
    told = done(officer(*words, "2026-04-28")).out.splitlines()
    assert told[0].split() == ["证书编号", "状态", "姓名", "证件号码", "职业", "等级", "发证日期"]
    assert told[2].split() == [
        FIRST, "已编号", "欧阳𬭊", "418***********0012", "中式烹调师", "四级/中级工", "2026-04-28",
    ]  # fmt: skip
    assert officer.json(*words, "2026-04-28").error["code"] == "certificate.nobody_waiting"
    assert officer.json(*words, "2026-06-28").error["code"] == "certificate.issued_in_future"
    assert officer.json(*words, "28.4.2026").error["code"] == "cli.misused"
    assert officer.json(*words, "2026-04-28", login="hr").code == 5


def test_a_class_is_printed_into_a_folder_and_again_the_same(officer: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "sheets"
    sheet = printed(officer, folder)
    assert sorted(file.name for file in folder.iterdir()) == [f"{FIRST}.pdf", f"{SECOND}.pdf"]
    before = sheet.read_bytes()
    answer = done(officer.json("certificate", "print", FIRST, FIRST, "--out", folder))
    assert answer.json["files"] == [str(sheet)]
    assert sheet.read_bytes() == before
    rows = done(officer.json("certificate", "list", "--state", "已打印")).json["certificates"]
    assert [(row["number"], row["prints"]) for row in rows] == [(FIRST, 1), (SECOND, 1)]


def test_a_class_without_sheets_of_ours_prints_none(officer: Terminal, tmp_path: Path) -> None:
    for words in (["--class", CLASS], []):
        answer = officer.json("certificate", "print", *words, "--out", tmp_path)
        assert (answer.code, answer.error["code"]) == (1, "certificate.none_named")
    done(allocated(officer)("certificate", "void", FIRST, "--reason", "错号"))
    answer = done(officer.json("certificate", "print", "--class", CLASS, "--out", tmp_path))
    assert answer.json["files"] == [str(tmp_path / f"{SECOND}.pdf")]


def test_a_sheet_for_a_blank_form(officer: Terminal, tmp_path: Path) -> None:
    allocated(officer)
    done(officer("certificate", "print", FIRST, "--out", tmp_path / "full"))
    done(officer("certificate", "print", SECOND, "--overlay", "--out", tmp_path / "blank"))
    full, blank = tmp_path / "full" / f"{FIRST}.pdf", tmp_path / "blank" / f"{SECOND}.pdf"
    assert blank.stat().st_size < full.stat().st_size


def test_a_lost_sheet_is_printed_anew_unless_its_file_is_in_the_way(officer: Terminal, tmp_path: Path) -> None:
    sheet = printed(officer, tmp_path)
    before = sheet.read_bytes()
    words = ("certificate", "reissue", FIRST, "--reason", "遗失", "--out")
    answer = officer.json(*words, tmp_path)
    assert (answer.code, answer.error["code"]) == (1, "cli.file_exists")
    assert done(officer.json("certificate", "list", "--number", FIRST)).json["certificates"][0]["prints"] == 1
    done(officer(*words, tmp_path / "again"))
    anew = tmp_path / "again" / f"{FIRST}.pdf"
    assert anew.read_bytes() != before
    done(officer(*words, tmp_path, "--force"))
    assert sheet.read_bytes() not in (before, anew.read_bytes())


def test_a_folder_that_cannot_be_made_takes_no_serial(officer: Terminal, tmp_path: Path) -> None:
    allocated(officer)
    (tmp_path / "file").write_bytes(b"")
    answer = officer.json("certificate", "print", FIRST, "--out", tmp_path / "file")
    assert (answer.code, answer.error["code"]) == (1, "cli.folder")
    assert done(officer.json("certificate", "list", "--number", FIRST)).json["certificates"][0]["prints"] == 0


def test_lists_are_narrowed(officer: Terminal) -> None:
    allocated(officer)
    done(officer("certificate", "void", SECOND, "--reason", "错号"))
    for words, found in (
        (("--class", CLASS), [FIRST, SECOND]),
        (("--class", CLASS, "--state", "void"), [SECOND]),
        (("--level", "四级"), [FIRST, SECOND]),
        (("--level", "5"), []),
        (("--number", FIRST), [FIRST]),
    ):
        rows = done(officer.json("certificate", "list", *words)).json["certificates"]
        assert [row["number"] for row in rows] == found
    assert " Void " in done(officer("certificate", "list", lang="en")).out


def test_a_number_is_verified(officer: Terminal) -> None:
    allocated(officer)
    told = done(officer("certificate", "verify", FIRST, login="auditor")).out
    assert told == f"{FIRST}  与存档一致  欧阳𬭊  418***********0012  中式烹调师  四级/中级工  2026-04-28 发证\n"
    facts = done(officer.json("certificate", "verify", FIRST)).json
    assert (facts["verdict"], facts["number"], facts["facts"]["name"]) == ("true", FIRST, "欧阳𬭊")
    unknown = officer.json("certificate", "verify", OUTSIDE)
    assert (unknown.code, unknown.json["verdict"], unknown.json["facts"]) == (3, "unknown", None)
    done(officer("certificate", "void", FIRST, "--reason", "信息有误"))
    void = officer.json("certificate", "verify", FIRST)
    assert (void.code, void.json["verdict"], void.json["differences"]) == (3, "revoked", ["信息有误"])
    assert "已作废" in officer("certificate", "verify", FIRST).out


def test_a_sheet_is_verified_by_its_bytes(officer: Terminal, tmp_path: Path) -> None:
    sheet = printed(officer, tmp_path)
    renamed = sheet.rename(tmp_path / "扫描件.pdf")
    assert done(officer.json("certificate", "verify", renamed)).json["number"] == FIRST
    renamed.write_bytes(renamed.read_bytes() + b" ")
    answer = officer.json("certificate", "verify", renamed)
    assert (answer.code, answer.json["verdict"], answer.json["number"]) == (6, "altered", FIRST)
    assert answer.json["differences"] == ["document"]
    renamed.write_bytes(b"%PDF-1.4")
    assert officer.json("certificate", "verify", renamed).json["verdict"] == "unknown"
    assert officer.json("certificate", "verify", tmp_path / "none.pdf").error["code"] == "office.upload_failed"


HELD = ("--name", "窦𠮷祥", "--identity", HOLDER, "--occupation", COOK, "--level", "三级", "--issued-on", "2026-05-08")


def test_a_certificate_from_elsewhere_is_registered(room: Room, tdesk: Terminal) -> None:
    certify(room)
    more = ("--method", "考试考核", "--assessed-on", "2026-04-28", "--phone", "13800001234", "--bank", "嵩州银行",
            "--account", "6212261234567890128", "--group", "flexible", "--group", "脱贫人口")  # fmt: skip
    [row] = done(tdesk.json("certificate", "register", OUTSIDE, *HELD, *more, login="counter")).json["certificates"]
    assert (row["state"], row["occupation"], row["level"]) == ("registered", "中式烹调师", "3")
    assert (row["masked_id"], row["issuer"]) == (f"418***********{HOLDER[-4:]}", "嵩州市餐饮行业协会")
    with room.office.read() as session:
        holder = session.query(Person).filter_by(id_number=HOLDER).one()
        assert {membership.group.value for membership in holder.groups} == {"flexible", "poverty_relief"}
        assert [account.account for account in holder.accounts] == ["6212261234567890128"]
    again = done(tdesk.json("certificate", "register", OUTSIDE, *HELD, login="counter")).json["certificates"]
    assert again == [row]


def test_what_is_wrong_with_a_certificate_is_told_at_once(room: Room, tdesk: Terminal) -> None:
    certify(room)
    mistyped = HOLDER[:-1] + ("1" if HOLDER[-1] != "1" else "2")
    wrong = ("--name", "窦𠮷祥", "--identity", mistyped, "--occupation", "4-03-99-99", "--level", "5",
             "--issued-on", "2027-05-08", "--edition", "2022")  # fmt: skip
    answer = tdesk.json("certificate", "register", OUTSIDE, *wrong, login="counter")
    assert (answer.code, answer.error["code"]) == (3, "certificate.entries_wrong")
    codes = {finding["code"] for finding in answer.error["findings"] if finding["severity"] == "error"}
    assert {"identity.check_digit", "certificate.issued_in_future", "class.occupation_name_needed"} <= codes
    assert mistyped not in answer.out + answer.err
    edition = tdesk.json("certificate", "register", OUTSIDE, *HELD, "--edition", "2007", login="counter")
    assert edition.error["findings"][-1]["message"].startswith("没有 2007 年版职业分类")
    named = ("--occupation", "4-03-99-99", "--occupation-name", "宴席师")
    [row] = done(tdesk.json("certificate", "register", OUTSIDE, *HELD, *named, login="counter")).json["certificates"]
    assert row["occupation"] == "宴席师"
    assert tdesk("certificate", "register", OUTSIDE, *HELD, login="clerk").code == 5
