"""What the file of a filtered list says of itself: a Data Package descriptor without what only the reader knows."""

from collections.abc import Iterator

from gongyak import metadata
from gongyak.pages import words
from gongyak.pages.page import Site

# The columns of the file, each with the table that describes it; the others are named in the words of the site.
COLUMNS = {
    "pledge_id": "pledges",
    "government_id": "pledges",
    "name_ko": "governments",
    "term_id": "pledges",
    "number": "pledges",
    "title": "pledges",
    "area": "pledges",
    "department": "",
    "timing": "pledges",
    "as_of": "assessments",
    "status_group": "assessments",
    "status": "assessments",
    "rate_pct": "progress",
    "basis": "progress",
    "scope": "progress",
    "period": "progress",
    "planned_krw": "",
    "executed_krw": "",
    "discrepancies": "",
    "url": "",
}
_INTEGERS = ("planned_krw", "executed_krw", "discrepancies")


def descriptor(site: Site) -> dict[str, object]:
    """The descriptor; the page that filters adds filter, count, path and address."""
    about = site.package.descriptor
    return {
        **{name: about[name] for name in ("$schema", "created", "version", "licenses", "contributors")},
        "name": f"{about['name']}-filtered",
        "title": about["title"],
        "citation": metadata.citation(about, site.site_url),
        "site": site.site_url,
        "fields": list(_fields(site)),
    }


def _fields(site: Site) -> Iterator[dict[str, str]]:
    own = words.words()["browse"]["columns"]
    for name, table in COLUMNS.items():
        if table:
            (field,) = (field for field in site.package.tables[table].fields if field.name == name)
            yield {"name": name, "title": field.title, "type": field.type, "description": field.description}
        else:
            yield {"name": name, "type": "integer" if name in _INTEGERS else "string", **own[name]}
