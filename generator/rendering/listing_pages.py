"""Renders the pages that list papers: topics, tags, digests, reading lists, their indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from markupsafe import Markup

from generator.model import Digest, Page, PaperId, Prose, ReadingList, Tag, Topic
from generator.rendering.edit_links import edit_url
from generator.rendering.layout import ON_A_PAGE, Head, numbered, page, pages_needed, root_of
from generator.rendering.prose import prose_html
from generator.rendering.view import View

T = TypeVar("T")
TAGS_ON_A_PAGE = 1_000


def paged(items: Sequence[T], size: int = ON_A_PAGE) -> Iterator[tuple[int, Sequence[T]]]:
    """The items of each page with its number, from 1; an empty list is one empty page."""
    for number, first in enumerate(range(0, max(1, len(items)), size), start=1):
        yield number, items[first : first + size]


def topic_pages(view: View) -> Iterator[Page]:
    """The index of topics, and each topic's pages."""
    yield _index(view, "topics", "Topics", {"topics": view.site.topics})
    for topic in view.site.topics:
        yield from _topic(topic, view)


def _topic(topic: Topic, view: View) -> Iterator[Page]:
    count = pages_needed(len(topic.papers))
    for number, papers in paged(topic.papers):
        path = numbered(f"topics/{topic.slug}.md", number)
        values = {
            "view": view,
            "topic": topic,
            "prose": prose_html(topic.prose, view.site.targets, root_of(path)),
            "papers": papers,
            "number": number,
            "count": count,
            "edit_url": edit_url(f"topics/{topic.slug}.md", view.settings),
        }
        yield page(
            path,
            "topic.html.j2",
            values,
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
        values = {"letters": _by_letter(some), "number": number, "count": count}
        yield _index(view, "tags", "Tags", values, number)
    for tag in tags:
        yield from _tag(tag, view)


@dataclass(frozen=True, slots=True)
class Letter:
    """A heading of the tag index, and its anchor."""

    shown: str
    anchor: str


def _by_letter(tags: Sequence[Tag]) -> list[tuple[Letter, list[Tag]]]:
    def letter(tag: Tag) -> Letter:
        first = tag.name[:1].casefold()
        plain = first.isascii() and first.isalpha()
        return Letter(first.upper(), first) if plain else Letter("0–9 and others", "other")

    ordered = sorted(tags, key=lambda t: (letter(t).anchor == "other", t.name.casefold(), t.slug))
    return [(key, list(group)) for key, group in groupby(ordered, key=letter)]


def _tag(tag: Tag, view: View) -> Iterator[Page]:
    count = pages_needed(len(tag.papers))
    for number, papers in paged(tag.papers):
        yield page(
            numbered(f"tags/{tag.slug}.md", number),
            "tag.html.j2",
            {"view": view, "tag": tag, "papers": papers, "number": number, "count": count},
            title=_with_number(tag.name, number),
            settings=view.settings,
            description=f"Papers tagged {tag.name}.",
            searchable=number == 1,
        )


def digest_pages(view: View) -> Iterator[Page]:
    """The index of digests, newest first, and each digest's pages."""
    digests = view.site.digests
    count = pages_needed(len(digests))
    for number, some in paged(digests):
        values = {"digests": some, "number": number, "count": count}
        yield _index(view, "digests", "Digests", values, number)
    for at, digest in enumerate(digests):
        older = digests[at + 1] if at + 1 < len(digests) else None
        yield from _digest(digest, older, digests[at - 1] if at else None, view)


def _digest(
    digest: Digest, older: Digest | None, newer: Digest | None, view: View
) -> Iterator[Page]:
    fresh = sum(item.new for item in digest.items)
    count = pages_needed(len(digest.items))
    for number, items in paged(digest.items):
        path = numbered(f"digests/{digest.slug}.md", number)
        root = root_of(path)
        values = {
            "view": view,
            "digest": digest,
            "prose": prose_html(digest.prose, view.site.targets, root) if digest.prose else None,
            "papers": [item.id for item in items],
            "first": (number - 1) * ON_A_PAGE + 1,
            "fresh": fresh,
            "recurring": len(digest.items) - fresh,
            "older": older,
            "newer": newer,
            "number": number,
            "count": count,
        }
        yield page(
            path,
            "digest.html.j2",
            values,
            title=_with_number(digest.title, number),
            settings=view.settings,
            description=f"{len(digest.items)} papers captured on {digest.captured}.",
            searchable=number == 1,
        )


def list_pages(view: View) -> Iterator[Page]:
    """The index of reading lists, and each list's page."""
    yield _index(view, "lists", "Reading lists", {"lists": view.site.lists})
    for one in view.site.lists:
        yield _list(one, view)


@dataclass(frozen=True, slots=True)
class ListPart:
    """A stretch of a reading list: papers with remarks, numbered from `start`, or prose."""

    rows: tuple[tuple[PaperId, Markup], ...] = ()
    start: int = 1
    prose: Markup | None = None


def _list(one: ReadingList, view: View) -> Page:
    path = f"lists/{one.slug}.md"
    values: dict[str, Any] = {
        "view": view,
        "list": one,
        "parts_shown": list(_list_parts(one, view, root_of(path))),
        "edit_url": edit_url(f"lists/{one.slug}.md", view.settings),
    }
    return page(
        path,
        "list.html.j2",
        values,
        title=one.title,
        settings=view.settings,
        description=one.description or f"A reading list of {len(one.papers)} papers.",
    )


def _list_parts(one: ReadingList, view: View, root: str) -> Iterator[ListPart]:
    """Neighbouring papers together, their numbers going on across the prose between."""
    targets = view.site.targets
    numbered_parts = list(enumerate(one.parts))
    start = 1
    for is_prose, group in groupby(numbered_parts, key=lambda p: isinstance(p[1], Prose)):
        rows: list[tuple[PaperId, Markup]] = []
        for at, part in group:
            if isinstance(part, Prose):
                yield ListPart(prose=prose_html(part, targets, root, f"part-{at}"))
            else:
                rows.append((part[0], prose_html(part[1], targets, root, f"part-{at}")))
        if not is_prose:
            yield ListPart(rows=tuple(rows), start=start)
            start += len(rows)


def _index(view: View, folder: str, title: str, values: dict[str, Any], number: int = 1) -> Page:
    defaults = {"view": view, "number": 1, "count": 1}
    return page(
        numbered(f"{folder}/index.md", number),
        f"{folder}.html.j2",
        defaults | values,
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
