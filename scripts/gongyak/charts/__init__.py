"""The geometry of charts: where bars, ranges, labels and ticks stand. A template draws them beside their table."""

from gongyak.charts.bars import BarChart, bar_chart
from gongyak.charts.ranges import RangeChart, range_chart

__all__ = ["BarChart", "RangeChart", "bar_chart", "range_chart"]
