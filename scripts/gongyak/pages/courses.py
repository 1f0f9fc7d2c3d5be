"""The lines of a card as events: those of a period counted with its rates, those with a date one by one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from gongyak import money, periods
from gongyak.model.card import Item
from gongyak.model.pledge import Pledge
from gongyak.model.reference import Code
from gongyak.model.tree import Line
from gongyak.pages import words
from gongyak.pages.blocks import CHAPTERS, Layout
from gongyak.pages.moments import Event, of_dates, of_period, shortened

_SIDES = {
    **dict.fromkeys(("goal", "plan", "roadmap", "schedule", "outlook", "procedure"), "plan"),
    **dict.fromkeys(("result", "history"), "result"),
}


def counted_lines(pledge: Pledge, layout: Layout, codes: Mapping[str, Mapping[str, Code]]) -> Iterator[Event]:
    """The lines planned and the lines done in a period, counted, with the rates of the period."""
    rates = _rates(pledge)
    known = {item.item_order: item for item in pledge.items}
    lines: dict[tuple[str, str], list[tuple[str, Line]]] = {}
    for href, line in _of_periods(layout):
        kind = _SIDES.get(line.item.section)
        # What is missing is no line, and what is said twice of one period is said once.
        if kind and not line.item.missing and not _repeats(line.item, known):
            lines.setdefault((kind, line.item.period), []).append((href, line))
    for kind, period in dict.fromkeys((*lines, *rates)):
        found = lines.get((kind, period), [])
        counts = Counter(codes["section"][line.item.section].label_ko for _, line in found)
        said = [f"{label} {count}개" for label, count in counts.items()] + rates.get((kind, period), [])
        places = list(dict.fromkeys(href for href, _ in found)) or ["#progress"]
        href = places[0] if len(places) == 1 or places[0].startswith("#course-") else "#components"
        yield of_period(kind, period, ", ".join(said), href)


def _repeats(item: Item, known: Mapping[int, Item]) -> bool:
    """Whether a line quotes another of its period, of the same side."""
    other = known.get(item.part_of) if item.relation == "quote" else None
    return bool(other) and (other.period, _SIDES.get(other.section)) == (item.period, _SIDES[item.section])


def _of_periods(layout: Layout) -> Iterator[tuple[str, Line]]:
    """The lines of dated periods and where they stand: with their period, or with their part of the pledge."""
    for span in layout.spans:
        yield from ((f"#course-{span.period}", line) for box in span.boxes for line in box.lines)
    for component, boxes in layout.components.items():
        yield from ((f"#component-{component}", line) for box in boxes for line in _topmost(box.lines, ""))


def _topmost(lines: Iterable[Line], above: str) -> Iterator[Line]:
    """The lines that are of another dated period than the line above them."""
    for line in lines:
        if line.item.period != above and periods.span(line.item.period):
            yield line
        yield from _topmost(line.children, line.item.period)


def _rates(pledge: Pledge) -> dict[tuple[str, str], list[str]]:
    """The rates of each period by the side they belong to, of several reports the newest."""
    newest = {}
    for rate in sorted(pledge.progress, key=lambda rate: rate.as_of):
        if rate.rate_pct is not None and periods.span(rate.period):
            newest[rate.basis, rate.scope, rate.period] = rate
    found: dict[tuple[str, str], list[str]] = {}
    for rate in newest.values():
        side = "result" if rate.basis == "achieved" else "plan"
        said = f"{words.words()['rates'][rate.basis][rate.scope]} {money.number(rate.rate_pct)}%"
        found.setdefault((side, rate.period), []).append(said)
    return found


def dated_lines(layout: Layout) -> Iterator[Event]:
    """The lines that have a date of their own, where they first stand."""
    places = [(f"#course-{span.period}", span.boxes) for span in layout.spans]
    places += [(f"#component-{component}", boxes) for component, boxes in layout.components.items()]
    places += [(f"#{chapter}", layout.chapters.get(chapter, ())) for chapter in CHAPTERS]
    for href, boxes in places:
        for box in boxes:
            for line in _all(box.lines):
                item = line.item
                dated = (item.starts_on or item.ends_on) and not item.missing
                kind = _SIDES.get(item.section) if dated else None
                event = kind and of_dates(kind, item.starts_on, item.ends_on, shortened(item.text), href)
                if event:
                    yield event


def _all(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _all(line.children)
