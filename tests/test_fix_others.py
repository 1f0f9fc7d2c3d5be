"""The corrected copy of other people's packages: what their own schema asks for, and no more."""

import hashlib
import io
import json
import random
import re
import zipfile
from contextlib import suppress
from pathlib import Path

import foreign_packages
import openpyxl
import pytest
from fixed import copied, files, listed
from gongyak import bounds, pipeline
from gongyak.cli import validate_command
from gongyak.copies import splices, write_copy
from gongyak.findings import UnusableInput
from gongyak.package import OWN, Field
from gongyak.repairs import repaired
from gongyak.targets import Place

FIELDS = [
    {"name": "code", "type": "string", "constraints": {"pattern": "[0-9]{3}"}},
    {"name": "구", "type": "string", "constraints": {"enum": ["강남구", "서초구"]}},
    {"name": "order", "type": "string"},
    {"name": "amount", "type": "integer", "title": "금액"},
    {"name": "day", "type": "date"},
    {"name": "share", "type": "number", "decimalChar": ","},
    {"name": "made", "type": "date", "format": "%d.%m.%Y"},
]
HEADER = "code;구;order;amount;day;share;made\n"
CLEAN = f"{HEADER}007;강남구;  (2)  a;2880;2022-07-01;1,5;01.07.2022\n'008';서초구;２; +5;2022-08-01;;02.07.2022\n"
DIALECT = {"delimiter": ";", "quoteChar": "'"}


def package(root: Path, data: bytes, **stated: object) -> Path:
    """A package of someone else: a table, a picture, its schema in a file of its own."""
    (root / "data").mkdir(parents=True)
    (root / "data/a.csv").write_bytes(data)
    (root / "map.png").write_bytes(b"\x89PNG\0")
    schema = {"fields": FIELDS, "missingValues": ["", "( )", "-"]}
    (root / "schema.json").write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")
    table = {"name": "a", "path": "data/a.csv", "schema": "schema.json", "dialect": DIALECT} | stated
    resources = [{"name": "map", "path": "map.png"}, table]
    text = json.dumps({"name": "other", "resources": resources}, ensure_ascii=False)
    (root / "datapackage.json").write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp949"])
def test_a_clean_package_is_copied_byte_for_byte_with_all_that_it_names(tmp_path, codec, capsys):
    stated = {"encoding": "cp949"} if codec == "cp949" else {}
    root = package(tmp_path / "own", CLEAN.replace("\n", "\r\n").encode(codec), **stated)
    (root / "unnamed.txt").touch()
    copy, changes = copied(root, tmp_path / "out")
    (root / "unnamed.txt").unlink()
    assert (copy, changes) == (files(root), [])
    assert capsys.readouterr().err == ""


def test_a_blank_row_alone_is_a_fault(tmp_path):
    copy, changes = copied(package(tmp_path / "own", f"{CLEAN}\n".encode()), tmp_path / "out")
    assert copy["data/a.csv"].decode() == CLEAN.replace("'", "")
    assert "data/a.csv:4: (blank row removed)" in changes


def test_blank_rows_that_the_own_dialect_passes_over_stay(tmp_path):
    data = CLEAN.replace("\n", "\n\n").encode()
    root = package(tmp_path / "own", data, dialect=DIALECT | {"skipBlankRows": True})
    assert copied(root, tmp_path / "out") == (files(root), [])


