"""Tells from two texts alone whether they are the same paper's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from unicodedata import category, normalize

from rapidfuzz import fuzz

from generator.cataloguing.identity import title_key
from generator.cataloguing.latex import clean_latex
from generator.cataloguing.plain_words import FUNCTION

REWRITTEN = 0.06
"""From this share of common word triples on, two abstracts under one title are one paper's.

Pairs of unrelated abstracts stay below 0.055; 98.5 % of one paper's abstracts as two sources write
them are above it.
"""
REWORDED = 0.6
"""The like for single words: abstracts too short to share triples."""
RETITLED = ((0.95, 80.0), (0.8, 85.0), (0.5, 95.0))
"""From this share of common word triples on, with titles this like (0 to 100), two are one paper.

Among 20,000 papers no pair of different ones is found so. An abstract that is kept word for word
asks less of the title than one that is half rewritten, as for a journal.
"""
KEPT = 0.85
"""From this share on a title may have lost or got a number."""
ENGLISH, FOREIGN = 0.2, 0.1
"""At least, and at most, so large a share of an English and of another language's words are such as
English sentences are joined with."""
FEWEST_WORDS = 20
"""A text needs so many to show its language."""
SHORTEST_PROOF = 40
"""Words that an abstract needs before its likeness can join two titles."""
FEWEST_SHARED = 12
"""Words that a shorter abstract needs, to join titles of which one is misspelt."""
UNCHANGED, MISSPELT = 0.95, 94.0
"""From this share of common word triples on, with titles this like letter by letter, it does."""
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
    """Whether two abstracts under one title are one paper's.

    An empty one contradicts nothing, and neither does one in another language.
    """
    if not first or not second or first == second:
        return True
    if _shared(_triples(first), _triples(second)) >= REWRITTEN:
        return True
    if _shared(frozenset(_words(first)), frozenset(_words(second))) >= REWORDED:
        return True
    if _is_translated(first, second):
        return True
    return title_key(first) == title_key(second)


def _is_translated(first: str, second: str) -> bool:
    """Whether one text is English and the other is not."""
    shares = [
        sum(word in FUNCTION for word in words) / max(1, len(words))
        for words in map(_words, (first, second))
        if len(words) >= FEWEST_WORDS
    ]
    return len(shares) == 2 and max(shares) >= ENGLISH and min(shares) <= FOREIGN


def same_abstract_same_paper(
    first_title: str, first_abstract: str, second_title: str, second_abstract: str
) -> bool:
    """Whether two entries under different titles are one paper: nearly one title, nearly one text.

    Numbers in titles must agree: `Track 1` and `Track 2` share their abstracts now and then.
    """
    length = min(len(_words(first_abstract)), len(_words(second_abstract)))
    if length < FEWEST_SHARED:
        return False
    first, second = spelled_out(first_title), spelled_out(second_title)
    shared = _shared(_triples(first_abstract), _triples(second_abstract))
    numbers = [_numbers(first), _numbers(second)]
    if length < SHORTEST_PROOF:
        is_misspelt = _likeness_by_letters(first, second) >= MISSPELT
        return is_misspelt and numbers[0] == numbers[1] and shared >= UNCHANGED
    if numbers[0] != numbers[1] and (all(numbers) or shared < KEPT):
        return False
    likeness = _title_likeness(first, second)
    return any(shared >= least and likeness >= alike for least, alike in RETITLED)


@lru_cache(maxsize=4_096)
def spelled_out(title: str) -> str:
    """A title without what TeX marks in it."""
    return clean_latex(title) if any(sign in title for sign in "\\${}^_") else title


def plain_key(title: str) -> str:
    """A title's key without what sources write in different ways: accents, and TeX."""
    clean = spelled_out(title)
    if not clean.isascii():
        clean = "".join(c for c in normalize("NFKD", clean) if category(c) != "Mn")
    return title_key(clean)


def _numbers(title: str) -> list[str]:
    return sorted(re.findall(r"\d+|\b[IVX]+\b", title))


def _title_likeness(first: str, second: str) -> float:
    by_words = fuzz.token_set_ratio(first.casefold(), second.casefold())
    return max(_likeness_by_letters(first, second), by_words)


def _likeness_by_letters(first: str, second: str) -> float:
    return fuzz.ratio(title_key(first), title_key(second))


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
