"""Turns the key phrases found in papers into the phrases that several use, and into who does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.arrays import are_among, distinct, places, starts_of_runs
from generator.cataloguing.key_phrases import KeyPhrases
from generator.cataloguing.phrases import Key, key_of
from generator.cataloguing.spoken import Spoken
from generator.cataloguing.vocabulary import hash_of, key_hash

Integers = NDArray[np.int64]
_BUCKET_BITS = 22
Synonyms = Mapping[Key, Key]
"""From the keys of acronyms to those of their long forms, by which both go."""


class Used(NamedTuple):
    """The phrases that enough papers use, and a row for each paper that uses one."""

    phrases: list[Key]
    papers: list[int]
    """How many use each."""
    rows: KeyPhrases
    """By phrase, then by paper."""
    numbers: Integers
    """The number of each row's phrase."""


def used(found: KeyPhrases, synonyms: Synonyms, spoken: Spoken, fewest: int, most: int) -> Used:
    """The phrases that so many papers use. Each paper has a phrase as it says it first."""
    keys = merged(found.keys, synonyms)
    rows = _repeated(keys, fewest)
    _, numbers, counts = np.unique(keys[rows], return_inverse=True, return_counts=True)
    del keys
    rows, numbers = _both(rows, numbers, counts[numbers] >= fewest)  # the others need no order
    order = np.lexsort((found.first[rows], found.turns[rows], found.texts[rows], numbers))
    rows, numbers = _both(rows, numbers, order)
    rows, numbers = _both(rows, numbers, starts_of_runs(numbers, found.texts[rows] // 2))
    counts = np.bincount(numbers, minlength=len(counts))
    rows, numbers = _both(rows, numbers, ((counts >= fewest) & (counts <= most))[numbers])
    is_first = starts_of_runs(numbers)
    said = surfaces(found, rows[is_first], spoken)
    return Used(
        [synonyms.get(key, key) for key in map(key_of, said)],
        counts[numbers[is_first]].tolist(),
        found.taken(rows),
        np.cumsum(is_first) - 1,
    )


def _both(rows: Integers, numbers: Integers, chosen: NDArray[Any]) -> tuple[Integers, Integers]:
    return rows[chosen], numbers[chosen]


def _repeated(keys: NDArray[np.uint64], fewest: int) -> Integers:
    """The rows without most whose key comes less often: sorting them takes longest."""
    bucket = (keys >> np.uint64(64 - _BUCKET_BITS)).astype(np.int32)
    return np.flatnonzero((np.bincount(bucket, minlength=1 << _BUCKET_BITS) >= fewest)[bucket])


def merged(keys: NDArray[np.uint64], synonyms: Synonyms) -> NDArray[np.uint64]:
    """The keys with those of long forms in the place of their acronyms'."""
    long = {key_hash(short): key_hash(key) for short, key in synonyms.items()}
    shorts = np.array(sorted(long), np.uint64)
    found = are_among(keys, shorts)
    longs = np.array([long[short] for short in shorts.tolist()], np.uint64)
    with_long = keys.copy()
    with_long[found] = longs[places(keys[found], shorts)]
    return with_long


def surfaces(found: KeyPhrases, rows: Integers, spoken: Spoken) -> list[str]:
    """How the phrases of some rows stand in their texts."""
    first = found.first[rows]
    texts = spoken.text_of_word[spoken.word_of_part[first]].tolist()
    starts, ends = spoken.starts(first).tolist(), spoken.ends(found.last[rows]).tolist()
    return [spoken.texts[t][start:end] for t, start, end in zip(texts, starts, ends, strict=True)]


def papers_of_words(
    words: Sequence[str], found: KeyPhrases, synonyms: Synonyms, spoken: Spoken
) -> dict[str, int]:
    """For each folded word how many papers have it in a key phrase.

    An acronym's words are those of its long form.
    """
    hashes = distinct(np.array(list(map(hash_of, words)), np.uint64))
    number = {hashed: at for at, hashed in enumerate(hashes.tolist())}
    of_short = {
        key_hash(short): [number[part] for part in map(hash_of, key) if part in number]
        for short, key in synonyms.items()
    }
    is_short = are_among(found.keys, np.array(sorted(of_short), np.uint64))
    in_longs = [
        at * len(spoken.texts) + paper
        for key, paper in zip(
            found.keys[is_short].tolist(), (found.texts[is_short] // 2).tolist(), strict=True
        )
        for at in of_short[key]
    ]
    within = np.zeros(len(spoken.parts) + 1, np.int32)
    np.add.at(within, found.first[~is_short], 1)
    np.add.at(within, found.last[~is_short] + 1, -1)
    np.cumsum(within, out=within)
    numbers = places(spoken.tables.parts["folded"], hashes).astype(np.int32)[spoken.parts]
    spots = np.flatnonzero((within[:-1] > 0) & (numbers >= 0))
    papers = spoken.text_of_word[spoken.word_of_part[spots]] // 2
    in_others = numbers[spots] * np.int64(len(spoken.texts)) + papers
    pairs = np.append(in_others, np.array(in_longs, np.int64))
    if len(words) * len(spoken.texts) < 1 << 31:
        pairs = pairs.astype(np.int32)  # sorted in a fifth of the time
    pairs = distinct(pairs)
    counts = np.bincount(pairs // max(1, len(spoken.texts)), minlength=len(hashes))
    return {word: int(counts[number[hash_of(word)]]) for word in words}