def test_cells_become_what_the_own_schema_asks_for_and_the_delimiter_stays(tmp_path):
    dirty = CLEAN.replace("2880", "2,880").replace(";2022-07-01;", ";2022. 7. 1.;").replace("강남구;", "강남구\u00a0;")
    copy, changes = copied(package(tmp_path / "own", dirty.encode()), tmp_path / "out")
    assert copy["data/a.csv"].decode() == CLEAN.replace("'", "")
    assert changes[:-1] == [
        "data/a.csv: (no needless quotes, a last line end)",
        "data/a.csv:2: [구] ‘강남구<U+00A0>’ → ‘강남구’ (plain blanks, blanks at the ends and repeated blanks removed)",
        "data/a.csv:2: [amount] ‘2,880’ → ‘2880’ (number without commas, negative with -)",
        "data/a.csv:2: [day] ‘2022. 7. 1.’ → ‘2022-07-01’ (date as year-month-day)",
    ]
    assert changes[-1].startswith("datapackage.json: [a] ‘{'delimiter'")
    assert json.loads(copy["datapackage.json"])["resources"][1]["dialect"] == {
        "delimiter": ";",
        "lineTerminator": "\n",
        "quoteChar": '"',
        "doubleQuote": True,
        "header": True,
    }


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-16", "ascii"])
def test_a_file_in_another_encoding_than_stated_becomes_utf_8_and_says_so(tmp_path, encoding):
    data = CLEAN.encode("cp949")
    stated = {"encoding": encoding, "bytes": len(data), "hash": hashlib.md5(data).hexdigest()}
    copy, changes = copied(package(tmp_path / "own", data, **stated), tmp_path / "out")
    now = json.loads(copy["datapackage.json"])["resources"][1]
    content = CLEAN.replace("'", "").encode()
    assert copy["data/a.csv"] == content
    assert (now["encoding"], now["bytes"], now["hash"]) == ("utf-8", len(content), hashlib.md5(content).hexdigest())
    assert "data/a.csv: ‘CP949’ → ‘UTF-8’ (encoding)" in changes


def test_titles_order_and_empty_rows_are_put_right_and_rows_stay_where_they_are(tmp_path):
    rows = [line.split(";") for line in CLEAN.replace("amount", "금액").splitlines()]
    dirty = "\n".join(";".join([row[-1], *row[:-1]]) for row in rows) + "\n\n;;;;;;\n"
    copy, changes = copied(package(tmp_path / "own", dirty.encode()), tmp_path / "out")
    assert copy["data/a.csv"].decode() == CLEAN.replace("'", "")
    assert [change.rpartition("(")[2] for change in changes] == [
        "no needless quotes, a last line end)",
        "blank row removed)",
        "name of the column)",
        "order of the columns)",
        "delimiter and quotes)",
    ]


def field(kind: str, **more: object) -> Field:
    stated = {"name": "x", "type": kind, "format": "default", "title": "", "description": "", "constraints": {}}
    return Field(**stated | more)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        *((field("integer"), cell) for cell in ("(2)", "1,5", "007", " 12 ", "+5", "2,880원", "", "-")),
        *((field("date"), cell) for cell in ("2022.1", "2022.13.45", "2022-07-01 ")),
        *((field("string"), cell) for cell in (" 가  나 ", "２０２２", "\u200b", "010-1234", "2,880")),
        (field("string", constraints={"enum": ["가 ", "나"]}), "가 "),
        (field("string", constraints={"enum": ["나"]}), "가 "),
        (field("integer", missing=frozenset({"１"})), "１"),
        (field("integer", notation=True), "2,880"),
        (field("date", format="%Y.%m.%d"), "2022.07.01"),
        (field("boolean"), "TRUE"),
        (field("year"), "２０２２"),
        (field("integer", constraints={"pattern": "[0-9],[0-9]{3}"}), "2,880"),
        (None, " 가 "),
    ],
)
def test_what_an_own_schema_accepts_or_would_not_accept_repaired_stays(column, cell):
    assert repaired(column, cell, OWN) == (cell, ())


def test_what_is_repaired_must_be_one_of_the_list():
    assert repaired(field("integer", constraints={"enum": [1, 2]}), "１", OWN)[0] == "1"
    assert repaired(field("string", constraints={"enum": ["1", "2"]}), "１", OWN)[0] == "1"
    assert repaired(field("string", constraints={"enum": ["3"]}), "１", OWN)[0] == "１"


