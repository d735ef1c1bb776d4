"""Says how terms stand in texts: as phrases that a reader understands, in small letters."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.arrays import places
from generator.cataloguing.phrases import case_matters
from generator.cataloguing.plain_words import HEADS, IDLE
from generator.cataloguing.spoken import Places, Spoken
from generator.cataloguing.vocabulary import key_hash

Integers = NDArray[np.int64]

_HEADS = np.array(sorted(key_hash([word]) for word in HEADS), np.uint64)
_IDLE = np.array(sorted(key_hash([word]) for word in IDLE), np.uint64)
"""Empty words that say something beside another: `world model`, `data science`."""


class Wording:
    """Texts, ready to be asked how runs of their words are written."""

    def __init__(self, spoken: Spoken) -> None:
        self._spoken = spoken
        table = spoken.tables.words
        is_head = places(table["key"], _HEADS) >= 0
        self._tells = table["says_something"][spoken.words]
        self._may_stand = self._tells | is_head[spoken.words]
        self._telling = np.cumsum(self._tells, dtype=np.int32)
        self._standing = np.cumsum(self._may_stand, dtype=np.int32)

    def tells(self, first: Places) -> NDArray[np.bool_]:
        """Whether the words of parts at these places are such as not every abstract has."""
        told: NDArray[np.bool_] = self._may_stand[self._spoken.word_of_part[first]]
        return told

    def is_reason(self, first: Places, lengths: Integers) -> NDArray[np.bool_]:
        """Whether runs of so many parts say why a text is near another: no address does."""
        said: NDArray[np.bool_] = self._telling_parts[first] > (lengths == 1)
        return said

    @cached_property
    def _telling_parts(self) -> NDArray[np.uint8]:
        """2 for a part that says something alone, 1 for one beside others, 0 in an address."""
        spoken = self._spoken
        words = np.where(spoken.in_address, 0, 1 + self._tells).astype(np.uint8)
        parts = words[spoken.word_of_part]
        is_idle = places(spoken.tables.parts["folded"], _IDLE) >= 0
        return np.where(is_idle[spoken.parts], np.minimum(parts, 1), parts)

    def is_phrase(self, first: Places, lengths: Integers) -> NDArray[np.bool_]:
        """Whether runs of so many parts from these places on say something, and end in a thing."""
        spoken = self._spoken
        begin, end = spoken.word_of_part[first], spoken.word_of_part[first + lengths - 1]
        size = end - begin + 1
        standing = self._standing[end] - self._standing[begin] + self._may_stand[begin]
        telling = self._telling[end] - self._telling[begin] + self._tells[begin]
        is_thing = spoken.tables.words["is_thing"][spoken.words[end]]
        good: NDArray[np.bool_] = is_thing & (standing == size) & (telling > 0)
        return good

    def shorter(self, here: Places, there: Places, lengths: Integers) -> list[str]:
        """How the same terms stand at two places, whichever is shorter, or first by alphabet."""
        said = self._said(here, lengths)
        exact = self._spoken.tables.parts["exact"]
        one, two = (exact[self._spoken.parts[at]] for at in (here, there))
        other = np.flatnonzero((one != two) | (lengths > 1))
        for place, there_said in zip(
            other.tolist(), self._said(there[other], lengths[other]), strict=True
        ):
            if there_said != said[place]:
                said[place] = min(there_said, said[place], key=lambda one: (len(one), one))
        return said

    def commonest(self, terms: Places, first: Places, lengths: Integers) -> dict[int, str]:
        """How each of some terms mostly stands at places; of equals the shorter, then by alphabet.

        A place has the number of its term, where it begins, and how many parts the term has.
        """
        counts = Counter(zip(terms.tolist(), self._said(first, lengths), strict=True))
        said: dict[int, str] = {}
        for (term, form), _ in sorted(
            counts.items(), key=lambda one: (-one[1], len(one[0][1]), one[0][1])
        ):
            said.setdefault(term, form)
        return said

    def _said(self, first: Places, lengths: Integers) -> list[str]:
        spoken = self._spoken
        distinct, number = np.unique(first * 4 + lengths, return_inverse=True)
        first, last = distinct // 4, distinct // 4 + distinct % 4 - 1
        texts = spoken.text_of_word[spoken.word_of_part[first]].tolist()
        columns = texts, spoken.starts(first).tolist(), spoken.ends(last).tolist()
        said = [_plain(spoken.texts[t][start:end]) for t, start, end in zip(*columns, strict=True)]
        return [said[n] for n in number.tolist()]


@lru_cache(maxsize=65_536)
def _plain(surface: str) -> str:
    """A spelling in small letters, but for words in capitals and with digits."""
    if surface.islower() and surface.isascii():
        return surface
    return " ".join(map(_word, surface.split()))


def _word(word: str) -> str:
    is_name = any(map(case_matters, word.split("-"))) or any(map(str.isdigit, word))
    return word if is_name else word.casefold()
