"""The pledges as columns, for the page that filters them: what many share in one file, the rest in pieces."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence

from gongyak.audit.whole import slug
from gongyak.columns.descriptor import descriptor
from gongyak.columns.entries import Entry, entries
from gongyak.columns.shared import places, values
from gongyak.files import SiteFile
from gongyak.pages.page import Site

# Pledges in a piece: few enough that the first rows are soon there, many enough to compress well.
PIECE = 2_000


def files(site: Site) -> Iterator[SiteFile]:
    """``columns.json``, ``rows/0.json`` and so on, and what a download says of itself, below ``pledges/``."""
    listed = entries(site)
    shared = values(site, listed)
    pieces = [_json(_piece(listed[start : start + PIECE], shared)) for start in range(0, len(listed), PIECE)]
    # A reader may still hold a piece of older data: its address changes with its content.
    digests = [hashlib.sha256(piece.encode()).hexdigest()[:8] for piece in pieces]
    head = {"count": len(listed), "size": PIECE, "pieces": digests, **places(site, listed), **shared}
    yield SiteFile(path="pledges/columns.json", content=_json(head))
    for number, piece in enumerate(pieces):
        yield SiteFile(path=f"pledges/rows/{number}.json", content=piece)
    yield SiteFile(path="pledges/download.json", content=_json(descriptor(site)))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _piece(listed: Sequence[Entry], shared: Mapping[str, Sequence]) -> dict[str, list]:
    """The columns of some pledges: the place of a value in its list, a figure, a text, or null where there is none."""
    at = {name: {_key(name, value): place for place, value in enumerate(found)} for name, found in shared.items()}
    sums = [entry.summary for entry in listed]
    rates = [entry.summary.rate for entry in listed]
    return {
        "number": [at["numbers"].get(entry.number) for entry in listed],
        "slug": [_slug(entry) for entry in listed],
        "title": [entry.title for entry in listed],
        "area": [at["areas"].get(entry.area) for entry in listed],
        "department": [_one([at["departments"][name] for name in entry.departments]) for entry in listed],
        "timing": [at["timings"].get(entry.timing) for entry in listed],
        "status": [at["statuses"][summary.status_group, summary.status] for summary in sums],
        "day": [at["days"].get(summary.as_of) for summary in sums],
        "kind": [rate and at["kinds"][rate.basis, rate.scope, rate.period] for rate in rates],
        "rate": [rate and _number(rate.rate_pct) for rate in rates],
        "planned": [summary.planned for summary in sums],
        "executed": [summary.executed for summary in sums],
        "discrepancies": [summary.discrepancies for summary in sums],
    }


def _key(name: str, value: object) -> object:
    """What stands in the tables for a shared value, without the words for it."""
    return value[:-1] if name in ("statuses", "kinds") else value[0] if name in ("days", "bands") else value


def _one(found: list[int]) -> int | list[int] | None:
    """Nearly every pledge has one leading department: a list only where there are more."""
    return found if len(found) > 1 else found[0] if found else None


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _slug(entry: Entry) -> str | None:
    """The last part of the id, or None where it follows from the number."""
    tail = entry.pledge_id.removeprefix(f"{entry.government_id}-{entry.term_id}-")
    return None if tail == slug(entry.number) else tail
