"""A corrected copy of a package in a folder of its own, with the list of all changes beside it."""

import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from gongyak import declarations, tidy
from gongyak.corrections import corrected
from gongyak.descriptor import PATH
from gongyak.files import write
from gongyak.findings import Finding, UnusableInput
from gongyak.journal import NAME, Journal
from gongyak.package import Package, Table, read_package
from gongyak.sources import CHUNK, read_source


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """What was done: how many changes, the first of them of each file as text, and the faults of files left out."""

    package: Package
    places: int
    lines: tuple[str, ...]
    refused: tuple[Finding, ...]


def write_copy(target: Path, out: Path, language: str) -> Copy:
    """Write the corrected copy of the package ``target`` into the new folder ``out``; the package is only read.

    UnusableInput, and no ``out``, when that is no new place apart from the package, or no file of it can be corrected.
    """
    package = read_package(target)
    _keep_apart(package, out)
    try:
        with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=_standing(out)) as beside:
            whole = Path(beside) / "copy"
            descriptor = target / PATH if target.is_dir() else target
            write(whole / PATH, descriptor.read_bytes())
            copy = _fill(package, whole, language)
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


def _keep_apart(package: Package, out: Path) -> None:
    """Nothing may be overwritten: neither what stands in ``out``, nor the package, nor a file by another of it."""
    here, there = package.root.resolve(), out.resolve()
    if os.path.lexists(out) and (out.is_symlink() or not out.is_dir() or any(out.iterdir())):
        raise UnusableInput("fix-taken", path=out)
    if here == there or here in there.parents or there in here.parents:
        raise UnusableInput("fix-inside", path=out)
    paths = [Path(path) for path in (PATH, NAME, *(table.path for table in package.tables.values()))]
    for path in paths:
        if paths.count(path) > 1:
            raise UnusableInput("fix-twice", path=path.as_posix())


def _fill(package: Package, folder: Path, language: str) -> Copy:
    """Write all files that can be corrected, one at a time, and the list of changes."""
    refused, descriptor = [], deepcopy(package.descriptor)
    with (folder / NAME).open("w", encoding="utf-8", newline="\n") as stream:
        journal = Journal(stream=stream, language=language)
        journal.open()
        for table in package.tables.values():
            fault = _add(package, table, folder, journal, descriptor)
            refused += [fault] if fault else []
        journal.close()
    if len(refused) == len(package.tables):
        raise UnusableInput("fix-nothing")
    if descriptor != package.descriptor:
        write(folder / PATH, json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n")
    return Copy(package=package, places=journal.places, lines=tuple(journal.lines), refused=tuple(refused))


def _add(package: Package, table: Table, folder: Path, journal: Journal, descriptor: dict) -> Finding | None:
    """Write one file, list its changes and state in ``descriptor`` what is now true of it; or say why not."""
    source = read_source(package, table)
    result = corrected(source)
    if result.fault:
        return result.fault
    journal.enter(table.path, result.changes)
    after = _written(folder / table.path, result.records)
    for resource in descriptor["resources"]:
        if resource["name"] == table.name:
            new = declarations.redeclared(resource, source.data, after)
            journal.enter(PATH, declarations.changes(resource, new))
            resource |= new
    return None


def _written(path: Path, records: Iterable[Sequence[str]]) -> bytes:
    """Write the file by and by, and give its bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    records = iter(records)
    with path.open("xb") as stream:
        while chunk := list(islice(records, CHUNK)):
            stream.write(tidy.written(chunk).encode())
    return path.read_bytes()
