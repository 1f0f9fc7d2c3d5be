"""Tables as pandas frames: only the columns that figures need, each distinct text held once."""

from collections.abc import Sequence

import pandas as pd
from gongyak.package import Package

# What figures are made from, and nothing else of the 1.3 million rows.
NEEDED = {
    "pledges": ["pledge_id", "government_id", "term_id", "title"],
    "assessments": ["pledge_id", "as_of", "status_group", "status"],
    "progress": ["pledge_id", "as_of", "basis", "scope", "period", "rate_pct"],
    "finance": ["pledge_id", "statement", "component_id", "stage", "fund", "period", "amount_krw"],
    "pledge_departments": ["pledge_id"],
    "indicators": ["pledge_id"],
    "documents": ["document_id", "government_id", "term_id", "as_of"],
    "discrepancies": ["key"],
}


def read_frames(package: Package) -> dict[str, pd.DataFrame]:
    """The needed tables by name; one without a file is empty."""
    return {name: _read(package, name, columns) for name, columns in NEEDED.items()}


def _read(package: Package, name: str, columns: Sequence[str]) -> pd.DataFrame:
    """A table as text: pandas must not guess what a cell is, and guesses the categories when asked for them."""
    path = package.root / package.tables[name].path
    if not path.is_file():
        return pd.DataFrame(columns=columns, dtype="category")
    table = pd.read_csv(path, dtype=str, usecols=columns, keep_default_na=False, encoding="utf-8")
    return table.astype("category")


def count_rows(package: Package) -> int:
    """Rows of all tables but those of codes. A checked table has no line break within a cell."""
    tables = (table for name, table in package.tables.items() if not name.startswith("code_"))
    return sum(_rows(package, table.path) for table in tables)


def _rows(package: Package, path: str) -> int:
    file = package.root / path
    return max(file.read_bytes().count(b"\n") - 1, 0) if file.is_file() else 0
