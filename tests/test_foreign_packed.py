"""Tables of other people in compressed files: read as those that are not, and no further than they should be."""

import bz2
import gzip
import hashlib
import io
import json
import lzma
import tracemalloc
import zipfile
from pathlib import Path

import frictionless
import pytest
from fixed import copied
from gongyak import pipeline
from gongyak.cli import validate_command
from gongyak.findings import UnusableInput
from gongyak.sources import packing
from test_foreign import found, made, table

# Frictionless closes what unpacks a file, but not the file.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
CLEAN, WRONG = b"a,b\n1,x\n2,y\n", b"a,b\n1,x\nzwei,y\n"
GZ = gzip.compress(CLEAN, mtime=0)
WAYS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}


def own(root: Path, *resources: dict, files: dict[str, bytes]) -> Path:
    root.mkdir()
    return made(root, *resources, files=files)


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, CLEAN)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("stated", "pack"),
    [
        ({"path": "t.csv.gz"}, WAYS["gz"]),
        ({"path": "T.CSV.GZ"}, WAYS["gz"]),
        ({"path": ["t.csv.gz"]}, WAYS["gz"]),
        ({"path": "t.csv.gz", "compression": "no"}, WAYS["gz"]),
        ({"path": "t.csv", "compression": "gz"}, WAYS["gz"]),
        ({"path": "t", "format": "csv", "compression": "gz"}, WAYS["gz"]),
        ({"path": "t.csv.bz2"}, WAYS["bz2"]),
        ({"path": "t.csv.xz"}, WAYS["xz"]),
        ({"path": "t.csv", "compression": "no"}, bytes),
        ({"path": "t.csv", "compression": ""}, bytes),
        ({"path": "t.gz.csv"}, bytes),
        ({"path": "t.csv.gz", "encoding": "utf-16"}, lambda data: gzip.compress(data.decode().encode("utf-16"))),
        ({"path": "t.csv.gz"}, lambda data: gzip.compress(data[:5]) + gzip.compress(data[5:])),
        ({"path": "t.tsv.gz"}, lambda data: gzip.compress(data.replace(b",", b"\t"))),
    ],
    ids=str,
)
def test_a_compressed_table_is_clean_or_wrong_on_the_line_on_which_it_would_be_otherwise(tmp_path, stated, pack):
    name = stated["path"][0] if isinstance(stated["path"], list) else stated["path"]
    assert found(made(tmp_path, table() | stated, files={name: pack(CLEAN)})) == []
    wrong = made(tmp_path, table() | stated, files={name: pack(WRONG)})
    assert found(wrong) == [(name, 3, "a", "type-error", "error")]


def test_keys_lead_from_one_compressed_table_to_another(tmp_path):
    key = {"fields": "b", "reference": {"resource": "t", "fields": "b"}}
    child = table("c", "c.csv.bz2", schema={"foreignKeys": [key]})
    files = {"t.csv.gz": GZ, "c.csv.bz2": bz2.compress(b"a,b\n1,x\n2,nobody\n")}
    root = made(tmp_path, table("t", "t.csv.gz"), child, files=files)
    assert found(root) == [("c.csv.bz2", 3, "b", "foreign-key", "error")]


def test_what_holds_for_everyone_holds_within(tmp_path):
    root = made(tmp_path, table("t", "t.csv.gz"), files={"t.csv.gz": gzip.compress(b'a,b\n1,x\n2,"y\n3,z\n')})
    assert found(root) == [("t.csv.gz", 3, "", "quotes", "error")]


def test_bytes_and_hash_are_those_of_the_file_as_it_is_published(tmp_path):
    stated = {"bytes": len(GZ), "hash": hashlib.md5(GZ).hexdigest()}
    assert found(made(tmp_path, table("t", "t.csv.gz") | stated, files={"t.csv.gz": GZ})) == []
    stated = {"bytes": len(CLEAN), "hash": hashlib.md5(CLEAN).hexdigest()}
    root = made(tmp_path, table("t", "t.csv.gz") | stated)
    assert [rule for *_, rule, _ in found(root)] == ["byte-count", "hash-count"]


