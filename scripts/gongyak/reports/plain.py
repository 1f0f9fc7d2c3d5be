"""A report for a terminal: a line for each finding."""

from collections.abc import Iterator

from gongyak.locales import read
from gongyak.reports.account import Account, closing, cutting, timing
from gongyak.reports.folds import folded, folding
from gongyak.reports.places import line_of
from gongyak.reports.provenance import digest, hashes, stated
from gongyak.reports.reading import lines


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
    yield from ending(account, language)


def ending(account: Account, language: str) -> Iterator[str]:
    """What is not shown, what was checked with what, and what was found over how much."""
    words, files = read(language)["report"], hashes(account.report.package)
    yield from cutting(account, language)
    yield from filter(None, [words["basis"].get(account.report.package.basis)])
    yield stated(account.report.package, language)
    yield words["files"].format(files=len(files), digest=digest(files))
    yield from timing(account, language)
    yield closing(account, language)
