"""The built site is what was checked: the same bytes at every build, the data byte for byte, no names of persons."""

import gzip
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

from gongyak.audit.privacy import MOBILE, OFFICE, RESIDENT, SHAPES
from gongyak.package import read_package
from site_build import ROOT, Built

# Files that are the theme's own: none of it comes from documents.
THEIRS = re.compile(r"assets/.*|sitemap\.xml\.gz|search/.*\.bin|validate/report\.webp")


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_two_builds_are_the_same_byte_for_byte(builds: tuple[Built, Built]) -> None:
    first, second = (_files(built.root) for built in builds)
    assert len(first) >= 200
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_the_published_data_are_those_of_the_repository(site: Built) -> None:
    names = ["datapackage.json", *(table.path for table in read_package(ROOT).tables.values())]
    assert len(names) == 61
    assert [name for name in names if (site.root / "data" / name).read_bytes() != (ROOT / name).read_bytes()] == []


def test_frictionless_validates_the_published_address(site: Built) -> None:
    """As a stranger would, with no way out to anything but this server."""
    report = _told(
        Path(sys.executable).with_name("frictionless"), "validate", "--json", f"{site.url}data/datapackage.json"
    )
    assert (report["valid"], report["stats"]["tasks"], report["stats"]["errors"]) == (True, 60, 0)


def test_what_the_page_of_the_method_shows_can_be_repeated_from_the_address_of_the_site(site: Built) -> None:
    published = json.loads((site.root / "data/report.json").read_bytes())
    again = _told(sys.executable, ROOT / "scripts/validate.py", site.url, "--format", "json")
    assert published["totals"]["rows"] > 1_500
    assert {name for name in published if again[name] != published[name]} - {"origin"} == {"ran"}


def _told(*command: object) -> dict:
    """What a program says as JSON that can reach nothing but this server."""
    nowhere = {f"{name}_proxy": "http://127.0.0.1:9" for name in ("http", "https", "all")}
    environment = os.environ | nowhere | {"no_proxy": "127.0.0.1"}
    done = subprocess.run([*map(str, command)], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _texts(root: Path) -> dict[str, str]:
    """All texts of the site, those that lie packed in others too. The blocks of the search hold nothing else."""
    found: dict[str, str] = {}
    for name, content in _files(root).items():
        if name.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                found |= {f"{name}:{each}": archive.read(each).decode("utf-8-sig") for each in archive.namelist()}
        elif name.endswith(".jsonl.gz"):
            found[name] = gzip.decompress(content).decode()
        elif not THEIRS.fullmatch(name):
            found[name] = content.decode("utf-8-sig")
    return found


def _personal(text: str) -> set[str]:
    """What looks like a name beside a role or telephone, a mobile or a resident number."""
    plain = re.sub(r"<[^>]*>", " ", text)
    names = {found["name"] for shape in SHAPES for found in shape.finditer(plain)}
    return {name for name in names if not OFFICE.fullmatch(name)} | {
        found[0] for pattern in (MOBILE, RESIDENT) for found in pattern.finditer(text)
    }


def test_no_file_of_the_site_names_a_person(site: Built) -> None:
    texts = _texts(site.root)
    assert len(texts) > 190
    assert {name: found for name, text in texts.items() if (found := _personal(text))} == {}


def test_the_patterns_find_a_person() -> None:
    assert _personal("<td>과장</td><td>홍길동</td>") == {"홍길동"}
    assert _personal("홍길동 (☎ 550-4912)") == {"홍길동"}
    assert _personal("010-1234-5678") == {"010-1234-5678"}
