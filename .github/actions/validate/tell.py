"""Tell GitHub what a check found: annotations on its output, results and a summary in the files it names."""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import indent
from urllib.parse import unquote

# Of a step GitHub shows ten errors and keeps a summary of at most 1 MiB.
MOST = 1_000_000
_ANNOTATION = re.compile(r"::\w+ file=([^,]*),line=(\d+),")
_HUNK = re.compile(r"\+\+\+ b/(.*?)\t?|@@ -\S+ \+(\d+)(?:,(\d+))? @@.*")


def tell(reports: Path, page: str) -> None:
    """``reports`` holds what validate.py said: annotations, refusals, json, markdown, ``page``; and git's changes."""
    # No splitlines: it knows line ends that no runner knows, and would make lines of our own out of a cell.
    annotations = filter(None, _read(reports / "annotations").split("\n"))
    changed = set(_changed(_read(reports / "changes").split("\n")))
    for line in sorted(annotations, key=lambda line: not _places(line) & changed):
        print(line)
    refusals = _read(reports / "refusals").strip().replace("\r", "")
    if refusals:
        print("::error::" + refusals.replace("%", "%25").replace("\n", "%0A"))
    _append("GITHUB_STEP_SUMMARY", _summary(_read(reports / "markdown") or indent(refusals, "    ") + "\n"))
    if (reports / "json").is_file():
        errors = json.loads(_read(reports / "json"))["totals"]["errors"]
        _append("GITHUB_OUTPUT", f"errors={errors}\nreport={reports / page}\n")


def _changed(diff: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The lines that ``git diff --unified=0`` says are new: the file, the number."""
    path = ""
    for found in filter(None, map(_HUNK.fullmatch, diff)):
        name, first, count = found.groups()
        path = path if name is None else name
        yield from ((path, int(first) + more) for more in range(int(count or 1) if first else 0))


def _places(line: str) -> set[tuple[str, int]]:
    """The place that an annotation is at; none for any other line."""
    return {(unquote(found[1]), int(found[2]))} if (found := _ANNOTATION.match(line)) else set()


def _summary(report: str) -> str:
    """The report as far as it fits."""
    kept = report.encode()[:MOST].decode(errors="ignore")
    return report if kept == report else kept.rpartition("\n")[0] + "\n\n…\n"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _append(name: str, content: str) -> None:
    with open(os.environ[name], "a", encoding="utf-8") as stream:
        stream.write(content)


if __name__ == "__main__":
    tell(Path(sys.argv[1]), sys.argv[2])
