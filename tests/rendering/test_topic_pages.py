"""Pages of topics and tags: what they are about, their papers newest first, none without bound."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.model.page import Page
from generator.rendering.topic_pages import TAGS_ON_A_PAGE, tag_pages, topic_pages
from generator.rendering.view import View
from tests.rendering.made import KITE_PAPER, SETTINGS, TITLES, front_matter, hrefs, key, texts, view
from tests.world import KITES, dump, entry, note, topic

BREAD_PAPER = "breadbench-loaves-compared"
KITE_TOPIC = topic("kites", ["kite"])


def pages(made: View | None = None, **more: Any) -> dict[str, Page]:
    """The pages by path, of the fabricated site if no other is given."""
    view_of = made or view(**more)
    return {page.path: page for make in (topic_pages, tag_pages) for page in make(view_of)}


def kites(day: str, numbers: range) -> Any:
    """A dump of so many papers on kites."""
    return dump(
        f"{day}-kites", [entry(f"Kite Number {n}", f"Kite {n}. {KITES[n % 90 :]}") for n in numbers]
    )


@pytest.fixture(scope="module")
def long() -> dict[str, Page]:
    """The pages of a site with more papers than fit on two pages."""
    dumps = (kites("2025-01-01", range(150)), kites("2025-02-01", range(150, 260)))
    return pages(view(*dumps, topics=[KITE_TOPIC]))


def test_every_topic_has_a_page() -> None:
    """There is an index of each kind, and a page for each topic."""
    assert {"topics/index.md", "tags/index.md", "topics/kites.md"} <= set(
        pages(topics=[KITE_TOPIC])
    )


def test_a_topic() -> None:
    """A topic shows its prose, its papers, its files for machines, and where to edit it."""
    found = pages(topics=[topic("kites", ["kite"], body="On *kites*.")])["topics/kites.md"]
    assert texts(found, ".pd-prose em") == ["kites"]
    assert texts(found, ".pd-row__title") == [TITLES[0]]
    assert {
        *("../../topics/kites.atom.xml", "../../topics/kites.feed.json", "../../topics/kites.bib"),
        "https://github.com/me/mine/edit/main/content/topics/kites.md",
    } <= set(hrefs(found))


@pytest.mark.parametrize("twins", [True, False])
def test_files_of_a_topic(twins: bool) -> None:
    """A topic leads to its files in all formats, or without twins to its BibTeX alone."""
    made = view(settings=replace(SETTINGS, twins=twins), topics=[KITE_TOPIC])
    files = {path.rpartition("kites.")[2] for path in hrefs(pages(made)["topics/kites.md"])}
    assert "bib" in files
    assert files >= {"ris", "csl.json"} if twins else not files & {"ris", "csl.json"}


def test_an_empty_topic() -> None:
    """A topic without papers says so."""
    found = pages(topics=[topic("none", ["nothing like it"])])["topics/none.md"]
    assert "No paper has this topic yet." in texts(found, "p")


def test_what_the_curator_chose_comes_first() -> None:
    """Papers that the curator put into a topic stand before the others, and only there."""
    notes = [note(BREAD_PAPER, topics=["kites"])]
    found = pages(topics=[KITE_TOPIC], notes=notes)["topics/kites.md"]
    assert texts(found, "#curated + ol .pd-row__title") == [TITLES[1]]
    assert texts(found, "#papers + ol .pd-row__title") == [TITLES[0]]
    alone = pages(topics=[topic("kites", ["none"])], notes=notes)["topics/kites.md"]
    assert texts(alone, ".pd-row__title") == [TITLES[1]]
    assert texts(alone, "#papers") == []


def test_long_lists_have_pages(long: dict[str, Page]) -> None:
    """The newest are at a list's own address; its pages lead to each other by number."""
    own, second, first = (long[f"topics/kites{end}.md"] for end in ("", "/page-2", "/page-1"))
    assert [len(texts(page, ".pd-row")) for page in (own, second, first)] == [60, 100, 100]
    assert texts(own, ".pd-row__title")[0] == "Kite Number 150"
    assert texts(first, ".pd-row__title")[-1] == "Kite Number 149"
    assert hrefs(own, ".pd-pager a") == [
        *("../../topics/kites/page-2/", "../../topics/kites/page-1/", "../../topics/kites/page-2/"),
    ]
    assert hrefs(second, ".pd-pager a") == [
        "../../../topics/kites/",
        "../../../topics/kites/page-1/",
    ]
    assert hrefs(first, ".pd-pager a") == ["../../../topics/kites/page-2/"]


