"""Writes the pages and files that MkDocs doesn't know of into the site's folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from generator.building.frames import Frames
from generator.model import Page, url_of


def write(site: Path, page: Page, frames: Frames) -> None:
    """Makes a page, in the theme's frame, or another file, and writes it where its address says."""
    made = page.make()
    target = site / place_of(page.path)
    text = frames.page(page.path, made) if page.is_page else made.text
    try:
        target.write_bytes(text.encode())
    except FileNotFoundError:  # most folders are there: asking each time takes as long as writing
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def place_of(path: str) -> str:
    """Where a generated file stands in the built site: `papers/a.md` in `papers/a/index.html`."""
    return f"{url_of(path)}index.html" if path.endswith(".md") else path


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
