"""What a descriptor states of the file of a table, when the file becomes another."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gongyak.corrections.change import Change
from gongyak.descriptor.whitelist import FIXED
from gongyak.layout import PLAIN, TEXT, Layout
from gongyak.package import DESCRIPTOR, MODEL, Package, Table

_UTF_8 = ("utf-8", "utf8")


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """What is in the file of a table, or in all of them together: bytes, and so many rows."""

    data: bytes
    rows: int


def redeclared(package: Package, table: Table, resource: Mapping, was: Content, now: Content) -> Mapping[str, object]:
    """The properties of ``resource`` that are no longer true of what is ``now`` in the file, as they should be."""
    stated, counts = {}, resource.get("stats")
    if table.layout.format != "xlsx" and str(resource.get("encoding", FIXED["encoding"])).lower() not in _UTF_8:
        stated["encoding"] = FIXED["encoding"]
    if "dialect" in resource and table.layout.format in TEXT and (package.basis == MODEL or not _plain(table.layout)):
        stated["dialect"] = FIXED["dialect"] | _kept(table.layout)
    stated |= _recounted(resource, was, now)
    if isinstance(counts, dict):
        # As Frictionless states them.
        stated["stats"] = counts | _recounted({"hashing": resource.get("hashing"), **counts}, was, now)
    return {name: value for name, value in stated.items() if resource.get(name) != value}


def _recounted(stated: Mapping, was: Content, now: Content) -> Mapping[str, object]:
    """The size, the number of rows and the hashes that were true of what ``was`` in the file.

    Those that were not say that something happened to the file, and stay.
    """
    then, new = _counted(stated, was), _counted(stated, now)
    return {name: new[name] for name, fact in then.items() if fact and _like(stated.get(name)) == fact}


def _counted(stated: Mapping, content: Content) -> Mapping[str, object]:
    ways = {"hash": str(stated.get("hashing") or "md5"), "md5": "md5", "sha256": "sha256"}
    hashes = {
        name: _hashed(str(_like(stated.get(name))), way, content.data) for name, way in ways.items() if name in stated
    }
    return {"bytes": len(content.data), **hashes, "rows": content.rows}


def _like(stated: object) -> object:
    """A hash in whatever case it is written."""
    return stated.lower() if isinstance(stated, str) else stated


def _plain(layout: Layout) -> bool:
    """Whether a file is laid out as one that is written anew, but for what may stay its owner's own."""
    kept = {name: getattr(layout, name) for name in ("format", "encoding", "delimiter", "headers", "sparse")}
    return layout == replace(PLAIN, **kept) and layout.headers in ((), (1,))


def _kept(layout: Layout) -> Mapping[str, object]:
    return {"delimiter": layout.delimiter, "header": bool(layout.headers)}


def changes(resource: Mapping, properties: Mapping[str, object]) -> Iterator[Change]:
    """The same as a list for the reader."""
    for name, value in properties.items():
        before = str(resource.get(name, ""))
        yield Change(path=DESCRIPTOR, why=(name,), column=resource["name"], before=before, after=str(value))


def _hashed(like: str, algorithm: str, content: bytes) -> str:
    """The hash of ``content`` by the algorithm that stands before ``like``, or else this; empty if none is known."""
    name, mark, _ = like.rpartition(":")
    try:
        return f"{name}{mark}{hashlib.new(name or algorithm, content, usedforsecurity=False).hexdigest()}"
    except (ValueError, TypeError):
        return ""
