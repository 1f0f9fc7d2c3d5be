"""Figures over all pledges: which printed figure stands for a pledge, and what a sum covers."""

from pathlib import Path

import pytest
from gongyak.package import read_package
from gongyak.stats import Figures, RateFigure, Sum, read_figures

ROOT = Path(__file__).resolve().parents[1]


def rewrite(root: Path, table: str, old: str, new: str) -> None:
    path = root / f"datasets/{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def figures(root: Path) -> Figures:
    return read_figures(read_package(root))


@pytest.fixture(scope="module")
def real() -> Figures:
    return figures(ROOT)


def test_the_sums_of_the_real_data_say_what_they_cover(real: Figures) -> None:
    assert real.groups == {"active": 2, "done": 1, "unknown": 1}
    assert real.planned == Sum(won=56_305_000_000, pledges=4)
    assert real.secured == Sum(won=7_241_000_000, pledges=1)
    assert real.executed == Sum(won=6_215_000_000, pledges=1)
    assert real.documents == 5


def test_works_are_no_pledges(real: Figures) -> None:
    assert set(real.summaries) == {"dongnae-8-3-1", "guro-7-iii-2-1", "incheon-7-u1", "yangju-7-98"}


@pytest.mark.parametrize(
    ("pledge", "rate"),
    [
        ("yangju-7-98", ("100", "achieved", "overall", "total")),
        ("incheon-7-u1", ("50", "achieved", "within_period", "2019")),
        ("dongnae-8-3-1", ("20", "planned", "to_date", "2022")),
        ("guro-7-iii-2-1", ("20", "planned", "to_date", "2018")),
    ],
)
def test_an_achieved_rate_stands_for_a_pledge_before_a_planned_one(real: Figures, pledge: str, rate: tuple) -> None:
    kind = ("rate_pct", "basis", "scope", "period")
    assert real.summaries[pledge].rate == RateFigure(**dict(zip(kind, rate, strict=True)))


def test_the_latest_status_counts_and_dates_of_reduced_precision_count_from_their_end(tiny: Path) -> None:
    path = tiny / "datasets/assessments.csv"
    header, row = path.read_text(encoding="utf-8").splitlines()
    cells = row.split(",")
    later = ",".join([cells[0], "2024", "stopped", "on_hold", "보류", "", *cells[6:]])
    path.write_text("\n".join([header, later, row, ""]), encoding="utf-8")
    summary = figures(tiny).summaries["saebyeok-8-1"]
    assert (summary.as_of, summary.status_group, summary.status) == ("2024", "stopped", "on_hold")


def test_a_printed_total_stands_before_the_sum_of_the_periods(tiny: Path) -> None:
    assert figures(tiny).summaries["saebyeok-8-1"].planned == 40_000_000
    rewrite(tiny, "finance", "plan,total,plan,total,total,40000000", "plan,total,plan,total,total,41000000")
    assert figures(tiny).summaries["saebyeok-8-1"].planned == 41_000_000


def test_without_a_printed_total_the_periods_are_added_up(tiny: Path) -> None:
    assert figures(tiny).summaries["saebyeok-8-1"].executed == 15_000_000


def test_what_no_document_prints_is_missing_and_not_zero(tiny: Path) -> None:
    rewrite(tiny, "finance", "executed,total,2023,15000000,,,계", "executed,total,2023,,,blank,계")
    assert figures(tiny).summaries["saebyeok-8-1"].executed is None
    assert figures(tiny).executed == Sum(won=0, pledges=0)


def test_a_pledge_without_status_rate_or_money_is_still_there(tiny: Path) -> None:
    for name in ("assessments", "progress", "finance"):
        path = tiny / f"datasets/{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    summary = figures(tiny).summaries["saebyeok-8-1"]
    assert (summary.status_group, summary.rate, summary.planned) == ("", None, None)
