"""Whatever it is given, the check ends: with a plain word on what is too much, or with findings, never with a trace."""

import json
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from fuzzing import workbook
from gongyak import bounds, josa, pipeline
from gongyak.audit import privacy
from gongyak.bare import delimiters
from gongyak.cli import tidy_command, validate_command
from gongyak.findings import ALL, MOST, Finding, UnusableInput
from gongyak.guesses.vocabulary import vocabulary
from gongyak.package import OWN
from gongyak.pipeline.ledger import Ledger
from gongyak.reports import inputs
from gongyak.sources import workbooks
from gongyak.targets import kinds

ROOT = Path(__file__).parents[1]
# Far more than any of these takes: a guard for the machine, not a measurement.
MEMORY, SECONDS = 4 << 30, 120
FIELD = {"name": "a", "type": "string"}
TABLE = {"name": "t", "path": "t.csv", "type": "table", "schema": {"fields": [FIELD]}}


def _package(root: Path, content: str = "a\n1\n", fields: list | None = None, **about: object) -> Path:
    """A package of somebody else with one table."""
    table = TABLE | {"schema": {"fields": fields or [FIELD]}}
    (root / "datapackage.json").write_text(json.dumps({"name": "p", "resources": [table]} | about), encoding="utf-8")
    (root / "t.csv").write_text(content, encoding="utf-8", newline="")
    return root


def _check(root: Path, *options: str) -> subprocess.CompletedProcess:
    command = [sys.executable, str(ROOT / "scripts/validate.py"), str(root), "--lang", "en", *options]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert "Traceback" not in done.stderr
    return done


def _wide(root: Path) -> None:
    names = ",".join(f"c{number}" for number in range(10_000))
    _package(root, f"{names}\n{names}\n")


def _deep(levels: int) -> Callable[[Path], None]:
    def build(root: Path) -> None:
        _package(root)
        text = json.dumps({"name": "p", "resources": [TABLE]})
        deep = '{"a":' * levels + "1" + "}" * levels
        (root / "datapackage.json").write_text(text.replace('"p"', f'"p", "title": {deep}'), encoding="utf-8")

    return build


def _large(root: Path) -> None:
    with (_package(root) / "t.csv").open("r+b") as stream:
        stream.truncate(20 << 30)


REFUSED = {
    "a header of 10,000 columns": (_wide, "t.csv: more than 2,000 columns."),
    "a descriptor nested 10,000 deep": (_deep(10_000), "nested deeper than 64 levels."),
    "a descriptor nested 500 deep": (_deep(500), "nested deeper than 64 levels."),
    "a descriptor of 20 MB": (
        lambda root: _package(root, description="x" * 20_000_000),
        "datapackage.json: more than 16 MB.",
    ),
    "a list of a million values": (
        lambda root: _package(root, keywords=list(range(1_000_000))),
        "datapackage.json: more than 200,000 values.",
    ),
    "1,001 tables": (
        lambda root: _package(root, resources=[TABLE | {"name": f"t{number}"} for number in range(1_001)]),
        "datapackage.json: more than 1,000 tables.",
    ),
    "a list of 100,000 letters": (
        lambda root: _package(root, fields=[FIELD | {"constraints": {"enum": ["a" * 50_000, "b" * 50_000]}}]),
        "datapackage.json: the format or constraints (enum, pattern) of a column are longer than 100,000 characters.",
    ),
    "a name of 2,000 letters": (
        lambda root: _package(root, fields=[FIELD | {"name": "a" * 2_000}]),
        "datapackage.json: a name or path is longer than 1,000 characters.",
    ),
    "a line of 20 MB": (lambda root: _package(root, "a\n" + "x" * 20_000_000), "t.csv: a line of more than 16 MB"),
    "a schema of 2,001 columns": (
        lambda root: _package(root, fields=[FIELD | {"name": f"c{number}"} for number in range(2_001)]),
        "t.csv: more than 2,000 columns.",
    ),
    "a file of 20 GB": (_large, "t.csv: more than 256 MB."),
}


