"""File names that strangers chose, made into names that stay below a folder."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit
from zipfile import ZipInfo

from gongyak.findings import UnusableInput

# Whole syllables, and the letters that Macs take them apart into.
_HANGUL = re.compile("[가-힣\u1100-\u11ff]")
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_DRIVE = re.compile("[A-Za-z]:")
_UTF8_FLAG = 0x800
# What systems put beside files; nobody means it as data.
_ASIDE = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_LONGEST_PART = 255
_LONGEST = 120
# Of a few thousand names, each may otherwise ask for hundreds of folders.
_DEEPEST = 32


def plain(name: str) -> str:
    """A relative path with ``/`` below a folder, in whole syllables (NFC); ValueError when it leads elsewhere."""
    path = unicodedata.normalize("NFC", name).replace("\\", "/")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if path.startswith("/") or ".." in parts or _DRIVE.match(path) or _CONTROL.search(path):
        raise ValueError(name)
    if not 0 < len(parts) <= _DEEPEST or max(len(part.encode()) for part in parts) > _LONGEST_PART:
        raise ValueError(name)
    return "/".join(parts)


def of_member(info: ZipInfo, shown: str) -> str:
    """Where a member of a zip belongs; empty when it is no file that anybody meant."""
    name = _decoded(info)
    if name.endswith(("/", "\\")):
        return ""
    try:
        # zipfile takes a name to end at its first NUL, others do not.
        path = plain(name if "\0" not in info.orig_filename else "\0")
    except ValueError:
        raise UnusableInput("zip-name", path=shown, name=name) from None
    parts = path.lower().split("/")
    return "" if parts[0] == "__macosx" or parts[-1] in _ASIDE else path


def _decoded(info: ZipInfo) -> str:
    """The name as it was meant: Windows in Korea writes CP949 without saying so, some Macs write UTF-8 like that."""
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    raw = info.filename.encode("cp437")  # what zipfile takes it for
    return _read(raw) or info.filename


def _read(raw: bytes) -> str:
    """The first reading that holds Hangul, or else the first: ‘카’ in CP949 would be a Latin letter in UTF-8."""
    readings = list(_readings(raw))
    return next(filter(_HANGUL.search, readings), next(iter(readings), ""))


def _readings(raw: bytes) -> Iterator[str]:
    for encoding in ("utf-8", "cp949"):
        with suppress(UnicodeDecodeError):
            yield raw.decode(encoding)


def of_answer(address: str, disposition: str) -> str:
    """The name of a fetched file: what ``Content-Disposition`` calls it, or the last part of the address."""
    return _last(_stated(disposition)) or _last(unquote(urlsplit(address).path)) or "data"


def _stated(disposition: str) -> str:
    header = Message()
    # Headers come as Latin-1, but servers write Hangul into them as it is.
    header["Content-Disposition"] = _read(disposition.encode("latin-1", "ignore")).replace("\n", " ").replace("\r", " ")
    name = header.get_filename("")
    return unquote(name) if "%" in name else name


def _last(path: str) -> str:
    name = PurePosixPath(_CONTROL.sub("", path).replace("\\", "/")).name
    name = unicodedata.normalize("NFC", name).lstrip(".").replace(":", "_")
    suffix = PurePosixPath(name).suffix[:10]
    return name[: _LONGEST - len(suffix)].removesuffix(suffix) + suffix if name else ""


def with_suffix(name: str, suffixes: tuple[str, ...]) -> str:
    """The name, ending in one of ``suffixes``: in the first, when it has none of them."""
    return name if name.lower().endswith(suffixes) else name + suffixes[0]