def test_a_file_that_cannot_be_repaired_is_left_out_and_the_rest_is_there(tmp_path, capsys):
    root = package(tmp_path / "own", CLEAN.replace("'008'", "'008").encode())
    descriptor = json.loads((root / "datapackage.json").read_bytes())
    schema = {"fields": [{"name": "x", "type": "integer"}]}
    descriptor["resources"].append({"name": "b", "path": "b.csv", "schema": schema})
    (root / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (root / "b.csv").write_text("x\n△1\n", encoding="utf-8")
    assert validate_command([str(root), "--fix", str(tmp_path / "out"), "--lang", "en", "--quiet"]) == 2
    assert sorted(files(tmp_path / "out")) == ["CHANGES.md", "b.csv", "datapackage.json", "map.png", "schema.json"]
    assert capsys.readouterr().err.startswith("Not checked: data/a.csv:3: not copied")


def test_files_that_lie_outside_are_not_brought_and_those_named_twice_not_written_over(tmp_path):
    root = package(tmp_path / "deep/own", CLEAN.encode(), path=["data/a.csv", "../../secret.txt"])
    (tmp_path / "secret.txt").touch()
    (tmp_path / "new").mkdir()
    descriptor = json.loads((root / "datapackage.json").read_bytes())
    schema = {"fields": [{"name": "x", "type": "integer"}]}
    for name in ("b", "c"):
        descriptor["resources"].append({"name": name, "path": "b.csv", "schema": schema})
    (root / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (root / "b.csv").write_text("x\n1,000\n", encoding="utf-8")
    validate_command([str(root), "--fix", str(tmp_path / "new/out"), "--lang", "en", "--quiet"])
    assert (tmp_path / "new/out/b.csv").read_text(encoding="utf-8") == "x\n1,000\n"
    assert {*files(tmp_path)} == {
        "secret.txt",
        *(f"deep/own/{name}" for name in files(root)),
        *(f"new/out/{name}" for name in {*files(root), "CHANGES.md"}),
    }


@pytest.mark.parametrize("seed", range(25))
def test_a_copy_of_a_made_up_package_has_no_more_faults_and_is_its_own_copy(tmp_path, seed):
    root, out = tmp_path / "own", tmp_path / "out"
    root.mkdir()
    foreign_packages.write(random.Random(seed), root)
    before, faults = files(root), pipeline.check(root).errors
    with suppress(UnusableInput):  # not one of its tables can be corrected
        copy = write_copy(Place(path=root), out, "en")
    assert files(root) == before
    if not out.exists() or copy.refused:
        return
    assert pipeline.check(out).errors <= faults
    write_copy(Place(path=out), tmp_path / "again", "en")
    first, second = ({**files(folder), "CHANGES.md": b""} for folder in (out, tmp_path / "again"))
    assert first == second
    assert faults or first == before | {"CHANGES.md": b""}


def described(root: Path, tables: dict[str, dict], **stated: object) -> Path:
    """A package of someone else with these tables of a name, an amount and a day."""
    root.mkdir(exist_ok=True)
    schema = {"fields": [{"name": "name", "type": "string"}, {"name": "amount", "type": "integer", "title": "금액"}]}
    schema["fields"].append({"name": "day", "type": "date"})
    resources = [{"name": name, "schema": schema} | table for name, table in tables.items()]
    text = json.dumps({"name": "other", "resources": resources} | stated, ensure_ascii=False)
    (root / "datapackage.json").write_text(text, encoding="utf-8")
    return root


def kept(out: Path) -> list[str]:
    """What the list says could not be corrected."""
    return listed((out / "CHANGES.md").read_bytes())[1]


def resource(data: bytes, name: str) -> dict:
    """A resource of a descriptor."""
    return next(each for each in json.loads(data)["resources"] if each["name"] == name)


def test_each_file_of_a_table_in_several_is_corrected_where_its_rows_are(tmp_path):
    joined = 'name,금액,day\n가,"1,000",2022.7.1\n나,2,\n\n다,△3,\n'.encode("cp949")
    stated = {"path": ["1.csv", "2.csv"], "rows": 4, "bytes": len(joined), "hash": hashlib.md5(joined).hexdigest()}
    root = described(tmp_path / "own", {"parts": stated})
    (root / "1.csv").write_text('name,금액,day\n가,"1,000",2022.7.1\n', encoding="cp949")
    (root / "2.csv").write_text("name,금액,day\n나,2,\n\n다,△3,\n", encoding="cp949")
    copy, changes = copied(root, tmp_path / "out")
    assert copy["1.csv"].decode() == "name,amount,day\n가,1000,2022-07-01\n"
    assert copy["2.csv"].decode() == "name,amount,day\n나,2,\n다,-3,\n"
    assert changes[:7] == [
        "1.csv: ‘CP949’ → ‘UTF-8’ (encoding)",
        "2.csv:3: (blank row removed)",
        "1.csv:1: [amount] ‘금액’ → ‘amount’ (name of the column)",
        "2.csv:1: [amount] ‘금액’ → ‘amount’ (name of the column)",
        "1.csv:2: [amount] ‘1,000’ → ‘1000’ (number without commas, negative with -)",
        "2.csv:4: [amount] ‘△3’ → ‘-3’ (number without commas, negative with -)",
        "1.csv:2: [day] ‘2022.7.1’ → ‘2022-07-01’ (date as year-month-day)",
    ]
    content = "name,amount,day\n가,1000,2022-07-01\n나,2,\n다,-3,\n".encode()
    now = resource(copy["datapackage.json"], "parts")
    assert (now["rows"], now["bytes"], now["hash"]) == (3, len(content), hashlib.md5(content).hexdigest())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("name,amount,day\n가,２,\n", "나,3,\n다,4,\n"),
        ("name,amount,day\n가,２,", "name,amount,day\n나,3,\n"),
    ],
)
def test_files_of_a_table_that_join_in_two_ways_stay_as_they_are_and_that_is_said(tmp_path, first, second, capsys):
    root = described(tmp_path / "own", {"parts": {"path": ["1.csv", "2.csv"]}})
    (root / "1.csv").write_text(first, encoding="utf-8")
    (root / "2.csv").write_text(second, encoding="utf-8")
    before = files(root)
    assert copied(root, tmp_path / "out", 1) == (before, [])
    assert kept(tmp_path / "out")[0].startswith("1.csv: (kept as it is, since it is unclear how its files join")
    validate_command([str(root), "--fix", str(tmp_path / "shown"), "--lang", "en"])
    assert "unclear how its files join" in capsys.readouterr().out


