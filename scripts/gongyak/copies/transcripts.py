"""One table of a corrected copy: its files, its changes in the list, what the descriptor then says of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from gongyak import bare
from gongyak.copies import editions
from gongyak.copies.journal import Journal
from gongyak.corrections import Corrected, corrected, declarations
from gongyak.corrections.change import Change, path_of
from gongyak.corrections.declarations import Content
from gongyak.findings import BrokenTable, Finding, UnusableInput
from gongyak.layout import PLAIN, Layout
from gongyak.package import DESCRIPTOR, INFERRED, OWN, Package, Table
from gongyak.sources import Source, read_bytes, read_source, volumes


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What the tables of a ``package`` are copied to: a ``folder``, the list of changes, the ``stated`` descriptor."""

    package: Package
    folder: Path
    journal: Journal
    stated: dict


def add(desk: Desk, table: Table, path: str) -> Finding | None:
    """Write the files of a table to ``path``, list its changes, and restate it; the fault where it is left out.

    What needs no correction is not written; what cannot be corrected is listed with the reason, and not written either.
    """
    basis = desk.package.basis
    try:
        source = read_source(desk.package, table)
    except BrokenTable:
        desk.journal.keep([Change(path=table.path, why=("kept-unread",))])
        return None
    result = corrected(source, basis)
    if not path:
        desk.journal.keep([] if result.sound else [Change(path=table.path, why=("kept-shared",))])
        return None
    desk.journal.keep(result.kept)
    if result.fault or (result.sound and basis == OWN):
        return result.fault
    if basis == OWN and table.layout.format == "inline":
        resource = desk.stated["resources"][table.place]
        resource["data"] = editions.of_rows(resource["data"], result)
        desk.journal.enter(table.path, result.changes)
        return None
    return _write(desk, source, result, path)


def _write(desk: Desk, source: Source, result: Corrected, path: str) -> Finding | None:
    """The same for a table that lies in files of its own."""
    table, place = source.table, desk.folder / path
    # Of a workbook another sheet may have been corrected before.
    again = table.layout.format == "xlsx" and place.exists()
    before = place.read_bytes() if again else source.data
    written = editions.files(result, desk.package.basis, path, before)
    if not written:
        desk.journal.keep([Change(path=path_of(source), why=("kept-formula",))])
        return None
    for each, chunks in written.items():
        _save(desk.folder / each, chunks, again=again)
    if desk.package.basis == INFERRED and not _reads_back(place, result.source.table.layout):
        place.unlink()
        return Finding(rule="no-table-file", path=table.path, value=place.name, params={"case": "unclear"})
    desk.journal.enter(table.path, result.changes)
    if desk.stated:
        was = Content(data=read_bytes(desk.package, table.path) if table.packed else before, rows=result.rows)
        _restate(desk, table, was, _content(desk, result, written))
    return None


def _save(path: Path, chunks: Iterable[bytes], *, again: bool) -> None:
    """Write a file that is not there yet, unless it is written ``again``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb" if again else "xb") as stream:
        stream.writelines(chunks)


def _content(desk: Desk, result: Corrected, paths: Iterable[str]) -> Content:
    """What is in the files by now, joined as they were."""
    files = [(path, (desk.folder / path).read_bytes()) for path in paths]
    data, _ = volumes.join(files, headed=any(volume.header for volume in result.source.volumes))
    return Content(data=data, rows=len(result.source.lines))


def _restate(desk: Desk, table: Table, was: Content, now: Content) -> None:
    """Say in the descriptor what is now true of a file, wherever it is named."""
    for each in desk.package.tables.values():
        if each.path == table.path:
            resource = desk.stated["resources"][each.place]
            new = declarations.redeclared(desk.package, each, resource, was, now)
            desk.journal.enter(DESCRIPTOR, declarations.changes(resource, new))
            resource |= new


def _reads_back(path: Path, layout: Layout) -> bool:
    """Whether the file would be taken for the same table: of one that hardly is one that cannot be known."""
    try:
        found = [table.layout for table in bare.tables(path.read_bytes(), path.name)]
    except UnusableInput:
        return False
    columns = tuple(replace(pick, position=position) for position, pick in enumerate(layout.columns, start=1))
    meant = replace(PLAIN, headers=(1,) if layout.headers else (), columns=columns)
    names = [[(pick.position, pick.label) for pick in each.columns] for each in (meant, *found)]
    return [replace(each, columns=columns) for each in found] == [meant] and names[0] == names[1]
