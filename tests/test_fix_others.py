"""The corrected copy of other people's packages: what their own schema asks for, and no more."""

import hashlib
import json
import random
from contextlib import suppress
from pathlib import Path

import foreign_packages
import pytest
from fixed import copied, files
from gongyak import pipeline
from gongyak.cli import validate_command
from gongyak.copies import write_copy
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
        "data/a.csv:2: [day] ‘2022. 7. 1.’ → ‘2022-07-01’ (ISO date)",
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


def test_a_table_in_several_files_is_brought_along_as_it_is(tmp_path):
    (tmp_path / "own").mkdir()
    fields = {"fields": [{"name": "a", "type": "integer"}]}
    resources = [
        {"name": "parts", "path": ["a.csv", "b.csv"], "schema": fields},
        {"name": "part", "path": "b.csv", "schema": fields},
        {"name": "whole", "path": "c.csv", "schema": fields},
    ]
    before = {
        "datapackage.json": json.dumps({"resources": resources}).encode(),
        "a.csv": b"a\n1\n",
        "b.csv": "a\n２\n".encode(),
        "c.csv": "a\n３\n".encode(),
    }
    for name, data in before.items():
        (tmp_path / "own" / name).write_bytes(data)
    after, _ = copied(tmp_path / "own", tmp_path / "out", 1)
    assert after == before | {"c.csv": b"a\n3\n"}
