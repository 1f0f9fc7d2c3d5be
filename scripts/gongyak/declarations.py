"""What a descriptor states of the file of a table, when the file becomes another."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from gongyak.alterations import Change
from gongyak.descriptor import FIXED
from gongyak.layout import PLAIN, Layout
from gongyak.package import DESCRIPTOR, MODEL, Package, Table

_UTF_8 = ("utf-8", "utf8")


def redeclared(package: Package, table: Table, resource: Mapping, before: bytes, after: bytes) -> Mapping[str, object]:
    """The properties of ``resource`` that are no longer true of ``after``, as they should be.

    A size or a hash that was not true of ``before`` either says that something happened to the file, and stays.
    """
    stated = {}
    if str(resource.get("encoding", FIXED["encoding"])).lower() not in _UTF_8:
        stated["encoding"] = FIXED["encoding"]
    if "dialect" in resource and (package.basis == MODEL or not _plain(table.layout)):
        stated["dialect"] = FIXED["dialect"] | _kept(table.layout)
    if resource.get("bytes") == len(before):
        stated["bytes"] = len(after)
    was = resource.get("hash")
    if isinstance(was, str) and was.lower() == _hashed(was, before):
        stated["hash"] = _hashed(was, after)
    return {name: value for name, value in stated.items() if resource.get(name) != value}


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


def _hashed(like: str, content: bytes) -> str:
    """The hash of ``content`` by the algorithm that ``like`` names, MD5 unless it does; empty if none is known."""
    name, mark, _ = like.lower().rpartition(":")
    try:
        return f"{name}{mark}{hashlib.new(name or 'md5', content, usedforsecurity=False).hexdigest()}"
    except (ValueError, TypeError):
        return ""
