"""What may be meant in data that are not of our model, and is then worth a look and no fault (docs/decisions/0023)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gongyak.findings import NOTE, Finding


def noted(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, as notes where the table may still be empty, or a name or a telephone number be there to be known.

    A resident registration number is there for nobody to know.
    """
    for each in findings:
        case = each.params.get("case")
        if each.rule == "personal-data" and case != "resident":
            yield replace(each, severity=NOTE, params={**each.params, "case": f"public-{case}"})
        else:
            yield replace(each, severity=NOTE) if each.rule == "no-rows" else each
