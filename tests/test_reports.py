"""One report in three forms: lines for people, JSON for programs, annotations for GitHub."""

import json
import re
from dataclasses import replace

import pytest
from conftest import ROOT, copy_tiny
from gongyak import locales, messages, reports
from gongyak.findings import DISCREPANCY, NOTE, Finding
from gongyak.layout import Layout, Pick
from gongyak.package import MODEL, read_package
from gongyak.pipeline import Report
from gongyak.reports.account import account
from gongyak.reports.github import _command
from gongyak.reports.places import where
from gongyak.reports.provenance import digest, hashes, tools
from gongyak.rules import RULES, held

DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_bytes())
VERSION, CREATED = DESCRIPTOR["version"], DESCRIPTOR["created"][:10]
OWN, JUDGE = tools().values()


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> Report:
    root = copy_tiny(tmp_path_factory.mktemp("tiny"))
    path = "datasets/finance.csv"
    findings = (
        Finding(rule="no-rows", path="datasets/glossary.csv", table="glossary"),
        Finding(
            rule="fund-sum",
            path=path,
            line=12,
            column="amount_krw",
            value="7",
            table="finance",
            key="a/b",
            params={"computed": "8"},
        ),
        Finding(
            rule="padding",
            path=path,
            line=3,
            column="locator",
            value="50%, 가:\n나\u202e",
            table="finance",
            params={"clean": "x\r\n::error::y"},
        ),
        Finding(
            rule="cap",
            path="datasets/recipients.csv",
            line=2,
            column="amount_krw",
            value="9",
            severity=DISCREPANCY,
            table="recipients",
            params={"computed": "8"},
        ),
    )
    rules = held(MODEL)[:-2]
    return Report(
        package=read_package(root), findings=findings, rules=rules, rows={"finance": 15, "recipients": 2, "glossary": 0}
    )


def told(form: str, report: Report, language: str, **options: object) -> list[str]:
    return list(reports.FORMATS[form](account(report, **options), language))


@pytest.fixture
def at_root(report, monkeypatch):
    monkeypatch.chdir(report.package.root)


@pytest.mark.usefixtures("at_root")
def test_text_has_a_line_for_each_finding_and_says_what_was_looked_at(report):
    assert told("text", report, "en") == [
        "datasets/finance.csv:3: [locator(문서 속 위치)] Blanks at the start or end, or two in a row: "
        "‘50%, 가:<U+000A>나<U+202E>’ → "
        "Run `make tidy`, or write: ‘x<U+000D><U+000A>::error::y’ [padding]",
        "datasets/finance.csv:12: [amount_krw(금액)] Total of the funds 7 won; they add up to 8 won. → Compare with "
        "the document: correct a copying mistake or, if the document really says so, add a row to discrepancies.csv: "
        "fund-sum,finance,a/b,amount_krw,7,8,… [fund-sum]",
        "datasets/glossary.csv: There is nothing below the header. → Add rows below the header, or leave out a table "
        "that is not used. [no-rows]",
        "datasets/recipients.csv:2: [amount_krw(지원금)] confirmed: A grant of 9 won, above the cap of 8 won. [cap]",
        f"checked: open-pledges, version {VERSION} of {CREATED} · by open-pledges {OWN}, frictionless {JUDGE}",
        f"61 files · SHA-256 of all {digest(hashes(report.package))}",
        f"3 errors · 1 confirmed contradiction in the documents · {len(held(MODEL)) - 2} rules · 2 tables · 17 rows"
        " · 2 rules did not run, because not all tables could be read",
    ]


