"""The search: what the builder writes in Python is asked in JavaScript, so that both halves are proven together."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from gongyak import search
from gongyak.files import write
from gongyak.search.entries import Entry, text_lines
from gongyak.search.grams import grams, title_grams
from gongyak.search.normalise import normalise

TESTS = Path(__file__).parent
VECTORS = json.loads((TESTS / "data/search/vectors.json").read_text(encoding="utf-8"))


def node(task: dict) -> object:
    """What tests/search_engine.mjs answers to a task."""
    command = [shutil.which("node") or "node", str(TESTS / "search_engine.mjs")]
    done = subprocess.run(command, input=json.dumps(task), capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def scripted() -> dict:
    return node({"vectors": True})


@pytest.mark.parametrize(("text", "expected"), VECTORS["normalise"])
def test_text_is_searched_in_its_normal_form(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(("text", "expected"), VECTORS["normalise"])
def test_the_normal_form_is_normal(text: str, expected: str) -> None:
    assert normalise(expected) == expected


@pytest.mark.parametrize(("text", "expected"), VECTORS["grams"])
def test_a_text_is_found_by_its_grams(text: str, expected: list[str]) -> None:
    assert grams(text) == set(expected)


@pytest.mark.parametrize(("title", "expected"), VECTORS["titles"])
def test_a_title_is_found_by_letters_initials_and_as_a_whole(title: str, expected: list[str]) -> None:
    assert title_grams(title, normalise(title)) == set(expected)


def test_the_script_normalises_as_the_builder_does(scripted: dict) -> None:
    assert scripted["normalise"] == [expected for _, expected in VECTORS["normalise"]]


def test_the_script_looks_up_the_grams_that_the_builder_writes(scripted: dict) -> None:
    assert scripted["grams"] == [sorted(expected) for _, expected in VECTORS["grams"]]


def test_a_query_is_read_as_words_and_phrases(scripted: dict) -> None:
    assert scripted["queries"] == [expected for _, *expected in VECTORS["queries"]]


def entry(url: str, title: str, *lines: str, place: Sequence[str] = ("", "")) -> Entry:
    """A pledge as it is found."""
    government, term = place
    kind = "pledge" if government else "page"
    return Entry(
        url=url,
        title=title,
        kind=kind,
        government=government,
        term=term,
        group="active",
        status="정상추진",
        lines=lines,
    )


BUSAN, JEJU = ("부산광역시 동래구", "민선 8기"), ("제주특별자치도", "민선 7기")
ENTRIES = (
    entry("a/", "소상공인 지원", "저리 융자와 특례보증을 지원하는 사업.", "3-1", "7,919; 12 백만원", place=BUSAN),
    entry("b/", "소상공인 지원 확대", "임기 내 완료", "보육 정책", "13-1", "17,919 백만원", place=BUSAN),
    entry("c/", "물놀이장 조성", "어린이 물놀이장 2개소", "R&D 연구", "특례 없이 보증", place=JEJU),
    entry("d/", "동물 보호 센터", "KOTRA 협력", "어린이집 · 도서관", place=JEJU),
    entry("e/", "국공립어린이집 확충", "온·오프라인 상담", "2019년 6월", "소상공인 지원", place=JEJU),
    entry("f/", "방법", "문서를 읽는 법", "자료는 이렇게 읽습니다."),
)
# More of them: a gap of two bytes, shards in plenty, blocks that are not the first.
MANY = tuple(entry(f"m/{number}/", f"사업 {number}", f"일련번호 {number}", place=JEJU) for number in range(300))


def publish(root: Path, entries: Sequence[Entry]) -> Path:
    for file in search.index(entries):
        write(root / file.path, file.content)
    return root


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory):
    """Ask the index of ENTRIES and MANY."""
    root = publish(tmp_path_factory.mktemp("index"), ENTRIES + MANY)

    def ask(query: str, **options: object) -> dict:
        return node({"root": str(root), "asks": [{"query": query, **options}]})[0]

    return ask


def urls(answer: dict, kind: str = "result") -> list[str]:
    return [event["url"] for event in answer["events"] if event["type"] == kind]


QUERIES = {
    # the exact title, then titles, then the body
    "소상공인 지원": ["a/", "b/", "e/"],
    "소상공인": ["a/", "b/", "e/"],
    "지원 소상공인": ["a/", "b/", "e/"],
    # inside compounds, over blanks, not over lines
    "어린이집": ["e/", "d/"],
    "어린이 집": ["e/", "d/"],
    "놀이": ["c/"],
    "임기 내": ["b/"],
    "임기내": ["b/"],
    "완료보육": [],
    "융자와특례": ["a/"],
    # all words; a word whose pairs stand apart is not there
    "소상공인 융자": ["a/"],
    "소상공인 도서관": [],
    "특례보증": ["a/"],
    "보증 특례": ["a/", "c/"],
    # phrases
    '"소상공인 지원" 확대': ["b/"],
    '"지원 소상공인"': [],
    # numbers, whole
    "7,919": ["a/"],
    "7919": ["a/"],
    "919": [],
    "17,919": ["b/"],
    "3-1": ["a/"],
    "13-1": ["b/"],
    "2개소": ["c/"],
    "2019": ["e/"],
    "2019년 6월": ["e/"],
    # Latin, dots, width
    "kotra": ["d/"],
    "ＫＯＴＲＡ": ["d/"],
    "KOTR": ["d/"],
    "KOTRE": [],
    "R&D": ["c/"],
    "온ㆍ오프라인": ["e/"],
    "온오프라인": ["e/"],
    # one syllable: words that begin with it, then others, of titles
    "물": ["c/", "d/"],
    "센": ["d/"],
    "융": [],
    # initials of titles
    "ㅅㅅㄱㅇ": ["a/", "b/"],
    "ㄱㄱㄹ": ["e/"],
    "소상ㄱㅇ": ["a/", "b/"],
    "ㄳㄱ": [],
    # governments and terms
    "동래": ["a/", "b/"],
    "부산 동래구 융자": ["a/"],
    "민선 8기": ["a/", "b/"],
    "동래구 방법": [],
    "방법": ["f/"],
    # particles, only where nothing is found with them
    "동래구의 융자를": ["a/"],
    "사업을": ["a/"],
    "법을": [],
    # nothing to look for
    "": [],
    " ": [],
    "(.*)+[": [],
    "%00": [],
    "<script>alert(1)</script>": [],
    "\ud800": [],
    "가" * 10_000: [],
    "a" * 10_000: [],
}


SUGGESTIONS = {
    # a syllable wrong, a letter wrong, one too many, one missing
    "소상곤인": ["a/", "b/"],
    "소생공인": ["a/", "b/"],
    "소상상공인": ["a/", "b/"],
    "국공립어린집": ["e/"],
    # in a word of two only a letter
    "확츙": ["e/"],
    "확정": [],
    # beside a word that is known
    "동래구 소상곤인": ["a/", "b/"],
    "바나나": [],
    "12345": [],
}


@pytest.fixture(scope="session")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """All queries asked of ENTRIES in one go."""
    root = publish(tmp_path_factory.mktemp("small"), ENTRIES)
    queries = [*QUERIES, *SUGGESTIONS]
    answers = node({"root": str(root), "asks": [{"query": query} for query in queries]})
    return dict(zip(queries, answers, strict=True))


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:20])
def test_a_query_finds_what_holds_it_in_order(answered: dict[str, dict], query: str) -> None:
    assert urls(answered[query]) == QUERIES[query]
    assert answered[query]["events"][-1]["total"] == len(QUERIES[query])


def test_a_result_tells_what_it_is_and_where_the_words_stand(answered: dict[str, dict]) -> None:
    assert answered["소상공인 융자"]["events"] == [
        {
            "type": "result",
            "rank": 0,
            "place": "body",
            "document": 0,
            "url": "a/",
            "title": "소상공인 지원",
            "kind": "pledge",
            "government": "부산광역시 동래구",
            "term": "민선 8기",
            "group": "active",
            "status": "정상추진",
            "words": ["소상공인", "융자"],
            "marks": [[0, 4]],
            "snippet": [["저리 ", False], ["융자", True], ["와 특례보증을 지원하는 사업.", False]],
        },
        {"type": "end", "total": 1, "cut": False, "words": ["소상공인", "융자"]},
    ]


def test_the_place_of_a_result_is_where_its_worst_word_stands(answered: dict[str, dict]) -> None:
    places = {query: [event.get("place") for event in answered[query]["events"][:-1]] for query in QUERIES}
    assert places["소상공인 지원"] == ["title", "title", "body"]
    assert places["동래"] == ["government", "government"]
    assert places["부산 동래구 융자"] == ["body"]


def test_a_snippet_is_the_first_line_where_no_line_holds_the_words(answered: dict[str, dict]) -> None:
    snippets = [event["snippet"] for event in answered["동래"]["events"][:-1]]
    assert snippets == [[["저리 융자와 특례보증을 지원하는 사업.", False]], [["임기 내 완료", False]]]


def test_a_snippet_is_short_and_shows_the_first_match(tmp_path: Path) -> None:
    line = "가나다라 " * 40 + "보물 " + "마바사아 " * 40
    root = publish(tmp_path, [entry("a/", "제목", line, place=BUSAN)])
    (answer,) = node({"root": str(root), "asks": [{"query": "보물"}]})
    before, match, after = answer["events"][0]["snippet"]
    assert match == ["보물", True]
    assert before == ["…" + ("가나다라 " * 6), False]
    assert len(before[0] + match[0] + after[0]) == 122
    assert after[0].endswith("…")


@pytest.mark.parametrize("query", SUGGESTIONS)
def test_what_is_misspelt_is_suggested_and_never_found(answered: dict[str, dict], query: str) -> None:
    assert urls(answered[query]) == []
    assert urls(answered[query], "suggestion") == SUGGESTIONS[query]
    assert answered[query]["events"][-1]["total"] == 0


def test_documents_are_found_in_every_block_and_over_every_gap(ask) -> None:
    assert urls(ask("일련번호 299")) == ["m/299/"]
    answer = ask("일련번호", limit=1000)
    assert urls(answer) == [f"m/{number}/" for number in range(300)]
    assert [event["rank"] for event in answer["events"][:-1]] == list(range(300))


def test_a_page_of_results_begins_where_it_is_told(ask) -> None:
    answer = ask("일련번호", limit=3, offset=150)
    assert urls(answer) == ["m/150/", "m/151/", "m/152/"]
    assert [event["rank"] for event in answer["events"][:-1]] == [150, 151, 152]
    assert answer["events"][-1]["total"] == 300


def test_a_query_loads_little_however_long_it_is(ask) -> None:
    answer = ask("소상공인 지원 확대 어린이 물놀이장 조성 국공립 확충 " * 400)
    assert answer["events"] == [
        {
            "type": "end",
            "total": 0,
            "cut": True,
            "words": ["소상공인", "지원", "확대", "어린이", "물놀이장", "조성", "국공립", "확충"],
        }
    ]
    assert len(answer["requests"]) <= 25


def test_a_site_published_anew_is_read_anew(tmp_path: Path) -> None:
    root = publish(tmp_path, ENTRIES)
    (answer,) = node({"root": str(root), "stale": True, "asks": [{"query": "물놀이장"}]})
    assert urls(answer) == ["c/"]
    assert "reload manifest.json" in answer["requests"]


def test_a_search_that_is_given_up_says_nothing(ask) -> None:
    assert ask("소상공인", abort=True)["events"] == []


def test_the_same_entries_make_the_same_files_and_others_make_other_names() -> None:
    one, same, other = ([*search.index(found)] for found in (ENTRIES, ENTRIES, ENTRIES[1:]))
    assert one == same
    names = [{file.path for file in files} - {"search/manifest.json"} for files in (one, other)]
    assert not names[0] & names[1]


def test_a_page_is_searched_as_its_reader_sees_it() -> None:
    content = (
        '<h2 id="a">제목 &amp; <b>굵게</b></h2><script>let x = "보이지 않음";</script><p>한 줄<br>또 한 줄</p>'
        "\n# 머리\n\n- [이름](address.md) **굵게** `코드`\n"
    )
    assert text_lines(content) == ("제목 & 굵게", "한 줄", "또 한 줄", "머리", "이름 굵게 코드")
