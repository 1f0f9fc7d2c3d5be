"""A workbook with other values in some cells of a sheet: its other members stay as they were, byte for byte."""

import io
import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

BOOK = "xl/workbook.xml"
_CALCULATION = re.compile(rb"<(?:\w+:)?calcPr\b(?![^>]*fullCalcOnLoad)")
# Of a cell its row and its column, both from 1.
Place = tuple[int, int]
Value = str | int | float


class _Cells:
    """Where the filled cells of a sheet stand in its XML: by place their bytes, the tag, its attributes."""

    def __init__(self, xml: bytes) -> None:
        self.found: dict[Place, tuple[int, int, str, Mapping[str, str]]] = {}
        self._xml, self._row, self._column = xml, 0, 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._begin, self._end
        self._parser.Parse(xml, True)

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Rows and cells that bear no number follow the one before."""
        name = tag.rpartition(":")[2]
        if name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        elif name == "c":
            self._column = _column(attributes["r"]) if "r" in attributes else self._column + 1
            self._start, self._attributes = self._parser.CurrentByteIndex, attributes

    def _end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "c":
            end = self._xml.index(b">", self._parser.CurrentByteIndex) + 1
            self.found[self._row, self._column] = self._start, end, tag, self._attributes


def _column(reference: str) -> int:
    """The number of a column: of B7 it is 2."""
    number = 0
    for letter in filter(str.isalpha, reference):
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number


def spliced(data: bytes, part: str, values: Mapping[Place, Value]) -> bytes:
    """The workbook with ``values`` in the sheet that is its member ``part``; KeyError when there is no such cell.

    What formulas come to was calculated of the values before: they are calculated again when it is opened.
    """
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(made, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == part:
                content = b"".join(_pieces(content, values))
            elif member.filename == BOOK:
                content = _CALCULATION.sub(rb'\g<0> fullCalcOnLoad="1"', content)
            new.writestr(member, content)
    return made.getvalue()


def _pieces(xml: bytes, values: Mapping[Place, Value]) -> Iterator[bytes]:
    cells, place = _Cells(xml), 0
    for (start, end, tag, attributes), value in sorted((cells.found[each], value) for each, value in values.items()):
        yield xml[place:start]
        yield _cell(tag, attributes, value).encode()
        place = end
    yield xml[place:]


def _cell(tag: str, attributes: Mapping[str, str], value: Value) -> str:
    """A cell that looks as it did and holds the value: a number, or a text of its own."""
    about = {name: attributes[name] for name in ("r", "s") if name in attributes}
    prefix, inner = tag[:-1], f"<{tag[:-1]}v>{value}</{tag[:-1]}v>"
    if isinstance(value, str):
        about["t"] = "inlineStr"
        inner = f'<{prefix}is><{prefix}t xml:space="preserve">{escape(value)}</{prefix}t></{prefix}is>'
    told = "".join(f" {name}={quoteattr(each)}" for name, each in about.items())
    return f"<{tag}{told}>{inner}</{tag}>"
