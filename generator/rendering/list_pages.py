"""Renders reading lists, each on a page, and their index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.counting import counted
from generator.model.content import Prose
from generator.model.page import Page, url_of
from generator.model.site import ReadingList
from generator.rendering.edit_links import edit_url
from generator.rendering.layout import index_page, page
from generator.rendering.prose import Words, words_in
from generator.rendering.shown import Link, Row
from generator.rendering.view import View


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


def list_pages(view: View) -> Iterator[Page]:
    """The index of reading lists, and each list's page."""
    lists = tuple(map(list_link, view.site.lists))
    yield index_page("lists", "Reading lists", {"lists": lists}, view.settings)
    for one in view.site.lists:
        yield _list(one, view)


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
        "slug": one.slug,
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
        description=one.description or f"A reading list of {counted(len(one.papers), 'paper')}.",
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
