"""Turns papers into feeds: Atom (RFC 4287) and JSON Feed (https://www.jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from generator.model import Page, PaperId, url_of
from generator.rendering.dates import instant
from generator.rendering.escape import xml_text
from generator.rendering.formulas import plain_text
from generator.rendering.layout import file
from generator.rendering.view import View

LONGEST = 50
"""Items of a feed: readers fetch it often, and the site has the rest."""
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Item:
    """A feed's item: its page's address from the site's root, what it says, and its day."""

    path: str
    title: str
    text: str
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


def feeds_of(view: View) -> Iterable[Page]:
    """The feeds of all papers, of each topic, and of the curator's notes, in both formats."""
    name = view.settings.name
    yield from _both(Feed("", "", name, _papers(view, list(view.papers))), view)
    yield from _both(Feed("notes", "", f"{name}: the curator's notes", _notes(view)), view)
    for topic in view.site.topics:
        address = url_of(f"topics/{topic.slug}.md")
        title = f"{name}: {topic.title}"
        items = _papers(view, topic.papers)
        yield from _both(Feed(f"topics/{topic.slug}", address, title, items), view)


def _papers(view: View, ids: Sequence[PaperId]) -> tuple[Item, ...]:
    newest = sorted(ids, key=lambda i: view.papers[i].first_captured, reverse=True)[:LONGEST]
    return tuple(_item(view, i, view.judgements[i].card.text) for i in newest)


def _notes(view: View) -> tuple[Item, ...]:
    noted = [p for p in view.papers.values() if p.note and p.note.written]
    dated = [(p.note.written, p) for p in noted if p.note and p.note.written]
    newest = sorted(dated, key=lambda pair: (pair[0], pair[1].id), reverse=True)[:LONGEST]
    return tuple(
        Item(
            url_of(f"papers/{p.id}.md"),
            plain_text(p.title),
            (p.note.why if p.note else "") or view.judgements[p.id].card.text,
            when,
        )
        for when, p in newest
    )


def _item(view: View, paper: PaperId, text: str) -> Item:
    topics = tuple(view.topics[link.slug].title for link in view.judgements[paper].topics)
    found = view.papers[paper]
    title = plain_text(found.title)
    path = url_of(f"papers/{paper}.md")
    return Item(path, title, plain_text(text), found.first_captured, topics)


def _both(feed: Feed, view: View) -> Iterable[Page]:
    separator = "." if feed.name else ""
    json_name = f"{feed.name}.feed.json" if feed.name else "feed.json"
    yield file(f"{feed.name}{separator}atom.xml", lambda: atom(feed, view.settings.url))
    yield file(json_name, lambda: json_feed(feed, view.settings.url))


def atom(feed: Feed, site_url: str) -> str:
    """The feed as Atom. Its time is its newest item's: a build never reads the clock."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    address = site_url + feed.page
    own = f"{site_url}{feed.name}{'.' if feed.name else ''}atom.xml"
    _add(root, "title", feed.title)
    _add(root, "id", own or "urn:paper-digest")
    _add(root, "updated", instant(max((i.day for i in feed.items), default=date(1970, 1, 1))))
    ET.SubElement(ET.SubElement(root, f"{{{_ATOM}}}author"), f"{{{_ATOM}}}name").text = xml_text(
        feed.title
    )
    _link(root, "self", own)
    _link(root, "alternate", address)
    for item in feed.items:
        root.append(_entry(item, site_url))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _entry(item: Item, site_url: str) -> ET.Element:
    entry = ET.Element(f"{{{_ATOM}}}entry")
    address = site_url + item.path
    _add(entry, "title", item.title)
    _add(entry, "id", address if site_url else f"urn:paper-digest:{item.path}")
    _add(entry, "updated", instant(item.day))
    _link(entry, "alternate", address)
    for label in item.labels:
        ET.SubElement(entry, f"{{{_ATOM}}}category", term=xml_text(label))
    _add(entry, "summary", item.text)
    return entry


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{tag}").text = xml_text(text)


def _link(parent: ET.Element, rel: str, href: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", rel=rel, href=href)


def json_feed(feed: Feed, site_url: str) -> str:
    """The feed as JSON Feed 1.1."""
    own = f"{site_url}{feed.name}{'.' if feed.name else ''}feed.json"
    value: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": site_url + feed.page,
        "feed_url": own,
        "items": [
            {
                "id": site_url + item.path,
                "url": site_url + item.path,
                "title": item.title,
                "content_text": item.text,
                "date_published": instant(item.day),
                "tags": list(item.labels),
            }
            for item in feed.items
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
