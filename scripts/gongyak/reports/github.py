"""A report as annotations of a pull request on GitHub."""

from collections import Counter
from collections.abc import Iterator

from gongyak import text
from gongyak.findings import ERROR, MORE, Finding
from gongyak.locales import read
from gongyak.messages import refusal
from gongyak.phrases import filled
from gongyak.reports.account import Account
from gongyak.reports.folds import folded, folding, places
from gongyak.reports.places import LONGEST, line_of, said, shown_path, where
from gongyak.reports.plain import ending, lines

# So many of a kind GitHub shows of one step, and passes over the rest in silence.
MOST = 10


def as_github(account: Account, language: str) -> Iterator[str]:
    """A workflow command for as many findings as GitHub shows, those on changed lines first; all else as text.

    What was refused comes before all, as GitHub drops the last ones.
    """
    report, annotated = account.report, _annotated(account)
    yield from (f"::error::{_escaped(refusal(each, language))}" for each in account.refusals)
    for finding in account.shown:
        if id(finding) in annotated:
            path = text.visible(shown_path(report, finding.path), LONGEST)
            yield _command(path, where(report.package, finding), finding, said(report, finding, language))
    rest = [finding for finding in account.shown if id(finding) not in annotated]
    if rest:
        yield filled(read(language)["report"]["annotated"], shown=len(annotated), rest=places(rest))
    for finding, equal in folded(rest):
        yield _harmless(line_of(report, finding, language))
        if equal:
            yield "  " + folding(equal, language)
    for guess in report.guesses:
        yield from map(_harmless, lines(guess, language))
    yield from map(_harmless, ending(account, language)) if account.opened else ()


def _annotated(account: Account) -> frozenset[int]:
    """Those shown beside their lines: on changed lines first, then no cause twice before each is there once.

    What only counts others comes last.
    """
    before, turns = Counter(), []
    for finding in account.shown:
        place = (shown_path(account.report, finding.path), finding.line or 1)
        turns.append((finding.rule == MORE, place not in account.changed, before[finding.cause], len(turns), finding))
        before[finding.cause] += 1
    ordered = [finding for *_, finding in sorted(turns, key=lambda turn: turn[:4])]
    kinds = {kind: [each for each in ordered if _kind(each) == kind] for kind in {*map(_kind, ordered)}}
    room = {"error": max(MOST - len(account.refusals), 0)}
    return frozenset(id(finding) for kind, each in kinds.items() for finding in each[: room.get(kind, MOST)])


def _kind(finding: Finding) -> str:
    return "error" if finding.severity == ERROR else "notice"


def _command(path: str, place: str, finding: Finding, said: str) -> str:
    """``::error file=…,line=…,title=…::…``, escaped as the runner reads it (actions/toolkit, command.ts)."""
    properties = {"file": path, "line": str(finding.line or 1), "title": f"{finding.rule} {place}".strip()}
    shown = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{_kind(finding)} {shown}::{_escaped(said)}"


def _escaped(value: str, more: str = "") -> str:
    """Percent-encode what would end a line or, in ``more``, a property; ``%`` first, so that it is not done twice."""
    for character in "%\r\n" + more:
        value = value.replace(character, f"%{ord(character):02X}")
    return value


def _harmless(line: str) -> str:
    """A line of text that the runner does not take for a command: ``::`` in front, or ``##[`` anywhere."""
    shown = line.replace("##[", "## [")
    return f"- {shown}" if shown.lstrip().startswith("::") else shown
