"""The geometry of charts: from zero on one scale, round ticks, nothing drawn of nothing."""

from decimal import Decimal

import pytest
from gongyak.charts import bar_chart, range_chart


def test_bars_stand_from_zero_on_one_scale_in_the_order_of_their_rows() -> None:
    chart = bar_chart([("2018년", {"plan": 2788, "executed": 2588}), ("2019년", {"plan": 4200})])
    assert [(group.name, group.base) for group in chart.groups] == [("2018년", 24), ("2019년", 57)]
    assert [(bar.series, bar.value, bar.y, bar.width, bar.end) for group in chart.groups for bar in group.bars] == [
        ("plan", Decimal(2788), 6, 92.9, 177.9),
        ("executed", Decimal(2588), 20, 86.3, 171.3),
        ("plan", Decimal(4200), 46, 140.0, 225.0),
    ]
    assert chart.outlines == {
        "plan": "M80 7h92.9v12h-92.9zM80 47h140v12h-140z",
        "executed": "M80 21h86.3v12h-86.3z",
    }
    assert (chart.left, chart.width, chart.zero, chart.height) == (80, 340, "M80 0V66", 88)
    assert chart.grid == "M146.7 0V66M213.3 0V66M280 0V66"


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


def test_there_is_no_half_a_pledge() -> None:
    assert [tick.value for tick in bar_chart([("완료", {"pledges": 1})], least=1).ticks] == [0, 1]


def test_a_limit_fixes_the_end_of_the_axis() -> None:
    chart = bar_chart([("2018년", {"planned": Decimal(20)})], limit=100)
    assert [int(tick.value) for tick in chart.ticks] == [0, 50, 100]
    assert chart.groups[0].bars[0].width == 40.0


def test_a_value_beyond_the_limit_lengthens_the_axis() -> None:
    chart = bar_chart([("2018년", {"achieved": Decimal(120)})], limit=100)
    assert [int(tick.value) for tick in chart.ticks] == [0, 50, 100, 150]


def test_what_is_below_zero_stands_to_the_left_of_zero_and_its_value_to_the_right() -> None:
    chart = bar_chart([("2018년", {"plan": 100}), ("2019년", {"plan": -50})])
    assert [(int(tick.value), tick.x) for tick in chart.ticks] == [(-50, 80.0), (0, 146.7), (50, 213.3), (100, 280.0)]
    above, below = (group.bars[0] for group in chart.groups)
    assert (above.start, above.width, above.end) == (146.7, 133.3, 285.0)
    assert (below.start, below.width, below.end) == (80.0, 66.7, 151.7)
    assert chart.zero == "M146.7 0V52"


def test_a_row_of_which_nothing_is_known_has_no_bar_and_a_zero_has_one_without_length() -> None:
    chart = bar_chart([("2018년", {"plan": 10}), ("2019년", {}), ("2020년", {"plan": 0})])
    assert [[bar.outline for bar in group.bars] for group in chart.groups] == [
        ["M80 7h200v12h-200z"],
        [],
        ["M80 59h0v12h-0z"],
    ]
    assert chart.start == 85.0


@pytest.mark.parametrize("rows", [[], [("2018년", {})], [("2018년", {"plan": 0})]])
def test_there_is_no_chart_of_nothing(rows: list) -> None:
    assert bar_chart(rows) is None


def test_a_range_has_a_line_to_its_ends_a_box_of_its_middle_half_and_a_dot_in_the_middle() -> None:
    spread = tuple(map(Decimal, (0, 25, 50, 75, 100)))
    chart = range_chart([("2018년", {"planned": spread})], limit=100)
    shapes = chart.shapes["planned"]
    assert (shapes.line, shapes.box) == ("M80 13H280", "M130 10h100v6h-100z")
    assert shapes.dot == "M176 13a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"
    assert (chart.groups[0].ranges[0].median, chart.end) == (Decimal(50), 290)


def test_one_value_is_a_dot_alone() -> None:
    chart = range_chart([("2018년", {"achieved": (Decimal(40),) * 5})], limit=100)
    shapes = chart.shapes["achieved"]
    assert (shapes.line, shapes.box) == ("", "")
    assert shapes.dot.startswith("M156 13a")


def test_rates_of_zero_are_shown_on_an_axis_to_a_hundred() -> None:
    chart = range_chart([("2018년", {"achieved": (Decimal(0),) * 5})], limit=100)
    assert [int(tick.value) for tick in chart.ticks] == [0, 50, 100]
    assert range_chart([], limit=100) is None
