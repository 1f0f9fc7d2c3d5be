"""What a check has found: one frozen record, whatever the check."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ERROR = "error"
DISCREPANCY = "discrepancy"
# Worth knowing, and nobody's fault: a resource that was passed over.
NOTE = "note"
# Of a rule in a file, and in all, no more findings are kept; the others are counted.
MOST, ALL = 1_000, 20_000
# The rule that says how many.
MORE = "too-many"


class UnusableInput(Exception):  # noqa: N818 - it names a state of the input, and exit 2, not a bug
    """The target cannot be checked at all: ``case`` names why in ``unusable`` of the locale files."""

    def __init__(self, case: str, **params: object) -> None:
        """``params`` fill the words."""
        super().__init__(case, params)
        self.case = case
        self.params = params


class BrokenTable(UnusableInput):
    """The file of a table is not what it should be: the fault of that table alone, where there are others."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One fault at one place.

    ``line`` counts physical lines from 1 (0: the file as a whole); ``column`` is a column name or empty.
    ``params`` fills the message of ``rule`` in the locale files. ``key`` (primary-key values joined by ``/``)
    is set where the fault is a contradiction that a row of ``discrepancies`` can confirm.
    """

    rule: str
    path: str
    line: int = 0
    column: str = ""
    value: str = ""
    severity: str = ERROR
    table: str = ""
    key: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def about(self) -> str:
        """The rule it counts for: what says that a rule found more than is listed belongs to that rule."""
        return self.value if self.rule == MORE else self.rule

    @property
    def places(self) -> int:
        """In how many places the rule is broken."""
        return int(self.params["more"]) if self.rule == MORE else 1

    @property
    def cause(self) -> tuple:
        """What it has in common with others that one look will explain: file, rule, severity, column, case."""
        # What only counts others is of their cause, if they have but one; else ``of`` is None, as no case is.
        case = self.params.get("of") if self.rule == MORE else self.params.get("case", "")
        return self.path, self.about, self.severity, self.table, self.column, case

    @property
    def place(self) -> tuple[str, int, str, str]:
        """The order in which findings are kept: by file, line, column, rule."""
        return self.path, self.line, self.column, self.rule
