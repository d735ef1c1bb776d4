"""Finds phrases in text as whole words: plural or singular, hyphen or space alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+[+#]*")
_NOT_PLURAL = frozenset(
    ("news", "means", "ours", "series", "species", "lens", "bias", "always", "does")
)
_IRREGULAR = {
    "analyses": "analysis",
    "axes": "axis",
    "biases": "bias",
    "caches": "cache",
    "diagnoses": "diagnosis",
    "hypotheses": "hypothesis",
    "indices": "index",
    "lenses": "lens",
    "matrices": "matrix",
    "movies": "movie",
    "niches": "niche",
    "syntheses": "synthesis",
    "vertices": "vertex",
    "viruses": "virus",
}
"""Plurals that the endings alone would lead to another word than the singular."""


class Word(NamedTuple):
    """A word of a text: its span, as it stands there, and folded for comparing.

    A named tuple, for there are millions of them.
    """

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


def case_matters(word: str) -> bool:
    """Whether a phrase's word stands for its capitals: two or more, as in `RLHF` and `LoRA`."""
    return sum(c.isupper() for c in word) >= 2


@lru_cache(maxsize=262_144)
def fold(word: str) -> str:
    """A word in lower case and singular, by English endings; the same word folds the same twice."""
    low = word.casefold()
    if low in _NOT_PLURAL or low in _IRREGULAR:
        return _IRREGULAR.get(low, low)
    if word.endswith("s") and case_matters(word[:-1]):
        return low[:-1]
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 4 and low.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return low[:-2]
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def words(text: str) -> list[Word]:
    """The words of a text in order; hyphens, dots and apostrophes part words."""
    return [Word(m.start(), m.end(), m[0], fold(m[0])) for m in _WORD.finditer(text)]


def surfaces(text: str) -> set[str]:
    """The words of a text as they stand there, each once; quicker where that is enough."""
    return set(_WORD.findall(text))


def _spellings(wanted: str) -> tuple[str, str] | None:
    """The two spellings of a phrase's word that stands for its capitals; None for other words."""
    singular = wanted.removesuffix("s")
    return (singular, f"{singular}s") if case_matters(singular) else None


class _Phrase(NamedTuple):
    """A phrase as written, and for each of its words the spellings that it asks for, if any."""

    text: str
    spellings: tuple[tuple[str, str] | None, ...]


class PhraseIndex:
    """Many phrases, ready to be found in one pass over a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases: dict[tuple[str, ...], list[_Phrase]] = {}
        lengths: dict[str, set[int]] = {}
        for phrase in sorted(set(phrases)):
            wanted = [m[0] for m in _WORD.finditer(phrase)]
            key = tuple(map(fold, wanted))
            if key:
                known = _Phrase(phrase, tuple(map(_spellings, wanted)))
                self._phrases.setdefault(key, []).append(known)
                lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {first: sorted(each) for first, each in lengths.items()}

    def find(self, text: str) -> list[Match]:
        """Every occurrence of every phrase, by start, longer ones first."""
        found = self.find_in(words(text), text)
        return sorted(found, key=lambda m: (m.start, -m.end, m.phrase))

    def find_in(self, spoken: Sequence[Word], text: str) -> list[Match]:
        """Every occurrence in a text whose words are known already."""
        folded = [word.folded for word in spoken]
        return [
            Match(word.start, here[-1].end, phrase.text, text[word.start : here[-1].end])
            for at, word in enumerate(spoken)
            for length in self._lengths.get(word.folded, ())
            if len(here := spoken[at : at + length]) == length
            for phrase in self._phrases.get(tuple(folded[at : at + length]), ())
            if _fits(phrase, here)
        ]


def _fits(phrase: _Phrase, here: Sequence[Word]) -> bool:
    pairs = zip(phrase.spellings, here, strict=True)
    return all(asked is None or word.surface in asked for asked, word in pairs)
