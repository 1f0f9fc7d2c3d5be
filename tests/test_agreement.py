"""On everything that Frictionless checks our verdict is its verdict: file, line, column and type of each error.

``INTENDED`` lists all in which we differ, and why; docs/decisions/0023 says it to people. Of the packages that are made
up here each difference must come up, and no other. ``AGREEMENT=9000 make test-long`` makes up more.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import frictionless
import pytest
from foreign_packages import LATER, Lines, write
from gongyak import pipeline
from gongyak.findings import UnusableInput

LAST = 500
# In `make test-long`.
MORE = int(os.environ.get("AGREEMENT", "4000"))
DESCRIPTOR = "datapackage.json"
DESCRIBED = frozenset(
    {"package-error", "resource-error", "schema-error", "field-error", "dialect-error", "control-error"}
)
# What both must have said, at one place.
TYPES = {
    *("package-error", "resource-error", "schema-error", "field-error", "dialect-error", "control-error"),
    *("source-error", "byte-count", "hash-count", "row-count", "field-count"),
    *("blank-label", "duplicate-label", "extra-label", "incorrect-label", "missing-label", "unmatched-header"),
    *("blank-row", "extra-cell", "missing-cell", "type-error", "constraint-error"),
    *("unique-error", "primary-key", "foreign-key"),
}
# File, line, column, type.
Place = tuple[str, int, str, str]

# Faults that it passes over in silence; we say them.
STRICTER = {
    "no-rows": "a header and nothing below it: worth knowing (a note)",
    "personal-data": "a telephone number of a person: worth knowing (a note)",
    "loose-form": "２, 1_000, a no-break blank, 2022-7-1, △2 read as 2: other programs read something else, or nothing",
    "garbled": "µµºñ: Hangul that was read in the wrong encoding",
    "cell-error": "#REF!: a spreadsheet had no value there",
    "lost-character": "a NUL or U+FFFD stands where a character was lost",
    "required-blank": "a cell that must be filled holds a blank",
    "whole-pattern": "A|B between ^ and $ lets Axx pass",
    "category": "categories are passed over",
    "unique-key": "uniqueKeys are passed over",
    "passed-over": "a table without a schema: that only its form is checked is said (a note)",
    "later-part": "the first line of a later file is passed over, whatever it holds",
    "file-missing": "said even where the descriptor has a fault elsewhere",
    "quotes": "an open quote swallows the rows below it without a word",
    "encoding": "without a stated encoding it guesses, and reads what nobody wrote",
    "descriptor-reference": "a key that leads nowhere is one fault of the descriptor",
    "resource-unread": "a path out of the package",
    "unjudged": "what it warns of without judging it, such as a hash of another kind (a note)",
}
# What it says and we do not, each with the rule by which we say it.
INSTEAD = {
    "scheme-error": ("file-missing", "no file: it says that the scheme failed"),
    "encoding-error": ("encoding", "we say on which line, and what the bytes look like"),
    "error": ("unjudged", "it gives no type"),
    "format-error": ("unjudged", "a workbook that is none: one of many ways in which a file cannot be judged"),
    "crash": (
        "unjudged",
        "it ends in a Python exception (a list as a key, a file that was cut off); the other tables are still judged",
    ),
    "foreign-key": ("descriptor-reference", "a key to a column that is not there fails every row"),
    "resource-error": ("descriptor-reference", "a key to a table that is not there: it does not look at the rows"),
    "schema-error": ("resource-unread", "a schema in a file that is not there: we judge the other tables"),
    "outside": ("resource-unread", "a path out of the package: we judge the other tables"),
    "unusable": ("unusable", "where no table is left there is nothing to judge: exit 2, with the reason"),
}
FURTHER = {
    "not read on": "after a broken quote, or in another encoding, no row is what it seems: first that, then the rest",
    "goes on": "a fault in the description of one table does not hide those of others",
    "parent": "where the table that a key leads to cannot be read, that is said there, not in each child",
}
INTENDED = {*STRICTER, *INSTEAD, *FURTHER}


def _theirs(root: Path, lines: Lines) -> Iterator[Place]:
    """What bare Frictionless says of the package."""
    try:
        report = frictionless.Package(str(root / DESCRIPTOR)).validate()
    except frictionless.FrictionlessException as exception:
        yield from ((DESCRIPTOR, 0, "", error.type) for error in exception.to_errors())
        return
    except (TypeError, EOFError):
        yield DESCRIPTOR, 0, "", "crash"
        return
    yield from ((DESCRIPTOR, 0, "", error.type) for error in report.errors)
    for task in report.tasks:
        whole = DESCRIPTOR if task.place == "<memory>" else task.place.removesuffix(" (multipart)")
        for error in task.errors:
            (record, *_) = getattr(error, "row_numbers", None) or [getattr(error, "row_number", 0)]
            column = getattr(error, "field_name", "") or (getattr(error, "field_names", None) or [""])[-1]
            file, line = lines[task.name][record - 1] if record else (whole, 0)
            yield file, line, column, error.type


def _ours(root: Path) -> Iterator[Place]:
    try:
        report = pipeline.check(root)
    except UnusableInput:
        yield DESCRIPTOR, 0, "", "unusable"
        return
    for finding in report.findings:
        line = 0 if finding.rule in DESCRIBED else finding.line
        yield finding.path, line, finding.column, finding.rule


def _missed(place: Place, ours: Counter[Place]) -> str:
    """Why we do not say what Frictionless says; empty when there is no reason."""
    file, _, _, kind = place
    found = {rule for *_, rule in ours}
    # Of the two files of a table the second is called after the first.
    here = {rule for path, *_, rule in ours if path.removeprefix(LATER) == file.removeprefix(LATER)}
    if here & {"quotes", "encoding", "file-missing"} and kind not in ("scheme-error", "encoding-error"):
        return "not read on"
    if "unusable" in found:
        return "unusable"
    if kind == "crash" and found & {"quotes", "encoding", "file-missing"}:
        return kind
    if kind == "resource-error" and "resource-unread" in found:
        return "outside"
    if kind in INSTEAD and INSTEAD[kind][0] in found:
        return kind
    return "parent" if kind in ("error", "scheme-error", "encoding-error", "format-error", "foreign-key") else ""


def _added(place: Place, theirs: set[str]) -> str:
    """Why we say what Frictionless does not."""
    kind = place[-1]
    refused = theirs & DESCRIBED or theirs & {"crash", "error", "scheme-error", "encoding-error", "format-error"}
    instead = (name for name, (rule, _) in INSTEAD.items() if rule == kind and name in theirs | {"unusable"})
    return next(instead, kind if kind in STRICTER else "goes on" if refused else "")


def _compared(root: Path, seeds: range) -> tuple[Counter[str], Counter[str]]:
    """How often each difference came up, and how often both said each type."""
    met, agreed = Counter[str](), Counter[str]()
    for seed in seeds:
        shutil.rmtree(root)
        root.mkdir()
        lines = write(Random(seed), root)
        theirs, ours = Counter(_theirs(root, lines)), Counter(_ours(root))
        kinds = {kind for *_, kind in theirs}
        reasons = [(place, _missed(place, ours)) for place in theirs - ours]
        reasons += [(place, _added(place, kinds)) for place in ours - theirs]
        assert [place for place, reason in reasons if not reason] == [], f"seed {seed}"
        met.update(reason for _, reason in reasons)
        agreed.update(kind for *_, kind in (theirs & ours).elements())
    return met, agreed


@pytest.mark.filterwarnings("ignore")
def test_the_verdict_on_other_peoples_packages_is_that_of_frictionless(tmp_path):
    met, agreed = _compared(tmp_path, range(LAST))
    assert met.keys() == INTENDED
    assert agreed.keys() >= TYPES


@pytest.mark.filterwarnings("ignore")
@pytest.mark.long
def test_the_verdict_on_thousands_of_packages_is_that_of_frictionless(tmp_path):
    met, agreed = _compared(tmp_path, range(LAST, LAST + MORE))
    assert met.keys() <= INTENDED
    assert agreed.keys() >= TYPES
