"""Finds many phrases in many texts at once, as whole words: singular or plural, hyphen or space."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.arrays import distinct, places, starts_of_runs, stretches
from generator.cataloguing.phrases import BREAK, fold, parts_of, spellings
from generator.cataloguing.spoken import BREAKS, JOINS, Spoken
from generator.cataloguing.vocabulary import FACTOR, hash_of, key_hash

Integers = NDArray[np.int64]
Hashes = NDArray[np.uint64]


class Hits(NamedTuple):
    """Where phrases stand: arrays of one length, by text, start, and longer ones first."""

    texts: Integers
    """The text's number."""
    first: Integers
    """The place among all parts of the phrase's first part, and of its last one."""
    last: Integers
    phrases: Integers
    """The phrase's number; of phrases that stand at one place, the smaller comes first."""


def found(phrases: Sequence[str], spoken: Spoken) -> Hits:
    """Every occurrence of every phrase, but for those in addresses.

    A word with two capitals asks for itself, in singular or plural. No phrase goes past what ends
    one, such as a bracket, unless it is written so.
    """
    hits = _hits([list(map(fold, parts_of(phrase))) for phrase in phrases], "folded", spoken)
    may_break = np.array([BREAK.search(phrase) is not None for phrase in phrases], bool)
    whole = spoken.without(BREAKS, hits.first, hits.last) | may_break[hits.phrases]
    whole &= ~spoken.in_address[spoken.word_of_part[hits.first]]
    return _spelled(_only(hits, whole), phrases, spoken)


def found_exactly(phrases: Sequence[str], spoken: Spoken) -> Hits:
    """Every occurrence of the phrases letter for letter, whatever signs part their words."""
    return _hits([parts_of(phrase) for phrase in phrases], "exact", spoken)


def _only(hits: Hits, chosen: NDArray[np.bool_]) -> Hits:
    return Hits(*(column[chosen] for column in hits))


def _hits(keys: Sequence[Sequence[str]], column: str, spoken: Spoken) -> Hits:
    """The occurrences of sequences of parts, by the hashes in a column of the parts' table."""
    pieces = list(_by_length(keys, spoken.tables.parts[column], spoken.parts))
    if not pieces:
        return Hits(*(np.zeros(0, np.int64) for _ in range(4)))
    first, last, phrases = map(np.concatenate, zip(*pieces, strict=True))
    order = np.lexsort((phrases, -last, first))
    first, last, phrases = first[order], last[order], phrases[order]
    return Hits(spoken.text_of_word[spoken.word_of_part[first]], first, last, phrases)


def _by_length(
    keys: Sequence[Sequence[str]], hashes: Hashes, parts: NDArray[np.int32]
) -> Iterator[tuple[Integers, Integers, Integers]]:
    """The places of first and last part and the phrases, short phrases first.

    Every text ends with a part that is in no phrase, so that none goes from text to text.
    """
    whole = _ends(keys, 1)
    row_in_whole = places(hashes, whole.hashes)
    at = np.flatnonzero((row_in_whole >= 0)[parts])
    yield whole.reached(at, row_in_whole[parts[at]], 1)
    begins = places(hashes, _beginnings(keys, 1)) >= 0
    at = np.flatnonzero(begins[parts])
    so_far = hashes[parts[at]]
    for length in range(2, max(map(len, keys), default=0) + 1):
        may_follow = places(hashes, _nth_parts(keys, length)) >= 0
        goes_on = may_follow[parts[at + length - 1]]  # few do, which is told quicker than by hash
        at, so_far = at[goes_on], so_far[goes_on]
        so_far = so_far * np.uint64(FACTOR) + hashes[parts[at + length - 1]]
        whole = _ends(keys, length)
        yield whole.reached(at, places(so_far, whole.hashes), length)
        goes_on = places(so_far, _beginnings(keys, length)) >= 0
        at, so_far = at[goes_on], so_far[goes_on]


def _beginnings(keys: Sequence[Sequence[str]], length: int) -> Hashes:
    """The hashes of so many parts with which longer phrases begin."""
    hashes = {key_hash(key[:length]) for key in keys if len(key) > length}
    return np.array(sorted(hashes), np.uint64)


def _nth_parts(keys: Sequence[Sequence[str]], nth: int) -> Hashes:
    """The hashes of the parts that some phrase has at this place, counted from 1."""
    parts = {key[nth - 1] for key in keys if len(key) >= nth}
    return np.array(sorted(map(hash_of, parts)), np.uint64)


