"""Who is told how far a long work has come."""

from collections.abc import Callable

# The kind of work, what is worked on, and how much of it is done: bytes of a ``fetch``, rows of a ``check``.
Tell = Callable[[str, str, int], None]


def nobody(_work: str, _name: str, _count: int) -> None:
    """Nobody wants to know."""
