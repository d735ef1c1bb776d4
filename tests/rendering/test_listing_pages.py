"""Listing pages: topics, tags, digests and reading lists, none of which grows without bound."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model import Page
from generator.rendering.layout import ON_A_PAGE
from generator.rendering.listing_pages import indexes, paged
from generator.rendering.view import View
from tests.rendering.made import TITLES, front_matter, hrefs, texts, view
from tests.world import KITES, dump, entry, note, reading_list, topic

KITE_PAPER = "kitenet-kites-that-stay-up"
BREAD_PAPER = "breadbench-loaves-compared"


def pages(made: View | None = None, **more: Any) -> dict[str, Page]:
    """The listing pages by path, of the fabricated site if no other is given."""
    return {page.path: page for page in indexes(made or view(**more))}


@pytest.fixture(scope="module")
def long() -> dict[str, Page]:
    """The pages of a site whose one dump has a few papers more than fit on a page."""
    kites = [
        entry(f"Kite Number {n}", f"Kite {n}. {KITES[n % 90 :]}") for n in range(ON_A_PAGE + 5)
    ]
    return pages(view(dump("2025-01-01-many", kites), topics=[topic("kites", ["kite"])]))


def test_paged() -> None:
    """Items are cut into pages numbered from 1; of nothing there is one empty page."""
    assert list(paged("abcde", 2)) == [(1, "ab"), (2, "cd"), (3, "e")]
    assert list(paged("", 2)) == [(1, "")]


def test_every_listing_has_a_page() -> None:
    """There is an index of each kind, and a page for each topic, digest and list."""
    found = pages(topics=[topic("kites", ["kite"])], lists=[reading_list("start", ["Words."])])
    assert {
        *("topics/index.md", "tags/index.md", "digests/index.md", "lists/index.md"),
        *("topics/kites.md", "digests/2025-01-01-first.md", "digests/2025-02-01-second.md"),
        "lists/start.md",
    } <= set(found)


def test_a_topic() -> None:
    """A topic shows its prose, its papers, its files for machines, and where to edit it."""
    found = pages(topics=[topic("kites", ["kite"], body="On *kites*.")])["topics/kites.md"]
    assert texts(found, ".pd-prose em") == ["kites"]
    assert texts(found, ".pd-row__title") == [TITLES[0]]
    assert {
        *("../../topics/kites.atom.xml", "../../topics/kites.feed.json", "../../topics/kites.bib"),
        "https://github.com/me/mine/edit/main/content/topics/kites.md",
    } <= set(hrefs(found))


def test_an_empty_topic() -> None:
    """A topic without papers says so."""
    found = pages(topics=[topic("none", ["nothing like it"])])["topics/none.md"]
    assert "No paper has this topic yet." in texts(found, "p")


def test_long_lists_have_pages(long: dict[str, Page]) -> None:
    """A list shows so many papers a page; its pages lead to each other."""
    first, second = long["topics/kites.md"], long["topics/kites/page-2.md"]
    assert len(texts(first, ".pd-row")) == ON_A_PAGE
    assert len(texts(second, ".pd-row")) == 5
    assert hrefs(first, ".pd-pager a") == ["../../topics/kites/page-2/"]
    assert hrefs(second, ".pd-pager a") == ["../../../topics/kites/"]
    assert texts(second, ".pd-pager span") == ["Page 2 of 2"]
    assert front_matter(second)["title"] == "Kites, page 2"
    assert front_matter(second)["search"] == {"exclude": True}


def test_a_digest_goes_on_counting(long: dict[str, Page]) -> None:
    """The second page of a digest numbers its papers on from the first."""
    assert 'start="101"' in long["digests/2025-01-01-many/page-2.md"].make().text
    shown = texts(long["digests/2025-01-01-many.md"], ".pd-row__title")
    assert shown == [f"Kite Number {n}" for n in range(ON_A_PAGE)]


def test_a_digest() -> None:
    """A digest shows its papers in the dump's order, what was new, and its neighbours."""
    second = pages()["digests/2025-02-01-second.md"]
    assert texts(second, ".pd-row__title") == [TITLES[2], TITLES[0]]
    assert "2 papers, 1 new, 1 seen before" in texts(second, ".pd-fine")[0]
    assert hrefs(second, ".pd-along a") == ["../../digests/2025-01-01-first/"]
    first = pages()["digests/2025-01-01-first.md"]
    assert hrefs(first, ".pd-along a[rel=next]") == ["../../digests/2025-02-01-second/"]


def test_tags_from_a_to_z() -> None:
    """The index of tags goes by first letter, those without one last; each letter is an anchor."""
    notes = [note(KITE_PAPER, tags=["zephyr", "3d-kites", "air"]), note(BREAD_PAPER, tags=["air"])]
    index = pages(notes=notes)["tags/index.md"]
    assert texts(index, "h2") == ["A", "Z", "0–9 and others"]
    assert hrefs(index, ".pd-letters a") == ["#letter-a", "#letter-z", "#letter-other"]
    assert texts(index, ".pd-chip--tag")[0].split() == ["air", "2"]
    air = pages(notes=notes)["tags/air.md"]
    assert set(texts(air, ".pd-row__title")) == {TITLES[0], TITLES[1]}


def test_a_reading_list() -> None:
    """A list keeps its order, its remarks and the prose between, over which the numbers go on."""
    parts: list[str | tuple[str, str]] = [
        "Begin.",
        (BREAD_PAPER, "*Bread* first."),
        "Then:",
        (KITE_PAPER, "Kites."),
    ]
    found = pages(lists=[reading_list("start", parts)])["lists/start.md"]
    assert texts(found, ".pd-row__title") == [TITLES[1], TITLES[0]]
    assert texts(found, ".pd-row__remark") == ["Bread first.", "Kites."]
    assert texts(found, "div.pd-prose") == ["Begin.", "Then:"]
    starts = [line for line in found.make().text.split("\n") if "<ol" in line]
    assert ['start="1"' in starts[0], 'start="2"' in starts[1]] == [True, True]


def test_rows_show_what_a_reader_scans_for() -> None:
    """A row has the card, the curator's reason and rating, the topics and the year."""
    made = view(
        topics=[topic("kites", ["kite"])],
        notes=[note(KITE_PAPER, why="It *flies*.", rating=4)],
    )
    found = pages(made)["topics/kites.md"]
    assert texts(found, ".pd-row__why") == ["It *flies*."]
    assert texts(found, ".pd-stars") == ["★★★★☆"]
    assert texts(found, ".pd-badge") == ["note"]
    assert texts(found, ".pd-chip") == ["Kites"]
