"""The kind of a column, once it is known to hold numbers, or nothing but words."""

from collections.abc import Collection, Mapping

from gongyak.forms import PLAIN
from gongyak.guesses import names, notations
from gongyak.guesses.readings import Reading

# More different cells than this, or longer ones, are no list of codes.
CODES, CODE_LENGTH = 20, 20
# Fewer different numbers do not count rows.
LEAST = 3


def finer(kind: str, known: Mapping, filled: Mapping[str, int], read: Mapping[str, Reading]) -> str:
    """Of numbers: whether all are whole, or number the rows, or mean yes and no."""
    if kind != "number":
        return kind
    if not all(PLAIN["integer"].fullmatch(reading.plain) for reading in read.values()):
        return "number"
    if _is_truth(filled):
        return "boolean"
    return "identifier" if _tells_apart(known["name"], filled, known["filled"]) else "integer"


def words(name: str, filled: Mapping[str, int], count: int) -> str:
    """The kind of a column of words."""
    if not filled:
        return "empty"
    if _is_truth(filled):
        return "boolean"
    if len(filled) == 1 and count > 1:
        return "constant"
    if _tells_apart(name, filled, count):
        return "identifier"
    few = len(filled) <= CODES and 2 * len(filled) <= count
    return "code" if few and all(len(cell) <= CODE_LENGTH for cell in filled) else "text"


def _tells_apart(name: str, filled: Collection[str], count: int) -> bool:
    """Whether a column is called like one that tells rows apart, and does; one row of a short list may be wrong."""
    few = count // 10 if count >= 10 or not names.is_count(name) or len(filled) < LEAST else 1
    return names.is_id(name) and count - len(filled) <= few


def _is_truth(filled: Collection[str]) -> bool:
    return any({*filled} == {yes, no} for yes, no in notations.TRUTHS.items())
