"""What a pledge costs in sentences: which stage, whose total, what time it covers, and what we had to add up."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from gongyak import money, periods
from gongyak.josa import attach, listed
from gongyak.model.pledge import Pledge
from gongyak.pages import words
from gongyak.pages.pieces import Paragraph, Piece, Sentence
from gongyak.pages.stated import Stated, stated

STAGES = {"plan": "계획액", "secured": "확보액", "executed": "집행액"}
_MARGINS = {"total": "총계", "subtotal": "계", "": "합"}
_PLANNED = {"total": "총사업비는", "subtotal": "사업비의 계는", "": "사업비는"}


def costs(pledge: Pledge) -> Paragraph:
    """The planned cost, then plan, secured and executed side by side as one table of the document has them."""
    planned, secured, executed = (stated(pledge, stage) for stage in STAGES)
    done = [each for each in (secured, executed) if each]
    if not (planned or done):
        return ((Piece("비예산 사업입니다."),),) if pledge.header.budgeted is False else ()
    said = []
    if planned and not (done and planned.statement == done[0].statement):
        said.append(_planned(planned))
    if done:
        beside = stated(pledge, "plan", done[0].statement)
        said.append(_side_by_side([beside, *done] if beside else done))
    missing = [STAGES[stage] for stage in ("secured", "executed") if _unprinted(pledge, stage)]
    if missing:
        said.append((Piece(f"{attach(listed(missing), '은/는')} 따로 적혀 있지 않습니다."),))
    return tuple(said)


def _unprinted(pledge: Pledge, stage: str) -> bool:
    """Whether no amount of a stage is printed anywhere, of the pledge or a part of it, not even an illegible one."""
    cells = [cell for cell in pledge.finance if cell.stage == stage]
    return not any(cell.amount_krw is not None or cell.missing == "illegible" for cell in cells)


def overtaken(pledge: Pledge) -> str:
    """``확보액이 계획액보다`` where one table has more money at a later stage than at the one before; else nothing."""
    found = [stated(pledge, stage, "execution") for stage in STAGES]
    for before, after in pairwise(found):
        if before and after and before.periods == after.periods and after.won > before.won:
            return f"{attach(STAGES[after.stage], '이/가')} {STAGES[before.stage]}보다"
    return ""


def _planned(planned: Stated) -> Sentence:
    note = ", ".join(filter(None, (_covered(planned), _added(planned))))
    return (
        Piece(f"계획한 {_PLANNED[planned.margin]} "),
        Piece(money.readable(planned.won), planned.won),
        Piece(f"({note})입니다." if note else "입니다."),
    )


def _side_by_side(found: Sequence[Stated]) -> Sentence:
    pieces: list[Piece] = []
    before = ""
    for each in found:
        covered = _covered(each)
        time = f"{covered} " if covered and covered != before else ""
        one = not each.margin and len(each.periods) == 1
        name = STAGES[each.stage] if one else f"{STAGES[each.stage]}의 {_MARGINS[each.margin]}"
        pieces.append(Piece(f"{', ' if pieces else ''}{time}{attach(name, '은/는')} "))
        pieces.append(Piece(money.readable(each.won), each.won))
        if each.added:
            pieces.append(Piece(f"({_added(each)})"))
        before = covered
    return (*pieces, Piece("입니다."))


def _added(each: Stated) -> str:
    return "적힌 금액을 더한 값" if each.added else ""


def _covered(each: Stated) -> str:
    """The time an amount covers, as one span where it has no gap."""
    dated = [words.period(period) for period in each.periods]
    time = f"{dated[0]}부터 {dated[-1]}까지" if len(dated) > 1 and _unbroken(each.periods) else ", ".join(dated)
    edges = listed(words.period(edge) for edge in each.edges)
    return ", ".join(filter(None, (time, f"{edges} 포함" if edges else "")))


def _unbroken(dated: Sequence[str]) -> bool:
    spans = [periods.span(period) for period in dated]
    return all(before[1] + timedelta(days=1) == after[0] for before, after in pairwise(spans))
