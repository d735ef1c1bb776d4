"""Finds the themes of texts by their vectors, and where other texts lie among them.

By spherical k-means (Dhillon and Modha, "Concept Decompositions for Large Sparse Text Data using
Clustering", 2001), of whole numbers, whose products are exact on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from generator.cataloguing.arrays import places
from generator.cataloguing.atlas import Theme, Themes
from generator.cataloguing.plane import grouped, spread
from generator.cataloguing.term_vectors import ONE, Vectors
from generator.cataloguing.wording import Wording

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MOST = 150
"""Themes; in a smaller archive each text is one."""
_SAMPLE = 3000
"""So many texts at most are looked at: what is a theme shows in these."""
_ROUNDS = 8
_VOCABULARY = 30_000
"""Words by which texts are grouped, the commonest ones: ten thousand papers have fewer."""
_WORDS = 200
"""The heaviest words of a theme, which stand for it."""
_FEWEST = 10
"""Texts of a region, on the mean: fewer have little in common but chance."""
_NAMES = 20
"""Words that a region may be named by."""
_PHRASES = np.array([0, 1, 3, 6])
"""So many times more than one word say two or three: `machine unlearning`, not `machine`."""


def themes_of(vectors: Vectors) -> Themes:
    """The themes of texts, and the regions in which they lie."""
    sample = np.arange(0, len(vectors.sizes), max(1, -(-len(vectors.sizes) // _SAMPLE)))
    vectors = vectors.taken(sample)
    texts = matrix(vectors)
    often = np.bincount(vectors.terms, minlength=vectors.size)
    words = np.flatnonzero((vectors.known.words == 1) & (often >= 2))
    if len(words) > _VOCABULARY:
        order = np.lexsort((vectors.known.hashes[words], -often[words]))
        words = np.sort(words[order[:_VOCABULARY]])
    count = min(MOST, len(sample))
    middles, own = _middles(texts[:, words], count)
    if not middles.any():
        return Themes([], [])
    spots = spread(middles @ middles.T / (ONE * ONE))
    region = grouped(spots, max(1, len(sample) // _FEWEST))
    heaviest = np.argsort(-middles, axis=1, kind="stable")[:, :_WORDS]
    found = []
    for number, (x, y) in enumerate(spots.tolist()):
        kept = heaviest[number][middles[number, heaviest[number]] > 0]
        weights = middles[number, kept].astype(int).tolist()
        hashes = vectors.known.hashes[words[kept]].tolist()
        found.append(Theme(hashes, weights, x, y, int(region[number])))
    return Themes(found, _names(vectors, texts, region[own]))


def matrix(vectors: Vectors) -> sparse.csr_matrix:
    """Vectors as rows: whole numbers in double precision, whose sums of products are exact."""
    ends = np.concatenate(([0], np.cumsum(vectors.sizes)))
    shape = len(vectors.sizes), vectors.size
    return sparse.csr_matrix((vectors.weights.astype(np.float64), vectors.terms, ends), shape)


def _middles(texts: sparse.csr_matrix, count: int) -> tuple[Floats, Integers]:
    """The middles of so many groups of texts, each of length ONE but for the rounding.

    And of which group each text is.
    """
    rows = texts.shape[0]
    middles = _of_length_one(texts[np.arange(count) * rows // count].toarray())
    own = np.full(rows, -1)
    for _ in range(_ROUNDS):
        nearest = (texts @ middles.T).argmax(axis=1)
        if (nearest == own).all():
            break
        own = nearest
        sums = (_groups(own, count) @ texts).toarray()
        left = ~sums.any(axis=1)
        middles, last = _of_length_one(sums), middles
        middles[left] = last[left]
    return middles, own


def _groups(own: Integers, count: int) -> sparse.csr_matrix:
    """A row for each group, with a 1 for each of its texts."""
    texts = np.arange(len(own))
    return sparse.csr_matrix((np.ones(len(own)), (own, texts)), (count, len(own)))


def _of_length_one(rows: Floats) -> Floats:
    """The rows, which become that; in place, for they are as long as there are words."""
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    rows *= (ONE / np.maximum(lengths, 1))[:, None]
    return np.rint(rows, out=rows)


def _names(vectors: Vectors, texts: sparse.csr_matrix, region: Integers) -> list[list[str]]:
    """For each region what its texts have more of than others, as they say it, the most first."""
    begins = np.full(vectors.size, -1)
    begins[vectors.terms[::-1]] = vectors.first[::-1]
    wording, lengths = Wording(vectors.spoken), vectors.known.words
    often = np.bincount(vectors.terms, minlength=vectors.size)
    terms = np.flatnonzero(often >= min(3, len(vectors.sizes)))
    good = wording.is_phrase(begins[terms], lengths[terms])
    good &= wording.is_reason(begins[terms], lengths[terms])
    terms = terms[good]
    telling = _telling(texts[:, terms], region) * _PHRASES[lengths[terms]]
    of_region = np.repeat(region, vectors.sizes)
    names = []
    for number, row in enumerate(telling):
        best = terms[np.argsort(-row, kind="stable")[:_NAMES]]
        here = np.flatnonzero((of_region == number) & np.isin(vectors.terms, best))
        own = vectors.terms[here]
        said = wording.commonest(own, vectors.first[here], lengths[own])
        names.append([said[term] for term in best.tolist() if term in said])
    return names


def _telling(texts: sparse.csr_matrix, region: Integers) -> Floats:
    """For each region how much its texts have of each term, how many have it, and others don't."""
    groups = _groups(region, int(region.max()) + 1)
    sums, having = (groups @ texts).toarray(), (groups @ (texts > 0).astype(float)).toarray()
    sizes = np.maximum(np.bincount(region), 1)[:, None]  # a region may be empty
    shares = sums / np.maximum(sums.sum(axis=0), 1) * having / sizes
    once: Floats = np.where(having < np.minimum(2, sizes), 0.2, 1.0)
    told: Floats = sums * np.sqrt(shares) * once
    return told


# --- Texts among themes --------------------------------------------------------------------------

_AROUND = 4
"""A text lies between so many themes, the likest."""


def among(vectors: Vectors, themes: Sequence[Theme]) -> tuple[Floats, Integers]:
    """Where each text lies among themes, from 0 to 1, and its theme's number; -1 without one."""
    order = np.argsort(vectors.known.hashes, kind="stable")
    ordered = vectors.known.hashes[order]
    columns = np.unique(np.concatenate([np.array(t.terms, np.uint64) for t in themes]))
    table = np.zeros((len(columns), len(themes)))
    for at, theme in enumerate(themes):
        table[np.searchsorted(columns, np.array(theme.terms, np.uint64)), at] = theme.weights
    found = places(columns, ordered)
    own = matrix(vectors)[:, order[found[found >= 0]]]
    likeness = np.asarray(own @ table[found >= 0])
    nearest = np.argsort(-likeness, axis=1, kind="stable")[:, :_AROUND]
    shares = np.take_along_axis(likeness, nearest, 1)
    has_theme = shares[:, 0] > 0
    shares = shares / np.maximum(shares[:, :1], 1)
    shares = shares * shares * shares
    shares = shares * shares
    middles = np.array([(theme.x, theme.y) for theme in themes])
    total = np.maximum(shares.sum(axis=1), 1e-9)[:, None]
    spots = (shares[:, :, None] * middles[nearest]).sum(axis=1) / total
    return spots, np.where(has_theme, nearest[:, 0], -1)
