"""Feeds: Atom and JSON Feed of all papers, of each topic and of the notes, newest first."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.feeds import (
    LEAST,
    LONGEST,
    LONGEST_OF_TAG,
    Feed,
    Item,
    atom,
    feeds_of,
    json_feed,
)
from generator.rendering.topic_pages import tag_pages
from tests.rendering.made import SETTINGS, TITLES, by_path, front_matter, view
from tests.world import KITES, dump, entry, facts, note, topic

URL = SETTINGS.url
SCHEMA = Path(__file__).parent / "json_feed.schema.json"
"""JSON Feed 1.1 as https://www.jsonfeed.org/version/1.1/ describes it, without extensions."""
ATOM = "{http://www.w3.org/2005/Atom}"
ITEM = Item("papers/a/", "A < B & C", "Text.", date(2025, 3, 13), ("Agents", "R&D"))
FEED = Feed("topics/a", "topics/a/", "Mine: <A>", (ITEM, replace(ITEM, path="papers/b/")), URL)


def test_paths() -> None:
    """Both formats of each feed lie beside the page that they belong to."""
    files = by_path(feeds_of(view(topics=[topic("kites", ["kite"])])))
    names = ("", "notes.", "topics/kites.")
    both = {f"{name}{end}" for name in names for end in ("atom.xml", "feed.json")}
    assert set(files) == {*both, "feeds.opml"}


def test_feeds_of_tags_are_shorter() -> None:
    """There are many tags: the feed of each has its newest papers, and fewer than other feeds."""
    many = [entry(f"Kite {n}", f"{n} {KITES[n:]}") for n in range(LONGEST_OF_TAG + 1)]
    tags = [note(f"kite-{n}", tags=["large"]) for n in range(LONGEST_OF_TAG + 1)]
    feed = by_path(feeds_of(view(dump("2025-01-01-many", many), notes=tags)))["tags/large.atom.xml"]
    titles = [item.title for item in feedparser.parse(feed).entries]
    assert titles == [f"Kite {n}" for n in range(LONGEST_OF_TAG)]


def test_tags_of_many_papers() -> None:
    """A tag has feeds from ten papers on, and its page tells of them."""
    many = [entry(f"Kite {n}", f"{n} {KITES[n:]}") for n in range(LEAST)]
    tags = [note(f"kite-{n}", tags=["large", *(["small"] if n else [])]) for n in range(LEAST)]
    made = view(dump("2025-01-01-many", many), notes=tags)
    files = by_path(feeds_of(made))
    assert len(feedparser.parse(files["tags/large.atom.xml"]).entries) == LEAST
    assert "tags/small.atom.xml" not in files
    pages = {page.path: front_matter(page)["head"] for page in tag_pages(made)}
    assert "tags/large.feed.json" in pages["tags/large.md"]
    assert "feed.json" not in pages["tags/small.md"]
    small = view(dump("2025-01-01-many", many), notes=tags, settings=replace(SETTINGS, twins=False))
    assert not [path for path in by_path(feeds_of(small)) if path.startswith("tags/")]
    assert "feed.json" not in str([front_matter(page)["head"] for page in tag_pages(small)])


def test_outline() -> None:
    """An outline has every feed by its name and address, for a reader to take at once."""
    made = view(topics=[topic("r", ["kite"], title="R & D")])
    outline = ElementTree.fromstring(by_path(feeds_of(made))["feeds.opml"])
    assert (outline.tag, outline.get("version")) == ("opml", "2.0")
    assert [
        (o.get("text"), o.get("xmlUrl"), o.get("htmlUrl")) for o in outline.iter("outline")
    ] == [
        ("Kites & Co", f"{URL}atom.xml", URL),
        ("Kites & Co: the curator's notes", f"{URL}notes.atom.xml", URL),
        ("Kites & Co: R & D", f"{URL}topics/r.atom.xml", f"{URL}topics/r/"),
    ]


def test_days_are_those_of_capture() -> None:
    """When a paper was published is no day of a feed's item, even where it is known."""
    known = facts(TITLES[0], year=2020, published=date(2020, 5, 6))
    files = by_path(feeds_of(view(facts=[known])))
    assert "2020" not in files["atom.xml"] + files["feed.json"]
    assert "2025-01-01T00:00:00Z" in files["atom.xml"]


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
    """The JSON Feed says the same, and is valid by the format's schema."""
    feed = json.loads(json_feed(FEED))
    jsonschema.validate(feed, json.loads(SCHEMA.read_text(encoding="utf-8")))
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
