"""Where generated pages and files stand in the built site, in its sitemap, and what they are of."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import msgspec

from generator.building.hashing import hash_of
from generator.model.page import Page, url_of


def key_of(page: Page, around: str) -> str:
    """A hash of all that the file depends on; `around` stands for what it shares with others."""
    maker = page.maker
    named = (around, page.path, maker.__module__, maker.__qualname__, page.source)
    return hash_of(msgspec.msgpack.encode(named, order="deterministic"))


def place_of(path: str) -> str:
    """Where a generated file stands in the built site: `papers/a.md` in `papers/a/index.html`."""
    return f"{url_of(path)}index.html" if path.endswith(".md") else url_of(path)


def in_nav(nav: object) -> set[str]:
    """The paths that a `nav` of `mkdocs.yml` names, however deep."""
    return set(_names(nav))


def _names(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for below in nav.values():
            yield from _names(below)
    elif isinstance(nav, list):
        for below in nav:
            yield from _names(below)


def in_sitemap(path: str, site_url: str, day: str) -> SimpleNamespace:
    """A page as MkDocs' template of the sitemap asks for it."""
    url = url_of(path)
    address = site_url + url
    page = SimpleNamespace(
        is_link=False, url=url, abs_url=address, canonical_url=address, update_date=day
    )
    return SimpleNamespace(page=page)
