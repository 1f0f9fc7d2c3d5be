"""Every rule catches what breaks it and lets the nearest innocent case pass.

Each file of data/broken is named after a rule and holds

``basis``      ``own`` where it is about other people's data, of which data/own is the smallest; otherwise data/tiny is,
``edits``      what is done to it so that the rule is broken,
``findings``   all errors that must then be found, one a line: path:line [column] rule: value,
``near_miss``  edits that come close and must not be found fault with,
``confirmed``  whether the confirmed discrepancy of data/tiny is still found (when the audit runs, it is),
``target``     the bare file that is checked instead of data/tiny, where the rule is about these; an edit writes it.

An edit sets a cell (table, line, column, value, repeat), replaces text that occurs once (file, find, replace), adds
lines (file, append, times, in an encoding), writes, encodes or removes a file, saves a workbook (file, rows), or sets a
property of the descriptor (at, value; no value removes it; in a list the name of a member leads on).
"""

import csv
import io
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
import pytest
import yaml
from conftest import ROOT, copy_tiny
from gongyak import pipeline
from gongyak.findings import DISCREPANCY
from gongyak.messages import LANGUAGES, message
from gongyak.package import INFERRED, MODEL, OWN
from gongyak.reports import catalogue, excerpts
from gongyak.rules import RULES, held
from gongyak.text import visible

EXAMPLES = {path.stem: path for path in sorted((ROOT / "tests/data/broken").glob("*.yml"))}
CONFIRMED = ["datasets/work_finance.csv:6 [rate_pct] execution-rate: 91"]


def _cell(root: Path, edit: Mapping) -> None:
    path = root / "datasets" / f"{edit['table']}.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    place = rows[0].index(edit["column"])
    value = edit["value"] * edit.get("repeat", 1)
    assert rows[edit["line"] - 1][place] != value
    rows[edit["line"] - 1][place] = value
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    path.write_text(stream.getvalue(), encoding="utf-8", newline="")


def _replace(root: Path, edit: Mapping) -> None:
    path = root / edit["file"]
    text = path.read_bytes().decode()
    assert text.count(edit["find"]) == 1
    path.write_bytes(text.replace(edit["find"], edit["replace"]).encode())


def _append(root: Path, edit: Mapping) -> None:
    path = root / edit["file"]
    lines = (edit["append"].replace("{n}", f"{n:04}") for n in range(1, edit.get("times", 1) + 1))
    path.write_bytes(path.read_bytes() + "".join(lines).encode(edit.get("in", "utf-8")))


def _encode(root: Path, edit: Mapping) -> None:
    path = root / edit["file"]
    path.write_bytes(path.read_bytes().decode().encode(edit["encode"]))


def _set(root: Path, edit: Mapping) -> None:
    path, (*way, last) = root / "datapackage.json", edit["at"]
    descriptor = part = json.loads(path.read_bytes())
    for name in way:
        part = next(each for each in part if each["name"] == name) if isinstance(part, list) else part[name]
    part.pop(last, None)
    part |= {last: edit["value"]} if "value" in edit else {}
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def _save(root: Path, edit: Mapping) -> None:
    book = openpyxl.Workbook()
    for row in edit["rows"]:
        book.active.append(row)
    book.save(root / edit["file"])


KINDS = {
    "at": _set,
    "column": _cell,
    "find": _replace,
    "append": _append,
    "encode": _encode,
    "write": lambda root, edit: (root / edit["file"]).write_bytes(edit["write"].encode()),
    "rows": _save,
    "remove": lambda root, edit: (root / edit["file"]).unlink(),
}


def _start(root: Path, basis: str) -> None:
    """What an example begins with: a whole small package, or nothing where a bare file is checked."""
    if basis == INFERRED:
        root.mkdir(exist_ok=True)
    elif basis == OWN:
        shutil.copytree(ROOT / "tests/data/own", root, dirs_exist_ok=True)
    else:
        copy_tiny(root)


def _basis(example: Mapping) -> str:
    return INFERRED if "target" in example else example.get("basis", MODEL)


