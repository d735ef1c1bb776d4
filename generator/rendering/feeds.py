"""Turns papers into feeds: Atom (RFC 4287) and JSON Feed (https://www.jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model import Made, Page, PaperId, url_of
from generator.rendering.dates import instant
from generator.rendering.escape import xml_text
from generator.rendering.formulas import plain_text
from generator.rendering.view import View

LONGEST = 50
"""Items of a feed: readers fetch it often, and the site has the rest."""


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


def feeds_of(view: View) -> Iterator[Page]:
    """The feeds of all papers, of each topic, and of the curator's notes, in both formats."""
    name, url = view.settings.name, view.settings.url
    yield from _both(Feed("", "", name, _papers(view, view.newest_first(view.papers)), url))
    yield from _both(Feed("notes", "", f"{name}: the curator's notes", _notes(view), url))
    for topic in view.site.topics:
        address = url_of(f"topics/{topic.slug}.md")
        items = _papers(view, view.by_age[topic.slug])
        yield from _both(
            Feed(f"topics/{topic.slug}", address, f"{name}: {topic.title}", items, url)
        )


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
    link = view.link(paper)
    return Item(link.url, link.title, judged.card.text, found.first_captured, topics)


def _both(feed: Feed) -> Iterator[Page]:
    for ending, maker in (("atom.xml", atom_made), ("feed.json", json_feed_made)):
        yield Page(f"{feed.name}{'.' if feed.name else ''}{ending}", feed, maker)


def atom_made(feed: Feed) -> Made:
    """The feed's file in Atom."""
    return Made(atom(feed))


def json_feed_made(feed: Feed) -> Made:
    """The feed's file in JSON."""
    return Made(json_feed(feed))


def atom(feed: Feed) -> str:
    """The feed as Atom. Its time is its newest item's: a build never reads the clock."""
    own = xml_text(f"{feed.site_url}{feed.name}{'.' if feed.name else ''}atom.xml")
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
    """The feed as JSON Feed 1.1."""
    url = feed.site_url
    value: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": url + feed.page,
        "feed_url": f"{url}{feed.name}{'.' if feed.name else ''}feed.json",
        "items": [
            {
                "id": url + item.path,
                "url": url + item.path,
                "title": plain_text(item.title),
                "content_text": plain_text(item.text),
                "date_published": instant(item.day),
                "tags": list(item.labels),
            }
            for item in feed.items
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
