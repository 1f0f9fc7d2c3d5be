"""The marks of cells as functions of templates. Each page asks hundreds of cells, of which few carry a mark: asking is
Python, which costs a third of a macro, and only what is shown is left to the template ``mark.jinja``.
"""

from collections.abc import Callable, Iterable, Mapping

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup


def marking(env: Environment) -> Mapping[str, Callable]:
    """``mark`` of a cell, ``column_marks`` of some cells of a row, ``row_marks`` of a row and some of its cells."""
    placed = env.get_template("mark.jinja").module.placed

    def at(context: Context, record: object, columns: Iterable[str]) -> str:
        marks = context["marks"]
        found = marks.at(record.ref, *columns)
        return Markup("").join(placed(mark, marks.place(mark)) for mark in found) if found else ""

    @pass_context
    def mark(context: Context, record: object, column: str) -> str:
        return at(context, record, (column,))

    @pass_context
    def column_marks(context: Context, record: object, columns: Iterable[str]) -> str:
        return at(context, record, columns)

    @pass_context
    def row_marks(context: Context, record: object, columns: Iterable[str]) -> str:
        return at(context, record, ("*", *columns))

    return {"mark": mark, "column_marks": column_marks, "row_marks": row_marks}
