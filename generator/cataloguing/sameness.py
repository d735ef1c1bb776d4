"""Tells from two texts alone whether they are the same paper's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from generator.cataloguing.identity import title_key

REWRITTEN = 0.06
"""From this share of common word triples on, two abstracts under one title are one paper's.

Pairs of unrelated abstracts stay below 0.055; 98.5 % of one paper's abstracts as two sources write
them are above it.
"""
REWORDED = 0.6
"""The like for single words: abstracts too short to share triples."""
COPIED = 0.8
"""From this share of common word triples on, two abstracts are one text with small changes."""
RETITLED = 85.0
"""From this likeness (0 to 100) on, two titles over one abstract are one paper's."""
SHORTEST_PROOF = 40
"""Words that an abstract needs before its likeness can join two titles."""
SENTENCE_KEY = 80
COMMONPLACE = 20
"""A sentence that more entries share than this proves nothing."""


@lru_cache(maxsize=65_536)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _shared(first: frozenset[object], second: frozenset[object]) -> float:
    """The share of the smaller set that is in the other too, 0 to 1."""
    return len(first & second) / max(1, min(len(first), len(second)))


@lru_cache(maxsize=4_096)
def _triples(text: str) -> frozenset[object]:
    words = _words(text)
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def same_title_same_paper(first: str, second: str) -> bool:
    """Whether two abstracts under one title are one paper's; an empty one contradicts nothing."""
    if not first or not second or first == second:
        return True
    if _shared(_triples(first), _triples(second)) >= REWRITTEN:
        return True
    if _shared(frozenset(_words(first)), frozenset(_words(second))) >= REWORDED:
        return True
    return title_key(first) == title_key(second)


def same_abstract_same_paper(
    first_title: str, first_abstract: str, second_title: str, second_abstract: str
) -> bool:
    """Whether two entries under different titles are one paper: nearly one title, nearly one text.

    Numbers in titles must agree: `Track 1` and `Track 2` share their abstracts now and then.
    """
    if _numbers(first_title) != _numbers(second_title):
        return False
    if _title_likeness(first_title, second_title) < RETITLED:
        return False
    if min(len(_words(first_abstract)), len(_words(second_abstract))) < SHORTEST_PROOF:
        return False
    return _shared(_triples(first_abstract), _triples(second_abstract)) >= COPIED


def _numbers(title: str) -> list[str]:
    return sorted(re.findall(r"\d+|\b[IVX]+\b", title))


def _title_likeness(first: str, second: str) -> float:
    by_letters = fuzz.ratio(title_key(first), title_key(second))
    by_words = fuzz.token_set_ratio(first.casefold(), second.casefold())
    return max(by_letters, by_words)


def candidates(abstracts: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers whose abstracts share a long sentence: those worth comparing, each once.

    Comparing every pair would be quadratic; texts that are nearly one share a sentence.
    """
    told = list(abstracts)
    every = "\n\0\n".join(abstract for _, abstract in told)  # parted at once: far quicker
    parted = every.replace(". ", ".\n").replace("! ", "!\n").replace("? ", "?\n")
    by_sentence: dict[str, list[int]] = {}
    numbers = iter([number for number, _ in told])
    number = next(numbers, 0)
    for sentence in parted.split("\n"):
        if len(sentence) >= SENTENCE_KEY:
            tellers = by_sentence.setdefault(sentence[:SENTENCE_KEY], [])
            if number not in tellers[-1:]:
                tellers.append(number)
        elif sentence == "\0":
            number = next(numbers)
    shared = (tellers for tellers in by_sentence.values() if 1 < len(tellers) <= COMMONPLACE)
    yield from sorted({pair for tellers in shared for pair in combinations(sorted(tellers), 2)})
