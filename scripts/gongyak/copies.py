"""A corrected copy of a package in a folder of its own, with the list of all changes beside it."""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongyak import text
from gongyak.corrections import Change, corrected
from gongyak.descriptor import PATH, resources
from gongyak.files import write
from gongyak.findings import Finding, UnusableInput
from gongyak.locales import read
from gongyak.package import Package, read_package
from gongyak.sources import read_source

CHANGES = "CHANGES.md"
SHOWN_LINES, SHOWN_CHANGES = 5, 20


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
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as beside:
            whole = Path(beside) / "copy"
            descriptor = target / PATH if target.is_dir() else target
            write(whole / PATH, descriptor.read_bytes())
            copy = _fill(package, whole, language)
            if out.exists():
                out.rmdir()
            os.replace(whole, out)
    except OSError as error:
        raise UnusableInput("unwritten", path=out, reason=error.strerror or error) from None
    return copy


def _keep_apart(package: Package, out: Path) -> None:
    """Nothing may be overwritten: neither what stands in ``out``, nor the package, nor a file by another of it."""
    here, there = package.root.resolve(), out.resolve()
    if os.path.lexists(out) and (out.is_symlink() or not out.is_dir() or any(out.iterdir())):
        raise UnusableInput("fix-taken", path=out)
    if here == there or here in there.parents or there in here.parents:
        raise UnusableInput("fix-inside", path=out)
    paths = [Path(path) for path in (PATH, CHANGES, *(table.path for table in package.tables.values()))]
    for path in paths:
        if paths.count(path) > 1:
            raise UnusableInput("fix-twice", path=path.as_posix())


def _fill(package: Package, folder: Path, language: str) -> Copy:
    """Write all files that can be corrected, one at a time, and the list of changes."""
    lines, refused, places = [], [], 0
    with (folder / CHANGES).open("w", encoding="utf-8", newline="\n") as listed:
        listed.write(f"# {read(language)['ui']['fix_title']}\n\n")
        for table in package.tables.values():
            result = corrected(read_source(package, table))
            if result.fault:
                refused.append(result.fault)
                continue
            write(folder / table.path, result.content)
            # As a block of code, so that no cell is read as Markdown.
            changes = (*_redeclared(package, table.name, folder / PATH), *result.changes)
            listed.writelines(f"    {_line(change, language)}\n" for change in changes)
            lines += _shown(changes, language)
            places += sum(change.places for change in changes)
        listed.write(f"\n{read(language)['ui']['fix_total'].format(places=places)}\n")
    if len(refused) == len(package.tables):
        raise UnusableInput("fix-nothing")
    return Copy(package=package, places=places, lines=tuple(lines), refused=tuple(refused))


def _redeclared(package: Package, name: str, copied: Path) -> Iterator[Change]:
    """In the copied descriptor, a file that is now UTF-8 is said to be that, or others would misread it."""
    declared = next(resource.get("encoding") for table, resource in resources(package) if table.name == name)
    if isinstance(declared, str) and declared.lower() not in ("utf-8", "utf8"):
        descriptor = json.loads(copied.read_bytes())
        for resource in descriptor["resources"]:
            resource |= {"encoding": "utf-8"} if resource["name"] == name else {}
        write(copied, json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n")
        yield Change(path=PATH, why=("encoding",), column=name, before=declared, after="utf-8")


def _shown(changes: Sequence[Change], language: str) -> Iterator[str]:
    """The first changes of a file, cut to what fits on a terminal."""
    yield from (_line(change, language, SHOWN_LINES) for change in changes[:SHOWN_CHANGES])
    more = len(changes) - SHOWN_CHANGES
    if more > 0:
        yield read(language)["ui"]["fix_more"].format(path=changes[-1].path, more=more)


def _line(change: Change, language: str, most: int = 0) -> str:
    """``path:line,line: [column] ‘before’ → ‘after’ (why)``; with ``most`` only the first lines and short texts."""
    ui, names = read(language)["ui"], read(language)["repairs"]
    kept = change.lines[: most or None]
    place = "".join(f":{','.join(map(str, kept))}" if kept else "")
    if len(kept) < len(change.lines):
        place += ui["fix_lines"].format(lines=len(change.lines))
    longest = 80 if most else max(len(change.before), len(change.after))
    column = f" [{change.column}]" if change.column else ""
    texts = f" ‘{text.visible(change.before, longest)}’ → ‘{text.visible(change.after, longest)}’"
    why = ", ".join(names[name] for name in change.why)
    return text.visible(f"{change.path}{place}:{column}{texts if change.before else ''} ({why})", 1 << 30)
