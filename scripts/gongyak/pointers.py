"""Where each value of a JSON text stands: read as values, it forgets its lines, and which keys were written twice."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Pointer = tuple[str | int, ...]
# Nobody asks for what lies deeper than a constraint of a column: resources, 0, schema, fields, 0, constraints, enum, 0.
DEEPEST = 8
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Places:
    """The line on which each value begins, from 1; ``twice``: the keys that stood in the same object before."""

    lines: Mapping[Pointer, int]
    twice: tuple[Pointer, ...]

    def line(self, *pointer: str | int) -> int:
        """The line of a value; where there is no such value, of the nearest that would hold it."""
        while pointer and pointer not in self.lines:
            pointer = pointer[:-1]
        return self.lines.get(pointer, 0)


NOWHERE = Places(lines={}, twice=())


def places(text: str) -> Places:
    """The places in a text that is known to be JSON."""
    lines: dict[Pointer, int] = {(): 1}
    twice = []
    for pointer, line in _values(text):
        if pointer in lines:
            twice.append(pointer)
        lines[pointer] = line
    return Places(lines=lines, twice=tuple(twice))


def _values(text: str) -> Iterator[tuple[Pointer, int]]:
    """Each value with its line, in order; a member of an object stands where its key does."""
    # For each object or list around the token: which it is, and the key or the number of the value in it.
    kinds: list[str] = []
    way: list[str | int] = []
    key = False
    for token, line in _tokens(text):
        if (key and token != "}") or (kinds[-1:] == ["["] and token not in ",]"):
            way[-1] = json.loads(token) if key else way[-1] + 1
            if len(way) <= DEEPEST:
                yield (*way,), line
        if token in "{[":
            kinds.append(token)
            way.append("" if token == "{" else -1)
        elif token in "}]":
            kinds.pop()
            way.pop()
        key = token in "{," and kinds[-1:] == ["{"]


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    line, seen = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        yield match[0], line
