"""Frictionless asked about what is no table: a document must be there, of the size and with the hash that is stated."""

from collections.abc import Iterator

from gongyak import preflight, sources
from gongyak.findings import Finding, UnusableInput
from gongyak.layout import PLAIN
from gongyak.package import Package, stated
from gongyak.package.resources import Skipped, inside
from gongyak.schema import own
from gongyak.sources import Source, contents

# What is stated of the bytes of a file, whatever it holds.
_STATED = ("bytes", "hash")


def check(package: Package) -> Iterator[Finding]:
    """The findings on the documents of the package that lie in it; of what lies elsewhere nothing is opened."""
    for part in package.skipped:
        for path in () if part.fault or part.name in package.tables else _paths(package, part):
            yield from _document(package, part, path)


def _paths(package: Package, part: Skipped) -> list[str]:
    path = package.descriptor["resources"][part.place].get("path")
    try:
        return [inside(each) for each in (path if isinstance(path, list) else [path])]
    except UnusableInput:
        return []


def _document(package: Package, part: Skipped, path: str) -> Iterator[Finding]:
    import frictionless

    resource = package.descriptor["resources"][part.place]
    table = stated.table({"name": part.name}, path, PLAIN, part.place)
    source = Source(table=table, data=None, encoding="", broken=0, cells=contents.of_records(iter(()), table))
    if not sources.placed(package, path):
        yield from preflight.files.file_missing(source)
    elif resource.keys() & {*_STATED} and isinstance(resource["path"], str):
        described = {name: resource[name] for name in ("name", "path", *_STATED) if name in resource}
        file = frictionless.Resource.from_descriptor(described | {"type": "file"}, basepath=str(package.root))
        yield from own.verdicts_of(package, source, file.validate())
