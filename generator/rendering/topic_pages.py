"""Renders the pages of topics and tags, which list papers, and their indexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.model.page import Page
from generator.model.paper import PaperId
from generator.model.site import Tag, Topic
from generator.rendering.edit_links import edit_url
from generator.rendering.feeds import has_feed
from generator.rendering.layout import Head, index_page, page
from generator.rendering.letters import Letter, by_letter, in_order
from generator.rendering.paging import leaves, numbered, paged, pages_needed, with_number
from generator.rendering.prose import Words, words_in
from generator.rendering.shown import Counted, Link, Row
from generator.rendering.view import View

TAGS_ON_A_PAGE = 1_000
CURATED_SHOWN = 50


@dataclass(frozen=True, slots=True)
class About:
    """What a topic's own address says of it; its other pages say nothing that may change."""

    slug: str
    prose: Words
    total: int
    since: date | None
    terms: tuple[Link, ...]
    neighbours: tuple[Counted, ...]
    edit_url: str
    every_format: bool
    """Whether its papers are there as RIS and CSL-JSON beside BibTeX."""
    curated: tuple[Row, ...]
    """Papers that the curator put here: before the others, where a reader looks first."""


def topic_pages(view: View) -> Iterator[Page]:
    """The index of topics, and each topic's pages."""
    sizes = [Counted(view.topic_links[t.slug], len(t.papers)) for t in view.site.topics if t.papers]
    yield index_page("topics", "Topics", {"topics": tuple(sizes)}, view.settings)
    for topic in view.site.topics:
        yield from _topic(topic, view)


def _topic(topic: Topic, view: View) -> Iterator[Page]:
    about = _about(topic, view)
    for leaf in leaves(f"topics/{topic.slug}.md", view.rows(view.by_age[topic.slug])):
        shown = leaf
        if leaf.is_own:
            shown = replace(leaf, items=tuple(r for r in leaf.items if r not in about.curated))
        yield page(
            leaf.path,
            "topic.html.j2",
            {
                "link": view.topic_links[topic.slug],
                "about": about if leaf.is_own else None,
                "leaf": shown,
            },
            title=with_number(topic.title, leaf.number),
            settings=view.settings,
            description=f"{topic.title}: papers, key terms and neighbours of the topic.",
            head=Head(feeds=(f"topics/{topic.slug}.",)),
            searchable=leaf.is_own,
        )


def _about(topic: Topic, view: View) -> About:
    return About(
        slug=topic.slug,
        prose=words_in(topic.prose, view.site.targets),
        total=len(topic.papers),
        since=topic.since,
        terms=tuple(view.tag_links[slug] for slug in topic.terms),
        neighbours=view.neighbours(topic.neighbours),
        edit_url=edit_url(f"topics/{topic.slug}.md", view.settings),
        every_format=view.settings.twins,
        curated=view.rows(_curated(topic, view)),
    )


def _curated(topic: Topic, view: View) -> list[PaperId]:
    """The papers that the curator put into a topic, newest first, and not for ever."""
    chosen = [
        paper
        for paper in view.by_age[topic.slug]
        if any(t.by == "curator" and t.slug == topic.slug for t in view.judgements[paper].topics)
    ]
    return chosen[:CURATED_SHOWN]


def tag_pages(view: View) -> Iterator[Page]:
    """The index of tags from A to Z, and each tag's pages."""
    tags = view.site.tags
    count = pages_needed(len(tags), TAGS_ON_A_PAGE)
    for number, some in paged(tags, TAGS_ON_A_PAGE):
        values = {"letters": _by_letter(some, view), "number": number, "count": count}
        path = numbered("tags/index.md", number)
        yield index_page("tags", "Tags", values, view.settings, number if number > 1 else 0, path)
    for tag in tags:
        yield from _tag(tag, view)


def _by_letter(tags: Sequence[Tag], view: View) -> tuple[tuple[Letter, tuple[Counted, ...]], ...]:
    ordered = in_order(sorted(tags, key=lambda tag: tag.slug), lambda tag: tag.name)
    return tuple(
        (letter, tuple(Counted(view.tag_links[tag.slug], len(tag.papers)) for tag in group))
        for letter, group in by_letter(ordered, lambda tag: tag.name)
    )


def _tag(tag: Tag, view: View) -> Iterator[Page]:
    for leaf in leaves(f"tags/{tag.slug}.md", view.rows(view.newest_first(tag.papers))):
        yield page(
            leaf.path,
            "tag.html.j2",
            {
                "link": view.tag_links[tag.slug],
                "total": len(tag.papers) if leaf.is_own else None,
                "short": not view.settings.twins,
                "slug": tag.slug if has_feed(tag, view) else "",
                "leaf": leaf,
            },
            title=with_number(tag.name, leaf.number),
            settings=view.settings,
            description=f"Papers tagged {tag.name}.",
            head=Head(feeds=(f"tags/{tag.slug}.",) if has_feed(tag, view) else ()),
            searchable=leaf.is_own,
        )
