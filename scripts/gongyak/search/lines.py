"""The text of a pledge and of a work, line by line, as their pages show it. No word is found across two lines."""

from collections.abc import Iterable, Iterator

from gongyak import money
from gongyak.model.card import Item
from gongyak.model.figures import Amount, Indicator, IndicatorValue
from gongyak.model.pledge import Pledge
from gongyak.model.reference import Reference
from gongyak.model.work import Work, WorkAmount, WorkItem
from gongyak.pages.words import days, period, words


def of_pledge(pledge: Pledge, reference: Reference) -> tuple[str, ...]:
    """The lines of a pledge: what it is, who carries it out, what it consists of, its figures."""
    kind = words()["search"]["pledge"]
    return _distinct((*_header(pledge), kind, *_parts(pledge, reference), *_events(pledge), *_figures(pledge)))


def of_work(work: Work, reference: Reference) -> tuple[str, ...]:
    """The lines of a work of a department."""
    unit = reference.documents[work.header.document_id].money_unit
    found = [work.header.objective, work.header.department, words()["search"]["work"], f"{work.header.year}년"]
    found += [_item(item, unit) for item in work.work_items]
    found += [stage.name for stage in work.pipelines]
    return _distinct((*found, *_amounts(work.work_finance)))


def _distinct(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, found)))


def _header(pledge: Pledge) -> Iterator[str]:
    header = pledge.header
    yield from (header.summary, header.target_group, header.number, header.area)
    yield days(header.starts_on, header.ends_on)
    yield from (row.name for row in pledge.pledge_departments)
    yield from (row.team for row in pledge.contacts)


def _parts(pledge: Pledge, reference: Reference) -> Iterator[str]:
    unit = reference.documents[pledge.header.document_id].money_unit
    for part in pledge.components:
        yield from (f"{part.number} {part.title}".strip(), part.target_group)
    yield from (_item(item, unit) for item in pledge.items)
    yield "; ".join(_labels(pledge, reference))
    for row in pledge.assessments:
        yield from (row.status_printed, row.comment)
    yield from _indicators(pledge.indicators, pledge.indicator_values)
    yield from _totals(pledge.finance, reference)


def _labels(pledge: Pledge, reference: Reference) -> Iterator[str]:
    """The words that stand for codes in the header: 신규, 임기 내, 자체."""
    for column in ("continuity", "timing", "executor"):
        code = getattr(pledge.header, column)
        yield from (reference.codes[column][code].label_ko,) if code else ()


def _events(pledge: Pledge) -> Iterator[str]:
    for row in pledge.activities:
        people = "" if row.participants is None else f"{row.participants:,}명"
        yield f"{row.name} {days(row.starts_on, row.ends_on)} {people}"
        yield from (row.place, row.audience, row.content, row.partner)
    for row in pledge.recipients:
        amount = "" if row.amount_krw is None else money.in_unit(row.amount_krw, row.unit_krw or 1)
        yield from (row.name, row.product, f"{row.office_city} {row.country}", amount)
    for row in pledge.engagements:
        yield from (row.label, row.partner)
    for row in pledge.reviews:
        yield from (row.text, row.department, f"{row.body} {days(row.starts_on, row.ends_on)}")


def _indicators(indicators: Iterable[Indicator], values: Iterable[IndicatorValue]) -> Iterator[str]:
    found: dict[int, list[str]] = {}
    for value in values:
        figure = value.value_text if value.value is None else money.number(value.value)
        found.setdefault(value.indicator_number, []).append(figure)
    for row in indicators:
        figures = dict.fromkeys(filter(None, found.get(row.indicator_number, ())))
        yield f"{row.name} ({row.unit}): {'; '.join(figures)}"


def _figures(pledge: Pledge) -> Iterator[str]:
    yield "; ".join(period(code) for code in dict.fromkeys(row.period for row in (*pledge.items, *pledge.finance)))
    yield " ".join(
        dict.fromkeys(f"{money.number(row.rate_pct)}%" for row in pledge.progress if row.rate_pct is not None)
    )
    yield from _amounts(pledge.finance)


def _amounts(amounts: Iterable[Amount | WorkAmount]) -> Iterator[str]:
    """The figures of the money tables, in a line for each unit in which they are printed."""
    found: dict[int, dict[str, None]] = {}
    for row in amounts:
        if row.amount_krw is not None:
            found.setdefault(row.unit_krw, {})[money.in_unit(row.amount_krw, row.unit_krw)] = None
    for unit, figures in found.items():
        yield f"{'; '.join(figures)} {money.unit_name(unit)}"


def _totals(amounts: Iterable[Amount], reference: Reference) -> Iterator[str]:
    """The money of the pledge as a whole as a reader asks for it: 2019년 집행액 3,627백만원."""
    form, stages = words()["search"]["amount"], reference.codes["stage"]
    for row in amounts:
        if row.component_id == row.fund == "total" and row.amount_krw is not None:
            amount = money.in_unit(row.amount_krw, row.unit_krw) + money.unit_name(row.unit_krw)
            yield form.format(period=period(row.period), stage=stages[row.stage].label_ko, amount=amount)


def _item(item: Item | WorkItem, unit: int) -> str:
    """A line of the card with the dates and quantities that it states."""
    found = [item.text]
    if item.starts_on or item.ends_on:
        found.append(days(item.starts_on, item.ends_on))
    if item.count is not None:
        upto = "" if item.count_to is None else f"~{money.number(item.count_to)}"
        found.append(f"{money.number(item.count)}{upto}{item.count_unit}")
    if item.amount_krw is not None:
        own = item.unit_krw or unit
        found.append(f"{money.in_unit(item.amount_krw, own)}{money.unit_name(own)}")
    return " ".join(found)