@pytest.mark.usefixtures("at_root")
def test_text_is_korean_unless_asked(report):
    lines = told("text", report, "ko")
    assert (
        lines[3]
        == "datasets/recipients.csv:2: [amount_krw(지원금)] 확인된 모순: 지원금 9원이 한도 8원을 넘습니다. [cap]"
    )
    assert lines[4:6] == [
        f"검사한 자료 open-pledges {VERSION}판({CREATED}) · 검사한 도구 open-pledges {OWN}, frictionless {JUDGE}",
        f"파일 61개 · 전체 지문(SHA-256) {digest(hashes(report.package))}",
    ]
    assert lines[6].startswith("오류 3건 · 확인된 문서 모순 1건 · 규칙 ")
    assert lines[6].endswith("개 · 표 2개 · 행 17개 · 표나 외래 키를 다 읽지 못해 적용하지 않은 규칙 2개")


def test_a_path_is_shown_as_seen_from_where_one_stands(report, monkeypatch):
    monkeypatch.chdir(report.package.root / "datasets")
    assert told("text", report, "ko")[2].startswith("glossary.csv: ")
    monkeypatch.chdir(report.package.root.parent)
    assert told("text", report, "ko")[2].startswith(f"{report.package.root.name}/datasets/glossary.csv: ")


@pytest.mark.usefixtures("at_root")
def test_github_reads_one_command_a_finding_whatever_the_cells_hold(report):
    lines = told("github", report, "en")
    assert lines[2].startswith(
        "::error file=datasets/glossary.csv,line=1,title=no-rows::There is nothing below the header. → "
    )
    assert lines[0] == (
        "::error file=datasets/finance.csv,line=3,title=padding locator(문서 속 위치)::Blanks at the start or end, "
        "or two in a row: ‘50%25, 가:<U+000A>나<U+202E>’ → Run `make tidy`, or write: ‘x<U+000D><U+000A>::error::y’"
    )
    assert lines[3] == (
        "::notice file=datasets/recipients.csv,line=2,title=cap amount_krw(지원금)::"
        "confirmed: A grant of 9 won, above the cap of 8 won."
    )
    assert len(lines) == 7
    assert not any({"\n", "\r"} & set(line) for line in lines)


def test_github_properties_are_escaped():
    finding = Finding(rule="no-rows", path="a,b:c%d\ne.csv", line=5)
    assert _command(finding.path, "", finding, "가\r\n나 100%") == (
        "::error file=a%2Cb%3Ac%25d%0Ae.csv,line=5,title=no-rows::가%0D%0A나 100%25"
    )


def test_a_fault_of_the_descriptor_names_its_table(report):
    finding = Finding(rule="descriptor-words", path="datapackage.json", column="term", value="title", table="glossary")
    faulty = replace(report, findings=(finding,))
    assert told("text", faulty, "en")[0].partition("datapackage.json: ")[2] == (
        "[glossary.term(용어)] The property title is empty. → Write it, in Korean, for those who read the table. "
        "[descriptor-words]"
    )
    assert "title=descriptor-words glossary.term(용어)::" in told("github", faulty, "en")[0]


@pytest.mark.usefixtures("at_root")
def test_json_says_all_that_was_checked_and_found(report):
    (content,) = told("json", report, "ko")
    assert content.isascii()
    read = json.loads(content)
    assert list(read) == [
        *("version", "package", "basis", "origin", "tools", "ran", "files", "checked", "refusals", "totals"),
        *("rules", "not_run", "rows", "findings"),
    ]
    assert read["version"] == 2
    assert read["package"] == {name: report.package.descriptor[name] for name in ("name", "version", "created")}
    assert read["tools"] == {"open-pledges": OWN, "frictionless": JUDGE}
    assert (read["checked"], read["refusals"], read["basis"], read["origin"]) == (True, [], "model", "")
    assert read["ran"] is None
    assert read["not_run"] == list(held(MODEL)[-2:])
    assert read["totals"] == {
        "errors": 3,
        "discrepancies": 1,
        "notes": 0,
        "rules": len(held(MODEL)) - 2,
        "rules_not_run": 2,
        "tables": 2,
        "rows": 17,
    }
    assert read["rows"] == {"finance": 15, "recipients": 2, "glossary": 0}
    assert [rule["name"] for rule in read["rules"]] == list(report.rules)
    assert next(rule for rule in read["rules"] if rule["name"] == "cap") == {
        "name": "cap",
        "text": {
            "ko": "지원금은 같은 세부사업에 적힌 한도를 넘지 않아야 한다.",
            "en": "A grant is not above the cap that is stated for the same sub-project.",
        },
        "findings": 1,
    }
    assert read["findings"][3] == {
        "path": "datasets/recipients.csv",
        "line": 2,
        "column": "amount_krw",
        "rule": "cap",
        "severity": "discrepancy",
        "table": "recipients",
        "key": "",
        "value": "9",
        "message": {"ko": "지원금 9원이 한도 8원을 넘습니다.", "en": "A grant of 9 won, above the cap of 8 won."},
        "fix": {
            "ko": "문서와 대조해 잘못 옮겼으면 고치고, 문서가 정말 그러면 discrepancies.csv에 한 행을 추가하세요: "
            "cap,recipients,,amount_krw,9,8,…",
            "en": "Compare with the document: correct a copying mistake or, if the document really says so, add a row "
            "to discrepancies.csv: cap,recipients,,amount_krw,9,8,…",
        },
    }
    assert len(read["findings"]) == 4


