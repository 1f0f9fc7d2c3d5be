"""One pledge or one work to take away: all its rows, with labels, document and licence, as JSON and as CSV."""

import json
from collections.abc import Iterator, Mapping, Sequence

from gongyak import metadata, spreadsheets
from gongyak.files import SiteFile
from gongyak.package import Field, Package, Table
from gongyak.tables import Row, key_of

Rows = Mapping[str, Sequence[Row]]
Codes = Mapping[str, Mapping[str, Row]]

HEADER = ("table", "table_title", "key", "column", "column_title", "value", "value_label")


def extract_files(package: Package, codes: Codes, rows: Rows, path: str, site_url: str) -> Iterator[SiteFile]:
    """``rows`` (by table) as ``path``.json and ``path``.csv; the page of the same pledge lies in the folder of ``path``."""
    folder, _, name = path.rpartition("/")
    about = {"id": name, "url": f"{site_url}{folder}/", **_package(package, site_url)}
    yield SiteFile(path=f"{path}.json", content=_json(about | _tables(package, codes, rows)))
    yield SiteFile(path=f"{path}.csv", content=spreadsheets.encode([HEADER, *_cells(package, codes, rows)]))


def _package(package: Package, site_url: str) -> dict:
    about = package.descriptor
    return {
        "package": {"name": about["name"], "title": about["title"], "version": about["version"]},
        "licence": {**about["licenses"][0], "note": "옮겨 적은 원문서는 각 지방자치단체의 것이다."},
        "citation": metadata.citation(about, site_url),
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _tables(package: Package, codes: Codes, rows: Rows) -> dict:
    """The tables with their titles and typed rows, and the meaning of the codes that occur in them."""
    tables = {name: package.tables[name] for name in package.tables if rows.get(name)}
    used: dict[str, dict[str, str]] = {}
    for table, row in ((table, row) for name, table in tables.items() for row in rows[name]):
        for column, code_table in coded(table).items():
            if row[column] in codes.get(code_table, {}):
                used.setdefault(code_table, {})[row[column]] = codes[code_table][row[column]]["label_ko"]
    return {
        "tables": {name: _table(table, rows[name]) for name, table in tables.items()},
        "codes": {name: dict(sorted(used[name].items())) for name in sorted(used)},
    }


def _table(table: Table, rows: Sequence[Row]) -> dict:
    return {
        "title": table.title,
        "columns": {field.name: field.title for field in table.fields},
        "rows": [{field.name: typed(field, row[field.name]) for field in table.fields} for row in rows],
    }


def typed(field: Field, cell: str) -> str | int | float | bool | None:
    """The cell as JSON has it: a number, true or false where the schema says so, null when empty."""
    if not cell:
        return None
    if field.type in ("integer", "number"):
        return float(cell) if "." in cell else int(cell)
    return cell == "true" if field.type == "boolean" else cell


def coded(table: Table) -> dict[str, str]:
    """Columns that hold a code, each with its code table."""
    keys = (key for key in table.foreign_keys if key.resource.startswith("code_"))
    return {key.fields[0]: key.resource for key in keys}


def _cells(package: Package, codes: Codes, rows: Rows) -> Iterator[tuple[str, ...]]:
    """Every filled cell on a line of its own, in the order of the descriptor."""
    for name, table in package.tables.items():
        labels = {column: codes.get(code_table, {}) for column, code_table in coded(table).items()}
        for row in rows.get(name, ()):
            key = key_of(table, row)
            for field in table.fields:
                if cell := row[field.name]:
                    label = labels.get(field.name, {}).get(cell)
                    yield name, table.title, key, field.name, field.title, cell, label["label_ko"] if label else ""
