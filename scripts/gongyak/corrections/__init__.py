"""The corrected file of a table, with each change on the way there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from gongyak import preflight, tidy
from gongyak.corrections import alterations, asides, cells, hollow, originals
from gongyak.corrections.cells import Repaired
from gongyak.corrections.change import Change, by_file, path_of
from gongyak.findings import Finding
from gongyak.layout import TEXT
from gongyak.package import MODEL, OWN
from gongyak.sources import Source
from gongyak.sources.contents import Column

# A column that the schema does not know is kept behind the others; its rows are whole all the same.
SPARED = preflight.LOSSLESS | {"header-unknown"}
# A column that other people's data lack is lost already.
SPARED_OTHERS = SPARED | {"header-missing"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrected:
    """The records of the file as it should be and what changed, or the ``fault`` for which it is left out.

    Both are made as they are gone through, once: of a large file with every cell wrong they would not fit into memory.
    ``source`` is what is rewritten, with the right names in its header, and ``repaired`` what becomes of its cells; it
    had so many ``rows``, empty ones too.
    ``sound``: nothing is wrong with the file but the way it is written, which may be its owner's own. What is ``kept``
    is wrong, and was left as it is.
    """

    source: Source
    rows: int = 0
    repaired: Mapping[str, Repaired] = field(default_factory=dict)
    records: Iterable[Sequence[str]] = ()
    changes: Iterable[Change] = ()
    kept: Sequence[Change] = ()
    fault: Finding | None = None
    sound: bool = False


def corrected(source: Source, basis: str = MODEL) -> Corrected:
    """Correct a file as far as there is one right result, for data of a ``basis``."""
    plain = originals.read(source)
    if basis == OWN and source.table.layout.format not in TEXT:
        return _amended(source, plain)
    if originals.unsure(plain):
        return Corrected(source=plain, kept=[_kept(plain, "kept-seams")], sound=True)
    filled = hollow.filled(plain)
    named = originals.named(filled.source)
    fault = preflight.refusal(named, SPARED if basis == MODEL else SPARED_OTHERS) or originals.lost(named, plain)
    if fault:
        return Corrected(source=named, fault=fault)
    repaired = cells.repaired(named, basis)
    columns = {name: cells.mended(named.column(name), repaired[name]) for name in _ordered(named, basis)}
    blank = filled.rows and not source.table.layout.sparse
    return Corrected(
        source=named,
        rows=len(plain.lines),
        records=_records(named, columns, basis),
        changes=by_file(plain, _changes(plain, filled, named, repaired, columns, basis)),
        sound=plain is source and source.header == [*columns] and not any(repaired.values()) and not blank,
    )


def _changes(
    plain: Source,
    filled: hollow.Filled,
    named: Source,
    repaired: Mapping[str, Repaired],
    columns: Mapping[str, Column],
    basis: str,
) -> Iterator[Change]:
    """All that becomes another on the way from the ``plain`` source over the ``filled`` and the ``named`` one."""
    yield from alterations.of_file(plain)
    yield from alterations.of_delimiter(plain, delimiter(plain, basis))
    yield from asides.of_all(plain)
    yield from alterations.of_hollow(filled)
    yield from alterations.of_header(filled.source, named, [*columns])
    yield from alterations.of_cells(named, repaired)
    yield from alterations.of_order(named, columns) if basis == MODEL else ()


def _amended(source: Source, plain: Source) -> Corrected:
    """Of a file that is no text only the texts of cells and the names of columns are corrected, where they stand."""
    named = originals.named(plain) if len(plain.table.layout.headers) == 1 else plain
    if preflight.refusal(named, preflight.FATAL - preflight.UNREADABLE):
        return Corrected(source=named, kept=[_kept(plain, "kept-unread")], sound=True)
    repaired = cells.repaired(named, OWN)
    rows = hollow.filled(named).rows if not plain.table.layout.sparse else ()
    encoded = Change(path=plain.table.path, why=("encoding",), before=source.encoding, after="UTF-8")
    return Corrected(
        source=named,
        rows=len(plain.lines),
        repaired=repaired,
        changes=chain(
            [encoded] if plain is not source else (),
            alterations.of_header(plain, named, named.header),
            alterations.of_cells(named, repaired),
            alterations.of_formulas(plain),
        ),
        kept=[_kept(plain, "kept-row", rows)] if rows else (),
        sound=source is named and not any(repaired.values()),
    )


def _kept(source: Source, why: str, lines: Sequence[int] = ()) -> Change:
    return Change(path=path_of(source), why=(why,), lines=lines)


def delimiter(source: Source, basis: str) -> str:
    """What stands between the cells of the corrected file: whoever states a schema states that too."""
    return source.table.layout.delimiter if basis == OWN else ","


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
