"""Turns what phrases and likeness say of a paper into the topics that it has."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from generator.model.judgement import TopicLink

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
TOLD = DOUBTED[-1][1]
"""So many of the nearest topics need be known."""
LONE, LONE_NEAR = 2, 0.1
"""With a score up to the first number that one phrase alone has made, a topic counts if it is the
nearest one or this near: `advertising` is what many examples are taken from."""
WEAK_NEAR = 0.8
"""Where weak phrases alone speak for a topic, it counts if it is the nearest one, or if the paper
is as near it as this share of what is usual for its surest papers."""
BESIDE = 2
NEAR = 0.1
"""With any phrase of its, a paper has a topic that is among so many nearest ones, if this near."""
ALIKE = 0.15
"""The likeness from which a paper has the nearest topic without a phrase ..."""
CLEAR = 0.1
"""... or this, for one that has no other topic, and is ..."""
APART = 1.25
"""... so many times as like that one as the next."""


class Nearness(NamedTuple):
    """Which topics' profiles a paper is like."""

    slugs: Sequence[str] = ()
    """Of the nearest, nearest first; none where profiles are not known."""
    likenesses: Sequence[float] = ()
    """To these, 1 at most."""
    shares: Sequence[float] = ()
    """Each as a share of what is usual for the topic's surest papers, 1 where that isn't known."""

    @property
    def likeness(self) -> float:
        """To the nearest; 0 where profiles are not known."""
        return self.likenesses[0] if self.likenesses else 0.0

    @property
    def next(self) -> float:
        """To the next; 0 where there is one topic only."""
        return self.likenesses[1] if len(self.likenesses) > 1 else 0.0

    def to(self, slug: str) -> float:
        """To some topic; 0 where that isn't one of the nearest."""
        return dict(zip(self.slugs, self.likenesses, strict=True)).get(slug, 0.0)

    def share(self, slug: str) -> float:
        """The share for some topic; 0 where that isn't one of the nearest."""
        return dict(zip(self.slugs, self.shares, strict=True)).get(slug, 0.0)


UNKNOWN = Nearness()


def chosen(by_phrase: Sequence[TopicLink], near: Nearness) -> tuple[TopicLink, ...]:
    """The topics of a paper, strongest first, then one by likeness, if any, without words.

    `by_phrase` are all that it has a phrase of, strongest first. A paper of which nothing is sure
    has the likeliest topic.
    """
    by_phrase = [k for k in by_phrase if not (_is_passing(k, near) or _is_far(k, near))]
    top = by_phrase[0].score if by_phrase else 0
    enough = max(ENOUGH, min(PLENTY, SIDELINE * top))
    believed = [
        link
        for link in by_phrase
        if _is_beside(link, near) or (link.score >= enough and _is_believed(link, near))
    ]
    return _with_nearest(believed[:MOST], near) or _likeliest(by_phrase, near)


def _is_passing(link: TopicLink, near: Nearness) -> bool:
    """Whether one phrase alone speaks for a topic of which the paper has nothing else."""
    if not near.slugs or link.score > LONE or link.slug == near.slugs[0]:
        return False
    return near.to(link.slug) < LONE_NEAR and _has_one_phrase(link)


def _has_one_phrase(link: TopicLink) -> bool:
    """Whether all words of a topic are forms of one: `graph` and `graphs`."""
    shortest = min(link.evidence, key=len, default="").casefold()
    return all(said.casefold().startswith(shortest) for said in link.evidence)


def _is_far(link: TopicLink, near: Nearness) -> bool:
    """Whether what speaks for a topic may mean something else in a paper like this."""
    if not near.slugs or not link.is_weak or link.slug == near.slugs[0]:
        return False
    return near.share(link.slug) < WEAK_NEAR


def _is_beside(link: TopicLink, near: Nearness) -> bool:
    """Whether a topic is one of the nearest, and near if one phrase alone says it."""
    beside = link.slug in near.slugs[:BESIDE]
    nearest = link.slug in near.slugs[:1]
    return beside and (link.score > 1 or (near.likeness if nearest else near.next) >= NEAR)


def _is_believed(link: TopicLink, near: Nearness) -> bool:
    """Whether a topic is near enough for how little its phrases say."""
    if not near.slugs:
        return True
    asked = (nearest for score, nearest in DOUBTED if link.score <= score)
    return all(link.slug in near.slugs[:nearest] for nearest in islice(asked, 1))


def _with_nearest(believed: Sequence[TopicLink], near: Nearness) -> tuple[TopicLink, ...]:
    """The topics, and the nearest one if the paper is so like it that it needs no phrase."""
    if near.likeness < ALIKE or len(believed) == MOST:
        return tuple(believed)
    missing = all(link.slug != near.slugs[0] for link in believed)
    return (*believed, *((_by_likeness(near),) if missing else ()))


def _likeliest(by_phrase: Sequence[TopicLink], near: Nearness) -> tuple[TopicLink, ...]:
    """The strongest of the topics that are rather near, the nearest if clear, or the strongest."""
    rather = [link for link in by_phrase if link.slug in near.slugs]
    if not rather and near.likeness >= max(CLEAR, APART * near.next):
        return (_by_likeness(near),)
    place = {slug: number for number, slug in enumerate(near.slugs)}
    ranked = sorted(rather or by_phrase, key=lambda link: (-link.score, place.get(link.slug, 0)))
    return tuple(ranked[:1])


def _by_likeness(near: Nearness) -> TopicLink:
    return TopicLink(near.slugs[0], "similarity", (), near.likeness)
