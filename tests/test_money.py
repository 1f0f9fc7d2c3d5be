"""Won as Korean readers read them."""

from decimal import Decimal

import pytest
from gongyak import money


@pytest.mark.parametrize(
    ("won", "shown"),
    [
        (6_990_000_000, "69.9억 원"),
        (100_000_000, "1억 원"),
        (36_670_000, "3,667만 원"),
        (128_000_000, "1.28억 원"),
        (12_500, "1.25만 원"),
        (9_999, "9,999원"),
        (0, "0원"),
        (-250_000_000, "-2.5억 원"),
    ],
)
def test_the_short_form_has_about_three_digits_that_count(won, shown):
    assert money.readable(won) == shown


def test_the_exact_form_has_every_digit():
    assert money.exact(6_990_000_001) == "6,990,000,001원"


@pytest.mark.parametrize(
    ("won", "unit", "shown"),
    [
        (3_667_000_000, 1_000_000, "3,667"),
        (1_500, 1_000, "1.5"),
        (1, 1_000_000, "0.000001"),
        (0, 1_000, "0"),
        (-2_000, 1_000, "-2"),
    ],
)
def test_an_amount_is_shown_as_the_document_prints_it(won, unit, shown):
    assert money.in_unit(won, unit) == shown


def test_units_of_money_have_korean_names():
    names = [money.unit_name(unit) for unit in (1, 1_000, 10_000, 1_000_000, 100_000_000)]
    assert names == ["원", "천원", "만원", "백만원", "억원"]


def test_a_number_keeps_the_zeros_that_count():
    assert [money.number(Decimal(text)) for text in ("1000", "1E+3", "1.50", "0.0")] == ["1,000", "1,000", "1.5", "0"]


@pytest.mark.parametrize(
    ("won", "unit", "shown"),
    [
        (2_588_000_000, 100_000_000, "25.9"),
        (2_788_000_000, 1_000_000, "2,788"),
        (955_000_000, 100_000_000, "9.55"),
        (1_000_000, 100_000_000, "0.01"),
        (400_000, 100_000_000, "<0.01"),
        (-400_000, 100_000_000, "-<0.01"),
        (0, 100_000_000, "0"),
    ],
)
def test_a_sum_is_rounded_but_never_to_nothing(won, unit, shown):
    assert money.rounded(won, unit) == shown


@pytest.mark.parametrize(
    ("won", "unit"),
    [
        (0, 1),
        (99_999, 1),
        (100_000, 1_000),
        (99_999_999, 1_000),
        (-100_000_000, 1_000_000),
        (99_999_999_999, 1_000_000),
        (100_000_000_000, 100_000_000),
        (10**17, 100_000_000),
    ],
)
def test_sums_of_a_size_share_a_unit(won, unit):
    assert money.unit_for(won) == unit
