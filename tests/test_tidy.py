"""The canonical form of a file: reached in one step, kept once reached, never at the cost of a cell."""

import pytest
from conftest import ROOT
from gongyak import tidy
from gongyak.cli import tidy_command
from gongyak.package import read_package
from gongyak.sources import parse, read_source

GLOSSARY = "datasets/glossary.csv"
CLEAN = 'term,term_en,definition\n가,"a, ""a""",2 개\n나,b,㎡ ①\n'


def form(tiny, data: bytes) -> str:
    return tidy.canonical(parse(read_package(tiny).tables["glossary"], data))


@pytest.mark.parametrize(
    "data",
    [
        CLEAN,
        "\ufeff" + CLEAN,
        CLEAN.replace("\n", "\r\n"),
        CLEAN.rstrip("\n"),
        'term,term_en,definition\n나,b,㎡ ①\n가,"a, ""a""",2 개\n',
        'term_en,definition,term\n"a, ""a""",2 개,가\nb,㎡ ①,나\n',
        '"term","term_en","definition"\n"가","a, ""a""","2 개"\n"나","b","㎡ ①"\n',
        'term,term_en,definition\n 가,"a,  ""a"" ",２\u3000개\u200b\n\u1102\u1161,b\u202c,㎡ ①\n',
    ],
)
def test_every_way_to_write_a_table_has_the_same_canonical_form(tiny, data):
    assert form(tiny, data.encode()) == CLEAN


def test_numbers_are_sorted_as_numbers(tiny):
    table = read_package(tiny).tables["pipelines"]
    header = ",".join(table.columns)
    rows = [f"w,{number},이름,planning,계획,d,절" for number in (10, 9, 1)]
    source = parse(table, "\n".join([header, *rows, ""]).encode())
    assert tidy.canonical(source) == "\n".join([header, *reversed(rows), ""])


def test_the_tiny_and_the_real_files_are_what_the_command_would_write(tiny):
    for root in (tiny, ROOT):
        package = read_package(root)
        sources = [read_source(package, table) for table in package.tables.values()]
        assert len(sources) == 60
        assert [source.table.path for source in sources if any(tidy.changed(source, tidy.canonical(source)))] == []


def test_the_command_rewrites_what_is_untidy_and_says_so(tiny, capsys):
    before = {path: path.read_bytes() for path in (tiny / "datasets").iterdir()}
    (tiny / GLOSSARY).write_text("term_en,term,definition\r\nb, 나 ,다\r\n", encoding="utf-8", newline="")
    assert tidy_command([str(tiny)]) == 0
    assert capsys.readouterr().out == "datasets/glossary.csv: 2줄을 정돈했습니다.\n"
    assert (tiny / GLOSSARY).read_bytes() == "term,term_en,definition\n나,b,다\n".encode()
    after = {path: path.read_bytes() for path in (tiny / "datasets").iterdir()}
    assert {path for path in before | after if before.get(path) != after.get(path)} == {tiny / GLOSSARY}
    assert tidy_command([str(tiny)]) == 0
    assert tidy_command([str(tiny), "--check"]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_check_shows_the_difference_and_writes_nothing(tiny, capsys):
    data = "\ufeffterm,term_en,definition\n나,b,다\n가,a,나".encode()
    (tiny / GLOSSARY).write_bytes(data)
    assert tidy_command([str(tiny), "--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "--- datasets/glossary.csv",
        "+++ datasets/glossary.csv (tidy)",
        "@@ -1 +1,2 @@",
        "-<U+FEFF>term,term_en,definition",
        "+term,term_en,definition",
        "+가,a,나",
        "@@ -3 +4 @@",
        "-가,a,나",
        "+",
    ]
    assert (tiny / GLOSSARY).read_bytes() == data


@pytest.mark.parametrize(
    "data",
    [
        "term,term_en,definition\n가,a\n".encode(),
        "term,term_en,definition\n가,a,나,다\n".encode(),
        'term,term_en,definition\n가,a,"나\n'.encode(),
        "term,term_en,definition,memo\n가,a,나,다\n".encode(),
        "term,term,definition\n가,a,나\n".encode(),
        "term,term_en,definition\n가,a,나\n".encode("cp949"),
        "term,term_en,definition\n가,a,나\n".encode("utf-16"),
    ],
)
def test_a_file_that_cannot_be_read_as_its_table_is_left_as_it_is(tiny, data, capsys):
    (tiny / GLOSSARY).write_bytes(data)
    assert tidy_command([str(tiny)]) == 2
    assert (tiny / GLOSSARY).read_bytes() == data
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("datasets/glossary.csv: 다시 쓰지 않았습니다.")
    assert len(err.splitlines()) == 1


def test_a_package_that_is_none_is_refused(tmp_path, capsys):
    assert tidy_command([str(tmp_path)]) == 2
    assert "파일이 없습니다" in capsys.readouterr().err


def test_an_empty_file_has_no_other_form(tiny):
    assert form(tiny, b"") == ""
