"""A corrected copy in a folder of its own, with the list of all changes beside it."""

import os
import tempfile
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from os.path import realpath
from pathlib import Path, PurePosixPath

from gongyak import pipeline, preflight
from gongyak.copies import belongings, filenames, transcripts
from gongyak.copies.journal import NAME, Journal
from gongyak.copies.transcripts import Desk
from gongyak.corrections import asides
from gongyak.findings import Finding, UnusableInput
from gongyak.messages import LANGUAGES, message
from gongyak.package import DESCRIPTOR, INFERRED, MODEL, Package, Table
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
        raise UnusableInput("unwritten", path=out, reason=error) from None
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
    """By the name of each table its path in the copy; empty where other tables would be written over it."""
    tables = package.tables.values()
    if package.basis == INFERRED:
        return filenames.of_tables([*tables], (DESCRIPTOR, NAME))
    # The sheets of a workbook are corrected one after the other, and rows in the descriptor where they stand.
    lying = {(path, table.layout.format == "xlsx" or table.name) for table in tables for path in _files(table)}
    written = Counter([*(path for path, _ in lying), *map(PurePosixPath, (DESCRIPTOR, NAME))])
    twice = {path for path, count in written.items() if count > 1}
    if package.basis == MODEL and twice:
        raise UnusableInput("fix-twice", path=min(twice).as_posix())
    return {table.name: "" if twice & _files(table) else table.path for table in tables}


def _files(table: Table) -> AbstractSet[PurePosixPath]:
    return set() if table.layout.format == "inline" else {*map(PurePosixPath, table.files)}


def _fill(package: Package, place: Place, paths: Mapping[str, str], folder: Path, language: str) -> Copy:
    """Write all files that can be corrected, one at a time, what else the package has, and the list of changes."""
    stated = {} if package.basis == INFERRED else belongings.stated(place)
    with (folder / NAME).open("w", encoding="utf-8", newline="\n") as stream:
        journal = Journal(stream=stream, language=language)
        journal.open()
        journal.enter("", asides.of_sheets(package))
        desk = Desk(package=package, folder=folder, journal=journal, stated=stated)
        done = [transcripts.add(desk, package.tables[name], path) for name, path in paths.items()]
        journal.close()
    refused = [fault for fault in done if fault]
    if len(refused) == len(package.tables):
        raise UnusableInput("fix-nothing", **left_out(package, refused[0]).params)
    if package.basis == INFERRED:
        refused += preflight.folder.no_table_file(package)
    else:
        belongings.describe(place, folder, stated)
        spared = {path for fault in refused for path in package.tables[fault.table].files}
        belongings.bring(package, stated, folder, spared)
    return Copy(package=package, places=journal.places, lines=tuple(journal.lines), refused=tuple(refused))


def left_out(package: Package, fault: Finding) -> UnusableInput:
    """Why a file is not in the copy."""
    path = f"{fault.path}:{fault.line}" if fault.line else fault.path
    said = {language: message(package, fault, language) for language in LANGUAGES}
    told = {language: f"{each.text} → {each.fix}" for language, each in said.items()}
    return UnusableInput("fix-left-out", path=path, reason=told)
