"""What findings say: every fault that Frictionless knows has words of its own, and they propose what was meant."""

import re
from pathlib import Path

import frictionless
import pytest
from conftest import ROOT
from gongyak import locales, pipeline, verdicts
from gongyak.findings import Finding
from gongyak.layout import Layout
from gongyak.messages import LANGUAGES, message
from gongyak.nearest import nearest
from gongyak.package import INFERRED, MODEL, OWN, Field, Package, Table
from gongyak.phrases import filled, thousands
from gongyak.proposals import columns
from gongyak.rules import RULES, held

# Rules of ours that say what Frictionless means by these.
OURS = {"primary-key", "foreign-key"}


def _kinds(error: type) -> set[str]:
    """The types of all errors of the library, whatever module they are made in."""
    return {error.type} | {name for each in error.__subclasses__() for name in _kinds(each)}


def _rule(language: str, name: str) -> dict:
    return locales.read(language)["rules"][name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_of_error_of_the_library_has_words_of_its_own(language):
    kinds = _kinds(frictionless.Error)
    assert len(kinds) > 50
    rules = kinds & verdicts.SENTENCES.keys() | OURS
    words = {name: _rule(language, name)["message"] for name in rules}
    words |= {name: _rule(language, "unjudged")["cases"][name]["message"] for name in kinds - rules}
    assert words.keys() == kinds
    assert len({*words.values()}) == len(words)


def _fields() -> list[type]:
    return [each for each in vars(frictionless.fields).values() if isinstance(each, type)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_of_a_column_says_how_to_write_it(language):
    types = {each.type for each in _fields()}
    cases = _rule(language, "type-error")["cases"]
    assert len(types) == 16
    assert types - cases.keys() == set()
    assert all(cases[name]["fix"] for name in types)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_constraint_of_the_library_has_words_of_its_own(language):
    names = {name for each in _fields() for name in each.supported_constraints} | {"unique"}
    assert len(names) == 10
    assert _rule(language, "constraint-error")["cases"].keys() == names


def _field(kind: str = "string", name: str = "n", title: str = "", **about: object) -> Field:
    about = {"format": "default", "description": "", "constraints": {}} | about
    return Field(name=name, type=kind, title=title, **about)


def _package(*fields: Field, basis: str = OWN) -> Package:
    table = Table(
        name="t",
        path="t.csv",
        title="",
        description="",
        fields=fields,
        primary_key=(),
        foreign_keys=(),
        layout=Layout(),
    )
    return Package(root=None, descriptor={}, tables={"t": table}, basis=basis)


def _said(package: Package, rule: str, value: str = "", language: str = "ko", **params: object) -> tuple[str, str]:
    column = params.pop("column", "n")
    finding = Finding(rule=rule, path="t.csv", line=2, column=column, value=value, table="t", params=params)
    said = message(package, finding, language)
    return said.text, said.fix


@pytest.mark.parametrize(
    ("kind", "value", "proposed"),
    [
        ("integer", "2,880", "2880"),
        ("integer", "△2", "-2"),
        ("number", "１．５", "1.5"),
        ("date", "2022.07.01", "2022-07-01"),
        ("date", "2022년 7월 1일", "2022-07-01"),
        ("boolean", "TRUE", "true"),
    ],
)
def test_a_cell_that_a_machine_could_put_right_is_proposed(kind, value, proposed):
    assert (
        _said(_package(_field(kind), basis=MODEL), "type-error", value, case=kind)[1] == f"이렇게 적으세요: {proposed}"
    )
    assert _said(_package(_field(kind), basis=MODEL), "type-error", value, "en", case=kind)[1] == f"Write: {proposed}"


def test_a_cell_that_only_a_person_can_put_right_gets_the_form_of_its_column():
    said = _said(_package(_field("integer", title="가구 수")), "type-error", "스물넷", case="integer")
    assert said == ("‘가구 수’ 칸에는 정수를 적는데 ‘스물넷’입니다.", "쉼표나 단위 없이 0~9만으로 적으세요: 2880")
    assert _said(_package(_field("date", format="%d.%m.%Y")), "type-error", "x", case="date")[0] == (
        "n의 ‘x’는 정해진 형식(%d.%m.%Y)이 아닙니다."
    )
    assert (
        _said(_package(_field(format="email")), "type-error", "x", case="string")[0]
        == "n ‘x’는 전자우편 주소가 아닙니다."
    )


def test_the_nearest_code_is_proposed_by_its_letters():
    status = _field(constraints={"enum": ["완료", "정상추진", "일부추진"]}, title="상태")
    assert _said(
        _package(status), "constraint-error", "정상추친", case="enum", expected="완료, 정상추진, 일부추진"
    ) == (
        "상태에 ‘정상추친’은 쓸 수 없습니다.",
        "‘정상추진’이 맞다면 그렇게 적으세요. 쓸 수 있는 값: 완료, 정상추진, 일부추진",
    )
    assert "정상추진" not in _said(_package(status), "constraint-error", "정상추친", case="maxLength", expected=2)[1]
    assert nearest("완뇨", ["완료", "보류"]) == "완료"
    assert nearest("Done", ["done", "open"]) == "done"
    assert nearest("전혀 다른 말", ["완료", "보류"]) == ""
    assert nearest("가" * 51, ["가" * 51]) == ""
    assert nearest("완뇨", ["완료", *map(str, range(299))]) == "완료"
    assert nearest("완뇨", ["완료", *map(str, range(300))]) == ""


def test_the_right_column_is_proposed_for_a_title_or_a_misspelling():
    package = _package(
        _field(name="title", title="공약명"),
        _field(name="status", title="이행 상태"),
        _field(name="note", title="비고"),
    )
    table = package.tables["t"]
    assert columns(table, ["공약명", "statsu", "전화"], ["title", "status", "note"]) == {
        "공약명": "title",
        "statsu": "status",
    }
    assert columns(table, ["공약 명"], ["title"]) == {"공약 명": "title"}
    assert columns(table, ["공약 명"], ["note"]) == {}
    assert columns(table, ["공약명", "공약멍"], ["title"]) == {"공약명": "title"}
    assert columns(_package(_field(name="a", title="")).tables["t"], [""], ["a"]) == {}
    alike = _package(_field(name="a", title="대상 인원"), _field(name="b", title="대상 인원수"))
    assert columns(alike.tables["t"], ["대상 인원"], ["a", "b"]) == {"대상 인원": "a"}
    assert len(columns(table, [f"x{number}" for number in range(10_000)], ["title"])) == 0
    said = _said(
        package,
        "header-unknown",
        "이행상태",
        column="",
        columns=table.columns,
        strange=["이행상태"],
        lacking=["status"],
    )
    assert said[1] == "열 이름을 이렇게 바꾸세요: 이행상태 → status"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("basis", [OWN, INFERRED])
def test_nobody_else_is_told_to_run_what_only_this_project_has(language, basis):
    facts = dict.fromkeys(("clean", "returns", "columns"), "x")
    fixes = {name: _said(_package(basis=basis), name, "v", language, **facts)[1] for name in ("padding", "line-end")}
    assert all("--fix" in fix and "make tidy" not in fix for fix in fixes.values())
    assert "`make tidy`" in _said(_package(basis=MODEL), "padding", "v", language, **facts)[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("basis", [OWN, INFERRED])
def test_no_rule_for_other_peoples_data_speaks_of_what_only_this_project_has(language, basis):
    entries = {name: _rule(language, name) for name in held(basis)}
    forms = [(name, form) for name, entry in entries.items() for form in (entry, *entry.get("cases", {}).values())]
    told = [(name, form.get(part, "")) for name, form in forms for part in ("message", "fix")]
    assert len(told) > 40
    ours = ("make tidy", "discrepancies.csv", "code_")
    assert [(name, words) for name, words in told if any(word in words for word in ours)] == []


def test_particles_and_thousands_are_set_by_the_value():
    assert filled("{a}이(가) ‘{b}’을(를) {c:,}원", a="사과", b="감", c="-15000000.5") == "사과가 ‘감’을 -15,000,000.5원"
    assert filled("{a}이(가) ‘{b}’", a="", b="{a}은(는) {0}") == "이(가) ‘{a}은(는) {0}’"
    assert filled("{a}(으)로, {b}은(는)", a="서울", b="?") == "서울로, ?은(는)"
    assert [*map(thousands, ["1000", "2022-07", "1" * 200])] == ["1,000", "2022-07", "1" * 200]


def test_english_words_stand_in_the_number_of_the_figure_before_them():
    template = "{a:,} file(s) (is|are) {b}, {c} (of it|of them all)"
    assert filled(template, a=1, b="a(s)", c=2) == "1 file is a(s), 2 of them all"
    assert filled(template, a="1000", b=1, c=1) == "1,000 files are 1, 1 of it"
    assert filled("row(s) of {a} (s)", a="1, 2") == "rows of 1, 2 s"


def test_what_is_counted_is_written_in_both_numbers():
    told = (ROOT / "scripts/gongyak/locale/en.yml").read_text(encoding="utf-8")
    figures = "count|rows|tables|files|rules|columns|lines|places|more|cells|lacking|actual|changes"
    counted = {match[0] for match in re.finditer(rf"{{({figures})(:,)?}} (more )?[a-z]+s\b", told)}
    # Lines are named and not counted; the others are told of two or more alone.
    assert counted - {"{lines} was", "{lines} repeats", "{columns} has"} == {
        "{count:,} places",
        "{count} columns",
        "{count} cells",
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(RULES))
def test_every_form_of_every_rule_can_be_said_of_anything(language, name):
    """With all that any rule adds; a name that none adds would be missed here."""
    entry = _rule(language, name)
    known = "clean returns columns cells width lines more most expected property position other target near computed"
    known += " filled like example count first last parts difference word cell letter right note"
    known += " earlier stated field part_of broken lacking document parent group found ends_on latest actual reason"
    params = dict.fromkeys(known.split(), "7")
    for case in ["", *entry.get("cases", {})]:
        text, fix = _said(_package(_field()), name, "값", language, **params, case=case)
        assert text
        assert fix
        assert "{" not in text.replace("{}", "")


def test_what_must_stand_in_the_descriptor_is_told_as_it_is_written_there(tiny: Path) -> None:
    path = tiny / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"doubleQuote": true', '"doubleQuote": false', 1), "utf-8")
    report = pipeline.check(tiny)
    found = next(each for each in report.findings if each.rule == "descriptor-value")
    assert message(report.package, found, "ko").fix == (
        '이 값으로 적으세요: {"delimiter": ",", "lineTerminator": "\\n", "quoteChar": "\\"", "doubleQuote": true, '
        '"header": true}'
    )
