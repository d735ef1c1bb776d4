"""Multiplies vectors with all vectors before them, exactly, in blocks of rows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.arrays import stretches
from generator.cataloguing.term_vectors import Vectors

Integers = NDArray[np.int64]

DENSE = 1024
"""So many of the commonest terms make nearly all the work: a full matrix does it far quicker."""


class Products:
    """The vectors, ready to be multiplied: common terms as a matrix, rare ones as postings."""

    def __init__(self, vectors: Vectors) -> None:
        size, width = len(vectors.sizes), len(vectors.words)
        rows = np.repeat(np.arange(size), vectors.sizes)
        commonest = np.argsort(-np.bincount(vectors.terms, minlength=width), kind="stable")[:DENSE]
        column = np.full(width, -1)
        column[commonest] = np.arange(len(commonest))
        columns = column[vectors.terms]
        self._matrix = np.zeros((size, len(commonest)), np.float32)
        is_common = columns >= 0
        self._matrix[rows[is_common], columns[is_common]] = vectors.weights[is_common]
        rare = np.flatnonzero(~is_common)
        self._rows, self._terms, self._weights = (
            rows[rare],
            vectors.terms[rare],
            vectors.weights[rare],
        )
        self._size = size
        # By term, then by row: where a term's postings begin, and end before some row, is found.
        order = np.argsort(self._terms, kind="stable")
        self._posted = self._terms[order] * size + self._rows[order]
        self._posted_weights = self._weights[order]

    def block(self, start: int, end: int) -> NDArray[np.float32]:
        """The products of rows from `start` to before `end` with all rows before `end`."""
        products = self._matrix[start:end] @ self._matrix[:end].T
        low, high = np.searchsorted(self._rows, [start, end])
        terms = self._terms[low:high] * self._size
        first, last = (np.searchsorted(self._posted, terms + row) for row in (0, end))
        many = last - first
        postings = stretches(first, many)
        places = np.repeat((self._rows[low:high] - start) * end, many)
        places += self._posted[postings] % self._size
        weights = np.repeat(self._weights[low:high], many) * self._posted_weights[postings]
        np.add.at(products.reshape(-1), places, weights)
        return products
