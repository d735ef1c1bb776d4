"""Turns what phrases and likeness say of a paper into the topics that it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.model import TopicLink

ENOUGH = 2
"""The score from which a paper has a topic by phrases alone."""
SIDELINE = 0.25
"""A topic with a smaller share of the strongest one's score is a passing mention ..."""
PLENTY = 4
"""... but with a score like this it stands by itself."""
MOST = 4
"""A paper has no more topics than this: the strongest."""
DOUBTED = ((2, 3), (3, 4), (4, 8))
"""Where it is told which topics are near, a score up to the first number counts if the topic is
among so many nearest ones. A higher score needs no second opinion."""
BESIDE = 2
"""With any phrase of its, a paper has a topic that is among so many nearest ones."""
ALIKE = 0.15
"""The likeness from which a paper has the nearest topic without a phrase ..."""
CLEAR = 0.1
"""... or this, for one that has no other topic, and is ..."""
APART = 1.25
"""... so many times as like that one as the next."""


class Nearness(NamedTuple):
    """How like a paper is to a topic's surest papers, -1 to 1, and by which words."""

    slug: str
    likeness: float
    words: tuple[str, ...]


def chosen(by_phrase: Sequence[TopicLink], nearest: Sequence[Nearness]) -> tuple[TopicLink, ...]:
    """The topics of a paper, strongest first, then one by likeness, if any.

    `by_phrase` are all that it has a phrase of, strongest first, `nearest` all topics, nearest
    first; where these are not known, phrases decide alone. A paper of which nothing is sure has the
    likeliest topic.
    """
    place = {one.slug: number for number, one in enumerate(nearest)}
    top = by_phrase[0].score if by_phrase else 0
    enough = max(ENOUGH, min(PLENTY, SIDELINE * top))
    believed = [
        link
        for link in by_phrase
        if place.get(link.slug, MOST) < BESIDE
        or (link.score >= enough and _is_believed(link, place))
    ]
    return _with_nearest(believed[:MOST], nearest) or _likeliest(by_phrase, nearest, place)


def _is_believed(link: TopicLink, place: Mapping[str, int]) -> bool:
    """Whether a topic is near enough for how little its phrases say."""
    allowed = (most for score, most in DOUBTED if link.score <= score)
    return place.get(link.slug, 0) < next(allowed, len(place) + 1)


def _with_nearest(
    believed: Sequence[TopicLink], nearest: Sequence[Nearness]
) -> tuple[TopicLink, ...]:
    """The topics, and the nearest one if the paper is so like it that it needs no phrase."""
    if not nearest or nearest[0].likeness < ALIKE or len(believed) == MOST:
        return tuple(believed)
    missing = all(link.slug != nearest[0].slug for link in believed)
    return (*believed, *((_by_likeness(nearest[0]),) if missing else ()))


def _likeliest(
    by_phrase: Sequence[TopicLink], nearest: Sequence[Nearness], place: Mapping[str, int]
) -> tuple[TopicLink, ...]:
    """The strongest of the topics that are rather near, the nearest if clear, or the strongest."""
    near = [link for link in by_phrase if place.get(link.slug, 0) < DOUBTED[-1][1]]
    if not near and _is_clear(nearest):
        return (_by_likeness(nearest[0]),)
    ranked = sorted(near or by_phrase, key=lambda link: (-link.score, place.get(link.slug, 0)))
    return tuple(ranked[:1])


def _is_clear(nearest: Sequence[Nearness]) -> bool:
    """Whether the nearest topic is near, and clearly nearer than the next."""
    likeness = [one.likeness for one in nearest[:2]]
    return bool(likeness) and likeness[0] >= max(CLEAR, APART * max([0.0, *likeness[1:]]))


def _by_likeness(near: Nearness) -> TopicLink:
    return TopicLink(near.slug, "similarity", near.words, near.likeness)
