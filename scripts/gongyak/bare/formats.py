"""What kind of file bytes are: a table can be read of text and of XLSX, and of nothing else."""

import re

from gongyak import charsets
from gongyak.findings import UnusableInput
from gongyak.targets import archives

# Old Office and Hangul documents are both such a container, and so is a workbook with a password.
_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTAINED = {"EncryptedPackage": "encrypted", "HwpSummaryInformation": "hwp", "Workbook": "xls", "Book": "xls"}
_BEGINNINGS = {
    b"%PDF": "pdf",
    b"HWP Document File": "hwp",
    b"\x09\x08": "xls",
    b"\x1f\x8b": "packed",
    b"7z\xbc\xaf": "packed",
    b"Rar!": "packed",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
}
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1a"})
# Programs of public bodies write web pages under the name of a workbook.
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|table|meta|\?xml|\?mso|head|style)", re.IGNORECASE)


def kind(data: bytes) -> str:
    """``xlsx`` or ``text``; UnusableInput, whose words say how to make a table of it, for anything else."""
    found = _found(data)
    if found not in ("xlsx", "text"):
        raise UnusableInput(f"format-{found}")
    return found


def _found(data: bytes) -> str:
    if data.startswith(_CONTAINER):
        return next((kind for name, kind in _CONTAINED.items() if name.encode("utf-16-le") in data), "unknown")
    if data.startswith(b"PK"):
        return _packed(data)
    known = next((kind for beginning, kind in _BEGINNINGS.items() if data.startswith(beginning)), "")
    if known:
        return known
    plain = data.removeprefix(b"\xef\xbb\xbf")
    if not plain.strip():
        return "empty"
    if _MARKUP.match(plain):
        return "markup"
    encoding = charsets.found(data)
    if encoding == "utf-16" and not charsets.reads(data, encoding):
        return "broken"
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return "text" if controls * 50 < len(data) or encoding.startswith("utf-16") else "unknown"


def _packed(data: bytes) -> str:
    try:
        with archives.opened(data, "") as archive:
            return archives.document(archive) or "unknown"
    except UnusableInput:
        return "broken"
