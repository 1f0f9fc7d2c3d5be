"""One pledge or one work to take away: all its rows, with labels, document and licence, as JSON and as CSV."""

import json
from collections.abc import Iterator, Mapping, Sequence

from gongyak import metadata, spreadsheets
from gongyak.files import SiteFile
from gongyak.model.reference import Code
from gongyak.package import Field, Package, Table
from gongyak.pages.page import Site
from gongyak.pages.subjects import URLS
from gongyak.tables import Row, groups, key_of, read_rows

Rows = Mapping[str, Sequence[Row]]
Codes = Mapping[str, Mapping[str, Code]]

HEADER = ("table", "key", "column", "column_title", "value", "value_label")
SCOPES = {"pledge_id": "pledges", "work_id": "works"}
# Small tables that a pledge or work refers to, by the column that does.
SHARED = {"government_id": "governments", "term_id": "terms", "document_id": "documents"}
REMARKS = ("notes", "discrepancies")


def files(site: Site) -> Iterator[SiteFile]:
    """The extracts of all pledges and works, each beside its page."""
    package, codes = site.package, site.reference.codes
    shared = {name: _by_subject(package, name) for name in (*SHARED.values(), *REMARKS)}
    for column, head in SCOPES.items():
        names = [name for name, table in package.tables.items() if table.primary_key[:1] == (column,)]
        for subject, rows in groups(package, names, column):
            for header in rows[head]:
                path = URLS[head](header) + subject
                yield from extract(package, codes, rows | _shared(shared, subject, rows), path, site.site_url)


def _by_subject(package: Package, name: str) -> dict[str, list[Row]]:
    """The rows of a small table by the first part of their key, or of the key they are about."""
    column = "key" if name in REMARKS else package.tables[name].primary_key[0]
    found: dict[str, list[Row]] = {}
    for row in read_rows(package, name):
        found.setdefault(row[column].partition("/")[0], []).append(row)
    return found


def _shared(shared: Mapping[str, Mapping[str, list[Row]]], subject: str, rows: Rows) -> dict[str, list[Row]]:
    """What the rows of ``subject`` refer to, and the remarks on them and on their documents."""
    every = [row for part in rows.values() for row in part]
    met = {column: sorted({row[column] for row in every if row[column]}) for column in SHARED}
    found = {name: [row for key in met[column] for row in shared[name].get(key, ())] for column, name in SHARED.items()}
    for name in REMARKS:
        documents = [row for key in met["document_id"] for row in shared[name].get(key, ())]
        own = shared[name].get(subject, [])
        found[name] = [row for row in documents if row["table"] == "documents"] + own
    return found


def extract(package: Package, codes: Codes, rows: Rows, path: str, site_url: str) -> Iterator[SiteFile]:
    """``rows`` (by table) as ``path``.json and ``path``.csv; the folder of ``path`` is where their page is."""
    folder, _, name = path.rpartition("/")
    content = {"id": name, "url": f"{site_url}{folder}/", **_about(package, site_url), **_tables(package, codes, rows)}
    yield SiteFile(path=f"{path}.json", content=_json(content) + "\n")
    yield SiteFile(path=f"{path}.csv", content=spreadsheets.encode([HEADER, *_cells(package, codes, rows)]))


def _json(value: object, depth: int = 0) -> str:
    """JSON with a row of a table on a line: as easy to read as when indented, at half the size."""
    if isinstance(value, dict) and depth < 3:
        items = [f"{json.dumps(name)}: {_json(inner, depth + 1)}" for name, inner in value.items()]
        return "{" + ",".join(f"\n{' ' * depth} {item}" for item in items) + f"\n{' ' * depth}" + "}"
    if isinstance(value, list):
        return "[" + ",".join(f"\n{' ' * depth} {_json(item, 3)}" for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _about(package: Package, site_url: str) -> dict:
    about = package.descriptor
    return {
        "package": {"name": about["name"], "title": about["title"], "version": about["version"]},
        "licence": {**about["licenses"][0], "note": "옮겨 적은 원문서는 각 지방자치단체의 것이다."},
        "citation": metadata.citation(about, site_url),
    }


def _tables(package: Package, codes: Codes, rows: Rows) -> dict:
    """The tables with their titles and typed rows (an empty cell is left out), and the meaning of their codes."""
    tables = {name: table for name, table in package.tables.items() if rows.get(name)}
    used: dict[str, dict[str, str]] = {}
    for name, table in tables.items():
        for column, codelist in coded(table).items():
            met = {row[column] for row in rows[name]} & codes[codelist].keys()
            used.setdefault(codelist, {}).update((code, codes[codelist][code].label_ko) for code in met)
    return {
        "tables": {name: _table(table, rows[name]) for name, table in tables.items()},
        "codes": {name: dict(sorted(labels.items())) for name, labels in sorted(used.items()) if labels},
    }


def _table(table: Table, rows: Sequence[Row]) -> dict:
    return {
        "title": table.title,
        "columns": {field.name: field.title for field in table.fields},
        "rows": [
            {field.name: typed(field, row[field.name]) for field in table.fields if row[field.name]} for row in rows
        ],
    }


def typed(field: Field, cell: str) -> str | int | float | bool:
    """The filled cell as JSON has it: a number, true or false where the schema says so."""
    if field.type in ("integer", "number"):
        return float(cell) if "." in cell else int(cell)
    return cell == "true" if field.type == "boolean" else cell


def coded(table: Table) -> dict[str, str]:
    """Columns that hold a code, each with the name of its list."""
    keys = (key for key in table.foreign_keys if key.resource.startswith("code_"))
    return {key.fields[0]: key.resource.removeprefix("code_") for key in keys}


def _cells(package: Package, codes: Codes, rows: Rows) -> Iterator[tuple[str, ...]]:
    """Every filled cell on a line of its own, in the order of the descriptor, without what ``key`` already says."""
    for name, table in package.tables.items():
        lists = {column: codes[codelist] for column, codelist in coded(table).items()}
        fields = [field for field in table.fields if field.name not in table.primary_key]
        for row in rows.get(name, ()):
            key = key_of(table, row)
            for field in fields:
                if cell := row[field.name]:
                    code = lists.get(field.name, {}).get(cell)
                    yield name, key, field.name, field.title, cell, code.label_ko if code else ""
