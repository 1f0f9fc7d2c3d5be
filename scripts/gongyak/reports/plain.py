"""A report for a terminal: what a bare sheet was read as, a line for each finding."""

from collections.abc import Iterator

from gongyak import text
from gongyak.guesses import Guess
from gongyak.locales import read
from gongyak.messages import refusal
from gongyak.phrases import filled
from gongyak.reports.account import Account
from gongyak.reports.folds import folded, folding
from gongyak.reports.guessed import COLUMNS, Told, told
from gongyak.reports.places import line_of
from gongyak.reports.provenance import digest, hashes, stated
from gongyak.reports.summary import closing, cutting, timing

# So many files are named with their hashes; of more, the other forms name each.
_FEW = 10


def as_text(account: Account, language: str) -> Iterator[str]:
    """A line for each finding, ``path:line: [column] message → fix [rule]``, then what ran, and the closing line."""
    report = account.report
    for guess in report.guesses:
        yield from lines(guess, language)
    if report.guesses:
        yield from (f"  {read(language)['guess']['go_on']}", "")
    for finding, equal in folded(account.shown):
        yield line_of(report, finding, language)
        if equal:
            yield "  " + folding(equal, language)
    if account.opened:
        yield from ending(account, language)
    yield from (refusal(each, language) for each in account.refusals)


def ending(account: Account, language: str) -> Iterator[str]:
    """What is not shown, what was checked with what, and what was found over how much."""
    words, files = read(language)["report"], hashes(account.report.package)
    yield from cutting(account, language)
    yield from filter(None, [words["basis"].get(account.report.package.basis)])
    yield stated(account.report.package, language)
    yield filled(words["files"], files=len(files), digest=digest(files))
    if 1 < len(files) <= _FEW:
        yield from (f"  {value}  {text.visible(path)}" for path, value in files.items())
    yield from timing(account, language)
    yield closing(account, language)


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
        yield filled(words["more"], count=len(each.columns) - COLUMNS)
