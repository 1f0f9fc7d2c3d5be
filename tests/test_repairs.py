"""The corrected copy: what has one right result is repaired and listed, all else stays; the original is only read."""

import csv
import hashlib
import io
import json
import random
import resource
import shutil
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from gongyak import pipeline, repairs
from gongyak.cli import validate_command
from gongyak.copies import transcripts
from gongyak.corrections import corrected
from gongyak.messages import message
from gongyak.package import Field, read_package
from gongyak.sources import parse
from gongyak.tidy import written

GLOSSARY = "datasets/glossary.csv"
DATES = r"(?:[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?)"


def field(kind: str, notation: bool = False, style: str = "default", **constraints: object) -> Field:
    return Field(
        name="x", type=kind, format=style, title="", description="", constraints=constraints, notation=notation
    )


INTEGER, NUMBER, COUNT = field("integer"), field("number"), field("integer", minimum=0)
DATE, PARTIAL, TEXT = field("date"), field("string", pattern=DATES), field("string")
PHONE = field("string", pattern="(?:(?:0[2-6][0-9]?-)?(?:[0-9]{3,4}-)?[0-9]{4})")


@pytest.mark.parametrize(
    ("column", "before", "after"),
    [
        (INTEGER, "2,880", "2880"),
        (INTEGER, "1,234,567", "1234567"),
        (NUMBER, "2,880.5", "2880.5"),
        (INTEGER, "２，８８０", "2880"),
        (NUMBER, "１．５", "1.5"),
        (INTEGER, "△2", "-2"),
        (INTEGER, "▲ 2,880", "-2880"),
        (NUMBER, "△0.5", "-0.5"),
        (INTEGER, "(2)", "-2"),
        (INTEGER, "（2,880）", "-2880"),
        (INTEGER, "−2", "-2"),
        (INTEGER, "－2", "-2"),
        (COUNT, "2,880", "2880"),
        (INTEGER, "\u00a02880 ", "2880"),
        (field("integer", minimum=-10), "△2", "-2"),
        (DATE, "2022.07.01", "2022-07-01"),
        (DATE, "2022. 7. 1.", "2022-07-01"),
        (DATE, "2022/07/01", "2022-07-01"),
        (DATE, "2022-7-1", "2022-07-01"),
        (DATE, "2022년 7월 1일", "2022-07-01"),
        (DATE, "２０２２년７월１일", "2022-07-01"),
        (PARTIAL, "2022.7.1", "2022-07-01"),
        (PARTIAL, "2022.10", "2022-10"),
        (PARTIAL, "2022. 7.", "2022-07"),
        (PARTIAL, "2022년 7월", "2022-07"),
        (PARTIAL, "2022년", "2022"),
        (field("boolean"), "TRUE", "true"),
        (field("boolean"), "False", "false"),
        (TEXT, " 도서관\u3000 ２개\u200b ", "도서관 2개"),
        (TEXT, unicodedata.normalize("NFD", "공약"), "공약"),
        (TEXT, "\u1100\u200b\u1161", "가"),
        (TEXT, "가\r\n나", "가\n나"),
        (None, " 가 ", "가"),
    ],
)
def test_a_cell_with_one_right_form_gets_it_and_keeps_it(column, before, after):
    assert repairs.repaired(column, before)[0] == after
    assert repairs.repaired(column, after) == (after, ())


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        *((INTEGER, cell) for cell in ("1,5", "12,34", "1,2345", "0,123", "2,880원", "2 880", "007", "+5", "2,880.5")),
        *((INTEGER, cell) for cell in ("3-1", "--2", "△△2", "△-2", "(2", "2)", "(-2)", "△", "▼2", "- 2", "2-", "①")),
        *((INTEGER, cell) for cell in ("", "-", "△0", "(0)", "1~2", "약 20", "-2", "2880", "1,234,56", "–2")),
        *((NUMBER, cell) for cell in ("1,5", "1.234,5", "50%", "1.5억", "1e3", "1.2.3", ".5")),
        *((COUNT, cell) for cell in ("(2)", "△2", "▲2")),
        *((DATE, cell) for cell in ("2022.13.45", "2022.02.30", "22.07.01", "’22.7.1", "2022.07", "01/07/2022")),
        *((DATE, cell) for cell in ("2022.07/01", "2022.7.1~", "2022.7.1.(금)", "2022년", "20220701", "2022.7.1 이후")),
        *((PARTIAL, cell) for cell in ("2022.1", "2011/12", "2022.13", "2022년 13월", "2022-7", "2022 상반기")),
        *((TEXT, cell) for cell in ("2,880", "△2", "(2)", "2022.07.01", "00001", "3-1", "TRUE", "㎡ ①", "1,5")),
        *((PHONE, cell) for cell in ("02-123-4567", "2022.07.01", "1,234")),
        (field("integer", notation=True), "2,880"),
        (field("date", style="%Y.%m.%d"), "2022.07.01"),
        (field("boolean"), "1"),
        (field("boolean"), "예"),
        (None, "2,880"),
    ],
)
def test_what_has_more_than_one_reading_or_none_stays(column, cell):
    assert repairs.repaired(column, cell) == (cell, ())