def _check(root: Path, edits: list[Mapping], basis: str = MODEL, target: str = "") -> pipeline.Report:
    _start(root, basis)
    for edit in edits:
        (kind,) = KINDS.keys() & edit.keys()
        KINDS[kind](root, edit)
    return pipeline.check(root / target)


def _errors(report: pipeline.Report) -> list[str]:
    return [_line(finding) for finding in report.findings if finding.severity != DISCREPANCY]


def _confirmed(report: pipeline.Report) -> list[str]:
    return [_line(finding) for finding in report.findings if finding.severity == DISCREPANCY]


def _line(finding) -> str:
    return f"{finding.path}:{finding.line} [{finding.column}] {finding.rule}: {visible(finding.value)}"


def _expected(findings: list) -> Iterator[str]:
    """A mapping stands for one line for each number ``from`` … ``to``, put where the line says {n}."""
    for entry in findings:
        if isinstance(entry, str):
            yield entry
        else:
            yield from (entry["each"].replace("{n}", str(n)) for n in range(entry["from"], entry["to"] + 1))


@pytest.fixture(scope="module")
def shown() -> Iterator[dict[str, Mapping]]:
    """The examples of the catalogue, renewed from what was found when that is asked for."""
    shown = {} if os.environ.get("RENEW") else {**catalogue.examples()}
    yield shown
    if os.environ.get("RENEW"):
        content = json.dumps(dict(sorted(shown.items())), ensure_ascii=False, indent=1)
        catalogue.EXAMPLES.write_text(f"{content}\n", encoding="utf-8")


def _shown(report: pipeline.Report, name: str) -> Mapping:
    """The first finding of a rule as the catalogue shows it, with its row where it has one."""
    finding = next(each for each in report.findings if each.rule == name and each.severity != DISCREPANCY)
    row = excerpts.rows(report.package, [finding]).get((finding.table, finding.path, finding.line))
    cells = excerpts.excerpt(report.package.tables[finding.table], finding, row) if row else ()
    fact = {key: getattr(finding, key) for key in ("path", "line", "column", "table", "key")}
    params = {key: visible(each, 400) if isinstance(each, str) else each for key, each in finding.params.items()}
    fact |= {"value": visible(finding.value), "params": params, "row": {cell.name: cell.value for cell in cells}}
    return json.loads(json.dumps(fact))


def test_every_rule_has_its_example_and_every_example_its_rule() -> None:
    assert len(RULES) > 100
    assert EXAMPLES.keys() == RULES.keys()


def test_the_smallest_package_has_one_confirmed_discrepancy_and_no_error(tmp_path: Path) -> None:
    report = _check(tmp_path, [])
    assert (_errors(report), _confirmed(report)) == ([], CONFIRMED)
    assert report.rules == held(MODEL)
    assert (len(report.rows), sum(report.rows.values())) == (60, 192)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_breaks_a_rule_is_found_with_all_that_follows(name: str, tmp_path: Path, shown: dict) -> None:
    example = yaml.safe_load(EXAMPLES[name].read_text(encoding="utf-8"))
    basis = _basis(example)
    report = _check(tmp_path, example["edits"], basis, example.get("target", ""))
    assert report.package.basis == basis
    assert _errors(report) == list(_expected(example["findings"]))
    assert name in {finding.rule for finding in report.findings if finding.severity != DISCREPANCY}
    assert _confirmed(report) == (CONFIRMED if basis == MODEL and example.get("confirmed", True) else [])
    said = [message(report.package, finding, language) for finding in report.findings for language in LANGUAGES]
    assert all(each.text and each.fix and "\n" not in each.text + each.fix for each in said)
    assert shown.setdefault(name, _shown(report, name)) == _shown(report, name)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_comes_close_to_breaking_a_rule_is_let_pass(name: str, tmp_path: Path) -> None:
    example = yaml.safe_load(EXAMPLES[name].read_text(encoding="utf-8"))
    assert example["near_miss"]
    basis = _basis(example)
    report = _check(tmp_path, example["near_miss"], basis, example.get("target", ""))
    assert (_errors(report), _confirmed(report)) == ([], CONFIRMED if basis == MODEL else [])
    assert report.rules == held(basis)
