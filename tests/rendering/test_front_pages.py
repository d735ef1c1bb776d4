"""Front pages: home, notes without a paper, and people's own pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.model.page import Page
from generator.rendering.front_pages import PICKS_SHOWN, front_pages
from generator.rendering.words import words_of
from tests.rendering.made import TITLES, front_matter, hrefs, texts, view
from tests.world import dump, entry, note, page, reading_list, topic

KITES, BREAD, BERTHS = (
    "kitenet-kites-that-stay-up",
    "breadbench-loaves-compared",
    "berths-by-one-tide",
)


def pages(**more: Any) -> dict[str, Page]:
    """The front pages of the fabricated site by path."""
    return {one.path: one for one in front_pages(view(**more))}


def test_which_pages() -> None:
    """Home and glossary always; orphans only where there are any; people's own pages."""
    assert set(pages()) == {"index.md", "glossary.md"}
    found = pages(notes=[note("no-such-paper", "Hm.")], pages=[page("about.md", "Us.")])
    assert set(found) == {"index.md", "glossary.md", "orphans.md", "about.md"}


def test_home() -> None:
    """Home shows the curator's words, the newest digest in its order, topics and lists."""
    home = pages(
        pages=[page("index.md", "# Welcome\n\nTo [[Kites]].")],
        topics=[topic("kites", ["kite"]), topic("empty", ["nothing like it"])],
        lists=[reading_list("start", [(KITES, "First.")])],
    )["index.md"]
    assert texts(home, "h1") == ["Kites & Co"]
    assert texts(home, ".pd-prose h3") == ["Welcome"]
    assert hrefs(home, ".pd-prose a") == ["./topics/kites/"]
    assert texts(home, "section[aria-labelledby=newest] .pd-row__title") == [TITLES[2], TITLES[0]]
    assert hrefs(home, "section[aria-labelledby=topics] a") == ["./topics/kites/"]
    assert hrefs(home, "section[aria-labelledby=lists] a") == ["./lists/start/"]
    assert front_matter(home)["title"] == "Kites &amp; Co"


def test_home_without_anything() -> None:
    """Before the first dump home is a page all the same."""
    home = next(iter(front_pages(view(dump("2025-01-01-empty", [])))))
    assert texts(home, ".pd-row") == []
    assert texts(home, "h1") == ["Kites & Co"]


def test_picks() -> None:
    """What the curator picked stands by rating, then by the day of the note, and not for ever."""
    notes = [
        note(KITES, pick=True, rating=4, written=date(2025, 1, 1)),
        note(BREAD, pick=True, rating=5),
        note(BERTHS, pick=True, rating=4, written=date(2025, 2, 1)),
    ]
    home = pages(notes=notes)["index.md"]
    rows = "section[aria-labelledby=picks] .pd-row__title"
    assert texts(home, rows) == [TITLES[1], TITLES[2], TITLES[0]]
    many = [entry(f"Kite Number {n}", f"{n} kites are {n} kites.") for n in range(9)]
    chosen = [note(f"kite-number-{n}", pick=True) for n in range(9)]
    home = next(iter(front_pages(view(dump("2025-01-01-many", many), notes=chosen))))
    assert len(texts(home, rows)) == PICKS_SHOWN


def test_orphans() -> None:
    """A note whose paper no dump lists is shown with its words, so that none is lost."""
    made = view(notes=[note("no-such-paper", "Keep *these*.")])
    orphans = {one.path: one for one in front_pages(made)}["orphans.md"]
    words = words_of(made.site)
    assert texts(orphans, "h2", words) == ["no-such-paper"]
    assert texts(orphans, ".pd-prose em", words) == ["these"]


def test_ordinary_pages() -> None:
    """People's pages go through the door that notes go through, and their title is escaped."""
    body = "# <Us>\n\n<b>We</b> <script>fly()</script> [[Kites]].\n\n# More\n\n## Most\n"
    found = pages(pages=[page("guide/us.md", body)], topics=[topic("kites", ["kite"])])
    us = found["guide/us.md"]
    assert texts(us, "h1") == ["<Us>"]
    assert front_matter(us)["title"] == "&lt;Us&gt;"
    assert texts(us, ".pd-prose p") == ["We Kites."]
    assert hrefs(us, ".pd-prose a") == ["../../topics/kites/"]
    assert [texts(us, f"#{name}") for name in ("more", "most")] == [["More"], ["Most"]]
    assert [len(texts(us, f"h{level}")) for level in (1, 2, 3)] == [1, 1, 1]
