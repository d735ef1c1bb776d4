"""Turns texts into counts of their terms: words by their stems, and runs of two or three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.arrays import starts_of_runs
from generator.cataloguing.spoken import BREAKS, Numbers, Spoken
from generator.cataloguing.vocabulary import FACTOR

Integers = NDArray[np.int64]
Hashes = NDArray[np.uint64]

LONGEST = 3
"""Words of a run."""
_BUCKET_BITS = 22
TWICE = 2
"""A run is a term if all the texts have it so often; no two share another one."""


class Terms(NamedTuple):
    """What terms there are: arrays with a row for each."""

    hashes: Hashes
    """The same in every build, whatever other terms there are."""
    words: Integers
    """Of how many words it is a run, 1 for a single word."""
    within: Integers
    """The numbers of the terms that it holds, in a row of 5; -1 where there are fewer."""


class Counts(NamedTuple):
    """Which document, of a title and an abstract, has which term: by document, then by term."""

    rows: Numbers
    terms: Numbers
    often: Numbers
    """How often; what stands in the title counts twice."""
    first: Numbers
    """The place among all parts where the document has the term first."""
    known: Terms


def counted(spoken: Spoken) -> Counts:
    """The counts of texts, titles and abstracts by turns.

    Words that say nothing are no terms, and part runs as signs do that end a phrase.
    """
    runs = list(_runs(spoken))
    known = _terms(runs, spoken)
    begins = _begins(spoken)
    size, bits = max(1, len(known.hashes)), int(np.diff(begins).max(initial=1)).bit_length()
    packed = np.concatenate([_packed(run, begins, size, bits, spoken) for run in runs])
    del runs  # they are large, and so is what follows
    packed.sort()
    pairs = packed >> bits
    new = np.flatnonzero(starts_of_runs(pairs))
    often = np.diff(new, append=len(pairs)).astype(np.int32)
    pairs, packed = pairs[new], packed[new]
    packed &= (1 << bits) - 1
    rows = (pairs // size).astype(np.int32)
    pairs %= size
    packed += begins[rows]
    return Counts(rows, pairs.astype(np.int32), often, packed.astype(np.int32), known)


def _packed(run: _Run, begins: Integers, size: int, bits: int, spoken: Spoken) -> Integers:
    """Occurrences, each a number that sorts by document, term and place; those in titles twice."""
    texts = spoken.text_of_word[spoken.word_of_part[run.first]]
    rows = texts // 2
    packed = rows * np.int64(size)
    packed += run.terms
    packed <<= bits
    packed |= run.first - begins[rows]
    return np.concatenate((packed, packed[texts % 2 == 0]))


def _begins(spoken: Spoken) -> Integers:
    """The place among all parts where each document begins, and where the last one ends."""
    words = np.cumsum(spoken.sizes, dtype=np.int64)[1::2]
    return np.append(0, spoken.part_ends[words - 1])


class _Run(NamedTuple):
    """The runs of so many words."""

    first: Integers
    """The place of each one's first part among all parts."""
    terms: NDArray[np.int32] | Integers
    """The number of each one's term."""
    hashes: Hashes
    """Of the terms."""
    examples: Integers
    """A place where each term stands."""


def _runs(spoken: Spoken) -> Iterator[_Run]:
    """The words that are terms, then the runs of two, then of three."""
    hashes, word = np.unique(spoken.tables.parts["term"], return_inverse=True)
    words = word.astype(np.int32)[spoken.parts]
    if len(hashes) and hashes[0] == 0:  # what is no term
        hashes, words = hashes[1:], words - 1
    stems = np.append(hashes, np.uint64(0))[words]
    goes_on = _goes_on(words >= 0, spoken)
    first = np.flatnonzero(words >= 0)
    terms, keys, known = words[first], stems[first], len(hashes)
    examples = np.zeros(known, np.int64)
    examples[terms] = first
    yield _Run(first, terms, hashes, examples)
    for length in range(2, LONGEST + 1):
        first, keys = _longer(first, keys, goes_on, stems, length)
        hashes, example, number = np.unique(keys, return_index=True, return_inverse=True)
        enough = np.bincount(number, minlength=len(hashes)) >= TWICE
        terms = np.where(enough, np.cumsum(enough) - 1 + known, -1)[number]
        kept = terms >= 0
        yield _Run(first[kept], terms[kept], hashes[enough], first[example[enough]])
        first, keys, known = first[kept], keys[kept], known + int(enough.sum())


def _longer(
    first: Integers, keys: Hashes, goes_on: NDArray[np.bool_], stems: Hashes, length: int
) -> tuple[Integers, Hashes]:
    """Runs with one more word, without most that stand nowhere else: sorting them takes longest."""
    longer = goes_on[first + length - 2]
    first, keys = first[longer], keys[longer]
    keys = keys * np.uint64(FACTOR) + stems[first + length - 1]
    bucket = (keys >> np.uint64(64 - _BUCKET_BITS)).astype(np.int32)
    again = np.bincount(bucket, minlength=1 << _BUCKET_BITS)[bucket] >= TWICE
    return first[again], keys[again]


def _goes_on(telling: NDArray[np.bool_], spoken: Spoken) -> NDArray[np.bool_]:
    """For each part whether it and the next one stand in one run."""
    breaks = np.flatnonzero(spoken.before(BREAKS))
    parted = np.zeros(len(telling), bool)
    parted[spoken.part_ends[breaks] - spoken.tables.words["parts"][spoken.words[breaks]]] = True
    goes_on = np.zeros(len(telling), bool)
    goes_on[:-1] = telling[:-1] & telling[1:] & ~parted[1:]
    return goes_on


def _terms(runs: Sequence[_Run], spoken: Spoken) -> Terms:
    """All terms, and which of them hold which."""
    held = []
    for run in runs[:-1]:
        at = np.full(len(spoken.parts), -1, np.int32)
        at[run.first] = run.terms
        held.append(at)
    within = [
        [
            held[size - 1][run.examples + offset]
            for size in range(1, length)
            for offset in range(length - size + 1)
        ]
        for length, run in enumerate(runs, 1)
    ]
    most = len(within[-1])
    columns = [
        np.stack([*parts, *(most - len(parts)) * [np.full(len(run.examples), -1)]], axis=1)
        for parts, run in zip(within, runs, strict=True)
    ]
    return Terms(
        np.concatenate([run.hashes for run in runs]),
        np.repeat(np.arange(1, LONGEST + 1), [len(run.hashes) for run in runs]),
        np.concatenate(columns),
    )
