"""Finds in papers what could become a tag: names, phrases that topics know, runs of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.arrays import are_among
from generator.cataloguing.phrase_search import found
from generator.cataloguing.phrases import case_matters, key_of
from generator.cataloguing.plain_words import EMPTY, FUNCTION, HEADS
from generator.cataloguing.spoken import BLANK, SPACED, Spoken
from generator.cataloguing.vocabulary import key_hash

Integers = NDArray[np.int64]
Numbers = NDArray[np.int32]
Small = NDArray[np.int8]
Hashes = NDArray[np.uint64]


class Origin(IntEnum):
    """Where a key phrase comes from, the surest first."""

    NAME = 0
    """A name in capitals or with a digit: `GPT-4`, `ImageNet`."""
    TOPIC = 1
    """A phrase by which some topic knows its papers."""
    RUN = 2
    """Two or three words that often stand together."""


class KeyPhrases(NamedTuple):
    """What was found: arrays of one length, of numbers as short as they can be, for it is much."""

    keys: Hashes
    """The hash of the phrase's key."""
    texts: Numbers
    """The number of the text: `2 * paper` is a paper's title, `2 * paper + 1` its abstract."""
    turns: Small
    """In which turn it was found: what has one key in one text is what was found first."""
    origins: Small
    first: Numbers
    """The place among all parts of the phrase's first part, and of its last one."""
    last: Numbers

    def taken(self, rows: Integers) -> KeyPhrases:
        """Some of them."""
        columns: Iterable[NDArray[Any]] = self
        return KeyPhrases(*(column[rows] for column in columns))


def is_specific(phrase: str) -> bool:
    """Whether a topic's phrase is worth a tag: of several words, or in capitals, and specific."""
    key = key_of(phrase)
    if any(word in FUNCTION for word in key):
        return False
    if len(key) < 2:
        return case_matters(phrase)
    return key[0] not in EMPTY and (key[-1] not in EMPTY or key[-1] in HEADS)


def key_phrases(spoken: Spoken, known: Iterable[str], wanted: Hashes | None = None) -> KeyPhrases:
    """The key phrases of papers, each title followed by its abstract.

    Phrases that topics know are found first, then names, then runs of words; of names and runs
    only those with a hash in `wanted`, if that is given, which is in order.
    """
    pieces = [
        _known(spoken, sorted(set(known))),
        _names(spoken, wanted),
        *_runs(spoken, wanted),
    ]
    sizes = [len(piece.keys) for piece in pieces]
    turns = np.repeat(np.array([0, 1, 2, 2], np.int8), sizes)
    joined: list[NDArray[Any]] = []
    columns: list[tuple[NDArray[Any], ...]] = list(zip(*pieces, strict=True))[::-1]
    del pieces
    while columns:  # what is joined is let go
        joined.append(np.concatenate(columns.pop()))
    keys, origins, first, last = joined
    texts = spoken.text_of_word[spoken.word_of_part[first]]
    return KeyPhrases(keys, texts, turns, origins, first, last)


class _Piece(NamedTuple):
    """Some of the key phrases."""

    keys: Hashes
    origins: Small
    first: Numbers
    last: Numbers


def _known(spoken: Spoken, known: Sequence[str]) -> _Piece:
    hits = found(known, spoken)
    keys = np.array([key_hash(key_of(phrase)) for phrase in known], np.uint64)
    in_capitals = np.array([case_matters(phrase) for phrase in known], bool)
    is_name = in_capitals[hits.phrases] & spoken.without(SPACED, hits.first, hits.last)
    origins = np.where(is_name, np.int8(Origin.NAME), np.int8(Origin.TOPIC))
    first, last = hits.first.astype(np.int32), hits.last.astype(np.int32)
    return _Piece(keys[hits.phrases], origins, first, last)


def _names(spoken: Spoken, wanted: Hashes | None) -> _Piece:
    is_name = spoken.tables.words["is_name"][spoken.words]
    names = np.flatnonzero(is_name & ~spoken.in_address)
    return _of_words(spoken, names, 1, Origin.NAME, wanted)


def _runs(spoken: Spoken, wanted: Hashes | None) -> tuple[_Piece, _Piece]:
    """The runs of two and of three words none of which is empty, the last one a thing.

    They have nothing but a blank between them.
    """
    table, words = spoken.tables.words, spoken.words
    says, is_thing = table["says_something"][words], table["is_thing"][words]
    goes_on = says[:-1] & says[1:] & spoken.before(BLANK)[1:]
    pairs = np.flatnonzero(goes_on & is_thing[1:])
    threes = np.flatnonzero(goes_on[:-1] & goes_on[1:] & is_thing[2:])
    return (
        _of_words(spoken, pairs, 2, Origin.RUN, wanted),
        _of_words(spoken, threes, 3, Origin.RUN, wanted),
    )


def _of_words(
    spoken: Spoken, begins: Integers, length: int, origin: Origin, wanted: Hashes | None
) -> _Piece:
    """The phrases of so many words that begin at these places among the words."""
    table, words = spoken.tables.words, spoken.words
    keys = table["key"][words[begins]]
    for nth in range(1, length):
        following = words[begins + nth]
        keys = keys * table["shift"][following] + table["key"][following]
    if wanted is not None:
        kept = are_among(keys, wanted)
        begins, keys = begins[kept], keys[kept]
    first = spoken.part_ends[begins] - table["parts"][words[begins]]
    last = spoken.part_ends[begins + length - 1] - 1
    origins = np.full(len(begins), origin, np.int8)
    return _Piece(keys, origins, first.astype(np.int32), last.astype(np.int32))
