#!/usr/bin/env python3
"""Build of a synthetic package only the list of all pledges, in the frame of the site: seconds instead of minutes.

``python benchmarks/list_site.py FOLDER`` builds into ``FOLDER/site``; the package lies in ``FOLDER``, unchecked.
"""

import sys
from pathlib import Path
from types import SimpleNamespace

from bench_site import ROOT, furnish
from mkdocs.commands.build import build
from mkdocs.config import load_config

sys.path.insert(0, str(ROOT / "scripts"))
from gongyak import columns, pipeline, site
from gongyak.package import read_package
from gongyak.pages import browse


def main() -> None:
    """Build what the first argument names."""
    folder = Path(sys.argv[1])
    if not (folder / "mkdocs.yml").exists():
        furnish(folder)
    site.PAGES, site.FILES, site.search = (browse,), (columns,), SimpleNamespace(files=lambda *_: ())
    pipeline.check = _unchecked
    # The sections beside the list are not there, which a strict build would not forgive.
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), strict=False)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def _unchecked(root: Path) -> pipeline.Report:
    """The package as it is: its maker is tested elsewhere, and the check of a nation takes a minute."""
    return pipeline.Report(package=read_package(root), findings=(), rules=(), rows={})


if __name__ == "__main__":
    main()
