"""Turns the site into what leads programs: `topics.json`, `llms.txt`, `robots.txt`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from generator.counting import counted
from generator.model.page import Made, Page, Settings, url_of
from generator.model.paper import PaperId
from generator.rendering.shown import Counted, Link
from generator.rendering.signs import plain_markdown
from generator.rendering.view import View

NEWEST = 20
"""So many digests are named in llms.txt."""
_DATA = {
    "papers.jsonl": "every paper with all that is known of it, a line each",
    "papers.schema.json": "the JSON Schema of such a line",
    "topics.json": "topics with their papers, neighbours and terms",
    "notes.jsonl": "the curator's notes",
    "papers.bib": "all papers as BibTeX",
    "feeds.opml": "all feeds",
}
_WITH_TWINS = {
    "papers.ris": "all papers as RIS",
    "papers.csl.json": "all papers as CSL-JSON",
}


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """A topic for `topics.json`."""

    slug: str
    title: str
    url: str
    since: str
    papers: tuple[PaperId, ...]
    """Newest capture first."""
    neighbours: tuple[tuple[str, int], ...]
    """Slugs of topics that share papers with it, and how many."""
    terms: tuple[str, ...]
    """Slugs of the tags that its papers have more than others do."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What llms.txt says."""

    settings: Settings
    papers: int
    topics: tuple[Counted, ...]
    digests: tuple[Counted, ...]
    lists: tuple[Link, ...]


def signposts_of(view: View) -> Iterator[Page]:
    """The files by which a program finds its way."""
    site, url = view.site, view.settings.url
    topics = tuple(
        TopicRecord(
            topic.slug,
            topic.title,
            url + url_of(f"topics/{topic.slug}.md"),
            topic.since.isoformat() if topic.since else "",
            view.by_age[topic.slug],
            tuple((one.slug, one.shared) for one in topic.neighbours),
            topic.terms,
        )
        for topic in site.topics
    )
    yield Page("topics.json", topics, topics_made)
    guide = Guide(
        view.settings,
        len(site.papers),
        tuple(Counted(view.topic_links[t.slug], len(t.papers)) for t in site.topics if t.papers),
        tuple(Counted(view.digest_links[d.slug], len(d.items)) for d in site.digests[:NEWEST]),
        tuple(Link(one.title, url_of(f"lists/{one.slug}.md")) for one in site.lists),
    )
    yield Page("llms.txt", guide, llms_made)
    yield Page("robots.txt", url, robots_made)


def topics_made(topics: tuple[TopicRecord, ...]) -> Made:
    """`topics.json`: a list of objects, a topic each."""
    lines = ",\n".join(msgspec.json.encode(_topic(one)).decode() for one in topics)
    return Made(f"[\n{lines}\n]\n")


def _topic(topic: TopicRecord) -> dict[str, Any]:
    neighbours = [{"slug": slug, "shared": shared} for slug, shared in topic.neighbours]
    fields = {field: getattr(topic, field) for field in TopicRecord.__slots__}
    return {**fields, "since": topic.since or None, "neighbours": neighbours}


def robots_made(url: str) -> Made:
    """`robots.txt`: everything may be read, and the sitemap tells where it is."""
    where = f"Sitemap: {url}sitemap.xml\n" if url else ""
    return Made(f"User-agent: *\nAllow: /\n{where}")


def llms_made(guide: Guide) -> Made:
    """`llms.txt`, as https://llmstxt.org/ describes it."""
    settings = guide.settings
    data = _DATA | _WITH_TWINS if settings.twins else _DATA
    said = [
        f"# {plain_markdown(settings.name)}",
        f"> {plain_markdown(settings.description)}" if settings.description else "",
        _about(guide),
        _list("Data", ((Link(name, name), said) for name, said in data.items()), settings.url),
        _list("Topics", _counted(guide.topics), settings.url),
        _list("Newest digests", _counted(guide.digests), settings.url),
        _list("Reading lists", ((one, "") for one in guide.lists), settings.url),
    ]
    return Made("\n\n".join(filter(None, said)) + "\n")


def _about(guide: Guide) -> str:
    twin = f"{guide.settings.url}papers/<id>.md"
    text = (
        f"{counted(guide.papers, 'paper')} as listings named them. Dates are days of capture, not "
        "of publication; a paper's card is a sentence picked from its abstract; topics, tags and "
        "related papers are found by a program, which says by which words."
    )
    if not guide.settings.twins:
        return text
    return f"{text} Each paper's page, `papers/<id>/`, stands as Markdown at `{twin}`."


def _counted(of: Iterable[Counted]) -> Iterator[tuple[Link, str]]:
    return ((one.link, counted(one.count, "paper")) for one in of)


def _list(title: str, links: Iterable[tuple[Link, str]], site_url: str) -> str:
    lines = "".join(
        f"\n- [{plain_markdown(link.title)}]({site_url}{link.url})" + (f": {said}" if said else "")
        for link, said in links
    )
    return f"## {title}\n{lines}" if lines else ""