def test_files_that_several_tables_share_stay_as_they_are_and_that_is_said(tmp_path):
    tables = {"parts": {"path": ["a.csv", "b.csv"]}, "part": {"path": "b.csv"}, "whole": {"path": "c.csv"}}
    root = described(tmp_path / "own", tables)
    for name in "abc":
        (root / f"{name}.csv").write_text("name,amount,day\n가,３,\n", encoding="utf-8")
    before = files(root)
    after, _ = copied(root, tmp_path / "out", 1)
    assert after == before | {"c.csv": "name,amount,day\n가,3,\n".encode()}
    assert [line.partition(" (")[0] for line in kept(tmp_path / "out")] == ["a.csv:", "b.csv:"]
    for name in "abc":
        (root / f"{name}.csv").write_text("name,amount,day\n가,3,\n", encoding="utf-8")
    assert copied(root, tmp_path / "sound") == (files(root), [])
    assert kept(tmp_path / "sound") == []


def test_rows_in_json_become_what_the_schema_asks_for_and_numbers_become_numbers(tmp_path):
    rows = [
        ["name", "금액", "day"],
        ["가", "2,880", "2022.7.1"],
        ["나", 3, None],
        ["다", "12,345,678,901,234,567,890", "-", "더"],
    ]
    named = [{"name": "가", "amount": "△1", "day": "2022/7/1", "비고": [1.10]}, {"name": "나"}]
    root = described(
        tmp_path / "own", {"inline": {"data": rows}, "list": {"path": "a.json"}, "old": {"path": "b.json"}}
    )
    (root / "a.json").write_text(json.dumps(named), encoding="utf-8")
    (root / "b.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="cp949")
    copy, changes = copied(root, tmp_path / "out", 1)
    right = [
        ["name", "amount", "day"],
        ["가", 2880, "2022-07-01"],
        ["나", 3, None],
        ["다", "12345678901234567890", "-", "더"],
    ]
    assert resource(copy["datapackage.json"], "inline")["data"] == right
    assert json.loads(copy["a.json"]) == [
        {"name": "가", "amount": -1, "day": "2022-07-01", "비고": [1.1]},
        {"name": "나"},
    ]
    assert copy["b.json"].decode() == (
        '[\n["name", "amount", "day"],\n["가", 2880, "2022-07-01"],\n["나", 3, null],\n'
        '["다", "12345678901234567890", "-", "더"]\n]\n'
    )
    assert "datapackage.json [inline]:1: [amount] ‘금액’ → ‘amount’ (name of the column)" in changes
    assert "a.json:1: [amount] ‘△1’ → ‘-1’ (number without commas, negative with -)" in changes
    assert "b.json: ‘CP949’ → ‘UTF-8’ (encoding)" in changes


def test_rows_in_json_may_be_one_or_none_or_have_no_header(tmp_path):
    tables = {
        "one": {"data": [{"name": "가", "amount": "１"}]},
        "bare": {"data": [["나", "２"]], "dialect": {"header": False}},
        "deep": {
            "data": [["na", "am"], ["me", "ount"], ["다", "３"]],
            "dialect": {"headerRows": [1, 2], "headerJoin": ""},
        },
        "none": {"path": "none.json"},
    }
    root = described(tmp_path / "own", tables)
    (root / "none.json").write_text("\ufeff[ ]", encoding="utf-8")
    copy, _ = copied(root, tmp_path / "out", 1)
    now = {name: resource(copy["datapackage.json"], name).get("data") for name in tables}
    assert now["one"] == [{"name": "가", "amount": 1}]
    assert now["bare"] == [["나", 2]]
    assert now["deep"] == [["na", "am"], ["me", "ount"], ["다", 3]]
    assert copy["none.json"].decode() == "\ufeff[ ]"


def test_numbers_in_json_keep_every_digit_and_words_of_digits_stay_words(tmp_path):
    fields = [{"name": "code", "type": "string", "constraints": {"enum": ["12"]}}, {"name": "n", "type": "number"}]
    rows = [["code", "n"], ["\u00a012", "123,456,789,012,345"], ["12", "1,234,567,890,123,456"], "가", None]
    root = described(tmp_path / "own", {"a": {"data": rows, "schema": {"fields": fields}}})
    write_copy(Place(path=root), tmp_path / "out", "en")
    right = [["code", "n"], ["12", 123456789012345], ["12", "1234567890123456"], "가", None]
    assert resource((tmp_path / "out/datapackage.json").read_bytes(), "a")["data"] == right


def test_of_rows_in_json_titles_and_names_that_are_numbers_stay(tmp_path):
    rows = [["１", "현황"], ["name", "금액", 2024], ["가", "１", 3]]
    root = described(tmp_path / "own", {"inline": {"data": rows, "dialect": {"headerRows": [2]}}})
    copy, _ = copied(root, tmp_path / "out", 1)
    right = [["１", "현황"], ["name", "amount", 2024], ["가", 1, 3]]
    assert resource(copy["datapackage.json"], "inline")["data"] == right


def workbook(path: Path, **sheets: list[list]) -> None:
    """A workbook with these sheets, in which the first cell is bold."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet["A1"].font = openpyxl.styles.Font(bold=True)
    book.save(path)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_cells_of_a_workbook_are_corrected_where_they_stand_and_all_else_in_it_stays(tmp_path):
    sheets = {"one": {"path": "a.xlsx", "bytes": 0}, "two": {"path": "a.xlsx", "dialect": {"excel": {"sheet": "나"}}}}
    root = described(tmp_path / "own", sheets)
    first = [["name", "금액", "day"], ["<가&", "2,880", "2022.7.1"], ["나", 3, None], ["다", "=1+2", "2022. 8. 1."]]
    second = [["name", "amount", "day"], ["가", "12,345,678,901,234,567", None]]
    workbook(root / "a.xlsx", 가=first, 나=second, 다=[["2,880"]])
    before = (root / "a.xlsx").read_bytes()
    sheets["one"]["bytes"], sheets["two"]["hash"] = len(before), f"sha256:{hashlib.sha256(before).hexdigest()}"
    described(root, sheets)
    copy, changes = copied(root, tmp_path / "out", 1)
    after = copy["a.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(after))
    assert [[cell.value for cell in row] for row in book["가"]] == [
        ["name", "amount", "day"],
        ["<가&", 2880, "2022-07-01"],
        ["나", 3, None],
        ["다", "=1+2", "2022-08-01"],
    ]
    assert book["나"]["B2"].value == "12345678901234567"
    assert book["가"]["A1"].font.bold
    old, new = members(before), members(after)
    assert old.keys() == new.keys()
    assert {name for name in old if old[name] != new[name]} == {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}
    assert b'<c r="C1" t="inlineStr"><is><t>day</t></is></c>' in new["xl/worksheets/sheet1.xml"]
    assert "a.xlsx:2: [amount] ‘2,880’ → ‘2880’ (number without commas, negative with -)" in changes
    assert any(line.startswith("a.xlsx [나]:2: [amount] ‘12,345,678,901,234,567’") for line in changes)
    now = {name: resource(copy["datapackage.json"], name) for name in sheets}
    assert now["one"]["bytes"] == len(after)
    assert now["two"]["hash"] == f"sha256:{hashlib.sha256(after).hexdigest()}"


def test_around_the_cells_that_are_corrected_every_byte_of_a_workbook_stays():
    sheet = (
        '<x:row r="2"><x:c r="A2"/><x:c r="ABC2" s="7" t="s"><x:v>0</x:v></x:c> <x:c r="b2"><x:v>1</x:v></x:c></x:row>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("s.xml", f'<x:s xmlns:x="x">{sheet}</x:s>')
        archive.writestr("docProps/app.xml", "<calcPr/>")
    made = members(splices.spliced(stream.getvalue(), "s.xml", {(2, 731): 5, (2, 2): "<가"}))
    assert made["docProps/app.xml"] == b"<calcPr/>"
    assert made["s.xml"].decode() == (
        '<x:s xmlns:x="x"><x:row r="2"><x:c r="A2"/><x:c r="ABC2" s="7"><x:v>5</x:v></x:c> '
        '<x:c r="b2" t="inlineStr"><x:is><x:t xml:space="preserve">&lt;가</x:t></x:is></x:c></x:row></x:s>'
    )


def test_formulas_of_a_corrected_workbook_are_calculated_again(tmp_path):
    root = described(tmp_path / "own", {"a": {"path": "a.xlsx"}})
    workbook(tmp_path / "made.xlsx", 가=[["name", "amount", "day"], ["가", "2,880", None], ["계", "=B2", None]])
    parts = members((tmp_path / "made.xlsx").read_bytes())
    with zipfile.ZipFile(root / "a.xlsx", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b' fullCalcOnLoad="1"', b"").replace(b"<v />", b"<v>0</v>"))
    copy, changes = copied(root, tmp_path / "out")
    assert b'calcPr fullCalcOnLoad="1" calcId' in members(copy["a.xlsx"])["xl/workbook.xml"]
    assert "a.xlsx: (formulas are calculated again when Excel opens it: open and save it once)" in changes


def test_what_cannot_be_written_into_a_workbook_stays_and_is_said(tmp_path):
    root = described(tmp_path / "own", {"a": {"path": "a.xlsx"}, "b": {"path": "b.xlsx"}, "c": {"path": "c.xlsx"}})
    header = ["name", "amount", "day"]
    workbook(root / "a.xlsx", 가=[header, ["가", "3", None], [], ["나", "2,880", None]])
    book = openpyxl.Workbook()
    for row in (header, ["가", "2,880", None]):
        book.active.append(row)
    book.active["B2"].number_format = "yyyy-mm-dd"
    book.save(root / "b.xlsx")
    (root / "c.xlsx").write_bytes(b"PK\3\4")
    before = files(root)
    copy, changes = copied(root, tmp_path / "out", 1)
    assert (copy["b.xlsx"], copy["c.xlsx"]) == (before["b.xlsx"], before["c.xlsx"])
    assert [change.partition(" (")[0] for change in changes] == ["a.xlsx:4: [amount] ‘2,880’ → ‘2880’"]
    assert [line.partition(" (")[2][:12] for line in kept(tmp_path / "out")] == [
        "blank rows, ",
        "sheet kept a",
        "kept as it i",
    ]


def test_what_frictionless_counts_of_a_file_is_counted_again(tmp_path):
    data = 'name,amount,day\n가,"1,000",\n\n'.encode()
    counts = {"bytes": len(data), "rows": 2, "fields": 3, "md5": hashlib.md5(data).hexdigest(), "sha256": "0"}
    root = described(tmp_path / "own", {"a": {"path": "a.csv", "stats": counts}})
    (root / "a.csv").write_bytes(data)
    copy, changes = copied(root, tmp_path / "out", 1)
    clean = "name,amount,day\n가,1000,\n".encode()
    assert resource(copy["datapackage.json"], "a")["stats"] == {
        "bytes": len(clean),
        "rows": 1,
        "fields": 3,
        "md5": hashlib.md5(clean).hexdigest(),
        "sha256": "0",
    }
    assert changes[-1].endswith("(size, rows and hash of the file)")


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ";"), ("a.csv", "|"), ("a.tsv", "\t")])
def test_a_sign_between_cells_that_nobody_states_is_found_in_another_encoding_too(tmp_path, name, sign):
    root = described(tmp_path / "own", {"a": {"path": name}})
    lines = ["name,amount,day", "가,△1,2022.7.1", "나,2,2022-08-01"]
    (root / name).write_text("\n".join(lines).replace(",", sign), encoding="cp949")
    copy, _ = copied(root, tmp_path / "out")
    assert copy[name].decode() == "name,amount,day\n가,-1,2022-07-01\n나,2,2022-08-01\n".replace(",", sign)


def test_of_a_file_that_is_missing_no_copy_is_made_whatever_encoding_is_stated(tmp_path, capsys):
    root = described(tmp_path / "own", {"a": {"path": "a.csv", "encoding": 5}})
    assert validate_command([str(root), "--fix", str(tmp_path / "out"), "--lang", "en"]) == 2
    assert "a.csv: not copied" in capsys.readouterr().err


def test_of_tsv_in_several_files_only_the_first_has_a_header(tmp_path):
    root = described(tmp_path / "own", {"parts": {"path": ["1.tsv", "2.tsv"]}})
    (root / "1.tsv").write_text("name\tamount\tday\n가\t１\t\n", encoding="utf-8")
    (root / "2.tsv").write_text("나\t２\t\n", encoding="utf-8")
    copy, _ = copied(root, tmp_path / "out")
    assert (copy["1.tsv"].decode(), copy["2.tsv"].decode()) == ("name\tamount\tday\n가\t1\t\n", "나\t2\t\n")


def test_of_several_files_without_a_header_each_keeps_its_rows(tmp_path):
    parts = {"path": ["1.csv", "2.csv", "3.csv"], "dialect": {"header": False}}
    root = described(tmp_path / "own", {"parts": parts})
    for number in range(1, 4):
        (root / f"{number}.csv").write_text(f"가{number},１,\n나{number},２,\n", encoding="utf-8")
    copy, _ = copied(root, tmp_path / "out")
    assert [copy[f"{number}.csv"].decode() for number in range(1, 4)] == [
        *("가1,1,\n나1,2,\n", "가2,1,\n나2,2,\n", "가3,1,\n나3,2,\n")
    ]


def test_a_column_of_a_workbook_without_a_name_gets_none(tmp_path):
    root = described(tmp_path / "own", {"a": {"path": "a.xlsx"}})
    workbook(root / "a.xlsx", 가=[["name", "amount", None], ["가", "２", "2022-07-01"]])
    copy, _ = copied(root, tmp_path / "out", 1)
    rows = openpyxl.load_workbook(io.BytesIO(copy["a.xlsx"])).active.iter_rows(values_only=True)
    assert [*rows] == [("name", "amount", None), ("가", 2, "2022-07-01")]


def test_texts_of_a_workbook_are_escaped_merged_ones_and_formulas_stay(tmp_path):
    shares = [
        {"name": "name", "type": "string", "constraints": {"enum": ["<가&"]}},
        {"name": "share", "type": "number"},
    ]
    stated = {"path": "a.xlsx", "schema": {"fields": shares}}
    root = described(tmp_path / "own", {"a": stated, "b": {"path": "b.xlsx"}})
    workbook(root / "a.xlsx", 가=[["name", "share"], ["\u00a0<가&", "1,000.50"], [None, "２"]])
    book = openpyxl.load_workbook(root / "a.xlsx")
    book.active.merge_cells("A2:A3")
    book.save(root / "a.xlsx")
    workbook(tmp_path / "made.xlsx", 가=[["name", "amount", "day"], ["가", '="２"', None]])
    with zipfile.ZipFile(root / "b.xlsx", "w") as archive:
        for name, content in members((tmp_path / "made.xlsx").read_bytes()).items():
            archive.writestr(
                name, content.replace(b' r="B2">', b' r="B2" t="str">').replace(b"<v />", "<v>２</v>".encode())
            )
    before = (root / "b.xlsx").read_bytes()
    copy, _ = copied(root, tmp_path / "out", 1)
    rows = openpyxl.load_workbook(io.BytesIO(copy["a.xlsx"])).active.iter_rows(values_only=True)
    assert [*rows] == [("name", "share"), ("<가&", "1000.50"), (None, 2)]
    assert copy["b.xlsx"] == before
    assert kept(tmp_path / "out")[0].startswith("b.xlsx: (sheet kept as it is")


def test_rows_and_cells_of_a_workbook_that_bear_no_number_are_counted(tmp_path):
    root = described(tmp_path / "own", {"a": {"path": "a.xlsx"}})
    workbook(tmp_path / "made.xlsx", 가=[["name", "amount", "day"], ["가", "２", None]])
    with zipfile.ZipFile(root / "a.xlsx", "w") as archive:
        for name, content in members((tmp_path / "made.xlsx").read_bytes()).items():
            plain = re.sub(rb'(<(?:row|c)) r="[A-Z0-9]+"', rb"\1", content)
            archive.writestr(name, plain if name.endswith("sheet1.xml") else content)
    copy, _ = copied(root, tmp_path / "out")
    assert openpyxl.load_workbook(io.BytesIO(copy["a.xlsx"])).active["B2"].value == 2


def test_a_table_that_is_too_large_to_be_copied_is_no_unread_workbook(tmp_path, monkeypatch, capsys):
    root = described(tmp_path / "own", {"a": {"path": "a.csv"}})
    (root / "a.csv").write_text("name,amount,day\n가,１,\n나,２,\n", encoding="utf-8")
    monkeypatch.setattr(bounds, "MOST", bounds.MOST | {"many-rows": 1})
    assert validate_command([str(root), "--fix", str(tmp_path / "out"), "--lang", "en"]) == 2
    assert "a.csv" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_hash_of_an_older_edition_is_by_the_algorithm_that_the_resource_names(tmp_path):
    data = "name,amount,day\n가,１,\n".encode()
    stated = {"path": "a.csv", "hashing": "sha256", "stats": {"hash": hashlib.sha256(data).hexdigest()}}
    root = described(tmp_path / "own", {"a": stated})
    (root / "a.csv").write_bytes(data)
    copy, _ = copied(root, tmp_path / "out")
    clean = hashlib.sha256("name,amount,day\n가,1,\n".encode()).hexdigest()
    assert resource(copy["datapackage.json"], "a")["stats"] == {"hash": clean}


def test_half_of_a_surrogate_pair_in_a_descriptor_is_kept_as_its_code(tmp_path):
    schema = {"fields": [{"name": "a", "type": "integer"}]}
    resource = {"name": "t", "path": "t.csv", "bytes": 10, "schema": schema}
    described = {"name": "p", "title": "\ud800", "resources": [resource]}
    (tmp_path / "in").mkdir()
    (tmp_path / "in/datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    (tmp_path / "in/t.csv").write_text('a\n"1,000"\n', encoding="utf-8")
    assert validate_command([str(tmp_path / "in"), "--fix", str(tmp_path / "out"), "--quiet"]) == 0
    assert json.loads((tmp_path / "out/datapackage.json").read_bytes())["title"] == "\ud800"
