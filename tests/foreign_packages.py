"""Made-up packages of other people: tables in any layout, columns of any type, and some faults at random places.

``write(Random(seed), root)`` writes one and tells the line on which each record of each of its files begins, so that
what Frictionless says of records can be compared with what we say of lines. Some lie in two files.
"""

import bz2
import csv
import gzip
import io
import json
import lzma
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

# By type: how the column is described, cells that are right, cells that are not or only just.
KINDS: dict[str, list[tuple[dict, list[str], list[str]]]] = {
    "string": [
        ({}, ["가", "나 다", "a,b;c", 'a "b" c', "x|y", "EDUCAÇÃO", "Åland"], ["", "가" * 9, "A"]),
        ({"format": "email"}, ["a@example.org"], ["a", "@"]),
        ({"format": "uri"}, ["https://example.org/a"], ["no address"]),
        ({"format": "uuid"}, ["123e4567-e89b-42d3-a456-426614174000"], ["123"]),
        ({"constraints": {"minLength": 2, "maxLength": 5}}, ["가나", "abcde"], ["가", "abcdef", ""]),
        ({"constraints": {"pattern": "[a-z]+|[가-힣]{2}"}}, ["abc", "가나"], ["A", "1", "abc1"]),
        ({"constraints": {"pattern": "active|static"}}, ["active", "static"], ["gone", "activeish"]),
        ({"constraints": {"enum": ["가", "나"]}}, ["가", "나"], ["다", ""]),
    ],
    "integer": [
        ({}, ["1", "20", "-4", "+7", "007"], ["x", "1.0", "1,000", "△2", "２8"]),
        ({"constraints": {"minimum": 0, "maximum": 100}}, ["0", "100"], ["-1", "101", "가"]),
        ({"constraints": {"enum": ["1", "2"]}, "missingValues": ["0"]}, ["1", "2", "0"], ["3", ""]),
        ({"constraints": {"minimum": "0"}, "format": "[0-9]{4}"}, ["2022", "0"], ["-1"]),
        ({"bareNumber": False}, ["5원", "약 7", "9"], ["원", "5-6"]),
    ],
    "number": [
        ({}, ["1", "2.5", "-0.25", "1e3", "NaN", "INF"], ["x", "1,5", "1.2.3"]),
        ({"groupChar": ",", "decimalChar": "."}, ["1,234.5", "2"], ["1.2.3", "천"]),
        ({"groupChar": ".", "decimalChar": ","}, ["1.234,5", "2,5"], ["x", "1,2,3"]),
        ({"constraints": {"enum": [1, 2.5]}}, ["1", "2.5", "2.50"], ["3"]),
    ],
    "boolean": [
        ({}, ["true", "False", "1", "0"], ["yes", "2"]),
        ({"trueValues": ["예"], "falseValues": ["아니오"]}, ["예", "아니오"], ["true", "네"]),
    ],
    "date": [
        ({}, ["2022-07-01", "2024-02-29"], ["2023-02-29", "2022.07.01", "22-07-01", "2022-7-1"]),
        ({"format": "%Y.%m.%d"}, ["2022.07.01", "2022.7.1"], ["2022-07-01"]),
        ({"format": "any"}, ["2022-07-01", "1 July 2022"], ["never"]),
        ({"format": "fmt:%Y"}, ["2022"], ["22", "2022-07-01"]),
        ({"format": "%x"}, ["07/01/22"], ["2022-07-01"]),
        ({"constraints": {"minimum": "2020-01-01"}}, ["2022-07-01"], ["2019-12-31"]),
    ],
    "datetime": [
        ({}, ["2022-07-01T09:30:00Z", "2022-07-01T09:30:00+09:00"], ["2022-07-01 9", "soon"]),
        ({"format": "%Y-%m-%dT%H:%M:%S%z"}, ["2022-07-01T09:30:00Z"], ["2022-07-01"]),
    ],
    "time": [({}, ["09:30:00"], ["25:00:00", "9"]), ({"format": "%H:%M"}, ["09:30"], ["9h"])],
    "year": [({}, ["2022", "1999"], ["22", "20222", "x"])],
    "yearmonth": [({}, ["2022-07"], ["2022-13", "2022/07"])],
    "duration": [({}, ["P1Y2M", "PT3H"], ["1 year"])],
    "geopoint": [
        ({}, ["126.9,37.5"], ["200,37", "서울"]),
        ({"format": "array"}, ["[126.9, 37.5]"], ["[1]"]),
        ({"format": "object"}, ['{"lon": 126.9, "lat": 37.5}'], ["{}"]),
    ],
    "object": [({}, ['{"a": 1}'], ["[1]", "{"])],
    "array": [({}, ["[1, 2]"], ['{"a": 1}', "["])],
    "list": [({}, ["a,b"], []), ({"itemType": "integer"}, ["1,2"], ["1,b"])],
    "any": [({}, ["1", "가"], [""])],
}
DIALECTS = [
    {},
    {"delimiter": ";"},
    {"delimiter": "|", "quoteChar": "'"},
    {"delimiter": "\t"},
    {"csv": {"delimiter": ";"}},
    {"delimiter": ",", "doubleQuote": False, "escapeChar": "\\"},
    {"delimiter": ",", "skipInitialSpace": True},
    {"delimiter": ",", "header": False},
    {"delimiter": ",", "headerRows": [2]},
    {"delimiter": ",", "headerRows": [1, 2], "headerJoin": "_"},
    {"delimiter": ";", "commentChar": "#"},
    {"delimiter": ",", "commentRows": [3]},
    {"delimiter": ",", "skipBlankRows": True},
    {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True, "caseSensitiveHeader": False},
    {"delimiter": ";", "csvddfVersion": 1.2, "skipInitialSpace": True, "header": True, "commentChar": "#"},
]
ENCODINGS = ["utf-8", "utf-8", "utf-8", "", "cp949", "euc-kr", "utf-16", "utf-8-sig", "UTF8", "ISO-8859-1"]


