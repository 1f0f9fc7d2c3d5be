"""What a column of a sheet that nobody describes seems to hold, told to people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongyak import text
from gongyak.audit.privacy import masked
from gongyak.guesses.column import Column
from gongyak.guesses.guess import Guess
from gongyak.guesses.vocabulary import Match, vocabulary
from gongyak.phrases import filled

# A cell is cut after so many characters.
LONGEST = 30
# Of the words of a column of codes so many are shown.
WORDS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A column: its name, what it holds, what is in it, and which column of ours it is."""

    name: str
    kind: str
    examples: str
    target: str


def line(column: Column, guess: Guess, words: Mapping) -> Line:
    """The line about a column; ``words`` are those of ``guess`` in the locale file."""
    match = guess.resemblance.matches.get(column.name) if guess.resemblance else None
    return Line(
        name=text.visible(column.name, LONGEST * 2),
        kind=", ".join(_kind(column, words)),
        examples="; ".join(_examples(column, words)),
        target=target(match, words) if match else "",
    )


def _kind(column: Column, words: Mapping) -> Iterator[str]:
    yield words["kinds"][column.kind]
    if column.unit:
        yield filled(words["unit"], unit=text.visible(column.unit))
    form = "percent" if (column.form, column.unit) == ("unit", "%") else column.form
    if form in words["forms"]:
        yield words["forms"][form]


def _examples(column: Column, words: Mapping) -> Iterator[str]:
    cells = [*column.values][:WORDS] if column.kind == "code" else column.examples
    if cells:
        yield filled(words["example"], examples=_listed(cells))
    missing = {} if column.kind in {"mark", "empty"} else column.missing
    counts = [(f"‘{text.visible(cell)}’" if cell.strip() else words["blank"], count) for cell, count in missing.items()]
    if counts:
        told = [filled(words["times"], what=what, count=count) for what, count in counts]
        yield filled(words["missing"], counts=", ".join(told))
    if column.strange or column.odd:
        yield filled(words["unlike"], count=len(column.strange) + len(column.odd))


def _listed(cells: Sequence[str]) -> str:
    # Numbers have commas.
    return " · ".join(shown(cell, LONGEST) for cell in cells)


def shown(cell: str, longest: int) -> str:
    """A cell on one line, without what is personal in it."""
    return text.visible(masked(" ".join(cell.splitlines())), longest)


def target(match: Match, words: Mapping) -> str:
    """A column of ours by its name and title, with what else then stands in its row.

    So the money of 2022 is ``finance.amount_krw(재정 › 금액, 기간 2022)``, and codes come with their words.
    """
    table = vocabulary().package.tables[match.table]
    titles = {field.name: field.title for field in table.fields}
    given = "".join(
        f", {titles[name]} {_given(match.table, name, value, words)}" for name, value in match.given.items()
    )
    return f"{match.table}.{match.column}({table.title} › {titles[match.column]}{given})"


def _given(table: str, name: str, value: str, words: Mapping) -> str:
    """A code with its word, a period as it is called; anything else as it is."""
    codes = vocabulary().codes.get((table, name), {})
    label = next((word for word, code in codes.items() if code == value != word), words["periods"].get(value))
    return f"{label}({value})" if label else text.visible(value, LONGEST)
