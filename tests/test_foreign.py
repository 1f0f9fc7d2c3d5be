"""Packages with a schema of their own: held against it and what holds for everyone, and against nothing else."""

import json
from pathlib import Path

import openpyxl
import pytest
from gongyak import pipeline
from gongyak.findings import UnusableInput
from gongyak.messages import message
from gongyak.package import MODEL, OWN, read_package
from gongyak.pointers import places
from gongyak.reports import excerpts
from gongyak.reports.provenance import hashes
from gongyak.schema import crashes
from gongyak.sources import read_source

V2 = "https://datapackage.org/profiles/2.0/datapackage.json"


def made(root: Path, *resources: dict, files: dict[str, str | bytes] | None = None, **about: object) -> Path:
    for name, content in (files or {}).items():
        (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    text = json.dumps(about | {"resources": [*resources]}, ensure_ascii=False, indent=1)
    (root / "datapackage.json").write_text(text, encoding="utf-8")
    return root


def table(name: str = "t", path: str = "t.csv", /, *fields: dict, **more: object) -> dict:
    fields = fields or ({"name": "a", "type": "integer"}, {"name": "b", "type": "string"})
    schema = {"fields": list(fields)} | more.pop("schema", {})
    return {"name": name, "path": path, "schema": schema} | more


def found(root: Path) -> list[tuple[str, int, str, str, str]]:
    findings = pipeline.check(root).findings
    return [(each.path, each.line, each.column, each.rule, each.severity) for each in findings]


@pytest.mark.parametrize(
    ("stated", "content"),
    [
        ({}, "a,b\n1,x\n"),
        ({}, "\ufeffa,b\r\n1,x \r\n007,=1+1\r\n"),
        ({"dialect": {"delimiter": ";"}}, "a;b\n1;x\n"),
        ({"dialect": {"csv": {"delimiter": "|", "quoteChar": "'"}}}, "a|b\n1|'x|y\nz'\n"),
        ({"dialect": {"header": False}}, "1,x\n2,y\n"),
        ({"dialect": {"headerRows": [2]}}, "제목\na,b\n1,x\n"),
        ({"dialect": {"commentChar": "#"}}, "# 말\na,b\n1,x\n# 말\n2,y\n"),
        ({"dialect": {"escapeChar": "\\", "doubleQuote": False}}, 'a,b\n1,"x \\" y"\n'),
        ({"dialect": {"skipInitialSpace": True}}, 'a, b\n1, "x, y"\n'),
        ({"encoding": "utf-8-sig"}, "\ufeffa,b\r\n1,가나다\r\n"),
        ({"encoding": "UTF8"}, "a,b\n1,가나다\n"),
        ({"encoding": "ISO-8859-1"}, "a,b\n1,EDUCAÇÃO\n".encode("latin-1")),
        ({"encoding": "euc-kr"}, "a,b\n1,가나다\n".encode("cp949")),
        ({"encoding": "utf-16"}, "a,b\n1,가나다\n".encode("utf-16")),
        ({"format": "tsv"}, "a\tb\n1\tx\n"),
        ({"schema": {"missingValues": ["", "-"]}}, "a,b\n-,x\n"),
        ({"schema": {"missingValues": ["", "#N/A"]}}, "a,b\n1,#N/A\n"),
    ],
    ids=str,
)
def test_a_clean_package_of_someone_else_is_clean(tmp_path, stated, content):
    report = pipeline.check(made(tmp_path, table(**stated), files={"t.csv": content}))
    assert [*report.findings] == []
    assert report.package.basis == OWN
    assert report.rows["t"] in (1, 2)
    assert {"type-error", "quotes", "loose-form"} < {*report.rules}
    assert {"tidy", "byte-order-mark", "descriptor-words", "padding"}.isdisjoint(report.rules)


def test_lines_are_physical_whatever_stands_between_the_rows(tmp_path):
    content = '# 말\na;b\n1;"x\ny"\n# 말\nx;y\n\n3\n4;5;6\n'
    root = made(tmp_path, table(dialect={"delimiter": ";", "commentChar": "#"}), files={"t.csv": content})
    assert found(root) == [
        ("t.csv", 6, "a", "type-error", "error"),
        ("t.csv", 7, "", "blank-row", "error"),
        ("t.csv", 8, "b", "missing-cell", "error"),
        ("t.csv", 9, "", "extra-cell", "error"),
    ]


def test_what_was_lost_is_found_in_names_of_columns_too(tmp_path):
    fields = {"name": "a", "type": "integer"}, {"name": "\ufffd", "type": "string"}
    root = made(tmp_path, table("t", "t.csv", *fields), files={"t.csv": "a,\ufffd\n1,x\n2,y\x07\n"})
    assert found(root) == [
        ("t.csv", 1, "\ufffd", "lost-character", "error"),
        ("t.csv", 3, "\ufffd", "lost-character", "error"),
    ]


def test_rows_in_json_are_judged_where_they_stand(tmp_path):
    inline = {"name": "i", "data": [["a", "b"], [1, "x"], ["y", "z"]], "schema": table()["schema"]}
    filed = table("f", "f.json", dialect={})
    root = made(tmp_path, inline, filed, files={"f.json": '[\n{"a": 1, "b": "x"},\n{"a": "y"}\n]'})
    text = (root / "datapackage.json").read_text(encoding="utf-8").splitlines()
    # The row begins on the line before its first cell.
    line = [each.strip() for each in text].index('"y",')
    assert found(root) == [
        ("datapackage.json", line, "a", "type-error", "error"),
        ("f.json", 3, "a", "type-error", "error"),
    ]


@pytest.mark.parametrize("content", ["[]", "[[]]", '{"a": 1}'])
def test_json_that_holds_no_rows_is_no_table_of_any(tmp_path, content):
    inline = {"name": "i", "data": json.loads(content), "schema": table()["schema"]}
    root = made(tmp_path, inline, table("f", "f.json"), files={"f.json": content})
    assert found(root) == [
        ("datapackage.json", 0, "", "no-rows", "note"),
        ("datapackage.json", 0, "", "source-error", "error"),
        ("f.json", 0, "", "no-rows", "note"),
        ("f.json", 0, "", "source-error", "error"),
    ]


def test_all_rows_in_json_may_stand_on_one_line(tmp_path):
    rows = [{"a": number, "b": "x"} for number in range(1_500)]
    root = made(tmp_path, table("t", "t.json"), files={"t.json": json.dumps(rows)})
    report = pipeline.check(root)
    assert ([*report.findings], report.rows) == ([], {"t": 1_500})


def test_what_is_no_table_or_lies_elsewhere_is_said_and_the_rest_judged(tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr("socket.getaddrinfo", refuse)
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.csv").write_text("a,b\nx,y\n", encoding="utf-8")
    (tmp_path / "in/link.csv").symlink_to(tmp_path / "secret.csv")
    root = made(
        tmp_path / "in",
        table("good", "good.csv", schema={}),
        {"name": "picture", "path": "map.png"},
        {"name": "loose", "path": "loose.csv"},
        table("remote", "https://example.org/t.csv"),
        table("above", "../secret.csv"),
        table("linked", "link.csv"),
        {"name": "schema", "path": "good.csv", "schema": "../schema.json"},
        table("parts", ["good.csv", "later.csv"]),
        files={"good.csv": "a,b\n1,x\n", "loose.csv": "a\n1\n", "map.png": "x"},
        profile="https://example.org/profile.json",
    )
    places = [(finding.table, finding.rule, finding.severity) for finding in pipeline.check(root).findings]
    assert sorted(places) == [
        ("above", "resource-unread", "error"),
        ("linked", "file-missing", "error"),
        ("loose", "passed-over", "note"),
        ("parts", "file-missing", "error"),
        ("picture", "passed-over", "note"),
        ("remote", "resource-unread", "error"),
        ("schema", "resource-unread", "error"),
    ]


def parts(root: Path, *contents: str | bytes, **stated: object) -> Path:
    names = [f"{name}.csv" for name in "pqr"[: len(contents)]]
    return made(root, table("t", names, **stated), files=dict(zip(names, contents, strict=True)))


@pytest.mark.parametrize(
    ("stated", "contents", "rows"),
    [
        ({}, ("a,b\n1,x\n", "a,b\n2,y\n"), 2),
        ({}, ("\ufeffa,b\r\n1,x\r\n", '\ufeff"a", b\r\n2,y', "a,b\n"), 2),
        ({"dialect": {"header": False}}, ("1,x\n", "", "2,y\n3,z\n"), 3),
        ({"encoding": "cp949"}, ("a,b\n1,가\n".encode("cp949"), "a,b\n2,나\n".encode("cp949")), 2),
    ],
    ids=str,
)
def test_a_clean_table_in_several_files_is_clean(tmp_path, stated, contents, rows):
    report = pipeline.check(parts(tmp_path, *contents, **stated))
    assert ([*report.findings], report.rows["t"]) == ([], rows)


def test_a_fault_in_a_later_file_of_a_table_stands_on_its_line_there(tmp_path):
    contents = ('a,b\n1,"x\ny"\n', "a,b\n2,y\nz,w\n", "a,b\n\n３,\n1,v\n")
    root = parts(tmp_path, *contents, schema={"uniqueKeys": [["a"]]})
    assert found(root) == [
        ("q.csv", 3, "a", "type-error", "error"),
        ("r.csv", 2, "", "blank-row", "error"),
        ("r.csv", 3, "a", "loose-form", "error"),
        ("r.csv", 4, "a", "unique-key", "error"),
    ]
    assert pipeline.check(root).findings[3].params["other"] == "p.csv:2"
    root = parts(tmp_path, "a,b\n1,x\n", "a,b\n2,y\n", "a,b\n2,z\n", schema={"primaryKey": "a"})
    assert found(root) == [("r.csv", 2, "", "primary-key", "error")]
    assert pipeline.check(root).findings[0].params["other"] == "q.csv:2"


def test_a_line_that_no_file_ends_goes_on_in_the_next(tmp_path):
    root = parts(tmp_path, "a,b\n1,x", "a,b\n2,y\nz,w", "a,b\n3,v\nu,s\n")
    assert found(root) == [
        ("p.csv", 2, "", "extra-cell", "error"),
        ("q.csv", 3, "", "extra-cell", "error"),
        ("q.csv", 3, "a", "type-error", "error"),
        ("r.csv", 3, "a", "type-error", "error"),
    ]


def test_of_the_files_of_a_table_each_must_be_there_and_begin_as_the_first(tmp_path):
    root = parts(tmp_path, "a,b\n1,x\n", "2,y\n3,z\n", "b,a\n4,v\n")
    assert found(root) == [("q.csv", 1, "", "later-part", "error"), ("r.csv", 1, "", "later-part", "error")]
    (root / "q.csv").unlink()
    assert found(root) == [("q.csv", 0, "", "file-missing", "error")]


def test_a_broken_quote_and_odd_bytes_in_a_later_file_are_said_there(tmp_path):
    root = parts(tmp_path, "a,b\n1,x\n", 'a,b\n2,y\n3,"z\n')
    assert found(root) == [("q.csv", 3, "", "quotes", "error")]
    (root / "q.csv").write_bytes("a,b\n2,y\n3,가\n".encode("cp949"))
    assert found(root) == [("q.csv", 3, "", "encoding", "error")]


@pytest.mark.parametrize("away", ["../secret.csv", "/etc/passwd", "https://example.org/t.csv", 5])
def test_a_table_one_of_whose_files_is_outside_is_not_opened_at_all(tmp_path, away):
    root = made(tmp_path, table("in"), table("t", ["t.csv", away]), files={"t.csv": "a,b\n1,x\n"})
    assert ("t", "resource-unread") in [(each.table, each.rule) for each in pipeline.check(root).findings]
    with pytest.raises(UnusableInput, match="path-outside"):
        pipeline.check(made(tmp_path, table("t", ["t.csv", away])))


def test_reports_know_all_files_of_a_table_and_the_row_of_a_finding_in_each(tmp_path):
    package = (report := pipeline.check(parts(tmp_path, "a,b\nz,x\n", "a,b\nw,y\n"))).package
    assert [*hashes(package)] == ["datapackage.json", "p.csv", "q.csv"]
    assert excerpts.rows(package, report.findings) == {
        ("t", "p.csv", 2): {"a": "z", "b": "x"},
        ("t", "q.csv", 2): {"a": "w", "b": "y"},
    }


def test_workbooks_and_json_in_several_files_are_refused(tmp_path):
    root = made(tmp_path, table(), table("j", ["j.json", "k.json"]), files={"t.csv": "a,b\n1,x\n"})
    assert [(each.table, each.rule, each.params["case"]) for each in pipeline.check(root).findings] == [
        ("j", "resource-unread", "several-files")
    ]
    with pytest.raises(UnusableInput, match="several-files"):
        pipeline.check(made(tmp_path, table("x", ["x.xlsx", "y.xlsx"])))


@pytest.mark.parametrize(
    ("dialect", "said"),
    [
        ({}, []),
        ({"sheetName": "가"}, []),
        ({"sheetName": "나"}, [("x.xlsx", 2, "a", "type-error", "error")]),
        ({"sheetNumber": 2}, [("x.xlsx", 2, "a", "type-error", "error")]),
        ({"excel": {"sheet": "나"}}, [("x.xlsx", 2, "a", "type-error", "error")]),
        ({"sheetName": "다"}, [("x.xlsx", 0, "", "unjudged", "error")]),
    ],
)
def test_the_sheet_is_the_one_that_the_dialect_names_as_the_standard_does(tmp_path, dialect, said):
    book = openpyxl.Workbook()
    book.active.title = "가"
    for sheet, cell in ((book.active, 1), (book.create_sheet("나"), "둘")):
        sheet.append(["a", "b"])
        sheet.append([cell, "x"])
    book.save(tmp_path / "x.xlsx")
    assert found(made(tmp_path, table("x", "x.xlsx", dialect=dialect))) == said


def test_our_own_tables_lie_in_one_file_each(tiny):
    path = tiny / "datapackage.json"
    descriptor = json.loads(path.read_bytes())
    pledges = next(each for each in descriptor["resources"] if each["name"] == "pledges")
    pledges["path"] = [pledges["path"], "datasets/more.csv"]
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    said = [each for each in pipeline.check(tiny).findings if each.rule == "resource-unread"]
    assert [(each.table, each.params["case"]) for each in said] == [("pledges", "several-files")]


def test_of_a_table_without_a_schema_the_form_is_judged_as_frictionless_sees_it(tmp_path):
    content = "a;b;\n1;x;y\n2;z\n\n3;v;w;u\n"
    inline = {"name": "i", "data": [["a", "b"], [1, 2], [3]]}
    bare = {"name": "t", "path": "t.csv", "dialect": {"delimiter": ";"}}
    root = made(tmp_path, bare, inline, files={"t.csv": content})
    lines = (root / "datapackage.json").read_text(encoding="utf-8").splitlines()
    short = [number for number, line in enumerate(lines, 1) if line.strip() == "["][-1]
    assert found(root) == [
        ("datapackage.json", 3, "", "passed-over", "note"),
        ("datapackage.json", 10, "", "passed-over", "note"),
        ("datapackage.json", short, "b", "missing-cell", "error"),
        ("t.csv", 1, "field3", "blank-label", "error"),
        ("t.csv", 3, "field3", "missing-cell", "error"),
        ("t.csv", 4, "", "blank-row", "error"),
        ("t.csv", 5, "", "extra-cell", "error"),
    ]
    assert {each.params["case"] for each in pipeline.check(root).findings if each.rule == "passed-over"} == {
        "form-only"
    }


def test_a_column_that_seems_to_be_of_numbers_holds_numbers_only(tmp_path):
    rows = "".join(f"{number},x\n" for number in range(100))
    root = made(tmp_path, {"name": "t", "path": "t.csv"}, files={"t.csv": f"a,b\n{rows}１,y\nzz,y\n"})
    assert found(root) == [
        ("datapackage.json", 3, "", "passed-over", "note"),
        ("t.csv", 103, "a", "type-error", "error"),
    ]
    assert pipeline.check(root).findings[1].params["case"] == "integer"


def test_of_tables_of_our_model_none_goes_without_a_schema(tiny):
    path = tiny / "datapackage.json"
    descriptor = json.loads(path.read_bytes())
    del next(each for each in descriptor["resources"] if each["name"] == "glossary")["schema"]
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    said = [each for each in pipeline.check(tiny).findings if each.rule == "passed-over"]
    assert [(each.table, each.params["case"], each.severity) for each in said] == [("glossary", "no-schema", "error")]


def test_a_document_must_be_there_with_the_bytes_that_are_stated(tmp_path):
    root = made(
        tmp_path,
        table(),
        {"name": "map", "path": "map.png"},
        {"name": "short", "path": "short.pdf", "bytes": 3, "hash": "0" * 32},
        {"name": "long", "path": ["short.pdf", "long.pdf"], "bytes": 7},
        {"name": "form", "path": "t.csv", "bytes": 7},
        {"name": "away", "path": "https://example.org/a.pdf", "bytes": 3},
        files={"t.csv": "a,b\n1,x\n", "short.pdf": "x"},
    )
    assert [each for each in found(root) if each[4] == "error"] == [
        ("long.pdf", 0, "", "file-missing", "error"),
        ("map.png", 0, "", "file-missing", "error"),
        ("short.pdf", 0, "", "byte-count", "error"),
        ("short.pdf", 0, "", "hash-count", "error"),
        ("t.csv", 0, "", "byte-count", "error"),
    ]


def test_a_mark_of_no_value_is_not_taken_for_a_wrong_number_nor_an_empty_key_for_a_repeated_one(tmp_path):
    root = made(tmp_path, table(schema={"primaryKey": "b"}), files={"t.csv": "a,b\nNA,x\n1원,y\n3,\n"})
    report = pipeline.check(root)
    told = [message(report.package, each, "ko") for each in report.findings]
    assert [(each.line, each.rule) for each in report.findings] == [
        (2, "type-error"),
        (3, "type-error"),
        (4, "primary-key"),
    ]
    assert told[0].fix == "‘NA’가 값이 없다는 뜻이면 칸을 비우거나, datapackage.json의 missingValues에 추가하세요."
    assert told[1].fix == "쉼표나 단위 없이 0~9만으로 적으세요: 2880"
    assert told[2].text == "행을 가리키는 값(키: b)이 비었습니다."


def test_a_schema_that_is_not_there_is_one_fault_and_called_as_it_is_stated(tmp_path):
    lost = {"name": "u", "path": "t.csv", "schema": "s.json", "profile": "tabular-data-resource"}
    root = made(tmp_path, table(), lost, files={"t.csv": "a,b\n1,x\n"})
    (finding,) = pipeline.check(root).findings
    assert (finding.rule, finding.value, finding.params["case"]) == ("resource-unread", "s.json", "named-missing")
    with pytest.raises(UnusableInput, match="named-missing"):
        pipeline.check(made(tmp_path, lost))


def test_schema_and_dialect_may_be_files_of_the_package(tmp_path):
    files = {"t.csv": "a;b\nx;1\n", "s.json": json.dumps(table()["schema"]), "d.json": '{"delimiter": ";"}'}
    root = made(tmp_path, {"name": "t", "path": "t.csv", "schema": "s.json", "dialect": "d.json"}, files=files)
    assert found(root) == [("t.csv", 2, "a", "type-error", "error")]


def test_a_link_that_leads_to_itself_is_a_missing_file(tmp_path):
    root = made(tmp_path, table(), table("u", "u.csv") | {"schema": "s.json"}, files={"u.csv": "a\n1\n"})
    for name in ("t.csv", "s.json"):
        (root / name).symlink_to(name)
    assert [(path, rule) for path, _, _, rule, _ in found(root)] == [
        ("datapackage.json", "resource-unread"),
        ("t.csv", "file-missing"),
    ]


@pytest.mark.parametrize(
    ("field", "cells", "odd"),
    [
        ({"type": "integer"}, ["1", " 2", "+3", "007", "２", "1_000", "\u00a05"], ["２", "1_000", "\u00a05"]),
        ({"type": "number"}, ["1.5", "1e3", "NaN", "-INF", ".5", "Infinity", "１.5"], ["Infinity", "１.5"]),
        ({"type": "number", "groupChar": ",", "decimalChar": "."}, ["1,000.5", "１,000"], ["１,000"]),
        (
            {"type": "integer", "bareNumber": False},
            ["5원", "-3", "제2호", "△2", "(3)", "약 ▲4"],
            ["△2", "(3)", "약 ▲4"],
        ),
        ({"type": "date"}, ["2022-07-01", "2022-7-1"], ["2022-7-1"]),
        ({"type": "date", "format": "%Y.%m.%d"}, ["2022.7.1"], []),
        ({"type": "year"}, ["2022", "+202", "２０２２"], ["+202", "２０２２"]),
        ({"type": "yearmonth"}, ["2022-07", "2022-7"], ["2022-7"]),
        ({"type": "string", "categories": ["가", {"value": "나"}]}, ["가", "나", "다"], ["다"]),
        ({"type": "integer", "categories": [1, "2"]}, ["1", "02", "+2", "3"], ["3"]),
        ({"type": "string", "categories": ["가", {"label": "나"}, None]}, ["가", "나"], ["나"]),
        ({"type": "string", "constraints": {"required": True}}, ["x", "\u3000"], ["\u3000"]),
        ({"type": "string", "constraints": {"pattern": "A|B"}}, ["A", "B", "Axx"], ["Axx"]),
        ({"type": "string"}, ["x\ty", "a\0b", "깨\ufffd짐"], ["a\0b", "깨\ufffd짐"]),
    ],
    ids=str,
)
def test_what_frictionless_lets_pass_is_a_fault_only_where_it_is_one(tmp_path, field, cells, odd):
    rows = "\n".join(["f,k", *(f'"{cell}",{number}' for number, cell in enumerate(cells))])
    fields = ({"name": "f"} | field, {"name": "k", "type": "integer"})
    findings = pipeline.check(made(tmp_path, table("t", "t.csv", *fields), files={"t.csv": rows + "\n"})).findings
    assert [each.value for each in findings] == odd
    assert len({each.rule for each in findings}) == bool(odd)


def test_keys_that_are_unique_together_are_held_apart_and_empty_ones_are_none(tmp_path):
    content = "a,b\n1,x\n1,y\n1,x\n,x\n,x\n"
    root = made(tmp_path, table(schema={"uniqueKeys": [["a", "b"]]}), files={"t.csv": content})
    assert found(root) == [("t.csv", 4, "b", "unique-key", "error")]


def test_a_table_with_a_foreign_key_lies_as_its_dialect_says(tmp_path):
    key = {"fields": "a", "reference": {"resource": "p", "fields": "a"}}
    child = table(dialect={"header": False}, schema={"foreignKeys": [key]})
    root = made(tmp_path, table("p", "p.csv"), child, files={"p.csv": "a,b\n1,x\n", "t.csv": "1,x\n3,y\n"})
    report = pipeline.check(root)
    assert [(each.path, each.line, each.value, each.rule) for each in report.findings] == [
        ("t.csv", 2, "3", "foreign-key")
    ]
    assert report.rows == {"p": 1, "t": 2}


def test_faults_of_the_descriptor_stand_on_their_line(tmp_path):
    (tmp_path / "t.csv").write_text("a\n1\n", encoding="utf-8")
    (tmp_path / "datapackage.json").write_text(
        '{"resources": [\n {"name": "t", "path": "t.csv",\n  "name": "u",\n  "schema": {"fields": [\n'
        '   {"name": "a", "type": "integer"}],\n   "foreignKeys": [\n'
        '    {"fields": "a", "reference": {"resource": "gone", "fields": "a"}}]}},\n'
        ' {"name": "v", "path": "t.csv", "schema": {"fields": [\n  {"name": "a",\n   "type": 5}]}}]}\n',
        encoding="utf-8",
    )
    assert found(tmp_path) == [
        ("datapackage.json", 3, "", "property-twice", "error"),
        ("datapackage.json", 7, "a", "descriptor-reference", "error"),
        ("datapackage.json", 8, "", "resource-unread", "error"),
        ("datapackage.json", 10, "", "field-error", "error"),
    ]


def test_what_frictionless_says_of_a_column_only_as_it_reads_its_cells_is_said_of_the_column(tmp_path):
    field = {"name": "a", "type": "array", "arrayItem": {"type": "string", "missingValues": "x"}}
    root = made(tmp_path, table("t", "t.csv", field), files={"t.csv": 'a\n"[""u""]"\n'})
    report = pipeline.check(root)
    assert [finding.rule for finding in report.findings] == ["field-error"]
    assert "'x' is not valid under any of the given schemas" in message(report.package, report.findings[0], "en").text


def test_a_table_that_frictionless_chokes_on_is_unjudged_and_the_others_judged(tmp_path):
    listed = table("l", "l.csv", {"name": "a", "type": "list"}, schema={"primaryKey": "a"})
    root = made(tmp_path, listed, table(), files={"l.csv": 'a\n"x,y"\n', "t.csv": "a,b\nx,y\n"})
    assert found(root) == [("datapackage.json", 8, "a", "unjudged", "error"), ("t.csv", 2, "a", "type-error", "error")]


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ({"type": "date", "constraints": {"minimum": 0}}, ("bound", "0")),
        ({"type": "integer", "constraints": {"minimum": [True, "가"]}}, ("bound", '[true, "가"]')),
        ({"type": "integer", "constraints": {"maximum": "많음"}}, ("bound", "많음")),
        ({"type": "object", "constraints": {"unique": True}}, ("composed", "object")),
        ({"type": "date", "constraints": {"minimum": 0, "maximum": "2022-12-31", "unique": True}}, ("bound", "0")),
        ({"type": "date", "constraints": {"minimum": "2020-01-01"}}, None),
        ({"type": "object"}, None),
    ],
)
def test_why_frictionless_could_not_judge_is_told_where_it_is_stated(tmp_path, stated, told):
    cell = {"date": "2022-07-01", "integer": "1", "object": '"{""x"": 1}"'}[stated["type"]]
    root = made(tmp_path, table("l", "l.csv", {"name": "a"} | stated), files={"l.csv": f"a\n{cell}\n"})
    found = [(each.path, each.params["case"], each.value) for each in pipeline.check(root).findings]
    assert found == ([("datapackage.json", *told)] if told else [])


