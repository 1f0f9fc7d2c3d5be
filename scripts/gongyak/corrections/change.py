"""One change that a correction makes, and where."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gongyak.sources import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One text that became another, on all ``lines`` where it stood, or (none) in the file as a whole.

    ``why`` names the repairs, in their order. Of a repair of the whole file ``before`` and ``after`` may be empty.
    """

    path: str
    why: tuple[str, ...]
    lines: Sequence[int] = ()
    column: str = ""
    before: str = ""
    after: str = ""

    @property
    def places(self) -> int:
        """In how many places it was made."""
        return len(self.lines) or 1


def path_of(source: Source) -> str:
    """The file, and the sheet or the table in it, where the places of a change are."""
    table = source.table
    part = table.name if table.layout.format == "inline" else table.layout.sheet
    return f"{table.path} [{part}]" if part else table.path


def by_file(source: Source, changes: Iterable[Change]) -> Iterator[Change]:
    """The changes of a table, each in that of its several files in which it is; the header is in all of them."""
    headed = [volume.path for volume in source.volumes if volume.header]
    for change in changes:
        places = defaultdict(list)
        for line in change.lines if source.volumes else ():
            path, line = source.place(line)
            places[path].append(line)
        if {*change.why} & {"header-name", "header-order"}:
            places |= dict.fromkeys(headed, (1,))
        yield from (replace(change, path=path, lines=lines) for path, lines in places.items()) if places else [change]