def test_a_schema_with_a_notation_of_its_own_is_known(tiny):
    path = tiny / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"type": "integer"', '"type": "integer", "decimalChar": ","'), encoding="utf-8")
    assert [field.notation for field in read_package(tiny).tables["staffing"].fields if field.name == "count"] == [True]


@pytest.mark.parametrize(
    ("names", "right"),
    [
        (["용어", "영어", "뜻"], ["term", "term_en", "definition"]),
        (["\ufeff용어 ", "term_en", " definition"], ["term", "term_en", "definition"]),
        (["용어", "term", "뜻"], ["용어", "term", "definition"]),
        (["용어", "용어", "memo"], ["용어", "용어", "memo"]),
        (["Term", "TERM EN ", "de_finition"], ["term", "term_en", "definition"]),
        (["용 어", "영어", "뜻"], ["term", "term_en", "definition"]),
        (["Term", "term", "뜻"], ["Term", "term", "definition"]),
        (["terms", "", "용어집"], ["terms", "", "용어집"]),
    ],
)
def test_a_korean_title_is_the_name_of_its_column_unless_two_bear_it(tiny, names, right):
    table = read_package(tiny).tables["glossary"]
    titles = [field.title for field in table.fields]
    names = [dict(zip(["용어", "영어", "뜻"], titles, strict=True)).get(name, name) for name in names]
    names = [name.replace("용어", titles[0]) for name in names]
    right = [name.replace("용어", titles[0]) for name in right]
    named = repairs.header(table, names)
    assert [named.get(place, name) for place, name in enumerate(names)] == right


CLEAN = "term,term_en,definition\n가,a,똠방각하\n나,b,㎡ ①\n"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (CLEAN.replace("㎡ ①", "돈").encode("cp949"), ["encoding"]),
        (CLEAN.encode("utf-16"), ["encoding"]),
        (b"\xfe\xff" + CLEAN.encode("utf-16-be"), ["encoding"]),
        (("\ufeff" + CLEAN).encode(), ["byte-order-mark"]),
        (CLEAN.replace("\n", "\r\n").encode(), ["line-end"]),
        (CLEAN.replace("\n", "\r").encode(), ["line-end"]),
        (CLEAN.replace("가", '"가"').encode(), ["tidy"]),
        (CLEAN.rstrip("\n").encode(), ["tidy"]),
        ("term_en,term,definition\na,가,똠방각하\nb,나,㎡ ①\n".encode(), ["header-order"]),
        ("term,term_en,definition\n나,b,㎡ ①\n가,a,똠방각하\n".encode(), ["row-order"]),
        (CLEAN.replace("가", "가 ").encode(), ["padding"]),
        (CLEAN.replace("term_en", " term_en").encode(), ["header-name"]),
        (CLEAN.replace("나", "\n\u3000, ,\n나").encode() + b"\n,,,,\n", ["blank-row"]),
        (CLEAN.replace("\n", ",\n").encode(), ["empty-column"]),
        (CLEAN.replace("\n", ",, \n").encode(), ["empty-column"]),
        (CLEAN.replace("\n", ",\n").replace(",\n", "\n", 1).encode(), ["empty-column"]),
        (CLEAN.replace("\n", ",\n", 1).encode(), ["empty-column"]),
        (CLEAN.replace("\n", ",\n").replace("①,", "①").encode(), ["empty-column"]),
        (CLEAN.encode(), []),
    ],
)
def test_every_change_of_a_file_is_named(tiny, data, why):
    result = corrected(parse(read_package(tiny).tables["glossary"], data))
    assert [name for change in result.changes for name in change.why] == why
    assert written(result.records) in (CLEAN, CLEAN.replace("㎡ ①", "돈"))


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (None, "file-missing"),
        (CLEAN.replace("가", '"가').encode(), "quotes"),
        (CLEAN.replace("가", "가\0").encode(), "control-character"),
        (CLEAN.encode() + b"\xff\xff\xff", "encoding"),
        (CLEAN.encode("utf-16-le"), "encoding"),
        (CLEAN.encode("utf-16") + b"\n", "encoding"),
        ("term,term_en,definition\n공약,a,추진\n".encode() + "나,b,돈\n".encode("cp949"), "encoding"),
        (CLEAN.replace("b,", "b,c,").encode(), "cell-count"),
        (CLEAN.replace("①", "①,").encode(), "cell-count"),
        (CLEAN.replace("\n", ",\n").replace("①,", "①,,").encode(), "cell-count"),
        (CLEAN.replace("\n", ",\n").replace(",㎡ ①,", "").encode(), "cell-count"),
        (CLEAN.replace("term_en", "english").encode(), "header-missing"),
        (CLEAN.replace("term_en", "term").encode(), "header-duplicate"),
    ],
)
def test_a_file_that_would_lose_content_is_refused_with_its_finding(tiny, data, rule):
    result = corrected(parse(read_package(tiny).tables["glossary"], data))
    assert (result.fault.rule, [*result.records], [*result.changes]) == (rule, [], [])


