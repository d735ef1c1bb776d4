"""Renders the search page, a form with the records' filters, and the words that it knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

import msgspec

from generator.model.page import Made, Page
from generator.rendering.formulas import plain_text
from generator.rendering.layout import page
from generator.rendering.view import View

PATH = "search.md"
WORDS = "search/words.json"
_KINDS = (
    ("paper", "papers"),
    ("topic", "topics"),
    ("tag", "tags"),
    ("digest", "digests"),
    ("note", "notes"),
    ("list", "reading lists"),
    ("page", "pages"),
)
_WORD = re.compile(r"[^\W_]{4,}")
_SORTS = (("captured", "newest capture"), ("year", "newest year, where known"))


def search_pages(view: View) -> Iterator[Page]:
    """The page at `search/`, and the words by which a misspelt one is put right."""
    site = view.site
    names = chain((topic.title for topic in site.topics), (tag.name for tag in site.tags))
    titles = (paper.title for paper in view.papers.values())
    yield _form(view)
    yield Page(WORDS, tuple(chain(names, titles)), words_made)


def words_made(texts: tuple[str, ...]) -> Made:
    """`search/words.json`: the words of titles and names, those of most of them first."""
    said = Counter(word for text in texts for word in set(_words(text)))
    ordered = sorted(said, key=lambda word: (-said[word], word))
    return Made(msgspec.json.encode(ordered).decode() + "\n")


def _words(text: str) -> list[str]:
    return _WORD.findall(plain_text(text).casefold())


def _form(view: View) -> Page:
    """Its script fills in results, counts and the commonest tags."""
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
