"""The search index: grams of characters in small files, of which a query needs few. docs/decisions/0013 says why."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain

from gongyak.files import SiteFile
from gongyak.pages.page import PageFile, Site
from gongyak.search.entries import Entry, entries
from gongyak.search.store import Store


def files(site: Site, others: Iterable[PageFile]) -> Iterator[SiteFile]:
    """The index of the pledges, the works and the ``others``, all below ``search/``."""
    yield from index(entries(site, others))


def index(found: Iterable[Entry]) -> Iterator[SiteFile]:
    """The index of some entries. All but the manifest lies in a folder named after the content: caches mix nothing."""
    store = Store()
    for entry in found:
        store.add(entry)
    blocks = store.files()
    manifest = store.manifest(blocks)
    told = sha256(json.dumps(manifest).encode())
    for content in chain.from_iterable(blocks.values()):
        told.update(content)
    version = told.hexdigest()[:8]
    text = json.dumps({"version": version, **manifest}, ensure_ascii=False, separators=(",", ":"))
    yield SiteFile(path="search/manifest.json", content=text)
    for folder, contents in blocks.items():
        for number, content in enumerate(contents):
            yield SiteFile(path=f"search/{version}/{folder}/{number}.bin", content=content)