def test_an_unknown_column_is_kept_behind_the_others(tiny):
    data = "memo,term_en,term,definition\n2 ,b,나,㎡ ①\n1,a,가,똠방각하\n".encode()
    result = corrected(parse(read_package(tiny).tables["glossary"], data))
    assert written(result.records) == "term,term_en,definition,memo\n가,a,똠방각하,1\n나,b,㎡ ①,2\n"


def hashes(root: Path) -> dict[str, str]:
    """By path the hash of each file of a package; of a copy without its list of changes."""
    files = [root / "datapackage.json", *sorted((root / "datasets").iterdir())]
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def spoilt(path: Path, chance: random.Random) -> None:
    """Spoil a file in ways that leave one reading: as a spreadsheet, a Mac and a careless hand would."""
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    chance.shuffle(rows)
    columns = chance.sample(range(len(header)), len(header))
    blank, end = chance.choice([" ", "\u00a0", "\u3000", "  "]), chance.choice(["", " ", "\u200b", "\u202c"])
    form = chance.choice(["NFC", "NFD"])
    table = [[unicodedata.normalize(form, row[place].replace(" ", blank) + end) for place in columns] for row in rows]
    stream, quoting = io.StringIO(), chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    ends = chance.choice(["\n", "\r\n", "\r"])
    csv.writer(stream, lineterminator=ends, quoting=quoting).writerows([[header[place] for place in columns], *table])
    path.write_bytes(stream.getvalue().encode(chance.choice(["utf-8", "utf-8-sig", "utf-16"])))


def said(root: Path) -> list[tuple]:
    findings = pipeline.check(root).findings
    return [(finding.rule, finding.path, finding.line, finding.column, finding.value) for finding in findings]


@pytest.mark.parametrize("seed", range(3))
def test_the_copy_of_a_spoilt_package_is_the_package_again(tiny, tmp_path, seed, capsys):
    whole, chance = hashes(tiny), random.Random(seed)
    for path in sorted((tiny / "datasets").iterdir()):
        spoilt(path, chance)
    broken = hashes(tiny)
    assert validate_command([str(tiny), "--fix", str(tmp_path / "a")]) == 0
    assert hashes(tmp_path / "a") == whole
    assert hashes(tiny) == broken
    assert validate_command([str(tmp_path / "a"), "--fix", str(tmp_path / "b")]) == 0
    assert hashes(tmp_path / "b") == whole
    assert (tmp_path / "b/CHANGES.md").read_text(encoding="utf-8").splitlines()[2:] == [
        "",
        "고친 곳 0곳. 둘 이상으로 읽히는 것은 그대로 두었습니다.",
    ]
    assert capsys.readouterr().err == ""


