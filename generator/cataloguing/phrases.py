"""Finds phrases in text as whole words: plural or singular, hyphen or space alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+[+#]*")
_NOT_PLURAL = frozenset(("news", "means", "ours", "series", "species", "lens", "bias", "always"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its span, as it stands there, and folded for comparing."""

    start: int
    end: int
    surface: str
    folded: str


@dataclass(frozen=True, slots=True)
class Match:
    """That a phrase stands in a text at `start:end`."""

    start: int
    end: int
    phrase: str
    surface: str


@lru_cache(maxsize=262_144)
def fold(word: str) -> str:
    """A word in lower case and singular, by English endings; the same word folds the same twice."""
    low = word.casefold()
    if low in _NOT_PLURAL:
        return low
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 4 and low.endswith(("sses", "xes", "ches", "shes", "zes")):
        return low[:-2]
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def words(text: str) -> list[Word]:
    """The words of a text in order; hyphens, dots and apostrophes part words."""
    return [Word(m.start(), m.end(), m[0], fold(m[0])) for m in _WORD.finditer(text)]


def case_matters(word: str) -> bool:
    """Whether a phrase's word stands for its capitals: two or more, as in `RLHF` and `LoRA`."""
    return sum(c.isupper() for c in word) >= 2


def _fits(wanted: str, word: Word) -> bool:
    if case_matters(wanted):
        return word.surface in (wanted, wanted + "s")
    return word.folded == fold(wanted)


class PhraseIndex:
    """Many phrases, ready to be found in one pass over a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for phrase in sorted(set(phrases)):
            wanted = tuple(m[0] for m in _WORD.finditer(phrase))
            if wanted:
                self._by_first.setdefault(fold(wanted[0]), []).append((phrase, wanted))

    def find(self, text: str) -> list[Match]:
        """Every occurrence of every phrase, by start, longer ones first."""
        found = self.find_in(words(text), text)
        return sorted(found, key=lambda m: (m.start, -m.end, m.phrase))

    def find_in(self, spoken: list[Word], text: str) -> list[Match]:
        """Every occurrence in a text whose words are known already."""
        return [
            Match(word.start, end, phrase, text[word.start : end])
            for at, word in enumerate(spoken)
            for phrase, wanted in self._by_first.get(word.folded, ())
            if (end := _end_of(wanted, spoken, at))
        ]


def _end_of(wanted: tuple[str, ...], spoken: list[Word], at: int) -> int:
    """Where the phrase that begins at word `at` ends; 0 where it isn't there."""
    here = spoken[at : at + len(wanted)]
    fits = len(here) == len(wanted) and all(map(_fits, wanted, here))
    return here[-1].end if fits else 0
