"""The rules as they are looked up: all of them, one of them, the nearest to a name that is none."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from gongyak.locales import read
from gongyak.rules import RULES


def listed(language: str) -> Iterator[str]:
    """A line for each rule: its name, and what it asks (in English, what it says when it is broken)."""
    width = max(map(len, RULES))
    for name in sorted(RULES):
        yield f"{name:{width}}  {_sentence(name, language)}"


def explained(name: str, language: str) -> Iterator[str]:
    """What a rule asks, and the forms of what it says, with ``{…}`` for what depends on the finding."""
    words, entry = read(language)["report"], read(language)["rules"][name]
    yield name
    yield f"  {words['asks']}: {_sentence(name, language)}"
    shared = {"fix": read(language)["ui"]["contradiction"]} | entry
    yield from _forms(words, shared, "  ")
    for case, own in entry.get("cases", {}).items():
        yield f"  {words['cases'].format(name=case)}"
        yield from _forms(words, own, "    ")
    if RULES[name].contradiction:
        yield f"  {words['confirmable']}"


def _forms(words: Mapping[str, str], entry: Mapping[str, str], indent: str) -> Iterator[str]:
    for word, key in (("says", "message"), ("fix", "fix")):
        if key in entry:
            yield f"{indent}{words[word]}: {_plain(entry[key])}"


def _sentence(name: str, language: str) -> str:
    return RULES[name].text if language == "ko" else _plain(read(language)["rules"][name]["message"])


def _plain(template: str) -> str:
    return template.replace(":,}", "}")


def unknown(names: list[str], language: str) -> Iterator[str]:
    """A line for each name that is no rule, with the nearest that is one."""
    for name in names:
        if name not in RULES:
            near = get_close_matches(name.lower(), RULES, n=1, cutoff=0)
            yield read(language)["report"]["unknown_rule"].format(name=name, near=near[0])
