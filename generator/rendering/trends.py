"""Counts how the archive changes: papers by time of capture, and whose share has changed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.paper import PaperId
from generator.rendering.dates import day, month

MOST_SPANS = 18
"""Stretches of time that a picture tells apart."""
_RECENT = 0.25
"""The newest spans that hold such a share of the papers, at least, are recent."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in which papers were captured for the first time, and how many."""

    name: str
    papers: int


@dataclass(frozen=True, slots=True)
class Change:
    """How many papers have something, of those captured lately and of those before."""

    recent: int
    before: int
    turn: float
    """How unlike the two shares are, in standard errors; above 0 it is more frequent of late.

    The test of two proportions: Agresti, "Categorical Data Analysis", 3.1.
    """


def spans_of(captured: Mapping[PaperId, date]) -> tuple[tuple[Span, ...], dict[PaperId, int]]:
    """The spans of an archive, oldest first, and in which of them each paper is.

    Days where they are few, else months, quarters or years; the oldest are one where even these
    are many.
    """
    days = set(captured.values())
    start = next((unit for unit in _UNITS if len(set(map(unit, days))) <= MOST_SPANS), _year)
    names = {each: start(each) for each in days}
    first = {name: min(d for d in days if names[d] == name) for name in set(names.values())}
    ordered = sorted(first, key=first.__getitem__)
    older = ordered[: max(0, len(ordered) - MOST_SPANS)]
    number = {name: max(0, at - len(older)) for at, name in enumerate(ordered)}
    places = {paper: number[names[when]] for paper, when in captured.items()}
    sizes = Counter(places.values())
    shown = ordered[len(older) :]
    labels = [f"to {shown[0]}" if older and not at else name for at, name in enumerate(shown)]
    return tuple(Span(name, sizes[at]) for at, name in enumerate(labels)), places


def _quarter(when: date) -> str:
    return f"{when.year}, quarter {(when.month + 2) // 3}"


def _year(when: date) -> str:
    return str(when.year)


_UNITS: tuple[Callable[[date], str], ...] = (day, month, _quarter, _year)


def recent_spans(spans: Sequence[Span]) -> int:
    """From which span on papers are recent; 0 where there is nothing to compare."""
    total, held = sum(span.papers for span in spans), 0
    for at in range(len(spans) - 1, 0, -1):
        held += spans[at].papers
        if held >= _RECENT * total:
            return at
    return 0


def change_of(papers: Iterable[PaperId], recent: set[PaperId], total: int) -> Change:
    """How often papers are recent ones, of so many in all of which some are recent."""
    every = list(papers)
    late = sum(paper in recent for paper in every)
    before = len(every) - late
    news, olds = len(recent), total - len(recent)
    if not news or not olds:
        return Change(late, before, 0.0)
    share = len(every) / total
    error = math.sqrt(share * (1 - share) * (1 / news + 1 / olds))
    turn = (late / news - before / olds) / error if error else 0.0
    return Change(late, before, round(turn, 3))
