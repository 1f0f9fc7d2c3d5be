"""Targets on this disk: what can be checked is found, and what cannot is said before anybody opens it."""

import os
import tempfile
from pathlib import Path

import pytest
from conftest import ROOT
from gongyak.findings import UnusableInput
from gongyak.locales import read
from gongyak.targets import Limits, opened
from gongyak.targets.folders import tables
from gongyak.targets.limits import Allowance

CSV = b"a,b\n1,2\n"
FEW = Limits(members=9)


def refused(path: Path, limits: Limits = FEW) -> UnusableInput:
    with pytest.raises(UnusableInput) as caught, opened(str(path), limits):
        pass
    return caught.value


def test_what_lies_on_this_disk_is_taken_from_where_it_lies(tiny, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    (tmp_path / "자료.CSV").write_bytes(CSV)
    (tmp_path / "own.json").write_bytes(b"{}")
    for path in (tiny, tiny / "datapackage.json", tmp_path / "자료.CSV", tmp_path / "own.json"):
        with opened(str(path)) as place:
            assert (place.path, place.origin) == (path, "")
        assert path.exists()


def test_a_folder_of_tables_needs_no_descriptor(tmp_path):
    for name in ("b.xlsx", "a.CSV", "deep/c.tsv", "readme.txt", ".d.csv", "~$b.xlsx", ".git/e.csv", "__MACOSX/f.csv"):
        (tmp_path / "x" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "x" / name).write_bytes(CSV)
    (tmp_path / "out.csv").write_bytes(CSV)
    (tmp_path / "x/link.csv").symlink_to(tmp_path / "out.csv")
    (tmp_path / "x/inner.csv").symlink_to(tmp_path / "x/a.CSV")
    os.mkfifo(tmp_path / "x/pipe.csv")
    with opened(str(tmp_path / "x")) as place:
        assert place.path == tmp_path / "x"
        assert tables(place.path) == ["a.CSV", "b.xlsx", "deep/c.tsv", "inner.csv"]


def test_the_one_package_further_down_is_the_one_that_is_meant(tiny):
    with opened(str(tiny.parent)) as place:
        assert place.path == tiny
    (tiny.parent / "other").mkdir()
    (tiny.parent / "other/datapackage.json").write_bytes(b"{}")
    assert refused(tiny.parent, Limits()).params["names"] == "other, tiny"


def test_nothing_named_is_not_the_folder_one_stands_in(tiny, monkeypatch):
    monkeypatch.chdir(tiny)
    with pytest.raises(UnusableInput, match="missing"), opened(""):
        pass


def test_what_holds_no_data_is_said(tmp_path):
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "empty").case == "nothing-there"
    assert refused(tmp_path / "nowhere").case == "missing"
    assert refused(tmp_path / ("x" * 300)).case == "unreadable"
    (tmp_path / "empty/예산.xls").write_bytes(b"x")
    assert refused(tmp_path / "empty").params["names"] == "예산.xls"
    for number in range(10):
        (tmp_path / f"empty/{number}.csv").write_bytes(CSV)
    assert refused(tmp_path / "empty").case == "too-many-files"


def test_a_part_of_a_folder_that_cannot_be_read_is_said(tmp_path, monkeypatch):
    def scandir(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    scan = os.scandir
    (tmp_path / "x/shut").mkdir(parents=True)
    (tmp_path / "x/a.csv").write_bytes(CSV)
    monkeypatch.setattr(os, "scandir", scandir)
    error = refused(tmp_path / "x")
    assert (error.case, error.params["path"]) == ("unreadable", f"{tmp_path}/x/shut")


def test_folders_in_folders_without_end_are_said(tmp_path, monkeypatch):
    def walk(*_, **__):
        raise RecursionError("too deep")

    monkeypatch.setattr(os, "walk", walk)
    (tmp_path / "x").mkdir()
    error = refused(tmp_path / "x")
    assert (error.case, str(error.params["reason"])) == ("unreadable", "too deep")


def test_what_is_no_plain_file_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "datapackage.json")
    assert refused(tmp_path).case == "special-file"
    assert refused(tmp_path / "datapackage.json").case == "special-file"
    assert refused(Path("/dev/zero")).case == "special-file"
    (tmp_path / "x").mkdir()
    (tmp_path / "x/datapackage.json").symlink_to(ROOT / "datapackage.json")
    assert refused(tmp_path / "x").case == "special-file"
    (tmp_path / "round").symlink_to(tmp_path / "round")
    assert refused(tmp_path / "round").case in ("missing", "unreadable")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.zip", CSV), ("a.zip", b""), ("a.xlsx", b"PK\x03\x04"), ("a.csv", b"PK\x05\x06")],
)
def test_a_zip_that_is_none_is_said(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert refused(tmp_path / name).case == "zip-broken"


@pytest.mark.parametrize(
    "content", [b"", CSV, b"<b>,c\n", b"{a,b\n", b"htmlx,<html>\n", b"\xff\xfea\0,\0b\0", b"%PDF-1.4", b"<html>"]
)
def test_what_may_be_a_table_is_left_to_its_readers(tmp_path, content):
    (tmp_path / "a.csv").write_bytes(content)
    with opened(str(tmp_path / "a.csv")) as place:
        assert place.path == tmp_path / "a.csv"


def test_whoever_gave_up_waiting_finds_no_new_files(tmp_path):
    allowance = Allowance(99, 9)
    allowance.store([b"x" * 9], tmp_path / "a", "a")
    allowance.close()
    with pytest.raises(UnusableInput, match="too-slow"):
        allowance.store([], tmp_path / "b", "b")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_every_case_has_the_same_gaps_in_both_languages():
    both = [read(language)["unusable"] for language in ("ko", "en")]
    assert both[0].keys() == both[1].keys()
    for name, words in both[0].items():
        gaps = [sorted(part.partition("}")[0] for part in text.split("{")[1:]) for text in (words, both[1][name])]
        assert gaps[0] == gaps[1], name
