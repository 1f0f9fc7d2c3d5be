"""The encoding of bytes: what they look like, and what text they are in a file that nobody described."""

import codecs
import io
import re
from collections.abc import Iterator

# Of a file whose lines are not all of one encoding: each is UTF-8, or else CP949.
MIXED = "mixed"
# The syllables from 가 to 힣, and a few rare ones around them.
_HANGUL = re.compile(b"[\xea-\xed][\x80-\xbf]{2}")
# What Korean tables are made of, as text.
_COMMON = re.compile("[\t\n\r -~가-힣]")
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def looks(data: bytes) -> str:
    """What the bytes look like: UTF-8, UTF-16, CP949, or ``?``."""
    # UTF-16 without a mark would be valid UTF-8 as long as it holds nothing but ASCII.
    if data.startswith(_MARKS) or b"\0" in data[:2]:
        return "UTF-16"
    if reads(data, "UTF-8"):
        return "UTF-8"
    return "CP949" if reads(data, "CP949") and not _hangul_in_utf8(data) else "?"


def reads(data: bytes, encoding: str) -> bool:
    """Whether the bytes are text of that encoding."""
    if not known(encoding):
        return False
    try:
        # As a stream is read: of UTF-16 without a mark, bytes.decode() would make something.
        codecs.getincrementaldecoder(encoding)().decode(data, final=True)
    except UnicodeError:
        return False
    return True


def plain(encoding: str) -> str:
    """``utf-8`` for whatever it is called, with a mark or without: it is read either way; any other name as it is."""
    try:
        return "utf-8" if codecs.lookup(encoding).name in ("utf-8", "utf-8-sig") else encoding
    except (ValueError, LookupError):
        return encoding


def known(encoding: str) -> bool:
    """Whether there is such an encoding of text; one that turns bytes into bytes (zlib) is none."""
    try:
        "".encode(encoding)
    except (ValueError, LookupError):
        return False
    return True


def _hangul_in_utf8(data: bytes) -> bool:
    """Whether a line is Hangul in UTF-8: most of that would pass for CP949, as hanja that nobody wrote."""
    return any(_HANGUL.search(line) and reads(line, "UTF-8") for line in data.splitlines())


def found(data: bytes) -> str:
    """The encoding by which to read a file that nobody described; ``mixed`` when there is no single one."""
    if data.startswith(_MARKS):
        return "utf-16"
    wide = _wide(data)
    if wide and reads(data, wide):
        return wide
    return {"UTF-8": "utf-8", "CP949": "cp949"}.get(looks(data), MIXED)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: commas, digits and line ends have a NUL in them; read the wrong way it is no text."""
    if data.count(0) * 100 < len(data):
        return ""
    readings = [each for each in ("utf-16-le", "utf-16-be") if reads(data, each)]
    return max(readings, key=lambda each: len(_COMMON.findall(data[: 1 << 12].decode(each, "replace"))), default="")


def stream(data: bytes, encoding: str) -> io.TextIOBase:
    """The text of bytes of an encoding, without a mark, with line ends as they are."""
    if encoding == MIXED:
        return io.StringIO("".join(map(_line, data.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True))), "")
    codec = "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding
    return io.TextIOWrapper(io.BytesIO(data), codec, newline="")


def _line(line: bytes) -> str:
    encoding = next((each for each in ("UTF-8", "CP949") if reads(line, each)), "UTF-8")
    return line.decode(encoding, errors="replace")


def strays(data: bytes) -> Iterator[tuple[int, str]]:
    """The lines that are not UTF-8, from 1, each with what it is: CP949, or ``?``."""
    for number, line in enumerate(data.splitlines(), start=1):
        if not reads(line, "UTF-8"):
            yield number, "CP949" if reads(line, "CP949") else "?"


# Hangul that was taken for Western text: 공약 becomes °ø¾à, or in UTF-8 ê³µì•½.
_MISREADINGS = tuple((wrong, right) for right in ("utf-8", "cp949") for wrong in ("latin-1", "cp1252"))
# Western letters and signs that no Korean text has, unlike those of KS X 1001.
_WESTERN = re.compile("[\x80-\xa0¢£¥¦©«¬¯µ»À-ÅÇ-ÏÑ-ÖÙ-Ýà-åç-ïñ-öù-ýÿŒœŠšŽžŸˆ˜‚„…†‡‰‹›€]")
# Of one syllable nothing can be said: ÇÃ of EDUCAÇÃO would be 플.
_KOREAN = re.compile(r"[^\x80-\x9f\u4e00-\u9fff]*[가-힣]{2}[^\x80-\x9f\u4e00-\u9fff]*")


def western(text: str) -> bool:
    """Whether there is any character that Korean text does not have, and Hangul read in the wrong encoding has."""
    return bool(_WESTERN.search(text))


def ungarbled(text: str) -> str:
    """The text as it was before it was read in the wrong encoding, where that makes Hangul of it; else as it is."""
    for wrong, right in _MISREADINGS if western(text) else ():
        try:
            clean = text.encode(wrong).decode(right)
        except UnicodeError:
            continue
        # What is UTF-8 at all is not so by chance.
        return clean if _KOREAN.fullmatch(clean) else text
    return text
