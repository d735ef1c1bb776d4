"""Renders the pages there is one of: home, glossary, orphaned notes, people's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import relpath

from generator.model import (
    Made,
    OrdinaryPage,
    Page,
    PaperId,
    Place,
    Prose,
    Term,
    root_of,
    url_of,
)
from generator.rendering.digest_pages import digest_link
from generator.rendering.layout import Head, page
from generator.rendering.list_pages import list_link
from generator.rendering.paging import numbered, paged, pages_needed, with_number
from generator.rendering.prose import Words, linked, words_in
from generator.rendering.shown import Counted, Link
from generator.rendering.view import View

HOME = "index.md"
TERMS_ON_A_PAGE = 500
PICKS_SHOWN = 6
NEWEST_SHOWN = 10
LISTS_SHOWN = 6
INTRODUCED_BY_SHOWN = 3
USED_BY_SHOWN = 5


def front_pages(view: View) -> Iterator[Page]:
    """Home, glossary, notes without a paper if there are any, and ordinary pages."""
    yield _home(view)
    yield from _glossary(view)
    if view.site.orphans:
        yield _orphans(view)
    for ordinary in view.site.pages:
        if ordinary.path != HOME:
            yield _ordinary(ordinary, view)


def _home(view: View) -> Page:
    site = view.site
    written = next((p.body for p in site.pages if p.path == HOME), Prose("", Place(HOME)))
    newest = next(iter(site.digests), None)
    topics = [topic for topic in site.topics if topic.papers]
    values = {
        "title": view.settings.name,
        "prose": words_in(written, site.targets),
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
        description=view.settings.description or view.settings.name,
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


@dataclass(frozen=True, slots=True)
class TermShown:
    """An entry of the glossary with the papers that it leads to."""

    name: str
    kind: str
    meaning: str
    introduced_by: tuple[Link, ...]
    used_by: tuple[Link, ...]
    more: int
    """How many other papers use it."""


def _glossary(view: View) -> Iterator[Page]:
    terms = [_term(term, view) for term in view.site.glossary]
    count = pages_needed(len(terms), TERMS_ON_A_PAGE)
    for number, some in paged(terms, TERMS_ON_A_PAGE):
        yield page(
            numbered("glossary.md", number),
            "glossary.html.j2",
            {"terms": tuple(some), "number": number, "count": count},
            title=with_number("Glossary", number if number > 1 else 0),
            settings=view.settings,
            description="Systems, benchmarks and acronyms: who introduces and who uses them.",
            searchable=number == 1,
        )


def _term(term: Term, view: View) -> TermShown:
    return TermShown(
        term.name,
        term.kind,
        term.meaning,
        tuple(view.links[paper] for paper in term.introduced_by[:INTRODUCED_BY_SHOWN]),
        tuple(view.links[paper] for paper in term.used_by[:USED_BY_SHOWN]),
        max(0, len(term.used_by) - USED_BY_SHOWN),
    )


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


@dataclass(frozen=True, slots=True)
class Ordinary:
    """A page that people wrote, with what its links lead to."""

    path: str
    front_matter: str
    words: Words
    by_people: tuple[str, ...]
    """The paths among those targets that people wrote too."""


def _ordinary(ordinary: OrdinaryPage, view: View) -> Page:
    words = words_in(ordinary.body, view.site.targets)
    led_to = {target.path for target in words.targets if target}
    by_people = tuple(sorted(led_to & {page.path for page in view.site.pages}))
    source = Ordinary(ordinary.path, ordinary.front_matter, words, by_people)
    return Page(ordinary.path, source, ordinary_made)


def ordinary_made(page: Ordinary) -> Made:
    """A page that people wrote, with the links into the generated pages that it means."""
    folder = page.path.rpartition("/")[0]
    dashes = f"---\n{page.front_matter}\n---\n" if page.front_matter else ""

    def address(path: str) -> str:
        # MkDocs follows links to what people wrote; it need not know of a generated page.
        if path.endswith(".md") and path not in page.by_people:
            return root_of(page.path) + url_of(path)
        return relpath(path, folder or ".")

    return Made(dashes + linked(page.words, address))
