"""The data package to take away: as validated, for spreadsheets, and as one archive with its checksums."""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template

from gongyak import metadata, spreadsheets
from gongyak.files import SiteFile
from gongyak.package import DESCRIPTOR, Package, Table
from gongyak.pages.page import Site
from gongyak.tables import read_rows

ARCHIVE = "open-pledges.zip"
LICENCE = Path(__file__).parents[2] / "LICENSE-DATA"
README = Path(__file__).parent / "templates" / "README.md"
# The oldest date a zip can hold: the same bytes whenever and wherever the archive is made.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def files(site: Site) -> Iterator[SiteFile]:
    """Everything under ``data/``: the package byte for byte, copies for spreadsheets, the archive, checksums."""
    sums = []
    for path, content in _contents(site.package, site.site_url):
        sums.append(f"{hashlib.sha256(content).hexdigest()}  {path}\n")
        yield SiteFile(path=f"data/{path}", content=content)
    yield SiteFile(path="data/SHA256SUMS", content="".join(sums).encode())


def _contents(package: Package, site_url: str) -> Iterator[tuple[str, bytes]]:
    yield from _originals(package)
    for table in package.tables.values():
        yield excel_path(table), _excel(package, table)
    yield ARCHIVE, _archive(package, site_url)


def _originals(package: Package) -> Iterator[tuple[str, bytes]]:
    yield DESCRIPTOR, (package.root / DESCRIPTOR).read_bytes()
    for table in package.tables.values():
        yield table.path, (package.root / table.path).read_bytes()


def excel_path(table: Table) -> str:
    """Where the copy of a table for spreadsheets lies, below ``data/``; packed, as it is a tenth of the size then."""
    return f"excel/{table.name}.zip"


def _excel(package: Package, table: Table) -> bytes:
    rows = ([row[column] for column in table.columns] for row in read_rows(package, table.name))
    return _zip({f"{table.name}.csv": spreadsheets.encode([table.columns, *rows])})


def _archive(package: Package, site_url: str) -> bytes:
    """A zip that Frictionless can validate as it is: the descriptor lies at its root."""
    members = {"LICENSE-DATA": LICENCE.read_bytes(), "README.md": readme(package, site_url).encode()}
    return _zip(members | dict(_originals(package)))


def _zip(members: Mapping[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as stream:
        for name in sorted(members):
            # Given a ZipInfo, ZipFile would ignore a compression of its own.
            stream.writestr(_entry(name), members[name], zipfile.ZIP_DEFLATED, compresslevel=6)
    return archive.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = 3  # Unix on every system; otherwise this byte tells where the archive was made
    entry.external_attr = 0o100644 << 16
    return entry


def readme(package: Package, site_url: str) -> str:
    """What the archive says about itself, in Korean and English."""
    tables = "\n".join(f"- `{table.path}` {table.title}: {table.description}" for table in package.tables.values())
    return Template(README.read_text(encoding="utf-8")).substitute(
        title=package.descriptor["title"],
        version=package.descriptor["version"],
        url=site_url,
        citation=metadata.citation(package.descriptor, site_url),
        tables=tables,
    )