# By the ending of its name, what packs a file.
PACKERS = {"bz2": bz2.compress, "gz": gzip.compress, "xz": lzma.compress, "": bytes}

# How the name of the second of two files begins.
LATER = "later-"
V2 = "https://datapackage.org/profiles/2.0/datapackage.json"
# By table, the file and the line in it on which each of its records begins.
Lines = dict[str, list[tuple[str, int]]]


@dataclass(kw_only=True)
class Draft:
    """A table before it is written: how it is described, its records, the first of them the header, and its file."""

    name: str
    fields: list[dict]
    records: list[list[str]]
    form: str = "csv"
    encoding: str = "utf-8"
    dialect: dict = field(default_factory=dict)
    schema: dict = field(default_factory=dict)
    resource: dict = field(default_factory=dict)
    spoil: Callable[[bytes], bytes | None] = bytes
    end: str = "\n"
    tail: str = ""
    parted: bool = False
    headless: bool = False
    stated: bool = True
    packed: str = ""
    cut: bool = False
    keyed: bool = False

    @property
    def rows(self) -> list[list[str]]:
        """The records that are rows."""
        return self.records[1:]

    @property
    def called(self) -> str:
        """The name it has in the end."""
        return self.resource.get("name", self.name)

    @property
    def path(self) -> str:
        """The file it is written to."""
        packed = f".{self.packed}" if self.packed else ""
        return "datapackage.json" if self.form == "inline" else f"{self.name}.{self.form}{packed}"


