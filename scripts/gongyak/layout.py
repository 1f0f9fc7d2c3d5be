"""How a table lies in its file, and what was assumed to find it there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# Formats of text: a file of it may be cut into several, and is put together by joining them.
TEXT = frozenset({"csv", "tsv"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Pick:
    """A column that is taken of a file: its ``position`` from 1, its ``name``, and the ``label`` it bears there."""

    position: int
    name: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """How a table lies in its file: its characters, and its records (rows of a ``sheet``), counted from 1.

    The records ``headers`` name the columns (there are none: the schema does), and rows begin below the last of them.
    A record that begins with ``comment`` is no row, nor are those ``left_out``; ``sparse``: an empty one is no fault.
    What is empty is not there.

    Of a file with several tables each lies in the records from ``first`` to ``last`` (0: to the end), and in the
    positions from ``left`` to ``right`` (0: to the end).

    Of a file that nobody described only ``columns`` are taken, and no record in which none of them is filled.
    """

    format: str = "csv"
    encoding: str = "utf-8"
    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    doubled: bool = True
    trim: bool = False
    headers: tuple[int, ...] = (1,)
    join: str = " "
    comment: str = ""
    left_out: tuple[int, ...] = ()
    sparse: bool = False
    sheet: str | int = ""
    columns: tuple[Pick, ...] = ()
    first: int = 1
    last: int = 0
    left: int = 1
    right: int = 0

    def holds(self, record: int) -> bool:
        """Whether a record is of the part of the file in which the table lies."""
        return self.first <= record and (record <= self.last or not self.last)

    @property
    def follows(self) -> bool:
        """Whether another table of the file stands above or before this one."""
        return self.first > 1 or self.left > 1

    def sees(self, position: int) -> bool:
        """Whether a position is of that part."""
        return self.left <= position and (position <= self.right or not self.right)

    @property
    def header(self) -> int:
        """The record below which rows begin."""
        return max(self.headers, default=0)

    def cell(self, column: str, row: int) -> str:
        """The cell as people see it in a spreadsheet, B7; empty for a column that was not taken."""
        position = next((pick.position for pick in self.columns if pick.name == column), 0)
        return f"{letter(position)}{row}" if position else ""


PLAIN = Layout()


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """What was assumed of a file that nobody described: its words by ``case``, and the ``rows`` it left out by line."""

    case: str
    params: Mapping[str, object] = field(default_factory=dict)
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()


def letter(position: int) -> str:
    """The letters of a column: 1 is A, 28 is AB."""
    letters = ""
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
