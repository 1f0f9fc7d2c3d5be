"""Zips, and workbooks, which are zips too: opened without believing what they say about themselves."""

import io
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from gongyak import bounds
from gongyak.findings import UnusableInput
from gongyak.targets import names
from gongyak.targets.limits import CHUNK, LIMITS, Allowance, Limits

# Of the list of members, for each: zipfile reads the list as a whole, however long it says it is.
_ENTRY = 1_000
# And at the end of a file, where it looks for that list.
_TAIL = 1 << 17
_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)
_ENCRYPTED = 1
# Documents of office programs, by a member that each has; those of hwp have a manifest too.
_DOCUMENTS = {
    "xl/workbook.xml": "xlsx",
    "xl/workbook.bin": "xlsb",
    "word/document.xml": "document",
    "ppt/presentation.xml": "document",
    "Index/Document.iwa": "numbers",
    "Contents/content.hpf": "hwp",
    "META-INF/manifest.xml": "ods",
    "[Content_Types].xml": "unknown",
    "mimetype": "unknown",
}
_PLAIN = frozenset({0, stat.S_IFREG, stat.S_IFDIR})


class _Bounded(io.BufferedReader):
    """A file of which so much is never read at once as a list of too many members would be long."""

    def __init__(self, source: Path | bytes, refusal: UnusableInput, limits: Limits) -> None:
        super().__init__(io.BytesIO(source) if isinstance(source, bytes) else io.FileIO(source))
        self.refusal, self.most = refusal, max(limits.members * _ENTRY, _TAIL)

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > self.most:
            raise self.refusal
        return super().read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_SET and offset < 0:  # because a zip says so
            raise BadZipFile(offset)
        return super().seek(offset, whence)


@contextmanager
def opened(source: Path | bytes, shown: str, limits: Limits = LIMITS) -> Iterator[ZipFile]:
    """A zip with no more members than allowed; UnusableInput when it is none or, while it is open, turns out broken."""
    refusal = UnusableInput("too-many-files", path=shown, most=limits.members)
    try:
        with _Bounded(source, refusal, limits) as stream, ZipFile(stream) as archive:
            if len(archive.filelist) > limits.members:
                raise refusal
            yield archive
    except _BROKEN:
        raise UnusableInput("zip-broken", path=shown) from None


def document(archive: ZipFile) -> str:
    """What kind of document of an office program a zip is, which nobody unpacks; empty where it is none."""
    names = {info.filename for info in archive.filelist}
    return next((kind for member, kind in _DOCUMENTS.items() if member in names), "")


def guard(workbook: bytes, shown: str, limits: Limits = LIMITS) -> None:
    """UnusableInput, naming ``shown``, when a workbook would grow beyond the limits, so that nobody opens it.

    That what the members say of their size is added up is enough: zipfile gives no byte more.
    """
    with opened(workbook, shown, limits) as archive:
        most = min(limits.unpacked(len(workbook)), limits.file)
        if sum(info.file_size for info in archive.filelist) > most:
            raise UnusableInput("zip-bomb", path=shown, most=bounds.megabytes(most))


def unpack(path: Path, folder: Path, shown: str, limits: Limits = LIMITS) -> None:
    """Write the files of a zip below the empty ``folder``; UnusableInput when any of them is more than a plain file."""
    with opened(path, shown, limits) as archive:
        allowance = Allowance(limits.unpacked(path.stat().st_size), limits.file, case="zip-bomb")
        for name, info in _members(archive, shown).items():
            target = folder / name
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(info) as stream:
                    allowance.store(iter(partial(stream.read, CHUNK), b""), target, f"{shown}/{name}")
            except (FileExistsError, NotADirectoryError):  # a file where another has its folder, or but for case
                raise UnusableInput("zip-twice", path=shown, name=name) from None


def _members(archive: ZipFile, shown: str) -> dict[str, ZipInfo]:
    members: dict[str, ZipInfo] = {}
    for info in archive.filelist:
        name = names.of_member(info, shown)
        if stat.S_IFMT(info.external_attr >> 16) not in _PLAIN:
            raise UnusableInput("zip-special", path=shown, name=name)
        if not name:
            continue
        if name in members:
            raise UnusableInput("zip-twice", path=shown, name=name)
        if info.flag_bits & _ENCRYPTED:
            raise UnusableInput("zip-encrypted", path=shown, name=name)
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UnusableInput("zip-method", path=shown, name=name)
        members[name] = info
    return members
