"""All that the script of the search reads: lists of documents by gram, rows of results, text for snippets."""

from dataclasses import dataclass, field

from gongyak.search import blocks
from gongyak.search.entries import Entry
from gongyak.search.grams import grams, title_grams
from gongyak.search.lists import Index
from gongyak.search.normalise import normalise


@dataclass(kw_only=True, slots=True)
class Store:
    """Entries as they are published; a document is numbered by its place among them.

    ``runs`` counts neighbours of one kind, government and term: whole ranges are found by their names, without lists.
    """

    index: Index = field(default_factory=Index)
    rows: list[tuple] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    runs: list[list] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    states: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Take in the next entry."""
        title, text = normalise(entry.title), "\n".join(entry.lines)
        own = grams(title)
        self.index.add(len(self.rows), own | title_grams(entry.title, title), grams(normalise(text)) - own)
        self._run(entry.kind, self._name(entry.government), self._name(entry.term))
        state = self.states.setdefault((entry.group, entry.status), len(self.states))
        self.rows.append((entry.url, entry.title, state))
        self.texts.append(text)

    def files(self) -> dict[str, list[bytes]]:
        """The files by their folders, each named after its place in the list."""
        sample, texts = blocks.texts(self.texts)
        return {
            "grams": list(self.index.shards(len(self.rows))),
            "rows": blocks.rows(self.rows),
            "texts": texts,
            "dictionary": [sample],
        }

    def manifest(self, files: dict[str, list[bytes]]) -> dict[str, object]:
        """How to read the files, and what many rows share."""
        return {
            "documents": len(self.rows),
            "shards": len(files["grams"]),
            "rows": blocks.ROWS,
            "texts": blocks.TEXTS,
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
