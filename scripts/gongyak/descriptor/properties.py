"""What datapackage.json must say of data in our model, and must not say."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping

from gongyak.descriptor.places import fields, finding, resources
from gongyak.descriptor.whitelist import CONSTRAINTS, FIELD, FIXED, PACKAGE, PROFILE, RESOURCE, SCHEMA
from gongyak.findings import Finding
from gongyak.package import Package
from gongyak.pointers import Pointer
from gongyak.rules import rule

# The tables that rules and pages know by name; a code table is known by its references.
MODEL = """
    governments terms documents pledges checkboxes pledge_departments contacts components items indicators
    indicator_values progress assessments engagements activities recipients reviews finance works work_items
    work_finance pipelines department_budgets staffing facilities notes discrepancies glossary
"""


@rule("descriptor-property", "descriptor")
def descriptor_property(package: Package) -> Iterator[Finding]:
    """datapackage.json에는 Frictionless가 판정하는 속성만 적는다."""
    yield from _unknown(package, (), package.descriptor, PACKAGE)
    for pointer, _, resource in resources(package):
        yield from _unknown(package, pointer, resource, RESOURCE)
        yield from _unknown(package, (*pointer, "schema"), resource["schema"], SCHEMA)
    for pointer, field in fields(package):
        yield from _unknown(package, pointer, field, FIELD)
        yield from _unknown(package, (*pointer, "constraints"), field.get("constraints", {}), CONSTRAINTS)


def _unknown(package: Package, pointer: Pointer, part: Mapping, known: frozenset[str]) -> Iterator[Finding]:
    for name in sorted(part.keys() - known):
        yield finding(package, "descriptor-property", (*pointer, name), name)


@rule("descriptor-value", "descriptor")
def descriptor_value(package: Package) -> Iterator[Finding]:
    """규격은 Data Package 2.0, 표는 쉼표와 큰따옴표를 쓰는 UTF-8 CSV, 빈 값은 빈 칸, 참거짓은 true와 false다."""
    yield from _other(package, (), package.descriptor, {"$schema": PROFILE})
    for pointer, _, resource in resources(package):
        yield from _other(package, pointer, resource, FIXED)
        yield from _other(package, (*pointer, "schema"), resource["schema"], {"missingValues": [""]})
    for pointer, field in fields(package):
        if field.get("type") == "boolean":
            yield from _other(package, pointer, field, {"trueValues": ["true"], "falseValues": ["false"]})


def _other(package: Package, pointer: Pointer, part: Mapping, fixed: Mapping) -> Iterator[Finding]:
    for name, value in fixed.items():
        if part.get(name) != value:
            expected = json.dumps(value, ensure_ascii=False)
            yield finding(package, "descriptor-value", (*pointer, name), name, expected=expected)


@rule("descriptor-table", "descriptor")
def descriptor_table(package: Package) -> Iterator[Finding]:
    """열린공약의 자료 모형이 아는 표는 모두 있어야 한다."""
    for name in sorted({*MODEL.split()} - package.tables.keys() - {each.name for each in package.skipped}):
        yield finding(package, "descriptor-table", (), name)


@rule("descriptor-words", "descriptor")
def descriptor_words(package: Package) -> Iterator[Finding]:
    """패키지에는 이름, 제목, 설명, 판, 이용 조건이 있고, 표와 열에는 모두 한글 제목과 설명이 있어야 한다."""
    for name in ("name", "title", "description", "version", "licenses"):
        if not package.descriptor.get(name):
            yield finding(package, "descriptor-words", (name,), name)
    described = [(pointer, resource) for pointer, _, resource in resources(package)]
    for pointer, part in (*described, *fields(package)):
        for name in ("title", "description"):
            if not part.get(name, "").strip():
                yield finding(package, "descriptor-words", (*pointer, name), name)


@rule("descriptor-twice", "descriptor")
def descriptor_twice(package: Package) -> Iterator[Finding]:
    """표의 이름과 파일은 서로 달라야 한다."""
    for name in ("name", "path"):
        counts = Counter(resource[name] for _, _, resource in resources(package))
        for value, count in counts.items():
            if count > 1:
                yield finding(package, "descriptor-twice", (), value, property=name)


@rule("descriptor-key", "descriptor")
def descriptor_key(package: Package) -> Iterator[Finding]:
    """표마다 기본 키가 있어야 한다."""
    for table in package.tables.values():
        if not table.primary_key:
            yield finding(package, "descriptor-key", ("resources", table.place, "schema"), "primaryKey")
