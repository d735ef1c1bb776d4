"""Turns phrases into their folded words: plural or singular, hyphen or space alike."""

from __future__ import annotations

import re
from functools import lru_cache

Key = tuple[str, ...]
"""The folded words of a phrase: what its spellings have in common."""

_WORD = re.compile(r"[^\W_]+[+#]*")
BREAK = re.compile(r"[()\[\];:!?]|[.,] ")
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


def case_matters(word: str) -> bool:
    """Whether a phrase's word stands for its capitals: two or more, as in `RLHF` and `LoRA`."""
    if word.islower() or word[1:].islower():
        return False  # nearly all words, told quicker
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


def parts_of(text: str) -> list[str]:
    """The words of a phrase or text in order; hyphens, dots and apostrophes part them."""
    return _WORD.findall(text)


def part_spans(text: str) -> list[tuple[int, int]]:
    """Where each of the parts of a text begins and ends."""
    return [match.span() for match in _WORD.finditer(text)]


def key_of(text: str) -> Key:
    """The key of a phrase: hyphens, case and plurals don't count."""
    return tuple(map(fold, parts_of(text)))


def spellings(word: str) -> tuple[str, str] | None:
    """The two spellings of a phrase's word that stands for its capitals; None for other words."""
    singular = word.removesuffix("s")
    return (singular, f"{singular}s") if case_matters(singular) else None
