"""Says in words why two vectors are near: the terms that make their product the largest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.term_vectors import ONE, Vectors

Integers = NDArray[np.int64]

TERMS_SHOWN = 3
_AT_ONCE = 1024
"""So many pairs are looked at together."""
_PAIR, _PRODUCT = 45, 20
"""Where a pair and a product begin in a number that sorts as the terms do."""


def shared_words(vectors: Vectors, first: Integers, second: Integers) -> list[str]:
    """For each pair of vectors its strongest terms, equal ones by alphabet."""
    size = len(vectors.sizes)
    low, high = np.minimum(first, second), np.maximum(first, second)
    pairs, number = np.unique(low * size + high, return_inverse=True)
    cuts = [*range(0, len(pairs), _AT_ONCE), len(pairs)]
    said = [words for a, b in pairwise(cuts) for words in _of_pairs(vectors, pairs[a:b])]
    return [said[pair] for pair in number.tolist()]


def _of_pairs(vectors: Vectors, pairs: Integers) -> Iterator[str]:
    """The words of some pairs that are sorted by the first of the two."""
    first, second = np.divmod(pairs, len(vectors.sizes))
    rows, row = np.unique(first, return_inverse=True)
    spread, others = vectors.taken(rows), vectors.taken(second)
    table = np.zeros((len(rows), len(vectors.words)), np.float32)
    table[np.repeat(np.arange(len(rows)), spread.sizes), spread.terms] = spread.weights
    pair = np.repeat(np.arange(len(pairs)), others.sizes)
    products = (table[row[pair], others.terms] * others.weights).astype(np.int64)
    is_shared = products > 0
    smallest_first = pair << _PAIR | (ONE * ONE - products) << _PRODUCT | others.terms
    entries = np.sort(smallest_first[is_shared])
    ends = np.cumsum(np.bincount(pair[is_shared], minlength=len(pairs))).tolist()
    terms = (entries & ((1 << _PRODUCT) - 1)).tolist()
    for start, end in pairwise([0, *ends]):
        strongest = terms[start : min(end, start + TERMS_SHOWN)]
        yield ", ".join(vectors.words[term] for term in strongest)
