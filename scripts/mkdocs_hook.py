"""MkDocs hook: puts the stream of files that the package makes into the frame of the theme."""

import os
import re
from datetime import datetime
from html import escape
from pathlib import Path

from gongyak import pipeline, site
from gongyak.package import read_package
from gongyak.pages.page import PageFile
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.meta import get_data


class ReadyPage(Page):
    """A page whose HTML is ready: nothing is read and no Markdown is rendered."""

    ready: PageFile

    def read_source(self, config):
        """Set what the theme wants to know of a page; its templates escape nothing."""
        self.markdown = ""
        self.meta = {"description": escape(self.ready.description), "hide": self.ready.hide}

    def render(self, config, files):
        """Set the body and the table of contents; our own tests check its links, which MkDocs cannot see."""
        self.content = self.ready.content
        self.toc = TableOfContents([AnchorLink(escape(item.title), item.id, 1) for item in self.ready.headings])
        self.present_anchor_ids = set(re.findall(r' id="([^"]+)"', self.ready.content))
        self.links_to_anchors = {}


def on_config(config):
    """Date the site by its data: the same data make the same bytes on any day."""
    created = datetime.fromisoformat(read_package(_root(config)).descriptor["created"])
    os.environ["SOURCE_DATE_EPOCH"] = str(int(created.timestamp()))


def on_files(files, config):
    """Add the pages and files of the stream to those of ``docs/``. Data with errors are never published."""
    report = pipeline.check(_root(config))
    if report.errors:
        raise PluginError(f"자료에 오류가 {report.errors}곳 있습니다. `make check`가 하나하나 알려 줍니다.")
    written = list(_written(files))
    for item in site.build(report, site_url=config.site_url, repo_url=config.repo_url, written=written):
        ready = isinstance(item, PageFile)
        source, content = (f"{item.url}index.md", "") if ready else (item.path, item.content)
        file = File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
        if ready:
            ReadyPage(escape(item.title), file, config).ready = item


def _written(files):
    """The hand-written pages as the search reads them: Markdown in the place of HTML."""
    for file in files.documentation_pages():
        text, meta = get_data(file.content_string)
        title = re.search(r"(?m)^# (.+)", text)
        yield PageFile(
            url=file.url,
            title=title[1] if title else file.name,
            description=meta.get("description", ""),
            content=text,
            headings=(),
            hide=(),
        )


def _root(config):
    return Path(config.config_file_path).parent
