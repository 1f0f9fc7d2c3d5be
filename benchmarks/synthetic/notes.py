"""Notes on single readings that needed judgement."""

from collections.abc import Iterator, Mapping, Sequence

from synthetic.brief import Brief

Rows = Iterator[tuple[str, dict]]
Tables = Mapping[str, Sequence[dict]]
# Of what there is to be noted, so much is.
SHARE = 0.3
# What may have needed judgement: (table, column, kind of note).
SUBJECTS = (
    ("items", "text", "ocr"),
    ("items", "period", "inferred"),
    ("items", "count", "converted"),
    ("finance", "amount_krw", "shifted"),
    ("finance", "amount_krw", "converted"),
    ("pledges", "target_group", "inferred"),
    ("pledges", "starts_on", "absent"),
    ("contacts", "*", "withheld"),
    ("progress", "period", "converted"),
    ("indicators", "name", "wording"),
    ("assessments", "as_of", "inferred"),
    ("pledge_departments", "name", "wording"),
)


def rows(brief: Brief, tables: Tables, keys: Mapping[str, Sequence[str]]) -> Rows:
    """Some rows of ``notes`` about the rows of a pledge; a full pledge has every kind."""
    rng, say, met = brief.rng, brief.phrases.say, set()
    for table, column, kind in SUBJECTS:
        some = tables.get(table, ())
        if not some or not (brief.full or rng.random() < SHARE):
            continue
        row = rng.choice(some)
        key = "/".join(str(row[name]) for name in keys[table])
        if (table, key, column) not in met:
            met.add((table, key, column))
            printed = say("result") if kind in ("ocr", "wording", "shifted", "converted") else ""
            yield (
                "notes",
                {
                    "table": table,
                    "key": key,
                    "column": column,
                    "kind": kind,
                    "printed": printed,
                    "note": say(f"note_{kind}"),
                },
            )
