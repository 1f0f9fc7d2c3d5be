"""A report as JUnit XML, as the programs read it that collect tests: a rule is a test."""

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from gongyak import text
from gongyak.findings import ERROR, Finding
from gongyak.locales import read
from gongyak.messages import refusal, sentence
from gongyak.phrases import filled
from gongyak.reports.account import Account
from gongyak.reports.places import LONGEST, line_of
from gongyak.reports.plain import lines
from gongyak.reports.provenance import about, hashes, tools


def as_junit(account: Account, language: str) -> Iterator[str]:
    """One suite with a test for each rule: it fails with its errors, and is skipped when it did not run.

    Each refusal is a test, too, that ended in an error.
    """
    named = about(account.report.package)
    names = sorted({*account.rules, *account.not_run, *(finding.rule for finding in account.findings)})
    found = {name: [each for each in account.findings if each.rule == name] for name in names}
    numbers = _counted(account, found)
    # The root knows no number of skipped tests (junit-10.xsd).
    suites = ElementTree.Element("testsuites", {key: numbers[key] for key in ("tests", "failures", "errors")})
    title = _text(f"{named['name']} {named['version']}".strip())
    suite = ElementTree.SubElement(suites, "testsuite", name=title, **numbers, **_ended(account))
    _properties(suite, account)
    for each in account.refusals:
        case = ElementTree.SubElement(suite, "testcase", classname="open-pledges", name=each.case)
        ElementTree.SubElement(case, "error", type=each.case, message=_text(refusal(each, language)))
    for name, findings in found.items():
        _case(suite, account, name, findings, language)
    if account.report.guesses:
        told = (line for guess in account.report.guesses for line in lines(guess, language))
        ElementTree.SubElement(suite, "system-out").text = "\n".join(map(_text, told))
    ElementTree.indent(suites, " ")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield ElementTree.tostring(suites, encoding="unicode")


def _counted(account: Account, found: Mapping[str, list[Finding]]) -> Mapping[str, str]:
    """How many tests there are, and how many of them failed or did not run."""
    counts = {
        "tests": len(found) + len(account.refusals),
        "failures": sum(any(each.severity == ERROR for each in findings) for findings in found.values()),
        "errors": len(account.refusals),
        "skipped": len(account.not_run),
    }
    return {name: str(value) for name, value in counts.items()}


def _ended(account: Account) -> Mapping[str, str]:
    ran = account.ran
    return {"timestamp": ran.at.removesuffix("Z"), "time": f"{ran.seconds:.3f}"} if ran else {}


def _properties(suite: ElementTree.Element, account: Account) -> None:
    package = account.report.package
    facts: Mapping[str, object] = {
        **{f"package.{name}": value for name, value in about(package).items()},
        **{f"tool.{name}": value for name, value in tools().items()},
        "rows": sum(account.report.rows.values()),
        **{f"sha256.{path}": value for path, value in hashes(package).items()},
    }
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in facts.items():
        ElementTree.SubElement(properties, "property", name=_text(name), value=_text(str(value)))


def _case(suite: ElementTree.Element, account: Account, name: str, found: list[Finding], language: str) -> None:
    case = ElementTree.SubElement(suite, "testcase", classname="open-pledges", name=name)
    errors = [finding for finding in found if finding.severity == ERROR]
    confirmed = [finding for finding in found if finding.severity != ERROR]
    if errors:
        count = filled(read(language)["report"]["found"], count=len(errors))
        failure = ElementTree.SubElement(case, "failure", type=name, message=f"{sentence(name, language)} {count}")
        failure.text = _lines(account, errors, language)
    elif name in account.not_run:
        ElementTree.SubElement(case, "skipped")
    if confirmed:
        ElementTree.SubElement(case, "system-out").text = _lines(account, confirmed, language)


def _lines(account: Account, findings: list[Finding], language: str) -> str:
    shown = {id(finding) for finding in account.shown}
    lines = (line_of(account.report, finding, language) for finding in findings if id(finding) in shown)
    return "\n".join(map(_text, lines))


def _text(value: str) -> str:
    """What XML 1.0 can hold: control characters are no part of it, not even escaped."""
    return text.visible(value, LONGEST * 5)
