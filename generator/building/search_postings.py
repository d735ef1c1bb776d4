"""Turns records into postings: which word stands in which record, where, and of what weight.

Each occurrence of a word is one 63-bit number, whose bits are, highest first, word, record, group
and position; in their order they are those of the index. A group is what words of one record are
set apart by: whole words in its content, parts of words by weight, and each field of its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from generator.building.search_words import AROUND, WHOLE, found_by
from generator.rendering.search_record import SearchRecord

Numbers = NDArray[np.int64]

WORD, RECORD, GROUP, POSITION = 22, 18, 6, 17
"""How many bits each part of an occurrence has."""
AT_GROUP, AT_RECORD, AT_WORD = POSITION, POSITION + GROUP, POSITION + GROUP + RECORD
FIRST_FIELD = 32
"""The group of the first field; whole words are group 0, parts that of their weight."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Every occurrence of every word in a set of records."""

    words: Sequence[tuple[str, str]]
    """Each word with the form of its diacritics (see `FoundBy`), in order."""
    occurrences: Numbers
    """In order; words, fields and records by their numbers."""
    fields: tuple[str, ...]
    """The fields of titles, in order."""
    lengths: tuple[int, ...]
    """How many words the content of each record has."""


def postings_of(records: Sequence[SearchRecord]) -> Postings:
    """The postings of records. What stands behind a content's first 131,072 words isn't found.

    Raises ValueError for more records or words than there are numbers for.
    """
    fields = tuple(sorted({field for record in records for field in record.fields}))
    written = _Numbered()
    contents = [written.of(record.content) for record in records]
    titles = [written.of(record.title) for record in records]
    words, meanings = _meanings(written)
    if len(records) >> RECORD or len(words) >> WORD:
        raise ValueError(f"a search index of {len(records)} records has no room for them")
    every = [_occurrences(contents, range(len(records)), meanings)]
    for number, field in enumerate(fields, FIRST_FIELD):
        of_field = [at for at, record in enumerate(records) if field in record.fields]
        found = _occurrences([titles[at] for at in of_field], of_field, meanings)
        every.append(found & ~(_ones(GROUP) << AT_GROUP) | number << AT_GROUP)
    return Postings(
        words, np.sort(np.concatenate(every)), fields, tuple(len(one) for one in contents)
    )


class _Numbered(dict[str, int]):
    """Written words, numbered as they come."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number

    def of(self, text: str) -> list[int]:
        return list(map(self.__getitem__, text.split()))


@dataclass(frozen=True, slots=True)
class _Meanings:
    """For each written word, by its number, the words by which it is found."""

    first: Numbers
    """Where its words begin in `words`; one number more than there are written words."""
    words: Numbers
    """A word's number and its group, at their places in an occurrence."""


def _meanings(written: Iterable[str]) -> tuple[Sequence[tuple[str, str]], _Meanings]:
    """All words, in order, and what written words mean."""
    bare = [word.strip(AROUND) for word in written]
    found = {word: found_by(word) for word in dict.fromkeys(bare)}
    words = sorted({(stem, form) for each in found.values() for stem, form, _ in each})
    number = {word: at for at, word in enumerate(words)}
    packed = {
        word: [
            number[stem, form] << AT_WORD | (0 if weight == WHOLE else weight) << AT_GROUP
            for stem, form, weight in each
        ]
        for word, each in found.items()
    }
    meant = [packed[word] for word in bare]
    first = np.cumsum([0, *map(len, meant)], dtype=np.int64)
    return words, _Meanings(first, np.array(list(chain.from_iterable(meant)), np.int64))


def _occurrences(texts: Sequence[list[int]], records: Sequence[int], all_: _Meanings) -> Numbers:
    """The occurrences in texts of written words, each text a record's."""
    lengths = np.array([len(text) for text in texts], np.int64)
    written = np.fromiter(chain.from_iterable(texts), np.int64, int(lengths.sum()))
    place = np.repeat(np.array(records, np.int64) << AT_RECORD, lengths) | _counted(lengths)
    near = _counted(lengths) < 1 << POSITION
    written, place = written[near], place[near]
    many = all_.first[written + 1] - all_.first[written]
    words = np.repeat(all_.first[written], many) + _counted(many)
    found: Numbers = all_.words[words] | np.repeat(place, many)
    return found


def _counted(lengths: Numbers) -> Numbers:
    """0, 1, 2 … as often as each length says."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    counted: Numbers = np.arange(total) - np.repeat(ends - lengths, lengths)
    return counted


def _ones(bits: int) -> int:
    return (1 << bits) - 1