def write(random: Random, root: Path) -> Lines:
    """Write a package below ``root``; by table, where each of its records begins."""
    drafts = [_draft(random, f"t{number}") for number in range(random.choice([1, 1, 2, 3, 3]))]
    for child, parent in pairwise(drafts):
        _link(random, child, parent)
    for _ in range(random.choice([0, 1, 2, 2, 3, 5])):
        random.choice(FAULTS)(random, random.choice(drafts))
    filed = [draft for draft in drafts if draft.form != "inline"]
    lines = {draft.called: FILES[draft.form](root, draft) for draft in filed}
    about = {"name": "made-up"} | ({} if random.random() < 0.4 else {"$schema": V2})
    about |= {"created": "yesterday"} if random.random() < 0.02 else {}
    parts = [_schema_apart(random, root, _resource(draft)) for draft in drafts]
    about |= {"resources": parts + ([_document(random, root)] if random.random() < 0.1 else [])}
    return lines | _describe(root, about, [draft for draft in drafts if draft.form == "inline"])


def _draft(random: Random, name: str) -> Draft:
    fields, choices = [{"name": "k", "type": "string"}], []
    for number in range(random.randint(1, 4)):
        kind = random.choice([*KINDS])
        about, right, wrong = random.choice(KINDS[kind])
        fields.append({"name": f"f{number}_n", "type": kind} | json.loads(json.dumps(about)))
        choices.append((right, wrong))
    chance = random.choice([0, 0, 0.02, 0.1])
    rows = [
        [
            f"{name}-{row}",
            *(random.choice(wrong if wrong and random.random() < chance else right) for right, wrong in choices),
        ]
        for row in range(random.choice([1, 3, 6, 12]))
    ]
    draft = Draft(name=name, fields=fields, records=[[each["name"] for each in fields], *rows])
    draft.form = random.choice(["csv", "csv", "csv", "csv", "tsv", "xlsx", "inline"])
    draft.keyed = draft.form == "inline" and random.random() < 0.4
    draft.encoding = random.choice(ENCODINGS)
    draft.dialect = dict(random.choice(DIALECTS)) if draft.form == "csv" else {}
    draft.end = random.choice(["\n", "\n", "\r\n"])
    _constrain(random, draft)
    return draft


def _constrain(random: Random, draft: Draft) -> None:
    """A key, what stands for nothing, columns that must be filled or must differ."""
    if random.random() < 0.7:
        draft.schema["primaryKey"] = random.choice(["k", ["k"], ["k", draft.fields[1]["name"]]])
    if random.random() < 0.3:
        draft.schema["missingValues"] = random.choice([["", "-"], ["", "NA", "없음"]])
    if random.random() < 0.05:
        draft.schema["uniqueKeys"] = [["f0_n"]]
    if random.random() < 0.1:
        draft.schema["fieldsMatch"] = random.choice(["equal", "subset", "superset", "partial"])
    for described in draft.fields:
        if random.random() < 0.3:
            described.setdefault("constraints", {})["required"] = True
    if random.random() < 0.3:
        draft.fields[0].setdefault("constraints", {})["unique"] = True


def _link(random: Random, child: Draft, parent: Draft) -> None:
    """A column of ``child`` that holds keys of ``parent``."""
    if random.random() < 0.8:
        child.fields.append({"name": "p", "type": "string"})
        child.records[0].append("p")
        for row in child.rows:
            row.append(random.choice(parent.rows)[0] if random.random() < 0.9 else "")
        key = {"fields": random.choice(["p", ["p"]]), "reference": {"resource": parent.name, "fields": ["k"]}}
        child.schema["foreignKeys"] = [key]


# Faults of cells and rows.


def _cell(random: Random, draft: Draft, value: str | None = None) -> None:
    row = random.choice(draft.records[1:] or draft.records)
    if row:
        column = random.randrange(len(row))
        odd = [
            "",
            " ",
            " ",
            "x",
            "-",
            "NA",
            "없음",
            "２８",
            "1_000",
            "\u00a05",
            "△2",
            "2022-7-1",
            "가\n나",
            "a\0b",
            "\ufffd",
            "µµºñ",
            "#REF!",
            "010-1234-5678",
        ]
        row[column] = random.choice(odd) if value is None else value


