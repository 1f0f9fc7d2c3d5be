"""Particles after words, figures, units, letters and brackets."""

import pytest
from gongyak.josa import attach, listed


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        # Hangul: with and without a final consonant, and with ㄹ, which takes 로.
        ("예산", "은/는", "예산은"),
        ("지역경제과", "은/는", "지역경제과는"),
        ("기획팀", "과/와", "기획팀과"),
        ("재무과", "과/와", "재무과와"),
        ("마을", "으로/로", "마을로"),
        ("구청", "으로/로", "구청으로"),
        ("시", "으로/로", "시로"),
        # Figures as they are read: 영, 일, 이, 십, 백, 만, 억, 조.
        ("0", "이/가", "0이"),
        ("1", "을/를", "1을"),
        ("2", "을/를", "2를"),
        ("3", "을/를", "3을"),
        ("4", "이/가", "4가"),
        ("5", "이/가", "5가"),
        ("6", "으로/로", "6으로"),
        ("7", "으로/로", "7로"),
        ("8", "으로/로", "8로"),
        ("9", "은/는", "9는"),
        ("10", "은/는", "10은"),
        ("1,200", "이/가", "1,200이"),
        ("50,000", "을/를", "50,000을"),
        ("300,000,000", "을/를", "300,000,000을"),
        ("2,000,000,000,000", "을/를", "2,000,000,000,000를"),
        ("3.5", "은/는", "3.5는"),
        ("69.0", "은/는", "69.0은"),
        ("제2", "이/가", "제2가"),
        ("①", "은/는", "①은"),
        ("②", "은/는", "②는"),
        # Units.
        ("40%", "이/가", "40%가"),
        ("69.9억 원", "을/를", "69.9억 원을"),
        ("85㎡", "을/를", "85㎡를"),
        ("5㎏", "을/를", "5㎏을"),
        ("29개사", "이/가", "29개사가"),
        # Latin: letters by their names, words by their endings, both forms where nobody can know.
        ("KOTRA", "과/와", "KOTRA와"),
        ("SNS", "을/를", "SNS를"),
        ("URL", "으로/로", "URL로"),
        ("CCTV", "은/는", "CCTV는"),
        ("AM", "은/는", "AM은"),
        ("AI", "은/는", "AI는"),
        ("Green", "은/는", "Green은"),
        ("Zoom", "으로/로", "Zoom으로"),
        ("Center", "은/는", "Center는"),
        ("Parking", "은/는", "Parking은"),
        ("Net", "은/는", "Net은(는)"),
        ("Net", "으로/로", "Net(으)로"),
        # Brackets are not read, quotation marks have no sound.
        ("계획 이행률(전체)", "은/는", "계획 이행률(전체)은"),
        ("소상공인과 (구 경제과) ", "은/는", "소상공인과 (구 경제과) 는"),
        ("‘추진 중’", "이/가", "‘추진 중’이"),
        ("“보류”", "이/가", "“보류”가"),
        # No sound that could be known.
        ("…", "을/를", "…을(를)"),
        ("(주)", "은/는", "(주)은(는)"),
        ("", "이/가", "이(가)"),
    ],
)
def test_a_particle_follows_the_sound_of_the_word(word: str, pair: str, expected: str) -> None:
    assert attach(word, pair) == expected


def test_names_stand_in_a_row() -> None:
    assert listed([]) == ""
    assert listed(["재무과"]) == "재무과"
    assert listed(["재무과", "기획팀"]) == "재무과와 기획팀"
    assert listed(["기획팀", "재무과"]) == "기획팀과 재무과"
    assert listed(["기획팀", "재무과", "총무과"]) == "기획팀·재무과·총무과"
