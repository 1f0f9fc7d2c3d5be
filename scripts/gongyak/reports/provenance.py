"""What was checked with what: the package, its files by their SHA-256, and the versions of those who judged."""

import hashlib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import PurePath

from gongyak import project, text
from gongyak.locales import read
from gongyak.package import INFERRED, MODEL, OWN, Package
from gongyak.phrases import filled
from gongyak.sources import read_bytes


def tools() -> Mapping[str, str]:
    """Names and versions of this project and of the library that judges tables with it."""
    return {"open-pledges": project.version(), "frictionless": version("frictionless")}


def judges() -> str:
    """The same, in words."""
    return ", ".join(f"{name} {value}" for name, value in tools().items())


def about(package: Package) -> Mapping[str, str]:
    """Name, version and date of the package as its descriptor states them; what is no text there is empty.

    What nobody describes has the name of its file, or of the folder or zip its files are in.
    """
    stated = {name: package.descriptor.get(name, "") for name in ("name", "version", "created")}
    if package.basis == INFERRED:
        paths = {table.path for table in package.tables.values()}
        stated["name"] = PurePath(package.origin or package.root.resolve()).name if len(paths) > 1 else "".join(paths)
    return {name: value if isinstance(value, str) else "" for name, value in stated.items()}


def hashes(package: Package) -> Mapping[str, str]:
    """The SHA-256 of the descriptor, if any, and of each data file by path; empty where there is no file to read."""
    described = [package.path] if package.basis in (MODEL, OWN) else []
    paths = [*described, *sorted({path for table in package.tables.values() for path in table.files})]
    contents = ((path, read_bytes(package, path)) for path in paths)
    return {path: "" if data is None else hashlib.sha256(data).hexdigest() for path, data in contents}


def digest(files: Mapping[str, str]) -> str:
    """One SHA-256 of all: of the lines that ``sha256sum`` prints of the files in the order of ``hashes``.

    Of one file it is its own, which people can hold against what ``sha256sum`` says.
    """
    if len(files) == 1:
        return next(iter(files.values()))
    lines = "".join(f"{value}  {path}\n" for path, value in files.items())
    return hashlib.sha256(lines.encode(errors="surrogatepass")).hexdigest()


def stated(package: Package, language: str) -> str:
    """What was checked with what, in one line; and where it came from, if that is not here."""
    names = {name: text.visible(value) or "?" for name, value in about(package).items()}
    names["created"] = names["created"][:10]
    words = read(language)["report"]
    origin = f" · {text.visible(package.origin, 400)}" if package.origin else ""
    told = filled(words["ran" if about(package)["version"] else "ran_undated"], **names, tools=judges())
    return (words["invented"] if invented(package) else "") + told + origin


def invented(package: Package) -> bool:
    """Whether the data say of themselves that a program made them up."""
    return package.descriptor.get("synthetic") is True
