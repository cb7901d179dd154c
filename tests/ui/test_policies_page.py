"""The policy page shows the published amounts, with the notice they come from and since when they hold."""

from __future__ import annotations

from typing import Any

from tests.ui.conftest import Sit
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.ui.pages.policies.page import PoliciesPage
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_table import RecordTable
from trainingdesk.ui.widgets.span_chart import SpanChart

# 豫人社规〔2022〕2号 and the quotation in the notice of Jiyuan, 2024-03-06
TRAINING = ["1,200.00", "1,600.00", "2,000.00", "4,000.00", "5,000.00"]
ASSESSMENT = ["200.00", "240.00", "280.00", "350.00", "380.00"]


def table(page: PoliciesPage, name: str) -> RecordTable[Any]:
    """The table with this accessible name in the pack shown."""
    shown = page.area.widget()
    return next(one for one in shown.findChildren(RecordTable) if one.accessibleName() == name)


def first_row(of: RecordTable[Any]) -> list[str]:
    model = of.records
    amounts = [number for number, column in enumerate(model.columns) if column.key.startswith("level")]
    return [str(model.index(0, number).data()) for number in amounts]


def test_the_published_amounts_of_henan_stand_in_the_tables(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK)
    page = sitting.go("policies", "henan-2022")
    assert isinstance(page, PoliciesPage)
    current = page.panel.table.current()
    assert current is not None
    assert (current.id, current.governs) == ("henan-2022", True)
    assert first_row(table(page, "职业培训补贴")) == TRAINING
    assert first_row(table(page, "评价补贴")) == ASSESSMENT
    assert [column.title for column in table(page, "评价补贴").records.columns[1:6]] == [
        "五级",
        "四级",
        "三级",
        "二级",
        "一级",
    ]
    rules = table(page, "条件与限次").records.records
    assert "同一职业同一等级只补一次" in {rule.text for rule in rules}
    assert all(rule.clause for rule in rules)
    told = " ".join(label.text() for label in page.area.widget().findChildren(Label))
    assert "豫人社规〔2022〕2号" in told
    [chart] = page.area.widget().findChildren(SpanChart)
    assert "2022-03-31" in chart.accessibleName()


def test_every_pack_opens_in_english_without_chinese_words_of_ours(sit: Sit) -> None:
    sitting = sit(Language.EN)
    sitting.sign_in(Role.ADMINISTRATOR)
    page = sitting.go("policies")
    assert isinstance(page, PoliciesPage)
    for row in page.panel.table.records.shown:
        page.panel.table.go_to((row.id, row.version))
        sitting.settle()
        assert table(page, "Conditions and limits").records.records
    assert page.minimumSizeHint().width() <= 1280
