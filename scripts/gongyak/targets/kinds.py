"""What a file is, by its first bytes: names and servers often say something else."""

import re
from pathlib import Path

from gongyak.findings import UnusableInput
from gongyak.targets import archives
from gongyak.targets.limits import LIMITS, Limits

DESCRIPTOR, ZIP, WORKBOOK, TABLE, PAGE = "descriptor", "zip", "workbook", "table", "page"
TABLES, WORKBOOKS = (".csv", ".tsv", ".txt", ".tab"), (".xlsx", ".xlsm")
SUFFIXES = {DESCRIPTOR: (".json",), WORKBOOK: WORKBOOKS, TABLE: TABLES}

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table)\b",
    re.DOTALL | re.IGNORECASE,
)
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"<?xml": "XML",
    b"SQLite format 3": "SQLite",
    b"PAR1": "Parquet",
}


def kind_of(path: Path, name: str, shown: str, limits: Limits = LIMITS) -> str:
    """One of the kinds; UnusableInput when nobody can read a table out of that. ``name`` is what it is called."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    suffix = Path(name).suffix.lower()
    if head.startswith(_ZIP):
        return _packed(path, shown, limits)
    if _PAGE.match(head):
        return PAGE
    if head.startswith(_OLD):
        raise UnusableInput("old-office", path=shown)
    for start, kind in _OTHERS.items():
        if head.startswith(start):
            raise UnusableInput("no-data", path=shown, kind=kind)
    if suffix in (".zip", *WORKBOOKS):
        raise UnusableInput("zip-broken", path=shown, reason="PK")
    if suffix == ".json" or (suffix not in TABLES and _OBJECT.match(head)):
        return DESCRIPTOR
    return TABLE


def is_page(path: Path) -> bool:
    """Whether that is a page for people, whatever it is called."""
    with path.open("rb") as stream:
        return bool(_PAGE.match(stream.read(4096)))


def _packed(path: Path, shown: str, limits: Limits) -> str:
    with archives.opened(path, shown, limits) as archive:
        names = {info.filename for info in archive.filelist}
    if "xl/workbook.xml" in names:
        return WORKBOOK
    if names & {"mimetype", "[Content_Types].xml"}:  # of the Open Document Format, of HWPX; of Office
        raise UnusableInput("old-office", path=shown)
    return ZIP