def _more_cells(random: Random, draft: Draft) -> None:
    random.choice(draft.records).extend(["x", ""][: random.randint(1, 2)])


def _fewer_cells(random: Random, draft: Draft) -> None:
    row = random.choice(draft.records)
    del row[max(len(row) - random.randint(1, 2), 1) :]


def _blank_row(random: Random, draft: Draft) -> None:
    draft.records.insert(random.randint(1, len(draft.records)), random.choice([[""] * len(draft.fields), []]))


def _repeated_row(random: Random, draft: Draft) -> None:
    if draft.rows:
        draft.records.append([*random.choice(draft.rows)])


def _lost_reference(random: Random, draft: Draft) -> None:
    if draft.rows and "foreignKeys" in draft.schema:
        row = random.choice(draft.rows)
        row[-1:] = ["nobody"]


def _empty_key(random: Random, draft: Draft) -> None:
    if draft.rows and random.choice(draft.rows):
        random.choice(draft.rows)[:1] = [""]


# Faults of the header.


def _label(random: Random, draft: Draft) -> None:
    header = draft.records[0]
    place = random.randrange(len(header)) if header else 0
    header[place : place + 1] = random.choice([["other"], [""], ["k"], [], ["new", *header[place : place + 1]]])


def _no_header(random: Random, draft: Draft) -> None:
    draft.records[:1] = [[""] * len(draft.fields)]


def _strange_header(random: Random, draft: Draft) -> None:
    draft.records[:1] = [[f"c{place}" for place in range(len(draft.fields))]]
    if random.random() < 0.5:
        draft.schema["fieldsMatch"] = "partial"


def _no_rows(random: Random, draft: Draft) -> None:
    del draft.records[1:]


# Faults of files.


def _broken_quote(random: Random, draft: Draft) -> None:
    draft.tail = random.choice(['"open', '"closed"and more,1'])


def _other_bytes(random: Random, draft: Draft) -> None:
    odd = random.choice([b"\xff\xfe", b"\xb0\xa1", b"\xc0"])
    draft.spoil = lambda data: data and odd.join(_halves(data))


def _halves(data: bytes) -> tuple[bytes, bytes]:
    """Not cut between CR and LF: these would then end two lines."""
    place = len(data) // 2 + (data[len(data) // 2 - 1 :][:2] == b"\r\n")
    return data[:place], data[place:]


def _no_file(random: Random, draft: Draft) -> None:
    draft.spoil = lambda data: None


def _empty_file(random: Random, draft: Draft) -> None:
    draft.spoil = lambda data: b""


# Faults of the description.


def _parted(random: Random, draft: Draft) -> None:
    """Not of UTF-16, whose lines cannot be told by bytes, as Frictionless tries."""
    draft.parted = draft.form in ("csv", "tsv") and draft.encoding != "utf-16" and not draft.packed
    draft.headless = random.random() < 0.2
    draft.resource |= {"path": [draft.path, f"{LATER}{draft.path}"]} if draft.parted else {}


def _packed(random: Random, draft: Draft) -> None:
    """Compressed, and sometimes cut off."""
    if draft.form in ("csv", "tsv") and not draft.parted:
        draft.packed = random.choice(["bz2", "gz", "gz", "xz"])
        draft.cut = random.random() < 0.1


def _unstated(random: Random, draft: Draft) -> None:
    """Nobody says what is in its columns."""
    draft.stated = False


def _property(random: Random, draft: Draft) -> None:
    draft.resource |= random.choice(
        [
            {"bytes": 7},
            {"hash": "sha256:0"},
            {"hash": "crc:0"},
            {"licenses": "free"},
            {"title": 5},
            {"name": "Not A Name"},
            {"encoding": 5},
            {"dialect": {"header": "no"}},
            {"dialect": {"delimiter": 5}},
            {"path": "../away.csv"},
            {"path": f"../{draft.path}"},
            {"rows": 99},
            {"fields": 9},
            {"path": "/away.csv"},
            {"path": [draft.path, "later.csv"]},
            {"hash": "0" * 32},
            {"profile": "tabular-data-resource", "mediatype": "text/csv", "primaryKeys": ["k"], "pathType": "local"},
            {"sources": [], "licenses": [{"name": "CC0-1.0"}], "title": ""},
        ]
    )


