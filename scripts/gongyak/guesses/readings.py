"""A cell of a bare sheet, read: what it means in plain form, and how that was written."""

from collections.abc import Callable
from dataclasses import dataclass

# Longer than any number, date or address.
LONGEST = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a cell means: ``plain`` as a machine reads it, ``form`` how it was written, the ``unit`` behind a number."""

    plain: str
    form: str = ""
    unit: str = ""


Reader = Callable[[str], Reading | None]
