"""What many pledges share, each once and in the order in which a reader sorts it: a column then holds its place."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from gongyak.columns.entries import Entry, natural
from gongyak.pages import words
from gongyak.pages.page import Site
from gongyak.periods import order

# Bands of planned money in won, from and below; their names count in 억 원.
BANDS: Mapping[str, tuple[int | None, int | None]] = {
    "under-1": (None, 10**8),
    "1-10": (10**8, 10**9),
    "10-100": (10**9, 10**10),
    "100-1000": (10**10, 10**11),
    "over-1000": (10**11, None),
}


def places(site: Site, listed: Iterable[Entry]) -> dict[str, Sequence]:
    """Runs of pledges of one government and term, and what these are called."""
    reference = site.reference
    runs = [(*place, len(list(run))) for place, run in groupby(listed, lambda e: (e.government_id, e.term_id))]
    governments = [reference.governments[name] for name in dict.fromkeys(name for name, _, _ in runs)]
    regions = dict.fromkeys(item.parent_id or item.government_id for item in governments)
    terms = sorted({term for _, term, _ in runs}, key=int)
    return {
        "places": runs,
        "governments": [(item.government_id, item.name_ko, item.parent_id) for item in governments],
        "regions": [(name, reference.governments[name].name_ko) for name in regions],
        "terms": [(term, reference.terms[term].name_ko) for term in terms],
    }


def values(site: Site, listed: Sequence[Entry]) -> dict[str, Sequence]:
    """The distinct values of the columns, with the words for those that are codes."""
    codes = site.reference.codes
    return {
        "numbers": sorted({entry.number for entry in listed} - {""}, key=natural),
        "areas": sorted({entry.area for entry in listed} - {""}),
        "departments": sorted({name for entry in listed for name in entry.departments}),
        "timings": list(codes["timing"]),
        "groups": list(codes["status_group"]),
        "statuses": _statuses(site, listed),
        "days": [(day, words.day(day)) for day in sorted({entry.summary.as_of for entry in listed} - {""})],
        "kinds": _kinds(listed),
        "bands": [(name, *edges) for name, edges in BANDS.items()],
    }


def _statuses(site: Site, listed: Iterable[Entry]) -> list[tuple[str, str, str]]:
    """Group, status and what the list calls it: the status, else the group."""
    groups, statuses = site.reference.codes["status_group"], site.reference.codes["status"]
    found = {(entry.summary.status_group, entry.summary.status) for entry in listed}
    labels = {code: item.label_ko for codes in (groups, statuses) for code, item in codes.items()}
    ordered = sorted(found, key=lambda pair: (_place(groups, pair[0]), _place(statuses, pair[1])))
    absent = words.words()["browse"]["absent"]
    return [(group, status, labels.get(status or group or "unknown", absent)) for group, status in ordered]


def _kinds(listed: Iterable[Entry]) -> list[tuple[str, str, str, str]]:
    """Basis, scope and period of rates, and what they are rates of; those of one basis and scope side by side."""
    ui = words.words()
    found = {(rate.basis, rate.scope, rate.period) for entry in listed if (rate := entry.summary.rate)}
    scopes = [(basis, scope) for basis in ("achieved", "planned") for scope in ui["rates"][basis]]
    ordered = sorted(found, key=lambda kind: (scopes.index(kind[:2]), order(kind[2])))
    return [(*kind, f"{ui['rates'][kind[0]][kind[1]]} · {_period(ui, kind[2])}") for kind in ordered]


def _period(ui: Mapping, code: str) -> str:
    return ui["rate_periods"].get(code) or words.period(code)


def _place(codes: Iterable[str], code: str) -> int:
    ordered = list(codes)
    return ordered.index(code) if code in ordered else len(ordered)
