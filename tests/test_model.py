"""The model: every table has its record, every column its field, and lines find their places."""

from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest
from gongyak.model import card, department, events, figures, reference, remarks, work
from gongyak.package import read_package

ROOT = Path(__file__).parent.parent
PACKAGE = read_package(ROOT)
RECORDS = {
    kind.TABLE: kind
    for module in (card, department, events, figures, reference, remarks, work)
    for kind in vars(module).values()
    if hasattr(kind, "TABLE")
}


def test_every_table_of_facts_has_its_record():
    assert RECORDS.keys() == {name for name in PACKAGE.tables if not name.startswith("code_")}


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_record_has_the_columns_of_its_table_in_their_order(name):
    assert tuple(field.name for field in fields(RECORDS[name])) == ("ref", *PACKAGE.tables[name].columns)


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_field_has_the_type_of_its_column(name):
    types = {"integer": (int, int | None), "number": (Decimal | None,), "boolean": (bool, bool | None)}
    declared = {field.name: field.type for field in fields(RECORDS[name])}
    columns = PACKAGE.tables[name].fields
    assert [column.name for column in columns if declared[column.name] not in types.get(column.type, (str,))] == []
