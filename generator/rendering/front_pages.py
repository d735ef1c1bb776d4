"""Renders the pages there is one of: home, orphaned notes, people's own, and the glossary's."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.content import OrdinaryPage, Prose
from generator.model.page import Page
from generator.model.paper import PaperId
from generator.model.problems import Place
from generator.reading.pages import HOME
from generator.rendering.digest_pages import digest_link
from generator.rendering.glossary_pages import glossary_pages
from generator.rendering.layout import Head, page
from generator.rendering.list_pages import list_link
from generator.rendering.prose import words_in
from generator.rendering.shown import Counted
from generator.rendering.view import View

PICKS_SHOWN = 6
NEWEST_SHOWN = 10
LISTS_SHOWN = 6


def front_pages(view: View) -> Iterator[Page]:
    """Home, glossary, notes without a paper if there are any, and ordinary pages."""
    yield _home(view)
    yield from glossary_pages(view)
    if view.site.orphans:
        yield _orphans(view)
    for ordinary in view.site.pages:
        if ordinary.path != HOME:
            yield _ordinary(ordinary, view)


def _home(view: View) -> Page:
    site = view.site
    nothing = OrdinaryPage(HOME, Prose("", Place(HOME)), "")
    written = next((p for p in site.pages if p.path == HOME), nothing)
    newest = next(iter(site.digests), None)
    topics = [topic for topic in site.topics if topic.papers]
    values = {
        "title": written.title or view.settings.name,
        "prose": words_in(written.body, site.targets),
        "digest": digest_link(newest, view) if newest else None,
        "fresh": sum(item.new for item in newest.items) if newest else 0,
        "total": len(view.papers),
        "newest": view.rows(i.id for i in newest.items[:NEWEST_SHOWN]) if newest else (),
        "picks": view.rows(_picks(view)),
        "lists": tuple(map(list_link, site.lists[:LISTS_SHOWN])),
        "topics": tuple(Counted(view.topic_links[t.slug], len(t.papers)) for t in topics),
    }
    return page(
        HOME,
        "home.html.j2",
        values,
        title=view.settings.name,
        settings=view.settings,
        description=written.description or view.settings.description or view.settings.name,
        head=Head(feeds=("",), properties=(("og:type", "website"),)),
    )


def _picks(view: View) -> list[PaperId]:
    """What the curator picked: the best rated first, of equals the latest written."""
    noted = [(p.note, p.id) for p in view.papers.values() if p.note and p.note.pick]
    ranked = sorted(
        noted,
        key=lambda n: (
            -(n[0].rating or 0),
            -(n[0].written.toordinal() if n[0].written else 0),
            n[1],
        ),
    )
    return [paper for _, paper in ranked[:PICKS_SHOWN]]


def _orphans(view: View) -> Page:
    names = tuple((note.paper, f"orphan-{at}") for at, note in enumerate(view.site.orphans))
    return page(
        "orphans.md",
        "orphans.html.j2",
        {"notes": names},
        title="Notes without a paper",
        settings=view.settings,
        searchable=False,
    )


def _ordinary(ordinary: OrdinaryPage, view: View) -> Page:
    return page(
        ordinary.path,
        "page.html.j2",
        {"title": ordinary.title, "words": words_in(ordinary.body, view.site.targets)},
        title=ordinary.title,
        settings=view.settings,
        description=ordinary.description,
    )
