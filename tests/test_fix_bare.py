"""The corrected copy of files that nobody described: a CSV file of each table, nothing guessed, nothing lost unsaid."""

import csv
import io
import random
import shutil
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from conftest import ROOT
from fixed import copied, files
from gongyak import bare, pipeline
from gongyak.cli import validate_command
from gongyak.copies import filenames
from gongyak.corrections import alterations, units
from gongyak.layout import Layout
from gongyak.package import INFERRED, Table
from gongyak.repairs import repaired, seeming
from gongyak.sources import read_source
from web_server import answering, body

LIST = (
    "새벽시 공약 현황,,,,\n(단위: 백만원),,,,\n연번,사업명,예산,전화,착공일\n"
    '1,도서관 건립,"2,880",02-550-0101,2022.07.01\n(2),경로당 ,△3,550-0102,2022. 8. 1.\n,,,,\n'
    '3,"공원,  숲",－,007,2023년 1월 5일\n※ 자료: 예산과,,,,\n'
)
CLEAN = (
    "연번,사업명,예산(백만원),전화,착공일\n1,도서관 건립,2880,02-550-0101,2022-07-01\n"
    '(2),경로당,-3,550-0102,2022-08-01\n3,"공원, 숲",－,007,2023-01-05\n'
)


def test_two_tables_beside_each_other_become_two_files(tmp_path):
    path = tmp_path / "in/list.xlsx"
    path.parent.mkdir()
    book = openpyxl.Workbook()
    for row in (("가", "나", None, "가", "나"), (1, 2, None, 5, "△6"), (3, 4, None, None, None)):
        book.active.append(row)
    book.save(path)
    copy, changes = copied(path, tmp_path / "out", status=0)
    assert {name: content.decode() for name, content in copy.items()} == {
        "list Sheet.csv": "가,나\n1,2\n3,4\n",
        "list Sheet (2).csv": "가,나\n5,-6\n",
    }
    assert "list.xlsx [Sheet]:2: [나] ‘△6’ → ‘-6’ (number without commas, negative with -)" in changes


def test_two_tables_below_each_other_become_two_files(tmp_path):
    path = tmp_path / "in/list.csv"
    path.parent.mkdir()
    path.write_bytes("구분,계,완료\n가,3,1\n나,4,2\n\n주요 사업,,\n번호,이름,상태\n1,다,완료\n".encode("cp949"))
    copy, changes = copied(path, tmp_path / "out", status=0)
    assert {name: content.decode() for name, content in copy.items()} == {
        "list.csv": "구분,계,완료\n가,3,1\n나,4,2\n",
        "list (2).csv": "번호,이름,상태\n1,다,완료\n",
    }
    assert changes == [
        "list.csv: ‘CP949’ → ‘UTF-8’ (encoding)",
        "list.csv:4: (blank row removed)",
        "list.csv:5: ‘주요 사업’ (left out, as it is not a row of the table)",
    ]


