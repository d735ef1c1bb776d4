"""Renders the search page: a form with the filters that the search records have."""

from __future__ import annotations

from generator.model import Page
from generator.rendering.layout import page
from generator.rendering.view import View

PATH = "search.md"
_KINDS = (
    ("paper", "papers"),
    ("topic", "topics"),
    ("tag", "tags"),
    ("digest", "digests"),
    ("note", "notes"),
    ("list", "reading lists"),
    ("page", "pages"),
)
_SORTS = (("captured", "newest capture"), ("year", "newest year, where known"))


def search_page(view: View) -> Page:
    """The page at `search/`; its script fills in results, counts and the commonest tags."""
    site = view.site
    years = {paper.year for paper in view.papers.values() if paper.year}
    return page(
        PATH,
        "search.html.j2",
        {
            "topics": tuple((topic.slug, topic.title) for topic in site.topics if topic.papers),
            "years": tuple((str(year), year) for year in sorted(years, reverse=True)),
            "digests": tuple((digest.slug, digest.title) for digest in site.digests),
            "kinds": _KINDS,
            "sorts": _SORTS,
        },
        title="Search",
        settings=view.settings,
        description=f"Search {view.settings.name} by words, topics, tags and years.",
        searchable=False,
    )
