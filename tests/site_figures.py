"""What a page must say, line by line, and whether it says it.

A file of data/figures is written from the document, in its order, and holds for one page

``# …``        where in the document one is,
``[a / b]``    where on the page the next lines stand: the id of the section, then words of the headings below it,
any other      the words of one row of the page, in order; `` | `` between the cells of a table.

A row matches when all words of its line occur in it in this order, and no figure, blank, dash or box is left over.
Under one heading the rows and the lines match one to one, in order: nothing is missing and nothing is added.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

# What may not be left over: figures, the marks of nothing, minus, boxes to tick.
FIGURE = re.compile(r"[0-9▫–△☑☐×]")
# Sections of a page that tell how it was read, or that count and quote what other sections say (test_timeline.py).
ABOUT_READING = frozenset({"notes", "source", "documents", "timeline"})

Blocks = dict[str, list[str]]


def read_expected(path: Path) -> Blocks:
    """The expected lines by the place where they stand."""
    blocks: Blocks = {}
    place = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            place = line.strip("[]")
            assert place not in blocks, f"{path.name}: {line} twice"
        elif line and not line.startswith("#"):
            blocks.setdefault(place, []).append(line)
    return blocks


def group(rows: Iterable[dict[str, str]]) -> Blocks:
    """The rows of a page by the headings above them."""
    blocks: Blocks = {}
    for row in rows:
        blocks.setdefault(row["path"], []).append(row["text"])
    return {place: lines for place, lines in blocks.items() if place.split(" / ")[0] not in ABOUT_READING}


def says(row: str, line: str) -> bool:
    """Whether a row of the page says what the line expects, and no other figure."""
    if " |" not in line:
        return _says(row, line.split())
    cells, expected = ([cell.strip() for cell in text.split("|")] for text in (row, line))
    return len(cells) == len(expected) and all(
        _says(cell, words.split()) and bool(cell) == bool(words) for cell, words in zip(cells, expected, strict=True)
    )


def _says(text: str, words: Sequence[str]) -> bool:
    found = re.fullmatch("".join(f"(.*?){whole(word)}" for word in words) + "(.*)", text)
    return bool(found) and not FIGURE.search(" ".join(found.groups()))


def whole(word: str) -> str:
    """A pattern for the word; a figure at its edge must be the whole figure."""
    before = r"(?<![0-9.,])" if word[0].isdigit() else ""
    after = r"(?![0-9]|[.,][0-9])" if word[-1].isdigit() else ""
    return before + re.escape(word) + after


def differences(found: Blocks, expected: Blocks) -> list[str]:
    """What is missing on the page, what is added to it, and which rows say something else."""
    wrong, met = [], set()
    for place, lines in expected.items():
        places = [name for name in found if _same_place(name, place)]
        if len(places) != 1:
            wrong.append(f"[{place}] stands {len(places)} times on the page")
            continue
        met.add(places[0])
        wrong += [f"[{place}] {fault}" for fault in _compare(found[places[0]], lines)]
    return wrong + [f"[{place}] is on the page only: {found[place]}" for place in found if place not in met]


def _same_place(name: str, place: str) -> bool:
    parts, expected = name.split(" / "), place.split(" / ")
    return len(parts) == len(expected) and parts[0] == expected[0] and all(map(says, parts[1:], expected[1:]))


def _compare(rows: Sequence[str], lines: Sequence[str]) -> list[str]:
    wrong = [f"{row!r} is not {line!r}" for row, line in zip(rows, lines, strict=False) if not says(row, line)]
    missing = [f"missing: {line!r}" for line in lines[len(rows) :]]
    return wrong[:3] + missing + [f"added: {row!r}" for row in rows[len(lines) :]]
