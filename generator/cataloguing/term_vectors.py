"""Turns texts into tf-idf vectors of whole numbers, whose products are exact on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.arrays import stretches
from generator.cataloguing.basis import Basis
from generator.cataloguing.spoken import Numbers, Spoken
from generator.cataloguing.term_counts import TWICE, Terms, counted

if TYPE_CHECKING:
    from generator.cataloguing.archive import Archive

Integers = NDArray[np.int64]

COMMONEST = 0.5
"""A word in a larger share of the basis tells nothing."""
RUNS = np.array([0, 1, 0.5, 0.3])
"""What a run of so many words counts, beside the words themselves."""
ONE = 1 << 12
"""The length of a vector. Two of them have a product of ONE * ONE at most, but for the rounding: it
is summed up exactly in single precision, which has 24 bits; what is larger counts as that."""


class Documents(NamedTuple):
    """The vectors of an archive's papers, and of its basis: these only of what the basis knows."""

    of_papers: Vectors
    of_basis: Vectors
    rarity: NDArray[np.float64]
    """What each term counts by how rare it is in the basis; 0 where it is not known there."""


class Vectors(NamedTuple):
    """Vectors: the terms of each, one after another, and their weights."""

    sizes: Integers
    """How many terms each has."""
    terms: Numbers
    """Numbers of terms, ascending in each vector."""
    weights: NDArray[np.float32]
    """Whole, from 1 to ONE."""
    first: Numbers
    """Where each text has each of its terms first: places in `spoken`."""
    known: Terms
    spoken: Spoken

    @property
    def size(self) -> int:
        """How many terms there are."""
        return len(self.known.hashes)

    def taken(self, rows: Integers) -> Vectors:
        """Some of the vectors."""
        begins = np.cumsum(self.sizes) - self.sizes
        places = stretches(begins[rows], self.sizes[rows])
        return self._replace(
            sizes=self.sizes[rows],
            terms=self.terms[places],
            weights=self.weights[places],
            first=self.first[places],
        )


def term_vectors(archive: Archive, basis: Basis) -> Documents:
    """Each document's vector: sublinear tf, smooth idf, words and runs of words of both its texts.

    After Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 6.2 to 6.4. How
    telling a term is follows from the basis, so that a paper's vector depends on its own text and
    on the basis, on no other paper. A term that the basis has once or never has no part in a
    vector's length, for it is like to stand nowhere else; but papers that share it are so much the
    nearer.
    """
    spoken, papers, basis_rows = _documents(archive, basis)
    counts = counted(spoken)
    of_basis = np.zeros(len(spoken.texts) // 2, bool)
    of_basis[basis_rows] = True
    rows, terms, known = counts.rows, counts.terms, counts.known
    in_basis = np.bincount(terms[of_basis[rows]], minlength=len(known.hashes))
    rarity = 1 + np.log((1 + of_basis.sum()) / (1 + in_basis))
    rarity[in_basis > COMMONEST * of_basis.sum()] = 0
    rarity *= RUNS[known.words]
    weights = (1 + np.log(counts.often)) * rarity[terms]
    lengths = _lengths(
        rows, weights, in_basis[terms] >= TWICE, known.words[terms] == 1, len(of_basis)
    )
    shared = (np.bincount(terms, minlength=len(known.hashes)) >= 2) & (rarity > 0)
    kept = shared[terms]
    rows, first = rows[kept], counts.first[kept]
    whole = np.clip(np.rint(ONE * weights[kept] / lengths[rows]), 1, ONE).astype(np.float32)
    numbers = np.where(shared, np.cumsum(shared, dtype=np.int32) - 1, -1)
    vectors = Vectors(
        np.bincount(rows, minlength=len(of_basis)),
        numbers[terms[kept]],
        whole,
        first,
        _only(known, shared, numbers),
        spoken,
    )
    well_known = in_basis[shared] >= TWICE
    basis_alone = _known(vectors.taken(basis_rows), well_known)
    return Documents(vectors.taken(papers), basis_alone, rarity[shared] * well_known)


def _known(vectors: Vectors, terms: NDArray[np.bool_]) -> Vectors:
    """The vectors without other terms: what is left depends on no document but the basis."""
    kept = terms[vectors.terms]
    rows = np.repeat(np.arange(len(vectors.sizes)), vectors.sizes)[kept]
    return vectors._replace(
        sizes=np.bincount(rows, minlength=len(vectors.sizes)),
        terms=vectors.terms[kept],
        weights=vectors.weights[kept],
        first=vectors.first[kept],
    )


def _only(known: Terms, chosen: NDArray[np.bool_], numbers: Numbers) -> Terms:
    """Some of the terms, by their new numbers."""
    within = known.within[chosen]
    return Terms(
        known.hashes[chosen], known.words[chosen], np.where(within < 0, -1, numbers[within])
    )


def _documents(archive: Archive, basis: Basis) -> tuple[Spoken, Integers, Integers]:
    """The words of all documents, which of them the papers are, and which the basis has."""
    row = {(text.title, text.abstract): number for number, text in enumerate(archive.texts)}
    papers, of_basis = (
        [text.document for text in texts] for texts in (archive.texts, basis.texts())
    )
    others = [document for document in dict.fromkeys((*papers, *of_basis)) if document not in row]
    row |= {document: number for number, document in enumerate(others, len(archive.papers))}
    spoken = archive.spoken()
    if others:
        more = [text for document in others for text in document]
        spoken = archive.concordance.spoken([*spoken.texts, *more])
    own, first = (np.array([row[d] for d in some], np.int64) for some in (papers, of_basis))
    return spoken, own, first


def _lengths(
    rows: Numbers,
    weights: NDArray[np.float64],
    known: NDArray[np.bool_],
    alone: NDArray[np.bool_],
    size: int,
) -> NDArray[np.float64]:
    """The length of each vector by the terms that the basis knows; without any, by single words."""
    by_known, by_words = (np.bincount(rows, weights**2 * some, size) for some in (known, alone))
    squares = np.where(by_known > 0, by_known, by_words)
    return np.sqrt(np.where(squares > 0, squares, 1))
