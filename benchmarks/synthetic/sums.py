"""Lines that must agree with each other: sums, products, shares, running totals, quotations, lists."""

from synthetic import events
from synthetic.lines import COUNTED, Lines

UNIT = 1_000_000
QUOTED = ("count", "count_to", "count_unit", "qualifier", "amount_krw", "unit_krw", "component_id")


def parts(lines: Lines, text: str, period: str, *, with_amounts: bool) -> None:
    """A line with the parts that add up to it."""
    rng, say = lines.brief.rng, lines.brief.phrases.say
    unit = rng.choice(COUNTED)
    counts = [max(1, int(rng.lognormvariate(3, 1.2))) for _ in range(rng.randrange(2, 5))]
    money = [rng.randrange(1, 900) * UNIT for _ in counts] if with_amounts else []
    total = {"amount_krw": sum(money), "unit_krw": UNIT} if money else {}
    whole = lines.add(text, period=period, count=sum(counts), count_unit=unit, **total)
    for place, count in enumerate(counts):
        amount = {"amount_krw": money[place], "unit_krw": UNIT} if money else {}
        lines.add(say("subproject"), under=whole, relation="part", count=count, count_unit=unit, **amount)


def product(lines: Lines) -> None:
    """An amount and the two factors it is made of."""
    rng = lines.brief.rng
    number, price = rng.randrange(5, 300), rng.randrange(1, 200) * 10_000
    whole = lines.add(lines.brief.phrases.say("terms"), amount_krw=number * price, unit_krw=10_000)
    lines.add("지원 인원", under=whole, relation="factor", count=number, count_unit="명")
    lines.add("1인당 지원액", under=whole, relation="factor", amount_krw=price, unit_krw=10_000)


def share(lines: Lines) -> None:
    """A number, some of it, and how much of it that is in percent."""
    brief = lines.brief
    base = brief.rng.randrange(100, 900)
    part = brief.rng.randrange(10, base)
    whole = lines.add(brief.phrases.say("target"), period=brief.past()[0], count=base, count_unit="명")
    some = lines.add(lines.tell("result"), under=whole, count=part, count_unit="명")
    lines.add("비율", under=some, relation="share", count=f"{100 * part / base:.1f}", count_unit="%")


def running_total(lines: Lines) -> None:
    """The same result in each period, counted from the beginning."""
    text, level = f"{lines.brief.phrases.say('result')} (누계)", 0
    for period in lines.brief.past():
        level += lines.brief.rng.randrange(1, 200)
        lines.add(text, period=period, count=level, count_unit="명", cumulative="true")


def quote(lines: Lines, planned: dict) -> None:
    """The report tells again what the plan said."""
    again = {name: planned[name] for name in QUOTED if name in planned}
    section, lines.section = lines.section, "plan"
    lines.add(planned["text"], under=planned, relation="quote", **again)
    lines.section = section


def companies(lines: Lines) -> list[dict]:
    """A cap on what a company may get and the sum of what some got; the ``recipients`` themselves."""
    brief, unit = lines.brief, {"unit_krw": events.SUPPORT_UNIT}
    place = {"component_id": brief.components[-1] if brief.components else "total"}
    cap, count = brief.rng.randrange(100, 900) * events.SUPPORT_UNIT, brief.rng.randrange(3, 13)
    lines.add("업체당 지원 한도", amount_krw=cap, qualifier="at_most", **unit, **place)
    text = f"{brief.phrases.say('services')} 지원 기업"
    line = lines.add(text, count=count, count_unit="개사", **place)
    rows, total = events.recipients(brief, place["component_id"], line["item_order"], cap, count)
    line |= {"amount_krw": total, **unit}
    return rows
