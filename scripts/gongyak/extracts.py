"""Pledges and works to take away one by one: all their rows with labels, document and licence, as lines of JSON.

The lines of a term lie packed in one file, from which the reader's browser takes the one it wants
(``docs/javascripts/extract.js``): a file a pledge would be a quarter of the gigabyte that a free host gives.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from gongyak import metadata
from gongyak.files import SiteFile
from gongyak.model.reference import Code
from gongyak.package import Field, Package, Table
from gongyak.pages.page import Site
from gongyak.pages.subjects import URLS, extracts_url
from gongyak.tables import Row, groups, read_rows

Rows = Mapping[str, Sequence[Row]]
Codes = Mapping[str, Mapping[str, Code]]

SCOPES = {"pledge_id": "pledges", "work_id": "works"}
# Small tables that a pledge or work refers to, by the column that does.
SHARED = {"government_id": "governments", "term_id": "terms", "document_id": "documents"}
REMARKS = ("notes", "discrepancies")


def files(site: Site) -> Iterator[SiteFile]:
    """The extracts of all pledges and works: a file a term, and one a government for its works."""
    # The ids begin with the government and the term, so that those of one file follow each other.
    for path, found in groupby(extracts(site), key=lambda extract: extracts_url(extract["url"])):
        lines = (json.dumps(extract | {"url": site.site_url + extract["url"]}, ensure_ascii=False) for extract in found)
        # Without the time of day: the same data make the same bytes.
        yield SiteFile(path=path, content=gzip.compress("".join(f"{line}\n" for line in lines).encode(), mtime=0))


def extracts(site: Site) -> Iterator[dict]:
    """An extract of each pledge and work; its ``url`` leads from the root of the site."""
    package, about = site.package, _about(site)
    shared = {name: _by_subject(package, name) for name in (*SHARED.values(), *REMARKS)}
    for column, head in SCOPES.items():
        names = [name for name, table in package.tables.items() if table.primary_key[:1] == (column,)]
        for subject, rows in groups(package, names, column):
            for header in rows[head]:
                tables = _tables(package, site.reference.codes, rows | _shared(shared, subject, rows))
                yield {"id": subject, "url": URLS[head](header), **about, **tables}


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


def _about(site: Site) -> dict:
    """What the rows come from; ``schema`` says what each table and column means."""
    about = site.package.descriptor
    return {
        "schema": f"{site.site_url}data/datapackage.json",
        "package": {"name": about["name"], "title": about["title"], "version": about["version"]},
        "licence": {**about["licenses"][0], "note": "옮겨 적은 원문서는 각 지방자치단체의 것이다."},
        "citation": metadata.citation(about, site.site_url),
    }


def _tables(package: Package, codes: Codes, rows: Rows) -> dict:
    """The typed rows of the tables, without empty cells, and the meaning of their codes."""
    tables = {name: table for name, table in package.tables.items() if rows.get(name)}
    used: dict[str, dict[str, str]] = {}
    for name, table in tables.items():
        for column, codelist in coded(table).items():
            met = {row[column] for row in rows[name]} & codes[codelist].keys()
            used.setdefault(codelist, {}).update((code, codes[codelist][code].label_ko) for code in met)
    return {
        "tables": {name: [_typed(table, row) for row in rows[name]] for name, table in tables.items()},
        "codes": {name: dict(sorted(labels.items())) for name, labels in sorted(used.items()) if labels},
    }


def _typed(table: Table, row: Row) -> dict[str, object]:
    return {field.name: typed(field, cell) for field in table.fields if (cell := row[field.name])}


def typed(field: Field, cell: str) -> str | int | float | bool:
    """The filled cell as JSON has it: a number, true or false where the schema says so."""
    if field.type in ("integer", "number"):
        return float(cell) if "." in cell else int(cell)
    return cell == "true" if field.type == "boolean" else cell


def coded(table: Table) -> dict[str, str]:
    """Columns that hold a code, each with the name of its list."""
    keys = (key for key in table.foreign_keys if key.resource.startswith("code_"))
    return {key.fields[0]: key.resource.removeprefix("code_") for key in keys}
