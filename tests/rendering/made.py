"""Turns fabricated content into a view, and its pages into what a browser would have of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml
from selectolax.lexbor import LexborHTMLParser

from generator.cataloguing.site import catalogue
from generator.model import Dump, Page, Settings
from generator.rendering.layout import source_of
from generator.rendering.view import View, view_of
from tests import world

SETTINGS = Settings(
    name="Kites & Co",
    description="Of kites.",
    url="https://me.example/digest/",
    repository="https://github.com/me/mine",
)
TITLES = ("KiteNet: Kites That Stay Up", "BreadBench: Loaves Compared", "Berths by One Tide")


def dumps() -> tuple[Dump, ...]:
    """Two dumps of three papers, of which the first is in both."""
    kites, bread, berths = (
        world.entry(title, text) for title, text in zip(TITLES, world.TEXTS, strict=False)
    )
    return (
        world.dump("2025-01-01-first", [kites, bread]),
        world.dump("2025-02-01-second", [berths, kites]),
    )


def view(*given: Dump, settings: Settings = SETTINGS, **more: Any) -> View:
    """The view of a site with these dumps, or the two above, and whatever else is given."""
    return view_of(catalogue(world.content(*(given or dumps()), **more)), settings)


def by_path(pages: Iterable[Page]) -> dict[str, str]:
    """The texts of pages by their paths."""
    return {page.path: source_of(page.make()) for page in pages}


def front_matter(page: Page) -> dict[str, Any]:
    """What a page's front matter says."""
    value = yaml.safe_load(source_of(page.make()).split("---\n", 2)[1])
    assert isinstance(value, dict)
    return value


def html(page: Page) -> LexborHTMLParser:
    """A page's body, which is HTML, parsed."""
    return LexborHTMLParser(source_of(page.make()).split("---\n", 2)[2])


def texts(page: Page, selector: str) -> list[str]:
    """What a reader sees of the elements that a selector finds."""
    return [" ".join(node.text().split()) for node in html(page).css(selector)]


def hrefs(page: Page, selector: str = "a") -> list[str]:
    """Where links lead."""
    return [node.attributes.get("href") or "" for node in html(page).css(selector)]
