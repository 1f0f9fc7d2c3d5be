"""What clean text is. Each function returns the clean form of a text, so that the fix is also the check:
a text is clean when the function leaves it as it is.
"""

import re
import unicodedata

# The longest cell that a spreadsheet keeps whole (Excel specifications and limits).
LONGEST = 32_767

_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]")
# Zero-width characters, Hangul fillers, variation selectors and tags: all take part in a comparison, none is seen.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
# Embeddings, overrides, isolates and marks: they make a line read otherwise than it is stored (Trojan Source).
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Line breaks (\n, \r) have a rule of their own.
_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
# The replacement character, noncharacters and the private use area, where Hangul word processors keep their bullets.
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffc\ufffd\ufffe\uffff\U000f0000-\U0010ffff]")
_DIGITS = re.compile(r"(?![0-9])\d")
_FORMULA = re.compile("[-+=@－＋＝＠\t\r]+ *")
_LINE_ENDS = re.compile("[\r\n]+")
_RETURNS = re.compile("\r\n?")
_RUNS = re.compile(" {2,}")
_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")


def composed(text: str) -> str:
    """Hangul in whole syllables (NFC, never NFKC: that would turn ㎡ into m2 and ① into 1)."""
    return unicodedata.normalize("NFC", text)


def plain_blanks(text: str) -> str:
    """Blanks that only look like a blank (no-break, ideographic, thin) become one."""
    return _BLANKS.sub(" ", text)


def without_invisible(text: str) -> str:
    """No characters that take no room: zero-width blanks and joiners, byte order marks, Hangul fillers."""
    return _INVISIBLE.sub("", text)


def without_direction(text: str) -> str:
    """No characters that turn the direction of writing."""
    return _DIRECTION.sub("", text)


def without_control(text: str) -> str:
    """No control characters and no line or paragraph separators; line breaks stay."""
    return _CONTROL.sub("", text)


def without_unreadable(text: str) -> str:
    """No replacement characters and none that only one font can show."""
    return _UNREADABLE.sub("", text)


def plain_digits(text: str) -> str:
    """Digits of other scripts and full-width digits become 0 to 9; ① and ㎡ are no digits and stay."""
    return _DIGITS.sub(lambda match: str(unicodedata.digit(match[0])), text)


def on_one_line(text: str) -> str:
    """No line breaks."""
    return _LINE_ENDS.sub(" ", text)


def plain_line_ends(text: str) -> str:
    """Lines end with LF alone."""
    return _RETURNS.sub("\n", text)


def trimmed(text: str) -> str:
    """No blanks at the ends and never two in a row."""
    return _RUNS.sub(" ", text).strip(" ")


def without_formula(text: str) -> str:
    """Nothing in front that makes a spreadsheet calculate (OWASP, CSV injection); a plain number is harmless."""
    return _FORMULA.sub("", text, count=1) if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def short(text: str) -> str:
    """At most as long as a spreadsheet keeps."""
    return text[:LONGEST]


# By the rule that a repair answers. What has been taken out no longer keeps letters from being composed.
REPAIRS = {
    "odd-blank": plain_blanks,
    "invisible": without_invisible,
    "direction": without_direction,
    "odd-digit": plain_digits,
    "decomposed": composed,
    "padding": trimmed,
}


def tidied(text: str) -> str:
    """The form a cell is stored in: every repair made that has only one right result whatever the cell means."""
    if text.isascii():  # the other repairs are of foreign characters
        return trimmed(text)
    for repair in REPAIRS.values():
        text = repair(text)
    return text


def visible(text: str, longest: int = 80) -> str:
    """The text as one line for a message: what cannot be seen as its code point (U+200B), cut after ``longest``."""
    cut = text if len(text) <= longest else text[:longest] + "…"
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in cut)
