"""Tells which paper is meant where another one says a name, if any: many names are given twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from generator.cataloguing.basis import Text
from generator.cataloguing.names import Acronym, GivenNames, is_distinct
from generator.cataloguing.phrases import Key, key_of
from generator.cataloguing.plain_words import EMPTY, FUNCTION

MANY = 200
"""Among so many papers a name is several things', and means the one whose title has a word in
common with who says it, ..."""
SHARED = 2
"""... or so many for a name such as `KITE` or `Kite`, which is hardly anybody's alone."""

_ANYWHERE = frozenset("deep language large learning network neural".split())
"""Words that titles of any subject have."""


class Meant:
    """Papers by the names that they introduce, and what tells that others mean these."""

    def __init__(
        self,
        introduced: Mapping[str, Sequence[int]],
        spelled: Mapping[str, Acronym],
        given: Sequence[GivenNames],
        texts: Sequence[Text],
    ) -> None:
        """The names that a paper introduces, all acronyms, and each paper's names and texts."""
        self._given, self._texts = given, texts
        self._spelled = spelled
        self._owners = {
            name: numbers[0]
            for name, numbers in introduced.items()
            if len(numbers) == 1 and self._is_its(name, numbers[0])
        }
        self._title = cache(self._telling_words)

    def by(self, number: int, name: str) -> int | None:
        """The number of the paper that another one means by a name; None where it isn't sure."""
        owner = self._owners.get(name)
        if owner is None or owner == number or name in self._given[number].systems:
            return None
        longs = self._longs(number, name)
        if any(not self._spells(owner, name, long) for long in longs):
            return None
        if is_distinct(name):
            return owner if self._shares(owner, number, 1) else None
        return owner if self._is_likely(owner, number, name, longs) else None

    def _is_likely(self, owner: int, number: int, name: str, longs: Sequence[str]) -> bool:
        """Whether a paper that says a name which others may have means the one that has it.

        Not if it gives the name in brackets, to something of its own.
        """
        if not longs and f"({name}" in self._texts[number].abstract:
            return False
        return self._shares(owner, number, SHARED)

    def _is_its(self, name: str, owner: int) -> bool:
        """Whether a name is no acronym, or one that stands for what the paper calls so."""
        acronym = self._spelled.get(name)
        return acronym is None or (acronym.is_plain and self._spells(owner, name, acronym.long))

    def _spells(self, owner: int, name: str, long: str) -> bool:
        """Whether a long form of a name is the paper's own, or stands in its title."""
        key = key_of(long)
        own = map(key_of, self._longs(owner, name))
        return key in own or set(key) <= set(key_of(self._texts[owner].title))

    def _longs(self, number: int, name: str) -> list[str]:
        return [long for short, long in self._given[number].spelled if short == name]

    def _telling_words(self, number: int) -> frozenset[str]:
        """The words of a paper's title, after its colon, that not every paper has."""
        title = self._texts[number].title
        key: Key = key_of(title.partition(":")[2] or title)
        said = (w for w in key if len(w) > 2 and w not in EMPTY and w not in FUNCTION)
        return frozenset(said) - _ANYWHERE

    def _shares(self, owner: int, number: int, words: int) -> bool:
        """Whether a paper has so many words, or half, of the title that introduces a name.

        Among few papers, nothing else bears the name.
        """
        title = self._title(owner)
        text = self._texts[number]
        least = min(words, max(1, len(title) // 2))
        if len(self._texts) < MANY or not title:
            return True
        return len(title & set(key_of(f"{text.title} {text.abstract}"))) >= least
