"""A report as SARIF 2.1.0 (OASIS), which code hosts show beside the lines they are about."""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from gongyak.findings import ERROR, Finding
from gongyak.messages import refusal, sentence
from gongyak.reports.account import Account
from gongyak.reports.objects import as_object
from gongyak.reports.places import said, shown_path, where
from gongyak.reports.provenance import about, hashes, tools
from gongyak.reports.summary import totals

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(account: Account, language: str) -> Iterator[str]:
    """One log with one run: the rules that ran, the files with their hashes, a result for each finding."""
    report, versions = account.report, tools()
    rules = sorted({*account.rules, *(finding.rule for finding in account.shown)})
    index = {name: place for place, name in enumerate(rules)}
    driver = {
        "name": "open-pledges",
        "version": versions["open-pledges"],
        "language": language,
        "rules": [{"id": name, "shortDescription": {"text": sentence(name, language)}} for name in rules],
    }
    run = {
        "tool": {"driver": driver, "extensions": [{"name": "frictionless", "version": versions["frictionless"]}]},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(account, language)],
        "artifacts": [_artifact(account, path, value) for path, value in hashes(report.package).items()],
        "results": [_result(account, finding, index, language) for finding in account.shown],
        "properties": {
            "package": about(report.package),
            "basis": report.package.basis,
            "totals": totals(account),
            "notRun": list(account.not_run),
        },
    }
    if report.guesses:
        run["properties"] |= {"guesses": [*map(as_object, report.guesses)]}
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _invocation(account: Account, language: str) -> Mapping[str, object]:
    """Whether all that was asked for was done, and when."""
    ran = account.ran
    told = [
        {"level": "error", "descriptor": {"id": each.case}, "message": {"text": refusal(each, language)}}
        for each in account.refusals
    ]
    ended = {"endTimeUtc": ran.at, "properties": {"seconds": ran.seconds}} if ran else {}
    return {"executionSuccessful": not told} | ({"toolExecutionNotifications": told} if told else {}) | ended


def _uri(account: Account, path: str) -> Mapping[str, str]:
    origin = account.report.package.origin
    if "://" in origin:  # an address is quoted already
        return {"uri": f"{origin}/{quote(path, errors='replace')}"}
    return {"uri": quote(shown_path(account.report, path), errors="replace")}


def _artifact(account: Account, path: str, value: str) -> Mapping[str, object]:
    return {"location": _uri(account, path)} | ({"hashes": {"sha-256": value}} if value else {})


def _result(account: Account, finding: Finding, index: Mapping[str, int], language: str) -> Mapping[str, object]:
    place = {"artifactLocation": _uri(account, finding.path), "region": {"startLine": finding.line or 1}}
    column = where(account.report.package, finding)
    named = {"logicalLocations": [{"name": column, "kind": "member"}]} if column else {}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": "error" if finding.severity == ERROR else "note",
        "message": {"text": said(account.report, finding, language)},
        "locations": [{"physicalLocation": place} | named],
    }
