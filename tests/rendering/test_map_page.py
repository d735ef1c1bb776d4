"""The map's page: a table of regions with papers, and the data that a script draws."""

from __future__ import annotations

import json
from typing import Any

from generator.model.page import Page
from generator.rendering.map_page import EXAMPLES, map_pages
from tests.rendering.made import hrefs, html, texts, view
from tests.world import TEXTS, dump, entry, topic

SUBJECTS = ("Kite", "Loaf", "Ship", "Owl & <i>")
PAPERS = [
    entry(f"{subject} {n}", f"{text[n:]} {n}")
    for n in range(3)
    for subject, text in zip(SUBJECTS, TEXTS, strict=True)
]


def pages(*phrases: str, **more: Any) -> dict[str, Page]:
    """The page and its data by path; the one topic has papers with these phrases, or on kites."""
    topics = [topic("kites", phrases or ["kite"])]
    made = view(dump("2025-01-01-a", PAPERS), topics=topics, **more)
    return {page.path: page for page in map_pages(made)}


def test_the_data() -> None:
    """Each paper is there once with its title, place and strongest topic, oldest capture first."""
    data = json.loads(pages()["map.json"].make().text)
    assert data["topics"] == [["kites", "Kites", 3]]
    titles = [title for _, title, *_ in data["papers"]]
    assert sorted(titles) == sorted(one.title for one in PAPERS)
    assert [topic for _, title, _, _, topic in data["papers"] if "Kite" in title] == [0, 0, 0]
    assert {topic for _, title, _, _, topic in data["papers"] if "Kite" not in title} == {-1}
    assert sum(count for *_, count in data["regions"]) == len(PAPERS)


def test_the_table() -> None:
    """The table has each region with its size, usual topic and papers, and needs no script."""
    page = pages("kite", "loaf", "ship")["map.md"]
    counts = [int(text) for text in texts(page, "td:nth-child(2)")]
    assert sum(counts) == len(PAPERS)
    assert counts == sorted(counts, reverse=True)
    assert "../topics/kites/" in hrefs(page, "td a")
    papers = [href for href in hrefs(page, "td a") if href.startswith("../papers/")]
    assert len(papers) == sum(min(count, EXAMPLES) for count in counts) == len(set(papers))
    assert html(page).css("[style]") == []


def test_no_usual_topic() -> None:
    """A topic that less than half of a region's papers have isn't what the region is about."""
    assert "../topics/kites/" not in hrefs(pages()["map.md"], "td a")


def test_too_few() -> None:
    """Where there is no map the page says so."""
    found = {page.path: page for page in map_pages(view(dump("2025-01-01-a", PAPERS[:1])))}
    assert "There are too few papers for a map." in texts(found["map.md"], "p")
    assert json.loads(found["map.json"].make().text)["papers"] == []
