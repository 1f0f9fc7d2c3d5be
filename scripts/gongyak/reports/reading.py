"""What is told of a bare sheet as lines for a terminal, as Markdown, and as an object for programs."""

from collections.abc import Iterator, Mapping, Sequence

from gongyak.audit.privacy import masked
from gongyak.guesses.guess import Guess
from gongyak.guesses.inference import Column
from gongyak.guesses.resemblance import Resemblance
from gongyak.guesses.vocabulary import Match
from gongyak.locales import read
from gongyak.messages import LANGUAGES
from gongyak.reports.guessed import Told, assumptions, told

# Of a sheet with more columns people are shown the first; programs get all.
COLUMNS = 50


def lines(guess: Guess, language: str) -> Iterator[str]:
    """Plain lines: how the sheet was read, a line a column, what it resembles, what to do next."""
    words, each = read(language)["guess"], told(guess, language)
    yield f"{words['title']}: {each.title}"
    yield from (f"  {fact}" for fact in each.facts)
    yield from (f"    {line}" for line in _columns(each, language))
    yield from (f"  {said}" for said in each.likeness)
    if each.step:
        yield f"  {words['next']}: {each.step}"
        yield from (f"    {line}" for line in each.pasted)


def _columns(each: Told, language: str) -> Iterator[str]:
    words = read(language)["guess"]
    for line in each.columns[:COLUMNS]:
        target = f" → {line.target}" if line.target else ""
        yield f"{line.name}: {line.kind}" + (f"; {line.examples}" if line.examples else "") + target
    if len(each.columns) > COLUMNS:
        yield words["more"].format(count=len(each.columns) - COLUMNS)


def as_object(guess: Guess) -> Mapping[str, object]:
    """The guess as JSON has it; ``report.schema.json`` says what each key holds."""
    table, suggestion = guess.table, guess.suggestion
    return {
        "table": table.name,
        "path": table.path,
        "sheet": table.layout.sheet,
        "header": table.layout.header,
        "assumptions": [
            dict(zip(LANGUAGES, said, strict=True))
            for said in zip(*(assumptions(guess, language) for language in LANGUAGES), strict=True)
        ],
        "rows": guess.rows,
        "shape": {"kind": guess.shape.kind, "columns": dict(guess.shape.columns)},
        "totals": [*guess.totals.values()],
        "columns": [_column(column, guess.resemblance) for column in guess.columns],
        "resembles": _resembles(guess.resemblance),
        "suggestion": {"header": suggestion.header, "rows": [*map(_masked, suggestion.rows)]} if suggestion else None,
    }


def _masked(cells: Sequence[str]) -> Sequence[str]:
    return [*map(masked, cells)]


def _column(column: Column, likeness: Resemblance | None) -> Mapping[str, object]:
    match = likeness.matches.get(column.name) if likeness else None
    return {
        "name": column.name,
        "kind": column.kind,
        "unit": column.unit,
        "filled": column.filled,
        "like": column.like,
        "examples": _masked(column.examples),
        "missing": dict(column.missing),
        "values": {masked(cell): count for cell, count in column.values.items()} if column.kind == "code" else {},
        "ours": _match(match) if match else None,
    }


def _match(match: Match) -> Mapping[str, object]:
    return {"table": match.table, "column": match.column, "how": match.how, "given": dict(match.given)}


def _resembles(likeness: Resemblance | None) -> Mapping[str, object] | None:
    if not likeness:
        return None
    lacking = [field.name for field in likeness.lacking]
    return {"table": likeness.table.name, "known": len(likeness.matches), "own": likeness.own, "lacking": lacking}
