"""Turns papers and topic definitions into each paper's topics, with the words that caused them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from generator.cataloguing.archive import Archive
from generator.cataloguing.naming import unknown_name
from generator.known import name_of
from generator.model import (
    Neighbour,
    Note,
    Paper,
    PaperId,
    Problem,
    Reference,
    Topic,
    TopicDefinition,
    TopicLink,
)

if TYPE_CHECKING:
    from generator.cataloguing.phrase_search import Match
    from generator.cataloguing.spoken import Spoken

IN_TITLE = 3
"""What a phrase in the title counts; one in the abstract counts 1."""
OFTEN = 2
"""A phrase counts at most so many times in an abstract."""
ENOUGH = 2
"""The score from which a paper has a topic."""
SIDELINE = 0.25
"""A topic with a smaller share of the strongest one's score is a passing mention ..."""
PLENTY = 4
"""... but with a score like this it stands by itself."""
MOST = 4
"""A paper has no more topics than this from phrases: the strongest."""
WORDS_SHOWN = 5
NEIGHBOURS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class _Owner:
    """Which topic a phrase speaks for, and whether it speaks against it."""

    slug: str
    against: bool


def topics_of(
    archive: Archive, definitions: Sequence[TopicDefinition]
) -> tuple[dict[PaperId, tuple[TopicLink, ...]], tuple[Problem, ...]]:
    """Each paper's topics, strongest first, and the notes' topics that don't exist.

    A topic needs a score of `ENOUGH`; a paper that none reaches has its best one, if any. What a
    note adds comes first, what it takes away is gone.
    """
    slugs = {definition.title.casefold(): definition.slug for definition in definitions}
    slugs |= {definition.slug: definition.slug for definition in definitions}
    links: dict[PaperId, tuple[TopicLink, ...]] = {}
    problems: list[Problem] = []
    for paper, found in zip(archive.papers, _by_phrases(archive, definitions), strict=True):
        links[paper.id] = _curated(found, paper.note, slugs) if paper.note else found
        problems += _unknown(paper.note, slugs) if paper.note else ()
    return links, tuple(problems)


def _by_phrases(
    archive: Archive, definitions: Sequence[TopicDefinition]
) -> Sequence[tuple[TopicLink, ...]]:
    """Each paper's topics by its words alone."""

    def work(missing: Sequence[int]) -> Iterator[tuple[TopicLink, ...]]:
        return TopicMatcher(definitions).links(archive.spoken(missing))

    phrases = name_of([(d.slug, _names(d.phrases), _names(d.not_phrases)) for d in definitions])
    return archive.known.answers("topics", phrases, archive.names, work, tuple[TopicLink, ...])


def _names(references: Iterable[Reference]) -> list[str]:
    return [reference.name for reference in references]


class TopicMatcher:
    """All topics' phrases, ready to be found in texts."""

    def __init__(self, definitions: Sequence[TopicDefinition]) -> None:
        self._owners: dict[str, list[_Owner]] = {}
        for definition in definitions:
            for against, phrases in ((False, definition.phrases), (True, definition.not_phrases)):
                for phrase in phrases:
                    owner = _Owner(definition.slug, against)
                    self._owners.setdefault(phrase.name, []).append(owner)

    def links(self, spoken: Spoken) -> Iterator[tuple[TopicLink, ...]]:
        """For each title and the abstract after it the topics, strongest first."""
        by_text = self._by_text(spoken)
        for in_title in by_text:
            yield _links(in_title, next(by_text))

    def phrase_counts(self, spoken: Spoken) -> Counter[tuple[str, str]]:
        """How many of the texts each topic's phrase stands in, by topic and phrase."""
        counts: Counter[tuple[str, str]] = Counter()
        for found in self.phrases(spoken):
            counts.update(found)
        return counts

    def phrases(self, spoken: Spoken) -> Iterator[set[tuple[str, str]]]:
        """For each of the texts the phrases that stand in it, each after its topic."""
        for by_topic in self._by_text(spoken):
            yield {(slug, m.phrase) for slug, found in by_topic.items() for m in found}

    def _by_text(self, spoken: Spoken) -> Iterator[dict[str, list[Match]]]:
        """For each text the matches that count, by topic."""
        from generator.cataloguing.phrase_search import matches

        return map(self._by_topic, matches(sorted(self._owners), spoken))

    def _by_topic(self, matches: Iterable[Match]) -> dict[str, list[Match]]:
        """The matches that count, a topic: none inside a `not` phrase, none inside a longer one."""
        found: dict[str, list[Match]] = {}
        blocked: dict[str, list[Match]] = {}
        for match in matches:
            for owner in self._owners[match.phrase]:
                (blocked if owner.against else found).setdefault(owner.slug, []).append(match)
        return {
            slug: kept
            for slug, matches in found.items()
            if (kept := _outermost(matches, blocked.get(slug, [])))
        }


def _links(
    in_title: Mapping[str, Sequence[Match]], in_abstract: Mapping[str, Sequence[Match]]
) -> tuple[TopicLink, ...]:
    """The topics of a paper, strongest first, with the words as they stand."""
    every = (
        _link(slug, in_title.get(slug, ()), in_abstract.get(slug, ()))
        for slug in {*in_title, *in_abstract}
    )
    ranked = sorted(every, key=lambda link: (-link.score, link.slug))
    enough = max(ENOUGH, min(PLENTY, SIDELINE * ranked[0].score)) if ranked else 0
    strong = [link for link in ranked if link.score >= enough]
    return tuple(strong[:MOST] or ranked[:1])


def _outermost(matches: Sequence[Match], blocked: Sequence[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in matches:  # by start, longer ones first
        inside = any(b.start <= match.start and match.end <= b.end for b in blocked)
        if not inside and not (kept and match.start < kept[-1].end):
            kept.append(match)
    return kept


def _link(slug: str, in_title: Sequence[Match], in_abstract: Sequence[Match]) -> TopicLink:
    often = Counter(match.phrase for match in in_abstract)
    score = IN_TITLE * len(in_title) + sum(min(n, OFTEN) for n in often.values())
    words: dict[str, str] = {}
    for match in (*in_title, *in_abstract):
        words.setdefault(match.surface.casefold(), match.surface)
    return TopicLink(slug, "phrase", tuple(words.values())[:WORDS_SHOWN], float(score))


def _curated(
    found: Sequence[TopicLink], note: Note, slugs: Mapping[str, str]
) -> tuple[TopicLink, ...]:
    added = {slugs[name]: None for r in note.topics if (name := r.name.casefold()) in slugs}
    removed = {slugs[name] for r in note.not_topics if (name := r.name.casefold()) in slugs}
    by_phrase = {link.slug: link for link in found}
    own = [
        TopicLink(slug, "curator", by_phrase[slug].evidence if slug in by_phrase else ())
        for slug in added
    ]
    return (*own, *(k for k in found if k.slug not in removed and k.slug not in added))


def _unknown(note: Note, slugs: Mapping[str, str]) -> list[Problem]:
    return [
        unknown_name("topic", reference, set(slugs.values()))
        for reference in (*note.topics, *note.not_topics)
        if reference.name.casefold() not in slugs
    ]


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
