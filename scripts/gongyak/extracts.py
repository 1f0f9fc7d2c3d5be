"""One pledge or one work to take away: all its rows, with labels, document and licence, as JSON.

The same as CSV is made by the reader's browser (``docs/javascripts/extract.js``): 24,300 more files would not fit
into the gigabyte of a free host.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat

from gongyak import metadata
from gongyak.files import SiteFile
from gongyak.model.reference import Code
from gongyak.package import Field, Package, Table
from gongyak.pages.page import Site
from gongyak.pages.subjects import URLS
from gongyak.tables import Row, groups, read_rows

Rows = Mapping[str, Sequence[Row]]
Codes = Mapping[str, Mapping[str, Code]]

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
                every = {column: subject, "document_id": header["document_id"]}
                yield extract(package, codes, rows | _shared(shared, subject, rows), path, every, site.site_url)


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


def extract(package: Package, codes: Codes, rows: Rows, path: str, every: Mapping[str, str], site_url: str) -> SiteFile:
    """``rows`` (by table) as ``path``.json; the folder of ``path`` is where their page is.

    A table is a list of lists, the names of its filled columns first. A column of ``every`` that a table has in the
    schema but not here holds the same value in every row.
    """
    folder, _, name = path.rpartition("/")
    content = {"id": name, "url": f"{site_url}{folder}/", **_about(package, site_url)}
    content |= {"every_row": every, **_tables(package, codes, rows, every)}
    return SiteFile(path=f"{path}.json", content=_json(content) + "\n")


def _json(value: object, depth: int = 0) -> str:
    """JSON with a row of a table on a line."""
    if isinstance(value, dict) and depth < 2:
        items = [f"{json.dumps(name)}: {_json(inner, depth + 1)}" for name, inner in value.items()]
        return "{\n" + ",\n".join(items) + "\n}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(map(_json, value, repeat(2))) + "\n]"
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _about(package: Package, site_url: str) -> dict:
    """What the rows come from; ``schema`` says what each table and column means."""
    about = package.descriptor
    return {
        "schema": f"{site_url}data/datapackage.json",
        "package": {"name": about["name"], "title": about["title"], "version": about["version"]},
        "licence": {**about["licenses"][0], "note": "옮겨 적은 원문서는 각 지방자치단체의 것이다."},
        "citation": metadata.citation(about, site_url),
    }


def _tables(package: Package, codes: Codes, rows: Rows, every: Mapping[str, str]) -> dict:
    """The typed rows of the tables and the meaning of their codes."""
    tables = {name: table for name, table in package.tables.items() if rows.get(name)}
    used: dict[str, dict[str, str]] = {}
    for name, table in tables.items():
        for column, codelist in coded(table).items():
            met = {row[column] for row in rows[name]} & codes[codelist].keys()
            used.setdefault(codelist, {}).update((code, codes[codelist][code].label_ko) for code in met)
    return {
        "tables": {name: _table(table, rows[name], every) for name, table in tables.items()},
        "codes": {name: dict(sorted(labels.items())) for name, labels in sorted(used.items()) if labels},
    }


def _table(table: Table, rows: Sequence[Row], every: Mapping[str, str]) -> list[list]:
    same = {name for name, value in every.items() if all(row[name] == value for row in rows)}
    fields = [field for field in table.fields if field.name not in same and any(row[field.name] for row in rows)]
    header = [field.name for field in fields]
    return [header, *([typed(field, row[field.name]) for field in fields] for row in rows)]


def typed(field: Field, cell: str) -> str | int | float | bool | None:
    """The cell as JSON has it: a number, true or false where the schema says so, null when it is empty."""
    if not cell:
        return None
    if field.type in ("integer", "number"):
        return float(cell) if "." in cell else int(cell)
    return cell == "true" if field.type == "boolean" else cell


def coded(table: Table) -> dict[str, str]:
    """Columns that hold a code, each with the name of its list."""
    keys = (key for key in table.foreign_keys if key.resource.startswith("code_"))
    return {key.fields[0]: key.resource.removeprefix("code_") for key in keys}
