"""The geometry of charts: bars from zero on one scale, round ticks, nothing drawn of nothing."""

from decimal import Decimal

import pytest
from gongyak.charts import bar_chart


def test_bars_stand_from_zero_on_one_scale_in_the_order_of_their_rows() -> None:
    chart = bar_chart([("2018년", {"plan": 2788, "executed": 2588}), ("2019년", {"plan": 4200})])
    assert [(group.name, group.y) for group in chart.groups] == [("2018년", 20.0), ("2019년", 53.0)]
    assert [(bar.series, bar.value, bar.y, bar.width, bar.end) for group in chart.groups for bar in group.bars] == [
        ("plan", Decimal(2788), 6, 97.6, 182.6),
        ("executed", Decimal(2588), 20, 90.6, 175.6),
        ("plan", Decimal(4200), 46, 147.0, 232.0),
    ]
    assert chart.series == ("plan", "executed")
    assert (chart.left, chart.width, chart.floor, chart.height) == (80, 340, 66, 88)


@pytest.mark.parametrize(
    ("largest", "ticks"),
    [
        ("1700", ["0", "500", "1000", "1500", "2000"]),
        ("5400", ["0", "2000", "4000", "6000"]),
        ("30", ["0", "10", "20", "30"]),
        ("1", ["0", "0.5", "1.0"]),
        ("7", ["0", "2", "4", "6", "8"]),
    ],
)
def test_ticks_are_round_and_reach_the_largest_value(largest: str, ticks: list[str]) -> None:
    chart = bar_chart([("", {"plan": Decimal(largest)})])
    assert [tick.value for tick in chart.ticks] == [Decimal(tick) for tick in ticks]
    assert chart.ticks[0].x == chart.left


def test_a_limit_fixes_the_end_of_the_axis() -> None:
    chart = bar_chart([("2018년", {"planned": Decimal(20)})], limit=100)
    assert [int(tick.value) for tick in chart.ticks] == [0, 50, 100]
    assert chart.groups[0].bars[0].width == 42.0


def test_a_value_beyond_the_limit_lengthens_the_axis() -> None:
    chart = bar_chart([("2018년", {"achieved": Decimal(120)})], limit=100)
    assert [int(tick.value) for tick in chart.ticks] == [0, 50, 100, 150]


@pytest.mark.parametrize("rows", [[], [("2018년", {})], [("2018년", {"plan": 0})], [("2018년", {"plan": -1})]])
def test_there_is_no_chart_of_nothing_or_of_less(rows: list) -> None:
    assert bar_chart(rows) is None
