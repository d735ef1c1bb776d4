"""Paper pages: what is known of a paper, where it leads, and addresses that lead on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from generator.model.page import Page
from generator.rendering.paper_pages import NAMED_BY_SHOWN, gone_pages, paper_pages
from generator.rendering.words import words_of
from tests.rendering.made import SETTINGS, TITLES, front_matter, hrefs, texts, view
from tests.world import BREAD, KITES, dump, entry, facts, note, topic

KITE_PATH = "papers/kitenet-kites-that-stay-up.md"
NO_NOTE = ".pd-note, .pd-stars"


def pages(*given: Any, **more: Any) -> dict[str, Page]:
    """The pages of papers by path."""
    return {page.path: page for page in paper_pages(view(*given, **more))}


def kite_page(**more: Any) -> Page:
    """The page of the first fabricated paper."""
    return pages(**more)[KITE_PATH]


def test_a_bare_paper() -> None:
    """A paper that only its dumps know has title, abstract, card, dumps and honest searches."""
    page = kite_page()
    assert texts(page, "h1") == [TITLES[0]]
    assert texts(page, ".pd-abstract") == [KITES]
    assert texts(page, ".pd-card small") == ["picked from the abstract"]
    assert [where.split("captured")[1] for where in texts(page, "#captured + ul li")] == [
        " on 1 February 2025, place 2",
        " on 1 January 2025, place 1",
    ]
    assert texts(page, ".pd-actions a") == ["Search arXiv"]
    assert texts(page, NO_NOTE) == []


def test_a_known_paper() -> None:
    """Facts show as byline and links, and in the head for Zotero and Scholar."""
    known = facts(
        TITLES[0],
        year=2024,
        venue="KITE",
        authors=("Ann", "Bo"),
        arxiv="2410.05434",
        doi="10.1000/kites",
        published=date(2024, 10, 7),
        comment="Ten pages",
    )
    page = kite_page(facts=[known])
    assert "The authors’ comment: Ten pages" in texts(page, "p")
    assert texts(page, ".pd-byline") == ["Ann, Bo 2024 KITE arXiv:2410.05434"]
    assert texts(page, ".pd-actions a") == ["arXiv", "PDF", "Hugging Face", "DOI"]
    head = LexborHTMLParser(front_matter(page)["head"])
    tags = [
        (node.attributes["name"], node.attributes["content"]) for node in head.css("meta[name]")
    ]
    assert tags == [
        ("citation_title", TITLES[0]),
        ("citation_author", "Ann"),
        ("citation_author", "Bo"),
        ("citation_publication_date", "2024/10/07"),
        ("citation_conference_title", "KITE"),
        ("citation_arxiv_id", "2410.05434"),
        ("citation_pdf_url", "https://arxiv.org/pdf/2410.05434"),
        ("citation_doi", "10.1000/kites"),
    ]
    data = head.css_first("script[type*=json]")
    assert data
    article = json.loads(data.text())
    assert article["headline"] == TITLES[0]
    assert article["author"] == [{"@type": "Person", "name": name} for name in ("Ann", "Bo")]
    assert article["datePublished"] == "2024-10-07"
    assert article["sameAs"] == "https://arxiv.org/abs/2410.05434"
    script = head.css_first("script[src]")
    assert script
    assert script.attributes["src"] == "../../assets/paper.js"


def test_a_note() -> None:
    """The curator's rating, reason, words and day stand on the page, each as what it is."""
    written = note(
        "kitenet-kites-that-stay-up",
        "See [[BreadBench: Loaves Compared]].",
        rating=4,
        why="It <flies>.",
        written=date(2025, 3, 1),
    )
    made = view(notes=[written])
    page = {one.path: one for one in paper_pages(made)}[KITE_PATH]
    words = words_of(made.site)
    assert texts(page, ".pd-stars") == ["★★★★☆"]
    assert texts(page, ".pd-why") == ["Why read this: It <flies>."]
    assert hrefs(page, ".pd-note .pd-prose a", words) == [
        "../../papers/breadbench-loaves-compared/"
    ]
    assert "Written on 1 March 2025" in texts(page, ".pd-note .pd-fine")


def test_topics_show_their_evidence() -> None:
    """A topic stands with the words that caused it, or with the curator's choice."""
    chosen = note("kitenet-kites-that-stay-up", topics=["bread"])
    topics = [topic("kites", ["kite"]), topic("bread", ["sourdough"])]
    page = kite_page(topics=topics, notes=[chosen])
    reasons = dict(
        reason.split(" ", 1) for reason in texts(page, ".pd-reasons li:has(a[href*='topics/'])")
    )
    assert reasons["Bread"] == "the curator’s choice"
    assert reasons["Kites"].startswith("“")


