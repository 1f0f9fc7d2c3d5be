"""Writes the package: all tables in canonical order, government by government, and the descriptor that says so."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

from gongyak.package import Package, Table, read_package

from synthetic import books, card, contradictions, events, money, notes, progress, report, sections
from synthetic.brief import briefs
from synthetic.style import draw, style

ROOT = Path(__file__).resolve().parents[2]
# Taken over from the real data as they are.
COPIED = ("governments", "terms", "glossary")
# Sorted by the table they speak of, so they can only be written at the end.
LATE = ("notes", "discrepancies")
# What writes the rows of a pledge; contradictions and notes come after, for they are about those rows.
WRITERS = (
    books.card,
    card.rows,
    money.rows,
    progress.indicators,
    progress.rates,
    progress.statuses,
    events.engagements,
    events.activities,
    events.reviews,
    sections.rows,
)

Tables = dict[str, list[dict]]


def write(target: Path, *, governments: int, pledges: int, seed: int) -> Mapping[str, int]:
    """Write the package into the folder ``target``; the rows of each table."""
    real = read_package(ROOT)
    chosen = _chosen(real, governments)
    (target / "datasets").mkdir(parents=True, exist_ok=True)
    (target / "datapackage.json").write_text(_descriptor(real), encoding="utf-8")
    counts = {name: _copy(real, name, target) for name in real.tables if name in COPIED or name.startswith("code_")}
    written = [table for name, table in real.tables.items() if name not in counts]
    keys = {table.name: table.primary_key for table in real.tables.values()}
    late: Tables = defaultdict(list)
    with ExitStack() as stack:
        writers = {table.name: _open(stack, target, table) for table in written}
        for each in sorted(chosen, key=lambda row: row["government_id"]):
            tables = _government(seed, each, pledges, keys, full=each is chosen[0])
            for name in LATE:
                late[name] += tables.pop(name, [])
            _write(real, tables, writers, counts)
        _write(real, late, writers, counts)
    return counts


def _chosen(real: Package, count: int) -> list[dict]:
    """The governments of a nation of this size; a bigger one has those of the smaller and more."""
    with (real.root / real.tables["governments"].path).open(encoding="utf-8", newline="") as stream:
        known = list(csv.DictReader(stream))
    return sorted(known, key=lambda row: draw(row["government_id"]).random())[:count]


def _descriptor(real: Package) -> str:
    own = {
        "name": "open-pledges-synthetic",
        "title": "열린공약 합성 자료",
        "description": "크기와 속도를 재려고 프로그램이 지어낸 자료. 어느 지방자치단체의 공약도 실적도 아니다.",
        "synthetic": True,
        "sources": [{"title": "benchmarks/nation.py가 지어낸 자료"}],
    }
    return json.dumps({**real.descriptor, **own}, ensure_ascii=False, indent=2) + "\n"


def _copy(real: Package, name: str, target: Path) -> int:
    path = real.tables[name].path
    content = (real.root / path).read_bytes()
    (target / path).write_bytes(content)
    return content.count(b"\n") - 1


def _open(stack: ExitStack, target: Path, table: Table) -> csv.writer:
    stream = stack.enter_context((target / table.path).open("w", encoding="utf-8", newline=""))
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.columns)
    return writer


def _write(real: Package, tables: Tables, writers: Mapping[str, csv.writer], counts: dict[str, int]) -> None:
    for name, rows in tables.items():
        table = real.tables[name]
        numeric, key, columns = table.numeric, table.primary_key, table.columns
        rows.sort(key=lambda row: [int(row[name]) if name in numeric else row[name] for name in key])
        writers[name].writerows([row.get(column, "") for column in columns] for row in rows)
        counts[name] = counts.get(name, 0) + len(rows)


def _government(seed: int, row: dict, pledges: int, keys: Mapping[str, tuple[str, ...]], *, full: bool) -> Tables:
    """All rows of a government, by table."""
    tables: Tables = defaultdict(list)
    habits = style(seed, row, pledges, full=full)
    for brief in briefs(seed, habits, pledges, full=full):
        own: Tables = defaultdict(list)
        for writer in WRITERS:
            _add(own, writer(brief))
        _add(own, contradictions.rows(brief, own, keys))
        _add(own, notes.rows(brief, own, keys))
        for name, each in own.items():
            tables[name] += each
    _add(tables, books.rows(seed, habits))
    _add(tables, report.rows(seed, habits))
    return tables


def _add(tables: Tables, rows: Iterable[tuple[str, dict]]) -> None:
    # A generator may look at the tables it adds to: it is drained before they change.
    for name, row in [*rows]:
        tables[name].append(row)
