"""Turns postings into the chunks of words that Pagefind's reader loads for a query.

A chunk is an array of words; a word is an array of its text, its postings and, where it has some,
its forms with diacritics, each with postings of its own. A posting is an array of the record's
number, the places in its content and, where there are some, in its title. Records and places are
numbers by which they differ from the one before; a negative number begins a weight or a field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.building.search_cbor import ARRAY, NEGATIVE, NUMBER, array, head, heads, text
from generator.building.search_postings import (
    AT_GROUP,
    AT_RECORD,
    AT_WORD,
    FIRST_FIELD,
    Numbers,
    Postings,
)

CHUNK = 2_500
"""How many numbers the postings of a chunk have at least. Pagefind's own have 20,000: but a reader
loads a chunk for each word of a query, and only a few bytes for each chunk that there is."""
Flags = NDArray[np.bool_]


class Chunk(NamedTuple):
    """The words of an index from one to another, both included."""

    first: str
    last: str
    data: bytes


def chunks_of(postings: Postings) -> Iterator[Chunk]:
    """All words in order, cut where a chunk is full and before a word that fills one alone."""
    keys = postings.occurrences
    begins = np.flatnonzero(_begin(keys >> AT_WORD))
    stems = [postings.words[word][0] for word in (keys[begins] >> AT_WORD).tolist()]
    sizes = np.add.reduceat(_sizes(keys), begins).tolist() if len(keys) else []
    cuts = [0]
    size = 0
    for word, more in enumerate(sizes):
        full = size >= CHUNK or (size and more >= CHUNK)
        if full and stems[word] != stems[word - 1]:
            cuts.append(word)
            size = 0
        size += more
    ends = np.append(begins, len(keys))[[*cuts, len(begins)]].tolist()
    for begin, end in pairwise(ends):
        if begin < end:
            yield _chunk(postings.words, keys[begin:end])


def _sizes(keys: Numbers) -> Numbers:
    """How many numbers each occurrence brings into its posting."""
    posting, marked = _begin(keys >> AT_RECORD), _begin(keys >> AT_GROUP) & (_groups(keys) != 0)
    sizes: Numbers = 1 + posting.astype(np.int64) + marked
    return sizes


def _chunk(words: Sequence[tuple[str, str]], keys: Numbers) -> Chunk:
    numbers = keys[_begin(keys >> AT_WORD)] >> AT_WORD
    spelt = [words[number] for number in numbers.tolist()]
    forms = zip(spelt, _postings(keys), strict=True)
    packed = [
        _word(stem, [(form, postings) for (_, form), postings in same])
        for stem, same in groupby(forms, lambda one: one[0][0])
    ]
    return Chunk(spelt[0][0], spelt[-1][0], array([array(packed)]))


def _word(stem: str, forms: list[tuple[str, bytes]]) -> bytes:
    """A word with its postings: those of the form without diacritics, then all others."""
    plain = forms[0][1] if not forms[0][0] else array([])
    others = [array([text(form), postings]) for form, postings in forms if form]
    return array([text(stem), plain, *([array(others)] if others else [])])


def _postings(keys: Numbers) -> list[bytes]:
    """The postings of each word, as an array.

    They are made all at once: first each number with its kind, one after the other, then the bytes.
    """
    posting, group = _begin(keys >> AT_RECORD), _begin(keys >> AT_GROUP)
    groups = _groups(keys)
    in_title = groups >= FIRST_FIELD
    marked = group & (groups != 0)
    items = 1 + marked.astype(np.int64)
    first = np.flatnonzero(posting)
    content = np.add.reduceat(np.where(in_title, 0, items), first)
    title = np.add.reduceat(np.where(in_title, items, 0), first)
    has_title = (title > 0).astype(np.int64)

    lengths = 3 + content + has_title + title
    at = np.cumsum(lengths) - lengths
    kinds = np.zeros(int(lengths.sum()), np.uint8)
    values = np.zeros(len(kinds), np.int64)

    def put(places: Numbers, kind: int, what: Numbers) -> None:
        kinds[places], values[places] = kind, what

    begins = _begin(keys[first] >> AT_WORD)
    put(at, ARRAY, 2 + has_title)
    put(at + 1, NUMBER, _differences(keys[first] >> AT_RECORD & _ones(AT_WORD - AT_RECORD), begins))
    put(at + 2, ARRAY, content)
    titled = has_title > 0
    put((at + 3 + content)[titled], ARRAY, title[titled])
    before = np.cumsum(items) - items
    inside = before - np.repeat(before[first], np.diff(np.append(first, len(keys))))
    places = np.repeat(at, np.diff(np.append(first, len(keys)))) + 3 + inside + in_title
    markers = np.where(in_title, groups - FIRST_FIELD, groups)
    put(places[marked], NEGATIVE, markers[marked])
    put(places + marked, NUMBER, _differences(keys & _ones(AT_GROUP), group))

    data, starts = heads(kinds, values)
    word = np.flatnonzero(begins)
    cuts = starts[np.append(at[word], len(kinds))].tolist()
    counts = np.diff(np.append(word, len(first))).tolist()
    spans = zip(counts, cuts, cuts[1:], strict=False)
    return [head(ARRAY, count) + data[begin:end] for count, begin, end in spans]


def _groups(keys: Numbers) -> Numbers:
    groups: Numbers = keys >> AT_GROUP & _ones(AT_RECORD - AT_GROUP)
    return groups


def _begin(values: Numbers) -> Flags:
    """Where a value differs from the one before; the first does."""
    differs = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=differs[1:])
    return differs


def _differences(values: Numbers, begins: Flags) -> Numbers:
    """By how much each value differs from the one before; where a row begins, the value itself."""
    differences = np.diff(values, prepend=0)
    return np.where(begins, values, differences)


def _ones(bits: int) -> int:
    return (1 << bits) - 1