@pytest.mark.parametrize("codec", ["cp949", "utf-8-sig", "utf-16"])
def test_a_list_of_a_city_hall_becomes_a_plain_table_and_what_stood_around_it_is_listed(tmp_path, codec):
    path = tmp_path / "in/list.csv"
    path.parent.mkdir()
    path.write_bytes(LIST.replace("\n", "\r\n").encode(codec))
    copy, changes = copied(path, tmp_path / "out", status=1)
    assert {name: content.decode() for name, content in copy.items()} == {"list.csv": CLEAN}
    assert (
        changes[0]
        == {
            "cp949": "list.csv: ‘CP949’ → ‘UTF-8’ (encoding)",
            "utf-16": "list.csv: ‘UTF-16’ → ‘UTF-8’ (encoding)",
            "utf-8-sig": "list.csv: (byte order mark removed)",
        }[codec]
    )
    assert changes[1:] == [
        "list.csv: (line ends are LF)",
        "list.csv:1: ‘새벽시 공약 현황’ (left out, as it is not a row of the table)",
        "list.csv:2: ‘(단위: 백만원)’ (left out, as it is not a row of the table)",
        "list.csv:8: ‘※ 자료: 예산과’ (left out, as it is not a row of the table)",
        "list.csv:6: (blank row removed)",
        "list.csv:3: [예산(백만원)] ‘예산’ → ‘예산(백만원)’ "
        "(unit stated outside the header written into the name of the column)",
        "list.csv:5: [사업명] ‘경로당 ’ → ‘경로당’ (blanks at the ends and repeated blanks removed)",
        "list.csv:7: [사업명] ‘공원,  숲’ → ‘공원, 숲’ (blanks at the ends and repeated blanks removed)",
        "list.csv:4: [예산(백만원)] ‘2,880’ → ‘2880’ (number without commas, negative with -)",
        "list.csv:5: [예산(백만원)] ‘△3’ → ‘-3’ (number without commas, negative with -)",
        "list.csv:4: [착공일] ‘2022.07.01’ → ‘2022-07-01’ (date as year-month-day)",
        "list.csv:5: [착공일] ‘2022. 8. 1.’ → ‘2022-08-01’ (date as year-month-day)",
        "list.csv:7: [착공일] ‘2023년 1월 5일’ → ‘2023-01-05’ (date as year-month-day)",
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("이름;값\n가;1,5\n나;2\n", '이름,값\n가,"1,5"\n나,2\n'),
        ("이름\t값\n가\t△1\n나\t2\n", "이름,값\n가,-1\n나,2\n"),
        ("이름,값,\n가,1,\n나,2,\n", "이름,값\n가,1\n나,2\n"),
        ('"이름","값"\n"가","1"\n"나","2"', "이름,값\n가,1\n나,2\n"),
        (unicodedata.normalize("NFD", "이름,값\n가,1\n나,2\n"), "이름,값\n가,1\n나,2\n"),
        ("이름,기간\n가,2022.1\n나,2022.10\n", "이름,기간\n가,2022.1\n나,2022.10\n"),
        ('이름,값\n가,-\n나,２\n다,"1,000"\n', "이름,값\n가,-\n나,2\n다,1000\n"),
        ("이름,값\n가,▲3\n나,▼2\n", "이름,값\n가,▲3\n나,▼2\n"),
        ('이름,값\n가,미정\n나,"1,000"\n', '이름,값\n가,미정\n나,"1,000"\n'),
        ('이름,코드\n가,007\n나,"1,000"\n', '이름,코드\n가,007\n나,"1,000"\n'),
        ("이름,날\n가,2022.07.01\n나,2022.13.45\n", "이름,날\n가,2022.07.01\n나,2022.13.45\n"),
    ],
)
def test_a_column_is_repaired_only_when_all_its_cells_are_of_one_type(tmp_path, content, expected):
    path = tmp_path / "in/list.csv"
    path.parent.mkdir()
    path.write_bytes(content.encode())
    validate_command([str(path), "--fix", str(tmp_path / "out"), "--quiet"])
    assert (tmp_path / "out/list.csv").read_bytes().decode() == expected
    validate_command([str(tmp_path / "out"), "--fix", str(tmp_path / "again"), "--quiet"])
    assert (tmp_path / "again/list.csv").read_bytes().decode() == expected


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["1,000", "2", "△3", "-", "", "－"], "number"),
        (["1", "2.5"], "number"),
        (["2022.07.01", "2022-08-01", "…"], "date"),
        (["1", "(2)"], ""),
        (["1", "1,5"], ""),
        (["1", "007"], ""),
        (["010-1234-5678"], ""),
        (["2022.1", "2022.07.01"], ""),
        (["가", "1"], ""),
        (["-", "", "…"], ""),
        ([], ""),
    ],
)
def test_a_type_is_certain_when_no_cell_speaks_against_it(cells, kind):
    field = seeming("값", cells)
    assert (field.type if field else "") == kind


def test_brackets_are_negative_in_our_model_alone():
    assert repaired(seeming("값", ["1"]), "(2)", INFERRED) == ("(2)", ())


