"""What this project brings along: the schema of its data model with its codes, and its own version."""

import tomllib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
# An installed package carries the files in itself (pyproject.toml); in a checkout they lie at its root.
INSTALLED = _PACKAGE / "installed"
HOME = INSTALLED if INSTALLED.is_dir() else _PACKAGE.parents[1]


@cache
def version() -> str:
    """The version, as pyproject.toml states it."""
    return tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def data() -> Path:
    """What is checked where nothing is named: the data of the checkout, or of the folder one stands in."""
    return Path() if HOME == INSTALLED else HOME
