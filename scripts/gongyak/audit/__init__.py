"""The audit: rules over the meaning of the data. A file is a family of rules; importing it registers them."""

from gongyak.audit import dates, privacy, quotes, rates, references, series, status, sums, whole
from gongyak.audit.runner import check, check_cells

__all__ = [
    "check",
    "check_cells",
    "dates",
    "privacy",
    "quotes",
    "rates",
    "references",
    "series",
    "status",
    "sums",
    "whole",
]
