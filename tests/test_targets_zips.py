"""Zips as targets: everything a careful person would unpack, and nothing that reaches out of its folder."""

import stat
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from gongyak.cli import validate_command
from gongyak.findings import UnusableInput
from gongyak.targets import Limits, opened
from gongyak.targets.archives import guard

SMALL = Limits(file=40_000, all=60_000, grace=20_000, ratio=10, members=20)
CSV = b"a,b\n1,2\n"


def zipped(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return path


def zipped_folder(path: Path, folder: Path, top: str = "") -> Path:
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    return zipped(path, *((top + each.relative_to(folder).as_posix(), each.read_bytes()) for each in files))


def renamed(path: Path, name: bytes, instead: bytes) -> Path:
    """Other bytes for a name, of the same length, in both places where a zip has it; and no word of an encoding."""
    assert len(name) == len(instead)
    data = bytearray(path.read_bytes().replace(name, instead))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(start)
        while place >= 0:
            data[place + flags : place + flags + 2] = b"\0\0"
            place = data.find(start, place + 1)
    path.write_bytes(data)
    return path


def refused(path: Path, limits: Limits = SMALL) -> UnusableInput:
    with pytest.raises(UnusableInput) as caught, opened(str(path), limits):
        pass
    return caught.value


def files_in(path: Path, limits: Limits = SMALL) -> set[str]:
    with opened(str(path), limits) as place:
        return {each.relative_to(place.path).as_posix() for each in place.path.rglob("*") if each.is_file()}


def notes(out: str) -> list[str]:
    return [line for line in out.splitlines() if line.startswith("::")]


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary folders; it must be empty again after each test."""
    path = tmp_path / "room"
    path.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(path))
    return path


@pytest.fixture(autouse=True)
def _nothing_is_left(room: Path, tmp_path: Path):
    before = set(tmp_path.parent.iterdir())
    yield
    assert list(room.iterdir()) == []
    assert set(tmp_path.parent.iterdir()) == before


@pytest.mark.parametrize(("top", "origin"), [("", "all.zip"), ("open-pledges/", "all.zip/open-pledges")])
def test_a_zipped_package_is_checked_like_its_folder(tiny, tmp_path, monkeypatch, capsys, top, origin):
    glossary = tiny / "datasets/glossary.csv"
    glossary.write_bytes(glossary.read_bytes().replace(b"fund", b" fund"))
    zipped_folder(tmp_path / "all.zip", tiny, top)
    monkeypatch.chdir(tiny)
    assert validate_command([str(tiny), "--format", "github"]) == 1
    local = notes(capsys.readouterr().out)
    monkeypatch.chdir(tmp_path)
    assert validate_command(["all.zip", "--format", "github", "--report", "html=out.html"]) == 1
    assert notes(capsys.readouterr().out) == [
        line.replace("file=datasets", f"file={origin}/datasets") for line in local
    ]
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "<mark" in page
    assert tempfile.gettempdir() not in page


def test_bare_tables_in_a_zip_are_reported_under_its_name(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    zipped(tmp_path / "both.zip", ("one.csv", CSV), ("two.csv", CSV))
    assert validate_command(["both.zip"]) == 0
    assert "\n검사한 자료 both.zip · " in capsys.readouterr().out


def test_a_zip_of_bare_tables_is_a_bare_folder(tmp_path):
    path = zipped(
        tmp_path / "z.zip", ("표/a.csv", CSV), ("__MACOSX/표/._a.csv", b"x"), ("표/.DS_Store", b"x"), ("표/", b"")
    )
    assert files_in(path) == {"표/a.csv"}
    with opened(str(path), SMALL) as place:
        assert place.origin == str(path)


def test_names_of_windows_in_korea_and_of_macs_are_read(tmp_path):
    name = "공약똠.csv"
    windows = zipped(tmp_path / "w.zip", ("#" * len(name.encode("cp949")), CSV))
    assert files_in(renamed(windows, b"#" * len(name.encode("cp949")), name.encode("cp949"))) == {name}
    # In UTF-8 these bytes would be ‘ī’.
    short = zipped(tmp_path / "s.zip", ("##.csv", CSV))
    assert files_in(renamed(short, b"##", "카".encode("cp949"))) == {"카.csv"}
    apart = unicodedata.normalize("NFD", name)
    assert files_in(zipped(tmp_path / "m.zip", (apart, CSV))) == {name}
    # The same bytes would be ‘怨듭빟’ in CP949.
    old = zipped(tmp_path / "o.zip", ("#" * 10, CSV))
    assert files_in(renamed(old, b"#" * 10, "공약.csv".encode())) == {"공약.csv"}
    assert files_in(renamed(zipped(tmp_path / "b.zip", ("data#a.csv", CSV)), b"#", b"\\")) == {"data/a.csv"}


@pytest.mark.parametrize(
    "name",
    [
        *("../a.csv", "data/../../a.csv", "/tmp/a.csv", "C:/a.csv", "c:a.csv", "x\x07.csv", "가" * 90 + ".csv", "."),
        "a/" * 32 + "a.csv",
    ],
)
def test_a_name_that_leads_elsewhere_stops_everything(tmp_path, name):
    error = refused(zipped(tmp_path / "z.zip", ("b.csv", CSV), (name, CSV)))
    assert (error.case, error.params["name"]) == ("zip-name", name)


@pytest.mark.parametrize("name", [b"..\\a.csv", b"\\\\a\\b.csv", b"C:\\a.csv", b"a.csv\0.exe"])
def test_a_name_as_windows_writes_it_leads_nowhere_else_either(tmp_path, name):
    path = zipped(tmp_path / "z.zip", ("b.csv", CSV), ("#" * len(name), CSV))
    assert refused(renamed(path, b"#" * len(name), name)).case == "zip-name"


def special(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (mode | 0o644) << 16
    return info


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_what_is_no_plain_file_is_not_made(tmp_path, mode):
    path = zipped(tmp_path / "z.zip", ("b.csv", CSV), (special("a.csv", mode), b"/etc/passwd"))
    assert refused(path).case == "zip-special"
    assert files_in(zipped(tmp_path / "y.zip", (special("a.csv", stat.S_IFREG), CSV))) == {"a.csv"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "names",
    [
        ("a.csv", "a.csv"),
        ("a.csv", "./a.csv"),
        ("공약.csv", unicodedata.normalize("NFD", "공약.csv")),
        ("a.csv", "a.csv/b.csv"),
        ("a.csv/b.csv", "a.csv"),
    ],
)
def test_two_members_of_one_name_are_refused(tmp_path, names):
    assert refused(zipped(tmp_path / "z.zip", *((name, CSV) for name in names))).case == "zip-twice"


def test_a_zip_that_grows_too_much_is_refused_while_it_grows(tmp_path):
    assert refused(zipped(tmp_path / "ratio.zip", ("a.csv", b"0" * 30_000))).case == "zip-bomb"
    noise = b"".join(struct.pack(">I", number * 2_654_435_761 % (1 << 32)) for number in range(11_000))
    assert refused(zipped(tmp_path / "file.zip", ("a.csv", noise))).params["most"] == "0.03815 MB"
    assert (
        refused(zipped(tmp_path / "all.zip", ("a.csv", noise[:39_000]), ("b.csv", noise[:39_000]))).case == "zip-bomb"
    )
    assert files_in(zipped(tmp_path / "good.zip", ("a.csv", noise[:39_000]), ("b.csv", CSV))) == {"a.csv", "b.csv"}
    assert refused(zipped(tmp_path / "many.zip", *((f"{n}.csv", CSV) for n in range(21)))).case == "too-many-files"


def test_a_size_that_is_a_lie_is_no_way_in(tmp_path):
    path = zipped(tmp_path / "z.zip", ("a.csv", b"0" * 30_000))
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", 30_000), struct.pack("<I", 8)))
    assert refused(path).case == "zip-broken"


def test_a_list_of_members_longer_than_meant_is_not_read(tmp_path, monkeypatch):
    members = []
    for number in range(3):
        info = zipfile.ZipInfo(f"{number}.csv")
        info.comment = b"x" * 60_000
        members.append((info, CSV))
    assert files_in(zipped(tmp_path / "two.zip", *members[:2])) == {"0.csv", "1.csv"}
    monkeypatch.setattr(zipfile.ZipInfo, "_decodeExtra", None)  # the first thing done with a list that was read
    assert refused(zipped(tmp_path / "three.zip", *members)).case == "too-many-files"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_methods_are_said(tmp_path, method):
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("a.csv", CSV, method)
    assert refused(tmp_path / "z.zip").case == "zip-method"


def test_a_password_is_said(tmp_path):
    path = zipped(tmp_path / "z.zip", ("a.csv", CSV))
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert refused(path).case == "zip-encrypted"


@pytest.mark.parametrize(
    ("members", "case"),
    [
        ([], "nothing-there"),
        ([("readme.txt", b"x"), (".hidden.csv", CSV), ("~$a.xlsx", b"x")], "nothing-there"),
        ([("a.zip", b"x")], "nested-zip"),
        ([("x/datapackage.json", b"{}"), ("y/datapackage.json", b"{}")], "several-packages"),
    ],
)
def test_a_zip_without_one_clear_thing_in_it_is_said(tmp_path, members, case):
    assert refused(zipped(tmp_path / "z.zip", *members)).case == case


def test_of_several_packages_the_outermost_counts_and_otherwise_all_are_named(tmp_path):
    both = [("x/datapackage.json", b"{}"), ("y/z/datapackage.json", b"{}")]
    assert refused(zipped(tmp_path / "two.zip", *both)).params["names"] == "x, y/z"
    inner = zipped(tmp_path / "inner.zip", both[0], ("x/tests/datapackage.json", b"{}"), ("x/y.csv", CSV))
    with opened(str(inner), SMALL) as place:
        assert place.origin == f"{inner}/x"
    with opened(str(zipped(tmp_path / "three.zip", ("datapackage.json", b"{}"), *both)), SMALL) as place:
        assert (place.origin, (place.path / "datapackage.json").exists()) == (str(tmp_path / "three.zip"), True)


def misplaced(data: bytes) -> bytes:
    """A zip whose list is said to begin later than it does, so that members begin before the file."""
    offset = struct.unpack("<I", data[-6:-2])[0]
    return data[:-6] + struct.pack("<I", offset + 5) + data[-2:]


@pytest.mark.parametrize(
    "spoil",
    [lambda data: data[:-30], lambda data: data[:10], lambda data: data.replace(b"a.csv", b"b.csv", 1), misplaced],
    ids=["no end", "only a start", "two names", "before its beginning"],
)
def test_a_broken_zip_is_said(tmp_path, spoil: Callable[[bytes], bytes]):
    path = zipped(tmp_path / "z.zip", ("a.csv", CSV))
    path.write_bytes(spoil(path.read_bytes()))
    assert refused(path).case == "zip-broken"


def test_a_workbook_is_guarded_like_a_zip(tmp_path):
    book = [("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x")]
    guard(zipped(tmp_path / "good.xlsx", *book).read_bytes(), "good.xlsx", SMALL)
    bomb = zipped(tmp_path / "bomb.xlsx", *book, ("xl/worksheets/sheet1.xml", b"0" * 30_000)).read_bytes()
    many = zipped(tmp_path / "many.xlsx", *((f"{number}.xml", b"x") for number in range(21))).read_bytes()
    bad = {"zip-bomb": bomb, "too-many-files": many, "zip-broken": CSV}
    for case, content in bad.items():
        with pytest.raises(UnusableInput, match=case):
            guard(content, "a.xlsx", SMALL)


def test_an_error_in_a_zip_names_the_zip_and_not_its_temporary_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    zipped(tmp_path / "z.zip", ("datapackage.json", b"[]"))
    assert validate_command(["z.zip", "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("Not checked: z.zip/datapackage.json: not a valid data package")
    with pytest.raises(UnusableInput) as caught, opened("z.zip") as place:
        raise UnusableInput("x", path=place.path / "a.csv", reason=OSError(f"{place.path}/b"), most=5_000)
    assert caught.value.params == {"path": "z.zip/a.csv", "reason": "z.zip/b", "most": 5_000}


def test_a_file_in_a_zip_that_is_no_table_is_said_and_the_others_are_checked(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    zipped(tmp_path / "z.zip", ("표/a.csv", b"name,count\nx,1\ny,2\n"), ("표/b.xlsx", b"%PDF-1.7"))
    assert validate_command(["z.zip", "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert "\nz.zip/표/b.xlsx: Not checked, as no table can be read from it: b.xlsx → " in out
    zipped(tmp_path / "y.zip", ("표/b.xlsx", b"%PDF-1.7"))
    assert validate_command(["y.zip", "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("Not checked: y.zip/표/b.xlsx: tables cannot be read from a PDF")


def test_what_a_hostile_name_holds_is_shown_harmless(tmp_path, capsys):
    zipped(tmp_path / "z.zip", ("../\x1b[31m\u202e.csv", CSV))
    assert validate_command([str(tmp_path / "z.zip")]) == 2
    assert "../<U+001B>[31m<U+202E>.csv" in capsys.readouterr().err


def test_the_zip_that_the_site_offers_is_clean_and_an_interrupted_check_leaves_nothing(room):
    # One process for both: making the zip takes a second.
    script = (
        "import sys; sys.path.insert(0, 'scripts')\n"
        "from pathlib import Path\n"
        "from gongyak import downloads, package, cli, targets\n"
        f"path = Path({str(room)!r}).parent / 'all.zip'\n"
        "path.write_bytes(downloads._archive(package.read_package(Path('.')), 'https://example.org/'))\n"
        "assert cli.validate_command([str(path), '--quiet']) == 0\n"
        "with targets.opened(str(path)) as place:\n"
        "    assert place.path.is_dir(); raise KeyboardInterrupt\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, env={"TMPDIR": str(room)}, check=False
    )
    assert done.stderr.endswith(b"KeyboardInterrupt\n"), done.stderr
    assert done.stdout == b""


def test_a_zip_is_known_by_its_bytes(tmp_path):
    path = zipped(tmp_path / "자료", ("a.csv", CSV))
    assert files_in(path) == {"a.csv"}
