"""Two to four pledges side by side: the empty table that script fills from the pages of the pledges."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongyak.pages.page import Page, Site
from gongyak.pages.words import words

STAGES = ("plan", "secured", "executed")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the comparison. ``key`` is the ``data-field`` that marks its value on the page of a pledge.

    ``unit`` follows a number. ``count`` says how many values there are; ``brief``: it says nothing else. ``none``
    stands where a pledge has no value; empty: what the others lack is not printed.
    """

    key: str
    title: str
    unit: str = ""
    count: str = ""
    brief: bool = False
    none: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that belong together, and what to mind when reading them."""

    title: str
    rows: tuple[Row, ...]
    note: str = ""


def pages(site: Site) -> Iterator[Page]:
    """The one page there is."""
    yield Page(
        url="compare/",
        title=words()["compare"]["title"],
        description=words()["compare"]["description"],
        template="compare.jinja",
        context={"bands": bands(site), "version": site.package.descriptor["version"]},
        hide=("navigation", "toc"),
    )


def bands(site: Site) -> tuple[Band, ...]:
    """All that can be compared, in a reader's order: rates by kind and money by stage and fund never share a row."""
    return tuple(
        Band(entry["title"], tuple(_rows(name, entry, site)), entry.get("note", ""))
        for name, entry in words()["compare"]["bands"].items()
    )


def _rows(name: str, band: dict, site: Site) -> Iterator[Row]:
    if name == "rates":
        for basis, scopes in words()["rates"].items():
            yield from (Row(f"{basis}-{scope}", title, unit="%") for scope, title in scopes.items())
    elif name == "funds":
        labels = {kind: site.reference.codes[kind] for kind in ("stage", "fund")}
        funds = sorted((code for code in labels["fund"].values() if code.code != "total"), key=lambda code: code.order)
        for stage in STAGES:
            title = labels["stage"][stage].label_ko
            yield from (Row(f"{stage}-{fund.code}", f"{title} · {fund.label_ko}") for fund in funds)
    else:
        yield from (_row(key, row) for key, row in band["rows"].items())


def _row(key: str, row: str | dict) -> Row:
    return Row(key, row) if isinstance(row, str) else Row(key, **row)