def test_the_copy_of_the_spoilt_real_package_has_the_findings_of_the_original(tmp_path, capsys):
    root = tmp_path / "real"
    shutil.copytree(ROOT / "datasets", root / "datasets")
    shutil.copy(ROOT / "datapackage.json", root)
    before, whole = said(root), hashes(root)
    finance = root / "datasets/finance.csv"
    titles = {field.name: field.title for field in read_package(root).tables["finance"].fields}
    header, *rows = finance.read_text(encoding="utf-8").splitlines()
    rows = [row.replace(",30000000,", ',"30,000,000",') for row in rows]
    finance.write_text("\n".join([",".join(titles[name] for name in header.split(",")), *rows]), encoding="cp949")
    assert validate_command([str(root), "--fix", str(tmp_path / "out")]) == 0
    assert said(tmp_path / "out") == before
    assert hashes(tmp_path / "out") == whole
    out, err = capsys.readouterr()
    assert "datasets/finance.csv: ‘CP949’ → ‘UTF-8’ (인코딩)" in out.splitlines()
    assert "datasets/finance.csv:1: [amount_krw] ‘금액’ → ‘amount_krw’ (열 이름)" in out.splitlines()
    assert any("‘30,000,000’ → ‘30000000’ (쉼표 없는 수, 음수는 -)" in line for line in out.splitlines())
    assert err == ""


def test_the_list_names_every_line_and_no_cell_is_read_as_markdown(tiny, tmp_path, capsys):
    rows = "".join(f"가{number},<b>,[나]  (#)\n" for number in range(100, 130))
    (tiny / GLOSSARY).write_text(f"term,term_en,definition\n{rows}", encoding="utf-8")
    assert validate_command([str(tiny), "--fix", str(tmp_path / "out"), "--lang", "en"]) == 0
    shown = "datasets/glossary.csv:2,3,4,5,6… (30 lines): [definition] ‘[나]  (#)’ → ‘[나] (#)’ "
    assert shown + "(blanks at the ends and repeated blanks removed)" in capsys.readouterr().out.splitlines()
    title, _, line, _, total = (tmp_path / "out/CHANGES.md").read_text(encoding="utf-8").splitlines()
    assert (title, total[:11]) == ("# What was changed", "30 changes.")
    numbers = ",".join(map(str, range(2, 32)))
    assert line.startswith(f"    datasets/glossary.csv:{numbers}: [definition] ‘[나]  (#)’")


def test_the_copy_of_a_package_in_cp949_says_that_it_is_utf_8(tiny, tmp_path, capsys):
    whole, path = hashes(tiny), tiny / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    before, _, after = text.partition('"path": "datasets/glossary.csv"')
    path.write_text(f'{before}"path": "{GLOSSARY}"' + after.replace('"utf-8"', '"CP949"', 1), encoding="utf-8")
    (tiny / GLOSSARY).write_text((tiny / GLOSSARY).read_text(encoding="utf-8"), encoding="cp949", newline="")
    assert validate_command([str(tiny), "--fix", str(tmp_path / "out")]) == 0
    assert json.loads((tmp_path / "out/datapackage.json").read_bytes()) == json.loads(text)
    assert hashes(tmp_path / "out")[GLOSSARY] == whole[GLOSSARY]
    assert capsys.readouterr().out.splitlines()[:2] == [
        "datasets/glossary.csv: ‘CP949’ → ‘UTF-8’ (인코딩)",
        "datapackage.json: [glossary] ‘CP949’ → ‘utf-8’ (인코딩)",
    ]


def stating(root: Path, **stated: object) -> None:
    """Let the descriptor state this of the glossary."""
    path = root / "datapackage.json"
    descriptor = json.loads(path.read_bytes())
    next(resource for resource in descriptor["resources"] if resource["name"] == "glossary").update(stated)
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")


def stated(root: Path) -> dict:
    descriptor = json.loads((root / "datapackage.json").read_bytes())
    return next(resource for resource in descriptor["resources"] if resource["name"] == "glossary")


