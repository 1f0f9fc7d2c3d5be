"""What has to be done with a file before it can be checked, by its first bytes: names and servers say what they like.

Whether a table can be read out of it in the end is for ``bare.formats`` to say.
"""

import re
from pathlib import Path

from gongyak.findings import UnusableInput
from gongyak.targets import archives
from gongyak.targets.limits import LIMITS, Limits

DESCRIPTOR, ZIP, WORKBOOK, TABLE, PAGE = "descriptor", "zip", "workbook", "table", "page"
SUFFIXES = {
    DESCRIPTOR: (".json",),
    WORKBOOK: (".xlsx", ".xlsm"),
    TABLE: (".csv", ".tsv", ".txt", ".tab"),
}
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body|meta)\b",
    re.DOTALL | re.IGNORECASE,
)
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def kind_of(path: Path, name: str, shown: str, limits: Limits = LIMITS) -> str:
    """The kind of a file that is called ``name``; UnusableInput when a zip, or what is called so, is broken."""
    head, suffix = _head(path), Path(name).suffix.lower()
    if head.startswith(_ZIP):
        with archives.opened(path, shown, limits) as archive:
            document = archives.document(archive)
        return WORKBOOK if document == "xlsx" else TABLE if document else ZIP
    if suffix == ".zip":
        raise UnusableInput("zip-broken", path=shown)
    if _PAGE.match(head):
        return PAGE
    return DESCRIPTOR if suffix == ".json" or (suffix not in SUFFIXES[TABLE] and _OBJECT.match(head)) else TABLE


def is_page(path: Path) -> bool:
    """Whether that is a page for people, whatever it is called."""
    return bool(_PAGE.match(_head(path)))


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(4096)
