"""Finds the phrases that several papers share and that say what these are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from generator.cataloguing.arrays import distinct, places, starts_of_runs
from generator.cataloguing.key_phrases import Origin, is_specific, key_phrases
from generator.cataloguing.names import Acronym, commonest
from generator.cataloguing.phrase_uses import Used, merged, papers_of_words, surfaces, used
from generator.cataloguing.phrases import Key, case_matters, key_of
from generator.cataloguing.plain_words import NO_TAGS
from generator.cataloguing.spoken import Spoken
from generator.cataloguing.tags import FEWEST, TagNames
from generator.cataloguing.vocabulary import key_hash
from generator.model import TopicDefinition

COMMONEST = 0.08
"""A phrase that a larger share of the archive uses says no more than a topic does."""
COHESION = 0.1
"""A run of words stands together in at least this share of its rarest word's papers."""
ABSORBED = 1.6
"""A phrase that has at most so many times the papers of a longer one is only a part of it."""


def tag_names(
    spoken: Spoken, definitions: Sequence[TopicDefinition], acronyms: Mapping[str, Acronym]
) -> TagNames:
    """Names, phrases of topics and runs of words that at least `FEWEST` papers use.

    The texts are a title and an abstract a paper. An acronym and its long form are one phrase, and
    so are spellings with and without hyphen, in singular and plural. What a topic is called is
    none.
    """
    synonyms = {key_of(a.short): key_of(a.long) for a in acronyms.values()}
    titles = {key_of(definition.title) for definition in definitions}
    spelled = (form for a in acronyms.values() for form in (a.short, a.long))
    phrases = (p.name for definition in definitions for p in definition.phrases)
    known = sorted(filter(is_specific, {*phrases, *spelled}))
    found = key_phrases(spoken, known)
    most = max(FEWEST * 2, int(len(spoken.texts) // 2 * COMMONEST))
    every = used(found, synonyms, spoken, FEWEST, most)
    left_out = titles | {synonyms.get(key, key) for key in titles} | NO_TAGS
    kept = dict(zip(every.phrases, every.papers, strict=True))
    kept = {key: papers for key, papers in kept.items() if key not in left_out}
    runs = [key for key in _runs(every) if key in kept]
    alone = papers_of_words(list({w for key in runs for w in key}), found, synonyms, spoken)
    for key in runs:
        if kept[key] < COHESION * min(alone[word] for word in key):
            del kept[key]
    keys = sorted(kept.keys() - set(_absorbed(kept)))
    return TagNames(_names(every, keys, spoken), keys, known, sorted(synonyms.items()))


def _runs(every: Used) -> list[Key]:
    """The phrases that some paper has as a run of words."""
    numbers = distinct(every.numbers[every.rows.origins == Origin.RUN])
    return [every.phrases[number] for number in numbers.tolist()]


def _absorbed(papers: Mapping[Key, int]) -> Iterator[Key]:
    """The phrases that are hardly used but as parts of a longer one."""
    for key, number in papers.items():
        for length in range(1, len(key)):
            for start in range(len(key) - length + 1):
                part = key[start : start + length]
                if papers.get(part, 0) <= number * ABSORBED:
                    yield part


def _names(every: Used, keys: Sequence[Key], spoken: Spoken) -> list[str]:
    """The name of each phrase: its commonest spelling."""
    place = {key: at for at, key in enumerate(keys)}
    numbers = np.array([place.get(key, -1) for key in every.phrases], np.int64)[every.numbers]
    rows = np.flatnonzero(numbers >= 0)
    said = surfaces(every.rows, rows, spoken)
    spellings: list[Counter[str]] = [Counter() for _ in keys]
    columns = (column[rows].tolist() for column in (numbers, every.rows.origins))
    for number, origin, surface in zip(*columns, said, strict=True):
        spellings[number][surface if origin == Origin.NAME else _plain(surface)] += 1
    return list(map(commonest, spellings))


def _plain(surface: str) -> str:
    """A spelling in small letters, but for words in capitals."""
    if surface.islower() and surface.isascii():
        return surface
    return " ".join(w if case_matters(w) else w.casefold() for w in surface.split())


def tagged(spoken: Spoken, tags: TagNames) -> list[list[tuple[int, str]]]:
    """For each paper the numbers of the tags that it has, and how they stand there.

    Those of its title come first, then the surest, then the longest.
    """
    found = key_phrases(spoken, tags.known)
    hashes = np.array(list(map(key_hash, tags.keys)), np.uint64)
    order = np.argsort(hashes)
    place = places(merged(found.keys, dict(tags.synonyms)), hashes[order])
    rows = np.flatnonzero(place >= 0)
    numbers = order[place[rows]]
    said_first = np.lexsort((found.first[rows], found.turns[rows], found.texts[rows], numbers))
    rows, numbers = rows[said_first], numbers[said_first]
    once = starts_of_runs(numbers, found.texts[rows] // 2)
    rows, numbers = rows[once], numbers[once]
    lengths = np.array(list(map(len, tags.keys)), np.int64)[numbers]
    strongest = np.lexsort((numbers, -lengths, found.origins[rows], found.texts[rows]))
    rows, numbers = rows[strongest], numbers[strongest]
    of_papers: list[list[tuple[int, str]]] = [[] for _ in range(len(spoken.texts) // 2)]
    columns = numbers.tolist(), (found.texts[rows] // 2).tolist(), surfaces(found, rows, spoken)
    for number, paper, surface in zip(*columns, strict=True):
        of_papers[paper].append((number, surface))
    return of_papers