def test_what_frictionless_ends_in_for_another_reason_is_told_as_it_is(tmp_path):
    listed = table("l", "l.csv", {"name": "a", "type": "list"}, {"name": "b", "type": "date"})
    package = read_package(made(tmp_path, listed, files={"l.csv": "a,b\nx,2022-07-01\n"}))
    (told,) = crashes.of(package, read_source(package, package.tables["l"]), KeyError("가"))
    assert (told.rule, told.path, told.value, told.params) == ("unjudged", "l.csv", "KeyError('가')", {"case": "error"})


def test_two_of_our_tables_are_meant_to_be_ours_and_one_is_chance(tiny):
    descriptor = json.loads((tiny / "datapackage.json").read_bytes())
    for names, basis in (({"documents", "terms"}, MODEL), ({"documents", "glossary"}, OWN)):
        chosen = [resource for resource in descriptor["resources"] if resource["name"] in names]
        (tiny / "datapackage.json").write_text(json.dumps(descriptor | {"resources": chosen}), encoding="utf-8")
        assert read_package(tiny).basis == basis


def test_nothing_but_documents_is_nothing_to_check(tmp_path):
    with pytest.raises(UnusableInput, match="no-table"):
        pipeline.check(made(tmp_path, {"name": "p", "path": "p.pdf"}))


def test_places_in_json_are_those_of_an_editor():
    text = '{"a": [1,\n {"b": "x\\"}",\n  "c\\u0061": []}],\n "d": {},\n "a": 2}'
    known = places(text)
    assert known.lines == {(): 1, ("a",): 5, ("a", 0): 1, ("a", 1): 2, ("a", 1, "b"): 2, ("a", 1, "ca"): 3, ("d",): 4}
    assert known.twice == (("a",),)
    assert (known.line("a", 1, "gone"), known.line("gone")) == (2, 1)


def test_places_are_kept_no_deeper_than_anybody_asks():
    assert len(places("[" * 60 + "]" * 60).lines) == 9


@pytest.mark.parametrize("encoding", ["zlib", "klingon", "undefined", "rot13", "a\0b", "idna"])
def test_an_encoding_that_is_none_is_a_fault_of_the_file_alone(tmp_path, encoding):
    root = made(
        tmp_path, table(encoding=encoding), table("u", "u.csv"), files={"t.csv": "a,b\n가,x\n", "u.csv": "a,b\nx,y\n"}
    )
    assert [(path, rule) for path, _, _, rule, _ in found(root)] == [("t.csv", "encoding"), ("u.csv", "type-error")]
