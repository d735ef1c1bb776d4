"""Renders the pages there is one of: home, glossary, changes, orphaned notes, people's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import relpath

from generator.model import Digest, OrdinaryPage, Page, PaperId, Place, Prose, url_of
from generator.rendering.layout import Head, file, numbered, page, root_of
from generator.rendering.listing_pages import paged
from generator.rendering.prose import linked, prose_html
from generator.rendering.view import View

HOME = "index.md"
TERMS_ON_A_PAGE = 500
CHANGES_ON_A_PAGE = 50
PICKS_SHOWN = 6


def front_pages(view: View) -> Iterator[Page]:
    """Home, glossary, changes, notes without a paper if there are any, and ordinary pages."""
    yield _home(view)
    yield from _glossary(view)
    yield from _changes(view)
    if view.site.orphans:
        yield _orphans(view)
    for ordinary in view.site.pages:
        if ordinary.path != HOME:
            yield _ordinary(ordinary, view)


def _home(view: View) -> Page:
    site = view.site
    written = next((p.body for p in site.pages if p.path == HOME), Prose("", Place(HOME)))
    values = {
        "view": view,
        "title": view.settings.name,
        "prose": prose_html(written, site.targets, root_of(HOME)),
        "digest": next(iter(site.digests), None),
        "picks": _picks(view),
        "lists": site.lists,
        "topics": [topic for topic in site.topics if topic.papers],
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


def _glossary(view: View) -> Iterator[Page]:
    terms = view.site.glossary
    count = max(1, -(-len(terms) // TERMS_ON_A_PAGE))
    for number, some in paged(terms, TERMS_ON_A_PAGE):
        yield page(
            numbered("glossary.md", number),
            "glossary.html.j2",
            {"view": view, "terms": some, "number": number, "count": count},
            title="Glossary",
            settings=view.settings,
            description="Systems, benchmarks and acronyms: who introduces and who uses them.",
            searchable=number == 1,
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What a digest added: its new papers, those seen before, and the archive's size then."""

    digest: Digest
    new: int
    recurring: tuple[PaperId, ...]
    total: int


def _changes(view: View) -> Iterator[Page]:
    changes: list[Change] = []
    total = 0
    for digest in reversed(view.site.digests):
        new = sum(item.new for item in digest.items)
        total += new
        seen = tuple(item.id for item in digest.items if not item.new)
        changes.append(Change(digest, new, seen, total))
    count = max(1, -(-len(changes) // CHANGES_ON_A_PAGE))
    for number, some in paged(changes[::-1], CHANGES_ON_A_PAGE):
        yield page(
            numbered("changes.md", number),
            "changes.html.j2",
            {"view": view, "changes": some, "number": number, "count": count},
            title="Changes",
            settings=view.settings,
            description="What each captured listing added to the archive.",
            searchable=False,
        )


def _orphans(view: View) -> Page:
    path = "orphans.md"
    root, targets = root_of(path), view.site.targets
    notes = [
        (note.paper, prose_html(note.body, targets, root, f"orphan-{at}"))
        for at, note in enumerate(view.site.orphans)
    ]
    return page(
        path,
        "orphans.html.j2",
        {"view": view, "notes": notes},
        title="Notes without a paper",
        settings=view.settings,
        searchable=False,
    )


def _ordinary(ordinary: OrdinaryPage, view: View) -> Page:
    """A page that people wrote, with the links into the generated pages that it means."""
    folder = ordinary.path.rpartition("/")[0]
    by_people = {page.path for page in view.site.pages}
    dashes = f"---\n{ordinary.front_matter}\n---\n" if ordinary.front_matter else ""

    def address(path: str) -> str:
        # MkDocs follows links to what people wrote; it need not know of a generated page.
        if path.endswith(".md") and path not in by_people:
            return root_of(ordinary.path) + url_of(path)
        return relpath(path, folder or ".")

    return file(ordinary.path, lambda: dashes + linked(ordinary.body, view.site.targets, address))
