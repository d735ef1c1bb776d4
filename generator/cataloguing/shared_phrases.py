"""Finds the phrases that several papers share and that say what these are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.cataloguing.key_phrases import (
    Key,
    KeyPhrase,
    Origin,
    key_of,
    key_phrases,
    topic_phrases,
)
from generator.cataloguing.names import Acronym
from generator.cataloguing.phrases import PhraseIndex, case_matters
from generator.cataloguing.plain_words import NO_TAGS
from generator.model import Paper, TopicDefinition

FEWEST = 3
"""An automatic tag needs so many papers."""
COMMONEST = 0.08
"""A phrase that a larger share of the archive uses says no more than a topic does."""
COHESION = 0.1
"""A run of words stands together in at least this share of its rarest word's papers."""
ABSORBED = 1.6
"""A phrase that has at most so many times the papers of a longer one is only a part of it."""

Found = Sequence[Mapping[Key, KeyPhrase]]
"""The key phrases of each paper."""


class SharedPhrases(NamedTuple):
    """The names of the phrases, and each paper's: the number of the name, and how it stands there.

    A paper's strongest phrase comes first.
    """

    names: list[str]
    of_papers: list[list[tuple[int, str]]]


def shared_phrases(
    papers: Sequence[Paper],
    definitions: Sequence[TopicDefinition],
    acronyms: Mapping[str, Acronym],
) -> SharedPhrases:
    """Names, phrases of topics and runs of words that at least `FEWEST` papers use.

    An acronym and its long form are one phrase, and so are spellings with and without hyphen, in
    singular and plural. What a topic is called is none.
    """
    synonyms = {key_of(a.short): key_of(a.long) for a in acronyms.values()}
    titles = {key_of(definition.title) for definition in definitions}
    spelled = (form for a in acronyms.values() for form in (a.short, a.long))
    phrases = (p.name for definition in definitions for p in definition.phrases)
    known = topic_phrases((*phrases, *spelled))
    found = [_phrases(paper, known, synonyms) for paper in papers]
    names = _names(found, titles | {synonyms.get(key, key) for key in titles})
    numbers = {key: number for number, key in enumerate(names)}
    return SharedPhrases(list(names.values()), [_strongest_first(each, numbers) for each in found])


def _strongest_first(
    phrases: Mapping[Key, KeyPhrase], numbers: Mapping[Key, int]
) -> list[tuple[int, str]]:
    """A paper's phrases that have a name: those of its title first, then the surest."""
    own = [(key, phrase) for key, phrase in phrases.items() if key in numbers]
    ranked = sorted(own, key=lambda p: (not p[1].in_title, p[1].origin, -len(p[0]), p[0]))
    return [(numbers[key], phrase.surface) for key, phrase in ranked]


def _phrases(paper: Paper, known: PhraseIndex, synonyms: Mapping[Key, Key]) -> dict[Key, KeyPhrase]:
    """A paper's key phrases, an acronym under its long form's key."""
    spoken = key_phrases(paper.title, paper.abstract, known)
    merged: dict[Key, KeyPhrase] = {}
    for key, phrase in spoken.items():  # those of the title first
        merged.setdefault(synonyms.get(key, key), phrase)
    return merged


def _names(found: Found, titles: set[Key]) -> dict[Key, str]:
    """The phrases that become tags, and the name of each: its commonest spelling."""
    used = Counter(key for phrases in found for key in phrases)
    kept = _frequent(used, len(found)) - titles - NO_TAGS
    kept -= set(_loose(found, kept, used))
    kept -= {part for key in kept for part in _parts(key) if used[part] <= used[key] * ABSORBED}
    spellings: dict[Key, Counter[str]] = {key: Counter() for key in kept}
    for phrases in found:
        for key in phrases.keys() & kept:
            spellings[key][_plain(phrases[key])] += 1
    return {key: min(said, key=lambda s: (-said[s], s)) for key, said in sorted(spellings.items())}


def _frequent(used: Counter[Key], papers: int) -> set[Key]:
    most = max(FEWEST * 2, int(papers * COMMONEST))
    return {key for key, number in used.items() if FEWEST <= number <= most}


def _loose(found: Found, kept: set[Key], used: Counter[Key]) -> Iterator[Key]:
    """Runs whose words stand together by chance: each word is far commoner alone."""
    runs = {
        key
        for phrases in found
        for key in phrases.keys() & kept
        if phrases[key].origin is Origin.RUN
    }
    alone: Counter[str] = Counter()
    for phrases in found:
        alone.update({word for key in phrases for word in key})
    return (key for key in runs if used[key] < COHESION * min(alone[word] for word in key))


def _parts(key: Key) -> Iterator[Key]:
    """The shorter phrases inside a phrase."""
    for length in range(1, len(key)):
        for start in range(len(key) - length + 1):
            yield key[start : start + length]


def _plain(phrase: KeyPhrase) -> str:
    """A spelling in small letters, but for names and words in capitals."""
    if phrase.origin is Origin.NAME:
        return phrase.surface
    words = phrase.surface.split()
    return " ".join(word if case_matters(word) else word.casefold() for word in words)
