"""CSV that a spreadsheet opens as it stands: it runs no cell and turns none into something else."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

# Read by a spreadsheet as just what they are: a number, a whole date.
_KEPT = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Full-width signs start a formula in Korean and Japanese versions; blanks before a sign are skipped by some programs.
_RUN = re.compile(r"\s*[=+\-@＝＋－＠]|\s*[\t\r\n]")
# 3-1 becomes the first of March, 2022-08 a day, 00001 a one, 1e5 a hundred thousand.
_TURNED = re.compile(
    r"0[0-9]+|[0-9]{16,}|[0-9.]+[eE][+-]?[0-9]+"
    r"|[0-9]{1,2}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,4})?|[0-9]{1,2}[-/.][0-9]{4}"
    r"|[0-9]{4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    r"|(?:[0-9]{4}년)? ?[0-9]{1,2}월(?: ?[0-9]{1,2}일)?"
)


def safe(cell: str) -> str:
    """The cell, with a leading apostrophe if a spreadsheet would run it as a formula or change it."""
    if _KEPT.fullmatch(cell):
        return cell
    return f"'{cell}" if _RUN.match(cell) or _TURNED.fullmatch(cell) else cell


def encode(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of text as a CSV file with every cell safe: UTF-8 with the mark that Excel needs, CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
