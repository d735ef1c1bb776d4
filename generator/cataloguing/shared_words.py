"""Says in words why two vectors are near: the terms that make their product the largest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.arrays import distinct
from generator.cataloguing.term_vectors import ONE, Vectors

Integers = NDArray[np.int64]

TERMS_SHOWN = 3
_AT_ONCE = 8192
"""So many pairs are looked at together."""
_PAIR, _TERM = 33, 13
"""Where pair and term begin in a number that ends in a weight."""
_RANKED, _PRODUCT = 45, 20
"""Where pair and product begin in a number that sorts as the terms are shown."""


def shared_words(vectors: Vectors, first: Integers, second: Integers) -> list[str]:
    """For each pair of vectors its strongest terms, equal ones by alphabet."""
    size = len(vectors.sizes)
    low, high = np.minimum(first, second), np.maximum(first, second)
    pairs, number = np.unique(low * size + high, return_inverse=True)
    cuts = [*range(0, len(pairs), _AT_ONCE), len(pairs)]
    used = distinct(vectors.taken(distinct(np.concatenate((low, high)))).terms)
    words = vectors.words(used)
    by_alphabet = sorted(range(len(words)), key=words.__getitem__)
    alphabet = np.zeros(vectors.size, np.int64)
    alphabet[used[by_alphabet]] = np.arange(len(words))
    said = [
        ", ".join(words[by_alphabet[place]] for place in strongest)
        for a, b in pairwise(cuts)
        for strongest in _strongest(vectors, pairs[a:b], alphabet)
    ]
    return [said[pair] for pair in number.tolist()]


def _strongest(vectors: Vectors, pairs: Integers, alphabet: Integers) -> Iterator[list[int]]:
    """The strongest terms of some pairs, by their places in the alphabet."""
    number = np.arange(len(pairs))
    sides = (vectors.taken(side) for side in np.divmod(pairs, len(vectors.sizes)))
    entries = [
        np.repeat(number, side.sizes) << _PAIR | side.terms << _TERM | side.weights.astype(np.int64)
        for side in sides
    ]
    merged = np.sort(np.concatenate(entries), kind="stable")  # two runs in order: a quick merge
    terms, weights = merged >> _TERM, merged & ((1 << _TERM) - 1)
    shared = np.flatnonzero(terms[1:] == terms[:-1])  # a term once from either side
    products = weights[shared] * weights[shared + 1]
    pair = terms[shared] >> (_PAIR - _TERM)
    places = alphabet[terms[shared] & ((1 << (_PAIR - _TERM)) - 1)]
    ranked = np.sort(pair << _RANKED | (ONE * ONE - products) << _PRODUCT | places)
    ends = np.cumsum(np.bincount(pair, minlength=len(pairs))).tolist()
    strongest_first = (ranked & ((1 << _PRODUCT) - 1)).tolist()
    for start, end in pairwise([0, *ends]):
        yield strongest_first[start : min(end, start + TERMS_SHOWN)]