@pytest.mark.parametrize(("build", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_too_much_is_refused_with_a_word_on_what_it_is(tmp_path, build, said):
    build(tmp_path)
    done = _check(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_never_ends_is_not_opened(tmp_path):
    table = _package(tmp_path) / "t.csv"
    table.unlink()
    table.symlink_to("/dev/zero")
    done = _check(tmp_path)
    assert done.returncode == 2
    assert "[file-missing]" in done.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (",".join(map(str, range(1_000_000))), "bare.csv: more than 2,000 columns."),
        ("a,b\n1," + "x" * 20_000_000, "bare.csv: a line of more than 16 MB."),
    ],
    ids=["a million columns", "a line of 20 MB"],
)
def test_a_bare_file_has_the_same_bounds(tmp_path, content, said):
    (tmp_path / "bare.csv").write_text(content, encoding="utf-8")
    done = _check(tmp_path / "bare.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_what_is_refused_is_not_corrected_either(tmp_path):
    (tmp_path / "in").mkdir()
    _wide(tmp_path / "in")
    done = _check(tmp_path / "in", "--fix", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "more than 2,000 columns" in done.stderr
    assert not (tmp_path / "out").exists()


CELLS = {
    "a number of 20,000 digits": ("integer", "9" * 20_000),
    "a number with a huge exponent": ("integer", "1e999999999"),
    "a day of the year 999999999": ("date", "999999999-01-01"),
    "an object nested 2,000 deep": ("object", '"' + '{""a"":' * 2_000 + "1" + "}" * 2_000 + '"'),
}


@pytest.mark.parametrize(("kind", "cell"), CELLS.values(), ids=CELLS)
def test_a_cell_that_no_reader_can_take_is_a_finding(tmp_path, kind, cell):
    _package(tmp_path, f"a\n{cell}\n", [FIELD | {"type": kind}])
    report = tmp_path / "report.json"
    done = _check(tmp_path, "--quiet", "--report", f"json={report}")
    assert done.returncode == 1
    rules = [finding["rule"] for finding in json.loads(report.read_bytes())["findings"] if finding["path"] == "t.csv"]
    assert "type-error" in rules
    assert report.stat().st_size < 200_000


def test_a_cell_of_five_megabytes_is_found_and_not_repeated(tiny):
    with (tiny / "datasets/glossary.csv").open("a", encoding="utf-8") as stream:
        stream.write(f"용어,{'x' * 5_000_000},뜻.\n")
    reports = {form: tiny / f"report.{form}" for form in ("json", "html", "sarif", "junit", "markdown", "github")}
    done = _check(tiny, *(part for form, path in reports.items() for part in ("--report", f"{form}={path}")))
    assert done.returncode == 1
    assert "[long-cell]" in done.stdout
    assert all(path.stat().st_size < 300_000 for path in reports.values())


def test_a_hundred_thousand_blank_lines_are_counted(tiny):
    with (tiny / "datasets/glossary.csv").open("a", encoding="utf-8") as stream:
        stream.write("\n" * 100_000)
    done = _check(tiny, "--only", "cell-count")
    assert done.returncode == 1
    assert "the same in 100,000 places" in done.stdout


# From here on in this process, with smaller bounds, for the same without hundreds of megabytes.
PATTERN = FIELD | {"constraints": {"pattern": "(a+)+$"}}


def test_of_json_which_takes_most_room_less_is_read(tmp_path, monkeypatch, capsys):
    root = _package(tmp_path, resources=[TABLE | {"path": "t.json"}])
    (root / "t.json").write_text('[{"a": "1"}]' + " " * (1 << 20), encoding="utf-8")
    monkeypatch.setattr(bounds, "MOST", bounds.MOST | {"large-json": 1 << 20})
    assert validate_command([str(root), "--lang", "en"]) == 2
    assert "t.json: more than 1 MB of JSON." in capsys.readouterr().err


def test_a_pattern_that_does_not_come_to_an_end_is_given_up(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(bounds, "PATTERNS", 0.2)
    assert validate_command([str(_package(tmp_path, f"a\n{'a' * 60}b\n", [PATTERN])), "--lang", "en"]) == 2
    assert "t.csv, column ‘a’: matching the pattern never finishes." in capsys.readouterr().err


def test_a_pattern_that_comes_to_an_end_is_asked(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "PATTERNS", 5)
    report = pipeline.check(_package(tmp_path, "a\naaaa\nab\n", [PATTERN]))
    assert [f.line for f in report.findings if f.rule == "constraint-error"] == [3]


OURS = {
    "comments before a page that is none": lambda: kinds._PAGE.match(b"<!---->" * 500 + b"x"),
    "names that may be read in two ways": lambda: privacy.ALONE.fullmatch("황보시 " * 60 + "!"),
    "blanks behind a name": lambda: privacy.BESIDE_PHONE.search("홍길동" + " " * 300_000 + ":"),
    "a quotation mark that is never closed": lambda: inputs._QUOTED.findall(b'"' + b'\\"' * 300_000),
    "blanks before a particle": lambda: josa.attach(" " * 4_000 + "가", "은/는"),
    "an apostrophe before delimiters": lambda: delimiters.found(b"'" + b"," * 200_000 + b"'x\n"),
}


@pytest.mark.parametrize("ask", OURS.values(), ids=OURS)
def test_a_pattern_of_our_own_comes_to_an_end(ask):
    with bounds.patience(5, "slow-pattern"):
        ask()


@pytest.mark.parametrize(
    ("case", "most", "said"),
    [
        ("many-rows", 299, "t.csv: more than 299 rows."),
        ("many-cells", 299, "t.csv: more than 299 cells."),
        ("many-different", 299, "t.csv: more than 299 different cells."),
    ],
)
def test_a_table_has_so_many_rows_and_cells_at_most(tmp_path, monkeypatch, capsys, case, most, said):
    content = "a\n" + "".join(f"{number}\n" for number in range(300))
    monkeypatch.setattr(bounds, "MOST", bounds.MOST | {case: most})
    assert validate_command([str(_package(tmp_path, content)), "--lang", "en"]) == 2
    assert said in capsys.readouterr().err
    assert tidy_command([str(tmp_path), "--lang", "en"]) == 2
    monkeypatch.setattr(bounds, "MOST", bounds.MOST | {case: most + 2})
    assert validate_command([str(tmp_path), "--quiet"]) != 2


@pytest.mark.parametrize(
    ("case", "content"), [("many-tables", "a,b\n1,2\n\n\nc,d\nx,y\n3,4\n"), ("many-columns", "a,b\n1,2\n3,4\n")]
)
def test_a_file_that_nobody_described_has_so_many_tables_and_columns_at_most(tmp_path, monkeypatch, case, content):
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    vocabulary()  # our own tables, which are larger, are read once
    monkeypatch.setattr(bounds, "MOST", bounds.MOST | {case: 2})
    assert pipeline.check(tmp_path / "a.csv").rows
    monkeypatch.setattr(bounds, "MOST", bounds.MOST | {case: 1})
    with pytest.raises(UnusableInput, match=case):
        pipeline.check(tmp_path / "a.csv")


def test_too_little_memory_is_said(tmp_path, monkeypatch, capsys):
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pipeline, "check", exhausted)
    assert validate_command([str(_package(tmp_path)), "--lang", "en"]) == 2
    assert "not enough memory" in capsys.readouterr().err


def test_too_little_memory_for_a_workbook_is_no_damage_to_it(tmp_path, monkeypatch, capsys):
    def exhausted(*_: object) -> None:
        raise MemoryError

    (tmp_path / "a.xlsx").write_bytes(workbook([["번호", "이름"], [1, "가"]]))
    monkeypatch.setattr(workbooks, "_sheet", exhausted)
    assert validate_command([str(tmp_path / "a.xlsx"), "--lang", "en"]) == 2
    assert "not enough memory" in capsys.readouterr().err


def test_a_file_that_is_taken_away_while_it_is_checked_is_said(tmp_path, monkeypatch, capsys):
    def gone(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "t.csv")

    monkeypatch.setitem(pipeline.CHECKS, OWN, gone)
    assert validate_command([str(_package(tmp_path)), "--lang", "en"]) == 2
    assert "t.csv: cannot be read (permission denied)" in capsys.readouterr().err


def _deaf() -> None:
    """Work without an end that swallows every exception, as Frictionless does."""
    while True:
        with suppress(Exception):
            re.match("(a+)+$", "a" * 60 + "b")


@bounds.patience(0.1, "slow-table")
def _impatient() -> None:
    _deaf()


@bounds.patience(0.2, "slow-table")
def _patient_within() -> None:
    with bounds.patience(60, "slow-pattern"):
        assert re.match("a", "a")
    _deaf()


@bounds.patience(0.2, "slow-table")
def _impatient_around() -> None:
    with bounds.patience(60, "slow-pattern"):
        _deaf()


@pytest.mark.parametrize("work", [_impatient, _patient_within, _impatient_around])
def test_patience_ends_what_does_not_end_by_itself(work):
    with pytest.raises(UnusableInput, match="slow-table"):
        work()


def test_all_tables_together_have_an_end(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "ALL", 0.1)
    monkeypatch.setitem(pipeline.CHECKS, OWN, lambda *_: _deaf())
    with pytest.raises(UnusableInput, match="slow-table") as caught, bounds.patience(5, "slow-pattern"):
        pipeline.check(_package(tmp_path))
    assert caught.value.params == {"path": tmp_path}


def test_in_another_thread_where_there_are_no_signals_a_check_finds_the_same(tmp_path):
    root = _package(tmp_path, "a\naaaa\nab\n", [PATTERN])
    with ThreadPoolExecutor() as threads:
        assert threads.submit(pipeline.check, root).result() == pipeline.check(root)
        assert threads.submit(validate_command, [str(root), "--quiet"]).result() == 1


def _finding(number: int, rule: str = "padding", path: str = "t.csv") -> Finding:
    return Finding(rule=rule, path=path, line=number)


def test_a_ledger_keeps_what_is_shown_and_counts_the_rest():
    ledger = Ledger()
    assert ledger.take(_finding(number) for number in range(MOST + 7)) == {"padding"}
    *kept, last = sorted(ledger.closed(), key=lambda finding: finding.rule)
    assert (len(kept), last.rule, last.value, last.params) == (MOST, "too-many", "padding", {"more": 7, "of": ""})


def test_what_a_ledger_only_counts_is_of_one_cause_or_of_none():
    def last(*columns: str) -> Finding:
        ledger = Ledger()
        ledger.take(replace(_finding(number), column="a") for number in range(MOST))
        ledger.take(replace(_finding(1), column=column) for column in columns)
        return next(each for each in ledger.closed() if each.rule == "too-many")

    alike, mixed = last("b", "b"), last("b", "c")
    assert (alike.column, alike.params) == ("b", {"more": 2, "of": ""})
    assert alike.cause == replace(_finding(1), column="b").cause
    assert (mixed.column, mixed.params, mixed.cause[-1]) == ("", {"more": 2, "of": None}, None)


def test_a_ledger_that_is_full_still_has_one_of_each_rule():
    ledger = Ledger()
    ledger.take(_finding(number, path=f"{number // MOST}.csv") for number in range(ALL + 5))
    ledger.take([_finding(1, "formula"), _finding(2, "formula")])
    found = ledger.closed()
    assert [each.line for each in found if each.rule == "formula"] == [1]
    more = {(each.path, each.value): each.params["more"] for each in found if each.rule == "too-many"}
    assert more == {("20.csv", "padding"): 5, ("t.csv", "formula"): 1}
