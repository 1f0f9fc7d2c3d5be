"""A report as Markdown, for an issue, a wiki or the summary of a job."""

import re
from collections.abc import Iterator, Sequence

from gongyak import text
from gongyak.findings import Finding
from gongyak.guesses.guess import Guess
from gongyak.locales import read
from gongyak.messages import reason
from gongyak.phrases import filled
from gongyak.reports.account import Account
from gongyak.reports.folds import by_file, folded, folding, places
from gongyak.reports.guessed import COLUMNS, told
from gongyak.reports.places import LONGEST, said, where
from gongyak.reports.provenance import hashes, stated
from gongyak.reports.summary import cutting, headline, timing

_TICKS = re.compile("`+")


def as_markdown(account: Account, language: str) -> Iterator[str]:
    """A heading for each file with a list of what was found there, how it was read, and the files with their hashes."""
    words, package = read(language)["report"], account.report.package
    yield f"# {words['title']}"
    yield ""
    yield f"**{headline(account, language)}**"
    yield from (f"\n{code(reason(each, language))}" for each in account.refusals)
    if not account.opened:
        return
    for note in cutting(account, language):
        yield f"\n{note}"
    if basis := words["basis"].get(package.basis):
        yield f"\n{basis}"
    for note in [stated(package, language), *timing(account, language)]:
        yield f"\n{code(note)}"
    for path, findings in by_file(account.shown).items():
        yield from _file(account, path, findings, language)
    for guess in account.report.guesses:
        yield from _guess(guess, language)
    if account.report.guesses:
        yield f"\n{read(language)['guess']['go_on']}"
    yield f"\n## {words['hashes']}\n"
    for path, value in hashes(package).items():
        yield f"- {code(path)}: {code(value or words['unread'])}"


def _file(account: Account, path: str, findings: Sequence[Finding], language: str) -> Iterator[str]:
    words = read(language)["report"]
    yield f"\n## {code(path)}: {filled(words['found'], count=places(findings))}\n"
    for finding, equal in folded(findings):
        line = [filled(words["line"], line=finding.line)] if finding.line else []
        place = where(account.report.package, finding)
        column = [code(place)] if place else []
        told = code(said(account.report, finding, language))
        yield "- " + " · ".join([*line, *column, code(finding.rule), told])
        if equal:
            yield f"    - {folding(equal, language)}"


def _guess(guess: Guess, language: str) -> Iterator[str]:
    """How a sheet was read, with a table of its columns, and the lines to go on from."""
    words, each = read(language)["guess"], told(guess, language)
    yield f"\n## {words['title']}: {code(each.title)}\n"
    yield from (f"- {code(said)}" for said in (*each.facts, *each.likeness))
    yield f"\n| {' | '.join(words[name] for name in ('column', 'kind', 'examples', 'target'))} |\n|---|---|---|---|"
    for line in each.columns[:COLUMNS]:
        cells = (line.name, line.kind, line.examples, line.target)
        yield "| " + " | ".join(code(cell).replace("|", "\\|") for cell in cells) + " |"
    if each.step:
        yield f"\n{words['next']}: {each.step}\n"
        yield from (f"    {line}" for line in each.pasted)


def code(value: str) -> str:
    """A code span, in which nothing is markup, a name to be notified or a link, whatever the value holds."""
    shown = text.visible(value, LONGEST * 5) or " "
    fence = "`" * (1 + max(map(len, _TICKS.findall(shown)), default=0))
    pad = " " if "`" in (shown[0], shown[-1]) else ""
    return f"{fence}{pad}{shown}{pad}{fence}"
