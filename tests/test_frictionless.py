"""Frictionless asked about distinct cells must say what Frictionless asked about the table would.

``schema`` leaves the table out where nothing can be wrong with it. Made-up tables, most of them with a slip or two, are
judged both ways; nobody else may ever hear less than Frictionless itself has to say.
"""

import csv
import io
import json
from pathlib import Path
from random import Random

import frictionless
import pytest
from gongyak import preflight, schema
from gongyak.descriptor.whitelist import FIXED
from gongyak.package import read_package
from gongyak.sources import read_source

CASES = 400
# Our rules about what it lets pass, such as repeated keys that are no values; what it only warns of is said, too.
STRICTER = {"plain-form", "whole-pattern", "required-blank", "primary-key", "error-limit", "unjudged"}
# Cells of each type that are right, then some that are not, or only just.
CELLS = {
    "string": (["가", "나 다", "a,b", 'a "b"'], ["", "A", "가" * 9, "x\u0301"]),
    "integer": (["1", "20", "300", "-4"], ["", "x", "1.0", "01", "+1", "1_0", "4000", "-50", "２"]),
    "number": (["1", "2.5", "-0.25", "1000"], ["", "x", "1.0", "2.50", "1e3", "NaN", "Infinity", "-.5", "4000"]),
    "date": (["2022-07-01", "2023-01-31", "2024-02-29"], ["", "2022-7-1", "2023-02-29", "2022", "1999-01-01"]),
    "boolean": (["true", "false"], ["", "True", "1", "yes"]),
    "year": (["2022", "2023", "1999"], ["", "22", "+202", "x"]),
    "any": (["1", "가"], [""]),
}
LIMITS = {
    "string": [{"minLength": 2}, {"maxLength": 5}, {"pattern": "[가-힣 ]+|a.*"}, {"enum": ["가", "나 다", "a,b"]}],
    "integer": [{"minimum": -10}, {"maximum": 350}, {"enum": [1, 20, 300, -4]}],
    "number": [{"minimum": -1}, {"maximum": 1000}, {"enum": [1, 2.5]}],
    "date": [{"minimum": "2000-01-01"}, {"maximum": "2024-02-29"}],
    "year": [{"minimum": 2000}],
}
BOOLEAN = {"trueValues": ["true"], "falseValues": ["false"]}


def _field(random: Random, name: str) -> dict:
    kind = random.choice([*CELLS])
    constraints: dict = {}
    if random.random() < 0.4:
        constraints |= random.choice(LIMITS.get(kind if random.random() < 0.9 else "string", [{}]))
    for name_of, chance in (("required", 0.4), ("unique", 0.1)):
        if random.random() < chance:
            constraints[name_of] = True
    about = BOOLEAN if kind == "boolean" else {}
    return {"name": name, "type": kind, "constraints": constraints} | about


def _rows(random: Random, fields: list[dict]) -> list[list[str]]:
    wrong = random.choice([0, 0, 0.02, 0.1])
    rows = []
    for number in range(random.choice([1, 3, 12])):
        cells = [random.choice(CELLS[field["type"]][random.random() < wrong]) for field in fields]
        rows.append([f"k{number if random.random() > wrong else 0}", *cells])
    if random.random() < wrong:
        rows.append([""] * len(rows[0]))
    return rows


def _make(random: Random, root: Path) -> None:
    """A package of one table with a key and up to four columns of any type."""
    fields = [_field(random, f"f{number}") for number in range(random.randint(1, 4))]
    key = ["k"] if random.random() < 0.8 else random.choice([[], ["k", "f0"], ["f0"]])
    schema = {"fields": [{"name": "k", "type": "string"}, *fields], "primaryKey": key, "missingValues": [""]}
    if random.random() < 0.1:
        schema["missingValues"] = ["", "-", "1"]
    resource = {"name": "t", "path": "t.csv", "schema": schema, **FIXED}
    if random.random() < 0.1:
        resource |= random.choice([{"bytes": 7}, {"hash": "sha256:0"}, {"hash": "crc:0"}, {"licenses": "free"}])
    _write(root, resource, [["k", *(field["name"] for field in fields)], *_rows(random, fields)])


