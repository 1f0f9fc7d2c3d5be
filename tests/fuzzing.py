"""Files that nobody would write on purpose: right ones, spoiled at random places, always the same for the same seed."""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from random import Random

import openpyxl

# What has broken readers of tables before, here or elsewhere.
TEXTS = (
    *('"', '""', ",", ";", "\t", "|", "\n", "\r\n", "\r", "\0", "\x1a", "\x1b[2J", "\ufeff", "\u2028", "\u0085"),
    *("△2", "２８８０", "1_000", "1,5", "-0", "NaN", "Infinity", "1e999", "9" * 5000, "1.", "٣", "²", "½"),
    *("2022.7.1", "2022-02-30", "+202", "9999-99-99", "0000-00-00", "10000-01-01", "\u00a0", "\u200b", "\u202e"),
    *("=1+1", "@SUM(A1)", "<script>alert(1)</script>", "{value}", "{0}", "%s", "../../x", "\\", "a" * 40_000),
    *("각", "\u1100\u1161", "\U0001f1f0\U0001f1f7", "\ud800", "[[[[[", '{"a":', "null", "true"),
)
BYTES = (
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xb0\xa1",
    b"\x8c\x63",
    b"\xed\xa0\x80",
    b"\xc3",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
)
TOKENS = (*(token.encode("utf-8", "surrogatepass") for token in TEXTS), *BYTES)
# What may stand in a descriptor where something else belongs.
VALUES = (
    *(None, True, 0, -1, 1.5, 10**30, "", " ", "x", "../x", "/x", "a\0b", "\ud800", "http://localhost:9/x", "(a+)+$"),
    *("(", "[", "any", "integer", "date", "%d.%m.%Y", "fmt:", [], {}, [[]], [{}], {"name": "x"}, ["a", "a"], [None]),
)


def spoiled(random: Random, data: bytes) -> bytes:
    """The bytes with one to five slips."""
    for _ in range(random.choice([1, 1, 1, 2, 5])):
        data = random.choice(SLIPS)(random, data)
    return data


def _span(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice([1, 2, 8, 64, 512]))


def _put(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:start] + random.choice(TOKENS) + data[random.choice([start, end]) :]


def _flip(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:start] + random.randbytes(min(end - start, 2)) + data[min(end, start + 2) :]


def _drop(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:start] + data[end:]


def _double(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:end] + data[start:]


def _cut(random: Random, data: bytes) -> bytes:
    return data[: random.randint(0, len(data))]


def _recode(random: Random, data: bytes) -> bytes:
    into = random.choice(["cp949", "euc-kr", "utf-16", "utf-16-le", "utf-8-sig", "utf-7", "latin-1"])
    return data.decode("utf-8", "replace").encode(into, "replace")


def _mix(random: Random, data: bytes) -> bytes:
    start, _ = _span(random, data)
    return data[:start] + _recode(random, data[start:])


def _line_ends(random: Random, data: bytes) -> bytes:
    return data.replace(b"\n", random.choice([b"\r\n", b"\r", b"\n\n", b"\xe2\x80\xa8"]))


SLIPS: Sequence[Callable[[Random, bytes], bytes]] = (
    *(_put, _put, _put, _flip, _flip, _drop, _double, _cut, _recode, _mix, _line_ends),
)


def misdescribed(random: Random, descriptor: object) -> object:
    """A copy of the descriptor in which a few values are others, gone, or under another name."""
    descriptor = _copied(descriptor)
    for _ in range(random.choice([1, 1, 2, 4])):
        node, key = random.choice(_places(descriptor))
        change = random.choice(["value", "value", "drop", "rename", "swap"])
        if change == "value" or isinstance(node, list):
            node[key] = _copied(random.choice(VALUES))
        elif change == "drop":
            del node[key]
        elif change == "rename":
            node[random.choice(["x", "name", "path", "type", "data", "dialect", "schema"])] = node.pop(key)
        else:
            other, place = random.choice(_places(descriptor))
            node[key], other[place] = _copied(other[place]), _copied(node[key])
    return descriptor


def _copied(value: object) -> object:
    return json.loads(json.dumps(value))


def _places(node: object) -> list[tuple[dict | list, str | int]]:
    """Every place in a JSON value at which something stands."""
    keys = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [place for key, child in keys for place in ((node, key), *_places(child))]


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook of one sheet with these rows, and a merged title above them."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["공약 이행 현황"])
    for row in rows:
        sheet.append([*row])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=max(2, len(rows[0])))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rezipped(random: Random, data: bytes) -> bytes:
    """A zip in which one member is spoiled, or bears a name that leads astray."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        hit = random.choice(old.namelist())
        for name in old.namelist():
            member = old.read(name)
            if name == hit and random.random() < 0.2:
                new.writestr(random.choice(["../x.csv", "/x.csv", "a\\b.csv", "c:x.csv", "\u1100.csv", name]), member)
            else:
                new.writestr(name, spoiled(random, member) if name == hit else member)
    return stream.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(name, data)
    return stream.getvalue()
