"""What must be true of a package as a folder."""

from collections.abc import Iterator
from pathlib import Path

from gongyak.findings import Finding
from gongyak.package import Package
from gongyak.rules import BARE, rule


@rule("no-table-file", "folder", bases=BARE)
def no_table_file(package: Package) -> Iterator[Finding]:
    """정의 없는 폴더에서 표의 이름을 가진 파일은 모두 표로 읽을 수 있어야 한다."""
    for part in package.skipped:
        yield Finding(rule="no-table-file", path=part.name, value=Path(part.name).name)


@rule("stray-file", "folder")
def stray_file(package: Package) -> Iterator[Finding]:
    """데이터 폴더에 있는 CSV 파일은 모두 datapackage.json에 적혀 있어야 한다."""
    named = (part.get("path") for part in package.descriptor["resources"] if isinstance(part, dict))
    known = {package.root / path for path in named if isinstance(path, str)}
    for folder in sorted({(package.root / table.path).parent for table in package.tables.values()}):
        for path in sorted(folder.glob("*")):
            if path.suffix.lower() == ".csv" and path not in known:
                yield Finding(rule="stray-file", path=path.relative_to(package.root).as_posix(), value=path.name)
