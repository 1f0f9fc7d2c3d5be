"""What changed last: statuses that differ from the ones before, and the newest documents."""

from collections.abc import Mapping

import pandas as pd
from gongyak.stats.board import Change, Status
from gongyak.stats.days import last_days

MOST = 8


def find_changes(assessments: pd.DataFrame, pledges: pd.DataFrame) -> pd.DataFrame:
    """Status changes between assessments of successive days, newest first, with what tells the pledge.

    A document that prints only the group of a status does not contradict one that prints the status itself.
    """
    table = assessments.astype(object).assign(day=last_days(assessments["as_of"]))
    table = table.sort_values(["pledge_id", "day"], kind="stable").drop_duplicates(["pledge_id", "day"], keep="last")
    before = table.groupby("pledge_id")[["status_group", "status"]].shift()
    table = table.assign(old_group=before["status_group"], old_status=before["status"])
    fine = (table["status"] != "") & (table["old_status"] != "") & (table["status"] != table["old_status"])
    moved = table[table["old_group"].notna() & ((table["status_group"] != table["old_group"]) | fine)]
    moved = moved.sort_values(["day", "pledge_id"], ascending=[False, True], kind="stable")
    return moved.merge(pledges.astype(object), on="pledge_id", how="inner")


def newest_changes(changes: pd.DataFrame, place: pd.Series) -> dict[object, tuple[Change, ...]]:
    """The newest changes by place."""
    rows = changes.assign(place=changes["pledge_id"].map(place)).groupby("place", sort=False).head(MOST)
    found: dict[object, list[Change]] = {}
    for row in rows.itertuples():
        found.setdefault(row.place, []).append(_change(row))
    return {key: tuple(each) for key, each in found.items()}


def _change(row: tuple) -> Change:
    return Change(
        pledge_id=row.pledge_id,
        title=row.title,
        government_id=row.government_id,
        term_id=row.term_id,
        as_of=row.as_of,
        before=Status(row.old_group, row.old_status),
        after=Status(row.status_group, row.status),
    )


def newest_documents(documents: pd.DataFrame, place: pd.Series) -> Mapping[object, dict[str, object]]:
    """By place: the ids of the newest documents, newest first, how many there are, and the date of the oldest."""
    table = documents.astype(object).assign(day=last_days(documents["as_of"]), place=place)
    table = table.sort_values(["day", "document_id"], ascending=[False, True], kind="stable")
    return {
        key: {
            "documents": tuple(rows["document_id"].head(MOST)),
            "document_count": len(rows),
            "since": rows["as_of"].iloc[-1],
        }
        for key, rows in table.groupby("place", sort=False)
    }
