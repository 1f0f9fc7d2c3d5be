"""Runs the audit: walks the package case by case, then lets confirmed discrepancies answer the contradictions."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from gongyak.findings import DISCREPANCY, Finding
from gongyak.package import MODEL, Package
from gongyak.rules import RULES, Case, Fault, Keys, Rule, of_scope, rule
from gongyak.sources import Source
from gongyak.tables import Row, groups, key_of, read_rows

SCOPES = {"pledge": "pledge_id", "work": "work_id", "document": "document_id"}
CONTEXT = ("governments", "terms", "documents")


def check(package: Package, keys: Keys, ordered: Container[str] = ()) -> Iterator[Finding]:
    """All findings of the audit rules; a contradiction that ``discrepancies`` confirms comes as a discrepancy.

    What is known of the tables already: the ``keys`` at either end of foreign keys, and which of them are ``ordered``.
    """
    yield from _confirm(package, _run(cases(package, keys, ordered)))


def check_cells(source: Source, basis: str = MODEL) -> Iterator[Finding]:
    """The findings of the audit rules that look at each cell of a table by itself, for data of a ``basis``."""
    for each in of_scope("cell", basis):
        yield from each.check(source)


def cases(package: Package, keys: Keys, ordered: Container[str] = ()) -> Iterator[Case]:
    """A case for each pledge, work and document, and at last one for the package as a whole."""
    codes = {name: _by_first_key(package, name) for name in package.tables if name.startswith("code_")}
    context = {name: _by_first_key(package, name) for name in CONTEXT}
    for scope, column in SCOPES.items():
        names = [name for name, table in package.tables.items() if table.primary_key[:1] == (column,)]
        for value, rows in groups(package, names, column, ordered):
            yield Case(
                package=package, scope=scope, value=value, rows=defaultdict(list, rows), codes=codes, context=context
            )
    yield Case(package=package, scope="package", value="", rows={}, codes=codes, context=context, keys=keys)


def _by_first_key(package: Package, name: str) -> Mapping[str, Row]:
    table = package.tables.get(name)
    return {row[table.primary_key[0]]: row for row in read_rows(package, name)} if table and table.primary_key else {}


def _run(walk: Iterable[Case]) -> Iterator[Finding]:
    rules = {scope: [*of_scope(scope)] for scope in (*SCOPES, "package")}
    for case in walk:
        for each in rules[case.scope]:
            for fault in each.check(case):
                yield _finding(case, each, fault)


def _finding(case: Case, each: Rule, fault: Fault) -> Finding:
    table = case.table(fault.table)
    return Finding(
        rule=each.name,
        path=table.path,
        line=fault.row.line,
        column=fault.column,
        value=fault.row[fault.column],
        table=table.name,
        key=key_of(table, fault.row),
        params=fault.params,
    )


def _confirm(package: Package, findings: Iterable[Finding]) -> Iterator[Finding]:
    book = {
        tuple(row[c] for c in ("rule", "table", "key", "column")): row for row in read_rows(package, "discrepancies")
    }
    met = set()
    for finding in findings:
        place = (finding.rule, finding.table, finding.key, finding.column)
        row = book.get(place)
        if RULES[finding.rule].contradiction and row and _same(finding, row):
            met.add(place)
            finding = replace(finding, severity=DISCREPANCY)
        yield finding
    stale = RULES["discrepancy-stale"]
    rows = {"discrepancies": [book[place] for place in book if place not in met]}
    case = Case(package=package, scope="confirmation", value="", rows=rows, codes={}, context={})
    yield from (_finding(case, stale, fault) for fault in stale.check(case))


def _same(finding: Finding, row: Row) -> bool:
    return (row["printed"], row["computed"]) == (finding.value, str(finding.params.get("computed", "")))


@rule("discrepancy-stale", "confirmation")
def discrepancy_stale(case: Case) -> Iterator[Fault]:
    """확인된 모순은 자료에서 같은 값으로 다시 나타나야 한다."""
    for row in case.rows["discrepancies"]:
        yield Fault(table="discrepancies", row=row, column="key", params={"broken": row["rule"]})
