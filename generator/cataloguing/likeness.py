"""Finds for each of many texts those that share the most telling words with it, and the words."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from generator.cataloguing.plain_words import FUNCTION

NEAR_ENOUGH = 0.08
"""The cosine below which two texts share nothing worth saying."""
_SAYS_NOTHING = FUNCTION.union(
    """
    show shows however two first one often well three due several find thus moreover still
    towards toward four rather become becomes therefore along beyond describe describes made
    found part together five next thereby cannot upon take six whole around hence namely give
    alone others third whereas always last besides back almost itself already throughout
    """.split()
)
"""Words that two texts about nothing in common share all the same."""
TERMS_SHOWN = 3
COMMONEST = 0.5
"""A word in a larger share of the texts tells nothing; one that a single text has joins nothing."""
DENSE = 256
"""So many of the commonest words make most of the work: a full matrix does it far quicker."""
ROWS_AT_ONCE = 512
"""Rows of the matrix of likenesses that are in memory at a time."""
ROUGH = 0.0002
"""More than the rough likenesses differ from the true ones, rounding included."""
_TOKEN = re.compile(r"\b[^\W\d_]\w+\b")
"""A number says nothing: “12” and “7b” join papers that have nothing else in common."""


class Near(NamedTuple):
    """A text's number, how like it is (0 to 1, rounded to four places), and the shared words."""

    number: int
    score: float
    words: str


def nearest(texts: Sequence[str], names: Sequence[str], most: int) -> list[list[Near]]:
    """For each text the nearest others, at most so many; equally near ones by their names.

    The likeness is the cosine of tf-idf vectors (unigrams, sublinear, smooth, as in Manning,
    Raghavan and Schütze, "Introduction to Information Retrieval", 6.2 to 6.4), rounded so that
    it is the same on every machine. Rough likenesses in single precision choose the pairs whose
    true one is worth computing.
    """
    vectors, terms = _vectors(texts)
    order = np.empty(len(names), np.int64)
    order[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    found: list[list[Near]] = [[] for _ in texts]
    for rows, columns in _worth_comparing(vectors, most):
        shared = vectors[rows].multiply(vectors[columns]).tocsr()
        scores = np.round(np.asarray(shared.sum(axis=1)).ravel(), 4)
        words = _words(shared, terms)
        nearest_first = np.lexsort((order[columns], -scores, rows)).tolist()
        pairs = list(zip(rows.tolist(), columns.tolist(), scores.tolist(), words, strict=True))
        for row, column, score, said in map(pairs.__getitem__, nearest_first):
            if score >= NEAR_ENOUGH and len(found[row]) < most:
                found[row].append(Near(column, score, said))
    return found


def _vectors(texts: Sequence[str]) -> tuple[Any, list[str]]:
    """The texts' tf-idf vectors as the rows of a sparse matrix, and the words of its columns."""
    counts, terms = _counts(texts)
    used = np.bincount(counts.indices, minlength=len(terms))
    telling = (used >= 2) & (used <= COMMONEST * len(texts))
    telling &= np.array([term not in _SAYS_NOTHING for term in terms], bool)
    kept = sorted(np.flatnonzero(telling).tolist(), key=terms.__getitem__)
    counts, used = counts[:, kept].tocsr(), used[kept]
    counts.sort_indices()
    rarity = 1 + np.log((1 + len(texts)) / (1 + used))
    weights = (1 + np.log(counts.data)) * rarity[counts.indices]
    rows = np.repeat(np.arange(len(texts)), np.diff(counts.indptr))
    lengths = np.sqrt(np.bincount(rows, weights**2, len(texts)))
    counts.data = weights / lengths[rows]
    return counts, [terms[number] for number in kept]


def _counts(texts: Sequence[str]) -> tuple[Any, list[str]]:
    """How often each text has each word, as a sparse matrix, and the words."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__  # a new word has the next number
    spoken, ends = array("i"), array("q", [0])
    for text in texts:
        spoken.extend(map(numbers.__getitem__, _TOKEN.findall(text.lower())))
        ends.append(len(spoken))
    shape = (len(texts), len(numbers))
    counts = sparse.csr_matrix((np.ones(len(spoken)), np.array(spoken), np.array(ends)), shape)
    counts.sum_duplicates()
    return counts, list(numbers)


def _worth_comparing(vectors: Any, most: int) -> Iterator[tuple[Any, Any]]:
    """The pairs that may be among the nearest, as arrays of rows and columns, by blocks of rows."""
    size = vectors.shape[0]
    rough = vectors.astype(np.float32)
    commonest = np.argsort(-np.bincount(vectors.indices, minlength=vectors.shape[1]))
    full = rough[:, commonest[:DENSE]].toarray()
    rest = rough[:, np.sort(commonest[DENSE:])].tocsr()
    across = rest.T.tocsr()
    nth = min(most, size)
    for first in range(0, size, ROWS_AT_ONCE):
        likeness = full[first : first + ROWS_AT_ONCE] @ full.T
        likeness += (rest[first : first + ROWS_AT_ONCE] @ across).toarray()
        offsets = np.arange(len(likeness))
        likeness[offsets, first + offsets] = 0
        least = np.partition(likeness, -nth, axis=1)[:, -nth]
        enough = np.maximum(least, NEAR_ENOUGH) - ROUGH
        rows, columns = np.nonzero(likeness >= enough[:, None])
        yield first + rows, columns


def _words(shared: Any, terms: Sequence[str]) -> list[str]:
    """The words that make each pair most alike, the strongest first, equal ones by alphabet."""
    rows = np.repeat(np.arange(shared.shape[0]), np.diff(shared.indptr))
    order = np.lexsort((shared.indices, -np.round(shared.data, 6), rows))
    strongest_first = shared.indices[order].tolist()
    return [
        ", ".join(terms[term] for term in strongest_first[start : min(start + TERMS_SHOWN, end)])
        for start, end in pairwise(shared.indptr.tolist())
    ]
