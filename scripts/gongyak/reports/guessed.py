"""How a sheet that nobody describes was read, told to people: the same words in all forms of a report."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongyak import text
from gongyak.guesses.guess import AMOUNT, Guess
from gongyak.guesses.vocabulary import vocabulary
from gongyak.locales import read
from gongyak.phrases import filled
from gongyak.reports.traits import LONGEST, Line, line, shown

# So many lines of totals are named.
LINES = 5
# Of a sheet with more columns people are shown the first; programs get all.
COLUMNS = 50
# A sheet is very much like a table of ours when this part of its columns is known, and simply like it from half on.
MOST, MANY = 0.8, 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What is told of one sheet; ``pasted`` are lines of CSV to go on from, after the words of ``step``."""

    title: str
    facts: Sequence[str]
    columns: Sequence[Line]
    likeness: Sequence[str]
    step: str
    pasted: Sequence[str]


def told(guess: Guess, language: str) -> Told:
    """The words about a guess."""
    words, table = read(language)["guess"], guess.table
    path = text.visible(table.path, LONGEST * 4)
    sheet = text.visible(table.layout.sheet)
    step = filled(words["steps"][guess.shape.kind], count=len(guess.shape.columns))
    return Told(
        title=filled(words["named"], path=path, sheet=sheet) if sheet else path,
        facts=[*_facts(guess, language)],
        columns=[line(column, guess, words) for column in guess.columns],
        likeness=[*_likeness(guess, words)],
        step=" ".join([step, *_unitless(guess, words)]) if guess.suggestion else "",
        pasted=[*map(_csv, [guess.suggestion.header, *guess.suggestion.rows])] if guess.suggestion else [],
    )


def _unitless(guess: Guess, words: Mapping) -> Iterator[str]:
    """That nobody knows in what unit the amounts of the example are."""
    matches = guess.resemblance.matches if guess.resemblance else {}
    amounts = [each for each in guess.columns if (match := matches.get(each.name)) and match.column == AMOUNT]
    if AMOUNT in guess.suggestion.header and not any(column.unit for column in amounts):
        yield words["unitless"]


def assumptions(guess: Guess, language: str) -> Iterator[str]:
    """What was assumed to find the table in its file."""
    words = read(language)["layout"]
    for note in guess.table.notes:
        yield filled(words[note.case], **{name: text.visible(str(fact), 200) for name, fact in note.params.items()})


def _facts(guess: Guess, language: str) -> Iterator[str]:
    """What was assumed, how large it is, how it is shaped, and whether there are totals among its rows."""
    words = read(language)["guess"]
    yield from assumptions(guess, language)
    names = ", ".join(text.visible(name, LONGEST) for name in [*guess.shape.columns][:LONGEST])
    size = filled(words["size"], rows=guess.rows, columns=len(guess.columns))
    yield f"{size} {filled(words['shapes'][guess.shape.kind], names=names)}"
    if guess.totals:
        lines = [str(line) for line in guess.totals.values()]
        shown = ", ".join(lines[:LINES]) + ("…" if len(lines) > LINES else "")
        yield filled(words["totals"], count=len(lines), lines=shown)


def _likeness(guess: Guess, words: Mapping) -> Iterator[str]:
    """How near a table of ours is, why, and what the sheet lacks to be it."""
    likeness, columns = guess.resemblance, len(guess.columns)
    if not likeness:
        yield words["unlikely"]
        return
    known = len(likeness.matches)
    degree = "most" if known >= MOST * columns else "many" if known >= MANY * columns else "some"
    counts = Counter(match.how for match in likeness.matches.values())
    hows = [filled(said, count=counts[how]) for how, said in words["hows"].items() if counts[how]]
    facts = {"title": likeness.table.title, "name": likeness.table.name, "degree": words["degrees"][degree]}
    how = ": " + ", ".join(hows) if hows else ""
    yield filled(words["resembles"], **facts, columns=columns, known=known, how=how)
    others = {match.table for match in likeness.matches.values()} - {likeness.table.name}
    if others:
        names = ", ".join(table.title for name, table in vocabulary().package.tables.items() if name in others)
        yield filled(words["beside"], own=likeness.own, other=known - likeness.own, tables=names)
    if likeness.lacking:
        names = ", ".join(f"{field.title}({field.name})" for field in likeness.lacking)
        yield filled(words["lacking"], names=names)


def _csv(cells: Sequence[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="").writerow([shown(cell, LONGEST * 2) for cell in cells])
    return stream.getvalue()
