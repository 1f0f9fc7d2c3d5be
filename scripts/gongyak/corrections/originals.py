"""The original of a correction: read in the encoding it is in, its columns called by their names, or left alone."""

from dataclasses import replace
from itertools import chain

from gongyak import charsets, preflight, repairs
from gongyak.corrections import units
from gongyak.findings import Finding
from gongyak.layout import TEXT
from gongyak.sources import Source, parse


def read(source: Source) -> Source:
    """The source read in the encoding it is in; as it is when that is not known for certain."""
    found, data, layout = source.encoding, source.data or b"", source.table.layout
    if layout.format == "json" and found == "CP949":
        return parse(source.table, data.decode(found).encode())
    known = found in ("UTF-8", "CP949") or (found == "UTF-16" and data.startswith((b"\xff\xfe", b"\xfe\xff")))
    if layout.format not in TEXT or found == layout.encoding.upper() or not known:
        return source
    if not data or not charsets.reads(data, found):
        return source
    table = replace(source.table, layout=replace(layout, encoding=found.lower()))
    return replace(parse(table, data), volumes=source.volumes)


def named(source: Source) -> Source:
    """The same with the right names in its header: of the schema, where it is certain which are meant; with a unit."""
    table, layout = source.table, source.table.layout
    names = units.told(source) if layout.columns else repairs.header(table, source.header)
    header = [names.get(place, name) for place, name in enumerate(source.header)]
    picks = [
        replace(pick, name=names[place], label=names[place]) if place in names else pick
        for place, pick in enumerate(layout.columns)
    ]
    table = replace(table, layout=replace(layout, columns=tuple(picks)))
    return replace(source, table=table, cells=replace(source.cells, header=header)) if names else source


def unsure(source: Source) -> bool:
    """Whether it has two readings where one of several files ends and the next begins."""
    begun = any(volume.first > 1 + bool(volume.header) for volume in source.volumes[1:])
    return bool(source.volumes) and (begun or source.encoding == "UTF-16" or any(preflight.labels.later_part(source)))


def lost(source: Source, plain: Source) -> Finding | None:
    """Where there is a NUL, bytes went missing, and nobody knows which; nor in what lines of two encodings.

    A formula without a value would be an empty cell, and nobody would see any more that it was one.
    """
    nul = preflight.cells.control_character(source) if "\0" in source.cells.characters else ()
    lost = (finding for finding in nul if "\0" in finding.value)
    unvalued = preflight.cells.formula_value(plain)
    return next(chain(preflight.files.mixed_encoding(source), lost, unvalued), None)