def _column(random: Random, draft: Draft) -> None:
    described = random.choice(draft.fields)
    described |= random.choice(
        [
            {"type": "int"},
            {"name": 5},
            {"constraints": {"minimum": "x", "required": "yes"}},
            {"constraints": {"nothing": 1}},
            {"format": "nothing"},
            {"missingValues": ["x"]},
            {"categories": ["가", "나"]},
        ]
    )


def _schema(random: Random, draft: Draft) -> None:
    draft.schema |= random.choice(
        [
            {"primaryKey": "gone"},
            {"missingValues": "x"},
            {"foreignKeys": [{"fields": "k", "reference": {"resource": "nobody", "fields": "k"}}]},
            {"foreignKeys": [{"fields": "k", "reference": {"resource": "", "fields": "gone"}}]},
            {"foreignKeys": [{"fields": "gone", "reference": {"resource": "", "fields": "k"}}]},
            {"uniqueKeys": [["f0_n"]]},
            {"fields": draft.fields[:1]},
            {"fields": [*draft.fields, draft.fields[0]]},
        ]
    )


CELLS = (_cell, _more_cells, _fewer_cells, _blank_row, _repeated_row, _lost_reference, _empty_key)
FAULTS = (
    *(CELLS * 3),
    *((_label, _no_header, _no_rows) * 2),
    *(
        _strange_header,
        _broken_quote,
        _other_bytes,
        _no_file,
        _no_file,
        _empty_file,
        _property,
        _property,
        _column,
        _column,
        _schema,
        _parted,
        _parted,
        _packed,
        _unstated,
    ),
)


# What is written.


def _resource(draft: Draft) -> dict:
    described = {"name": draft.name, "path": draft.path}
    described |= {"schema": {"fields": draft.fields} | draft.schema} if draft.stated else {}
    described |= {"dialect": draft.dialect} if draft.dialect else {}
    described |= {"encoding": draft.encoding} if draft.encoding else {}
    if draft.form == "inline":
        del described["path"]
        described["data"] = f"@{draft.name}@"
    return described | draft.resource


def _schema_apart(random: Random, root: Path, described: dict) -> dict:
    """The table with its schema in a file of its own, which may have been forgotten."""
    if "schema" not in described or random.random() < 0.95:
        return described
    if random.random() < 0.7:
        (root / "schema.json").write_text(json.dumps(described["schema"], ensure_ascii=False), encoding="utf-8")
    return described | {"schema": "schema.json"}


def _document(random: Random, root: Path) -> dict:
    """What is no table."""
    path = random.choice(["doc.pdf", "doc.json", "doc.geojson"])
    if random.random() < 0.7:
        (root / path).write_text("{}", encoding="utf-8")
    stated = random.choice(
        [{}, {"bytes": 2}, {"bytes": 5}, {"hash": "99914b932bd37a50b983c5e7c90ae93b"}, {"hash": "0"}]
    )
    return {"name": "doc", "path": path} | stated


def _describe(root: Path, about: dict, drafts: list[Draft]) -> Lines:
    """Write the descriptor, with the rows of tables that have no file each on a line."""
    text, lines = json.dumps(about, ensure_ascii=False, indent=1), {}
    for draft in drafts:
        mark = json.dumps(f"@{draft.name}@")
        first = text[: text.find(mark)].count("\n") + 2
        records = [*draft.records]
        if draft.keyed:
            records = [dict(zip(draft.records[0], record, strict=False)) for record in draft.rows]
        rows = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
        text = text.replace(mark, f"[\n{rows}\n]")
        places = [("datapackage.json", line) for line in range(first, first + len(records))]
        # The keys of the first object are the header.
        lines[draft.called] = places[:1] * draft.keyed + places
    (root / "datapackage.json").write_text(text, encoding="utf-8")
    return lines


