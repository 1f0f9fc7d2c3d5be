"""How the data are read and checked: every rule with its sentence, and every contradiction that was found."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongyak.extracts import coded
from gongyak.model.remarks import Discrepancy
from gongyak.pages.page import Page, Site
from gongyak.pages.subjects import Subject, subjects, works_url
from gongyak.proofs import REPORTS
from gongyak.reports import account, totals
from gongyak.reports.provenance import digest, hashes, tools
from gongyak.rules import RULES, Rule

# Chapters of the catalogue by the scope of a rule; rules of other scopes are about the meaning of the data.
_CHAPTERS = {
    **dict.fromkeys(("folder", "bytes", "form"), "file"),
    "descriptor": "descriptor",
    **dict.fromkeys(("schema", "frictionless"), "schema"),
    **dict.fromkeys(("confirmation", "report"), "report"),
}
_ORDER = ("contradiction", "meaning", "schema", "file", "descriptor", "report")


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleEntry:
    """A rule of the catalogue with the number of contradictions it found in the published data."""

    rule: Rule
    found: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Contradiction:
    """A confirmed contradiction, its two values with codes in words, and the page that shows it."""

    remark: Discrepancy
    printed: str
    computed: str
    subject: Subject
    url: str


def pages(site: Site) -> Iterator[Page]:
    """One page for the method."""
    contradictions, files = _contradictions(site), hashes(site.package)
    yield Page(
        url="method/",
        title="방법",
        description="문서를 어떻게 읽고 옮기고 검사하는지, 어떤 규칙으로 보는지, 문서의 모순이 무엇인지.",
        template="method.jinja",
        context={
            "chapters": _chapters(site, Counter(found.remark.rule for found in contradictions)),
            "contradictions": contradictions,
            "rules": RULES,
            "totals": totals(account(site.report)),
            "tools": tools(),
            "hashes": files,
            "digest": digest(files),
            "reports": REPORTS,
        },
    )


def _chapters(site: Site, found: Mapping[str, int]) -> Mapping[str, Sequence[RuleEntry]]:
    """The rules that were run, in the chapters of the catalogue."""
    chapters: dict[str, list[RuleEntry]] = {name: [] for name in _ORDER}
    for rule in (RULES[name] for name in site.report.rules):
        chapter = "contradiction" if rule.contradiction else _CHAPTERS.get(rule.scopes[0], "meaning")
        chapters[chapter].append(RuleEntry(rule=rule, found=found.get(rule.name, 0)))
    return {name: entries for name, entries in chapters.items() if entries}


def _contradictions(site: Site) -> list[Contradiction]:
    known = subjects(site.package) if site.reference.discrepancies else {}
    return [
        _contradiction(site, remark, known[subject])
        for subject, remarks in sorted(site.reference.discrepancies.items())
        for remark in remarks
    ]


def _contradiction(site: Site, remark: Discrepancy, subject: Subject) -> Contradiction:
    codelist = coded(site.package.tables[remark.table]).get(remark.column, "")
    codes = site.reference.codes.get(codelist, {})
    printed, computed = (
        codes[value].label_ko if value in codes else value for value in (remark.printed, remark.computed)
    )
    url = f"{_page(site, subject)}#discrepancies"
    return Contradiction(remark=remark, printed=printed, computed=computed, subject=subject, url=url)


def _page(site: Site, subject: Subject) -> str:
    """Where the contradictions of a subject are shown: those of a document as a whole with its works."""
    if subject.table == "documents":
        return works_url(site.reference.documents[subject.id].government_id)
    return subject.url
