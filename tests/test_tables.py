"""Reading a package: its descriptor, its rows with their lines, and the walk over tables side by side."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from gongyak.findings import UnusableInput
from gongyak.package import Package, property_types, read_package
from gongyak.tables import Row, groups, key_of, ranks, read_cells, read_rows

FIELDS = [{"name": "id", "type": "string"}, {"name": "n", "type": "integer"}, {"name": "text", "type": "string"}]


def make(root: Path, **files: str) -> Package:
    resources = [
        {"name": name, "path": f"{name}.csv", "schema": {"fields": FIELDS, "primaryKey": ["id", "n"]}} for name in files
    ]
    (root / "datapackage.json").write_text(json.dumps({"resources": resources}), encoding="utf-8")
    for name, content in files.items():
        (root / f"{name}.csv").write_bytes(content.encode())
    return read_package(root)


def test_a_row_knows_the_line_it_begins_on(tmp_path):
    package = make(tmp_path, a='\ufeffid,n,text\nx,1,"가\n나"\n\ny,2\n"z, ""z""",3,다')
    assert list(read_rows(package, "a")) == [
        Row(2, {"id": "x", "n": "1", "text": "가\n나"}),
        Row(5, {"id": "y", "n": "2"}),
        Row(6, {"id": 'z, "z"', "n": "3", "text": "다"}),
    ]


def test_a_cell_of_a_megabyte_is_read_whole(tmp_path):
    package = make(tmp_path, a="id,n,text\nx,1," + "가" * 1_000_000 + "\n")
    assert [len(row["text"]) for row in read_rows(package, "a")] == [1_000_000]


def test_a_table_or_file_that_is_not_there_has_no_rows(tmp_path):
    package = make(tmp_path, a="id,n,text\n")
    (tmp_path / "a.csv").unlink()
    assert [list(read_rows(package, name)) for name in ("a", "b")] == [[], []]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("2880", Decimal(2880)),
        ("-0.5", Decimal("-0.5")),
        ("", None),
        ("1,000", None),
        ("1_000", None),
        ("２８８０", None),
        ("1e3", None),
        ("NaN", None),
        ("-", None),
        (" 1", None),
        ("1.2.3", None),
    ],
)
def test_a_cell_is_a_number_only_when_it_is_plainly_one(cell, number):
    assert Row(2, {"n": cell}).number("n") == number


def test_a_missing_cell_is_empty():
    assert Row(2, {})["n"] == ""


def test_rows_are_ranked_by_key_with_numbers_as_numbers(tmp_path):
    table = make(tmp_path, a="id,n,text\n").tables["a"]
    columns = {"id": ["b", "a", "a", "a"], "n": ["1", "10", "9", "-1"]}
    ranked = sorted(zip(*ranks(table, columns), strict=True))
    assert [(name, text) for name, (_, text) in ranked] == [("a", "-1"), ("a", "9"), ("a", "10"), ("b", "1")]


def test_some_cells_are_read_as_the_rows_have_them(tmp_path):
    package = make(tmp_path, a='\ufeffid,n,text\nx,1,"가\n나"\n\ny,2\n')
    assert list(read_cells(package, "a", ["text", "id", "other"])) == [("가\n나", "x", ""), ("", "y", "")]
    assert list(read_cells(package, "b", ["id"])) == []


def test_tables_are_walked_side_by_side_even_when_one_is_out_of_order(tmp_path):
    package = make(
        tmp_path,
        a="id,n,text\nx,1,\nx,2,\nz,1,\n",
        b="id,n,text\nz,1,\nx,2,\ny,1,\nx,1,\n",
        c="id,n,text\n",
    )
    walked = [
        (value, {name: [row["n"] for row in rows[name]] for name in rows})
        for value, rows in groups(package, ["a", "b", "c"], "id")
    ]
    assert walked == [
        ("x", {"a": ["1", "2"], "b": ["2", "1"], "c": []}),
        ("y", {"a": [], "b": ["1"], "c": []}),
        ("z", {"a": ["1"], "b": ["1"], "c": []}),
    ]


def test_a_package_may_be_named_by_its_folder_or_its_descriptor(tmp_path):
    package = make(tmp_path, a="id,n,text\n")
    assert read_package(tmp_path / "datapackage.json") == package
    assert package.tables["a"].columns == ("id", "n", "text")
    assert package.tables["a"].numeric == {"n"}


RESOURCE = {"name": "a", "path": "a.csv", "schema": {"fields": FIELDS}}
SELF = {"fields": "id", "reference": {"fields": ["id"]}}


def test_a_foreign_key_without_resource_points_at_its_own_table(tmp_path):
    resource = RESOURCE | {"schema": {"fields": FIELDS, "foreignKeys": [SELF]}}
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [resource]}), encoding="utf-8")
    (key,) = read_package(tmp_path).tables["a"].foreign_keys
    assert (key.fields, key.resource, key.reference) == (("id",), "a", ("id",))


NESTED = "(" * 5_000 + ")" * 5_000


def key(fields: object, reference: dict) -> dict:
    return {"schema": {"fields": FIELDS, "foreignKeys": [{"fields": fields, "reference": reference}]}}


def pattern(stated: object) -> dict:
    return {"schema": {"fields": [{"name": "id", "constraints": {"pattern": stated}}]}}


