"""The regions with their governments: a tile map as the way in, and what there is of every government."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongyak.model.reference import Government
from gongyak.pages import words
from gongyak.pages.page import Page, Site
from gongyak.tables import read_rows

# Tables of which a government may have rows; one without documents has none of the others.
COUNTED = ("pledges", "works", "documents")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A government and how much there is of it. Without documents nothing is known of it, which is not zero."""

    government: Government
    pledges: int
    works: int
    documents: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A region, its short name and its governments: itself first, then the others by name."""

    government: Government
    short: str
    places: tuple[Place, ...]

    @property
    def known(self) -> tuple[Place, ...]:
        """The governments with documents."""
        return tuple(place for place in self.places if place.documents)

    @property
    def unknown(self) -> tuple[Place, ...]:
        """The governments without."""
        return tuple(place for place in self.places if not place.documents)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """A region on the map. Tiles stand row by row; ``column`` counts from 1, None for a region not on the map."""

    region: Region
    column: int | None


def pages(site: Site) -> Iterator[Page]:
    """The one page there is."""
    regions = read_regions(site)
    yield Page(
        url="regions/",
        title="지역",
        description="지도와 목록에서 지방정부를 고릅니다. 어느 지역의 어느 지방정부에 자료가 있는지 보여 줍니다.",
        template="regions.jinja",
        context={
            "regions": regions,
            "tiles": tiles(regions),
            "levels": Counter(government.level for government in site.reference.governments.values()),
            "known": sum(len(region.known) for region in regions),
        },
        hide=("navigation", "toc"),
    )


def read_regions(site: Site) -> tuple[Region, ...]:
    """The regions in the order in which Koreans list them; any that the words do not know come last."""
    members = _members(site)
    order = {name: place for place, name in enumerate(words.words()["regions"]["short"])}
    found = sorted(members, key=lambda government: (order.get(government.government_id, len(order)), government.code))
    return tuple(
        Region(
            government=government,
            short=_short(government),
            places=tuple(members[government]),
        )
        for government in found
    )


def place_name(site: Site, government_id: str) -> str:
    """A government under a name that is its own: 부산 중구, for five other cities have a 중구 too."""
    government = site.reference.governments[government_id]
    region = site.reference.governments.get(government.parent_id)
    return f"{_short(region)} {government.name_ko}" if region else government.name_ko


def _short(region: Government) -> str:
    return words.words()["regions"]["short"].get(region.government_id, region.name_ko)


def tiles(regions: Sequence[Region]) -> tuple[Tile, ...]:
    """The regions from north to south, each row from west to east."""
    rest = {region.government.government_id: region for region in regions}
    placed = tuple(
        Tile(region=rest.pop(name), column=column)
        for row in words.words()["regions"]["map"]
        for column, name in enumerate(row, start=1)
        if name in rest
    )
    return (*placed, *(Tile(region=region, column=None) for region in rest.values()))


def _members(site: Site) -> Mapping[Government, list[Place]]:
    """The governments of each region: itself, then the others by name."""
    governments = site.reference.governments
    counts = {name: Counter(row["government_id"] for row in read_rows(site.package, name)) for name in COUNTED}
    members: dict[Government, list[Place]] = {}
    # The empty parent sorts a region before its parts.
    for government in sorted(governments.values(), key=lambda government: (government.parent_id, government.name_ko)):
        place = Place(
            government=government, **{name: found[government.government_id] for name, found in counts.items()}
        )
        members.setdefault(governments.get(government.parent_id, government), []).append(place)
    return members
