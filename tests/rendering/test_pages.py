"""All pages of a site: each path once, the same text every time, whatever the titles are."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cataloguing.site import catalogue
from generator.model.content import Content
from generator.model.page import Page, Settings
from generator.rendering.pages import pages_of
from generator.rendering.words import filled, words_of
from tests.rendering.made import KITE_PAPER, SETTINGS, by_path, dumps, everything, key
from tests.world import content, dump, entry, note, page, reading_list, topic
from tests.world import facts as world_facts


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


# --- What a page is made of ----------------------------------------------------------------------


PLAIN = {str, int, float, bool, date, type(None)}


def pages(content: Content, settings: Settings = SETTINGS) -> dict[str, Page]:
    """All pages of a site by path."""
    return {page.path: page for page in pages_of(catalogue(content), settings)}


def leaves(value: Any) -> Iterator[Any]:
    """All that a value is made of in the end."""
    if is_dataclass(value):
        parts = [getattr(value, field.name) for field in fields(value)]
    elif isinstance(value, Mapping):
        parts = [*value, *value.values()]
    else:
        parts = list(value) if type(value) is tuple else []
        yield from [] if type(value) is tuple else [value]
    for part in parts:
        yield from leaves(part)


def test_sources_are_plain() -> None:
    """A source is text, numbers and dates all the way down, no markup, and can be encoded."""
    for one in pages(everything()).values():
        assert {type(leaf) for leaf in leaves(one.source)} <= PLAIN, one.path
        assert key(one)


def test_makers_are_functions_of_modules() -> None:
    """A maker has a name by which it can be called, so it holds nothing but its code."""
    for maker in {one.maker for one in pages(everything()).values()}:
        assert getattr(sys.modules[maker.__module__], maker.__name__) is maker


def test_sources_are_the_same_every_time() -> None:
    """Of the same content come the same sources, whatever the order of its dumps."""
    content = everything()
    turned = replace(content, dumps=content.dumps[::-1])
    assert {path: key(page) for path, page in pages(content).items()} == {
        path: key(page) for path, page in pages(turned).items()
    }


OTHER_CONTENT: dict[str, dict[str, Any]] = {
    "a title": {"first": dump("2025-01-01-first", [entry("Kites That Fall")])},
    "a day": {"first": dump("2025-01-02-first", dumps()[0].entries)},
    "a dump's words": {"first": dump("2025-01-01-first", dumps()[0].entries, title="Winds")},
    "a query": {"second": dump("2025-02-01-second", dumps()[1].entries, query="bread")},
    "an abstract": {"second": dump("2025-02-01-second", [entry("Other Berths", "They differ.")])},
    "a topic's title": {"topics": [topic("kites", ["kite"], title="Of Kites")]},
    "a topic's phrases": {"topics": [topic("kites", ["sourdough"])]},
    "a topic's words": {"topics": [topic("kites", ["kite"], body="Other [[winds]].")]},
    "a rating": {"notes": [note(KITE_PAPER, "Read [[Loaves 1]].", rating=3)]},
    "a reason": {"notes": [note(KITE_PAPER, "Read [[Loaves 1]].", why="It falls.")]},
    "a correction": {"notes": [note(KITE_PAPER, title="Kites!", abstract="Short.")]},
    "a note that says nothing": {"notes": [note(KITE_PAPER)]},
    "no note": {"notes": []},
    "facts": {"facts": [world_facts("KiteNet: Kites That Stay Up", venue="Wind", year=2023)]},
    "a comment": {"facts": [world_facts("KiteNet: Kites That Stay Up", comment="Windy")]},
    "a doubt": {
        "facts": [world_facts("KiteNet: Kites That Stay Up", state="doubtful", matched="Kites")]
    },
    "a list": {"lists": [reading_list("start", ["Other words.", (KITE_PAPER, "Last.")])]},
    "a page": {"pages": [page("about.md", "Them.")]},
}
OTHER_SETTINGS = [
    replace(SETTINGS, name="Breads"),
    replace(SETTINGS, description="Of breads."),
    replace(SETTINGS, url="https://other.example/"),
    replace(SETTINGS, repository="https://github.com/me/other"),
    replace(SETTINGS, branch="trunk"),
]


@pytest.mark.parametrize("other", OTHER_CONTENT.values(), ids=OTHER_CONTENT)
def test_other_content_other_keys(other: dict[str, Any]) -> None:
    """Where a page's text is another, so is its source."""
    assert differ(pages(everything()), pages(everything(**other)))


@pytest.mark.parametrize("other", OTHER_SETTINGS)
def test_other_settings_other_keys(other: Settings) -> None:
    """The settings that a page shows are in its source."""
    assert differ(pages(everything()), pages(everything(), other))


def differ(ones: dict[str, Page], others: dict[str, Page]) -> list[str]:
    """The pages that both sites have with other texts; their sources must be others too."""
    both = ones.keys() & others.keys()
    changed = sorted(path for path in both if ones[path].make() != others[path].make())
    assert [path for path in changed if key(ones[path]) == key(others[path])] == []
    return changed


# --- The words of notes --------------------------------------------------------------------------


def test_words_are_in_no_source() -> None:
    """A note's words change no source: only what is filled in, on the pages that say so."""
    notes = [note(KITE_PAPER, "Read [[Loaves 1]]."), note("no-such-paper", "Keep these.")]
    edited = [note(KITE_PAPER, "Or [[Loaves 1]]."), note("no-such-paper", "Let *go*.")]
    before, after = (catalogue(everything(notes=some)) for some in (notes, edited))
    old, new = ({p.path: p for p in pages_of(site, SETTINGS)} for site in (before, after))
    assert {path: key(page) for path, page in old.items()} == {p: key(new[p]) for p in new}
    texts, other = by_path(old.values(), words_of(before)), by_path(new.values(), words_of(after))
    changed = {path for path, text in texts.items() if other[path] != text}
    assert changed == {path for path, page in old.items() if page.make().words}
    both = {f"papers/{KITE_PAPER}.md", f"papers/{KITE_PAPER}.md.txt"}
    assert changed == {*both, "notes.jsonl", "orphans.md"}


def test_no_slot_is_left() -> None:
    """Filled, no page has a slot; and only those with slots say that they have."""
    site = catalogue(everything())
    words = words_of(site)
    for one in pages_of(site, SETTINGS):
        made = one.make()
        assert ("\x01" in made.text) == bool(made.words)
        assert "\x01" not in filled(made.text, one.path, words)


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=30).map(lambda text: f"{text}\x01note:a\x01 \x01a\x01"))
def test_no_text_is_a_slot(text: str) -> None:
    """Whatever stands in a dump, a topic or a list: no slot comes of it."""
    content = everything(
        first=dump("2025-01-01-first", [entry(text, f"{text}.")], title=text, query=text),
        topics=[topic("kites", ["kite"], title=text, body=text)],
        lists=[reading_list("start", [text, ("berths-by-one-tide", text)])],
        notes=[note("berths-by-one-tide", why=text, card=text, title=text, tags=[text])],
        facts=[world_facts(text, venue=text, authors=(text,))],
        pages=[],
    )
    for one in pages_of(catalogue(content), replace(SETTINGS, name=text, description=text)):
        made = one.make()
        shown = f"{made.text}{made.front_matter}"
        assert "\x01" not in shown or one.path == "notes.jsonl"
        assert made.words == (("berths-by-one-tide",) if one.path == "notes.jsonl" else ())
