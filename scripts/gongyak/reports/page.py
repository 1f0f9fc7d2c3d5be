"""A report as one HTML file that needs no other file, no script and no network."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from gongyak import text
from gongyak.locales import read
from gongyak.messages import reason, sentence
from gongyak.phrases import filled
from gongyak.reports import sections
from gongyak.reports.account import Account, by_rule
from gongyak.reports.first import first
from gongyak.reports.folds import by_file
from gongyak.reports.guessed import COLUMNS, told
from gongyak.reports.places import LONGEST
from gongyak.reports.provenance import about, digest, hashes, invented, judges, stated
from gongyak.reports.summary import closing, cutting, headline, timing
from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).parent
# So many findings take a browser long enough that it need not lay out those out of sight.
MANY = 500
# The choice among so many rules is open from the start: it tells at a glance what was found.
FEW = 8


def as_html(account: Account, language: str) -> Iterator[str]:
    """What was found by file and rule, each with the row around it; what ran, and over which files."""
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    words = {"language": language, "words": read(language)["report"], "guess": read(language)["guess"]}
    facts = _verdict(account, language) | _found(account, language) | _made(account, language)
    yield _environment().get_template("page.jinja").render(style=style, **words, **facts)


def _verdict(account: Account, language: str) -> Mapping[str, object]:
    """What stands above all."""
    package = account.report.package
    return {
        "name": text.visible(" ".join([about(package)["name"], about(package)["version"]]), 40),
        "headline": headline(account, language),
        "closing": closing(account, language),
        "state": "nothing" if not account.checked else "found" if account.errors else "clean",
        "refusals": [reason(each, language) for each in account.refusals],
        "opened": account.opened,
        "basis": read(language)["report"]["basis"].get(package.basis, ""),
        "invented": invented(package),
    }


def _found(account: Account, language: str) -> Mapping[str, object]:
    """What was found, in the order in which it stands."""
    counts = by_rule(account.shown)
    numbers = {name: number for number, name in enumerate(sorted(counts), start=1)}
    return {
        "first": _first(account, numbers, language),
        "rules": [(name, numbers[name], sentence(name, language), count) for name, count in counts.most_common()],
        "few": len(numbers) <= FEW,
        "files": sections.files(account, numbers, language),
        "many": len(account.shown) > MANY,
        "cut": [*cutting(account, language)],
    }


def _made(account: Account, language: str) -> Mapping[str, object]:
    """How the check was made: how sheets were read, over which files, by which rules."""
    files = hashes(account.report.package)
    return {
        "guesses": [told(guess, language) for guess in account.report.guesses],
        "most": COLUMNS,
        "notes": [*_notes(account, files, language)],
        "hashes": {text.visible(path, LONGEST): value for path, value in files.items()},
        "ran": [(name, sentence(name, language)) for name in account.rules],
        "not_run": [(name, sentence(name, language)) for name in account.not_run],
    }


def _notes(account: Account, files: Mapping[str, str], language: str) -> Iterator[str]:
    """What was checked with what, and when."""
    if account.opened:
        yield stated(account.report.package, language)
        yield filled(read(language)["report"]["files"], files=len(files), digest=digest(files))
    else:
        yield judges()
    yield from timing(account, language)


def _environment() -> Environment:
    loader = FileSystemLoader(FOLDER)
    options = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    environment = Environment(loader=loader, **options)
    environment.filters["filled"] = filled
    return environment


def _first(account: Account, numbers: Mapping[str, int], language: str) -> Mapping[str, object]:
    """What to mend first, with the file it is in and the address of it on the page; nothing where there is no error."""
    begin = first(account)
    if not begin:
        return {}
    finding, count = begin
    place = list(by_file(account.shown)).index(finding.path) + 1
    return {
        "entry": sections.entry(account, finding, 0, {}, language),
        "path": text.visible(finding.path, LONGEST),
        "href": f"#file-{place}-{numbers[finding.about]}",
        "count": count,
    }
