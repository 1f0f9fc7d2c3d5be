"""MkDocs hook: puts the stream of files that the package makes into the frame of the theme."""

import os
from datetime import datetime
from pathlib import Path

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from gongyak.package import read_package
from gongyak.pages.page import PageFile
from gongyak.site import build


class ReadyPage(Page):
    """A page whose HTML is ready: nothing is read and no Markdown is rendered."""

    def __init__(self, ready, file, config):
        super().__init__(ready.title, file, config)
        self.ready = ready

    def read_source(self, config):
        """Set what the theme wants to know of a page."""
        self.markdown = ""
        self.meta = {"description": self.ready.description, "hide": list(self.ready.hide)}

    def render(self, config, files):
        """Set the body and the table of contents."""
        self.content = self.ready.content
        self.toc = TableOfContents([AnchorLink(item.title, item.id, 1) for item in self.ready.headings])
        # MkDocs checks links between Markdown pages by these; a test of ours checks those of ready HTML.
        self.present_anchor_ids = {item.id for item in self.ready.headings}
        self.links_to_anchors = {}


def on_config(config):
    """Date the site by its data, so that the same data make the same bytes on any day."""
    created = read_package(Path(config.config_file_path).parent).descriptor["created"]
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.fromisoformat(created).timestamp()))


def on_files(files, config):
    """Add every page and file of the stream to those of ``docs/``."""
    package = read_package(Path(config.config_file_path).parent)
    for item in build(package, None, site_url=config.site_url, repo_url=config.repo_url):
        page = isinstance(item, PageFile)
        source = f"{item.url}index.md" if page else item.path
        level = InclusionLevel.INCLUDED if source.count("/") < 2 else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, source, content="" if page else item.content, inclusion=level)
        files.append(file)
        if page:
            ReadyPage(item, file, config)
