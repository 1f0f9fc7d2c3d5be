"""MkDocs hook: puts the stream of files that the package makes into the frame of the site."""

import os
import re
from datetime import datetime
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from gongyak import pipeline, site
from gongyak.files import write
from gongyak.package import read_package
from gongyak.pages.page import PageFile, headings
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.meta import get_data

STYLES = "stylesheets/site.css"


class ReadyPage(Page):
    """A page whose body waits as ready HTML in a file of its own: 24,300 bodies at once would fill the memory."""

    @property
    def content(self) -> str:
        """The body."""
        return Path(self.file.abs_src_path).read_text(encoding="utf-8")

    @content.setter
    def content(self, value: str | None) -> None:
        """MkDocs gives the body back to the page after plugins have seen it."""

    @property
    def toc(self) -> TableOfContents:
        """The table of contents."""
        return TableOfContents([AnchorLink(escape(item.title), item.id, 1) for item in headings(self.content)])

    @toc.setter
    def toc(self, value: TableOfContents) -> None:
        """MkDocs starts every page with an empty one."""

    @property
    def present_anchor_ids(self) -> set[str]:
        """The ids that a Markdown page may link to."""
        return set(re.findall(r' id="([^"]+)"', self.content))

    def read_source(self, config):
        """Nothing to read, nothing to render; our own tests check the links, which MkDocs cannot see."""
        self.markdown = ""

    def render(self, config, files):
        """See ``read_source``."""
        self.links_to_anchors = {}


def on_config(config):
    """Date the site by its data (the same data make the same bytes on any day), and own up to invented ones."""
    about = read_package(_root(config)).descriptor
    created = datetime.fromisoformat(about["created"])
    os.environ["SOURCE_DATE_EPOCH"] = str(int(created.timestamp()))
    config.extra["synthetic"] = bool(about.get("synthetic"))


def on_files(files, config):
    """Add the pages and files of the stream to those of ``docs/``. Data with errors are never published."""
    report = pipeline.check(_root(config))
    if report.errors:
        raise PluginError(f"자료에 오류가 {report.errors}곳 있습니다. `make check`가 하나하나 알려 줍니다.")
    _join_styles(files, config)
    _shorten_scripts(files)
    # Kept with the configuration, so that the folder lives as long as the build.
    config.extra["bodies"] = bodies = TemporaryDirectory(prefix="gongyak-")
    written = list(_written(files))
    for item in site.build(report, site_url=config.site_url, repo_url=config.repo_url, written=written):
        if isinstance(item, PageFile):
            _add_page(item, Path(bodies.name) / item.path, files, config)
        else:
            write(Path(config.site_dir, item.path), item.content)


def _add_page(item, body, files, config):
    """Make ``item`` a page of the site, its content in the file ``body``."""
    write(body, item.content)
    source = f"{item.url}index.md"
    file = File.generated(config, source, abs_src_path=str(body), inclusion=InclusionLevel.NOT_IN_NAV)
    files.append(file)
    page = ReadyPage(escape(item.title), file, config)
    # The templates of MkDocs escape nothing.
    page.meta = {"description": escape(item.description), "hide": item.hide}


def _join_styles(files, config):
    """The style sheets of the theme and our own, in their order, as one file: one request, one line in every page."""
    theme = [next(Path(_theme(config)).glob(f"assets/stylesheets/{name}.*.min.css")) for name in ("main", "palette")]
    own = [files.get_file_from_path(path) for path in config.extra_css]
    sheets = [path.read_text(encoding="utf-8") for path in theme] + [file.content_string for file in own]
    joined = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", "\n".join(sheets))
    for file in own:
        files.remove(file)
    files.append(File.generated(config, STYLES, content=joined))
    config.extra_css = [STYLES]


def _shorten_scripts(files):
    """Publish all scripts in their short form."""
    for file in files.javascript_files():
        file.content_string = shortened(file.content_string)


def shortened(script):
    """A script without indentation and without lines that are comments: a quarter less for a phone to load."""
    return re.sub(r"(?m)^[ \t]*(?://.*\n)?", "", script)


def on_env(env, config, files):
    """Templates without blank lines; of the theme's own files only the icon is used."""
    env.trim_blocks = env.lstrip_blocks = True
    for file in list(files):
        if file.src_uri.startswith("assets/") and file.src_uri != config.theme["favicon"]:
            files.remove(file)


def _theme(config):
    """The folder of the theme's templates and assets."""
    return next(folder for folder in config.theme.dirs if Path(folder, "assets/stylesheets").is_dir())


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
            hide=(),
        )


def _root(config):
    return Path(config.config_file_path).parent
