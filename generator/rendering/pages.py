"""Turns a site into all its pages and files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.model.page import Page, Settings
from generator.model.site import Site
from generator.rendering.bibliographies import bibliographies_of
from generator.rendering.browse_pages import browse_pages
from generator.rendering.change_pages import change_pages
from generator.rendering.digest_pages import digest_pages
from generator.rendering.exports import exports_of
from generator.rendering.feeds import feeds_of
from generator.rendering.front_pages import front_pages
from generator.rendering.known_digests import known_digests
from generator.rendering.list_pages import list_pages
from generator.rendering.mails import mails_of
from generator.rendering.map_page import map_pages
from generator.rendering.moved_digests import moved_digests
from generator.rendering.paper_pages import gone_pages, paper_pages
from generator.rendering.saved_page import saved_page
from generator.rendering.search_page import search_pages
from generator.rendering.signposts import signposts_of
from generator.rendering.topic_pages import tag_pages, topic_pages
from generator.rendering.trends_page import trends_pages
from generator.rendering.twins import with_twins
from generator.rendering.view import view_of


def pages_of(site: Site, settings: Settings) -> Iterator[Page]:
    """Every generated page and file, each path once, to be made; the same site, the same text.

    Raises ValueError where two would be written to one path: a mistake in this code.
    """
    view = view_of(site, settings)
    written: set[str] = set()
    for page in chain(
        front_pages(view),
        topic_pages(view),
        tag_pages(view),
        digest_pages(view),
        moved_digests(view),
        change_pages(view),
        known_digests(view),
        list_pages(view),
        with_twins(paper_pages(view), site.redirects) if settings.twins else paper_pages(view),
        browse_pages(view),
        [saved_page(view)],
        gone_pages(view),
        search_pages(view) if settings.search else [],
        map_pages(view),
        trends_pages(view),
        feeds_of(view),
        mails_of(view),
        exports_of(view),
        bibliographies_of(view),
        signposts_of(view),
    ):
        if page.path in written:
            raise ValueError(f"two pages would be written to {page.path}")
        written.add(page.path)
        yield page