@pytest.mark.parametrize("name", ["md5", "sha256"])
def test_size_hash_and_dialect_are_stated_of_the_corrected_file(tiny, tmp_path, name, capsys):
    plain = (tiny / GLOSSARY).read_bytes()
    spoilt = plain.replace(b"\n", b"\r\n")
    (tiny / GLOSSARY).write_bytes(spoilt)
    mark = "" if name == "md5" else "SHA256:"
    stating(tiny, bytes=len(spoilt), hash=mark + hashlib.new(name, spoilt).hexdigest(), dialect={"delimiter": ";"})
    assert validate_command([str(tiny), "--fix", str(tmp_path / "out"), "--lang", "en"]) == 0
    now = stated(tmp_path / "out")
    assert (now["bytes"], now["hash"]) == (len(plain), mark.lower() + hashlib.new(name, plain).hexdigest())
    assert now["dialect"]["delimiter"] == ","
    assert [line.split("(")[-1] for line in capsys.readouterr().out.splitlines()[:4]] == [
        "line ends are LF)",
        "delimiter and quotes)",
        "size of the file)",
        "hash of the file)",
    ]


def test_a_hash_that_was_not_true_of_the_file_stays_and_is_said(tiny, tmp_path, capsys):
    stating(tiny, bytes=5, hash="sha256:0")
    (tiny / GLOSSARY).write_bytes((tiny / GLOSSARY).read_bytes().replace(b"\n", b"\r\n"))
    assert validate_command([str(tiny), "--fix", str(tmp_path / "out"), "--format", "github"]) == 1
    assert (stated(tmp_path / "out")["bytes"], stated(tmp_path / "out")["hash"]) == (5, "sha256:0")
    assert "hash" in capsys.readouterr().out


@pytest.mark.parametrize("seed", range(4))
def test_a_change_is_listed_exactly_when_a_byte_changes(tiny, seed):
    chance, table = random.Random(seed), read_package(tiny).tables["glossary"]
    letters = [
        "",
        "가",
        "힣",
        "①",
        '"',
        '","',
        ",",
        "\n",
        "\r",
        " ",
        "\u3000",
        "\ufeff",
        "\u1100\u1161",
        "２",
        '"a\r\nb"',
    ]
    for _ in range(300):
        cells = "".join(chance.choice([*letters, ",", ",x,y\n"]) for _ in range(chance.randint(0, 12)))
        data = ("term,term_en,definition\n" + cells).encode(chance.choice(["utf-8", "utf-8-sig", "utf-16"]))
        once = corrected(parse(table, data))
        if once.fault is None:
            clean = written(once.records)
            assert any(once.changes) == (clean.encode() != data)
            again = corrected(parse(table, clean.encode()))
            assert (written(again.records), [*again.changes]) == (clean, [])


def test_what_stays_is_said_and_exits_with_one(tiny, tmp_path, capsys):
    terms = tiny / "datasets/terms.csv"
    broken = terms.read_text(encoding="utf-8").replace("2022-07-01", "2022.13.45")
    terms.write_text(broken, encoding="utf-8")
    assert validate_command([str(tiny), "--fix", str(tmp_path / "out")]) == 1
    assert "‘2022.13.45’" in capsys.readouterr().out
    assert (tmp_path / "out/datasets/terms.csv").read_text(encoding="utf-8") == broken


def test_a_refused_file_is_left_out_whole_and_said(tiny, tmp_path, capsys):
    (tiny / GLOSSARY).write_bytes(CLEAN.replace("가", '"가').encode())
    assert validate_command([str(tiny / "datapackage.json"), "--fix", str(tmp_path / "out")]) == 2
    assert (
        capsys.readouterr()
        .err.partition(": ")[2]
        .startswith('datasets/glossary.csv:2: 옮기지 않았습니다. 큰따옴표(")가')
    )
    assert not (tmp_path / "out" / GLOSSARY).exists()
    assert len([*(tmp_path / "out/datasets").iterdir()]) == 59


@pytest.mark.parametrize("place", ["", "out", "datasets/out", "..", "../full", "../file", "../link"])
def test_a_place_that_is_not_new_and_apart_is_refused(tiny, tmp_path, place, capsys):
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").touch()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    before = sorted(tmp_path.rglob("*")), hashes(tiny)
    assert validate_command([str(tiny), "--fix", str(tiny / place)]) == 2
    assert (sorted(tmp_path.rglob("*")), hashes(tiny)) == before
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)


def test_an_empty_folder_and_a_new_one_below_new_ones_are_places(tiny, tmp_path):
    (tmp_path / "empty").mkdir()
    for place in ("empty", "new/below"):
        assert validate_command([str(tiny), "--fix", str(tmp_path / place), "--format", "json"]) == 0
        assert hashes(tmp_path / place) == hashes(tiny)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "new", "tiny"]


