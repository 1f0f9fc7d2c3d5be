"""Periods and partial dates: what they span, how they are ordered, which add up."""

from datetime import date

import pytest
from gongyak import periods


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2022H1", date(2022, 1, 1), date(2022, 6, 30)),
        ("2022H2", date(2022, 7, 1), date(2022, 12, 31)),
        ("2019Q1", date(2019, 1, 1), date(2019, 3, 31)),
        ("2019Q2", date(2019, 4, 1), date(2019, 6, 30)),
        ("2019Q4", date(2019, 10, 1), date(2019, 12, 31)),
    ],
)
def test_a_dated_period_spans_its_first_to_its_last_day(period, first, last):
    assert periods.span(period) == (first, last)


@pytest.mark.parametrize(
    "period", ["total", "subtotal", "prior", "after", "", "2022H3", "2022Q5", "22", "0000", "2022 "]
)
def test_what_is_no_dated_period_spans_nothing(period):
    assert periods.span(period) is None


def test_periods_stand_in_the_order_of_a_printed_table():
    shown = ["total", "subtotal", "prior", "2018", "2019", "2019H1", "2019Q1", "2019Q2", "2019H2", "2020", "after", "?"]
    assert sorted(set(shown), key=periods.order) == shown


def test_only_periods_that_no_other_contains_add_up():
    assert periods.parts(["total", "prior", "2019", "2019Q1", "2019H2", "2020H1", "2020Q4"]) == {
        "2019",
        "2020H1",
        "2020Q4",
    }


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-08-30", date(2022, 8, 30), date(2022, 8, 30)),
    ],
)
def test_a_partial_date_spans_all_days_it_can_mean(text, first, last):
    assert periods.date_span(text) == (first, last)


@pytest.mark.parametrize("text", ["", "2023-02-29", "2022-13", "2022-7-1", "2022-00", "0000", "2022.08", "２０２２"])
def test_what_is_in_no_calendar_spans_nothing(text):
    assert periods.date_span(text) is None


@pytest.mark.parametrize(
    ("period", "wider"),
    [
        ("2019Q1", ("2019H1", "2019")),
        ("2019Q2", ("2019H1", "2019")),
        ("2019Q3", ("2019H2", "2019")),
        ("2019Q4", ("2019H2", "2019")),
        ("2019H2", ("2019",)),
        ("2019", ()),
        ("total", ()),
        ("prior", ()),
    ],
)
def test_a_period_lies_within_its_half_and_its_year(period, wider):
    assert periods.around(period) == wider