@pytest.mark.parametrize(
    ("change", "case", "value", "found"),
    [
        ({"schema": 5}, "not-object", "schema", "5"),
        ({"schema": {"fields": "id"}}, "not-list", "schema.fields", '"id"'),
        ({"schema": {"fields": ["id"]}}, "not-object", "schema.fields[0]", '"id"'),
        ({"schema": {"fields": [{"type": "string"}]}}, "lacks", "schema.fields[0].name", None),
        ({"schema": {"fields": FIELDS, "missingValues": None}}, "not-list", "schema.missingValues", "null"),
        ({"schema": {"fields": FIELDS, "primaryKey": [5]}}, "not-text", "schema.primaryKey[0]", "5"),
        ({"schema": {"fields": FIELDS, "uniqueKeys": [5]}}, "not-list", "schema.uniqueKeys[0]", "5"),
        ({"schema": {"fields": FIELDS, "foreignKeys": ["a"]}}, "not-object", "schema.foreignKeys[0]", '"a"'),
        (
            {"schema": {"fields": FIELDS, "foreignKeys": [{"fields": "id"}]}},
            "lacks",
            "schema.foreignKeys[0].reference",
            None,
        ),
        (key("id", {"resource": "t"}), "lacks", "schema.foreignKeys[0].reference.fields", None),
        (key("id", {"resource": 5, "fields": "id"}), "not-text", "schema.foreignKeys[0].reference.resource", "5"),
        (key(5, {"resource": "t", "fields": "id"}), "not-list", "schema.foreignKeys[0].fields", "5"),
        (key("id", {"resource": "t", "fields": [5]}), "not-text", "schema.foreignKeys[0].reference.fields[0]", "5"),
        ({"hash": ["x\n"]}, "not-text", "hash", '["x\\n"]'),
        (pattern(5), "not-text", "schema.fields[0].constraints.pattern", "5"),
        (pattern(NESTED), "no-pattern", "schema.fields[0].constraints.pattern", f'"{NESTED[:79]}…'),
        (pattern("a{99999999999}"), "no-pattern", "schema.fields[0].constraints.pattern", '"a{99999999999}"'),
    ],
)
def test_what_is_of_another_kind_than_it_must_be_is_named(change, case, value, found):
    property_types.check(RESOURCE, "resources[3]")
    with pytest.raises(UnusableInput) as error:
        property_types.check(RESOURCE | change, "resources[3]")
    assert (error.value.case, error.value.params.get("found")) == (case, found)
    assert error.value.params["value"] == f"resources[3].{value}"


@pytest.mark.parametrize(
    ("descriptor", "reason"),
    [
        ("", "not-json"),
        ("[" * 100_000, "deep-descriptor"),
        ("[]", "no-package"),
        ("{}", "no-package"),
        ({"resources": []}, "no-table"),
        ({"resources": [RESOURCE | {"schema": {"fields": FIELDS, "missingValues": [{}]}}]}, "misshapen"),
        ({"resources": [RESOURCE | {"path": "../a.csv"}]}, "path-outside"),
        ({"resources": [RESOURCE | {"path": "/etc/passwd"}]}, "path-outside"),
        ({"resources": [RESOURCE | {"path": "https://example.org/a.csv"}]}, "path-outside"),
        ({"resources": [RESOURCE | {"path": ["../a.csv", "b.csv"]}]}, "path-outside"),
        ({"resources": [RESOURCE | {"schema": "../schema.json"}]}, "path-outside"),
        ({"resources": [RESOURCE | {"schema": "schema.json"}]}, "named-missing"),
        ({"resources": [RESOURCE | {"path": "a.pdf", "schema": {"fields": []}}]}, "no-table"),
        ({"resources": [{"path": "a.csv", "schema": {"fields": FIELDS}}]}, "lacks"),
        ({"resources": [RESOURCE | {"title": 5}]}, "not-text"),
        ({"resources": [RESOURCE | {"schema": {"fields": [{"name": ["id"]}]}}]}, "not-text"),
        ({"resources": [RESOURCE | {"schema": {"fields": [{"name": "id", "constraints": []}]}}]}, "not-object"),
        (
            {"resources": [RESOURCE | {"schema": {"fields": [{"name": "id", "constraints": {"pattern": "("}}]}}]},
            "no-pattern",
        ),
        ({"resources": ["a.csv"]}, "not-object"),
        ({"resources": [RESOURCE | {"schema": {"fields": "id"}}]}, "not-list"),
        ({"resources": [RESOURCE | {"schema": {"fields": [{"id": "a"}]}}]}, "lacks"),
    ],
)
def test_a_descriptor_that_is_none_is_refused_with_the_reason(tmp_path, descriptor, reason):
    content = descriptor if isinstance(descriptor, str) else json.dumps(descriptor)
    (tmp_path / "datapackage.json").write_text(content, encoding="utf-8")
    with pytest.raises(UnusableInput, match=reason):
        read_package(tmp_path)


def test_a_folder_without_descriptor_is_refused(tmp_path):
    with pytest.raises(UnusableInput, match="missing"):
        read_package(tmp_path)


def test_a_row_without_a_column_of_the_key_has_an_empty_key(tmp_path):
    table = replace(make(tmp_path, a="id,n,text\n").tables["a"], primary_key=("gone", "id"))
    assert key_of(table, Row(2, {"id": "x"})) == "/x"
