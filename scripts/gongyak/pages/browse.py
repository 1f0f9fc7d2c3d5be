"""All pledges on one page that script filters and sorts; without script it leads to the tables of the terms."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gongyak.model.reference import Government, Term
from gongyak.pages import words
from gongyak.pages.page import Page, Site
from gongyak.pages.regions import place_name
from gongyak.tables import read_rows

# What `pledges/columns.json` holds fills these; the choices of the others are few enough to stand in the page.
_FILLED = ("area", "department")
_LONG = ("government", *_FILLED)
_OPEN = ("region", "status")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """Something to filter by. ``filled``: script adds its choices; ``long``: it needs a box to look for one."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    filled: bool
    long: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A government and term, its page and how many pledges it lists."""

    government: Government
    term: Term
    pledges: int

    @property
    def url(self) -> str:
        """Where the table of its pledges is."""
        return f"{self.government.government_id}/{self.term.term_id}/"


def pages(site: Site) -> Iterator[Page]:
    """The one page there is."""
    regions = _regions(site)
    choices = _choices(site, [place for found in regions.values() for place in found])
    yield Page(
        url="pledges/",
        title="공약",
        description="모든 지방정부의 공약을 지역, 상태, 분야, 부서, 사업비로 거르고 견주는 표",
        template="browse.jinja",
        context={
            "facets": list(_facets(choices)),
            "regions": regions,
            "groups": tuple(site.reference.codes["status_group"]),
            "total": sum(place.pledges for found in regions.values() for place in found),
        },
        hide=("navigation", "toc"),
    )


def _regions(site: Site) -> Mapping[Government, list[Place]]:
    """Governments and terms with pledges, by region, in the order of the codes."""
    reference = site.reference
    counts = Counter((row["government_id"], row["term_id"]) for row in read_rows(site.package, "pledges"))
    places = [Place(reference.governments[name], reference.terms[term], n) for (name, term), n in counts.items()]
    regions: dict[Government, list[Place]] = {}
    for place in sorted(places, key=lambda place: (place.government.code, place.term.term_id)):
        above = place.government.parent_id or place.government.government_id
        regions.setdefault(reference.governments[above], []).append(place)
    return regions


def _choices(site: Site, places: Iterable[Place]) -> Mapping[str, list[Choice]]:
    """The choices of every facet that is not filled by script, by its name."""
    ui, reference = words.words()["browse"], site.reference
    governments = list(dict.fromkeys(place.government for place in places))
    regions = dict.fromkeys(reference.governments[item.parent_id or item.government_id] for item in governments)
    terms = sorted({place.term for place in places}, key=lambda term: term.starts_on)
    lacking = Choice("", ui["absent"])
    return {
        "region": [Choice(item.government_id, item.name_ko) for item in regions],
        "government": [Choice(item.government_id, place_name(site, item.government_id)) for item in governments],
        "term": [Choice(item.term_id, item.name_ko) for item in terms],
        "status": [Choice(code.code, code.label_ko) for code in reference.codes["status_group"].values()],
        "timing": [*(Choice(code.code, code.label_ko) for code in reference.codes["timing"].values()), lacking],
        "budget": [*(Choice(name, label) for name, label in ui["bands"].items()), lacking],
        "discrepancies": [Choice(name, label) for name, label in ui["discrepancies"].items()],
    }


def _facets(choices: Mapping[str, list[Choice]]) -> Iterator[Facet]:
    for name, title in words.words()["browse"]["facets"].items():
        yield Facet(
            name=name,
            title=title,
            choices=tuple(choices.get(name, ())),
            filled=name in _FILLED,
            long=name in _LONG,
            open=name in _OPEN,
        )
