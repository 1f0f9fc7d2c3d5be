"""Frictionless and we: what it accepts of ours, what it lets through, and what happens when it gives up."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from gongyak import links, pipeline, schema
from gongyak.findings import Finding
from gongyak.package import Package, read_package
from gongyak.schema import crashes
from gongyak.sources import read_source

# The console script: ``python -m frictionless`` would import any frictionless_*.py of the current folder.
FRICTIONLESS = Path(sys.executable).with_name("frictionless")


def describe(root: Path, change) -> Path:
    path = root / "datapackage.json"
    descriptor = json.loads(path.read_bytes())
    change({resource["name"]: resource for resource in descriptor["resources"]})
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    return root


def judged(package: Package) -> Iterator[Finding]:
    """What is found in the tables of a package, pre-flight and audit left aside."""
    keys = {}
    yield from schema.check_package(package)
    for table in package.tables.values():
        source = read_source(package, table)
        keys |= links.keys(package, source)
        yield from schema.check(package, source, clean=True)
    yield from links.check(package, keys)


def frictionless(root: Path) -> tuple[int, dict]:
    command = [str(FRICTIONLESS), "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("whose", ["real", "tiny"])
def test_frictionless_itself_finds_the_package_valid(whose, tiny):
    status, report = frictionless(ROOT if whose == "real" else tiny)
    assert (status, report["valid"], report["errors"]) == (0, True, [])
    assert len(report["tasks"]) == 60
    assert sum(task["stats"]["rows"] for task in report["tasks"]) > 190
    assert [task["warnings"] for task in report["tasks"] if task["warnings"]] == []


def test_frictionless_and_we_lose_the_same_references(tiny):
    for name, old, new in (
        ("components", "2,subproject", "2,subprojct"),
        ("finance", "plan,2,plan", "plan,3,plan"),
        ("governments", "basic,haneul", "basic,hanul"),
        ("recipients", ",2,404,노을책방", ",,404,노을책방"),
    ):
        path = tiny / f"datasets/{name}.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8", newline="")
    (tiny / "datasets/code_relation.csv").write_text(
        "code,label_ko,label_en,description,order,vocabulary\nx,x,x,x,1,\n"
    )
    _, report = frictionless(tiny)
    theirs = {
        (task["place"], error["rowNumber"], error["fieldNames"][-1])
        for task in report["tasks"]
        for error in task["errors"]
        if error["type"] == "foreign-key"
    }
    findings = judged(read_package(tiny))
    ours = {(finding.path, finding.line, finding.column) for finding in findings if finding.rule == "foreign-key"}
    assert len(ours) > 10
    assert ours == theirs


def test_what_frictionless_ends_in_an_exception_at_is_a_fault_of_its_description(tiny, monkeypatch):
    change = lambda tables: tables["works"]["schema"]["fields"][4]["constraints"].update(minimum="x")  # noqa: E731
    found = judged(read_package(describe(tiny, change)))
    assert [(each.path, each.column, each.rule, each.value, each.params["case"]) for each in found] == [
        ("datapackage.json", "year", "unjudged", "x", "bound")
    ]
    monkeypatch.setattr(crashes, "_readable", lambda *_: True)
    (fault,) = judged(read_package(tiny))
    assert (fault.path, fault.params["case"]) == ("datasets/works.csv", "error")
    assert fault.value.startswith("TypeError(")


def test_one_bad_description_does_not_hide_the_errors_of_another_table(tiny):
    describe(tiny, lambda tables: tables["glossary"].update(bytes="many"))
    path = tiny / "datasets/items.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("사업기간,24,", "사업기간,스물넷,"), encoding="utf-8", newline=""
    )
    found = [(finding.path, finding.line, finding.rule) for finding in judged(read_package(tiny))]
    assert found == [("datasets/items.csv", 3, "type-error"), ("datapackage.json", 1, "resource-error")]


def test_nothing_outside_the_package_is_opened_and_no_network_used(tiny, monkeypatch):
    def change(tables):
        tables["glossary"].update(
            scheme="https",
            extrapaths=["https://example.org/more.csv"],
            profile="https://example.org/profile.json",
        )
        tables["glossary"]["$schema"] = "https://example.org/schema.json"

    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    report = pipeline.check(describe(tiny, change))
    assert [(finding.rule, finding.value) for finding in report.findings if finding.severity == "error"] == [
        ("descriptor-property", "$schema"),
        ("descriptor-property", "extrapaths"),
        ("descriptor-property", "profile"),
        ("descriptor-value", "scheme"),
    ]


def test_a_key_that_names_no_column_of_the_table_is_said_and_survived(tiny):
    path = tiny / "datasets/reviews.csv"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8", newline="")
    report = pipeline.check(describe(tiny, lambda tables: tables["reviews"]["schema"].update(primaryKey=["nope"])))
    assert {finding.rule for finding in report.findings} >= {"schema-error", "tidy"}


@pytest.mark.parametrize("way", ["file", "folder"])
def test_a_link_out_of_the_package_is_not_followed(tiny, tmp_path, way):
    outside = tmp_path / "outside"
    outside.mkdir()
    name = "datasets/glossary.csv" if way == "file" else "datasets"
    (tiny / name).rename(outside / "kept")
    (tiny / name).symlink_to(outside / "kept")
    missing = [finding.path for finding in pipeline.check(tiny).findings if finding.rule == "file-missing"]
    assert len(missing) == (1 if way == "file" else 60)


def test_a_folder_in_place_of_a_file_is_missing(tiny):
    (tiny / "datasets/glossary.csv").unlink()
    (tiny / "datasets/glossary.csv").mkdir()
    assert [f.rule for f in pipeline.check(tiny).findings] == ["file-missing"]


def test_a_faulty_table_keeps_the_audit_back_but_not_the_schema_of_the_others(tiny):
    (tiny / "datasets/glossary.csv").write_bytes("용어".encode("cp949"))
    path = tiny / "datasets/finance.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace(",40000000,100,", ",4천만,100,"), encoding="utf-8", newline=""
    )
    report = pipeline.check(tiny)
    assert [(f.path, f.line, f.rule) for f in report.findings] == [
        ("datasets/finance.csv", 13, "type-error"),
        ("datasets/glossary.csv", 1, "encoding"),
    ]
    assert report.rows["glossary"] == 0
    assert report.rows["finance"] == 15
    assert {"type-error", "encoding"} < set(report.rules)
    assert {"fund-sum", "discrepancy-stale", "personal-data"}.isdisjoint(report.rules)


def test_our_own_rules_see_only_the_rows_they_are_given(tiny):
    package = read_package(tiny)
    alone = replace(package, tables={"components": package.tables["components"]})
    assert list(judged(alone)) == []
