"""Compares papers with the profiles of topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.archive import Archive
from generator.cataloguing.arrays import places
from generator.cataloguing.term_vectors import ONE, Vectors
from generator.cataloguing.topic_choice import TOLD, Nearness
from generator.cataloguing.topic_profiles import Profiles
from generator.cataloguing.wording import Wording
from generator.model.judgement import TopicLink

Integers = NDArray[np.int64]
Links = tuple[TopicLink, ...]

WORDS_SHOWN = 3
_AT_ONCE = 256


def likenesses(archive: Archive, profiles: Profiles, papers: Sequence[int]) -> Iterator[Nearness]:
    """The nearest topics of each of the papers, of equals the first by name.

    The likeness is the cosine, to four places.
    """
    vectors = archive.vectors.of_papers.taken(np.array(papers, np.int64))
    likeness = _likeness(vectors, _table(profiles, vectors))
    order = np.argsort(-likeness, axis=1, kind="stable")[:, :TOLD]
    ranked = np.take_along_axis(likeness, order, axis=1)
    usual = np.where(profiles.usual > 0, profiles.usual, 1)[order]
    shares = np.where(profiles.usual[order] > 0, ranked / usual, 1.0)
    rows = (order.tolist(), (ranked / 10_000).tolist(), shares.tolist())
    for numbers, values, its_shares in zip(*rows, strict=True):
        yield Nearness([profiles.slugs[number] for number in numbers], values, its_shares)


def with_words(
    archive: Archive, profiles: Profiles, papers: Sequence[int], found: Iterable[Links]
) -> Iterator[Links]:
    """The topics found of these papers, those by likeness with the words that caused them."""
    every = list(found)
    alike = [
        (paper, link.slug)
        for paper, links in zip(papers, every, strict=True)
        for link in links
        if link.by == "similarity"
    ]
    vectors = archive.vectors.of_papers.taken(np.array([paper for paper, _ in alike], np.int64))
    columns = np.array([profiles.slugs.index(slug) for _, slug in alike], np.int64)
    words = iter(_words(vectors, _table(profiles, vectors), columns))
    for links in every:
        yield tuple(
            replace(link, evidence=next(words)) if link.by == "similarity" else link
            for link in links
        )


def _table(profiles: Profiles, vectors: Vectors) -> NDArray[np.int32]:
    """The weight of each term in each profile, shape (terms, profiles)."""
    order = np.argsort(vectors.known.hashes)
    place = places(profiles.hashes, vectors.known.hashes[order])
    column = np.repeat(np.arange(len(profiles.slugs)), profiles.sizes)
    table = np.zeros((vectors.size, len(profiles.slugs)), np.int32)
    known = place >= 0
    table[order[place[known]], column[known]] = profiles.weights[known]
    return table


def _likeness(vectors: Vectors, table: NDArray[np.int32]) -> Integers:
    """The products of vectors and profiles, in ten-thousandths of the largest."""
    found = np.zeros((len(vectors.sizes), table.shape[1]), np.int64)
    ends = np.cumsum(vectors.sizes)
    weights = vectors.weights.astype(np.int32)
    for start in range(0, len(ends), _AT_ONCE):
        rows = np.arange(start, min(start + _AT_ONCE, len(ends)))
        rows = rows[vectors.sizes[rows] > 0]
        if len(rows):
            begins = ends[rows] - vectors.sizes[rows]
            entries = slice(begins[0], ends[rows[-1]])
            products = table[vectors.terms[entries]] * weights[entries, None]
            found[rows] = np.add.reduceat(products, begins - begins[0], axis=0, dtype=np.int64)
    return (found * 10_000) // (ONE * ONE)


def _words(vectors: Vectors, table: NDArray[np.int32], profiles: Integers) -> list[tuple[str, ...]]:
    """What each vector shares most with one profile, as its text says it."""
    rows = np.repeat(np.arange(len(vectors.sizes)), vectors.sizes)
    products = table[vectors.terms, profiles[rows]] * vectors.weights
    wording, lengths = Wording(vectors.spoken), vectors.known.words[vectors.terms]
    told = (products > 0) & wording.tells(vectors.first)
    told &= (lengths == 1) | wording.is_phrase(vectors.first, lengths)
    entries = np.flatnonzero(told)
    hashes = vectors.known.hashes[vectors.terms[entries]]
    entries = entries[np.lexsort((hashes, -products[entries], rows[entries]))]
    sizes = np.bincount(rows[entries], minlength=len(vectors.sizes))
    nth = np.arange(len(entries)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    entries = entries[nth < WORDS_SHOWN]
    said = wording.shorter(vectors.first[entries], vectors.first[entries], lengths[entries])
    words: list[list[str]] = [[] for _ in vectors.sizes]
    for row, word in zip(rows[entries].tolist(), said, strict=True):
        words[row].append(word)
    return list(map(tuple, words))