def book(path: Path) -> Path:
    """A workbook with merged cells, dates, and sheets of dangerous names."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "현황"
    for row in (
        ["공약 현황"],
        ["구", "사업", "날짜"],
        ["북구", "가", "2022.7.1"],
        [None, "나", None],
        ["남구", "다", "-"],
    ):
        sheet.append(row)
    sheet["C4"] = openpyxl.utils.datetime.from_excel(44743)
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("A1:C1")
    for name in ("현황 ", "..", "CON", "a\u202eb", "긴" * 31):
        other = workbook.create_sheet()
        other.title = name
        other.append(["이름", "값"])
        other.append(["가", 1])
        other.append(["나", 2])
    path.parent.mkdir()
    workbook.save(path)
    return path


def test_a_file_that_becomes_sound_after_its_layout_was_found_is_read_by_that(tmp_path):
    mixed = tmp_path / "a.csv"
    mixed.write_bytes("번호,이름\n1,가나\n".encode() + "2,다라\n".encode("cp949"))
    package = pipeline.opened(mixed)
    mixed.write_bytes("번호,이름\n1,가나\n2,다라\n".encode())
    (table,) = package.tables.values()
    assert [change.why for change in alterations.of_file(read_source(package, table))] == [("encoding",)]


def test_each_sheet_becomes_a_file_of_its_own_with_a_safe_name(tmp_path):
    copy, changes = copied(book(tmp_path / "in/b.xlsx"), tmp_path / "out")
    names = ["b 현황.csv", "b 현황 (2).csv", "b.csv", "b CON.csv", "b a_b.csv", f"b {'긴' * 31}.csv"]
    assert copy.keys() == {*names}
    assert copy["b 현황.csv"].decode() == "구,사업,날짜\n북구,가,2022-07-01\n북구,나,2022-07-01\n남구,다,-\n"
    assert {copy[name].decode() for name in names[1:]} == {"이름,값\n가,1\n나,2\n"}
    assert changes[:4] == [
        "b.xlsx [현황]: ‘XLSX’ → ‘CSV’ (turned into CSV)",
        "b.xlsx [현황]:1: ‘공약 현황’ (left out, as it is not a row of the table)",
        "b.xlsx [현황]:4: [구] (merged cells filled)",
        "b.xlsx [현황]:3: [날짜] ‘2022.7.1’ → ‘2022-07-01’ (date as year-month-day)",
    ]


def test_a_zip_and_an_address_become_the_same_folder(tmp_path):
    archive = tmp_path / "in/a.zip"
    archive.parent.mkdir()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("2022/list.csv", LIST.encode("cp949"))
        packed.writestr("2023/list.csv", LIST)
    copy, _ = copied(archive, tmp_path / "out", status=1)
    assert {name: content.decode() for name, content in copy.items()} == {f"{y}/list.csv": CLEAN for y in (2022, 2023)}
    with answering({"/a/list.csv": body(LIST.encode("cp949"), "text/csv")}) as host:
        copy, _ = copied(f"{host}/a/list.csv", tmp_path / "web", status=1)
    assert {name: content.decode() for name, content in copy.items()} == {"list.csv": CLEAN}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a,b\n1,2,3\n4,5\n6,7\n", "list.csv:2: not copied. "),
        (b'a,b\n1,"2\n4,5\n6,7\n', "list.csv:2: not copied. "),
        ("이름,값\n가,공약\n".encode() + "나,도서관\n".encode("cp949"), "list.csv:3: not copied. "),
        ("이름,값,\n가,1,\u200b\n나,2,\n".encode(), "list.csv: not copied. "),
        (b"", "Not checked: list.csv"),
    ],
)
def test_what_would_lose_content_is_refused_with_a_reason(tmp_path, content, told, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_bytes(content)
    assert validate_command(["list.csv", "--fix", "out", "--lang", "en"]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]
    assert told in capsys.readouterr().err


def dirty(chance: random.Random) -> tuple[list[list[str]], list[list[str]]]:
    """A clean table and the same with each cell spoilt in a way that has one reading, or kept where there is none."""
    numbers = [str(chance.randint(-9_999_999, 9_999_999)) for _ in range(6)]
    days = [f"20{chance.randint(10, 30)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}" for _ in range(6)]
    codes = ["007", "(2)", "1,5", "010-1234", "2022.1", "△", "가 나", "a\nb", '"', "=1+1"]
    rows = [[f"가{row}", numbers[row], days[row], chance.choice(codes)] for row in range(6)]
    return [["이름", "수", "날", "글"], *rows], [
        ["이름", "수", "날", "글"],
        *(
            [_spoilt(chance, name), _number(chance, number), _day(chance, day), code]
            for name, number, day, code in rows
        ),
    ]


def _spoilt(chance: random.Random, cell: str) -> str:
    cell = unicodedata.normalize(chance.choice(["NFC", "NFD"]), cell)
    return chance.choice(["", " ", "\u200b", "\u00a0"]) + cell + chance.choice(["", " ", "\u3000", "\ufeff"])


def _number(chance: random.Random, cell: str) -> str:
    grouped = f"{abs(int(cell)):,}"
    wide = grouped.translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    shown = chance.choice([grouped, grouped.replace(",", ""), wide])
    return shown if int(cell) >= 0 else chance.choice(["-", "△", "−", "△ "]) + shown


def _day(chance: random.Random, cell: str) -> str:
    year, month, day = cell.split("-")
    forms = ["{}.{}.{}", "{}. {}. {}.", "{}/{}/{}", "{}년 {}월 {}일"]
    return chance.choice(forms).format(year, *map(str, map(int, (month, day)))) if chance.random() < 0.8 else cell


@pytest.mark.parametrize("seed", range(20))
def test_a_spoilt_table_becomes_the_clean_one_and_all_that_changed_is_listed(tmp_path, seed, capsys):
    chance = random.Random(seed)
    clean, spoilt = dirty(chance)
    path, out = tmp_path / "t.csv", tmp_path / "out"
    with path.open("w", encoding=chance.choice(["utf-8", "utf-8-sig", "utf-16"]), newline="") as stream:
        ends, quoting = chance.choice(["\n", "\r\n"]), chance.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
        csv.writer(stream, lineterminator=ends, quoting=quoting).writerows(spoilt)
    copy, changes = copied(path, out, status=validate_command([str(path), "--fix", str(tmp_path / "x"), "--quiet"]))
    with (out / "t.csv").open(encoding="utf-8", newline="") as stream:
        assert [*csv.reader(stream)] == clean
    listed = sum(change.count("→") for change in changes if "[" in change.partition("‘")[0])
    pairs = [(a, b) for before, after in zip(spoilt, clean, strict=True) for a, b in zip(before, after, strict=True)]
    assert listed == len({pair for pair in pairs if pair[0] != pair[1]})
    assert files(tmp_path / "x")["t.csv"] == copy["t.csv"]


def test_what_no_csv_file_can_hold_is_listed(tmp_path):
    workbook = openpyxl.Workbook()
    for row in (["이름", "값", None], ["가", None, 1], ["나", 2, 3]):
        workbook.active.append(row)
    shown = workbook.create_sheet("둘")
    shown.append(["이름", "값"])
    shown.append(["가", 1])
    hidden = workbook.create_sheet("숨김")
    hidden.append(["비밀"])
    hidden.sheet_state = "hidden"
    workbook.create_sheet("표지").append(["공약 현황"])
    workbook.save(tmp_path / "b.xlsx")
    validate_command([str(tmp_path / "b.xlsx"), "--fix", str(tmp_path / "out"), "--lang", "en", "--quiet"])
    changes = (tmp_path / "out/CHANGES.md").read_text(encoding="utf-8")
    assert changes.count("b.xlsx: ‘표지’ (sheets taken as covers or text are not copied)\n") == 1
    assert changes.count("b.xlsx: ‘숨김’ (hidden sheets are not copied)\n") == 1
    assert (tmp_path / "out/b Sheet.csv").read_text(encoding="utf-8") == "이름,값,\n가,,1\n나,2,3\n"


def test_what_a_sheet_hides_or_calculates_is_copied_and_said(tmp_path):
    workbook = openpyxl.Workbook()
    for row in (["이름", "값", "비밀"], ["가", 1, "x"], ["나", 2, "y"], ["계", "=B2+B3", "z"]):
        workbook.active.append(row)
    workbook.active.row_dimensions[3].hidden = True
    workbook.active.column_dimensions["C"].hidden = True
    plain = io.BytesIO()
    workbook.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<f>B2+B3</f><v />", b"<f>B2+B3</f><v>3</v>"))
    copy, changes = copied(tmp_path / "b.xlsx", tmp_path / "out")
    assert copy["b.csv"].decode() == "이름,값,비밀\n가,1,x\n나,2,y\n계,3,z\n"
    assert changes[1:] == [
        "b.xlsx [Sheet]:4: [값] (value instead of the formula)",
        "b.xlsx [Sheet]: ‘3’ (hidden rows are copied: delete them from the copy if they are not for everybody)",
        "b.xlsx [Sheet]: ‘C’ (hidden columns are copied: delete them from the copy if they are not for everybody)",
    ]


def test_a_sheet_with_a_formula_that_has_no_value_is_not_copied_without_it(tmp_path, capsys):
    workbook = openpyxl.Workbook()
    for row in (["이름", "값"], ["가", 1], ["나", "=B2*2"]):
        workbook.active.append(row)
    whole = workbook.create_sheet("둘")
    whole.append(["이름", "값"])
    whole.append(["가", 1])
    workbook.save(tmp_path / "b.xlsx")
    assert validate_command([str(tmp_path / "b.xlsx"), "--fix", str(tmp_path / "out"), "--lang", "en", "--quiet"]) == 2
    assert "b.xlsx:3: not copied. The formula of cell B3" in capsys.readouterr().err
    assert [path.name for path in sorted((tmp_path / "out").iterdir())] == ["CHANGES.md", "b 둘.csv"]


def test_a_file_that_is_no_table_is_left_out_and_said(tmp_path, capsys):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "list.csv").write_text("이름,값\n가,1\n나,2\n", encoding="utf-8")
    (folder / "old.csv").write_bytes(b"%PDF-1.7\n")
    (folder / "odd.csv").write_text("이름,값,\n가,1,\u200b\n나,2,\n", encoding="utf-8")
    assert validate_command([str(folder), "--fix", str(tmp_path / "out"), "--lang", "en", "--quiet"]) == 2
    assert sorted(files(tmp_path / "out")) == ["CHANGES.md", "list.csv"]
    odd, old = capsys.readouterr().err.splitlines()
    assert odd.startswith("Not checked: odd.csv: not copied. ")
    assert old.startswith("Not checked: old.csv: not copied. ")


@pytest.mark.parametrize(
    ("path", "sheet", "name"),
    [
        ("../../x.csv", "", "_/_/x.csv"),
        ("a/CON.txt", "", "a/_CON.csv"),
        ("com1.x.tsv", "", "_com1.x.csv"),
        ("a\u202e\u200b\tb?.csv", "", "a_b_.csv"),
        ("CHANGES.md.csv", "", "CHANGES.md.csv"),
        (".hidden.csv", "", "hidden.csv"),
        ("긴" * 80 + ".csv", "", "긴" * 66 + ".csv"),
        ("...csv", "", "_.csv"),
    ],
)
def test_no_name_leads_out_of_the_folder_or_is_no_name_elsewhere(path, sheet, name):
    table = Table(
        name="t",
        path=path,
        title="",
        description="",
        fields=(),
        primary_key=(),
        foreign_keys=(),
        layout=Layout(sheet=sheet),
    )
    assert filenames.of_tables([table], ("datapackage.json", "CHANGES.md")) == {"t": name}


def test_names_that_differ_in_case_alone_get_numbers():
    table = Table(name="a", path="A.csv", title="", description="", fields=(), primary_key=(), foreign_keys=())
    others = [replace(table, name="b", path="a.tsv"), replace(table, name="c", path="a .txt")]
    paths = filenames.of_tables([table, *others], ())
    assert paths == {"a": "A.csv", "b": "a (2).csv", "c": "a (3).csv"}


@pytest.mark.parametrize("name", ["status-ticks.csv", "budget-years.csv", "pledge-list.csv", "progress-2024.xlsx"])
def test_of_each_wild_layout_every_cell_of_a_row_is_in_the_copy_or_on_the_list(tmp_path, name):
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(ROOT / "tests/data/wild" / name, folder)
    copy, changes = copied(folder / name, tmp_path / "out", status=1)
    ((path, content),) = copy.items()
    assert path == f"{Path(name).stem}.csv"
    table = bare.package(folder / name)
    (source,) = (read_source(table, each) for each in table.tables.values())
    rows = [*csv.reader(content.decode().splitlines())][1:]
    became = {tuple(change.rpartition("] ")[2].split(" (")[0].strip("‘’").split("’ → ‘")) for change in changes}
    for before, after in zip(zip(*source.cells.columns, strict=True), rows, strict=True):
        assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1] and pair not in became] == []


def test_a_table_without_a_header_is_given_none(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text('1,2022.07.01,"1,000"\n2,2022.08.01,007\n3,2022.09.01,3\n', encoding="utf-8")
    validate_command([str(path), "--fix", str(tmp_path / "out"), "--quiet"])
    clean = '1,2022-07-01,"1,000"\n2,2022-08-01,007\n3,2022-09-01,3\n'
    assert (tmp_path / "out/in.csv").read_text(encoding="utf-8") == clean


ABOVE = "현황,,,\n{},,,\n구분,{}\n가,{}\n나,{}\n"


@pytest.mark.parametrize(
    ("unit", "header", "row", "named"),
    [
        ("(단위: 천원)", "예산,건수,비고", '"2,880",3,', "예산(천원),건수,비고"),
        ("[단위 : 백만 원]", "총사업비,국비,집행률", "3,2,50%", "총사업비(백만원),국비(백만원),집행률"),
        ("※ 단위:억", "계,2022,2023년", "3,1,2", "계(억),2022(억),2023년(억)"),
        ('"단위: 천원, %"', "사업비,계,예산 확보율", "3,4,5", "사업비(천원),계,예산 확보율"),
        ("(단위: 천원)", "예산(백만원),금액,비고", "3,미정,", "예산(백만원),금액,비고"),
        ('"(단위: 천원, 백만원)"', "예산,금액,비고", "3,4,", "예산,금액,비고"),
        ("(단위: 명)", "예산,인원,비고", "3,4,", "예산,인원,비고"),
        ("(단위: 천원)", "인원,계,비고", "3,4,", "인원,계,비고"),
        ("(단위: 천원)", "사업비,2022,계", "3,4,5", "사업비(천원),2022(천원),계"),
        ("(단위: 천원)", "예산(비율),2022,비고", "3,4,", "예산(비율),2022(천원),비고"),
        ("(단위: 천원)", "예산 2022,예산 건수,소계", "3,4,5", "예산 2022(천원),예산 건수,소계"),
        ("(단위: 천원)", "상반기,하반기,계", "3,4,7", "상반기,하반기,계"),
        ("(단위: 천원)", "2024 상반기,총 예산 2024,비고", "3,4,", "2024 상반기(천원),총 예산 2024(천원),비고"),
    ],
)
def test_a_unit_of_money_above_a_table_goes_into_the_names_of_its_sums(tmp_path, unit, header, row, named):
    path = tmp_path / "in/list.csv"
    path.parent.mkdir()
    path.write_text(ABOVE.format(unit, header, row, row), encoding="utf-8")
    validate_command([str(path), "--fix", str(tmp_path / "out"), "--quiet", "--lang", "en"])
    assert (tmp_path / "out/list.csv").read_text(encoding="utf-8").splitlines()[0] == f"구분,{named}"
    validate_command([str(tmp_path / "out"), "--fix", str(tmp_path / "again"), "--quiet"])
    assert (tmp_path / "again/list.csv").read_bytes() == (tmp_path / "out/list.csv").read_bytes()
    assert ("a unit of unknown columns" in (tmp_path / "out/CHANGES.md").read_text(encoding="utf-8")) == (
        header == named
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("(단위: 천원 )", "천원"),
        ("2024년 예산 [단위 백만 원]", "백만 원"),
        ("（단위：명, 억원）", "명, 억원"),
        ("※ 단위사업별 예산(백만원)", ""),
        ("예산 단위", ""),
    ],
)
def test_what_states_a_unit(text, said):
    assert units.stated(text) == said


PIECES = [
    "a",
    "가",
    "1",
    "2,880",
    ",",
    ",",
    ",",
    "\n",
    "\n",
    '"x"',
    " ",
    "\r\n",
    ";",
    "2022.7.1",
    "○",
    "(2)",
    "\u200b",
    "\t",
]


@pytest.mark.parametrize("seed", range(40))
def test_of_any_text_the_copy_is_its_own_copy_or_there_is_none(tmp_path, seed, capsys):
    chance = random.Random(seed)
    path, out, again = tmp_path / "in.csv", tmp_path / "out", tmp_path / "again"
    path.write_bytes(
        "".join(chance.choices(PIECES, k=chance.randint(1, 60))).encode(chance.choice(["utf-8", "utf-16"]))
    )
    if validate_command([str(path), "--fix", str(out), "--quiet"]) == 2 and not out.exists():
        assert len(capsys.readouterr().err.splitlines()) == 1
        return
    validate_command([str(out), "--fix", str(again), "--quiet"])
    assert (again / "in.csv").read_bytes() == (out / "in.csv").read_bytes()


def test_a_text_whose_cells_nobody_can_tell_apart_is_refused(tmp_path, capsys):
    path = tmp_path / "in.csv"
    path.write_text('2022.7.1a\n"1;x,"\n;,a\n', encoding="utf-8")
    assert validate_command([str(path), "--fix", str(tmp_path / "out"), "--lang", "en", "--quiet"]) == 2
    assert not (tmp_path / "out").exists()
    assert "might be read as a different table" in capsys.readouterr().err
