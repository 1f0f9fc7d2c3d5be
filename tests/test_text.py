"""What clean text is, and that the fix of unclean text is clean."""

import unicodedata

import pytest
from gongyak import text

REPAIRS = [
    (text.composed, unicodedata.normalize("NFD", "공약 ①㎡"), "공약 ①㎡"),
    (text.plain_blanks, "가\u00a0나\u3000다\u2009라\u202f마\u2800", "가 나 다 라 마 "),
    (text.without_invisible, "\ufeff가\u200b나\u200d다\u2060라\u3164마\uffa0바\u00ad사\ufe0f", "가나다라마바사"),
    (text.without_direction, "\u202e가\u202c\u2066나\u2069\u200e\u200f\u061c", "가나"),
    (text.without_control, "가\0나\t다\x1b[31m\x7f\x85\u2028\u2029", "가나다[31m"),
    (text.without_unreadable, "\uf0b7가\ufffd나\U000f0000\uffff", "가나"),
    (text.plain_digits, "２０２４ ٣ ① ㎡ ²", "2024 3 ① ㎡ ²"),
    (text.on_one_line, "가\r\n\n나\r다", "가 나 다"),
    (text.trimmed, "  가   나 ", "가 나"),
    (text.trimmed, "\u3000 가", "\u3000 가"),
    (text.without_formula, "=SUM(A1)", "SUM(A1)"),
    (text.without_formula, "- 목표", "목표"),
    (text.without_formula, "@이름", "이름"),
    (text.without_formula, "＝1", "1"),
    (text.without_formula, "-+=1", "1"),
    (text.without_formula, "-5+A1", "5+A1"),
    (text.short, "가" * 32_768, "가" * 32_767),
    (text.tidied, "\ufeff  ２\u3000개\u200b\u202e ", "2 개"),
]


@pytest.mark.parametrize(("repair", "unclean", "clean"), REPAIRS)
def test_a_repair_gives_the_clean_form_and_leaves_it_alone(repair, unclean, clean):
    assert repair(unclean) == clean
    assert repair(clean) == clean


@pytest.mark.parametrize("harmless", ["-5", "-1,234.5", "가-나", "1=1", "a@b", "", "△2", "·", "~"])
def test_what_no_spreadsheet_calculates_is_no_formula(harmless):
    assert text.without_formula(harmless) == harmless


def test_line_breaks_are_not_counted_twice():
    assert text.without_control("가\r\n나") == "가\r\n나"


def test_a_message_shows_what_cannot_be_seen_and_stays_short():
    assert text.visible("가\u200b나\u3000다\n\x1b") == "가<U+200B>나<U+3000>다<U+000A><U+001B>"
    assert text.visible("가" * 81) == "가" * 80 + "…"
    assert text.visible("\U000e0041") == "<U+E0041>"
