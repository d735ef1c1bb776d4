"""Renders what each digest changed: papers new, seen before, retitled and merged; new tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.cataloguing.tags import FEWEST
from generator.model.page import Page
from generator.model.paper import PaperId
from generator.model.site import Digest, Tag
from generator.rendering.layout import page
from generator.rendering.paging import leaves, with_number
from generator.rendering.shown import Link
from generator.rendering.view import View

CHANGES_ON_A_PAGE = 20
PAPERS_SHOWN = 12
"""So many papers of a kind are named of a digest; its own page has them all."""
TAGS_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Some:
    """The first links of many, and how many more there are."""

    links: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """A paper that a digest has under another title, or that joins several."""

    link: Link
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a digest added to the archive, and the archive's size then."""

    slug: str
    digest: Link
    captured: date
    fresh: int
    new: Some
    recurring: Some
    renamed: tuple[Renamed, ...]
    tags: Some
    total: int


def change_pages(view: View) -> Iterator[Page]:
    """What each digest changed, the newest first."""
    tags = _new_tags(view)
    changes: list[Change] = []
    total = 0
    for digest in reversed(view.site.digests):
        total += sum(item.new for item in digest.items)
        changes.append(_change(digest, total, tags.get(digest.slug, ()), view))
    for leaf in leaves("changes.md", tuple(changes[::-1]), CHANGES_ON_A_PAGE):
        yield page(
            leaf.path,
            "changes.html.j2",
            {"leaf": leaf, "orphans": len(view.site.orphans) if leaf.is_own else 0},
            title=with_number("Changes", leaf.number),
            settings=view.settings,
            description="What each captured listing added to the archive.",
            searchable=False,
        )


def _change(digest: Digest, total: int, tags: Sequence[Tag], view: View) -> Change:
    new = [view.links[item.id] for item in digest.items if item.new]
    seen = [view.links[item.id] for item in digest.items if not item.new]
    shown = (Renamed(view.links[one.id], one.before) for one in digest.retitled)
    return Change(
        slug=digest.slug,
        digest=view.digest_links[digest.slug],
        captured=digest.captured,
        fresh=len(new),
        new=_some(new, PAPERS_SHOWN),
        recurring=_some(seen, PAPERS_SHOWN),
        renamed=tuple(shown)[:PAPERS_SHOWN],
        tags=_some([view.tag_links[tag.slug] for tag in tags], TAGS_SHOWN),
        total=total,
    )


def _some(links: Sequence[Link], shown: int) -> Some:
    return Some(tuple(links[:shown]), max(0, len(links) - shown))


def _new_tags(view: View) -> Mapping[str, tuple[Tag, ...]]:
    """For each digest's slug the tags whose papers became enough with it, by name.

    An automatic tag needs so many papers; one that a curator gives is there with its first.
    """
    rank = {digest.slug: at for at, digest in enumerate(reversed(view.site.digests))}
    slugs = list(rank)
    first = {i: rank[paper.appearances[0].digest] for i, paper in view.papers.items()}
    by_hand = _by_hand(view)
    found: dict[str, list[Tag]] = {}
    for tag in view.site.tags:
        ranks = sorted(first[paper] for paper in tag.papers)
        needed = 1 if tag.slug in by_hand else min(FEWEST, len(ranks))
        if ranks:
            found.setdefault(slugs[ranks[needed - 1]], []).append(tag)
    return {slug: tuple(tags) for slug, tags in found.items()}


def _by_hand(view: View) -> set[str]:
    """The tags that notes give."""
    noted: Iterator[PaperId] = (i for i, paper in view.papers.items() if paper.note)
    links = (link for paper in noted for link in view.judgements[paper].tags)
    return {link.slug for link in links if link.by == "curator"}
