"""A sentence in pieces, so that the page can mark up what stands as plain text elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence; ``won`` is the exact amount that it says in short, ``href`` where it leads."""

    text: str
    won: int | None = None
    href: str = ""


Sentence = tuple[Piece, ...]
Paragraph = tuple[Sentence, ...]


def plain(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs as one line of text."""
    return " ".join("".join(piece.text for piece in sentence) for sentence in chain.from_iterable(paragraphs))
