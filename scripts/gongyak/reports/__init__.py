"""A report for people and for programs: one module a form, all from the same ``Account``."""

from collections.abc import Callable, Iterator, Mapping

from gongyak.reports.account import Account, account, refused
from gongyak.reports.clock import Ran, ran
from gongyak.reports.github import as_github
from gongyak.reports.junit import as_junit
from gongyak.reports.markdown import as_markdown
from gongyak.reports.objects import as_json
from gongyak.reports.page import as_html
from gongyak.reports.plain import as_text
from gongyak.reports.sarif import as_sarif
from gongyak.reports.summary import totals

__all__ = ["FORMATS", "Account", "Ran", "account", "ran", "refused", "totals"]

FORMATS: Mapping[str, Callable[[Account, str], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
    "html": as_html,
    "github": as_github,
    "sarif": as_sarif,
    "junit": as_junit,
}
