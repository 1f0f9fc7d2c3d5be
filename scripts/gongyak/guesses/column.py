"""A column of a bare sheet: what it seems to hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gongyak.guesses import names


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column: of what ``kind`` nearly all of its ``filled`` cells are, and which ones are not, or not in its form.

    ``like`` cells are of that kind. ``missing`` counts the ways of saying that there is no value, ``values`` short
    words where they are not many. ``strange`` cells are of another kind; ``odd`` ones are of it in another form, each
    with what is odd about it and its right form.
    """

    name: str
    kind: str
    filled: int
    like: int
    unit: str = ""
    form: str = ""
    examples: Sequence[str] = ()
    missing: Mapping[str, int] = field(default_factory=dict)
    values: Mapping[str, int] = field(default_factory=dict)
    strange: frozenset[str] = frozenset()
    odd: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def numeric(self) -> bool:
        """Whether its cells are quantities."""
        return self.kind in {"integer", "number"}

    @property
    def summable(self) -> bool:
        """Whether it makes sense to add them up."""
        return self.numeric and self.unit != "%" and names.is_summable(self.name)