def test_no_copy_is_made_of_a_package_without_one_good_file(tiny, tmp_path, capsys):
    for path in (tiny / "datasets").iterdir():
        path.unlink()
    assert validate_command([str(tiny), "--fix", str(tmp_path / "out")]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tiny"]
    assert "하나도 없습니다" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["file/out", "x" * 256, "new/" + "y" * 256])
def test_where_nothing_can_be_written_is_said_and_nothing_is_left(tiny, tmp_path, place, capsys):
    (tmp_path / "file").touch()
    assert validate_command([str(tiny), "--fix", str(tmp_path / place), "--lang", "en"]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "tiny"]
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines()), "could not be written" in err) == ("", 1, True)


@contextmanager
def full_disk() -> Iterator[None]:
    """No file grows beyond what a disk with little room left would take; not for longer, for pytest writes too."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_of_a_full_disk_nothing_half_written_is_left(tiny, tmp_path, capsys):
    with full_disk():
        assert validate_command([str(tiny), "--fix", str(tmp_path / "new/out"), "--lang", "en"]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tiny"]
    assert "could not be written" in capsys.readouterr().err


@pytest.mark.parametrize("out", ["loop", "loop/out"])
def test_a_link_that_leads_to_itself_is_no_new_folder(tiny, tmp_path, out, capsys):
    (tmp_path / "loop").symlink_to("loop")
    assert validate_command([str(tiny), "--fix", str(tmp_path / out), "--lang", "en"]) == 2
    assert str(tmp_path / out) in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["loop", "tiny"]


def test_of_an_interrupted_copy_nothing_is_left(tiny, tmp_path, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(transcripts.declarations, "redeclared", interrupted)
    assert validate_command([str(tiny), "--fix", str(tmp_path / "new/out")]) == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tiny"]


def test_a_copy_that_is_ended_from_outside_leaves_nothing(tiny, tmp_path):
    rows = "".join(f"가{number}, b,나 \n" for number in range(400_000))
    (tiny / GLOSSARY).write_text(f"term,term_en,definition\n{rows}", encoding="utf-8")
    command = [sys.executable, str(ROOT / "scripts/validate.py"), str(tiny), "--fix", str(tmp_path / "out")]
    with subprocess.Popen(command) as process:
        while process.poll() is None and not [*tmp_path.glob(".out.*/copy/CHANGES.md")]:
            time.sleep(0.01)
        process.terminate()
    assert process.returncode == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tiny"]


@pytest.mark.parametrize("path", ["CHANGES.md", "datapackage.json", "./datasets/terms.csv"])
def test_no_file_of_a_copy_is_written_twice(tiny, tmp_path, path, capsys):
    text = (tiny / "datapackage.json").read_text(encoding="utf-8")
    (tiny / "datapackage.json").write_text(text.replace(GLOSSARY, path), encoding="utf-8")
    assert validate_command([str(tiny), "--fix", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists()


def test_the_fix_that_a_finding_proposes_is_the_repair_itself(tiny):
    path = tiny / "datasets/finance.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",20000000,", ',"20,000,000",'), encoding="utf-8")
    report = pipeline.check(tiny)
    fixes = {message(report.package, found, "ko").fix for found in report.findings if found.value == "20,000,000"}
    assert fixes == {"이렇게 적으세요: 20000000"}


def test_every_repair_has_its_words():
    names = {*repairs.text.REPAIRS, "encoding", "byte-order-mark", "line-end", "tidy", "number", "boolean", "date"}
    names |= {"dialect", "bytes", "hash", "blank-row", "empty-column"}
    names |= {
        "rows",
        "stats",
        "unit",
        "unit-lost",
        "kept-shared",
        "kept-seams",
        "kept-unread",
        "kept-row",
        "kept-formula",
    }
    names |= {
        "sheet",
        "left-out",
        "filled-down",
        "hidden-sheets",
        "cover-sheets",
        "formula",
        "recalculation",
        "hidden-rows",
        "hidden-columns",
    }
    for language in ("ko", "en"):
        words = yaml.safe_load((ROOT / f"scripts/gongyak/locale/{language}.yml").read_text(encoding="utf-8"))["repairs"]
        assert words.keys() == names | {"header-name", "header-order", "row-order"}
