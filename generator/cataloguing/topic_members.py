"""Turns the topics of papers into topics with their papers, neighbours and terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

from generator.model.content import TopicDefinition
from generator.model.judgement import TopicLink
from generator.model.paper import Paper, PaperId
from generator.model.site import Neighbour, Topic

NEIGHBOURS_SHOWN = 6


def topic_pages(
    definitions: Iterable[TopicDefinition],
    papers: Mapping[PaperId, Paper],
    links: Mapping[PaperId, Sequence[TopicLink]],
    terms: Mapping[str, tuple[str, ...]],
) -> tuple[Topic, ...]:
    """The topics by title, each with its papers, curated ones first, and its neighbours."""
    members: dict[str, list[tuple[bool, PaperId]]] = {}
    for paper in papers:  # newest capture first
        for link in links[paper]:
            members.setdefault(link.slug, []).append((link.by != "curator", paper))
    shared = _overlaps(links.values())
    topics = (
        _topic(definition, members.get(definition.slug, []), papers, shared, terms)
        for definition in definitions
    )
    return tuple(sorted(topics, key=lambda topic: (topic.title.casefold(), topic.slug)))


def _topic(
    definition: TopicDefinition,
    members: Iterable[tuple[bool, PaperId]],
    papers: Mapping[PaperId, Paper],
    shared: Mapping[str, Counter[str]],
    terms: Mapping[str, tuple[str, ...]],
) -> Topic:
    ids = tuple(paper for _, paper in sorted(members, key=lambda member: member[0]))
    nearest = sorted(shared.get(definition.slug, Counter()).items(), key=lambda n: (-n[1], n[0]))
    return Topic(
        slug=definition.slug,
        title=definition.title,
        prose=definition.prose,
        papers=ids,
        neighbours=tuple(Neighbour(slug, n) for slug, n in nearest[:NEIGHBOURS_SHOWN]),
        terms=terms.get(definition.slug, ()),
        since=min((papers[paper].first_captured for paper in ids), default=None),
    )


def _overlaps(links: Iterable[Sequence[TopicLink]]) -> dict[str, Counter[str]]:
    """For each topic, how many papers it shares with each other one."""
    shared: dict[str, Counter[str]] = {}
    together = Counter(tuple(link.slug for link in of_paper) for of_paper in links)
    for slugs, papers in together.items():
        for slug, other in permutations(slugs, 2):
            shared.setdefault(slug, Counter())[other] += papers
    return shared
