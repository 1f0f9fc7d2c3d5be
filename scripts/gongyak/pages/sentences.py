"""A pledge in a few short sentences, composed only from its data and never saying more than they do."""

from collections.abc import Iterable, Sequence
from datetime import date

from gongyak import money, periods
from gongyak.josa import attach, listed
from gongyak.model.figures import Assessment, Rate
from gongyak.model.pledge import Pledge
from gongyak.model.remarks import Discrepancy
from gongyak.pages import words
from gongyak.pages.costs import costs, overtaken
from gongyak.pages.pieces import Paragraph, Piece

_NUMERALS = ("두", "세", "네", "다섯", "여섯")
_TIMINGS = {"within_term": "임기 내", "after_term": "임기 후"}


def sentences(pledge: Pledge, remarks: Iterable[Discrepancy]) -> tuple[Paragraph, ...]:
    """What a reader wants to know first: how far it is, what it costs, who and when, contradictions (``remarks``)."""
    current = latest(pledge.assessments)
    paragraphs = (
        _status(current) + _rates(pledge, current.as_of if current else ""),
        costs(pledge),
        _charge(pledge),
        _contradictions(pledge, tuple(remarks)),
    )
    return tuple(filter(None, paragraphs))


def latest(assessments: Sequence[Assessment]) -> Assessment | None:
    """The newest; a date of reduced precision counts from its last day."""
    return max(reversed(assessments), key=lambda assessment: _last_day(assessment.as_of), default=None)


def _status(current: Assessment | None) -> Paragraph:
    """The status in the words of the document."""
    if not current:
        return ()
    when = f"{words.day(current.as_of)} 기준"
    if not current.status_printed:
        return ((Piece(f"{when} 문서에는 상태가 적혀 있지 않습니다."),),)
    return ((Piece(f"{when} 상태는 ‘{current.status_printed}’입니다."),),)


def _rates(pledge: Pledge, as_of: str) -> Paragraph:
    """The newest rate of each kind that was achieved, and of each that was planned for the time of the status."""
    printed = [rate for rate in pledge.progress if rate.rate_pct is not None]
    kinds: dict[tuple[str, str], Rate] = {}
    for rate in sorted(printed, key=_newness):
        if rate.basis == "achieved" or _contains(rate.period, as_of):
            kinds[rate.basis, rate.scope] = rate
    if not kinds:
        return ()
    names = [(basis, scope) for basis, scopes in words.words()["rates"].items() for scope in scopes]
    clauses = [_rate(kinds[kind], as_of) for kind in names if kind in kinds]
    said = [(Piece(f"{', '.join(clauses)}입니다."),)]
    if len(clauses) > 1:
        said.append((Piece(f"이 {_NUMERALS[len(clauses) - 2]} 비율은 재는 것이 서로 다릅니다."),))
    if _nothing_achieved(pledge):
        said.append((Piece("실적 비율은 적혀 있지 않습니다."),))
    return tuple(said)


def _nothing_achieved(pledge: Pledge) -> bool:
    """Whether no achieved rate is printed, of the pledge or an indicator, not even an illegible one."""
    rates = [rate for rate in pledge.progress if rate.basis == "achieved"]
    rows = (*rates, *pledge.indicator_values)
    return not any(row.rate_pct is not None for row in rows) and "illegible" not in {rate.missing for rate in rates}


def _newness(rate: Rate) -> tuple[date, date, int]:
    """Of what was achieved the latest and longest period counts, of what was planned the one nearest to the status."""
    start, end = periods.span(rate.period) or (date.min, date.min)
    days = (end - start).days
    achieved = rate.basis == "achieved"
    return (_last_day(rate.as_of), end if achieved else date.min, days if achieved else -days)


def _rate(rate: Rate, as_of: str) -> str:
    since = "" if rate.as_of == as_of else f"({words.day(rate.as_of)} 기준)"
    time = words.period(rate.period) if periods.span(rate.period) else ""
    until = f"{time}{'까지' if rate.scope == 'to_date' else ''}의 " if time else ""
    name = attach(words.words()["rates"][rate.basis][rate.scope], "은/는")
    return f"{until}{name} {money.number(rate.rate_pct)}%{since}"


def _charge(pledge: Pledge) -> Paragraph:
    """Who leads it, when it is carried out and whether it is to be complete within the term."""
    header = pledge.header
    span = words.from_to(header.starts_on, header.ends_on)
    facts = {
        "주관부서는": listed(row.name for row in pledge.pledge_departments if row.role == "lead"),
        "사업기간은": f"{span}(완료 후 지속 추진)" if span and header.continues else span,
        "완료 시기는": _TIMINGS.get(header.timing, ""),
    }
    said = ", ".join(f"{name} {fact}" for name, fact in facts.items() if fact)
    return ((Piece(f"{said}입니다."),),) if said else ()


def _contradictions(pledge: Pledge, remarks: Sequence[Discrepancy]) -> Paragraph:
    """How often the document contradicts itself, money of a later stage above an earlier one by name."""
    if not remarks:
        return ()
    more = overtaken(pledge) if any(remark.rule == "stage-order" for remark in remarks) else ""
    joint = "많은 것을 비롯해" if len(remarks) > 1 else "많아"
    places = f"문서가 스스로 어긋나는 곳이 {len(remarks)}곳 있습니다."
    return ((Piece(f"{more} {joint} {places}" if more else places, href="#discrepancies"),),)


def _last_day(text: str) -> date:
    days = periods.date_span(text)
    return days[1] if days else date.min


def _contains(period: str, day: str) -> bool:
    span, days = periods.span(period), periods.date_span(day)
    return bool(span and days and span[0] <= days[0] and days[1] <= span[1])
