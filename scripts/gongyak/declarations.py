"""What a descriptor states of the file of a table, when the file becomes another."""

import hashlib
from collections.abc import Iterator, Mapping

from gongyak.changes import Change
from gongyak.descriptor import FIXED, PATH

_UTF_8 = ("utf-8", "utf8")


def redeclared(resource: Mapping, before: bytes, after: bytes) -> Mapping[str, object]:
    """The properties of ``resource`` that are no longer true of ``after``, as they should be.

    A size or a hash that was not true of ``before`` either says that something happened to the file, and stays.
    """
    stated = {"encoding": FIXED["encoding"], "dialect": FIXED["dialect"]}
    if resource.get("bytes") == len(before):
        stated["bytes"] = len(after)
    was = resource.get("hash")
    if isinstance(was, str) and was.lower() == _hashed(was, before):
        stated["hash"] = _hashed(was, after)
    return {name: value for name, value in stated.items() if not _same(resource.get(name), value)}


def changes(resource: Mapping, properties: Mapping[str, object]) -> Iterator[Change]:
    """The same as a list for the reader."""
    for name, value in properties.items():
        before = str(resource.get(name, ""))
        yield Change(path=PATH, why=(name,), column=resource["name"], before=before, after=str(value))


def _same(stated: object, value: object) -> bool:
    both = isinstance(stated, str) and isinstance(value, str)
    return stated == value or (both and stated.lower() in _UTF_8 and value in _UTF_8)


def _hashed(like: str, content: bytes) -> str:
    """The hash of ``content`` by the algorithm that ``like`` names, MD5 unless it does; empty if none is known."""
    name, mark, _ = like.lower().rpartition(":")
    try:
        return f"{name}{mark}{hashlib.new(name or 'md5', content, usedforsecurity=False).hexdigest()}"
    except (ValueError, TypeError):
        return ""
