"""Turns texts into arrays of the numbers of their words, one text after another."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.phrases import BREAK
from generator.cataloguing.vocabulary import Tables

Numbers = NDArray[np.int32]
Places = NDArray[np.int32] | NDArray[np.int64]

_WORD = r"([{0}]+(?:[-.+][{0}]+)*[+#]*)"
_IN_ASCII, _ANYWHERE = (re.compile(_WORD.format(sign)) for sign in ("A-Za-z0-9", r"^\W_"))
"""The same words; but nine in ten texts are ASCII, where it takes half the time to find them."""
BLANK, BREAKS, SPACED, JOINS, ADDRESS = 1, 2, 4, 8, 16
"""What stands before a word: one blank and nothing else, what ends a phrase, a blank among others,
an underscore, a scheme's `://`."""
_BITS = 5


class _Gaps(dict[str, int]):
    """From what stands between words to its length and signs as one number."""

    def __missing__(self, gap: str) -> int:
        signs = BLANK * (gap == " ") | SPACED * (" " in gap) | JOINS * ("_" in gap)
        signs |= ADDRESS * ("://" in gap)
        self[gap] = len(gap) << _BITS | signs | BREAKS * bool(BREAK.search(gap))
        return self[gap]


class Tokens(NamedTuple):
    """The words of texts: arrays of one length, but for the last."""

    words: Numbers
    """Numbers of words; 0 is the end of a text."""
    gaps: Numbers
    """The length in letters of what stands before each, times 32, and its signs."""
    sizes: Numbers
    """How many words each text has, its end among them."""


def tokens_of(texts: Iterable[str], numbers: Mapping[str, int]) -> Tokens:
    """The words of texts; `numbers` gives a new word the next number."""
    words, gaps, sizes = array("i"), array("i"), array("i")
    number, sign = numbers.__getitem__, _Gaps().__getitem__
    for text in texts:
        parted = (_IN_ASCII if text.isascii() else _ANYWHERE).split(text)
        words.extend(map(number, parted[1::2]))
        words.append(0)
        gaps.extend(map(sign, parted[::2]))
        sizes.append(len(parted) // 2 + 1)
    return Tokens(*(np.array(column, np.int32) for column in (words, gaps, sizes)))


class Spoken:
    """Texts in a row, their words, and the parts of the words: where each stands, and its tables.

    What is not asked for is not worked out: archives have millions of words.
    """

    def __init__(self, texts: Sequence[str], tokens: Tokens, tables: Tables) -> None:
        self.texts = texts
        self.words, self.gaps, self.sizes = tokens
        self.tables = tables

    @cached_property
    def text_of_word(self) -> Numbers:
        """The number of the text that each word stands in."""
        return np.repeat(np.arange(len(self.sizes), dtype=np.int32), self.sizes)

    @cached_property
    def _word_ends(self) -> NDArray[np.int64]:
        """How many letters there are up to each word, from the first text on."""
        lengths = self.tables.words["length"][self.words]
        return np.cumsum((self.gaps >> _BITS) + lengths, dtype=np.int64)

    @cached_property
    def _text_starts(self) -> NDArray[np.int64]:
        """How many letters there are before each text."""
        lengths = np.array([len(text) for text in self.texts], np.int64)
        return np.cumsum(lengths) - lengths

    def _word_starts(self, words: Numbers) -> NDArray[np.int64]:
        """Where in their texts some words begin."""
        ends = self._word_ends[words] - self._text_starts[self.text_of_word[words]]
        starts: NDArray[np.int64] = ends - self.tables.words["length"][self.words[words]]
        return starts

    @cached_property
    def word_of_part(self) -> Numbers:
        """The place in `words` of the word that each part is of."""
        counts = self.tables.words["parts"][self.words]
        return np.repeat(np.arange(len(self.words), dtype=np.int32), counts)

    @cached_property
    def parts(self) -> Numbers:
        """The row in the table of each part."""
        counts = self.tables.words["parts"][self.words]
        ends = np.cumsum(counts, dtype=np.int32)
        before = self.tables.first_parts[self.words].astype(np.int32)
        before -= ends - counts
        rows = np.repeat(before, counts)
        rows += np.arange(len(rows), dtype=np.int32)
        return rows

    @cached_property
    def part_ends(self) -> Numbers:
        """How many parts there are up to each word, its own among them."""
        return np.cumsum(self.tables.words["parts"][self.words], dtype=np.int32)

    def before(self, sign: int) -> NDArray[np.bool_]:
        """For each word whether the sign stands before it."""
        marked: NDArray[np.bool_] = self.gaps & sign > 0
        return marked

    @cached_property
    def in_address(self) -> NDArray[np.bool_]:
        """For each word whether it stands between the same blanks as a scheme's `://`."""
        begins = self.before(SPACED)
        begins[np.cumsum(self.sizes[:-1])] = True
        between: NDArray[np.int32] = np.cumsum(begins, dtype=np.int32)
        is_address = np.zeros(len(begins) + 1, bool)
        is_address[between[self.before(ADDRESS)]] = True
        found: NDArray[np.bool_] = is_address[between]
        return found

    def without(
        self, sign: int, first: NDArray[np.int64], last: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Whether no sign stands between the parts at two places, the later one in `last`."""
        signs: NDArray[np.int64] = np.cumsum(self.before(sign))
        between: NDArray[np.bool_] = (
            signs[self.word_of_part[first]] == signs[self.word_of_part[last]]
        )
        return between

    def starts(self, parts: Places) -> NDArray[np.int64]:
        """Where in their texts the parts at these places begin."""
        own: NDArray[np.int64] = self.tables.parts["start"][self.parts[parts]]
        return self._word_starts(self.word_of_part[parts]) + own

    def ends(self, parts: Places) -> NDArray[np.int64]:
        """Where in their texts the parts at these places end."""
        own: NDArray[np.int64] = self.tables.parts["end"][self.parts[parts]]
        return self._word_starts(self.word_of_part[parts]) + own
