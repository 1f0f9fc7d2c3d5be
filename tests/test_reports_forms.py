"""A tiny broken package, told in every form: word for word, against schemas, and with hostile cells."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from time import time
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from conftest import ROOT, copy_tiny
from gongyak import locales, pipeline, reports
from gongyak.findings import DISCREPANCY, NOTE, Finding, UnusableInput
from gongyak.messages import sentence
from gongyak.package import MODEL
from gongyak.pipeline import Report
from gongyak.reports import catalogue
from gongyak.reports.account import Account, account
from gongyak.reports.clock import Ran
from gongyak.reports.excerpts import excerpt
from gongyak.reports.first import first
from gongyak.reports.folds import folded
from gongyak.reports.github import _harmless
from gongyak.reports.markdown import code
from gongyak.reports.provenance import digest, hashes
from gongyak.rules import RULES, held

GLOSSARY = "datasets/glossary.csv"
HOSTILE = "<script>alert(1)</script>]]>&`@a|b` =1+1 \"'\x1b[31m\u202e\x00\ud800 "


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_tiny(tmp_path_factory.mktemp("broken"))
    path = root / GLOSSARY
    path.write_bytes(path.read_bytes().replace("도가 대는 돈.".encode(), "도가  <b>대는</b> 돈.".encode()))
    return root


@pytest.fixture(scope="module")
def report(root: Path) -> Report:
    return pipeline.check(root)


@pytest.fixture(autouse=True)
def at_root(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


@pytest.fixture(scope="module")
def hostile(report: Report) -> Report:
    found = Finding(rule="padding", path=GLOSSARY, line=2, column=HOSTILE, value=HOSTILE, params={"clean": HOSTILE})
    stray = Finding(rule="stray-file", path=f"datasets/{HOSTILE.replace(chr(0), '')}.csv")
    confirmed = replace(found, severity=DISCREPANCY, rule="cap", params={"computed": HOSTILE})
    return replace(report, findings=(found, stray, confirmed))


def told(form: str, report: Report, language: str = "ko", **options: object) -> str:
    return "\n".join(reports.FORMATS[form](account(report, **options), language))


REFUSED = reports.refused(
    "data/50%.csv", [UnusableInput("not-json", path="\u202e<b>`50%.csv", line=2), UnusableInput("memory")]
)
REASON = (
    "<U+202E><b>`50%.csv: neither a table nor a datapackage.json, or its JSON is broken on line 2. "
    "Give a CSV or XLSX file, or correct the commas and quotes on that line."
)
OTHER = "Not checked: there is not enough memory for the check. Split the files."


def test_a_file_on_another_drive_is_shown_whole(report, root, monkeypatch):
    def nowhere(path: Path) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    assert f"\n{GLOSSARY}:" in f"\n{told('text', report)}"
    monkeypatch.setattr("os.path.relpath", nowhere)
    assert f"\n{root.as_posix()}/{GLOSSARY}:" in f"\n{told('text', report)}"


def test_markdown_word_for_word(report):
    rules = len(held(MODEL))
    assert told("markdown", report, "ko").splitlines()[:13] == [
        "# 자료 검사 보고서",
        "",
        f"**오류 1건 · 확인된 문서 모순 1건 · 규칙 {rules}개 · 표 60개 · 행 192개**",
        "",
        "`검사한 자료 open-pledges 0.1.0판(2026-11-21) · 검사한 도구 open-pledges 0.1.0, frictionless 5.21.0`",
        "",
        "## `datasets/glossary.csv`: 1건",
        "",
        "- 2번째 줄 · `definition(뜻)` · `padding` · ``칸의 앞뒤에 공백이 있거나 공백이 둘 이상 이어집니다: "
        "‘도가  <b>대는</b> 돈.’ → `make tidy`를 실행하거나 이렇게 적으세요: ‘도가 <b>대는</b> 돈.’``",
        "",
        "## `datasets/work_finance.csv`: 1건",
        "",
        "- 6번째 줄 · `rate_pct(집행률(%))` · `execution-rate` · "
        "`확인된 모순: 인쇄된 집행률 91%, 금액으로 계산하면 90%입니다.`",
    ]
    lines = told("markdown", report, "en").splitlines()
    assert lines[0] == "# Data check"
    assert lines[8] == (
        "- line 2 · `definition(뜻)` · `padding` · ``Blanks at the start or end, or two in a row: "
        "‘도가  <b>대는</b> 돈.’ → Run `make tidy`, or write: ‘도가 <b>대는</b> 돈.’``"
    )
    value = hashlib.sha256((report.package.root / GLOSSARY).read_bytes()).hexdigest()
    assert f"- `{GLOSSARY}`: `{value}`" in lines


def test_markdown_says_how_a_bare_file_was_read_word_for_word(tmp_path):
    path = tmp_path / "공약.csv"
    path.write_text("공약명,완료\n가,○\n나,\n다,○\n", encoding="utf-8")
    lines = told("markdown", pipeline.check(path), "ko").splitlines()
    assert lines[lines.index("## 이 파일을 이렇게 읽었습니다: `공약.csv`") : -2] == [
        "## 이 파일을 이렇게 읽었습니다: `공약.csv`",
        "",
        "- `행 3개, 열 2개. 한 행에 한 가지를 적은 목록입니다.`",
        "- `열린공약의 어느 표와도 뚜렷이 닮지 않았습니다.`",
        "",
        "| 열 | 내용 | 예시 | 열린공약의 열 |",
        "|---|---|---|---|",
        "| `공약명` | `글` | `예: 가 · 나 · 다` | ` ` |",
        "| `완료` | `표시` | `예: ○` | ` ` |",
        "",
        "이 파일을 설명하는 datapackage.json의 초안은 JSON 보고서(--report json=파일)의 descriptor에 있습니다.",
        "",
        "## 파일별 지문(SHA-256)",
    ]
    path.write_text("공약명,2022,2023\n가,1,2\n나,3,4\n", encoding="utf-8")
    text = told("markdown", pipeline.check(path), "en")
    assert (
        "\n\n    pledges.title,period,amount_krw\n    가,2022,1\n    가,2023,2\n    나,2022,3\n    나,2023,4\n\n"
        in text
    )


@pytest.mark.parametrize(
    ("value", "span"),
    [("a", "`a`"), ("`a`", "`` `a` ``"), ("a``b", "```a``b```"), ("", "` `"), ("a\nb", "`a<U+000A>b`")],
)
def test_no_text_breaks_out_of_a_code_span(value, span):
    assert code(value) == span


def test_junit_word_for_word(report):
    suites = ElementTree.fromstring(told("junit", report))
    numbers = {"tests": str(len(held(MODEL))), "failures": "1", "errors": "0", "skipped": "0"}
    assert suites.attrib == {name: numbers[name] for name in ("tests", "failures", "errors")}
    (suite,) = suites
    assert suite.attrib == {"name": "open-pledges 0.1.0"} | numbers
    properties = {each.get("name"): each.get("value") for each in suite.find("properties")}
    assert (properties["package.created"], properties["rows"]) == ("2026-11-21T00:00:00Z", "192")
    assert properties["sha256.datapackage.json"] == hashes(report.package)["datapackage.json"]
    cases = {case.get("name"): case for case in suite.iter("testcase")}
    assert cases.keys() == {*held(MODEL)}
    assert cases["padding"].find("failure").attrib == {"type": "padding", "message": sentence("padding", "ko") + " 1건"}
    assert cases["padding"].findtext("failure") == (
        "datasets/glossary.csv:2: [definition(뜻)] 칸의 앞뒤에 공백이 있거나 공백이 둘 이상 이어집니다: "
        "‘도가  <b>대는</b> 돈.’ → `make tidy`를 실행하거나 이렇게 적으세요: ‘도가 <b>대는</b> 돈.’ [padding]"
    )
    assert cases["execution-rate"].find("failure") is None
    assert cases["execution-rate"].findtext("system-out") == (
        "datasets/work_finance.csv:6: [rate_pct(집행률(%))] 확인된 모순: 인쇄된 집행률 91%, "
        "금액으로 계산하면 90%입니다. [execution-rate]"
    )
    assert [*cases["cap"]] == []


def test_a_rule_that_did_not_run_is_a_skipped_test(report):
    suites = ElementTree.fromstring(told("junit", replace(report, rules=("padding",)), only=["padding", "cap"]))
    assert (suites[0].get("tests"), suites[0].get("skipped")) == ("2", "1")
    assert [case.get("name") for case in suites.iter("testcase") if case.find("skipped") is not None] == ["cap"]


def test_sarif_word_for_word(report):
    log = json.loads(told("sarif", report))
    (run,) = log["runs"]
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert names == [*held(MODEL)]
    assert run["results"] == [
        {
            "ruleId": "padding",
            "ruleIndex": names.index("padding"),
            "level": "error",
            "message": {
                "text": "칸의 앞뒤에 공백이 있거나 공백이 둘 이상 이어집니다: ‘도가  <b>대는</b> 돈.’ → "
                "`make tidy`를 실행하거나 이렇게 적으세요: ‘도가 <b>대는</b> 돈.’"
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "datasets/glossary.csv"},
                        "region": {"startLine": 2},
                    },
                    "logicalLocations": [{"name": "definition(뜻)", "kind": "member"}],
                }
            ],
        },
        {
            "ruleId": "execution-rate",
            "ruleIndex": names.index("execution-rate"),
            "level": "note",
            "message": {"text": "확인된 모순: 인쇄된 집행률 91%, 금액으로 계산하면 90%입니다."},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "datasets/work_finance.csv"},
                        "region": {"startLine": 6},
                    },
                    "logicalLocations": [{"name": "rate_pct(집행률(%))", "kind": "member"}],
                }
            ],
        },
    ]
    english = json.loads(told("sarif", report, "en"))["runs"][0]
    assert (english["language"], english["results"][1]["message"]["text"]) == (
        "en",
        "confirmed: Rate printed 91 %; from the amounts 90 %.",
    )
    assert {each["location"]["uri"]: each["hashes"]["sha-256"] for each in run["artifacts"]} == hashes(report.package)
    assert run["properties"]["totals"]["rows"] == 192


def _json_faults(content: str, schema: str) -> list[str]:
    judge = jsonschema.validators.validator_for(json.loads(schema))
    judge.check_schema(json.loads(schema))
    return [error.message for error in judge(json.loads(schema)).iter_errors(json.loads(content))]


def _xml_faults(content: str, schema: str) -> list[str]:
    return [error.reason for error in xmlschema.XMLSchema(schema).iter_errors(content)]


# By form its schema, who holds a report against it, and a word of the report that the schema does not do without.
SCHEMAS = {
    "json": ("scripts/gongyak/reports/report.schema.json", _json_faults, "version"),
    "sarif": ("tests/data/sarif/sarif-2.1.0.json", _json_faults, "version"),
    "junit": ("tests/data/junit/junit-10.xsd", _xml_faults, "testcase"),
}


def faults(form: str, content: str) -> list[str]:
    """What is wrong with a report in the eyes of those who wrote down what it must be."""
    path, held, _ = SCHEMAS[form]
    return held(content, (ROOT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", SCHEMAS)
@pytest.mark.parametrize("kind", ["broken", "hostile", "nothing", "timed", "skipped", "noted", "refused"])
def test_reports_for_programs_are_as_their_schemas_say(report, hostile, form, kind):
    given = {"hostile": hostile, "nothing": replace(report, rules=(), rows={}, findings=())}.get(kind, report)
    if kind == "noted":
        given = replace(given, findings=tuple(replace(each, severity=NOTE) for each in given.findings))
    made = account(given, only=["cap"]) if kind == "skipped" else account(given)
    made = REFUSED if kind == "refused" else made
    made = replace(made, ran=Ran(at="2026-11-21T09:30:05Z", seconds=61.25)) if kind == "timed" else made
    content = "\n".join(reports.FORMATS[form](made, "ko"))
    assert faults(form, content) == []
    word = SCHEMAS[form][2]
    assert faults(form, content.replace(word, f"un{word}")) != []


def test_an_anonymous_package_is_reported_too(report):
    nameless = replace(report, package=replace(report.package, descriptor={"version": 5, "created": None}))
    for form in reports.FORMATS:
        assert told(form, nameless, "en")
    assert "checked: ? · by" in told("text", nameless, "en")


def test_a_hostile_descriptor_stays_text_too(report):
    table = replace(report.package.tables["glossary"], path=HOSTILE)
    about = {"name": HOSTILE, "version": f"::error::{HOSTILE}\n::error::"}
    package = replace(report.package, descriptor=about, tables={"glossary": table})
    given = replace(report, package=package, findings=(Finding(rule="no-rows", path=HOSTILE, table="glossary"),))
    for form in reports.FORMATS:
        content = told(form, given)
        assert not {"\x1b", "\u202e", "\x00", "\ud800"} & set(content)
        assert not any(line.startswith("::error::") for line in content.splitlines())
    assert ElementTree.fromstring(told("junit", given)).find(".//testsuite").get("name").startswith("<script>alert(1)")


@pytest.mark.parametrize("form", sorted(reports.FORMATS))
@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_hostile_cell_stays_text_in_every_form(hostile, form, language):
    content = told(form, hostile, language)
    assert not {"\x1b", "\u202e", "\x00", "\ud800"} & set(content)
    if form == "html":
        assert "<script" not in content
        assert (
            content.count("&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;&amp;`@a|b` =1+1 &#34;&#39;&lt;U+001B&gt;[31m")
            >= 4
        )
    if form == "junit":
        suites = ElementTree.fromstring(content)
        assert "<script>alert(1)</script>]]>&`@a|b`" in "".join(suites.itertext())
    if form == "markdown":
        outside = [part for line in content.splitlines() for part in line.split("``")[::2]]
        assert not any("<script" in part for part in outside)


def test_what_is_equal_is_folded_where_people_read(report):
    many = replace(
        report,
        findings=tuple(
            Finding(rule="padding", path=GLOSSARY, line=line, column="term", table="glossary", params={"clean": "x"})
            for line in range(2, 1205)
        ),
    )
    lines = told("text", many).splitlines()
    assert [line.split(":")[1] for line in lines[:5]] == ["2", "3", "4", "5", "6"]
    assert lines[5] == "  같은 오류 1,203건, 처음 5건만 표시"
    assert lines[6].startswith("검사한 자료")
    assert "    - the same in 1,203 places, only the first 5 are shown" in told("markdown", many, "en").splitlines()
    assert told("html", many).count('<p class="text">') == 5
    assert '<p class="folding">같은 오류 1,203건, 처음 5건만 표시</p>' in told("html", many)
    assert len(json.loads(told("json", many))["findings"]) == 1203
    assert lines[-1].startswith("오류 1,203건")


def test_only_equal_causes_are_folded():
    def findings(count: int, **cells: object) -> list[Finding]:
        return [Finding(**{"rule": "padding", "path": "a.csv", "column": "x", "line": 2} | cells)] * count

    mixed = [*findings(5), *findings(5, column="y"), *findings(5, path="b.csv"), *findings(5, params={"case": "z"})]
    separate = [replace(finding) for finding in mixed]
    assert [equal for _, equal in folded(separate)] == [0] * 20
    assert [equal for _, equal in folded([*separate, replace(separate[0])])] == [0] * 4 + [6] + [0] * 15


def test_those_that_are_only_counted_are_folded_with_those_of_their_cause(tmp_path):
    path = tmp_path / "sheet.csv"
    lines = (f"{number},{'△' if number <= 1203 else ''}{number}" for number in range(1, 3001))
    path.write_text("\n".join(["번호,값", *lines, ""]), encoding="utf-8")
    found = pipeline.check(path)
    for form in ("text", "markdown", "html"):
        shown = told(form, found)
        assert shown.count("같은 오류 1,203건, 처음 5건만 표시") == 1
        assert (shown.count("더 있습니다"), shown.count("1,001")) == (0, 0)
    github = told("github", found)
    assert (github.count("::error "), github.count("title=too-many")) == (10, 0)
    assert "나머지 1,193건:" in github
    assert "같은 오류 1,193건, 처음 5건만 표시" in github
    assert "찾은 1,203건 가운데 3건만 표시" in told("text", found, most=3)


def test_what_to_do_first_is_not_that_there_is_more_of_it():
    more = Finding(rule="too-many", path="a.csv", value="padding", params={"more": 3, "of": ""})
    one = Finding(rule="padding", path="a.csv", line=2)
    findings = (more, one, Finding(rule="formula", path="a.csv", line=3))
    assert first(Account(report=None, asked=frozenset(), findings=findings, shown=findings)) == (one, 4)


def test_at_most_so_many_are_listed_and_the_totals_stay(report):
    assert told("text", report, most=1).splitlines()[1] == "찾은 2건 가운데 1건만 표시"
    read = json.loads(told("json", report, most=1))
    assert (len(read["findings"]), read["totals"]["errors"], read["totals"]["discrepancies"]) == (1, 1, 1)
    assert "Of 2 findings, only 1 is shown." in told("html", report, "en", most=1)


def test_only_the_rules_asked_for_count(report):
    only, without = account(report, only=["execution-rate"]), account(report, without=["execution-rate"])
    assert ([each.rule for each in only.findings], only.rules, only.errors) == (
        ["execution-rate"],
        ("execution-rate",),
        0,
    )
    assert ([each.rule for each in without.findings], len(without.rules)) == (["padding"], len(held(MODEL)) - 1)
    more = Finding(rule="too-many", path=GLOSSARY, value="padding", params={"more": 3})
    cut = replace(report, findings=(*report.findings, more))
    assert {each.rule for each in account(cut, only=["padding"]).findings} == {"padding", "too-many"}
    assert (account(cut).errors, account(cut).discrepancies, account(cut, only=["padding"]).errors) == (4, 1, 4)
    assert [each.rule for each in account(cut, without=["padding"]).findings] == ["execution-rate"]


def test_a_clean_report_says_over_how_much(tiny):
    clean = replace(pipeline.check(tiny), findings=())
    line = f"오류 0건 · 확인된 문서 모순 0건 · 규칙 {len(held(MODEL))}개 · 표 60개 · 행 192개"
    for form in ("text", "markdown", "html", "github"):
        assert line in told(form, clean)
    assert '<p class="verdict clean">' in told("html", clean)
    assert "고치거나 알아 둘 것이 없습니다." in told("html", clean)


def test_nothing_checked_is_no_success_in_any_form(report):
    nothing = replace(report, rules=(), rows={"glossary": 0}, findings=())
    read = json.loads(told("json", nothing))
    assert (read["checked"], [each["case"] for each in read["refusals"]]) == (False, ["no-row"])
    assert json.loads(told("sarif", nothing))["runs"][0]["invocations"][0]["executionSuccessful"] is False
    suites = ElementTree.fromstring(told("junit", nothing))
    assert suites.get("errors") == "1"
    assert suites.find(".//error").get("message").startswith("검사하지 못했습니다: 읽은 행이 하나도 없습니다. ")
    assert '<p class="verdict nothing">검사하지 못했습니다</p>' in told("html", nothing)
    assert '<p class="refusal">읽은 행이 하나도 없습니다. ' in told("html", nothing)
    assert "\n`not a single row could be read. " in told("markdown", nothing, "en")
    assert told("text", nothing, "en").splitlines()[-1].startswith("Not checked: not a single row could be read. ")


def test_what_was_refused_is_said_in_the_way_of_each_form():
    made = {form: "\n".join(make(REFUSED, "en")) for form, make in reports.FORMATS.items()}
    said = f"Not checked: {REASON}"
    assert made["text"] == f"{said}\n{OTHER}"
    assert made["github"] == f"::error::{said.replace('%', '%25')}\n::error::{OTHER}"
    assert made["markdown"].splitlines() == [
        *("# Data check", "", "**Not checked**", "", f"``{REASON}``", "", f"`{OTHER.partition(': ')[2]}`")
    ]
    read = json.loads(made["json"])
    assert (read["checked"], read["basis"], read["package"]["name"]) == (False, "", "50%.csv")
    assert [each["case"] for each in read["refusals"]] == ["not-json", "memory"]
    assert read["refusals"][0]["message"]["en"] == REASON
    assert read["refusals"][1]["message"]["ko"] == "메모리가 모자라 검사를 그만두었습니다. 파일을 나눠 주세요."
    (run,) = json.loads(made["sarif"])["runs"]
    assert run["results"] == []
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {"level": "error", "descriptor": {"id": "not-json"}, "message": {"text": said}},
                {"level": "error", "descriptor": {"id": "memory"}, "message": {"text": OTHER}},
            ],
        }
    ]
    suites = ElementTree.fromstring(made["junit"])
    assert suites.attrib == {"tests": "2", "failures": "0", "errors": "2"}
    assert {case.get("name"): case.find("error").get("message") for case in suites.iter("testcase")} == {
        "not-json": said,
        "memory": OTHER,
    }
    assert '<p class="verdict nothing">Not checked</p>' in made["html"]
    assert "&lt;U+202E&gt;&lt;b&gt;`50%.csv" in made["html"]
    assert "Nothing was found" not in made["html"]


def test_two_reports_of_the_same_data_are_the_same_file(root, report):
    again = pipeline.check(root)
    for form in reports.FORMATS:
        assert told(form, again) == told(form, report)


def test_every_report_of_a_command_says_when_it_was_made(report):
    made = replace(account(report), ran=Ran(at="2026-11-21T09:30:05Z", seconds=61.25))
    forms = {form: "\n".join(make(made, "ko")) for form, make in reports.FORMATS.items()}
    for form in ("text", "markdown", "html", "github"):
        assert "검사한 때 2026-11-21 09:30:05 UTC · 걸린 시간 61.2초" in forms[form], form
    assert json.loads(forms["json"])["ran"] == {"at": "2026-11-21T09:30:05Z", "seconds": 61.25}
    invocation = json.loads(forms["sarif"])["runs"][0]["invocations"][0]
    assert (invocation["endTimeUtc"], invocation["properties"]) == ("2026-11-21T09:30:05Z", {"seconds": 61.25})
    suite = ElementTree.fromstring(forms["junit"])[0]
    assert (suite.get("timestamp"), suite.get("time")) == ("2026-11-21T09:30:05", "61.250")


def test_the_time_can_be_set_from_outside(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795253405")
    assert reports.ran(0.0) == Ran(at="2026-11-21T09:30:05Z", seconds=0.0)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert reports.ran(time() - 5).seconds == pytest.approx(5, abs=4)


def test_the_digest_of_all_files_can_be_repeated_with_sha256sum(report):
    files = {"b": "1" * 64, "a": "2" * 64}
    assert digest(files) == hashlib.sha256(b"1" * 64 + b"  b\n" + b"2" * 64 + b"  a\n").hexdigest()
    assert digest({"a": "2" * 64}) == "2" * 64
    assert len(hashes(report.package)) == 61


def test_the_catalogue_lists_and_explains():
    assert len([*catalogue.listed("ko")]) == len(RULES)
    assert next(iter(catalogue.listed("en"))).split(maxsplit=1) == [
        "area-sum",
        "The area of a facility is the sum of its floors, to the digits printed.",
    ]
    assert [*catalogue.explained("cap", "ko")] == [
        "cap",
        "  지원금은 같은 세부사업에 적힌 한도를 넘지 않아야 한다.",
        "  A grant is not above the cap that is stated for the same sub-project.",
        "  어긋난 예: datasets/recipients.csv · 2번째 줄 · amount_krw(지원금)",
        "      pledge_id: saebyeok-8-1",
        "      recipient_order: 1",
        "      country: 대한민국",
        "    ▶ amount_krw: 3000001",
        "      unit_krw: 1",
        "  알림: 지원금 3,000,001원이 한도 3,000,000원을 넘습니다.",
        "  고치는 법: 문서와 대조해 잘못 옮겼으면 고치고, 문서가 정말 그러면 discrepancies.csv에 한 행을 추가하세요: "
        "cap,recipients,saebyeok-8-1/1,amount_krw,3000001,3000000,…",
        "  문서 자체의 모순일 수 있어, 확인되면 discrepancies.csv에 적는 규칙입니다.",
    ]
    assert [*catalogue.explained("descriptor-key", "en")][1:4] == [
        "  Every table has a primary key.",
        "  표마다 기본 키가 있어야 한다.",
        "  Example that breaks it: datapackage.json · line 1 · glossary",
    ]
    assert len([*catalogue.explained("too-many", "en")]) == 6


def test_github_shows_each_cause_before_it_shows_one_twice(report):
    padding = [
        Finding(rule="padding", path=GLOSSARY, line=line, column="term", params={"clean": "x"}) for line in range(2, 32)
    ]
    others = [Finding(rule=name, path=GLOSSARY, line=40) for name in ("blank-row", "no-rows")]
    confirmed = replace(padding[0], severity=DISCREPANCY, rule="cap", params={"computed": "1"})
    lines = told("github", replace(report, findings=(*padding, *others, confirmed)), "en").splitlines()
    commands = [line for line in lines if line.startswith("::")]
    titles = [line.partition("title=")[2].partition("::")[0] for line in commands]
    assert titles == ["padding term"] * 8 + ["blank-row", "no-rows", "cap term"]
    assert [line.partition(" ")[0] for line in commands] == ["::error"] * 10 + ["::notice"]
    assert lines[11] == "11 findings are shown beside their lines, as GitHub shows at most 10 for a step. The other 22:"
    assert lines[12].startswith(f"{GLOSSARY}:10: [term] Blanks at the start or end")
    assert lines[17] == "  the same in 22 places, only the first 5 are shown"


def test_no_cell_speaks_to_the_runner_of_github(report):
    about = report.package.descriptor | {"name": "::stop-commands::x ##[error]y"}
    hostile = replace(report, package=replace(report.package, descriptor=about), findings=())
    lines = told("github", hostile, "en").splitlines()
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in lines)
    assert any("## [error]y" in line for line in lines)
    assert _harmless(" ::error::x") == "-  ::error::x"


@pytest.mark.parametrize("basis", ["own", "inferred"])
def test_people_are_told_what_somebody_elses_data_were_held_against(report, basis):
    theirs = replace(report, package=replace(report.package, basis=basis))
    line = locales.read("ko")["report"]["basis"][basis]
    for form in ("text", "markdown", "html", "github"):
        assert line in told(form, theirs)
        assert line not in told(form, report)
    assert json.loads(told("json", theirs))["basis"] == basis
    assert json.loads(told("sarif", theirs))["runs"][0]["properties"]["basis"] == basis
    assert faults("json", told("json", theirs)) == []


def test_only_a_long_page_leaves_out_of_sight_what_is_out_of_sight(report):
    def page(count: int) -> str:
        found = Finding(rule="padding", path=GLOSSARY, line=2, column="term", params={"clean": "x"})
        return told("html", replace(report, findings=(found,) * count))

    assert '<body class="many">' in page(501)
    assert "<body>" in page(500)


def test_a_row_without_a_key_is_told_by_its_first_columns(report):
    table = replace(report.package.tables["items"], primary_key=())
    row = dict.fromkeys(["number", "name", "a", "b", "cost", "c"], "1")
    finding = Finding(rule="padding", path=table.path, line=2, column="cost", table="items")
    cells = excerpt(table, finding, row)
    assert [(cell.name, cell.marked) for cell in cells] == [
        *(("number", False), ("name", False), ("b", False), ("cost", True), ("c", False)),
    ]


def test_a_total_stands_beside_what_it_is_the_sum_of(report):
    table = replace(report.package.tables["items"], primary_key=("number",))
    row = dict.fromkeys(["number", "name", "a", "b", "c", "cost", "note"], "1")
    finding = Finding(rule="total-column", path="x", column="cost", params={"first": "a", "last": "c"})
    assert [cell.name for cell in excerpt(table, finding, row)] == ["number", "a", "b", "c", "cost", "note"]
    two = replace(finding, rule="one-tick", column="", params={"meant": ["a", "c"]})
    marked = [(cell.name, cell.marked) for cell in excerpt(table, two, row)]
    assert marked[1:5] == [("name", False), ("a", True), ("b", False), ("c", True)]


def test_what_to_do_first_is_a_whole_file_or_its_header_else_what_is_wrong_in_most_places():
    def told(*findings: Finding) -> tuple[Finding, int] | None:
        return first(Account(report=None, asked=frozenset(), findings=findings, shown=findings))

    one, two, whole = (
        Finding(rule="padding", path="a.csv", line=2),
        Finding(rule="formula", path="a.csv", line=3),
        Finding(rule="encoding", path="b.csv"),
    )
    note = replace(whole, severity=NOTE)
    assert told(one, two, two) == (two, 2)
    assert told(two, one) == (two, 1)
    assert told(one, two, two, whole) == (whole, 1)
    assert told(one, two, two, replace(one, rule="header-missing", line=1))[0].rule == "header-missing"
    assert told(replace(whole, rule="error-limit"), two, two) == (two, 2)
    assert told(note, note, one) == (one, 1)
    assert told(note) is None
