"""Files that nobody would write on purpose: right ones, spoiled at random places, always the same for the same seed."""

import gzip
import io
import json
import re
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

# What may stand in a value of XML where a number, a reference or a name belongs.
WORDS = (b"", b" ", b"&#10;", b"&lt;", *(
    b"-1 0 1e9 99999999999999999999 1048577 0.1 NaN true x s inlineStr d e str yyyy-mm-dd [h]:mm [$-412] _x0000_ "
    b"_xD800_ A A0 ZZZZ1 XFD1048576 A1:XFD1048576 B2:A1 1:1 #REF! ../x.xml /x rId9"
).split())  # fmt: skip

# What a server may add to the head of its answer.
HEADS = (
    *("", "", "Location: /x", "Location: //[", "Location: http://\u3000/", "Location: \ud800", "Location:"),
    *("Content-Type: text/csv; charset=x", "Content-Encoding: br", "Content-Encoding: gzip, gzip", "Set-Cookie: \0=\1"),
    *("Content-Disposition: attachment; filename=../x.csv", 'Content-Disposition: ;;="', "X: " + "y" * 99_999),
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
        if not (places := _places(descriptor)):
            break
        node, key = random.choice(places)
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


_VALUE = re.compile(rb'(?<==")[^"<>]*(?=")|(?<=>)[^<>]+(?=<)')
_ELEMENT = re.compile(rb"<(\w+)[^<>]*/>|<(\w+)[^<>]*>[^<>]*</\2>")


def misspelt(random: Random, data: bytes) -> bytes:
    """XML in which some values are others, and elements gone, doubled or in one another; it can still be parsed."""
    for _ in range(random.choice([1, 1, 2, 4])):
        places = [match.span() for match in random.choice([_VALUE, _VALUE, _ELEMENT]).finditer(data)]
        if places:
            start, end = random.choice(places)
            other = data[slice(*random.choice(places))]
            new = random.choice([random.choice(WORDS), other, b"", data[start:end] * 2])
            data = data[:start] + new + data[end:]
    return data


def misheaded(random: Random, data: bytes) -> bytes:
    """A zip in which some figures of its heads are others."""
    heads = [match.start() for match in re.finditer(rb"PK(?:\x01\x02|\x03\x04|\x05\x06)", data)]
    for _ in range(random.choice([1, 1, 2, 4])):
        size = random.choice([1, 2, 4, 8])
        start = random.choice(heads) + random.randint(4, 46)
        figure = random.choice([b"\0" * 8, b"\xff" * 8, b"\1" + b"\0" * 7, random.randbytes(8)])
        data = data[:start] + figure[:size] + data[start + size :]
    return data


def rezipped(random: Random, data: bytes) -> bytes:
    """A zip in which one member is spoiled, or bears a name that leads astray."""
    spoil = random.choice([spoiled, misspelt, misspelt])
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        hit = random.choice(old.namelist())
        for name in old.namelist():
            member = old.read(name)
            if name == hit and random.random() < 0.2:
                new.writestr(random.choice(["../x.csv", "/x.csv", "a\\b.csv", "c:x.csv", "\u1100.csv", name]), member)
            else:
                new.writestr(name, spoil(random, member) if name == hit else member)
    return stream.getvalue()


def answer(random: Random, content: bytes) -> bytes:
    """What a server would send with this content, head and all, with slips in it."""
    packed = random.random() < 0.2
    body = gzip.compress(content, mtime=0) if packed else content
    size = random.choice([len(body), len(body), len(body) + 9, max(0, len(body) - 9), 0, -1, "x", "9" * 30])
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    frames = [(body, f"Content-Length: {size}"), (body, ""), (chunked, "Transfer-Encoding: chunked")]
    framed, how = random.choice(frames)
    status = random.choice(["200 OK", "200 OK", "200 OK", "302 Found", "206 Part", "100 Go on", "999 x", "x"])
    lines = [f"HTTP/1.1 {status}", how, "Content-Encoding: gzip" if packed else "", random.choice(HEADS)]
    head = "\r\n".join(filter(None, lines)).encode("utf-8", "surrogatepass") + b"\r\n\r\n"
    return random.choice([head, head, spoiled(random, head)]) + random.choice([framed, framed, spoiled(random, framed)])


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(name, data)
    return stream.getvalue()
