"""The page of search results: a box, what script finds, and other ways for those without script."""

from collections.abc import Iterator

from gongyak.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """The one page there is."""
    yield Page(
        url="search/",
        title="공약 찾기",
        description="공약과 부서 업무, 안내 쪽을 제목과 내용의 낱말로 찾는 쪽",
        template="find.jinja",
        hide=("navigation", "toc"),
    )
