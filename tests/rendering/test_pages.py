"""All pages of a site: each path once, the same text every time, whatever the titles are."""

from __future__ import annotations

from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cataloguing.site import catalogue
from generator.model import Settings
from generator.rendering.pages import pages_of
from tests.rendering.made import SETTINGS, by_path, dumps
from tests.world import content, dump, entry, note, page, reading_list, topic


def test_every_kind_of_page() -> None:
    """The pages are home, indexes, papers, former addresses, feeds and exports."""
    site = catalogue(
        content(
            *dumps(),
            topics=[topic("kites", ["kite"])],
            notes=[note("kitenet-kites-that-stay-up", also=("Old Kites",))],
            lists=[reading_list("start", ["Words."])],
            pages=[page("about.md", "Us.")],
        )
    )
    assert {
        *("index.md", "about.md", "glossary.md", "changes.md", "topics/kites.md", "lists/start.md"),
        *("papers/berths-by-one-tide.md", "papers/old-kites.md", "digests/2025-01-01-first.md"),
        *("atom.xml", "feed.json", "topics/kites.bib", "papers.jsonl", "papers.schema.json"),
    } <= set(by_path(pages_of(site, SETTINGS)))


def test_an_empty_site() -> None:
    """Of nothing there is a whole site all the same, with or without an address."""
    for given_settings in (SETTINGS, Settings()):
        assert "index.md" in by_path(pages_of(catalogue(content()), given_settings))


def test_the_order_of_dumps_does_not_show() -> None:
    """The same content in another order gives the same pages with the same text."""
    one = by_path(pages_of(catalogue(content(*dumps())), SETTINGS))
    other = by_path(pages_of(catalogue(content(*reversed(dumps()))), SETTINGS))
    assert one == other


@settings(max_examples=25)
@given(st.lists(st.text(min_size=1, max_size=60).filter(str.strip), max_size=3))
def test_any_titles_and_texts(titles: list[str]) -> None:
    """Whatever papers are called, each page is written once, at a safe path, in UTF-8."""
    entries = [entry(title, f"We study {title}, and it is what it is.") for title in titles]
    notes = [note("x", title) for title in titles[:1]]
    site = catalogue(content(dump("2025-01-01-a", entries), notes=notes))
    for path, text in by_path(pages_of(site, SETTINGS)).items():
        assert path.isascii()
        assert ".." not in PurePosixPath(path).parts
        text.encode()
