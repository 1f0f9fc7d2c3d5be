"""The locale files: what is said to people and is neither data nor prose of a template."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "locale"
# The loader in C, where the wheel has it, reads ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read(name: str) -> Mapping:
    """The content of ``locale/<name>.yml``."""
    return yaml.load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"), Loader=_LOADER)
