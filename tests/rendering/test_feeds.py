"""Feeds: Atom and JSON Feed of all papers, of each topic and of the notes, newest first."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import feedparser
from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.feeds import LONGEST, Feed, Item, atom, feeds_of, json_feed
from tests.rendering.made import SETTINGS, TITLES, by_path, view
from tests.world import KITES, dump, entry, note, topic

URL = SETTINGS.url
ATOM = "{http://www.w3.org/2005/Atom}"
ITEM = Item("papers/a/", "A < B & C", "Text.", date(2025, 3, 13), ("Agents", "R&D"))
FEED = Feed("topics/a", "topics/a/", "Mine: <A>", (ITEM, replace(ITEM, path="papers/b/")), URL)


def test_paths() -> None:
    """Both formats of each feed lie beside the page that they belong to."""
    files = by_path(feeds_of(view(topics=[topic("kites", ["kite"])])))
    names = ("", "notes.", "topics/kites.")
    assert set(files) == {f"{name}{end}" for name in names for end in ("atom.xml", "feed.json")}


def test_atom() -> None:
    """A feed reader finds title, addresses, labels, days and texts, as they were written."""
    feed = feedparser.parse(atom(FEED).encode())
    assert not feed.bozo
    assert (feed.feed.title, feed.feed.updated) == ("Mine: <A>", "2025-03-13T00:00:00Z")
    assert feed.feed.id == f"{URL}topics/a.atom.xml"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links == {"self": f"{URL}topics/a.atom.xml", "alternate": f"{URL}topics/a/"}
    first = feed.entries[0]
    assert (first.title, first.link, first.id) == (
        "A < B & C",
        f"{URL}papers/a/",
        f"{URL}papers/a/",
    )
    assert (first.summary, first.updated) == ("Text.", "2025-03-13T00:00:00Z")
    assert [tag.term for tag in first.tags] == ["Agents", "R&D"]


def test_json_feed() -> None:
    """The JSON Feed says the same."""
    feed = json.loads(json_feed(FEED))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == (
        f"{URL}topics/a/",
        f"{URL}topics/a.feed.json",
    )
    assert feed["items"][0] == {
        "id": f"{URL}papers/a/",
        "url": f"{URL}papers/a/",
        "title": "A < B & C",
        "content_text": "Text.",
        "date_published": "2025-03-13T00:00:00Z",
        "tags": ["Agents", "R&D"],
    }


def test_newest_first_and_not_too_many() -> None:
    """A feed has the newest captures first, and never more items than readers should fetch."""
    many = dump("2025-01-01-many", [entry(f"Kite {n}", f"{n} {KITES[n:]}") for n in range(LONGEST)])
    late = dump("2025-06-01-late", [entry("The Latest", "It came in June, after all the others.")])
    feed = feedparser.parse(by_path(feeds_of(view(many, late)))["atom.xml"])
    assert len(feed.entries) == LONGEST
    assert feed.entries[0].title == "The Latest"
    assert feed.feed.updated == "2025-06-01T00:00:00Z"


def test_notes() -> None:
    """The curator's feed has the notes that bear a date, the latest first, with their reasons."""
    notes = [
        note("kitenet-kites-that-stay-up", why="It flies.", written=date(2025, 5, 1)),
        note("breadbench-loaves-compared", why="It rises.", written=date(2025, 6, 1)),
        note("berths-by-one-tide", why="It floats."),
    ]
    feed = feedparser.parse(by_path(feeds_of(view(notes=notes)))["notes.atom.xml"])
    assert [(e.title, e.summary) for e in feed.entries] == [
        (TITLES[1], "It rises."),
        (TITLES[0], "It flies."),
    ]


def test_an_empty_feed() -> None:
    """A feed without items is a feed, and reads no clock."""
    feed = feedparser.parse(
        by_path(feeds_of(view(topics=[topic("x", ["xx"])])))["topics/x.atom.xml"]
    )
    assert not feed.bozo
    assert (feed.entries, feed.feed.updated) == ([], "1970-01-01T00:00:00Z")


@given(st.text(max_size=60))
def test_any_text_is_well_formed(text: str) -> None:
    """Whatever a title holds, both formats are well-formed; JSON keeps every character."""
    feed = Feed("", "", text, (replace(ITEM, title=text, text=text, labels=(text,)),))
    assert ElementTree.fromstring(atom(feed)).tag == f"{ATOM}feed"
    assert json.loads(json_feed(feed))["items"][0]["title"] == text
