"""Where each line of a card stands on its page: by section, by period, or with its sub-project. None is left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongyak import periods
from gongyak.model.figures import Rate
from gongyak.model.pledge import Pledge
from gongyak.model.tree import Line, tree

# The chapters of a page and the sections each holds, in a reader's order; ``story`` takes any other section too.
CHAPTERS: Mapping[str, tuple[str, ...]] = {
    "promise": ("goal", "background", "direction", "overview", "terms", "operation", "procedure"),
    "money": ("financing",),
    "course": ("plan", "result"),
    "schedule": ("roadmap", "schedule", "outlook"),
    "appraisal": ("appraisal",),
    "story": ("history", "problems", "effects"),
}
_BY_PERIOD = ("goal", "plan", "result")


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """Lines of one section that stand in one place of the document."""

    section: str
    locator: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """What was to be done and what was done in a period, with the rates achieved within it."""

    period: str
    rates: tuple[Rate, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """All lines of a pledge in their places."""

    chapters: Mapping[str, tuple[Box, ...]]
    spans: tuple[Span, ...]
    components: Mapping[str, tuple[Box, ...]]


def layout(pledge: Pledge) -> Layout:
    """Give every line of a pledge one place; a line within another goes where that one goes."""
    subprojects = {part.component_id for part in pledge.components if part.kind == "subproject"}
    sections: dict[str, list[Line]] = {}
    spans: dict[str, list[Line]] = {}
    components: dict[str, list[Line]] = {}
    for line in tree(pledge.items):
        item = line.item
        if item.component_id in subprojects:
            components.setdefault(item.component_id, []).append(line)
        elif item.section in _BY_PERIOD and periods.span(item.period):
            spans.setdefault(item.period, []).append(line)
        else:
            sections.setdefault(_chapter(item.section), []).append(line)
    return Layout(
        chapters={name: _in_order(name, boxes(lines)) for name, lines in sections.items()},
        spans=tuple(_span(pledge, period, spans[period]) for period in sorted(spans, key=periods.order)),
        components={name: boxes(lines) for name, lines in components.items()},
    )


def boxes(lines: Iterable[Line]) -> tuple[Box, ...]:
    """Lines side by side when they belong to one section at one place of the document, in the order of reading."""
    places: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        places.setdefault((line.item.section, line.item.locator), []).append(line)
    return tuple(
        Box(section=section, locator=locator, lines=tuple(found)) for (section, locator), found in places.items()
    )


def _chapter(section: str) -> str:
    return next((name for name, sections in CHAPTERS.items() if section in sections), "story")


def _in_order(chapter: str, found: tuple[Box, ...]) -> tuple[Box, ...]:
    order = {section: number for number, section in enumerate(CHAPTERS[chapter])}
    return tuple(sorted(found, key=lambda box: order.get(box.section, len(order))))


def _span(pledge: Pledge, period: str, lines: Iterable[Line]) -> Span:
    rates = tuple(rate for rate in pledge.progress if rate.period == period and rate.basis == "achieved")
    return Span(period=period, rates=rates, boxes=boxes(lines))