def test_without_twins() -> None:
    """Where papers have no BibTeX file beside them, the entry stands on the page."""
    plain = kite_page()
    assert hrefs(plain, ".pd-cite a") == ["../kitenet-kites-that-stay-up.bib"]
    made = view(settings=replace(SETTINGS, twins=False))
    page = {one.path: one for one in paper_pages(made)}[KITE_PATH]
    assert hrefs(page, ".pd-cite a") == []
    assert texts(page, ".pd-cite pre")[0].startswith("@misc{kitenet-kites-stay,")


def test_along_the_topic() -> None:
    """Previous and next lead along the strongest topic, in its order, and back."""
    kites = [entry(f"Kite Number {n}", f"Kite {n} flies. {KITES[n:]}") for n in range(3)]
    found = pages(dump("2025-01-01-a", kites), topics=[topic("kites", ["kite"])])
    ways = {path: hrefs(page, ".pd-along a") for path, page in found.items()}
    assert ways["papers/kite-number-0.md"] == ["../kite-number-1/"]
    assert ways["papers/kite-number-1.md"] == [
        "../kite-number-0/",
        "../kite-number-2/",
    ]
    assert ways["papers/kite-number-2.md"] == ["../kite-number-1/"]


def test_mentions() -> None:
    """A system's name in an abstract links to its paper, which says by whom it is named."""
    naming = f"{BREAD} We compare our loaves with KiteNet, which rises higher."
    dumped = dump("2025-01-01-a", [entry(TITLES[0], KITES), entry("Loaves", naming)])
    found = pages(dumped)
    assert hrefs(found["papers/loaves.md"], ".pd-abstract a.mention") == [
        "../kitenet-kites-that-stay-up/"
    ]
    assert texts(found[KITE_PATH], "#mentions + ul li") == ["Loaves names KiteNet"]


def test_much_named_papers() -> None:
    """A system that everybody names has a few of those on its page, and their number."""
    naming = [entry(f"Loaves {n}", f"{n} {BREAD} We compare with KiteNet.") for n in range(12)]
    page = pages(dump("2025-01-01-a", [entry(TITLES[0], KITES), *naming]))[KITE_PATH]
    assert len(texts(page, "#mentions + ul li")) == NAMED_BY_SHOWN
    assert "… and 4 more" in texts(page, "p")


def test_an_abstract_that_is_cut_or_missing() -> None:
    """A cut abstract says so; a summary is no abstract; without both the page says that too."""
    listed = [
        entry("Cut Kites", f"{KITES * 6}"[:1915] + " and so"),
        entry("Only a Summary", "", summary="Kites fly."),
        entry("Nothing Known", ""),
    ]
    found = pages(dump("2025-01-01-a", listed))
    assert texts(found["papers/cut-kites.md"], ".pd-cut small") == ["cut in the source"]
    assert texts(found["papers/only-a-summary.md"], "#abstract") == ["Summary"]
    assert "No dump holds this paper’s abstract." in texts(found["papers/nothing-known.md"], "p")


def test_headline_numbers() -> None:
    """What a paper reached in numbers stands under its card; where there are none, nothing does."""
    listed = [entry("Fast Kites", "We present a red kite. It flies high, gaining 12% in wind.")]
    page = pages(dump("2025-01-01-a", listed))["papers/fast-kites.md"]
    assert texts(page, ".pd-card small")[1:] == ["In numbers: gaining 12% in wind"]


def test_gone_pages() -> None:
    """A hidden paper's address says so; a former address leads to the paper; neither is found."""
    notes = [
        note("berths-by-one-tide", hide=True),
        note("kitenet-kites-that-stay-up", also=("Kites Up",)),
    ]
    found = {page.path: page for page in gone_pages(view(notes=notes))}
    assert set(found) == {"papers/berths-by-one-tide.md", "papers/kites-up.md"}
    assert texts(found["papers/berths-by-one-tide.md"], "h1") == ["Hidden by the curator"]
    moved = found["papers/kites-up.md"]
    assert hrefs(moved) == ["../../papers/kitenet-kites-that-stay-up/"]
    assert "refresh" in front_matter(moved)["head"]
    for page in found.values():
        assert front_matter(page)["search"] == {"exclude": True}
        assert "noindex" in front_matter(page)["head"]
