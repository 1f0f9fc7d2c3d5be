"""What datapackage.json must say, and must not say, so that Frictionless judges all that it states.

Frictionless passes over properties it does not know or does not support, so only those listed here may stand.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from gongyak.findings import Finding
from gongyak.package import ForeignKey, Package, Table
from gongyak.pointers import Pointer
from gongyak.rules import ALL, of_scope, rule

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
ABOUT = frozenset({"name", "title", "description", "homepage", "licenses", "sources"})
# A custom property, as the specification allows them: ``synthetic`` is true of data that a program invented.
PACKAGE = ABOUT | {"$schema", "id", "version", "created", "keywords", "contributors", "image", "resources", "synthetic"}
RESOURCE = ABOUT | {"type", "path", "scheme", "format", "mediatype", "encoding", "dialect", "schema", "bytes", "hash"}
SCHEMA = frozenset({"fields", "primaryKey", "foreignKeys", "missingValues"})
FIELD = frozenset(
    {"name", "type", "format", "title", "description", "constraints", "trueValues", "falseValues", "example"}
)
CONSTRAINTS = frozenset({"required", "unique", "minimum", "maximum", "minLength", "maxLength", "pattern", "enum"})
DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True}
# The tables that rules and pages know by name; a code table is known by its references.
MODEL = """
    governments terms documents pledges checkboxes pledge_departments contacts components items indicators
    indicator_values progress assessments engagements activities recipients reviews finance works work_items
    work_finance pipelines department_budgets staffing facilities notes discrepancies glossary