def test_a_hostile_value_cannot_reach_into_a_message(report):
    finding = Finding(rule="padding", path="x.csv", value="{value.__class__} {0} %s", params={"clean": "{clean}"})
    said = messages.message(report.package, finding, "en")
    assert said.text == "Blanks at the start or end, or two in a row: ‘{value.__class__} {0} %s’"
    assert said.fix == "Run `make tidy`, or write: ‘{clean}’"


def test_a_message_suits_the_kind_of_fault_or_its_column(report):
    def said(rule: str, column: str = "", **params: object) -> messages.Message:
        finding = Finding(rule=rule, path="x.csv", column=column, value="v", params=params)
        return messages.message(report.package, finding, "en")

    assert (
        said("encoding", case="CP949").text == "The encoding is v, not UTF-8; Hangul may be garbled on other computers."
    )
    assert said("encoding", case="?").text == "Not UTF-8, and in no encoding we know; perhaps two are mixed."
    assert said("item-whole", column="text", columns="a, b").text == "Neither a text nor a kind of nothing."
    assert (
        said("item-whole", column="other", columns="a, b").text
        == "Of a, b, one is there without the other, or both are there."
    )
    assert said("foreign-key", case="near", target="t", near="w").fix == "Similar: w. Add a new value to t first."
    assert said("foreign-key", case="alone", target="t", near="").fix == "Correct the value; add a new one to t first."
    assert said("constraint-error", case="minimum", expected=1).text == " v is less than the minimum of 1."
    assert said("constraint-error", case="maxLength", expected=1).text == "‘v’ in  has more than 1 character."


def keys(entry: object) -> object:
    return {key: keys(value) for key, value in entry.items()} if isinstance(entry, dict) else None


def test_both_languages_say_the_same_things_about_every_rule():
    korean, english = (locales.read(language) for language in messages.LANGUAGES)
    assert korean["rules"].keys() == english["rules"].keys() == RULES.keys()
    assert keys(korean) == keys(english)


def test_a_rule_about_contradictions_shares_its_fix_and_every_other_has_its_own():
    for language in messages.LANGUAGES:
        for name, entry in locales.read(language)["rules"].items():
            assert ("fix" in entry) is not RULES[name].contradiction, (language, name)


def test_every_rule_is_a_sentence_in_either_language():
    english = locales.read("rules.en")
    assert english.keys() == RULES.keys()
    unlike = [name for name, rule in RULES.items() if not (rule.text.endswith("다.") and "\n" not in rule.text)]
    assert unlike == []
    assert [name for name, text in english.items() if not re.fullmatch(r"[A-Zd][^\n]*\.", text)] == []
    assert len({*english.values()}) == len(english)


