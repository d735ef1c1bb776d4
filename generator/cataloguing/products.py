"""Multiplies vectors with all vectors before them, exactly, in blocks of rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.arrays import distinct, stretches
from generator.cataloguing.term_vectors import Vectors

Integers = NDArray[np.int64]

DENSE = 512
"""So many of the commonest terms make nearly all the work: a full matrix does it far quicker ..."""
AT_ONCE = 1 << 20
"""So many products of rare terms are in memory at a time."""
FEW = 256
"""... but for so few vectors, which are multiplied sooner than the matrix is filled."""


class Products:
    """The vectors, ready to be multiplied: common terms as a matrix, rare ones as postings."""

    def __init__(self, vectors: Vectors, asked: int) -> None:
        """So many of the last vectors will be asked for."""
        size, width = len(vectors.sizes), vectors.size
        rows = np.repeat(np.arange(size, dtype=np.int32), vectors.sizes)
        often = np.bincount(vectors.terms, minlength=width)
        commonest = np.argsort(-often, kind="stable")[: DENSE if asked > FEW else 0]
        column = np.full(width, -1, np.int32)
        column[commonest] = np.arange(len(commonest))
        columns = column[vectors.terms]
        self._matrix = np.zeros((size, len(commonest)), np.float32)
        is_common = columns >= 0
        self._matrix[rows[is_common], columns[is_common]] = vectors.weights[is_common]
        rare = ~is_common
        self._rows, self._weights = rows[rare], vectors.weights[rare]
        self._terms = vectors.terms[rare].astype(np.int32)
        self._size = size
        # By term, then by row: where a term's postings begin, and end before some row, is found.
        small = self._terms.astype(np.uint16) if width < 1 << 16 else self._terms  # sorted quicker
        order = np.argsort(small, kind="stable")
        self._starts = np.searchsorted(self._terms[order], np.arange(width))
        self._posted = self._terms[order] * np.int64(size) + self._rows[order]
        self._posted_rows, self._posted_weights = self._rows[order], self._weights[order]

    def block(self, start: int, end: int) -> NDArray[np.float32]:
        """The products of rows from `start` to before `end` with all rows before `end`."""
        products = self._matrix[start:end] @ self._matrix[:end].T
        low, high = np.searchsorted(self._rows, [start, end])
        terms = self._terms[low:high]
        first = self._starts[terms]
        many = np.searchsorted(self._posted, terms * np.int64(self._size) + end) - first
        rows, weights = self._rows[low:high] - start, self._weights[low:high]
        for some in _portions(many):
            postings = stretches(first[some], many[some])
            places = np.repeat(rows[some] * np.int64(end), many[some])
            places += self._posted_rows[postings]
            added = np.repeat(weights[some], many[some])
            added *= self._posted_weights[postings]
            np.add.at(products.reshape(-1), places, added)
        return products


def _portions(sizes: Integers) -> Iterator[slice]:
    """Ranges of rows of about `AT_ONCE` in all, for they may be many where no term is common."""
    ends = np.cumsum(sizes)
    cuts = np.searchsorted(ends, np.arange(AT_ONCE, ends[-1] if len(ends) else 0, AT_ONCE))
    yield from (slice(*both) for both in pairwise([0, *distinct(cuts).tolist(), len(sizes)]))
