"""The inverted index: which documents hold a gram, in their titles and elsewhere, as shards of compressed bytes."""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import sub

from gongyak.search.grams import bucket

# Bytes of a shard before it is compressed, at least: a query of one word needs two or three shards.
SHARD = 6_000


@dataclass(kw_only=True, slots=True)
class Index:
    """Lists of documents by gram, numbers ascending; a document that holds a gram in its title is in no other list."""

    titles: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    bodies: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, document: int, title: Iterable[str], body: Iterable[str]) -> None:
        """Note that ``document``, greater than all before, holds these grams, those of the title not repeated."""
        titles, bodies = self.titles, self.bodies
        for gram in title:
            titles[gram].append(document)
        for gram in body:
            bodies[gram].append(document)

    def shards(self, documents: int) -> Iterator[bytes]:
        """The shards, a power of two, by the lowest bits of the hash of the gram."""
        gaps = [b"", *map(varint, range(documents))]
        lists = {
            gram: (_list(self.titles.get(gram, ()), gaps), _list(self.bodies.get(gram, ()), gaps))
            for gram in sorted(self.titles.keys() | self.bodies.keys())
        }
        size = sum(len(gram) + len(title) + len(body) + 4 for gram, (title, body) in lists.items())
        count = 1 << max(size // SHARD, 1).bit_length() - 1
        buckets: list[list[str]] = [[] for _ in range(count)]
        for gram in lists:
            buckets[bucket(gram) & count - 1].append(gram)
        for found in buckets:
            yield zlib.compress(_shard({gram: lists[gram] for gram in found}))


def varint(number: int) -> bytes:
    """Seven bits a byte, the lowest first; the highest bit says that more follow."""
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*found, number))


def _list(documents: Sequence[int], gaps: list[bytes]) -> bytes:
    """How many documents each leaps over since the one before."""
    return b"".join(map(gaps.__getitem__, map(sub, documents, chain((-1,), documents))))


def _shard(lists: dict[str, tuple[bytes, bytes]]) -> bytes:
    """How many grams; of each its length, itself and the lengths of its lists; then all lists."""
    head, body = [varint(len(lists))], []
    for gram, (title, rest) in lists.items():
        name = gram.encode()
        head += varint(len(name)), name, varint(len(title)), varint(len(rest))
        body += title, rest
    return b"".join((*head, *body))
