"""Awards paid earlier or elsewhere: exact money, days, and items that limits are counted on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.domain.spoken import spoken
from tests.exchange import books
from tests.exchange.accounts import left_out, wrong_rows
from tests.exchange.books import AS_OF, Value, id_of, one
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.vocabulary import Item, Scheme
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.exchange.past_awards import PastAwardsRead, read_past_awards

WHO = ("姓名", "身份证号")
ZHANG, LI = ("张伟", id_of(1)), ("李娜", id_of(2))
DAY = "2024-05-08"


def awards(header: str, *rows: Sequence[Value]) -> PastAwardsRead:
    read = books.laid([(*WHO, *header.split()), *rows], sheet="已享受补贴")
    found = read_past_awards(read, as_of=AS_OF)
    spoken(found.findings)
    records = {(row.sheet, row.row) for row in found.rows}
    assert left_out(read, FileKind.PAST_AWARDS, records, found.findings, found.columns) == []
    assert found.rows_read == len(records) + len(wrong_rows(found.findings))
    return found


def said(found: PastAwardsRead) -> list[str]:
    return [f"{f.severity} {f.code}" for f in found.findings if f.code != "identity.area_unknown"]


def test_every_column_reaches_the_record() -> None:
    found = awards(
        "资金类别 补贴项目 职业 职业编码 等级 证书编号 发证日期 补贴日期 依据日期 补贴金额 发放单位 撤销日期 备注",
        (*ZHANG, "失业保险基金", "技能提升补贴", "电工", "6-31-01-03", "四级", "1310012003400001", date(2024, 3, 1),
         DAY,
         "2024年3月1日", "1,500.00元", "某区人社局", "2024-12-01", "已追回"),
    )  # fmt: skip
    assert said(found) == []
    [row] = found.rows
    assert (row.scheme, row.item, row.level) == (Scheme.UNEMPLOYMENT_INSURANCE, Item.TRAINING, Level.INTERMEDIATE)
    assert (row.certificate_no, row.certificate_date) == ("1310012003400001", date(2024, 3, 1))
    assert (row.award_date, row.basis_date, row.revoked_on) == (date(2024, 5, 8), date(2024, 3, 1), date(2024, 12, 1))
    assert (row.amount, row.payer, row.remarks) == (Money(150000), "某区人社局", "已追回")
    assert row.trade.name == "电工"


@pytest.mark.parametrize(
    ("written", "fen"),
    [(1200, 120000), (1200.5, 120050), (0.1, 10), (0.29, 29), ("1200.00", 120000), ("¥1,200", 120000),
     ("１２００元", 120000),
     (0, 0), (1795.5, 179550), ("￥800.05", 80005)],
)  # fmt: skip
def test_amounts_are_exact_to_the_fen(written: Value, fen: int) -> None:
    assert awards("补贴日期 补贴金额", (*ZHANG, DAY, written)).rows[0].amount == Money(fen)


@pytest.mark.parametrize(
    ("written", "code"),
    [(None, "import.amount_missing"), (-1, "import.number_range"), (1200.005, "import.number_decimals"),
     ("一千二", "import.number_unreadable"), ("1.5万", "import.number_unreadable"), (1e12, "import.number_range")],
)  # fmt: skip
def test_amounts_that_cannot_be_taken_are_errors(written: Value, code: str) -> None:
    found = awards("补贴日期 补贴金额", (*ZHANG, DAY, written))
    assert (found.rows, said(found)) == ((), [f"error {code}"])


@pytest.mark.parametrize(
    ("written", "item", "scheme"),
    [
        ("职业培训补贴", Item.TRAINING, Scheme.TRAINING), ("职业技能鉴定补贴", Item.ASSESSMENT, None),
        ("生活费补贴", Item.LIVING, None), ("training", Item.TRAINING, Scheme.TRAINING),
        ("失业保险技能提升补贴", Item.TRAINING, Scheme.UNEMPLOYMENT_INSURANCE), (None, None, None),
    ],
)  # fmt: skip
def test_items_in_the_words_of_offices(written: Value, item: Item | None, scheme: Scheme | None) -> None:
    [row] = awards("补贴项目 补贴日期 补贴金额", (*ZHANG, written, DAY, 1)).rows
    assert (row.item, row.scheme) == (item, scheme)


@pytest.mark.parametrize(
    ("header", "value", "code"),
    [
        ("补贴项目", "过节费", "import.item_unknown"), ("资金类别", "小金库", "import.scheme_unknown"),
        ("撤销日期", "2024-05-07", "import.revoked_early"), ("等级", "很高", "import.level_unreadable"),
        ("证书编号", 1310012003400001, "import.code_numeric"),
    ],
)  # fmt: skip
def test_what_limits_rest_on_must_be_certain(header: str, value: Value, code: str) -> None:
    found = awards(f"补贴日期 补贴金额 {header}", (*ZHANG, DAY, 1, value))
    assert (found.rows, said(found)) == ((), [f"error {code}"])


@pytest.mark.parametrize(
    ("day", "code"),
    [(None, "import.day_missing"), ("2024年5月", "import.date_unreadable"), ("2026-05-29", "import.date_future")],
)
def test_the_day_of_the_award_is_needed(day: Value, code: str) -> None:
    assert said(awards("补贴日期 补贴金额", (*ZHANG, day, 1))) == [f"error {code}"]


def test_one_person_may_have_many_awards_but_none_twice() -> None:
    header = "补贴项目 等级 补贴日期 补贴金额"
    found = awards(header, (*ZHANG, "培训补贴", "五级", DAY, 1200), (*ZHANG, "培训补贴", "四级", DAY, 1600),
                   (*LI, "培训补贴", "五级", DAY, 1200), (*ZHANG, "培训补贴", "五级", DAY, "1,200.00"))  # fmt: skip
    finding = one(found.findings, "import.award_twice")
    assert (finding.severity, finding.place.row, finding.other_row, finding.value) == ("error", 5, 2, "1200.00")
    assert len(found.rows) == 3


def test_one_number_under_two_names_is_an_error() -> None:
    found = awards("补贴日期 补贴金额", (*ZHANG, DAY, 1), ("李娜", id_of(1), DAY, 2))
    assert one(found.findings, "import.id_of_another").place.row == 3
    assert len(found.rows) == 1


def test_totals_of_money_are_noted() -> None:
    found = awards("补贴日期 补贴金额", (*ZHANG, DAY, 1200), ("合计", None, None, 1200))
    assert (found.rows_read, said(found)) == (1, ["note import.row_total"])


def test_a_list_without_money_is_refused() -> None:
    found = awards("补贴日期", (*ZHANG, DAY))
    assert one(found.findings, "import.column_missing").params["columns"] == "补贴金额"
