"""Tell GitHub what a check found, or why there was none: on the output, and in the files that it names."""

import json
import os
import sys
from pathlib import Path
from textwrap import indent

# GitHub keeps a summary of at most 1 MiB.
MOST = 1_000_000


def tell(reports: Path, page: str) -> None:
    """``reports`` holds what validate.py has left there: refusals, json, markdown and the HTML ``page``."""
    refusals = _read(reports / "refusals").strip().replace("\r", "")
    if refusals:
        print("::error::" + refusals.replace("%", "%25").replace("\n", "%0A"))
    _append("GITHUB_STEP_SUMMARY", _summary(_read(reports / "markdown") or indent(refusals, "    ") + "\n"))
    if (reports / "json").is_file():
        content = json.loads(_read(reports / "json"))
        errors = content["totals"]["errors"] if content["checked"] else ""
        _append("GITHUB_OUTPUT", f"errors={errors}\nreport={reports / page}\n")


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
