"""Which of our tables a sheet resembles, and which of their columns its own columns are."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from gongyak.guesses.column import Column
from gongyak.guesses.names import NAME_LENGTH, normalized, words
from gongyak.guesses.shapes import YEARS, Shape, period_of, stage_of
from gongyak.guesses.vocabulary import AMOUNT, Match, Vocabulary, vocabulary
from gongyak.package import Field, Table

# A table comes near when so many columns of the sheet, and such a part of them, are known, and so much speaks for it.
LEAST, PART, ENOUGH = 2, 0.25, 2
# Names that any table may have for anything.
COMMON = frozenset({"비고", "구분", "종류", "순서", "이름", "번호", "값", "단위", "내용", "제목", "기간"})
# Words that say which of several columns one is, and not of what; some by a code of ours.
PARTS = {"계": "", "합계": "", "소계": "", "목표": "planned", "계획": "planned", "실적": "achieved"}
# What speaks for a table: its own name for a column, its Korean title, a usual word, the cells.
WEIGHTS = {"name": 3, "title": 2, "word": 2, "values": 1}


@dataclass(frozen=True, kw_only=True, slots=True)
class Resemblance:
    """The ``table`` of ours that is nearest, what each column of the sheet is of ours, and what it would need more."""

    table: Table
    matches: Mapping[str, Match]
    lacking: Sequence[Field]

    @property
    def own(self) -> int:
        """How many columns are of the nearest table itself; the others are of tables that go with it."""
        return sum(match.table == self.table.name for match in self.matches.values())


def found(columns: Sequence[Column], shape: Shape) -> Resemblance | None:
    """What the columns resemble; None when no table of ours comes near."""
    known = vocabulary()
    candidates = {column.name: [*_candidates(known, column, shape)] for column in columns}
    nearest = _nearest(known, candidates, shape)
    if nearest is None:
        return None
    beside = {name for name, table in known.package.tables.items() if table.primary_key[0] == nearest.primary_key[0]}
    matches = _matches(candidates, nearest, beside)
    own = {name for each in matches.values() if each.table == nearest.name for name in (each.column, *each.given)}
    lacking = [each for each in nearest.fields if each.constraints.get("required") and each.name not in own]
    return Resemblance(table=nearest, matches=matches, lacking=lacking)


def _candidates(known: Vocabulary, column: Column, shape: Shape) -> Iterator[Match]:
    """What a column may be, the likeliest first."""
    stands_for = shape.columns.get(column.name)
    if stands_for and shape.kind == YEARS:
        stage = {"stage": stage_of(column.name)} if stage_of(column.name) else {}
        yield Match(table="finance", column=AMOUNT, how="word", given=stage | {"period": stands_for})
    elif stands_for:
        yield Match(table="assessments", column="status", how="word", given={"status_printed": stands_for})
    else:
        named = [match for match in _by_name(known, column.name) if _fits(known, column, match)]
        valued = [*_by_values(known, column)]
        # What is called 추진현황 is a state where its cells are words of states.
        agree = {(each.table, each.column) for each in named} & {(each.table, each.column) for each in valued}
        yield from [*valued, *named] if valued and not agree else [*named, *valued]


def _fits(known: Vocabulary, column: Column, match: Match) -> bool:
    """Whether numbers are meant where there are numbers, words where there are words, and 주소 is one of the web."""
    field = next(each for each in known.package.tables[match.table].fields if each.name == match.column)
    if field.format == "uri":
        return column.kind in {"web", "empty"}
    if field.type in {"integer", "number"}:
        return column.numeric or column.kind in {"empty", "identifier", "year", "boolean"}
    return not column.numeric or "pattern" in field.constraints or field.name == "number"


def _by_name(known: Vocabulary, name: str) -> Iterator[Match]:
    """What the first of its names means that means anything; it may say itself whether that is planned, and when."""
    said = {"basis": next((PARTS[normalized(word)] for word in words(name) if PARTS.get(normalized(word))), "")}
    said["period"] = next((period for word in words(name) if (period := period_of(word))[:4].isdigit()), "")
    for match in next(filter(None, (known.names.get(each) for each in _names(name))), ()):
        more = {part: told for part, told in said.items() if told and part in known.package.tables[match.table].columns}
        yield replace(match, given={**match.given, **more})


def _names(name: str) -> Iterator[str]:
    """What a column may be called: its name, and, where a header had several rows, the words of these from below."""
    yield normalized(name)
    yield from (normalized(word) for word in reversed(name[:NAME_LENGTH].split()) if normalized(word) not in PARTS)


def _by_values(known: Vocabulary, column: Column) -> Iterator[Match]:
    """Columns of codes of whose words hardly any is none of theirs."""
    words = {normalized(cell) for cell in column.values}
    if column.kind == "code":
        for (table, name), codes in known.codes.items():
            if len(words & codes.keys()) >= 0.8 * len(words):
                yield Match(table=table, column=name, how="values")


def _nearest(known: Vocabulary, candidates: Mapping[str, Sequence[Match]], shape: Shape) -> Table | None:
    """The table for which most speaks: each of its columns once, and less where its name is that of many tables."""
    silent = {*[*shape.columns][1:], *(name for name in candidates if normalized(name) in COMMON)}
    told = [found for name, found in candidates.items() if found and name not in silent]
    weights: dict[tuple[str, str], float] = {}
    for found in told:
        tables = {match.table for match in found}
        for match in found:
            place, weight = (match.table, match.column), WEIGHTS[match.how] / len(tables) ** 0.5
            weights[place] = max(weight + _more(place, shape), weights.get(place, 0))
    votes = Counter[str]()
    for (table, _), weight in weights.items():
        votes[table] += weight
    nearest = max(known.package.tables, key=lambda name: votes[name])
    columns = len(candidates) - len([*shape.columns][1:])
    near = len(told) >= max(LEAST, PART * columns) and votes[nearest] >= ENOUGH
    return known.package.tables[nearest] if near else None


def _more(place: tuple[str, str], shape: Shape) -> float:
    """A sheet that names pledges is about them, unless it is one of money by years."""
    decisive = ("finance", AMOUNT) if shape.kind == YEARS else ("pledges", "title")
    return WEIGHTS["word"] if place == decisive else 0


def _matches(candidates: Mapping[str, Sequence[Match]], nearest: Table, beside: Collection[str]) -> Mapping[str, Match]:
    """For each column the first of what it may be that no other column is yet.

    It is of the nearest table if it can, else of one ``beside`` it, about the same things.
    """
    matches, taken = {}, set()
    for name, found in candidates.items():
        own = (match for match in found if match.table == nearest.name)
        # A title that several tables have, such as 번호, does not say which of the others is meant.
        titled = sum(match.how == "title" for match in found) == 1
        others = (match for match in found if match.table in beside and (titled or match.how != "title"))
        for match in chain(own, others):
            place = (match.table, match.column, *match.given.items())
            if place not in taken:
                taken.add(place)
                matches[name] = match
                break
    return matches
