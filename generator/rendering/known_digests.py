"""Turns the digests into the file by which a reader's browser knows what is new since last time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from generator.model.page import Made, Page
from generator.model.site import Digest
from generator.rendering.view import View

PATH = "digests/known.json"
WITH_TOPICS = 60
"""So many of the newest digests say which topics their new papers have: months, for most."""


@dataclass(frozen=True, slots=True)
class KnownDigest:
    """A digest by its slug: how many papers it brought, and of the newest ones, of which topics."""

    slug: str
    fresh: int
    topics: tuple[tuple[str, int], ...]


def known_digests(view: View) -> Iterator[Page]:
    """`digests/known.json`, which names all digests, the newest first."""
    digests = view.site.digests
    known = tuple(_known(one, at < WITH_TOPICS, view) for at, one in enumerate(digests))
    yield Page(PATH, known, known_made)


def _known(digest: Digest, with_topics: bool, view: View) -> KnownDigest:
    fresh = [item.id for item in digest.items if item.new]
    found = (topic.slug for paper in fresh for topic in view.judgements[paper].topics)
    topics = sorted(Counter(found).items()) if with_topics else ()
    return KnownDigest(digest.slug, len(fresh), tuple(topics))


def known_made(known: tuple[KnownDigest, ...]) -> Made:
    """The file: `topics` are slugs; a digest is a slug, a number, and pairs of a topic's place and
    its number.
    """
    slugs = sorted({slug for one in known for slug, _ in one.topics})
    places = {slug: at for at, slug in enumerate(slugs)}
    digests = [
        (one.slug, one.fresh, [(places[slug], number) for slug, number in one.topics])
        for one in known
    ]
    return Made(msgspec.json.encode({"topics": slugs, "digests": digests}).decode())
