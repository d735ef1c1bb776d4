"""Finds in papers the phrases that are tags, and tells whether the papers insist on them."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.arrays import places, starts_of_runs
from generator.cataloguing.key_phrases import KeyPhrases, Origin, key_phrases
from generator.cataloguing.phrase_uses import merged, surfaces
from generator.cataloguing.spoken import Spoken
from generator.cataloguing.tags import Found, TagNames
from generator.cataloguing.vocabulary import key_hash

Integers = NDArray[np.int64]
Truths = NDArray[np.bool_]

_AUTHORS = re.compile(r"\b(?:we|our|this (?:paper|work|study|article))\b", re.IGNORECASE)
_IN_PASSING = re.compile(
    r"\be\.g\.|\b(?:such as|including|like|unlike|similar to|for example|for instance|spanning|"
    r"covering|across|ranging|compar\w+|than|baselines?|outperform\w*|evaluat\w+|experiments?|"
    r"experimental|benchmarks?|results?)\b",
    re.IGNORECASE,
)
"""What goes before examples, and before what something is tried on or compared with."""
_OF_OTHERS = re.compile(
    r"\b(?:beyond|existing|prior|previous|alternatives?|while|whereas|although|though|however|"
    r"despite)\b",
    re.IGNORECASE,
)
"""What goes before that which others do."""
_SENTENCE = 200
"""Characters before a phrase in which its sentence says whose it is."""


class _Uses(NamedTuple):
    """A row for each tag of each paper: where it stands first, and whether it stands twice."""

    rows: Integers
    numbers: Integers
    """The tag's."""
    often: Truths


def tagged(spoken: Spoken, tags: TagNames) -> list[list[Found]]:
    """For each paper the tags whose phrases its text has.

    Those of its title come first, then the surest, then the longest.
    """
    keys = {key_hash(key) for key in (*tags.keys, *(short for short, _ in tags.synonyms))}
    found = key_phrases(spoken, tags.known, np.array(sorted(keys), np.uint64))
    rows, numbers, often = _uses(found, tags)
    lengths = np.array(list(map(len, tags.keys)), np.int64)[numbers]
    compared = np.array(tags.compared, bool)[numbers]
    telling = np.array(tags.telling, bool)[numbers] & (found.origins[rows] == Origin.NAME)
    sure = (found.texts[rows] % 2 == 0) | (often & ~compared)
    doubted = np.flatnonzero(~sure & ~compared & (telling | (lengths > 1)))
    by_authors, meant = _said(found, rows[doubted], spoken)
    likely = sure.copy()
    likely[doubted] = meant
    sure[doubted] = meant & (by_authors | telling[doubted])

    order = np.lexsort((numbers, -lengths, found.origins[rows], found.texts[rows]))
    rows = rows[order]
    of_papers: list[list[Found]] = [[] for _ in range(len(spoken.texts) // 2)]
    columns = (column[order].tolist() for column in (numbers, sure, likely))
    papers = (found.texts[rows] // 2).tolist()
    for paper, surface, *of_one in zip(
        papers, surfaces(found, rows, spoken), *columns, strict=True
    ):
        number, is_sure, is_likely = of_one
        of_papers[paper].append(Found(number, surface, is_sure, is_likely))
    return of_papers


def _uses(found: KeyPhrases, tags: TagNames) -> _Uses:
    """The papers' tags. What is part of a longer one counts there alone, `kite line (KL)` once."""
    hashes = np.array(list(map(key_hash, tags.keys)), np.uint64)
    order = np.argsort(hashes)
    place = places(merged(found.keys, dict(tags.synonyms)), hashes[order])
    rows = _outermost(found, np.flatnonzero(place >= 0))
    numbers = order[place[rows]]
    in_order = np.lexsort((found.first[rows], numbers))
    rows, numbers = rows[in_order], numbers[in_order]
    first = np.flatnonzero(starts_of_runs(numbers, found.texts[rows] // 2))
    anew = np.ones(len(rows), bool)
    anew[1:] = found.first[rows[1:]] != found.last[rows[:-1]] + 1
    times = np.cumsum(anew)
    last = np.append(first[1:], len(rows))[: len(first)] - 1
    return _Uses(rows[first], numbers[first], times[last] > times[first])


def _outermost(found: KeyPhrases, rows: Integers) -> Integers:
    """Those of the rows whose phrases stand in none of the others', each place once."""
    order = np.lexsort((found.turns[rows], -found.last[rows], found.first[rows]))
    rows = rows[order]
    reached = np.maximum.accumulate(found.last[rows])
    whole = np.ones(len(rows), bool)
    whole[1:] = found.last[rows[1:]] > reached[:-1]
    outermost: Integers = rows[whole]
    return outermost


def _said(found: KeyPhrases, rows: Integers, spoken: Spoken) -> tuple[Truths, Truths]:
    """Of each phrase whether authors say that they do it, and whether it is meant."""
    first = found.first[rows]
    texts = spoken.text_of_word[spoken.word_of_part[first]].tolist()
    begun = [
        spoken.texts[text][max(0, start - _SENTENCE) : start].rpartition(". ")[2]
        for text, start in zip(texts, spoken.starts(first).tolist(), strict=True)
    ]
    meant = [_IN_PASSING.search(words) is None for words in begun]
    by_authors = [bool(_AUTHORS.search(words)) and not _OF_OTHERS.search(words) for words in begun]
    return np.array(by_authors, bool), np.array(meant, bool)
