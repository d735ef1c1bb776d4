"""Renders the pages of digests, and their index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.counting import counted
from generator.model.page import Page
from generator.model.site import Digest
from generator.rendering.layout import index_page, page
from generator.rendering.mails import mail_path, mailed
from generator.rendering.paging import (
    ON_A_PAGE,
    leaves,
    numbered,
    paged,
    pages_needed,
    with_number,
)
from generator.rendering.prose import words_in
from generator.rendering.shown import Link
from generator.rendering.view import View

TOPICS_SHOWN = 4
"""So many of its topics stand beside a digest in the list of all."""


@dataclass(frozen=True, slots=True)
class DigestLink:
    """A digest as others lead to it: its day, how many papers it has, and its topics."""

    link: Link
    captured: date
    count: int
    topics: tuple[Link, ...]


def digest_link(digest: Digest, view: View) -> DigestLink:
    """A digest as a link with its day, size and topics."""
    topics = tuple(view.topic_links[one.slug] for one in digest.topics[:TOPICS_SHOWN])
    link = view.digest_links[digest.slug]
    return DigestLink(link, digest.captured, len(digest.items), topics)


def digest_pages(view: View) -> Iterator[Page]:
    """The index of digests, newest first, and each digest's pages."""
    digests = view.site.digests
    links = tuple(digest_link(digest, view) for digest in digests)
    for leaf in leaves("digests/index.md", links):
        yield index_page(
            "digests", "Digests", {"leaf": leaf}, view.settings, leaf.number, leaf.path
        )
    with_mail = {digest.slug for digest in mailed(view)} if view.settings.url else set()
    for at, digest in enumerate(digests):
        older = links[at + 1] if at + 1 < len(digests) else None
        newer = links[at - 1] if at else None
        mail = mail_path(digest.slug) if digest.slug in with_mail else ""
        yield from _digest(digest, older, newer, mail, view)


def _digest(
    digest: Digest, older: DigestLink | None, newer: DigestLink | None, mail: str, view: View
) -> Iterator[Page]:
    fresh = sum(item.new for item in digest.items)
    shown = {
        "slug": digest.slug,
        "mail": mail,
        "subscribe": view.settings.subscribe,
        "title": digest.title,
        "captured": digest.captured,
        "query": digest.query,
        "prose": words_in(digest.prose, view.site.targets) if digest.prose else None,
        "topics": view.neighbours(digest.topics),
        "total": len(digest.items),
        "fresh": fresh,
        "recurring": len(digest.items) - fresh,
        "older": older,
        "newer": newer,
        "count": pages_needed(len(digest.items)),
    }
    for number, items in paged(digest.items):
        rows = view.rows(item.id for item in items)
        first = (number - 1) * ON_A_PAGE + 1
        yield page(
            numbered(f"digests/{digest.slug}.md", number),
            "digest.html.j2",
            {**shown, "rows": rows, "first": first, "number": number},
            title=with_number(digest.title, number if number > 1 else 0),
            settings=view.settings,
            description=f"{counted(len(digest.items), 'paper')} captured on {digest.captured}.",
            searchable=number == 1,
        )