"""
# Without these faults corrected the audit would ask for what is not there.
FATAL = frozenset({"descriptor-reference", "descriptor-table", "resource-unread", "passed-over"})
# One flat, plain file a table: any other dialect would be read differently by us and by Frictionless.
FIXED = {
    "type": "table",
    "scheme": "file",
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8",
    "dialect": DIALECT,
}


def check(package: Package) -> Iterator[Finding]:
    """The findings of all rules on the descriptor."""
    for each in of_scope("descriptor", package.basis):
        yield from each.check(package)


def finding(package: Package, name: str, pointer: Pointer, value: str, **params: object) -> Finding:
    """A finding of the rule ``name`` at a place of the descriptor, which may lie in a table and in a column of it."""
    table = column = ""
    if pointer[:1] == ("resources",):
        resource = package.descriptor["resources"][pointer[1]]
        table = str(resource.get("name", "")) if isinstance(resource, dict) else ""
        column = resource["schema"]["fields"][pointer[4]]["name"] if pointer[2:4] == ("schema", "fields") else ""
    line = package.places.line(*pointer)
    return Finding(rule=name, path=package.path, line=line, column=column, value=value, table=table, params=params)


def resources(package: Package) -> Iterator[tuple[Table, Mapping]]:
    """Each table of the package with the resource of the descriptor that states it."""
    return ((table, resource) for _, table, resource in _stated(package))


def _stated(package: Package) -> Iterator[tuple[Pointer, Table, Mapping]]:
    passed = {each.place for each in package.passed}
    for place, resource in enumerate(package.descriptor["resources"]):
        if place not in passed and resource["name"] in package.tables:
            yield ("resources", place), package.tables[resource["name"]], resource


def _fields(package: Package) -> Iterator[tuple[Pointer, Mapping]]:
    for pointer, _, resource in _stated(package):
        for place, field in enumerate(resource["schema"]["fields"]):
            yield (*pointer, "schema", "fields", place), field


@rule("descriptor-property", "descriptor")
def descriptor_property(package: Package) -> Iterator[Finding]:
    """datapackage.json에는 Frictionless가 판정하는 속성만 적는다."""
    yield from _unknown(package, (), package.descriptor, PACKAGE)
    for pointer, _, resource in _stated(package):
        yield from _unknown(package, pointer, resource, RESOURCE)
        yield from _unknown(package, (*pointer, "schema"), resource["schema"], SCHEMA)
    for pointer, field in _fields(package):
        yield from _unknown(package, pointer, field, FIELD)
        yield from _unknown(package, (*pointer, "constraints"), field.get("constraints", {}), CONSTRAINTS)


def _unknown(package: Package, pointer: Pointer, part: Mapping, known: frozenset[str]) -> Iterator[Finding]:
    for name in sorted(part.keys() - known):
        yield finding(package, "descriptor-property", (*pointer, name), name)


@rule("descriptor-value", "descriptor")
def descriptor_value(package: Package) -> Iterator[Finding]:
    """규격은 Data Package 2.0, 표는 쉼표와 큰따옴표를 쓰는 UTF-8 CSV, 빈 값은 빈 칸, 참거짓은 true와 false다."""
    yield from _other(package, (), package.descriptor, {"$schema": PROFILE})
    for pointer, _, resource in _stated(package):
        yield from _other(package, pointer, resource, FIXED)
        yield from _other(package, (*pointer, "schema"), resource["schema"], {"missingValues": [""]})
    for pointer, field in _fields(package):
        if field.get("type") == "boolean":
            yield from _other(package, pointer, field, {"trueValues": ["true"], "falseValues": ["false"]})


def _other(package: Package, pointer: Pointer, part: Mapping, fixed: Mapping) -> Iterator[Finding]:
    for name, value in fixed.items():
        if part.get(name) != value:
            yield finding(package, "descriptor-value", (*pointer, name), name, expected=value)


@rule("descriptor-table", "descriptor")
def descriptor_table(package: Package) -> Iterator[Finding]:
    """열린공약의 자료 모형이 아는 표는 모두 있어야 한다."""
    for name in sorted({*MODEL.split()} - package.tables.keys() - {each.name for each in package.passed}):
        yield finding(package, "descriptor-table", (), name)


@rule("descriptor-words", "descriptor")
def descriptor_words(package: Package) -> Iterator[Finding]:
    """패키지에는 이름, 제목, 설명, 판, 이용 조건이 있고, 표와 열에는 모두 한글 제목과 설명이 있어야 한다."""
    for name in ("name", "title", "description", "version", "licenses"):
        if not package.descriptor.get(name):
            yield finding(package, "descriptor-words", (name,), name)
    described = [(pointer, resource) for pointer, _, resource in _stated(package)]
    for pointer, part in (*described, *_fields(package)):
        for name in ("title", "description"):
            if not part.get(name, "").strip():
                yield finding(package, "descriptor-words", (*pointer, name), name)


@rule("descriptor-twice", "descriptor")
def descriptor_twice(package: Package) -> Iterator[Finding]:
    """표의 이름과 파일은 서로 달라야 한다."""
    for name in ("name", "path"):
        counts = Counter(resource[name] for _, _, resource in _stated(package))
        for value, count in counts.items():
            if count > 1:
                yield finding(package, "descriptor-twice", (), value, property=name)


@rule("descriptor-key", "descriptor")
def descriptor_key(package: Package) -> Iterator[Finding]:
    """표마다 기본 키가 있어야 한다."""
    for table in package.tables.values():
        if not table.primary_key:
            yield finding(package, "descriptor-key", ("resources", table.place, "schema"), "primaryKey")


@rule("descriptor-reference", "descriptor", bases=ALL)
def descriptor_reference(package: Package) -> Iterator[Finding]:
    """외래 키는 있는 열에서 있는 표의 있는 열을 가리키고, 두 쪽의 열 수가 같아야 한다."""
    unread = {each.name for each in package.passed} - package.tables.keys()
    for table in package.tables.values():
        for number, key in enumerate(table.foreign_keys):
            if not sound(package, table, key) and key.resource not in unread:
                value = f"{', '.join(key.fields)} → {key.resource}: {', '.join(key.reference)}"
                pointer = ("resources", table.place, "schema", "foreignKeys", number)
                column = key.fields[0] if key.fields else ""
                yield replace(finding(package, "descriptor-reference", pointer, value), column=column)


def sound(package: Package, table: Table, key: ForeignKey) -> bool:
    """Whether there is something to look up, and something to look it up in."""
    target = package.tables.get(key.resource)
    known = target is not None and {*key.reference} <= {*target.columns} and {*key.fields} <= {*table.columns}
    return known and 0 < len(key.fields) == len(key.reference)
