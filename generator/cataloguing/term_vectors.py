"""Turns texts into tf-idf vectors of whole numbers, whose products are exact on every machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.archive import Archive
from generator.cataloguing.arrays import distinct, places, starts_of_runs, stretches
from generator.cataloguing.basis import Basis
from generator.cataloguing.plain_words import FUNCTION
from generator.cataloguing.spoken import Spoken
from generator.cataloguing.vocabulary import hash_of, term_of

Integers = NDArray[np.int64]

COMMONEST = 0.5
"""A word in a larger share of the basis tells nothing."""
ONE = 1 << 12
"""The length of a vector. Two of them have a product of ONE * ONE at most, but for the rounding: it
is summed up exactly in single precision, which has 24 bits; what is larger counts as that."""
_SAYS_NOTHING = FUNCTION.union(
    """
    show shows however two first one often well three due several find thus moreover still
    towards toward four rather become becomes therefore along beyond describe describes made
    found part together five next thereby cannot upon take six whole around hence namely give
    alone others third whereas always last besides back almost itself already throughout
    """.split()
)
"""Words that two texts about nothing in common share all the same."""


class Vectors(NamedTuple):
    """Vectors: the terms of each, one after another, and their weights."""

    sizes: Integers
    """How many terms each has."""
    terms: Integers
    """Numbers of terms, ascending in each vector."""
    weights: NDArray[np.float32]
    """Whole, from 1 to ONE."""
    size: int
    """How many terms there are."""
    words: Callable[[Integers], list[str]]
    """Gives the words of terms."""

    def taken(self, rows: Integers) -> Vectors:
        """Some of the vectors."""
        first = np.cumsum(self.sizes) - self.sizes
        places = stretches(first[rows], self.sizes[rows])
        return self._replace(
            sizes=self.sizes[rows], terms=self.terms[places], weights=self.weights[places]
        )


def term_vectors(archive: Archive, basis: Basis) -> Vectors:
    """Each paper's vector: sublinear tf, smooth idf, unigrams of its title and abstract.

    After Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 6.2 to 6.4. How
    telling a word is follows from the basis, so that a paper's vector depends on its own text and
    on the basis, on no other paper. A word that the basis has once or never has no part in a
    vector's length, for it is like to stand nowhere else; but papers that share it are so much the
    nearer.
    """
    counts, papers, of_basis = _counted(archive, basis)
    rows, terms = counts.rows, counts.terms
    in_basis = np.bincount(terms[of_basis[rows]], minlength=len(counts.parts))
    rarity = 1 + np.log((1 + of_basis.sum()) / (1 + in_basis))
    rarity[in_basis > COMMONEST * of_basis.sum()] = 0
    weights = (1 + np.log(counts.often)) * rarity[terms]
    lengths = _lengths(rows, weights, in_basis[terms] >= 2, len(of_basis))
    shared = (np.bincount(terms, minlength=len(counts.parts)) >= 2) & (rarity > 0)
    kept = shared[terms]
    rows, terms = rows[kept], terms[kept]
    whole = np.clip(np.rint(ONE * weights[kept] / lengths[rows]), 1, ONE).astype(np.float32)
    parts = counts.parts[shared]

    def words(terms: Integers) -> list[str]:
        return list(map(term_of, archive.concordance.part_texts(parts[terms])))

    sizes, numbers = np.bincount(rows, minlength=len(of_basis)), np.cumsum(shared) - 1
    return Vectors(sizes, numbers[terms], whole, len(parts), words).taken(papers)


def _counted(archive: Archive, basis: Basis) -> tuple[_Counts, Integers, NDArray[np.bool_]]:
    """The counts of all documents, which of them the papers are, and which are of the basis."""
    row = {(text.title, text.abstract): number for number, text in enumerate(archive.texts)}
    papers, of_basis = (
        [text.document for text in texts] for texts in (archive.texts, basis.texts())
    )
    others = [document for document in dict.fromkeys((*papers, *of_basis)) if document not in row]
    row |= {document: number for number, document in enumerate(others, len(archive.papers))}
    rest = archive.concordance.spoken([text for document in others for text in document])
    counts = _joined(_counts(archive.spoken()), _counts(rest), len(archive.papers))
    is_basis = np.zeros(len(archive.papers) + len(others), bool)
    is_basis[[row[document] for document in of_basis]] = True
    return counts, np.array([row[document] for document in papers], np.int64), is_basis


def _lengths(
    rows: Integers, weights: NDArray[np.float64], known: NDArray[np.bool_], size: int
) -> NDArray[np.float64]:
    """The length of each vector by the words that the basis knows; without any, by all."""
    by_known = np.bincount(rows, weights**2 * known, size)
    return np.sqrt(np.where(by_known > 0, by_known, np.bincount(rows, weights**2, size)))


class _Counts(NamedTuple):
    """Which document has which term how often."""

    rows: Integers
    terms: Integers
    often: Integers
    parts: Integers
    """For each term a row in the table of parts."""


def _counts(spoken: Spoken) -> _Counts:
    """Counts by document, a title and an abstract, then by term, but for terms that say nothing."""
    hashes, parts, number = np.unique(
        spoken.tables.parts["term"], return_index=True, return_inverse=True
    )
    empty = distinct(np.array([0, *map(hash_of, _SAYS_NOTHING)], np.uint64))
    telling = places(hashes, empty) < 0
    said = np.flatnonzero(telling[number][spoken.parts])
    rows = (spoken.text_of_word[spoken.word_of_part[said]] // 2).astype(np.int64)
    pairs = np.sort(rows * len(hashes) + number[spoken.parts[said]])
    begins = np.flatnonzero(starts_of_runs(pairs))
    rows, terms = np.divmod(pairs[begins], max(1, len(hashes)))
    return _Counts(rows, terms, np.diff(begins, append=len(pairs)), parts)


def _joined(first: _Counts, second: _Counts, size: int) -> _Counts:
    """The counts of so many documents and of others, in one table of parts."""
    return _Counts(
        np.concatenate((first.rows, second.rows + size)),
        np.concatenate((first.terms, second.terms)),
        np.concatenate((first.often, second.often)),
        first.parts,
    )
