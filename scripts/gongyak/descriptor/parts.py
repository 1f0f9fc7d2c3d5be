"""The parts of a descriptor that make no table: what is not checked must be said."""

from collections.abc import Iterator
from dataclasses import replace

from gongyak.descriptor.places import finding
from gongyak.findings import NOTE, Finding
from gongyak.package import MODEL, Package
from gongyak.package.resources import Skipped
from gongyak.rules import ALL, rule


@rule("resource-unread", "descriptor", bases=ALL)
def resource_unread(package: Package) -> Iterator[Finding]:
    """표는 모두 패키지 안에 있고 읽을 수 있게 적혀 있어야 하며, 패키지 밖의 파일은 열지 않는다."""
    for part in package.skipped:
        if part.fault:
            yield finding(package, "resource-unread", ("resources", part.place, "path"), **_told(part))


@rule("passed-over", "descriptor", bases=ALL)
def passed_over(package: Package) -> Iterator[Finding]:
    """표가 아닌 자원은 검사하지 않고 스키마가 없는 표는 형식만 검사하며, 그렇게 했다고 밝힌다."""
    for part in package.skipped:
        if not part.fault:
            told = finding(package, "passed-over", ("resources", part.place), **_told(part))
            # In our model there is nothing but tables.
            yield told if package.basis == MODEL else replace(told, severity=NOTE)


def _told(part: Skipped) -> dict[str, object]:
    params = {name: value for name, value in part.params.items() if name != "value"}
    value = str(part.params.get("value", part.params.get("path", part.name)))
    return {"value": value, "case": part.case, "reason": ""} | params


@rule("property-twice", "descriptor", bases=ALL)
def property_twice(package: Package) -> Iterator[Finding]:
    """datapackage.json의 한 묶음 안에 같은 이름의 속성이 두 번 나오지 않아야 한다."""
    for pointer in package.places.twice:
        yield replace(finding(package, "property-twice", (), str(pointer[-1])), line=package.places.line(*pointer))
