"""What is compared of a name that somebody gave a column."""

import re

# A name that is longer says nothing in its end.
NAME_LENGTH = 200
_BRACKETS = re.compile(r"[(\[（].*?[)\]）]")


def bare(name: str) -> str:
    """A name without blanks and what stands in brackets: ``예산액 (백만원)`` is ``예산액``."""
    name = name[:NAME_LENGTH]
    return "".join((_BRACKETS.sub("", name) or name).split()).casefold()
