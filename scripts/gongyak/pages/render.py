"""Jinja: how a page becomes HTML. Text is escaped, a name that is not given is an error, figures come ready."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from posixpath import relpath
from urllib.parse import urlencode

from gongyak import money
from gongyak.model.remarks import Discrepancy
from gongyak.pages import regions, words
from gongyak.pages.marking import marking
from gongyak.pages.marks import marks
from gongyak.pages.page import Page, PageFile, Site
from gongyak.pages.subjects import document_url, extracts_url
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

TEMPLATES = Path(__file__).parents[1] / "templates"
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_ROW = re.compile(r' data-row="[^"]*"')
_SAME = re.compile(r'<data value="([^"<]*)">\1</data>')
_BLANK = re.compile(r"\s*\n\s*")


def renderer(site: Site) -> Callable[[Page], PageFile]:
    """The function that renders the pages of a site."""
    env = environment(site)

    def render(page: Page) -> PageFile:
        own = {
            "page": page,
            "marks": marks(site.reference, page.subjects),
            "glossary": words.Glossary(entries=site.reference.glossary),
        }
        content = slim(env.get_template(page.template).render({**page.context, **own}), page.subjects[:1])
        return PageFile(
            url=page.url,
            title=page.title,
            description=page.description,
            content=content,
            hide=page.hide,
        )

    return render


def slim(content: str, subject: tuple[str, ...]) -> str:
    """The HTML without what only costs bytes, of which a free host takes a gigabyte for 24,300 pages: blank lines,
    values that are shown as they are, the id of the ``subject`` in the references of its rows (``.`` stands for it).
    """
    content = _SAME.sub(r"\1", _BLANK.sub("\n", content))
    for name in subject:
        own = re.compile(rf"/{re.escape(name)}(?=[/\"\n])")
        content = _ROW.sub(lambda row, own=own: own.sub("/.", row[0]), content)
    return content


def environment(site: Site) -> Environment:
    """Jinja with the filters and names that templates know."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "readable": money.readable,
        "exact": money.exact,
        "in_unit": money.in_unit,
        "rounded": money.rounded,
        "unit_name": money.unit_name,
        "number": lambda value: money.number(Decimal(value)),
        "integer": int,
        "is_number": lambda text: bool(_NUMBER.fullmatch(text)),
        "period": words.period,
        "day": words.day,
    }
    env.globals |= {
        "ui": words.words(),
        "days": words.days,
        "correction": correction,
        "link": link,
        "extracts_url": extracts_url,
        "document_url": document_url,
    }
    _teach(env, site)
    env.globals["marking"] = marking(env)
    return env


def _teach(env: Environment, site: Site) -> None:
    """Add the names that depend on the data: labels of codes, titles of tables and columns."""
    tables, codes = site.package.tables, site.reference.codes
    titles = {(table.name, field.name): field.title for table in tables.values() for field in table.fields}
    env.filters["label"] = lambda code, name: codes[name][code].label_ko if code in codes[name] else code
    env.filters["describe"] = lambda code, name: codes[name][code].description if code in codes[name] else ""
    env.globals |= {
        "site": site,
        "place_name": partial(regions.place_name, site),
        "column_kind": partial(_column_kind, site),
        "printed_unit": partial(_printed_unit, site),
        "title": lambda table, column: titles[table, column],
        "table_title": lambda table: tables[table].title,
    }


def _column_kind(site: Site, table: str, column: str) -> str:
    """``date``, the name of the list of codes that a column takes its values from, or nothing."""
    if column.endswith("_on") or column == "as_of":
        return "date"
    keys = site.package.tables[table].foreign_keys
    lists = (key.resource for key in keys if key.fields == (column,) and key.resource.startswith("code_"))
    return next(lists, "").removeprefix("code_")


def _printed_unit(site: Site, remark: Discrepancy) -> int:
    """The unit in which the row that a remark is about is printed; the document's when the row states none."""
    reference = site.reference
    unit = reference.units.get(f"{remark.table}/{remark.key}")
    return unit or reference.documents[remark.document_id].money_unit


@pass_context
def correction(context: Context) -> str:
    """The address of a correction form that already names the page and asks for a source."""
    site = context["site"]
    fields = {"template": "correction.yml", "address": site.site_url + context["page"].url}
    return f"{site.repo_url}/issues/new?{urlencode(fields)}"


@pass_context
def link(context: Context, url: str) -> str:
    """A relative link from the page to ``url``, which leads from the root of the site and may end with an anchor."""
    path, mark, anchor = url.partition("#")
    here = context["page"].url or "."
    target = relpath(path or ".", here)
    slash = "/" if path.endswith("/") or not path else ""
    return f"{target}{slash}{mark}{anchor}"
