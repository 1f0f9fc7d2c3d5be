"""The corrected file of a table, with each change on the way there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from gongyak import alterations, asides, charsets, hollow, preflight, repairs, tidy
from gongyak.alterations import Change, Repaired
from gongyak.contents import Column
from gongyak.findings import Finding
from gongyak.package import INFERRED, MODEL, OWN, Field
from gongyak.sources import Source, parse

# A column that the schema does not know is kept behind the others; its rows are whole all the same.
SPARED = preflight.LOSSLESS | {"header-unknown"}
# A column that other people's data lack is lost already.
SPARED_OTHERS = SPARED | {"header-missing"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrected:
    """The records of the file as it should be and what changed, or the ``fault`` for which it is left alone.

    Both are made as they are gone through, once: of a large file with every cell wrong they would not fit into memory.
    ``sound``: nothing is wrong with the file but the way it is written, which may be its owner's own.
    """

    records: Iterable[Sequence[str]] = ()
    changes: Iterable[Change] = ()
    fault: Finding | None = None
    sound: bool = False


def corrected(source: Source, basis: str = MODEL) -> Corrected:
    """Correct a file as far as there is one right result, for data of a ``basis``."""
    plain = _read(source)
    filled = hollow.filled(plain)
    named = _named(filled.source)
    fault = preflight.refusal(named, SPARED if basis == MODEL else SPARED_OTHERS) or _lost(named, plain)
    if fault:
        return Corrected(fault=fault)
    repaired = {name: _repaired(field, named.distinct(name), basis) for name, field in _fields(named, basis).items()}
    columns = {name: _mended(named.column(name), repaired[name]) for name in _ordered(named, basis)}
    blank = filled.rows and not source.table.layout.sparse
    listed = (
        alterations.of_file(plain),
        alterations.of_delimiter(plain, delimiter(source, basis)),
        asides.of_rest(plain),
        asides.of_columns(plain),
        asides.of_merged(plain),
        alterations.of_hollow(filled),
        alterations.of_header(filled.source, named, [*columns]),
        alterations.of_cells(named, repaired),
        alterations.of_order(named, columns) if basis == MODEL else (),
    )
    return Corrected(
        records=_records(named, columns, basis),
        changes=chain.from_iterable(listed),
        sound=plain is source and source.header == [*columns] and not any(repaired.values()) and not blank,
    )


def delimiter(source: Source, basis: str) -> str:
    """What stands between the cells of the corrected file: whoever states a schema states that too."""
    return source.table.layout.delimiter if basis == OWN else ","


def _read(source: Source) -> Source:
    """The source read in the encoding it is in; as it is when that is not known for certain."""
    found, data, layout = source.encoding, source.data or b"", source.table.layout
    known = found in ("UTF-8", "CP949") or (found == "UTF-16" and data.startswith((b"\xff\xfe", b"\xfe\xff")))
    if layout.format not in alterations.TEXT or found == layout.encoding.upper() or not known:
        return source
    if not charsets.reads(data, found):
        return source
    return parse(replace(source.table, layout=replace(layout, encoding=found.lower())), data)


def _named(source: Source) -> Source:
    """The same with the names of the schema in its header, where it is certain which are meant."""
    names = repairs.header(source.table, source.header)
    header = [names.get(place, name) for place, name in enumerate(source.header)]
    return replace(source, cells=replace(source.cells, header=header)) if names else source


def _lost(source: Source, plain: Source) -> Finding | None:
    """Where there is a NUL, bytes went missing, and nobody knows which; nor in what lines of two encodings.

    A formula without a value would be an empty cell, and nobody would see any more that it was one.
    """
    nul = preflight.cells.control_character(source) if "\0" in source.cells.characters else ()
    lost = (finding for finding in nul if "\0" in finding.value)
    unvalued = preflight.faults.formula_value(plain)
    return next(chain(preflight.faults.mixed_encoding(source), lost, unvalued), None)


def _fields(source: Source, basis: str) -> Mapping[str, Field | None]:
    """What the schema says of each column that is there; where there is none, what the column is beyond doubt."""
    if basis == INFERRED:
        return {name: repairs.seeming(name, source.distinct(name)) for name in source.header}
    known = {field.name: field for field in source.table.fields}
    return {name: known.get(name) for name in source.header}


def _repaired(field: Field | None, cells: Iterable[str], basis: str) -> Repaired:
    """Those of the cells that need a repair."""
    reasons: dict[tuple[str, ...], tuple[str, ...]] = {}  # few, for what may be half a million cells
    found = {}
    for cell in cells:
        clean, why = repairs.repaired(field, cell, basis)
        if why:
            found[cell] = clean, reasons.setdefault(why, why)
    return found


def _mended(column: Column, repaired: Repaired) -> Column:
    return [repaired[cell][0] if cell in repaired else cell for cell in column] if repaired else column


def _ordered(source: Source, basis: str) -> Sequence[str]:
    """The columns as the schema has them, those it does not know last; of other people's, if these are all they are."""
    known = [name for name in source.table.columns if name in source.header]
    if basis != MODEL and len(known) < len(source.header):
        return source.header
    return [*known, *(name for name in source.header if name not in known)]


def _records(source: Source, columns: Mapping[str, Column], basis: str) -> Iterator[Sequence[str]]:
    """The header, where there was one, with no name that it lacked, and the rows: sorted by key in our model only."""
    layout = source.table.layout
    if basis == MODEL:
        return tidy.arranged(source.table, columns)
    labels = {pick.name: pick.label for pick in layout.columns}
    header = [[labels.get(name, name) for name in columns]] if layout.headers else []
    return chain(header, zip(*columns.values(), strict=True))
