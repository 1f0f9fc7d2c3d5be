"""Every fault of a description is said in our words: what stands where, and what may stand there."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import frictionless
import pytest
from gongyak import locales, pipeline
from gongyak.findings import Finding
from gongyak.messages import LANGUAGES, message
from gongyak.schema import objections
from test_foreign import V2, made, table

DESCRIBED = {f"{kind}-error" for kind in ("package", "resource", "schema", "field", "dialect", "control")}
A, B = {"name": "a", "type": "integer"}, {"name": "b", "type": "string"}
OTHER = table("u", "u.csv")
# Of readers of portals on the network; two of them are no types at all, and Frictionless ends in an exception.
QUOTED = {"type-number-string", "type-str", "type-int"}


def faults(root: Path, *resources: dict, **about: object) -> Iterator[tuple[Finding, list[str]]]:
    """The findings on the description, each with what is said in Korean and in English."""
    report = pipeline.check(made(root, *resources, files={"t.csv": "a,b\n1,x\n", "u.csv": "a,b\n1,x\n"}, **about))
    for finding in report.findings:
        if finding.rule in DESCRIBED:
            said = [message(report.package, finding, language) for language in LANGUAGES]
            yield finding, [f"{each.text} → {each.fix}" for each in said]


def field(**more: object) -> dict:
    return table("t", "t.csv", A | more, B)


CASES = {
    "type-string": (
        table(title=5),
        "‘resources › t › title’에는 글을 적는데 5입니다. → 큰따옴표로 감싼 글 하나로 적으세요.",
        "‘resources › t › title’ must be text, but it is 5. → Write one text between quotes.",
    ),
    "type-boolean": (
        field(constraints={"required": "yes"}),
        '‘resources › t › schema › fields › a › constraints › required’에는 true나 false를 적는데 "yes"입니다. → '
        "따옴표 없이 true(그렇다)나 false(아니다)로 적으세요.",
        '‘resources › t › schema › fields › a › constraints › required’ must be true or false, but it is "yes". → '
        "Write true or false, without quotes.",
    ),
    "type-integer": (
        table(bytes="1,024"),
        '‘resources › t › bytes’에는 정수를 적는데 "1,024"입니다. → 따옴표와 쉼표 없이 숫자만 적으세요: 2880',
        '‘resources › t › bytes’ must be a whole number, but it is "1,024". → '
        "Write digits only, without quotes and commas: 2880",
    ),
    "type-array": (
        field(constraints={"enum": "1"}),
        '‘resources › t › schema › fields › a › constraints › enum’에는 목록을 적는데 "1"입니다. → '
        "대괄호로 감싸 적으세요: [ … ]",
        '‘resources › t › schema › fields › a › constraints › enum’ must be a list, but it is "1". → '
        "Put it between square brackets: [ … ]",
    ),
    "required": (
        table("t", "t.csv", {"type": "integer"}, B),
        "‘resources › t › schema › fields › #1’에 꼭 있어야 할 속성이 없습니다: name → name을(를) 추가하세요.",
        "‘resources › t › schema › fields › #1’ lacks a required property: name → Add name.",
    ),
    "enum": (
        table(schema={"fieldsMatch": "some"}),
        "‘resources › t › schema › fieldsMatch’에 ‘some’은(는) 쓸 수 없습니다. → "
        "이 가운데 하나로 적으세요: exact, equal, subset, superset, partial",
        "‘resources › t › schema › fieldsMatch’ cannot be ‘some’. → "
        "Write one of these: exact, equal, subset, superset, partial",
    ),
    "pattern": (
        table("예산 표"),
        "‘resources › 예산 표 › name’에 ‘예산 표’는 쓸 수 없습니다. 로마자 소문자와 몇 가지 기호만 됩니다. → "
        "띄어쓰기와 한글 없이 이 형식으로 적으세요: ^([-a-z0-9._/])+$ 한글 이름은 title에 적습니다.",
        "‘resources › 예산 표 › name’ cannot be ‘예산 표’: only lower-case Latin letters and a few signs are allowed. "
        "→ Write it in this form, without blanks: ^([-a-z0-9._/])+$ What people read goes into title.",
    ),
    "anyOf": (
        table(schema={"missingValues": "-"}),
        "‘resources › t › schema › missingValues’에는 빈칸으로 볼 글의 목록을 적는데 ‘-’입니다. → "
        '글마다 큰따옴표로 감싸 대괄호 안에 적으세요: ["", "-"]',
        "‘resources › t › schema › missingValues’ must be a list of the texts that mean “no value”, but it is ‘-’. → "
        'Put each text between quotes, and all between square brackets: ["", "-"]',
    ),
    "kind": (
        table("t", "t.csv", {"name": "a", "type": "money"}, B),
        "‘resources › t › schema › fields › a › type’에 ‘money’는 쓸 수 없습니다. 그런 종류(type)가 없습니다. → "
        "이 가운데 하나로 적으세요: any, array, boolean, date, datetime, duration, geojson, geopoint, integer, list, "
        "number, object, string, time, year, yearmonth",
        "‘resources › t › schema › fields › a › type’ names a type that does not exist: ‘money’. → "
        "Write one of these: any, array, boolean, date, datetime, duration, geojson, geopoint, integer, list, "
        "number, object, string, time, year, yearmonth",
    ),
    "misplaced": (
        field(required=True),
        "‘resources › t › schema › fields › a › required’는 여기가 아니라 constraints.required에 적는 속성입니다. → "
        "constraints.required로 옮기세요.",
        "‘resources › t › schema › fields › a › required’ does not belong here but in constraints.required. → "
        "Move it to constraints.required.",
    ),
    "twice": (
        table("t", "t.csv", A, A),
        "‘resources › t › schema › fields’에 같은 이름이 두 번 나옵니다: a → "
        "하나를 지우거나 이름을 서로 다르게 하세요.",
        "‘resources › t › schema › fields’ has the same name twice: a → Remove one, or give them different names.",
    ),
    "no-column": (
        table(schema={"primaryKey": "c"}),
        "‘resources › t › schema › primaryKey’의 ‘c’은(는) 이 표에 없는 열입니다. → 이 표의 열로 고치세요: a, b",
        "‘resources › t › schema › primaryKey’ names a column that this table does not have: ‘c’. → "
        "Name a column of this table: a, b",
    ),
    "uneven": (
        table(schema={"foreignKeys": [{"fields": ["a", "b"], "reference": {"resource": "", "fields": "a"}}]}),
        "‘resources › t › schema › foreignKeys › #1 › fields’의 열(a, b)과 가리키는 표의 열(a)은 수가 다릅니다. → "
        "두 쪽의 열을 차례대로 짝이 맞게 적으세요.",
        "‘resources › t › schema › foreignKeys › #1 › fields’ does not name as many columns (a, b) as it refers "
        "to (a). → Name as many columns on both sides, in the same order.",
    ),
    "constraint": (
        field(constraints={"minLength": 1}),
        "‘resources › t › schema › fields › a › constraints › minLength’: 이 열의 자료형에는 minLength 제약을 둘 수 "
        "없습니다. → 제약을 지우거나 자료형(type)을 바꾸세요. 이 자료형에 둘 수 있는 제약: required, minimum, maximum, "
        "exclusiveMinimum, exclusiveMaximum, enum, unique",
        "‘resources › t › schema › fields › a › constraints › minLength’: a column of this type cannot have the "
        "constraint minLength. → Remove the constraint or change the type. Constraints of this type: required, "
        "minimum, maximum, exclusiveMinimum, exclusiveMaximum, enum, unique",
    ),
    "later": (
        field(constraints={"exclusiveMinimum": 0}),
        "‘resources › t › schema › fields › a › constraints › exclusiveMinimum’은 데이터 패키지 2.0부터 이렇게 적을 수 "
        '있습니다. → datapackage.json의 맨 위에 추가하세요: "$schema": "' + V2 + '"',
        "‘resources › t › schema › fields › a › constraints › exclusiveMinimum’ can be written like this since Data "
        'Package 2.0. → Add at the top of datapackage.json: "$schema": "' + V2 + '"',
    ),
    "example": (
        field(example="스물넷"),
        "‘resources › t › schema › fields › a › example’의 예 ‘스물넷’은 그 열의 자료형(integer)으로 읽을 수 "
        "없습니다. → 열에 적을 수 있는 값을 예로 적거나 지우세요.",
        "‘resources › t › schema › fields › a › example’ is an example that cannot be read as a value of the column "
        "(integer): ‘스물넷’. → Write a value that the column allows, or remove the example.",
    ),
    "email": (
        table(sources=[{"title": "x", "email": "x@example.org"}, {"title": "y", "email": "누리집"}]),
        "‘resources › t › sources › #2 › email’의 ‘누리집’은 전자우편 주소가 아닙니다. → "
        "아이디@기관의 형식으로 적거나 지우세요.",
        "‘resources › t › sources › #2 › email’ is not an e-mail address: ‘누리집’. → "
        "Write it as somebody@office, or remove it.",
    ),
    "license": (
        table(licenses=[{"title": "공공누리"}]),
        "‘resources › t › licenses › #1’에 이용 조건의 이름(name)도 주소(path)도 없습니다. → "
        "name(예: CC-BY-4.0)이나 path를 적으세요.",
        "‘resources › t › licenses › #1’ has neither the name of a licence nor its address (path). → "
        "Write a name (such as CC-BY-4.0) or a path.",
    ),
    "path-and-data": (
        table(data=[["a", "b"]]),
        "‘resources › t › data’ 말고 path도 있어 어느 것이 데이터인지 알 수 없습니다. → "
        "path와 data 가운데 하나만 남기세요.",
        "There is a path beside ‘resources › t › data’, so it is unclear which is the data. → "
        "Keep path or data, not both.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_with_a_table_is_said_in_both_languages(tmp_path, case):
    resource, korean, english = CASES[case]
    assert [said for _, said in faults(tmp_path, resource, OTHER)] == [[korean, english]]


def test_what_is_wrong_with_the_package_is_said_in_both_languages(tmp_path):
    about = {"created": "어제", "licenses": [{}], "missingValues": ["-"]}
    assert [said for _, said in faults(tmp_path, table(), **about)] == [
        [
            "‘created’의 ‘어제’는 날짜와 시각의 형식이 아닙니다. → 이렇게 적으세요: 2026-11-21T09:00:00Z",
            "‘created’ is not a date and time: ‘어제’. → Write it like this: 2026-11-21T09:00:00Z",
        ],
        [
            "‘licenses › #1’에 이용 조건의 이름(name)도 주소(path)도 없습니다. → "
            "name(예: CC-BY-4.0)이나 path를 적으세요.",
            "‘licenses › #1’ has neither the name of a licence nor its address (path). → "
            "Write a name (such as CC-BY-4.0) or a path.",
        ],
        [
            "‘missingValues’는 여기가 아니라 resource.schema.missingValues에 적는 속성입니다. → "
            "resource.schema.missingValues로 옮기세요.",
            "‘missingValues’ does not belong here but in resource.schema.missingValues. → "
            "Move it to resource.schema.missingValues.",
        ],
    ]


def test_the_same_fault_of_two_columns_stands_on_two_lines(tmp_path):
    found = [finding for finding, _ in faults(tmp_path, table("t", "t.csv", A | {"title": 1}, B | {"title": 1}), OTHER)]
    lines = (tmp_path / "datapackage.json").read_text(encoding="utf-8").splitlines()
    titles = [number for number, line in enumerate(lines, 1) if '"title": 1' in line]
    assert [finding.line for finding in found] == titles
    assert len(titles) == 2


def test_what_frictionless_fills_in_is_not_where_a_fault_is_said_to_be(tmp_path):
    ((finding, said),) = faults(tmp_path, table(dialect={"delimiter": 5}))
    assert finding.rule == "control-error"
    assert said[0].startswith("‘resources › t › dialect › delimiter’에는 글을 적는데 5입니다.")
    assert '"delimiter"' in (tmp_path / "datapackage.json").read_text(encoding="utf-8").splitlines()[finding.line - 1]


def test_a_fault_that_nobody_expected_is_quoted(tmp_path, monkeypatch):
    monkeypatch.setattr(objections, "_possible", lambda *_: {})
    ((_, said),) = faults(tmp_path, table(bytes="many"))
    assert "자세히: 'many' is not of type 'integer' at property 'bytes'" in said[0]
    assert "In detail: 'many' is not of type 'integer' at property 'bytes'" in said[1]


def test_hostile_names_stay_on_one_short_line(tmp_path):
    name = "x\n<b>" * 40
    ((_, (korean, _)),) = faults(tmp_path, table("t", "t.csv", {"name": name, "type": "integer", "title": 5}, B), OTHER)
    assert "\n" not in korean
    assert "› title’에는 글을 적는데 5입니다." in korean


@pytest.mark.parametrize("field", ["secret.json", "https://example.org/field.json"])
def test_a_column_in_a_file_is_not_opened(tmp_path, monkeypatch, field):
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr("socket.getaddrinfo", refuse)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.json").write_text('{"name": "a", "type": "secret"}', encoding="utf-8")
    ((_, (korean, _)),) = faults(tmp_path, table("t", "t.csv", field, B), OTHER)
    assert korean.startswith("‘resources › t › schema › fields › #1’에 꼭 있어야 할 속성이 없습니다: name")


@pytest.mark.parametrize(
    "stated",
    [{"profile": ["x"]}, {"dialect": {"delimiter": ",", "headerRows": ["z"]}}, {"dialect": {"headerRows": [-1]}}],
    ids=str,
)
def test_what_cannot_be_counted_or_compared_is_no_traceback(tmp_path, stated):
    assert [said for _, said in faults(tmp_path, table(**stated), OTHER)] == []


def test_a_name_that_is_none_does_not_hide_what_it_is(tmp_path):
    ((_, (korean, _)),) = faults(tmp_path, table("t", "t.csv", {"name": ["a"]}, B), OTHER)
    assert korean.startswith('‘resources › t › schema › fields › #1 › name’에는 글을 적는데 ["a"]입니다.')


def _kinds() -> Iterator[type]:
    """All classes of objects in a description that have a profile."""
    waiting = [frictionless.Package, frictionless.Resource, frictionless.Schema, frictionless.Field]
    waiting += [frictionless.Dialect, frictionless.Control]
    while waiting:
        yield (kind := waiting.pop())
        waiting += kind.__subclasses__()


def _asked(profile: Mapping, name: str = "") -> Iterator[tuple[str, str]]:
    """The keywords of a profile as cases, with the property that each is asked of."""
    for keyword, asked in profile.items():
        if keyword == "properties":
            for inner, part in asked.items():
                yield from _asked(part, inner)
        elif keyword == "items":
            yield from _asked(asked, name)
        elif keyword != "item":  # a misspelling of the library, which JSON Schema passes over
            yield objections._case(keyword, asked), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_keyword_of_every_profile_has_words_of_its_own(language):
    asked = {each for kind in _kinds() for each in _asked(kind.metadata_ensure_profile())}
    assert {name for keyword, name in asked if keyword == "anyOf"} == {"missingValues"}
    rules = locales.read(language)["rules"]
    assert {keyword for keyword, _ in asked} - QUOTED <= rules["package-error"]["cases"].keys()
    assert all(rules[name]["cases"] == rules["package-error"]["cases"] for name in DESCRIBED)


def test_a_tabular_package_of_the_first_edition_is_clean(tmp_path):
    resource = table(profile="tabular-data-resource")
    assert [*faults(tmp_path, resource, profile="tabular-data-package")] == []
    ((_, (korean, _)),) = faults(tmp_path, resource, OTHER, profile="tabular-data-package")
    assert korean == (
        "‘profile’이(가) tabular-data-package이면 모든 표의 profile이 tabular-data-resource여야 합니다. → "
        "표마다 profile을 적거나, 패키지의 profile을 지우세요."
    )