def test_older_pages_say_what_they_are(long: dict[str, Page]) -> None:
    """A page of older papers names its days and its number, and search engines leave it out."""
    second = long["topics/kites/page-2.md"]
    assert texts(second, "h2") == ["Papers captured from 1 January 2025 to 1 February 2025"]
    assert front_matter(second)["title"] == "Kites, page 2"
    assert front_matter(second)["search"] == {"exclude": True}
    assert texts(second, ".pd-crumbs [aria-current]") == ["Page 2"]


def test_new_papers_change_the_newest_page_alone(long: dict[str, Page]) -> None:
    """Pages of older papers have the same source when papers come that are newer, or recur."""
    dumps = (
        *(kites("2025-01-01", range(150)), kites("2025-02-01", range(150, 260))),
        kites("2025-03-01", range(255, 300)),
    )
    more = pages(view(*dumps, topics=[KITE_TOPIC]))
    older = [f"topics/kites/page-{n}.md" for n in (1, 2)]
    assert [key(more[path]) for path in older] == [key(long[path]) for path in older]
    assert key(more["topics/kites.md"]) != key(long["topics/kites.md"])
    assert texts(more["topics/kites.md"], ".pd-row__title")[0] == "Kite Number 260"


def test_tags_from_a_to_z() -> None:
    """The index of tags goes by first letter, those without one last; each letter is an anchor."""
    notes = [note(KITE_PAPER, tags=["zephyr", "3d-kites", "air"]), note(BREAD_PAPER, tags=["air"])]
    index = pages(notes=notes)["tags/index.md"]
    assert texts(index, "h2") == ["A", "Z", "0–9 and others"]
    assert hrefs(index, ".pd-letters a") == ["#letter-a", "#letter-z", "#letter-other"]
    assert texts(index, ".pd-chip--tag")[0].split() == ["air", "2"]
    air = pages(notes=notes)["tags/air.md"]
    assert texts(air, ".pd-row__title") == [TITLES[0], TITLES[1]]


def test_many_tags() -> None:
    """The index of tags has as many pages as it needs, each tag on one."""
    names = [f"kite-{n:04}" for n in range(TAGS_ON_A_PAGE + 5)]
    found = pages(notes=[note(KITE_PAPER, tags=names)])
    shown = [texts(found[f"tags/{end}.md"], ".pd-chip--tag") for end in ("index", "page-2")]
    assert [len(some) for some in shown] == [TAGS_ON_A_PAGE, 5]
    assert hrefs(found["tags/index.md"], ".pd-pager a") == ["../tags/page-2/"]
    assert front_matter(found["tags/page-2.md"])["title"] == "Tags, page 2"


def test_rows_show_what_a_reader_scans_for() -> None:
    """A row has the card, the curator's reason and rating, the topics and the day."""
    noted = note(KITE_PAPER, why="It *flies*.", rating=4)
    both = [KITE_TOPIC, topic("air", ["kite"])]
    found = pages(topics=both, notes=[noted])["topics/air.md"]
    assert texts(found, ".pd-row__why") == ["It *flies*."]
    assert texts(found, ".pd-stars") == ["★★★★☆"]
    assert texts(found, ".pd-badge") == ["note"]
    assert texts(found, ".pd-row .pd-chip") == ["Kites"]
    assert texts(found, ".pd-when") == ["captured 1 Jan 2025"]


@pytest.mark.parametrize("twins", [True, False])
def test_rows_of_tags(twins: bool) -> None:
    """Where the site is to be small, a tag's rows have neither cards nor topics."""
    noted = note(KITE_PAPER, why="It *flies*.", rating=4, tags=["air"])
    settings = replace(SETTINGS, twins=twins)
    found = pages(view(settings=settings, topics=[KITE_TOPIC], notes=[noted]))["tags/air.md"]
    assert texts(found, ".pd-row__why") == ["It *flies*."]
    assert texts(found, ".pd-when") == ["captured 1 Jan 2025"]
    assert bool(texts(found, ".pd-row__card, .pd-row .pd-chip")) == twins


def test_rows_lead_elsewhere() -> None:
    """On a topic's pages, no row has a chip of that topic; others stay."""
    both = [KITE_TOPIC, topic("air", ["kite"])]
    found = pages(topics=both)["topics/kites.md"]
    assert texts(found, ".pd-row .pd-chip") == ["Air"]
