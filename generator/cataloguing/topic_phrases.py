"""Finds the phrases of topics in papers, and weighs what each topic's say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.cataloguing.plain_words import FUNCTION
from generator.model.content import TopicDefinition
from generator.model.judgement import TopicLink

if TYPE_CHECKING:
    from generator.cataloguing.phrase_search import Match
    from generator.cataloguing.spoken import Spoken

IN_TITLE = 3
"""What a phrase in the title counts; one in the abstract counts 1."""
OFTEN = 2
"""A phrase counts at most so many times in an abstract."""
WORDS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class _Owner:
    """Which topic a phrase speaks for, and whether it speaks against it."""

    slug: str
    against: bool


class TopicMatcher:
    """All topics' phrases, ready to be found in texts."""

    def __init__(self, definitions: Sequence[TopicDefinition]) -> None:
        self._owners: dict[str, list[_Owner]] = {}
        self._weak: dict[str, set[str]] = {}
        for definition in definitions:
            self._weak[definition.slug] = {phrase.name for phrase in definition.weak_phrases}
            for against, phrases in ((False, definition.phrases), (True, definition.not_phrases)):
                for phrase in phrases:
                    owner = _Owner(definition.slug, against)
                    self._owners.setdefault(phrase.name, []).append(owner)

    def links(self, spoken: Spoken) -> Iterator[tuple[TopicLink, ...]]:
        """For each title and the abstract after it all topics of which it has a phrase.

        The strongest come first, of equals the first by name.
        """
        by_text = self._by_text(spoken)
        for in_title in by_text:
            yield self._links(in_title, next(by_text))

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
        self, in_title: Mapping[str, Sequence[Match]], in_abstract: Mapping[str, Sequence[Match]]
    ) -> tuple[TopicLink, ...]:
        """The topics of a paper, strongest first, with the words as they stand."""
        every = (
            _link(slug, in_title.get(slug, ()), in_abstract.get(slug, ()), self._weak[slug])
            for slug in {*in_title, *in_abstract}
        )
        return tuple(sorted(every, key=lambda link: (-link.score, link.slug)))


def _outermost(matches: Sequence[Match], blocked: Sequence[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in matches:  # by start, longer ones first
        inside = any(b.start <= match.start and match.end <= b.end for b in blocked)
        if not inside and not (kept and match.start < kept[-1].end):
            kept.append(match)
    return kept


def _link(
    slug: str, in_title: Sequence[Match], in_abstract: Sequence[Match], weak: Collection[str]
) -> TopicLink:
    often = Counter(match.phrase for match in in_abstract)
    score = IN_TITLE * len(in_title) + sum(min(n, OFTEN) for n in often.values())
    words: dict[str, str] = {}
    for match in (*in_title, *in_abstract):
        said = _telling(match.surface)
        words.setdefault(said.casefold(), said)
    is_weak = all(match.phrase in weak for match in (*in_title, *in_abstract))
    return TopicLink(slug, "phrase", tuple(words.values())[:WORDS_SHOWN], float(score), is_weak)


@lru_cache(maxsize=65_536)
def _telling(surface: str) -> str:
    """The words of a phrase that tell something: `LLMs` of `in LLMs`, as readers are shown them."""
    words = surface.split(" ")
    while len(words) > 1 and words[-1].casefold() in FUNCTION:
        words.pop()
    while len(words) > 1 and words[0].casefold() in FUNCTION:
        words.pop(0)
    return " ".join(words)
