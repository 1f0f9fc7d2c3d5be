"""All that the script of the search reads: lists of documents by gram, rows of results, text for snippets."""

import json
import zlib
from dataclasses import dataclass, field

from gongyak.search.entries import Entry
from gongyak.search.grams import grams, title_grams
from gongyak.search.lists import Index
from gongyak.search.normalise import normalise

# Documents in a block: few, for the results of a query lie far apart.
ROWS = 32
TEXTS = 8


@dataclass(kw_only=True, slots=True)
class Blocks:
    """Items, compressed ``size`` at a time as a JSON array."""

    size: int
    whole: list[bytes] = field(default_factory=list)
    open: list[object] = field(default_factory=list)

    def add(self, item: object) -> None:
        """Append an item."""
        self.open.append(item)
        if len(self.open) == self.size:
            self.whole.append(_packed(self.open))
            self.open = []

    def all(self) -> list[bytes]:
        """The blocks, of which the last may be shorter."""
        return [*self.whole, _packed(self.open)] if self.open else self.whole


@dataclass(kw_only=True, slots=True)
class Store:
    """Entries as they are published; a document is numbered by its place among them.

    ``runs`` counts neighbours of one kind, government and term: whole ranges are found by their names, without lists.
    """

    documents: int = 0
    index: Index = field(default_factory=Index)
    rows: Blocks = field(default_factory=lambda: Blocks(size=ROWS))
    texts: Blocks = field(default_factory=lambda: Blocks(size=TEXTS))
    runs: list[list] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    states: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Take in the next entry."""
        title = normalise(entry.title)
        own = grams(title)
        body = grams(normalise("\n".join(entry.lines))) - own
        self.index.add(self.documents, own | title_grams(entry.title, title), body)
        self._run(entry.kind, self._name(entry.government), self._name(entry.term))
        state = self.states.setdefault((entry.group, entry.status), len(self.states))
        self.rows.add((entry.url, entry.title, state))
        self.texts.add(entry.lines)
        self.documents += 1

    def blocks(self) -> dict[str, list[bytes]]:
        """The files by their folders, each named after its place in the list."""
        return {
            "grams": list(self.index.shards(self.documents)),
            "rows": self.rows.all(),
            "texts": self.texts.all(),
        }

    def manifest(self, blocks: dict[str, list[bytes]]) -> dict[str, object]:
        """How to read the blocks, and what many rows share."""
        return {
            "documents": self.documents,
            "shards": len(blocks["grams"]),
            "rows": ROWS,
            "texts": TEXTS,
            "names": list(self.names),
            "states": list(self.states),
            "runs": self.runs,
        }

    def _name(self, name: str) -> int:
        return self.names.setdefault(name, len(self.names))

    def _run(self, *place: object) -> None:
        if not self.runs or self.runs[-1][:-1] != [*place]:
            self.runs.append([*place, 0])
        self.runs[-1][-1] += 1


def _packed(items: list[object]) -> bytes:
    return zlib.compress(json.dumps(items, ensure_ascii=False, separators=(",", ":")).encode(), 9)