@pytest.mark.parametrize(
    "data",
    [CLEAN, GZ[:-9], GZ[:-1], GZ[:5], GZ + b"more", GZ[:10] + b"\xff" * 9, GZ[:-8] + b"\0" * 8, bz2.compress(CLEAN)],
    ids=["none", "cut", "cut by one", "cut in the head", "more behind", "no blocks", "other sum", "another way"],
)
def test_a_file_that_cannot_be_unpacked_is_the_fault_of_its_table_alone(tmp_path, data):
    other = table("o", "o.csv")
    root = made(tmp_path, table("t", "t.csv.gz"), other, files={"t.csv.gz": data, "o.csv": WRONG})
    report = pipeline.check(root)
    assert [(each.path, each.line, each.rule, each.params["case"]) for each in report.findings] == [
        ("o.csv", 3, "type-error", "integer"),
        ("t.csv.gz", 0, "unjudged", "compression-error"),
    ]


@pytest.mark.parametrize(("way", "data"), [("bz2", bz2.compress(CLEAN)[:-3]), ("xz", b"\0"), ("xz", b"\xfd7zXZ\0" * 9)])
def test_nor_is_it_another_exception_for_another_way(tmp_path, way, data):
    root = made(tmp_path, table("t", f"t.csv.{way}"), files={f"t.csv.{way}": data})
    assert found(root) == [(f"t.csv.{way}", 0, "", "unjudged", "error")]


def test_a_file_that_is_not_there_is_missing_and_an_empty_one_has_no_header(tmp_path):
    root = made(tmp_path, table("t", "t.csv.gz"))
    assert found(root) == [("t.csv.gz", 0, "", "file-missing", "error")]
    for data in (b"", gzip.compress(b"")):
        made(root, table("t", "t.csv.gz"), files={"t.csv.gz": data})
        assert frictionless.Package(str(root / "datapackage.json")).validate().flatten(["type"]) == [["source-error"]]
        assert [rule for *_, rule, severity in found(root) if severity == "error"] == ["source-error"]


@pytest.mark.parametrize("way", WAYS)
def test_a_bomb_is_not_unpacked(tmp_path, capsys, way):
    bomb = WAYS[way](bytes(17 << 20))
    root = own(tmp_path / "own", table("t", f"t.csv.{way}"), files={f"t.csv.{way}": bomb})
    for options in ([], ["--fix", str(tmp_path / "out")]):
        assert validate_command([str(root), "--lang", "en", *options]) == 2
        said = f"Not checked: t.csv.{way}: larger than 16 MB when unpacked, so it was not unpacked."
        assert capsys.readouterr().err.startswith(said)
    assert not (tmp_path / "out").exists()


def test_no_more_of_a_bomb_comes_into_memory_than_may():
    most = packing.LIMITS.grace
    bomb = gzip.compress(bytes(5 * most))
    tracemalloc.start()
    try:
        with pytest.raises(UnusableInput, match="zip-bomb"):
            packing.unpacked(bomb, "gz", "")
        assert tracemalloc.get_traced_memory()[1] < 3 * most
    finally:
        tracemalloc.stop()


def test_a_line_within_is_no_longer_than_it_may_be(tmp_path):
    root = made(tmp_path, table("t", "t.csv.gz"), files={"t.csv.gz": gzip.compress(b"a," * 3000)})
    with pytest.raises(UnusableInput, match="many-columns"):
        pipeline.check(root)


def test_what_is_as_large_as_it_may_be_is_unpacked():
    most = packing.LIMITS.grace
    assert len(packing.unpacked(gzip.compress(bytes(most)), "gz", "")) == most
    with pytest.raises(UnusableInput, match="zip-bomb"):
        packing.unpacked(gzip.compress(bytes(most + 1)), "gz", "")


