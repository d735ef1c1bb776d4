"""Finds the phrases that several papers share and that say what these are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from generator.cataloguing.arrays import distinct
from generator.cataloguing.key_phrases import Origin, is_specific, key_phrases
from generator.cataloguing.names import Acronym
from generator.cataloguing.phrase_search import papers_that_write
from generator.cataloguing.phrase_uses import Used, papers_of_words, surfaces, used
from generator.cataloguing.phrases import Key, key_of
from generator.cataloguing.plain_words import BACKBONES, FUNCTION, NO_TAGS, SYNONYMS
from generator.cataloguing.spellings import as_in_text, name_of_spellings
from generator.cataloguing.spoken import Spoken
from generator.cataloguing.tags import FEWEST, TagNames
from generator.cataloguing.telling_words import TELLING
from generator.cataloguing.worth import Use, is_meant, is_worth_a_tag, told_by
from generator.model.content import TopicDefinition

COMMONEST = 0.08
"""A phrase that a larger share of the archive uses says no more than a topic does."""
COMMON = 10
COMMON_SHARE = 0.01
"""A phrase of more papers, and of a larger share of them, is said in passing, too."""
COHESION = 0.1
"""A run of words stands together in at least this share of its rarest word's papers."""
ABSORBED = 1.6
"""A phrase that has at most so many times the papers of a longer one is only a part of it."""


def tag_names(
    spoken: Spoken, definitions: Sequence[TopicDefinition], acronyms: Mapping[str, Acronym]
) -> TagNames:
    """Names, phrases of topics and runs of words that at least `FEWEST` papers use.

    The texts are a title and an abstract a paper. An acronym and its long form are one phrase, and
    so are spellings with and without hyphen or blank, in singular and plural. What a topic is
    called is none, nor what says nothing of a paper (`worth.py`).
    """
    meant = [a for a in acronyms.values() if is_meant(a)]
    synonyms = SYNONYMS | {key_of(a.short): key_of(a.long) for a in meant}
    synonyms = {short: SYNONYMS.get(long, long) for short, long in synonyms.items()}
    idle = NO_TAGS | {long for short, long in synonyms.items() if short in NO_TAGS}
    titles = {key_of(definition.title) for definition in definitions}
    spelled = (form for a in meant for form in (a.short, a.long))
    phrases = (p.name for definition in definitions for p in definition.phrases)
    known = sorted({*filter(is_specific, {*phrases, *spelled}), *TELLING})
    found = key_phrases(spoken, known)
    papers = len(spoken.texts) // 2
    every = used(found, synonyms, spoken, FEWEST, max(FEWEST * 2, int(papers * COMMONEST)))
    titles |= {synonyms.get(key, key) for key in titles}
    told = told_by(titles)
    idle |= _ordinary(every, {*synonyms.values()}, spoken)
    uses = (use for use in _uses(every) if use.key not in idle)
    kept = {use.key: use.papers for use in uses if is_worth_a_tag(use, told)}
    runs = [key for key in _runs(every) if key in kept]
    alone = papers_of_words(list({w for key in runs for w in key}), found, synonyms, spoken)
    for key in runs:
        if kept[key] < COHESION * min(alone[word] for word in key):
            del kept[key]
    joined = dict(_spelled_otherwise(kept, synonyms))
    for other, key in joined.items():
        kept[key] += kept.pop(other)
    keys = sorted(kept.keys() - set(_absorbed(kept)))
    synonyms = {short: joined.get(key, key) for short, key in synonyms.items()} | joined
    common = max(COMMON, papers * COMMON_SHARE)
    longs = {synonyms.get(key, key) for key in synonyms.values()}
    return TagNames(
        _names(every, keys, spoken),
        keys,
        known,
        sorted(synonyms.items()),
        [kept[key] <= common and key not in longs and not _has_digit(key) for key in keys],
        [key[0].rstrip("0123456789") in BACKBONES for key in keys],
    )


def _has_digit(key: Key) -> bool:
    """Whether a name is one of a row, such as `kite 4`, which others are compared with."""
    return any(letter.isdigit() for part in key for letter in part)


def _ordinary(every: Used, meant: Collection[Key], spoken: Spoken) -> set[Key]:
    """Names in capitals that more papers write as a word in small letters: `SCOPE`, `GATE`.

    Several papers have one each. Not those that are spelled out, in `meant`.
    """
    origins = np.full(len(every.phrases), max(Origin))
    np.minimum.at(origins, every.numbers, every.rows.origins)
    names = [
        (key, papers)
        for key, papers, origin in zip(every.phrases, every.papers, origins.tolist(), strict=True)
        if origin == Origin.NAME and len(key) == 1 and key not in meant and key[0].isalpha()
    ]
    written = papers_that_write([key[0] for key, _ in names], spoken)
    return {key for key, papers in names if written[key[0]] > papers}


def _uses(every: Used) -> Iterator[Use]:
    """Each phrase, with its surest origin, how many papers use it, and how many in their titles."""
    origins = np.full(len(every.phrases), max(Origin))
    np.minimum.at(origins, every.numbers, every.rows.origins)
    in_title = every.numbers[every.rows.texts % 2 == 0]
    titles = np.bincount(in_title, minlength=len(every.phrases))
    columns = (every.phrases, origins.tolist(), every.papers, titles.tolist())
    return map(Use, *columns)


def _spelled_otherwise(
    papers: Mapping[Key, int], synonyms: Mapping[Key, Key]
) -> Iterator[tuple[Key, Key]]:
    """Phrases that are others but for acronyms, blanks and small words, with the commonest.

    `cifar10` is `cifar 10`, and `multimodal llm` is `multimodal large language model`.
    """
    alike: dict[str, list[Key]] = {}
    for key in sorted(papers):
        long = (word for part in key for word in synonyms.get((part,), (part,)))
        alike.setdefault("".join(w for w in long if w not in FUNCTION), []).append(key)
    for keys in alike.values():
        best = max(keys, key=papers.__getitem__)
        yield from ((key, best) for key in keys if key != best)


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
    """The name of each phrase: its commonest spelling in abstracts, if any has it."""
    place = {key: at for at, key in enumerate(keys)}
    numbers = np.array([place.get(key, -1) for key in every.phrases], np.int64)[every.numbers]
    rows = np.flatnonzero(numbers >= 0)
    in_abstract = every.rows.texts[rows] % 2 == 1
    only_titles = np.bincount(numbers[rows][in_abstract], minlength=len(keys)) == 0
    rows = rows[in_abstract | only_titles[numbers[rows]]]
    spellings: list[Counter[str]] = [Counter() for _ in keys]
    columns = numbers[rows].tolist(), surfaces(every.rows, rows, spoken)
    for number, surface in zip(*columns, strict=True):
        spellings[number][as_in_text(surface) if only_titles[number] else surface] += 1
    return list(map(name_of_spellings, spellings))
