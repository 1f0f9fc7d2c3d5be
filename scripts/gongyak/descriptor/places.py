"""The places of a descriptor: its tables and columns, and findings in them."""

from collections.abc import Iterator, Mapping

from gongyak.findings import Finding
from gongyak.package import Package, Table
from gongyak.pointers import Pointer


def finding(package: Package, name: str, pointer: Pointer, value: str, **params: object) -> Finding:
    """A finding of the rule ``name`` at a place of the descriptor, which may lie in a table and in a column of it."""
    table = column = ""
    if pointer[:1] == ("resources",):
        resource = package.descriptor["resources"][pointer[1]]
        table = str(resource.get("name", "")) if isinstance(resource, dict) else ""
        column = resource["schema"]["fields"][pointer[4]]["name"] if pointer[2:4] == ("schema", "fields") else ""
    line = package.places.line(*pointer)
    return Finding(rule=name, path=package.path, line=line, column=column, value=value, table=table, params=params)


def resources(package: Package) -> Iterator[tuple[Pointer, Table, Mapping]]:
    """Each table of the package with the resource that states it, and where that stands."""
    skipped = {each.place for each in package.skipped}
    for place, resource in enumerate(package.descriptor["resources"]):
        if place not in skipped and resource["name"] in package.tables:
            yield ("resources", place), package.tables[resource["name"]], resource


def fields(package: Package) -> Iterator[tuple[Pointer, Mapping]]:
    """Each column as it is stated, and where."""
    for pointer, _, resource in resources(package):
        for place, field in enumerate(resource["schema"]["fields"]):
            yield (*pointer, "schema", "fields", place), field