@pytest.mark.parametrize(
    ("stated", "data"),
    [
        ({"path": "p.csv.zip"}, zipped("t.csv")),
        ({"path": "p.csv", "compression": "zip"}, zipped("t.csv", "u.csv")),
        ({"path": "p.csv", "compression": "br"}, CLEAN),
        ({"path": "p.csv", "compression": 5}, CLEAN),
        ({"path": "p.xlsx.gz"}, GZ),
        ({"path": ["p.csv.gz", "t.csv"]}, GZ),
    ],
    ids=str,
)
def test_what_is_compressed_otherwise_is_not_read(tmp_path, stated, data):
    packed = table("p") | stated
    name = stated["path"][0] if isinstance(stated["path"], list) else stated["path"]
    root = made(tmp_path, table(), packed, files={"t.csv": CLEAN, name: data})
    assert [(each.table, each.rule, each.params["case"]) for each in pipeline.check(root).findings] == [
        ("p", "resource-unread", "packed")
    ]
    with pytest.raises(UnusableInput, match="packed"):
        pipeline.check(made(tmp_path, packed))


def test_an_archive_that_is_no_table_is_a_document(tmp_path):
    root = made(tmp_path, table(), {"name": "map", "path": "map.zip"}, files={"t.csv": CLEAN, "map.zip": b"PK"})
    assert [(each.table, each.params["case"]) for each in pipeline.check(root).findings] == [("map", "not-table")]


def test_a_table_of_our_model_is_not_compressed(tiny):
    path = tiny / "datapackage.json"
    descriptor = json.loads(path.read_bytes())
    next(each for each in descriptor["resources"] if each["name"] == "glossary")["compression"] = "gz"
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    said = [each for each in pipeline.check(tiny).findings if each.rule == "resource-unread"]
    assert [(each.table, each.params["case"]) for each in said] == [("glossary", "packed")]


@pytest.mark.parametrize("way", WAYS)
def test_a_corrected_copy_is_compressed_as_it_was_and_says_its_new_size(tmp_path, way):
    dirty, name = WAYS[way]('a,b\r\n"1,000",x\r\n２,가\r\n'.encode("cp949")), f"t.csv.{way}"
    stated = {"bytes": len(dirty), "hash": f"sha256:{hashlib.sha256(dirty).hexdigest()}"}
    root = own(tmp_path / "own", table("t", name) | stated, table("o", "o.csv.gz"), files={name: dirty, "o.csv.gz": GZ})
    copy, changes = copied(root, tmp_path / "out")
    opened = {"gz": gzip, "bz2": bz2, "xz": lzma}[way].decompress
    assert opened(copy[name]).decode() == "a,b\n1000,x\n2,가\n"
    assert copy["o.csv.gz"] == GZ
    now = json.loads(copy["datapackage.json"])["resources"][0]
    assert (now["path"], now["bytes"]) == (name, len(copy[name]))
    assert now["hash"] == f"sha256:{hashlib.sha256(copy[name]).hexdigest()}"
    assert f"{name}:2: [a] ‘1,000’ → ‘1000’ (number without commas, negative with -)" in changes
    assert f"{name}: ‘CP949’ → ‘UTF-8’ (encoding)" in changes


def test_a_compressed_file_of_a_copy_bears_no_date():
    (data,) = [b"".join(packing.packed([b"a,b\n", b"1,x\n"], "gz"))]
    assert data[:8] == b"\x1f\x8b\x08\0\0\0\0\0"
    assert gzip.decompress(data) == b"a,b\n1,x\n"


def test_what_cannot_be_unpacked_stays_as_it_is_in_a_copy(tmp_path):
    files = {"t.csv.gz": GZ[:-9], "o.csv": b'a,b\n"1,000",x\n'}
    root = own(tmp_path / "own", table("t", "t.csv.gz"), table("o", "o.csv"), files=files)
    assert validate_command([str(root), "--fix", str(tmp_path / "out"), "--lang", "en", "--quiet"]) == 1
    assert (tmp_path / "out/t.csv.gz").read_bytes() == GZ[:-9]
    assert "t.csv.gz: (kept as it is, since it cannot be read as a table)" in (tmp_path / "out/CHANGES.md").read_text()
