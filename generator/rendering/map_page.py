"""Renders the map of all papers: its page, a table that says the same, and what it is drawn of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.page import Page
from generator.model.paper import PaperId
from generator.rendering.formulas import plain_text
from generator.rendering.layout import Head, page
from generator.rendering.map_drawing import Drawing, drawing_made
from generator.rendering.map_picture import picture_made
from generator.rendering.shown import Link
from generator.rendering.view import View

EXAMPLES = 3
"""Papers that stand in the table for their region: those next to its middle."""


@dataclass(frozen=True, slots=True)
class RegionShown:
    """A region of the map: its name, its papers' number and commonest topic, and examples."""

    number: int
    name: str
    x: int
    y: int
    count: int
    topic: Link | None
    examples: tuple[Link, ...]


def map_pages(view: View) -> Iterator[Page]:
    """The map's page, and `map.json`, of which it is drawn."""
    regions = _regions(view)
    yield page(
        "map.md",
        "map.html.j2",
        {"regions": regions, "count": len(view.site.atlas.spots)},
        title="Map",
        settings=view.settings,
        description=f"All papers of {view.settings.name} on a map: like ones lie near each other.",
        head=Head(script="assets/map.js", styles=("assets/leaflet/leaflet.css", "assets/map.css")),
        searchable=False,
    )
    drawing = _drawing(view, regions)
    yield Page("map.json", drawing, drawing_made)
    yield Page("map.svg", drawing, picture_made)


def _drawing(view: View, regions: tuple[RegionShown, ...]) -> Drawing:
    spots = view.site.atlas.spots
    strongest = {paper: _strongest(paper, view) for paper in spots}
    sizes = Counter(slug for slug in strongest.values() if slug)
    slugs = sorted(sizes, key=lambda slug: (-sizes[slug], slug))
    number = {slug: at for at, slug in enumerate(slugs)} | {"": -1}
    papers = (
        (paper, plain_text(view.papers[paper].title), spot.x, spot.y, number[strongest[paper]])
        for paper in reversed(view.newest_first(spots))
        for spot in [spots[paper]]
    )
    return Drawing(
        tuple((slug, view.topics[slug].title, sizes[slug]) for slug in slugs),
        tuple((one.name, one.x, one.y, one.count) for one in regions),
        tuple(papers),
    )


def _strongest(paper: PaperId, view: View) -> str:
    topics = view.judgements[paper].topics
    return topics[0].slug if topics else ""


def _regions(view: View) -> tuple[RegionShown, ...]:
    """The regions of some papers, the largest first."""
    atlas = view.site.atlas
    members: dict[int, list[PaperId]] = {}
    for paper, spot in atlas.spots.items():
        members.setdefault(spot.region, []).append(paper)
    shown = [_region(number, members[number], view) for number in sorted(members) if number >= 0]
    return tuple(sorted(shown, key=lambda one: (-one.count, one.name, one.number)))


def _region(number: int, papers: list[PaperId], view: View) -> RegionShown:
    region, spots = view.site.atlas.regions[number], view.site.atlas.spots

    def from_middle(paper: PaperId) -> tuple[int, PaperId]:
        spot = spots[paper]
        return (spot.x - region.x) ** 2 + (spot.y - region.y) ** 2, paper

    topics = Counter(link.slug for paper in papers for link in view.judgements[paper].topics)
    commonest = min(topics, key=lambda slug: (-topics[slug], slug), default=None)
    if commonest and 2 * topics[commonest] < len(papers):
        commonest = None
    return RegionShown(
        number,
        ", ".join(region.words),
        region.x,
        region.y,
        len(papers),
        view.topic_links[commonest] if commonest else None,
        tuple(view.links[paper] for paper in sorted(papers, key=from_middle)[:EXAMPLES]),
    )
