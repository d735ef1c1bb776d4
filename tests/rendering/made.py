"""Turns fabricated content into a view, and its pages into what a browser would have of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec
import yaml
from selectolax.lexbor import LexborHTMLParser

from generator.cataloguing.site import catalogue
from generator.model.content import Content, Dump, NoteLink
from generator.model.page import Page, Settings
from generator.rendering.layout import source_of
from generator.rendering.prose import Words
from generator.rendering.view import View, view_of
from generator.rendering.words import filled
from tests import world

SETTINGS = Settings(
    name="Kites & Co",
    description="Of kites.",
    url="https://me.example/digest/",
    repository="https://github.com/me/mine",
)
KITE_PAPER = "kitenet-kites-that-stay-up"
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


def everything(**other: Any) -> Content:
    """Content with something of every kind, or some of it other than that."""
    kites, bread, berths = dumps()[0].entries[0], dumps()[0].entries[1], dumps()[1].entries[0]
    naming = f"{world.BREAD} We compare our loaves with KiteNet, which costs $5 and $n^2$ threads."
    named = tuple(world.entry(f"Loaves {n}", f"{n} {naming}") for n in range(2))
    given: dict[str, Any] = {
        "first": world.dump("2025-01-01-first", [kites, bread], prose=world.prose("Begin.")),
        "second": world.dump("2025-02-01-second", [berths, kites, *named], query="kites"),
        "topics": [
            world.topic("kites", ["kite"], body="On *kites*, [[bread]]."),
            world.topic("bread", ["sourdough"]),
        ],
        "notes": [
            world.note(
                KITE_PAPER,
                "Read [[Loaves 1]].",
                rating=4,
                why="It flies.",
                written=date(2025, 3, 1),
                pick=True,
                also=("Old Kites",),
                links=(NoteLink("https://a.example/", "A"),),
            ),
            world.note("berths-by-one-tide", tags=["tides"]),
            world.note("loaves-0", hide=True),
            world.note("no-such-paper", "Keep *these*."),
        ],
        "lists": [world.reading_list("start", ["Words.", (KITE_PAPER, "First."), "More."])],
        "pages": [world.page("about.md", "Us and [[kites]]."), world.page("index.md", "Hello.")],
        "facts": [world.facts(TITLES[0], year=2024, authors=("Ann",), arxiv="2410.05434")],
        **other,
    }
    return world.content(given.pop("first"), given.pop("second"), **given)


def key(page: Page) -> bytes:
    """What tells a page's source from others."""
    return msgspec.msgpack.encode(page.source, order="deterministic")


def view(*given: Dump, settings: Settings = SETTINGS, **more: Any) -> View:
    """The view of a site with these dumps, or the two above, and whatever else is given."""
    return view_of(catalogue(world.content(*(given or dumps()), **more)), settings)


def text(page: Page, words: Mapping[str, Words] | None = None) -> str:
    """What stands at a page's path, with these words of notes in their slots, if they are given."""
    whole = source_of(page.make())
    return filled(whole, page.path, words) if words else whole


def by_path(pages: Iterable[Page], words: Mapping[str, Words] | None = None) -> dict[str, str]:
    """The texts of pages by their paths."""
    return {page.path: text(page, words) for page in pages}


def front_matter(page: Page) -> dict[str, Any]:
    """What a page's front matter says."""
    value = yaml.safe_load(source_of(page.make()).split("---\n", 2)[1])
    assert isinstance(value, dict)
    return value


def html(page: Page, words: Mapping[str, Words] | None = None) -> LexborHTMLParser:
    """A page's body, which is HTML, parsed."""
    return LexborHTMLParser(text(page, words).split("---\n", 2)[2])


def texts(page: Page, selector: str, words: Mapping[str, Words] | None = None) -> list[str]:
    """What a reader sees of the elements that a selector finds."""
    return [" ".join(node.text().split()) for node in html(page, words).css(selector)]


def hrefs(page: Page, selector: str = "a", words: Mapping[str, Words] | None = None) -> list[str]:
    """Where links lead."""
    return [node.attributes.get("href") or "" for node in html(page, words).css(selector)]
