"""A corrected copy in a folder of its own, with the list of all changes beside it."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from os.path import realpath
from pathlib import Path, PurePosixPath

from gongyak import asides, bare, belongings, declarations, filenames, pipeline, preflight, tidy
from gongyak.corrections import corrected, delimiter
from gongyak.findings import Finding, UnusableInput
from gongyak.journal import NAME, Journal
from gongyak.layout import PLAIN, Layout
from gongyak.messages import LANGUAGES, message
from gongyak.package import DESCRIPTOR, INFERRED, MODEL, OWN, Package, Table
from gongyak.sources import read_source
from gongyak.targets import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """What was done: how many changes, the first of them of each file as text, and the faults of files left out."""

    package: Package
    places: int
    lines: tuple[str, ...]
    refused: tuple[Finding, ...]


def write_copy(place: Place, out: Path, language: str) -> Copy:
    """Write the corrected copy of what lies at ``place`` into the new folder ``out``; the original is only read.

    A package stays one, with its descriptor; of bare files each table becomes a CSV file. UnusableInput, and no
    ``out``, when that is no new place apart from the original, or no file can be corrected.
    """
    _keep_apart(place, out)
    package = pipeline.opened(place.path, place.origin)
    paths = _paths(package)
    try:
        with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=_standing(out)) as beside:
            whole = Path(beside) / "copy"
            whole.mkdir()
            copy = _fill(package, place, paths, whole, language)
            out.parent.mkdir(parents=True, exist_ok=True)
            if out.exists():
                out.rmdir()
            os.replace(whole, out)
    except OSError as error:
        raise UnusableInput("unwritten", path=out, reason=error.strerror or error) from None
    return copy


def _standing(out: Path) -> Path:
    """The nearest folder around ``out`` that there is: what is made in it leaves nothing behind if it fails."""
    return next(folder for folder in out.absolute().parents if folder.is_dir())


def _keep_apart(place: Place, out: Path) -> None:
    """Nothing may be overwritten: neither what stands in ``out``, nor the original; beside a single file is apart."""
    described = place.path.is_dir() or place.path.suffix.lower() == ".json"
    here, there = Path(realpath(place.root if described else place.path)), Path(realpath(out))
    if os.path.lexists(out) and (out.is_symlink() or not out.is_dir() or any(out.iterdir())):
        raise UnusableInput("fix-taken", path=out)
    if here == there or here in there.parents or (described and there in here.parents):
        raise UnusableInput("fix-inside", path=out)


def _paths(package: Package) -> Mapping[str, str]:
    """By the name of each table that can be corrected its path in the copy."""
    if package.basis == INFERRED:
        return filenames.of_tables([*package.tables.values()], (DESCRIPTOR, NAME))
    paths = {name: table.path for name, table in package.tables.items()}
    files = [path for table in package.tables.values() for path in table.files]
    written = [PurePosixPath(path) for path in (DESCRIPTOR, NAME, *files)]
    twice = {path for path in written if written.count(path) > 1}
    if package.basis == MODEL and twice:
        raise UnusableInput("fix-twice", path=min(twice).as_posix())
    tables = package.tables.items()
    # What lies in several files is brought along as it is.
    texts = {name for name, table in tables if table.layout.format in ("csv", "tsv") and not table.later}
    return {name: path for name, path in paths.items() if name in texts and PurePosixPath(path) not in twice}


def _fill(package: Package, place: Place, paths: Mapping[str, str], folder: Path, language: str) -> Copy:
    """Write all files that can be corrected, one at a time, what else the package has, and the list of changes."""
    stated = {} if package.basis == INFERRED else belongings.stated(place)
    with (folder / NAME).open("w", encoding="utf-8", newline="\n") as stream:
        journal = Journal(stream=stream, language=language)
        journal.open()
        journal.enter("", asides.of_sheets(package))
        done = [_add(package, package.tables[name], folder / path, journal, stated) for name, path in paths.items()]
        journal.close()
    refused = [fault for fault in done if fault]
    if len(refused) == len(package.tables):
        raise UnusableInput("fix-nothing", **left_out(package, refused[0]).params)
    if package.basis == INFERRED:
        refused += preflight.no_table_file(package)
    else:
        belongings.describe(place, folder, stated)
        belongings.bring(package, stated, folder, {fault.path for fault in refused})
    return Copy(package=package, places=journal.places, lines=tuple(journal.lines), refused=tuple(refused))


def _add(package: Package, table: Table, path: Path, journal: Journal, stated: dict) -> Finding | None:
    """Write one file, list its changes and state in the descriptor what is now true of it; or say why not."""
    source = read_source(package, table)
    result = corrected(source, package.basis)
    if result.fault:
        return result.fault
    if result.sound and package.basis == OWN:
        _write(path, [source.data])
        return None
    _write(path, (piece.encode() for piece in tidy.pieces(result.records, delimiter(source, package.basis))))
    if package.basis == INFERRED and not _reads_back(path, table.layout):
        path.unlink()
        return Finding(rule="no-table-file", path=table.path, value=path.name, params={"case": "unclear"})
    journal.enter(table.path, result.changes)
    if stated:
        resource = stated["resources"][table.place]
        new = declarations.redeclared(package, table, resource, source.data, path.read_bytes())
        journal.enter(DESCRIPTOR, declarations.changes(resource, new))
        resource |= new
    return None


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


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.writelines(chunks)


def left_out(package: Package, fault: Finding) -> UnusableInput:
    """Why a file is not in the copy."""
    path = f"{fault.path}:{fault.line}" if fault.line else fault.path
    said = {language: message(package, fault, language) for language in LANGUAGES}
    told = {language: f"{each.text} → {each.fix}" for language, each in said.items()}
    return UnusableInput("fix-left-out", path=path, reason=told)
