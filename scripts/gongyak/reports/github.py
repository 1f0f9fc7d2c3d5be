"""A report as annotations of a pull request on GitHub."""

from collections.abc import Iterator

from gongyak import text
from gongyak.findings import ERROR, Finding
from gongyak.guesses.guess import Guess
from gongyak.locales import read
from gongyak.pipeline import Report
from gongyak.reports.account import Account
from gongyak.reports.places import LONGEST, said, shown_path, where
from gongyak.reports.plain import ending
from gongyak.reports.reading import lines


def as_github(account: Account, language: str) -> Iterator[str]:
    """A workflow command for each finding, and the closing lines."""
    report = account.report
    for finding in account.shown:
        path = text.visible(shown_path(report, finding.path), LONGEST)
        yield _command(path, finding, said(report, finding, language))
    yield from (_notice(report, guess, language) for guess in report.guesses)
    # The runner also takes `##[…]` for a command, anywhere in a line that is none by itself (runner, ActionCommand.cs).
    yield from (line.replace("##[", "# #[") for line in ending(account, language))


def _command(path: str, finding: Finding, said: str) -> str:
    """``::error file=…,line=…,title=…::…``, escaped as the runner reads it (actions/toolkit, command.ts)."""
    kind = "error" if finding.severity == ERROR else "notice"
    properties = {"file": path, "line": str(finding.line or 1), "title": f"{finding.rule} {where(finding)}".strip()}
    shown = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{kind} {shown}::{_escaped(said)}"


def _notice(report: Report, guess: Guess, language: str) -> str:
    """How a sheet was read."""
    path, title = text.visible(shown_path(report, guess.table.path), LONGEST), read(language)["guess"]["title"]
    place = f"file={_escaped(path, ':,')},line=1,title={_escaped(title, ':,')}"
    return f"::notice {place}::{_escaped(chr(10).join(lines(guess, language)))}"


def _escaped(value: str, more: str = "") -> str:
    """Percent-encode what would end a line or, in ``more``, a property; ``%`` first, so that it is not done twice."""
    for character in "%\r\n" + more:
        value = value.replace(character, f"%{ord(character):02X}")
    return value
