"""What a package has beside its tables: the descriptor, and other files that it names."""

import json
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from gongyak.files import plain, write
from gongyak.package import DESCRIPTOR, Package
from gongyak.targets import Place


def stated(place: Place) -> dict:
    """The descriptor as it stands in its file."""
    return json.loads(_file(place).read_bytes())


def _file(place: Place) -> Path:
    return place.path / DESCRIPTOR if place.path.is_dir() else place.path


def describe(place: Place, folder: Path, now: Mapping) -> None:
    """Put the descriptor into ``folder``, byte for byte where nothing in it has changed."""
    data = _file(place).read_bytes()
    changed = now != json.loads(data)
    # Half of a surrogate pair is no UTF-8; written as its code it is JSON as before.
    text = (json.dumps(now, ensure_ascii=False, indent=2) + "\n").encode(errors="backslashreplace")
    write(folder / DESCRIPTOR, text if changed else data)


def bring(package: Package, descriptor: Mapping, folder: Path, spared: Collection[str]) -> None:
    """Copy into ``folder`` what the descriptor names, lies in the package and is not there yet, but for ``spared``."""
    for path in sorted({*_named(descriptor)} - {*spared}):
        here, there = plain(package.root, path), folder / path
        if here and ".." not in PurePosixPath(path).parts and not there.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(here, there)


def _named(descriptor: Mapping) -> Iterator[str]:
    """The paths that the resources of a descriptor name: of data, of schemas and dialects."""
    for resource in descriptor["resources"]:
        known = [resource.get(name) for name in ("path", "schema", "dialect")] if isinstance(resource, dict) else []
        for each in known:
            yield from (path for path in (each if isinstance(each, list) else [each]) if isinstance(path, str))
