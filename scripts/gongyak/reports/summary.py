"""What a report says of itself as a whole: how much was found over how much, when, and whether all is shown."""

from collections.abc import Iterator, Mapping

from gongyak.locales import read
from gongyak.package import MODEL
from gongyak.phrases import filled
from gongyak.reports.account import Account
from gongyak.reports.folds import places


def totals(account: Account) -> Mapping[str, int]:
    """What was found, and over how much, so that nothing found is never nothing looked at."""
    return {
        "errors": account.errors,
        "discrepancies": account.discrepancies,
        "notes": account.notes,
        "rules": len(account.rules),
        "rules_not_run": len(account.not_run),
        "tables": sum(bool(rows) for rows in account.report.rows.values()),
        "rows": sum(account.report.rows.values()),
    }


def closing(account: Account, language: str) -> str:
    """The line that says what was found and over how much."""
    told, counts = read(language)["ui"]["totals"], totals(account)
    # Only documents of our model can be confirmed to contradict themselves.
    spared = {name for name in ("notes", "rules_not_run") if not counts[name]}
    spared |= set() if account.report.package.basis == MODEL else {"discrepancies"}
    return " · ".join(filled(told[name], **counts) for name in told if name not in spared)


def headline(account: Account, language: str) -> str:
    """The same, but that nothing was checked where nothing was."""
    return closing(account, language) if account.checked else read(language)["ui"]["unusable"]


def timing(account: Account, language: str) -> Iterator[str]:
    """The line that says when it was checked, where that is known."""
    if account.ran:
        at = account.ran.at.translate({ord("T"): " ", ord("Z"): " UTC"})
        yield filled(read(language)["report"]["when"], at=at, seconds=f"{account.ran.seconds:.1f}")


def cutting(account: Account, language: str) -> Iterator[str]:
    """The line that says that not all is shown, where that is so."""
    shown = len(account.shown)
    if shown < len(account.findings):
        yield filled(read(language)["report"]["cut"], found=places(account.findings), shown=shown)
