"""The site of the smallest package, body by body: a page that changes, appears or vanishes is seen in the diff.

When a change is meant, renew the golden files and read their diff: ``RENEW=1 .venv/bin/pytest tests/test_golden.py``
"""

import os
import re
import shutil
from pathlib import Path

from gongyak import pipeline
from gongyak.pages.page import PageFile
from gongyak.site import build

GOLDEN = Path(__file__).parent / "golden"


def test_the_site_of_the_smallest_package_is_as_it_was(tiny: Path) -> None:
    files = list(build(pipeline.check(tiny), site_url="https://example.org/", repo_url="https://example.org/code"))
    made = {file.path: file.content for file in files if isinstance(file, PageFile)}
    # The folder of the search index is named by its content, which any word on any page changes.
    names = [re.sub("^search/[0-9a-f]{8}/", "search/version/", file.path) for file in files]
    made["files.txt"] = "".join(f"{name}\n" for name in sorted(names))
    if os.environ.get("RENEW"):
        _renew(made)
    kept = {path.relative_to(GOLDEN).as_posix(): path for path in GOLDEN.rglob("*") if path.is_file()}
    assert sorted(made) == sorted(kept)
    assert [name for name in sorted(made) if made[name] != kept[name].read_text(encoding="utf-8")] == []


def _renew(made: dict[str, str]) -> None:
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name, content in made.items():
        (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / name).write_text(content, encoding="utf-8")
