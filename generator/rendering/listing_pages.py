"""Renders the pages that list papers: topics, tags, digests, reading lists, their indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, TypeVar

from generator.model import Digest, Page, Prose, ReadingList, Tag, Topic, url_of
from generator.rendering.edit_links import edit_url
from generator.rendering.layout import ON_A_PAGE, Head, numbered, page, pages_needed
from generator.rendering.prose import Words, words_in
from generator.rendering.shown import Counted, Link, Row
from generator.rendering.view import View

T = TypeVar("T")
TAGS_ON_A_PAGE = 1_000
TOPICS_OF_A_DIGEST = 4
"""So many of its topics stand beside a digest in the list of all."""


def paged(items: Sequence[T], size: int = ON_A_PAGE) -> Iterator[tuple[int, Sequence[T]]]:
    """The items of each page with its number, from 1; an empty list is one empty page."""
    for number, first in enumerate(range(0, max(1, len(items)), size), start=1):
        yield number, items[first : first + size]


def topic_pages(view: View) -> Iterator[Page]:
    """The index of topics, and each topic's pages."""
    sizes = [Counted(view.topic_links[t.slug], len(t.papers)) for t in view.site.topics if t.papers]
    yield _index(view, "topics", "Topics", {"topics": tuple(sizes)})
    for topic in view.site.topics:
        yield from _topic(topic, view)


def _topic(topic: Topic, view: View) -> Iterator[Page]:
    first = {
        "slug": topic.slug,
        "title": topic.title,
        "prose": words_in(topic.prose, view.site.targets),
        "total": len(topic.papers),
        "since": topic.since,
        "terms": tuple(view.tag_links[slug] for slug in topic.terms),
        "neighbours": view.neighbours(topic.neighbours),
        "edit_url": edit_url(f"topics/{topic.slug}.md", view.settings),
    }
    count = pages_needed(len(topic.papers))
    for number, papers in paged(topic.papers):
        yield page(
            numbered(f"topics/{topic.slug}.md", number),
            "topic.html.j2",
            {**first, "rows": view.rows(papers), "number": number, "count": count},
            title=_with_number(topic.title, number),
            settings=view.settings,
            description=f"{topic.title}: papers, key terms and neighbours of the topic.",
            head=Head(feeds=(f"topics/{topic.slug}.",)),
            searchable=number == 1,
        )


def _with_number(title: str, number: int) -> str:
    return title if number == 1 else f"{title}, page {number}"


