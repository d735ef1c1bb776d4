"""Finds phrases in text as whole words: plural or singular, hyphen or space alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+[+#]*")
_BREAK = re.compile(r"[()\[\];:!?]|[.,] ")
"""What ends a phrase: `models (LLMs) are` does not say “models LLMs”."""
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


class Match(NamedTuple):
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


def words(text: str) -> list[str]:
    """The words of a text in order, as they stand there; hyphens, dots and apostrophes part them.

    Plain strings, for there are millions of them: where they stand is asked for by few texts.
    """
    return _WORD.findall(text)


def spans(text: str) -> list[tuple[int, int]]:
    """Where each of the `words` of a text begins and ends."""
    return [match.span() for match in _WORD.finditer(text)]


def _spellings(wanted: str) -> tuple[str, str] | None:
    """The two spellings of a phrase's word that stands for its capitals; None for other words."""
    singular = wanted.removesuffix("s")
    return (singular, f"{singular}s") if case_matters(singular) else None


class _Phrase(NamedTuple):
    """A phrase as written, folded, and for each word the spellings that it asks for, if any."""

    text: str
    key: tuple[str, ...]
    spellings: tuple[tuple[str, str] | None, ...]


class PhraseIndex:
    """Many phrases, ready to be found in one pass over a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._begin: dict[str, dict[str, list[_Phrase]]] = {}
        """By the first word, then by the second one, `""` where a phrase has no second."""
        for phrase in sorted(set(phrases)):
            wanted = words(phrase)
            if key := tuple(map(fold, wanted)):
                known = _Phrase(phrase, key, tuple(map(_spellings, wanted)))
                by_second = self._begin.setdefault(key[0], {})
                by_second.setdefault(key[1] if len(key) > 1 else "", []).append(known)

    def find(self, text: str) -> list[Match]:
        """Every occurrence of every phrase, by start, longer ones first."""
        spoken = words(text)
        hits = list(self._hits(spoken, list(map(fold, spoken))))
        if not hits:
            return []
        places = spans(text)
        found = ((places[at][0], places[end - 1][1], phrase) for at, end, phrase in hits)
        ordered = sorted(found, key=lambda hit: (hit[0], -hit[1], hit[2]))
        matches = (Match(start, end, phrase, text[start:end]) for start, end, phrase in ordered)
        return [m for m in matches if not _BREAK.search(m.surface) or _BREAK.search(m.phrase)]

    def _hits(self, spoken: list[str], folded: list[str]) -> Iterator[tuple[int, int, str]]:
        """The phrases with the numbers of the first word and of the one after the last."""
        begin = self._begin
        following = [*folded[1:], ""]
        for at in [at for at, word in enumerate(folded) if word in begin]:  # few words begin one
            by_second = begin[folded[at]]
            second = following[at]
            near = (*by_second.get("", ()), *(by_second.get(second, ()) if second else ()))
            for phrase in near:
                end = at + len(phrase.key)
                if _fits(phrase, spoken[at:end], folded[at:end]):
                    yield at, end, phrase.text


def _fits(phrase: _Phrase, here: list[str], folded: list[str]) -> bool:
    return tuple(folded) == phrase.key and all(
        asked is None or word in asked for asked, word in zip(phrase.spellings, here, strict=True)
    )
