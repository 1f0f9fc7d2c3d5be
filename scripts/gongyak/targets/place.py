"""Where a target lies on this disk."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a target lies on this disk, and its ``origin`` where that is not what was named: an address, a zip.

    ``path`` is a folder with a datapackage.json, a folder with bare tables, a descriptor (``.json``) or one table. The
    ``origin`` stands for the folder: for ``path`` itself or, where that is a file, for the one it is in.
    """

    path: Path
    origin: str = ""

    @property
    def root(self) -> Path:
        """The folder that ``origin`` stands for."""
        return self.path if self.path.is_dir() else self.path.parent