def _sheet(root: Path, draft: Draft) -> list[tuple[str, int]]:
    """Write a workbook; a row of a sheet is its own line."""
    book = openpyxl.Workbook()
    for number, record in enumerate(draft.records, 1):
        for column, cell in enumerate(record, 1):
            book.active.cell(number, column).value = ILLEGAL_CHARACTERS_RE.sub("", cell) or None
    stream = io.BytesIO()
    book.save(stream)
    _save(root / draft.path, draft.spoil(stream.getvalue()))
    return [(draft.path, row) for row in range(1, len(draft.records) + 1)]


def _text(root: Path, draft: Draft) -> list[tuple[str, int]]:
    """Write a file of text, record by record."""
    stated = draft.dialect.get("csv", draft.dialect)
    stream, lines = io.StringIO(), []
    writer = csv.writer(
        stream,
        delimiter="\t" if draft.form == "tsv" else stated.get("delimiter", ","),
        quotechar=stated.get("quoteChar", '"'),
        doublequote=stated.get("doubleQuote", True),
        escapechar=stated.get("escapeChar"),
        lineterminator=draft.end,
    )
    for record in _as_written(draft):
        lines.append(stream.getvalue().count("\n") + 1)
        writer.writerow(record)
    if draft.tail:
        lines.append(stream.getvalue().count("\n") + 1)
        stream.write(draft.tail.replace('"', stated.get("quoteChar", '"')))
    data = stream.getvalue().encode(draft.encoding or "utf-8", errors="replace")
    if draft.parted:
        return _parts(root, draft, data, lines)
    data = draft.spoil(data)
    _save(root / draft.path, data and PACKERS[draft.packed](data)[: -7 if draft.cut else None])
    return [(draft.path, line) for line in lines]


def _parts(root: Path, draft: Draft, data: bytes, starts: list[int]) -> list[tuple[str, int]]:
    """Write the text in two files, the second with the first line of the first, which is then passed over."""
    later, cut = f"{LATER}{draft.path}", max(len(starts) // 2, 1)
    texts = data.splitlines(keepends=True)
    above = (starts[cut] if cut < len(starts) else len(texts) + 1) - 1
    headed = draft.form == "csv" and draft.dialect.get("header") is not False
    head = texts[:1] if headed and not draft.headless else []
    _save(root / draft.path, b"".join(texts[:above]))
    _save(root / later, draft.spoil(b"".join(head + texts[above:])))
    places = [(draft.path, line) for line in starts[:cut]]
    places += [(later, line - above + len(head)) for line in starts[cut:]]
    lost = headed and draft.headless and len({*starts} & {above + 1, above + 2}) == 2
    return places[:cut] + places[cut + lost :]


def _save(path: Path, data: bytes | None) -> None:
    path.unlink(missing_ok=True)
    if data is not None:
        path.write_bytes(data)


def _as_written(draft: Draft) -> list[list[str]]:
    """The records with what the dialect asks for: titles above, a header in two lines or none, comments."""
    records, dialect = [*draft.records], draft.dialect
    if dialect.get("header") is False:
        del records[:1]
    if dialect.get("headerRows") == [2]:
        records.insert(0, ["제목"])
    if dialect.get("headerRows") == [1, 2] and records:
        records[:1] = [[name.partition("_")[0] for name in records[0]], [name.partition("_")[2] for name in records[0]]]
    if "commentChar" in dialect:
        records[len(records) // 2 : 0] = [["# 설명"]]
    if "commentRows" in dialect:
        records.insert(2, ["메모"])
    return records


FILES = {"csv": _text, "tsv": _text, "xlsx": _sheet}
