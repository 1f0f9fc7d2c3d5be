"""The rules as they are looked up: all of them, one of them with an example, the nearest to a name that is none."""

import json
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from gongyak.findings import Finding, UnusableInput
from gongyak.locales import read
from gongyak.messages import LANGUAGES, message, sentence
from gongyak.package import read_package
from gongyak.phrases import filled
from gongyak.project import HOME
from gongyak.reports.places import where
from gongyak.rules import RULES

# What breaks each rule, as the check of ``tests/data/broken`` finds it; ``RENEW=1 pytest tests/test_broken.py``.
EXAMPLES = Path(__file__).parent / "examples.json"


@cache
def examples() -> Mapping[str, Mapping]:
    """By rule a finding of it, and in ``row`` the cells around."""
    return json.loads(EXAMPLES.read_text(encoding="utf-8"))


def listed(language: str) -> Iterator[str]:
    """A line for each rule: its name, and what it asks."""
    width = max(map(len, RULES))
    for name in sorted(RULES):
        yield f"{name:{width}}  {sentence(name, language)}"


def explained(name: str, language: str) -> Iterator[str]:
    """What a rule asks in either language, what breaks it, and what is then said and advised."""
    words = read(language)["report"]
    yield name
    for each in sorted(LANGUAGES, key=lambda each: each != language):
        yield f"  {sentence(name, each)}"
    if name in examples():
        yield from _example(name, examples()[name], words, language)
    if RULES[name].contradiction:
        yield f"  {words['confirmable']}"


def _example(name: str, example: Mapping, words: Mapping[str, str], language: str) -> Iterator[str]:
    finding = Finding(rule=name, **{key: value for key, value in example.items() if key != "row"})
    package = read_package(HOME)
    said = message(package, finding, language)
    line = filled(words["line"], line=finding.line) if finding.line else words["whole_file"]
    yield f"  {words['example']}: {' · '.join(filter(None, [finding.path, line, where(package, finding)]))}"
    for column, cell in example["row"].items():
        yield f"    {'▶' if column == finding.column else ' '} {column}: {cell}"
    yield f"  {words['says']}: {said.text}"
    yield f"  {words['fix']}: {said.fix}"


def unknown(names: Iterable[str]) -> Iterator[UnusableInput]:
    """For each name that is no rule, the nearest that is one."""
    for name in names:
        if name not in RULES:
            near = get_close_matches(name.lower(), RULES, n=1, cutoff=0)
            yield UnusableInput("unknown-rule", name=name, near=near[0])
