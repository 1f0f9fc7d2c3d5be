"""The registry of rules. A rule is a function; its docstring, one Korean sentence, is what the rule says.

The catalogue on the site, the messages and the test of the broken examples all read this registry.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from gongyak.package import INFERRED, MODEL, OWN, Package, Table
from gongyak.tables import Row

# Whose data a rule is about: ours, other people's, whoever's, all that come with a schema, with one of their own, with
# none.
OURS, OTHERS, ALL = frozenset({MODEL}), frozenset({OWN, INFERRED}), frozenset({MODEL, OWN, INFERRED})
STATED, THEIRS, BARE = frozenset({MODEL, OWN}), frozenset({OWN}), frozenset({INFERRED})
# By table and columns of it.
Key = tuple[str, ...]
Keys = Mapping[tuple[str, Key], AbstractSet[Key]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """What a rule yields: a cell of a row that breaks it, and what the message needs to say so."""

    table: str
    row: Row
    column: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """What a rule looks at: the rows of one pledge, work or document, or (``value`` empty) the whole package.

    ``rows`` holds the tables that belong to the scope. ``codes`` maps each code table to its rows by code and
    ``context`` each small table that all cases need (governments, terms, documents) to its rows by key. ``keys`` are
    all the keys that stand in the columns of a table at either end of a foreign key.
    """

    package: Package
    scope: str
    value: str
    rows: Mapping[str, list[Row]]
    codes: Mapping[str, Mapping[str, Row]]
    context: Mapping[str, Mapping[str, Row]]
    keys: Keys = field(default_factory=dict)

    @property
    def items(self) -> str:
        """The table of lines of this case: a rule about lines serves pledges and works alike."""
        return "work_items" if self.scope == "work" else "items"

    @property
    def finance(self) -> str:
        """The table of amounts of this case."""
        return "work_finance" if self.scope == "work" else "finance"

    def table(self, name: str) -> Table:
        """The descriptor's view of a table."""
        return self.package.tables[name]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A rule of the catalogue. ``contradiction``: what it finds may be the document's own fault.

    It holds for packages of those ``bases``: nobody else needs to write data in our canonical form.
    """

    name: str
    scopes: tuple[str, ...]
    contradiction: bool
    text: str
    check: Callable
    bases: frozenset[str] = OURS


RULES: dict[str, Rule] = {}


def rule(
    name: str, *scopes: str, contradiction: bool = False, bases: frozenset[str] = OURS
) -> Callable[[Callable], Callable]:
    """Register a generator function as the rule ``name`` of one or more scopes."""

    def register(check: Callable) -> Callable:
        if name in RULES:
            raise ValueError(f"two rules are called {name}")
        text = (check.__doc__ or "").strip()
        RULES[name] = Rule(name=name, scopes=scopes, contradiction=contradiction, text=text, check=check, bases=bases)
        return check

    return register


def held(basis: str) -> tuple[str, ...]:
    """The names of the rules that hold for packages of a basis, in order."""
    return tuple(name for name in sorted(RULES) if basis in RULES[name].bases)


def of_scope(scope: str, basis: str = MODEL) -> Iterator[Rule]:
    """The rules of a scope that hold for packages of a basis, in the order of their names."""
    return (RULES[name] for name in held(basis) if scope in RULES[name].scopes)
