"""Five layouts as city halls publish them: what a reader is told of each, word by word, and what a machine gets."""

import json
import os
import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from data.wild.make_wild import made
from gongyak import cli, pipeline, reports
from gongyak.reports.provenance import tools
from gongyak.rules import held
from openpyxl import load_workbook
from playwright.sync_api import Browser
from site_browser import watched
from test_reports_forms import SCHEMAS, faults
from test_reports_page import AXE, RUN, VIEWS

WILD = ROOT / "tests/data/wild"
BARE = ("status-ticks.csv", "budget-years.csv", "pledge-list.csv", "progress-2024.xlsx")


def told(report: pipeline.Report, form: str, language: str = "ko") -> str:
    return "\n".join(reports.FORMATS[form](reports.account(report), language))


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", [*BARE, "library"])
def test_the_whole_report_is_what_a_reader_can_act_on(name: str) -> None:
    report = pipeline.check(Path(name))
    said = told(report, "text") + "\n"
    # Versions and the number of rules change with releases, and say nothing about these files.
    judges = ", ".join(f"{tool} {version}" for tool, version in tools().items())
    said = said.replace(judges, "(도구)").replace(f"규칙 {len(held(report.package.basis))}개", "규칙 (수)개")
    expected = WILD / "reports" / f"{name}.txt"
    if os.environ.get("RENEW"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(WILD)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("name", "status"), [*((name, 1) for name in BARE), ("library", 0), ("nowhere.csv", 2)])
def test_the_exit_status_says_whether_there_is_something_to_do(name: str, status: int, capsys) -> None:
    assert cli.validate_command([name]) == status
    assert "Traceback" not in capsys.readouterr().err


def test_the_workbook_is_the_one_that_is_made(tmp_path: Path) -> None:
    kept = load_workbook(WILD / "progress-2024.xlsx").active
    sheet = made().active
    assert [*map(str, kept.values)] == [*map(str, sheet.values)]
    assert sorted(map(str, kept.merged_cells.ranges)) == sorted(map(str, sheet.merged_cells.ranges))


@pytest.mark.usefixtures("here")
def test_a_program_gets_what_each_column_seems_to_be() -> None:
    read = json.loads(told(pipeline.check(Path("budget-years.csv")), "json"))
    (guess,) = read["guesses"]
    assert (guess["header"], guess["rows"], guess["totals"]) == (3, 7, [10])
    assert guess["shape"] == {
        "kind": "years",
        "columns": {
            "기투자": "prior",
            "2023년": "2023",
            "2024년": "2024",
            "2025년": "2025",
            "2026년": "2026",
            "계": "total",
        },
    }
    assert read["descriptor"]["resources"][0]["dialect"] == {
        "headerRows": [3],
        "commentRows": [11],
        "delimiter": ",",
        "quoteChar": '"',
    }
    assert guess["columns"][6] == {
        "name": "2026년",
        "kind": "integer",
        "unit": "백만원",
        "filled": 3,
        "like": 3,
        "examples": ["150", "350", "500"],
        "missing": {"-": 2, "미정": 2},
        "values": {},
        "ours": {"table": "finance", "column": "amount_krw", "how": "word", "given": {"period": "2026"}},
    }
    assert (guess["resembles"]["table"], guess["resembles"]["known"], guess["resembles"]["own"]) == ("finance", 8, 7)
    assert guess["suggestion"]["header"] == ["pledges.title", "fund", "period", "amount_krw"]


@pytest.mark.parametrize("name", BARE)
def test_the_draft_of_a_descriptor_finds_nothing_but_what_was_found(name: str, tmp_path: Path) -> None:
    shutil.copy(WILD / name, tmp_path)
    report = pipeline.check(tmp_path / name)
    draft = json.loads(told(report, "json"))["descriptor"]
    (tmp_path / "datapackage.json").write_text(json.dumps(draft), encoding="utf-8")
    totals = {line for guess in report.guesses for line in guess.totals.values()}
    faults = [
        each for each in pipeline.check(tmp_path).findings if each.severity == "error" and each.line not in totals
    ]
    assert {(each.line, each.column) for each in faults} <= {(each.line, each.column) for each in report.findings}
    assert {each.rule for each in faults} <= {"type-error", "loose-form"}


def test_a_folder_of_bare_files_is_one_report(tmp_path: Path) -> None:
    for name in BARE:
        shutil.copy(WILD / name, tmp_path)
    (tmp_path / "2").mkdir()
    shutil.copy(WILD / "budget-years.csv", tmp_path / "2")
    report = pipeline.check(tmp_path)
    assert [guess.table.name for guess in report.guesses] == [
        *("2/budget-years.csv budget-years", "budget-years.csv budget-years"),
        *("pledge-list", "progress-2024", "status-ticks"),
    ]
    assert sum(report.rows.values()) == 45


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a sheet whose names and cells are hostile, and of the budget, as HTML."""
    folder = tmp_path_factory.mktemp("wild")
    rows = "".join(f"{n},<img src=x onerror=alert({n})>|`*_,=cmd(),○\n" for n in range(9))
    (folder / "hostile.csv").write_text(f"연번,</style><script>x</script>,공약명,완료\n{rows}", encoding="utf-8")
    for path in (folder / "hostile.csv", WILD / "budget-years.csv"):
        content = told(pipeline.check(path), "html")
        (folder / f"{path.stem}.html").write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize("view", VIEWS)
def test_the_page_has_no_barrier_whatever_the_cells_hold(view: str, page: Path, browser: Browser) -> None:
    with watched(browser, page.as_uri(), bypass_csp=True, **VIEWS[view]) as watch:
        for name in ("hostile", "budget-years"):
            watch.page.goto(f"{page.as_uri()}/{name}.html")
            assert watch.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert watch.page.locator("img, script").count() == 0
            watch.page.add_script_tag(path=AXE)
            assert watch.page.evaluate(RUN)["faults"] == []
        assert watch.page.locator(".guess tbody tr").count() == 8
        assert watch.page.locator(".guess pre").inner_text().startswith("pledges.title,fund,period,amount_krw\n")
        assert watch.faults == []


@pytest.mark.parametrize("form", reports.FORMATS)
def test_no_form_of_report_lets_a_cell_out(form: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes('연번,공약\u202e명,##[error]x\n1,"::error::y\nz",<b>&\n2,`|*,- x\n'.encode())
    said = told(pipeline.check(tmp_path / "a.csv"), form)
    assert "\u202e" not in said
    if form == "github":
        assert not any(line.startswith("::error::") or "##[" in line for line in said.splitlines())
    if form in ("html", "junit"):
        assert "<b>" not in said


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("form", SCHEMAS)
@pytest.mark.parametrize("name", BARE)
def test_reports_for_programs_are_as_their_schemas_say(name: str, form: str) -> None:
    said = told(pipeline.check(Path(name)), form)
    assert faults(form, said) == []
    assert ("새벽시" if form == "junit" else json.dumps("새벽시").strip('"')) in said or name == "status-ticks.csv"


@pytest.mark.usefixtures("here")
def test_a_guess_is_told_in_either_language_in_the_same_order() -> None:
    for name in BARE:
        report = pipeline.check(Path(name))
        korean, english = (told(report, "text", language).splitlines() for language in ("ko", "en"))
        assert len(korean) == len(english)
        assert [line.partition(":")[0] for line in korean[8:12]] == [line.partition(":")[0] for line in english[8:12]]
