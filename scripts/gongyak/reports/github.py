"""A report as annotations of a pull request on GitHub."""

from collections.abc import Iterator

from gongyak import text
from gongyak.findings import ERROR, Finding
from gongyak.reports.account import Account
from gongyak.reports.places import LONGEST, said, shown_path, where
from gongyak.reports.plain import ending


def as_github(account: Account, language: str) -> Iterator[str]:
    """A workflow command for each finding, and the closing lines."""
    report = account.report
    for finding in account.shown:
        path = text.visible(shown_path(report, finding.path), LONGEST)
        yield _command(path, finding, said(report, finding, language))
    # The runner also takes `##[…]` for a command, anywhere in a line that is none by itself (runner, ActionCommand.cs).
    yield from (line.replace("##[", "# #[") for line in ending(account, language))


def _command(path: str, finding: Finding, said: str) -> str:
    """``::error file=…,line=…,title=…::…``, escaped as the runner reads it (actions/toolkit, command.ts)."""
    kind = "error" if finding.severity == ERROR else "notice"
    properties = {"file": path, "line": str(finding.line or 1), "title": f"{finding.rule} {where(finding)}".strip()}
    shown = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{kind} {shown}::{_escaped(said)}"


def _escaped(value: str, more: str = "") -> str:
    """Percent-encode what would end a line or, in ``more``, a property; ``%`` first, so that it is not done twice."""
    for character in "%\r\n" + more:
        value = value.replace(character, f"%{ord(character):02X}")
    return value
