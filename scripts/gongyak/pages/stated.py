"""The money that stands for a pledge at a stage: which printed total it is or that we added it up, what it covers."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongyak import periods
from gongyak.model.figures import Amount
from gongyak.model.pledge import Pledge


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """An amount in won of the pledge as a whole.

    ``margin`` is ``total`` or ``subtotal`` when the document prints it as such, else empty: the amount of the
    ``periods``. ``added`` says that no single figure of the document is this amount. ``periods`` are the dated ones it
    covers, in time; ``edges`` those of ``prior`` and ``after`` whose money a total includes.
    """

    statement: str
    stage: str
    won: int
    margin: str
    added: bool
    periods: tuple[str, ...]
    edges: tuple[str, ...]


def stated(pledge: Pledge, stage: str, statement: str = "") -> Stated | None:
    """What is stated of a stage in a ``statement``, by default the one made for the stage; None if nothing is printed.

    The order of choice is that of ``stats``: the printed 총사업비, else the printed 계, else the sum of the periods.
    """
    cells = [cell for cell in pledge.finance if cell.stage == stage and cell.component_id == "total"]
    found = {cell.statement for cell in cells if cell.amount_krw is not None}
    home = statement or min(found, key=lambda name: (name != _home(stage), name), default="")
    if home not in found:
        return None
    cells = [cell for cell in cells if cell.statement == home]
    whole = {period: _whole(cells, period) for period in {cell.period for cell in cells if cell.amount_krw is not None}}
    margin = next((margin for margin in periods.MARGINS if margin in whole), "")
    # A printed total speaks for all columns of its table, a sum only for those in which an amount is printed.
    dated = periods.parts(cell.period for cell in cells) if margin else periods.parts(whole)
    summed = [whole[period] for period in ([margin] if margin else dated)]
    if not summed:
        return None
    return Stated(
        statement=home,
        stage=stage,
        won=sum(won for won, _ in summed),
        margin=margin,
        added=len(summed) > 1 or any(added for _, added in summed),
        periods=tuple(sorted(dated, key=periods.order)),
        edges=tuple(edge for edge in ("prior", "after") if margin == "total" and whole.get(edge, (0, False))[0]),
    )


def amounts(pledge: Pledge, period: str) -> dict[str, int]:
    """Won of the pledge as a whole in a period by stage, each from the table in which the stage is stated."""
    cells = [cell for cell in pledge.finance if cell.period == period and cell.component_id == "total"]
    found = {}
    for stage in ("plan", "secured", "executed"):
        if any(cell.stage == stage and cell.amount_krw for cell in cells):
            home = stated(pledge, stage)
            own = [cell for cell in cells if cell.stage == stage and home and cell.statement == home.statement]
            found[stage], _ = _whole(own, period)
    return {stage: won for stage, won in found.items() if won}


def _home(stage: str) -> str:
    return "plan" if stage == "plan" else "execution"


def _whole(cells: Iterable[Amount], period: str) -> tuple[int, bool]:
    """The printed total of the funds in a period, else their sum; and whether it had to be added up."""
    amounts = [cell for cell in cells if cell.period == period and cell.amount_krw is not None]
    total = [cell.amount_krw for cell in amounts if cell.fund == "total"]
    return (total[0], False) if total else (sum(cell.amount_krw for cell in amounts), len(amounts) > 1)
