"""Turns papers into feeds: Atom (RFC 4287), JSON Feed (https://www.jsonfeed.org/version/1.1), OPML.

An item is the paper's entry here: its day is that of capture, never one of publication.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from generator.model.page import Made, Page, url_of
from generator.model.paper import PaperId
from generator.model.site import Tag
from generator.rendering.dates import instant
from generator.rendering.escape import xml_text
from generator.rendering.formulas import plain_text
from generator.rendering.view import View

LONGEST = 50
"""Items of a feed: readers fetch it often, and the site has the rest."""
LEAST = 10
"""Papers of a tag that has a feed."""
LONGEST_OF_TAG = 20
"""Items of a tag's feed: there are many tags, and few papers of one come at once."""
_KEPT = 16_384
"""A paper stands in the feeds of its topics and tags; what it says there is made once."""


@dataclass(frozen=True, slots=True)
class Item:
    """A feed's item: its page's address from the site's root, what it says, and its day."""

    path: str
    title: str
    text: str
    """Title and text may have `$formulas$`."""
    day: date
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: the page it belongs to, its name, and its items, newest first."""

    name: str
    """Path without ending: `topics/agents` is at `topics/agents.atom.xml` and `.feed.json`."""
    page: str
    title: str
    items: tuple[Item, ...]
    site_url: str = ""

    def path(self, ending: str) -> str:
        """Where its file with this ending is, from the site's root."""
        return f"{self.name}.{ending}" if self.name else ending

    def address(self, ending: str) -> str:
        """Where its file with this ending is."""
        return self.site_url + self.path(ending)


def feeds_of(view: View) -> Iterator[Page]:
    """Feeds in both formats of all papers, the curator's notes, each topic and larger tag; OPML."""
    feeds = tuple(_feeds(view))
    for feed in feeds:
        yield Page(feed.path("atom.xml"), feed, atom_made)
        yield Page(feed.path("feed.json"), feed, json_feed_made)
    names = tuple(replace(feed, items=()) for feed in feeds)
    yield Page("feeds.opml", Outline(view.settings.name, names), opml_made)


def has_feed(tag: Tag, view: View) -> bool:
    """Whether a tag has so many papers that it has a feed, in a site that needn't be small."""
    return len(tag.papers) >= LEAST and view.settings.twins


def _feeds(view: View) -> Iterator[Feed]:
    name, url = view.settings.name, view.settings.url
    yield Feed("", "", name, _papers(view, view.newest_first(view.papers)), url)
    yield Feed("notes", "", f"{name}: the curator's notes", _notes(view), url)
    for topic in view.site.topics:
        page, items = url_of(f"topics/{topic.slug}.md"), _papers(view, view.by_age[topic.slug])
        yield Feed(f"topics/{topic.slug}", page, f"{name}: {topic.title}", items, url)
    for tag in (tag for tag in view.site.tags if has_feed(tag, view)):
        newest = view.newest_first(tag.papers)[:LONGEST_OF_TAG]
        page, items = url_of(f"tags/{tag.slug}.md"), _papers(view, newest)
        yield Feed(f"tags/{tag.slug}", page, f"{name}: {tag.name}", items, url)


def _papers(view: View, newest_first: Sequence[PaperId]) -> tuple[Item, ...]:
    return tuple(_item(view, paper) for paper in newest_first[:LONGEST])


def _notes(view: View) -> tuple[Item, ...]:
    dated = [(p.note.written, p) for p in view.papers.values() if p.note and p.note.written]
    newest = sorted(dated, key=lambda pair: (pair[0], pair[1].id), reverse=True)[:LONGEST]
    return tuple(
        Item(
            url_of(f"papers/{p.id}.md"),
            p.title,
            (p.note.why if p.note else "") or view.judgements[p.id].card.text,
            when,
        )
        for when, p in newest
    )


def _item(view: View, paper: PaperId) -> Item:
    judged, found = view.judgements[paper], view.papers[paper]
    topics = tuple(view.topics[link.slug].title for link in judged.topics)
    link = view.links[paper]
    return Item(link.url, link.title, judged.card.text, found.first_captured, topics)


def atom_made(feed: Feed) -> Made:
    """The feed's file in Atom."""
    return Made(atom(feed))


def json_feed_made(feed: Feed) -> Made:
    """The feed's file in JSON."""
    return Made(json_feed(feed))


def atom(feed: Feed) -> str:
    """The feed as Atom. Its time is its newest item's: a build never reads the clock."""
    own = xml_text(feed.address("atom.xml"))
    title = xml_text(feed.title)
    updated = instant(max((i.day for i in feed.items), default=date(1970, 1, 1)))
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"  <title>{title}</title>\n"
        f"  <id>{own or 'urn:paper-digest'}</id>\n"
        f"  <updated>{updated}</updated>\n"
        f"  <author>\n    <name>{title}</name>\n  </author>\n"
        f'  <link rel="self" href="{own}" />\n'
        f'  <link rel="alternate" href="{xml_text(feed.site_url + feed.page)}" />\n'
        f"{''.join([_entry(item, feed.site_url) for item in feed.items])}"
        f"</feed>\n"
    )


@lru_cache(maxsize=_KEPT)
def _entry(item: Item, site_url: str) -> str:
    address = xml_text(site_url + item.path)
    labels = [f'    <category term="{xml_text(label)}" />\n' for label in item.labels]
    return (
        f"  <entry>\n"
        f"    <title>{xml_text(plain_text(item.title))}</title>\n"
        f"    <id>{address if site_url else f'urn:paper-digest:{address}'}</id>\n"
        f"    <updated>{instant(item.day)}</updated>\n"
        f'    <link rel="alternate" href="{address}" />\n'
        f"{''.join(labels)}"
        f"    <summary>{xml_text(plain_text(item.text))}</summary>\n"
        f"  </entry>\n"
    )


def json_feed(feed: Feed) -> str:
    """The feed as JSON Feed 1.1, an item a line."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.site_url + feed.page,
        "feed_url": feed.address("feed.json"),
    }
    items = ",\n".join([_json_item(item, feed.site_url) for item in feed.items])
    return f'{_json(head)[:-1]}, "items": [\n{items}\n]}}\n'


@lru_cache(maxsize=_KEPT)
def _json_item(item: Item, site_url: str) -> str:
    value = {
        "id": site_url + item.path,
        "url": site_url + item.path,
        "title": plain_text(item.title),
        "content_text": plain_text(item.text),
        "date_published": instant(item.day),
        "tags": list(item.labels),
    }
    return _json(value)


_json = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Outline:
    """The names of all feeds, for a reader to subscribe to at once."""

    title: str
    feeds: tuple[Feed, ...]
    """Without their items."""


def opml_made(outline: Outline) -> Made:
    """The outline as OPML 2.0 (http://opml.org/spec2.opml)."""
    lines = "".join(map(_outline, outline.feeds))
    return Made(
        f'<opml version="2.0">\n<head><title>{xml_text(outline.title)}</title></head>\n'
        f"<body>\n{lines}</body>\n</opml>\n"
    )


def _outline(feed: Feed) -> str:
    title, atom = xml_text(feed.title), xml_text(feed.address("atom.xml"))
    return (
        f'<outline type="rss" text="{title}" title="{title}" '
        f'xmlUrl="{atom}" htmlUrl="{xml_text(feed.site_url + feed.page)}" />\n'
    )
