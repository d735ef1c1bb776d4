"""Renders the page that filters all papers, and the one data file that it and others read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from generator.model.page import Made, Page
from generator.model.paper import PaperId
from generator.rendering.formulas import plain_text
from generator.rendering.layout import Head, page
from generator.rendering.shown import Counted
from generator.rendering.topic_marks import colour_of
from generator.rendering.view import View

DATA = "browse/papers.json"
NEWEST_SHOWN = 20
"""Papers that the page itself shows, before its script has worked and without it."""
_NO_SLUG = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper as a list of all is filtered, sorted and shown."""

    id: PaperId
    title: str
    card: str
    why: str
    topics: tuple[str, ...]
    """Slugs, the strongest first."""
    tags: tuple[str, ...]
    digests: tuple[str, ...]
    """The oldest first."""
    kind: str
    year: int | None
    rating: int | None
    code: bool
    noted: bool


@dataclass(frozen=True, slots=True)
class Archive:
    """All papers without their abstracts, and the names of what they are filtered by."""

    topics: tuple[tuple[str, str], ...]
    """Slugs and titles."""
    tags: tuple[tuple[str, str], ...]
    digests: tuple[tuple[str, str, date], ...]
    """Slugs, titles and days of capture, the newest first."""
    papers: tuple[Listed, ...]
    """The newest first."""
    moved: tuple[tuple[str, str], ...]
    """Former ids of papers, and their ids."""


def browse_pages(view: View) -> Iterator[Page]:
    """The page at `browse/`, without its script a list of the newest papers; and its data."""
    site, papers = view.site, view.newest_first(view.papers)
    topics = [topic for topic in site.topics if topic.papers]
    kinds = {judged.kind for judged in view.judgements.values()}
    years = {paper.year for paper in view.papers.values() if paper.year}
    yield page(
        "browse.md",
        "browse.html.j2",
        {
            "total": len(papers),
            "topics": tuple(Counted(view.topic_links[t.slug], len(t.papers)) for t in topics),
            "kinds": tuple((kind, kind) for kind in sorted(kinds)),
            "years": tuple((str(year), year) for year in sorted(years, reverse=True)),
            "newest": view.rows(papers[:NEWEST_SHOWN]),
            "search": view.settings.search,
        },
        title="Browse",
        settings=view.settings,
        description=f"All papers of {view.settings.name} by topic, tag, year, capture and words.",
        head=Head(styles=("assets/browse.css",), script="assets/browse.js"),
        searchable=False,
    )
    yield Page(DATA, _archive(papers, view), archive_made)


def _archive(papers: Sequence[PaperId], view: View) -> Archive:
    site = view.site
    return Archive(
        tuple((topic.slug, topic.title) for topic in site.topics if topic.papers),
        tuple((tag.slug, tag.name) for tag in site.tags),
        tuple((digest.slug, digest.title, digest.captured) for digest in site.digests),
        tuple(_listed(paper, view) for paper in papers),
        tuple(sorted((old, new) for old, new in site.redirects.items() if new in view.papers)),
    )


def _listed(of: PaperId, view: View) -> Listed:
    paper, judged, row = view.papers[of], view.judgements[of], view.row(of)
    return Listed(
        of,
        paper.title,
        row.card,
        row.why,
        tuple([one.slug for one in judged.topics]),
        tuple([one.slug for one in judged.tags]),
        tuple(dict.fromkeys([one.digest for one in paper.appearances])),
        judged.kind,
        row.year,
        row.rating,
        row.code,
        row.noted,
    )


def archive_made(archive: Archive) -> Made:
    """`browse/papers.json`: a column for each thing that is known of papers, the newest first.

    What is filtered by stands as its place in `topics`, `tags`, `digests` or `kinds`; what few
    papers have (`whys`, `ratings`) by the paper's place. An id is 0 where `plain_id` makes it of
    the title. Gzipped, columns take a fifth less than a record a paper.
    """
    papers = archive.papers
    kinds = sorted({paper.kind for paper in papers})
    topics, tags, digests, of_kind = (
        {name: at for at, name in enumerate(names)}
        for names in (
            [topic[0] for topic in archive.topics],
            [tag[0] for tag in archive.tags],
            [digest[0] for digest in archive.digests],
            kinds,
        )
    )
    titles = [plain_text(paper.title) for paper in papers]
    values: dict[str, Any] = {
        "topics": [(slug, title, colour_of(slug)) for slug, title in archive.topics],
        "tags": archive.tags,
        "digests": [(slug, title, day_.isoformat()) for slug, title, day_ in archive.digests],
        "kinds": kinds,
        "moved": dict(archive.moved),
        "ids": [0 if plain_id(t) == p.id else p.id for t, p in zip(titles, papers, strict=True)],
        "titles": titles,
        "cards": [plain_text(paper.card) for paper in papers],
        "whys": {str(at): paper.why for at, paper in enumerate(papers) if paper.why},
        "ratings": {str(at): paper.rating for at, paper in enumerate(papers) if paper.rating},
        "topicsOf": [[topics[slug] for slug in paper.topics] for paper in papers],
        "tagsOf": [[tags[slug] for slug in paper.tags] for paper in papers],
        "digestsOf": [[digests[slug] for slug in paper.digests] for paper in papers],
        "kindOf": [of_kind[paper.kind] for paper in papers],
        "years": [paper.year or 0 for paper in papers],
        "code": "".join("01"[paper.code] for paper in papers),
        "noted": "".join("01"[paper.noted] for paper in papers),
    }
    return Made(msgspec.json.encode(values).decode())


def plain_id(title: str) -> str:
    """A title's letters and digits with hyphens between: mostly its paper's id.

    `assets/archive.js` makes the same; of a title with other letters than English, nothing.
    """
    return _NO_SLUG.sub("-", title.lower()).strip("-") if title.isascii() else ""
