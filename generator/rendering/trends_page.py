"""Renders the trends: topics over time, topics that share papers, terms that rise and fall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from generator.model.page import Made, Page, Settings
from generator.model.paper import PaperId
from generator.rendering.escape import html, joined
from generator.rendering.layout import Head, Sheet, laid_out
from generator.rendering.shown import Link
from generator.rendering.trends import Change, Span, change_of, recent_spans, spans_of
from generator.rendering.view import View

LARGEST = 16
"""Topics in the table of overlaps."""
TERMS = 15
"""Terms that rise, and as many that fall."""
_FEWEST = 3
"""Papers of a term that is said to rise or to fall."""
_SURE = 1.0
"""Standard errors by which its share must have changed."""
_SHADES = 6
_BAR, _GAP, _HEIGHT = 8, 2, 24


@dataclass(frozen=True, slots=True)
class Course:
    """A topic over time: its papers by span, and how its share has changed of late."""

    link: Link
    papers: int
    counts: tuple[int, ...]
    change: Change


@dataclass(frozen=True, slots=True)
class Turn:
    """A term that has become more frequent, or less."""

    link: Link
    change: Change


@dataclass(frozen=True, slots=True)
class Trends:
    """All that the page shows."""

    settings: Settings
    spans: tuple[Span, ...]
    recent: int
    """The number of the first span that counts as recent; 0 where none does."""
    recent_papers: int
    courses: tuple[Course, ...]
    """The largest first."""
    slugs: tuple[str, ...]
    """Of the topics in the table of overlaps."""
    shared: tuple[tuple[int, ...], ...]
    """For each of them the papers it shares with those before it, and its own number."""
    rising: tuple[Turn, ...]
    falling: tuple[Turn, ...]


def trends_pages(view: View) -> Iterator[Page]:
    """The page of trends."""
    yield Page("trends.md", _trends(view), trends_made)


def _trends(view: View) -> Trends:
    papers = view.papers
    spans, places = spans_of({paper.id: paper.first_captured for paper in papers.values()})
    first = recent_spans(spans)
    recent = {paper for paper, at in places.items() if first and at >= first}
    topics = sorted(
        (t for t in view.site.topics if t.papers), key=lambda t: (-len(t.papers), t.slug)
    )

    def course(link: Link, own: Sequence[PaperId]) -> Course:
        counts = Counter(places[paper] for paper in own)
        by_span = tuple(counts[at] for at in range(len(spans)))
        return Course(link, len(own), by_span, change_of(own, recent, len(papers)))

    turns = [
        Turn(view.tag_links[tag.slug], change_of(tag.papers, recent, len(papers)))
        for tag in view.site.tags
        if len(tag.papers) >= _FEWEST
    ]
    slugs = tuple(topic.slug for topic in topics[:LARGEST])
    return Trends(
        view.settings,
        spans,
        first,
        len(recent),
        tuple(course(view.topic_links[topic.slug], topic.papers) for topic in topics),
        slugs,
        tuple(_overlaps(view, slugs)),
        _turned(turns, 1),
        _turned(turns, -1),
    )


def _turned(turns: Iterable[Turn], way: int) -> tuple[Turn, ...]:
    """The terms that have turned one way, the most first."""
    found = [turn for turn in turns if turn.change.turn * way >= _SURE]
    return tuple(sorted(found, key=lambda t: (-t.change.turn * way, t.link.url))[:TERMS])


def _overlaps(view: View, slugs: Sequence[str]) -> Iterator[tuple[int, ...]]:
    own = [set(view.topics[slug].papers) for slug in slugs]
    for at, papers in enumerate(own):
        yield tuple(len(papers & other) for other in own[: at + 1])


# --- The page made of it -------------------------------------------------------------------------


def trends_made(trends: Trends) -> Made:
    """The page, with its pictures as SVG that styles itself by its classes."""
    most = max((count for row in trends.shared for count in row[:-1]), default=0)
    highest = [
        max((_share(c, s) for c, s in _by_span(one, trends)), default=0) for one in trends.courses
    ]
    values = {
        "trends": trends,
        "bars": [_bars(one, trends, top) for one, top in zip(trends.courses, highest, strict=True)],
        "cells": [
            [_cell(trends, row, column, most) for column in range(row + 1)]
            for row in range(len(trends.slugs))
        ],
        "number": len(trends.slugs),
    }
    return laid_out(
        Sheet(
            "trends.md",
            "trends.html.j2",
            values,
            title="Trends",
            settings=trends.settings,
            description=f"How the topics and terms of {trends.settings.name} change over time.",
            head=Head(styles=("assets/map.css",)),
            searchable=False,
        )
    )


def _by_span(course: Course, trends: Trends) -> list[tuple[int, int]]:
    return [(count, span.papers) for count, span in zip(course.counts, trends.spans, strict=True)]


def _share(count: int, papers: int) -> float:
    return count / papers if papers else 0.0


def _bars(course: Course, trends: Trends, highest: float) -> Markup:
    """A topic's share of each span's papers, a bar each, the highest as high as the picture."""
    width = len(trends.spans) * (_BAR + _GAP)
    bars = []
    for at, (count, papers) in enumerate(_by_span(course, trends)):
        height = round(_HEIGHT * _share(count, papers) / highest) if highest else 0
        bars.append(
            html(
                '<rect class="%s" x="%s" y="%s" width="%s" height="%s"><title>%s</title></rect>',
                "pd-bar pd-bar--recent" if trends.recent and at >= trends.recent else "pd-bar",
                at * (_BAR + _GAP),
                _HEIGHT - max(1, height),
                _BAR,
                max(1, height),
                f"{trends.spans[at].name}: {count} of {papers}",
            )
        )
    return html(
        '<svg class="pd-bars" viewBox="0 0 %s %s" width="%s" height="%s" role="img" '
        'aria-label="%s">%s</svg>',
        width,
        _HEIGHT,
        width,
        _HEIGHT,
        f"{course.link.title}: " + ", ".join(map(str, course.counts)),
        joined(bars),
    )


def _cell(trends: Trends, row: int, column: int, most: int) -> Markup:
    """How many papers two topics share, darker the more, leading to those papers."""
    count = trends.shared[row][column]
    if row == column:
        return html('<td class="pd-heat__own">%s</td>', count)
    if not count:
        return html("<td></td>")
    shade = min(_SHADES - 1, count * _SHADES // (most + 1))
    asked = urlencode([("topic", trends.slugs[at]) for at in (row, column)])
    names = " and ".join(trends.courses[at].link.title for at in (row, column))
    return html(
        '<td class="pd-heat--%s"><a href="../browse/?%s" title="%s">%s</a></td>',
        shade,
        asked,
        names,
        count,
    )
