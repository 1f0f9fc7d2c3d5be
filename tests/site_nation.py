"""A synthetic nation of 2,000 pledges: the pages that read all of them, in the frames of the real site.

A whole site of that size takes longer than all other tests need: here the pledges have no pages of their own, only
their data, and nothing is checked.
"""

import re
import shutil
from pathlib import Path

from gongyak import columns, extracts, pipeline, search
from gongyak.files import write
from gongyak.package import read_package
from gongyak.pages import browse, compare, find, regions
from gongyak.pages.render import renderer
from gongyak.site import read_site
from synthetic import package as synthetic

GOVERNMENTS, PLEDGES = 20, 100
PAGES = (regions, browse, compare, find)
FILES = (columns, extracts)
FRAME = re.compile(r"(<article[^>]*>).*(</article>)", re.DOTALL)


def build_nation(target: Path, *, frames: Path, url: str) -> None:
    """Build what reads all pledges into ``target``, the tables into ``data/``; ``frames`` is the real site."""
    synthetic.write(target / "data", governments=GOVERNMENTS, pledges=PLEDGES, seed=0)
    for folder in ("javascripts", "stylesheets", "assets"):
        shutil.copytree(frames / folder, target / folder)
    package = read_package(target / "data")
    report = pipeline.Report(package=package, findings=(), rules=(), rows={})
    site = read_site(report, site_url=url, repo_url="")
    render = renderer(site)
    pages = [render(page) for module in PAGES for page in module.pages(site)]
    for page in pages:
        frame = (frames / page.path).read_text(encoding="utf-8")
        parts = FRAME.search(frame)
        write(target / page.path, f"{frame[: parts.end(1)]}{page.content}{frame[parts.start(2) :]}")
    for module in FILES:
        for file in module.files(site):
            write(target / file.path, file.content)
    for file in search.files(site, pages):
        write(target / file.path, file.content)