def test_a_cell_of_a_sheet_is_named_as_people_see_it(report):
    columns = (Pick(position=2, name="title", label="공약명"), Pick(position=28, name="cost", label="예산"))
    sheet = replace(
        report.package.tables["pledges"],
        name="s",
        path="현황.xlsx",
        layout=Layout(format="xlsx", sheet="시트1", columns=columns),
    )
    package = replace(report.package, tables={"s": sheet})

    def place(line: int, column: str) -> str:
        return where(package, Finding(rule="padding", path="현황.xlsx", line=line, column=column, table="s"))

    assert [place(7, "title"), place(12, "cost"), place(9, ""), place(0, "")] == [
        *("시트1!B7 title(제목)", "시트1!AB12 cost", "시트1!9", ""),
    ]


def test_what_is_worth_knowing_is_neither_fault_nor_contradiction(report):
    about = {"path": "t.csv", "line": 3, "column": "phone", "params": {"found": "010-0000-0000"}}
    theirs = replace(report.package, basis="own")
    known = replace(report, package=theirs, findings=(Finding(rule="personal-data", severity=NOTE, **about),))
    first, *_, last, _ = told("text", known, "ko")
    assert first.partition("t.csv:")[2].startswith(
        "3: [phone] 알아 둘 것: 사람 이름이나 개인 번호로 보입니다: 010-0000-0000 → 지우고"
    )
    assert last.startswith("오류 0건 · 알아 둘 것 1건 · 규칙 ")
    assert told("github", known, "en")[1].startswith("::notice file=")
    read = json.loads(told("json", known, "ko")[0])
    assert (read["totals"]["errors"], read["totals"]["notes"], read["findings"][0]["severity"]) == (0, 1, "note")
    assert json.loads(told("sarif", known, "ko")[0])["runs"][0]["results"][0]["level"] == "note"
    suites = "".join(told("junit", known, "ko"))
    assert "<failure" not in suites
    assert "<system-out>" in suites
    page = "".join(told("html", known, "ko"))
    assert '<li class="note">' in page
    assert '<p class="fix">' in page


def test_errors_come_before_what_is_known_and_their_causes_before_what_follows_from_them(report):
    findings = (
        Finding(rule="padding", path="a.csv", severity=DISCREPANCY),
        Finding(rule="code-unused", path="b.csv"),
        Finding(rule="byte-order-mark", path="c.csv", severity=NOTE),
        Finding(rule="control-character", path="d.csv", line=2),
        Finding(rule="discrepancy-stale", path="d.csv", line=1),
        Finding(rule="no-rows", path="e.csv"),
    )
    findings = tuple(replace(each, params={"clean": "x", "broken": "cap"}) for each in findings)
    told = account(replace(report, findings=findings))
    ordered = ["control-character", "no-rows", "code-unused", "discrepancy-stale", "byte-order-mark", "padding"]
    assert [each.rule for each in told.findings] == ordered
    assert [each.rule for each in account(replace(report, findings=findings), most=1).shown] == ["control-character"]
    page, markdown = ("\n".join(reports.FORMATS[name](told, "ko")) for name in ("html", "markdown"))
    for text in (page.split("<main")[-1], markdown):
        places = [text.index(f"{name}.csv") for name in "debca"]
        assert places == sorted(places)


def test_findings_stand_as_people_see_them_by_sheet_line_and_column(report):
    one = report.package.tables["finance"]
    layout = replace(one.layout, format="xlsx", sheet="s")
    tables = {name: replace(one, name=name, path="b.xlsx", layout=layout) for name in ("하나", "둘")}
    cells = [("둘", 3, "amount_krw"), ("하나", 4, "fund"), ("하나", 4, "amount_krw"), ("하나", 3, "period")]
    findings = tuple(Finding(rule="padding", path="b.xlsx", table=one, line=at, column=name) for one, at, name in cells)
    told = account(replace(report, package=replace(report.package, tables=tables), findings=findings))
    assert [(each.table, each.line, each.column) for each in told.findings] == [
        ("하나", 3, "period"),
        ("하나", 4, "fund"),
        ("하나", 4, "amount_krw"),
        ("둘", 3, "amount_krw"),
    ]
