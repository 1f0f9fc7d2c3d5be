"""A figure and its bound."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A measured figure and the bound that it must keep."""

    name: str
    value: float
    bound: float
    unit: str = ""
    least: bool = False

    @property
    def kept(self) -> bool:
        """Whether the bound is kept."""
        return self.value >= self.bound if self.least else self.value <= self.bound

    def line(self) -> str:
        """The figure as a line of the table."""
        sign, missed = (">=" if self.least else "<="), ("" if self.kept else "MISSED")
        return f"{self.name:40} {self.value:>10,.4g} {sign} {self.bound:<6,.4g} {self.unit:14}{missed}".rstrip()
