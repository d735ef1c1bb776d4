"""Finds for each of many documents those whose vectors are the nearest, and the words they share.

Documents come in block by block: each is compared with all before it and with itself, and what is
near enough goes into the lists of both. So what has a list need be compared with the new alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.arrays import distinct, starts_of_runs
from generator.cataloguing.products import Products
from generator.cataloguing.related import Near
from generator.cataloguing.shared_words import shared_words
from generator.cataloguing.term_vectors import ONE, Vectors

Integers = NDArray[np.int64]

SAME = 10_000
LEAST = 800
"""The likeness, of SAME, below which two texts share nothing worth saying."""
_AT_ONCE = 5_000_000
"""Pairs of documents that are compared at a time, for which it takes some 60 MB."""
_STRETCHES = 64
"""A row is cut into so many, whose largest products tell quickly how large its largest are."""
_ROW, _SCORE = 38, 24
"""Where a row and a score begin in an entry, a number of 63 bits that sorts as the lists do."""
_NONE = (1 << _ROW) - 1
"""An entry's end where there is none, after all others."""


def nearest(
    vectors: Vectors, names: Sequence[str], most: int, known: Sequence[list[Near] | None]
) -> list[list[Near]]:
    """For each document the nearest others, at most so many; equally near ones by their names.

    The likeness is the vectors' product. A known list holds what is nearest among the documents
    that have one; the lists that come out are the same, whichever were known.
    """
    old = [number for number, near in enumerate(known) if near is not None]
    order = np.array([*old, *(n for n, near in enumerate(known) if near is None)], np.int64)
    lists = _Lists([names[number] for number in order.tolist()], most)
    lists.put(*_known_entries([known[number] or [] for number in old], np.argsort(order)))
    ordered = vectors.taken(order)
    products = Products(ordered, len(order) - len(old))
    changed = np.zeros(len(order), bool)
    block = max(1, _AT_ONCE // max(1, len(order)))
    for start in range(len(old), len(order), block):
        end = min(start + block, len(order))
        rows, columns, scores = _near_enough(products.block(start, end), start, lists.least, most)
        lists.put(rows, columns, scores)
        changed[rows] = changed[start:end] = True
    rows, columns, scores = lists.entries(changed)
    words = _words(ordered, rows, columns, order, known)
    found = [near or [] for near in known]
    for row in order[changed].tolist():
        found[row] = []
    columns_of_found = (order[rows].tolist(), order[columns].tolist(), (scores / SAME).tolist())
    for row, column, score, said in zip(*columns_of_found, words, strict=True):
        found[row].append(Near(column, score, said))
    return found


def likeness(vectors: Vectors, one: int, others: Sequence[int]) -> list[float]:
    """How like a document is to each of some others, 0 to 1, rounded as in lists of the nearest."""
    own, theirs = vectors.taken(np.array([one])), vectors.taken(np.array(others, np.int64))
    weight = np.zeros(vectors.size)
    weight[own.terms] = own.weights
    rows = np.repeat(np.arange(len(others)), theirs.sizes)
    products = np.bincount(rows, weight[theirs.terms] * theirs.weights, len(others))
    return [score / SAME for score in _score(products.astype(np.float32)).tolist()]


def _words(
    vectors: Vectors,
    rows: Integers,
    columns: Integers,
    order: Integers,
    known: Sequence[list[Near] | None],
) -> list[str]:
    """The words that documents share, of which known lists may tell."""
    told = {
        (row, one.number): one.words
        for row in order[distinct(rows)].tolist()
        for one in known[row] or ()
    }
    pairs = list(zip(order[rows].tolist(), order[columns].tolist(), strict=True))
    new = np.array([n for n, pair in enumerate(pairs) if pair not in told], np.int64)
    found = zip(new.tolist(), shared_words(vectors, rows[new], columns[new]), strict=True)
    told |= {pairs[n]: words for n, words in found}
    return [told[pair] for pair in pairs]


def _known_entries(
    lists: Sequence[list[Near]], place: Integers
) -> tuple[Integers, Integers, Integers]:
    """The rows, columns and scores of known lists, by the documents' places."""
    rows = np.repeat(np.arange(len(lists)), [len(near) for near in lists])
    columns = place[np.array([one.number for near in lists for one in near], np.int64)]
    scores = np.array([one.score for near in lists for one in near])
    return rows, columns, np.rint(scores * SAME).astype(np.int64)


def _near_enough(
    products: NDArray[np.float32], start: int, least: Integers, most: int
) -> tuple[Integers, Integers, Integers]:
    """Rows, columns and likenesses of what may come into the lists of a block of documents, which
    begins at `start`, and into those of the documents before it.
    """
    own = np.arange(len(products))
    products[own, start + own] = 0
    near = products >= _product(_bounds(products, most))[:, None]
    near[:, :start] |= products[:, :start] >= _product(least[:start])
    rows, columns = np.nonzero(near)
    scores = _score(products[rows, columns])
    rows += start
    before = columns < start
    return (
        np.concatenate((rows, columns[before])),
        np.concatenate((columns, rows[before])),
        np.concatenate((scores, scores[before])),
    )


def _bounds(products: NDArray[np.float32], most: int) -> Integers:
    """For each row a likeness that so many of its products have at least, or LEAST."""
    width = products.shape[1] // _STRETCHES
    if not width or most > _STRETCHES:
        return np.full(len(products), LEAST)
    largest = np.maximum.reduceat(products, np.arange(0, products.shape[1], width), axis=1)
    return np.maximum(LEAST, _score(np.partition(largest, -most, axis=1)[:, -most]))


def _score(products: NDArray[np.float32]) -> Integers:
    """The likeness of vectors with these products, rounded."""
    whole = np.minimum(products, ONE * ONE).astype(np.int64)
    return (whole * SAME * 2 + ONE * ONE) // (2 * ONE * ONE)


def _product(scores: Integers) -> NDArray[np.float32]:
    """The smallest products that have these likenesses."""
    smallest = -((ONE * ONE - scores * 2 * ONE * ONE) // (2 * SAME))
    return smallest.astype(np.float32)


class _Lists:
    """For each document the nearest so far: entries of 38 bits, a score and a name's rank."""

    def __init__(self, names: Sequence[str], most: int) -> None:
        self._by_name = np.array(sorted(range(len(names)), key=names.__getitem__), np.int64)
        self._rank = np.argsort(self._by_name)
        self._entries = np.full((len(names), most), _NONE)
        self.least = np.full(len(names), LEAST)
        """The likeness that another document needs to come into each list."""

    def put(self, rows: Integers, columns: Integers, scores: Integers) -> None:
        """Enters documents, at the columns, into the lists at the rows, where they belong."""
        touched = distinct(rows)
        new = rows << _ROW | (SAME - scores) << _SCORE | self._rank[columns]
        old = touched[:, None] << _ROW | self._entries[touched]
        entries = distinct(np.concatenate((new, old.ravel())))
        row = entries >> _ROW
        begins = np.flatnonzero(starts_of_runs(row))
        sizes = np.diff(begins, append=len(row))
        nth = np.arange(len(row)) - np.repeat(begins, sizes)
        stays = nth < self._entries.shape[1]
        self._entries[touched] = _NONE
        self._entries[row[stays], nth[stays]] = entries[stays] & _NONE
        last = self._entries[touched, -1]
        self.least[touched] = np.where(last == _NONE, LEAST, SAME - (last >> _SCORE))

    def entries(self, chosen: NDArray[np.bool_]) -> tuple[Integers, Integers, Integers]:
        """Rows, columns and scores of the chosen lists, the nearest first."""
        rows, nth = np.nonzero((self._entries != _NONE) & chosen[:, None])
        entries = self._entries[rows, nth]
        return rows, self._by_name[entries & ((1 << _SCORE) - 1)], SAME - (entries >> _SCORE)