def tag_pages(view: View) -> Iterator[Page]:
    """The index of tags from A to Z, and each tag's pages."""
    tags = view.site.tags
    count = max(1, -(-len(tags) // TAGS_ON_A_PAGE))
    for number, some in paged(tags, TAGS_ON_A_PAGE):
        values = {"letters": _by_letter(some, view), "number": number, "count": count}
        yield _index(view, "tags", "Tags", values, number)
    for tag in tags:
        yield from _tag(tag, view)


@dataclass(frozen=True, slots=True)
class Letter:
    """A heading of the tag index, and its anchor."""

    shown: str
    anchor: str


def _by_letter(tags: Sequence[Tag], view: View) -> tuple[tuple[Letter, tuple[Counted, ...]], ...]:
    def letter(tag: Tag) -> Letter:
        first = tag.name[:1].casefold()
        plain = first.isascii() and first.isalpha()
        return Letter(first.upper(), first) if plain else Letter("0–9 and others", "other")

    ordered = sorted(tags, key=lambda t: (letter(t).anchor == "other", t.name.casefold(), t.slug))
    return tuple(
        (key, tuple(Counted(view.tag_links[tag.slug], len(tag.papers)) for tag in group))
        for key, group in groupby(ordered, key=letter)
    )


def _tag(tag: Tag, view: View) -> Iterator[Page]:
    count = pages_needed(len(tag.papers))
    for number, papers in paged(tag.papers):
        values = {
            "slug": tag.slug,
            "title": tag.name,
            "total": len(tag.papers),
            "rows": view.rows(papers),
            "number": number,
            "count": count,
        }
        yield page(
            numbered(f"tags/{tag.slug}.md", number),
            "tag.html.j2",
            values,
            title=_with_number(tag.name, number),
            settings=view.settings,
            description=f"Papers tagged {tag.name}.",
            searchable=number == 1,
        )


@dataclass(frozen=True, slots=True)
class DigestLink:
    """A digest as others lead to it: its day, how many papers it has, and its topics."""

    link: Link
    captured: date
    count: int
    topics: tuple[Link, ...] = ()


def digest_link(digest: Digest, view: View) -> DigestLink:
    """A digest as a link with its day, size and topics."""
    topics = tuple(view.topic_links[one.slug] for one in digest.topics[:TOPICS_OF_A_DIGEST])
    link = view.digest_links[digest.slug]
    return DigestLink(link, digest.captured, len(digest.items), topics)


def digest_pages(view: View) -> Iterator[Page]:
    """The index of digests, newest first, and each digest's pages."""
    digests = view.site.digests
    count = pages_needed(len(digests))
    links = [digest_link(digest, view) for digest in digests]
    for number, some in paged(links):
        values = {"digests": tuple(some), "number": number, "count": count}
        yield _index(view, "digests", "Digests", values, number)
    for at, digest in enumerate(digests):
        older = links[at + 1] if at + 1 < len(digests) else None
        yield from _digest(digest, older, links[at - 1] if at else None, view)


def _digest(
    digest: Digest, older: DigestLink | None, newer: DigestLink | None, view: View
) -> Iterator[Page]:
    fresh = sum(item.new for item in digest.items)
    prose = words_in(digest.prose, view.site.targets) if digest.prose else None
    shown = {
        "slug": digest.slug,
        "title": digest.title,
        "captured": digest.captured,
        "query": digest.query,
        "prose": prose,
        "topics": view.neighbours(digest.topics),
        "total": len(digest.items),
        "fresh": fresh,
        "recurring": len(digest.items) - fresh,
        "older": older,
        "newer": newer,
        "count": pages_needed(len(digest.items)),
    }
    for number, items in paged(digest.items):
        rows = view.rows(item.id for item in items)
        first = (number - 1) * ON_A_PAGE + 1
        yield page(
            numbered(f"digests/{digest.slug}.md", number),
            "digest.html.j2",
            {**shown, "rows": rows, "first": first, "number": number},
            title=_with_number(digest.title, number),
            settings=view.settings,
            description=f"{len(digest.items)} papers captured on {digest.captured}.",
            searchable=number == 1,
        )


def list_pages(view: View) -> Iterator[Page]:
    """The index of reading lists, and each list's page."""
    lists = tuple(map(list_link, view.site.lists))
    yield _index(view, "lists", "Reading lists", {"lists": lists})
    for one in view.site.lists:
        yield _list(one, view)


@dataclass(frozen=True, slots=True)
class ListLink:
    """A reading list as others lead to it."""

    link: Link
    count: int
    description: str


def list_link(one: ReadingList) -> ListLink:
    """A reading list as a link with its size and description."""
    link = Link(one.title, url_of(f"lists/{one.slug}.md"))
    return ListLink(link, len(one.papers), one.description)


@dataclass(frozen=True, slots=True)
class Remarked:
    """A paper of a reading list, what the curator says of it there, and a prefix for ids."""

    row: Row
    remark: Words
    prefix: str


@dataclass(frozen=True, slots=True)
class ListPart:
    """A stretch of a reading list: papers with remarks, numbered from `start`, or prose."""

    remarked: tuple[Remarked, ...] = ()
    start: int = 1
    prose: Words | None = None
    prefix: str = ""


def _list(one: ReadingList, view: View) -> Page:
    values: dict[str, Any] = {
        "title": one.title,
        "description": one.description,
        "total": len(one.papers),
        "shown": tuple(_list_parts(one, view)),
        "edit_url": edit_url(f"lists/{one.slug}.md", view.settings),
    }
    return page(
        f"lists/{one.slug}.md",
        "list.html.j2",
        values,
        title=one.title,
        settings=view.settings,
        description=one.description or f"A reading list of {len(one.papers)} papers.",
    )


def _list_parts(one: ReadingList, view: View) -> Iterator[ListPart]:
    """Neighbouring papers together, their numbers going on across the prose between."""
    targets = view.site.targets
    start = 1
    for is_prose, group in groupby(enumerate(one.parts), key=lambda p: isinstance(p[1], Prose)):
        remarked: list[Remarked] = []
        for at, part in group:
            if isinstance(part, Prose):
                yield ListPart(prose=words_in(part, targets), prefix=f"part-{at}")
            else:
                remark = words_in(part[1], targets)
                remarked.append(Remarked(view.row(part[0]), remark, f"part-{at}"))
        if not is_prose:
            yield ListPart(tuple(remarked), start)
            start += len(remarked)


def _index(view: View, folder: str, title: str, values: Mapping[str, Any], number: int = 1) -> Page:
    return page(
        numbered(f"{folder}/index.md", number),
        f"{folder}.html.j2",
        values,
        title=_with_number(title, number),
        settings=view.settings,
        description=f"{title} of {view.settings.name}.",
        searchable=number == 1,
    )


def indexes(view: View) -> Iterable[Page]:
    """Every page that lists papers."""
    yield from topic_pages(view)
    yield from tag_pages(view)
    yield from digest_pages(view)
    yield from list_pages(view)
