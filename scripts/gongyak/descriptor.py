"""What datapackage.json must say, and must not say, so that Frictionless judges all that it states.

Frictionless passes over properties it does not know or does not support, so only those listed here may stand.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from gongyak.findings import Finding
from gongyak.package import ForeignKey, Package, Table
from gongyak.rules import of_scope, rule

PATH = "datapackage.json"
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
FATAL = frozenset({"descriptor-reference", "descriptor-table"})
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
    for each in of_scope("descriptor"):
        yield from each.check(package)


def _finding(name: str, value: str, table: Table | None = None, column: str = "", **params: object) -> Finding:
    return Finding(rule=name, path=PATH, column=column, value=value, table=table.name if table else "", params=params)


def resources(package: Package) -> Iterator[tuple[Table, Mapping]]:
    """Each table of the package with the resource of the descriptor that states it."""
    for resource in package.descriptor["resources"]:
        if resource["name"] in package.tables:
            yield package.tables[resource["name"]], resource


@rule("descriptor-property", "descriptor")
def descriptor_property(package: Package) -> Iterator[Finding]:
    """datapackage.json에는 Frictionless가 판정하는 속성만 적는다."""
    yield from _unknown(package.descriptor, PACKAGE, None)
    for table, resource in resources(package):
        schema = resource["schema"]
        yield from _unknown(resource, RESOURCE, table)
        yield from _unknown(schema, SCHEMA, table)
        for field in schema["fields"]:
            yield from _unknown(field, FIELD, table, field["name"])
            yield from _unknown(field.get("constraints", {}), CONSTRAINTS, table, field["name"])


def _unknown(part: Mapping, known: frozenset[str], table: Table | None, column: str = "") -> Iterator[Finding]:
    for name in sorted(part.keys() - known):
        yield _finding("descriptor-property", name, table, column)


@rule("descriptor-value", "descriptor")
def descriptor_value(package: Package) -> Iterator[Finding]:
    """규격은 Data Package 2.0, 표는 쉼표와 큰따옴표를 쓰는 UTF-8 CSV, 빈 값은 빈 칸, 참거짓은 true와 false다."""
    yield from _other(package.descriptor, {"$schema": PROFILE}, None)
    for table, resource in resources(package):
        yield from _other(resource, FIXED, table)
        yield from _other(resource["schema"], {"missingValues": [""]}, table)
        for field in resource["schema"]["fields"]:
            if field.get("type") == "boolean":
                yield from _other(field, {"trueValues": ["true"], "falseValues": ["false"]}, table, field["name"])


def _other(part: Mapping, fixed: Mapping, table: Table | None, column: str = "") -> Iterator[Finding]:
    for name, value in fixed.items():
        if part.get(name) != value:
            yield _finding("descriptor-value", name, table, column, expected=value)


@rule("descriptor-table", "descriptor")
def descriptor_table(package: Package) -> Iterator[Finding]:
    """열린공약의 자료 모형이 아는 표는 모두 있어야 한다."""
    for name in sorted({*MODEL.split()} - package.tables.keys()):
        yield _finding("descriptor-table", name)


@rule("descriptor-words", "descriptor")
def descriptor_words(package: Package) -> Iterator[Finding]:
    """패키지에는 이름, 제목, 설명, 판, 이용 조건이 있고, 표와 열에는 모두 한글 제목과 설명이 있어야 한다."""
    for name in ("name", "title", "description", "version", "licenses"):
        if not package.descriptor.get(name):
            yield _finding("descriptor-words", name)
    for table in package.tables.values():
        for part, column in ((table, ""), *((field, field.name) for field in table.fields)):
            for name in ("title", "description"):
                if not getattr(part, name).strip():
                    yield _finding("descriptor-words", name, table, column)


@rule("descriptor-twice", "descriptor")
def descriptor_twice(package: Package) -> Iterator[Finding]:
    """표의 이름과 파일은 서로 달라야 한다."""
    for name in ("name", "path"):
        counts = Counter(resource[name] for resource in package.descriptor["resources"])
        for value, count in counts.items():
            if count > 1:
                yield _finding("descriptor-twice", value, property=name)


@rule("descriptor-key", "descriptor")
def descriptor_key(package: Package) -> Iterator[Finding]:
    """표마다 기본 키가 있어야 한다."""
    for table in package.tables.values():
        if not table.primary_key:
            yield _finding("descriptor-key", "primaryKey", table)


@rule("descriptor-reference", "descriptor")
def descriptor_reference(package: Package) -> Iterator[Finding]:
    """외래 키는 있는 열에서 있는 표의 있는 열을 가리키고, 두 쪽의 열 수가 같아야 한다."""
    for table in package.tables.values():
        for key in table.foreign_keys:
            if not sound(package, table, key):
                value = f"{', '.join(key.fields)} → {key.resource}: {', '.join(key.reference)}"
                yield _finding("descriptor-reference", value, table, key.fields[0] if key.fields else "")


def sound(package: Package, table: Table, key: ForeignKey) -> bool:
    """Whether there is something to look up, and something to look it up in."""
    target = package.tables.get(key.resource)
    known = target is not None and {*key.reference} <= {*target.columns} and {*key.fields} <= {*table.columns}
    return known and 0 < len(key.fields) == len(key.reference)
