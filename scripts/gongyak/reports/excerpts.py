"""The rows that findings are about, cut out of their files."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongyak import text
from gongyak.audit.privacy import masked
from gongyak.findings import Finding
from gongyak.package import Package, Table
from gongyak.sources import Source, read_source

# Cells left and right of the one that is meant.
BESIDE = 1
LONGEST = 120
# Table, file, line.
Place = tuple[str, str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A cell to be shown: the title of its column, what it holds, whether it is the one that is meant."""

    title: str
    name: str
    value: str
    marked: bool


def rows(package: Package, findings: Collection[Finding]) -> Mapping[Place, Mapping[str, str]]:
    """The rows by table, file and line, each with its cells by name; none of a file that is no table."""
    found: dict[Place, Mapping[str, str]] = {}
    for name in sorted({finding.table for finding in findings} & {*package.tables}):
        places = {(finding.path, finding.line) for finding in findings if finding.table == name and finding.line}
        if places:
            rows_of = _rows(read_source(package, package.tables[name]), places)
            found |= {(name, *place): cells for place, cells in rows_of}
    return found


def _rows(source: Source, places: Collection[tuple[str, int]]) -> Iterator[tuple[tuple[str, int], Mapping[str, str]]]:
    for place in places:
        line = source.joined(*place)
        row = bisect_left(source.lines, line)
        if row < len(source.lines) and source.lines[row] == line:
            cells = (column[row] for column in source.cells.columns)
            yield place, dict(zip(source.header, cells, strict=True))


def excerpt(table: Table, finding: Finding, row: Mapping[str, str]) -> Sequence[Cell]:
    """The key of the row, the cells that are meant with their neighbours and parts, in the order of the file."""
    names = list(row)
    meant = [name for name in (finding.column, *finding.params.get("meant", ())) if name in row]
    if not meant:
        return [_cell(table, name, row, marked=False) for name in names[: 2 * BESIDE + 2]]
    places = [names.index(name) for name in meant]
    near = {name for place in places for name in names[max(place - BESIDE, 0) : place + BESIDE + 1]}
    # Without a key the first columns tell which row it is.
    wanted = {*near, *_parts(names, finding), *(table.primary_key or names[: 2 * BESIDE])}
    return [_cell(table, name, row, marked=name in meant) for name in names if name in wanted]


def _parts(names: Sequence[str], finding: Finding) -> Sequence[str]:
    """The columns that a total is the sum of."""
    ends = [names.index(name) for name in (finding.params.get(end) for end in ("first", "last")) if name in names]
    return names[ends[0] : ends[1] + 1] if len(ends) == 2 else ()


def _cell(table: Table, name: str, row: Mapping[str, str], *, marked: bool) -> Cell:
    titles = {field.name: field.title for field in table.fields if field.title != field.name}
    value = text.visible(masked(row[name]), LONGEST)
    return Cell(title=text.visible(titles.get(name, "")), name=text.visible(name), value=value, marked=marked)