class _Ends(NamedTuple):
    """The phrases of some length by their hashes, which several may share."""

    hashes: Hashes
    starts: Integers
    """Where the phrases of each hash begin, and how many they are."""
    sizes: Integers
    phrases: Integers

    def reached(
        self, at: Integers, which: Integers, length: int
    ) -> tuple[Integers, Integers, Integers]:
        """The phrases that begin at some places, by the number of the hash there, if any."""
        found = which >= 0
        sizes = self.sizes[which[found]]
        first = np.repeat(at[found], sizes)
        phrases = self.phrases[stretches(self.starts[which[found]], sizes)]
        return first, first + length - 1, phrases


def _ends(keys: Sequence[Sequence[str]], length: int) -> _Ends:
    """The phrases of a length."""
    by_hash = sorted((key_hash(key), n) for n, key in enumerate(keys) if len(key) == length)
    hashes = np.array([hashed for hashed, _ in by_hash], np.uint64)
    starts = np.flatnonzero(starts_of_runs(hashes))
    sizes = np.diff(starts, append=len(hashes))
    return _Ends(hashes[starts], starts, sizes, np.array([n for _, n in by_hash], np.int64))


def _spelled(hits: Hits, phrases: Sequence[str], spoken: Spoken) -> Hits:
    """The hits whose words are spelled as their phrases ask for."""
    asked = [
        (number, offset, *map(hash_of, both))
        for number, phrase in enumerate(phrases)
        for offset, part in enumerate(parts_of(phrase))
        if (both := spellings(part))
    ]
    numbers = np.array([number for number, *_ in asked], np.int64)
    offsets = np.array([offset for _, offset, *_ in asked], np.int64)
    either = np.array([hashes for _, _, *hashes in asked], np.uint64).reshape(-1, 2)
    sizes = np.bincount(numbers, minlength=len(phrases))
    of_hit = sizes[hits.phrases]
    which = stretches((np.cumsum(sizes) - sizes)[hits.phrases], of_hit)
    hit = np.repeat(np.arange(len(of_hit)), of_hit)
    exact = spoken.tables.parts["exact"][spoken.parts[hits.first[hit] + offsets[which]]]
    right = (exact[:, None] == either[which]).any(axis=1)
    kept = np.ones(len(of_hit), bool)
    kept[hit[~right]] = False
    return _only(hits, kept)


def written_in_abstracts(words: Iterable[str], spoken: Spoken) -> set[str]:
    """Those of the words that some abstract has letter for letter; every other text is a title.

    What an underscore ties to more letters is no word.
    """
    tied = spoken.before(JOINS)
    alone = (spoken.text_of_word % 2 == 1) & ~tied
    alone[:-1] &= ~tied[1:]
    tables = spoken.tables
    is_written = np.zeros(len(tables.words), bool)
    is_written[spoken.words[alone]] = True
    rows = np.repeat(is_written, tables.words["parts"])
    written = set(tables.parts["exact"][rows].tolist())
    return {word for word in words if hash_of(word) in written}


def papers_that_write(words: Sequence[str], spoken: Spoken) -> dict[str, int]:
    """How many papers' abstracts have each of the words letter for letter."""
    hits = found_exactly(words, spoken)
    in_abstract = hits.texts % 2 == 1
    pairs = distinct(hits.phrases[in_abstract] * len(spoken.texts) + hits.texts[in_abstract])
    counts = np.bincount(pairs // max(1, len(spoken.texts)), minlength=len(words))
    return dict(zip(words, counts.tolist(), strict=True))


class Match(NamedTuple):
    """That a phrase stands in a text at `start:end`."""

    start: int
    end: int
    phrase: str
    surface: str


def matches(phrases: Sequence[str], spoken: Spoken) -> list[list[Match]]:
    """For each text every occurrence of every phrase, by start, longer ones first."""
    hits = found(phrases, spoken)
    every: list[list[Match]] = [[] for _ in spoken.texts]
    starts, ends = spoken.starts(hits.first), spoken.ends(hits.last)
    columns = (column.tolist() for column in (hits.texts, starts, ends, hits.phrases))
    for text, start, end, number in zip(*columns, strict=True):
        surface = spoken.texts[text][start:end]
        every[text].append(Match(start, end, phrases[number], surface))
    return every
