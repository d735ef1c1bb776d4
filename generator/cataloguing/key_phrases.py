"""Finds in papers what could become a tag: names, phrases that topics know, runs of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.phrase_search import found
from generator.cataloguing.phrases import case_matters, key_of
from generator.cataloguing.plain_words import EMPTY, FUNCTION, HEADS
from generator.cataloguing.spoken import BLANK, SPACED, Spoken
from generator.cataloguing.vocabulary import key_hash

Integers = NDArray[np.int64]


class Origin(IntEnum):
    """Where a key phrase comes from, the surest first."""

    NAME = 0
    """A name in capitals or with a digit: `GPT-4`, `ImageNet`."""
    TOPIC = 1
    """A phrase by which some topic knows its papers."""
    RUN = 2
    """Two or three words that often stand together."""


class KeyPhrases(NamedTuple):
    """What was found: arrays of one length."""

    keys: NDArray[np.uint64]
    """The hash of the phrase's key."""
    texts: Integers
    """The number of the text: `2 * paper` is a paper's title, `2 * paper + 1` its abstract."""
    turns: Integers
    """In which turn it was found: what has one key in one text is what was found first."""
    origins: Integers
    first: Integers
    """The place among all parts of the phrase's first part, and of its last one."""
    last: Integers

    def taken(self, rows: Integers) -> KeyPhrases:
        """Some of them."""
        return KeyPhrases(self.keys[rows], *(column[rows] for column in self[1:]))


def is_specific(phrase: str) -> bool:
    """Whether a topic's phrase is worth a tag: of several words, or in capitals, and specific."""
    key = key_of(phrase)
    if any(word in FUNCTION for word in key):
        return False
    if len(key) < 2:
        return case_matters(phrase)
    return key[0] not in EMPTY and (key[-1] not in EMPTY or key[-1] in HEADS)


def key_phrases(spoken: Spoken, known: Iterable[str]) -> KeyPhrases:
    """The key phrases of papers, each title followed by its abstract.

    Phrases that topics know are found first, then names, then runs of words.
    """
    pieces = _known(spoken, sorted(set(known))), _names(spoken), _runs(spoken)
    turns = np.concatenate([np.full(len(piece.keys), turn) for turn, piece in enumerate(pieces)])
    keys, origins, first, last = _joined(pieces)
    texts = spoken.text_of_word[spoken.word_of_part[first]].astype(np.int64)
    return KeyPhrases(keys, texts, turns, origins, first, last)


class _Piece(NamedTuple):
    """Some of the key phrases."""

    keys: NDArray[np.uint64]
    origins: Integers
    first: Integers
    last: Integers


def _joined(pieces: Sequence[_Piece]) -> _Piece:
    return _Piece(
        np.concatenate([piece.keys for piece in pieces]),
        *(np.concatenate(columns) for columns in zip(*(p[1:] for p in pieces), strict=True)),
    )


def _known(spoken: Spoken, known: Sequence[str]) -> _Piece:
    hits = found(known, spoken)
    keys = np.array([key_hash(key_of(phrase)) for phrase in known], np.uint64)
    in_capitals = np.array([case_matters(phrase) for phrase in known], bool)
    is_name = in_capitals[hits.phrases] & spoken.without(SPACED, hits.first, hits.last)
    origins = np.where(is_name, Origin.NAME, Origin.TOPIC)
    return _Piece(keys[hits.phrases], origins, hits.first, hits.last)


def _names(spoken: Spoken) -> _Piece:
    is_name = spoken.tables.words["is_name"][spoken.words]
    names = np.flatnonzero(is_name & ~spoken.in_address)
    return _of_words(spoken, names, 1, Origin.NAME)


def _runs(spoken: Spoken) -> _Piece:
    """The runs of two or three words none of which is empty, the last one a thing.

    They have nothing but a blank between them.
    """
    table, words = spoken.tables.words, spoken.words
    says, is_thing = table["says_something"][words], table["is_thing"][words]
    goes_on = says[:-1] & says[1:] & spoken.before(BLANK)[1:]
    pairs = np.flatnonzero(goes_on & is_thing[1:])
    threes = np.flatnonzero(goes_on[:-1] & goes_on[1:] & is_thing[2:])
    return _joined(
        [_of_words(spoken, pairs, 2, Origin.RUN), _of_words(spoken, threes, 3, Origin.RUN)]
    )


def _of_words(spoken: Spoken, begins: Integers, length: int, origin: Origin) -> _Piece:
    """The phrases of so many words that begin at these places among the words."""
    table, words = spoken.tables.words, spoken.words
    keys = table["key"][words[begins]]
    for nth in range(1, length):
        following = words[begins + nth]
        keys = keys * table["shift"][following] + table["key"][following]
    first = spoken.part_ends[begins] - table["parts"][words[begins]]
    last = spoken.part_ends[begins + length - 1] - 1
    return _Piece(keys, np.full(len(begins), origin), first, last)