def _write(root: Path, resource: dict, rows: list[list[str]]) -> None:
    (root / "datapackage.json").write_text(json.dumps({"resources": [resource]}), encoding="utf-8")
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    (root / "t.csv").write_text(stream.getvalue(), encoding="utf-8", newline="")


def _judged(root: Path) -> tuple[list | None, list]:
    """The findings in the one table, as found by us and by asking about the whole table without more ado."""
    package = read_package(root)
    source = read_source(package, package.tables["t"])
    clean = not [*preflight.check(source)]
    return [*schema.check(package, source, clean=clean)], [*schema.check(package, source, clean=False)]


def _bare(root: Path) -> set[tuple[int, str, str]]:
    """Line, column and type of what Frictionless says by itself; each record is a line of its own."""
    (resource,) = json.loads((root / "datapackage.json").read_bytes())["resources"]
    try:
        report = frictionless.Resource.from_descriptor(resource, basepath=str(root)).validate()
    except frictionless.FrictionlessException as exception:
        return {(1, "", error.type) for error in exception.to_errors()}
    errors = [*report.errors, *report.tasks[0].errors]
    return {(getattr(error, "row_number", 0), getattr(error, "field_name", ""), error.type) for error in errors}


def test_asking_about_distinct_cells_finds_all_that_asking_about_the_table_finds(tmp_path):
    spared = faulty = 0
    asked = schema._resource_errors
    for seed in range(CASES):
        _make(Random(seed), tmp_path)
        calls = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(schema, "_resource_errors", lambda *facts, calls=calls: calls.append(1) or asked(*facts))
            ours, theirs = _judged(tmp_path)
        assert ours == theirs, f"seed {seed}"
        told = {(finding.line, finding.column, finding.rule) for finding in ours}
        bare = _bare(tmp_path)
        assert bare <= told, f"seed {seed}"
        assert {rule for *_, rule in told - bare} <= STRICTER, f"seed {seed}"
        spared += len(calls) == 1
        faulty += bool(theirs)
    # The comparison would be worth nothing if the table were always asked about, or there were never a fault in it.
    assert spared > 60
    assert faulty > 150


KEPT = [[f"k{number:04}", "1"] for number in range(1002)]


@pytest.mark.parametrize(
    ("kind", "constraints", "key", "rows", "rule"),
    [
        ("number", {"unique": True}, "k", [["a", "1"], ["b", "1.0"]], "unique-error"),
        ("number", {"unique": True}, "k", [["a", "1"], ["b", "1"]], "unique-error"),
        ("string", {}, [], [["a", "b"], ["", ""]], "blank-row"),
        ("integer", {"minLength": 1}, "k", [["a", "1"]], "field-error"),
        ("number", {}, "f", [[key, f"1.{number * '0'}0"] for number, (key, _) in enumerate(KEPT)], "error-limit"),
        ("number", {}, "f", KEPT, "error-limit"),
        ("number", {}, "k", KEPT, None),
    ],
    ids=[
        "two texts of one number in a unique column",
        "a text repeated in a unique column",
        "a row without any cell",
        "a constraint that the type does not know",
        "a thousand texts of one number as keys",
        "a thousand times the same key",
        "nothing",
    ],
)
def test_what_does_not_hang_on_one_cell_is_found_too(tmp_path, kind, constraints, key, rows, rule):
    fields = [{"name": "k", "type": "string"}, {"name": "f", "type": kind, "constraints": constraints}]
    described = {"fields": fields, "primaryKey": key, "missingValues": [""]}
    _write(tmp_path, {"name": "t", "path": "t.csv", "schema": described, **FIXED}, [["k", "f"], *rows])
    ours, theirs = _judged(tmp_path)
    assert ours == theirs
    assert rule in {finding.rule for finding in ours} | {None}
    assert bool(ours) == bool(rule)
